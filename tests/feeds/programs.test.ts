// A served feed as real programs read it over HTTP: vdirsyncer fetches it, khal shows what is in it.
import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { eventById } from '~/domain/events/queries.server'
import { respond } from '~/domain/invitations/answering.server'
import { cancelEvent, changeEvent } from '~/domain/invitations/changing.server'
import { completePlan, testWorld, type World } from '../world'
import { feedMade, fetched } from './fetching'

const run = promisify(execFile)
const isThere = (program: string) =>
  (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(join(folder, program)))
const absent = ['khal', 'vdirsyncer'].filter((program) => !isThere(program))
/** Each press of a program is a process of its own, on a machine that may have other work. */
const patience = { timeout: 120_000 }
const whyNot = absent.length === 0 ? '' : ` (skipped: ${absent.join(' and ')} not installed)`

/** Serves the feeds of a world over HTTP. @returns its address; `asked` counts what was answered how */
async function serve(world: World): Promise<{ origin: string; asked: number[] }> {
  const asked: number[] = []
  const server = http.createServer((request, response) => {
    const headers = Object.fromEntries(
      Object.entries(request.headers).map(([name, value]) => [name, String(value)]),
    )
    void fetched(world, request.url ?? '', headers, request.method)
      .then(async (answer) => {
        asked.push(answer.status)
        const body = Buffer.from(await answer.arrayBuffer())
        response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(body)
      })
      .catch(() => response.writeHead(500).end())
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return { origin: `http://127.0.0.1:${port}`, asked }
}

/** A home of its own for the programs, with nothing of this process's but where programs lie. */
function homeFor(url: string) {
  const home = mkdtempSync(join(tmpdir(), 'feed-home-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const [calendar, settings] = [join(home, 'calendar'), join(home, '.config')]
  for (const folder of [calendar, join(settings, 'vdirsyncer'), join(settings, 'khal')])
    mkdirSync(folder, { recursive: true })
  writeFileSync(
    join(settings, 'vdirsyncer', 'config'),
    `[general]
status_path = "${home}/status/"
[pair feed]
a = "here"
b = "there"
collections = null
[storage here]
type = "filesystem"
path = "${calendar}"
fileext = ".ics"
[storage there]
type = "http"
url = "${url}"
`,
  )
  writeFileSync(
    join(settings, 'khal', 'config'),
    `[calendars]
[[feed]]
path = ${calendar}
[locale]
local_timezone = Europe/Helsinki
default_timezone = Europe/Helsinki
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
`,
  )
  const env = {
    NODE_ENV: 'test' as const,
    PATH: process.env['PATH'],
    HOME: home,
    LANG: 'C.UTF-8',
    LC_ALL: 'C.UTF-8',
  }
  const told = async (program: string, args: string[]) =>
    (await run(program, args, { env, cwd: home, timeout: 60_000 })).stdout
  return {
    calendar,
    discover: () => told('vdirsyncer', ['discover', 'feed']),
    sync: () => told('vdirsyncer', ['sync']),
    /** Imports a calendar's text. */
    take: (text: string) => {
      const file = join(home, 'feed.ics')
      writeFileSync(file, text)
      return told('khal', ['import', '--batch', '-a', 'feed', file])
    },
    /** What khal lists of half a year: a line an event. */
    list: async () => {
      const format = '{start-long} | {title} | {status}{cancelled} | {location}'
      const out = await told('khal', ['list', '--format', format, '--day-format', '', '2026-10-01', '180d'])
      return out
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '')
    },
  }
}

describe.skipIf(absent.length > 0)(`vdirsyncer and khal read a served feed${whyNot}`, patience, () => {
  test('what is invited, accepted, moved and cancelled shows, under one entry each', async () => {
    await using world = await testWorld()
    const one = await world.person()
    const titleFi = 'Johdon ”päivä”, Áššu & ΑΩ; ' + 'ennakointia '.repeat(12)
    const plan = { ...completePlan, titleFi: titleFi.trim() }
    const { eventId, invitationIds } = await world.invited([one], plan)
    const early = { startsAt: '2026-10-26T06:00:00.000Z', endsAt: '2026-10-26T07:00:00.000Z' }
    await world.invited([one], { titleFi: 'Aamukahvit', answerBy: null, place: 'Kahvio', ...early })
    const { origin, asked } = await serve(world)
    const home = homeFor(origin + (await feedMade(world, one)))
    await home.discover()
    await home.sync()
    expect(await home.list()).toEqual([
      expect.stringMatching(/^2026-10-26 08:00 \| Vastaamatta: Aamukahvit \| TENTATIVE/),
      `2026-12-03 12:00 | Vastaamatta: ${plan.titleFi} | TENTATIVE  | Säätytalo, Helsinki`,
    ])
    expect(readdirSync(home.calendar)).toHaveLength(2)

    const [invitationId = ''] = invitationIds
    world.pass({ minutes: 5 })
    await world.act((c) => respond(c, { invitationId, answer: 'yes', comment: '', source: 'page' }))
    world.pass({ minutes: 5 })
    const moved = { startsAt: '2026-12-04T10:00:00.000Z', endsAt: '2026-12-04T14:00:00.000Z' }
    const { version } = await eventById(world.db, eventId)
    await world.act((c) =>
      changeEvent(c, eventId, { version, plan: { ...plan, ...moved }, tell: true, batchId: 'm' }),
    )
    await world.act((c) => respond(c, { invitationId, answer: 'yes', comment: '', source: 'page' }))
    await home.sync()
    expect((await home.list())[1]).toBe(
      `2026-12-04 12:00 | ${plan.titleFi} | CONFIRMED  | Säätytalo, Helsinki`,
    )
    expect(readdirSync(home.calendar)).toHaveLength(2)

    world.pass({ minutes: 5 })
    await world.act(async (c) => {
      const { version } = await eventById(c.trx, eventId)
      await cancelEvent(c, eventId, { version, note: '', batchId: 'x' })
    })
    await home.sync()
    expect((await home.list())[1]).toMatch(/Peruttu: Johdon.* \| CANCELLED/)
    expect(new Set(asked)).toEqual(new Set([200]))
  })

  test('khal, given the text anew, puts each event in the place of the one with its UID', async () => {
    await using world = await testWorld()
    const one = await world.person()
    const { eventId, invitationIds } = await world.invited([one])
    const path = await feedMade(world, one)
    const home = homeFor('http://127.0.0.1:9/')
    await home.take(await (await fetched(world, path)).text())
    world.pass({ minutes: 5 })
    const [invitationId = ''] = invitationIds
    await world.act((c) => respond(c, { invitationId, answer: 'yes', comment: '', source: 'page' }))
    await home.take(await (await fetched(world, path)).text())
    expect(await home.list()).toEqual([
      '2026-12-03 12:00 | Johdon päivä: ennakointi | CONFIRMED  | Säätytalo, Helsinki',
    ])
    const { uid } = await eventById(world.db, eventId)
    expect(readdirSync(home.calendar)).toEqual([`${uid}.ics`])
  })

  test('an address that was revoked opens nothing, and takes nothing away', async () => {
    await using world = await testWorld()
    const one = await world.person()
    await world.invited([one])
    const { origin } = await serve(world)
    const home = homeFor(origin + (await feedMade(world, one)))
    await home.discover()
    await home.sync()
    await world.db.updateTable('feed').set({ revokedAt: world.now() }).execute()
    await expect(home.sync()).rejects.toThrow()
    expect(await home.list()).toHaveLength(1)
  })
})
