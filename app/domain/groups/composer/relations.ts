// Who the people of a problem are to each other: looked up by id, and which rules a pair of them would break.
import { type Candidate, type HardRule, type Pair, type Problem, type Trait, traits } from './problem'

/** Rules that a pair breaks by being in one group, in the order in which they are told. */
export const pairRules = ['sameOrganisation', 'superior', 'apart'] as const satisfies readonly HardRule[]
export type PairRule = (typeof pairRules)[number]

/** A problem, ready to be asked about its people. */
export type Relations = {
  person: ReadonlyMap<string, Candidate>
  /** By person, those from whom they are kept apart, and those with whom they have sat before. */
  apart: Partners
  met: Partners
  /** The groups that go on, whether anybody is in them or not. */
  continuing: ReadonlySet<string>
}
type Partners = ReadonlyMap<string, ReadonlySet<string>>

const asked = new WeakMap<Problem, Relations>()

/** The relations of a problem. Kept with the problem, which does not change: asking again costs nothing. */
export function indexOf(problem: Problem): Relations {
  const known = asked.get(problem)
  if (known) return known
  const relations: Relations = {
    person: new Map(problem.people.map((one) => [one.id, one])),
    apart: partnersIn(problem.apart),
    met: partnersIn(problem.met),
    continuing: new Set(problem.groups.flatMap(({ id, existing }) => (existing ? [id] : []))),
  }
  asked.set(problem, relations)
  return relations
}

/** A pair named twice, or the other way round, is one pair; nobody is their own partner. */
function partnersIn(pairs: readonly Pair[]): Partners {
  const partners = new Map<string, Set<string>>()
  const add = (one: string, other: string) => {
    const those = partners.get(one)
    if (those) those.add(other)
    else partners.set(one, new Set([other]))
  }
  for (const [one, other] of pairs) {
    if (one === other) continue
    add(one, other)
    add(other, one)
  }
  return partners
}

/** They sit in one group already: what is between them is settled. Those the organiser has pinned do not sit yet. */
export function sitTogether(one: Candidate, other: Candidate): boolean {
  return isSitting(one) && isSitting(other) && one.group === other.group
}

/** They stay in their group, whatever the composer would choose. */
export const isHeld = (one: Candidate): one is Candidate & { group: string } =>
  one.fixed && one.group !== null

/** They are a member of a group that goes on, not one whom the organiser holds to it. */
export function isSitting(one: Candidate): boolean {
  return one.fixed && one.pinned !== true && one.group !== null
}

/** Both have the organisation, and it is known. */
export const sameOrganisation = (one: Candidate, other: Candidate): boolean =>
  one.organisation !== null && one.organisation === other.organisation

/** Either reports to the other. */
export const isSuperior = (one: Candidate, other: Candidate): boolean =>
  one.superior === other.id || other.superior === one.id

/** What the two would break in one group; nothing when they sit together already. */
export function rulesBetween(relations: Relations, one: Candidate, other: Candidate): PairRule[] {
  return sitTogether(one, other) ? [] : clashesOf(relations, one, other)
}

/** What stands between the two, whether they sit together already or not. */
export function clashesOf(relations: Relations, one: Candidate, other: Candidate): PairRule[] {
  const rules: PairRule[] = []
  if (sameOrganisation(one, other)) rules.push('sameOrganisation')
  if (isSuperior(one, other)) rules.push('superior')
  if (relations.apart.get(one.id)?.has(other.id)) rules.push('apart')
  return rules
}

/** They have sat together before, and do not sit together now by going on in one group. */
export function meetAgain(relations: Relations, one: Candidate, other: Candidate): boolean {
  return relations.met.get(one.id)?.has(other.id) === true && !sitTogether(one, other)
}

/** One person beside others: what would be broken with whom, whom they meet again, to how many they are alike. */
export type Beside = {
  rules: { rule: PairRule; by: string }[]
  meets: string[]
  alike: Record<Trait, number>
  /** The pairs alike by their weights. */
  weighted: number
}

/** What a person is beside `others`, themselves left out. The person need not be in the problem. */
export function beside(problem: Problem, person: Candidate, others: readonly Candidate[]): Beside {
  const relations = indexOf(problem)
  const found: Beside = { rules: [], meets: [], alike: noneAlike(), weighted: 0 }
  for (const other of others) {
    if (other.id === person.id) continue
    for (const rule of rulesBetween(relations, person, other)) found.rules.push({ rule, by: other.id })
    if (meetAgain(relations, person, other)) found.meets.push(other.id)
    for (const trait of traits) {
      if (person[trait] === null || person[trait] !== other[trait]) continue
      found.alike[trait] += 1
      found.weighted += problem.weights[trait]
    }
  }
  return found
}

const noneAlike = (): Record<Trait, number> => ({
  sector: 0,
  gender: 0,
  role: 0,
  language: 0,
  region: 0,
})
