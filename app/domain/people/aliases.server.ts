// Whose an address is that somebody writes from: their present one, an earlier one, or another that their mail has taught.
import type { Reader } from '#db/connect'
import { doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change } from '../core/change.server'
import { reviseRow, type Deed } from '../core/deeds.server'
import { addressOwner } from './person-acts.server'

/** How an address leads to a person. */
export type Leads = { personId: string; by: 'address' | 'earlier' | 'alias' }

const asWritten = (email: string): string => email.trim().toLowerCase()

/**
 * Whose an address is or was, the surest first. That of somebody's present address is theirs alone; another may have
 * been of several people in turn.
 */
export async function holdersOf(db: Reader, email: string): Promise<Leads[]> {
  const address = asWritten(email)
  if (address === '') return []
  const held = await db
    .selectFrom('address')
    .innerJoin('person', 'person.id', 'address.personId')
    .select(['personId', 'address.validTo'])
    .where('email', '=', address)
    .where('person.mergedInto', 'is', null)
    .orderBy('address.validTo', 'desc')
    .execute()
  const present = held.find(({ validTo }) => validTo === null)
  if (present) return [{ personId: present.personId, by: 'address' }]
  const alias = await db
    .selectFrom('alias')
    .select('personId')
    .where('email', '=', address)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return [
    ...(alias ? [{ personId: alias.personId, by: 'alias' as const }] : []),
    ...held.map(({ personId }) => ({ personId, by: 'earlier' as const })),
  ]
}

/**
 * Remembers another address of a person; letters never go to it. One that is somebody's present address, or known
 * already, is left as it is.
 * @returns whether it is new
 */
export async function rememberAlias(c: Change, given: { personId: string; email: string }): Promise<boolean> {
  const email = asWritten(given.email)
  if (!/^[^\s@]+@[^\s@]+$/.test(email)) return false
  if ((await addressOwner(c.trx, email)) !== null) return false
  const known = await c.trx
    .selectFrom('alias')
    .select('id')
    .where('email', '=', email)
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  if (known) return false
  await c.trx
    .insertInto('alias')
    .values({
      id: c.newId(),
      personId: given.personId,
      email,
      addedAt: c.now,
      addedBy: doerOf(c.actor),
      removedAt: null,
    })
    .execute()
  await audit(c, 'rememberAlias', { kind: 'person', id: given.personId })
  return true
}

export type PersonAlias = { id: string; email: string; addedAt: string }

/** The other addresses of a person that are in use, the oldest first. */
export const aliasesOf = (db: Reader, personId: string): Promise<PersonAlias[]> =>
  db
    .selectFrom('alias')
    .select(['id', 'email', 'addedAt'])
    .where('personId', '=', personId)
    .where('removedAt', 'is', null)
    .orderBy('addedAt')
    .orderBy('id')
    .execute()

/**
 * Forgets another address of a person: mail from it leads to them no more. Done twice it is done once.
 * @throws Response 404 when the person has no such address
 */
export async function forgetAlias(d: Deed, given: { id: string; personId: string }): Promise<{ ok: true }> {
  const alias = await d.trx
    .selectFrom('alias')
    .select(['id', 'removedAt'])
    .where('id', '=', given.id)
    .where('personId', '=', given.personId)
    .executeTakeFirst()
  if (!alias) throw new Response(null, { status: 404 })
  if (alias.removedAt === null) await reviseRow(d, 'alias', alias.id, { removedAt: d.now })
  return { ok: true }
}
