// F2: a feed is the same to the byte in whatever zone the server's process is, read off the same database.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import * as esbuild from 'esbuild'
import { sql } from 'kysely'
import { expect, onTestFinished, test } from 'vitest'
import { alias } from '../../aliases'
import { respond } from '~/domain/invitations/answering.server'
import { feedAnswer } from '~/domain/feeds/text.server'
import type { FeedThing } from '~/domain/feeds/things'
import { poll, smallGroup } from '../meetings/group'
import { testWorld } from '../world'

const sourceOf = (path: string) => JSON.stringify(resolve(import.meta.dirname, '../..', path))

/** A program that writes feeds of a database in a file. */
const program = `
  import SqliteDatabase from 'better-sqlite3'
  import { overSqlite } from ${sourceOf('db/connect.ts')}
  import { feedAnswer } from ${sourceOf('app/domain/feeds/text.server.ts')}
  const [file, feeds, given] = process.argv.slice(2)
  const db = overSqlite(new SqliteDatabase(file))
  Promise.all(JSON.parse(feeds).map((feed) => feedAnswer(db, feed, JSON.parse(given)))).then((answers) =>
    process.stdout.write(answers.map(({ etag, text }) => etag + text()).join('')),
  )`

test('the same bytes and ETag under three process zones, over both changes of the clock', async () => {
  await using world = await testWorld()
  const group = await smallGroup(world)
  const personId = group.bo.personId
  const times: [string, string, string][] = [
    ['2026-10-25T00:30:00.000Z', '2026-10-25T01:30:00.000Z', '2026-10-24T21:30:00.000Z'],
    ['2027-03-28T00:30:00.000Z', '2027-03-28T02:00:00.000Z', '2027-03-27T22:15:00.000Z'],
    ['2026-12-31T21:30:00.000Z', '2026-12-31T23:30:00.000Z', '2026-12-30T22:30:00.000Z'],
  ]
  for (const [startsAt, endsAt, answerBy] of times) {
    const { invitationIds } = await world.invited([personId], { startsAt, endsAt, answerBy })
    const answer = { invitationId: invitationIds[0] ?? '', answer: 'yes' as const, comment: '' }
    if (startsAt.startsWith('2027'))
      await world.act((c) => respond(c, { ...answer, source: 'page' }), await world.actor(personId))
  }
  await poll(world, group)

  const folder = mkdtempSync(join(tmpdir(), 'feed-zones-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const [file, source, outfile] = ['world.db', 'write.ts', 'write.cjs'].map((name) => join(folder, name))
  await sql`vacuum into ${file}`.execute(world.db)
  writeFileSync(source ?? '', program)
  const modules = resolve(import.meta.dirname, '../../node_modules')
  await esbuild.build({
    entryPoints: [source ?? ''],
    outfile: outfile ?? '',
    bundle: true,
    platform: 'node',
    alias,
    nodePaths: [modules],
    external: ['better-sqlite3', 'pg'],
    logLevel: 'error',
  })

  const given = { now: world.now(), baseUrl: world.config.baseUrl }
  const things: FeedThing[] = [{ kind: 'own' }, { kind: 'organiser' }, { kind: 'group', networkId: group.id }]
  const feeds = things.map((thing) => ({ thing, personId, locale: 'sv' as const }))
  const answers = await Promise.all(feeds.map((feed) => feedAnswer(world.db, feed, given)))
  const here = answers.map(({ etag, text }) => etag + text()).join('')
  expect(here.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThan(6)
  for (const TZ of ['UTC', 'Europe/Helsinki', 'America/New_York']) {
    const args = [outfile ?? '', file ?? '', JSON.stringify(feeds), JSON.stringify(given)]
    const env = { ...process.env, TZ, NODE_PATH: modules }
    expect(execFileSync(process.execPath, args, { env }).toString('utf8'), TZ).toBe(here)
  }
}, 120_000)
