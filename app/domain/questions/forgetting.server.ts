// Forgets replies: what tells of health a while after the event, and all of those who no longer come.
import { Temporal } from 'temporal-polyfill'
import type { Db, Reader } from '#db/connect'
import { change } from '../core/change.server'
import { asInstant, dateOf, daysLater, helsinki, type Instant } from '../core/time'
import { inParts } from '../people/period.server'
import { daysKept } from './rules'

/** The moment before which an event must have ended for what tells of health to be forgotten on a day. */
const endedBefore = (now: Instant): Instant =>
  asInstant(
    Temporal.PlainDate.from(daysLater(dateOf(now), 1 - daysKept))
      .toZonedDateTime(helsinki)
      .toInstant(),
  )

/** Replies that tell of health, of events that were held or cancelled so many days ago. */
async function outlived(db: Reader, now: Instant): Promise<string[]> {
  const before = endedBefore(now)
  const rows = await db
    .selectFrom('reply')
    .innerJoin('question', 'question.id', 'reply.questionId')
    .innerJoin('event', 'event.id', 'question.eventId')
    .select('reply.id')
    .where('sensitive', '=', 1)
    .where((e) => e.or([e('endsAt', '<', before), e('cancelledAt', '<', before)]))
    .execute()
  return rows.map(({ id }) => id)
}

/** Replies of those who have said something else than yes since, or were taken off the list, until the event is over. */
async function ofNoComers(db: Reader, now: Instant): Promise<string[]> {
  const asked = await db
    .selectFrom('question')
    .innerJoin('event', 'event.id', 'question.eventId')
    .select('question.id')
    .where('endsAt', '>', now)
    .execute()
  const rows = await inParts(
    asked.map(({ id }) => id),
    (some) =>
      db
        .selectFrom('reply')
        .innerJoin('invitation', 'invitation.id', 'reply.invitationId')
        .select('reply.id')
        .where('questionId', 'in', some)
        .where((e) =>
          e.or([e('answer', '!=', 'yes'), e('answer', 'is', null), e('withdrawnAt', 'is not', null)]),
        )
        .execute(),
  )
  return rows.map(({ id }) => id)
}

const due = async (db: Reader, now: Instant): Promise<string[]> => [
  ...(await outlived(db, now)),
  ...(await ofNoComers(db, now)),
]

/** Erases what is due; reads alone when nothing is. */
export async function forgetReplies(db: Db, now: Instant): Promise<void> {
  if ((await due(db, now)).length === 0) return
  await change(db, { actor: { kind: 'system' }, now }, async (c) => {
    await inParts(await due(c.trx, now), (some) =>
      c.trx.deleteFrom('reply').where('id', 'in', some).execute(),
    )
  })
}
