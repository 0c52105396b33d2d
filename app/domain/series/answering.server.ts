// The page of one person's dates in a row: what each is and how it stands; an answer for each in one press.
import type { Reader } from '#db/connect'
import type { Answer, EventTable, InvitationTable } from '#db/schema'
import type { Change } from '../core/change.server'
import type { Instant } from '../core/time'
import { whereFor } from '../events/where'
import { respond, type RespondRefusal } from '../invitations/answering.server'
import { placeInLine } from '../invitations/queries.server'
import { answerRefusal, answersOlderTime } from '../invitations/rules'
import type { SeriesLink } from './links.server'
import { exceptionsAmong } from './rules'
import { seriesById } from './series.server'

type Held = { event: EventTable; invitation: InvitationTable }

/** The person's dates, those taken back left out, in order. */
async function heldDates(db: Reader, { seriesId, personId }: SeriesLink): Promise<Held[]> {
  const events = await db
    .selectFrom('event')
    .selectAll()
    .where('seriesId', '=', seriesId)
    .orderBy('startsAt')
    .orderBy('id')
    .execute()
  if (events.length === 0) return []
  const invitations = await db
    .selectFrom('invitation')
    .selectAll()
    .where('personId', '=', personId)
    .where(
      'eventId',
      'in',
      events.map(({ id }) => id),
    )
    .where('withdrawnAt', 'is', null)
    .execute()
  return events.flatMap((event) => {
    const invitation = invitations.find(({ eventId }) => eventId === event.id)
    return invitation ? [{ event, invitation }] : []
  })
}

const sourceOf = ({ holderId }: SeriesLink) => (holderId === null ? 'link' : 'assistant')

/** What the one who answers sees, and nothing of other people. */
export async function datesPage(db: Reader, link: SeriesLink, now: Instant) {
  const { nameFi, nameSv, nameEn } = await seriesById(db, link.seriesId)
  const person = await db
    .selectFrom('person')
    .select(['firstName', 'lastName'])
    .where('id', '=', link.personId)
    .executeTakeFirstOrThrow()
  const held = await heldDates(db, link)
  const exceptions = exceptionsAmong(
    held.flatMap(({ event }) => (event.status === 'cancelled' ? [] : [event])),
  )
  const dates = await Promise.all(
    held.map(async ({ event, invitation }) => {
      const refusal = (answer: Answer) =>
        answerRefusal(event, invitation, { answer, source: sourceOf(link), now })
      const where = whereFor(event, invitation)
      return {
        eventId: event.id,
        titleFi: event.titleFi,
        titleSv: event.titleSv,
        titleEn: event.titleEn,
        startsAt: event.startsAt,
        endsAt: event.endsAt,
        place: where.place,
        online: where.linkLater || where.onlineUrl !== '',
        answerBy: event.answerBy,
        exception: exceptions.has(event.id),
        answer: invitation.answer,
        seat: invitation.seat,
        waitingPlace: await placeInLine(db, invitation),
        olderTime: answersOlderTime(invitation, event),
        offerUntil: invitation.offerUntil,
        lapsed: invitation.offerLapsedAt !== null,
        refusals: { yes: refusal('yes'), no: refusal('no') },
      }
    }),
  )
  const [contact] = held.map(({ event: { contactName, contactEmail, contactPhone } }) =>
    [contactName, contactEmail, contactPhone].filter(Boolean).join(', '),
  )
  return {
    name: { nameFi, nameSv, nameEn },
    person,
    forAnother: link.holderId !== null,
    dates,
    contact: contact ?? '',
  }
}
export type DatesPage = Awaited<ReturnType<typeof datesPage>>
export type DateShown = DatesPage['dates'][number]

/**
 * Answers the dates that are named, each as if by its own link. A date that refuses keeps none of the others from
 * being answered.
 * @param given the answer for each date, by the event's id; dates that the person does not hold are left out
 */
export async function answerDates(
  c: Change,
  link: SeriesLink,
  given: ReadonlyMap<string, Answer>,
): Promise<{ refused: { eventId: string; reason: RespondRefusal }[] }> {
  const refused: { eventId: string; reason: RespondRefusal }[] = []
  for (const { event, invitation } of await heldDates(c.trx, link)) {
    const answer = given.get(event.id)
    if (answer === undefined) continue
    const holder = link.holderId === null ? {} : { holderId: link.holderId }
    const actor = { kind: 'link' as const, personId: link.personId, invitationId: invitation.id, ...holder }
    const result = await respond(
      { ...c, actor },
      { invitationId: invitation.id, answer, comment: invitation.comment, source: sourceOf(link) },
    )
    if (!result.ok) refused.push({ eventId: event.id, reason: result.reason })
  }
  return { refused }
}
