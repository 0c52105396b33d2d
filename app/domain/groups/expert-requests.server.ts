// Reads of what groups have asked of the Ministry: the support of an expert. They are written to the organisers.
import { sql } from 'kysely'
import type { Reader } from '#db/connect'
import type { Network } from '../networks/rules'
import type { ExpertRequest } from './home'

const requests = (db: Reader) =>
  db
    .selectFrom('expertRequest')
    .leftJoin('person as asker', 'asker.id', 'expertRequest.askedBy')
    .leftJoin('person as replier', 'replier.id', 'expertRequest.repliedBy')
    .select(['expertRequest.id', 'wish', 'askedAt', 'reply', 'repliedAt'])
    .select(['asker.firstName as askerFirst', 'asker.lastName as askerLast'])
    .select(['replier.firstName as replierFirst', 'replier.lastName as replierLast'])

type Row = Awaited<ReturnType<ReturnType<typeof requests>['execute']>>[number]

const named = (first: string | null, last: string | null): string | null =>
  first === null ? null : `${first} ${last}`

const toRequest = ({ id, wish, askedAt, reply, repliedAt, ...names }: Row): ExpertRequest => ({
  id,
  wish,
  askedAt,
  reply,
  repliedAt,
  askedBy: named(names.askerFirst, names.askerLast),
  repliedBy: named(names.replierFirst, names.replierLast),
})

/** What one group has asked, the newest first. */
export async function requestsOf(db: Reader, networkId: string): Promise<ExpertRequest[]> {
  const rows = await requests(db)
    .where('networkId', '=', networkId)
    .orderBy('askedAt', 'desc')
    .orderBy('expertRequest.id', 'desc')
    .execute()
  return rows.map(toRequest)
}

export type GroupRequest = ExpertRequest & {
  group: Pick<Network, 'id' | 'nameFi' | 'nameSv' | 'nameEn'>
}

export const answeredOnPage = 20

const withGroup = (db: Reader) =>
  requests(db)
    .innerJoin('network', 'network.id', 'expertRequest.networkId')
    .select(['network.id as groupId', 'nameFi', 'nameSv', 'nameEn'])

const toGroupRequest = ({
  groupId,
  nameFi,
  nameSv,
  nameEn,
  ...row
}: Row & { groupId: string; nameFi: string; nameSv: string; nameEn: string }): GroupRequest => ({
  ...toRequest(row),
  group: { id: groupId, nameFi, nameSv, nameEn },
})

/** What groups ask: the unanswered, the oldest first, and a page of the answered, the last answered first. */
export async function groupRequests(
  db: Reader,
  page: number,
): Promise<{ waiting: GroupRequest[]; answered: GroupRequest[]; total: number }> {
  const waiting = await withGroup(db)
    .where('repliedAt', 'is', null)
    .orderBy('askedAt')
    .orderBy('expertRequest.id')
    .execute()
  const { total } = await db
    .selectFrom('expertRequest')
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('repliedAt', 'is not', null)
    .executeTakeFirstOrThrow()
  const answered = await withGroup(db)
    .where('repliedAt', 'is not', null)
    .orderBy('repliedAt', 'desc')
    .orderBy('expertRequest.id')
    .limit(answeredOnPage)
    .offset((page - 1) * answeredOnPage)
    .execute()
  return {
    waiting: waiting.map(toGroupRequest),
    answered: answered.map(toGroupRequest),
    total: Number(total),
  }
}

/** How many requests of each group wait for a reply; groups without one are left out. */
export async function waitingRequests(db: Reader): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('expertRequest')
    .select(['networkId', sql<number>`count(*)`.as('count')])
    .where('repliedAt', 'is', null)
    .groupBy('networkId')
    .execute()
  return new Map(rows.map(({ networkId, count }) => [networkId, Number(count)]))
}
