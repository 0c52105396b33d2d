// What a row does to a person's own record: enters it, or changes what the row tells otherwise.
import type { Locale } from '#db/schema'
import { sortKey } from '#db/sort-key'
import type { PersonGiven } from '../people/person-acts.server'
import { know, nameKey, type KnownPerson } from './registry'
import { fault, type RowPlan, type Work } from './row-plan'
import type { Told } from './told'

/** The fields that a sheet of people may change, and those that every sheet tells of a new person. */
const own = ['phone', 'language', 'expertise', 'links', 'notes', 'gender', 'homeRegion'] as const

/** The language of letters that nobody told. */
const usualLanguage: Locale = 'fi'

/** Enters the person of a row, who is then known to the rows after it. */
export function enterPersonOf(work: Work, plan: RowPlan, told: Told): KnownPerson | null {
  const { email = null, privateEmail = null } = told
  for (const address of [email, privateEmail])
    if (address !== null && work.people.byEmail.has(address)) {
      fault(plan, address === email ? 'email' : 'privateEmail', 'addressTaken', address)
      return null
    }
  const person: KnownPerson = {
    id: `+person@${told.row}`,
    firstName: told.firstName,
    lastName: told.lastName,
    language: told.language ?? usualLanguage,
    phone: told.phone ?? null,
    email,
    aliases: [],
    privateEmail,
    expertise: told.expertise ?? '',
    links: told.links ?? '',
    notes: told.notes ?? '',
    gender: told.gender ?? null,
    homeRegion: told.homeRegion ?? null,
    posts: [],
    memberships: [],
    courses: [],
    invitations: [],
  }
  plan.acts.push({ act: 'enterPerson', id: person.id, given: givenOf(person) })
  plan.state = 'new'
  plan.changes.push({ of: 'name', before: null, after: `${person.firstName} ${person.lastName}` })
  for (const field of ['email', 'privateEmail', ...own] as const)
    if (told[field] !== undefined) plan.changes.push({ of: field, before: null, after: told[field] ?? null })
  know(work.people, person)
  return person
}

const givenOf = ({
  firstName,
  lastName,
  language,
  phone,
  email,
  privateEmail,
  expertise,
  links,
  notes,
  gender,
  homeRegion,
}: KnownPerson): PersonGiven => ({
  firstName,
  lastName,
  language,
  phone,
  email,
  privateEmail,
  expertise,
  links,
  notes,
  gender: gender as PersonGiven['gender'],
  homeRegion,
})

/** Changes of a known person. What the row does not tell stays: an emptied cell erases nothing. */
export function revisePersonOf(work: Work, plan: RowPlan, told: Told, person: KnownPerson): void {
  const given: Partial<PersonGiven> = {}
  const set = <Name extends keyof PersonGiven & keyof KnownPerson>(name: Name, value: PersonGiven[Name]) => {
    if (value === undefined || person[name] === value) return
    given[name] = value
    plan.changes.push({
      of: name,
      before: (person[name] as string | null) || null,
      after: (value as string | null) ?? null,
    })
  }
  const swapped =
    told.eitherWay && nameKey(told.firstName, told.lastName) === nameKey(person.lastName, person.firstName)
  if (!swapped) {
    for (const name of ['firstName', 'lastName'] as const)
      if (!isCarelessly(told[name], person[name])) set(name, told[name])
  }
  for (const name of own) {
    const value = told[name]
    if (value !== undefined) set(name, value)
  }
  for (const name of ['email', 'privateEmail'] as const) {
    const address = told[name]
    // An address that the person had before, or has for private use, is known already.
    if (address === undefined || (name === 'email' && isOld(person, address))) continue
    const holder = work.people.byEmail.get(address)
    if (holder && holder !== person) fault(plan, name, 'addressTaken', address)
    else set(name, address)
  }
  if (Object.keys(given).length === 0 || plan.faults.length > 0) return
  plan.acts.push({ act: 'revisePerson', id: person.id, given })
  if (given.email && person.email !== null) {
    person.aliases.push(person.email)
    work.people.byEmail.delete(person.email)
  }
  Object.assign(person, given)
  know(work.people, person)
}

/** The same name without its capitals tells nothing new. */
const isCarelessly = (told: string, known: string): boolean =>
  told === told.toLowerCase() && sortKey(told) === sortKey(known)

const isOld = (person: KnownPerson, address: string): boolean =>
  person.email !== null && (person.aliases.includes(address) || person.privateEmail === address)
