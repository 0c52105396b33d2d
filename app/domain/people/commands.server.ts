// What is done to people in this first stage: making organisers.
import { z } from 'zod'
import { personSortKey } from '#db/sort-key'
import { locales } from '#db/schema'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { dateOf } from '../core/time'
import { dutiesOf, personByAddress, type Holder } from './standing.server'

type NewOrganiser = { email: string; firstName?: string; lastName?: string; language?: string }

/** Makes the holder of an address an organiser; a stranger is entered into the registry first, if named. Twice is once. */
export async function makeOrganiser(
  c: Change,
  given: NewOrganiser,
): Promise<{ ok: true; name: string } | Refusal<'addressWrong' | 'languageWrong' | 'namesMissing'>> {
  const email = z.email().safeParse(given.email.trim().toLowerCase())
  if (!email.success) return { ok: false, reason: 'addressWrong' }
  const language = z.enum(locales).safeParse(given.language ?? 'fi')
  if (!language.success) return { ok: false, reason: 'languageWrong' }
  const known = await personByAddress(c.trx, email.data)
  const [firstName, lastName] = [given.firstName?.trim(), given.lastName?.trim()]
  if (known === null && !(firstName && lastName)) return { ok: false, reason: 'namesMissing' }
  const person =
    known ??
    (await enter(c, email.data, {
      firstName: firstName ?? '',
      lastName: lastName ?? '',
      language: language.data,
    }))
  const duties = await dutiesOf(c.trx, person.id, dateOf(c.now))
  if (!duties.organiser) {
    await c.trx
      .insertInto('organiser')
      .values({ id: c.newId(), personId: person.id, validFrom: dateOf(c.now), validTo: null })
      .execute()
    await audit(c, 'makeOrganiser', { kind: 'person', id: person.id })
  }
  return { ok: true, name: `${person.firstName} ${person.lastName}` }
}

async function enter(c: Change, email: string, person: Omit<Holder, 'id'>): Promise<Holder> {
  const id = c.newId()
  await c.trx
    .insertInto('person')
    .values({ id, ...person, sortName: personSortKey(person), phone: null, createdAt: c.now })
    .execute()
  await c.trx
    .insertInto('address')
    .values({
      id: c.newId(),
      personId: id,
      email,
      validFrom: dateOf(c.now),
      validTo: null,
      failedAt: null,
      failure: null,
    })
    .execute()
  await audit(c, 'enterPerson', { kind: 'person', id })
  return { id, ...person }
}
