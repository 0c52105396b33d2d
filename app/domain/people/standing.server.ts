// Who a person is to the app: the holder of an address, an organiser, an assistant of managers.
import type { Reader } from '#db/connect'
import type { Locale } from '#db/schema'
import type { PlainDate } from '../core/time'
import { inParts } from './period.server'
import { addressFor } from './rules'

export type Holder = { id: string; firstName: string; lastName: string; language: Locale }

/** The person whose current address this is; earlier addresses open nothing. */
export async function personByAddress(db: Reader, email: string): Promise<Holder | null> {
  const person = await db
    .selectFrom('address')
    .innerJoin('person', 'person.id', 'address.personId')
    .select(['person.id', 'firstName', 'lastName', 'language'])
    .where('email', '=', email.trim().toLowerCase())
    .where('validTo', 'is', null)
    .executeTakeFirst()
  return person ?? null
}

/** Whether the person is an organiser on the day, and whom they assist. */
export async function dutiesOf(
  db: Reader,
  personId: string,
  on: PlainDate,
): Promise<{ organiser: boolean; managerIds: string[] }> {
  const organiser = await db
    .selectFrom('organiser')
    .select('id')
    .where('personId', '=', personId)
    .where('validFrom', '<=', on)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', on)]))
    .executeTakeFirst()
  const managers = await db
    .selectFrom('assistance')
    .select('managerId')
    .where('assistantId', '=', personId)
    .where('validFrom', '<=', on)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', on)]))
    .orderBy('managerId')
    .execute()
  return { organiser: organiser !== undefined, managerIds: managers.map((row) => row.managerId) }
}

/** The address that letters to the person go to. */
export async function addressInUse(db: Reader, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('address')
    .select('email')
    .where('personId', '=', personId)
    .where('validTo', 'is', null)
    .executeTakeFirst()
  return row?.email ?? null
}

/** A person as letters may reach them. */
export type Reachable = {
  id: string
  firstName: string
  lastName: string
  language: Locale
  email: string | null
  failedAt: string | null
  privateEmail: string | null
}

const reachable = (db: Reader) =>
  db
    .selectFrom('person')
    .leftJoin('address', (join) =>
      join.onRef('address.personId', '=', 'person.id').on('address.validTo', 'is', null),
    )
    .select(['person.id', 'firstName', 'lastName', 'language', 'privateEmail', 'email', 'failedAt'])
    .where('person.mergedInto', 'is', null)

/** @throws Response 404 when there is no such person */
export async function reachableById(db: Reader, personId: string): Promise<Reachable> {
  const person = await reachable(db).where('person.id', '=', personId).executeTakeFirst()
  if (!person) throw new Response(null, { status: 404 })
  return person
}

/**
 * Where letters reach each of these people, by the person's id: `address` is null for those whom none reaches. Records
 * that were merged into another, and ids that nobody has, are left out.
 */
export async function reachableOf(
  db: Reader,
  personIds: readonly string[],
): Promise<Map<string, Reachable & { address: string | null }>> {
  const rows = await inParts(personIds, (part) => reachable(db).where('person.id', 'in', part).execute())
  return new Map(rows.map((row) => [row.id, { ...row, address: addressFor(row) }]))
}
