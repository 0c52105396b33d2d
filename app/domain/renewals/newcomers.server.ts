// Acts on somebody who is proposed to a group that has run short: proposing, hearing the members, taking in, dropping.
import type { Selectable } from 'kysely'
import type { Reader } from '#db/connect'
import type { HearingTable, NewcomerTable } from '#db/schema'
import { written } from '~/i18n/named'
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { carriedOut, enterRow, reviseRow, type Deed } from '../core/deeds.server'
import { post } from '../core/outbox.server'
import { dateOf, type PlainDate } from '../core/time'
import { newToken, tokenHash } from '../core/tokens.server'
import { nameHost } from '../groups/hosts.server'
import { contactOf, introduce, postWelcome } from '../groups/introductions.server'
import { dayOfGroup, groupMemberIds, smallGroup } from '../groups/queries.server'
import { join } from '../networks/membership-acts.server'
import { pausesAt } from '../networks/members.server'
import { membersOf } from '../networks/queries.server'
import { recordOf } from '../people/person-acts.server'
import { fullName } from '../people/rules'
import { reachableOf } from '../people/standing.server'
import type { HearingAnswer } from './answers'
import { reasonsText, type NewcomerReasons } from './newcomers'

export type Newcomer = Selectable<NewcomerTable>
export type Hearing = Selectable<HearingTable>

/** @throws Response 404 when there is no such newcomer */
export async function newcomerById(db: Reader, id: string): Promise<Newcomer> {
  const row = await db.selectFrom('newcomer').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Response(null, { status: 404 })
  return row
}

/** A newcomer of this very group. @throws Response 404 when they are of another, or none */
export async function newcomerOfGroup(db: Reader, networkId: string, id: string): Promise<Newcomer> {
  const newcomer = await newcomerById(db, id)
  if (newcomer.networkId !== networkId) throw new Response(null, { status: 404 })
  return newcomer
}

/** The small groups to which a person belongs on the day or will, and as what. */
async function seatsFrom(
  db: Reader,
  personId: string,
  on: PlainDate,
): Promise<{ networkId: string; role: string }[]> {
  return db
    .selectFrom('membership')
    .innerJoin('network', 'network.id', 'membership.networkId')
    .select(['membership.networkId', 'membership.role'])
    .where('membership.personId', '=', personId)
    .where('network.kind', '=', 'smallGroup')
    .where((e) => e.or([e('membership.validTo', 'is', null), e('membership.validTo', '>=', on)]))
    .where((e) => e.or([e('network.endedOn', 'is', null), e('network.endedOn', '>=', on)]))
    .execute()
}

/** Why a person cannot come to a group by what they belong to already. */
async function seatRefusal(
  d: Deed,
  { networkId, personId }: Coming,
): Promise<Refusal<'memberAlready' | 'sitsElsewhere'> | null> {
  const seats = await seatsFrom(d.trx, personId, dateOf(d.now))
  if (seats.some((seat) => seat.networkId === networkId)) return { ok: false, reason: 'memberAlready' }
  const elsewhere = seats.some(({ role }) => role !== 'liaison')
  return elsewhere ? { ok: false, reason: 'sitsElsewhere' } : null
}

type Coming = { networkId: string; personId: string }

/** The first day in a group, and the member who calls it together from now on; null leaves the one there is. */
export type TakingIn = { from: PlainDate; hostId: string | null }

/** Why a person cannot be taken into a group from a day on. */
async function comingRefusal(
  d: Deed,
  coming: Coming,
  { from, hostId }: TakingIn,
): Promise<Refusal<'memberAlready' | 'sitsElsewhere' | 'networkNotThen' | 'hostNotMember'> | null> {
  const { networkId, personId } = coming
  const seated = await seatRefusal(d, coming)
  if (seated) return seated
  const { foundedOn, endedOn } = await smallGroup(d.trx, networkId)
  if (from < foundedOn || endedOn !== null) return { ok: false, reason: 'networkNotThen' }
  const sat = await d.trx
    .selectFrom('membership')
    .select('id')
    .where('networkId', '=', networkId)
    .where('personId', '=', personId)
    .where('validTo', '>=', from)
    .executeTakeFirst()
  if (sat) return { ok: false, reason: 'memberAlready' }
  const members = (await membersOf(d.trx, networkId, from)).filter(({ role }) => role !== 'liaison')
  const known = hostId === null || members.some(({ id }) => id === hostId)
  return known ? null : { ok: false, reason: 'hostNotMember' }
}

export type Proposing = {
  networkId: string
  personId: string
  reasons: NewcomerReasons
  /** The last day for the group to be heard; null: it is not heard. */
  hearUntil: PlainDate | null
}

/** How many members were asked by letter, and how many no letter reaches. */
export type Proposed = { ok: true; id: string; asked: number; unreached: number }

/**
 * Proposes somebody to a group. When the group is to be heard, each member who is not on a pause gets a letter.
 * @param id given by the form, so that the same form sent twice proposes once
 * @throws Response 404 when there is no such small group or person
 */
export async function proposeNewcomer(
  d: Deed,
  id: string,
  { networkId, personId, reasons, hearUntil }: Proposing,
): Promise<
  Proposed | Refusal<'memberAlready' | 'sitsElsewhere' | 'proposedAlready' | 'hearingPast' | 'groupOver'>
> {
  allow(d.actor, { act: 'composeGroups' })
  const group = await smallGroup(d.trx, networkId)
  await recordOf(d.trx, personId)
  const open = await d.trx
    .selectFrom('newcomer')
    .select(['id', 'networkId', 'outcome'])
    .where('personId', '=', personId)
    .execute()
  if (open.some((row) => row.id === id)) return { ok: true, id, asked: 0, unreached: 0 }
  if (group.endedOn !== null) return { ok: false, reason: 'groupOver' }
  const seated = await seatRefusal(d, { networkId, personId })
  if (seated) return seated
  if (open.some(({ outcome }) => outcome === null)) return { ok: false, reason: 'proposedAlready' }
  if (hearUntil !== null && hearUntil < dateOf(d.now)) return { ok: false, reason: 'hearingPast' }
  await enterRow(d, 'newcomer', {
    ...{ id, networkId, personId, reasons: reasonsText(reasons), hearUntil },
    ...{ proposedBy: doerOf(d.actor), proposedAt: d.now },
    ...{ hostId: null, outcome: null, decidedAt: null, decidedBy: null },
  })
  const heard = hearUntil === null ? noneHeard : await hearMembers(d, { id, group, personId, hearUntil })
  return { ok: true, id, ...heard }
}

const noneHeard = { asked: 0, unreached: 0 }

type Hearings = {
  id: string
  group: Awaited<ReturnType<typeof smallGroup>>
  personId: string
  hearUntil: PlainDate
}

/** Asks the members of the day, each with a link of their own. Nobody outside the group tells of what they share. */
async function hearMembers(d: Deed, { id, group, personId, hearUntil }: Hearings) {
  const day = dayOfGroup(group, dateOf(d.now))
  const away = await pausesAt(d.trx, group.id, day)
  const members = (await membersOf(d.trx, group.id, day)).filter(
    ({ role, membershipId }) => role !== 'liaison' && !away.has(membershipId),
  )
  const reach = await reachableOf(
    d.trx,
    members.map((member) => member.id),
  )
  const introduction = await introduce(d.trx, [{ id: personId, newcomer: false, host: false }], day)
  const contact = await contactOf(d)
  let asked = 0
  for (const member of members) {
    await enterRow(d, 'hearing', {
      ...{ id: d.newId(), newcomerId: id, personId: member.id, askedAt: d.now },
      ...{ answer: null, comment: '', answeredAt: null },
    })
    const reader = reach.get(member.id)
    if (!reader || reader.address === null) continue
    const locale = reader.language
    const [proposed] = introduction(locale)
    if (proposed === undefined) continue
    const token = await enterLink(d, id, member.id)
    await post(
      d,
      {
        kind: 'groupHearing',
        data: {
          ...{ token, contact, hearUntil },
          group: written(group, 'name', locale),
          // What they share is for the members of their own groups, and this is not one yet.
          proposed: { ...proposed, email: null, phone: null, expertise: null },
        },
      },
      {
        to: { personId: member.id, name: fullName(reader), address: reader.address },
        locale,
        batchId: d.deedId,
      },
    )
    asked += 1
  }
  return { asked, unreached: members.length - asked }
}

/** The link of a letter as a step of the deed: taking the deed back closes it. */
async function enterLink(d: Deed, newcomerId: string, personId: string): Promise<string> {
  const token = newToken()
  await enterRow(d, 'groupLink', {
    ...{ id: d.newId(), personId, purpose: 'hearing', thingId: newcomerId },
    ...{ tokenHash: tokenHash(token), createdAt: d.now, revokedAt: null },
  })
  return token
}

export type HearingRefusal = 'hearingOver'

/** What keeps a member from being heard: it is decided, its days are over for them, or they have left the group. */
export async function hearingState(
  db: Reader,
  { id, networkId, outcome, hearUntil }: Newcomer,
  personId: string,
  today: PlainDate,
): Promise<'open' | 'decided' | 'over' | 'left'> {
  if (outcome !== null) return 'decided'
  if (hearUntil === null || today > hearUntil) return 'over'
  const asked = await hearingOf(db, id, personId)
  const belongs = (await groupMemberIds(db, networkId, today)).includes(personId)
  return asked && belongs ? 'open' : 'left'
}

/** What a member was asked of a newcomer; null when they were not. */
export async function hearingOf(db: Reader, newcomerId: string, personId: string): Promise<Hearing | null> {
  const row = await db
    .selectFrom('hearing')
    .selectAll()
    .where('newcomerId', '=', newcomerId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return row ?? null
}

/**
 * Keeps what a member says of a newcomer, for the organisers alone; a later answer takes its place. An organiser may
 * enter what a member said by phone until it is decided.
 * @throws Response 404 when the member was not asked, 403 when it is not theirs to answer
 */
export async function answerHearing(
  c: Change,
  { newcomerId, personId }: { newcomerId: string; personId: string },
  { answer, comment }: { answer: HearingAnswer; comment: string },
): Promise<{ ok: true } | Refusal<HearingRefusal>> {
  allow(c.actor, { act: 'answerForGroup', purpose: 'hearing', thingId: newcomerId, personId, byPhone: true })
  const newcomer = await newcomerById(c.trx, newcomerId)
  const hearing = await hearingOf(c.trx, newcomerId, personId)
  if (hearing === null) throw new Response(null, { status: 404 })
  const state = await hearingState(c.trx, newcomer, personId, dateOf(c.now))
  const byPhone = c.actor.kind === 'person' && c.actor.personId !== personId
  if (state === 'decided' || (state !== 'open' && !byPhone)) return { ok: false, reason: 'hearingOver' }
  if (hearing.answer === answer && hearing.comment === comment) return { ok: true }
  await c.trx
    .updateTable('hearing')
    .set({ answer, comment, answeredAt: c.now })
    .where('id', '=', hearing.id)
    .execute()
  await audit(c, 'answerHearing', { kind: 'newcomer', id: newcomerId })
  return { ok: true }
}

/**
 * Takes a newcomer into the group from a day on; everybody in it is written to. Sent twice, it takes in once.
 * @throws Response 404 when there is no such newcomer
 */
export async function takeIn(
  d: Deed,
  newcomerId: string,
  given: TakingIn,
): Promise<
  | { ok: true; letters: number }
  | Refusal<'newcomerDropped' | 'memberAlready' | 'sitsElsewhere' | 'networkNotThen' | 'hostNotMember'>
> {
  allow(d.actor, { act: 'composeGroups' })
  const { networkId, personId, outcome } = await newcomerById(d.trx, newcomerId)
  if (outcome === 'joined') return { ok: true, letters: 0 }
  if (outcome === 'dropped') return { ok: false, reason: 'newcomerDropped' }
  const refused = await comingRefusal(d, { networkId, personId }, given)
  if (refused) return refused
  const { from, hostId } = given
  carriedOut(await join(d, d.newId(), { networkId, personId, role: 'member', from }))
  await reviseRow(d, 'newcomer', newcomerId, {
    ...{ outcome: 'joined', hostId },
    ...{ decidedAt: d.now, decidedBy: doerOf(d.actor) },
  })
  await nameHost(d, networkId, hostId)
  const { letters } = await postWelcome(d, { networkId, startsOn: from, newcomers: [personId] }, d.deedId)
  return { ok: true, letters }
}

/** Proposes somebody and takes them in at once: the group is not heard. Refuses as both do, before its first write. */
export async function takeInAtOnce(
  d: Deed,
  id: string,
  proposing: Omit<Proposing, 'hearUntil'>,
  given: TakingIn,
) {
  const known = await d.trx.selectFrom('newcomer').select('id').where('id', '=', id).executeTakeFirst()
  const refused = known ? null : await comingRefusal(d, proposing, given)
  if (refused) return refused
  const proposed = await proposeNewcomer(d, id, { ...proposing, hearUntil: null })
  return proposed.ok ? takeIn(d, id, given) : proposed
}

/**
 * Gives up proposing somebody. The group is not written to.
 * @throws Response 404 when there is no such newcomer
 */
export async function dropNewcomer(
  d: Deed,
  newcomerId: string,
): Promise<{ ok: true } | Refusal<'newcomerJoined'>> {
  allow(d.actor, { act: 'composeGroups' })
  const { outcome } = await newcomerById(d.trx, newcomerId)
  if (outcome === 'joined') return { ok: false, reason: 'newcomerJoined' }
  if (outcome === null)
    await reviseRow(d, 'newcomer', newcomerId, {
      ...{ outcome: 'dropped', decidedAt: d.now, decidedBy: doerOf(d.actor) },
    })
  return { ok: true }
}
