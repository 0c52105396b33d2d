// Who of the invited may have written a mail whose sender is unknown: proposals for an organiser, never a match.
import { searchWords } from '#db/search-words'

/** Why somebody is proposed, the strongest first. */
const resemblances = ['assists', 'name', 'localPart', 'lastName', 'domain', 'silent'] as const
export type Resemblance = (typeof resemblances)[number]

export type Proposable = {
  firstName: string
  lastName: string
  email: string | null
  /** The sender assists them. */
  assisted: boolean
  silent: boolean
}

/** What a mail tells of who wrote it. */
export type WrittenBy = { names: readonly string[]; addresses: readonly string[] }

const localOf = (address: string): string => address.split('@')[0] ?? ''
const domainOf = (address: string): string => address.split('@')[1] ?? ''

/** Addresses at which anybody may have a mailbox say nothing of where one works. */
const openToAll =
  /^(gmail|googlemail|outlook|hotmail|live|icloud|me|yahoo|proton|protonmail|pm|kolumbus|elisa|luukku)\./

/** In what a person resembles whoever wrote; silence alone is no resemblance. */
export function resemblancesOf(person: Proposable, by: WrittenBy): Resemblance[] {
  const names = new Set(searchWords([...by.names, ...by.addresses.map(localOf)].join(' ')))
  const has = (name: string) => {
    const words = searchWords(name)
    return words.length > 0 && words.every((word) => names.has(word))
  }
  const email = person.email ?? ''
  const found: Record<Resemblance, boolean> = {
    assists: person.assisted,
    name: has(person.lastName) && searchWords(person.firstName).some((word) => names.has(word)),
    localPart: email !== '' && by.addresses.some((address) => localOf(address) === localOf(email)),
    lastName: has(person.lastName),
    domain:
      email !== '' &&
      by.addresses.some(
        (address) => domainOf(address) === domainOf(email) && !openToAll.test(domainOf(address)),
      ),
    silent: person.silent,
  }
  return resemblances.filter((one) => found[one] && !(one === 'lastName' && found.name))
}

const weights: Record<Resemblance, number> = {
  assists: 16,
  name: 16,
  localPart: 8,
  lastName: 8,
  domain: 2,
  silent: 1,
}

const mostProposed = 8

/**
 * The likeliest of the invited, the best first. When nobody resembles the writer, those who have yet to answer, if they
 * are few.
 */
export function proposalsFor<Person extends Proposable>(
  people: readonly Person[],
  by: WrittenBy,
): (Person & { because: Resemblance[] })[] {
  const weighed = people.map((person) => ({ ...person, because: resemblancesOf(person, by) }))
  const alike = weighed.filter(({ because }) => because.some((one) => one !== 'silent'))
  const weight = ({ because }: { because: Resemblance[] }) =>
    because.reduce((sum, one) => sum + weights[one], 0)
  const silent = weighed.filter(({ because }) => because.length > 0)
  const proposed = alike.length > 0 ? alike : silent.length <= mostProposed ? silent : []
  return [...proposed].sort((a, b) => weight(b) - weight(a)).slice(0, mostProposed)
}
