// Meetings that a network calls by itself: who is invited, who may call, move and cancel, and who comes in later.
import { describe, expect, test } from 'vitest'
import { inDeed } from '~/domain/core/deeds.server'
import { eventById } from '~/domain/events/queries.server'
import { cancelEvent } from '~/domain/invitations/changing.server'
import { withdraw } from '~/domain/invitations/inviting.server'
import { comingInNetwork, leaveNetwork } from '~/domain/meetings/leaving.server'
import { moveMeeting } from '~/domain/meetings/meeting-acts.server'
import {
  callNetworkMeeting,
  inviteNewMembers,
  networkMeeting,
  type NetworkMeetingGiven,
} from '~/domain/meetings/network-meetings.server'
import { inviteJoined } from '~/domain/meetings/report-acts.server'
import { lettersIn, mailbox, testWorld, type World } from '../world'
import { timeOn } from './group'

async function network(world: World) {
  const id = await world.network({ kind: 'professional', nameFi: 'Ennakoijat' })
  const named = (firstName: string) => world.person({ firstName, lastName: 'Verkko' })
  const people = {
    keeper: await named('Kaisa'),
    member: await named('Mauri'),
    paused: await named('Taina'),
    liaison: await named('Leena'),
    gone: await named('Lauri'),
    outsider: await named('Otto'),
  }
  await world.member(id, people.keeper, { role: 'coordinator' })
  const memberships = {
    member: await world.member(id, people.member),
    paused: await world.member(id, people.paused),
  }
  await world.member(id, people.liaison, { role: 'liaison' })
  await world.member(id, people.gone, { validTo: '2026-08-31', endReason: 'ownWish' })
  const pause = { id: 'p', membershipId: memberships.paused, validFrom: '2026-09-01', validTo: '2026-10-20' }
  await world.db.insertInto('pause').values(pause).execute()
  return { id, memberships, ...people }
}

const about = {
  title: 'Tekoäly',
  note: 'Tuokaa esimerkki.',
  language: 'fi',
  onlineUrl: '',
  contactEmail: '',
} as const

const call = async (
  world: World,
  networkId: string,
  by: string,
  given: Partial<NetworkMeetingGiven> & { id?: string } = {},
) => {
  const { id = 'm', ...changes } = given
  const meeting = { networkId, ...about, place: 'Säätytalo', ...timeOn(8), ...changes }
  const from = { mailbox }
  return world.act((c) => callNetworkMeeting(c, id, meeting, from), await world.actor(by))
}

const invited = async (world: World, eventId = 'm') =>
  (
    await world.db
      .selectFrom('invitation')
      .innerJoin('person', 'person.id', 'personId')
      .select(['firstName', 'answer', 'withdrawnAt'])
      .where('eventId', '=', eventId)
      .orderBy('firstName')
      .execute()
  ).map(({ firstName, answer, withdrawnAt }) => [firstName, answer, withdrawnAt !== null])

describe('calling a meeting', () => {
  test('invites those who belong to the network and are not away; who calls it comes', async () => {
    await using world = await testWorld()
    const it = await network(world)
    expect(await call(world, it.id, it.keeper)).toEqual({ ok: true, invited: 2 })
    expect(await invited(world)).toEqual([
      ['Kaisa', 'yes', false],
      ['Mauri', null, false],
    ])
    expect(await networkMeeting(world.db, it.id, 'm')).toMatchObject({
      ...{ titleFi: 'Tekoäly', titleSv: '', substituteLocale: 'fi', status: 'open', networkId: null },
      contactName: 'Kaisa Verkko',
    })
    const letters = await lettersIn(world.db)
    expect(letters.map(({ kind }) => kind).sort()).toEqual(['answered', 'invitation'])
  })

  test('is the organisers’ event too: they see it among theirs and may move it', async () => {
    await using world = await testWorld()
    const it = await network(world)
    await call(world, it.id, it.keeper)
    expect((await eventById(world.db, 'm')).hostNetworkId).toBe(it.id)
    const change = { version: 1, batchId: 'b', place: 'Muualla', onlineUrl: '', ...timeOn(8) }
    expect(await world.act((c) => moveMeeting(c, 'm', change))).toEqual({ ok: true, told: 2 })
  })

  test('after a pause that ends before it, one is invited from the first', async () => {
    await using world = await testWorld()
    const it = await network(world)
    expect(await call(world, it.id, it.keeper, timeOn(21))).toEqual({ ok: true, invited: 3 })
  })

  test('the same form twice calls one meeting', async () => {
    await using world = await testWorld()
    const it = await network(world)
    await call(world, it.id, it.keeper)
    expect(await call(world, it.id, it.keeper)).toEqual({ ok: true, invited: 0 })
    expect((await lettersIn(world.db)).length).toBe(2)
  })

  test.each([
    ['a time gone by', { startsAt: '2026-09-30T06:00:00.000Z' }, 'timePast'],
    ['an end before the beginning', { endsAt: '2026-10-08T05:00:00.000Z' }, 'timeBackwards'],
    ['no place and no link', { place: '' }, 'placeMissing'],
  ])('refuses %s, and writes nothing', async (_, given, reason) => {
    await using world = await testWorld()
    const it = await network(world)
    expect(await call(world, it.id, it.keeper, given)).toEqual({ ok: false, reason })
    expect(await world.db.selectFrom('event').select('id').execute()).toEqual([])
  })

  test('refuses a second meeting that begins when another does, unless that one is cancelled', async () => {
    await using world = await testWorld()
    const it = await network(world)
    await call(world, it.id, it.keeper)
    const again = { id: 'n', title: 'Muu aihe' }
    expect(await call(world, it.id, it.keeper, again)).toEqual({ ok: false, reason: 'meetingThen' })
    await world.act((c) => cancelEvent(c, 'm', { version: 1, note: '', batchId: 'x' }))
    expect((await call(world, it.id, it.keeper, again)).ok).toBe(true)
  })

  test('at a time that another network’s meeting has, or from which its own was moved, is called', async () => {
    await using world = await testWorld()
    const it = await network(world)
    const otherId = await world.network()
    await world.member(otherId, it.keeper, { role: 'chair' })
    expect((await call(world, it.id, it.keeper)).ok).toBe(true)
    expect((await call(world, otherId, it.keeper, { id: 'theirs' })).ok).toBe(true)
    const change = { version: 1, batchId: 'b', place: 'Muualla', onlineUrl: '', ...timeOn(9) }
    await world.act((c) => moveMeeting(c, 'm', change), await world.actor(it.keeper))
    expect(await call(world, it.id, it.keeper, { id: 'n' })).toMatchObject({ ok: true })
    expect(await call(world, it.id, it.keeper, { id: 'o', ...timeOn(9) })).toEqual({
      ok: false,
      reason: 'meetingThen',
    })
  })

  test('refuses a day when the network has ended', async () => {
    await using world = await testWorld()
    const it = await network(world)
    await world.db.updateTable('network').set({ endedOn: '2026-10-07' }).where('id', '=', it.id).execute()
    expect(await call(world, it.id, it.keeper)).toEqual({ ok: false, reason: 'nobodyThen' })
  })

  test('is for those who keep the network: no member, liaison or outsider calls, moves, cancels or takes off', async () => {
    await using world = await testWorld()
    const it = await network(world)
    await call(world, it.id, it.keeper)
    await world.lettersLeave()
    const { id: invitationId } = await world.db
      .selectFrom('invitation')
      .select('id')
      .where('personId', '=', it.member)
      .executeTakeFirstOrThrow()
    const change = { version: 1, batchId: 'b', place: 'Muualla', onlineUrl: '', ...timeOn(8) }
    for (const who of [it.member, it.liaison, it.gone, it.outsider]) {
      const actor = await world.actor(who)
      const refused = { status: 403 }
      await expect(call(world, it.id, who, { id: 'n' })).rejects.toMatchObject(refused)
      await expect(world.act((c) => moveMeeting(c, 'm', change), actor)).rejects.toMatchObject(refused)
      const cancel = { version: 1, note: '', batchId: 'x' }
      await expect(world.act((c) => cancelEvent(c, 'm', cancel), actor)).rejects.toMatchObject(refused)
      await expect(world.act((c) => withdraw(c, invitationId), actor)).rejects.toMatchObject(refused)
    }
    const keeper = await world.actor(it.keeper)
    expect(await world.act((c) => moveMeeting(c, 'm', change), keeper)).toEqual({ ok: true, told: 2 })
    const cancel = { version: 2, note: '', batchId: 'x' }
    expect(await world.act((c) => cancelEvent(c, 'm', cancel), keeper)).toEqual({ ok: true, told: 2 })
  })

  test('is moved to a place or a link, as it is called', async () => {
    await using world = await testWorld()
    const it = await network(world)
    await call(world, it.id, it.keeper)
    const move = { version: 1, batchId: 'b', place: '', onlineUrl: '', ...timeOn(8) }
    const moves = (given: Partial<typeof move>) =>
      world.act((c) => moveMeeting(c, 'm', { ...move, ...given }))
    expect(await moves({})).toEqual({ ok: false, reason: 'placeMissing' })
    expect(await networkMeeting(world.db, it.id, 'm')).toMatchObject({ version: 1, place: 'Säätytalo' })
    expect(await moves({ onlineUrl: 'https://kokous.example/1' })).toMatchObject({ ok: true })
  })

  test.each([
    ['that has gone by falls away with another time', { by: 9, days: 8.5, to: 11 }, null],
    ['that would come after the new beginning falls away', { by: 9, days: 0, to: 2 }, null],
    ['that the new time leaves ahead stays', { by: 6, days: 0, to: 11 }, timeOn(6).startsAt],
    ['that has gone by stays when the time does', { by: 9, days: 8.5, to: 10 }, timeOn(9).startsAt],
  ])('a deadline of the organisers’ %s', async (_, { by, days, to }, left) => {
    await using world = await testWorld()
    const it = await network(world)
    await call(world, it.id, it.keeper, timeOn(10))
    const answerBy = timeOn(by).startsAt
    await world.db.updateTable('event').set({ answerBy }).where('id', '=', 'm').execute()
    world.pass({ hours: 24 * days })
    const move = { version: 1, batchId: 'b', place: 'Muualla', onlineUrl: '', ...timeOn(to) }
    const keeper = await world.actor(it.keeper)
    expect(await world.act((c) => moveMeeting(c, 'm', move), keeper)).toMatchObject({ ok: true })
    expect(await networkMeeting(world.db, it.id, 'm')).toMatchObject({ answerBy: left })
  })

  test('is theirs to the end of the day on which their task ends, in Helsinki', async () => {
    await using world = await testWorld()
    const it = await network(world)
    await call(world, it.id, it.keeper)
    await world.db
      .updateTable('membership')
      .set({ validTo: '2026-10-01' })
      .where('personId', '=', it.keeper)
      .execute()
    const keeper = await world.actor(it.keeper)
    const move = (version: number, place: string) =>
      world.act(
        (c) => moveMeeting(c, 'm', { version, batchId: place, place, onlineUrl: '', ...timeOn(8) }),
        keeper,
      )
    // 23:50, and 00:10 after it.
    world.pass({ hours: 11, minutes: 50 })
    expect(await move(1, 'Muualla')).toMatchObject({ ok: true })
    world.pass({ minutes: 20 })
    const refused = { status: 403 }
    await expect(move(2, 'Toisaalla')).rejects.toMatchObject(refused)
    await expect(call(world, it.id, it.keeper, { id: 'n', ...timeOn(9) })).rejects.toMatchObject(refused)
    const { id } = await world.db
      .selectFrom('invitation')
      .select('id')
      .where('personId', '=', it.member)
      .executeTakeFirstOrThrow()
    await expect(world.act((c) => withdraw(c, id), keeper)).rejects.toMatchObject(refused)
  })

  test('a keeper changes no event of the organisers', async () => {
    await using world = await testWorld()
    const it = await network(world)
    const { eventId } = await world.invited([it.member])
    const cancel = { version: 2, note: '', batchId: 'x' }
    const keeper = await world.actor(it.keeper)
    await expect(world.act((c) => cancelEvent(c, eventId, cancel), keeper)).rejects.toMatchObject({
      status: 403,
    })
    await expect(networkMeeting(world.db, it.id, eventId)).rejects.toMatchObject({ status: 404 })
  })

  test('a small group calls its own meetings: there is nothing here for its host', async () => {
    await using world = await testWorld()
    const groupId = await world.network({ kind: 'smallGroup' })
    const host = await world.person()
    await world.member(groupId, host, { role: 'coordinator' })
    await expect(call(world, groupId, host)).rejects.toMatchObject({ status: 404 })
  })
})

describe('while the meeting lies ahead', () => {
  test('who joins, or comes back from a pause early, is invited once', async () => {
    await using world = await testWorld()
    const it = await network(world)
    await call(world, it.id, it.keeper)
    await world.member(it.id, it.outsider)
    await world.db.updateTable('pause').set({ validTo: '2026-09-30' }).where('id', '=', 'p').execute()
    await inviteJoined(world.db, world.now())
    await inviteJoined(world.db, world.now())
    expect(await invited(world)).toEqual([
      ['Kaisa', 'yes', false],
      ['Mauri', null, false],
      ['Otto', null, false],
      ['Taina', null, false],
    ])
  })

  test('nobody but the app and those who keep the network invites who has joined', async () => {
    await using world = await testWorld()
    const it = await network(world)
    await call(world, it.id, it.keeper)
    await world.member(it.id, it.outsider)
    const meeting = { id: 'm', hostNetworkId: it.id }
    const invites = async (who: string) =>
      world.act((c) => inviteNewMembers(c, meeting), await world.actor(who))
    await expect(invites(it.member)).rejects.toMatchObject({ status: 403 })
    expect(await invites(it.keeper)).toBe(1)
  })

  test('who was taken off it is not invited again; nor anybody to one that is cancelled or over', async () => {
    await using world = await testWorld()
    const it = await network(world)
    await call(world, it.id, it.keeper)
    const { id } = await world.db
      .selectFrom('invitation')
      .select('id')
      .where('personId', '=', it.member)
      .executeTakeFirstOrThrow()
    await world.act((c) => withdraw(c, id), await world.actor(it.keeper))
    await inviteJoined(world.db, world.now())
    expect(await invited(world)).toEqual([
      ['Kaisa', 'yes', false],
      ['Mauri', null, true],
    ])
    await call(world, it.id, it.keeper, { id: 'cancelled', ...timeOn(9) })
    await world.act((c) => cancelEvent(c, 'cancelled', { version: 1, note: '', batchId: 'x' }))
    await world.member(it.id, it.outsider)
    await inviteJoined(world.db, '2026-10-08T06:00:00.000Z')
    expect(await invited(world)).toHaveLength(2)
    expect(await invited(world, 'cancelled')).toHaveLength(2)
  })

  test.each([
    ['withdraw' as const, true],
    ['keep' as const, false],
  ])('who leaves the network and would %s its meetings does so', async (meetings, withdrawn) => {
    await using world = await testWorld()
    const it = await network(world)
    await call(world, it.id, it.keeper)
    const coming = await comingInNetwork(world.db, it.id, it.member, world.now())
    expect(coming.map(({ titleFi }) => titleFi)).toEqual(['Tekoäly'])
    const personId = it.member
    const left = await inDeed(
      world.db,
      { actor: await world.actor(personId), now: world.now() },
      { act: 'leaveNetwork', thing: { kind: 'network', id: it.id }, right: { act: 'keepOwnData', personId } },
      (d) => leaveNetwork(d, it.memberships.member, { personId, meetings }),
    )
    expect(left.ok).toBe(true)
    // Whatever they chose stands, also when members are followed again.
    await inviteJoined(world.db, '2026-10-02T06:00:00.000Z')
    expect(await invited(world)).toEqual([
      ['Kaisa', 'yes', false],
      ['Mauri', null, withdrawn],
    ])
  })
})
