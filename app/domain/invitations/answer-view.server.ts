// What the page of one invitation shows the person (or their assistant) who answers it.
import type { Reader } from '#db/connect'
import type { Answer, AnswerSource, EventTable, InvitationTable } from '#db/schema'
import type { Instant } from '../core/time'
import { eventOrMeetingById, programmeOf } from '../events/queries.server'
import { whereFor } from '../events/where'
import { seatView } from './line-view.server'
import { answerRefusal, answersOlderTime } from './rules'

/** Who reads the message that comes with an answer: of a small group's own meeting the group alone. */
const heardBy = ({ networkId, hostNetworkId }: EventTable): 'group' | 'keepers' | 'organisers' => {
  if (networkId !== null) return 'group'
  return hostNetworkId === null ? 'organisers' : 'keepers'
}

/** Everything the page needs and nothing of other people. */
export async function answerView(
  db: Reader,
  invitation: InvitationTable,
  by: { now: Instant; source: AnswerSource },
) {
  const event = await eventOrMeetingById(db, invitation.eventId)
  const person = await db
    .selectFrom('person')
    .select(['firstName', 'lastName', 'language'])
    .where('id', '=', invitation.personId)
    .executeTakeFirstOrThrow()
  const seats = await seatView(db, event, invitation)
  const refusalOf = (answer: Answer) => answerRefusal(event, invitation, { answer, ...by })
  return {
    invitation: {
      answer: invitation.answer,
      seat: invitation.seat,
      comment: invitation.comment,
      waitingPlace: seats.place,
      olderTime: answersOlderTime(invitation, event),
    },
    person,
    event: {
      titleFi: event.titleFi,
      titleSv: event.titleSv,
      titleEn: event.titleEn,
      descriptionFi: event.descriptionFi,
      descriptionSv: event.descriptionSv,
      descriptionEn: event.descriptionEn,
      startsAt: event.startsAt,
      endsAt: event.endsAt,
      ...whereFor(event, invitation),
      answerBy: event.answerBy,
      contactName: event.contactName,
      contactEmail: event.contactEmail,
      contactPhone: event.contactPhone,
    },
    heardBy: heardBy(event),
    programme: await programmeOf(db, event.id),
    seats,
    refusals: { yes: refusalOf('yes'), no: refusalOf('no') },
  }
}
export type AnswerView = Awaited<ReturnType<typeof answerView>>
