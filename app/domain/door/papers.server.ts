// What is printed for the day: those who come, for badges and lists, with the sectors in their order.
import type { Reader } from '#db/connect'
import type { EventTable, Locale } from '#db/schema'
import { written, type Written } from '~/i18n/named'
import { dateOf, type Instant } from '../core/time'
import { sectorsAt } from '../people/queries.server'
import { organisationOf } from './list.server'
import { tableRows } from './tables.server'

/** Somebody on a badge or a list. */
export type PaperPerson = {
  invitationId: string
  firstName: string
  lastName: string
  title: Written | null
  organisation: Written | null
  sectorCode: string | null
  table: number | null
}

/** Those who come, in the order of names, and the codes of the sectors they may be of. */
export async function peopleOnPaper(
  db: Reader,
  event: Pick<EventTable, 'id' | 'startsAt'>,
  { now, locale }: { now: Instant; locale: Locale },
): Promise<{ people: PaperPerson[]; codes: string[] }> {
  const rows = await tableRows(db, event, now)
  const sectors = await sectorsAt(db, dateOf(event.startsAt))
  return {
    codes: sectors.map(({ code }) => code),
    people: rows.map((row) => ({
      invitationId: row.invitationId,
      firstName: row.firstName,
      lastName: row.lastName,
      title: row.post && written(row.post, 'title', locale),
      organisation: organisationOf(row, locale),
      sectorCode: row.post?.sectorCode ?? null,
      table: row.tableNumber,
    })),
  }
}
