// What one person has been invited to, and what they answered.
import type { Reader } from '#db/connect'
import type { Answer, EventKind } from '#db/schema'
import type { Instant } from '../core/time'

export type InvitationOfPerson = {
  id: string
  eventId: string
  kind: EventKind
  titleFi: string
  titleSv: string
  titleEn: string
  startsAt: Instant
  endsAt: Instant
  zone: string
  status: 'draft' | 'open' | 'cancelled'
  answer: Answer | null
  seat: 'none' | 'seated' | 'waiting'
  withdrawnAt: Instant | null
}

/** The invitations of a person to organisers' events, the latest event first. */
export const invitationsOfPerson = (db: Reader, personId: string): Promise<InvitationOfPerson[]> =>
  db
    .selectFrom('invitation')
    .innerJoin('event', 'event.id', 'invitation.eventId')
    .select([
      'invitation.id',
      'invitation.eventId',
      'event.kind',
      'event.titleFi',
      'event.titleSv',
      'event.titleEn',
      'event.startsAt',
      'event.endsAt',
      'event.zone',
      'event.status',
      'invitation.answer',
      'invitation.seat',
      'invitation.withdrawnAt',
    ])
    .where('invitation.personId', '=', personId)
    .where('event.networkId', 'is', null)
    .orderBy('event.startsAt', 'desc')
    .orderBy('invitation.id', 'desc')
    .execute()
