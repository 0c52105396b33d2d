// Who speaks at an event, where in the programme, and what each still owes.
import type { Reader } from '#db/connect'
import type { SpeakerTable } from '#db/schema'
import type { Instant } from '../core/time'

/** One who speaks in one line of the programme. */
export type Speaker = Omit<SpeakerTable, 'position' | 'tokenHash'> & {
  /** Whether a letter's link has been made for this row. */
  linked: boolean
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
    ({ position: _, tokenHash, startsAt, endsAt, titleFi, titleSv, titleEn, trackId, ...speaker }) => ({
      ...speaker,
      linked: tokenHash !== null,
      line: { startsAt, endsAt, titleFi, titleSv, titleEn, trackId },
    }),
  )
}
