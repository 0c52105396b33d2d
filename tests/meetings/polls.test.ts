// Finding a date: who is asked, who may tick, how long, what adds up, what clashes.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { ticks } from '#db/schema'
import { groupLinkByToken, holderOf } from '~/domain/groups/links.server'
import { respond } from '~/domain/invitations/answering.server'
import { addTime, dropPoll, remindUnticked, startPoll, tickTimes } from '~/domain/meetings/poll-acts.server'
import { openPolls, pollById, pollView } from '~/domain/meetings/polls.server'
import { bestTimes, sumOf, timesFault } from '~/domain/meetings/rules'
import { lettersIn, testWorld, type World } from '../world'
import { by, house, poll, smallGroup, timeOn, type TestGroup } from './group'

const timesLetters = async (world: World) =>
  (await lettersIn(world.db)).filter(({ kind }) => kind === 'groupTimes')

const viewOf = async (world: World, pollId: string, reader: TestGroup['ada']) =>
  pollView(world.db, await pollById(world.db, pollId), reader, world.now())

/** The holder of the link in somebody's last letter. */
async function holder(world: World, personId: string) {
  const letter = (await timesLetters(world)).findLast((one) => one.personId === personId)
  const link = await groupLinkByToken(world.db, 'times', String(letter?.data['token']))
  if (!link) throw new Error('no link')
  return holderOf(link)
}

describe('starting a poll', () => {
  test('asks every member who is not on a pause, in their language; whoever starts it can come', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const { id, asked } = await poll(world, group)
    expect(asked).toBe(2)
    const letters = await timesLetters(world)
    expect(letters.map(({ personId, locale }) => [personId, locale])).toEqual([
      [group.bo.personId, 'sv'],
      [group.cecilia.personId, 'en'],
    ])
    expect(letters[0]?.data).toMatchObject({
      from: 'Ada Kuusi',
      title: 'Salainen aihe',
      reminder: false,
      group: { text: 'Smågrupp 3', lang: 'sv' },
      contact: { name: 'Leena Ministeriö' },
    })
    const view = await viewOf(world, id, group.ada)
    expect(view.people.map(({ name }) => name)).toEqual(['Ada Kuusi', 'Bo Kuusi', 'Cecilia Kuusi'])
    expect(view.times.map(({ sum }) => sum)).toEqual([
      { yes: 1, ifNeedBe: 0, no: 0 },
      { yes: 1, ifNeedBe: 0, no: 0 },
    ])
    expect(view.silent).toBe(2)
  })

  test('twice by the same form starts one', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const { id } = await poll(world, group)
    const given = {
      networkId: group.id,
      title: '',
      note: '',
      place: '',
      onlineUrl: '',
      closesOn: '2026-10-05',
    }
    const again = await by(world, group.ada, (c) =>
      startPoll(c, id, { ...given, times: [timeOn(12), timeOn(13)] }, house),
    )
    expect(again).toEqual({ ok: true, asked: 0 })
    expect(await world.db.selectFrom('pollTime').selectAll().execute()).toHaveLength(2)
    expect(await timesLetters(world)).toHaveLength(2)
  })

  test('the group of the meeting that is still to begin may look for its first date', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    await world.db
      .updateTable('network')
      .set({ foundedOn: '2026-11-02' })
      .where('id', '=', group.id)
      .execute()
    await world.db
      .updateTable('membership')
      .set({ validFrom: '2026-11-02' })
      .where('networkId', '=', group.id)
      .execute()
    const { asked } = await poll(world, group)
    // The pause is over by then.
    expect(asked).toBe(3)
  })

  test.each([
    ['timesTooFew', { times: [timeOn(8)] }],
    ['timesTooMany', { times: Array.from({ length: 13 }, (_, at) => timeOn(8 + at)) }],
    ['timePast', { times: [timeOn(1), timeOn(9)] }],
    ['timesAlike', { times: [timeOn(8), timeOn(8)] }],
    ['timeBackwards', { times: [timeOn(8), { startsAt: timeOn(9).endsAt, endsAt: timeOn(9).startsAt }] }],
    ['closesInPast', { closesOn: '2026-09-30' }],
    ['closesAfterTimes', { closesOn: '2026-10-10' }],
  ])('refuses %s and asks nobody', async (reason, given) => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    await expect(poll(world, group, given)).rejects.toThrow(reason)
    expect(await world.db.selectFrom('datePoll').selectAll().execute()).toEqual([])
    expect(await timesLetters(world)).toEqual([])
  })

  test.each(['outsider', 'stranger'] as const)('is not for the %s', async (who) => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const given = {
      networkId: group.id,
      title: '',
      note: '',
      place: '',
      onlineUrl: '',
      closesOn: '2026-10-05',
    }
    const trying = by(world, group[who], (c) =>
      startPoll(c, v7(), { ...given, times: [timeOn(8), timeOn(9)] }, house),
    )
    await expect(trying).rejects.toMatchObject({ status: 403 })
  })
})

describe('ticking', () => {
  test('from the link and signed in; a later tick takes the place of an earlier one', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const { id, times } = await poll(world, group)
    const [first = '', second = ''] = times
    const link = await holder(world, group.bo.personId)
    const tick = (actor: TestGroup['bo'] | typeof link, given: Record<string, 'yes' | 'ifNeedBe' | 'no'>) =>
      by(world, actor, (c) => tickTimes(c, id, group.bo.personId, given))
    expect(await tick(link, { [first]: 'yes' })).toEqual({ ok: true, ticked: 1 })
    expect(await tick(group.bo, { [first]: 'no', [second]: 'ifNeedBe' })).toEqual({ ok: true, ticked: 2 })
    const view = await viewOf(world, id, group.ada)
    expect(view.people.find(({ personId }) => personId === group.bo.personId)?.ticks).toEqual({
      [first]: 'no',
      [second]: 'ifNeedBe',
    })
    expect(view.times.map(({ best }) => best)).toEqual([false, true])
    expect(await world.db.selectFrom('pollTick').selectAll().execute()).toHaveLength(4)
  })

  test('is the person’s own: not another member’s, an assistant’s or an organiser’s, nor another poll’s link', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const one = await poll(world, group)
    const link = await holder(world, group.bo.personId)
    const other = await poll(world, group, { times: [timeOn(12), timeOn(13)] })
    const assistant = { ...group.stranger, managerIds: [group.bo.personId] }
    const given = { [one.times[0] ?? '']: 'yes' as const }
    for (const actor of [group.ada, assistant, group.outsider, group.liaison])
      await expect(
        by(world, actor, (c) => tickTimes(c, one.id, group.bo.personId, given)),
      ).rejects.toMatchObject({ status: 403 })
    await expect(
      by(world, link, (c) => tickTimes(c, other.id, group.bo.personId, given)),
    ).rejects.toMatchObject({ status: 403 })
    expect(
      await by(world, group.stranger, (c) => tickTimes(c, one.id, group.stranger.personId, given)),
    ).toEqual({
      ok: false,
      reason: 'notInGroup',
    })
  })

  test('ends when the poll closes, is put away, or its holder leaves the group', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const { id, times } = await poll(world, group)
    const given = { [times[0] ?? '']: 'yes' as const }
    const link = await holder(world, group.bo.personId)
    const tick = () => by(world, link, (c) => tickTimes(c, id, group.bo.personId, given))
    expect(await by(world, link, (c) => tickTimes(c, id, group.bo.personId, { other: 'yes' }))).toEqual({
      ok: false,
      reason: 'nothingTickedYet',
    })
    world.pass({ hours: 24 * 6 + 8 })
    expect(await tick()).toEqual({ ok: true, ticked: 1 })
    world.pass({ hours: 8 })
    expect(await tick()).toEqual({ ok: false, reason: 'pollClosed' })
    await by(world, group.ada, (c) => dropPoll(c, id))
    expect(await tick()).toEqual({ ok: false, reason: 'pollDropped' })
    await world.db
      .updateTable('membership')
      .set({ validTo: '2026-10-05' })
      .where('personId', '=', group.bo.personId)
      .execute()
    expect(await tick()).toEqual({ ok: false, reason: 'notInGroup' })
  })
})

describe('reminding and adding', () => {
  test('reminds those who lack a tick of some time ahead, once a day', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const { id, times } = await poll(world, group)
    const remind = () => by(world, group.ada, (c) => remindUnticked(c, id, house))
    await by(world, group.bo, (c) =>
      tickTimes(c, id, group.bo.personId, Object.fromEntries(times.map((time) => [time, 'no' as const]))),
    )
    expect(await remind()).toEqual({ ok: true, reminded: 1 })
    const reminder = (await timesLetters(world)).at(-1)
    expect([reminder?.personId, reminder?.data['reminder']]).toEqual([group.cecilia.personId, true])
    expect(await remind()).toEqual({ ok: false, reason: 'remindedToday' })
    world.pass({ hours: 24 })
    expect(await by(world, group.bo, (c) => addTime(c, id, timeOn(10)))).toMatchObject({ ok: true })
    // Ada lacks the new time as well by now.
    expect(await remind()).toEqual({ ok: true, reminded: 2 })
  })

  test('says that all have ticked', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const { id, times } = await poll(world, group)
    for (const who of [group.bo, group.cecilia])
      await by(world, who, (c) =>
        tickTimes(c, id, who.personId, Object.fromEntries(times.map((time) => [time, 'yes' as const]))),
      )
    expect(await by(world, group.ada, (c) => remindUnticked(c, id, house))).toEqual({
      ok: false,
      reason: 'allTicked',
    })
  })

  test.each([
    ['timePast', timeOn(1)],
    ['timesAlike', timeOn(9)],
    ['timeBackwards', { startsAt: timeOn(10).endsAt, endsAt: timeOn(10).startsAt }],
  ])('adds no time that is %s', async (reason, time) => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const { id } = await poll(world, group)
    expect(await by(world, group.bo, (c) => addTime(c, id, time))).toEqual({ ok: false, reason })
  })
})

describe('what clashes', () => {
  test('is told by name of one’s own and of organisers’ events, by number alone of other groups’ meetings', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const { eventId } = await world.invited([group.bo.personId, group.cecilia.personId], {
      titleFi: 'Johdon päivä',
      titleSv: 'Ledningens dag',
      ...timeOn(8, 5),
      answerBy: null,
    })
    const { id } = await poll(world, group)
    const [day] = (await viewOf(world, id, group.ada)).times
    expect(day?.clash).toEqual({
      own: null,
      others: [{ title: { text: 'Johdon päivä', lang: 'fi' }, people: 2 }],
    })
    const [bos] = (await viewOf(world, id, group.bo)).times
    expect(bos?.clash.own).toEqual({ text: 'Ledningens dag', lang: 'sv' })
    expect(bos?.clash.others).toMatchObject([{ people: 1 }])
    const letter = (await timesLetters(world)).find(({ personId }) => personId === group.bo.personId)
    expect(letter?.data['times']).toMatchObject([{ clash: { text: 'Ledningens dag' } }, { clash: null }])

    // The same event as another group's meeting: only that there is something.
    const other = await world.network({ kind: 'smallGroup' })
    await world.db.updateTable('event').set({ networkId: other }).where('id', '=', eventId).execute()
    const [hidden] = (await viewOf(world, id, group.ada)).times
    expect(hidden?.clash).toEqual({ own: null, others: [{ title: null, people: 2 }] })
    const [shared] = (await viewOf(world, id, group.bo)).times
    expect(shared?.clash.others).toEqual([{ title: { text: 'Ledningens dag', lang: 'sv' }, people: 1 }])
  })

  test('is nothing once it is declined, cancelled or taken back', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const { eventId, invitationIds } = await world.invited([group.bo.personId], {
      ...timeOn(8, 5),
      answerBy: null,
    })
    const { id } = await poll(world, group)
    const clash = async () => (await viewOf(world, id, group.bo)).times[0]?.clash.own
    expect(await clash()).not.toBeNull()
    const invitationId = invitationIds[0] ?? ''
    const answer = (given: 'yes' | 'no') =>
      by(world, group.bo, (c) => respond(c, { invitationId, answer: given, comment: '', source: 'page' }))
    const withdrawnAt = (at: string | null) =>
      world.db.updateTable('invitation').set({ withdrawnAt: at }).where('id', '=', invitationId).execute()
    await withdrawnAt(world.now())
    expect(await clash()).toBeNull()
    await withdrawnAt(null)
    await answer('no')
    expect(await clash()).toBeNull()
    await answer('yes')
    expect(await clash()).not.toBeNull()
    await world.db.updateTable('event').set({ status: 'cancelled' }).where('id', '=', eventId).execute()
    expect(await clash()).toBeNull()
  })
})

test('a poll waits for its reader until they have ticked all that lies ahead', async () => {
  await using world = await testWorld()
  const group = await smallGroup(world)
  const { id, times } = await poll(world, group)
  const waits = async () =>
    (await openPolls(world.db, [group.id], group.bo.personId, world.now())).map((one) => one.waitsForReader)
  expect(await waits()).toEqual([true])
  await by(world, group.bo, (c) =>
    tickTimes(c, id, group.bo.personId, Object.fromEntries(times.map((time) => [time, 'yes' as const]))),
  )
  expect(await waits()).toEqual([false])
  await by(world, group.bo, (c) => dropPoll(c, id))
  expect(await waits()).toEqual([])
})

describe('what ticks add up to', () => {
  const someTicks = fc.array(fc.option(fc.constantFrom(...ticks), { nil: undefined }), { maxLength: 12 })

  test('counts each tick once, silence not at all', () => {
    fc.assert(
      fc.property(someTicks, (given) => {
        const sum = sumOf(given)
        expect(sum.yes + sum.ifNeedBe + sum.no).toBe(given.filter((tick) => tick !== undefined).length)
      }),
    )
  })

  test('no time is better than the best, and a time that has passed is never it', () => {
    const time = fc.record({ sum: someTicks.map(sumOf), day: fc.integer({ min: 1, max: 20 }) })
    fc.assert(
      fc.property(fc.array(time, { maxLength: 8 }), (given) => {
        const now = '2026-10-10T00:00:00.000Z'
        const times = given.map(({ sum, day }, at) => ({
          id: String(at),
          startsAt: timeOn(day).startsAt,
          sum,
        }))
        const best = bestTimes(times, now)
        const ahead = times.filter(({ startsAt }) => startsAt > now)
        const most = Math.max(0, ...ahead.map(({ sum }) => sum.yes + sum.ifNeedBe))
        expect(best.size > 0).toBe(most > 0)
        for (const { id, sum } of times) {
          if (!best.has(id)) continue
          expect(sum.yes + sum.ifNeedBe).toBe(most)
          expect(ahead.map((one) => one.id)).toContain(id)
        }
      }),
    )
  })

  test('times a member may propose: two to twelve, ahead, no two alike', () => {
    const now = '2026-10-01T09:00:00.000Z'
    expect(timesFault([timeOn(8), timeOn(9)], now)).toBeNull()
    expect(timesFault([timeOn(8), timeOn(8, 8)], now)).toBeNull()
    expect(timesFault([], now)).toBe('timesTooFew')
  })
})
