// What an organiser sees of a small group that is not theirs: that it lives. No text that the group has written is read.
import type { Reader } from '#db/connect'
import type { PlainDate } from '../core/time'
import { pausesAt } from '../networks/members.server'
import { membersOf } from '../networks/queries.server'
import { waitingRequests } from './expert-requests.server'
import { groupOf, type Group } from './rules'
import { comingTo, dayOfGroup, smallGroup } from './queries.server'

export type LivingGroup = Group & {
  hostId: string | null
  /** The ids of the members who are on a pause. */
  onPause: string[]
  practicesWritten: boolean
  themes: { open: number; done: number }
  /** Requests for an expert that wait for a reply. */
  requests: number
}

/**
 * A group on a day, for organisers.
 * @throws Response 404 when there is no such small group
 */
export async function livingGroup(db: Reader, networkId: string, on: PlainDate): Promise<LivingGroup> {
  const network = await smallGroup(db, networkId)
  const day = dayOfGroup(network, on)
  const members = await membersOf(db, networkId, day)
  const pauses = await pausesAt(db, networkId, day)
  const count = async (done: 'is' | 'is not') => {
    const { themes } = await db
      .selectFrom('theme')
      .select((eb) => eb.fn.countAll<number>().as('themes'))
      .where('networkId', '=', networkId)
      .where('droppedAt', 'is', null)
      .where('doneAt', done, null)
      .executeTakeFirstOrThrow()
    return Number(themes)
  }
  return {
    ...groupOf(network, members, (await comingTo(db, [networkId], day)).get(networkId) ?? []),
    hostId: await hostOf(db, networkId),
    onPause: members.filter(({ membershipId }) => pauses.has(membershipId)).map(({ id }) => id),
    practicesWritten: await hasPractices(db, networkId),
    themes: { open: await count('is'), done: await count('is not') },
    requests: (await waitingRequests(db)).get(networkId) ?? 0,
  }
}

const hostOf = async (db: Reader, networkId: string): Promise<string | null> =>
  (await db.selectFrom('groupHome').select('hostId').where('id', '=', networkId).executeTakeFirst())
    ?.hostId ?? null

const hasPractices = async (db: Reader, networkId: string): Promise<boolean> =>
  (await db
    .selectFrom('groupHome')
    .select('id')
    .where('id', '=', networkId)
    .where('practices', '<>', '')
    .executeTakeFirst()) !== undefined
