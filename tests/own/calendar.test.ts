// One's own calendar: what the address asks for, what stands on a day, and that a group's meetings are its members' alone.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { daysLater } from '~/domain/core/time'
import { byMonth, entriesOn, inTimeOrder, readView, type OwnEntry } from '~/domain/own/calendar'
import { ownCalendar, ownEntries } from '~/domain/own/calendar.server'
import { callMeeting } from '~/domain/meetings/meeting-acts.server'
import { respond } from '~/domain/invitations/answering.server'
import { by, poll, smallGroup, timeOn } from '../meetings/group'
import { mailbox, testWorld, type World } from '../world'

const view = (query: string) => readView(new URLSearchParams(query), '2026-10-01')

test.each([
  ['', { view: 'list' }],
  ['view=week', { view: 'list' }],
  ['month=2026-11', { view: 'list' }],
  ['view=month', { view: 'month', month: '2026-10' }],
  ['view=month&month=2026-11', { view: 'month', month: '2026-11' }],
  ['view=month&month=2026-13', { view: 'month', month: '2026-10' }],
  ['view=month&month=2026-00', { view: 'month', month: '2026-10' }],
  ['view=month&month=1999-12', { view: 'month', month: '2026-10' }],
  ['view=month&month=2101-01', { view: 'month', month: '2026-10' }],
  ['view=month&month=2026-1', { view: 'month', month: '2026-10' }],
  ['view=month&month=<script>', { view: 'month', month: '2026-10' }],
])('%s asks for that view', (query, asked) => {
  expect(view(query)).toEqual(asked)
})

const entry = (firstDay: string, days = 0, key = 'k'): OwnEntry => ({
  ...{ key, titleFi: 'T', titleSv: '', titleEn: '', place: '', standing: 'yes', to: '/', week: 1 },
  startsAt: `${firstDay}T10:00:00.000Z`,
  endsAt: `${daysLater(firstDay, days)}T12:00:00.000Z`,
  firstDay,
  lastDay: daysLater(firstDay, days),
})

describe('the days', () => {
  test('an entry is on each of its days and on no other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 40 }), (from, days) => {
        const first = daysLater('2026-01-01', from)
        const on = (away: number) => entriesOn([entry(first, days)], daysLater(first, away)).length
        expect([on(-1), on(0), on(days), on(days + 1)]).toEqual([0, 1, 1, 0])
      }),
    )
  })
  test('stand in the order of time, each month with its own', () => {
    const all = [entry('2026-12-24', 0, 'c'), entry('2026-11-30', 3, 'a'), entry('2026-12-01', 0, 'b')]
    expect(inTimeOrder(all).map(({ key }) => key)).toEqual(['a', 'b', 'c'])
    expect(byMonth(all).map(({ month, entries }) => [month, entries.length])).toEqual([
      ['2026-11', 1],
      ['2026-12', 2],
    ])
  })
})

const year = { from: '2026-01-01T00:00:00.000Z', to: '2027-12-31T00:00:00.000Z' }
const standings = async (world: World, personId: string) =>
  (await ownEntries(world.db, personId, year, world.now())).map(({ standing }) => standing).sort()

describe('what is there', () => {
  test('an invitation as it stands: waiting, answered, called off', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const { eventId, invitationIds } = await world.invited([person])
    expect(await standings(world, person)).toEqual(['none'])
    const actor = await world.actor(person)
    const given = {
      invitationId: invitationIds[0] ?? '',
      answer: 'yes' as const,
      comment: '',
      source: 'page' as const,
    }
    await world.act((c) => respond(c, given), actor)
    expect(await standings(world, person)).toEqual(['yes'])
    await world.db.updateTable('event').set({ status: 'cancelled' }).where('id', '=', eventId).execute()
    expect(await standings(world, person)).toEqual(['cancelled'])
    const other = await world.person()
    const again = await world.invited([other])
    await world.db
      .updateTable('invitation')
      .set({ withdrawnAt: world.now() })
      .where('eventId', '=', again.eventId)
      .execute()
    expect(await standings(world, other)).toEqual([])
  })

  test('a group’s meetings and proposed times are its members’, not their assistants’', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const assistant = await world.person()
    await world.assist(group.ada.personId, assistant)
    await poll(world, group)
    const meeting = { networkId: group.id, title: 'Kahvit', note: '', place: 'Säätytalo', onlineUrl: '' }
    const given = { ...meeting, withLiaison: false, ...timeOn(9) }
    expect(await by(world, group.ada, (c) => callMeeting(c, v7(), given, { mailbox }))).toMatchObject({
      ok: true,
    })
    expect(await standings(world, group.bo.personId)).toEqual(['none', 'proposed', 'proposed'])
    // The liaison was not asked to this meeting, and sees that the group meets.
    expect(await standings(world, group.liaison.personId)).toEqual(['meeting', 'proposed', 'proposed'])
    expect(await standings(world, assistant)).toEqual([])
    const stranger = await world.person()
    expect(await standings(world, stranger)).toEqual([])
  })

  test('a month holds its whole weeks with their numbers and public holidays', async () => {
    await using world = await testWorld()
    const asked = { view: 'month', month: '2026-12' } as const
    const month = await ownCalendar(world.db, world.organiser.personId, asked, world.now())
    if (month.view !== 'month') throw new Error('a month was asked for')
    expect(month.weeks.map(({ week }) => week)).toEqual([49, 50, 51, 52, 53])
    expect(month.holidays.map(({ day }) => day)).toContain('2026-12-06')
    expect([month.previous, month.next]).toEqual(['2026-11', '2027-01'])
    const last = await ownCalendar(
      world.db,
      world.organiser.personId,
      { view: 'month', month: '2100-12' },
      world.now(),
    )
    expect(last).toMatchObject({ previous: '2100-11', next: null })
  })
})
