// Ticking on a real database: once each, by the latest, within the time the door is open, and those who walk in.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inDeed } from '~/domain/core/deeds.server'
import { takeTick, takeTicks } from '~/domain/door/ticking.server'
import { addWalkIn, takeBackWalkIn, type WalkIn } from '~/domain/door/walk-in.server'
import { mergePeople } from '~/domain/people/merging-acts.server'
import { respond } from '~/domain/invitations/answering.server'
import { lettersIn, testWorld, type World } from '../world'

/** At the door an hour before the start of an event to which so many are invited. */
async function atDoor(world: World, people = 1, given: { capacity?: number } = {}) {
  const ids = await Promise.all(Array.from({ length: people }, () => world.person()))
  const { eventId, invitationIds } = await world.invited(ids, given)
  for (const invitationId of invitationIds)
    await world.act((c) => respond(c, { invitationId, answer: 'yes', comment: '', source: 'organiser' }))
  world.pass({ hours: 24 * 63 })
  return { eventId, invitationIds, ids, first: invitationIds[0] ?? '' }
}

const tick = (invitationId: string, given: { id?: string; came?: boolean; at?: string } = {}) => ({
  id: given.id ?? crypto.randomUUID(),
  invitationId,
  came: given.came ?? true,
  at: given.at ?? '2026-12-03T09:00:00.000Z',
  door: 'A',
})

const cameAt = async (world: World, id: string) =>
  (await world.db.selectFrom('invitation').select('cameAt').where('id', '=', id).executeTakeFirstOrThrow())
    .cameAt

const ticksKept = async (world: World) => (await world.db.selectFrom('tick').select('id').execute()).length

const guest = (given: Partial<WalkIn> & { name?: string; email?: string } = {}): WalkIn => ({
  id: crypto.randomUUID(),
  who: {
    guest: {
      firstName: 'Ville',
      lastName: given.name ?? 'Vieras',
      organisation: 'Kaupunki',
      email: given.email ?? null,
      language: 'fi',
    },
  },
  at: '2026-12-03T09:30:00.000Z',
  door: 'A',
  withoutSeat: false,
  namesake: false,
  ...given,
})

describe('a tick', () => {
  test('counts once: sent again, and at two doors', async () => {
    await using world = await testWorld()
    const { first } = await atDoor(world)
    const one = tick(first, { at: '2026-12-03T08:50:00.000Z' })
    expect(await world.act((c) => takeTick(c, one))).toMatchObject({ ok: true })
    await world.act((c) => takeTick(c, { ...one, came: false, at: '2026-12-03T08:59:00.000Z' }))
    await world.act((c) => takeTick(c, tick(first, { at: '2026-12-03T08:55:00.000Z' })))
    expect(await cameAt(world, first)).toBe('2026-12-03T08:50:00.000Z')
    expect(await ticksKept(world)).toBe(2)
  })

  test('holds the same whatever order the doors send in', async () => {
    const order = fc.array(fc.record({ came: fc.boolean(), at: fc.integer({ min: 0, max: 4 }) }), {
      minLength: 1,
      maxLength: 6,
    })
    await using world = await testWorld()
    const { eventId, invitationIds } = await atDoor(world, 2)
    const [one = '', other = ''] = invitationIds
    await fc.assert(
      fc.asyncProperty(order, async (given) => {
        await world.db.deleteFrom('tick').execute()
        await world.db.updateTable('invitation').set({ cameAt: null }).execute()
        const made = given.map(({ came, at }, number) => ({
          came,
          at: `2026-12-03T08:0${at}:00.000Z`,
          id: `0000${number}-`,
        }))
        const ofOne = made.map((it) => tick(one, { ...it, id: `${it.id}a` }))
        const ofOther = made.map((it) => tick(other, { ...it, id: `${it.id}b` })).reverse()
        await world.act((c) => takeTicks(c, eventId, ofOne))
        for (const late of ofOther) await world.act((c) => takeTick(c, late))
        await world.act((c) => takeTicks(c, eventId, ofOther))
        expect(await cameAt(world, one)).toBe(await cameAt(world, other))
        expect(await ticksKept(world)).toBe(2 * given.length)
      }),
      { numRuns: 25 },
    )
  })

  test('of a clock that runs hours ahead is taken to be of the moment it arrived', async () => {
    await using world = await testWorld()
    const { first } = await atDoor(world)
    await world.act((c) => takeTick(c, tick(first, { at: '2026-12-04T20:00:00.000Z' })))
    expect(await cameAt(world, first)).toBe(world.now())
  })

  test('is refused before the door opens, of a cancelled event and once the list is closed', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await world.invited([await world.person()])
    const [first = ''] = invitationIds
    const reason = () => world.act((c) => takeTick(c, tick(first)))
    expect(await reason()).toEqual({ ok: false, reason: 'doorNotOpen' })
    world.pass({ hours: 24 * 63 })
    await world.db.updateTable('event').set({ attendanceClosedAt: world.now() }).execute()
    expect(await reason()).toEqual({ ok: false, reason: 'attendanceClosed' })
    await world.db.updateTable('event').set({ status: 'cancelled' }).where('id', '=', eventId).execute()
    expect(await reason()).toEqual({ ok: false, reason: 'eventCancelled' })
    expect(await ticksKept(world)).toBe(0)
  })

  test('of one whom the door no longer knows holds back none of the others', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await atDoor(world, 2)
    const [gone = '', there = ''] = invitationIds
    await world.db
      .updateTable('invitation')
      .set({ withdrawnAt: world.now(), seat: 'none' })
      .where('id', '=', gone)
      .execute()
    const ticks = [tick(gone), tick('nobody'), tick(there)]
    const outcomes = await world.act((c) => takeTicks(c, eventId, ticks))
    expect(outcomes.map(({ refused }) => refused)).toEqual(['withdrawn', 'unknownTick', null])
    expect(await cameAt(world, there)).not.toBeNull()
  })

  test('is for organisers alone', async () => {
    await using world = await testWorld()
    const { first, ids } = await atDoor(world)
    const invited = await world.actor(ids[0] ?? '')
    await expect(world.act((c) => takeTick(c, tick(first)), invited)).rejects.toMatchObject({ status: 403 })
  })
})

describe('a walk-in', () => {
  test('who is a guest comes in with a seat, once, and no letter leaves', async () => {
    await using world = await testWorld()
    const { eventId } = await atDoor(world)
    const letters = (await lettersIn(world.db)).length
    const form = guest({ email: 'Ville.Vieras@kaupunki.example' })
    const first = await world.act((c) => addWalkIn(c, eventId, form))
    expect(first).toMatchObject({ ok: true, how: 'seated' })
    expect(await world.act((c) => addWalkIn(c, eventId, form))).toEqual(first)
    const entered = await world.db
      .selectFrom('invitation')
      .innerJoin('person', 'person.id', 'invitation.personId')
      .select(['lastName', 'guest', 'entry', 'answer', 'seat', 'cameAt', 'answerSource', 'comment'])
      .where('entry', '=', 'walkIn')
      .execute()
    expect(entered).toEqual([
      {
        lastName: 'Vieras',
        guest: 1,
        entry: 'walkIn',
        answer: 'yes',
        seat: 'seated',
        cameAt: world.now() < form.at ? world.now() : form.at,
        answerSource: 'organiser',
        comment: 'Kaupunki',
      },
    ])
    expect((await lettersIn(world.db)).length).toBe(letters)
  })

  test('into a full event is let in without a seat once that is said', async () => {
    await using world = await testWorld()
    const { eventId } = await atDoor(world, 2, { capacity: 1 })
    const form = guest()
    expect(await world.act((c) => addWalkIn(c, eventId, form))).toEqual({ ok: false, reason: 'walkInFull' })
    expect(await world.act((c) => addWalkIn(c, eventId, { ...form, withoutSeat: true }))).toMatchObject({
      ok: true,
      how: 'withoutSeat',
    })
    const seats = await world.db.selectFrom('invitation').select(['seat', 'answer', 'cameAt']).execute()
    expect(seats.filter(({ seat }) => seat === 'seated')).toHaveLength(1)
    expect(seats.filter(({ seat }) => seat === 'waiting')).toHaveLength(1)
    expect(seats.filter(({ cameAt: came }) => came !== null)).toMatchObject([{ seat: 'none', answer: null }])
  })

  test('gets no seat that one who waits, or an audience, has been promised', async () => {
    await using world = await testWorld()
    const { eventId } = await atDoor(world, 1, { capacity: 3 })
    await world.db
      .insertInto('seatQuota')
      .values({
        id: 'a-quota',
        eventId,
        position: 1,
        nameFi: 'Kunnat',
        nameSv: 'Kommuner',
        nameEn: 'Municipalities',
        kinds: '["municipality"]',
        seats: 2,
      })
      .execute()
    const form = guest()
    expect(await world.act((c) => addWalkIn(c, eventId, form))).toEqual({ ok: false, reason: 'walkInFull' })
    world.pass({ hours: 2 })
    expect(await world.act((c) => addWalkIn(c, eventId, form))).toMatchObject({ how: 'seated' })
  })

  test('who is on the list is ticked and not doubled, by choice and by address', async () => {
    await using world = await testWorld()
    const personId = await world.person({
      firstName: 'Ville',
      lastName: 'Vieras',
      email: 'v@virasto.example',
    })
    const { eventId, invitationIds } = await world.invited([personId])
    world.pass({ hours: 24 * 63 })
    const byChoice = guest({ who: { personId } })
    const listed = { ok: true, how: 'listed', invitationId: invitationIds[0], personId }
    expect(await world.act((c) => addWalkIn(c, eventId, byChoice))).toEqual(listed)
    expect(await world.act((c) => addWalkIn(c, eventId, guest({ email: 'V@virasto.example' })))).toEqual(
      listed,
    )
    expect(await world.db.selectFrom('invitation').select('id').execute()).toHaveLength(1)
  })

  test('of the same name as one on the list, or with another’s address, is asked about', async () => {
    await using world = await testWorld()
    const personId = await world.person({
      firstName: 'Ville',
      lastName: 'Vieras',
      email: 'v@virasto.example',
    })
    const { eventId } = await world.invited([personId])
    world.pass({ hours: 24 * 63 })
    const come = (form: WalkIn) => world.act((c) => addWalkIn(c, eventId, form))
    expect(await come(guest())).toEqual({ ok: false, reason: 'walkInNamesake' })
    expect(await come(guest({ namesake: true }))).toMatchObject({ how: 'seated' })
    expect(await come(guest({ name: 'Toinen', email: 'v@virasto.example' }))).toEqual({
      ok: false,
      reason: 'addressTaken',
    })
  })

  test('who turns out to be somebody invited came under one record, whichever is kept', async () => {
    for (const keepGuest of [true, false]) {
      await using world = await testWorld()
      const invited = await world.person({ firstName: 'Wille', lastName: 'Vieras' })
      const { eventId } = await world.invited([invited])
      world.pass({ hours: 24 * 63 })
      const entered = await world.act((c) => addWalkIn(c, eventId, guest()))
      if (!entered.ok) throw new Error(entered.reason)
      const [keptId, goneId] = keepGuest ? [entered.personId, invited] : [invited, entered.personId]
      await inDeed(
        world.db,
        { actor: world.organiser, now: world.now() },
        { act: 'mergePeople', thing: { kind: 'person', id: keptId } },
        (d) => mergePeople(d, { keptId, goneId, choices: {}, versions: null }),
      )
      const live = await world.db
        .selectFrom('invitation')
        .select(['personId', 'cameAt'])
        .where('withdrawnAt', 'is', null)
        .execute()
      expect(live).toEqual([{ personId: keptId, cameAt: world.now() }])
    }
  })

  test('entered by mistake is taken off again without a letter', async () => {
    await using world = await testWorld()
    const { eventId, first } = await atDoor(world, 1, { capacity: 2 })
    const letters = (await lettersIn(world.db)).length
    const entered = await world.act((c) => addWalkIn(c, eventId, guest()))
    if (!entered.ok) throw new Error(entered.reason)
    expect(await world.act((c) => takeBackWalkIn(c, first))).toEqual({ ok: false, reason: 'notWalkIn' })
    expect(await world.act((c) => takeBackWalkIn(c, entered.invitationId))).toEqual({ ok: true })
    expect(await cameAt(world, entered.invitationId)).toBeNull()
    expect((await lettersIn(world.db)).length).toBe(letters)
    expect(await world.act((c) => addWalkIn(c, eventId, guest()))).toMatchObject({ how: 'seated' })
  })
})
