// Takes an answer that one press of a button gives to one's own invitation, or to that of a manager whom one assists.
import type { AppLoadContext } from '@remix-run/node'
import type { Actor } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import { respond, type RespondRefusal } from '~/domain/invitations/answering.server'
import { ownInvitation } from '~/domain/invitations/own.server'
import { readAnswerForm } from '../answer-form'

export type PressedAnswer =
  | { done: 'saved'; invitationId: string }
  | { done: 'refused'; invitationId: string; reason: RespondRefusal }
  /** The form held no answer. */
  | { done: 'nothing' }

/**
 * Answers as the page of the invitation does; a comment given before stays.
 * @throws Response 404 for an invitation that is not theirs to answer
 */
export async function pressAnswer(
  { db, now, post }: AppLoadContext,
  actor: Extract<Actor, { kind: 'person' }>,
  body: FormData,
): Promise<PressedAnswer> {
  const { invitation, source } = await ownInvitation(db, actor, String(body.get('invitation') ?? ''))
  const invitationId = invitation.id
  body.set('comment', invitation.comment)
  const form = readAnswerForm(body)
  if (!form.success) return { done: 'nothing' }
  const result = await change(db, { actor, now: now() }, (c) =>
    respond(c, { invitationId, ...form.data, source }),
  )
  if (!result.ok) return { done: 'refused', invitationId, reason: result.reason }
  post.wake()
  return { done: 'saved', invitationId }
}
