// Rests of the post that organisers ask for: the letters of one event wait, or all of them; codes to sign in leave.
import type { Reader } from '#db/connect'
import { allow, doerOf } from './access'
import { audit } from './audit.server'
import type { Change } from './change.server'
import { prepared } from './prepared.server'
import type { Instant } from './time'

/** A rest that lasts: of the letters of one event, or of all when that is null. `by`: the name of who asked for it. */
export type Pause = { eventId: string | null; pausedAt: Instant; by: string | null }

const inForce = prepared([], (db) =>
  db
    .selectFrom('postPause')
    .leftJoin('person', 'person.id', 'postPause.pausedBy')
    .select(['eventId', 'pausedAt', 'firstName', 'lastName'])
    .where('resumedAt', 'is', null)
    .orderBy('pausedAt')
    .orderBy('postPause.id'),
)

/** The rests that last now, the longest first. */
export async function pausesInForce(db: Reader): Promise<Pause[]> {
  const rows = await inForce(db, {})
  return rows.map(({ eventId, pausedAt, firstName, lastName }) => ({
    eventId,
    pausedAt,
    by: firstName === null ? null : `${firstName} ${lastName}`,
  }))
}

/** Whether a letter rests. What one needs to get in is nothing to rest. */
export const rests = (letter: { kind: string; eventId: string | null }, pauses: readonly Pause[]): boolean =>
  letter.kind !== 'signIn' &&
  pauses.some(({ eventId }) => eventId === null || (letter.eventId !== null && eventId === letter.eventId))

type Whose = { eventId: string | null }

const lasting = (c: Change, { eventId }: Whose) =>
  c.trx
    .selectFrom('postPause')
    .select('id')
    .where('resumedAt', 'is', null)
    .where('eventId', eventId === null ? 'is' : '=', eventId)
    .executeTakeFirst()

const trailed = ({ eventId }: Whose) =>
  eventId === null ? { kind: 'letters', id: 'all' } : { kind: 'event', id: eventId }

/** @throws Response 404 when organisers have no such event: the letters of a small group's meeting are the group's. */
async function organisersEvent(c: Change, { eventId }: Whose): Promise<void> {
  if (eventId === null) return
  const event = await c.trx
    .selectFrom('event')
    .select('id')
    .where('id', '=', eventId)
    .where('networkId', 'is', null)
    .executeTakeFirst()
  if (event === undefined) throw new Response(null, { status: 404 })
}

/**
 * Lets the letters of an event rest, or all when it is null: what has not begun to leave waits. Asked twice it is one rest.
 * @throws Response 404 when there is no such event
 */
export async function pauseLetters(c: Change, of: Whose): Promise<void> {
  allow(c.actor, { act: 'inviteToEvents' })
  await organisersEvent(c, of)
  if ((await lasting(c, of)) !== undefined) return
  const { eventId } = of
  await c.trx
    .insertInto('postPause')
    .values({
      id: c.newId(),
      eventId,
      pausedAt: c.now,
      pausedBy: doerOf(c.actor),
      resumedAt: null,
      resumedBy: null,
    })
    .execute()
  await audit(c, 'pauseLetters', trailed(of))
}

/**
 * Ends the rest of an event's letters, or of all when it is null; wake the post afterwards. The letters of an event that
 * rests by itself go on resting when the rest of all ends.
 */
export async function resumeLetters(c: Change, of: Whose): Promise<void> {
  allow(c.actor, { act: 'inviteToEvents' })
  const pause = await lasting(c, of)
  if (pause === undefined) return
  await c.trx
    .updateTable('postPause')
    .set({ resumedAt: c.now, resumedBy: doerOf(c.actor) })
    .where('id', '=', pause.id)
    .execute()
  await audit(c, 'resumeLetters', trailed(of))
}
