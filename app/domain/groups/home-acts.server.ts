// What the members and the liaison of a small group do at its home: its ways of working and its themes. The trail tells
// what was done, never what was written.
import type { Selectable } from 'kysely'
import type { Locale, MeetingForm, ThemeTable } from '#db/schema'
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { dateOf } from '../core/time'
import { membersOf } from '../networks/queries.server'
import type { Network } from '../networks/rules'
import { waysOf } from './home.server'
import { moved, type ThemeMove, type Ways } from './home'
import { dayOfGroup, groupMemberIds, smallGroup } from './queries.server'

/**
 * The group in which the actor shares.
 * @throws Response 404 when there is no such small group, 403 when the actor does not share in it
 */
export async function ownGroup(c: Change, networkId: string): Promise<Network> {
  const network = await smallGroup(c.trx, networkId)
  allow(c.actor, { act: 'shareInGroup', memberIds: await groupMemberIds(c.trx, networkId, dateOf(c.now)) })
  return network
}

const groupThing = (id: string) => ({ kind: 'network', id })

/** Writes how the group works; the row comes with the first word. */
export async function writeWays(c: Change, networkId: string, ways: Ways): Promise<void> {
  const row = { ...ways, keepsNotes: ways.keepsNotes ? (1 as const) : (0 as const) }
  await c.trx
    .insertInto('groupHome')
    .values({ id: networkId, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}

export type WaysGiven = {
  practices: string
  language: Locale | null
  meets: MeetingForm | null
  hostId: string | null
}

/**
 * Says how the group works and who calls it together.
 * @param version of the home as the writer saw it
 * @returns `hostNotMember` for a host who does not sit in the group, or is its liaison
 */
export async function reviseWays(
  c: Change,
  networkId: string,
  version: number,
  given: WaysGiven,
): Promise<{ ok: true } | Refusal<'changedMeanwhile' | 'hostNotMember'>> {
  const network = await ownGroup(c, networkId)
  const before = await waysOf(c.trx, networkId)
  if (before.version !== version) return { ok: false, reason: 'changedMeanwhile' }
  if (given.hostId !== null && given.hostId !== before.hostId) {
    const members = await membersOf(c.trx, networkId, dayOfGroup(network, dateOf(c.now)))
    if (!members.some(({ id, role }) => id === given.hostId && role !== 'liaison'))
      return { ok: false, reason: 'hostNotMember' }
  }
  const names = ['practices', 'language', 'meets', 'hostId'] as const
  const fields = names.filter((name) => before[name] !== given[name])
  if (fields.length === 0) return { ok: true }
  await writeWays(c, networkId, { ...before, ...given, version: version + 1 })
  await audit(c, 'reviseGroupWays', groupThing(networkId), { fields })
  return { ok: true }
}

const openThemes = (c: Change, networkId: string) =>
  c.trx
    .selectFrom('theme')
    .select(['id', 'place'])
    .where('networkId', '=', networkId)
    .where('doneAt', 'is', null)
    .where('droppedAt', 'is', null)
    .orderBy('place')
    .orderBy('id')
    .execute()

const lastPlace = (themes: readonly { place: number }[]): number =>
  themes.reduce((most, { place }) => Math.max(most, place), 0)

/**
 * Brings a theme, last in the group's order: from the liaison it is one that the Ministry holds topical. An id that is
 * already a theme's brings nothing again.
 */
export async function proposeTheme(
  c: Change,
  networkId: string,
  given: { id: string; title: string; detail: string },
): Promise<{ ok: true }> {
  const network = await ownGroup(c, networkId)
  const known = await c.trx.selectFrom('theme').select('id').where('id', '=', given.id).executeTakeFirst()
  if (known) return { ok: true }
  const proposedBy = doerOf(c.actor)
  const members = await membersOf(c.trx, networkId, dayOfGroup(network, dateOf(c.now)))
  const isLiaison = members.some(({ id, role }) => id === proposedBy && role === 'liaison')
  await c.trx
    .insertInto('theme')
    .values({
      ...given,
      networkId,
      source: isLiaison ? 'ministry' : 'member',
      proposedBy,
      proposedAt: c.now,
      place: lastPlace(await openThemes(c, networkId)) + 1,
      doneAt: null,
      droppedAt: null,
    })
    .execute()
  await audit(c, 'proposeTheme', groupThing(networkId), { theme: given.id })
  return { ok: true }
}

/** The theme of the group. @throws Response 404 when the group has no such theme */
async function themeOf(c: Change, networkId: string, themeId: string): Promise<Selectable<ThemeTable>> {
  await ownGroup(c, networkId)
  const theme = await c.trx
    .selectFrom('theme')
    .selectAll()
    .where('id', '=', themeId)
    .where('networkId', '=', networkId)
    .executeTakeFirst()
  if (!theme) throw new Response(null, { status: 404 })
  return theme
}

const isOpen = (theme: Pick<ThemeTable, 'doneAt' | 'droppedAt'>): boolean =>
  theme.doneAt === null && theme.droppedAt === null

/** Puts the group's themes into an order; only those whose place changes are written. */
async function putInOrder(c: Change, networkId: string, order: readonly string[]): Promise<void> {
  const places = new Map((await openThemes(c, networkId)).map(({ id, place }) => [id, place]))
  for (const [at, id] of order.entries())
    if (places.get(id) !== at + 1)
      await c.trx
        .updateTable('theme')
        .set({ place: at + 1 })
        .where('id', '=', id)
        .execute()
}

/** Moves a theme a step among those the group has before it; at the end of the order it stays where it is. */
export async function moveTheme(
  c: Change,
  networkId: string,
  themeId: string,
  move: ThemeMove,
): Promise<{ ok: true } | Refusal<'themeGone'>> {
  if (!isOpen(await themeOf(c, networkId, themeId))) return { ok: false, reason: 'themeGone' }
  const ids = (await openThemes(c, networkId)).map(({ id }) => id)
  await putInOrder(c, networkId, moved(ids, themeId, move))
  await audit(c, 'moveTheme', groupThing(networkId), { theme: themeId })
  return { ok: true }
}

/** Puts a theme away: the group has dealt with it, or lets it be. */
export async function closeTheme(
  c: Change,
  networkId: string,
  themeId: string,
  as: 'done' | 'dropped',
): Promise<{ ok: true } | Refusal<'themeGone'>> {
  if (!isOpen(await themeOf(c, networkId, themeId))) return { ok: false, reason: 'themeGone' }
  await c.trx
    .updateTable('theme')
    .set(as === 'done' ? { doneAt: c.now } : { droppedAt: c.now })
    .where('id', '=', themeId)
    .execute()
  await audit(c, as === 'done' ? 'dealWithTheme' : 'dropTheme', groupThing(networkId), { theme: themeId })
  return { ok: true }
}

/** Takes a theme up again that was put away, last in the order; one that is open stays where it is. */
export async function takeUpTheme(c: Change, networkId: string, themeId: string): Promise<{ ok: true }> {
  if (isOpen(await themeOf(c, networkId, themeId))) return { ok: true }
  const place = lastPlace(await openThemes(c, networkId)) + 1
  await c.trx
    .updateTable('theme')
    .set({ doneAt: null, droppedAt: null, place })
    .where('id', '=', themeId)
    .execute()
  await audit(c, 'takeUpTheme', groupThing(networkId), { theme: themeId })
  return { ok: true }
}
