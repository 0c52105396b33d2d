// What the page that lets in a walk-in finds in the registry, and who of those found is on the list already.
import type { Reader } from '#db/connect'
import type { Locale } from '#db/schema'
import { dateOf, type Instant } from '../core/time'
import { peopleList } from '../people/queries.server'
import type { PersonRow } from '../people/rules'

/** More than this are not worth reading through at a door. */
export const mostFound = 20

export type FoundPerson = PersonRow & { listed: boolean; cameAt: Instant | null }

/** People of the registry by the words of a name; nobody without words. */
export async function peopleForWalkIn(
  db: Reader,
  eventId: string,
  { q, now }: { q: string; now: Instant },
): Promise<{ rows: FoundPerson[]; total: number }> {
  if (q === '') return { rows: [], total: 0 }
  const { rows, total } = await peopleList(db, { q, size: mostFound }, dateOf(now))
  if (rows.length === 0) return { rows: [], total }
  const listed = await db
    .selectFrom('invitation')
    .select(['personId', 'cameAt'])
    .where('eventId', '=', eventId)
    .where('withdrawnAt', 'is', null)
    .where(
      'personId',
      'in',
      rows.map(({ id }) => id),
    )
    .execute()
  const byPerson = new Map(listed.map((row) => [row.personId, row.cameAt]))
  return {
    total,
    rows: rows.map((row) => ({ ...row, listed: byPerson.has(row.id), cameAt: byPerson.get(row.id) ?? null })),
  }
}

/** A name that was searched for, as the fields of a new guest: the last word is the last name. */
export function guestFields(q: string, locale: Locale) {
  const words = q.trim().split(/\s+/).filter(Boolean)
  const [lastName = '', ...first] = words.reverse()
  return {
    firstName: first.reverse().join(' '),
    lastName,
    organisation: '',
    email: '',
    language: locale as string,
  }
}
