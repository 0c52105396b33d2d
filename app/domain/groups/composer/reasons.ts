// Why somebody is in their group, and what a group covers and lacks: as facts, which the pages put into words.
import { type Broken, groupOf, pairsOf, sectorsOf, sizeRule } from './judging'
import { moveCost, type MoveCost, seatingOf } from './moving'
import {
  type Assignment,
  type Candidate,
  type Pair,
  type Problem,
  type Size,
  type Trait,
  traits,
} from './problem'
import {
  beside,
  clashesOf,
  indexOf,
  isHeld,
  meetAgain,
  type PairRule,
  rulesBetween,
  sitTogether,
} from './relations'

/** They sat there before; the organiser put them there; the composer placed them; they are in no group. */
export type Standing = 'sits' | 'pinned' | 'placed' | 'unplaced'

/** What somebody has that a group lacks: nobody else of it has it, or fewer than an even share of those known. */
export type Gain = { trait: Trait; value: string; how: 'new' | 'balances'; here: number; of: number }

/** The main thing that speaks against another group. Of those kept apart it is not told who. */
export type Hindrance =
  | { kind: 'sameOrganisation' | 'superior'; people: string[] }
  | { kind: 'apart' }
  | { kind: 'full'; members: number }
  | { kind: 'met'; people: string[] }
  | { kind: 'sector'; sector: string; people: string[] }
  | { kind: 'alike'; trait: Trait; value: string; people: string[] }

export type Elsewhere = { group: string; hindrance: Hindrance | null }

export type Reasons = {
  person: string
  group: string | null
  standing: Standing
  /** What they bring that their group would lack, the weightiest trait first. */
  brings: Gain[]
  /** Whom they meet again here, and what is broken here with whom. */
  meets: string[]
  breaks: { rule: PairRule; by: string }[]
  /** Without them the group would be below its size. */
  needed: boolean
  /** Traits that are not known of them. */
  unknown: Trait[]
  /** Each other group of the assignment; none for those who are held. */
  elsewhere: Elsewhere[]
  /** Of the other groups, how many have which hindrance; `none`: as good as their own. */
  hindrances: Partial<Record<Hindrance['kind'] | 'none', number>>
}

/** Why a person is where they are. Somebody who is not in the problem throws a RangeError. */
export function reasonsFor(problem: Problem, assignment: Assignment, personId: string): Reasons {
  const person = indexOf(problem).person.get(personId)
  if (!person) throw new RangeError(`nobody in the problem is ${personId}`)
  const members = seatingOf(problem, assignment)
  const group = groupOf(assignment, personId)
  const others = othersIn(members.get(group ?? ''), person)
  const { meets, rules } = beside(problem, person, others)
  const standing = standingOf(person, group)
  const isFree = standing === 'placed' || standing === 'unplaced'
  const elsewhere = [...members.keys()]
    .filter((id) => isFree && id !== group)
    .map((id) => ({ group: id, hindrance: hindranceIn(problem, assignment, person, id) }))
  const hindrances: Reasons['hindrances'] = {}
  for (const { hindrance } of elsewhere) {
    const kind = hindrance?.kind ?? 'none'
    hindrances[kind] = (hindrances[kind] ?? 0) + 1
  }
  return {
    person: personId,
    group,
    standing,
    brings: group === null ? [] : gainsOf(person, others),
    meets,
    breaks: rules,
    needed: group !== null && others.length < problem.size.min,
    unknown: traits.filter((trait) => person[trait] === null),
    elsewhere,
    hindrances,
  }
}

function standingOf(person: Candidate, group: string | null): Standing {
  if (group === null) return 'unplaced'
  if (!isHeld(person) || person.group !== group) return 'placed'
  return person.pinned ? 'pinned' : 'sits'
}

const othersIn = (members: readonly Candidate[] | undefined, person: Candidate): Candidate[] =>
  (members ?? []).filter(({ id }) => id !== person.id)

/** What a person has that these others lack, as far as it is known what those have. */
export function gainsOf(person: Candidate, others: readonly Candidate[]): Gain[] {
  return traits.flatMap((trait): Gain[] => {
    const value = person[trait]
    if (value === null) return []
    const known = others.flatMap((other) => other[trait] ?? [])
    const here = known.filter((other) => other === value).length
    const values = new Set(known).add(value).size
    if (known.length > 0 && here === 0) return [{ trait, value, how: 'new', here, of: known.length }]
    const isFew = here * values < known.length
    return isFew ? [{ trait, value, how: 'balances', here, of: known.length }] : []
  })
}

/** What speaks most against moving a person to a group; null when it would be as good as where they are. */
function hindranceIn(
  problem: Problem,
  assignment: Assignment,
  person: Candidate,
  group: string,
): Hindrance | null {
  const others = othersIn(seatingOf(problem, assignment).get(group), person)
  const { rules, meets } = beside(problem, person, others)
  for (const kind of ['sameOrganisation', 'superior'] as const) {
    const people = rules.filter(({ rule }) => rule === kind).map(({ by }) => by)
    if (people.length > 0) return { kind, people }
  }
  if (rules.length > 0) return { kind: 'apart' }
  if (others.length >= problem.size.max) return { kind: 'full', members: others.length }
  const cost = moveCost(problem, assignment, person.id, group)
  if (cost.met > 0) return { kind: 'met', people: meets }
  return cost.met < 0 ? null : likenessIn(problem, cost, person, others)
}

/** The trait that counts most against a move; null when the move is no worse. */
function likenessIn(
  { weights }: Problem,
  cost: MoveCost,
  person: Candidate,
  others: Candidate[],
): Hindrance | null {
  if (cost.weighted <= 0) return null
  const worse = (trait: Trait) => weights[trait] * (cost.alike[trait].gained - cost.alike[trait].lost)
  const [trait] = [...traits].sort((one, other) => worse(other) - worse(one))
  const value = trait === undefined ? null : person[trait]
  if (trait === undefined || value === null) return null
  const people = others.filter((other) => other[trait] === value).map(({ id }) => id)
  return trait === 'sector'
    ? { kind: 'sector', sector: value, people }
    : { kind: 'alike', trait, value, people }
}

export type GroupReasons = {
  group: string
  members: string[]
  /** Those who go on in it, those pinned to it, and those placed in it. */
  sitting: string[]
  pinned: string[]
  placed: string[]
  size: Size & { members: number; below: number; over: number }
  /** Sectors that are there, those with most people first, and those of the problem's people that are not. */
  sectors: { present: { sector: string; people: string[] }[]; absent: string[] }
  /** By trait, how many have what, the most common first; null: not known. */
  counts: Record<Trait, { value: string | null; count: number }[]>
  /** Those who are the only one of their gender, level, language or region while the rest differ from them. */
  alone: { person: string; trait: Exclude<Trait, 'sector'>; value: string }[]
  meetAgain: Pair[]
  /** Clashes between those who sat together already: they break no rule. */
  settled: { pair: Pair; rule: PairRule }[]
  broken: Broken[]
}

/** What a group covers and lacks. A group that nobody is in has no members. */
export function groupReasons(problem: Problem, assignment: Assignment, groupId: string): GroupReasons {
  const members = seatingOf(problem, assignment).get(groupId) ?? []
  const relations = indexOf(problem)
  const pairs = [...pairsOf(members)].map(([one, other]) => ({
    pair: [one.id, other.id] as const,
    sits: sitTogether(one, other),
    meets: meetAgain(relations, one, other),
    clashes: clashesOf(relations, one, other),
    rules: rulesBetween(relations, one, other),
  }))
  const standing = (kind: Standing) =>
    members.filter((one) => standingOf(one, groupId) === kind).map(({ id }) => id)
  const { size } = problem
  return {
    group: groupId,
    members: members.map(({ id }) => id),
    sitting: standing('sits'),
    pinned: standing('pinned'),
    placed: standing('placed'),
    size: {
      ...size,
      members: members.length,
      below: Math.max(0, size.min - members.length),
      over: Math.max(0, members.length - size.max),
    },
    sectors: sectorsIn(problem, members),
    counts: Object.fromEntries(
      traits.map((trait) => [trait, countsOf(members, trait)]),
    ) as GroupReasons['counts'],
    alone: traits.flatMap((trait) => (trait === 'sector' ? [] : aloneIn(members, trait))),
    meetAgain: pairs.filter(({ meets }) => meets).map(({ pair }) => pair),
    settled: pairs.flatMap(({ pair, sits, clashes }) =>
      sits ? clashes.map((rule) => ({ pair, rule })) : [],
    ),
    broken: [
      ...sizeRule(problem, groupId, members),
      ...members
        .filter((one) => isHeld(one) && one.group !== groupId)
        .map(({ id }) => ({ rule: 'fixedMoved' as const, group: groupId, people: [id] })),
      ...pairs.flatMap(({ pair, rules }) =>
        rules.map((rule) => ({ rule, group: groupId, people: [...pair] })),
      ),
    ],
  }
}

function sectorsIn(problem: Problem, members: readonly Candidate[]): GroupReasons['sectors'] {
  const here = sectorsOf(members)
  const present = [...here].map((sector) => ({
    sector,
    people: members.filter((one) => one.sector === sector).map(({ id }) => id),
  }))
  return {
    present: present.sort((one, other) => other.people.length - one.people.length),
    absent: [...sectorsOf(problem.people)].filter((sector) => !here.has(sector)),
  }
}

function countsOf(members: readonly Candidate[], trait: Trait): { value: string | null; count: number }[] {
  const counts = new Map<string | null, number>()
  for (const { [trait]: value } of members) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort(
      (one, other) => Number(one.value === null) - Number(other.value === null) || other.count - one.count,
    )
}

/** One of two is not alone: it takes others who are several. */
function aloneIn(members: readonly Candidate[], trait: Exclude<Trait, 'sector'>): GroupReasons['alone'] {
  const known = countsOf(members, trait).filter(({ value }) => value !== null)
  if (known.reduce((sum, { count }) => sum + count, 0) < 3) return []
  const lone = new Set(known.filter(({ count }) => count === 1).map(({ value }) => value))
  return members.flatMap(({ id, [trait]: value }) =>
    value !== null && lone.has(value) ? [{ person: id, trait, value }] : [],
  )
}
