// What a calendar says of an invitation is heard as it was said, or not at all: RFC 5546, rules R1 to R3.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCalendarWord, together } from '~/domain/calendar/replies'

const anna = 'anna.virtanen@virasto.example'
const uid = '3f1c2b9e-7d54@johtofoorumi.invalid'

type Lines = { method?: string; attendee?: string; more?: string[]; identifier?: string }

const object = ({ method = 'REPLY', attendee, more = [], identifier = `UID:${uid}` }: Lines = {}): string =>
  [
    ...['BEGIN:VCALENDAR', 'VERSION:2.0', `METHOD:${method}`, 'BEGIN:VEVENT', identifier],
    ...['DTSTAMP:20261102T081500Z', attendee ?? `ATTENDEE;PARTSTAT=ACCEPTED:mailto:${anna}`, ...more],
    ...['END:VEVENT', 'END:VCALENDAR', ''],
  ].join('\r\n')

const said = (given: Lines = {}, told: { method?: string; sender?: string } = {}) =>
  readCalendarWord(object(given), told)
const saying = (parameters: string) => said({ attendee: `ATTENDEE;${parameters}:mailto:${anna}` })

const other = { kind: 'unreadable', reason: 'otherCalendar' }
const damaged = { kind: 'unreadable', reason: 'damaged' }

describe('an answer', () => {
  test.each([
    ['ACCEPTED', 'yes'],
    ['accepted', 'yes'],
    ['"TENTATIVE"', 'maybe'],
    ['Declined', 'no'],
  ])('%s is %s', (partstat, answer) => {
    expect(saying(`PARTSTAT=${partstat}`)).toEqual({
      ...{ kind: 'answer', answer, uid, attendee: { name: '', address: anna }, sentBy: null },
      ...{ sequence: 0, stampedAt: '2026-11-02T08:15:00.000Z', comment: '' },
    })
  })

  test('no other word is one', () => {
    const near = fc.tuple(
      fc.constantFrom('ACCEPTED', 'DECLINED', 'TENTATIVE'),
      fc.nat(9),
      fc.string({ maxLength: 2 }),
    )
    const words = fc.oneof(
      near.map(([word, at, instead]) => word.slice(0, at) + instead + word.slice(at + 1)),
      fc.stringMatching(/^[A-Za-z-]{0,12}$/),
    )
    const answers: Record<string, string> = { ACCEPTED: 'yes', DECLINED: 'no', TENTATIVE: 'maybe' }
    fc.assert(
      fc.property(words, (word) => {
        const reading = saying(`PARTSTAT=${word}`)
        if (reading.kind !== 'answer') return
        const plain = word.split(/[;:]/)[0]!.replaceAll('"', '').toUpperCase()
        expect(answers[plain]).toBe(reading.answer)
      }),
      { numRuns: 500 },
    )
  })

  test.each([
    ['PARTSTAT=NEEDS-ACTION', other],
    ['CN=Anna', other],
    ['PARTSTAT=COMPLETED', damaged],
    ['PARTSTAT=ACCEPTED;PARTSTAT=DECLINED', damaged],
    ['PARTSTAT', damaged],
  ])('%s is none', (parameters, reading) => expect(saying(parameters)).toEqual(reading))

  test('an object that was cut anywhere says nothing', () => {
    const whole = object({ more: ['SEQUENCE:3', 'COMMENT:Tulen.'] }).trimEnd()
    for (let end = 0; end < whole.length; end += 1)
      expect(readCalendarWord(whole.slice(0, end)).kind, whole.slice(0, end)).toBe('unreadable')
    expect(readCalendarWord(`${whole}\r\n_____\r\nTarkastettu viruksilta: puhdas\r\n`)).toMatchObject({
      ...{ kind: 'answer', sequence: 3, comment: 'Tulen.' },
    })
  })

  test('a letter that was lost or changed anywhere changes what is heard as it changes the words', () => {
    const whole = object({
      attendee: `ATTENDEE;PARTSTAT=ACCEPTED;CN=Anna:mailto:${anna}`,
      more: ['SEQUENCE:3'],
    })
    for (let at = 0; at < whole.length; at += 1)
      for (const instead of ['', 'x', ':', ';', '"', ' ', '\n']) {
        const changed = whole.slice(0, at) + instead + whole.slice(at + 1)
        const reading = readCalendarWord(changed)
        if (reading.kind === 'unreadable') continue
        const flat = changed.replace(/(?:\r\n?|\n) /g, '')
        expect(reading, changed).toMatchObject({ kind: 'answer', answer: 'yes' })
        expect(flat).toMatch(/PARTSTAT="?ACCEPTED"?[;:]/)
        expect(flat).toContain(reading.uid)
        expect(flat.toLowerCase()).toContain(reading.attendee.address)
      }
  })

  test('nothing in words or in other components is taken for what was said', () => {
    const words = `\\nATTENDEE;PARTSTAT=DECLINED:mailto:${anna}\\nUID:another`
    const alarm = ['BEGIN:VALARM', 'UID:another', `ATTENDEE:mailto:${anna}`, 'END:VALARM']
    expect(said({ more: [`DESCRIPTION:${words}`, `COMMENT:${words}`, ...alarm] })).toMatchObject({
      ...{ kind: 'answer', answer: 'yes', uid },
      comment: `ATTENDEE;PARTSTAT=DECLINED:mailto:${anna}\nUID:another`,
    })
  })

  test('an identifier is kept to the letter, or the object is damaged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (text) => {
        const escaped = text.replace(/[\\;,]/g, '\\$&').replace(/\n/g, '\\n')
        const reading = said({ identifier: `UID:${escaped}` })
        if (reading.kind === 'unreadable') expect(text).toMatch(/\p{Cc}|^\s*$|\n|\\|\s/u)
        else expect('uid' in reading && reading.uid).toBe(text.trim())
      }),
    )
  })
})

describe('who speaks', () => {
  const list = [
    `ATTENDEE;PARTSTAT=DECLINED;CN=Anna:mailto:${anna}`,
    'ATTENDEE;PARTSTAT=ACCEPTED;CN=Bo:MAILTO:BO@virasto.example',
  ].join('\r\n')

  test.each([
    [anna, { kind: 'answer', answer: 'no', attendee: { name: 'Anna', address: anna } }],
    ['bo@virasto.example', { kind: 'answer', answer: 'yes' }],
    ['cilla@virasto.example', other],
    ['', other],
  ])('of several, the sender: %s', (sender, reading) => {
    expect(said({ attendee: list }, { sender })).toMatchObject(reading)
  })

  test('one who says two things says nothing; the same twice is once', () => {
    const twice = (second: string) =>
      said({
        attendee: `ATTENDEE;PARTSTAT=ACCEPTED:mailto:${anna}\r\nATTENDEE;PARTSTAT=${second}:MAILTO:${anna}`,
      })
    expect(twice('DECLINED')).toEqual(other)
    expect(twice('ACCEPTED')).toMatchObject({ answer: 'yes' })
  })

  test.each([
    ['invalid:nomail', ''],
    ['mailto:anna virtanen', ''],
    ['MAILTO:<Anna.Virtanen@virasto.example>', anna],
    ['mailto:anna%2Bkokous@virasto.example', 'anna+kokous@virasto.example'],
    ['mailto:anna@virasto.example%0d%0aBcc:x@y.example', ''],
  ])('%s has the address "%s"', (uri, address) => {
    expect(said({ attendee: `ATTENDEE;PARTSTAT=ACCEPTED:${uri}` })).toMatchObject({ attendee: { address } })
  })

  test('a name is cleaned of marks that turn the direction of writing', () => {
    expect(saying('PARTSTAT=ACCEPTED;CN="\u202eAnna\u200f\u2066 \u0007Virtanen"')).toMatchObject({
      attendee: { name: 'Anna Virtanen' },
    })
  })

  test('it is handed over to the one who is named', () => {
    const to = 'PARTSTAT=DELEGATED;DELEGATED-TO="mailto:Ville@virasto.example","mailto:x@y.example"'
    expect(saying(to)).toMatchObject({
      ...{ kind: 'delegation', attendee: { address: anna } },
      to: { name: '', address: 'ville@virasto.example' },
    })
    expect(saying('PARTSTAT=DELEGATED')).toMatchObject({ kind: 'delegation', to: null })
  })
})

describe('which event', () => {
  test.each([
    [{ identifier: 'X-UID:1' }, damaged],
    [{ identifier: 'UID:' }, damaged],
    [{ identifier: 'UID:1\r\nUID:2' }, damaged],
    [{ attendee: 'X-ATTENDEE:1' }, damaged],
    [{ more: ['SEQUENCE:-1'] }, damaged],
    [{ more: ['SEQUENCE:9999999999'] }, damaged],
    [{ more: ['SEQUENCE:1', 'SEQUENCE:2'] }, damaged],
    [{ more: ['RECURRENCE-ID:20261203T100000Z'] }, other],
    [{ method: 'REQUEST' }, other],
    [{ method: 'PUBLISH' }, other],
    [{ method: 'REPLY\r\nMETHOD:REQUEST' }, damaged],
  ])('%j', (given, reading) => expect(said(given)).toEqual(reading))

  test('METHOD is the object’s own; the mail’s where it has none', () => {
    const without = object().replace('METHOD:REPLY\r\n', '')
    expect(readCalendarWord(without)).toEqual(other)
    expect(readCalendarWord(without, { method: ' reply ' })).toMatchObject({ kind: 'answer' })
    expect(said({ method: 'REQUEST' }, { method: 'REPLY' })).toEqual(other)
  })

  test.each([
    ['20261102T081500Z', '2026-11-02T08:15:00.000Z'],
    ['20261102T101500', '2026-11-02T08:15:00.000Z'],
    ['20261302T101500Z', null],
    ['yesterday', null],
    ['00010101T000000Z', null],
  ])('DTSTAMP %s is %s', (stamp, stampedAt) => {
    const text = object().replace('20261102T081500Z', stamp)
    expect(readCalendarWord(text)).toMatchObject({ kind: 'answer', stampedAt })
  })

  test('copies that agree are one; copies that differ, in whatever counts, are none', () => {
    const [yes, no] = [said(), saying('PARTSTAT=DECLINED')]
    const withWords = said({ more: ['COMMENT:Tulen.'] })
    expect(together([yes, withWords])).toEqual(withWords)
    expect(together([yes, { kind: 'unreadable', reason: 'damaged' }])).toEqual(yes)
    expect(together([yes, no])).toEqual(other)
    expect(together([yes, said({ identifier: 'UID:another' })])).toEqual(other)
    expect(together([yes, said({ more: ['SEQUENCE:1'] })])).toEqual(other)
    const two =
      object().replace('END:VCALENDAR', '') + object({ identifier: 'UID:2' }).slice('BEGIN:VCALENDAR'.length)
    expect(
      readCalendarWord(
        two.replace('VERSION:2.0\r\nMETHOD:REPLY\r\nBEGIN:VEVENT\r\nUID:2', 'BEGIN:VEVENT\r\nUID:2'),
      ),
    ).toEqual(other)
  })
})

describe('a counter-proposal', () => {
  const counter = (...more: string[]) =>
    said({ method: 'COUNTER', attendee: `ATTENDEE;PARTSTAT=TENTATIVE:mailto:${anna}`, more })

  test.each([
    [['DTSTART:20261204T080000Z', 'DTEND:20261204T090000Z'], '08:00', '09:00'],
    [['DTSTART;TZID=Europe/Helsinki:20261204T100000', 'DURATION:PT1H30M'], '08:00', '09:30'],
    [
      ['DTSTART;TZID=FLE Standard Time:20261204T100000', 'DTEND;TZID=FLE Standard Time:20261204T110000'],
      '08:00',
      '09:00',
    ],
    [
      [
        'DTSTART;TZID="W. Europe Standard Time":20261204T090000',
        'DTEND;TZID=/mozilla.org/2025/Europe/Stockholm:20261204T100000',
      ],
      '08:00',
      '09:00',
    ],
    [
      ['DTSTART;TZID="(UTC+02:00) Helsinki, Kyiv, Riga":20261204T100000', 'DTEND:20261204T110000'],
      '08:00',
      '09:00',
    ],
  ])('%j', (more, from, to) => {
    expect(counter(...more)).toMatchObject({
      ...{ kind: 'counter', startsAt: `2026-12-04T${from}:00.000Z`, endsAt: `2026-12-04T${to}:00.000Z` },
    })
  })

  test('a whole day is on the clock of Helsinki; a zone that nobody knows tells no time', () => {
    expect(counter('DTSTART;VALUE=DATE:20261204')).toMatchObject({
      startsAt: '2026-12-03T22:00:00.000Z',
      endsAt: null,
    })
    expect(counter('DTSTART;TZID=Customized Time Zone:20261204T100000')).toMatchObject({ startsAt: null })
    expect(counter('DTSTART;TZID=constructor:20261204T100000', 'LOCATION:Etänä')).toMatchObject({
      ...{ startsAt: null, place: 'Etänä' },
    })
  })

  test('the time that is in force, named again, is no proposal of one', () => {
    const own = ['DTSTART:20261203T100000Z', 'DTEND:20261203T140000Z']
    const original = ['X-MS-OLK-ORIGINALSTART:20261203T100000Z', 'X-MS-OLK-ORIGINALEND:20261203T140000Z']
    expect(counter(...own, ...original, 'COMMENT:Etänä?')).toMatchObject({
      ...{ kind: 'counter', startsAt: null, endsAt: null, comment: 'Etänä?' },
    })
  })
})

test('what cannot be told from a fault is neither mended nor guessed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(readCalendarWord(text, { method: 'REPLY' }).kind).toBe('unreadable')
      expect(readCalendarWord(object({ more: [text] })).kind).toMatch(/answer|unreadable/)
    }),
  )
})
