// A server that dies in the middle of a burst, again and again: no letter is lost, few come twice, and twins are alike.
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server'
import { beforeAll, expect, onTestFailed, onTestFinished, test } from 'vitest'
import { connect, type Db } from '#db/connect'
import { migrate } from '#db/migrate'
import { samples } from '#emails/samples'
import type { Letter } from '#emails/letters'
import { change } from '~/domain/core/change.server'
import { post } from '~/domain/core/outbox.server'
import { atOnce } from '~/post/transport.server'
import { ensureBuilt } from '../built'
import { insertInvitation, invitationLetter, start, startMta } from './world'

const kills = 20
/** Each is invited and told of a change: order counts. */
const people = 500
const letters = 2 * people

beforeAll(ensureBuilt, 300_000)

/** Numbers as if at random, the same for the same seed (mulberry32). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

/** Invites so many people, each an invitation of their own; and tells each of a new time. */
async function postBurst(db: Db): Promise<void> {
  await insertInvitation(db)
  const person = await db.selectFrom('person').selectAll().executeTakeFirstOrThrow()
  const invitation = await db.selectFrom('invitation').selectAll().executeTakeFirstOrThrow()
  const told = samples('fi').timeChanged as Letter
  await change(db, { actor: { kind: 'system' }, now: start }, async (c) => {
    for (let one = 0; one < people; one++) {
      const ids = { personId: `p${one}`, invitationId: `i${one}`, eventId: invitation.eventId }
      await c.trx
        .insertInto('person')
        .values({ ...person, id: ids.personId })
        .execute()
      const row = { ...invitation, id: ids.invitationId, personId: ids.personId }
      await c.trx.insertInto('invitation').values(row).execute()
      const to = { personId: ids.personId, name: 'Áile Länsman', address: `n${one}@vm.example` }
      const envelope = { ...ids, to, locale: 'fi', batchId: 'burst' } as const
      await post(c, invitationLetter(), envelope)
      await post(c, told, envelope)
    }
  })
}

/** The moments of a letter's way at which a server dies. */
const moments = [
  'when it connects',
  'at the address',
  'in the letter',
  'before the yes',
  'after the yes',
] as const
type Moment = (typeof moments)[number]
/** How many letters come in one life, and where in the way of the next one it ends. */
type Death = { after: number; at: Moment }

test(`${letters} letters to a mail server while the app is killed ${kills} times: none is lost, few are doubled`, async () => {
  const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 1_000_000)
  onTestFailed(() => void process.stderr.write(`the numbers of this run: CRASH_SEED=${seed}\n`))
  const upTo = numbersFrom(seed)
  const deaths: Death[] = Array.from({ length: kills }, () => {
    const at = moments[upTo(moments.length)] ?? 'after the yes'
    // Connections are kept: those of a life are made at its start.
    return { after: at === 'when it connects' ? 0 : upTo(42), at }
  })

  const folder = mkdtempSync(join(tmpdir(), 'johtofoorumi-crash-'))
  const databaseUrl = `file:${join(folder, 'crash.db')}`
  let app: ChildProcess | null = null
  onTestFinished(() => {
    app?.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  })
  const db = connect(databaseUrl)
  await migrate(db)
  await postBurst(db)
  await db.destroy()

  const arrived: { id: string; to: string; raw: string }[] = []
  const distinct = new Set<string>()
  let inThisLife = 0
  let done = () => {}
  const allArrived = new Promise<void>((resolve) => (done = resolve))

  const pass = (moment: Moment): void => {
    const death = deaths[0]
    if (app === null || death === undefined || inThisLife < death.after || death.at !== moment) return
    deaths.shift()
    app.kill('SIGKILL')
    // What it had sent already still comes, and is of no life.
    app = null
  }
  const receive = (
    stream: SMTPServerDataStream,
    { envelope }: SMTPServerSession,
    answer: () => void,
  ): void => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => {
      if (chunks.push(chunk) === 1) pass('in the letter')
    })
    stream.on('end', () => {
      const raw = Buffer.concat(chunks).toString('latin1')
      // One cut off by a death never came.
      const boundary = /^Content-Type: multipart\/\w+;\s*boundary="(.*)"\r$/im.exec(raw)?.[1] ?? ''
      if (!raw.endsWith(`--${boundary}--\r\n`)) return answer()
      const id = /^Message-ID: (<.*>)\r$/im.exec(raw)?.[1] ?? ''
      arrived.push({ id, to: envelope.rcptTo[0]?.address ?? '', raw })
      distinct.add(id)
      inThisLife += 1
      pass('before the yes')
      answer()
      pass('after the yes')
      if (distinct.size === letters) done()
    })
  }
  const mta = await startMta({
    onConnect: (_session, go) => {
      pass('when it connects')
      go()
    },
    onRcptTo: (_address, _session, go) => {
      pass('at the address')
      go()
    },
    onData: (stream, session, answer) => receive(stream, session, () => answer(null)),
  })

  const secret = randomBytes(32).toString('hex')
  /** Runs the app until it ends. @returns the signal that ended it */
  const live = () =>
    new Promise<NodeJS.Signals | null>((resolve) => {
      inThisLife = 0
      const life = spawn(process.execPath, ['build/server/start.js'], {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: {
          ...{ PATH: process.env['PATH'], NODE_ENV: 'production', LOG_LEVEL: 'silent', PORT: '0' },
          ...{ DATABASE_URL: databaseUrl, SMTP_URL: mta.smtpUrl, MATERIALS: folder },
          ...{ BASE_URL: 'https://johtofoorumi.vm.example', SECRET: secret, MAIL_FROM: 'posti@vm.example' },
          // Starting is compiling, for the most part: what one life compiled the next one need not.
          NODE_COMPILE_CACHE: join(folder, 'compiled'),
        },
      })
      app = life
      life.once('exit', (_code, signal) => resolve(signal))
    })

  let died = 0
  while (deaths.length > 0) {
    expect(await live()).toBe('SIGKILL')
    died += 1
  }
  const last = live()
  await allArrived
  ;(app as ChildProcess | null)?.kill('SIGTERM')
  expect(await last).toBeNull()

  expect(died).toBe(kills)
  expect(distinct.size).toBe(letters)
  expect(arrived.length - letters).toBeLessThanOrEqual(kills * atOnce)
  const first = new Map<string, { to: string; raw: string }>()
  for (const { id, to, raw } of arrived) {
    if (!first.has(id)) first.set(id, { to, raw })
    expect(raw === first.get(id)?.raw, `the twins of ${id} are the same to the byte`).toBe(true)
  }
  // In the order they came first: of each person's two the one that was posted first, whose id sorts first.
  const idsTo = Map.groupBy(first, ([, { to }]) => to)
  expect(idsTo.size).toBe(people)
  const overtaken = [...idsTo.values()].filter(([one, other]) => (one?.[0] ?? '') >= (other?.[0] ?? ''))
  expect(overtaken).toEqual([])

  const after = connect(databaseUrl)
  onTestFinished(() => after.destroy())
  const rows = await after.selectFrom('outbox').select(['status', 'leasedBy']).execute()
  expect(rows.filter(({ status, leasedBy }) => status !== 'sent' || leasedBy !== null)).toEqual([])
  expect(await after.selectFrom('postWorker').selectAll().execute()).toEqual([])
}, 600_000)
