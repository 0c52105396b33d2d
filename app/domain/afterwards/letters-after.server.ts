// What is known of the letters after an event: who has had which, and whether there are materials to tell of.
import type { Reader } from '#db/connect'
import { hasMaterialsFor } from '../agenda/materials.server'
import type { AfterLetter } from './rules'

/** The letters that have been posted after an event, by invitation. */
export async function sentAfter(db: Reader, eventId: string): Promise<Map<string, AfterLetter[]>> {
  const rows = await db
    .selectFrom('outbox')
    .select(['invitationId', 'kind'])
    .where('eventId', '=', eventId)
    .where('kind', 'in', ['thanks', 'missed'])
    .execute()
  const sent = new Map<string, AfterLetter[]>()
  for (const { invitationId, kind } of rows) {
    if (invitationId === null) continue
    sent.set(invitationId, [...(sent.get(invitationId) ?? []), kind as AfterLetter])
  }
  return sent
}

/** Whether there are materials for those who came, and for those who were to come. */
export async function materialsAfter(db: Reader, eventId: string): Promise<Record<AfterLetter, boolean>> {
  return {
    thanks: await hasMaterialsFor(db, eventId, 'came'),
    missed: await hasMaterialsFor(db, eventId, 'coming'),
  }
}
