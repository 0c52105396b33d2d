// Closing the list of those who came: who is written to, once, and what is refused.
import { describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import {
  closeAttendance,
  noteLessons,
  reopenAttendance,
  type Closing,
} from '~/domain/afterwards/attendance.server'
import { afterwardsOf, letterAfter, notHeld, type AfterLetter } from '~/domain/afterwards/rules'
import { takeTick } from '~/domain/door/ticking.server'
import { eventById } from '~/domain/events/queries.server'
import { respond } from '~/domain/invitations/answering.server'
import { lettersIn, testWorld, type World } from '../world'

const quiet = { thank: false, miss: false, messageFi: '', messageSv: '', messageEn: '' }
const closing = async (world: World, eventId: string, given: Partial<Closing> = {}): Promise<Closing> => ({
  ...quiet,
  count: { site: false, online: false },
  batchId: v7(),
  version: (await eventById(world.db, eventId)).version,
  ...given,
})

const close = async (world: World, eventId: string, given: Partial<Closing> = {}) => {
  const press = await closing(world, eventId, given)
  return world.act((c) => closeAttendance(c, eventId, press))
}

const tick = (world: World, invitationId: string, came = true) =>
  world.act((c) => takeTick(c, { id: v7(), invitationId, came, at: c.now, door: 'ovi' }))

const afterLetters = async (world: World) =>
  (await lettersIn(world.db)).filter(({ kind }) => kind === 'thanks' || kind === 'missed')

/** An event that four say they come to and one does not, at its first minute. */
async function begun(world: World) {
  const people = [
    await world.person({ language: 'fi' }),
    await world.person({ language: 'sv' }),
    await world.person({ language: 'en' }),
    await world.person({ language: 'fi' }),
    await world.person({ language: 'fi' }),
  ]
  const { eventId, invitationIds } = await world.invited(people)
  for (const [at, invitationId] of invitationIds.entries())
    await world.act((c) =>
      respond(c, { invitationId, answer: at === 4 ? 'no' : 'yes', comment: '', source: 'organiser' }),
    )
  const { startsAt } = await eventById(world.db, eventId)
  world.pass({ seconds: (Date.parse(startsAt) - Date.parse(world.now())) / 1000 })
  return { eventId, invitationIds, people }
}

describe('which letter somebody gets', () => {
  const both = { thank: true, miss: true }
  const seated = {
    answer: 'yes',
    seat: 'seated',
    withdrawnAt: null,
    cameAt: null,
    mode: null,
    entry: 'invited',
  } as const
  const came = { ...seated, cameAt: '2026-12-03T10:00:00.000Z' }
  const cases: [string, Parameters<typeof letterAfter>[0], typeof both, AfterLetter[], AfterLetter | null][] =
    [
      ['thanks to one who came', came, both, [], 'thanks'],
      ['missed to one who did not', seated, both, [], 'missed'],
      ['nothing to one online, where nobody ticked', { ...seated, mode: 'online' }, both, [], null],
      ['thanks to a walk-in', { ...came, answer: null, seat: 'none', entry: 'walkIn' }, both, [], 'thanks'],
      ['nothing to one who waited in vain', { ...seated, seat: 'waiting' }, both, [], null],
      ['nothing to one who had said no', { ...seated, answer: 'no', seat: 'none' }, both, [], null],
      ['nothing to one taken off', { ...seated, withdrawnAt: '2026-12-01T10:00:00.000Z' }, both, [], null],
      [
        'nothing to one taken off though ticked',
        { ...came, withdrawnAt: '2026-12-01T10:00:00.000Z' },
        both,
        [],
        null,
      ],
      ['nothing to a walk-in ticked by mistake', { ...seated, entry: 'walkIn' }, both, [], null],
      ['no thanks when not chosen', came, { thank: false, miss: true }, [], null],
      ['no missed when not chosen', seated, { thank: true, miss: false }, [], null],
      ['no second thanks', came, both, ['thanks'], null],
      ['no second missed', seated, both, ['missed'], null],
      ['thanks after a mistaken missed', came, both, ['missed'], 'thanks'],
      ['no missed after thanks', seated, both, ['thanks'], null],
    ]
  test.each(cases)('%s', (_, invitation, chosen, sent, letter) => {
    expect(letterAfter(invitation, chosen, sent)).toBe(letter)
  })

  test.each([
    ['came', came, 'came'],
    [
      'walk-in by the door',
      { ...came, entry: 'walkIn' as const, answer: null, seat: 'none' as const },
      'walkIn',
    ],
    ['came though they had said no', { ...came, answer: 'no' as const, seat: 'none' as const }, 'walkIn'],
    ['did not come', seated, 'absent'],
    ['took part elsewhere', { ...seated, mode: 'online' as const }, 'online'],
    ['was not to come', { ...seated, answer: 'no' as const, seat: 'none' as const }, 'other'],
  ])('stands afterwards: %s', (_, invitation, standing) => {
    expect(afterwardsOf(invitation)).toBe(standing)
  })

  test.each([
    ['draft', '2026-12-04T10:00:00.000Z', 'eventOfDraft'],
    ['cancelled', '2026-12-04T10:00:00.000Z', 'eventCancelled'],
    ['open', '2026-12-03T09:59:59.000Z', 'eventNotHeld'],
    ['open', '2026-12-03T10:00:00.000Z', null],
  ] as const)('of an event that is %s at %s: %s', (status, now, reason) => {
    expect(notHeld({ status, startsAt: '2026-12-03T10:00:00.000Z' }, now)).toBe(reason)
  })
})

describe('closing the list', () => {
  test('thanks and misses in one batch, each in their own language, and never twice', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds, people } = await begun(world)
    await tick(world, invitationIds[0] ?? '')
    await tick(world, invitationIds[1] ?? '')
    const press = await closing(world, eventId, {
      thank: true,
      miss: true,
      messageSv: 'Tack!',
      messageFi: 'Kiitos!',
    })
    expect(await world.act((c) => closeAttendance(c, eventId, press))).toEqual({ ok: true, letters: 4 })
    const letters = await afterLetters(world)
    expect(letters.map(({ kind, personId, data }) => [kind, personId, data.message])).toEqual([
      ['thanks', people[0], { text: 'Kiitos!', lang: 'fi' }],
      ['thanks', people[1], { text: 'Tack!', lang: 'sv' }],
      ['missed', people[2], { text: 'Kiitos!', lang: 'fi' }],
      ['missed', people[3], { text: 'Kiitos!', lang: 'fi' }],
    ])
    // Nothing leads anywhere when there are no materials.
    expect(letters.map(({ data }) => [data.answerToken, data.calendar, data.materials])).toEqual(
      Array.from({ length: 4 }, () => [null, null, false]),
    )
    const event = await eventById(world.db, eventId)
    expect([event.attendanceClosedAt, event.attendanceClosedBy]).toEqual([
      world.now(),
      world.organiser.personId,
    ])
    // The same press again, and another press.
    expect(await world.act((c) => closeAttendance(c, eventId, press))).toEqual({ ok: true, letters: 0 })
    expect(await close(world, eventId)).toEqual({ ok: false, reason: 'attendanceClosed' })
    expect(await afterLetters(world)).toHaveLength(4)
  })

  test('opened again and closed anew writes to those alone who have had no letter', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds, people } = await begun(world)
    await tick(world, invitationIds[0] ?? '')
    await close(world, eventId, { thank: true, miss: true })
    const refused = await tick(world, invitationIds[3] ?? '')
    expect(refused).toEqual({ ok: false, reason: 'attendanceClosed' })

    const { version } = await eventById(world.db, eventId)
    expect(await world.act((c) => reopenAttendance(c, eventId, version - 1))).toMatchObject({
      reason: 'changedMeanwhile',
    })
    expect(await world.act((c) => reopenAttendance(c, eventId, version))).toEqual({ ok: true })
    expect(await world.act((c) => reopenAttendance(c, eventId, version + 1))).toMatchObject({
      reason: 'attendanceOpen',
    })
    await tick(world, invitationIds[3] ?? '')
    expect(await close(world, eventId, { thank: true, miss: true })).toEqual({ ok: true, letters: 1 })
    const letters = await afterLetters(world)
    expect(letters.at(-1)).toMatchObject({ kind: 'thanks', personId: people[3] })
    expect(letters).toHaveLength(5)
  })

  test('asks what is known of an event that nobody was ticked at, and counts all who had a seat', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await begun(world)
    expect(await close(world, eventId, { thank: true })).toEqual({ ok: false, reason: 'nobodyTicked' })
    const result = await close(world, eventId, {
      thank: true,
      miss: true,
      count: { site: true, online: false },
    })
    expect(result).toEqual({ ok: true, letters: 4 })
    const rows = await world.db
      .selectFrom('invitation')
      .select(['id', 'cameAt'])
      .where('eventId', '=', eventId)
      .where('cameAt', 'is not', null)
      .execute()
    expect(rows.map(({ id }) => id).sort()).toEqual(invitationIds.slice(0, 4).sort())
    expect((await afterLetters(world)).map(({ kind }) => kind)).toEqual([
      'thanks',
      'thanks',
      'thanks',
      'thanks',
    ])
  })

  test('counts nobody where somebody was ticked, but counts those online beside them', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await begun(world)
    await world.db.updateTable('event').set({ hybrid: 1 }).where('id', '=', eventId).execute()
    for (const [at, id] of invitationIds.slice(0, 4).entries())
      await world.db
        .updateTable('invitation')
        .set({ mode: at < 2 ? 'site' : 'online' })
        .where('id', '=', id)
        .execute()
    await tick(world, invitationIds[0] ?? '')
    await close(world, eventId, { count: { site: true, online: true } })
    const came = await world.db
      .selectFrom('invitation')
      .select('id')
      .where('cameAt', 'is not', null)
      .execute()
    expect(came.map(({ id }) => id).sort()).toEqual(
      [invitationIds[0], invitationIds[2], invitationIds[3]].map(String).sort(),
    )
  })

  test('tells of materials that the reader may open, with a link that opens them', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await begun(world)
    await world.db
      .insertInto('material')
      .values({
        ...{ id: v7(), eventId, speakerId: null, title: 'Kalvot', fileName: 'kalvot.pdf' },
        ...{ mediaType: 'application/pdf', bytes: 10, shownTo: 'came', shownFrom: 'afterwards' },
        ...{ uploadedAt: world.now(), uploadedBy: null, removedAt: null },
      })
      .execute()
    await tick(world, invitationIds[0] ?? '')
    await close(world, eventId, { thank: true, miss: true })
    const told = (await afterLetters(world)).map(({ kind, data }) => [
      kind,
      data.materials,
      data.answerToken !== null,
    ])
    expect(told).toEqual([
      ['thanks', true, true],
      ['missed', false, false],
      ['missed', false, false],
      ['missed', false, false],
    ])
  })

  test('is refused before the event, of a draft, of a cancelled one, and over another’s edit', async () => {
    await using world = await testWorld()
    const { eventId } = await world.invited([await world.person()])
    expect(await close(world, eventId)).toEqual({ ok: false, reason: 'eventNotHeld' })
    expect(await close(world, await world.draft())).toEqual({ ok: false, reason: 'eventOfDraft' })
    await world.db.updateTable('event').set({ status: 'cancelled' }).where('id', '=', eventId).execute()
    expect(await close(world, eventId)).toEqual({ ok: false, reason: 'eventCancelled' })
    const begunOne = await begun(world)
    expect(await close(world, begunOne.eventId, { version: 0 })).toEqual({
      ok: false,
      reason: 'changedMeanwhile',
    })
    const manager = await world.actor(begunOne.people[0] ?? '')
    const press = await closing(world, begunOne.eventId)
    await expect(
      world.act((c) => closeAttendance(c, begunOne.eventId, press), manager),
    ).rejects.toMatchObject({
      status: 403,
    })
  })

  test('leaves out those whom no address reaches', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds, people } = await begun(world)
    await world.db
      .updateTable('address')
      .set({ validTo: '2026-11-01' })
      .where('personId', '=', people[0] ?? '')
      .execute()
    await tick(world, invitationIds[0] ?? '')
    expect(await close(world, eventId, { thank: true })).toEqual({ ok: true, letters: 0 })
  })
})

test('lessons are kept, and another’s edit is not written over', async () => {
  await using world = await testWorld()
  const { eventId } = await begun(world)
  const { version } = await eventById(world.db, eventId)
  const note = (lessons: string, seen: number) =>
    world.act((c) => noteLessons(c, eventId, { version: seen, lessons }))
  expect(await note('Varaa isompi sali.', version)).toEqual({ ok: true })
  expect(await note('Toinen.', version)).toEqual({ ok: false, reason: 'changedMeanwhile' })
  expect((await eventById(world.db, eventId)).lessons).toBe('Varaa isompi sali.')
})
