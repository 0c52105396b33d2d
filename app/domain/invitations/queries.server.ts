// Reads of invitations: one, all that live, the one a link opens, those that wait for a person.
import type { JoinBuilder } from 'kysely'
import type { Reader } from '#db/connect'
import type { Database, InvitationTable } from '#db/schema'
import { tokenHash } from '../core/tokens.server'
import { dateOf, type Instant } from '../core/time'
import { linkDiesAt } from '../events/rules'
import { assistsOn } from './copies.server'

/** @throws Response 404 when there is none */
export async function invitationById(db: Reader, id: string): Promise<InvitationTable> {
  const invitation = await db.selectFrom('invitation').selectAll().where('id', '=', id).executeTakeFirst()
  if (!invitation) throw new Response(null, { status: 404 })
  return invitation
}

/** Every invitation of an event that has not been taken back, in the order they were made. */
export const liveInvitationsOf = (db: Reader, eventId: string): Promise<InvitationTable[]> =>
  db
    .selectFrom('invitation')
    .selectAll()
    .where('eventId', '=', eventId)
    .where('withdrawnAt', 'is', null)
    .orderBy('id')
    .execute()

/** How a person's own invitation that holds is joined to an event; there is none or one. */
export const ownInvitation =
  (personId: string) =>
  (join: JoinBuilder<Database, 'event' | 'invitation'>): JoinBuilder<Database, 'event' | 'invitation'> =>
    join
      .onRef('invitation.eventId', '=', 'event.id')
      .on('invitation.personId', '=', personId)
      .on('invitation.withdrawnAt', 'is', null)

export type OpenedLink =
  /** `holderId`: the assistant whose own link it is. */
  | { ok: true; invitation: InvitationTable; holderId: string | null }
  /**
   * `unknown`: no such link. `revoked`: taken back. `dead`: a day has passed since the event (rule L2). `ended`: its
   * holder assists the invited no more.
   */
  | { ok: false; reason: 'unknown' | 'revoked' | 'dead' | 'ended' }

/** The invitation that a link's secret opens. @param diesAt when, by the end of the event; what only reads may live longer */
export async function invitationByToken(
  db: Reader,
  token: string,
  now: Instant,
  diesAt: (endsAt: Instant) => Instant = linkDiesAt,
): Promise<OpenedLink> {
  const link = await db
    .selectFrom('answerLink')
    .innerJoin('invitation', 'invitation.id', 'answerLink.invitationId')
    .innerJoin('event', 'event.id', 'invitation.eventId')
    .selectAll('invitation')
    .select(['answerLink.revokedAt', 'answerLink.holderId', 'event.endsAt'])
    .where('tokenHash', '=', tokenHash(token))
    .executeTakeFirst()
  if (!link) return { ok: false, reason: 'unknown' }
  const { revokedAt, endsAt, holderId, ...invitation } = link
  if (revokedAt !== null) return { ok: false, reason: 'revoked' }
  if (now >= diesAt(endsAt)) return { ok: false, reason: 'dead' }
  const pair = { assistantId: holderId ?? '', managerId: invitation.personId }
  if (holderId !== null && !(await assistsOn(db, pair, dateOf(now)))) return { ok: false, reason: 'ended' }
  return { ok: true, invitation, holderId }
}

/** Who acts by an opened link, and how the answer is told to have come: an assistant's own link tells of them. */
export function byLink({ invitation, holderId }: Extract<OpenedLink, { ok: true }>) {
  const actor = { kind: 'link' as const, personId: invitation.personId, invitationId: invitation.id }
  return holderId === null
    ? { actor, source: 'link' as const }
    : { actor: { ...actor, holderId }, source: 'assistant' as const }
}

/**
 * The place in the line, from 1; null for one who does not wait. Those with an offer are out of it: a seat is held for
 * them; and those who let an offer lapse: nothing is offered to them before they ask to wait on.
 */
export async function placeInLine(
  db: Reader,
  invitation: Pick<InvitationTable, 'eventId' | 'queueNumber' | 'offerUntil' | 'offerLapsedAt'>,
): Promise<number | null> {
  const { queueNumber, offerUntil, offerLapsedAt } = invitation
  if (queueNumber === null || offerUntil !== null || offerLapsedAt !== null) return null
  const { place } = await db
    .selectFrom('invitation')
    .select((e) => e.fn.countAll<number>().as('place'))
    .where('eventId', '=', invitation.eventId)
    .where('queueNumber', '<=', queueNumber)
    .where('offerUntil', 'is', null)
    .where('offerLapsedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return place
}

export type PersonalInvitation = Pick<
  InvitationTable,
  'id' | 'personId' | 'answer' | 'seat' | 'answeredSequence'
> & {
  firstName: string
  lastName: string
  eventId: string
  titleFi: string
  titleSv: string
  titleEn: string
  kind: string
  status: 'draft' | 'open' | 'cancelled'
  startsAt: Instant
  endsAt: Instant
  place: string
  onlineUrl: string
  answerBy: Instant | null
  timeSequence: number
  /** The small group whose meeting it is; other events have none. */
  networkId: string | null
}

/**
 * Live invitations to events to come of a person and of those whom they assist, soonest first. The meetings of small
 * groups are shown to the invited alone, never to an assistant.
 */
export const comingInvitationsOf = (
  db: Reader,
  who: { personId: string; managerIds: readonly string[] },
  now: Instant,
): Promise<PersonalInvitation[]> => personalInvitations(db, who).where('endsAt', '>', now).execute()

/** The same of a span of time, what has been and what is to come. */
export const invitationsWithin = (
  db: Reader,
  who: { personId: string; managerIds: readonly string[] },
  span: { from: Instant; to: Instant },
): Promise<PersonalInvitation[]> =>
  personalInvitations(db, who).where('endsAt', '>', span.from).where('startsAt', '<', span.to).execute()

function personalInvitations(
  db: Reader,
  { personId, managerIds }: { personId: string; managerIds: readonly string[] },
) {
  return db
    .selectFrom('invitation')
    .innerJoin('event', 'event.id', 'invitation.eventId')
    .innerJoin('person', 'person.id', 'invitation.personId')
    .select([
      'invitation.id',
      'invitation.personId',
      'answer',
      'seat',
      'answeredSequence',
      'firstName',
      'lastName',
      'eventId',
      'titleFi',
      'titleSv',
      'titleEn',
      'kind',
      'status',
      'startsAt',
      'endsAt',
      'place',
      'onlineUrl',
      'answerBy',
      'timeSequence',
      'event.networkId',
    ])
    .where('invitation.personId', 'in', [personId, ...managerIds])
    .where((e) => e.or([e('event.networkId', 'is', null), e('invitation.personId', '=', personId)]))
    .where('withdrawnAt', 'is', null)
    .orderBy('startsAt')
    .orderBy('sortName')
}
