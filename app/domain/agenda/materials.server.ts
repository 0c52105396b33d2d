// Reads of an event's files: all of them for organisers, those that a guest may open, one to be opened.
import type { Reader } from '#db/connect'
import type { InvitationTable, MaterialTable } from '#db/schema'
import { sortKey } from '#db/sort-key'
import type { Instant } from '../core/time'
import { circlesOf, mayOpenMaterial, type GuestCircle } from './material-rules'

/** A file as a guest sees it in a list. */
export type OpenMaterial = Pick<MaterialTable, 'id' | 'title' | 'fileName' | 'mediaType' | 'bytes'>

const byTitle = <Row extends { id: string; title: string }>(rows: Row[]): Row[] =>
  rows
    .map((row) => ({ row, key: `${sortKey(row.title)} ${row.id}` }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ row }) => row)

/** What the holder of an invitation may open now, by title. */
export async function materialsFor(
  db: Reader,
  invitation: Pick<InvitationTable, 'eventId' | 'withdrawnAt' | 'answer' | 'seat' | 'cameAt'>,
  now: Instant,
): Promise<OpenMaterial[]> {
  const rows = await db
    .selectFrom('material')
    .innerJoin('event', 'event.id', 'material.eventId')
    .selectAll('material')
    .select('event.endsAt')
    .where('material.eventId', '=', invitation.eventId)
    .where('removedAt', 'is', null)
    .execute()
  return byTitle(rows.filter((row) => mayOpenMaterial(row, { organiser: false, now, invitation }))).map(
    ({ id, title, fileName, mediaType, bytes }) => ({ id, title, fileName, mediaType, bytes }),
  )
}

/** Whether a guest of this circle finds anything to open once the event is over. */
export async function hasMaterialsFor(db: Reader, eventId: string, circle: GuestCircle): Promise<boolean> {
  const found = await db
    .selectFrom('material')
    .select('id')
    .where('eventId', '=', eventId)
    .where('removedAt', 'is', null)
    .where('shownTo', 'in', circlesOf(circle))
    .executeTakeFirst()
  return found !== undefined
}
