// The rows about people: themselves, their posts and addresses, their assistants, and who are organisers.
import { personSortKey } from '../sort-key'
import { addDays, dayLong, later } from './calendar'
import { currentTerm, type Careers, type Person, type Term } from './careers'
import { folded } from './names'
import type { Organisation } from './posts'
import type { Chance } from './random'
import { endOfTerm, termEnds } from './registry'
import type { Rows } from './rows'

/** One person answers for another, from–to. */
export type Assistance = { manager: Person; assistant: Person; from: string; to: string | null }

export function organisationRows(
  rows: Rows,
  organisations: readonly Organisation[],
  sectorIds: Map<string, string>,
) {
  for (const { id, names, sectorCode, kind, opensOn } of organisations) {
    rows.organisation.push({
      id,
      nameFi: names.fi,
      nameSv: names.sv,
      nameEn: names.en,
      sectorId: sectorCode === null ? null : (sectorIds.get(sectorCode) ?? null),
      kind,
      validFrom: opensOn,
      validTo: null,
    })
  }
}

export function personRows(rows: Rows, careers: Careers, today: string) {
  const { people, terms } = careers
  const ends = termEnds(careers, today)
  for (const { id, firstName, lastName, language, phone, createdAt } of people) {
    const sortName = personSortKey({ firstName, lastName })
    rows.person.push({ id, firstName, lastName, sortName, language, phone, createdAt })
  }
  for (const term of terms) {
    const { id, person, post, from, to } = term
    rows.appointment.push({
      id,
      personId: person.id,
      organisationId: post.organisation.id,
      titleFi: post.titles.fi,
      titleSv: post.titles.sv,
      titleEn: post.titles.en,
      roleClass: post.roleClass,
      seniorManagement: post.seniorManagement,
      validFrom: from,
      validTo: to,
      positionId: post.positionId,
      termEndsOn: ends.get(term) ?? null,
      endReason: endOfTerm(term),
    })
  }
}

type AddressesGiven = {
  newId: (at: string) => string
  now: string
  /** Nobody is to be without an address who holds one of the posts that letters go to. */
  withoutAddress: ReadonlySet<Person>
  /** Whose address a letter has come back from. */
  bounced: Person
}

/** An address for every employer in turn, the ended ones kept; those who left have one of their own. */
export function addressRows(rows: Rows, people: readonly Person[], given: AddressesGiven) {
  const { newId, now, withoutAddress, bounced } = given
  const taken = new Set<string>()
  const unused = (person: Person, domain: string) => {
    const name = `${folded(person.firstName)}.${folded(person.lastName)}`
    let email = `${name}@${domain}.example`
    for (let number = 2; taken.has(email); number += 1) email = `${name}.${number}@${domain}.example`
    taken.add(email)
    return email
  }
  for (const person of people) {
    const spans: { domain: string; from: string; to: string | null }[] = []
    for (const { post, from, to } of person.terms) {
      const last = spans.at(-1)
      if (last?.domain === post.organisation.domain) last.to = to
      else spans.push({ domain: post.organisation.domain, from, to })
    }
    const end = spans.at(-1)
    if (!end) continue
    if (withoutAddress.has(person)) {
      if (end.to === null) continue
    } else if (end.to !== null) spans.push({ domain: 'kotiposti', from: addDays(end.to, 1), to: null })
    for (const { domain, from, to } of spans) {
      const failed = person === bounced && to === null
      rows.address.push({
        id: newId(`${from}T08:00:00.000Z`),
        personId: person.id,
        email: unused(person, domain),
        validFrom: from,
        validTo: to,
        failedAt: failed ? new Date(Date.parse(now) - 3 * dayLong).toISOString() : null,
        failure: failed ? '550 5.1.1 Recipient address rejected: User unknown' : null,
      })
    }
  }
}

/** Assistants of the permanent secretaries and of some heads of agencies, back to the first holders. */
export function assistancesOf({ terms, holders }: Careers): Assistance[] {
  const assistantOf = new Map<string, Term>()
  for (const [post, term] of holders) {
    if (post.roleClass === 'assistant') assistantOf.set(post.organisation.id, term)
  }
  const found: Assistance[] = []
  for (const { post, person, from, to } of terms) {
    const assistant = assistantOf.get(post.organisation.id)
    if (!assistant || post.seniorManagement === 0 || post.roleClass === 'departmentHead') continue
    found.push({ manager: person, assistant: assistant.person, from: later(from, assistant.from), to })
  }
  return found.filter(({ from, to }) => to === null || to >= from)
}

/** The demo's assistant: the one at the transport ministry, who also answers for two heads of department there. */
export function assistantOfThree(careers: Careers): {
  assistant: Person
  managers: Person[]
  more: Assistance[]
} {
  const house = [...careers.holders.values()].filter(({ post }) => post.organisation.domain === 'lvm')
  const assistant = house.find(({ post }) => post.roleClass === 'assistant')
  const secretary = house.find(({ post }) => post.roleClass === 'permanentSecretary')
  const heads = house.filter(({ post }) => post.roleClass === 'departmentHead').slice(0, 2)
  if (!assistant || !secretary) throw new Error('the transport ministry lacks its people')
  const more = heads.map(({ person, from }) => ({
    manager: person,
    assistant: assistant.person,
    from: later(from, assistant.from),
    to: null,
  }))
  return {
    assistant: assistant.person,
    managers: [secretary.person, ...heads.map((head) => head.person)],
    more,
  }
}

export function assistanceRows(
  rows: Rows,
  assistances: readonly Assistance[],
  newId: (at: string) => string,
) {
  for (const { manager, assistant, from, to } of assistances) {
    rows.assistance.push({
      id: newId(`${from}T08:00:00.000Z`),
      managerId: manager.id,
      assistantId: assistant.id,
      validFrom: from,
      validTo: to,
    })
  }
}

/** Those the events can do without: a few who left, and a few on the edges of the register. */
export function peopleWithoutAddress(people: readonly Person[], chance: Chance): Set<Person> {
  const left = people.filter((person) => person.leaving !== null)
  const edge = people.filter((person) => {
    const term = currentTerm(person)
    return term?.post.organisation.kind === 'company' || term?.post.organisation.kind === 'association'
  })
  return new Set([...chance.shuffled(left).slice(0, 3), ...chance.shuffled(edge).slice(0, 1)])
}
