// Every shape of mail that is known comes out as what it says: rules R1, R3 and R5 of calendar and mail.
import { describe, expect, test } from 'vitest'
import type { Said } from '~/domain/incoming/mail'
import { readMail } from '~/post/reading/read-mail.server'
import { fixture, fixtureNames, usual } from '../mails'

const { attendee, uid, follows, mailbox } = usual
const title = 'Johdon päivä: ennakointi'
const stampedAt = '2026-11-02T08:15:00.000Z'

const word = {
  uid,
  attendee: { name: 'Anna Virtanen', address: attendee },
  sentBy: null,
  sequence: 0,
  stampedAt,
  comment: '',
}
const yes = { kind: 'answer', answer: 'yes', ...word } as const
const maybe = { kind: 'answer', answer: 'maybe', ...word } as const
const no = { kind: 'answer', answer: 'no', ...word } as const
const vaino = { name: 'Väinö Yrjö-Koskinen', address: attendee }
const assistant = usual.assistant
const ville = { name: 'Ville Varahenkilö', address: usual.delegate }
const other = { kind: 'unreadable', reason: 'otherCalendar' } as const
const failed = (status: string, said: string): Said => ({
  kind: 'bounce',
  recipients: [{ address: attendee, status, final: true, said }],
})
const waits = (status: string, said: string): Said => ({
  kind: 'bounce',
  recipients: [{ address: attendee, status, final: false, said }],
})
const absence = { kind: 'absence' } as const
const letter = { kind: 'letter' } as const

const said: Record<string, Said> = {
  'outlook-accept': yes,
  'outlook-decline': { ...no, comment: 'Valitettavasti olen silloin Brysselissä.\n\nTerveisin\nAnna' },
  'outlook-tentative': maybe,
  'outlook-imap-accept': { ...yes, attendee: vaino, comment: 'Tulen.' },
  'outlook-mobile-accept': yes,
  'owa-accept': { ...yes, comment: 'Jag kommer, men måste gå kl. 15.' },
  'owa-decline': no,
  'owa-tentative': maybe,
  'exchange-assistant-accept': { ...yes, sentBy: assistant },
  'sent-by-accept': { ...yes, sentBy: assistant },
  'gmail-accept': yes,
  'gmail-decline': { ...no, comment: 'Olen matkoilla, valitan.' },
  'gmail-tentative': maybe,
  'apple-accept': yes,
  'icloud-decline': { ...no, comment: 'Olen lomalla' },
  'thunderbird-accept': yes,
  'thunderbird-tentative': maybe,
  'caldav-accept': yes,
  'method-in-body-only': yes,
  'method-in-type-only': yes,
  'windows-1252-undeclared': { ...yes, attendee: vaino },
  'folded-oddly': { ...no, attendee: vaino, comment: 'En pääse tulemaan.' },
  'ics-attached': yes,
  'winmail-beside': yes,
  'delegate-accept': { ...yes, attendee: ville },
  delegated: { kind: 'delegation', to: ville, ...word },
  'outlook-counter': {
    ...{ kind: 'counter', startsAt: '2026-12-04T08:00:00.000Z', endsAt: '2026-12-04T12:00:00.000Z' },
    ...{ place: 'Säätytalo, Helsinki', ...word, comment: 'Olisiko perjantai mahdollinen?' },
  },
  'gmail-counter': {
    ...{ kind: 'counter', startsAt: '2026-12-04T08:00:00.000Z', endsAt: '2026-12-04T12:00:00.000Z' },
    ...{ place: 'Säätytalo, Helsinki', ...word, comment: 'Sopisiko perjantai?' },
  },
  refresh: { kind: 'refresh', ...word },
  'needs-action': other,
  recurrence: other,
  'many-attendees': other,
  'twice-conflicting': other,
  'other-invitation': other,
  published: other,
  'room-accept': absence,
  winmail: { kind: 'unreadable', reason: 'winmail' },
  'forwarded-attached': letter,
  'forwarded-inline': letter,
  'forwarded-ics': letter,
  'postfix-failed': failed('5.1.1', `550 5.1.1 <${attendee}>: Recipient address rejected: User unknown`),
  'postfix-delayed': waits('4.4.1', 'connect to mail.virasto.example[192.0.2.10]:25: Connection timed out'),
  'postfix-expired': failed('4.4.1', 'connect to mail.virasto.example[192.0.2.10]:25: Connection timed out'),
  'postfix-delivered': absence,
  'exchange-failed': failed(
    '5.1.10',
    `550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ${attendee} not found by SMTP address lookup`,
  ),
  'opensmtpd-failed': failed('5.2.1', '550 5.2.1 Mailbox disabled'),
  'opensmtpd-words': failed('5.1.1', `550 5.1.1 <${attendee}>: User unknown`),
  'exim-failed': failed(
    '5.7.1',
    `host mail.virasto.example [192.0.2.10] SMTP error from remote mail server after RCPT TO:<${attendee}>: 550 5.7.1 Access denied`,
  ),
  'exim-delayed': waits('4.0.0', 'host mail.virasto.example [192.0.2.10] Connection timed out'),
  'qmail-failed': failed(
    '5.1.1',
    '192.0.2.10 does not like recipient. Remote host said: 550 5.1.1 No such mailbox Giving up on 192.0.2.10.',
  ),
  'gmail-failed': failed('5.1.1', '550-5.1.1 The email account that you tried to reach does not exist.'),
  'handed-on-failed': failed('5.2.2', '552 5.2.2 Mailbox full'),
  'exchange-absence': absence,
  'exchange-absence-sv': absence,
  'gmail-absence': absence,
  'sieve-absence': absence,
  'outlook-absence-en': absence,
  'rule-absence': absence,
  'read-receipt': absence,
  'letter-outlook': letter,
  'letter-outlook-sv': letter,
  'letter-gmail': letter,
  'letter-apple': letter,
  'letter-below': letter,
  'letter-html': letter,
  'letter-forwarded': letter,
}

test('every fixture says whose shape it is, and that it was made by hand', () => {
  expect(Object.keys(said).sort()).toEqual(fixtureNames)
  for (const name of fixtureNames)
    expect(fixture(name).toString('latin1')).toMatch(/^X-Fixture: .+; made by hand/)
})

describe('what is said', () => {
  test.each(Object.entries(said))('%s', async (name, expected) => {
    const mail = await readMail(fixture(name))
    expect(mail.said).toEqual(expected)
    // Whatever shape a mail has, its head is read.
    expect(mail).toMatchObject({ messageId: usual.mailId, sentAt: '2026-11-02T08:15:00.000Z' })
  })
})

test('an answer carries what was asked of its fixture', async () => {
  const given = { uid: 'another-uid', attendee: 'Bo.Ost@VM.example', name: 'Áile Länsman', sequence: 7 }
  for (const name of [
    'outlook-accept',
    'gmail-accept',
    'thunderbird-accept',
    'apple-accept',
    'caldav-accept',
  ]) {
    const { said, from } = await readMail(fixture(name, given))
    expect(said, name).toMatchObject({
      ...{ kind: 'answer', answer: 'yes', uid: 'another-uid', sequence: 7 },
      attendee: { name: 'Áile Länsman', address: 'bo.ost@vm.example' },
    })
    expect(from.name, name).toBe('Áile Länsman')
  }
})

test.each([
  ['outlook-accept', `Hyväksytty: ${title}`],
  ['outlook-decline', `Hylätty: ${title}`],
  ['outlook-tentative', `Alustavasti hyväksytty: ${title}`],
  ['owa-accept', `Accepterat: ${title}`],
  ['owa-decline', `Avböjt: ${title}`],
  ['owa-tentative', `Preliminärt: ${title}`],
])('%s: the subject is read in the words of its client', async (name, subject) => {
  expect(await readMail(fixture(name))).toMatchObject({ subject, follows: [follows], from: word.attendee })
})

test.each(fixtureNames.filter((name) => /failed|words|postfix-(?:delayed|expired)/.test(name)))(
  '%s: the letter that came back is told',
  async (name) => {
    expect((await readMail(fixture(name))).follows).toEqual([follows])
  },
)

test.each([
  [
    'letter-outlook',
    'Hei,\n\nvoinko tuoda mukanani kollegan? Ruoka-aineallergia: pähkinä.\n\nTerveisin\nAnna',
  ],
  ['letter-outlook-sv', 'Hej!\n\nFår jag delta på distans?'],
  ['letter-gmail', 'Kiitos kutsusta! Mistä sisään?'],
  ['letter-apple', 'Is there parking?'],
  ['letter-below', 'Tulen, mutta vasta kello 13.'],
  ['letter-html', 'Hei, onko paikalla esteetön sisäänkäynti?'],
])('%s: what a person wrote stands without what they quote', async (name, text) => {
  expect((await readMail(fixture(name))).text).toBe(text)
})

test('a mail that is handed on keeps what it hands on', async () => {
  expect((await readMail(fixture('letter-forwarded'))).text).toContain('Tervetuloa.')
  expect(await readMail(fixture('forwarded-attached'))).toMatchObject({
    ...{ text: 'Tämä tuli minulle, hoidatteko?', attachments: ['Accepted.eml'] },
    from: { address: assistant },
  })
})

test('the addresses it came to stand in order, those that the mail system knows first', async () => {
  const mail = Buffer.concat([
    Buffer.from('Delivered-To: Posti@VM.example\r\nX-Original-To: johtofoorumi+tag@vm.example\r\n'),
    fixture('outlook-accept'),
  ])
  const { recipients } = await readMail(mail, ['JOHTOFOORUMI+Tag2@vm.example', 'not an address'])
  expect(recipients).toEqual([
    ...['johtofoorumi+tag2@vm.example', 'posti@vm.example', 'johtofoorumi+tag@vm.example', mailbox],
  ])
})
