// Takes the form of replies, from the letter's link and from the signed-in page alike.
import type { Db } from '#db/connect'
import type { InvitationTable } from '#db/schema'
import type { Actor } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import type { Instant } from '~/domain/core/time'
import { questionsFor } from '~/domain/questions/queries.server'
import { readReplies } from '~/domain/questions/reply-form'
import { replyTo, type Replies, type ReplyRefusal } from '~/domain/questions/replying.server'
import type { ReplyFault } from '~/domain/questions/rules'

/** What was refused: for the form as a whole, or by question; what was typed stays. */
export type RefusedReplies = {
  reason: Exclude<ReplyRefusal['reason'], 'repliesWrong'> | null
  faults: Record<string, ReplyFault>
  typed: Replies
}

/** @returns null when the replies were taken */
export async function pressReplies(
  db: Db,
  by: { actor: Actor; now: Instant },
  invitation: InvitationTable,
  body: FormData,
): Promise<RefusedReplies | null> {
  const typed = readReplies(await questionsFor(db, invitation), body)
  const result = await change(db, by, (c) => replyTo(c, invitation.id, typed))
  if (result.ok) return null
  if (result.reason === 'repliesWrong') return { reason: null, faults: result.faults, typed }
  return { reason: result.reason, faults: {}, typed }
}
