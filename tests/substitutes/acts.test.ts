// Sending a substitute: what goes along, who is told what, what is refused, and the way back.
import { describe, expect, test } from 'vitest'
import type { Answer, SubstituteRule } from '#db/schema'
import type { Actor } from '~/domain/core/access'
import { respond } from '~/domain/invitations/answering.server'
import { cancelEvent, changeEvent } from '~/domain/invitations/changing.server'
import { eventById } from '~/domain/events/queries.server'
import { invitationById } from '~/domain/invitations/queries.server'
import { answersOlderTime } from '~/domain/invitations/rules'
import { decideSubstitute, sendSubstitute } from '~/domain/substitutes/acts.server'
import { substitutesOf } from '~/domain/substitutes/queries.server'
import { takeBackSubstitute, takeOffList } from '~/domain/substitutes/taking-back.server'
import { completePlan, lettersIn, testWorld, type World } from '../world'

type Given = { capacity?: number | null; rule?: SubstituteRule; people?: number }

/** An event to which people are invited, whose rule of substitutes is as said. */
async function eventWith(world: World, { capacity = null, rule = 'yes', people = 2 }: Given = {}) {
  const ids = []
  for (let at = 0; at < people; at++) ids.push(await world.person())
  const { eventId, invitationIds } = await world.invited(ids, { capacity })
  await world.db.updateTable('event').set({ substitutes: rule }).where('id', '=', eventId).execute()
  return { eventId, people: ids, invitations: invitationIds }
}

const answer = async (world: World, invitationId: string, given: Answer) => {
  await world.act((c) => respond(c, { invitationId, answer: given, comment: '', source: 'organiser' }))
  await world.lettersLeave()
  world.pass({ minutes: 5 })
}

let names = 0
const somebody = (email?: string) => ({
  firstName: 'Sini',
  lastName: 'Sijainen',
  email: email ?? `sini${++names}@virasto.example`,
  language: 'fi' as const,
})

type Send = { id?: string; email?: string; by?: Actor; note?: string }
const send = (world: World, invitationId: string, { id, email, by, note = '' }: Send = {}) =>
  world.act(
    (c) =>
      sendSubstitute(c, id ?? crypto.randomUUID(), {
        invitationId,
        deputy: somebody(email),
        note,
        source: 'page',
      }),
    by,
  )

const offerOf = async (world: World, id: string) => (await invitationById(world.db, id)).offerUntil

const lastSubstitution = (world: World, invitationId: string) =>
  world.db
    .selectFrom('substitution')
    .selectAll()
    .where('invitationId', '=', invitationId)
    .orderBy('askedAt', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()

const stand = async (world: World, invitationId: string) => {
  const { answer, seat, entry, inCalendar, withdrawnAt } = await invitationById(world.db, invitationId)
  return { answer, seat, entry, inCalendar, off: withdrawnAt !== null }
}

const lettersAbout = async (world: World, invitationId: string) =>
  (await lettersIn(world.db))
    .filter((letter) => letter.invitationId === invitationId)
    .map(({ kind, data }) => [kind, data.calendar?.method ?? null])

describe('sending', () => {
  test('the seat goes to the substitute, the line stands still; both are told and both calendars agree', async () => {
    await using world = await testWorld()
    const { eventId, invitations } = await eventWith(world, { capacity: 1 })
    const [a = '', b = ''] = invitations
    await answer(world, a, 'yes')
    await answer(world, b, 'yes')
    expect(await send(world, a, { note: 'Kiitos!' })).toEqual({ ok: true, status: 'inForce' })
    const { substituteId } = await lastSubstitution(world, a)
    expect(await stand(world, a)).toMatchObject({ answer: 'no', seat: 'none', inCalendar: 0 })
    expect(await stand(world, substituteId ?? '')).toMatchObject({
      answer: 'yes',
      seat: 'seated',
      entry: 'substitute',
      inCalendar: 1,
    })
    expect(await stand(world, b)).toMatchObject({ seat: 'waiting' })
    expect((await lettersAbout(world, a)).at(-1)).toEqual(['substituteDecided', 'CANCEL'])
    expect(await lettersAbout(world, substituteId ?? '')).toEqual([['substituteNamed', 'REQUEST']])
    const { chains } = await substitutesOf(world.db, eventId)
    expect(chains.map(({ rows }) => rows.map(({ substitute }) => substitute))).toEqual([['Sini Sijainen']])
    const guest = await world.db
      .selectFrom('person')
      .select('guest')
      .where('lastName', '=', 'Sijainen')
      .execute()
    expect(guest).toEqual([{ guest: 1 }])
  })

  test('a place in the line goes along, without a calendar entry until the seat comes', async () => {
    await using world = await testWorld()
    const { invitations } = await eventWith(world, { capacity: 1, people: 3 })
    for (const id of invitations) await answer(world, id, 'yes')
    await send(world, invitations[1] ?? '')
    const { substituteId } = await lastSubstitution(world, invitations[1] ?? '')
    expect(await lettersAbout(world, substituteId ?? '')).toEqual([['substituteNamed', null]])
    await answer(world, invitations[0] ?? '', 'no')
    expect(await stand(world, substituteId ?? '')).toMatchObject({ seat: 'seated' })
    expect(await stand(world, invitations[2] ?? '')).toMatchObject({ seat: 'waiting' })
  })

  test('somebody of the registry is the one who is meant, by an earlier address too; sent twice is sent once', async () => {
    await using world = await testWorld()
    const { eventId, invitations } = await eventWith(world)
    const known = await world.person({ email: 'tuttu@virasto.example' })
    await world.db
      .updateTable('address')
      .set({ validTo: '2026-09-01' })
      .where('personId', '=', known)
      .execute()
    const id = crypto.randomUUID()
    for (const _ of [1, 2]) await send(world, invitations[0] ?? '', { id, email: 'Tuttu@virasto.example' })
    const rows = await world.db
      .selectFrom('invitation')
      .select('personId')
      .where('eventId', '=', eventId)
      .where('entry', '=', 'substitute')
      .execute()
    expect(rows).toEqual([{ personId: known }])
  })

  test('two tabs: the second is told that somebody is sent already', async () => {
    await using world = await testWorld()
    const { invitations } = await eventWith(world)
    expect(await send(world, invitations[0] ?? '')).toMatchObject({ ok: true })
    expect(await send(world, invitations[0] ?? '')).toEqual({ ok: false, reason: 'substituteNamedAlready' })
  })

  test('is refused, and nothing is written, when it cannot be', async () => {
    await using world = await testWorld()
    const { eventId, people, invitations } = await eventWith(world)
    const [a = '', b = ''] = invitations
    const email = async (personId = '') =>
      (
        await world.db
          .selectFrom('address')
          .select('email')
          .where('personId', '=', personId)
          .executeTakeFirstOrThrow()
      ).email
    const refused = async (reason: string, given: Send = {}, from = a) =>
      expect(await send(world, from, given)).toEqual({ ok: false, reason })
    await refused('substituteSelf', { email: await email(people[0]) })
    await refused('substituteInvited', { email: await email(people[1]) })
    const set = (values: object) =>
      world.db.updateTable('event').set(values).where('id', '=', eventId).execute()
    await set({ substitutes: 'no' })
    await refused('substitutesNotAllowed')
    await set({ substitutes: 'yes' })
    world.pass({ hours: 24 * 57 })
    await refused('deadlinePassed')
    await answer(world, a, 'yes')
    expect(await send(world, a)).toMatchObject({ ok: true })
    world.pass({ hours: 24 * 7 })
    await refused('eventOver', {}, b)
    await set({ status: 'cancelled', cancelledAt: world.now() })
    await refused('eventCancelled', {}, b)
    expect(await world.db.selectFrom('substitution').select('invitationId').execute()).toEqual([
      { invitationId: a },
    ])
  })

  test('a chain does not close in a circle', async () => {
    await using world = await testWorld()
    const { people, invitations } = await eventWith(world)
    const { email } = await world.db
      .selectFrom('address')
      .select('email')
      .where('personId', '=', people[0] ?? '')
      .executeTakeFirstOrThrow()
    await send(world, invitations[0] ?? '')
    const { substituteId } = await lastSubstitution(world, invitations[0] ?? '')
    expect(await send(world, substituteId ?? '', { email })).toEqual({
      ok: false,
      reason: 'substituteCircle',
    })
  })

  test('is the invited person’s own, their assistant’s while they assist, and the organisers’', async () => {
    await using world = await testWorld()
    const { people, invitations } = await eventWith(world)
    const [assistant, stranger] = [await world.person(), await world.person()]
    const assistanceId = await world.assist(people[0] ?? '', assistant)
    const by = await world.actor(assistant)
    await expect(
      send(world, invitations[0] ?? '', { by: await world.actor(stranger) }),
    ).rejects.toMatchObject({
      status: 403,
    })
    await world.db
      .updateTable('assistance')
      .set({ validTo: '2026-09-30' })
      .where('id', '=', assistanceId)
      .execute()
    expect(await send(world, invitations[0] ?? '', { by })).toEqual({ ok: false, reason: 'assistanceEnded' })
    await world.db.updateTable('assistance').set({ validTo: null }).where('id', '=', assistanceId).execute()
    expect(await send(world, invitations[0] ?? '', { by })).toMatchObject({ ok: true })
    const { answeredBy } = await invitationById(world.db, invitations[0] ?? '')
    expect(answeredBy).toBe(assistant)
  })
})

describe('one who had said no', () => {
  const moved = async (world: World, eventId: string) => {
    const { version } = await eventById(world.db, eventId)
    const time = { startsAt: '2026-12-04T10:00:00.000Z', endsAt: '2026-12-04T14:00:00.000Z' }
    const given = { version, plan: { ...completePlan, ...time }, tell: false, batchId: 'b' }
    expect(await world.act((c) => changeEvent(c, eventId, given))).toMatchObject({ ok: true })
  }
  const noes = (world: World, invitationId: string) =>
    world.db
      .selectFrom('answer')
      .select(['answer', 'source', 'answeredSequence'])
      .where('invitationId', '=', invitationId)
      .orderBy('id')
      .execute()
  const isOlder = async (world: World, eventId: string, id: string) =>
    answersOlderTime(await invitationById(world.db, id), await eventById(world.db, eventId))

  test('to the time as it is has said so already: sending another is no answer anew', async () => {
    await using world = await testWorld()
    const { invitations } = await eventWith(world)
    const [a = ''] = invitations
    await answer(world, a, 'no')
    const before = await invitationById(world.db, a)
    await send(world, a)
    const { answeredAt, answerSource } = before
    expect(await invitationById(world.db, a)).toMatchObject({ answer: 'no', answeredAt, answerSource })
    expect(await noes(world, a)).toHaveLength(1)
  })

  test('to an earlier time says no to this one; taken back, they have answered the earlier time alone', async () => {
    await using world = await testWorld()
    const { eventId, invitations } = await eventWith(world)
    const [a = ''] = invitations
    await answer(world, a, 'no')
    await moved(world, eventId)
    expect(await isOlder(world, eventId, a)).toBe(true)
    world.pass({ minutes: 5 })
    await send(world, a)
    expect(await isOlder(world, eventId, a)).toBe(false)
    const { sequence } = await eventById(world.db, eventId)
    expect(await noes(world, a)).toEqual([
      { answer: 'no', source: 'organiser', answeredSequence: 0 },
      { answer: 'no', source: 'page', answeredSequence: sequence },
    ])
    const { id } = await lastSubstitution(world, a)
    world.pass({ minutes: 5 })
    await world.act((c) => takeBackSubstitute(c, id, { source: 'page' }))
    expect(await isOlder(world, eventId, a)).toBe(true)
  })
})

describe('with approval', () => {
  test('the sender keeps what they had until it is approved; the contact is asked', async () => {
    await using world = await testWorld()
    const { invitations } = await eventWith(world, { rule: 'approval', capacity: 1 })
    const [a = ''] = invitations
    await answer(world, a, 'yes')
    expect(await send(world, a)).toEqual({ ok: true, status: 'asked' })
    expect(await stand(world, a)).toMatchObject({ answer: 'yes', seat: 'seated' })
    const asked = (await lettersIn(world.db)).filter(({ kind }) => kind === 'substituteAsked')
    expect(asked).toHaveLength(1)
    const { id } = await lastSubstitution(world, a)
    expect(await world.act((c) => decideSubstitute(c, id, { approve: true, reply: 'Tervetuloa' }))).toEqual({
      ok: true,
    })
    expect(await stand(world, a)).toMatchObject({ answer: 'no', seat: 'none' })
    expect(await world.act((c) => decideSubstitute(c, id, { approve: false, reply: '' }))).toEqual({
      ok: false,
      reason: 'substituteEnded',
    })
  })

  test('refused with a reply, the sender is as before and may ask anew', async () => {
    await using world = await testWorld()
    const { invitations } = await eventWith(world, { rule: 'approval' })
    const [a = ''] = invitations
    await answer(world, a, 'yes')
    await send(world, a)
    const { id } = await lastSubstitution(world, a)
    await world.act((c) => decideSubstitute(c, id, { approve: false, reply: 'Ei tällä kertaa' }))
    expect(await stand(world, a)).toMatchObject({ answer: 'yes', seat: 'seated', inCalendar: 1 })
    const told = (await lettersIn(world.db)).at(-1)
    expect(told).toMatchObject({
      kind: 'substituteDecided',
      data: { outcome: 'refused', reply: 'Ei tällä kertaa' },
    })
    world.pass({ minutes: 5 })
    expect(await send(world, a)).toMatchObject({ ok: true, status: 'asked' })
  })

  test('somebody invited meanwhile cannot be approved; a cancelled event decides nothing', async () => {
    await using world = await testWorld()
    const { eventId, invitations } = await eventWith(world, { rule: 'approval', people: 3 })
    const email = 'molemmat@virasto.example'
    await world.person({ email })
    for (const at of [0, 1]) await send(world, invitations[at] ?? '', { email })
    const [one, other] = [
      await lastSubstitution(world, invitations[0] ?? ''),
      await lastSubstitution(world, invitations[1] ?? ''),
    ]
    const approve = (id: string) => world.act((c) => decideSubstitute(c, id, { approve: true, reply: '' }))
    expect(await approve(one.id)).toEqual({ ok: true })
    expect(await approve(other.id)).toEqual({ ok: false, reason: 'substituteInvited' })
    const { version } = await eventById(world.db, eventId)
    await world.act((c) => cancelEvent(c, eventId, { version, note: '', batchId: 'x' }))
    expect(await approve(other.id)).toEqual({ ok: false, reason: 'eventCancelled' })
  })
})

describe('taking back', () => {
  test('a chain of two: the seat comes home, both are taken off, everybody’s turn stands', async () => {
    await using world = await testWorld()
    const { invitations } = await eventWith(world, { capacity: 1 })
    const [a = '', b = ''] = invitations
    await answer(world, a, 'yes')
    await answer(world, b, 'yes')
    await send(world, a)
    const first = await lastSubstitution(world, a)
    await world.lettersLeave()
    await send(world, first.substituteId ?? '')
    const second = await lastSubstitution(world, first.substituteId ?? '')
    await world.lettersLeave()
    world.pass({ minutes: 5 })
    expect(await world.act((c) => takeBackSubstitute(c, first.id, { source: 'page' }))).toEqual({ ok: true })
    expect(await world.act((c) => takeBackSubstitute(c, first.id, { source: 'page' }))).toEqual({ ok: true })
    expect(await stand(world, a)).toMatchObject({ answer: 'yes', seat: 'seated', inCalendar: 1 })
    for (const one of [first, second])
      expect(await stand(world, one.substituteId ?? '')).toMatchObject({
        off: true,
        seat: 'none',
        inCalendar: 0,
      })
    expect(await stand(world, b)).toMatchObject({ seat: 'waiting' })
    expect((await lettersAbout(world, second.substituteId ?? '')).at(-1)).toEqual(['withdrawn', 'CANCEL'])
  })

  test('a seat that is offered to the substitute goes to the line when the sender has one of their own', async () => {
    await using world = await testWorld()
    const { eventId, invitations } = await eventWith(world, { capacity: 1, people: 3 })
    const [a = '', b = '', c = ''] = invitations
    const offers = { freedSeats: 'offer', offerHours: 48 } as const
    await world.db.updateTable('event').set(offers).where('id', '=', eventId).execute()
    for (const one of [a, b, c]) await answer(world, one, 'yes')
    await send(world, b)
    const { id, substituteId } = await lastSubstitution(world, b)
    await answer(world, a, 'no')
    expect(await offerOf(world, substituteId ?? '')).not.toBeNull()
    await world.db.updateTable('event').set({ capacity: 2 }).where('id', '=', eventId).execute()
    await world.db
      .updateTable('invitation')
      .set({ answer: 'yes', seat: 'seated' })
      .where('id', '=', b)
      .execute()
    await world.act((d) => takeBackSubstitute(d, id, { source: 'page' }))
    expect(await offerOf(world, c)).not.toBeNull()
  })

  test('one who had not answered is silent again; one whose letter has not left hears nothing', async () => {
    await using world = await testWorld()
    const { invitations } = await eventWith(world)
    const [a = ''] = invitations
    await send(world, a)
    const { id, substituteId } = await lastSubstitution(world, a)
    expect(await stand(world, a)).toMatchObject({ answer: 'no' })
    await world.act((c) => takeBackSubstitute(c, id, { source: 'page' }))
    expect(await stand(world, a)).toMatchObject({ answer: null, seat: 'none', inCalendar: 1 })
    expect(await lettersAbout(world, substituteId ?? '')).toEqual([])
  })

  test('one who has answered for themselves meanwhile keeps their answer and their seat', async () => {
    await using world = await testWorld()
    const { invitations } = await eventWith(world, { capacity: 1 })
    const [a = ''] = invitations
    await send(world, a)
    const { id } = await lastSubstitution(world, a)
    await answer(world, a, 'yes')
    expect(await world.act((c) => takeBackSubstitute(c, id, { source: 'page' }))).toEqual({ ok: true })
    expect(await stand(world, a)).toMatchObject({ answer: 'yes', seat: 'seated', inCalendar: 1 })
  })

  test('an organiser who takes the substitute off the list gives the seat back', async () => {
    await using world = await testWorld()
    const { invitations } = await eventWith(world, { capacity: 1 })
    const [a = '', b = ''] = invitations
    for (const id of [a, b]) await answer(world, id, 'yes')
    await send(world, a)
    const { substituteId } = await lastSubstitution(world, a)
    await world.act((c) => takeOffList(c, substituteId ?? ''))
    expect(await stand(world, a)).toMatchObject({ answer: 'yes', seat: 'seated' })
    await world.act((c) => takeOffList(c, a))
    expect(await stand(world, b)).toMatchObject({ seat: 'seated' })
  })
})

describe('a substitute who cannot come', () => {
  test('leaves the seat to the line, and the sender is told; a slip put right at once changes nothing of that', async () => {
    await using world = await testWorld()
    const { invitations } = await eventWith(world, { capacity: 1 })
    const [a = '', b = ''] = invitations
    for (const id of [a, b]) await answer(world, id, 'yes')
    await send(world, a)
    const { id, substituteId } = await lastSubstitution(world, a)
    await answer(world, substituteId ?? '', 'no')
    expect(await stand(world, b)).toMatchObject({ seat: 'seated' })
    expect((await lastSubstitution(world, a)).status).toBe('takenBack')
    const told = (await lettersIn(world.db)).filter(({ invitationId }) => invitationId === a).at(-1)
    expect(told).toMatchObject({ kind: 'substituteDecided', data: { outcome: 'declined' } })
    expect(await send(world, a)).toMatchObject({ ok: true })
    expect(await world.act((c) => takeBackSubstitute(c, id, { source: 'page' }))).toEqual({ ok: true })
  })
})
