// The whole programme as organisers keep it: tracks, lines with their notes, speakers with their addresses.
import type { Reader } from '#db/connect'
import type { ProgrammeItemTable, SpeakerTable, TrackTable } from '#db/schema'

export type Track = Omit<TrackTable, 'eventId' | 'position'>

/** A speaker as the programme's form knows them. */
export type KeptSpeaker = Pick<SpeakerTable, 'id' | 'name' | 'role' | 'email' | 'language' | 'tokenHash'>

export type KeptLine = Omit<ProgrammeItemTable, 'eventId' | 'position'> & { speakers: KeptSpeaker[] }

export type WholeProgramme = { tracks: Track[]; lines: KeptLine[] }

/** The tracks of an event in their order. */
export const tracksOf = (db: Reader, eventId: string): Promise<Track[]> =>
  db
    .selectFrom('track')
    .select(['id', 'nameFi', 'nameSv', 'nameEn', 'place'])
    .where('eventId', '=', eventId)
    .orderBy('position')
    .execute()

/** Everything that organisers have written of the programme, in order. Not for the invited: it holds their own notes. */
export async function wholeProgramme(db: Reader, eventId: string): Promise<WholeProgramme> {
  const items = await db
    .selectFrom('programmeItem')
    .select(['id', 'startsAt', 'endsAt', 'titleFi', 'titleSv', 'titleEn', 'trackId', 'note'])
    .where('eventId', '=', eventId)
    .orderBy('position')
    .execute()
  const speakers = await db
    .selectFrom('speaker')
    .innerJoin('programmeItem', 'programmeItem.id', 'speaker.programmeItemId')
    .select(['speaker.id', 'programmeItemId', 'name', 'role', 'email', 'language', 'tokenHash'])
    .where('eventId', '=', eventId)
    .orderBy('speaker.position')
    .execute()
  return {
    tracks: await tracksOf(db, eventId),
    lines: items.map((item) => ({
      ...item,
      speakers: speakers.flatMap(({ programmeItemId, ...one }) => (programmeItemId === item.id ? [one] : [])),
    })),
  }
}
