// Who may open a file, what clashes in a programme, how it is laid out, what speakers owe: the rules by many cases.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { materialCircles, type Answer } from '#db/schema'
import { circleOf, guestCircles, mayOpenMaterial, type MaterialViewer } from '~/domain/agenda/material-rules'
import { orderRows } from '~/domain/agenda/running-order'
import { speakerGroups, toAsk, toRemind } from '~/domain/agenda/speaker-rules'
import type { Speaker } from '~/domain/agenda/speakers.server'
import { programmeBlocks } from '~/domain/events/programme-blocks'
import { clashesIn, type TimedLine } from '~/domain/events/programme-clashes'
import { freshTrackKey } from '~/domain/events/fresh-track'

const endsAt = '2026-12-03T14:00:00.000Z'
const before = '2026-12-03T13:59:59.999Z'

type Invitation = NonNullable<MaterialViewer['invitation']>
const invitation = (given: Partial<Invitation> = {}): Invitation => ({
  withdrawnAt: null,
  answer: null,
  seat: 'none',
  cameAt: null,
  ...given,
})

const viewers = {
  organiser: { organiser: true, invitation: null },
  nobody: { organiser: false, invitation: null },
  silent: { organiser: false, invitation: invitation() },
  declined: { organiser: false, invitation: invitation({ answer: 'no' }) },
  maybe: { organiser: false, invitation: invitation({ answer: 'maybe' }) },
  waiting: { organiser: false, invitation: invitation({ answer: 'yes', seat: 'waiting' }) },
  seated: { organiser: false, invitation: invitation({ answer: 'yes', seat: 'seated' }) },
  came: { organiser: false, invitation: invitation({ answer: 'yes', seat: 'seated', cameAt: endsAt }) },
  walkedIn: { organiser: false, invitation: invitation({ cameAt: endsAt }) },
  withdrawn: {
    organiser: false,
    invitation: invitation({ answer: 'yes', seat: 'seated', withdrawnAt: before }),
  },
} satisfies Record<string, Omit<MaterialViewer, 'now'>>
type Who = keyof typeof viewers

const invited: Who[] = ['silent', 'declined', 'maybe', 'waiting', 'seated', 'came', 'walkedIn']
/** Whom each circle lets in, besides organisers. */
const table = {
  organisers: [],
  invited,
  coming: ['seated', 'came', 'walkedIn'],
  came: ['came', 'walkedIn'],
} satisfies Record<(typeof materialCircles)[number], Who[]>

describe.each(materialCircles)('a file shown to %s', (shownTo) => {
  test.each(Object.keys(viewers) as Who[])('and %s', (who) => {
    const may = (shownFrom: 'now' | 'afterwards', now: string, removedAt: string | null = null) =>
      mayOpenMaterial({ shownTo, shownFrom, removedAt, endsAt }, { ...viewers[who], now })
    const within = who === 'organiser' || (table[shownTo] as Who[]).includes(who)
    expect(may('now', before)).toBe(within)
    expect(may('now', endsAt)).toBe(within)
    expect(may('afterwards', before)).toBe(who === 'organiser')
    expect(may('afterwards', endsAt)).toBe(within)
    expect(may('now', endsAt, before)).toBe(false)
  })
})

test('a narrower circle never lets in more than a wider one', () => {
  const answers: (Answer | null)[] = [null, 'yes', 'maybe', 'no']
  const any = fc.record({
    withdrawnAt: fc.constantFrom(null, before),
    answer: fc.constantFrom(...answers),
    seat: fc.constantFrom('none' as const, 'seated' as const, 'waiting' as const),
    cameAt: fc.constantFrom(null, endsAt),
  })
  fc.assert(
    fc.property(any, (one) => {
      const may = guestCircles.map((shownTo) =>
        mayOpenMaterial(
          { shownTo, shownFrom: 'now', removedAt: null, endsAt },
          { organiser: false, now: endsAt, invitation: one },
        ),
      )
      for (const [at, let_in] of may.entries()) if (let_in) expect(may.slice(0, at)).not.toContain(false)
      expect(circleOf(one) === null).toBe(!may.includes(true))
    }),
  )
})

const at = (clock: string) => `2026-12-03T${clock}:00.000Z`
const line = (
  starts: string,
  ends: string | null,
  trackId: string | null = null,
  speakers: { name: string; email?: string }[] = [],
): TimedLine => ({
  startsAt: at(starts),
  endsAt: ends === null ? null : at(ends),
  trackId,
  speakers: speakers.map(({ name, email = '' }) => ({ name, email })),
})
const minna = { name: 'Minna Puhuja', email: 'minna@yliopisto.example' }

describe('clashes of a programme', () => {
  test.each<[string, TimedLine[], string[]]>([
    ['one after another', [line('10:00', '11:00'), line('11:00', null), line('12:00', null)], []],
    ['into the next', [line('10:00', '11:15'), line('11:00', null)], ['track 0 1']],
    ['beginning together', [line('10:00', null), line('10:00', null)], ['track 0 1']],
    ['side by side', [line('10:00', '11:00', 'a'), line('10:00', '11:00', 'b')], []],
    ['a track into what is for all', [line('10:00', '11:15', 'a'), line('11:00', null)], ['track 0 1']],
    ['an end that is not told', [line('10:00', null, 'a'), line('10:30', null, 'a')], []],
    [
      'one speaker in two tracks',
      [line('10:00', '11:00', 'a', [minna]), line('10:30', null, 'b', [minna])],
      ['Minna Puhuja 0 1'],
    ],
    [
      'the same by address alone',
      [
        line('10:00', '11:00', 'a', [{ ...minna, name: 'M. Puhuja' }]),
        line('10:00', null, 'b', [{ ...minna, email: 'MINNA@yliopisto.example' }]),
      ],
      ['M. Puhuja 0 1'],
    ],
    [
      'the same by name, when one has no address',
      [line('10:00', '11:00', 'a', [minna]), line('10:00', null, 'b', [{ name: 'minna puhuja' }])],
      ['Minna Puhuja 0 1'],
    ],
    [
      'two of one name with addresses of their own',
      [
        line('10:00', '11:00', 'a', [minna]),
        line('10:00', null, 'b', [{ ...minna, email: 'toinen@virasto.example' }]),
      ],
      [],
    ],
    [
      'one speaker in one track twice over',
      [line('10:00', '11:00', 'a', [minna]), line('10:30', null, 'a', [minna])],
      ['track 0 1', 'Minna Puhuja 0 1'],
    ],
    [
      'a speaker from one to the next',
      [line('10:00', '11:00', 'a', [minna]), line('11:00', null, 'b', [minna])],
      [],
    ],
  ])('%s', (_, lines, told) => {
    const said = clashesIn(lines).map((clash) =>
      [clash.kind === 'track' ? 'track' : clash.name, ...clash.lines].join(' '),
    )
    expect(said).toEqual(told)
  })
})

const tracked = fc.array(
  fc.record({
    startsAt: fc.integer({ min: 10, max: 14 }).map((hour) => at(`${hour}:00`)),
    track: fc.constantFrom(null, { id: 'a', position: 1 }, { id: 'b', position: 0 }),
  }),
  { maxLength: 12 },
)

test('the layout loses no line and keeps the order within a track', () => {
  fc.assert(
    fc.property(tracked, (given) => {
      const lines = given
        .sort((a, b) => a.startsAt.localeCompare(b.startsAt))
        .map((one, number) => ({ ...one, number, trackId: one.track?.id ?? null }))
      const blocks = programmeBlocks(lines)
      const laid = blocks.flatMap((block) =>
        block.kind === 'all' ? block.lines : block.tracks.flatMap((one) => one.lines),
      )
      expect(laid.map((one) => one.number).sort((a, b) => a - b)).toEqual(lines.map((one) => one.number))
      for (const block of blocks)
        if (block.kind === 'tracks') {
          expect(block.tracks.map(({ track }) => track.position)).toEqual(
            block.tracks.map(({ track }) => track.position).sort(),
          )
          for (const { track, lines: own } of block.tracks)
            expect(own.every((one) => one.track?.id === track.id)).toBe(true)
        }
      const rows = orderRows(lines, ['b', 'a'])
      const ordered = rows.flatMap((row) => (row.kind === 'all' ? [row.line] : row.cells.flat()))
      expect(ordered.length).toBe(lines.length)
      expect(rows.map((row) => row.startsAt)).toEqual(rows.map((row) => row.startsAt).sort())
    }),
  )
})

test('a new track takes a name that nothing in the form uses', () => {
  expect(freshTrackKey([])).toBe('new-1')
  expect(freshTrackKey(['new-1', 'x', 'new-3'])).toBe('new-2')
})

const speaker = (given: Partial<Speaker> = {}): Speaker => ({
  id: crypto.randomUUID(),
  programmeItemId: 'line',
  name: 'Minna Puhuja',
  role: 'tutkija',
  email: 'minna@yliopisto.example',
  language: 'fi',
  confirmation: 'none',
  photo: 'none',
  slides: 'none',
  wishes: '',
  askedAt: null,
  answeredAt: null,
  line: { startsAt: at('10:00'), endsAt: null, titleFi: 'Avaus', titleSv: '', titleEn: '', trackId: null },
  ...given,
})

describe('what speakers owe', () => {
  test.each<[string, Partial<Speaker>[], string, string[]]>([
    ['nothing said', [{}], 'none', ['confirmation']],
    ['asked', [{ confirmation: 'asked', photo: 'owed' }], 'asked', ['confirmation', 'photo']],
    ['confirmed', [{ confirmation: 'yes', slides: 'owed' }], 'yes', ['slides']],
    ['everything there', [{ confirmation: 'yes', photo: 'got', slides: 'got' }], 'yes', []],
    ['does not come', [{ confirmation: 'no', photo: 'owed', slides: 'owed' }], 'no', []],
    [
      'a line was added since',
      [{ confirmation: 'yes' }, { confirmation: 'none' }],
      'asked',
      ['confirmation'],
    ],
    [
      'slides of one line',
      [
        { confirmation: 'yes', slides: 'got' },
        { confirmation: 'yes', slides: 'owed' },
      ],
      'yes',
      ['slides'],
    ],
  ])('%s', (_, rows, confirmation, owes) => {
    const groups = speakerGroups(rows.map(speaker))
    expect(groups).toHaveLength(1)
    expect(groups[0]).toMatchObject({ confirmation, owes })
  })

  test('one speaker is one by address; without one, by name', () => {
    const names = (rows: Partial<Speaker>[]) =>
      speakerGroups(rows.map(speaker)).map(({ rows: own }) => own.length)
    expect(names([{}, { name: 'M. Puhuja' }, { email: 'MINNA@yliopisto.example' }])).toEqual([3])
    expect(names([{}, { email: '' }, { email: '', name: 'MINNA PUHUJA ' }])).toEqual([1, 2])
    expect(names([{ email: 'a@b.example' }, { email: 'c@d.example' }])).toEqual([1, 1])
  })

  test('those without an address, and those who owe nothing, are not written to', () => {
    const groups = speakerGroups([
      speaker(),
      speaker({ name: 'Ilman', email: '' }),
      speaker({ email: 'valmis@x.example', confirmation: 'yes', askedAt: at('08:00') }),
      speaker({ email: 'ei@x.example', confirmation: 'no' }),
      speaker({ email: 'kysytty@x.example', confirmation: 'asked', askedAt: at('08:00') }),
    ])
    expect(toAsk(groups).map((one) => one.email)).toEqual(['minna@yliopisto.example'])
    expect(toRemind(groups).map((one) => one.email)).toEqual(['kysytty@x.example'])
  })
})
