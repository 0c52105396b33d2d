// Forgets what was told for composing the groups of a round once it has been over for a while.
import type { Db } from '#db/connect'
import { later, type Instant } from '../core/time'

/** So many days after a round is over nobody asks why it was done so. */
export const daysKept = 30

/** Takes away who was kept from whom, and the words of wishes, of rounds over for so long; their answers stay. */
export async function forgetWishes(db: Db, now: Instant): Promise<void> {
  const before = later(now, { hours: -24 * daysKept })
  const over = () =>
    db
      .selectFrom('round')
      .select('round.id')
      .where((e) => e.or([e('confirmedAt', '<=', before), e('closedAt', '<=', before)]))
  await db.deleteFrom('apartPair').where('roundId', 'in', over()).execute()
  await db
    .updateTable('candidate')
    .set({ apartWish: '', comment: '' })
    .where('roundId', 'in', over())
    .where((e) => e.or([e('apartWish', '!=', ''), e('comment', '!=', '')]))
    .execute()
}
