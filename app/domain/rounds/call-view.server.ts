// Reads what the person who is called sees: the round, their answer, what they let be seen, whom to ask.
import type { Reader } from '#db/connect'
import type { Locale, MeetingForm } from '#db/schema'
import { dateOf, type Instant, type PlainDate } from '../core/time'
import { sharedFieldsOf } from '../people/sharing.server'
import type { SharedField } from '../people/sharing'
import { addressInUse, reachableById } from '../people/standing.server'
import { candidateRowById } from './candidate-acts.server'
import { roundById, type Round } from './rounds.server'
import { answerRefusal, type AnswerRefusal } from './rules'

export type CallView = {
  person: { firstName: string; lastName: string }
  round: Pick<
    Round,
    'answerBy' | 'startsOn' | 'sizeMin' | 'sizeMax' | 'messageFi' | 'messageSv' | 'messageEn'
  >
  answer: 'yes' | 'notNow' | null
  language: Locale | null
  meets: MeetingForm | null
  apartWish: string
  comment: string
  shares: SharedField[]
  /** Why it cannot be answered now. */
  refusal: AnswerRefusal | null
  /** The organiser who opened the round; the house's mailbox when nobody is known. */
  contact: { name: string; email: string }
}

/** @throws Response 404 when there is no such candidate */
export async function callViewOf(
  db: Reader,
  candidateId: string,
  { now, mailbox }: { now: Instant; mailbox: { name: string; address: string } },
): Promise<CallView> {
  const row = await candidateRowById(db, candidateId)
  const round = await roundById(db, row.roundId)
  const { firstName, lastName } = await reachableById(db, row.personId)
  const shared = (await sharedFieldsOf(db, [row.personId])).get(row.personId)
  const { answerBy, startsOn, sizeMin, sizeMax, messageFi, messageSv, messageEn } = round
  return {
    person: { firstName, lastName },
    round: { answerBy, startsOn, sizeMin, sizeMax, messageFi, messageSv, messageEn },
    answer: row.answer,
    language: row.language,
    meets: row.meets,
    apartWish: row.apartWish,
    comment: row.comment,
    shares: [...(shared ?? [])],
    refusal: answerRefusal(round, row, { today: dateOf(now), byOrganiser: false }),
    contact: (await openerOf(db, round)) ?? { name: mailbox.name, email: mailbox.address },
  }
}

async function openerOf(db: Reader, round: Round): Promise<CallView['contact'] | null> {
  if (round.createdBy === null) return null
  const person = await db
    .selectFrom('person')
    .select(['firstName', 'lastName'])
    .where('id', '=', round.createdBy)
    .executeTakeFirst()
  const email = await addressInUse(db, round.createdBy)
  return person && email ? { name: `${person.firstName} ${person.lastName}`, email } : null
}

/** A call that its person can answer now, by their own page. */
export type OwnCall = {
  candidateId: string
  answerBy: PlainDate
  startsOn: PlainDate
  answer: 'yes' | 'notNow' | null
}

/** The calls to a person that can be answered on a day. */
export const openCallsOf = (db: Reader, personId: string, today: PlainDate): Promise<OwnCall[]> =>
  db
    .selectFrom('candidate')
    .innerJoin('round', 'round.id', 'candidate.roundId')
    .select(['candidate.id as candidateId', 'round.answerBy', 'round.startsOn', 'candidate.answer'])
    .where('candidate.personId', '=', personId)
    .where('candidate.calledAt', 'is not', null)
    .where('candidate.removedAt', 'is', null)
    .where('round.confirmedAt', 'is', null)
    .where('round.closedAt', 'is', null)
    .where('round.answerBy', '>=', today)
    .orderBy('round.answerBy')
    .execute()

/** Whether what a link is for is still there, and still its holder's. */
export async function callLinkStands(
  db: Reader,
  link: { thingId: string; personId: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('candidate')
    .select('personId')
    .where('id', '=', link.thingId)
    .executeTakeFirst()
  return row?.personId === link.personId
}
