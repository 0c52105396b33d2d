// Names the people and bodies of seats for a page, and tells whom a rule takes in before it is kept.
import type { Reader } from '#db/connect'
import type { RoleClass } from '#db/schema'
import type { AudienceRule } from '../audience/rules'
import type { PlainDate } from '../core/time'
import { inParts } from '../people/period.server'
import { withPosts } from '../people/queries.server'
import type { PersonRow } from '../people/rules'
import { pastOn, organisationThen } from '../people/then.server'
import { seatsByRule, type Misfit, type Seats } from './queries.server'
import type { Seat } from './rules'

export type NamedBody = { id: string; nameFi: string; nameSv: string; nameEn: string }

/** A vacant seat with names. */
export type VacantSeat = {
  body: NamedBody
  roleClass: RoleClass | null
  positionId: string | null
  candidate: (NonNullable<Seat['candidate']> & { firstName: string; lastName: string }) | null
}

/** Vacant seats with their bodies and candidates named, those with a candidate first. */
export async function namedVacancies(
  db: Reader,
  vacant: readonly Seat[],
  on: PlainDate,
): Promise<VacantSeat[]> {
  const bodies = await bodiesNamed(
    db,
    vacant.map(({ organisationId }) => organisationId),
    on,
  )
  const people = await peopleNamed(
    db,
    vacant.flatMap(({ candidate }) => candidate?.personId ?? []),
  )
  const named = vacant.flatMap(({ organisationId, roleClass, positionId, candidate }): VacantSeat[] => {
    const body = bodies.get(organisationId)
    const person = candidate && people.get(candidate.personId)
    if (!body) return []
    return [
      { body, roleClass, positionId, candidate: candidate && person ? { ...candidate, ...person } : null },
    ]
  })
  return [...named.filter(({ candidate }) => candidate), ...named.filter(({ candidate }) => !candidate)]
}

async function bodiesNamed(
  db: Reader,
  ids: readonly string[],
  on: PlainDate,
): Promise<Map<string, NamedBody>> {
  const rows = await inParts(ids, (some) =>
    db
      .selectFrom('organisation')
      .leftJoin('organisationPast', (join) => join.on(pastOn(on)))
      .select(['organisation.id', ...organisationThen])
      .where('organisation.id', 'in', some)
      .execute(),
  )
  return new Map(rows.map(({ id, nameFi, nameSv, nameEn }) => [id, { id, nameFi, nameSv, nameEn }]))
}

async function peopleNamed(
  db: Reader,
  ids: readonly string[],
): Promise<Map<string, { firstName: string; lastName: string }>> {
  const rows = await inParts(ids, (some) =>
    db.selectFrom('person').select(['id', 'firstName', 'lastName']).where('id', 'in', some).execute(),
  )
  return new Map(rows.map(({ id, firstName, lastName }) => [id, { firstName, lastName }]))
}

/** What a rule would do: whom it takes in, which seats would be vacant, which members of the day would not fit. */
export type RulePreview = {
  fits: PersonRow[]
  fitting: number
  newcomers: number
  vacant: number
  misfits: Misfit[]
}

const mostShown = 50

/** @param networkId the network whose members are asked; the first fifty who fit come with names */
export async function previewOf(
  db: Reader,
  networkId: string,
  rule: AudienceRule,
  on: PlainDate,
): Promise<RulePreview> {
  const seats = await seatsByRule(db, { id: networkId, rule }, on)
  const ids = peopleOf(seats)
  const people = await inParts(ids, (some) =>
    db
      .selectFrom('person')
      .select(['id', 'firstName', 'lastName', 'sortName'])
      .where('id', 'in', some)
      .execute(),
  )
  people.sort((a, b) => (a.sortName < b.sortName ? -1 : 1))
  const shown = people.slice(0, mostShown).map(({ sortName: _, ...person }) => person)
  return {
    fits: await withPosts(db, shown, on),
    fitting: people.length,
    newcomers: new Set(seats.vacant.flatMap(({ candidate }) => candidate?.personId ?? [])).size,
    vacant: seats.vacant.filter(({ candidate }) => candidate === null).length,
    misfits: seats.misfits,
  }
}

const peopleOf = ({ held, vacant }: Seats): string[] => [
  ...new Set([
    ...held.flatMap(({ holder }) => holder?.personId ?? []),
    ...vacant.flatMap(({ candidate }) => candidate?.personId ?? []),
  ]),
]
