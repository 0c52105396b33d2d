// What is done to a person's own record: entering it, correcting it, and giving it another address.
import type { Reader } from '#db/connect'
import type { Gender, Locale, PersonTable } from '#db/schema'
import { personSortKey } from '#db/sort-key'
import type { Selectable } from 'kysely'
import type { Refusal } from '../core/change.server'
import { enterRow, reviseRow, type Deed } from '../core/deeds.server'
import { dateOf, daysLater } from '../core/time'

/** What is written of a person. Addresses may come in any case; they are kept in lower case. */
export type PersonGiven = {
  firstName: string
  lastName: string
  language: Locale
  phone: string | null
  email: string | null
  privateEmail?: string | null
  expertise?: string
  offers?: string
  links?: string
  notes?: string
  gender?: Gender | null
  homeRegion?: string | null
  /** Somebody has checked the address: a letter that came back from it is forgotten. */
  addressWorks?: boolean
}

const asKept = (email: string | null | undefined): string | null => email?.trim().toLowerCase() || null

/** Whose address in use this is, whatever its case; null when it is nobody's. */
export async function addressOwner(db: Reader, email: string): Promise<string | null> {
  const holder = await db
    .selectFrom('address')
    .select('personId')
    .where('email', '=', asKept(email) ?? '')
    .where('validTo', 'is', null)
    .executeTakeFirst()
  return holder?.personId ?? null
}

/** The field of a refused form that holds an address of somebody else. */
export const takenField = async (
  db: Reader,
  personId: string,
  given: { email: string | null },
): Promise<'email' | 'privateEmail'> =>
  (await takenByAnother(db, given.email, personId)) ? 'email' : 'privateEmail'

async function takenByAnother(db: Reader, email: string | null, personId: string): Promise<boolean> {
  const owner = email === null ? null : await addressOwner(db, email)
  return owner !== null && owner !== personId
}

/** The record of a person. @throws Response 404 when there is none, or it has been merged into another */
export async function recordOf(db: Reader, id: string): Promise<Selectable<PersonTable>> {
  const person = await db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirst()
  if (person === undefined || person.mergedInto !== null) throw new Response(null, { status: 404 })
  return person
}

/**
 * Does something to a person or to what hangs on them, and counts it as an edit of the person when it wrote anything:
 * two organisers who edit the same person then see each other.
 */
export async function countedFor<Result>(
  d: Deed,
  personId: string,
  act: () => Promise<Result>,
): Promise<Result> {
  const before = d.steps.length
  const result = await act()
  if (d.steps.length === before) return result
  const { version } = await recordOf(d.trx, personId)
  await reviseRow(d, 'person', personId, { version: version + 1 })
  return result
}

/** Enters a person with the address in use from today. An id that is already a person's enters nothing again. */
export async function enterPerson(
  d: Deed,
  id: string,
  given: PersonGiven,
): Promise<{ ok: true; id: string } | Refusal<'addressTaken'>> {
  const known = await d.trx.selectFrom('person').select('id').where('id', '=', id).executeTakeFirst()
  if (known) return { ok: true, id }
  const [email, privateEmail] = [asKept(given.email), asKept(given.privateEmail)]
  if (await takenByAnother(d.trx, email, id)) return { ok: false, reason: 'addressTaken' }
  if (await takenByAnother(d.trx, privateEmail, id)) return { ok: false, reason: 'addressTaken' }
  await enterRow(d, 'person', {
    id,
    firstName: given.firstName,
    lastName: given.lastName,
    sortName: personSortKey(given),
    language: given.language,
    phone: given.phone,
    createdAt: d.now,
    expertise: given.expertise ?? '',
    offers: given.offers ?? '',
    links: given.links ?? '',
    notes: given.notes ?? '',
    gender: given.gender ?? null,
    homeRegion: given.homeRegion ?? null,
    privateEmail,
    mergedInto: null,
  })
  if (email !== null) await enterAddress(d, id, email)
  return { ok: true, id }
}

const enterAddress = (d: Deed, personId: string, email: string): Promise<void> =>
  enterRow(d, 'address', {
    id: d.newId(),
    personId,
    email,
    validFrom: dateOf(d.now),
    validTo: null,
    failedAt: null,
    failure: null,
  })

/**
 * Corrects what is written of a person; what is left out stays. Another address ends the old one, which stays as an
 * alias; an address of null ends it.
 * @param version the version the correction was made upon, or null when it holds whatever came in between
 * @throws Response 404 when there is no such person
 */
export async function revisePerson(
  d: Deed,
  id: string,
  version: number | null,
  given: Partial<PersonGiven>,
): Promise<{ ok: true } | Refusal<'changedMeanwhile' | 'addressTaken'>> {
  const person = await recordOf(d.trx, id)
  if (version !== null && version !== person.version) return { ok: false, reason: 'changedMeanwhile' }
  const { email, privateEmail, addressWorks = false, ...plain } = given
  if (await takenByAnother(d.trx, asKept(email), id)) return { ok: false, reason: 'addressTaken' }
  if (await takenByAnother(d.trx, asKept(privateEmail), id)) return { ok: false, reason: 'addressTaken' }
  const { firstName = person.firstName, lastName = person.lastName } = plain
  return countedFor(d, id, async () => {
    await reviseRow(d, 'person', id, {
      ...told(plain),
      ...(privateEmail === undefined ? {} : { privateEmail: asKept(privateEmail) }),
      sortName: personSortKey({ firstName, lastName }),
    })
    if (email !== undefined) await useAddress(d, id, asKept(email), addressWorks)
    return { ok: true as const }
  })
}

/** The fields that were given, without those left out. */
const told = <Fields extends object>(fields: Fields): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<Fields>

/**
 * Gives a person another address from today, or none. The old one stays as an alias. The same address given anew is
 * one that works: a letter that came back from it is forgotten.
 * @throws Response 404 when there is no such person
 */
export async function changeAddress(
  d: Deed,
  personId: string,
  email: string | null,
): Promise<{ ok: true } | Refusal<'addressTaken'>> {
  await recordOf(d.trx, personId)
  const kept = asKept(email)
  if (await takenByAnother(d.trx, kept, personId)) return { ok: false, reason: 'addressTaken' }
  await countedFor(d, personId, () => useAddress(d, personId, kept, true))
  return { ok: true }
}

async function useAddress(d: Deed, personId: string, email: string | null, works: boolean): Promise<void> {
  const today = dateOf(d.now)
  const inUse = await d.trx
    .selectFrom('address')
    .selectAll()
    .where('personId', '=', personId)
    .where('validTo', 'is', null)
    .executeTakeFirst()
  if (inUse?.email === (email ?? undefined)) {
    if (inUse?.failedAt && works) await reviseRow(d, 'address', inUse.id, { failedAt: null, failure: null })
    return
  }
  // A row that began today would end before it began: it is put right instead.
  if (inUse && inUse.validFrom >= today && email !== null)
    return reviseRow(d, 'address', inUse.id, { email, failedAt: null, failure: null })
  if (inUse) {
    const validTo = inUse.validFrom >= today ? inUse.validFrom : daysLater(today, -1)
    await reviseRow(d, 'address', inUse.id, { validTo })
  }
  if (email !== null) await enterAddress(d, personId, email)
}
