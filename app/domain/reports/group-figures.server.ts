// Reads the figures of small groups year by year for the Ministry: groups, members, who came and left, meetings, sectors.
import type { Reader } from '#db/connect'
import { dateOf, type Instant, type PlainDate } from '../core/time'
import { daysMet } from '../meetings/meetings.server'
import { coverage, turnover, yearsOf, type Spell } from '../networks/history'
import { sectorsOfMembers } from '../networks/history.server'
import { inParts } from '../people/period.server'
import type { Sector } from '../people/rules'
import { average, hideFew, timesInGroups, type ToldCount } from './group-figures'
import { fewest } from './rules'

export type YearOfGroups = {
  year: number
  /** The day of the figures: the year's last, or today in the year that goes on. */
  on: PlainDate
  groups: number
  members: number
  /** People who came to small groups or left them in the year; moving between groups is neither. */
  newcomers: number
  leavers: number
  meetings: number
  /** Members in a group on the day, one decimal. */
  averageSize: number
  /** How many sectors the members come from. */
  sectors: number
  /** Members who are told of together, since their sectors have so few. */
  together: number
}

export type GroupFigures = {
  years: YearOfGroups[]
  /** Members from each sector on each year's day; those outside the sectors as null, last. */
  coverage: { sector: Sector | null; counts: ToldCount[] }[]
}

/** From the year of the first group to this one. */
export async function groupFigures(db: Reader, now: Instant): Promise<GroupFigures> {
  const today = dateOf(now)
  const groups = await db
    .selectFrom('network')
    .select(['id', 'foundedOn', 'endedOn'])
    .where('kind', '=', 'smallGroup')
    .where('foundedOn', '<=', today)
    .orderBy('foundedOn')
    .execute()
  const [first] = groups
  if (!first) return { years: [], coverage: [] }
  const ids = groups.map(({ id }) => id)
  const years = yearsOf({ foundedOn: first.foundedOn, endedOn: null }, today)
  const seats = await seatsIn(db, ids)
  const people = timesInGroups(seats)
  const bySector = coverage(people, years, await sectorsOfMembers(db, ids))
  const order = [...(await sectorsInOrder(db)), null].filter((sector) => bySector.has(sector?.id ?? null))
  const countOf = (sector: Sector | null, at: number) => bySector.get(sector?.id ?? null)?.[at] ?? 0
  const told = years.map((_, at) => {
    const counts = order.map((sector) => countOf(sector, at))
    return hideFew(counts, fewest)
  })
  const turned = turnover(people, years)
  const met = await daysMet(db, ids, now)
  const figures: YearOfGroups[] = []
  for (const [at, { year, on }] of years.entries()) {
    const standing = groups.filter((one) => holds(one.foundedOn, one.endedOn, on)).length
    const sitting = seats.filter((one) => holds(one.validFrom, one.validTo, on)).length
    const { members = 0, joined = 0, left = 0 } = turned[at] ?? {}
    figures.push({
      ...{ year, on, groups: standing, members, newcomers: joined, leavers: left },
      meetings: met.filter((day) => day >= `${year}-01-01` && day <= on).length,
      averageSize: average(sitting, standing),
      sectors: order.filter((sector) => sector !== null && countOf(sector, at) > 0).length,
      together: told[at]?.together ?? 0,
    })
  }
  return {
    years: figures,
    coverage: order.map((sector, row) => ({
      sector,
      counts: told.map((counts) => counts.told[row] ?? null),
    })),
  }
}

const holds = (from: PlainDate, to: PlainDate | null, on: PlainDate): boolean =>
  from <= on && (to === null || to >= on)

/** Every time of a member in a group; a liaison is with a group, not one of it. */
const seatsIn = (db: Reader, ids: readonly string[]): Promise<Spell[]> =>
  inParts(ids, (some) =>
    db
      .selectFrom('membership')
      .select(['personId', 'validFrom', 'validTo'])
      .where('networkId', 'in', some)
      .where('role', '<>', 'liaison')
      .execute(),
  )

const sectorsInOrder = (db: Reader): Promise<Sector[]> =>
  db
    .selectFrom('sector')
    .select(['id', 'code', 'nameFi', 'nameSv', 'nameEn'])
    .orderBy('position')
    .orderBy('code')
    .execute()
