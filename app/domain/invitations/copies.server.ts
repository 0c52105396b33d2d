// Who else gets the letters to a person: the assistants of the day, each with a letter and a link of their own.
import type { Locale } from '#db/schema'
import type { Change } from '../core/change.server'
import { dateOf } from '../core/time'
import { inForce } from '../people/period.server'

export type CopyReader = { id: string; firstName: string; lastName: string; language: Locale; email: string }

/** The assistants of a person today, those whom letters reach. */
export const copyReadersOf = (c: Change, managerId: string): Promise<CopyReader[]> =>
  c.trx
    .selectFrom('assistance')
    .innerJoin('person', 'person.id', 'assistance.assistantId')
    .innerJoin('address', (join) =>
      join.onRef('address.personId', '=', 'person.id').on('address.validTo', 'is', null),
    )
    .select(['person.id', 'firstName', 'lastName', 'language', 'email'])
    .distinct()
    .where('managerId', '=', managerId)
    .where(inForce('assistance', dateOf(c.now)))
    .orderBy('person.id')
    .execute()

/** Whether the person assists the manager today, read in the transaction that relies on it. */
export async function assistsToday(
  c: Change,
  pair: { assistantId: string; managerId: string },
): Promise<boolean> {
  const row = await c.trx
    .selectFrom('assistance')
    .select('id')
    .where('assistantId', '=', pair.assistantId)
    .where('managerId', '=', pair.managerId)
    .where(inForce('assistance', dateOf(c.now)))
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Whether an answer that comes by an assistant may still be given: the assistance may have ended while the page was
 * open. Organisers, and the invited themselves, need none.
 */
export async function mayStillAnswer(c: Change, managerId: string): Promise<boolean> {
  const { actor } = c
  if (actor.kind === 'link') {
    const { holderId } = actor
    return holderId === undefined || assistsToday(c, { assistantId: holderId, managerId })
  }
  if (actor.kind !== 'person' || actor.organiser || actor.personId === managerId) return true
  return assistsToday(c, { assistantId: actor.personId, managerId })
}
