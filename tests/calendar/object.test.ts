// The calendar object against the rules of the house: I1–I11 and U1–U7, read back with Thunderbird's parser.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as esbuild from 'esbuild'
import fc from 'fast-check'
import ICAL from 'ical.js'
import { expect, onTestFinished, test } from 'vitest'
import { alias } from '../../aliases'
import type { CalendarEntry, EventFacts } from '#emails/letters'
import { sampleEvent } from '#emails/samples'
import { calendarObject, calendarObjects } from '~/domain/calendar/object'

const entry: CalendarEntry = {
  method: 'REQUEST',
  uid: 'satunnainen-1@johtofoorumi.invalid',
  sequence: 2,
  stampedAt: '2026-11-02T07:00:00.000Z',
  createdAt: '2026-10-20T09:30:00.000Z',
  modifiedAt: '2026-10-30T11:15:00.000Z',
  participation: 'NEEDS-ACTION',
  mailbox: 'johtofoorumi@vm.example',
}
const attendee = { name: 'Áile Länsman', address: 'aile.lansman@ym.example' }
const url = 'https://johtofoorumi.vm.example/'

type Changes = {
  event?: Partial<EventFacts>
  entry?: Partial<CalendarEntry>
  attendee?: Partial<typeof attendee>
}

const write = (changes: Changes = {}) =>
  calendarObject(
    { ...sampleEvent('fi'), ...changes.event },
    { ...entry, ...changes.entry },
    { ...attendee, ...changes.attendee },
    { name: 'Johtofoorumi' },
    'fi',
    { url },
  )

const unfold = (text: string): string[] =>
  text
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .slice(0, -1)
const readBack = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0])
  const events = calendar.getAllSubcomponents('vevent')
  const event = events[0]
  if (event === undefined) throw new Error('no event')
  const one = (name: string) => {
    const found = event.getAllProperties(name)
    expect(found, name).toHaveLength(1)
    return found[0]!
  }
  return { calendar, event, events, one, value: (name: string) => String(one(name).getFirstValue()) }
}

test('I1: every line ends in CRLF, the last too, and none is over 75 octets', () => {
  const text = write({ event: { title: { text: 'ä€😀'.repeat(80), lang: 'fi' } } })
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/)
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
})

test('I1: folding falls between characters, never inside one', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
      const text = write({ event: { title: { text: `x${title}x`, lang: 'fi' } } })
      const lines = Buffer.from(text).toString('latin1').split('\r\n')
      for (const line of lines) {
        expect(() =>
          new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(line, 'latin1')),
        ).not.toThrow()
        expect(line.length).toBeLessThanOrEqual(75)
      }
    }),
    { numRuns: 60 },
  )
})

test('I2: VERSION, PRODID, CALSCALE and METHOD first, and none of the names that only feeds have', () => {
  const lines = unfold(write())
  expect(lines.slice(0, 5)).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Valtiovarainministerio//Johtofoorumi//FI',
    'CALSCALE:GREGORIAN',
    'METHOD:REQUEST',
  ])
  expect(lines.join('\n')).not.toMatch(/^(NAME|X-WR-|TIMEZONE-ID)/m)
})

test('I3: one event with everything, stamps in UTC', () => {
  const { events, value, event } = readBack(write())
  expect(events).toHaveLength(1)
  expect(value('uid')).toBe(entry.uid)
  expect(value('sequence')).toBe('2')
  expect(value('summary')).toBe('Johdon päivä: ennakointi ja päätöksenteko')
  expect(value('location')).toBe('Säätytalo, Snellmaninkatu 9–11, Helsinki')
  expect(value('status')).toBe('CONFIRMED')
  expect(value('url')).toBe(url)
  expect(value('description')).toContain('13.20 Mitä ennakointi muuttaa päätöksissä?')
  expect(event.getAllProperties('attendee')).toHaveLength(1)
  const lines = unfold(write())
  expect(lines).toContain('DTSTAMP:20261102T070000Z')
  expect(lines).toContain('CREATED:20261020T093000Z')
  expect(lines).toContain('LAST-MODIFIED:20261030T111500Z')
})

test('I4: local time of Helsinki with a zone of yearly rules', () => {
  const text = write()
  const lines = unfold(text)
  expect(lines).toContain('DTSTART;TZID=Europe/Helsinki:20261203T120000')
  expect(lines).toContain('DTEND;TZID=Europe/Helsinki:20261203T160000')
  expect(lines.filter((line) => line.startsWith('RRULE:'))).toEqual([
    'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
    'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  ])
  expect(text).not.toContain('RDATE')
  const { calendar } = readBack(text)
  expect(calendar.getAllSubcomponents('vtimezone')).toHaveLength(1)
  for (const part of calendar.getFirstSubcomponent('vtimezone')?.getAllSubcomponents() ?? []) {
    expect(part.hasProperty('tzoffsetfrom') && part.hasProperty('tzoffsetto')).toBe(true)
  }
})

/** The instant that a reader makes of DTSTART with the zone the object itself carries. */
function instantRead(text: string): string {
  const { calendar, one } = readBack(text)
  const zone = calendar.getFirstSubcomponent('vtimezone')
  const start = one('dtstart').getFirstValue() as ICAL.Time
  if (zone && one('dtstart').getParameter('tzid')) start.zone = new ICAL.Timezone(zone)
  return new Date(start.toUnixTime() * 1000).toISOString()
}

test.each([
  ['winter', '2026-12-03T10:00:00.000Z'],
  ['summer', '2026-06-03T09:00:00.000Z'],
  ['before the clock goes forward in March', '2026-03-29T00:59:00.000Z'],
  ['after the clock went forward in March', '2026-03-29T01:00:00.000Z'],
  ['the first of the doubled hour in October', '2026-10-25T00:30:00.000Z'],
  ['the second of the doubled hour in October', '2026-10-25T01:30:00.000Z'],
  ['after the doubled hour in October', '2026-10-25T02:00:00.000Z'],
])('I4, I5: %s is read as the instant that was meant', (_name, startsAt) => {
  const endsAt = new Date(Date.parse(startsAt) + 90 * 60_000).toISOString()
  expect(instantRead(write({ event: { startsAt, endsAt } }))).toBe(startsAt)
})

test('I4: an event that ends in the doubled hour is written in UTC, never floating', () => {
  const text = write({ event: { startsAt: '2026-10-24T22:00:00.000Z', endsAt: '2026-10-25T01:30:00.000Z' } })
  expect(unfold(text)).toContain('DTEND:20261025T013000Z')
})

test('I4: the same bytes whatever the zone of the process', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'calendar-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const facts = JSON.stringify({ event: sampleEvent('fi'), entry, attendee })
  const from = JSON.stringify(new URL('../../app/domain/calendar/object.ts', import.meta.url).pathname)
  const program = join(folder, 'write.ts')
  writeFileSync(
    program,
    `import { calendarObject, calendarObjects } from ${from}
     const { event, entry, attendee } = ${facts}
     process.stdout.write(calendarObject(event, entry, attendee, { name: 'Johtofoorumi' }, 'fi', { url: '${url}' }))`,
  )
  const bundle = join(folder, 'write.cjs')
  await esbuild.build({
    entryPoints: [program],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    alias,
    logLevel: 'error',
  })
  for (const zone of ['UTC', 'Europe/Helsinki', 'America/New_York']) {
    const written = execFileSync(process.execPath, [bundle], { env: { ...process.env, TZ: zone } })
    expect(written.toString('utf8'), zone).toBe(write())
  }
})

test.each([
  ['a line break', 'Päivä\r\nATTENDEE:mailto:uhri@example.com'],
  ['a bare line feed', 'Päivä\nATTENDEE:mailto:uhri@example.com'],
  ['a bare carriage return', 'Päivä\rATTENDEE:mailto:uhri@example.com'],
  ['a line separator', 'Päivä\u2028ATTENDEE:mailto:uhri@example.com'],
  ['a next line', 'Päivä\u0085ATTENDEE:mailto:uhri@example.com'],
  ['a whole event', 'Päivä\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:toinen'],
])('I6: %s in a title, a place or a name adds nothing', (_name, text) => {
  const { event, events } = readBack(
    write({
      event: {
        title: { text, lang: 'fi' },
        place: text,
        description: { text, lang: 'fi' },
        contact: { name: text, email: text, phone: text },
      },
      attendee: { name: text },
    }),
  )
  expect(events).toHaveLength(1)
  expect(event.getAllProperties('attendee')).toHaveLength(1)
  expect(event.getAllProperties('uid')).toHaveLength(1)
})

test('I6: whatever people type, one event comes out that says it', () => {
  const typed = fc.string({ unit: 'binary', maxLength: 120 })
  fc.assert(
    fc.property(typed, typed, typed, typed, (title, place, description, name) => {
      const text = write({
        event: {
          title: { text: `T${title}`, lang: 'fi' },
          place,
          description: { text: description, lang: 'fi' },
        },
        attendee: { name },
      })
      const { events, value } = readBack(text)
      expect(events).toHaveLength(1)
      expect(value('summary').startsWith('T')).toBe(true)
      expect(text.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u)
      expect(text.isWellFormed()).toBe(true)
    }),
    { numRuns: 200 },
  )
})

test.each([
  ['quotes', 'Matti "Masa" Meikäläinen', 'Matti ’Masa’ Meikäläinen'],
  ['a backslash', 'Aino\\Virta', 'Aino Virta'],
  ['a comma', 'Virta, Aino; ylijohtaja: VM', 'Virta, Aino; ylijohtaja: VM'],
  ['Sámi letters', 'Áŋŋel Čuŋŋá Đorvvi Šiŧŋa', 'Áŋŋel Čuŋŋá Đorvvi Šiŧŋa'],
  ['Greek letters', 'Ελένη Παπαδοπούλου', 'Ελένη Παπαδοπούλου'],
  ['200 characters', 'Å'.repeat(200), 'Å'.repeat(200)],
  ['a caret', 'Aino ^n Virta', 'Aino n Virta'],
])('I6: a name with %s is read as one attendee', (_what, name, shown) => {
  const { one } = readBack(write({ attendee: { name } }))
  expect(one('attendee').getFirstParameter('cn')).toBe(shown)
  expect(String(one('attendee').getFirstValue()).toLowerCase()).toBe(`mailto:${attendee.address}`)
})

test('I6: commas, semicolons and backslashes of a text come back as they were typed', () => {
  const { value } = readBack(write({ event: { title: { text: 'A, B; C\\D "E"', lang: 'fi' } } }))
  expect(value('summary')).toBe('A, B; C\\D "E"')
})

test('I7: ORGANIZER is the mailbox of the entry', () => {
  const { one, value } = readBack(write({ entry: { mailbox: 'toinen@vm.example' } }))
  expect(value('organizer')).toBe('mailto:toinen@vm.example')
  expect(one('organizer').getFirstParameter('cn')).toBe('Johtofoorumi')
})

test.each(['NEEDS-ACTION', 'ACCEPTED', 'TENTATIVE', 'DECLINED'] as const)(
  'I8: the attendee, %s',
  (participation) => {
    const { one } = readBack(write({ entry: { participation } }))
    const parameter = (name: string) => one('attendee').getFirstParameter(name)
    expect(['role', 'cutype', 'partstat', 'rsvp'].map(parameter)).toEqual([
      'REQ-PARTICIPANT',
      'INDIVIDUAL',
      participation,
      'TRUE',
    ])
  },
)

test('I9: no link to answer by, in any language', () => {
  for (const locale of ['fi', 'sv', 'en'] as const) {
    const text = calendarObject(sampleEvent(locale), entry, attendee, { name: 'Johtofoorumi' }, locale, {
      url,
    })
    expect(unfold(text).join('\n')).not.toContain('/a/')
  }
})

test('I10: the UID is the event’s, as it is stored', () => {
  expect(unfold(write())).toContain(`UID:${entry.uid}`)
})

test('I11: no alarm, no class; Outlook is told how busy and that no other time is asked for', () => {
  const lines = unfold(write())
  expect(lines.join('\n')).not.toMatch(/^(BEGIN:VALARM|CLASS)/m)
  expect(lines).toContain('X-MICROSOFT-DISALLOW-COUNTER:TRUE')
})

test.each([
  ['REQUEST', 'NEEDS-ACTION', 'TENTATIVE'],
  ['REQUEST', 'TENTATIVE', 'TENTATIVE'],
  ['REQUEST', 'ACCEPTED', 'BUSY'],
  ['CANCEL', 'ACCEPTED', 'FREE'],
] as const)('I11: %s with %s shows as %s', (method, participation, busy) => {
  expect(unfold(write({ entry: { method, participation } }))).toContain(`X-MICROSOFT-CDO-BUSYSTATUS:${busy}`)
})

test('U3: a cancellation has METHOD:CANCEL, STATUS:CANCELLED, the same UID and the times last sent', () => {
  const { value, calendar } = readBack(write({ entry: { method: 'CANCEL', sequence: 3 } }))
  expect(String(calendar.getFirstPropertyValue('method'))).toBe('CANCEL')
  expect(value('status')).toBe('CANCELLED')
  expect(value('uid')).toBe(entry.uid)
  expect(value('sequence')).toBe('3')
  expect(value('dtstart')).toBe('2026-12-03T12:00:00')
})

test('U7: never PUBLISH', () => {
  for (const method of ['REQUEST', 'CANCEL'] as const)
    expect(write({ entry: { method } })).not.toContain('PUBLISH')
})

test('an online event has its link as the place, and in the description', () => {
  const onlineUrl = 'https://kokous.example/a;b,c'
  const { value } = readBack(write({ event: { place: '', onlineUrl } }))
  expect(value('location')).toBe(onlineUrl)
  expect(value('description')).toContain(`Etäyhteys: ${onlineUrl}`)
})

test('one after the other, each as it is written alone', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 })
  const method = fc.constantFrom('REQUEST', 'CANCEL')
  const participation = fc.constantFrom('NEEDS-ACTION', 'ACCEPTED', 'TENTATIVE', 'DECLINED')
  const people = fc.array(fc.record({ name: text, address: fc.emailAddress() }), {
    minLength: 1,
    maxLength: 5,
  })
  const given = fc.record({ method, participation, people, title: text })
  fc.assert(
    fc.property(given, ({ method: word, participation: said, people: several, title }) => {
      const about = {
        event: { ...sampleEvent('sv'), title: { text: title, lang: 'sv' as const } },
        entry: { ...entry, method: word, participation: said } as CalendarEntry,
      }
      const toEach = calendarObjects(about.event, about.entry, { name: 'Johtofoorumi' }, 'sv', { url })
      for (const one of several)
        expect(Object.values(toEach(one)).join('')).toBe(
          calendarObject(about.event, about.entry, one, { name: 'Johtofoorumi' }, 'sv', { url }),
        )
    }),
  )
})
