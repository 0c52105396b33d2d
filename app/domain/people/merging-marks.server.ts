// What merging two records does to rows that only name a person: who wrote, answered, decided, was asked or did what is told by the name of the record that stays.
import type { Reader } from '#db/connect'
import { goneRows, revise, type Making } from './merging-steps.server'

/** What is the person's own, and is counted as moved. */
const theirs = [
  ['boardNote', 'authorId'],
  ['boardReply', 'authorId'],
  ['decision', 'personId'],
  ['outbox', 'personId'],
  ['remark', 'personId'],
  // Whether a person has answered a survey is asked of all their tickets.
  ['surveyTicket', 'personId'],
] as const

/** What tells of the person in rows that are others' or nobody's. */
const marks = [
  ['alias', 'personId'],
  ['answer', 'answeredBy'],
  ['answerLink', 'holderId'],
  ['boardNote', 'hiddenBy'],
  ['boardReply', 'hiddenBy'],
  ['candidate', 'answeredBy'],
  ['datePoll', 'startedBy'],
  ['eventTask', 'doneBy'],
  ['eventTemplate', 'changedBy'],
  ['expertRequest', 'askedBy'],
  ['expertRequest', 'repliedBy'],
  ['groupHome', 'hostId'],
  ['groupLink', 'personId'],
  ['groupNote', 'writtenBy'],
  ['incomingMail', 'personId'],
  ['invitation', 'answeredBy'],
  ['material', 'uploadedBy'],
  ['meetingReport', 'answeredBy'],
  ['meetingReport', 'askedOf'],
  ['newcomer', 'hostId'],
  ['newcomer', 'proposedBy'],
  ['remark', 'answeredBy'],
  ['renewal', 'answeredBy'],
  ['reply', 'givenBy'],
  ['seatStep', 'doneBy'],
  ['seriesLink', 'holderId'],
  ['seriesLink', 'personId'],
  ['substitution', 'askedBy'],
  ['substitution', 'decidedBy'],
  ['substitution', 'personId'],
  ['theme', 'proposedBy'],
  ['tick', 'takenBy'],
] as const

/** Called last: rows that go by what is noted so far are left alone. */
export async function planMarks(db: Reader, plan: Making): Promise<void> {
  for (const mark of theirs) plan.moved.others += await mend(db, plan, mark)
  for (const mark of marks) await mend(db, plan, mark)
}

/** @returns how many rows are mended */
async function mend(
  db: Reader,
  plan: Making,
  [table, column]: (typeof theirs)[number] | (typeof marks)[number],
): Promise<number> {
  const rows = await db.selectFrom(table).select('id').where(column, '=', plan.goneId).orderBy('id').execute()
  const gone = goneRows(plan)
  const stay = rows.filter(({ id }) => !gone.has(id))
  for (const { id } of stay) revise(plan, table, id, { [column]: plan.keptId })
  return stay.length
}
