// The mail as it really leaves: the raw message that an SMTP server receives, against rules M1–M7.
import { simpleParser } from 'mailparser'
import { expect, test } from 'vitest'
import { samples } from '#emails/samples'
import type { Letter } from '#emails/letters'
import { later } from '~/domain/core/time'
import {
  insertInvitation,
  invitationLetter,
  lettersIn,
  mailError,
  openPost,
  postInvitations,
  postLetter,
  freshDb,
  startMta,
} from './world'

const address = 'aile.lansman@ym.example'

async function sendOne(letter: Letter = invitationLetter()) {
  const db = await freshDb()
  const mta = await startMta()
  await postLetter(db, letter, { address })
  await openPost(db, mta.smtpUrl).worker.drain()
  return { db, caught: mta.caught, raw: mta.caught[0]?.raw ?? '' }
}

/** The content types in the order they stand, indented by how deep they are. */
function structure(raw: string): string[] {
  const types: string[] = []
  const open: string[] = []
  for (const line of raw.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const type = /^Content-Type: ([a-z]+\/[a-z-]+)/i.exec(line)?.[1]
    const boundary = /boundary="([^"]+)"/i.exec(line)?.[1]
    if (type) types.push(' '.repeat(open.length) + type)
    if (boundary) open.push(boundary)
    if (open.some((known) => line === `--${known}--`)) open.pop()
  }
  return types
}

test('M1: alternatives of text, HTML and calendar, and the calendar again as an attachment', async () => {
  const { raw } = await sendOne()
  expect(structure(raw)).toEqual([
    'multipart/mixed',
    ' multipart/alternative',
    '  text/plain',
    '  text/html',
    '  text/calendar',
    ' application/ics',
  ])
  expect(raw.match(/^Content-Type: text\/calendar/gim)).toHaveLength(1)
})

test('M1: a letter without a calendar entry has no calendar part', async () => {
  const { raw } = await sendOne(samples('fi').signIn as Letter)
  expect(structure(raw)).toEqual(['multipart/alternative', ' text/plain', ' text/html'])
})

test.each([
  ['invitation', 'REQUEST'],
  ['cancelled', 'CANCEL'],
])('M2: the part of %s says method=%s, as its body does', async (kind, method) => {
  const { raw } = await sendOne(samples('fi')[kind] as Letter)
  expect(raw).toMatch(new RegExp(`^Content-Type: text/calendar; charset=utf-8; method=${method}\\r$`, 'm'))
  const mail = await simpleParser(raw)
  const parts = mail.attachments.filter(({ contentType }) => /calendar|ics/.test(contentType))
  expect(parts).toHaveLength(2)
  for (const { content } of parts) expect(content.toString('utf8')).toContain(`\r\nMETHOD:${method}\r\n`)
})

test('M3: the calendar arrives as it was written, to the last line end, in both parts', async () => {
  const { raw } = await sendOne()
  const { attachments } = await simpleParser(raw)
  const [part, attachment] = attachments.map(({ content }) => content.toString('utf8'))
  expect(part).toBe(attachment)
  expect(part).toMatch(/^BEGIN:VCALENDAR\r\n[^]*END:VCALENDAR\r\n$/)
  expect(part).toContain('Säätytalo')
})

test('M4: one recipient alone in To, From and the envelope are the organizer mailbox', async () => {
  const { caught, raw } = await sendOne()
  const mail = await simpleParser(raw)
  expect(caught).toHaveLength(1)
  expect(caught[0]).toMatchObject({ to: address, from: 'johtofoorumi@vm.example' })
  expect([mail.to].flat().flatMap((field) => field?.value)).toEqual([{ name: 'Áile Länsman', address }])
  expect(mail.from?.value).toEqual([{ name: 'Johtofoorumi', address: 'johtofoorumi@vm.example' }])
  expect(mail.cc).toBeUndefined()
  const calendar = mail.attachments[0]?.content.toString('utf8').replace(/\r\n /g, '') ?? ''
  expect(calendar).toMatch(new RegExp(`ATTENDEE;[^\r]*:mailto:${address}\r`, 'i'))
  expect(calendar).toMatch(/ORGANIZER;[^\r]*:mailto:johtofoorumi@vm\.example\r/i)
})

test('M4: a letter without a calendar entry comes from the house', async () => {
  const { caught } = await sendOne(samples('fi').signIn as Letter)
  expect(caught[0]?.from).toBe('posti@vm.example')
})

test('M6: says it is automatic, is no bulk, carries the Message-ID and the date of its row', async () => {
  const { db, raw } = await sendOne()
  const [letter] = await lettersIn(db)
  const mail = await simpleParser(raw)
  expect(mail.headers.get('auto-submitted')).toBe('auto-generated')
  expect(mail.headers.has('precedence')).toBe(false)
  expect(mail.messageId).toBe(letter?.messageId)
  expect(mail.date?.toISOString()).toBe(letter?.createdAt)
  expect(mail.inReplyTo).toBeUndefined()
})

test('M6: later letters follow the first, also when they were posted before it had left', async () => {
  const db = await freshDb()
  const mta = await startMta()
  const { eventId, invitationId } = await insertInvitation(db)
  const about = { address, eventId, invitationId }
  const first = await postLetter(db, invitationLetter(), about)
  await postLetter(db, samples('fi').reminder as Letter, { ...about, inReplyTo: first.messageId })
  const { worker } = openPost(db, mta.smtpUrl)
  await worker.drain()
  await postLetter(db, samples('fi').cancelled as Letter, { ...about, inReplyTo: first.messageId })
  await worker.drain()
  const mails = await Promise.all(mta.caught.map(({ raw }) => simpleParser(raw)))
  expect(mails.map(({ inReplyTo }) => inReplyTo)).toEqual([undefined, first.messageId, first.messageId])
  expect(mails[1]?.references).toBe(first.messageId)
})

test('M6: a letter that is tried again is the same letter, to the byte, with the same Message-ID', async () => {
  const db = await freshDb()
  const tried: string[] = []
  const mta = await startMta({
    onData: (stream, _session, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        tried.push(Buffer.concat(chunks).toString('utf8'))
        callback(tried.length < 3 ? mailError(451, 'later') : null)
      })
    },
  })
  const posted = await postLetter(db, invitationLetter(), { address })
  const { worker, time } = openPost(db, mta.smtpUrl)
  for (let hours = 0; hours < 3; hours++) {
    await worker.drain()
    time.now = later(time.now, { hours: 1 })
  }
  expect(tried).toHaveLength(3)
  expect(new Set(tried).size).toBe(1)
  expect(tried[0]).toContain(`Message-ID: ${posted.messageId}\r\n`)
})

test('M7: a letter to an address outside the list is marked failed and never sent', async () => {
  const db = await freshDb()
  const mta = await startMta()
  await postInvitations(db, ['a@vm.example', 'b@ministry.invalid', 'c@sub.vm.example'])
  const { worker, noted } = openPost(db, mta.smtpUrl, { allowList: ['@vm.example'] })
  await worker.drain()
  expect(mta.caught.map(({ to }) => to).sort()).toEqual(['a@vm.example', 'c@sub.vm.example'])
  const letters = await lettersIn(db)
  expect(letters.map(({ status }) => status)).toEqual(['sent', 'failed', 'sent'])
  expect(letters[1]?.lastError).toBe('notAllowed: b@ministry.invalid')
  expect(JSON.stringify(noted)).not.toContain('@')
})

test('secrets are emptied once the letter has left', async () => {
  const { db, raw } = await sendOne()
  expect(raw).toContain('/a/tunnus')
  const [letter] = await lettersIn(db)
  expect(letter?.data).not.toContain('tunnus')
  expect(JSON.parse(letter?.data ?? '{}')).toMatchObject({
    answerToken: null,
    event: { zone: 'Europe/Helsinki' },
  })
})

test('I6: a line break in a name or a title makes no header', async () => {
  const db = await freshDb()
  const mta = await startMta()
  const letter = samples('fi').invitation
  if (letter?.kind !== 'invitation') throw new Error('no sample')
  letter.data.event.title.text = 'Päivä\r\nBcc: uhri@example.com\r\n\r\nRunko'
  await postLetter(db, letter, { address })
  await db.updateTable('outbox').set({ toName: 'Aino\r\nBcc: uhri@example.com' }).execute()
  await openPost(db, mta.smtpUrl).worker.drain()
  const head = mta.caught[0]?.raw.split('\r\n\r\n')[0] ?? ''
  expect(head).not.toMatch(/^bcc:/im)
  expect(mta.caught).toHaveLength(1)
})
