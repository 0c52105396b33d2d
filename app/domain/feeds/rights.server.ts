// Whose feed may tell what: a feed lives as long as its owner could have it made today.
import type { Reader } from '#db/connect'
import { eventKinds, type Locale } from '#db/schema'
import type { PlainDate } from '../core/time'
import { byNumber } from '../groups/rules'
import { inForce } from '../people/period.server'
import { dutiesOf } from '../people/standing.server'
import type { FeedThing } from './things'

export type SharedGroup = { id: string; nameFi: string; nameSv: string; nameEn: string }

/**
 * The small groups that a person shares in on a day, as `groupMemberIds` tells of one group: as a member, on a pause or
 * not, or as the liaison; of a group that is still to begin, if they begin it.
 */
export const groupsSharedBy = (db: Reader, personId: string, on: PlainDate): Promise<SharedGroup[]> =>
  db
    .selectFrom('membership')
    .innerJoin('network', 'network.id', 'membership.networkId')
    .select(['network.id', 'nameFi', 'nameSv', 'nameEn'])
    .distinct()
    .where('membership.personId', '=', personId)
    .where('network.kind', '=', 'smallGroup')
    .where((e) => e.or([e('endedOn', 'is', null), e('endedOn', '>=', on)]))
    .where((e) =>
      e.or([
        e.and([e('foundedOn', '<=', on), inForce('membership', on)]),
        e.and([
          e('foundedOn', '>', on),
          e('validFrom', '<=', e.ref('foundedOn')),
          e.or([e('validTo', 'is', null), e('validTo', '>=', e.ref('foundedOn'))]),
        ]),
      ]),
    )
    .orderBy('network.id')
    .execute()

/** The language of somebody who stands in the registry and can be reached; null of everybody else. */
export async function languageOfStanding(db: Reader, personId: string): Promise<Locale | null> {
  const person = await db
    .selectFrom('person')
    .innerJoin('address', 'address.personId', 'person.id')
    .select('language')
    .where('person.id', '=', personId)
    .where('mergedInto', 'is', null)
    .where('address.validTo', 'is', null)
    .executeTakeFirst()
  return person?.language ?? null
}

/** Whether a person who stands in the registry may have a feed of a thing on a day. */
export async function mayHave(
  db: Reader,
  personId: string,
  thing: FeedThing,
  on: PlainDate,
): Promise<boolean> {
  if (thing.kind === 'own') return true
  if (thing.kind !== 'group') return (await dutiesOf(db, personId, on)).organiser
  return (await groupsSharedBy(db, personId, on)).some(({ id }) => id === thing.networkId)
}

/** All that a person may have a feed of on a day, their own first, with the groups' names. */
export async function thingsFor(
  db: Reader,
  personId: string,
  on: PlainDate,
): Promise<{ thing: FeedThing; group: SharedGroup | null }[]> {
  const { organiser } = await dutiesOf(db, personId, on)
  const groups = (await groupsSharedBy(db, personId, on)).sort(byNumber)
  const plain = (thing: FeedThing) => ({ thing, group: null })
  return [
    plain({ kind: 'own' }),
    ...groups.map((group) => ({ thing: { kind: 'group' as const, networkId: group.id }, group })),
    ...(organiser ? [plain({ kind: 'organiser' })] : []),
    ...(organiser ? eventKinds.map((eventKind) => plain({ kind: 'eventKind', eventKind })) : []),
  ]
}
