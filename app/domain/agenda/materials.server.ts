// Reads of an event's files: all of them for organisers, those that a guest may open, one to be opened.
import type { Reader } from '#db/connect'
import type { InvitationTable, MaterialTable } from '#db/schema'
import { sortKey } from '#db/sort-key'
import { later, type Instant } from '../core/time'
import { invitationByToken, type OpenedLink } from '../invitations/queries.server'
import { circlesOf, mayOpenMaterial, type GuestCircle, type MaterialViewer } from './material-rules'

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

/** A file as organisers see it in their list. */
export type KeptMaterial = MaterialTable & {
  /** The speaker whom it came from. */
  speaker: string | null
  uploader: string | null
}

/** The files of an event that stand, by title. */
export async function materialsOf(db: Reader, eventId: string): Promise<KeptMaterial[]> {
  const rows = await db
    .selectFrom('material')
    .leftJoin('speaker', 'speaker.id', 'material.speakerId')
    .leftJoin('person', 'person.id', 'material.uploadedBy')
    .selectAll('material')
    .select(['speaker.name as speaker', 'firstName', 'lastName'])
    .where('eventId', '=', eventId)
    .where('removedAt', 'is', null)
    .execute()
  return byTitle(
    rows.map(({ firstName, lastName, ...row }) => ({
      ...row,
      uploader: firstName === null ? null : `${firstName} ${lastName}`,
    })),
  )
}

/** The title of a file of the event that has just been removed; null when there is none to put back. */
export async function removedMaterial(
  db: Reader,
  eventId: string,
  id: string,
): Promise<{ id: string; title: string } | null> {
  const row = await db
    .selectFrom('material')
    .select(['id', 'title'])
    .where('id', '=', id)
    .where('eventId', '=', eventId)
    .where('removedAt', 'is not', null)
    .executeTakeFirst()
  return row ?? null
}

type Asker =
  /** Somebody who has signed in; of those whom they assist, the invitations hold for them too. */
  | { organiser: boolean; personIds: readonly string[]; now: Instant }
  | { invitation: InvitationTable; now: Instant }

/** A file for one who asks for it. @throws Response 404 when there is none, or none for them */
export async function materialToOpen(db: Reader, id: string, asker: Asker): Promise<MaterialTable> {
  const found = await db
    .selectFrom('material')
    .innerJoin('event', 'event.id', 'material.eventId')
    .selectAll('material')
    .select('event.endsAt')
    .where('material.id', '=', id)
    .where('event.networkId', 'is', null)
    .executeTakeFirst()
  if (!found) throw new Response(null, { status: 404 })
  const { endsAt, ...material } = found
  const viewers = await viewersOf(db, material.eventId, asker)
  if (!viewers.some((viewer) => mayOpenMaterial({ ...material, endsAt }, viewer)))
    throw new Response(null, { status: 404 })
  return material
}

/** As whom one asks: an organiser, or the holder of each invitation that is one's own or of somebody one assists. */
async function viewersOf(db: Reader, eventId: string, asker: Asker): Promise<MaterialViewer[]> {
  const { now } = asker
  if ('invitation' in asker) {
    const own = asker.invitation.eventId === eventId ? asker.invitation : null
    return [{ organiser: false, now, invitation: own }]
  }
  if (asker.organiser) return [{ organiser: true, now, invitation: null }]
  const invitations = await db
    .selectFrom('invitation')
    .select(['withdrawnAt', 'answer', 'seat', 'cameAt'])
    .where('eventId', '=', eventId)
    .where('personId', 'in', [...asker.personIds])
    .execute()
  return invitations.map((invitation) => ({ organiser: false, now, invitation }))
}

/**
 * When the letters' links open an event's files no more. They answer for a day after it; what is shown afterwards is to
 * be read for longer.
 */
const filesCloseAt = (endsAt: Instant): Instant => later(endsAt, { hours: 90 * 24 })

/** The invitation whose files a letter's link opens, when it answers nothing any more too. */
export const invitationForFiles = (db: Reader, token: string, now: Instant): Promise<OpenedLink> =>
  invitationByToken(db, token, now, filesCloseAt)

/** What the holder of a letter's link may open; nothing when the link opens nothing. */
export async function materialsByLink(db: Reader, token: string, now: Instant): Promise<OpenMaterial[]> {
  const link = await invitationForFiles(db, token, now)
  return link.ok ? materialsFor(db, link.invitation, now) : []
}
