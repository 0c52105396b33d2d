// What a proposal's pages are given: the round as a problem, the bounds, who the people are, who came or left since.
import type { Reader } from '#db/connect'
import type { Locale } from '#db/schema'
import { inLocale } from '~/i18n/named'
import type { PlainDate } from '../core/time'
import { boundsOf } from '../groups/composer/bounds'
import type { Bounds, Problem } from '../groups/composer/problem'
import { inParts } from '../people/period.server'
import { sectorsAt } from '../people/queries.server'
import type { Sector } from '../people/rules'
import { problemOf } from './problem.server'
import { groupsOf, type BoardGroup, type BoardPerson } from './proposal-board'
import { asSet, groupKeysOf, seatsOfKnown, type Seats } from './proposal-rules'
import type { Proposal } from './proposals.server'
import { candidatesOf, type Candidate, type Round } from './rounds.server'
import { isOver } from './rules'

/** Everybody of a round, and the problem they make, before any proposal's settings. */
export type RoundOnBoard = {
  problem: Problem
  people: Record<string, BoardPerson>
  sectors: Sector[]
  /** The names of the groups that go on, by id. */
  names: Record<string, string>
}

export async function roundOnBoard(
  db: Reader,
  round: Round,
  { on, locale }: { on: PlainDate; locale: Locale },
): Promise<RoundOnBoard> {
  const candidates = await candidatesOf(db, round.id, on)
  const problem = isOver(round) ? pastProblem(round, candidates) : await problemOf(db, round, on)
  return {
    problem,
    people: Object.fromEntries(candidates.map((one) => [one.id, shown(one, locale)])),
    sectors: await sectorsAt(db, on),
    names: await namesOf(db, round.groups, locale),
  }
}

const shown = (one: Candidate, locale: Locale): BoardPerson => ({
  id: one.id,
  firstName: one.firstName,
  lastName: one.lastName,
  title: one.post && inLocale(one.post, 'title', locale),
  organisation: one.post && inLocale(one.post, 'name', locale),
  sector: one.post?.sectorCode ?? null,
  candidateId: one.candidateId,
  wishes: { language: one.wishes.language, meets: one.wishes.meets, comment: one.wishes.comment !== '' },
  wishUnread: one.wishUnread,
  lacks: one.lacks.filter((lack) => lack !== 'address'),
})

async function namesOf(db: Reader, ids: readonly string[], locale: Locale): Promise<Record<string, string>> {
  const rows = await inParts(ids, (part) =>
    db.selectFrom('network').select(['id', 'nameFi', 'nameSv', 'nameEn']).where('id', 'in', part).execute(),
  )
  return Object.fromEntries(rows.map((row) => [row.id, inLocale(row, 'name', locale)]))
}

/**
 * The people of a round that is over. Who had met whom and who was kept apart is not told any more: the memberships that
 * were made of it would count as meetings.
 */
function pastProblem(round: Round, candidates: readonly Candidate[]): Problem {
  return {
    size: { min: round.sizeMin, max: round.sizeMax },
    groups: round.groups.map((id) => ({ id, existing: true })),
    weights: { sector: 0, gender: 0, role: 0, language: 0, region: 0 },
    people: candidates.map((one) => ({
      id: one.id,
      organisation: one.post?.organisationId ?? null,
      superior: null,
      group: one.candidateId === null ? (one.group?.id ?? null) : null,
      fixed: one.candidateId === null && one.group !== null,
      sector: one.post?.sectorCode ?? null,
      gender: one.gender,
      role: one.level,
      language: one.wishes.language ?? one.language,
      region: one.region,
    })),
    pastGroups: [],
    met: [],
    apart: [],
  }
}

/** A proposal as its pages look at it. */
export type OnBoard = {
  /** The problem as the proposal sets it, without pins: what could be the best of all. */
  problem: Problem
  /** Of the groups of the proposal; null: there are none yet. */
  bounds: Bounds | null
  seats: Seats
  groups: BoardGroup[]
  /** Those who take part and have no seat since they came after composing. */
  come: string[]
  /** Those who have a seat and do not take part any more. */
  left: { id: string; name: string; group: string }[]
}

export function onBoard(
  { problem: asked, people, names }: RoundOnBoard,
  proposal: Proposal,
  over: boolean,
): OnBoard {
  const set = over ? asked : asSet(asked, proposal.settings)
  const problem = over ? { ...set, people: set.people.filter(({ id }) => id in proposal.seats) } : set
  const seats = seatsOfKnown(problem, proposal.seats)
  const keys = groupKeysOf(problem, seats, over ? {} : proposal.composed)
  const used = groupKeysOf(problem, seats)
  const known = new Set(problem.people.map(({ id }) => id))
  const nameOf = (id: string) => {
    const person = people[id]
    return person ? `${person.firstName} ${person.lastName}` : ''
  }
  return {
    problem,
    bounds: over || Object.keys(seats).length === 0 ? null : boundsOf(problem, used),
    seats,
    groups: groupsOf(keys, names),
    come: problem.people
      .map(({ id }) => id)
      .filter((id) => proposal.seats[id] === undefined && proposal.composed[id] === undefined),
    left: Object.entries(proposal.seats)
      .filter(([id]) => !known.has(id))
      .map(([id, group]) => ({ id, name: nameOf(id), group })),
  }
}
