// What is read of things that were found: what they are ordered by, and what their lines show.
import type { Reader } from '#db/connect'
import type { Locale, SearchThing } from '#db/schema'
import { sortKey } from '#db/sort-key'
import { written } from '~/i18n/named'
import { dateOf, type PlainDate } from '../core/time'
import { inForce, inParts } from '../people/period.server'
import { withPosts } from '../people/queries.server'
import type { Found, FoundEvent, FoundNetwork, FoundOrganisation, FoundPerson } from './results'

/** What a search result is ordered by. */
export type Facts = {
  id: string
  /** What it is called; a word found here weighs more than one found elsewhere. */
  name: string
  /** In force on the day: a person with a post, a body that stands, an event that lies ahead. */
  current: boolean
  /** What those that fit equally well are ordered by. */
  key: string
}

type Asked = { on: PlainDate; locale: Locale }

async function peopleFacts(db: Reader, ids: readonly string[], { on }: Asked): Promise<Facts[]> {
  const people = await inParts(ids, (part) =>
    db
      .selectFrom('person')
      .select(['id', 'firstName', 'lastName', 'sortName'])
      .where('id', 'in', part)
      .execute(),
  )
  const holders = await inParts(ids, (part) =>
    db
      .selectFrom('appointment')
      .select('personId')
      .where('personId', 'in', part)
      .where(inForce('appointment', on))
      .execute(),
  )
  const current = new Set(holders.map(({ personId }) => personId))
  return people.map(({ id, firstName, lastName, sortName }) => ({
    id,
    name: `${firstName} ${lastName}`,
    current: current.has(id),
    key: sortName,
  }))
}

const namesOf = (row: { nameFi: string; nameSv: string; nameEn: string }) =>
  `${row.nameFi} ${row.nameSv} ${row.nameEn}`

async function organisationFacts(db: Reader, ids: readonly string[], asked: Asked): Promise<Facts[]> {
  const rows = await inParts(ids, (part) =>
    db
      .selectFrom('organisation')
      .select(['id', 'nameFi', 'nameSv', 'nameEn', 'validTo'])
      .where('id', 'in', part)
      .execute(),
  )
  return rows.map((row) => ({
    id: row.id,
    name: namesOf(row),
    current: row.validTo === null || row.validTo >= asked.on,
    key: sortKey(written(row, 'name', asked.locale).text),
  }))
}

async function networkFacts(db: Reader, ids: readonly string[], asked: Asked): Promise<Facts[]> {
  const rows = await inParts(ids, (part) =>
    db
      .selectFrom('network')
      .select(['id', 'nameFi', 'nameSv', 'nameEn', 'endedOn'])
      .where('id', 'in', part)
      .execute(),
  )
  return rows.map((row) => ({
    id: row.id,
    name: namesOf(row),
    current: row.endedOn === null || row.endedOn >= asked.on,
    key: sortKey(written(row, 'name', asked.locale).text),
  }))
}

/** Those to come are ordered by their day, the next first; those that have been after them, the last first. */
async function eventFacts(db: Reader, ids: readonly string[], { on }: Asked): Promise<Facts[]> {
  const rows = await inParts(ids, (part) =>
    db
      .selectFrom('event')
      .select(['id', 'titleFi', 'titleSv', 'titleEn', 'startsAt', 'endsAt'])
      .where('id', 'in', part)
      .execute(),
  )
  const starts = [...new Set(rows.map(({ startsAt }) => startsAt))].sort()
  const place = new Map(starts.map((at, index) => [at, index]))
  return rows.map((row) => {
    const current = dateOf(row.endsAt) >= on
    const index = place.get(row.startsAt) ?? 0
    return {
      id: row.id,
      name: `${row.titleFi} ${row.titleSv} ${row.titleEn}`,
      current,
      key: String(current ? index : starts.length - index).padStart(6, '0'),
    }
  })
}

export const factsOf: Record<
  SearchThing,
  (db: Reader, ids: readonly string[], asked: Asked) => Promise<Facts[]>
> = { person: peopleFacts, organisation: organisationFacts, network: networkFacts, event: eventFacts }

async function people(db: Reader, ids: string[], on: PlainDate): Promise<FoundPerson[]> {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'firstName', 'lastName'])
    .where('id', 'in', ids)
    .execute()
  return (await withPosts(db, rows, on)).map((row) => ({ thing: 'person', ...row }))
}

async function organisations(db: Reader, ids: string[], on: PlainDate): Promise<FoundOrganisation[]> {
  const rows = await db
    .selectFrom('organisation')
    .leftJoin('sector', 'sector.id', 'organisation.sectorId')
    .select(['organisation.id', 'organisation.nameFi', 'organisation.nameSv', 'organisation.nameEn'])
    .select(['organisation.kind', 'organisation.validTo', 'sector.code as sectorCode'])
    .where('organisation.id', 'in', ids)
    .execute()
  return rows.map((row) => ({
    thing: 'organisation',
    ...row,
    stands: row.validTo === null || row.validTo >= on,
  }))
}

async function networks(db: Reader, ids: string[], on: PlainDate): Promise<FoundNetwork[]> {
  const rows = await db
    .selectFrom('network')
    .select(['id', 'kind', 'nameFi', 'nameSv', 'nameEn', 'endedOn'])
    .where('id', 'in', ids)
    .execute()
  const counts = await db
    .selectFrom('membership')
    .select((e) => ['networkId', e.fn.count<number>('personId').distinct().as('members')])
    .where('networkId', 'in', ids)
    .where(inForce('membership', on))
    .groupBy('networkId')
    .execute()
  const members = new Map(counts.map((row) => [row.networkId, Number(row.members)]))
  return rows.map((row) => ({
    thing: 'network',
    ...row,
    members: members.get(row.id) ?? 0,
    stands: row.endedOn === null || row.endedOn >= on,
  }))
}

async function events(db: Reader, ids: string[]): Promise<FoundEvent[]> {
  const rows = await db
    .selectFrom('event')
    .select(['id', 'kind', 'status', 'titleFi', 'titleSv', 'titleEn', 'startsAt'])
    .where('id', 'in', ids)
    .execute()
  return rows.map((row) => ({ thing: 'event', ...row }))
}

/** The lines of things by their ids, at most a page of them, in no order. */
export const rowsOf: Record<SearchThing, (db: Reader, ids: string[], on: PlainDate) => Promise<Found[]>> = {
  person: people,
  organisation: organisations,
  network: networks,
  event: events,
}
