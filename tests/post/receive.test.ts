// What comes in by whatever door: taken, laid before the organisers, or tried again when the database is away.
import { expect, test } from 'vitest'
import { returnAddress } from '~/domain/core/return-path.server'
import { isOutage } from '~/post/outage'
import { receive, takeIn, type ReceivingGiven } from '~/post/receiving.server'
import { testWorld, mailbox, type World } from '../world'
import { replyMail } from './replies'
import type { Noted } from './world'

function doorOf(world: World): ReceivingGiven & { noted: Noted[] } {
  const noted: Noted[] = []
  const line = (level: string) => (fields: Record<string, unknown>, message: string) => {
    noted.push({ level, fields, message })
  }
  return {
    db: world.db,
    now: world.now,
    config: world.config,
    log: { info: line('info'), error: line('error') },
    noted,
  }
}

const rowsOf = (world: World) => world.db.selectFrom('incomingMail').selectAll().orderBy('id').execute()

async function invitedOne(world: World) {
  const email = 'maija.meri@virasto.example'
  const personId = await world.person({ firstName: 'Maija', lastName: 'Meri', email })
  const { eventId, invitationIds } = await world.invited([personId])
  const { uid } = await world.db
    .selectFrom('event')
    .select('uid')
    .where('id', '=', eventId)
    .executeTakeFirstOrThrow()
  return { email, personId, eventId, uid, invitationId: invitationIds[0] ?? '' }
}

const answerOf = (world: World, id: string) =>
  world.db
    .selectFrom('invitation')
    .select(['answer', 'answerSource', 'comment'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

test('R1: an answer from a calendar is recorded by the act of the web; the same mail again changes nothing', async () => {
  await using world = await testWorld()
  const { email, uid, invitationId } = await invitedOne(world)
  world.pass({ hours: 1 })
  const raw = replyMail({
    from: email,
    to: mailbox,
    uid,
    partstat: 'ACCEPTED',
    comment: 'Tulen myöhässä',
    at: world.now(),
  })
  expect(await receive(doorOf(world), raw)).toBe('processed')
  expect(await answerOf(world, invitationId)).toEqual({
    answer: 'yes',
    answerSource: 'calendar',
    comment: 'Tulen myöhässä',
  })
  expect(await receive(doorOf(world), raw)).toBe('processed')
  expect(await rowsOf(world)).toHaveLength(1)
})

test('R1: what nobody could match waits for an organiser', async () => {
  await using world = await testWorld()
  const { uid } = await invitedOne(world)
  const raw = replyMail({
    from: 'vieras@muu.example',
    to: mailbox,
    uid,
    partstat: 'ACCEPTED',
    at: world.now(),
  })
  expect(await receive(doorOf(world), raw)).toBe('unmatched')
  expect(await rowsOf(world)).toMatchObject([{ standing: 'open', why: 'unknownSender' }])
})

test("R5: what came by a letter's own return address is tied to that letter", async () => {
  await using world = await testWorld()
  const { email, personId } = await invitedOne(world)
  const { id } = await world.db.selectFrom('outbox').select('id').executeTakeFirstOrThrow()
  const to = returnAddress(id, { template: world.config.mailReturn ?? '', secret: world.config.secret })
  const bounce = [
    'From: MAILER-DAEMON@posti.example',
    `To: ${to}`,
    'Subject: Undelivered Mail Returned to Sender',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="raja"',
    '',
    '--raja',
    'Content-Type: text/plain',
    '',
    'No such user.',
    '--raja',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; posti.example',
    '',
    `Final-Recipient: rfc822; ${email}`,
    'Action: failed',
    'Status: 5.1.1',
    'Diagnostic-Code: smtp; 550 5.1.1 No such user',
    '',
    '--raja--',
    '',
  ].join('\r\n')
  expect(await receive(doorOf(world), Buffer.from(bounce), [to])).toBe('processed')
  const letter = await world.db
    .selectFrom('outbox')
    .select('bouncedAt')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  expect(letter.bouncedAt).not.toBeNull()
  const address = await world.db
    .selectFrom('address')
    .select('failedAt')
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
  expect(address.failedAt).not.toBeNull()
})

test('R4: of a mail that was too large to fetch the head is kept for an organiser', async () => {
  await using world = await testWorld()
  const raw = Buffer.from(`From: maija.meri@virasto.example\r\nTo: ${mailbox}\r\nSubject: Kuvat\r\n\r\n`)
  expect((await takeIn(doorOf(world), { raw, whole: false })).fate).toBe('unmatched')
  expect(await rowsOf(world)).toMatchObject([{ why: 'tooLarge', subject: 'Kuvat' }])
})

/** As a fault of the app would: no act on an invitation can be written. */
const breakAnswers = (world: World) =>
  world.db.schema.alterTable('invitation').renameColumn('answer', 'answerGone').execute()

test('R4: what the app stumbles over is shown as damaged, and the log tells nothing of whom it was about', async () => {
  await using world = await testWorld()
  const { email, uid } = await invitedOne(world)
  await breakAnswers(world)
  const door = doorOf(world)
  const raw = replyMail({
    from: email,
    to: mailbox,
    uid,
    partstat: 'ACCEPTED',
    comment: 'Salaisuus',
    at: world.now(),
  })
  const { fate, mailId } = await takeIn(door, { raw, whole: true })
  expect(fate).toBe('failed')
  expect(await rowsOf(world)).toMatchObject([{ id: mailId, standing: 'open', why: 'damaged' }])
  expect(door.noted).toMatchObject([{ level: 'error' }])
  expect(JSON.stringify(door.noted)).not.toMatch(/maija|meri@|salaisuus/i)
})

test('a database that is away throws, so that the mail is brought again', async () => {
  await using world = await testWorld()
  const { email, uid } = await invitedOne(world)
  const raw = replyMail({ from: email, to: mailbox, uid, partstat: 'ACCEPTED', at: world.now() })
  await world.db.destroy()
  await expect(receive(doorOf(world), raw)).rejects.toThrow()
})

test.each([
  ['SQLITE_BUSY', true],
  ['SQLITE_FULL', true],
  ['SQLITE_IOERR_WRITE', true],
  ['SQLITE_CONSTRAINT_UNIQUE', false],
  ['SQLITE_ERROR', false],
  ['08006', true],
  ['40001', true],
  ['57P01', true],
  ['53100', true],
  ['23505', false],
  ['42703', false],
  ['ECONNREFUSED', true],
])('%s is an outage of the database: %s', (code, away) => {
  expect(isOutage(Object.assign(new Error('…'), { code }))).toBe(away)
})

test('an error without a code is an outage only when it tells of the connection', () => {
  expect(isOutage(new Error('Connection terminated unexpectedly'))).toBe(true)
  expect(isOutage(new TypeError('The database connection is not open'))).toBe(true)
  expect(isOutage(new TypeError('x is undefined'))).toBe(false)
  expect(isOutage(new Response(null, { status: 404 }))).toBe(false)
})
