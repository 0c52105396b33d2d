// Reads of a proposal about to be confirmed: what would become of each group, who would be written to, what is proposed.
import type { ReadLetter } from '#emails/letters'
import type { Reader } from '#db/connect'
import type { Locale } from '#db/schema'
import { written } from '~/i18n/named'
import type { PlainDate } from '../core/time'
import { brokenRules, type Broken } from '../groups/composer/judging'
import type { Problem } from '../groups/composer/problem'
import { introduce } from '../groups/introductions.server'
import { byNumber } from '../groups/rules'
import { inForce, inParts } from '../people/period.server'
import { fullName, type PersonRow } from '../people/rules'
import { reachableOf } from '../people/standing.server'
import {
  figuresOf,
  namesOfNumber,
  nextNumber,
  planOf,
  proposedHost,
  proposedLiaison,
  readersOf,
  seatsOfPlan,
  type ConfirmPlan,
  type GroupPlan,
  type Sitter,
} from './confirming'
import { problemOf } from './problem.server'
import { asSet } from './proposal-rules'
import { proposalById, type Proposal } from './proposals.server'
import { candidatesOf, dayOfSeats, roundById, type Round } from './rounds.server'
import type { Candidate, Named } from './rules'

/** A proposal as it stands beside the round of today. */
export type Standing = {
  proposal: Proposal
  round: Round
  problem: Problem
  everybody: Candidate[]
  sitters: Sitter[]
  plan: ConfirmPlan
  /** The rules that the groups would break; having no place is told apart. */
  broken: Broken[]
}

/** Those who sit in groups on a day, each in the group where they have sat longest. */
async function sittersOf(db: Reader, networkIds: readonly string[], on: PlainDate): Promise<Sitter[]> {
  const rows = await inParts(networkIds, (part) =>
    db
      .selectFrom('membership')
      .select(['id as membershipId', 'personId as id', 'networkId', 'validFrom as from', 'validTo as to'])
      .where('networkId', 'in', part)
      .where('role', '!=', 'liaison')
      .where(inForce('membership', on))
      .execute(),
  )
  rows.sort((a, b) => (a.from + a.membershipId < b.from + b.membershipId ? -1 : 1))
  const first = new Map<string, Sitter>()
  for (const row of rows) if (!first.has(row.id)) first.set(row.id, row)
  return [...first.values()]
}

/** @throws Response 404 when there is no such proposal */
export async function standingOf(db: Reader, proposalId: string, today: PlainDate): Promise<Standing> {
  const proposal = await proposalById(db, proposalId)
  const round = await roundById(db, proposal.roundId)
  const problem = asSet(await problemOf(db, round, today), proposal.settings)
  const everybody = await candidatesOf(db, round.id, today)
  const sitters = await sittersOf(db, round.groups, dayOfSeats(round, today))
  const plan = planOf(problem, proposal.seats, { sitters, everybody })
  const broken = brokenRules(problem, seatsOfPlan(plan)).filter(({ rule }) => rule !== 'unassigned')
  return { proposal, round, problem, everybody, sitters, plan, broken }
}

/** Somebody of the Ministry's who may be a group's liaison, and how many groups they have. */
export type LiaisonChoice = { id: string; firstName: string; lastName: string; groups: number }

/** The organisers of a day and those who are liaisons already, by name. */
export async function liaisonChoices(db: Reader, on: PlainDate): Promise<LiaisonChoice[]> {
  const organisers = await db
    .selectFrom('organiser')
    .select('personId')
    .where(inForce('organiser', on))
    .execute()
  const seats = await liaisonSeats(db, on)
  const groups = new Map<string, number>()
  for (const { personId } of seats) groups.set(personId, (groups.get(personId) ?? 0) + 1)
  const people = await inParts(
    [...organisers, ...seats].map(({ personId }) => personId),
    (part) =>
      db
        .selectFrom('person')
        .select(['id', 'firstName', 'lastName', 'sortName'])
        .where('id', 'in', part)
        .execute(),
  )
  people.sort((a, b) => (a.sortName + a.id < b.sortName + b.id ? -1 : 1))
  return people.map(({ sortName: _, ...person }) => ({ ...person, groups: groups.get(person.id) ?? 0 }))
}

export type LiaisonSeat = { personId: string; networkId: string; membershipId: string; from: PlainDate }

/** Who is the liaison of which small group on a day. */
export const liaisonSeats = (db: Reader, on: PlainDate): Promise<LiaisonSeat[]> =>
  db
    .selectFrom('membership')
    .innerJoin('network', 'network.id', 'membership.networkId')
    .select(['membership.personId', 'membership.networkId', 'membership.id as membershipId'])
    .select('membership.validFrom as from')
    .where('network.kind', '=', 'smallGroup')
    .where('membership.role', '=', 'liaison')
    .where(inForce('membership', on))
    .orderBy('membership.validFrom')
    .orderBy('membership.id')
    .execute()

/** The names of every small group there has been. */
export const namesOfGroups = (db: Reader): Promise<(Named & { endedOn: string | null })[]> =>
  db
    .selectFrom('network')
    .select(['id', 'nameFi', 'nameSv', 'nameEn', 'endedOn'])
    .where('kind', '=', 'smallGroup')
    .orderBy('id')
    .execute()

/** Who calls each of the groups together, as their homes tell. */
async function hostsOf(db: Reader, networkIds: readonly string[]): Promise<Map<string, string | null>> {
  const rows = await inParts(networkIds, (part) =>
    db.selectFrom('groupHome').select(['id', 'hostId']).where('id', 'in', part).execute(),
  )
  return new Map(rows.map(({ id, hostId }) => [id, hostId]))
}

/** How many days each person has sat in small groups before a day. */
async function daysInGroups(
  db: Reader,
  personIds: readonly string[],
  until: PlainDate,
): Promise<Map<string, number>> {
  const rows = await inParts(personIds, (part) =>
    db
      .selectFrom('membership')
      .innerJoin('network', 'network.id', 'membership.networkId')
      .select(['personId', 'membership.validFrom', 'membership.validTo'])
      .where('network.kind', '=', 'smallGroup')
      .where('membership.role', '!=', 'liaison')
      .where('membership.validFrom', '<', until)
      .where('personId', 'in', part)
      .execute(),
  )
  const days = new Map<string, number>()
  const dayNumber = (day: string) => Date.parse(`${day}T00:00:00Z`) / 86_400_000
  for (const { personId, validFrom, validTo } of rows) {
    const last = validTo !== null && validTo < until ? validTo : until
    days.set(personId, (days.get(personId) ?? 0) + dayNumber(last) - dayNumber(validFrom))
  }
  return days
}

/** A group to be confirmed, with what is proposed for it. */
export type GroupToConfirm = GroupPlan & {
  names: Omit<Named, 'id'>
  hostId: string | null
  liaisonId: string | null
  /** The liaisons it has now. */
  liaisons: string[]
}

/** What is proposed for each group of a plan: its names, who calls it together, who is its liaison. */
async function groupsToConfirm(
  db: Reader,
  { plan, sitters, everybody, round }: Standing,
  today: PlainDate,
): Promise<GroupToConfirm[]> {
  const names = await namesOfGroups(db)
  const nameOf = new Map(names.map(({ id, nameFi, nameSv, nameEn }) => [id, { nameFi, nameSv, nameEn }]))
  const hosts = await hostsOf(db, round.groups)
  const seats = await liaisonSeats(db, dayOfSeats(round, today))
  const load = new Map(
    (await liaisonChoices(db, today)).filter(({ groups }) => groups > 0).map((one) => [one.id, one.groups]),
  )
  const ids = plan.groups.flatMap(({ joins, stays }) => [...joins, ...stays])
  const days = await daysInGroups(db, ids, today)
  const nameKey = new Map(everybody.map((one) => [one.id, `${one.lastName} ${one.firstName}`]))
  const since = new Map(sitters.map((one) => [`${one.networkId} ${one.id}`, one.from]))
  let number = nextNumber(names)
  const name = ({ key }: GroupPlan) => ({ nameFi: nameOf.get(key)?.nameFi ?? '' })
  const inOrder = plan.groups.toSorted(
    (a, b) => Number(a.isNew) - Number(b.isNew) || byNumber(name(a), name(b)),
  )
  return inOrder.map((group) => {
    const liaisons = seats.filter(({ networkId }) => networkId === group.key).map(({ personId }) => personId)
    const members = [...group.stays, ...group.joins].map((id) => ({
      id,
      since: since.get(`${group.key} ${id}`) ?? null,
      days: days.get(id) ?? 0,
      sortName: nameKey.get(id) ?? '',
    }))
    const spread = [...load].filter(([id]) => !members.some((member) => member.id === id))
    const liaisonId = liaisons[0] ?? proposedLiaison(spread.map(([id, groups]) => ({ id, groups })))
    if (liaisonId !== null && liaisons.length === 0) load.set(liaisonId, (load.get(liaisonId) ?? 0) + 1)
    return {
      ...group,
      names: nameOf.get(group.key) ?? namesOfNumber(number++),
      hostId: proposedHost(members, hosts.get(group.key) ?? null),
      liaisonId,
      liaisons,
    }
  })
}

/** A person as the page names them. */
export type NamedPerson = PersonRow & { candidateId: string | null }

/** All that the page of a proposal about to be confirmed shows. */
export async function confirmationOf(db: Reader, proposalId: string, today: PlainDate) {
  const standing = await standingOf(db, proposalId, today)
  const { proposal, round, plan, broken, everybody } = standing
  const groups = await groupsToConfirm(db, standing, today)
  const readers = readersOf(plan)
  const reach = await reachableOf(db, readers)
  const reached = [...reach.values()].filter(({ address }) => address !== null)
  const lost = await peopleNamed(
    db,
    plan.gone.map(({ id }) => id).filter((id) => !everybody.some((one) => one.id === id)),
  )
  const people: Record<string, NamedPerson> = {}
  for (const { id, firstName, lastName, post, candidateId } of [...everybody, ...lost])
    people[id] = { id, firstName, lastName, post, candidateId }
  return {
    round,
    proposal,
    plan,
    broken,
    groups,
    people,
    startsOn: dayOfSeats(round, today),
    figures: {
      ...figuresOf(plan),
      letters: reached.length,
      languages: new Set(reached.map(({ language }) => language)).size,
    },
    /** Written to, but no letter reaches them. */
    unreachable: readers.filter((id) => !reached.some((one) => one.id === id)),
    liaisons: await liaisonChoices(db, today),
  }
}
export type Confirmation = Awaited<ReturnType<typeof confirmationOf>>

async function peopleNamed(db: Reader, ids: readonly string[]): Promise<NamedPerson[]> {
  const rows = await inParts(ids, (part) =>
    db.selectFrom('person').select(['id', 'firstName', 'lastName']).where('id', 'in', part).execute(),
  )
  return rows.map((row) => ({ ...row, post: null, candidateId: null }))
}

/**
 * The welcome to one group as it would be written, with the names that are proposed.
 * @returns null when the proposal has no such group
 */
export async function welcomePreview(
  db: Reader,
  proposalId: string,
  asked: { key: string; newcomer: boolean; locale: Locale; today: PlainDate },
  contact: { name: string; email: string },
): Promise<Extract<ReadLetter, { kind: 'groupWelcome' }> | null> {
  const standing = await standingOf(db, proposalId, asked.today)
  const group = (await groupsToConfirm(db, standing, asked.today)).find(({ key }) => key === asked.key)
  if (group === undefined) return null
  const people = [...group.stays, ...group.joins].map((id) => ({
    id,
    newcomer: group.joins.includes(id),
    host: id === group.hostId,
  }))
  const startsOn = dayOfSeats(standing.round, asked.today)
  const liaison =
    group.liaisonId === null ? null : (await reachableOf(db, [group.liaisonId])).get(group.liaisonId)
  return {
    kind: 'groupWelcome',
    data: {
      groupId: group.isNew ? 'new' : group.key,
      group: written(group.names, 'name', asked.locale),
      startsOn,
      newcomer: asked.newcomer,
      toHost: false,
      members: (await introduce(db, people, startsOn))(asked.locale),
      liaison: liaison?.address ? { name: fullName(liaison), email: liaison.address } : null,
      contact,
    },
  }
}
