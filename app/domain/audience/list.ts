// The list of an event's audience as an organiser looks at it: its views, a search in it, a page of it.
import { sortKey } from '#db/sort-key'
import type { Post } from '../people/rules'
import { pageWithin } from '../people/search'
import { doubts, type Doubt, type Reason } from './parts'
import type { AudienceRow, EventAudience } from './queries.server'

/**
 * `all`: whom the rule reaches, and in their places those left out by name. `new`: reached and not yet
 * invited. `doubts`: in doubt and not yet invited.
 * `outside`: invited, but no longer reached. `leftOut`: reached by one part and left out by another.
 */
export const listViews = ['all', 'doubts', 'new', 'invited', 'outside', 'leftOut'] as const
export type ListView = (typeof listViews)[number]

export type ListRow = {
  personId: string
  firstName: string
  lastName: string
  sortName: string
  post: Post | null
  reached: boolean
  invited: boolean
  reasons: Reason[]
  doubts: Doubt[]
  /** The excluding parts that hold for the person. */
  takenAwayBy: Reason[]
  /** Left out by name and by nothing else: taking back takes in. */
  leftOutByName: boolean
}

const byNameOnly = (reasons: Reason[]) =>
  reasons.length > 0 &&
  reasons.every(({ all: [only, ...more] }) => only?.kind === 'person' && more.length === 0)

/** Everybody whom the rule or an invitation speaks of, in the order of names. */
export function listRows({ audience, invitedIds, outsideRule }: EventAudience): ListRow[] {
  const none = { reasons: [], doubts: [], takenAwayBy: [], leftOutByName: false }
  const rows = new Map<string, ListRow>()
  for (const row of outsideRule) rows.set(row.personId, { ...row, ...none, reached: false, invited: true })
  for (const row of audience.leftOut)
    rows.set(row.personId, {
      ...row,
      doubts: [],
      reached: false,
      invited: invitedIds.has(row.personId),
      leftOutByName: byNameOnly(row.takenAwayBy),
    })
  for (const { email: _email, language: _language, postEndsOn: _ends, ...row } of audience.rows)
    rows.set(row.personId, {
      ...row,
      reached: true,
      invited: invitedIds.has(row.personId),
      takenAwayBy: [],
      leftOutByName: false,
    })
  return [...rows.values()].sort((a, b) =>
    a.sortName < b.sortName ? -1 : a.sortName > b.sortName ? 1 : a.personId < b.personId ? -1 : 1,
  )
}

const belongs: Record<ListView, (row: ListRow) => boolean> = {
  all: (row) => row.reached || row.leftOutByName,
  doubts: (row) => row.doubts.length > 0 && !row.invited,
  new: (row) => row.reached && !row.invited,
  invited: (row) => row.invited,
  outside: (row) => row.invited && !row.reached,
  leftOut: (row) => row.takenAwayBy.length > 0,
}

/** How many each view holds; `all` counts only those whom the rule reaches. */
export function viewCounts(rows: readonly ListRow[]): Record<ListView, number> {
  const count = (view: ListView) => rows.filter(belongs[view]).length
  return {
    all: rows.filter((row) => row.reached).length,
    doubts: count('doubts'),
    new: count('new'),
    invited: count('invited'),
    outside: count('outside'),
    leftOut: count('leftOut'),
  }
}

const spoken = ({ sortName, post }: ListRow): string =>
  post
    ? `${sortName} ${sortKey(
        [post.titleFi, post.titleSv, post.titleEn, post.nameFi, post.nameSv, post.nameEn].join(' '),
      )}`
    : sortName

/** What the organiser asked to see. */
export type ListQuery = {
  view: ListView
  /** Words of names, titles and organisations, each to be found. */
  q: string
  /** A sector's id, `outside` for those in none, or '' for all. */
  sector: string
  /** From 1. */
  page: number
}

export const listPageSize = 50

/** One page of the list, and how many there are in all; a page beyond the last is the last. */
export function listPage(
  rows: readonly ListRow[],
  query: ListQuery,
): { rows: ListRow[]; total: number; page: number } {
  const words = sortKey(query.q).split(' ').filter(Boolean)
  const sectorOf = (row: ListRow) => row.post?.sectorId ?? 'outside'
  const found = rows.filter(
    (row) =>
      belongs[query.view](row) &&
      (query.sector === '' || sectorOf(row) === query.sector) &&
      words.every((word) => spoken(row).includes(word)),
  )
  const page = pageWithin(query.page, found.length, listPageSize)
  return { rows: found.slice((page - 1) * listPageSize, page * listPageSize), total: found.length, page }
}

/** A doubt with the people it is about. */
export type DoubtGroup = {
  doubt: Doubt
  people: Pick<AudienceRow, 'personId' | 'firstName' | 'lastName' | 'post'>[]
}

/** The doubts about those not yet invited, the ones that stop a letter first. */
export function doubtGroups({ audience, invitedIds }: EventAudience): DoubtGroup[] {
  const open = audience.rows.filter((row) => !invitedIds.has(row.personId))
  return doubts.flatMap((doubt) => {
    const people = open
      .filter((row) => row.doubts.includes(doubt))
      .map(({ personId, firstName, lastName, post }) => ({ personId, firstName, lastName, post }))
    return people.length > 0 ? [{ doubt, people }] : []
  })
}
