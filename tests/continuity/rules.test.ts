// Rule 2 of the registry, case by case: a person is not a position, and every change raises a task, never a silent loss.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { appointmentEnds, type AppointmentEnd, type MembershipEnd } from '#db/schema'
import { daysAhead, daysBetween, type Facts } from '~/domain/continuity/facts'
import { waitingOf } from '~/domain/continuity/decisions'
import type { Finding, FindingKind } from '~/domain/continuity/findings'
import { findingsIn } from '~/domain/continuity/rules'
import { vacated } from '~/domain/continuity/seats'
import { daysLater } from '~/domain/core/time'
import { answer, facts, owner, post, seat, today } from './facts'

const found = <Kind extends FindingKind>(given: Facts, kind: Kind, on = today) =>
  findingsIn(given, on).filter((one): one is Extract<Finding, { kind: Kind }> => one.kind === kind)

const ended = (given = {}) => post({ id: 'post-of-ada', personId: 'ada', validTo: '2026-09-15', ...given })

describe('a seat whose post ends', () => {
  test.each<[AppointmentEnd | null, MembershipEnd]>([
    ['retired', 'retired'],
    ['leftState', 'leftState'],
    ['organisationEnded', 'organisationEnded'],
    ['otherPost', 'leftPost'],
    ['termEnded', 'leftPost'],
    ['other', 'leftPost'],
    [null, 'leftPost'],
  ])('for the reason %s closes for %s, on the last day of the post', (endReason, reason) => {
    const [finding] = found(facts({ seats: [seat(ended({ endReason }))] }), 'seatEnds')
    expect(finding).toMatchObject({ reason, lastDay: '2026-09-15', next: null, goesOn: null, heldBy: null })
  })

  test.each([
    ['today', today, 1],
    ['on the last day of the window', daysLater(today, daysAhead), 1],
    ['the day after the window', daysLater(today, daysAhead + 1), 0],
    ['years ago', '2010-05-31', 1],
  ])('%s', (_, validTo, count) => {
    const given = facts({ seats: [seat(ended({ validTo }), { validFrom: '2009-01-01' })] })
    expect(found(given, 'seatEnds')).toHaveLength(count)
  })

  test('that goes on is no task', () => {
    expect(findingsIn(facts({ seats: [seat(ended({ validTo: null }))] }), today)).toEqual([])
  })

  test('before the membership began closes it on its first day', () => {
    const given = facts({ seats: [seat(ended({ validTo: '2019-12-31' }), { validFrom: '2020-03-01' })] })
    expect(found(given, 'seatEnds')[0]?.lastDay).toBe('2020-03-01')
  })
})

describe('the successor', () => {
  const next = (given: Facts) => found(given, 'seatEnds')[0]?.next ?? null
  const taker = (given = {}) => post({ id: 'post-of-bo', personId: 'bo', validFrom: '2026-10-01', ...given })

  test('is whoever holds the same position after', () => {
    const rests = ended({ positionId: 'position', roleClass: 'director' })
    const after = taker({ positionId: 'position', roleClass: 'expert', titleFi: 'jokin muu' })
    expect(next(facts({ seats: [seat(rests)], posts: [after] }))).toEqual({
      personId: 'bo',
      appointmentId: 'post-of-bo',
      from: '2026-10-01',
    })
  })

  test('begins the day after the seat closed, when they had begun before', () => {
    const given = facts({ seats: [seat(ended())], posts: [taker({ validFrom: '2026-09-01' })] })
    expect(next(given)?.from).toBe('2026-09-16')
  })

  test('of a class with one holder is known by the class, of others by the title', () => {
    const hr = taker({ titleFi: 'HR-päällikkö', titleSv: '', titleEn: '' })
    expect(next(facts({ seats: [seat(ended())], posts: [hr] }))?.personId).toBe('bo')
    const rests = ended({ roleClass: 'director', titleFi: 'talousjohtaja', titleSv: '', titleEn: '' })
    const director = (titleFi: string) => taker({ roleClass: 'director', titleFi, titleSv: '', titleEn: '' })
    expect(next(facts({ seats: [seat(rests)], posts: [director('Talousjohtaja')] }))?.personId).toBe('bo')
    expect(next(facts({ seats: [seat(rests)], posts: [director('viestintäjohtaja')] }))).toBeNull()
  })

  test('is not one who holds another position of the same name in the same organisation', () => {
    const rests = ended({ roleClass: 'director', positionId: 'first' })
    const other = taker({ roleClass: 'director', positionId: 'second' })
    expect(next(facts({ seats: [seat(rests)], posts: [other] }))).toBeNull()
  })

  test.each([
    ['began with the predecessor or before', { validFrom: '2020-01-01' }],
    ['works elsewhere', { organisationId: 'tax' }],
    ['has another task', { roleClass: 'trainingHead' as const }],
    ['has left already', { validFrom: '2026-09-16', validTo: '2026-09-30' }],
  ])('is nobody who %s', (_, other) => {
    expect(next(facts({ seats: [seat(ended())], posts: [taker(other)] }))).toBeNull()
  })

  test('is known before they begin', () => {
    const rests = ended({ validTo: '2026-12-15' })
    const given = facts({ seats: [seat(rests)], posts: [taker({ validFrom: '2027-01-01' })] })
    expect(next(given)).toMatchObject({ personId: 'bo', from: '2027-01-01' })
  })

  test('who is a member already is told, not proposed', () => {
    const given = facts({ seats: [seat(ended())], posts: [taker()], members: [['forum', 'bo']] })
    expect(found(given, 'seatEnds')[0]).toMatchObject({ next: null, heldBy: 'bo' })
  })

  test('who was a member earlier begins after that', () => {
    const given = facts({
      seats: [seat(ended({ validTo: '2026-05-31' }))],
      posts: [taker({ validFrom: '2026-06-01' })],
    })
    const lastDays = new Map([['forum bo', '2026-07-31']])
    expect(next({ ...given, lastDays })?.from).toBe('2026-08-01')
  })

  test('is sought in the organisations that took over, one after another, and never in circles', () => {
    const merged = {
      agency: { validTo: '2026-09-15', successorId: 'middle' },
      middle: { validTo: '2026-09-20', successorId: 'tax' },
      tax: { validTo: null, successorId: 'agency' },
    }
    const given = facts({ houses: merged, seats: [seat(ended())], posts: [taker({ organisationId: 'tax' })] })
    expect(next(given)?.personId).toBe('bo')
  })

  test('takes one seat, that of the first who leaves, when two organisations become one', () => {
    const houses = {
      agency: { validTo: '2026-09-15', successorId: 'new' },
      tax: { validTo: '2026-09-15', successorId: 'new' },
    }
    const other = post({ id: 'post-of-cy', personId: 'cy', organisationId: 'tax', validTo: '2026-09-10' })
    const given = facts({
      houses,
      seats: [seat(ended()), seat(other)],
      posts: [taker({ organisationId: 'new' })],
    })
    const [first, second] = found(given, 'seatEnds')
    expect(first).toMatchObject({ personId: 'cy', next: { personId: 'bo' } })
    expect(second).toMatchObject({ personId: 'ada', next: null })
    expect(second?.key).not.toContain('post-of-bo')
  })

  test('is not proposed to a network whose end is known', () => {
    const networks = { forum: { foundedOn: '2010-01-01', endedOn: '2026-12-31' } }
    expect(next(facts({ networks, seats: [seat(ended())], posts: [taker()] }))).toBeNull()
  })
})

describe('the same person', () => {
  const houses = { agency: { validTo: '2026-09-15', successorId: 'new' } }
  const own = post({ id: 'new-post', personId: 'ada', organisationId: 'new', validFrom: '2026-09-16' })

  test('who goes on where their organisation was merged into keeps the seat', () => {
    const [finding] = found(facts({ houses, seats: [seat(ended())], posts: [own] }), 'seatEnds')
    expect(finding).toMatchObject({
      goesOn: { personId: 'ada', appointmentId: 'new-post', from: '2026-09-16' },
      next: null,
      heldBy: null,
    })
  })

  test('keeps it before another there', () => {
    const other = post({ id: 'a-post', personId: 'bo', organisationId: 'new', validFrom: '2026-09-16' })
    const [finding] = found(facts({ houses, seats: [seat(ended())], posts: [other, own] }), 'seatEnds')
    expect(finding).toMatchObject({ goesOn: { personId: 'ada' }, next: null })
  })

  test('who moves to a post elsewhere that fits goes on by it, and the successor takes the place they left', () => {
    const elsewhere = post({
      id: 'elsewhere',
      personId: 'ada',
      organisationId: 'tax',
      validFrom: '2026-09-16',
    })
    const successor = post({ id: 'post-of-bo', personId: 'bo', validFrom: '2026-10-01' })
    const candidate = {
      networkId: 'forum',
      personId: 'ada',
      appointmentId: 'elsewhere',
      from: '2026-09-16',
      membershipId: 'seat-of-ada',
    }
    const given = facts({
      seats: [seat(ended())],
      posts: [elsewhere, successor],
      candidates: [candidate],
      misfits: [
        {
          membershipId: 'seat-of-ada',
          networkId: 'forum',
          personId: 'ada',
          validFrom: '2020-01-01',
          posts: ['elsewhere'],
        },
      ],
    })
    const [finding, ...others] = findingsIn(given, today)
    expect(finding).toMatchObject({
      kind: 'seatEnds',
      goesOn: { appointmentId: 'elsewhere', from: '2026-09-16' },
      next: { personId: 'bo', from: '2026-10-01' },
    })
    expect(others).toEqual([])
  })
})

describe('a vacant seat with somebody who fits', () => {
  const candidate = {
    networkId: 'forum',
    personId: 'bo',
    appointmentId: 'post-of-bo',
    from: '2026-03-01',
    membershipId: null,
  }

  test('is proposed from the start of their post, not before the network', () => {
    expect(found(facts({ candidates: [candidate] }), 'seatOpen')[0]).toMatchObject({
      from: '2026-03-01',
      membershipId: null,
    })
    const networks = { forum: { foundedOn: '2026-06-01', endedOn: null } }
    expect(found(facts({ networks, candidates: [candidate] }), 'seatOpen')[0]?.from).toBe('2026-06-01')
  })

  test('is not proposed twice: not beside an ending seat that proposes them, nor to a member', () => {
    const successor = post({ id: 'post-of-bo', personId: 'bo', validFrom: '2026-03-01' })
    const given = facts({ seats: [seat(ended())], posts: [successor], candidates: [candidate] })
    expect(findingsIn(given, today).map(({ kind }) => kind)).toEqual(['seatEnds'])
    expect(found(facts({ candidates: [candidate], members: [['forum', 'bo']] }), 'seatOpen')).toEqual([])
  })

  test('moves with a member whose other post fits', () => {
    const moves = { ...candidate, membershipId: 'seat-of-bo' }
    const misfit = {
      membershipId: 'seat-of-bo',
      networkId: 'forum',
      personId: 'bo',
      validFrom: '2026-05-01',
      posts: ['post-of-bo'],
    }
    const given = facts({ candidates: [moves], misfits: [misfit], members: [['forum', 'bo']] })
    expect(findingsIn(given, today)).toMatchObject([
      { kind: 'seatOpen', membershipId: 'seat-of-bo', from: '2026-05-01' },
    ])
  })
})

describe('a seat of a network without a rule that closed with its post', () => {
  const seatOf = (lastDay: string) => ({ networkId: 'forum', lastDay, post: ended() })
  const closed = [seatOf('2026-09-15')]
  const taker = post({ id: 'post-of-bo', personId: 'bo', validFrom: '2026-09-20' })

  test('is offered to whoever takes the post over later, and is vacant until then', () => {
    expect(vacated(facts({ closed }), today)).toEqual(closed)
    expect(found(facts({ closed }), 'seatOpen')).toEqual([])
    const given = facts({ closed, posts: [taker] })
    expect(found(given, 'seatOpen')).toMatchObject([{ personId: 'bo', from: '2026-09-20' }])
    expect(vacated(given, today)).toEqual([])
  })

  test('is not offered where somebody has taken it, or has given it up', () => {
    expect(found(facts({ closed, posts: [taker], members: [['forum', 'bo']] }), 'seatOpen')).toEqual([])
    const lastDays = new Map([['forum bo', '2026-09-25']])
    expect(found({ ...facts({ closed, posts: [taker] }), lastDays }, 'seatOpen')).toEqual([])
  })

  test('is offered once when two have left the same post', () => {
    const earlier = seatOf('2025-12-31')
    expect(found(facts({ closed: [earlier, ...closed], posts: [taker] }), 'seatOpen')).toHaveLength(1)
  })

  test('is gone with its organisation', () => {
    const houses = { agency: { validTo: '2026-09-15', successorId: null } }
    expect(vacated(facts({ closed, houses }), today)).toEqual([])
  })
})

test('a member who does not fit is a task, unless the end of a post explains it', () => {
  const misfit = {
    membershipId: 'seat-of-ada',
    networkId: 'forum',
    personId: 'ada',
    validFrom: '2020-01-01',
    posts: ['b', 'a'],
  }
  const [finding] = found(facts({ misfits: [misfit] }), 'noLongerFits')
  expect(finding).toMatchObject({ membershipId: 'seat-of-ada', key: 'noLongerFits:seat-of-ada:a:b' })
  expect(found(facts({ misfits: [misfit], seats: [seat(ended())] }), 'noLongerFits')).toEqual([])
})

describe('somebody who belongs in their own right', () => {
  const before = ended({ organisationId: 'agency', validTo: '2026-08-31', endReason: 'otherPost' })
  const after = post({ id: 'after', personId: 'ada', organisationId: 'tax', validFrom: '2026-09-01' })

  test('and moves keeps the memberships: the address is asked for', () => {
    expect(found(facts({ owners: [owner([before, after])] }), 'moved')).toMatchObject([
      { since: '2026-09-01', fromAppointmentId: 'post-of-ada', toAppointmentId: 'after' },
    ])
  })

  test.each([
    ['has a newer address', owner([before, after], { addressFrom: '2026-09-01' })],
    ['has no address', owner([before, after], { addressFrom: null })],
    ['belongs to nothing', owner([before, after], { belongings: [] })],
    ['moves within the organisation', owner([before, { ...after, organisationId: 'agency' }])],
    ['begins another beside the first', owner([{ ...before, validTo: null }, after])],
    ['has not begun yet', owner([before, { ...after, validFrom: '2026-10-02' }])],
  ])('and %s is not asked for an address', (_, somebody) => {
    expect(found(facts({ owners: [somebody] }), 'moved')).toEqual([])
  })

  test.each(appointmentEnds)(
    'and leaves for the reason %s is asked about at once, or in two weeks',
    (endReason) => {
      const atOnce = endReason === 'retired' || endReason === 'leftState'
      const [yesterday, waited] = [daysLater(today, -1), daysLater(today, -daysBetween)]
      const leaves = (validTo: string) =>
        found(facts({ owners: [owner([ended({ endReason, validTo })])] }), 'left').length
      expect(leaves(today)).toBe(0)
      expect(leaves(yesterday)).toBe(atOnce ? 1 : 0)
      expect(leaves(waited)).toBe(1)
    },
  )

  test.each([
    ['a post that is open', owner([before, after])],
    ['a post to come', owner([before, { ...after, validFrom: '2026-12-01' }])],
    ['no post ever', owner([], { personId: 'citizen' })],
    ['no memberships', owner([before], { belongings: [] })],
  ])('with %s has not left', (_, somebody) => {
    expect(found(facts({ owners: [somebody] }), 'left')).toEqual([])
  })

  test('is known by the last post, whatever order posts come in', () => {
    const older = ended({ id: 'older', validTo: '2015-01-01' })
    for (const posts of [
      [older, before],
      [before, older],
    ])
      expect(found(facts({ owners: [owner(posts)] }), 'left')[0]?.appointmentId).toBe('post-of-ada')
  })
})

test('what a person answered is proposed as they said it', () => {
  const leaves = [{ membershipId: 'in-group', networkId: 'group' }]
  const given = facts({ answers: [answer({ email: 'ada@koti.example', leaves, note: 'Kiitos' })] })
  expect(findingsIn(given, today)).toEqual([
    {
      key: 'answered:inquiry:2026-09-30T10:00:00.000Z',
      kind: 'answered',
      inquiryId: 'inquiry',
      personId: 'ada',
      since: '2026-09-30',
      email: 'ada@koti.example',
      note: 'Kiitos',
      leaves,
    },
  ])
})

test.each([
  ['yesterday', '2026-09-30', null, 1],
  ['today', today, null, 0],
  ['and the post with it', '2026-09-01', '2026-09-01', 0],
])('a fixed term that ended %s', (_, termEndsOn, validTo, count) => {
  const given = facts({ terms: [post({ id: 'p', personId: 'ada', termEndsOn, validTo })] })
  expect(found(given, 'termEnds')).toHaveLength(count)
})

test('a post left open in an organisation that has ended ends with it, or goes on in the one that took over', () => {
  const houses = { agency: { validTo: '2026-08-31', successorId: 'tax' } }
  const open = post({ id: 'p', personId: 'ada' })
  expect(found(facts({ houses, stranded: [open] }), 'organisationEnded')).toMatchObject([
    { lastDay: '2026-08-31', successorId: 'tax', from: '2026-09-01' },
  ])
  const late = { ...open, validFrom: '2026-09-10' }
  expect(found(facts({ houses, stranded: [late] }), 'organisationEnded')[0]?.lastDay).toBe('2026-09-10')
  expect(found(facts({ stranded: [open] }), 'organisationEnded')).toEqual([])
})

test('the same facts give the same keys in whatever order they come, and no key comes twice', () => {
  const people = fc.uniqueArray(fc.constantFrom('ada', 'bo', 'cy', 'di', 'ed'), { minLength: 1 })
  const day = fc.integer({ min: 0, max: 400 }).map((days) => daysLater('2026-01-01', days))
  const world = people.chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc.record({
          validTo: fc.option(day),
          endReason: fc.option(fc.constantFrom(...appointmentEnds)),
          begins: day,
          name: fc.constant(name),
          mixed: fc.boolean(),
        }),
      ),
    ),
  )
  fc.assert(
    fc.property(world, (given) => {
      const posts = given.map(({ name, validTo, endReason }) =>
        post({ id: `post-of-${name}`, personId: name, validTo, endReason, positionId: 'position' }),
      )
      const followers = given.map(({ name, begins }) =>
        post({ id: `next-of-${name}`, personId: `${name}2`, validFrom: begins, positionId: 'position' }),
      )
      const made = (turn: <Item>(list: Item[]) => Item[]) =>
        facts({
          seats: turn(posts.map((one) => seat(one))),
          posts: turn(followers),
          owners: turn(posts.map((one) => owner([one]))),
        })
      const keys = findingsIn(
        made((list) => list),
        today,
      ).map(({ key }) => key)
      const turned = findingsIn(
        made((list) => [...list].reverse()),
        today,
      ).map(({ key }) => key)
      expect(turned).toEqual(keys)
      expect(new Set(keys).size).toBe(keys.length)
    }),
  )
})

test('a new fact gives a new key: another last day, a successor who becomes known', () => {
  const key = (given: Facts) => found(given, 'seatEnds')[0]?.key
  const plain = key(facts({ seats: [seat(ended())] }))
  expect(key(facts({ seats: [seat(ended({ validTo: '2026-09-20' }))] }))).not.toBe(plain)
  const successor = post({ id: 'post-of-bo', personId: 'bo', validFrom: '2026-09-16' })
  expect(key(facts({ seats: [seat(ended())], posts: [successor] }))).not.toBe(plain)
  expect(findingsIn(facts({ seats: [seat(ended())] }), '2026-11-01')[0]?.key).toBe(plain)
})

describe('what was decided', () => {
  const [finding] = findingsIn(facts({ owners: [owner([ended({ endReason: 'retired' })])] }), today)
  if (!finding) throw new Error('no finding')
  const decided = (choice: 'done' | 'left' | 'asked', asked?: 'waiting' | 'answered' | 'expired') =>
    waitingOf(
      [finding],
      new Map([[finding.key, { choice }]]),
      new Map(asked ? [[finding.personId ?? '', asked]] : []),
    )

  test('waits no more', () => {
    expect(waitingOf([finding], new Map(), new Map())).toEqual([{ ...finding, askedInVain: false }])
    expect(decided('done')).toEqual([])
    expect(decided('left')).toEqual([])
  })

  test('by asking waits again when nobody answered in time', () => {
    expect(decided('asked', 'waiting')).toEqual([])
    expect(decided('asked', 'answered')).toEqual([])
    expect(decided('asked', 'expired')).toEqual([{ ...finding, askedInVain: true }])
    expect(decided('asked')).toEqual([{ ...finding, askedInVain: true }])
  })
})
