// Loads what findings of small groups follow from: a handful of queries, however many groups there are.
import { sql } from 'kysely'
import type { Reader } from '#db/connect'
import { dateOf, type PlainDate } from '../core/time'
import { comingTo } from '../groups/queries.server'
import { countOf } from '../groups/rules'
import { lastMetOn } from '../meetings/meetings.server'
import { inForce, inParts } from '../people/period.server'
import { lastAskedOn } from '../renewals/renewals.server'
import type { GroupFact, NewcomerFact, RequestFact } from './groups'

type Of<Fact> = Map<string, Fact[]>

/** The small groups that stand on the day and are not known to end. */
export async function groupFactsOn(db: Reader, on: PlainDate): Promise<GroupFact[]> {
  const groups = await db
    .selectFrom('network')
    .select(['id', 'foundedOn'])
    .where('kind', '=', 'smallGroup')
    .where('foundedOn', '<=', on)
    .where('endedOn', 'is', null)
    .execute()
  const ids = groups.map(({ id }) => id)
  const people = await peopleOf(db, ids, on)
  const coming = await comingTo(db, ids, on)
  const met = await lastMetOn(db, ids, `${on}T23:59:59.999Z`)
  const asked = await lastAskedOn(db, ids)
  const newcomers = await newcomersOf(db, ids)
  const requests = await requestsOf(db, ids)
  return groups.map(({ id, foundedOn }) => ({
    networkId: id,
    foundedOn,
    ...(people.get(id) ?? nobody),
    coming: countOf(coming.get(id) ?? []),
    lastMetOn: met.get(id) ?? null,
    lastAskedOn: asked.get(id) ?? null,
    newcomers: newcomers.get(id) ?? [],
    requests: requests.get(id) ?? [],
  }))
}

type People = Pick<GroupFact, 'members' | 'liaisons' | 'lastLeft' | 'lastLiaison'>
const nobody: People = { members: 0, liaisons: 0, lastLeft: null, lastLiaison: null }

async function peopleOf(db: Reader, ids: readonly string[], on: PlainDate): Promise<Map<string, People>> {
  const role = sql.ref('membership.role')
  const [isMember, isLiaison] = [sql`${role} <> 'liaison'`, sql`${role} = 'liaison'`]
  const counted = (who: typeof isMember) =>
    sql<number>`sum(case when ${who} and ${inForce('membership', on)} then 1 else 0 end)`
  const to = sql.ref('membership.validTo')
  const lastOf = (who: typeof isMember) =>
    sql<PlainDate | null>`max(case when ${who} and ${to} < ${on} and ${sql.ref('membership.endReason')} <> 'roleChanged' then ${to} end)`
  const rows = await inParts(ids, (some) =>
    db
      .selectFrom('membership')
      .select([
        'networkId',
        counted(isMember).as('members'),
        counted(isLiaison).as('liaisons'),
        lastOf(isMember).as('lastLeft'),
        lastOf(isLiaison).as('lastLiaison'),
      ])
      .where('networkId', 'in', some)
      .groupBy('networkId')
      .execute(),
  )
  return new Map(
    rows.map(({ networkId, members, liaisons, ...last }) => [
      networkId,
      { members: Number(members), liaisons: Number(liaisons), ...last },
    ]),
  )
}

async function newcomersOf(db: Reader, ids: readonly string[]): Promise<Of<NewcomerFact>> {
  const waiting = await inParts(ids, (some) =>
    db
      .selectFrom('newcomer')
      .select(['id', 'networkId', 'personId', 'proposedAt', 'hearUntil'])
      .where('networkId', 'in', some)
      .where('outcome', 'is', null)
      .orderBy('id')
      .execute(),
  )
  const hearings = await inParts(
    waiting.map(({ id }) => id),
    (some) =>
      db
        .selectFrom('hearing')
        .select(['newcomerId', 'answer', 'answeredAt'])
        .where('newcomerId', 'in', some)
        .execute(),
  )
  const heard = Map.groupBy(hearings, ({ newcomerId }) => newcomerId)
  const facts: Of<NewcomerFact> = new Map()
  for (const { id, networkId, personId, proposedAt, hearUntil } of waiting) {
    const asked = heard.get(id) ?? []
    const answered = asked.flatMap(({ answeredAt }) => answeredAt ?? [])
    const last = answered.reduce((a, b) => (a > b ? a : b), '')
    const fact = {
      id,
      personId,
      proposedOn: dateOf(proposedAt),
      hearUntil,
      asked: asked.length,
      answered: answered.length,
      objections: asked.filter(({ answer }) => answer === 'objects').length,
      lastAnswerOn: last === '' ? null : dateOf(last),
    }
    facts.set(networkId, [...(facts.get(networkId) ?? []), fact])
  }
  return facts
}

async function requestsOf(db: Reader, ids: readonly string[]): Promise<Of<RequestFact>> {
  const rows = await inParts(ids, (some) =>
    db
      .selectFrom('expertRequest')
      .select(['id', 'networkId', 'askedAt'])
      .where('networkId', 'in', some)
      .where('repliedAt', 'is', null)
      .orderBy('id')
      .execute(),
  )
  const facts: Of<RequestFact> = new Map()
  for (const { id, networkId, askedAt } of rows)
    facts.set(networkId, [...(facts.get(networkId) ?? []), { id, askedOn: dateOf(askedAt) }])
  return facts
}
