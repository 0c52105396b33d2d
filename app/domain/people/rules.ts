// What a person and a post are, for pages and for rules; nothing here reads or writes.
import type { OrganisationKind, RoleClass } from '#db/schema'
import { sortKey } from '#db/sort-key'

/** From–to in plain dates. The last day belongs to the period: a post that ends on 31.3. is still held that day. */
export type Period = { validFrom: string; validTo: string | null }

/** Whether a period holds on a day ("2019-03-01"). */
export const holdsOn = (period: Period, on: string): boolean =>
  period.validFrom <= on && (period.validTo === null || period.validTo >= on)

/** Whether two periods have a day in common. */
export const overlaps = (one: Period, other: Period): boolean =>
  (one.validTo === null || one.validTo >= other.validFrom) &&
  (other.validTo === null || other.validTo >= one.validFrom)

/** The first day on which nobody has held something, as the periods of its holders tell; null when it is held or never was. */
export function vacantSince(periods: readonly Period[], on: string): string | null {
  if (periods.some((period) => holdsOn(period, on))) return null
  const ends = periods.flatMap(({ validTo }) => (validTo !== null && validTo < on ? [validTo] : [])).sort()
  const last = ends[ends.length - 1]
  return last === undefined ? null : nextDay(last)
}

const nextDay = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)

/** The role classes of which an organisation has one at a time, whatever the title: the next holder takes the same position. */
export const singleHolder: ReadonlySet<RoleClass> = new Set([
  'permanentSecretary',
  'headOfAgency',
  'hrLead',
  'developmentHead',
  'trainingHead',
  'municipalManager',
  'countyDirector',
])

export type Titles = { titleFi: string; titleSv: string; titleEn: string }

/** Whether two titles are the same in the first language that both have, Finnish before Swedish and English. */
export function sameTitle(one: Titles, other: Titles): boolean {
  const pairs = (['titleFi', 'titleSv', 'titleEn'] as const).map((stem) => [
    sortKey(one[stem]),
    sortKey(other[stem]),
  ])
  const [mine, theirs] = pairs.find(([a, b]) => a && b) ?? []
  return mine !== undefined && mine === theirs
}

/** How high a post is, as groups are balanced by it. */
export const levels = ['top', 'department', 'unit', 'expert'] as const
export type Level = (typeof levels)[number]

const levelOfClass: Record<RoleClass, Level> = {
  permanentSecretary: 'top',
  headOfAgency: 'top',
  municipalManager: 'top',
  countyDirector: 'top',
  departmentHead: 'department',
  director: 'unit',
  hrLead: 'unit',
  developmentHead: 'unit',
  trainingHead: 'unit',
  expert: 'expert',
  assistant: 'expert',
}

export const levelOf = (roleClass: RoleClass): Level => levelOfClass[roleClass]

/** A person's title and organisation; `name…` are the organisation's names. */
export type Post = {
  titleFi: string
  titleSv: string
  titleEn: string
  organisationId: string
  nameFi: string
  nameSv: string
  nameEn: string
  kind: OrganisationKind
  sectorId: string | null
  sectorCode: string | null
  roleClass: RoleClass
  seniorManagement: boolean
}

export type Sector = { id: string; code: string; nameFi: string; nameSv: string; nameEn: string }

/** A person as lists show them. */
export type PersonRow = { id: string; firstName: string; lastName: string; post: Post | null }

export const fullName = (person: { firstName: string; lastName: string }): string =>
  `${person.firstName} ${person.lastName}`

/** How many people stand in each sector, in the sectors' own order; those outside the sectors last, as null. */
export function countBySector(
  sectors: readonly Sector[],
  posts: readonly (Post | null | undefined)[],
): { sector: Sector | null; count: number }[] {
  const counts = new Map<string | null, number>()
  const known = new Set(sectors.map((sector) => sector.id))
  for (const post of posts) {
    const id = post?.sectorId && known.has(post.sectorId) ? post.sectorId : null
    counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  const rows: { sector: Sector | null; count: number }[] = sectors.map((sector) => ({
    sector,
    count: counts.get(sector.id) ?? 0,
  }))
  const outside = counts.get(null) ?? 0
  return outside > 0 ? [...rows, { sector: null, count: outside }] : rows
}

/** Where a letter reaches a person: the address in use, or the private one when that is missing or has failed. */
export const addressFor = (person: {
  email: string | null
  failedAt: string | null
  privateEmail: string | null
}): string | null => (person.email !== null && person.failedAt === null ? person.email : person.privateEmail)

/** Addresses of pages, one a line. */
export const linesOf = (links: string): string[] =>
  links
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)

/** The choice of a position of its own, beside those that the organisation has. */
export const newPosition = 'new'
