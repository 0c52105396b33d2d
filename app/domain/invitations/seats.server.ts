// Seats of an event and the line of those who wait for one.
import type { EventTable, InvitationTable } from '#db/schema'
import { audit } from '../core/audit.server'
import type { Change } from '../core/change.server'
import { postAbout, toldEvent, type ToldEvent } from './letters.server'

/** Seats taken and people waiting, read in the transaction that spends the seats. */
export async function seatsNow(
  c: Change,
  eventId: string,
): Promise<{ seated: number; waiting: number; lastInLine: number }> {
  const rows = await c.trx
    .selectFrom('invitation')
    .select(['seat', (e) => e.fn.countAll<number>().as('people'), (e) => e.fn.max('queueNumber').as('last')])
    .where('eventId', '=', eventId)
    .where('seat', '<>', 'none')
    .groupBy('seat')
    .execute()
  const of = (seat: InvitationTable['seat']) => rows.find((row) => row.seat === seat)
  return {
    seated: of('seated')?.people ?? 0,
    waiting: of('waiting')?.people ?? 0,
    lastInLine: of('waiting')?.last ?? 0,
  }
}

/** Gives the free seats to those who wait, in the order of their arrival, and tells them (rule U5); none once it has begun. @returns how many */
export async function promoteFromWaitingList(
  c: Change,
  event: EventTable,
  told?: ToldEvent,
): Promise<number> {
  if (event.startsAt <= c.now) return 0
  const { seated, waiting } = await seatsNow(c, event.id)
  const free = event.capacity === null ? waiting : Math.min(waiting, event.capacity - seated)
  if (free <= 0) return 0
  const next = await c.trx
    .selectFrom('invitation')
    .selectAll()
    .where('eventId', '=', event.id)
    .where('seat', '=', 'waiting')
    .orderBy('queueNumber')
    .limit(free)
    .execute()
  const knownEvent = told ?? (await toldEvent(c, event))
  for (const invitation of next) await promote(c, knownEvent, invitation)
  return next.length
}

async function promote(c: Change, told: ToldEvent, invitation: InvitationTable): Promise<void> {
  const promoted: InvitationTable = { ...invitation, seat: 'seated', queueNumber: null }
  await c.trx
    .updateTable('invitation')
    .set({ seat: promoted.seat, queueNumber: null })
    .where('id', '=', invitation.id)
    .execute()
  await audit(c, 'promoteFromWaitingList', { kind: 'invitation', id: invitation.id })
  await postAbout(c, {
    told,
    invitation: promoted,
    calendar: 'REQUEST',
    letter: (data) => ({ kind: 'promoted', data }),
  })
}
