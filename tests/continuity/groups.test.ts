// What organisers are told of small groups, case by case: rules first, then a real registry.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  expertAsked,
  groupNoLiaison,
  groupShort,
  groupSilent,
  newcomerWaits,
  renewalDue,
  type GroupFact,
  type NewcomerFact,
} from '~/domain/continuity/groups'
import { findingsOf } from '~/domain/continuity/queries.server'
import { daysLater } from '~/domain/core/time'
import { smallGroup } from '../renewals/group'
import { testWorld } from '../world'

const today = '2026-10-01'

const group = (given: Partial<GroupFact> = {}): GroupFact => ({
  networkId: 'group',
  foundedOn: '2020-01-01',
  members: 9,
  coming: 0,
  liaisons: 1,
  lastLeft: null,
  lastLiaison: null,
  lastMetOn: '2026-09-01',
  lastAskedOn: '2026-03-01',
  newcomers: [],
  requests: [],
  ...given,
})

const newcomer = (given: Partial<NewcomerFact> = {}): NewcomerFact => ({
  id: 'newcomer',
  personId: 'ira',
  proposedOn: '2026-09-10',
  hearUntil: '2026-10-10',
  asked: 8,
  answered: 0,
  objections: 0,
  lastAnswerOn: null,
  ...given,
})

test('a group that is whole, meets and has been asked waits for nobody', () => {
  const whole = group()
  expect([
    ...groupShort(whole),
    ...groupNoLiaison(whole),
    ...groupSilent(whole, today),
    ...renewalDue(whole, today),
    ...newcomerWaits(whole, today),
    ...expertAsked(whole),
  ]).toEqual([])
})

describe('a short group', () => {
  test.each([
    [8, 0, 0, false],
    [7, 0, 0, true],
    [7, 0, 1, false],
    [7, 1, 0, false],
    [6, 1, 1, false],
    [6, 0, 1, true],
    [0, 0, 0, true],
  ])('with %i members, %i to come and %i proposed is told: %s', (members, coming, proposed, told) => {
    const newcomers = Array.from({ length: proposed }, (_, at) => newcomer({ id: `n${at}` }))
    expect(groupShort(group({ members, coming, newcomers })).length > 0).toBe(told)
  })

  test('is short since the day after the last leaving; another leaving is a new fact', () => {
    const [one] = groupShort(group({ members: 7, lastLeft: '2026-05-31' }))
    expect(one).toMatchObject({ since: '2026-06-01', personId: null, networkId: 'group' })
    const again = groupShort(group({ members: 7, lastLeft: '2026-08-31' }))[0]
    expect(again?.key).not.toBe(one?.key)
  })
})

describe('a silent group', () => {
  test.each([
    ['2026-04-01', [], 'half a year to the day'],
    ['2026-03-31', ['2026-10-01'], 'one day more'],
  ])('that met last on %s', (lastMetOn, since) => {
    expect(groupSilent(group({ lastMetOn }), today).map((one) => one.since)).toEqual(since)
  })

  test('younger than that is not silent', () => {
    expect(groupSilent(group({ lastMetOn: null, foundedOn: '2026-05-01' }), today)).toEqual([])
    expect(groupSilent(group({ lastMetOn: null, foundedOn: '2026-01-01' }), today)).toHaveLength(1)
  })

  test('left as it is, is told again after another half-year, and not before', () => {
    const key = (on: string) => groupSilent(group({ lastMetOn: '2026-01-01' }), on)[0]?.key
    expect(key('2026-07-04')).toBeDefined()
    expect(key('2027-01-01')).toBe(key('2026-07-04'))
    expect(key('2027-01-03')).not.toBe(key('2026-07-04'))
  })
})

describe('the yearly question', () => {
  test('is due a year after it was asked, or after the group began', () => {
    expect(renewalDue(group({ lastAskedOn: '2025-10-01' }), today)).toMatchObject([{ since: '2026-10-01' }])
    expect(renewalDue(group({ lastAskedOn: '2025-10-02' }), today)).toEqual([])
    expect(renewalDue(group({ lastAskedOn: null, foundedOn: '2025-10-02' }), today)).toEqual([])
    expect(renewalDue(group({ lastAskedOn: null, foundedOn: '2025-10-01' }), today)).toHaveLength(1)
  })

  test('is not put to a group without members', () => {
    expect(renewalDue(group({ lastAskedOn: null, members: 0 }), today)).toEqual([])
  })
})

describe('a newcomer', () => {
  test.each<[Partial<NewcomerFact>, object | null]>([
    [{}, null],
    [{ hearUntil: '2026-10-01' }, null],
    [{ hearUntil: '2026-09-30' }, { heard: true, since: '2026-10-01' }],
    [
      { hearUntil: null, asked: 0 },
      { heard: true, since: '2026-09-10' },
    ],
    [
      { answered: 8, lastAnswerOn: '2026-09-20' },
      { heard: true, since: '2026-09-20' },
    ],
    [
      { answered: 2, objections: 1, lastAnswerOn: '2026-09-15' },
      { heard: false, objections: 1, since: '2026-09-15' },
    ],
  ])('as %j waits: %j', (given, told) => {
    const found = newcomerWaits(group({ newcomers: [newcomer(given)] }), today)
    expect(found).toMatchObject(told === null ? [] : [{ personId: 'ira', newcomerId: 'newcomer', ...told }])
  })

  test('about whom a second member objects is a new fact', () => {
    const key = (objections: number) =>
      newcomerWaits(group({ newcomers: [newcomer({ objections, answered: objections })] }), today)[0]?.key
    expect(key(2)).not.toBe(key(1))
  })
})

test('what is told began by the day, and the same state gives the same keys', () => {
  const day = fc.integer({ min: -1500, max: 0 }).map((days) => daysLater(today, days))
  const maybe = fc.option(day, { nil: null })
  fc.assert(
    fc.property(
      fc.record({
        foundedOn: day,
        members: fc.nat(12),
        liaisons: fc.nat(2),
        lastLeft: maybe,
        lastLiaison: maybe,
        lastMetOn: maybe,
        lastAskedOn: maybe,
      }),
      (given) => {
        const fact = group({ ...given, newcomers: [newcomer({ hearUntil: null })] })
        const all = () => [
          ...groupShort(fact),
          ...groupNoLiaison(fact),
          ...groupSilent(fact, today),
          ...renewalDue(fact, today),
          ...newcomerWaits(fact, today),
        ]
        for (const { since } of all()) expect(since <= daysLater(today, 1)).toBe(true)
        expect(all()).toEqual(all())
        expect(new Set(all().map(({ key }) => key)).size).toBe(all().length)
      },
    ),
  )
})

const ofGroups = async (db: Parameters<typeof findingsOf>[0], on = today) =>
  (await findingsOf(db, on)).map(({ kind }) => kind)

test('in the registry: those who pause count, liaisons do not; a group about to end and one to come are not told of', async () => {
  await using world = await testWorld()
  const whole = await smallGroup(world, 8, { foundedOn: '2026-09-01' })
  await world.db
    .insertInto('pause')
    .values({ id: 'p', membershipId: whole.memberships[0] ?? '', validFrom: '2026-09-01', validTo: null })
    .execute()
  await smallGroup(world, 2, { endedOn: '2026-12-31' })
  await smallGroup(world, 2, { foundedOn: '2027-01-01' })
  expect(await ofGroups(world.db)).toEqual([])
  await world.db
    .updateTable('membership')
    .set({ validTo: '2026-09-30', endReason: 'ownWish' })
    .where('personId', 'in', [whole.people[1] ?? '', whole.liaison])
    .execute()
  const found = await findingsOf(world.db, today)
  expect(found.map(({ kind, since }) => [kind, since])).toEqual([
    ['groupShort', '2026-10-01'],
    ['groupNoLiaison', '2026-10-01'],
  ])
})

test('in the registry: a meeting held or told of ends the silence, one that was told not to have been does not', async () => {
  await using world = await testWorld()
  const { id } = await smallGroup(world, 8, { foundedOn: '2025-11-01' })
  expect(await ofGroups(world.db)).toEqual(['groupSilent'])
  const report = { id: 'r', networkId: id, eventId: null, heldOn: '2026-08-01', askedAt: null, askedOf: null }
  const told = { people: 6, answeredBy: null, answeredAt: world.now() }
  await world.db
    .insertInto('meetingReport')
    .values({ ...report, ...told, met: 0 })
    .execute()
  expect(await ofGroups(world.db)).toEqual(['groupSilent'])
  await world.db.updateTable('meetingReport').set({ met: 1 }).execute()
  expect(await ofGroups(world.db)).toEqual([])
})
