// The post at work: leases, refusals, servers that are down, and what the organiser sees of it all.
import MailComposer from 'nodemailer/lib/mail-composer'
import { expect, test } from 'vitest'
import { samples } from '#emails/samples'
import type { Letter } from '#emails/letters'
import { change } from '~/domain/core/change.server'
import { takeDue } from '~/domain/core/outbox-pump.server'
import { batchProgress, lettersOfEvent } from '~/domain/core/outbox-queries.server'
import { sendAgain } from '~/domain/core/sending-again.server'
import { later } from '~/domain/core/time'
import { readTrouble } from '~/domain/core/trouble'
import { composeMail } from '~/post/compose.server'
import { mostTries } from '~/post/failure'
import { createRenderer } from '~/post/rendering.server'
import {
  freshDb,
  holdAddress,
  insertInvitation,
  invitationLetter,
  lettersIn,
  mailError,
  openPost,
  postInvitations,
  postLetter,
  refusing,
  start,
  startMta,
} from './world'

const by = { actor: { kind: 'system' } as const, now: start }
const three = ['a@vm.example', 'b@vm.example', 'c@vm.example']
const many = Array.from({ length: 150 }, (_, index) => `n${index}@vm.example`)

test('an address that does not exist fails alone, and the registry knows', async () => {
  const db = await freshDb()
  const { personId } = await insertInvitation(db)
  await holdAddress(db, personId, 'b@vm.example')
  const mta = await startMta(refusing({ 'b@vm.example': [550, '5.1.1 No such user'] }))
  await postInvitations(db, three, 'batch')
  const { worker, noted } = openPost(db, mta.smtpUrl)
  await worker.drain()

  expect(mta.caught.map(({ to }) => to).sort()).toEqual(['a@vm.example', 'c@vm.example'])
  const progress = await batchProgress(db, 'batch')
  expect(progress).toMatchObject({ sent: 2, failed: 1, waiting: 0, sending: 0, total: 3 })
  expect(progress.rows[0]).toMatchObject({ toAddress: 'b@vm.example', status: 'failed' })
  expect(progress.rows[0]?.trouble?.reason).toBe('refused')
  const address = await db.selectFrom('address').selectAll().executeTakeFirstOrThrow()
  expect(address).toMatchObject({ failedAt: start })
  expect(address.failure).toContain('No such user')
  expect(JSON.stringify(noted)).not.toContain('vm.example')
})

test('another refusal for good does not flag the address', async () => {
  const db = await freshDb()
  const { personId } = await insertInvitation(db)
  await holdAddress(db, personId, 'a@vm.example')
  const mta = await startMta(refusing({ 'a@vm.example': [554, '5.7.1 Not allowed'] }))
  await postInvitations(db, ['a@vm.example'])
  await openPost(db, mta.smtpUrl).worker.drain()
  expect((await lettersIn(db))[0]).toMatchObject({ status: 'failed' })
  expect((await db.selectFrom('address').select('failedAt').executeTakeFirstOrThrow()).failedAt).toBeNull()
})

test('asked to try later: the letter waits, longer each time, and leaves when it may', async () => {
  const db = await freshDb()
  let busy = true
  const mta = await startMta({
    onRcptTo: (_address, _session, callback) => callback(busy ? mailError(451, '4.7.1 Try later') : null),
  })
  await postInvitations(db, ['a@vm.example'])
  const { worker, time } = openPost(db, mta.smtpUrl)
  await worker.drain()
  const [once] = await lettersIn(db)
  expect(once).toMatchObject({ status: 'waiting', attempts: 1, leasedUntil: null })
  expect(readTrouble(once?.lastError ?? null)).toMatchObject({ reason: 'busy' })
  expect(Date.parse(once?.dueAt ?? '') - Date.parse(start)).toBeGreaterThanOrEqual(48_000)

  await worker.drain()
  expect((await lettersIn(db))[0]?.attempts).toBe(1)
  time.now = later(start, { minutes: 2 })
  await worker.drain()
  const [twice] = await lettersIn(db)
  expect(twice?.attempts).toBe(2)
  expect(Date.parse(twice?.dueAt ?? '') - Date.parse(time.now)).toBeGreaterThanOrEqual(96_000)

  busy = false
  time.now = later(start, { minutes: 10 })
  await worker.drain()
  expect((await lettersIn(db))[0]).toMatchObject({ status: 'sent', lastError: null, sentAt: time.now })
})

test('a letter put off is tried for more than a day before it is given up', async () => {
  const db = await freshDb()
  const mta = await startMta(refusing({ 'a@vm.example': [451, '4.7.1 Try later'] }))
  await postInvitations(db, ['a@vm.example'])
  const { worker, time } = openPost(db, mta.smtpUrl)
  let letter = (await lettersIn(db))[0]
  while (letter?.status === 'waiting') {
    time.now = letter.dueAt
    await worker.drain()
    letter = (await lettersIn(db))[0]
  }
  expect(letter).toMatchObject({ status: 'failed', attempts: mostTries })
  expect(letter?.lastError).toMatch(/^gaveUp: /)
  expect(Date.parse(time.now) - Date.parse(start)).toBeGreaterThan(24 * 3_600_000)
})

test('server down, then up: letters wait without losing tries, and all leave', async () => {
  const db = await freshDb()
  const gone = await startMta()
  await gone.stop()
  await postInvitations(db, many.slice(0, 60), 'batch')
  const { worker, noted } = openPost(db, gone.smtpUrl)
  await worker.drain()
  const tried = await lettersIn(db)
  expect(new Set(tried.map(({ status, attempts }) => `${status} ${attempts}`))).toEqual(
    new Set(['waiting 0']),
  )
  expect(tried.filter(({ lastError }) => lastError !== null).length).toBeLessThanOrEqual(5)
  expect((await batchProgress(db, 'batch')).rows[0]?.trouble?.reason).toBe('unreachable')
  expect(worker.standstill()).toMatchObject({ since: start })
  expect(noted.filter(({ level }) => level === 'error')).toHaveLength(1)

  const back = await startMta({}, gone.port)
  await worker.drain()
  expect(back.caught).toHaveLength(60)
  expect(await batchProgress(db, 'batch')).toMatchObject({ sent: 60, total: 60 })
  expect(worker.standstill()).toBeNull()
})

test.each([
  [
    'refuses our own address',
    { onMailFrom: (_a: unknown, _s: unknown, done: (e: Error) => void) => done(mailError(550, 'Not you')) },
  ],
  [
    'is shutting down',
    { onData: (_a: unknown, _s: unknown, done: (e: Error) => void) => done(mailError(421, 'Going away')) },
  ],
])('a server that %s costs no letter its life', async (_name, options) => {
  const db = await freshDb()
  const mta = await startMta(options as Parameters<typeof startMta>[0])
  await postInvitations(db, three)
  const { worker } = openPost(db, mta.smtpUrl)
  await worker.drain()
  const letters = await lettersIn(db)
  expect(letters.map(({ status, attempts }) => [status, attempts])).toEqual([
    ['waiting', 0],
    ['waiting', 0],
    ['waiting', 0],
  ])
  expect(worker.standstill()).not.toBeNull()
})

test('one broken row fails alone', async () => {
  const db = await freshDb()
  const mta = await startMta()
  const [, broken] = await postInvitations(db, three)
  await db
    .updateTable('outbox')
    .set({ data: '{"event":null}' })
    .where('id', '=', broken?.id ?? '')
    .execute()
  await openPost(db, mta.smtpUrl).worker.drain()
  expect((await lettersIn(db)).map(({ status }) => status)).toEqual(['sent', 'failed', 'sent'])
  expect((await lettersIn(db))[1]?.lastError).toMatch(/^unrenderable: /)
  const again = await change(db, by, (c) => sendAgain(c, broken?.id ?? ''))
  expect(again).toEqual({ ok: false, reason: 'letterEmptied' })
})

test('two posts on one database send each letter once', async () => {
  const db = await freshDb()
  const mta = await startMta()
  await postInvitations(db, many)
  const [one, other] = [openPost(db, mta.smtpUrl), openPost(db, mta.smtpUrl)]
  await Promise.all([one.worker.drain(), other.worker.drain()])
  expect(mta.caught.map(({ to }) => to).sort()).toEqual([...many].sort())
})

test('a letter left on lease by a crash is taken again when the lease runs out, the same to the byte', async () => {
  const db = await freshDb()
  const mta = await startMta()
  await postInvitations(db, ['a@vm.example'])
  const [lost] = await change(db, by, (c) => takeDue(c, 10, 300))
  if (lost === undefined) throw new Error('nothing taken')
  const { worker, time } = openPost(db, mta.smtpUrl)
  await worker.drain()
  expect(mta.caught).toHaveLength(0)

  time.now = later(start, { minutes: 6 })
  await worker.drain()
  expect(mta.caught).toHaveLength(1)
  const sender = {
    mailFrom: { name: 'Johtofoorumi', address: 'posti@vm.example' },
    baseUrl: 'https://johtofoorumi.vm.example',
  }
  const render = createRenderer({ baseUrl: sender.baseUrl, senderName: sender.mailFrom.name })
  const mail = await composeMail(lost, sender, render)
  const before = (await new MailComposer(mail).compile().build()).toString('utf8')
  // On its way each line ends in CRLF.
  expect(mta.caught[0]?.raw.trimEnd()).toBe(before.replace(/\r?\n/g, '\r\n').trimEnd())
})

test('letters of one invitation leave in order: a change waits for an invitation that was put off', async () => {
  const db = await freshDb()
  const about = await insertInvitation(db)
  let busy = true
  const mta = await startMta({
    onRcptTo: (_address, _session, callback) => callback(busy ? mailError(451, '4.3.0 Try later') : null),
  })
  await postLetter(db, invitationLetter(), { address: 'a@vm.example', ...about })
  const { worker, time } = openPost(db, mta.smtpUrl)
  await worker.drain()
  busy = false
  await postLetter(db, samples('fi').timeChanged as Letter, { address: 'a@vm.example', ...about })
  await worker.drain()
  expect(mta.caught).toHaveLength(0)
  time.now = later(start, { minutes: 5 })
  await worker.drain()
  expect(mta.caught.map(({ raw }) => /^Subject: =\?UTF-8\?Q\?(\w+)/m.exec(raw)?.[1])).toEqual([
    'Kutsu',
    'Uusi_aika',
  ])
  expect((await lettersOfEvent(db, about.eventId)).map(({ kind, status }) => [kind, status])).toEqual([
    ['timeChanged', 'sent'],
    ['invitation', 'sent'],
  ])
})

test('what one person waits for goes before a batch', async () => {
  const db = await freshDb()
  await postInvitations(db, three, 'batch')
  const code = await postLetter(db, samples('fi').signIn as Letter, { address: 'd@vm.example' })
  const [taken] = await change(db, by, (c) => takeDue(c, 1, 300))
  expect(taken?.id).toBe(code.id)
})

test('letters for later wait for their time', async () => {
  const db = await freshDb()
  const mta = await startMta()
  await postLetter(db, invitationLetter(), { address: 'a@vm.example', dueAt: later(start, { hours: 1 }) })
  const { worker, time } = openPost(db, mta.smtpUrl)
  await worker.drain()
  expect(mta.caught).toHaveLength(0)
  time.now = later(start, { hours: 1 })
  await worker.drain()
  expect(mta.caught).toHaveLength(1)
})

test('letters posted while the post is at work leave too', async () => {
  const db = await freshDb()
  const mta = await startMta()
  await postInvitations(db, many.slice(0, 20))
  const { worker } = openPost(db, mta.smtpUrl)
  const drained = worker.drain()
  await postInvitations(db, many.slice(20, 40))
  worker.wake()
  await drained
  await worker.drain()
  expect(mta.caught).toHaveLength(40)
})

test('stopping finishes what is in flight and gives the rest back', async () => {
  const db = await freshDb()
  const mta = await startMta()
  await postInvitations(db, many)
  const { worker } = openPost(db, mta.smtpUrl)
  worker.wake()
  await worker.stop()
  const letters = await lettersIn(db)
  expect(letters.filter(({ status }) => status === 'sending')).toEqual([])
  expect(letters.filter(({ status }) => status === 'sent')).toHaveLength(mta.caught.length)
  expect(letters.filter(({ status }) => status === 'waiting').every(({ attempts }) => attempts === 0)).toBe(
    true,
  )
})

test('an address that a letter got through to is no longer said to fail', async () => {
  const db = await freshDb()
  const { personId } = await insertInvitation(db)
  await holdAddress(db, personId, 'a@vm.example', { failedAt: start, failure: 'No such user' })
  const mta = await startMta()
  await postInvitations(db, ['A@vm.example'])
  await openPost(db, mta.smtpUrl).worker.drain()
  expect(await db.selectFrom('address').select(['failedAt', 'failure']).executeTakeFirst()).toEqual({
    failedAt: null,
    failure: null,
  })
})

test('a big batch shows its troubled letters first, then so many', async () => {
  const db = await freshDb()
  const posted = await postInvitations(db, many, 'batch')
  await db
    .updateTable('outbox')
    .set({ status: 'failed' })
    .where('id', '=', posted[99]?.id ?? '')
    .execute()
  await db
    .updateTable('outbox')
    .set({ lastError: 'busy: later' })
    .where('id', '=', posted[50]?.id ?? '')
    .execute()
  const { rows, total, waiting, failed } = await batchProgress(db, 'batch', 10)
  expect({ total, waiting, failed, shown: rows.length }).toEqual({
    total: 150,
    waiting: 149,
    failed: 1,
    shown: 10,
  })
  expect(rows.slice(0, 3).map(({ id }) => id)).toEqual([posted[99]?.id, posted[50]?.id, posted[0]?.id])
})
