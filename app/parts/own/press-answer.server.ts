// Takes an answer that one press of a button gives to one's own invitation, or to that of a manager whom one assists.
import type { AppLoadContext } from '@remix-run/node'
import { can, type Actor } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import { eventOrMeetingById } from '~/domain/events/queries.server'
import { respond, type RespondRefusal } from '~/domain/invitations/answering.server'
import { invitationById } from '~/domain/invitations/queries.server'
import { readAnswerForm } from '../answer-form'

export type PressedAnswer =
  | { done: 'saved'; invitationId: string }
  | { done: 'refused'; invitationId: string; reason: RespondRefusal }
  /** The form held no answer. */
  | { done: 'nothing' }

/**
 * Answers as the page of the invitation does; a comment given before stays.
 * @throws Response 404 for an invitation that is not theirs to answer: a small group's meeting is its member's alone
 */
export async function pressAnswer(
  { db, now, post }: AppLoadContext,
  actor: Extract<Actor, { kind: 'person' }>,
  body: FormData,
): Promise<PressedAnswer> {
  const invitation = await invitationById(db, String(body.get('invitation') ?? ''))
  const { id: invitationId, personId, eventId } = invitation
  const { networkId } = await eventOrMeetingById(db, eventId)
  const alone = networkId !== null
  if (!can({ ...actor, organiser: false }, { act: 'answer', invitationId, personId, alone }))
    throw new Response(null, { status: 404 })
  body.set('comment', invitation.comment)
  const form = readAnswerForm(body)
  if (!form.success) return { done: 'nothing' }
  const source = personId === actor.personId ? 'page' : 'assistant'
  const result = await change(db, { actor, now: now() }, (c) =>
    respond(c, { invitationId, ...form.data, source }),
  )
  if (!result.ok) return { done: 'refused', invitationId, reason: result.reason }
  post.wake()
  return { done: 'saved', invitationId }
}
