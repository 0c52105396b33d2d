// What the page of the questions needs, whichever way its reader came.
import type { Reader } from '#db/connect'
import type { InvitationTable } from '#db/schema'
import type { Instant } from '~/domain/core/time'
import { eventOrMeetingById } from '~/domain/events/queries.server'
import { personById } from '~/domain/people/queries.server'
import { questionsFor } from '~/domain/questions/queries.server'
import { comes } from '~/domain/questions/rules'

/** @throws Response 404 for the meeting of a small group, of which nothing is asked */
export async function repliesPage(db: Reader, invitation: InvitationTable, now: Instant) {
  const event = await eventOrMeetingById(db, invitation.eventId)
  const person = await personById(db, invitation.personId)
  if (event.networkId !== null || person === null) throw new Response(null, { status: 404 })
  const { titleFi, titleSv, titleEn, status, startsAt } = event
  return {
    event: { titleFi, titleSv, titleEn },
    person: { firstName: person.firstName, lastName: person.lastName },
    asked: await questionsFor(db, invitation),
    open: status !== 'cancelled' && startsAt > now && comes(invitation),
  }
}
