// Who else gets the letters to a person: the assistants of the day, each with a letter and a link of their own.
import type { Locale } from '#db/schema'
import type { Reader } from '#db/connect'
import type { Actor } from '../core/access'
import type { Change } from '../core/change.server'
import { dateOf, type PlainDate } from '../core/time'
import { inForce, inParts } from '../people/period.server'

export type CopyReader = { id: string; firstName: string; lastName: string; language: Locale; email: string }

const readers = (c: Change) =>
  c.trx
    .selectFrom('assistance')
    .innerJoin('person', 'person.id', 'assistance.assistantId')
    .innerJoin('address', (join) =>
      join.onRef('address.personId', '=', 'person.id').on('address.validTo', 'is', null),
    )
    .select(['person.id', 'firstName', 'lastName', 'language', 'email'])
    .distinct()
    .where(inForce('assistance', dateOf(c.now)))
    .orderBy('person.id')

/** The assistants of a person today, those whom letters reach. */
export const copyReadersOf = (c: Change, managerId: string): Promise<CopyReader[]> =>
  readers(c).where('managerId', '=', managerId).execute()

/** The same of many, by the ids of those whom they assist. */
export async function copyReadersOfMany(
  c: Change,
  managerIds: readonly string[],
): Promise<Map<string, CopyReader[]>> {
  const rows = await inParts(managerIds, (ids) =>
    readers(c).select('managerId').where('managerId', 'in', ids).execute(),
  )
  const found = new Map<string, CopyReader[]>()
  for (const { managerId, ...reader } of rows) found.set(managerId, [...(found.get(managerId) ?? []), reader])
  return found
}

/** Whether one person assists the other on a day. */
export async function assistsOn(
  db: Reader,
  pair: { assistantId: string; managerId: string },
  on: PlainDate,
): Promise<boolean> {
  const row = await db
    .selectFrom('assistance')
    .select('id')
    .where('assistantId', '=', pair.assistantId)
    .where('managerId', '=', pair.managerId)
    .where(inForce('assistance', on))
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Whether an answer that comes by an assistant may still be given, read in the transaction that takes it: the
 * assistance may have ended while the page was open. Organisers, and the invited themselves, need none.
 */
export async function mayStillAnswer(c: Change, managerId: string): Promise<boolean> {
  const assistantId = assistantIn(c.actor, managerId)
  return assistantId === null || assistsOn(c.trx, { assistantId, managerId }, dateOf(c.now))
}

function assistantIn(actor: Actor, managerId: string): string | null {
  if (actor.kind === 'link') return actor.holderId ?? null
  if (actor.kind !== 'person' || actor.organiser || actor.personId === managerId) return null
  return actor.personId
}
