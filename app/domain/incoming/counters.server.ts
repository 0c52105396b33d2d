// What organisers do with a proposed new time: decline it with a letter, or move the event, which settles it.
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { eventById } from '../events/queries.server'
import { invitationOf, refuse, settle, waitingMail, type MailRefusal } from './acts.server'
import { counterState } from './counters'
import type { Why } from './rules'
import { tellTimeStands } from './telling.server'

/**
 * Tells the one who proposed another time that the event's own stands, and sends the calendar its entry anew. Done twice
 * it is done once.
 * @param note the organiser's own words
 * @returns whether a letter reaches them; `counterOutdone` when the event is no longer as it was proposed against
 * @throws Response 404 when there is no such mail, or it proposes nothing
 */
export async function declineCounter(
  c: Change,
  mailId: string,
  { note }: { note: string },
): Promise<{ ok: true; told: boolean } | Refusal<MailRefusal>> {
  const waiting = await waitingMail(c, mailId)
  if (!waiting.ok) {
    const { mail, ...refusal } = waiting
    return mail.why === ('counterDeclined' satisfies Why) ? { ok: true, told: true } : refusal
  }
  const { mail, facts } = waiting
  const { said } = facts
  if (said.kind !== 'counter') throw new Response(null, { status: 404 })
  const invitation = await invitationOf(c, mail)
  const event = await eventById(c.trx, invitation.eventId)
  if (counterState(said, event, invitation, c.now) !== 'asked') return refuse('counterOutdone')
  const told = await tellTimeStands(c, { event, invitation }, { proposed: said, note: note.trim() })
  await settle(c, mailId, 'counterDeclined')
  await audit(c, 'declineCounter', { kind: 'incomingMail', id: mailId })
  return { ok: true, told }
}

/** Settles the proposal after which an event was moved; one that has been dealt with, or is of another event, stays. */
export async function followCounter(c: Change, mailId: string, eventId: string): Promise<void> {
  const waiting = await waitingMail(c, mailId)
  if (!waiting.ok || waiting.mail.eventId !== eventId || waiting.facts.said.kind !== 'counter') return
  await settle(c, mailId, 'counterFollowed')
  await audit(c, 'followCounter', { kind: 'incomingMail', id: mailId })
}
