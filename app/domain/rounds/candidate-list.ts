// Narrows and orders the list of a round's people; pure, for its page and its file.
import { sortKey } from '#db/sort-key'
import { readSort, readWords } from '../people/search'
import { lacks, standings, type Candidate, type Lack, type Standing } from './rules'

export const candidatesOnPage = 100

/** What the list may show: those of one standing, or those who wait for an organiser. */
export const shows = [...standings, 'wishes', 'elsewhere'] as const
export type Show = (typeof shows)[number]

const readShow = (query: URLSearchParams): Show | null =>
  shows.find((show) => show === query.get('show')) ?? null

export const candidateSorts = [
  'name',
  '-name',
  'standing',
  '-standing',
  'sector',
  '-sector',
  'answered',
  '-answered',
] as const
export type CandidateSort = (typeof candidateSorts)[number]

export type CandidateSearch = {
  q: string
  show: Show | null
  group: string
  lack: Lack | null
  sort: CandidateSort
}

/** Reads a search out of the address of the list, or of its file. */
export const readCandidateSearch = (query: URLSearchParams): CandidateSearch => ({
  q: readWords(query),
  show: readShow(query),
  group: query.get('group') ?? '',
  lack: lacks.find((lack) => lack === query.get('lack')) ?? null,
  sort: readSort(query, candidateSorts),
})

const shown = (one: Candidate, show: Show | null): boolean => {
  if (show === null) return one.standing !== 'removed'
  if (show === 'wishes') return one.wishUnread && one.standing !== 'removed'
  if (show === 'elsewhere') return one.standing === 'yes' && one.elsewhere !== null
  return one.standing === show
}

const inFinnish = new Intl.Collator('fi', { numeric: true })
const byName = (a: Candidate, b: Candidate): number =>
  inFinnish.compare(`${a.lastName} ${a.firstName}`, `${b.lastName} ${b.firstName}`)

const standingPlace = (standing: Standing): number => standings.indexOf(standing)
/** Those outside the sectors, and those without a post, come last. */
const sectorKey = ({ post }: Candidate): string => post?.sectorCode ?? '\uffff'

const orders: Record<string, (a: Candidate, b: Candidate) => number> = {
  name: byName,
  standing: (a, b) => standingPlace(a.standing) - standingPlace(b.standing),
  sector: (a, b) => inFinnish.compare(sectorKey(a), sectorKey(b)),
  answered: (a, b) => (b.answeredAt ?? '').localeCompare(a.answeredAt ?? ''),
}

/** The people that a search finds, in its order; equals by name. */
export function narrowed(all: readonly Candidate[], search: CandidateSearch): Candidate[] {
  const words = sortKey(search.q)
    .split(' ')
    .filter((word) => word !== '')
  const found = all.filter((one) => {
    const name = sortKey(`${one.lastName} ${one.firstName}`)
    return (
      shown(one, search.show) &&
      (search.group === '' || one.group?.id === search.group) &&
      (search.lack === null || one.lacks.includes(search.lack)) &&
      words.every((word) => name.includes(word))
    )
  })
  const falling = search.sort.startsWith('-')
  const order = orders[search.sort.replace('-', '')] ?? byName
  return found.sort((a, b) => (falling ? -order(a, b) : order(a, b)) || byName(a, b))
}
