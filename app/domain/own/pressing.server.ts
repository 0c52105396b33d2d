// Reads which invitations one press can answer: their event asks for nothing but the answer.
import type { Reader } from '#db/connect'
import { inParts } from '../people/period.server'

/** The events, of these, that ask for more than an answer: how to take part, or questions. */
export async function askingMore(db: Reader, eventIds: readonly string[]): Promise<Set<string>> {
  const hybrid = await inParts(eventIds, (some) =>
    db.selectFrom('event').select('id').where('id', 'in', some).where('hybrid', '=', 1).execute(),
  )
  const asking = await inParts(eventIds, (some) =>
    db
      .selectFrom('question')
      .select('eventId as id')
      .distinct()
      .where('eventId', 'in', some)
      .where('removedAt', 'is', null)
      .execute(),
  )
  return new Set([...hybrid, ...asking].map(({ id }) => id))
}
