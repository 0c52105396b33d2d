// Seats on a real database: quotas, modes, offers, the line by hand, settings; and any acts in any order.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer, AttendanceMode, OrganisationKind } from '#db/schema'
import { change } from '~/domain/core/change.server'
import { planEvent } from '~/domain/events/commands.server'
import { eventById } from '~/domain/events/queries.server'
import { respond } from '~/domain/invitations/answering.server'
import { cancelEvent, changeEvent } from '~/domain/invitations/changing.server'
import { invite, withdraw } from '~/domain/invitations/inviting.server'
import { toldEvent } from '~/domain/invitations/letters.server'
import { promotionsIn } from '~/domain/invitations/line'
import {
  lapseOffers,
  moveInLine,
  promoteByHand,
  releaseNow,
  releaseSeats,
} from '~/domain/invitations/line.server'
import { heldSeats, quotasBind } from '~/domain/invitations/quotas'
import { quotasOf } from '~/domain/invitations/quotas.server'
import { invitationById, placeInLine } from '~/domain/invitations/queries.server'
import { handOver } from '~/domain/invitations/seats-handover.server'
import { seatStepsOf } from '~/domain/invitations/seat-steps.server'
import { givesSeats, seatStateOf } from '~/domain/invitations/seats.server'
import { setSeats, type QuotaSetting, type SeatSettings } from '~/domain/invitations/seats-settings.server'
import { completePlan, lettersIn, testWorld, type World } from '../world'

const quota = (nameFi: string, kinds: OrganisationKind[], seats: number): QuotaSetting => ({
  id: null,
  nameFi,
  nameSv: '',
  nameEn: '',
  kinds,
  seats,
})

const settings = (given: Partial<SeatSettings> = {}): SeatSettings => ({
  hybrid: false,
  capacity: null,
  onlineCapacity: null,
  quotas: [],
  releaseAt: null,
  freedSeats: 'give',
  offerHours: 24,
  substitutes: 'no',
  forwardable: false,
  ...given,
})

type Made = { eventId: string; ids: string[] }

/** An event with one invited person from each of these kinds of organisation. */
async function event(world: World, kinds: OrganisationKind[], given: Partial<SeatSettings>): Promise<Made> {
  const people: string[] = []
  for (const kind of kinds)
    people.push(await world.person({ organisationId: await world.organisation({ kind }) }))
  const { eventId, invitationIds } = await world.invited(people)
  const made = { eventId, ids: invitationIds }
  expect(await set(world, made, given)).toMatchObject({ ok: true })
  return made
}

async function set(world: World, { eventId }: Made, given: Partial<SeatSettings>) {
  const { version } = await eventById(world.db, eventId)
  return world.act((c) => setSeats(c, eventId, { version, settings: settings(given), promoted: null }))
}

const say = (
  world: World,
  id: string | undefined,
  answer: Answer,
  more: { mode?: AttendanceMode; willWait?: boolean } = {},
) =>
  world.act((c) => respond(c, { invitationId: id ?? '', answer, comment: '', source: 'organiser', ...more }))

/** Where each stands: the seat, the place in the line, the mode. */
const standing = async (world: World, { ids }: Made) =>
  Promise.all(
    ids.map(async (id) => {
      const row = await invitationById(world.db, id)
      const place = await placeInLine(world.db, row)
      const seat = row.offerUntil ? 'offered' : row.offerLapsedAt ? 'lapsed' : row.seat
      return [seat, place, row.mode].filter((part) => part !== null).join(' ')
    }),
  )

const storyOf = async (world: World, id: string | undefined) =>
  ((await seatStepsOf(world.db, [id ?? ''])).get(id ?? '') ?? []).map(({ what, why }) => `${what} ${why}`)

const lastLetter = async (world: World, id: string | undefined) =>
  (await lettersIn(world.db)).filter((letter) => letter.invitationId === id).at(-1)

const lettersLeave = (world: World) =>
  world.db
    .updateTable('outbox')
    .set({ status: 'sent', sentAt: world.now() })
    .where('status', '=', 'waiting')
    .execute()

const town = 'municipality' as const
const county = 'wellbeingCounty' as const

describe('quotas', () => {
  const quotas = () => [quota('Kunnat', [town], 1), quota('Alueet', [county], 2)]

  test('a full quota waits beside free seats that are kept for others; a seat goes to the first it is for', async () => {
    await using world = await testWorld()
    const made = await event(world, [town, town, 'agency', county, county], { capacity: 3, quotas: quotas() })
    for (const id of made.ids.slice(0, 4)) await say(world, id, 'yes')
    expect(await standing(world, made)).toEqual(['seated', 'waiting 1', 'waiting 2', 'seated', 'none'])
    await say(world, made.ids[0], 'no')
    expect(await standing(world, made)).toEqual(['none', 'seated', 'waiting 1', 'seated', 'none'])
    await say(world, made.ids[4], 'yes')
    expect(await standing(world, made)).toEqual(['none', 'seated', 'waiting 1', 'seated', 'seated'])
    expect(await storyOf(world, made.ids[1])).toEqual(['waits kept', 'promoted seatFreed'])
  })

  test('what is unused is released on its day, once, and given in the order of the line', async () => {
    await using world = await testWorld()
    const made = await event(world, [town, town, 'agency'], {
      capacity: 3,
      quotas: quotas(),
      releaseAt: '2026-10-03T05:00:00.000Z',
    })
    for (const id of made.ids) await say(world, id, 'yes')
    await releaseSeats(world.db, world.now())
    expect(await standing(world, made)).toEqual(['seated', 'waiting 1', 'waiting 2'])
    world.pass({ hours: 48 })
    await releaseSeats(world.db, world.now())
    expect(await standing(world, made)).toEqual(['seated', 'seated', 'seated'])
    const { version, releasedAt } = await eventById(world.db, made.eventId)
    expect(releasedAt).toBe(world.now())
    world.pass({ hours: 1 })
    await releaseSeats(world.db, world.now())
    expect(await eventById(world.db, made.eventId)).toMatchObject({ version, releasedAt })
    expect(await world.act((c) => releaseNow(c, made.eventId, version))).toEqual({
      ok: false,
      reason: 'releasedAlready',
    })
  })

  test('are worked out at inviting, and anew for all when they change; one that goes leaves nobody in it', async () => {
    await using world = await testWorld()
    const made = await event(world, [town, county], { capacity: 5, quotas: [quota('Kunnat', [town], 1)] })
    const quotaIds = async () =>
      Promise.all(made.ids.map(async (id) => (await invitationById(world.db, id)).quotaId))
    const [first] = await quotasOf(world.db, made.eventId)
    expect(await quotaIds()).toEqual([first?.id, null])
    const late = await world.person({ organisationId: await world.organisation({ kind: town }) })
    const lateId = await world.act(async (c) => {
      const told = await toldEvent(c, await eventById(c.trx, made.eventId))
      return invite(c, told, { personId: late, reasons: [] }, 'late')
    })
    expect((await invitationById(world.db, lateId)).quotaId).toBe(first?.id)
    await set(world, made, { capacity: 5, quotas: [quota('Alueet', [county], 1)] })
    const [second] = await quotasOf(world.db, made.eventId)
    expect(await quotaIds()).toEqual([null, second?.id])
    await set(world, made, { capacity: 5 })
    expect(await quotaIds()).toEqual([null, null])
  })

  test('fewer seats than are taken or kept are refused before anything is written', async () => {
    await using world = await testWorld()
    const made = await event(world, [town, 'agency'], { capacity: 4, quotas: quotas() })
    for (const id of made.ids) await say(world, id, 'yes')
    const known = (await quotasOf(world.db, made.eventId)).map((one) => ({ ...one }))
    const before = await eventById(world.db, made.eventId)
    const faults = async (given: Partial<SeatSettings>) => {
      const result = await set(world, made, given)
      return !result.ok && result.reason === 'faults' ? result.faults.map(({ fault }) => fault) : result
    }
    expect(await faults({ capacity: 1 })).toEqual(['capacityBelowSeated'])
    expect(await faults({ capacity: 3, quotas: known })).toEqual(['capacityBelowQuotas'])
    expect(await faults({ capacity: 4, quotas: known.map((one) => ({ ...one, seats: 3 })) })).toEqual([
      'quotaOverFree',
    ])
    const { version } = before
    const revised = await world.act((c) =>
      changeEvent(c, made.eventId, {
        version,
        plan: { ...completePlan, capacity: 3 },
        tell: false,
        batchId: 'x',
      }),
    )
    expect(revised).toEqual({
      ok: false,
      reason: 'faults',
      faults: [{ field: 'capacity', fault: 'capacityBelowQuotas' }],
    })
    expect(await eventById(world.db, made.eventId)).toEqual(before)
  })
})

test('how seats are given comes along to a copy, and the day of release stays before the event', async () => {
  await using world = await testWorld()
  const releaseAt = '2026-11-20T06:00:00.000Z'
  const given = { hybrid: true, capacity: 4, onlineCapacity: 9, freedSeats: 'offer', releaseAt } as const
  const made = await event(world, [town], { ...given, quotas: [quota('Kunnat', [town], 3)] })
  const plan = { ...completePlan, capacity: 4, startsAt: '2027-12-02T10:00:00.000Z' }
  const copyOf = made.eventId
  const from = { mailbox: 'johtofoorumi@vm.example', copyOf }
  const next = { ...plan, endsAt: '2027-12-02T14:00:00.000Z', answerBy: null }
  const copy = await world.act((c) => planEvent(c, next, from))
  const copyId = copy.ok ? copy.id : ''
  expect(await eventById(world.db, copyId)).toMatchObject({
    hybrid: 1,
    onlineCapacity: 9,
    freedSeats: 'offer',
    releaseAt: '2027-11-19T06:00:00.000Z',
  })
  const [kept] = await quotasOf(world.db, copyId)
  expect(kept).toMatchObject({ nameFi: 'Kunnat', kinds: [town], seats: 3 })
  const small = await world.act((c) => planEvent(c, { ...next, capacity: 2 }, from))
  expect(await quotasOf(world.db, small.ok ? small.id : '')).toEqual([])

  const { version } = await eventById(world.db, made.eventId)
  const earlier = { startsAt: '2026-11-12T10:00:00.000Z', endsAt: '2026-11-12T14:00:00.000Z', answerBy: null }
  await world.act((c) =>
    changeEvent(c, made.eventId, {
      version,
      plan: { ...completePlan, capacity: 4, ...earlier },
      tell: false,
      batchId: 'x',
    }),
  )
  expect((await eventById(world.db, made.eventId)).releaseAt).toBe('2026-10-30T06:00:00.000Z')
})

describe('a hybrid event', () => {
  test('a yes has a way of taking part; switching gives the old seat back to the first who waits for it', async () => {
    await using world = await testWorld()
    const made = await event(world, ['agency', 'agency', 'agency'], {
      hybrid: true,
      capacity: 1,
      onlineCapacity: 1,
    })
    await say(world, made.ids[0], 'yes')
    await say(world, made.ids[1], 'yes')
    await say(world, made.ids[2], 'yes', { mode: 'online' })
    expect(await standing(world, made)).toEqual(['seated site', 'waiting 1 site', 'seated online'])
    expect(await say(world, made.ids[0], 'yes', { mode: 'online' })).toEqual({
      ok: false,
      reason: 'modeFull',
    })
    expect(await standing(world, made)).toEqual(['seated site', 'waiting 1 site', 'seated online'])
    await say(world, made.ids[0], 'yes', { mode: 'online', willWait: true })
    expect(await standing(world, made)).toEqual(['waiting 1 online', 'seated site', 'seated online'])
    await say(world, made.ids[2], 'maybe')
    expect(await standing(world, made)).toEqual(['seated online', 'seated site', 'none'])
    expect(await storyOf(world, made.ids[0])).toEqual([
      'seated answered',
      'switched answered',
      'promoted seatFreed',
    ])
  })

  test('becomes one with those who come on site, and stays one while somebody is online', async () => {
    await using world = await testWorld()
    const made = await event(world, ['agency', 'agency'], { capacity: 1 })
    for (const id of made.ids) await say(world, id, 'yes')
    await set(world, made, { hybrid: true, capacity: 1 })
    expect(await standing(world, made)).toEqual(['seated site', 'waiting 1 site'])
    await say(world, made.ids[1], 'yes', { mode: 'online' })
    expect(await standing(world, made)).toEqual(['seated site', 'seated online'])
    expect(await set(world, made, { capacity: 5 })).toMatchObject({
      faults: [{ field: 'hybrid', fault: 'hybridHasOnline' }],
    })
    await say(world, made.ids[1], 'yes', { mode: 'site', willWait: true })
    await set(world, made, { capacity: 5 })
    expect(await standing(world, made)).toEqual(['seated', 'seated'])
  })

  test('an answer that names no way keeps the one before; without a place one is online', async () => {
    await using world = await testWorld()
    const made = await event(world, ['agency'], { hybrid: true })
    await say(world, made.ids[0], 'yes', { mode: 'online' })
    await say(world, made.ids[0], 'yes')
    expect(await standing(world, made)).toEqual(['seated online'])
    await say(world, made.ids[0], 'no')
    await world.db.updateTable('event').set({ place: '' }).execute()
    await say(world, made.ids[0], 'yes')
    expect(await standing(world, made)).toEqual(['seated online'])
  })
})

describe('an offer', () => {
  const offering = { capacity: 1, freedSeats: 'offer', offerHours: 24 } as const
  const three = ['agency', 'agency', 'agency'] as OrganisationKind[]

  test('is held for the first who waits until it is taken, also after the deadline', async () => {
    await using world = await testWorld()
    const made = await event(world, three, offering)
    for (const id of made.ids) await say(world, id, 'yes')
    await lettersLeave(world)
    world.pass({ hours: 24 * 56 })
    await say(world, made.ids[0], 'no')
    expect(await standing(world, made)).toEqual(['none', 'offered', 'waiting 1'])
    expect(await lastLetter(world, made.ids[1])).toMatchObject({ kind: 'offered', data: { calendar: null } })
    const { personId } = await invitationById(world.db, made.ids[1] ?? '')
    const taken = await change(
      world.db,
      { actor: { kind: 'link', personId, invitationId: made.ids[1] ?? '' }, now: world.now() },
      (c) => respond(c, { invitationId: made.ids[1] ?? '', answer: 'yes', comment: '', source: 'link' }),
    )
    expect(taken).toEqual({ ok: true, seat: 'seated', waitingPlace: null })
    expect(await standing(world, made)).toEqual(['none', 'seated', 'waiting 1'])
    expect(await storyOf(world, made.ids[1])).toEqual([
      'waits full',
      'offered seatFreed',
      'seated offerTaken',
    ])
    expect(await lastLetter(world, made.ids[1])).toMatchObject({
      kind: 'answered',
      data: { seat: 'seated', calendar: { method: 'REQUEST' } },
    })
  })

  test('that is declined goes to the next', async () => {
    await using world = await testWorld()
    const made = await event(world, three, offering)
    for (const id of made.ids) await say(world, id, 'yes')
    await say(world, made.ids[0], 'no')
    await say(world, made.ids[1], 'no')
    expect(await standing(world, made)).toEqual(['none', 'none', 'offered'])
    expect(await storyOf(world, made.ids[1])).toEqual([
      'waits full',
      'offered seatFreed',
      'gaveUp offerDeclined',
    ])
  })

  test('lapses at its time and goes to the next; who let it lapse may wait on, behind all others', async () => {
    await using world = await testWorld()
    const made = await event(world, three, offering)
    for (const id of made.ids) await say(world, id, 'yes')
    await say(world, made.ids[0], 'no')
    world.pass({ hours: 23 })
    await lapseOffers(world.db, world.now())
    expect(await standing(world, made)).toEqual(['none', 'offered', 'waiting 1'])
    world.pass({ hours: 1 })
    await lapseOffers(world.db, world.now())
    await lapseOffers(world.db, world.now())
    expect(await standing(world, made)).toEqual(['none', 'lapsed', 'offered'])
    expect(await lastLetter(world, made.ids[1])).toMatchObject({ kind: 'offerLapsed' })
    await say(world, made.ids[0], 'yes')
    await say(world, made.ids[1], 'yes')
    expect(await standing(world, made)).toEqual(['waiting 1', 'waiting 2', 'offered'])
  })

  test('ends when the event begins', async () => {
    await using world = await testWorld()
    const made = await event(world, three, { ...offering, offerHours: 336 })
    for (const id of made.ids) await say(world, id, 'yes')
    world.pass({ hours: 24 * 60 })
    await say(world, made.ids[0], 'no')
    const { offerUntil } = await invitationById(world.db, made.ids[1] ?? '')
    expect(offerUntil).toBe(completePlan.startsAt)
    world.pass({ hours: 24 * 3 + 2 })
    await lapseOffers(world.db, world.now())
    expect(await standing(world, made)).toEqual(['none', 'lapsed', 'waiting 1'])
    expect(await lastLetter(world, made.ids[1])).toMatchObject({ kind: 'offered' })
  })
})

describe('by hand', () => {
  test('one who waits is moved with a reason, which their story tells', async () => {
    await using world = await testWorld()
    const made = await event(world, ['agency', 'agency', 'agency', 'agency'], { capacity: 1 })
    for (const id of made.ids) await say(world, id, 'yes')
    const move = (id: string | undefined, place: number, reason = 'Puhuja') =>
      world.act((c) => moveInLine(c, id ?? '', { place, reason }))
    expect(await move(made.ids[3], 1)).toEqual({ ok: true, from: 3, place: 1 })
    expect(await standing(world, made)).toEqual(['seated', 'waiting 2', 'waiting 3', 'waiting 1'])
    expect(await move(made.ids[3], 99)).toEqual({ ok: true, from: 1, place: 3 })
    expect(await standing(world, made)).toEqual(['seated', 'waiting 1', 'waiting 2', 'waiting 3'])
    expect(await move(made.ids[3], 1, '  ')).toEqual({ ok: false, reason: 'reasonMissing' })
    expect(await move(made.ids[3], 1, 'x'.repeat(301))).toEqual({ ok: false, reason: 'reasonTooLong' })
    expect(await move(made.ids[0], 1)).toEqual({ ok: false, reason: 'notInLine' })
    const steps = (await seatStepsOf(world.db, [made.ids[3] ?? ''])).get(made.ids[3] ?? '') ?? []
    expect(steps.map(({ what, place, note, by }) => [what, place, note, by])).toEqual([
      ['waits', 3, '', 'Aino Virta'],
      ['moved', 1, 'Puhuja', 'Aino Virta'],
      ['moved', 3, 'Puhuja', 'Aino Virta'],
    ])
    const stranger = await world.actor(await world.person())
    await expect(
      world.act((c) => moveInLine(c, made.ids[3] ?? '', { place: 1, reason: 'x' }), stranger),
    ).rejects.toMatchObject({ status: 403 })
  })

  test('a seat is given only where one is free for them', async () => {
    await using world = await testWorld()
    const made = await event(world, ['agency', 'agency', 'agency'], { capacity: 1, freedSeats: 'offer' })
    for (const id of made.ids) await say(world, id, 'yes')
    const give = (id: string | undefined) =>
      world.act((c) => promoteByHand(c, id ?? '', { reason: 'Soitti' }))
    expect(await give(made.ids[2])).toEqual({ ok: false, reason: 'noSeatFree' })
    await say(world, made.ids[0], 'no')
    expect(await give(made.ids[2])).toEqual({ ok: false, reason: 'noSeatFree' })
    expect(await give(made.ids[1])).toEqual({ ok: true })
    expect(await standing(world, made)).toEqual(['none', 'seated', 'waiting 1'])
    expect(await lastLetter(world, made.ids[1])).toMatchObject({ kind: 'promoted' })
  })

  test('a seat or a place is handed over and back, and nobody else’s turn changes', async () => {
    await using world = await testWorld()
    const made = await event(world, [town, 'agency', 'agency', county], {
      hybrid: true,
      capacity: 1,
      quotas: [quota('Kunnat', [town], 1)],
    })
    for (const id of made.ids.slice(0, 3)) await say(world, id, 'yes')
    const [first = '', second = '', , fourth = ''] = made.ids
    const hand = (from: string, to: string, why: 'substitute' | 'substituteBack') =>
      world.act((c) => handOver(c, { from, to, why, source: 'page' }))
    const before = await standing(world, made)
    expect(before).toEqual(['seated site', 'waiting 1 site', 'waiting 2 site', 'none'])
    expect(await hand(first, fourth, 'substitute')).toMatchObject({ ok: true, to: { seat: 'seated' } })
    expect(await standing(world, made)).toEqual(['none', 'waiting 1 site', 'waiting 2 site', 'seated site'])
    expect(await hand(second, fourth, 'substitute')).toEqual({ ok: false, reason: 'hasSeat' })
    expect(await hand(fourth, first, 'substituteBack')).toMatchObject({ ok: true })
    expect(await hand(second, fourth, 'substitute')).toMatchObject({ ok: true, to: { seat: 'waiting' } })
    expect(await standing(world, made)).toEqual(['seated site', 'none', 'waiting 2 site', 'waiting 1 site'])
    await hand(fourth, second, 'substituteBack')
    expect(await standing(world, made)).toEqual(before)
    const rows = await Promise.all(made.ids.map((id) => invitationById(world.db, id)))
    expect(rows.map(({ answer }) => answer)).toEqual(['yes', 'yes', 'yes', 'no'])
  })
})

describe('at once', () => {
  test('two answers for the last seat, a promotion while somebody answers, a capacity lowered below those coming', async () => {
    await using world = await testWorld()
    const made = await event(world, ['agency', 'agency', 'agency', 'agency'], { capacity: 1 })
    await Promise.all(made.ids.slice(0, 2).map((id) => say(world, id, 'yes')))
    expect((await standing(world, made)).sort()).toEqual(['none', 'none', 'seated', 'waiting 1'])
    const [seated] = made.ids.filter((_, at) => at < 2)
    await Promise.all([
      say(world, seated, 'no'),
      say(world, made.ids[2], 'yes'),
      say(world, made.ids[3], 'yes'),
    ])
    const after = await standing(world, made)
    expect(after.filter((one) => one === 'seated')).toHaveLength(1)
    expect(after[1]).toBe('seated')
    const { version } = await eventById(world.db, made.eventId)
    await set(world, made, { capacity: 3 })
    const stale = await world.act((c) =>
      setSeats(c, made.eventId, { version, settings: settings({ capacity: 1 }), promoted: null }),
    )
    expect(stale).toEqual({ ok: false, reason: 'changedMeanwhile' })
    expect(await set(world, made, { capacity: 1 })).toMatchObject({ ok: false, reason: 'faults' })
  })

  test('settings promise who gets a seat: a line that changed meanwhile refuses', async () => {
    await using world = await testWorld()
    const made = await event(world, ['agency', 'agency', 'agency'], { capacity: 1 })
    for (const id of made.ids) await say(world, id, 'yes')
    const { version } = await eventById(world.db, made.eventId)
    await say(world, made.ids[1], 'no')
    const save = (promoted: string[]) =>
      world.act((c) => setSeats(c, made.eventId, { version, settings: settings({ capacity: 2 }), promoted }))
    expect(await save([made.ids[1] ?? ''])).toEqual({ ok: false, reason: 'lineChanged' })
    expect(await standing(world, made)).toEqual(['seated', 'none', 'waiting 1'])
    expect(await save([made.ids[2] ?? ''])).toEqual({ ok: true, promoted: 1 })
  })

  test('a cancelled event and one that is over take no turns', async () => {
    await using world = await testWorld()
    const made = await event(world, ['agency', 'agency'], { capacity: 1 })
    for (const id of made.ids) await say(world, id, 'yes')
    const { version } = await eventById(world.db, made.eventId)
    await world.act((c) => cancelEvent(c, made.eventId, { version, note: '', batchId: 'b' }))
    const before = await standing(world, made)
    expect(await set(world, made, { capacity: 2 })).toEqual({ ok: false, reason: 'eventCancelled' })
    expect(await world.act((c) => moveInLine(c, made.ids[1] ?? '', { place: 1, reason: 'x' }))).toEqual({
      ok: false,
      reason: 'eventCancelled',
    })
    expect(await world.act((c) => promoteByHand(c, made.ids[1] ?? '', { reason: 'x' }))).toEqual({
      ok: false,
      reason: 'eventCancelled',
    })
    expect(await world.act((c) => releaseNow(c, made.eventId, version + 1))).toEqual({
      ok: false,
      reason: 'eventCancelled',
    })
    expect(await standing(world, made)).toEqual(before)
  })
})

const who = fc.nat(6)
const mode = fc.constantFrom<AttendanceMode>('site', 'online')
const act = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      act: fc.constant('answer' as const),
      who,
      answer: fc.constantFrom<Answer>('yes', 'yes', 'yes', 'maybe', 'no'),
      mode,
      willWait: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('withdraw', 'invite', 'give'), who }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constant('move' as const), who, place: fc.integer({ min: 1, max: 5 }) }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('capacity' as const), capacity: fc.nat(5) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('settings' as const),
      capacity: fc.integer({ min: 1, max: 6 }),
      online: fc.integer({ min: 1, max: 3 }),
      towns: fc.nat(3),
      counties: fc.nat(2),
      turned: fc.boolean(),
      freedSeats: fc.constantFrom('give' as const, 'offer' as const),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constantFrom('time', 'letters', 'release') }) },
)
type Act = typeof act extends fc.Arbitrary<infer One> ? One : never

/** Does one act; what refuses has changed nothing, which the rules are asked of all the same. */
async function doAct(world: World, made: Made, now: Act): Promise<void> {
  const { eventId, ids } = made
  const event = await eventById(world.db, eventId)
  const id = 'who' in now ? (ids[now.who] ?? '') : ''
  if (now.act === 'answer') {
    await say(world, id, now.answer, { mode: now.mode, willWait: now.willWait })
  } else if (now.act === 'withdraw') {
    await world.act((c) => withdraw(c, id))
  } else if (now.act === 'invite' && 'who' in now) {
    const { withdrawnAt, personId } = await invitationById(world.db, id)
    if (withdrawnAt === null) return
    ids[now.who] = await world.act(async (c) =>
      invite(c, await toldEvent(c, event), { personId, reasons: [] }, id),
    )
  } else if (now.act === 'give') {
    await world.act((c) => promoteByHand(c, id, { reason: 'x' }))
  } else if (now.act === 'move') {
    await world.act((c) => moveInLine(c, id, { place: now.place, reason: 'x' }))
  } else if (now.act === 'capacity') {
    const plan = { ...completePlan, capacity: now.capacity === 0 ? null : now.capacity }
    await world.act((c) =>
      changeEvent(c, eventId, { version: event.version, plan, tell: false, batchId: 'x' }),
    )
  } else if (now.act === 'settings') {
    await set(world, made, await changed(world, eventId, now))
  } else if (now.act === 'time') {
    world.pass({ hours: 13 })
    await lapseOffers(world.db, world.now())
  } else if (now.act === 'letters') {
    await lettersLeave(world)
  } else {
    await world.act((c) => releaseNow(c, eventId, event.version))
  }
}

async function changed(
  world: World,
  eventId: string,
  given: Extract<Act, { act: 'settings' }>,
): Promise<Partial<SeatSettings>> {
  const known = await quotasOf(world.db, eventId)
  const kinds: OrganisationKind[][] = given.turned ? [[county], [town]] : [[town], [county]]
  const quotas = [given.towns, given.counties].flatMap((seats, at) =>
    seats === 0 ? [] : [{ ...quota(`Q${at}`, kinds[at] ?? [], seats), id: known[at]?.id ?? null }],
  )
  const { capacity, online: onlineCapacity, freedSeats } = given
  return { hybrid: true, capacity, onlineCapacity, quotas, freedSeats, offerHours: 24 }
}

/** What must be true of every event at every moment. */
async function expectRules(world: World, { eventId }: Made): Promise<void> {
  const event = await eventById(world.db, eventId)
  const state = await seatStateOf(world.db, event)
  const { plan, tally } = state
  if (plan.capacity !== null) expect(tally.site).toBeLessThanOrEqual(plan.capacity)
  if (plan.onlineCapacity !== null) expect(tally.online).toBeLessThanOrEqual(plan.onlineCapacity)
  if (quotasBind(plan)) expect(heldSeats(plan, tally)).toBeLessThanOrEqual(plan.capacity ?? 0)
  expect(givesSeats(event, world.now())).toBe(true)
  expect(promotionsIn(state)).toEqual([])
  const letters = await lettersIn(world.db)
  const rows = await world.db.selectFrom('invitation').selectAll().execute()
  for (const row of rows) {
    expect([row.mode === null, row.queueNumber !== null]).toEqual([
      row.seat === 'none',
      row.seat === 'waiting',
    ])
    if (row.offerUntil !== null || row.offerLapsedAt !== null) expect(row.seat).toBe('waiting')
    expect(row.offerUntil !== null && row.offerLapsedAt !== null).toBe(false)
    if (row.offerUntil !== null) expect(row.offerUntil > world.now()).toBe(true)
    const holds = row.withdrawnAt === null && row.answer !== 'no' && row.seat !== 'waiting'
    expect(row.inCalendar === 1).toBe(holds)
    const last = letters.filter((letter) => letter.invitationId === row.id).at(-1)
    expect(agrees(row, last)).toBe(true)
  }
}

type Row = Awaited<ReturnType<typeof invitationById>>
type Letter = Awaited<ReturnType<typeof lettersIn>>[number]

/** Whether the last letter to somebody says how they stand. */
function agrees(row: Row, last: Letter | undefined): boolean {
  if (row.withdrawnAt !== null) return last === undefined || last.kind === 'withdrawn'
  if (last === undefined) return false
  if (row.answer === null) return last.kind === 'invitation'
  if (row.offerUntil !== null) return last.kind === 'offered' && last.data.until === row.offerUntil
  if (row.offerLapsedAt !== null) return last.kind === 'offerLapsed'
  if (last.data.mode !== row.mode) return false
  if (last.kind === 'promoted') return row.seat === 'seated'
  return last.kind === 'answered' && last.data.answer === row.answer && last.data.seat === row.seat
}

describe('any acts in any order', () => {
  test('oversell nothing, pass over nobody, leave each with one state, and no letter against it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 8, maxLength: 40 }), async (acts) => {
        await using world = await testWorld()
        const kinds: OrganisationKind[] = [town, town, town, county, county, 'agency', 'agency']
        const made = await event(world, kinds, {
          hybrid: true,
          capacity: 3,
          onlineCapacity: 1,
          quotas: [quota('Kunnat', [town], 1), quota('Alueet', [county], 1)],
        })
        for (const one of acts) {
          await doAct(world, made, one)
          await expectRules(world, made)
        }
      }),
      { numRuns: 20 },
    )
  })
})
