// The demo's decisions of earlier times: whoever left their post long ago was asked about then, and keeps their memberships.
import type { Db } from '#db/connect'
import type { DemoWorld } from '#db/demo'
import { actorWithAddress } from '../auth/actor.server'
import { press } from '../domain/continuity/pressing.server'
import { findingsOf } from '../domain/continuity/queries.server'
import { dateOf, daysLater, later, type Instant } from '../domain/core/time'
import { addressInUse } from '../domain/people/standing.server'

/** What happened less than this ago still waits for the organiser. */
const daysFresh = 150

/** Decides by the same act as the page, as the demo's second organiser some weeks ago. */
export async function decideEarlier(db: Db, world: DemoWorld, now: Instant): Promise<void> {
  const then = later(now, { hours: -24 * 21 })
  const organiser = await actorWithAddress(db, (await addressInUse(db, world.secondOrganiserId)) ?? '', then)
  if (organiser === null) throw new Error('the demo has no second organiser')
  const fresh = daysLater(dateOf(now), -daysFresh)
  const old = (await findingsOf(db, dateOf(then))).filter(
    ({ kind, since }) => (kind === 'left' || kind === 'moved') && since < fresh,
  )
  for (const kind of ['left', 'moved'] as const) {
    const keys = old.filter((finding) => finding.kind === kind).map(({ key }) => key)
    const decision = { intent: 'many', kind, keys, press: kind === 'left' ? 'keep' : 'leave' } as const
    if (keys.length > 0) await press(db, { actor: organiser, now: then }, decision)
  }
}
