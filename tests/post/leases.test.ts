// Leases of workers: what the dead held goes on at once, what the living hold stays theirs, and who goes leaves nothing.
import { spawnSync } from 'node:child_process'
import { hostname } from 'node:os'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Db } from '#db/connect'
import { change } from '~/domain/core/change.server'
import { markSent, putBack } from '~/domain/core/outbox-marks.server'
import { takeDue } from '~/domain/core/outbox-pump.server'
import { beat, isGone, leave, unseenSeconds, type Worker } from '~/domain/core/post-workers.server'
import { later } from '~/domain/core/time'
import { processes } from '~/post/processes.server'
import { atOnce } from '~/post/transport.server'
import { freshDb, lettersIn, openPost, postInvitations, start, startMta } from './world'

const system = { kind: 'system' } as const
const act = <Result>(db: Db, run: Parameters<typeof change<Result>>[2], now = start) =>
  change(db, { actor: system, now }, run)

const unhurried = { seconds: 0 }
const take = (db: Db, worker: Worker, most = 10, now = start) =>
  act(db, (c) => takeDue(c, most, 300, unhurried, worker.id), now)

const statusesIn = async (db: Db) => [...new Set((await lettersIn(db)).map(({ status }) => status))]

const workersIn = async (db: Db) =>
  (await db.selectFrom('postWorker').select('id').orderBy('id').execute()).map(({ id }) => id)

/** A process number that no process has any more. */
const deadPid = (): number => spawnSync(process.execPath, ['-e', '']).pid

const elsewhere: Worker = { id: 'elsewhere', host: 'another-machine', pid: 4242 }
/** Of a process that has ended, on this machine. */
const dead = (): Worker => ({ id: 'dead', host: hostname(), pid: deadPid() })
/** Of the process that had our number before: what a container that was started again finds. */
const formerSelf: Worker = { id: 'former', host: hostname(), pid: process.pid }

const addresses = ['a@vm.example', 'b@vm.example', 'c@vm.example']

/** A database where a worker took letters and went on no more. */
async function leftBy(worker: Worker) {
  const db = await freshDb()
  await postInvitations(db, addresses)
  await act(db, (c) => beat(c, worker, processes, 300))
  expect(await take(db, worker)).toHaveLength(3)
  return db
}

describe('a worker is gone', () => {
  const me: Worker = { id: 'me', host: 'here', pid: 1 }
  const living = { lives: (pid: number) => pid === 7, isHere: (id: string) => id === 'beside' }
  const seen = later(start, { seconds: -20 })
  test.each<[string, Partial<Worker> & { seenAt?: string }, boolean]>([
    [
      'never when it is itself',
      { id: 'me', host: 'here', pid: 1, seenAt: '2020-01-01T00:00:00.000Z' },
      false,
    ],
    ['when not seen for long', { seenAt: later(start, { seconds: -unseenSeconds - 1 }) }, true],
    ['not when seen lately, on another machine', {}, false],
    ['not when its process lives', { host: 'here', pid: 7 }, false],
    ['when its process has ended', { host: 'here', pid: 8 }, true],
    ['when it had our number and does not run here', { host: 'here', pid: 1 }, true],
    ['not when it runs in this very process', { id: 'beside', host: 'here', pid: 1 }, false],
  ])('%s', (_name, given, gone) => {
    const other = { id: 'other', host: 'there', pid: 8, seenAt: seen, ...given }
    expect(isGone(other, me, living, start)).toBe(gone)
  })
})

test.each([
  ['a process that has ended', dead],
  ['the process that had our number before', () => formerSelf],
])('what %s held leaves at the next start, without waiting for the lease to end', async (_name, worker) => {
  const db = await leftBy(worker())
  const mta = await startMta()
  await openPost(db, mta.smtpUrl).worker.drain()
  expect(mta.caught.map(({ to }) => to).sort()).toEqual(addresses)
  expect(await workersIn(db)).not.toContain(worker().id)
})

test('what a worker on another machine holds is its own until it has not been seen for long', async () => {
  const db = await leftBy(elsewhere)
  const mta = await startMta()
  const { worker, time } = openPost(db, mta.smtpUrl)
  await worker.drain()
  time.now = later(start, { seconds: unseenSeconds })
  await worker.drain()
  expect(mta.caught).toHaveLength(0)
  expect(await workersIn(db)).toContain('elsewhere')
  time.now = later(start, { seconds: unseenSeconds + 11 })
  await worker.drain()
  expect(mta.caught).toHaveLength(3)
  expect(await workersIn(db)).not.toContain('elsewhere')
})

test('what a worker held when the database failed it leaves once that writes again', async () => {
  const db = await freshDb()
  await postInvitations(
    db,
    Array.from({ length: 12 }, (_, at) => `n${at}@vm.example`),
  )
  const mta = await startMta()
  const { worker, noted, time } = openPost(db, mta.smtpUrl)
  const full = sql`create trigger full before update on outbox when new.status = 'sent'
    begin select raise(abort, 'database or disk is full'); end`
  await full.execute(db)
  await worker.drain()
  expect(noted.map(({ message }) => message)).toContain('the post stumbled; it goes on')
  expect(await statusesIn(db)).toEqual(['sending'])

  await sql`drop trigger full`.execute(db)
  time.now = later(start, { seconds: 30 })
  await worker.drain()
  expect(await statusesIn(db)).toEqual(['sent'])
  // What the mail server had taken and nobody could write down leaves twice: as it was, to the byte.
  expect(new Set(mta.caught.map(({ to }) => to)).size).toBe(12)
  expect(new Set(mta.caught.map(({ raw }) => raw)).size).toBe(12)
  expect(mta.caught.length - 12).toBeLessThanOrEqual(atOnce)
})

test('a worker that lives keeps its letters past the end of its lease', async () => {
  const db = await leftBy(elsewhere)
  for (let seconds = 30; seconds <= 360; seconds += 30)
    await act(db, (c) => beat(c, elsewhere, processes, 300), later(start, { seconds }))
  const mta = await startMta()
  const { worker, time } = openPost(db, mta.smtpUrl)
  time.now = later(start, { minutes: 6 })
  await worker.drain()
  expect(mta.caught).toHaveLength(0)
})

test('leases of a worker that has no row are nobody’s; those without a worker end by their time', async () => {
  const db = await freshDb()
  await postInvitations(db, addresses)
  expect(await take(db, elsewhere, 1)).toHaveLength(1)
  expect(await act(db, (c) => takeDue(c, 1, 300))).toHaveLength(1)
  const mta = await startMta()
  await openPost(db, mta.smtpUrl).worker.drain()
  expect(mta.caught).toHaveLength(2)
  expect((await lettersIn(db)).filter(({ status }) => status === 'sending')).toHaveLength(1)
})

test('one held for gone does not undo what another made of its letters; what it sent is sent', async () => {
  const db = await leftBy(elsewhere)
  const other: Worker = { ...elsewhere, id: 'other' }
  const letters = await lettersIn(db)
  const taken = letters.map((letter) => ({ ...letter, follows: null, leasedUntil: letter.leasedUntil ?? '' }))
  const late = later(start, { minutes: 2 })
  await act(db, (c) => beat(c, other, processes, 300), late)
  expect(await take(db, other, 2, late)).toHaveLength(2)
  const [back, sent] = taken
  if (back === undefined || sent === undefined) throw new Error('nothing taken')
  await act(db, (c) => putBack(c, back, null), late)
  await act(db, (c) => markSent(c, sent), late)
  expect((await lettersIn(db)).map(({ status, leasedBy }) => [status, leasedBy])).toEqual([
    ['sending', 'other'],
    ['sent', null],
    ['waiting', null],
  ])
})

test('a post that slept so long that it may be held for gone begins none of the letters it had taken', async () => {
  const db = await freshDb()
  const time = { now: start }
  let othersTurn: Promise<unknown> | null = null
  const mta = await startMta({
    onRcptTo: (_address, _session, callback) => {
      othersTurn ??= (async () => {
        time.now = later(start, { seconds: 60 })
        await act(db, (c) => beat(c, elsewhere, processes, 300), time.now)
        await take(db, elsewhere, 40, time.now)
      })()
      void othersTurn.then(() => callback(null))
    },
  })
  await postInvitations(
    db,
    Array.from({ length: 30 }, (_, index) => `n${index}@vm.example`),
  )
  const post = openPost(db, mta.smtpUrl, {}, time)
  await post.worker.drain()
  // What was on its way has come; all else is the other's.
  expect(mta.caught.length).toBeLessThanOrEqual(atOnce)
  const held = (await lettersIn(db)).filter(({ leasedBy }) => leasedBy === 'elsewhere')
  expect(held.length).toBeGreaterThanOrEqual(30 - atOnce)
})

test('each post has a row while it works; stopping gives back what it took and takes the row away', async () => {
  const db = await freshDb()
  const mta = await startMta()
  await postInvitations(
    db,
    Array.from({ length: 100 }, (_, index) => `n${index}@vm.example`),
  )
  const [one, other] = [openPost(db, mta.smtpUrl), openPost(db, mta.smtpUrl)]
  await Promise.all([one.worker.drain(), other.worker.drain()])
  const ids = await workersIn(db)
  expect(ids).toHaveLength(2)
  expect(mta.caught).toHaveLength(100)
  await one.worker.stop()
  await one.worker.stop()
  expect(await workersIn(db)).toHaveLength(1)
  await other.worker.stop()
  expect(await workersIn(db)).toEqual([])
  expect((await lettersIn(db)).filter(({ leasedBy }) => leasedBy !== null)).toEqual([])
})

test('going frees what was still held', async () => {
  const db = await leftBy(elsewhere)
  await act(db, (c) => leave(c, elsewhere))
  expect(
    (await lettersIn(db)).map(({ status, leasedBy, leasedUntil }) => [status, leasedBy, leasedUntil]),
  ).toEqual(Array.from({ length: 3 }, () => ['waiting', null, null]))
})
