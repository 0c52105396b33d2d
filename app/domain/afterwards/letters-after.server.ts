// What is known of the letters after an event: who has had which, and whether there are materials to tell of.
import type { Reader } from '#db/connect'
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

const circlesThatSee = {
  thanks: ['invited', 'coming', 'came'],
  missed: ['invited', 'coming'],
} as const

/** Whether there are materials for those who came, and for those who were to come. */
export async function materialsAfter(db: Reader, eventId: string): Promise<Record<AfterLetter, boolean>> {
  const rows = await db
    .selectFrom('material')
    .select('shownTo')
    .where('eventId', '=', eventId)
    .where('removedAt', 'is', null)
    .execute()
  const seen = (kind: AfterLetter) =>
    rows.some(({ shownTo }) => circlesThatSee[kind].some((it) => it === shownTo))
  return { thanks: seen('thanks'), missed: seen('missed') }
}
