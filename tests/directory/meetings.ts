// What networks do together, for tests of what their calendars tell of people: a meeting that all are asked to, a poll that all ticked.
import { v7 } from 'uuid'
import type { Db } from '#db/connect'
import { change } from '~/domain/core/change.server'
import { newEvent } from '~/domain/events/commands.server'
import { completePlan, mailbox } from '../world'
import { on, type Circle } from './circle'

const now = `${on}T09:00:00.000Z`

/** Everybody is asked to everything, with a word of theirs that is not for calendars. */
export async function meetAll(db: Db, { people, networkIds }: Circle): Promise<void> {
  for (const networkId of [null, ...networkIds])
    await change(db, { actor: { kind: 'system' }, now }, async (c) => {
      const id = c.newId()
      const contact = { contactName: '', contactEmail: '', contactPhone: '' }
      const event = { ...newEvent(c, id, { ...completePlan, ...contact }, mailbox), networkId }
      await c.trx
        .insertInto('event')
        .values({ ...event, status: 'open' })
        .execute()
      for (const person of people)
        await c.trx
          .insertInto('invitation')
          .values({
            ...{ id: c.newId(), eventId: id, personId: person.id, reasons: '[]', invitedAt: now },
            ...{ invitedBy: null, withdrawnAt: null, answer: 'yes', answeredAt: now, answerSource: 'page' },
            ...{ answeredBy: person.id, comment: `${person.lastName} ${person.values.phone}` },
            ...{ answeredSequence: 0, seat: 'seated', queueNumber: null, remindedAt: null, inCalendar: 0 },
            ...{ sequence: 0, stampedAt: null, firstMessageId: null },
          })
          .execute()
    })
  for (const networkId of networkIds) await tickAll(db, networkId, people)
}

async function tickAll(db: Db, networkId: string, people: Circle['people']): Promise<void> {
  const [pollId, timeId] = [v7(), v7()]
  await db
    .insertInto('datePoll')
    .values({
      ...{ id: pollId, networkId, title: 'Lounas', place: '', onlineUrl: '', note: '' },
      ...{ startedBy: people[0]?.id ?? null, startedAt: now, closesOn: '2026-11-01', remindedAt: null },
      ...{ eventId: null, decidedAt: null, droppedAt: null },
    })
    .execute()
  const time = { startsAt: '2026-12-10T10:00:00.000Z', endsAt: '2026-12-10T11:00:00.000Z' }
  await db
    .insertInto('pollTime')
    .values({ id: timeId, pollId, ...time })
    .execute()
  for (const { id: personId } of people)
    await db
      .insertInto('pollTick')
      .values({ id: v7(), pollTimeId: timeId, personId, tick: 'yes', tickedAt: now })
      .execute()
}
