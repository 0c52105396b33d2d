// Reads of series: one with its dates and how answers stand at each.
import type { Reader } from '#db/connect'
import type { SeriesTable } from '#db/schema'
import { answerCountsOf, noAnswers, type AnswerCounts, type EventRow } from '../events/queries.server'
import type { Instant } from '../core/time'
import { exceptionsAmong, isAhead } from './rules'

/** @throws Response 404 when there is none */
export async function seriesById(db: Reader, id: string): Promise<SeriesTable> {
  const series = await db.selectFrom('series').selectAll().where('id', '=', id).executeTakeFirst()
  if (!series) throw new Response(null, { status: 404 })
  return series
}

/** Every date of a series, cancelled ones too, in order. */
export const datesOf = (db: Reader, seriesId: string): Promise<EventRow[]> =>
  db
    .selectFrom('event')
    .selectAll()
    .where('seriesId', '=', seriesId)
    .where('networkId', 'is', null)
    .orderBy('startsAt')
    .orderBy('id')
    .execute()

/** The date that stands for them all: the first that can still be changed; null when there is none. */
export const leadOf = (dates: readonly EventRow[], now: Instant): EventRow | null =>
  dates.find((date) => isAhead(date, now)) ?? null

export type SeriesDate = Pick<
  EventRow,
  | 'id'
  | 'status'
  | 'titleFi'
  | 'titleSv'
  | 'titleEn'
  | 'startsAt'
  | 'endsAt'
  | 'place'
  | 'onlineUrl'
  | 'answerBy'
  | 'capacity'
> & { exception: boolean; ahead: boolean; counts: AnswerCounts }

/** What the page of a series shows of each date. */
export async function seriesDatesOf(
  db: Reader,
  dates: readonly EventRow[],
  now: Instant,
): Promise<SeriesDate[]> {
  const counts = await answerCountsOf(
    db,
    dates.map(({ id }) => id),
  )
  const exceptions = exceptionsAmong(dates.filter(({ status }) => status !== 'cancelled'))
  return dates.map((date) => ({
    id: date.id,
    status: date.status,
    titleFi: date.titleFi,
    titleSv: date.titleSv,
    titleEn: date.titleEn,
    startsAt: date.startsAt,
    endsAt: date.endsAt,
    place: date.place,
    onlineUrl: date.onlineUrl,
    answerBy: date.answerBy,
    capacity: date.capacity,
    exception: exceptions.has(date.id),
    ahead: isAhead(date, now),
    counts: counts.get(date.id) ?? noAnswers,
  }))
}

/** The name of the series that an event is a date of; null when it is of none. */
export async function seriesNameOf(db: Reader, seriesId: string | null) {
  if (seriesId === null) return null
  const { id, nameFi, nameSv, nameEn } = await seriesById(db, seriesId)
  return { id, nameFi, nameSv, nameEn }
}
