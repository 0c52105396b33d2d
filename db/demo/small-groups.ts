// The small groups: four from 2019 that go on with new members, and newer ones, each across the administrative sectors.
import { addDays, daysBetween, earlier, later } from './calendar'
import { currentTerm, termOn, type Careers, type Person, type Term } from './careers'
import { addNetwork, type Given, type Membership } from './networks'
import type { Rows } from './rows'

export type SmallGroup = { id: string; number: number; members: Person[] }

const firstFounded = '2019-02-01'
/** How many sit in each group today; the tenth has shrunk. */
const sizes = [10, 9, 9, 8, 10, 9, 8, 9, 10, 7, 9, 8]
const shrunk = 7

const descriptions = [
  'Luottamuksellinen vertaisryhmä, joka sopii itse teemoistaan ja työskentelytavoistaan.',
  'En konfidentiell grupp för kollegialt stöd som själv kommer överens om sina teman och arbetssätt.',
  'A confidential peer group that agrees on its own themes and ways of working.',
] as const

const nearest = <T>(list: readonly T[], cost: (one: T) => number): T | undefined => {
  let best: T | undefined
  let least = Infinity
  for (const one of list) {
    const price = cost(one)
    if (price < least) [best, least] = [one, price]
  }
  return best
}

const sectorOf = (term: Term | undefined) => term?.post.organisation.sectorCode ?? 'none'

/** Composes the groups as they are today, then gives each its past: who has left, who joined in their place. */
export function smallGroupsOf(
  rows: Rows,
  { people, holders }: Careers,
  liaisons: readonly Person[],
  { chance, newId, today, scale }: Given,
): { groups: SmallGroup[]; memberships: Membership[] } {
  const count = 12 + Math.floor((scale - 1) * 4)
  const held = [...holders.values()].filter(
    ({ post, from }) => post.organisation.sectorCode !== null && daysBetween(from, today) > 60,
  )
  const seniors = chance.shuffled(held.filter(({ post }) => post.seniorManagement === 1)).slice(0, 96)
  const directors = chance.shuffled(
    held.filter(({ post }) => post.roleClass === 'director' && post.organisation.kind !== 'company'),
  )
  const pool = [...seniors, ...directors.slice(0, Math.max(24, count * 10 - seniors.length))]
  const left = new Map<string, number>()
  for (const term of pool) left.set(sectorOf(term), (left.get(sectorOf(term)) ?? 0) + 1)

  const used = new Set<Person>()
  const memberships: Membership[] = []
  const groups = Array.from({ length: count }, (_, at): SmallGroup => {
    const number = at + 1
    const size = sizes[at] ?? 8 + (at % 3)
    const foundedOn =
      at < 4
        ? firstFounded
        : earlier(addDays('2021-02-01', (at - 4) * (scale > 1 ? 9 : 240)), addDays(today, -150))
    const id = addNetwork(rows, newId, {
      kind: 'smallGroup',
      basis: 'person',
      names: [`Pienryhmä ${number}`, `Smågrupp ${number}`, `Small group ${number}`],
      descriptions,
      foundedOn,
    })
    const members: Term[] = []
    while (members.length < size) {
      const next = nearest(pool, (term) => {
        const same = members.filter((member) => sectorOf(member) === sectorOf(term)).length
        const taken =
          used.has(term.person) || members.some((it) => it.post.organisation === term.post.organisation)
        return taken ? Infinity : same * 1000 - (left.get(sectorOf(term)) ?? 0)
      })
      if (!next) break
      members.push(next)
      used.add(next.person)
      left.set(sectorOf(next), (left.get(sectorOf(next)) ?? 1) - 1)
    }
    const add = (
      person: Person,
      role: 'member' | 'liaison',
      from: string,
      to: string | null,
      endReason: Membership['endReason'],
    ) => memberships.push({ networkId: id, person, term: null, role, from, to, endReason })

    const joiners: string[] = []
    members.forEach(({ person }, place) => {
      const first = person.terms[0]?.from ?? today
      const sat =
        first <= foundedOn && termOn(person, foundedOn) !== undefined && (place < 6 || chance.happens(0.5))
      const span = Math.max(1, daysBetween(later(first, foundedOn), today) - 40)
      const from = sat ? foundedOn : addDays(later(first, foundedOn), chance.between(1, span))
      if (!sat) joiners.push(from)
      add(person, 'member', from, null, null)
    })

    const founding = at < 4 ? 10 : size === shrunk ? 9 : Math.max(8, size)
    let missing = founding - (members.length - joiners.length)
    const sectorsThen = new Set(members.map(sectorOf))
    const former = people.filter(
      (person) => !used.has(person) && (person.leaving !== null || !currentTerm(person)?.post.steady),
    )
    const sorted = [...former.filter((it) => it.leaving), ...former.filter((it) => !it.leaving)]
    joiners.sort()
    for (const person of sorted) {
      if (missing <= 0) break
      const then = termOn(person, foundedOn)
      const sector = sectorOf(then)
      const fits = then && (then.post.seniorManagement === 1 || then.post.roleClass === 'director')
      if (!fits || sector === 'none' || (sectorsThen.has(sector) && chance.happens(0.8))) continue
      const joined = joiners.shift()
      const settled = joined ?? addDays(foundedOn, Math.floor(daysBetween(foundedOn, today) * 0.7))
      const gone = person.leaving ? (person.terms.at(-1)?.to ?? settled) : settled
      const to =
        person.leaving && gone > foundedOn && gone < today ? gone : addDays(settled, -chance.between(5, 60))
      if (to <= foundedOn) continue
      const reason =
        to !== gone
          ? chance.oneOf(['ownWish', 'other'] as const)
          : person.leaving === 'retired'
            ? 'retired'
            : 'leftState'
      add(person, 'member', foundedOn, to, reason)
      used.add(person)
      sectorsThen.add(sector)
      missing -= 1
    }
    const liaison = liaisons[at % liaisons.length]
    if (liaison) add(liaison, 'liaison', foundedOn, null, null)
    return { id, number, members: members.map((term) => term.person) }
  })
  return { groups, memberships }
}
