// Whose an opened invitation is, for the page that says so and for those to whom a bound one does not open.
import type { Reader } from '#db/connect'
import type { OpenedLink } from '../invitations/queries.server'
import { eventOrMeetingById } from '../events/queries.server'
import { personById } from '../people/queries.server'
import { isAnothers } from './rules'

type Opened = Extract<OpenedLink, { ok: true }>

/** Whether the link is of a bound invitation and the reader has signed in as somebody whose it is not to answer. */
export async function opensToAnother(
  db: Reader,
  { invitation, holderId }: Opened,
  reader: { personId: string; managerIds: readonly string[]; organiser: boolean } | null,
): Promise<boolean> {
  if (reader === null) return false
  const { forwardable, networkId } = await eventOrMeetingById(db, invitation.eventId)
  const bound = networkId === null ? forwardable : 0
  return isAnothers({ forwardable: bound, personId: invitation.personId, holderId }, reader)
}

/** Whose the invitation is and whom to write to. */
export async function whoseInvitation(db: Reader, { invitation }: Opened) {
  const event = await eventOrMeetingById(db, invitation.eventId)
  const person = await personById(db, invitation.personId)
  const { titleFi, titleSv, titleEn, startsAt, endsAt, contactName, contactEmail, contactPhone } = event
  return {
    event: { titleFi, titleSv, titleEn, startsAt, endsAt, contactName, contactEmail, contactPhone },
    person: { firstName: person?.firstName ?? '', lastName: person?.lastName ?? '' },
    forwardable: event.networkId === null && event.forwardable === 1,
  }
}
export type WhoseInvitation = Awaited<ReturnType<typeof whoseInvitation>>
