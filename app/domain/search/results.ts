// What a search finds, as pages show it, and how its address is read.
import {
  searchThings,
  type EventKind,
  type NetworkKind,
  type OrganisationKind,
  type SearchThing,
} from '#db/schema'
import type { Post } from '../people/rules'

type Names = { nameFi: string; nameSv: string; nameEn: string }

export type FoundPerson = {
  thing: 'person'
  id: string
  firstName: string
  lastName: string
  post: Post | null
}
export type FoundOrganisation = Names & {
  thing: 'organisation'
  id: string
  kind: OrganisationKind
  sectorCode: string | null
  validTo: string | null
  /** It stands on the day. */
  stands: boolean
}
export type FoundNetwork = Names & {
  thing: 'network'
  id: string
  kind: NetworkKind
  members: number
  endedOn: string | null
  stands: boolean
}
export type FoundEvent = {
  thing: 'event'
  id: string
  kind: EventKind
  status: 'draft' | 'open' | 'cancelled'
  titleFi: string
  titleSv: string
  titleEn: string
  startsAt: string
}
export type Found = FoundPerson | FoundOrganisation | FoundNetwork | FoundEvent

/** What was found of one kind: a page of it, best first, and how many there are in all. */
export type FoundGroup = {
  thing: SearchThing
  total: number
  /** There are more than were counted. */
  more: boolean
  rows: Found[]
}

/** A page within one kind. */
export const foundOnPage = 20
/** Of each kind, where all are shown. */
export const foundOfEach = 5

export const readThing = (query: URLSearchParams): SearchThing | undefined =>
  searchThings.find((thing) => thing === query.get('thing'))

/** How many are shown while typing. */
export const hintsInAll = 8
const hintsOfEach = 2

/** The few that are shown while typing: some of each kind, and the rest of the first kinds that have more. */
export function fewOf(groups: readonly FoundGroup[]): Found[] {
  const taken = groups.map(({ rows }) => Math.min(rows.length, hintsOfEach))
  let free = hintsInAll - taken.reduce((sum, count) => sum + count, 0)
  for (const [at, { rows }] of groups.entries()) {
    const more = Math.min(free, rows.length - (taken[at] ?? 0))
    taken[at] = (taken[at] ?? 0) + more
    free -= more
  }
  return groups.flatMap(({ rows }, at) => rows.slice(0, taken[at]))
}

/** One of the few that are shown while typing. `match`: what was found, when neither name nor `about` says it; or ''. */
export type Hint = { thing: SearchThing; to: string; name: string; about: string; match: string }
