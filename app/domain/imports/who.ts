// Whom a row means: by address, by an address of earlier times, by name and organisation, by name alone; or nobody yet.
import { sortKey } from '#db/sort-key'
import { folded } from './folding'
import { nameKey, type KnownPerson } from './registry'
import { chosen, type PersonDoubt, type RowPlan, type Work } from './row-plan'
import type { Told } from './told'

type Match =
  | { person: KnownPerson }
  | { person: null; doubt?: { why: PersonDoubt; candidates: KnownPerson[]; canBeNew: boolean } }

/** A name of which neither part is the same is another person's: an address may have passed on, or been mistyped. */
function isAnothers(told: Told, person: KnownPerson): boolean {
  const theirs = [sortKey(person.lastName), sortKey(person.firstName)]
  const mine = [sortKey(told.lastName), sortKey(told.firstName)]
  return !mine.some((part, at) => part === theirs[at] || (told.eitherWay && theirs.includes(part)))
}

const holds = (person: KnownPerson, email: string): boolean =>
  person.email === email || person.privateEmail === email || person.aliases.includes(email)

/** The row and another of the same name tell of different houses, and nothing else ties them. */
const tellsAnotherHouse = (told: Told, earlier: Told): boolean =>
  told.organisation !== undefined &&
  earlier.organisation !== undefined &&
  folded(told.organisation) !== folded(earlier.organisation)

function byAddress(work: Work, told: Told): Match | null {
  if (told.email === undefined) return null
  const { byEmail, byOldEmail } = work.people
  const inUse = byEmail.get(told.email)
  const found = inUse ? [inUse] : (byOldEmail.get(told.email) ?? [])
  const [person] = found
  if (person === undefined) return null
  if (found.length > 1)
    return { person: null, doubt: { why: 'severalOfName', candidates: found, canBeNew: true } }
  if (isAnothers(told, person))
    return { person: null, doubt: { why: 'addressOfAnother', candidates: [person], canBeNew: !inUse } }
  return { person }
}

function ofName(work: Work, told: Told): KnownPerson[] {
  const keys = [nameKey(told.lastName, told.firstName)]
  if (told.eitherWay) keys.push(nameKey(told.firstName, told.lastName))
  return [...new Set(keys.flatMap((key) => work.people.byName.get(key) ?? []))]
}

/** @param houses the organisations that the row's organisation may be */
function matched(work: Work, told: Told, houses: readonly string[]): Match {
  const addressed = byAddress(work, told)
  if (addressed) return addressed
  const named = ofName(work, told)
  const here = named.filter((person) => person.posts.some((post) => houses.includes(post.organisationId)))
  const [only] = here
  if (only && here.length === 1) return { person: only }
  const candidates = here.length > 1 ? here : named
  const [alone] = candidates
  if (alone === undefined) return { person: null }
  if (candidates.length > 1)
    return { person: null, doubt: { why: 'severalOfName', candidates, canBeNew: true } }
  const { email } = told
  if (email !== undefined && alone.email !== null && !holds(alone, email))
    return { person: null, doubt: { why: 'otherAddress', candidates, canBeNew: true } }
  const before = work.mentions.get(alone.id) ?? []
  if (work.kind === 'people' && before.some((earlier) => tellsAnotherHouse(told, earlier)))
    return { person: null, doubt: { why: 'twiceInSheet', candidates, canBeNew: true } }
  return { person: alone }
}

/**
 * Finds the person of a row, or leaves a doubt in its plan. A choice that was made stands before what is found.
 * @returns null when the person is new, or not known before somebody chooses; the plan says which
 */
export function personFor(
  work: Work,
  plan: RowPlan,
  told: Told,
  houses: readonly string[],
): KnownPerson | null {
  const match = matched(work, told, houses)
  if (match.person) return match.person
  if (!match.doubt) return null
  const { why, candidates, canBeNew } = match.doubt
  const key = `person@${told.row}`
  const choice = chosen(work, plan, key)
  if (choice === 'skip') {
    plan.state = 'skipped'
    return null
  }
  if (choice === 'new' && canBeNew) return null
  const picked = candidates.find(({ id }) => id === choice)
  if (picked) return picked
  plan.doubts.push({ kind: 'person', key, why, candidates: candidates.map(({ id }) => id), canBeNew })
  return null
}
