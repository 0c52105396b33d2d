// The rules of rounds by many cases: who stands how, what comes next, when an answer is taken, what a new round proposes.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { firstRound } from '~/domain/rounds/first-round'
import {
  answerRefusal,
  asAnswered,
  countsOf,
  nextStep,
  standingOf,
  stateOf,
  takesPart,
  type Candidate,
} from '~/domain/rounds/rules'

const open = { answerBy: '2026-10-31', confirmedAt: null, closedAt: null }
const at = '2026-10-01T09:00:00.000Z'

const one = (given: Partial<Candidate> = {}): Candidate => ({
  id: 'p',
  firstName: 'A',
  lastName: 'B',
  post: null,
  candidateId: 'c',
  standing: 'yes',
  calledAt: at,
  remindedAt: null,
  answer: null,
  answeredAt: null,
  answerSource: null,
  wishes: { language: null, meets: null, apart: '', comment: '' },
  wishUnread: false,
  apart: [],
  language: 'fi',
  level: null,
  gender: null,
  region: null,
  lacks: [],
  group: null,
  elsewhere: null,
  ...given,
})
const group = { id: 'g', nameFi: 'Ryhmä', nameSv: 'Grupp', nameEn: 'Group' }

test.each([
  [{ calledAt: null, answer: null, removedAt: null }, 'notCalled'],
  [{ calledAt: at, answer: null, removedAt: null }, 'silent'],
  [{ calledAt: at, answer: 'yes', removedAt: null }, 'yes'],
  [{ calledAt: null, answer: 'yes', removedAt: null }, 'yes'],
  [{ calledAt: at, answer: 'notNow', removedAt: null }, 'notNow'],
  [{ calledAt: at, answer: 'yes', removedAt: at }, 'removed'],
] as const)('%o stands as %s', (row, standing) => {
  expect(standingOf(row)).toBe(standing)
})

test('whom a confirmed round put in a group that goes on stand as those who said yes', () => {
  const [taken, sitter] = [
    one({ standing: 'sits', answer: 'yes' }),
    one({ standing: 'sits', candidateId: null }),
  ]
  expect([taken, sitter, one({ standing: 'silent' })].map(asAnswered)).toMatchObject([
    { standing: 'yes' },
    { standing: 'sits' },
    { standing: 'silent' },
  ])
})

test('who sits, and who said yes and sits nowhere else, are placed', () => {
  expect(takesPart(one({ standing: 'sits' }))).toBe(true)
  expect(takesPart(one())).toBe(true)
  expect(takesPart(one({ elsewhere: group }))).toBe(false)
  for (const standing of ['silent', 'notCalled', 'notNow', 'removed'] as const)
    expect(takesPart(one({ standing }))).toBe(false)
})

test.each([
  [open, 'open'],
  [{ confirmedAt: at, closedAt: null }, 'confirmed'],
  [{ confirmedAt: null, closedAt: at }, 'closed'],
] as const)('%o is %s', (round, state) => {
  expect(stateOf(round)).toBe(state)
})

describe('the next thing to do', () => {
  const next = (candidates: Candidate[], { today = '2026-10-01', proposals = 0 } = {}) =>
    nextStep(open, countsOf(candidates), { today, proposals })
  const after = '2026-11-01'
  const [yes, silent, sits] = [one(), one({ standing: 'silent' }), one({ standing: 'sits' })]
  const waits = one({ standing: 'notCalled' })
  const unreachable = one({ standing: 'notCalled', lacks: ['address'] })
  const wish = one({ wishUnread: true })

  test.each([
    ['nobody is there', [], {}, 'choose'],
    ['only groups that go on', [sits], {}, 'choose'],
    ['only groups that go on, and a proposal of them', [sits], { proposals: 1 }, 'confirm'],
    ['somebody waits for the call', [waits, yes], {}, 'call'],
    ['who waits cannot be reached', [unreachable, silent], {}, 'wait'],
    ['the time to answer is over for who waits', [waits, yes], { today: after }, 'propose'],
    ['some are silent', [yes, silent], {}, 'wait'],
    ['the silent had their time', [yes, silent], { today: after }, 'propose'],
    ['a wish is unread', [yes, wish], {}, 'wishes'],
    ['a wish of one taken out is not read', [yes, one({ ...wish, standing: 'removed' })], {}, 'propose'],
    ['all have answered', [yes], {}, 'propose'],
    ['there are proposals', [yes, silent], { proposals: 2 }, 'confirm'],
    ['all said no', [one({ standing: 'notNow' })], {}, 'choose'],
  ] as const)('when %s', (_, candidates, given, expected) => {
    expect(next([...candidates], given)).toBe(expected)
  })

  test('is none when the round is over', () => {
    for (const over of [{ confirmedAt: at }, { closedAt: at }])
      expect(nextStep({ ...open, ...over }, countsOf([yes]), { today: after, proposals: 1 })).toBeNull()
  })
})

describe('an answer', () => {
  const refusal = (round = {}, removedAt: string | null = null, today = '2026-10-31', byOrganiser = false) =>
    answerRefusal({ ...open, ...round }, { removedAt }, { today, byOrganiser })
  test.each([
    ['on the last day', refusal(), null],
    ['after it', refusal({}, null, '2026-11-01'), 'deadlinePassed'],
    ['after it, by an organiser', refusal({}, null, '2026-11-01', true), null],
    ['of one taken out', refusal({}, at), 'takenOut'],
    ['of one taken out, by an organiser', refusal({}, at, '2026-10-01', true), 'takenOut'],
    ['when groups are confirmed', refusal({ confirmedAt: at }), 'roundOver'],
    [
      'when it was put away, by an organiser',
      refusal({ closedAt: at }, null, '2026-10-01', true),
      'roundOver',
    ],
  ])('%s', (_, found, expected) => {
    expect(found).toBe(expected)
  })
})

test('a new round begins on the first of a month, with time to answer and time to compose', () => {
  const day = fc.date({ min: new Date('2020-01-01'), max: new Date('2090-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(day, (date) => {
      const today = date.toISOString().slice(0, 10)
      const { answerBy, startsOn } = firstRound(today, [])
      expect(startsOn.endsWith('-01')).toBe(true)
      const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000
      expect(days(today, answerBy)).toBe(21)
      expect(days(answerBy, startsOn)).toBeGreaterThanOrEqual(21)
      expect(days(answerBy, startsOn)).toBeLessThan(21 + 31)
    }),
  )
})
