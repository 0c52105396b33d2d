// Confirming a proposal: new groups are founded, memberships begin, liaisons and hosts are named, everybody is welcomed,
// all in one deed.
import type { MembershipRole } from '#db/schema'
import { sortKey } from '#db/sort-key'
import { allow } from '../core/access'
import type { Refusal } from '../core/change.server'
import { carriedOut, reviseRow, type Deed } from '../core/deeds.server'
import { dateOf, type PlainDate } from '../core/time'
import { nameHost } from '../groups/hosts.server'
import { postWelcome } from '../groups/introductions.server'
import { endMembership, join } from '../networks/membership-acts.server'
import { enterNetwork, networkStanding } from '../networks/network-acts.server'
import { dayBefore } from '../networks/periods'
import { inParts } from '../people/period.server'
import { figuresOf, type GroupPlan } from './confirming'
import {
  liaisonChoices,
  liaisonSeats,
  namesOfGroups,
  standingOf,
  type LiaisonSeat,
  type Standing,
} from './confirmation.server'
import { statusOf } from './proposals.server'

export { introductionOf } from '../groups/introductions.server'

/** What the organiser says of one group. */
export type GroupGiven = {
  /** A network's id, or the key of a new group (`new1`). */
  key: string
  nameFi: string
  nameSv: string
  nameEn: string
  /** The member who calls the group together. */
  hostId: string | null
  /** The Ministry's contact; null leaves the ones there are. */
  liaisonId: string | null
}

export type ConfirmGiven = {
  /** The one that the organiser saw. */
  version: number
  /** The first day of the memberships. */
  startsOn: PlainDate
  groups: readonly GroupGiven[]
  /** Those whom the organiser saw to be gone: others who left since then refuse. */
  without?: readonly string[]
  /** Rules that the groups break are meant to be broken. */
  meant?: boolean
}

/** Refusals about one group say which; the others are about the proposal as a whole. */
export type ConfirmRefusal =
  | Refusal<
      | 'roundOver'
      | 'proposalDropped'
      | 'composingNow'
      | 'changedMeanwhile'
      | 'candidatesLeft'
      | 'rulesBroken'
      | 'nobodyToJoin'
      | 'networkNotThen'
      | 'memberAlready'
      | 'startsTooEarly'
    >
  | (Refusal<'groupNameTaken' | 'hostNotMember' | 'liaisonIsMember'> & { key: string })

export type Confirmed = { ok: true; groups: number; joined: number; letters: number }

/** A group of the plan with what the organiser says of it, and the network that it is or becomes. */
type Group = GroupPlan & { networkId: string; given: GroupGiven; liaisons: LiaisonSeat[] }

/**
 * Makes the groups of a proposal. Sent twice, it makes them once.
 * @returns `changedMeanwhile` when the proposal, or which groups there are, is not what the organiser saw; `candidatesLeft`
 * when somebody whom it seats has left since; `rulesBroken` when the groups break rules and that is not said to be meant
 * @throws Response 404 when there is no such proposal, or a liaison is neither an organiser nor a liaison already
 */
export async function confirmProposal(
  d: Deed,
  proposalId: string,
  given: ConfirmGiven,
): Promise<Confirmed | ConfirmRefusal> {
  allow(d.actor, { act: 'composeGroups' })
  const today = dateOf(d.now)
  const standing = await standingOf(d.trx, proposalId, today)
  if (standing.round.confirmedProposalId === proposalId)
    return { ok: true, groups: standing.plan.groups.length, joined: 0, letters: 0 }
  const refused = refusalOf(standing, given)
  if (refused) return refused
  const groups = await groupsOf(d, standing, given)
  const unfit =
    (await refusalOfGroups(d, standing, groups)) ?? (await refusalOfDays(d, groups, given.startsOn))
  if (unfit) return unfit
  await makeGroups(d, groups, given.startsOn)
  const { round } = standing
  await reviseRow(d, 'round', round.id, {
    confirmedProposalId: proposalId,
    confirmedAt: d.now,
    version: round.version + 1,
  })
  const letters = await welcomeAll(d, groups, given.startsOn)
  const { joins } = figuresOf(standing.plan)
  d.detail = { name: round.name, groups: groups.length, people: joins }
  return { ok: true, groups: groups.length, joined: joins, letters }
}

function refusalOf({ round, proposal, plan, broken }: Standing, given: ConfirmGiven): ConfirmRefusal | null {
  const refuse = (reason: Exclude<ConfirmRefusal, { key: string }>['reason']): ConfirmRefusal => ({
    ok: false,
    reason,
  })
  if (round.confirmedAt !== null || round.closedAt !== null) return refuse('roundOver')
  if (proposal.droppedAt !== null) return refuse('proposalDropped')
  if (statusOf(proposal) === 'composing') return refuse('composingNow')
  const keys = new Set(given.groups.map(({ key }) => key))
  if (proposal.version !== given.version) return refuse('changedMeanwhile')
  const seen = new Set(given.without)
  if (plan.gone.some(({ id }) => !seen.has(id))) return refuse('candidatesLeft')
  if (plan.groups.some(({ key }) => !keys.has(key))) return refuse('changedMeanwhile')
  if (figuresOf(plan).joins === 0) return refuse('nobodyToJoin')
  return broken.length > 0 && given.meant !== true ? refuse('rulesBroken') : null
}

async function groupsOf(d: Deed, { plan }: Standing, { groups, startsOn }: ConfirmGiven): Promise<Group[]> {
  const byKey = new Map(groups.map((group) => [group.key, group]))
  const seats = await liaisonSeats(d.trx, startsOn)
  return plan.groups.flatMap((group) => {
    const said = byKey.get(group.key)
    if (said === undefined) return []
    const liaisons = seats.filter(({ networkId }) => networkId === group.key)
    return [{ ...group, networkId: group.isNew ? d.newId() : group.key, given: said, liaisons }]
  })
}

const membersIn = ({ stays, joins }: GroupPlan): string[] => [...stays, ...joins]

async function refusalOfGroups(
  d: Deed,
  { round }: Standing,
  groups: readonly Group[],
): Promise<ConfirmRefusal | null> {
  const known = await namesOfGroups(d.trx)
  const taken = new Set(known.filter(({ endedOn }) => endedOn === null).map(({ nameFi }) => sortKey(nameFi)))
  const choices = new Set((await liaisonChoices(d.trx, dateOf(d.now))).map(({ id }) => id))
  for (const group of groups) {
    const { key, hostId, liaisonId, nameFi } = group.given
    if (group.isNew && taken.has(sortKey(nameFi))) return { ok: false, reason: 'groupNameTaken', key }
    if (group.isNew) taken.add(sortKey(nameFi))
    if (hostId !== null && !membersIn(group).includes(hostId))
      return { ok: false, reason: 'hostNotMember', key }
    if (liaisonId === null) continue
    if (!choices.has(liaisonId)) throw new Response(null, { status: 404 })
    if (membersIn(group).includes(liaisonId)) return { ok: false, reason: 'liaisonIsMember', key }
  }
  // A group that ended after the round was opened takes nobody.
  const ended = known.some(({ id, endedOn }) => endedOn !== null && round.groups.includes(id))
  return ended ? { ok: false, reason: 'networkNotThen' } : null
}

/** Whether the days of the memberships fit those there are: a move ends one before it begins the next. */
async function refusalOfDays(
  d: Deed,
  groups: readonly Group[],
  startsOn: PlainDate,
): Promise<ConfirmRefusal | null> {
  const going = groups.filter(({ isNew }) => !isNew)
  for (const { networkId } of going)
    if ((await networkStanding(d.trx, networkId)).foundedOn > startsOn)
      return { ok: false, reason: 'networkNotThen' }
  const ends = new Map(
    (
      await inParts(
        groups.flatMap(({ moves }) => moves.map(({ membershipId }) => membershipId)),
        (part) =>
          d.trx
            .selectFrom('membership')
            .select(['id', 'validFrom', 'validTo'])
            .where('id', 'in', part)
            .execute(),
      )
    ).map((row) => [row.id, row]),
  )
  for (const { validFrom, validTo } of ends.values())
    if (validFrom >= startsOn || validTo !== null) return { ok: false, reason: 'startsTooEarly' }
  for (const { liaisons, given } of going)
    if (
      given.liaisonId !== null &&
      liaisons.some((one) => one.personId !== given.liaisonId && one.from >= startsOn)
    )
      return { ok: false, reason: 'startsTooEarly' }
  return (await anyMembership(d, going, startsOn)) ? { ok: false, reason: 'memberAlready' } : null
}

/** Whether somebody who is to join a group that goes on belongs to it on some day from then on already. */
async function anyMembership(d: Deed, groups: readonly Group[], startsOn: PlainDate): Promise<boolean> {
  const rows = await inParts(
    groups.map(({ networkId }) => networkId),
    (part) =>
      d.trx
        .selectFrom('membership')
        .select(['networkId', 'personId'])
        .where('networkId', 'in', part)
        .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', startsOn)]))
        .execute(),
  )
  const there = new Set(rows.map(({ networkId, personId }) => `${networkId} ${personId}`))
  return groups.some((group) => {
    const { liaisonId } = group.given
    const liaison = newLiaison(group) ? [liaisonId] : []
    return [...group.joins, ...liaison].some((id) => there.has(`${group.networkId} ${id}`))
  })
}

/** Whether the group gets a liaison whom it does not have. */
const newLiaison = ({ given, liaisons }: Group): boolean =>
  given.liaisonId !== null && !liaisons.some(({ personId }) => personId === given.liaisonId)

async function makeGroups(d: Deed, groups: readonly Group[], startsOn: PlainDate): Promise<void> {
  const lastDay = dayBefore(startsOn)
  for (const { moves } of groups)
    for (const { membershipId } of moves)
      carriedOut(await endMembership(d, membershipId, { lastDay, reason: 'other' }))
  for (const group of groups) {
    const { networkId, given, joins, liaisons } = group
    if (group.isNew) await found(d, group, startsOn)
    const take = async (personId: string, role: MembershipRole) =>
      carriedOut(await join(d, d.newId(), { networkId, personId, role, from: startsOn }))
    for (const personId of joins) await take(personId, 'member')
    await nameHost(d, networkId, given.hostId)
    if (given.liaisonId === null || !newLiaison(group)) continue
    for (const { membershipId } of liaisons)
      carriedOut(await endMembership(d, membershipId, { lastDay, reason: 'other' }))
    await take(given.liaisonId, 'liaison')
  }
}

async function found(d: Deed, { networkId, given }: Group, foundedOn: PlainDate): Promise<void> {
  const { nameFi, nameSv, nameEn } = given
  const result = await enterNetwork(d, networkId, {
    ...{ nameFi, nameSv, nameEn, descriptionFi: '', descriptionSv: '', descriptionEn: '' },
    ...{ kind: 'smallGroup', basis: 'person', programmeId: null, links: '', foundedOn, endedOn: null },
  })
  carriedOut(result)
}

async function welcomeAll(d: Deed, groups: readonly Group[], startsOn: PlainDate): Promise<number> {
  let letters = 0
  for (const { networkId, joins } of groups)
    if (joins.length > 0)
      letters += (await postWelcome(d, { networkId, startsOn, newcomers: joins }, d.deedId)).letters
  return letters
}
