// Who is meant by a name and an address: somebody of the registry, or a guest who is entered.
import type { Reader } from '#db/connect'
import type { Locale } from '#db/schema'
import { personSortKey } from '#db/sort-key'
import { audit } from '../core/audit.server'
import type { Change } from '../core/change.server'
import { enterRow, type Deed } from '../core/deeds.server'
import { index } from '../core/search-index.server'
import { dateOf } from '../core/time'
import { addressOwner } from './person-acts.server'

export type WrittenPerson = { firstName: string; lastName: string; email: string; language: Locale }

/** Whose the address is, or was last: an earlier address still tells who is meant, while it is nobody else's. */
export async function personMeant(db: Reader, email: string): Promise<string | null> {
  const owner = await addressOwner(db, email)
  if (owner !== null) return owner
  const alias = await db
    .selectFrom('address')
    .innerJoin('person', 'person.id', 'address.personId')
    .select('personId')
    .where('email', '=', email.trim().toLowerCase())
    .where('person.mergedInto', 'is', null)
    .orderBy('address.validTo', 'desc')
    .limit(1)
    .executeTakeFirst()
  return alias?.personId ?? null
}

type GuestGiven = Omit<WrittenPerson, 'email'> & { email: string | null }

function guestRows(c: Change, { email, firstName, lastName, language }: GuestGiven) {
  const id = c.newId()
  const names = { firstName, lastName }
  const person = {
    id,
    ...names,
    language,
    sortName: personSortKey(names),
    phone: null,
    createdAt: c.now,
    guest: 1 as const,
  }
  const address = email !== null && {
    id: c.newId(),
    personId: id,
    email: email.trim().toLowerCase(),
    validFrom: dateOf(c.now),
    validTo: null,
    failedAt: null,
    failure: null,
  }
  return { person, address }
}

/** Enters somebody who came in through an event and whom the registry does not know, with their address if it is known. */
export async function enterGuest(c: Change, given: GuestGiven): Promise<string> {
  const { person, address } = guestRows(c, given)
  await c.trx.insertInto('person').values(person).execute()
  if (address) await c.trx.insertInto('address').values(address).execute()
  await index(c, 'person', [person.id])
  await audit(c, 'enterGuest', { kind: 'person', id: person.id })
  return person.id
}

/** Enters such a person as a part of a deed: when that is taken back, so are they. */
export async function enterGuestInDeed(d: Deed, given: GuestGiven): Promise<string> {
  const { person, address } = guestRows(d, given)
  await enterRow(d, 'person', person)
  if (address) await enterRow(d, 'address', address)
  await audit(d, 'enterGuest', { kind: 'person', id: person.id })
  return person.id
}
