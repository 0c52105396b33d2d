// Who speaks at an event, where in the programme, and what each still owes.
import type { Reader } from '#db/connect'
import type { SpeakerTable } from '#db/schema'
import type { Instant } from '../core/time'
import { tokenHash } from '../core/tokens.server'
import { eventById, type EventRow } from '../events/queries.server'
import { speakerGroups, speakersClosed, type SpeakerGroup } from './speaker-rules'

/** One who speaks in one line of the programme. */
export type Speaker = Omit<SpeakerTable, 'position' | 'tokenHash'> & {
  line: {
    startsAt: Instant
    endsAt: Instant | null
    titleFi: string
    titleSv: string
    titleEn: string
    trackId: string | null
  }
}

/** Everybody who speaks at an event, in the order of the programme. */
export async function speakersOf(db: Reader, eventId: string): Promise<Speaker[]> {
  const rows = await db
    .selectFrom('speaker')
    .innerJoin('programmeItem', 'programmeItem.id', 'speaker.programmeItemId')
    .selectAll('speaker')
    .select(['startsAt', 'endsAt', 'titleFi', 'titleSv', 'titleEn', 'trackId'])
    .where('programmeItem.eventId', '=', eventId)
    .orderBy('programmeItem.position')
    .orderBy('speaker.position')
    .execute()
  return rows.map(
    ({ position: _p, tokenHash: _t, startsAt, endsAt, titleFi, titleSv, titleEn, trackId, ...speaker }) => ({
      ...speaker,
      line: { startsAt, endsAt, titleFi, titleSv, titleEn, trackId },
    }),
  )
}

/** The speaker whom a row belongs to, with all their rows. @throws Response 404 when the event has no such speaker */
export async function speakerById(db: Reader, eventId: string, speakerId: string): Promise<SpeakerGroup> {
  const group = speakerGroups(await speakersOf(db, eventId)).find(({ rows }) =>
    rows.some((row) => row.id === speakerId),
  )
  if (!group) throw new Response(null, { status: 404 })
  return group
}

export type OpenedSpeaker =
  | { ok: true; event: EventRow; group: SpeakerGroup; received: ReceivedFile[] }
  /** `unknown`: no such link. `cancelled`: the event is. `dead`: a day has passed since it. */
  | { ok: false; reason: 'unknown' | 'cancelled' | 'dead' }

/** A file that a speaker has sent. */
export type ReceivedFile = { id: string; fileName: string; bytes: number; uploadedAt: Instant }

/** The speaker whose page a letter's secret opens, in every line they speak in. */
export async function speakerByToken(db: Reader, token: string, now: Instant): Promise<OpenedSpeaker> {
  const found = await db
    .selectFrom('speaker')
    .innerJoin('programmeItem', 'programmeItem.id', 'speaker.programmeItemId')
    .select(['speaker.id', 'eventId'])
    .where('tokenHash', '=', tokenHash(token))
    .executeTakeFirst()
  if (!found) return { ok: false, reason: 'unknown' }
  const event = await eventById(db, found.eventId)
  const closed = speakersClosed(event, now)
  if (closed !== null) return { ok: false, reason: closed === 'eventCancelled' ? 'cancelled' : 'dead' }
  const group = speakerGroups(await speakersOf(db, event.id)).find(({ rows }) =>
    rows.some(({ id }) => id === found.id),
  )
  if (!group) return { ok: false, reason: 'unknown' }
  return { ok: true, event, group, received: await receivedFrom(db, group) }
}

/** What a speaker has sent, the oldest first. */
export const receivedFrom = (db: Reader, { rows }: SpeakerGroup): Promise<ReceivedFile[]> =>
  db
    .selectFrom('material')
    .select(['id', 'fileName', 'bytes', 'uploadedAt'])
    .where(
      'speakerId',
      'in',
      rows.map(({ id }) => id),
    )
    .where('removedAt', 'is', null)
    .orderBy('uploadedAt')
    .orderBy('id')
    .execute()
