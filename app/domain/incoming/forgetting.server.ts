// Forgets mail: ninety days after it was dealt with, only that it came is kept.
import type { Db } from '#db/connect'
import { later, type Instant } from '../core/time'

const daysKept = 90

/** What is left of a mail that has been forgotten. */
const emptied = {
  fromName: '',
  fromAddress: '',
  subject: '',
  text: '',
  facts: '{}',
  messageId: null,
} as const

/** Empties the words, names and addresses of mail that was taken or set aside so many days ago, and of what was passed on. */
export async function forgetMail(db: Db, now: Instant): Promise<void> {
  const since = later(now, { hours: -24 * daysKept })
  // What has left holds none; what never left has waited long enough to be sent again.
  await db
    .deleteFrom('outbox')
    .where('kind', 'in', ['mailForwarded', 'fromPerson'])
    .where('status', '=', 'failed')
    .where('createdAt', '<', since)
    .execute()
  await db
    .updateTable('incomingMail')
    .set(emptied)
    .where('standing', 'in', ['taken', 'aside'])
    .where('handledAt', '<', since)
    .where((e) => e.or([e('fromAddress', '<>', ''), e('fromName', '<>', ''), e('facts', '<>', '{}')]))
    .execute()
}
