// Reads of substitutes: what the page of one invitation tells, and the organisers' list with its chains.
import type { Reader } from '#db/connect'
import type { EventTable, InvitationTable, SubstitutionTable } from '#db/schema'
import type { Instant } from '../core/time'
import { eventOrMeetingById } from '../events/queries.server'
import { answerState, type AnswerState } from '../invitations/rules'
import { sendingRefusal, type SubstituteRefusal } from './rules'

/** Whether a substitution is one that the holder of the invitation asked for. */
export async function isSenders(db: Reader, invitationId: string, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('substitution')
    .select('id')
    .where('id', '=', id)
    .where('invitationId', '=', invitationId)
    .executeTakeFirst()
  return row !== undefined
}

/** What one invitation has to do with substitutes, for whoever answers it. */
export type DeputyView = {
  /** Whether somebody may be sent at all: small groups and many events know no substitutes. */
  allowed: boolean
  approval: boolean
  /** Why nobody can be sent now, or null. */
  refusal: SubstituteRefusal | null
  /** The substitute asked for or sent, with those whom they sent in turn. */
  sent: { id: string; status: 'asked' | 'inForce'; names: string[] } | null
  /** What the organisers answered to the last request, when they refused it and nobody is sent since. */
  refused: { name: string; reply: string } | null
  /** Those whom the reader stands in for, the nearest first. */
  standsInFor: string[]
  /** What the sender wrote to their substitute. */
  note: string
}

export async function deputyView(
  db: Reader,
  invitation: InvitationTable,
  { now }: { now: Instant },
): Promise<DeputyView> {
  const event = await eventOrMeetingById(db, invitation.eventId)
  const own = await db
    .selectFrom('substitution')
    .selectAll()
    .where('invitationId', '=', invitation.id)
    .orderBy('askedAt', 'desc')
    .execute()
  const sent = own.find(({ status }) => status === 'asked' || status === 'inForce')
  const last = own[0]
  return {
    allowed: event.networkId === null && event.substitutes !== 'no',
    approval: event.substitutes === 'approval',
    refusal: sendingRefusal(event, invitation, now),
    sent: sent ? { id: sent.id, status: openStatus(sent), names: await namesBelow(db, sent) } : null,
    refused: !sent && last?.status === 'refused' ? { name: nameOf(last), reply: last.reply } : null,
    ...(await sendersOf(db, invitation)),
  }
}

const openStatus = ({ status }: SubstitutionTable) => (status === 'asked' ? 'asked' : 'inForce')

const nameOf = ({ firstName, lastName }: { firstName: string; lastName: string }): string =>
  `${firstName} ${lastName}`

/** The substitute and those whom they sent in turn. */
async function namesBelow(db: Reader, first: SubstitutionTable): Promise<string[]> {
  const names: string[] = []
  for (let next: SubstitutionTable | undefined = first; next;) {
    names.push(nameOf(next))
    if (next.substituteId === null) break
    next = await db
      .selectFrom('substitution')
      .selectAll()
      .where('invitationId', '=', next.substituteId)
      .where('status', '=', 'inForce')
      .executeTakeFirst()
  }
  return names
}

async function sendersOf(
  db: Reader,
  invitation: InvitationTable,
): Promise<Pick<DeputyView, 'standsInFor' | 'note'>> {
  const standsInFor: string[] = []
  for (let above = invitation.substituteFor; above !== null;) {
    const sender = await db
      .selectFrom('invitation')
      .innerJoin('person', 'person.id', 'invitation.personId')
      .select(['firstName', 'lastName', 'substituteFor'])
      .where('invitation.id', '=', above)
      .executeTakeFirstOrThrow()
    standsInFor.push(nameOf(sender))
    above = sender.substituteFor
  }
  if (standsInFor.length === 0) return { standsInFor, note: '' }
  const named = await db
    .selectFrom('substitution')
    .select('note')
    .where('substituteId', '=', invitation.id)
    .executeTakeFirst()
  return { standsInFor, note: named?.note ?? '' }
}

export type SubstituteRow = Pick<
  SubstitutionTable,
  | 'id'
  | 'invitationId'
  | 'substituteId'
  | 'status'
  | 'note'
  | 'reply'
  | 'askedAt'
  | 'decidedAt'
  | 'endedAt'
  | 'email'
> & {
  sender: string
  substitute: string
  /** How the substitute's own invitation stands; null before they have one. */
  state: AnswerState | null
  /** The substitute has been taken off the list. */
  withdrawn: boolean
}

/** A sender with those who follow: "A → B → C" is the rows A → B and B → C. */
export type Chain = { rows: SubstituteRow[] }

export type EventSubstitutes = { asked: SubstituteRow[]; chains: Chain[]; earlier: SubstituteRow[] }

/** The substitutes of an event: the requests that wait, the chains in force, and what is over. */
export async function substitutesOf(db: Reader, eventId: string): Promise<EventSubstitutes> {
  const rows = await rowsOf(db, eventId)
  const inForce = rows.filter(({ status }) => status === 'inForce')
  const bySender = new Map(inForce.map((row) => [row.invitationId, row]))
  const sentThere = new Set(inForce.map(({ substituteId }) => substituteId))
  const chainFrom = (first: SubstituteRow): Chain => {
    const chain: SubstituteRow[] = []
    for (let next: SubstituteRow | undefined = first; next;) {
      chain.push(next)
      next = next.substituteId === null ? undefined : bySender.get(next.substituteId)
    }
    return { rows: chain }
  }
  return {
    asked: rows.filter(({ status }) => status === 'asked'),
    chains: inForce.filter(({ invitationId }) => !sentThere.has(invitationId)).map(chainFrom),
    earlier: rows.filter(({ status }) => status === 'refused' || status === 'takenBack').reverse(),
  }
}

async function rowsOf(db: Reader, eventId: string): Promise<SubstituteRow[]> {
  const rows = await db
    .selectFrom('substitution')
    .innerJoin('invitation', 'invitation.id', 'substitution.invitationId')
    .innerJoin('person', 'person.id', 'invitation.personId')
    .leftJoin('invitation as own', 'own.id', 'substitution.substituteId')
    .select(['substitution.id', 'substitution.invitationId', 'substitution.substituteId', 'status'])
    .select(['note', 'reply', 'askedAt', 'decidedAt', 'endedAt', 'substitution.email'])
    .select(['substitution.firstName', 'substitution.lastName'])
    .select(['person.firstName as senderFirst', 'person.lastName as senderLast'])
    .select(['own.answer', 'own.seat', 'own.withdrawnAt'])
    .where('invitation.eventId', '=', eventId)
    .orderBy('askedAt')
    .orderBy('substitution.id')
    .execute()
  return rows.map(({ senderFirst, senderLast, answer, seat, withdrawnAt, firstName, lastName, ...row }) => ({
    ...row,
    sender: `${senderFirst} ${senderLast}`,
    substitute: `${firstName} ${lastName}`,
    state: row.substituteId === null ? null : answerState({ answer, seat: seat ?? 'none' }),
    withdrawn: withdrawnAt !== null,
  }))
}

/** How many requests of an event wait for the organisers. */
export async function requestsWaiting(db: Reader, eventId: string): Promise<{ asked: number; all: number }> {
  const rows = await db
    .selectFrom('substitution')
    .innerJoin('invitation', 'invitation.id', 'substitution.invitationId')
    .select(['status', (e) => e.fn.countAll<number>().as('people')])
    .where('invitation.eventId', '=', eventId)
    .groupBy('status')
    .execute()
  const asked = rows.find(({ status }) => status === 'asked')?.people ?? 0
  return { asked, all: rows.reduce((sum, { people }) => sum + people, 0) }
}

/** An event to come in which requests wait for the organisers, and how many. */
export type RequestsOfEvent = Pick<EventTable, 'id' | 'titleFi' | 'titleSv' | 'titleEn'> & { asked: number }

/** The events to come in which requests wait for the organisers, the next first. */
export const eventsWithRequests = (db: Reader, now: Instant): Promise<RequestsOfEvent[]> =>
  db
    .selectFrom('substitution')
    .innerJoin('invitation', 'invitation.id', 'substitution.invitationId')
    .innerJoin('event', 'event.id', 'invitation.eventId')
    .select(['event.id', 'titleFi', 'titleSv', 'titleEn'])
    .select((e) => e.fn.countAll<number>().as('asked'))
    .where('substitution.status', '=', 'asked')
    .where('event.status', '=', 'open')
    .where('startsAt', '>', now)
    .groupBy('event.id')
    .orderBy('startsAt')
    .orderBy('event.id')
    .execute()

/** Whom each invitation of an event stands in for, and whom it sent, by the invitation's id: for the list of answers. */
export async function deputiesByInvitation(
  db: Reader,
  eventId: string,
): Promise<Map<string, { inPlaceOf: string | null; sends: string | null }>> {
  const { chains } = await substitutesOf(db, eventId)
  const told = new Map<string, { inPlaceOf: string | null; sends: string | null }>()
  const of = (id: string) => {
    const known = told.get(id) ?? { inPlaceOf: null, sends: null }
    told.set(id, known)
    return known
  }
  for (const row of chains.flatMap(({ rows }) => rows)) {
    of(row.invitationId).sends = row.substitute
    if (row.substituteId !== null) of(row.substituteId).inPlaceOf = row.sender
  }
  return told
}
