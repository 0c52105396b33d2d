// A person's feeds made, given another address, ended (rule F1 of calendar and mail).
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { dateOf } from '../core/time'
import { newToken, tokenHash } from '../core/tokens.server'
import { feedInForce } from './queries.server'
import { languageOfStanding, mayHave } from './rights.server'
import { columnsOf, type FeedThing } from './things'

/** The secret of an address is told here and never again; null when the same form had made it already. */
export type MadeFeed = { ok: true; token: string | null }

/**
 * Makes the actor a feed. @param id given by the form, so that the same form sent twice makes one
 * @throws Response 404 for what the actor may not have a feed of
 */
export async function makeFeed(
  c: Change,
  id: string,
  thing: FeedThing,
): Promise<MadeFeed | Refusal<'feedStands'>> {
  const personId = await ownerOf(c, thing)
  if (await isMade(c, id)) return { ok: true, token: null }
  if (await feedInForce(c.trx, personId, thing)) return { ok: false, reason: 'feedStands' }
  const token = await enter(c, { id, personId, thing })
  await audit(c, 'makeFeed', { kind: 'feed', id }, { kind: thing.kind })
  return { ok: true, token }
}

/**
 * Gives a feed of the actor another address: the one before it opens nothing from then on.
 * @param given.feedId the feed as the page showed it; another in its place refuses, so that no address dies unseen
 */
export async function rotateFeed(
  c: Change,
  given: { id: string; feedId: string; thing: FeedThing },
): Promise<MadeFeed | Refusal<'feedChanged'>> {
  const { id, feedId, thing } = given
  const personId = await ownerOf(c, thing)
  if (await isMade(c, id)) return { ok: true, token: null }
  const before = await feedInForce(c.trx, personId, thing)
  if (before?.id !== feedId) return { ok: false, reason: 'feedChanged' }
  await end(c, feedId)
  const token = await enter(c, { id, personId, thing })
  await audit(c, 'rotateFeed', { kind: 'feed', id }, { kind: thing.kind, before: feedId })
  return { ok: true, token }
}

/** Ends a feed of the actor: its address opens nothing any more. One that has ended stays so. */
export async function revokeFeed(
  c: Change,
  { feedId, thing }: { feedId: string; thing: FeedThing },
): Promise<{ ok: true } | Refusal<'feedChanged'>> {
  const personId = await ownerOf(c, thing)
  const feed = await feedInForce(c.trx, personId, thing)
  if (feed === null) return { ok: true }
  if (feed.id !== feedId) return { ok: false, reason: 'feedChanged' }
  await end(c, feedId)
  await audit(c, 'revokeFeed', { kind: 'feed', id: feedId }, { kind: thing.kind })
  return { ok: true }
}

/** @throws Response 404 when it is not for the actor to have */
async function ownerOf(c: Change, thing: FeedThing): Promise<string> {
  if (c.actor.kind !== 'person') throw new Response(null, { status: 404 })
  const { personId } = c.actor
  const stands = (await languageOfStanding(c.trx, personId)) !== null
  if (!stands || !(await mayHave(c.trx, personId, thing, dateOf(c.now))))
    throw new Response(null, { status: 404 })
  return personId
}

async function isMade(c: Change, id: string): Promise<boolean> {
  const made = await c.trx.selectFrom('feed').select('id').where('id', '=', id).executeTakeFirst()
  return made !== undefined
}

async function enter(
  c: Change,
  { id, personId, thing }: { id: string; personId: string; thing: FeedThing },
): Promise<string> {
  const token = newToken()
  const ofItsLife = { createdAt: c.now, revokedAt: null, fetchedAt: null }
  await c.trx
    .insertInto('feed')
    .values({ id, ...columnsOf(thing), personId, tokenHash: tokenHash(token), ...ofItsLife })
    .execute()
  return token
}

const end = (c: Change, id: string) =>
  c.trx.updateTable('feed').set({ revokedAt: c.now }).where('id', '=', id).execute()
