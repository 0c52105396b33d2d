// Reads for filling a place in a small group: who might come, ranked by what the group lacks, and what bars the others.
import type { Reader } from '#db/connect'
import { daysLater, type PlainDate } from '../core/time'
import type { Candidate, Pair, Problem, Trait } from '../groups/composer/problem'
import { usualWeights } from '../groups/composer/problem'
import { bestFill, topUp, type Ranked } from '../groups/composer/topping-up'
import { comersTo, comingTo, dayOfGroup, smallGroup } from '../groups/queries.server'
import { countOf, fewestMembers, type Coming } from '../groups/rules'
import { membersOf } from '../networks/queries.server'
import { inForce, inParts } from '../people/period.server'
import { currentPostsOf, peopleList, sectorsAt } from '../people/queries.server'
import { fullName, levelOf, type PersonRow, type Sector } from '../people/rules'
import { reachableOf } from '../people/standing.server'
import { pastOf, superiorsOf } from '../rounds/problem.server'
import type { Named } from '../rounds/rules'
import { fillList, mostMembers, placesIn, type Barred, type FillList, type FillRow } from './filling'
import type { FoundIn } from './newcomers'

/** An answer to a call says something of a person for so many days. */
const answersHold = 730

type Answer = { yes: boolean; language: string | null; round: FillRow['round'] }

/** What each person last answered to a call, if lately. */
async function answersOf(db: Reader, today: PlainDate): Promise<Map<string, Answer>> {
  const rows = await db
    .selectFrom('candidate')
    .innerJoin('round', 'round.id', 'candidate.roundId')
    .innerJoin('person', 'person.id', 'candidate.personId')
    .select(['candidate.personId', 'candidate.answer', 'candidate.language'])
    .select(['round.id', 'round.name', 'round.confirmedAt', 'round.closedAt'])
    .where('candidate.answeredAt', '>=', daysLater(today, -answersHold))
    .where('candidate.answer', 'is not', null)
    .where('candidate.removedAt', 'is', null)
    .where('person.mergedInto', 'is', null)
    .orderBy('candidate.answeredAt')
    .orderBy('candidate.id')
    .execute()
  return new Map(
    rows.map(({ personId, answer, language, id, name, confirmedAt, closedAt }) => [
      personId,
      {
        yes: answer === 'yes',
        language,
        round: { id, name, open: confirmedAt === null && closedAt === null },
      },
    ]),
  )
}

/** The members of the management forum on a day. */
async function forumMembers(db: Reader, on: PlainDate): Promise<string[]> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('network', 'network.id', 'membership.networkId')
    .select('membership.personId')
    .where('network.kind', '=', 'forum')
    .where('membership.role', '!=', 'liaison')
    .where(inForce('membership', on))
    .orderBy('membership.personId')
    .execute()
  return [...new Set(rows.map(({ personId }) => personId))]
}

/** The small group of each person who sits in one on the day or will. */
async function seated(db: Reader, on: PlainDate): Promise<Map<string, Named>> {
  const rows = await db
    .selectFrom('membership')
    .innerJoin('network', 'network.id', 'membership.networkId')
    .select(['membership.personId', 'network.id', 'nameFi', 'nameSv', 'nameEn'])
    .where('network.kind', '=', 'smallGroup')
    .where('membership.role', '!=', 'liaison')
    .where((e) => e.or([e('membership.validTo', 'is', null), e('membership.validTo', '>=', on)]))
    .where((e) => e.or([e('network.endedOn', 'is', null), e('network.endedOn', '>=', on)]))
    .orderBy('membership.id')
    .execute()
  return new Map(rows.map(({ personId, ...group }) => [personId, group]))
}

/** The group to which each person is proposed and not decided yet. */
async function proposedTo(db: Reader): Promise<Map<string, Named>> {
  const rows = await db
    .selectFrom('newcomer')
    .innerJoin('network', 'network.id', 'newcomer.networkId')
    .select(['newcomer.personId', 'network.id', 'nameFi', 'nameSv', 'nameEn'])
    .where('newcomer.outcome', 'is', null)
    .execute()
  return new Map(rows.map(({ personId, ...group }) => [personId, group]))
}

/** People as the composer compares them; `sits` is who are in the group. */
async function candidatesOf(
  db: Reader,
  ids: readonly string[],
  given: { on: PlainDate; group: string; sits: ReadonlySet<string>; answers: ReadonlyMap<string, Answer> },
): Promise<{ candidates: Map<string, Candidate>; people: Map<string, PersonRow> }> {
  const rows = await inParts(ids, (part) =>
    db
      .selectFrom('person')
      .select(['id', 'firstName', 'lastName', 'language', 'gender', 'homeRegion'])
      .where('id', 'in', part)
      .execute(),
  )
  const posts = await currentPostsOf(db, ids, given.on)
  const superiors = await superiorsOf(db, ids, given.on)
  const candidates = new Map<string, Candidate>()
  const people = new Map<string, PersonRow>()
  for (const { id, firstName, lastName, language, gender, homeRegion } of rows) {
    const post = posts.get(id) ?? null
    const sits = given.sits.has(id)
    people.set(id, { id, firstName, lastName, post })
    candidates.set(id, {
      id,
      organisation: post?.organisationId ?? null,
      superior: superiors.get(id) ?? null,
      group: sits ? given.group : null,
      fixed: sits,
      sector: post?.sectorCode ?? null,
      gender,
      role: post ? levelOf(post.roleClass) : null,
      language: given.answers.get(id)?.language ?? language,
      region: homeRegion,
    })
  }
  return { candidates, people }
}

/** Those whom some round keeps apart, as long as that is known. */
async function apartAmong(db: Reader, ids: readonly string[]): Promise<Pair[]> {
  const rows = await inParts(ids, (part) =>
    db.selectFrom('apartPair').select(['personId', 'otherId']).where('personId', 'in', part).execute(),
  )
  return rows.map(({ personId, otherId }) => [personId, otherId])
}

export type Filling = {
  group: Named & { endedOn: PlainDate | null }
  members: number
  /** Those who come later. */
  coming: Coming[]
  /** Proposed and not decided yet. */
  proposed: number
  /** How many more make it whole, and how many it may have at most. */
  places: { fewest: number; most: number }
  /** The sectors from which nobody comes. */
  lacks: Sector[]
  lists: Record<'round' | 'forum', FillList>
  /** Null: nothing was searched for. */
  found: { list: FillList; total: number } | null
}

export type FillAsked = { q: string; all: boolean }

const onPage = 12
const mostFound = 20

/**
 * Who might come to a group: those who said yes in a round and have no group, members of the forum who have none, and
 * whoever is searched for; each list by what the group lacks.
 * @throws Response 404 when there is no such small group
 */
export async function fillingOf(
  db: Reader,
  networkId: string,
  today: PlainDate,
  { q, all }: FillAsked,
): Promise<Filling> {
  const pool = await poolFor(db, networkId, today)
  const { group, members, coming, proposed, taken } = pool
  const yes = [...pool.answers].flatMap(([id, answer]) => (answer.yes && !taken.has(id) ? [id] : []))
  const refused = new Set([...pool.answers].flatMap(([id, { yes: said }]) => (said ? [] : [id])))
  const known = new Set(yes)
  const others = (await forumMembers(db, today)).filter(
    (id) => !taken.has(id) && !known.has(id) && !refused.has(id),
  )
  const posts = await currentPostsOf(db, others, today)
  const forum = others.filter((id) => posts.has(id))
  const search = q === '' ? null : await peopleList(db, { q, size: mostFound }, today)
  const ids = [...yes, ...forum, ...(search?.rows ?? []).map(({ id }) => id)]
  const ranking = await rankingOf(db, pool, ids, today)
  const here = [...proposed.values()].filter(({ id }) => id === networkId).length
  const places = placesIn(members.length + countOf(coming) + here)
  const free = (some: string[]) => some.filter((id) => !proposed.has(id))
  const best = bestOf(ranking, { yes: free(yes), forum: free(forum), wanted: places.fewest })
  const list = (some: readonly string[], foundIn: FoundIn, most: number) =>
    fillList(ranking.rows(some, foundIn, best), most)
  return {
    group,
    members: members.length,
    coming,
    proposed: here,
    places,
    lacks: await sectorsLacking(db, ranking.problem, networkId, today),
    lists: {
      round: list(yes, 'round', all ? ids.length : onPage),
      forum: list(forum, 'forum', all ? ids.length : onPage),
    },
    found: search && {
      list: list(
        search.rows.map(({ id }) => id),
        'search',
        mostFound,
      ),
      total: search.total,
    },
  }
}

type Pool = Awaited<ReturnType<typeof poolFor>>

/** The group, and what is known of everybody who might come or cannot. */
async function poolFor(db: Reader, networkId: string, today: PlainDate) {
  const group = await smallGroup(db, networkId)
  const day = dayOfGroup(group, today)
  const members = (await membersOf(db, networkId, day)).filter(({ role }) => role !== 'liaison')
  const coming = (await comingTo(db, [networkId], day)).get(networkId) ?? []
  const comers = (await comersTo(db, [networkId], day)).map(({ personId }) => personId)
  const taken = await seated(db, today)
  return {
    group,
    day,
    members,
    coming,
    comers,
    taken,
    answers: await answersOf(db, today),
    proposed: await proposedTo(db),
  }
}

/** Ranks people for the group. */
async function rankingOf(db: Reader, pool: Pool, ids: readonly string[], today: PlainDate) {
  const { group, members, comers, answers } = pool
  const sits = new Set([...members.map(({ id }) => id), ...comers])
  const everybody = [...new Set([...sits, ...ids])]
  const given = { on: today, group: group.id, sits, answers }
  const { candidates, people } = await candidatesOf(db, everybody, given)
  const past = await pastOf(db, everybody, { groups: [group.id], until: pool.day })
  const problem: Problem = {
    size: { min: fewestMembers, max: mostMembers },
    groups: [{ id: group.id, existing: true }],
    weights: usualWeights,
    people: [...candidates.values()],
    ...past,
    apart: await apartAmong(db, everybody),
  }
  const reach = await reachableOf(db, ids)
  const those = (some: readonly string[]) => some.flatMap((id) => candidates.get(id) ?? [])
  const known = (some: readonly string[]) => those(some).filter(({ sector }) => sector !== null)
  const row = (ranked: Ranked, foundIn: FoundIn, best: ReadonlySet<string>): FillRow | null => {
    const person = people.get(ranked.person)
    if (person === undefined) return null
    const answer = answers.get(person.id)
    return {
      person,
      foundIn: answer?.yes ? 'round' : foundIn,
      round: answer?.yes ? answer.round : null,
      notNow: answer !== undefined && !answer.yes,
      unreached: (reach.get(person.id)?.address ?? null) === null,
      brings: ranked.brings,
      meets: namesOf(people, ranked.meets),
      unknown: ranked.unknown,
      barred: barsOf(pool, ranked, people),
      best: best.has(person.id),
    }
  }
  return {
    problem,
    known,
    rows: (some: readonly string[], foundIn: FoundIn, best: ReadonlySet<string>): FillRow[] =>
      [
        ...topUp(problem, group.id, those(some)),
        // Those who sit in the group are asked about too, when they are searched for.
        ...some.filter((id) => sits.has(id)).map(inIt),
      ].flatMap((ranked) => row(ranked, foundIn, best) ?? []),
  }
}

const inIt = (person: string): Ranked => ({
  ...{ person, excluded: [], brings: [], meets: [], weighted: 0, unknown: [] as Trait[] },
  alike: { sector: 0, gender: 0, role: 0, language: 0, region: 0 },
})

const namesOf = (people: ReadonlyMap<string, PersonRow>, ids: readonly string[]): string[] =>
  ids.flatMap((id) => {
    const person = people.get(id)
    return person ? [fullName(person)] : []
  })

function barsOf(pool: Pool, { person, excluded }: Ranked, people: ReadonlyMap<string, PersonRow>): Barred[] {
  const bars: Barred[] = []
  const [sits, proposed] = [pool.taken.get(person), pool.proposed.get(person)]
  if (sits) bars.push(sits.id === pool.group.id ? { kind: 'member' } : { kind: 'elsewhere', group: sits })
  if (proposed) bars.push({ kind: 'proposed', group: proposed })
  for (const kind of ['sameOrganisation', 'superior'] as const) {
    const by = excluded.filter(({ rule }) => rule === kind).map((one) => one.by)
    if (by.length > 0) bars.push({ kind, names: namesOf(people, by) })
  }
  if (excluded.some(({ rule }) => rule === 'apart')) bars.push({ kind: 'apart' })
  if (!sits && !people.get(person)?.post) bars.push({ kind: 'noPost' })
  return bars
}

/**
 * Those of a known sector who together make the group whole best: of those who said yes, with the forum's members when
 * too few did.
 */
function bestOf(
  { problem, known }: { problem: Problem; known: (some: readonly string[]) => Candidate[] },
  { yes, forum, wanted }: { yes: string[]; forum: string[]; wanted: number },
): Set<string> {
  const [group] = problem.groups
  if (wanted === 0 || group === undefined) return new Set()
  const own = bestFill(problem, group.id, known(yes), wanted)
  if (own.missing === 0) return new Set(own.people)
  return new Set(bestFill(problem, group.id, known([...yes, ...forum]), wanted).people)
}

async function sectorsLacking(
  db: Reader,
  problem: Problem,
  group: string,
  today: PlainDate,
): Promise<Sector[]> {
  const here = new Set(problem.people.filter((one) => one.group === group).map(({ sector }) => sector))
  return (await sectorsAt(db, today)).filter(({ code }) => !here.has(code))
}

/** One person as a newcomer to a group. @throws Response 404 when there is no such group or person */
export async function fillRowOf(
  db: Reader,
  networkId: string,
  personId: string,
  today: PlainDate,
): Promise<FillRow> {
  const pool = await poolFor(db, networkId, today)
  const ranking = await rankingOf(db, pool, [personId], today)
  const forum = await forumMembers(db, today)
  const [row] = ranking.rows([personId], forum.includes(personId) ? 'forum' : 'search', new Set())
  if (row === undefined) throw new Response(null, { status: 404 })
  return row
}
