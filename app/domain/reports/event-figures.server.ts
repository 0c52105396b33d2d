// Reads the figures of the events that have been held: by event, by year and kind, by sector and kind of organisation.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Reader } from '#db/connect'
import { organisationKinds, type EventKind, type EventTable, type OrganisationKind } from '#db/schema'
import { dateOf, type Instant } from '../core/time'
import type { Sector } from '../people/rules'
import { pastOn, sectorIdThen } from '../people/then.server'
import { medianOf, shareWithin, sumOf, type Counts, type Waited } from './event-figures'

/** Which events: of the years from–to, both included, of one kind or all; or one event alone. */
export type FiguresOf = { from: number; to: number; kind: EventKind | null } | { eventId: string }

const ref = (column: string) => sql.ref(column)
const dayOfEvent = sql<string>`substr(${ref('event.startsAt')}, 1, 10)`

/** The organisers' events that have begun and were not cancelled. */
const heldEvents = (db: Reader, of: FiguresOf, now: Instant) => {
  const query = db
    .selectFrom('event')
    .where('event.networkId', 'is', null)
    .where('event.status', '=', 'open')
    .where('event.startsAt', '<=', now)
  if ('eventId' in of) return query.where('event.id', '=', of.eventId)
  const within = query
    .where('event.startsAt', '>=', `${of.from}-01-01`)
    .where('event.startsAt', '<', `${of.to + 1}-01-01`)
  return of.kind === null ? within : within.where('event.kind', '=', of.kind)
}

/** Everybody who holds an invitation to them. */
const held = (db: Reader, of: FiguresOf, now: Instant) =>
  heldEvents(db, of, now)
    .innerJoin('invitation', 'invitation.eventId', 'event.id')
    .where('invitation.withdrawnAt', 'is', null)

const one = (condition: RawBuilder<SqlBool>) => sql<number>`case when ${condition} then 1 else 0 end`

/** Rows of earlier events are made as the event was held: nobody knows who had been invited to those. */
const isInvited = sql<SqlBool>`(${ref('invitation.entry')} in ('invited', 'forwarded')
  and ${ref('invitation.invitedAt')} < ${ref('event.startsAt')})`
const wasThere = sql<SqlBool>`(${ref('invitation.cameAt')} is not null
  or (${ref('invitation.answerSource')} = 'earlier' and ${ref('invitation.answer')} = 'yes'))`
/** Whoever took part online is expected at no door: that nobody noted it does not make them absent. */
const isExpected = sql<SqlBool>`(${ref('invitation.seat')} = 'seated'
  and ${ref('invitation.entry')} <> 'walkIn' and ${ref('event.attendanceClosedAt')} is not null
  and (${ref('invitation.mode')} is null or ${ref('invitation.mode')} <> 'online' or ${wasThere}))`

/** Each invitation as ones and noughts, to be summed. */
const marks = {
  invited: one(isInvited),
  answered: one(sql<SqlBool>`${isInvited} and ${ref('invitation.answer')} is not null`),
  came: one(wasThere),
  substitutes: one(sql<SqlBool>`${wasThere} and ${ref('invitation.entry')} = 'substitute'`),
  walkIns: one(sql<SqlBool>`${wasThere} and ${ref('invitation.entry')} = 'walkIn'`),
  expected: one(isExpected),
  absent: one(sql<SqlBool>`${isExpected} and not ${wasThere}`),
} satisfies Record<keyof Counts, RawBuilder<number>>
const kinds = Object.keys(marks) as (keyof Counts)[]

/** The figures of a row as numbers: a database may give a sum as text. */
const countsIn = (row: Record<keyof Counts, number | string>): Counts =>
  Object.fromEntries(kinds.map((key) => [key, Number(row[key])])) as Counts

export type EventFigures = Pick<
  EventTable,
  'id' | 'kind' | 'startsAt' | 'titleFi' | 'titleSv' | 'titleEn'
> & {
  counts: Counts
  /** Whether it is known who came: the list was closed, somebody was ticked, or it was imported. */
  cameKnown: boolean
}

/** Each event with its counts, newest first; those that nobody was invited to are left out. */
export async function figuresByEvent(db: Reader, of: FiguresOf, now: Instant): Promise<EventFigures[]> {
  const sums = await held(db, of, now)
    .select('event.id')
    .select(kinds.map((key) => sql<number>`sum(${marks[key]})`.as(key)))
    .groupBy('event.id')
    .execute()
  const countsOf = new Map((sums as unknown as SummedEvent[]).map((row) => [row.id, countsIn(row)]))
  const events = await heldEvents(db, of, now)
    .select(['event.id', 'event.kind', 'startsAt', 'titleFi', 'titleSv', 'titleEn', 'attendanceClosedAt'])
    .orderBy('startsAt', 'desc')
    .orderBy('event.id', 'desc')
    .execute()
  return events.flatMap(({ attendanceClosedAt, ...event }) => {
    const counts = countsOf.get(event.id)
    return counts ? [{ ...event, counts, cameKnown: attendanceClosedAt !== null || counts.came > 0 }] : []
  })
}

type SummedEvent = Record<keyof Counts, number> & { id: string }

/** Minutes since a day long ago, of an instant as text: both databases reckon it alike (the calendar of 1901–2099). */
function minutesOf(column: string): RawBuilder<number> {
  const part = (from: number, letters: number) =>
    sql<number>`cast(substr(${ref(column)}, ${sql.lit(from)}, ${sql.lit(letters)}) as integer)`
  const [year, month, day, hour, minute] = [part(1, 4), part(6, 2), part(9, 2), part(12, 2), part(15, 2)]
  const days = sql<number>`(365 * ${year} + (12 * ${year} + ${month} - 3) / 48
    + 275 * ${month} / 9 - 2 * ((${month} + 9) / 12) + ${day})`
  return sql<number>`(${days} * 1440 + ${hour} * 60 + ${minute})`
}

/** How many of the invited gave their first answer after so many whole hours. */
export async function hoursToAnswer(db: Reader, of: FiguresOf, now: Instant): Promise<Waited[]> {
  const first = held(db, of, now)
    .innerJoin('answer', 'answer.invitationId', 'invitation.id')
    .where(isInvited)
    .where('answer.source', '<>', 'earlier')
    .select(['invitation.invitedAt', (e) => e.fn.min('answer.answeredAt').as('firstAt')])
    .groupBy(['invitation.id', 'invitation.invitedAt'])
  const waits = db
    .selectFrom(first.as('given'))
    .select(sql<number>`(${minutesOf('given.firstAt')} - ${minutesOf('given.invitedAt')}) / 60`.as('hours'))
  const rows = await db
    .selectFrom(waits.as('wait'))
    .select(['wait.hours', (e) => e.fn.countAll<number>().as('people')])
    .groupBy('wait.hours')
    .execute()
  return rows.map(({ hours, people }) => ({ hours, people: Number(people) }))
}

/** Where the person served on the day of the event, by their foremost post of that day. */
const bodyThen = sql<string>`(select ${ref('post.organisationId')} from ${sql.table('appointment')} as ${ref('post')}
  where ${ref('post.personId')} = ${ref('invitation.personId')}
  and ${ref('post.validFrom')} <= ${dayOfEvent}
  and (${ref('post.validTo')} is null or ${ref('post.validTo')} >= ${dayOfEvent})
  order by ${ref('post.seniorManagement')} desc, ${ref('post.validFrom')} desc, ${ref('post.id')} desc
  limit 1)`

export type OriginFigures = { sectorId: string | null; kind: OrganisationKind | null; counts: Counts }

/** The people by where they served on the day of the event; null is outside the sectors, or without a post. */
async function figuresByOrigin(db: Reader, of: FiguresOf, now: Instant): Promise<OriginFigures[]> {
  const people = held(db, of, now)
    .leftJoin('organisation', (join) => join.on(sql<SqlBool>`${ref('organisation.id')} = ${bodyThen}`))
    .leftJoin('organisationPast', (join) => join.on(pastOn(dayOfEvent)))
    .select([sectorIdThen.as('sectorId'), 'organisation.kind as kind'])
    .select(kinds.map((key) => marks[key].as(key)))
  const rows = await db
    .selectFrom(people.as('people'))
    .select(['people.sectorId', 'people.kind'])
    .select(kinds.map((key) => sql<number>`sum(${ref(`people.${key}`)})`.as(key)))
    .groupBy(['people.sectorId', 'people.kind'])
    .execute()
  return (rows as unknown as (Record<keyof Counts, number> & Omit<OriginFigures, 'counts'>)[]).map((row) => ({
    sectorId: row.sectorId,
    kind: row.kind,
    counts: countsIn(row),
  }))
}

export type SectorFigures = { sector: Sector | null; counts: Counts }
export type KindFigures = { kind: OrganisationKind | null; counts: Counts }
export type Answering = { median: number | null; withinDay: number | null }

export type Breakdown = {
  /** In the official order; those outside the sectors last. */
  sectors: SectorFigures[]
  /** In the order in which kinds are listed everywhere; those without a post last. */
  organisations: KindFigures[]
  answering: Answering
}

/** What the counts are made of: sectors, kinds of organisation, and how long answering took. */
export async function breakdownOf(db: Reader, of: FiguresOf, now: Instant): Promise<Breakdown> {
  const origins = await figuresByOrigin(db, of, now)
  const waited = await hoursToAnswer(db, of, now)
  const together = (rows: OriginFigures[]) => sumOf(rows.map(({ counts }) => counts))
  const bySector = Map.groupBy(origins, ({ sectorId }) => sectorId)
  const byKind = Map.groupBy(origins, ({ kind }) => kind)
  const sectors = await db
    .selectFrom('sector')
    .select(['id', 'code', 'nameFi', 'nameSv', 'nameEn'])
    .orderBy('position')
    .orderBy('code')
    .execute()
  return {
    sectors: [...sectors, null].flatMap((sector) => {
      const rows = bySector.get(sector?.id ?? null)
      return rows ? [{ sector, counts: together(rows) }] : []
    }),
    organisations: [...organisationKinds, null].flatMap((kind) => {
      const rows = byKind.get(kind)
      return rows ? [{ kind, counts: together(rows) }] : []
    }),
    answering: { median: medianOf(waited), withinDay: shareWithin(waited, 24) },
  }
}

/** The years in which events have been held, oldest first. */
export async function yearsOfEvents(db: Reader, now: Instant): Promise<number[]> {
  const row = await db
    .selectFrom('event')
    .select((e) => e.fn.min('startsAt').as('first'))
    .where('networkId', 'is', null)
    .where('status', '=', 'open')
    .where('startsAt', '<=', now)
    .executeTakeFirst()
  if (!row?.first) return []
  const [first, last] = [Number(dateOf(row.first).slice(0, 4)), Number(dateOf(now).slice(0, 4))]
  return Array.from({ length: last - first + 1 }, (_, at) => first + at)
}
