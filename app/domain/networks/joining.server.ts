// Reads for joining: how the person stands to each network that takes wishes, and the wish of theirs that waits.
import type { Reader } from '#db/connect'
import type { Instant, PlainDate } from '../core/time'
import { inForce } from '../people/period.server'
import { joinableKinds, takesWishes, wayIn, type OwnStanding, type WayIn } from './joining'
import { networksAt, type NetworkRow } from './queries.server'
import type { Network } from './rules'

const memberIn = async (db: Reader, personId: string, on: PlainDate): Promise<Set<string>> => {
  const rows = await db
    .selectFrom('membership')
    .select('networkId')
    .where('personId', '=', personId)
    .where(inForce('membership', on))
    .execute()
  return new Set(rows.map(({ networkId }) => networkId))
}

/** The networks that a wish of the person waits for. */
const waitsFor = async (db: Reader, personId: string): Promise<Set<string>> => {
  const rows = await db
    .selectFrom('application')
    .select('networkId')
    .where('personId', '=', personId)
    .where('outcome', 'is', null)
    .execute()
  return new Set(rows.map(({ networkId }) => networkId))
}

/** The programmes of which the person has completed a course by the day. */
async function programmesOf(db: Reader, personId: string, on: PlainDate): Promise<Set<string>> {
  const rows = await db
    .selectFrom('completion')
    .innerJoin('course', 'course.id', 'completion.courseId')
    .select('course.programmeId')
    .distinct()
    .where('completion.personId', '=', personId)
    .where('completion.completedOn', '<=', on)
    .execute()
  return new Set(rows.map(({ programmeId }) => programmeId))
}

/** How the person may come to belong to the network on the day. */
export async function wayInto(db: Reader, network: Network, personId: string, on: PlainDate): Promise<WayIn> {
  const own: OwnStanding = {
    member: (await memberIn(db, personId, on)).has(network.id),
    waits: (await waitsFor(db, personId)).has(network.id),
    programmes: await programmesOf(db, personId, on),
  }
  return wayIn(network, own, on)
}

/** A network that the person does not belong to and may join, or wishes to. */
export type Joinable = Omit<NetworkRow, 'rule' | 'version'> & { way: 'atOnce' | 'wish' | 'waits' }

/** The networks that the person may join on the day, those first that they join at once. */
export async function joinableFor(db: Reader, personId: string, on: PlainDate): Promise<Joinable[]> {
  const networks = (await networksAt(db, on, { kinds: joinableKinds })).filter((one) => takesWishes(one, on))
  const [member, waits, programmes] = [
    await memberIn(db, personId, on),
    await waitsFor(db, personId),
    await programmesOf(db, personId, on),
  ]
  const open = networks.flatMap(({ rule, version: _version, ...network }): Joinable[] => {
    const standing = { member: member.has(network.id), waits: waits.has(network.id), programmes }
    const way = wayIn({ ...network, rule }, standing, on)
    return way === 'member' || way === 'closed' ? [] : [{ ...network, way }]
  })
  const place = { atOnce: 0, waits: 1, wish: 2 }
  return open.sort((a, b) => place[a.way] - place[b.way])
}

/** The wish of the person to belong to the network that waits, if there is one. */
export const ownWish = async (
  db: Reader,
  networkId: string,
  personId: string,
): Promise<{ id: string; appliedAt: Instant; note: string } | null> =>
  (await db
    .selectFrom('application')
    .select(['id', 'appliedAt', 'note'])
    .where('networkId', '=', networkId)
    .where('personId', '=', personId)
    .where('outcome', 'is', null)
    .executeTakeFirst()) ?? null
