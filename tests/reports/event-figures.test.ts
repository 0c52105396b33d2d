// Figures of events, each counted by hand: who was invited, answered, came; medians; sectors of the day.
import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import type { InvitationTable } from '#db/schema'
import { medianOf, shareOf, shareWithin, sumOf, noCounts } from '~/domain/reports/event-figures'
import { eventFiguresOf, periodOf } from '~/domain/reports/event-figures-page.server'
import {
  breakdownOf,
  figuresByEvent,
  hoursToAnswer,
  yearsOfEvents,
} from '~/domain/reports/event-figures.server'
import { testWorld, type World } from '../world'

describe('medians and shares', () => {
  test.each([
    [[], null],
    [[[5, 1]], 5],
    [
      [
        [5, 1],
        [1, 1],
        [9, 1],
      ],
      5,
    ],
    [
      [
        [1, 1],
        [2, 1],
        [8, 1],
        [9, 1],
      ],
      5,
    ],
    [
      [
        [0, 3],
        [100, 2],
      ],
      0,
    ],
    [
      [
        [0, 2],
        [100, 2],
      ],
      50,
    ],
    [
      [
        [7, 0],
        [3, 1],
      ],
      3,
    ],
  ] as [[number, number][], number | null][])('of %o is %o', (rows, median) => {
    expect(medianOf(rows.map(([hours, people]) => ({ hours, people })))).toBe(median)
  })

  test('the median is that of the list written out', () => {
    const buckets = fc.array(fc.record({ hours: fc.nat(500), people: fc.nat(6) }), { maxLength: 20 })
    fc.assert(
      fc.property(buckets, (waited) => {
        const all = waited.flatMap(({ hours, people }) => Array.from({ length: people }, () => hours))
        all.sort((a, b) => a - b)
        const half = all.length / 2
        const middle = ((all[Math.ceil(half) - 1] ?? 0) + (all[Math.floor(half)] ?? 0)) / 2
        expect(medianOf(waited)).toBe(all.length === 0 ? null : middle)
      }),
    )
  })

  test('shares are of the whole, and of nobody there is none', () => {
    expect(shareOf(1, 3)).toBe(33)
    expect(shareOf(0, 0)).toBeNull()
    const waited = [
      { hours: 0, people: 1 },
      { hours: 23, people: 1 },
      { hours: 24, people: 2 },
    ]
    expect(shareWithin(waited, 24)).toBe(50)
    expect(shareWithin([], 24)).toBeNull()
    expect(
      sumOf([
        { ...noCounts, came: 2 },
        { ...noCounts, came: 3, absent: 1 },
      ]),
    ).toEqual({
      ...noCounts,
      came: 5,
      absent: 1,
    })
  })
})

const held = '2026-12-03T10:00:00.000Z'
const after = '2026-12-04T10:00:00.000Z'
const invitedAt = '2026-11-01T08:30:00.000Z'

const set = (world: World, id: string, values: Partial<InvitationTable>) =>
  world.db.updateTable('invitation').set(values).where('id', '=', id).execute()

async function answered(world: World, id: string, answeredAt: string, values: Partial<InvitationTable>) {
  await set(world, id, { answeredAt, answerSource: 'link', answeredSequence: 0, ...values })
  const given = { comment: '', source: 'link', answeredBy: null, answeredSequence: 0 } as const
  await world.db
    .insertInto('answer')
    .values({ id: crypto.randomUUID(), invitationId: id, answer: 'yes', seat: 'none', answeredAt, ...given })
    .execute()
}

/** Six invited, one walked in, one came as a substitute; two sectors and a municipality. */
async function anEvent(world: World) {
  const [vm, om] = [await world.sector('VM'), await world.sector('OM')]
  const ministry = await world.organisation({ kind: 'ministry', sectorId: vm })
  const agency = await world.organisation({ kind: 'agency', sectorId: om })
  const town = await world.organisation({ kind: 'municipality' })
  const people: string[] = []
  for (const organisationId of [ministry, ministry, agency, agency, town, town, agency, ministry])
    people.push(await world.person({ organisationId }))
  const { eventId, invitationIds } = await world.invited(people)
  const [a, b, c, d, e, , walkIn, substitute] = invitationIds as [string, ...string[]] &
    Record<number, string>
  await world.db.updateTable('invitation').set({ invitedAt }).where('eventId', '=', eventId).execute()
  await world.db.updateTable('event').set({ attendanceClosedAt: after }).where('id', '=', eventId).execute()
  const seated = { answer: 'yes', seat: 'seated' } as const
  await answered(world, a, '2026-11-01T09:00:00.000Z', { ...seated, cameAt: held })
  await answered(world, String(b), '2026-11-02T08:29:00.000Z', { ...seated, cameAt: held })
  await answered(world, String(c), '2026-11-02T08:30:00.000Z', seated)
  await answered(world, String(d), '2026-11-11T08:30:00.000Z', { answer: 'no' })
  await answered(world, String(e), '2026-11-05T08:30:00.000Z', {
    answer: 'yes',
    seat: 'waiting',
    queueNumber: 1,
  })
  await set(world, String(walkIn), { entry: 'walkIn', cameAt: held })
  await answered(world, String(substitute), '2026-11-12T08:30:00.000Z', {
    ...seated,
    entry: 'substitute',
    substituteFor: String(d),
    cameAt: held,
  })
  return { eventId, people, organisations: { ministry, agency, town }, sectors: { vm, om } }
}

const byHand = { invited: 6, answered: 5, came: 4, substitutes: 1, walkIns: 1, expected: 4, absent: 1 }

describe('the figures of an event', () => {
  test('are those counted by hand', async () => {
    await using world = await testWorld()
    const { eventId, sectors } = await anEvent(world)
    const of = { eventId }
    const [figures] = await figuresByEvent(world.db, of, after)
    expect(figures).toMatchObject({ id: eventId, counts: byHand, cameKnown: true })
    const { answering, sectors: bySector, organisations } = await breakdownOf(world.db, of, after)
    // Hours of the five invited who answered: 0, 23, 24, 96, 240.
    expect(answering).toEqual({ median: 24, withinDay: 40 })
    expect(
      bySector.map(({ sector, counts }) => [sector?.id, counts.invited, counts.came, counts.absent]),
    ).toEqual([
      [sectors.om, 2, 1, 1],
      [sectors.vm, 2, 3, 0],
      [undefined, 2, 0, 0],
    ])
    const came = new Map(organisations.map(({ kind, counts }) => [kind, counts.came]))
    expect([came.get('ministry'), came.get('agency'), came.get('municipality')]).toEqual([3, 1, 0])
  })

  test('tell of nothing before the event, nor when it is cancelled', async () => {
    await using world = await testWorld()
    const { eventId } = await anEvent(world)
    expect(await figuresByEvent(world.db, { eventId }, '2026-12-03T09:59:59.000Z')).toEqual([])
    await world.db.updateTable('event').set({ status: 'cancelled' }).where('id', '=', eventId).execute()
    expect(await figuresByEvent(world.db, { eventId }, after)).toEqual([])
  })

  test('count nobody as absent while the list is open', async () => {
    await using world = await testWorld()
    const { eventId } = await anEvent(world)
    await world.db.updateTable('event').set({ attendanceClosedAt: null }).execute()
    const [figures] = await figuresByEvent(world.db, { eventId }, after)
    expect(figures?.counts).toMatchObject({ expected: 0, absent: 0, came: 4 })
  })

  test('count nobody online as absent', async () => {
    await using world = await testWorld()
    const { eventId, people } = await anEvent(world)
    const online = (who: string | undefined) =>
      world.db
        .updateTable('invitation')
        .set({ mode: 'online' })
        .where('eventId', '=', eventId)
        .where('personId', '=', who ?? '')
        .execute()
    for (const who of people.slice(1, 3)) await online(who)
    const [figures] = await figuresByEvent(world.db, { eventId }, after)
    expect(figures?.counts).toEqual({ ...byHand, expected: 3, absent: 0 })
  })

  test('count those taken off nowhere', async () => {
    await using world = await testWorld()
    const { eventId } = await anEvent(world)
    const closed = { withdrawnAt: after, seat: 'none', queueNumber: null } as const
    await world.db.updateTable('invitation').set(closed).where('eventId', '=', eventId).execute()
    expect(await figuresByEvent(world.db, { eventId }, after)).toEqual([])
  })

  test('go by the post of the day, and by the sector that its house was then in', async () => {
    await using world = await testWorld()
    const { eventId, people, organisations, sectors } = await anEvent(world)
    const [first = '', second = ''] = people
    // One has moved since; the other held a further, senior post on the day.
    await world.db
      .updateTable('appointment')
      .set({ validTo: '2026-12-03' })
      .where('personId', '=', first)
      .execute()
    await world.appoint(first, organisations.town, { validFrom: '2026-12-04' })
    await world.appoint(second, organisations.agency, { validFrom: '2026-06-01' })
    const past = { nameFi: 'Ennen', nameSv: 'Förut', nameEn: 'Before' }
    await world.db
      .insertInto('organisationPast')
      .values({
        ...{ id: 'a-past', organisationId: organisations.town, sectorId: sectors.om, ...past },
        ...{ validFrom: '2000-01-01', validTo: '2026-12-31' },
      })
      .execute()
    const { sectors: bySector } = await breakdownOf(world.db, { eventId }, after)
    expect(bySector.map(({ sector, counts }) => [sector?.code, counts.invited])).toEqual([
      ['OM', 5],
      ['VM', 1],
    ])
  })

  test('take the first answer, whatever was answered later', async () => {
    await using world = await testWorld()
    const { eventId } = await anEvent(world)
    const before = await hoursToAnswer(world.db, { eventId }, after)
    const row = await world.db.selectFrom('answer').selectAll().executeTakeFirstOrThrow()
    const later = { ...row, id: crypto.randomUUID(), answeredAt: '2026-11-30T08:30:00.000Z' }
    await world.db.insertInto('answer').values(later).execute()
    const order = (rows: typeof before) => rows.map(({ hours, people }) => `${hours}:${people}`).sort()
    expect(order(await hoursToAnswer(world.db, { eventId }, after))).toEqual(order(before))
  })

  test.each([
    ['2026-02-28T23:30:00.000Z', '2026-03-01T00:30:00.000Z', 1],
    ['2028-02-28T12:00:00.000Z', '2028-03-01T12:00:00.000Z', 48],
    ['2026-12-31T23:00:00.000Z', '2027-01-01T01:59:00.000Z', 2],
    ['2027-01-01T00:00:00.000Z', '2027-12-31T23:59:00.000Z', 365 * 24 - 1],
  ])('between %s and %s there are %i whole hours', async (from, to, hours) => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await world.invited([await world.person()])
    await set(world, invitationIds[0] ?? '', { invitedAt: from })
    const times = { startsAt: '2030-01-01T10:00:00.000Z', endsAt: '2030-01-01T12:00:00.000Z', answerBy: null }
    await world.db.updateTable('event').set(times).execute()
    await answered(world, invitationIds[0] ?? '', to, { answer: 'maybe' })
    expect(await hoursToAnswer(world.db, { eventId }, '2030-01-02T10:00:00.000Z')).toEqual([
      { hours, people: 1 },
    ])
  })
})

describe('figures over years', () => {
  test('earlier events count by who was there, and never by who was invited', async () => {
    await using world = await testWorld()
    const { eventId } = await anEvent(world)
    const other = await world.invited([await world.person(), await world.person()], { kind: 'morningCoffee' })
    const earlier = '2019-05-02T09:00:00.000Z'
    await world.db
      .updateTable('event')
      .set({ startsAt: earlier, endsAt: '2019-05-02T11:00:00.000Z', answerBy: null })
      .where('id', '=', other.eventId)
      .execute()
    await world.db
      .updateTable('invitation')
      .set({
        invitedAt: earlier,
        answer: 'yes',
        answerSource: 'earlier',
        seat: 'seated',
        answeredSequence: 0,
      })
      .set({ answeredAt: earlier })
      .where('eventId', '=', other.eventId)
      .execute()
    expect(await yearsOfEvents(world.db, after)).toEqual([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])
    const all = await eventFiguresOf(world.db, { from: 2019, to: 2026, kind: null }, after)
    expect(all.events.map(({ id }) => id)).toEqual([eventId, other.eventId])
    expect(all.events[1]).toMatchObject({ cameKnown: true, counts: { ...noCounts, came: 2 } })
    expect(all.years.map(({ year, events, counts }) => [year, events, counts.came])).toEqual([
      [2019, 1, 2],
      ...[2020, 2021, 2022, 2023, 2024, 2025].map((year) => [year, 0, 0]),
      [2026, 1, 4],
    ])
    expect(all.kinds.map(({ kind, events }) => [kind, events])).toEqual([
      ['managementDay', 1],
      ['morningCoffee', 1],
    ])
    const coffees = await eventFiguresOf(world.db, { from: 2019, to: 2026, kind: 'morningCoffee' }, after)
    expect(coffees.events).toHaveLength(1)
    const recent = await eventFiguresOf(world.db, { from: 2024, to: 2026, kind: null }, after)
    expect(recent.events.map(({ counts }) => counts)).toEqual([byHand])
  })

  test.each([
    ['', 2022, 2024, null],
    ['from=2019&to=2021', 2019, 2021, null],
    ['from=2024&to=2020', 2020, 2024, null],
    ['from=1800&to=x&kind=morningCoffee', 2022, 2024, 'morningCoffee'],
    ['to=2019', 2019, 2019, null],
  ])('the period of “%s” is %i–%i', (query, from, to, kind) => {
    const years = [2019, 2020, 2021, 2022, 2023, 2024]
    expect(periodOf(new URLSearchParams(query), years, after)).toEqual({ from, to, kind })
  })
})
