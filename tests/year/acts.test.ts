// Acts and reads of the year on the real database: clashes of audience, moving, own days, what the year holds.
import { describe, expect, test } from 'vitest'
import { eventById, programmeOf } from '~/domain/events/queries.server'
import { respond } from '~/domain/invitations/answering.server'
import { clashesOf } from '~/domain/year/clashes.server'
import { timesOn } from '~/domain/year/moving'
import { moveEvent } from '~/domain/year/moving.server'
import { enterOwnDay, ownDayById, reviseOwnDay, setOwnDayRemoved } from '~/domain/year/own-days.server'
import { contentOf, ownDaysIn } from '~/domain/year/year.server'
import { testWorld, type World } from '../world'

const day = { from: '2026-12-01', to: '2026-12-31' }
const nine = { startsAt: '2026-12-03T07:00:00.000Z', endsAt: '2026-12-03T08:30:00.000Z' }
const three = { startsAt: '2026-12-03T13:00:00.000Z', endsAt: '2026-12-03T15:00:00.000Z' }

const clashes = async (world: World, id: string) => {
  const event = await eventById(world.db, id)
  const found = await clashesOf(world.db, event, event, world.now())
  return found.map(({ event: other, meeting, people }) => `${other.id} ${meeting} ${people}`)
}

describe('clashes of audience', () => {
  test('count those asked to both, by invitation or by a draft’s rule', async () => {
    await using world = await testWorld()
    const people = [await world.person(), await world.person(), await world.person()]
    const [a = '', b = '', c = ''] = people
    const { eventId } = await world.invited([a, b, c])
    const draft = await world.draft(three, [b, c])
    expect(await clashes(world, eventId)).toEqual([`${draft} time 2`])
    expect(await clashes(world, draft)).toEqual([`${eventId} time 2`])
  })

  test('leave out the declined, the cancelled, those taken off, and the other half of the day', async () => {
    await using world = await testWorld()
    const [a = '', b = ''] = [await world.person(), await world.person()]
    const { eventId } = await world.invited([a, b])
    const other = await world.invited([a, b], three)
    const coffee = await world.invited([a, b], { ...nine, answerBy: null })
    const actor = await world.actor(a)
    await world.act(
      (c) =>
        respond(c, { invitationId: other.invitationIds[0] ?? '', answer: 'no', comment: '', source: 'page' }),
      actor,
    )
    expect(await clashes(world, eventId)).toEqual([`${other.eventId} time 1`])
    expect(await clashes(world, coffee.eventId)).toEqual([])
    await world.db.updateTable('event').set({ status: 'cancelled' }).where('id', '=', other.eventId).execute()
    expect(await clashes(world, eventId)).toEqual([])
  })

  test('one after the other in one afternoon is told apart from at the same time', async () => {
    await using world = await testWorld()
    const a = await world.person()
    const { eventId } = await world.invited([a])
    const evening = await world.invited([a], {
      startsAt: '2026-12-03T14:00:00.000Z',
      endsAt: '2026-12-03T16:00:00.000Z',
    })
    expect(await clashes(world, eventId)).toEqual([`${evening.eventId} halfDay 1`])
  })
})

describe('moving', () => {
  test('a draft moves at once, its clock kept through the change of the clock, deadline along', async () => {
    await using world = await testWorld()
    const id = await world.draft({}, [await world.person()])
    const moved = await world.act((c) => moveEvent(c, id, { version: 1, to: '2027-04-08', batchId: 'a' }))
    expect(moved).toMatchObject({ ok: true, told: 0 })
    // Noon in Helsinki is an hour earlier in UTC once summer time has begun.
    expect(await eventById(world.db, id)).toMatchObject({
      startsAt: '2027-04-08T09:00:00.000Z',
      endsAt: '2027-04-08T13:00:00.000Z',
      answerBy: '2027-04-01T13:00:00.000Z',
    })
  })

  test('everybody invited to an open event is asked again, and the same press again changes nothing', async () => {
    await using world = await testWorld()
    const { eventId } = await world.invited([await world.person(), await world.person()])
    const { version } = await eventById(world.db, eventId)
    const press = { version, to: '2026-12-10', batchId: 'a' }
    expect(await world.act((c) => moveEvent(c, eventId, press))).toMatchObject({ ok: true, told: 2 })
    const after = await eventById(world.db, eventId)
    expect(await world.act((c) => moveEvent(c, eventId, press))).toMatchObject({ ok: true, told: 0 })
    expect(await eventById(world.db, eventId)).toEqual(after)
    expect(after).toMatchObject({ sequence: 1, timeSequence: 1 })
  })

  test('refuses what another has edited in between, and a day that has passed', async () => {
    await using world = await testWorld()
    const id = await world.draft()
    expect(await world.act((c) => moveEvent(c, id, { version: 0, to: '2026-12-10', batchId: 'a' }))).toEqual({
      ok: false,
      reason: 'changedMeanwhile',
    })
    const past = await world.act((c) => moveEvent(c, id, { version: 1, to: '2026-09-10', batchId: 'a' }))
    expect(past).toMatchObject({ ok: false, reason: 'faults' })
    expect(await programmeOf(world.db, id)).toEqual([])
  })
})

test('own days are entered once, changed, taken away and put back', async () => {
  await using world = await testWorld()
  const names = { nameFi: 'Budjettiriihi', nameSv: '', nameEn: '' }
  const own = { id: crypto.randomUUID(), startsOn: '2026-12-30', endsOn: '2027-01-02', ...names }
  await world.act((c) => enterOwnDay(c, own))
  await world.act((c) => enterOwnDay(c, own))
  expect(await ownDaysIn(world.db, day)).toEqual([own])
  await world.act((c) => reviseOwnDay(c, { ...own, endsOn: '2026-12-30' }))
  expect(await ownDaysIn(world.db, { from: '2027-01-01', to: '2027-01-31' })).toEqual([])
  await world.act((c) => setOwnDayRemoved(c, own.id, true))
  await expect(ownDayById(world.db, own.id)).rejects.toMatchObject({ status: 404 })
  await world.act((c) => setOwnDayRemoved(c, own.id, false))
  expect(await ownDaysIn(world.db, day)).toHaveLength(1)
})

test('the year tells only that a small group meets, and of each event its days', async () => {
  await using world = await testWorld()
  const groupId = await world.network({ kind: 'smallGroup' })
  const id = await world.draft({
    startsAt: '2026-12-02T10:00:00.000Z',
    endsAt: '2026-12-03T22:00:00.000Z',
    answerBy: null,
  })
  const meeting = await world.draft({ titleFi: 'Salainen tapaaminen' })
  await world.db.updateTable('event').set({ networkId: groupId }).where('id', '=', meeting).execute()
  const content = await contentOf(world.db, day, null, world.now())
  expect(content.groupMeetings).toEqual({ '2026-12-03': 1 })
  expect(content.events.map(({ id: one, firstDay, lastDay }) => [one, firstDay, lastDay])).toEqual([
    [id, '2026-12-02', '2026-12-03'],
  ])
  expect(JSON.stringify(content)).not.toContain('Salainen')
  expect((await contentOf(world.db, day, 'smallGroup', world.now())).events).toEqual([])
  expect((await contentOf(world.db, day, 'morningCoffee', world.now())).groupMeetings).toEqual({})
})

test('an event is moved to other hours, its deadline along by the day; one that ends the day after keeps doing so', async () => {
  const event = {
    startsAt: '2026-12-03T10:00:00.000Z',
    endsAt: '2026-12-03T14:00:00.000Z',
    answerBy: '2026-11-26T14:00:00.000Z',
  }
  expect(timesOn(event, { to: '2026-12-04', from: '08:00', until: '09:15' })).toEqual({
    startsAt: '2026-12-04T06:00:00.000Z',
    endsAt: '2026-12-04T07:15:00.000Z',
    answerBy: '2026-11-27T14:00:00.000Z',
  })
  const overnight = { ...event, endsAt: '2026-12-04T06:00:00.000Z' }
  expect(timesOn(overnight, { to: '2026-12-10', from: '13:00', until: '09:00' }).endsAt).toBe(
    '2026-12-11T07:00:00.000Z',
  )
  // From a form that holds the hours as they are, it is the move of a day alone.
  expect(timesOn(event, { to: '2026-12-04', from: '12:00', until: '16:00' })).toEqual(
    timesOn(event, { to: '2026-12-04' }),
  )
})
