// What people change of their own record; an organiser can take it back as any deed on the registry.
import type { Db } from '#db/connect'
import type { Actor } from '../core/access'
import type { Refusal } from '../core/change.server'
import { inDeed, type Deed } from '../core/deeds.server'
import type { Instant } from '../core/time'
import { addressOwner, recordOf, revisePerson, type PersonGiven } from '../people/person-acts.server'

/** What a person may write of themselves; the rest is the registry's. */
export type OwnWords = Partial<
  Pick<PersonGiven, 'phone' | 'language' | 'privateEmail' | 'expertise' | 'offers' | 'links' | 'homeRegion'>
>

/**
 * @param version the version that the person saw: an organiser may have edited the same record meanwhile
 * @throws Response 403 when it is another's record
 */
export const reviseOwnData = (
  db: Db,
  by: { actor: Extract<Actor, { kind: 'person' }>; now: Instant },
  { personId, version, given }: { personId: string; version: number; given: OwnWords },
): Promise<{ ok: true } | Refusal<'changedMeanwhile' | 'addressTaken' | 'addressInUse'>> =>
  inDeed(
    db,
    by,
    {
      act: 'reviseOwnData',
      thing: { kind: 'person', id: personId },
      detail: { name: by.actor.name },
      right: { act: 'keepOwnData', personId },
    },
    async (d) =>
      (await isOwnInUse(d, personId, given.privateEmail ?? null))
        ? { ok: false, reason: 'addressInUse' }
        : revisePerson(d, personId, version, given),
  )

/**
 * Whether the address for later is newly given as the one in use, which ends when the service does. Of those who have
 * left, the two are one: theirs stays.
 */
async function isOwnInUse(d: Deed, personId: string, privateEmail: string | null): Promise<boolean> {
  if (privateEmail === null || (await addressOwner(d.trx, privateEmail)) !== personId) return false
  return privateEmail !== (await recordOf(d.trx, personId)).privateEmail
}
