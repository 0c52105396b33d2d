// What a press on the page of feeds does: makes one, gives it another address, ends it.
import { z } from 'zod'
import type { Db } from '#db/connect'
import type { Actor } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import type { Instant } from '~/domain/core/time'
import { makeFeed, revokeFeed, rotateFeed } from '~/domain/feeds/acts.server'
import { thingOfKey } from '~/domain/feeds/things'

const pressed = z.union([
  z.object({ intent: z.literal('make'), thing: z.string(), id: z.uuid() }),
  z.object({ intent: z.literal('rotate'), thing: z.string(), id: z.uuid(), feed: z.string() }),
  z.object({ intent: z.literal('revoke'), thing: z.string(), feed: z.string() }),
])

export type FeedPress =
  /** `token` is null when the same form had been sent before. */
  | { done: 'made' | 'rotated'; key: string; token: string | null }
  | { done: 'revoked' }
  | { done: 'refused'; reason: 'feedStands' | 'feedChanged' }

/** @returns null for a form that the page does not have @throws Response 404 for what the actor may have no feed of */
export async function pressFeeds(
  db: Db,
  by: { actor: Actor; now: Instant },
  body: FormData,
): Promise<FeedPress | null> {
  const form = pressed.safeParse(Object.fromEntries(body)).data
  const thing = form && thingOfKey(form.thing)
  if (!form || !thing) return null
  const key = form.thing
  if (form.intent === 'revoke') {
    const ended = await change(db, by, (c) => revokeFeed(c, { feedId: form.feed, thing }))
    return ended.ok ? { done: 'revoked' } : { done: 'refused', reason: ended.reason }
  }
  if (form.intent === 'make') {
    const made = await change(db, by, (c) => makeFeed(c, form.id, thing))
    return made.ok ? { done: 'made', key, token: made.token } : { done: 'refused', reason: made.reason }
  }
  const made = await change(db, by, (c) => rotateFeed(c, { id: form.id, feedId: form.feed, thing }))
  return made.ok ? { done: 'rotated', key, token: made.token } : { done: 'refused', reason: made.reason }
}
