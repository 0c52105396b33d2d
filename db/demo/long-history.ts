// The long past that only big worlds have: earlier posts of everybody, and the circles of twenty years.
import { addDays, daysBetween, earlier, later } from './calendar'
import type { Careers, Person } from './careers'
import { addNetwork, type Given, type Membership } from './networks'
import type { Organisation, Post } from './posts'
import type { Rows } from './rows'

const postsBefore = 1.6
const circlesEach = 4.15

/** Puts posts before the first one of everybody: a career begins elsewhere. */
export function earlierPosts(
  { people, terms }: Careers,
  posts: readonly Post[],
  organisations: readonly Organisation[],
  { chance, newId }: Pick<Given, 'chance' | 'newId'>,
): void {
  const common = posts.filter(({ roleClass }) => roleClass === 'expert' || roleClass === 'director')
  for (const person of people) {
    for (let count = chance.about(postsBefore); count > 0; count -= 1) {
      const first = person.terms[0]
      if (!first) break
      const to = addDays(first.from, -1)
      const from = addDays(to, -chance.between(400, 1800))
      const post = { ...chance.oneOf(common), positionId: null, organisation: chance.oneOf(organisations) }
      const term = { id: newId(`${from}T08:00:00.000Z`), post, person, from, to }
      person.terms.unshift(term)
      terms.push(term)
    }
  }
}

/** Founds circles of some hundreds and lets people come and go in them. */
export function circlesOfOld(rows: Rows, { people }: Careers, given: Given): Membership[] {
  const { chance, newId, today, scale } = given
  const circles = Array.from({ length: Math.max(1, Math.round(scale * 8)) }, (_, at) => {
    const foundedOn = addDays('2005-01-10', at * 23)
    const id = addNetwork(rows, newId, {
      kind: at % 2 === 0 ? 'professional' : 'volunteer',
      basis: 'person',
      names: [`Teemaverkosto ${at + 1}`, `Temanätverk ${at + 1}`, `Theme network ${at + 1}`],
      descriptions: ['', '', ''],
      foundedOn: earlier(foundedOn, addDays(today, -400)),
    })
    return { id, foundedOn: earlier(foundedOn, addDays(today, -400)) }
  })
  const stay = (person: Person, circle: (typeof circles)[number]): Membership => {
    const first = later(person.terms[0]?.from ?? circle.foundedOn, circle.foundedOn)
    const from = addDays(first, chance.between(0, Math.max(0, daysBetween(first, addDays(today, -30)))))
    const to = chance.happens(0.5) ? addDays(from, chance.between(100, 2500)) : null
    const ended = to !== null && to < today
    const membership = { networkId: circle.id, person, term: null, role: 'member' as const, from }
    return { ...membership, to: ended ? to : null, endReason: ended ? 'ownWish' : null }
  }
  return people.flatMap((person) =>
    chance
      .shuffled(circles)
      .slice(0, chance.about(circlesEach))
      .map((circle) => stay(person, circle)),
  )
}
