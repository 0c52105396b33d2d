// Who keeps a network, and deeds done by those who keep it.
import type { Db, Reader } from '#db/connect'
import { doerOf, type Actor, type Right } from '../core/access'
import { change } from '../core/change.server'
import { undoable, type Deed, type DeedSign } from '../core/deeds.server'
import { dateOf, type Instant, type PlainDate } from '../core/time'
import { inForce } from '../people/period.server'
import { keeperRoles } from './keeping'

/** The memberships that keep a network on the day; nobody keeps a small group but itself. */
const keeping = (db: Reader, on: PlainDate) =>
  db
    .selectFrom('membership')
    .innerJoin('network', 'network.id', 'membership.networkId')
    .distinct()
    .where('network.kind', '<>', 'smallGroup')
    .where('membership.role', 'in', keeperRoles)
    .where(inForce('membership', on))

/** Those who have the task of keeping the network on the day. */
export async function keepersOf(db: Reader, networkId: string, on: PlainDate): Promise<string[]> {
  const rows = await keeping(db, on)
    .select('membership.personId')
    .where('membership.networkId', '=', networkId)
    .execute()
  return rows.map(({ personId }) => personId)
}

/** The networks that the person keeps on the day. */
export async function networksKeptBy(db: Reader, personId: string, on: PlainDate): Promise<string[]> {
  const rows = await keeping(db, on)
    .select('membership.networkId')
    .where('membership.personId', '=', personId)
    .execute()
  return rows.map(({ networkId }) => networkId)
}

/** The right to keep a network, as it stands on the day. */
export const keepingRight = async (db: Reader, networkId: string, on: PlainDate): Promise<Right> => ({
  act: 'keepNetwork',
  keeperIds: await keepersOf(db, networkId, on),
})

/**
 * A deed on a network by one who keeps it, or an organiser. Who keeps it is read where the deed is written.
 * @throws Response 403 for others
 */
export const inKeeping = <Result extends { ok: boolean }>(
  db: Db,
  by: { actor: Actor; now: Instant },
  networkId: string,
  sign: Omit<DeedSign, 'right' | 'thing'>,
  act: (d: Deed) => Promise<Result>,
): Promise<Result & { deedId: string | null }> =>
  change(db, by, async (c) => {
    const right = await keepingRight(c.trx, networkId, dateOf(c.now))
    return undoable(c, { ...sign, thing: { kind: 'network', id: networkId }, right }, act)
  })

/**
 * Who may take a deed back: organisers; and of what they did themselves to a network's members, those who keep it today.
 * @throws Response 404 when there is no such deed
 */
export async function undoRight(db: Reader, deedId: string, actor: Actor, on: PlainDate): Promise<Right> {
  const deed = await db
    .selectFrom('deed')
    .select(['thing', 'thingId', 'doneBy'])
    .where('id', '=', deedId)
    .executeTakeFirst()
  if (!deed) throw new Response(null, { status: 404 })
  const own = deed.thing === 'network' && deed.doneBy !== null && deed.doneBy === doerOf(actor)
  return own ? keepingRight(db, deed.thingId, on) : { act: 'keepRegistry' }
}
