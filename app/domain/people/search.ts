// Reads what a list was asked for out of its address; what makes no sense is left out.
import { organisationKinds, roleClasses, type OrganisationKind, type RoleClass } from '#db/schema'

const longest = 200

/** The words searched for, cut at a length no name has. */
export const readWords = (query: URLSearchParams): string => (query.get('q') ?? '').trim().slice(0, longest)

/** The page of a list, from 1. */
export function readPage(query: URLSearchParams): number {
  const page = Number(query.get('page') ?? '1')
  return Number.isInteger(page) && page >= 1 && page <= 100_000 ? page : 1
}

/** The page that is shown of so many: a page after the last is the last. */
export const pageWithin = (asked: number, total: number, onPage: number): number =>
  Math.min(asked, Math.max(1, Math.ceil(total / onPage)))

/** The order asked for, if the list knows it; the first otherwise. */
export const readSort = <Sort extends string>(
  query: URLSearchParams,
  known: readonly [Sort, ...Sort[]],
): Sort => known.find((sort) => sort === query.get('sort')) ?? known[0]

export const readKind = (query: URLSearchParams): OrganisationKind | undefined =>
  organisationKinds.find((kind) => kind === query.get('kind'))

export const readRoleClass = (query: URLSearchParams): RoleClass | undefined =>
  roleClasses.find((role) => role === query.get('role'))

/** The sector's id, if one is asked for; an unknown one finds nobody. */
export const readSector = (query: URLSearchParams): string | undefined => query.get('sector') || undefined

/** The day asked about in the address (`on=2019-03-01`); the given one when there is none or it is no date. */
export function readDay(query: URLSearchParams, today: string): string {
  const on = query.get('on') ?? ''
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) return today
  const at = new Date(`${on}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(on) ? on : today
}
