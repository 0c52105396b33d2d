// The invitations that the demo's coming events have sent before it began: letters that have left, as lists show them.
import type { Db } from '#db/connect'
import type { DemoWorld } from '#db/demo'
import { readLetter, withoutSecrets } from '#emails/letters'
import { change, type Change } from '../domain/core/change.server'
import { insertMany } from '../domain/core/many-rows.server'
import { later } from '../domain/core/time'
import { eventById } from '../domain/events/queries.server'
import { copyReadersOfMany } from '../domain/invitations/copies.server'
import { isReachable, lettersAbout, recipientsOf, toldEvent } from '../domain/invitations/letters.server'

/** Nothing of them leaves now: the mailbox stays without them, and their links open nothing. */
export async function keepEarlierLetters(db: Db, { upcoming }: DemoWorld): Promise<void> {
  for (const id of [upcoming.managementDayId, upcoming.morningCoffeeId, upcoming.hrForumMeetingId]) {
    const first = await db
      .selectFrom('invitation')
      .select('invitedAt')
      .where('eventId', '=', id)
      .orderBy('invitedAt')
      .executeTakeFirst()
    if (first === undefined) continue
    await change(db, { actor: { kind: 'system' }, now: first.invitedAt }, (c) => keepInvitations(c, id))
  }
}

async function keepInvitations(c: Change, eventId: string): Promise<void> {
  const invitations = await c.trx
    .selectFrom('invitation')
    .selectAll()
    .where('eventId', '=', eventId)
    .orderBy('id')
    .execute()
  const ids = invitations.map(({ personId }) => personId)
  const told = await toldEvent(c, await eventById(c.trx, eventId))
  const [people, readers] = [await recipientsOf(c, ids), await copyReadersOfMany(c, ids)]
  const untouched = { inCalendar: 0, sequence: 0, stampedAt: null, firstMessageId: null } as const
  for (const invitation of invitations) {
    const person = people.get(invitation.personId)
    if (person === undefined || !isReachable(person)) continue
    const { letters, holds } = lettersAbout(
      c,
      {
        told,
        invitation: { ...invitation, answer: null, seat: 'none' },
        calendar: 'REQUEST',
        batchId: `${eventId}-earlier`,
        letter: (data) => ({ kind: 'invitation', data }),
      },
      {
        ...{ person, inPlaceOf: null, way: { held: untouched, lost: null, unheard: false } },
        readers: (readers.get(person.id) ?? []).map((reader) => ({ ...reader, follows: null })),
      },
    )
    await insertMany(
      c,
      'outbox',
      letters.map((letter) => ({
        ...letter,
        data: JSON.stringify(withoutSecrets(readLetter(letter.kind, letter.data))),
        ...{ status: 'sent' as const, attempts: 1, sentAt: later(c.now, { seconds: 20 }) },
      })),
    )
    const { firstMessageId } = holds
    await c.trx.updateTable('invitation').set({ firstMessageId }).where('id', '=', invitation.id).execute()
  }
}
