// Acts on rounds: opening one, revising it, putting it away.
import type { Refusal } from '../core/change.server'
import { enterRow, enterRows, removeRow, reviseRow, type Deed } from '../core/deeds.server'
import { allow, doerOf } from '../core/access'
import type { PlainDate } from '../core/time'
import { roundById, type Round } from './rounds.server'
import { isOver } from './rules'

export type RoundGiven = {
  name: string
  /** The first day of the memberships it makes. */
  startsOn: PlainDate
  /** The last day to answer the call. */
  answerBy: PlainDate
  messageFi: string
  messageSv: string
  messageEn: string
  sizeMin: number
  sizeMax: number
  /** The networks' ids of the small groups that go on. */
  groups: string[]
}

const columnsOf = ({ groups: _, ...columns }: RoundGiven) => columns

/** @throws Response 404 when one of them is no small group */
async function smallGroups(d: Deed, ids: readonly string[]): Promise<string[]> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return []
  const rows = await d.trx
    .selectFrom('network')
    .select('id')
    .where('id', 'in', wanted)
    .where('kind', '=', 'smallGroup')
    .execute()
  if (rows.length < wanted.length) throw new Response(null, { status: 404 })
  return wanted
}

/**
 * Opens a round.
 * @param id given by the form, so that the same form sent twice opens one
 * @throws Response 404 when a group is no small group
 */
export async function openRound(d: Deed, id: string, given: RoundGiven): Promise<{ ok: true; id: string }> {
  allow(d.actor, { act: 'composeGroups' })
  const known = await d.trx.selectFrom('round').select('id').where('id', '=', id).executeTakeFirst()
  if (known) return { ok: true, id }
  const groups = await smallGroups(d, given.groups)
  await enterRow(d, 'round', {
    id,
    ...columnsOf(given),
    createdBy: doerOf(d.actor),
    createdAt: d.now,
    confirmedProposalId: null,
    confirmedAt: null,
    closedAt: null,
    version: 1,
  })
  await enterRows(
    d,
    'roundGroup',
    groups.map((networkId) => ({ id: d.newId(), roundId: id, networkId })),
  )
  return { ok: true, id }
}

/**
 * Revises a round that is open.
 * @param version what the organiser saw: another organiser's edit in between refuses
 * @throws Response 404 when there is no such round, or a group is no small group
 */
export async function reviseRound(
  d: Deed,
  id: string,
  version: number,
  given: RoundGiven,
): Promise<{ ok: true } | Refusal<'roundOver' | 'changedMeanwhile'>> {
  allow(d.actor, { act: 'composeGroups' })
  const round = await roundById(d.trx, id)
  if (isOver(round)) return { ok: false, reason: 'roundOver' }
  if (round.version !== version) return { ok: false, reason: 'changedMeanwhile' }
  const groups = await smallGroups(d, given.groups)
  const columns = columnsOf(given)
  const same =
    Object.entries(columns).every(([name, value]) => round[name as keyof Round] === value) &&
    groups.length === round.groups.length &&
    groups.every((one) => round.groups.includes(one))
  if (same) return { ok: true }
  await reviseRow(d, 'round', id, { ...columns, version: round.version + 1 })
  const rows = await d.trx.selectFrom('roundGroup').selectAll().where('roundId', '=', id).execute()
  for (const row of rows) if (!groups.includes(row.networkId)) await removeRow(d, 'roundGroup', row.id)
  await enterRows(
    d,
    'roundGroup',
    groups
      .filter((networkId) => !round.groups.includes(networkId))
      .map((networkId) => ({ id: d.newId(), roundId: id, networkId })),
  )
  return { ok: true }
}

/**
 * Puts a round away without groups: nobody can answer its call any more.
 * @throws Response 404 when there is no such round
 */
export async function closeRound(d: Deed, id: string): Promise<{ ok: true } | Refusal<'roundOver'>> {
  allow(d.actor, { act: 'composeGroups' })
  const round = await roundById(d.trx, id)
  if (isOver(round)) return { ok: false, reason: 'roundOver' }
  await reviseRow(d, 'round', id, { closedAt: d.now, version: round.version + 1 })
  return { ok: true }
}
