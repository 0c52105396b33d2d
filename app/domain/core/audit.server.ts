// The trail of who did what, kept in the Change that did it.
import type { Reader } from '#db/connect'
import { doerOf } from './access'
import type { Change } from './change.server'
import type { Instant } from './time'

/** Notes an act on a thing. `detail` names what changed, never what people wrote in confidence. */
export async function audit(
  c: Change,
  act: string,
  thing: { kind: string; id: string },
  detail: Record<string, unknown> = {},
): Promise<void> {
  await c.trx
    .insertInto('audit')
    .values({
      id: c.newId(),
      at: c.now,
      actorKind: c.actor.kind === 'person' || c.actor.kind === 'system' ? c.actor.kind : 'link',
      actorId: doerOf(c.actor),
      act,
      thing: thing.kind,
      thingId: thing.id,
      detail: JSON.stringify(detail),
    })
    .execute()
}

export type TrailRow = { id: string; at: Instant; act: string; detail: string; name: string | null }

/** What has been done to a thing, newest first. */
export async function trailOf(
  db: Reader,
  thing: { kind: string; id: string },
  most = 100,
): Promise<TrailRow[]> {
  const rows = await db
    .selectFrom('audit')
    .leftJoin('person', 'person.id', 'audit.actorId')
    .select(['audit.id', 'at', 'act', 'detail', 'firstName', 'lastName'])
    .where('thing', '=', thing.kind)
    .where('thingId', '=', thing.id)
    .orderBy('audit.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(({ firstName, lastName, ...row }) => ({
    ...row,
    name: firstName === null ? null : `${firstName} ${lastName}`,
  }))
}
