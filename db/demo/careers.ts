// Who holds which post and when: people come, change posts and leave, month by month, up to the present day.
import type { Locale } from '../schema'
import { addDays, daysBetween, earlier, later } from './calendar'
import { nameDealer, type Name } from './names'
import type { Organisation, Post } from './posts'
import type { Chance } from './random'

/** A person in a post, from–to, the last day included. */
export type Term = { id: string; post: Post; person: Person; from: string; to: string | null }

export type Person = Name & {
  id: string
  language: Locale
  phone: string | null
  createdAt: string
  terms: Term[]
  leaving: 'retired' | 'elsewhere' | null
}

export type Careers = { people: Person[]; terms: Term[]; holders: Map<Post, Term> }

/** The register was opened then; who was in post before is entered with the post's own dates. */
export const registerOpened = '2018-09-03'
const simulatedFrom = '2018-10-01'

export const termOn = (person: Person, date: string): Term | undefined =>
  person.terms.find((term) => term.from <= date && (term.to === null || term.to >= date))

export const currentTerm = (person: Person): Term | undefined => person.terms.find((term) => term.to === null)

type Given = {
  chance: Chance
  newId: (at: string) => string
  organisations: readonly Organisation[]
  posts: readonly Post[]
  /** Organisers by the name they are to have, in the first steady expert posts of the Ministry of Finance. */
  organisers: readonly Name[]
  today: string
  scale: number
}

/** Lives every career from the register's opening to today; every post has a holder in the end. */
export function careers({ chance, newId, organisations, posts, organisers, today, scale }: Given): Careers {
  const dealName = nameDealer(chance, organisers)
  const people: Person[] = []
  const terms: Term[] = []
  const holders = new Map<Post, Term>()
  const reserved = [...organisers]
  const employers = organisations.filter(({ kind }) => kind === 'ministry' || kind === 'agency')
  const earlierPosts = posts.filter((post) => post.roleClass === 'director' || post.roleClass === 'expert')
  const seniors = posts.filter((post) => post.seniorManagement === 1)
  const ofClass = Map.groupBy(
    posts.filter((post) => !post.steady),
    (post) => post.roleClass,
  )
  const midway = [...(ofClass.get('director') ?? []), ...(ofClass.get('expert') ?? [])].filter(
    (post) => post.seniorManagement === 0,
  )
  const others = posts.filter((post) => post.seniorManagement === 0 && !post.steady)

  const begin = (person: Person, post: Post, from: string): Term => {
    const term = { id: newId(`${from}T08:00:00.000Z`), post, person, from, to: null }
    person.terms.push(term)
    terms.push(term)
    return term
  }

  const language = (organisation: Organisation): Locale => {
    if (chance.happens(organisation.swedish)) return 'sv'
    return organisation.kind !== 'municipality' && chance.happens(0.021) ? 'en' : 'fi'
  }

  const newcomer = (post: Post, from: string): Person => {
    const named = post.steady && post.organisation.domain === 'vm' && post.roleClass === 'expert'
    const given = named ? reserved.shift() : undefined
    const tongue = given ? 'fi' : language(post.organisation)
    const createdAt = `${later(from, registerOpened)}T0${chance.between(6, 9)}:${chance.between(10, 59)}:00.000Z`
    const number = String(people.length + 1).padStart(6, '0')
    const person: Person = {
      id: newId(createdAt),
      ...(given ?? dealName(tongue)),
      language: tongue,
      phone: chance.happens(0.8) ? `+358 000 ${number.slice(0, 3)} ${number.slice(3)}` : null,
      createdAt,
      terms: [],
      leaving: null,
    }
    people.push(person)
    if (!post.steady && chance.happens(0.42)) {
      const before = {
        ...chance.oneOf(earlierPosts),
        positionId: null,
        organisation: chance.oneOf(employers),
      }
      begin(person, before, addDays(from, -chance.between(700, 2600))).to = addDays(from, -1)
    }
    return person
  }

  const hold = (person: Person, post: Post, from: string) => holders.set(post, begin(person, post, from))

  const vacate = (post: Post, lastDay: string): Person => {
    const term = holders.get(post)
    if (!term) throw new Error('nobody to leave the post')
    term.to = lastDay
    holders.delete(post)
    return term.person
  }

  /** Somebody settled in one of the posts; null when chance finds none. */
  const settledIn = (choices: readonly Post[], date: string, not: Post): Post | null => {
    for (let turn = 0; turn < 8; turn += 1) {
      const post = chance.oneOf(choices)
      const term = holders.get(post)
      if (term && post !== not && !post.steady && daysBetween(term.from, date) > 500) return post
    }
    return null
  }

  const sourceFor = (post: Post): readonly Post[] | null => {
    const luck = chance.fraction()
    if (post.seniorManagement === 1) return luck < 0.4 ? seniors : luck < 0.8 ? midway : null
    if (post.roleClass === 'municipalManager')
      return luck < 0.4 ? (ofClass.get('municipalManager') ?? null) : null
    if (post.roleClass === 'hrLead')
      return luck < 0.3 ? (ofClass.get('hrLead') ?? null) : luck < 0.5 ? midway : null
    return luck < 0.35 ? midway : null
  }

  const fill = (post: Post, lastDay: string, depth = 0): void => {
    const gap = daysBetween(lastDay, today) > 90 ? chance.oneOf([1, 1, 1, 15, 32]) : 1
    const from = addDays(lastDay, gap)
    const source = depth < 4 ? sourceFor(post) : null
    const origin = source && settledIn(source, from, post)
    if (!origin) {
      hold(newcomer(post, from), post, from)
      return
    }
    const person = vacate(origin, addDays(from, -1))
    hold(person, post, from)
    fill(origin, addDays(from, -1), depth + 1)
  }

  for (const post of posts) {
    const opensOn = post.organisation.opensOn
    const from =
      opensOn > simulatedFrom
        ? addDays(opensOn, chance.between(0, 120))
        : post.steady
          ? addDays('2015-01-01', chance.between(0, 1200))
          : addDays(simulatedFrom, -chance.between(20, post.seniorManagement ? 2200 : 3300))
    hold(newcomer(post, from), post, from)
  }

  const leave = (choices: readonly Post[], date: string) => {
    const post = chance.oneOf(choices)
    const term = holders.get(post)
    if (!term || daysBetween(term.from, date) < 400) return
    term.person.leaving = chance.happens(0.7) ? 'retired' : 'elsewhere'
    vacate(post, date)
    fill(post, date)
  }

  const exchange = (date: string) => {
    const one = chance.oneOf(seniors)
    const two = settledIn(seniors, date, one)
    const settled = holders.get(one)
    if (!two || !settled || daysBetween(settled.from, date) < 500 || one.roleClass !== two.roleClass) return
    const [first, second] = [vacate(one, date), vacate(two, date)]
    hold(first, two, addDays(date, 1))
    hold(second, one, addDays(date, 1))
  }

  const quietFrom = addDays(today, -45)
  for (let month = simulatedFrom; month < quietFrom; month = addDays(month, 30.44)) {
    const day = () => earlier(addDays(month, chance.between(0, 29)), quietFrom)
    for (let count = chance.about(0.55); count > 0; count -= 1) leave(seniors, day())
    for (let count = chance.about(0.3 * scale); count > 0; count -= 1) leave(others, day())
    for (let count = chance.about(0.6); count > 0; count -= 1) exchange(day())
  }

  succession()
  return { people, terms, holders }

  /** Twelve days ago one agency's head of HR took the retired one's post in another: two seats to hand over. */
  function succession() {
    const date = addDays(today, -12)
    const agencies = (ofClass.get('hrLead') ?? []).filter((post) => post.organisation.kind === 'agency')
    const origin = settledIn(agencies, date, seniors[0] as Post)
    const target = origin && settledIn(agencies, date, origin)
    if (!origin || !target) return
    vacate(target, date).leaving = 'retired'
    const mover = vacate(origin, date)
    hold(mover, target, addDays(date, 1))
    hold(newcomer(origin, addDays(date, 1)), origin, addDays(date, 1))
  }
}
