// Rules by many cases: who is told where, to whom a bound invitation is closed, what clashes, when somebody may be sent.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clashes, daysShown } from '~/domain/answering/week'
import { whereFor } from '~/domain/events/where'
import { forwardingRefusal, isAnothers, sendingRefusal } from '~/domain/substitutes/rules'

const [place, onlineUrl] = ['Säätytalo', 'https://kokous.example/x']
const link = { onlineUrl }

describe('where a reader is told that it is', () => {
  const hybrid = { place, onlineUrl, hybrid: 1, networkId: null } as const
  const onlyOnline = { place: '', onlineUrl, hybrid: 0, networkId: null } as const
  test.each([
    [
      'who has yet to choose',
      hybrid,
      { mode: null, seat: 'none' },
      { place, onlineUrl: '', linkLater: true },
    ],
    ['on site', hybrid, { mode: 'site', seat: 'seated' }, { place, onlineUrl: '', linkLater: false }],
    [
      'waits online',
      hybrid,
      { mode: 'online', seat: 'waiting' },
      { place: '', onlineUrl: '', linkLater: true },
    ],
    ['online', hybrid, { mode: 'online', seat: 'seated' }, { place: '', ...link, linkLater: false }],
    [
      'online only, before',
      onlyOnline,
      { mode: null, seat: 'none' },
      { place: '', onlineUrl: '', linkLater: true },
    ],
    [
      'online only, seated',
      onlyOnline,
      { mode: null, seat: 'seated' },
      { place: '', ...link, linkLater: false },
    ],
    [
      'in a small group',
      { ...onlyOnline, networkId: 'a-group' },
      { mode: null, seat: 'none' },
      { place: '', ...link, linkLater: false },
    ],
  ] as const)('%s', (_who, event, reader, told) => {
    expect(whereFor(event, reader)).toEqual(told)
  })
})

test('a bound invitation is closed to others who have signed in, and to nobody else', () => {
  const opened = { forwardable: 0 as const, personId: 'maija', holderId: null }
  const reader = { personId: 'other', managerIds: [] as string[], organiser: false }
  expect(isAnothers(opened, reader)).toBe(true)
  expect(isAnothers(opened, null)).toBe(false)
  expect(isAnothers({ ...opened, forwardable: 1 }, reader)).toBe(false)
  expect(isAnothers({ ...opened, holderId: 'other' }, reader)).toBe(false)
  for (const may of [{ personId: 'maija' }, { managerIds: ['maija'] }, { organiser: true }])
    expect(isAnothers(opened, { ...reader, ...may })).toBe(false)
})

describe('sending somebody', () => {
  const event = {
    status: 'open',
    startsAt: '2026-12-03T10:00:00.000Z',
    answerBy: '2026-11-26T14:00:00.000Z',
    substitutes: 'yes',
    forwardable: 1,
  } as const
  const [early, late, begun] = [
    '2026-11-01T00:00:00.000Z',
    '2026-12-01T00:00:00.000Z',
    '2026-12-03T10:00:00.000Z',
  ]
  const live = { withdrawnAt: null, seat: 'none' } as const
  test.each([
    ['in time', event, live, early, null],
    ['with approval', { ...event, substitutes: 'approval' }, live, early, null],
    ['not allowed', { ...event, substitutes: 'no' }, live, early, 'substitutesNotAllowed'],
    ['late with nothing', event, live, late, 'deadlinePassed'],
    ['late with a seat', event, { ...live, seat: 'seated' }, late, null],
    ['late in the line', event, { ...live, seat: 'waiting' }, late, null],
    ['begun', event, { ...live, seat: 'seated' }, begun, 'eventOver'],
    ['cancelled', { ...event, status: 'cancelled' }, live, early, 'eventCancelled'],
    ['taken off', event, { ...live, withdrawnAt: early }, early, 'withdrawn'],
  ] as const)('%s', (_what, of, invitation, now, reason) => {
    expect(sendingRefusal(of, invitation, now)).toBe(reason)
  })
  test.each([
    ['in time', event, early, null],
    ['bound', { ...event, forwardable: 0 }, early, 'invitationBound'],
    ['late', event, late, 'deadlinePassed'],
    ['begun', event, begun, 'eventOver'],
  ] as const)('forwarding: %s', (_what, of, now, reason) => {
    expect(forwardingRefusal(of, live, now)).toBe(reason)
  })
})

test('what clashes clashes both ways, and what is declined or cancelled with nothing', () => {
  const hour = fc.integer({ min: 0, max: 20 })
  const entry = fc.record({
    personId: fc.constantFrom('a', 'b'),
    status: fc.constantFrom('open' as const, 'cancelled' as const),
    answer: fc.constantFrom('yes' as const, 'no' as const, null),
    from: hour,
    length: fc.integer({ min: 1, max: 3 }),
  })
  const at = (h: number) => `2026-10-05T${String(h).padStart(2, '0')}:00:00.000Z`
  fc.assert(
    fc.property(entry, entry, (one, other) => {
      const timed = ({ from, length, ...rest }: typeof one) => ({
        ...rest,
        startsAt: at(from),
        endsAt: at(from + length),
      })
      const found = clashes(timed(one), timed(other))
      expect(clashes(timed(other), timed(one))).toBe(found)
      const meet = one.from < other.from + other.length && other.from < one.from + one.length
      const both = [one, other].every(({ status, answer }) => status === 'open' && answer !== 'no')
      expect(found).toBe(meet && both && one.personId === other.personId)
    }),
  )
})

test('a week is Monday to Friday when nothing is on its weekend', () => {
  expect(daysShown('2026-10-05', [])).toEqual([
    '2026-10-05',
    '2026-10-06',
    '2026-10-07',
    '2026-10-08',
    '2026-10-09',
  ])
})
