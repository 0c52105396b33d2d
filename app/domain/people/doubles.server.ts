// Finds records that may be of the same person: the same name, either way round, or an address in common.
import type { Reader } from '#db/connect'
import { sortKey } from '#db/sort-key'
import type { PlainDate } from '../core/time'
import { withPosts } from './queries.server'
import type { PersonRow } from './rules'

/** `inUse`: the address is the other's current one, so that it cannot be this one's too. */
export type Double = PersonRow & {
  email: string | null
  inUse: boolean
  sameAddress: boolean
  sameName: boolean
}

const mostShown = 10

/** The likely doubles of what is given, those with an address in common first. */
export async function likelyDoubles(
  db: Reader,
  given: { firstName: string; lastName: string; emails: (string | null)[] },
  on: PlainDate,
  except: string | null = null,
): Promise<Double[]> {
  const emails = given.emails.filter((email) => email !== null)
  const names = [
    sortKey(`${given.lastName} ${given.firstName}`),
    sortKey(`${given.firstName} ${given.lastName}`),
  ]
  const held = emails.length
    ? await db.selectFrom('address').select(['personId', 'validTo']).where('email', 'in', emails).execute()
    : []
  const holders = held.map(({ personId }) => personId)
  const rows = await db
    .selectFrom('person')
    .leftJoin('address', (join) =>
      join.onRef('address.personId', '=', 'person.id').on('address.validTo', 'is', null),
    )
    .select(['person.id', 'firstName', 'lastName', 'sortName', 'privateEmail', 'address.email'])
    .where('mergedInto', 'is', null)
    .where((e) =>
      e.or([
        e('sortName', 'in', names),
        ...(holders.length ? [e('person.id', 'in', holders)] : []),
        ...(emails.length ? [e('privateEmail', 'in', emails)] : []),
      ]),
    )
    .orderBy('sortName')
    .orderBy('person.id')
    .limit(100)
    .execute()
  const doubles = rows
    .filter(({ id }) => id !== except)
    .map(({ sortName, privateEmail, ...row }) => ({
      ...row,
      inUse: held.some(({ personId, validTo }) => personId === row.id && validTo === null),
      sameAddress: holders.includes(row.id) || (privateEmail !== null && emails.includes(privateEmail)),
      sameName: names.includes(sortName),
    }))
    .sort((a, b) => Number(b.sameAddress) - Number(a.sameAddress))
    .slice(0, mostShown)
  return withPosts(db, doubles, on)
}
