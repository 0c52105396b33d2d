// What a person and a post are, for pages and for rules; nothing here reads or writes.
import type { OrganisationKind, RoleClass } from '#db/schema'

/** From–to in plain dates. The last day belongs to the period: a post that ends on 31.3. is still held that day. */
export type Period = { validFrom: string; validTo: string | null }

/** Whether a period holds on a day ("2019-03-01"). */
export const holdsOn = (period: Period, on: string): boolean =>
  period.validFrom <= on && (period.validTo === null || period.validTo >= on)

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
