// What a substitute's own answer means to the one who sent them, and what the sender is told.
import type { EventTable, InvitationTable, SubstitutionTable } from '#db/schema'
import type { Change } from '../core/change.server'
import { postAbout, wordToHolder, type CalendarWord, type ToldEvent } from './letters.server'
import { invitationById } from './queries.server'
import { showsInCalendar } from './rules'

/** What the calendar of an invitation that stands is told so that it holds what it should. */
export const calendarOfStanding = (
  invitation: InvitationTable,
  event: Pick<EventTable, 'timeSequence'>,
): CalendarWord => (showsInCalendar(invitation, event) ? 'REQUEST' : wordToHolder('CANCEL', invitation))

export type Outcome = 'inForce' | 'refused' | 'takenBack' | 'declined'

/** Tells the one who named a substitute what came of it. */
export async function tellSender(
  c: Change,
  told: ToldEvent,
  given: {
    sender: InvitationTable
    substitution: SubstitutionTable
    outcome: Outcome
    calendar: CalendarWord
  },
): Promise<void> {
  const { sender, substitution, outcome, calendar } = given
  const { firstName, lastName, reply } = substitution
  await postAbout(c, {
    told,
    invitation: sender,
    calendar,
    letter: (about) => ({
      kind: 'substituteDecided',
      data: { ...about, outcome, substitute: `${firstName} ${lastName}`, reply },
    }),
  })
}

/**
 * After a substitute's answer: by a no they stand in for nobody any more, and by another answer after that they do
 * again unless somebody else does by then. The one who sent them is told.
 */
export async function deputyAnswered(c: Change, told: ToldEvent, after: InvitationTable): Promise<void> {
  if (after.substituteFor === null) return
  const substitution = await c.trx
    .selectFrom('substitution')
    .selectAll()
    .where('substituteId', '=', after.id)
    .executeTakeFirst()
  if (!substitution || told.event.startsAt <= c.now) return
  const sender = await invitationById(c.trx, after.substituteFor)
  if (sender.withdrawnAt !== null) return
  const ends = after.answer === 'no' && substitution.status === 'inForce'
  const begins =
    after.answer !== 'no' && substitution.status === 'takenBack' && !(await hasOpen(c, sender.id))
  if (!ends && !begins) return
  await c.trx
    .updateTable('substitution')
    .set(ends ? { status: 'takenBack', endedAt: c.now } : { status: 'inForce', endedAt: null })
    .where('id', '=', substitution.id)
    .execute()
  const outcome = ends ? 'declined' : 'inForce'
  await tellSender(c, told, { sender, substitution: { ...substitution, reply: '' }, outcome, calendar: null })
}

async function hasOpen(c: Change, invitationId: string): Promise<boolean> {
  const open = await c.trx
    .selectFrom('substitution')
    .select('id')
    .where('invitationId', '=', invitationId)
    .where('status', 'in', ['asked', 'inForce'])
    .executeTakeFirst()
  return open !== undefined
}

/** Closes what somebody who is taken off the list had asked for: there is nobody to stand in for. */
export const closeAsked = (c: Change, invitationId: string) =>
  c.trx
    .updateTable('substitution')
    .set({ status: 'refused', decidedAt: c.now, endedAt: c.now })
    .where('invitationId', '=', invitationId)
    .where('status', '=', 'asked')
    .execute()
