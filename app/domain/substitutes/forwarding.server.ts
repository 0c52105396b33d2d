// Forwarding: somebody to whom a forwardable invitation was passed on enters themselves and gets one of their own.
import type { EventTable, InvitationTable } from '#db/schema'
import { allow } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { later } from '../core/time'
import { eventOrMeetingById } from '../events/queries.server'
import { enterThrough } from '../invitations/entering.server'
import { postAbout, toldEvent, wordToHolder, type CalendarWord } from '../invitations/letters.server'
import { invitationById } from '../invitations/queries.server'
import { enterGuest, personMeant, type WrittenPerson } from '../people/guests.server'
import { forwardingRefusal, mostForwarded, type ForwardingRefusal } from './rules'

/** A letter that somebody asks for again is not sent more often than this. */
const hoursBetween = 1

/**
 * Enters whoever an invitation was forwarded to. An address that is invited already gets its own letter again rather
 * than a second invitation.
 * @param given.about where they come from, in their words: it stands beside their name
 * @throws Response 403 by another link than the invitation's, and for the meeting of a small group
 */
export async function enterForwarded(
  c: Change,
  given: { invitationId: string; person: WrittenPerson; about: string },
): Promise<{ ok: true } | Refusal<ForwardingRefusal>> {
  const source = await invitationById(c.trx, given.invitationId)
  const event = await eventOrMeetingById(c.trx, source.eventId)
  if (event.networkId !== null) throw new Response(null, { status: 403 })
  allow(c.actor, { act: 'answer', invitationId: source.id, personId: source.personId })
  const refusal = forwardingRefusal(event, source, c.now)
  if (refusal) return { ok: false, reason: refusal }
  const personId = await personMeant(c.trx, given.person.email)
  const known = personId === null ? null : await lastInvitationOf(c, event.id, personId)
  if (known?.withdrawnAt === null) {
    await sendAnew(c, event, known)
    return { ok: true }
  }
  // Whom the organisers have taken off the list is invited by them or not at all.
  if (known) return { ok: false, reason: 'forwardedOff' }
  if ((await forwardedFrom(c, source)) >= mostForwarded) return { ok: false, reason: 'forwardedTooOften' }
  const entered = await enterThrough(c, event, {
    personId: personId ?? (await enterGuest(c, given.person)),
    entry: 'forwarded',
    substituteFor: null,
    comment: given.about,
    invitedBy: source.personId,
  })
  await audit(c, 'enterForwarded', { kind: 'invitation', id: entered.id }, { from: source.id })
  await postInvitation(c, event, entered, 'REQUEST')
  return { ok: true }
}

const lastInvitationOf = (c: Change, eventId: string, personId: string) =>
  c.trx
    .selectFrom('invitation')
    .selectAll()
    .where('eventId', '=', eventId)
    .where('personId', '=', personId)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()

/** How many have been entered by the links of one invited person. */
async function forwardedFrom(c: Change, { eventId, personId }: InvitationTable): Promise<number> {
  const { people } = await c.trx
    .selectFrom('invitation')
    .select((e) => e.fn.countAll<number>().as('people'))
    .where('eventId', '=', eventId)
    .where('entry', '=', 'forwarded')
    .where('invitedBy', '=', personId)
    .executeTakeFirstOrThrow()
  return people
}

async function sendAnew(c: Change, event: EventTable, invitation: InvitationTable): Promise<void> {
  const recent = await c.trx
    .selectFrom('outbox')
    .select('id')
    .where('invitationId', '=', invitation.id)
    .where('createdAt', '>', later(c.now, { hours: -hoursBetween }))
    .limit(1)
    .executeTakeFirst()
  if (recent === undefined) await postInvitation(c, event, invitation, wordToHolder('REQUEST', invitation))
}

async function postInvitation(
  c: Change,
  event: EventTable,
  invitation: InvitationTable,
  calendar: CalendarWord,
): Promise<void> {
  await postAbout(c, {
    told: await toldEvent(c, event),
    invitation,
    calendar,
    letter: (data) => ({ kind: 'invitation', data }),
  })
}
