// What the page of tables shows: who sits where, how well they mix, what the last seating changed.
import type { Reader } from '#db/connect'
import type { EventTable, Locale } from '#db/schema'
import { dateOf, type Instant } from '../core/time'
import { sectorsAt } from '../people/queries.server'
import { peopleOnPaper } from './papers.server'
import { asGuest, lastSeating, tableRefusal, tableRows } from './tables.server'
import { tableQuality, tablesFor, usualSeats } from './tables'

export async function tablesPage(
  db: Reader,
  event: EventTable,
  { now, locale }: { now: Instant; locale: Locale },
) {
  const guests = (await tableRows(db, event, now)).map(asGuest)
  const { people } = await peopleOnPaper(db, event, { now, locale })
  const numbers = [...new Set(guests.flatMap(({ table }) => table ?? []))].sort((a, b) => a - b)
  return {
    closed: tableRefusal(event, now),
    people,
    numbers,
    sectors: await sectorsAt(db, dateOf(event.startsAt)),
    quality: tableQuality(guests),
    last: await lastSeating(db, event.id),
    /** Tables as they are, or as many as usually suit. */
    suggested: numbers.length > 0 ? numbers.length : tablesFor(guests.length, usualSeats),
  }
}

export type TablesPage = Awaited<ReturnType<typeof tablesPage>>
