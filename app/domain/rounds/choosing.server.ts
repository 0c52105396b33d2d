// Reads the people whom an organiser may take into a round: of a network, a role, a sector, or by name.
import type { Reader } from '#db/connect'
import type { RoleClass } from '#db/schema'
import type { PlainDate } from '../core/time'
import { membersOf } from '../networks/queries.server'
import { namedLike } from '../networks/members.server'
import { peopleList } from '../people/queries.server'
import type { PersonRow } from '../people/rules'
import { reachableOf } from '../people/standing.server'
import { dayOfSeats, seatName, seatsAt, type Round } from './rounds.server'
import { standingOf, type Named, type Standing } from './rules'

export type Choosing = { q: string; networkId?: string; roleClass?: RoleClass; sectorId?: string }

/** Whether anything narrows the choice: everybody of the registry is no choice. */
export const isNarrowed = ({ q, networkId, roleClass, sectorId }: Choosing): boolean =>
  q !== '' || networkId !== undefined || roleClass !== undefined || sectorId !== undefined

export type Choice = PersonRow & {
  /** How they stand in the round already; null: they are not in it. */
  standing: Standing | null
  /** The small group in which they sit. */
  group: Named | null
  reachable: boolean
}

/** More at once are not looked through: the search is narrowed first. */
export const mostChoices = 500

async function found(
  db: Reader,
  { q, networkId, roleClass, sectorId }: Choosing,
  on: PlainDate,
): Promise<{ rows: PersonRow[]; total: number }> {
  if (networkId === undefined) {
    const search = { q, size: mostChoices, ...(roleClass && { roleClass }), ...(sectorId && { sectorId }) }
    return peopleList(db, search, on)
  }
  const members = await membersOf(db, networkId, on)
  const rows = namedLike(members, q).filter(
    ({ role, post }) =>
      role !== 'liaison' &&
      (roleClass === undefined || post?.roleClass === roleClass) &&
      (sectorId === undefined || post?.sectorId === sectorId),
  )
  rows.sort((a, b) => inFinnish.compare(`${a.lastName} ${a.firstName}`, `${b.lastName} ${b.firstName}`))
  return { rows: rows.slice(0, mostChoices), total: rows.length }
}

const inFinnish = new Intl.Collator('fi')

/** The people of a choice by name, each with what keeps them from being chosen. */
export async function choicesOf(
  db: Reader,
  round: Round,
  choosing: Choosing,
  on: PlainDate,
): Promise<{ rows: Choice[]; total: number }> {
  const { rows, total } = await found(db, choosing, on)
  const ids = rows.map(({ id }) => id)
  const candidates = await db.selectFrom('candidate').selectAll().where('roundId', '=', round.id).execute()
  const known = new Map(candidates.map((row) => [row.personId, standingOf(row)]))
  const seats = await seatsAt(db, dayOfSeats(round, on), { personIds: ids })
  const reach = await reachableOf(db, ids)
  return {
    total,
    rows: rows.map(({ id, firstName, lastName, post }) => {
      const own = seats.filter((seat) => seat.personId === id)
      const here = own.find((seat) => round.groups.includes(seat.id))
      return {
        id,
        firstName,
        lastName,
        post,
        standing: here ? 'sits' : (known.get(id) ?? null),
        group: seatName(here ?? own[0]),
        reachable: (reach.get(id)?.address ?? null) !== null,
      }
    }),
  }
}
