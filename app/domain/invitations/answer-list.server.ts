// The organisers' list of answers: everybody invited with how they stand, and one invitation with its history.
import type { Reader } from '#db/connect'
import type { AnswerSource, AttendanceMode, EventTable, InvitationTable } from '#db/schema'
import type { Instant } from '../core/time'
import { dayOfPosts } from '../events/queries.server'
import { currentPostsOf } from '../people/queries.server'
import type { Post } from '../people/rules'
import { answersOlderTime, answerState, type AnswerState } from './rules'

export type AnswerRow = {
  invitationId: string
  personId: string
  firstName: string
  lastName: string
  sortName: string
  email: string | null
  phone: string | null
  post: Post | null
  state: AnswerState
  /** The answer was given before the time changed. */
  olderTime: boolean
  /** How they take part in a hybrid event. */
  mode: AttendanceMode | null
  /** Place among those waiting, from 1. */
  waitingPlace: number | null
  comment: string
  answeredAt: Instant | null
  source: AnswerSource | null
  /** Who pressed, when it was not the person. */
  answeredBy: string | null
  invitedAt: Instant
  remindedAt: Instant | null
}

type ListedEvent = Pick<EventTable, 'id' | 'startsAt' | 'timeSequence'>

/** Everybody who holds an invitation, in the order of names, with the posts they have today or had at the event. */
export async function answerList(db: Reader, event: ListedEvent, now: Instant): Promise<AnswerRow[]> {
  const rows = await db
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.personId')
    .leftJoin('address', (join) =>
      join.onRef('address.personId', '=', 'person.id').on('address.validTo', 'is', null),
    )
    .leftJoin('person as doer', 'doer.id', 'invitation.answeredBy')
    .select([
      'invitation.id as invitationId',
      'invitation.personId',
      'person.firstName',
      'person.lastName',
      'person.sortName',
      'person.phone',
      'address.email',
      'answer',
      'seat',
      'queueNumber',
      'offerUntil',
      'offerLapsedAt',
      'mode',
      'answeredSequence',
      'comment',
      'answeredAt',
      'answerSource',
      'answeredBy',
      'doer.firstName as doerFirstName',
      'doer.lastName as doerLastName',
      'invitedAt',
      'remindedAt',
    ])
    .where('eventId', '=', event.id)
    .where('withdrawnAt', 'is', null)
    .orderBy('person.sortName')
    .orderBy('invitation.id')
    .execute()
  const on = dayOfPosts(event, now)
  const posts = await currentPostsOf(
    db,
    rows.map((row) => row.personId),
    on,
  )
  const line = rows.flatMap((row) => numberInLine(row) ?? []).sort((a, b) => a - b)
  return rows.map((row) => ({
    invitationId: row.invitationId,
    personId: row.personId,
    firstName: row.firstName,
    lastName: row.lastName,
    sortName: row.sortName,
    email: row.email,
    phone: row.phone,
    post: posts.get(row.personId) ?? null,
    state: answerState(row),
    olderTime: answersOlderTime(row, event),
    mode: row.mode,
    waitingPlace: placeIn(line, numberInLine(row)),
    comment: row.comment,
    answeredAt: row.answeredAt,
    source: row.answerSource,
    answeredBy: row.answeredBy === row.personId ? null : doerName(row),
    invitedAt: row.invitedAt,
    remindedAt: row.remindedAt,
  }))
}

type Queued = Pick<InvitationTable, 'queueNumber' | 'offerUntil' | 'offerLapsedAt'>

/** The number of one who is in the line: not of those who are offered a seat or let an offer lapse. */
export const numberInLine = (row: Queued): number | null =>
  row.offerUntil === null && row.offerLapsedAt === null ? row.queueNumber : null

/** The place of a number among the numbers of the line, from 1. */
export const placeIn = (line: readonly number[], queueNumber: number | null): number | null =>
  queueNumber === null ? null : line.indexOf(queueNumber) + 1

const doerName = (row: { doerFirstName: string | null; doerLastName: string | null }): string | null =>
  row.doerFirstName === null ? null : `${row.doerFirstName} ${row.doerLastName}`

export type GivenAnswerRow = {
  id: string
  answer: NonNullable<InvitationTable['answer']>
  seat: InvitationTable['seat']
  comment: string
  source: AnswerSource
  answeredAt: Instant
  answeredBy: string | null
}

/** Every answer given to an invitation, newest first. */
export async function answersGiven(db: Reader, invitationId: string): Promise<GivenAnswerRow[]> {
  const rows = await db
    .selectFrom('answer')
    .leftJoin('person', 'person.id', 'answer.answeredBy')
    .select(['answer.id', 'answer', 'seat', 'comment', 'source', 'answeredAt', 'firstName', 'lastName'])
    .where('invitationId', '=', invitationId)
    .orderBy('answer.id', 'desc')
    .execute()
  return rows.map(({ firstName, lastName, ...row }) => ({
    ...row,
    answeredBy: firstName === null ? null : `${firstName} ${lastName}`,
  }))
}
