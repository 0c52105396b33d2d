// Reads of questions: those of an event, and those that one invited person is asked, with what they have replied.
import type { Reader } from '#db/connect'
import type { InvitationTable } from '#db/schema'
import { eventOrMeetingById } from '../events/queries.server'
import { comes, isAskedOf, isEmpty, modeAt, noReply, type Option, type Question, type Reply } from './rules'
import { readOptions, readReply } from './stored'

/** The questions of an event in their order, without those removed. */
export async function questionsOf(db: Reader, eventId: string): Promise<Question[]> {
  const rows = await db
    .selectFrom('question')
    .select(['id', 'kind', 'labelFi', 'labelSv', 'labelEn'])
    .select(['options', 'required', 'sensitive', 'askedOf', 'position'])
    .where('eventId', '=', eventId)
    .where('removedAt', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ ...row, options: readOptions(row.options) }))
}

/** How many have chosen each session, by the choice's id. */
export type Taken = ReadonlyMap<string, number>

/**
 * Who has chosen what of the sessions of an event, but for one invitation. Each reply that is kept holds its seat: those
 * of somebody who no longer comes are erased, and hold it until then.
 */
export async function sessionsTaken(db: Reader, eventId: string, but: string): Promise<Taken> {
  const rows = await db
    .selectFrom('reply')
    .innerJoin('question', 'question.id', 'reply.questionId')
    .select('value')
    .where('eventId', '=', eventId)
    .where('kind', '=', 'session')
    .where('invitationId', '!=', but)
    .execute()
  const taken = new Map<string, number>()
  for (const { value } of rows)
    for (const id of readReply('session', value).chosen) taken.set(id, (taken.get(id) ?? 0) + 1)
  return taken
}

export const seatsLeft = (option: Option, taken: Taken): number | null =>
  option.seats === null ? null : Math.max(0, option.seats - (taken.get(option.id) ?? 0))

/** What one person has replied, by question. */
export async function repliesBy(
  db: Reader,
  invitationId: string,
): Promise<Map<string, { value: string; id: string }>> {
  const rows = await db
    .selectFrom('reply')
    .select(['id', 'questionId', 'value'])
    .where('invitationId', '=', invitationId)
    .execute()
  return new Map(rows.map(({ questionId, ...row }) => [questionId, row]))
}

/** A question as it stands before one person: `left` of each choice is the seats they could still have, or null. */
export type AskedQuestion = Omit<Question, 'options'> & {
  options: (Option & { left: number | null })[]
  reply: Reply
  replied: boolean
}

type Invited = Pick<InvitationTable, 'id' | 'eventId' | 'answer' | 'seat' | 'withdrawnAt' | 'mode'>

/** What somebody who comes is asked, with what they have replied; nothing of others. */
export async function questionsFor(db: Reader, invitation: Invited): Promise<AskedQuestion[]> {
  if (!comes(invitation)) return []
  const event = await eventOrMeetingById(db, invitation.eventId)
  if (event.networkId !== null) return []
  const mode = modeAt(invitation, event)
  const asked = (await questionsOf(db, event.id)).filter(({ askedOf }) => isAskedOf(askedOf, mode))
  if (asked.length === 0) return []
  const given = await repliesBy(db, invitation.id)
  const limited = asked.some(({ kind }) => kind === 'session')
  const taken = limited ? await sessionsTaken(db, event.id, invitation.id) : new Map<string, number>()
  return asked.map((question) => {
    const row = given.get(question.id)
    const reply = row ? readReply(question.kind, row.value) : noReply
    return {
      ...question,
      options: question.options.map((option) => ({ ...option, left: seatsLeft(option, taken) })),
      reply,
      replied: !isEmpty(reply),
    }
  })
}
