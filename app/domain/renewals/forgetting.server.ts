// Forgets what members said of a newcomer, in their own words, once it has been decided for a while.
import type { Db } from '#db/connect'
import { later, type Instant } from '../core/time'

/** As long as the decision can be taken back. */
export const daysKept = 30

/** Takes away the words of hearings decided for so long; that a member answered, and how, stays. */
export async function forgetHearings(db: Db, now: Instant): Promise<void> {
  const before = later(now, { hours: -24 * daysKept })
  await db
    .updateTable('hearing')
    .set({ comment: '' })
    .where('comment', '!=', '')
    .where('newcomerId', 'in', (from) =>
      from.selectFrom('newcomer').select('newcomer.id').where('decidedAt', '<=', before),
    )
    .execute()
}
