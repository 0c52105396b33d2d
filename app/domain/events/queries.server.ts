// Reads of events: one with its programme, lists with how answers stand.
import type { Reader } from '#db/connect'
import type { EventKind, EventTable } from '#db/schema'
import { sortKey } from '#db/sort-key'
import { dateOf, type Instant, type PlainDate } from '../core/time'
import { eventsAPage } from './rules'

export type EventRow = EventTable

/** An organisers' event. @throws Response 404 when there is none: a small group's meeting is no business of theirs */
export async function eventById(db: Reader, id: string): Promise<EventRow> {
  const event = await eventOrMeetingById(db, id)
  if (event.networkId !== null) throw new Response(null, { status: 404 })
  return event
}

/**
 * An organisers' event or a small group's meeting, for what the invited answer and what their letters tell; whoever
 * shows it asks first whose it is. @throws Response 404 when there is none
 */
export async function eventOrMeetingById(db: Reader, id: string): Promise<EventRow> {
  const event = await db.selectFrom('event').selectAll().where('id', '=', id).executeTakeFirst()
  if (!event) throw new Response(null, { status: 404 })
  return event
}

/** The events that organisers plan: the meetings of small groups are the groups' own. */
const organisersEvents = (db: Reader) => db.selectFrom('event').where('networkId', 'is', null)

export type ProgrammeLine = {
  id: string
  startsAt: Instant
  endsAt: Instant | null
  titleFi: string
  titleSv: string
  titleEn: string
  /** The track it runs in, beside others; null is for all. */
  track: {
    id: string
    position: number
    nameFi: string
    nameSv: string
    nameEn: string
    place: string
  } | null
  speakers: { name: string; role: string }[]
}

/** The programme in order, each line with its speakers: what everybody may see of it. */
export async function programmeOf(db: Reader, eventId: string): Promise<ProgrammeLine[]> {
  const items = await db
    .selectFrom('programmeItem')
    .select(['id', 'startsAt', 'endsAt', 'titleFi', 'titleSv', 'titleEn', 'trackId'])
    .where('eventId', '=', eventId)
    .orderBy('position')
    .execute()
  if (items.length === 0) return []
  const speakers = await db
    .selectFrom('speaker')
    .innerJoin('programmeItem', 'programmeItem.id', 'speaker.programmeItemId')
    .select(['programmeItemId', 'name', 'role'])
    .where('eventId', '=', eventId)
    .orderBy('speaker.position')
    .execute()
  const tracks = await db
    .selectFrom('track')
    .select(['id', 'position', 'nameFi', 'nameSv', 'nameEn', 'place'])
    .where('eventId', '=', eventId)
    .execute()
  return items.map(({ trackId, ...item }) => ({
    ...item,
    track: tracks.find(({ id }) => id === trackId) ?? null,
    speakers: speakers
      .filter((speaker) => speaker.programmeItemId === item.id)
      .map(({ name, role }) => ({ name, role })),
  }))
}

/**
 * How answers stand: `yes` have a seat, `none` have not answered at all. `silent` have yet to answer the present time:
 * those who have not answered and those who answered before the time changed.
 */
export type AnswerCounts = {
  invited: number
  yes: number
  waiting: number
  maybe: number
  no: number
  none: number
  silent: number
}

export const noAnswers: AnswerCounts = { invited: 0, yes: 0, waiting: 0, maybe: 0, no: 0, none: 0, silent: 0 }

/** How answers stand, by event. */
export async function answerCountsOf(db: Reader, eventIds: string[]): Promise<Map<string, AnswerCounts>> {
  const counts = new Map<string, AnswerCounts>(eventIds.map((id) => [id, { ...noAnswers }]))
  if (eventIds.length === 0) return counts
  const rows = await db
    .selectFrom('invitation')
    .innerJoin('event', 'event.id', 'invitation.eventId')
    .select(['eventId', 'answer', 'seat', (e) => e.fn.countAll<number>().as('people')])
    .select((e) =>
      e.fn
        .sum<number>(e.case().when('answeredSequence', '<', e.ref('timeSequence')).then(1).else(0).end())
        .as('outdated'),
    )
    .where('eventId', 'in', eventIds)
    .where('withdrawnAt', 'is', null)
    .groupBy(['eventId', 'answer', 'seat'])
    .execute()
  for (const row of rows) {
    const known = counts.get(row.eventId)
    if (!known) continue
    known.invited += row.people
    known.silent += row.answer === null ? row.people : Number(row.outdated)
    if (row.answer === null) known.none += row.people
    else known[row.seat === 'waiting' ? 'waiting' : row.answer] += row.people
  }
  return counts
}

export const answerCountOf = async (db: Reader, eventId: string): Promise<AnswerCounts> =>
  (await answerCountsOf(db, [eventId])).get(eventId) ?? noAnswers

export type EventSummary = Pick<
  EventRow,
  | 'id'
  | 'kind'
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
> & { counts: AnswerCounts }

const summaryColumns = [
  'id',
  'kind',
  'status',
  'titleFi',
  'titleSv',
  'titleEn',
  'startsAt',
  'endsAt',
  'place',
  'onlineUrl',
  'answerBy',
  'capacity',
] as const

async function withAnswerCounts(db: Reader, events: Omit<EventSummary, 'counts'>[]): Promise<EventSummary[]> {
  const counts = await answerCountsOf(
    db,
    events.map((event) => event.id),
  )
  return events.map((event) => ({ ...event, counts: counts.get(event.id) ?? noAnswers }))
}

/** Events that have not ended and are not cancelled, soonest first. */
export async function upcomingEvents(db: Reader, now: Instant, most: number): Promise<EventSummary[]> {
  const events = await organisersEvents(db)
    .select(summaryColumns)
    .where('endsAt', '>', now)
    .where('status', '<>', 'cancelled')
    .orderBy('startsAt')
    .orderBy('id')
    .limit(most)
    .execute()
  return withAnswerCounts(db, events)
}

export type EventFilter = {
  when: 'upcoming' | 'past' | 'all'
  kind: EventKind | null
  /** Looked for in the titles. */
  text: string
  page: number
}

/**
 * A page of events: coming ones soonest first, past ones newest first; `total` counts all that match. There are some
 * thousand, so their titles are searched here: databases differ in which letters they lower.
 */
export async function eventList(
  db: Reader,
  filter: EventFilter,
  now: Instant,
): Promise<{ events: EventSummary[]; total: number }> {
  const direction = filter.when === 'upcoming' ? 'asc' : 'desc'
  const ordered = organisersEvents(db).orderBy('startsAt', direction).orderBy('id', direction)
  let matching = ordered
  if (filter.when === 'upcoming') matching = matching.where('endsAt', '>', now)
  if (filter.when === 'past') matching = matching.where('endsAt', '<=', now)
  if (filter.kind !== null) matching = matching.where('kind', '=', filter.kind)
  const words = sortKey(filter.text).split(' ')
  const found = (await matching.select(['id', 'titleFi', 'titleSv', 'titleEn']).execute()).filter((row) => {
    const titles = sortKey(`${row.titleFi} ${row.titleSv} ${row.titleEn}`)
    return words.every((word) => titles.includes(word))
  })
  const from = (filter.page - 1) * eventsAPage
  const ids = found.slice(from, from + eventsAPage).map((row) => row.id)
  const events = ids.length === 0 ? [] : await ordered.select(summaryColumns).where('id', 'in', ids).execute()
  return { events: await withAnswerCounts(db, events), total: found.length }
}

/** Events that have been held, which a new one may be copied from, newest first. */
export async function eventsToCopy(
  db: Reader,
  now: Instant,
  most = 12,
): Promise<Omit<EventSummary, 'counts'>[]> {
  return organisersEvents(db)
    .select(summaryColumns)
    .where('status', '=', 'open')
    .where('endsAt', '<=', now)
    .orderBy('startsAt', 'desc')
    .orderBy('id', 'desc')
    .limit(most)
    .execute()
}

/** The day whose posts the lists of an event tell: today until it begins, then the event's own, for good. */
export const dayOfPosts = (event: Pick<EventRow, 'startsAt'>, now: Instant): PlainDate =>
  dateOf(now < event.startsAt ? now : event.startsAt)
