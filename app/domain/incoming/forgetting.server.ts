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

/** Empties the words, names and addresses of mail that was taken or set aside so many days ago. */
export async function forgetMail(db: Db, now: Instant): Promise<void> {
  await db
    .updateTable('incomingMail')
    .set(emptied)
    .where('standing', 'in', ['taken', 'aside'])
    .where('handledAt', '<', later(now, { hours: -24 * daysKept }))
    .where((e) => e.or([e('fromAddress', '<>', ''), e('fromName', '<>', ''), e('facts', '<>', '{}')]))
    .execute()
}
