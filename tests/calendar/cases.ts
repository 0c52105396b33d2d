// Calendar objects of every sort for other programs to read: all samples in all languages, nasty texts, both clock changes.
import { locales, type Locale } from '#db/schema'
import type { CalendarEntry, EventFacts } from '#emails/letters'
import { isAboutEvent } from '#emails/letters'
import { sampleEvent, samples } from '#emails/samples'
import { calendarObject } from '~/domain/calendar/object'

export const entry: CalendarEntry = {
  method: 'REQUEST',
  uid: 'satunnainen-1@johtofoorumi.invalid',
  sequence: 2,
  stampedAt: '2026-11-02T07:00:00.000Z',
  createdAt: '2026-10-20T09:30:00.000Z',
  modifiedAt: '2026-10-30T11:15:00.000Z',
  participation: 'NEEDS-ACTION',
  mailbox: 'johtofoorumi@vm.example',
}
export const attendee = { name: 'Áile Länsman', address: 'aile.lansman@ym.example' }
export const url = 'https://johtofoorumi.vm.example/'

export type Changes = {
  event?: Partial<EventFacts>
  entry?: Partial<CalendarEntry>
  attendee?: Partial<typeof attendee>
  organizer?: string
  locale?: Locale
}

/** The object of the sample event, changed. */
export const write = ({ locale = 'fi', organizer = 'Johtofoorumi', ...changes }: Changes = {}): string =>
  calendarObject(
    { ...sampleEvent(locale), ...changes.event },
    { ...entry, ...changes.entry },
    { ...attendee, ...changes.attendee },
    { name: organizer },
    locale,
    { url },
  )

/** The content lines, unfolded (RFC 5545 3.1). */
export const unfold = (text: string): string[] =>
  text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1)

/** What people may type, or paste, or send to do harm: each with what is to be read of it on one line. */
export const nasty: [what: string, typed: string, read: string][] = [
  [
    'a property after CRLF',
    'Päivä\r\nATTENDEE:mailto:uhri@example.com',
    'Päivä ATTENDEE:mailto:uhri@example.com',
  ],
  ['a bare line feed', 'Päivä\nATTENDEE:mailto:uhri@example.com', 'Päivä ATTENDEE:mailto:uhri@example.com'],
  ['a bare carriage return', 'Päivä\rBcc: uhri@example.com', 'Päivä Bcc: uhri@example.com'],
  ['a line separator', 'Päivä\u2028ATTENDEE:x', 'Päivä ATTENDEE:x'],
  ['a paragraph separator', 'Päivä\u2029ATTENDEE:x', 'Päivä ATTENDEE:x'],
  ['a next line', 'Päivä\u0085ATTENDEE:x', 'Päivä ATTENDEE:x'],
  ['a vertical tab and a form feed', 'Päivä\vATTENDEE\f:x', 'Päivä ATTENDEE :x'],
  ['a NUL and an escape', 'Päi\u0000vä\u001b[31m', 'Päivä[31m'],
  ['marks that turn the direction', 'Päivä\u202eäviäp\u2066x', 'Päivääviäpx'],
  ['a whole event', 'x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:y', 'x END:VEVENT BEGIN:VEVENT UID:y'],
  ['half a pair of surrogates', 'Päivä \ud83d loppu', 'Päivä \ufffd loppu'],
  ['quotes', 'Matti "Masa" Meikäläinen', 'Matti "Masa" Meikäläinen'],
  ['commas, semicolons and colons', 'Virta, Aino; ylijohtaja: VM', 'Virta, Aino; ylijohtaja: VM'],
  ['backslashes', 'A\\nB\\\\,C\\;', 'A\\nB\\\\,C\\;'],
  ['a caret of RFC 6868', "Aino ^n^^^' Virta", "Aino ^n^^^' Virta"],
  ['Sámi letters', 'Áŋŋel Čuŋŋá Đorvvi Šiŧŋa Ŋuorri', 'Áŋŋel Čuŋŋá Đorvvi Šiŧŋa Ŋuorri'],
  ['Greek letters', 'Ελένη Παπαδοπούλου', 'Ελένη Παπαδοπούλου'],
  ['emoji of several characters', 'Juhla 👩‍👩‍👧‍👦 🇫🇮 e\u0301', 'Juhla 👩‍👩‍👧‍👦 🇫🇮 e\u0301'],
  ['200 letters of two octets', 'Å'.repeat(200), 'Å'.repeat(200)],
  ['200 letters of four octets', '😀'.repeat(200), '😀'.repeat(200)],
  ['markup', '<b onload="x()">Päivä</b> & %0D%0A', '<b onload="x()">Päivä</b> & %0D%0A'],
]

/** A name as it may stand in a parameter: quotes, backslashes and carets are read in too many ways (rule I6). */
export const inParameter = (read: string): string =>
  read.replace(/"/g, '’').replace(/[\\^]/g, ' ').replace(/ +/g, ' ').trim()

/** Every field that somebody types, all with one text. */
export const typedEverywhere = (typed: string): Changes => ({
  organizer: `J${typed}`,
  attendee: { name: `N${typed}` },
  event: {
    title: { text: `T${typed}`, lang: 'fi' },
    place: `P${typed}`,
    onlineUrl: `https://kokous.example/${typed}`,
    description: { text: `D${typed}`, lang: 'fi' },
    contact: { name: typed, email: typed, phone: typed },
    programme: [
      {
        startsAt: '2026-12-03T10:00:00.000Z',
        title: { text: typed, lang: 'fi' },
        track: { name: { text: typed, lang: 'fi' }, place: typed },
        speakers: [{ name: typed, role: typed }],
      },
    ],
  },
})

export const clockChanges: [name: string, startsAt: string, endsAt: string][] = [
  ['winter', '2026-12-03T10:00:00.000Z', '2026-12-03T14:00:00.000Z'],
  ['summer', '2026-06-03T09:00:00.000Z', '2026-06-03T10:00:00.000Z'],
  ['just before the clock goes forward in March', '2026-03-29T00:59:00.000Z', '2026-03-29T02:29:00.000Z'],
  ['just after the clock went forward in March', '2026-03-29T01:00:00.000Z', '2026-03-29T02:30:00.000Z'],
  ['the first of the doubled hour in October', '2026-10-25T00:30:00.000Z', '2026-10-25T02:00:00.000Z'],
  ['the second of the doubled hour in October', '2026-10-25T01:30:00.000Z', '2026-10-25T03:00:00.000Z'],
  ['an end in the doubled hour', '2026-10-24T22:00:00.000Z', '2026-10-25T01:30:00.000Z'],
  ['just after the doubled hour in October', '2026-10-25T02:00:00.000Z', '2026-10-25T03:30:00.000Z'],
  ['two days over the change in March', '2026-03-28T07:00:00.000Z', '2026-03-29T13:00:00.000Z'],
]

/** What a program must read of an object. */
export type Case = {
  name: string
  text: string
  expected: {
    method: string
    uid: string
    sequence: number
    stamp: string
    startsAt: string
    endsAt: string
    summary: string
    location: string
    status: string
    partstat: string
    cn: string
    attendee: string
    organizer: string
  }
}

function caseOf(name: string, uid: string, changes: Changes, read?: string): Case {
  const locale = changes.locale ?? 'fi'
  const event = { ...sampleEvent(locale), ...changes.event }
  const said = { ...entry, ...changes.entry, uid }
  const cn = read === undefined ? attendee.name : inParameter(`N${read}`)
  return {
    name,
    text: write({ ...changes, entry: said }),
    expected: {
      method: said.method,
      uid,
      sequence: said.sequence,
      stamp: said.stampedAt,
      startsAt: event.startsAt,
      endsAt: event.endsAt,
      summary: read === undefined ? event.title.text : `T${read}`,
      location: read === undefined ? event.place || event.onlineUrl : `P${read}`,
      status: said.method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED',
      partstat: said.participation,
      cn,
      attendee: attendee.address,
      organizer: said.mailbox,
    },
  }
}

/** Every case, each with a UID of its own. */
export function allCases(): Case[] {
  const ofSamples = locales.flatMap((locale) =>
    Object.entries(samples(locale)).flatMap(([kind, letter]) => {
      if (!isAboutEvent(letter) || letter.data.calendar === null) return []
      const { event, calendar } = letter.data
      return [
        caseOf(`${kind} in ${locale}`, `${kind}-${locale}@x.invalid`, { locale, event, entry: calendar }),
      ]
    }),
  )
  const ofTexts = nasty.map(([what, typed, read], at) =>
    caseOf(what, `nasty-${at}@x.invalid`, typedEverywhere(typed), read),
  )
  const ofClocks = clockChanges.map(([what, startsAt, endsAt], at) =>
    caseOf(what, `clock-${at}@x.invalid`, { event: { startsAt, endsAt } }),
  )
  const online = { place: '', onlineUrl: 'https://kokous.example/a;b,c?d=e&f=%20' }
  const bare = { description: null, programme: [], place: '', contact: { name: '', email: '', phone: '' } }
  return [
    ...ofSamples,
    ...ofTexts,
    ...ofClocks,
    caseOf('online', 'online@x.invalid', { event: online }),
    caseOf('nothing but a time', 'bare@x.invalid', { event: bare }),
    caseOf('cancelled', 'cancel@x.invalid', { entry: { method: 'CANCEL', sequence: 3 } }),
  ]
}
