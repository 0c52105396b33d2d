// Splitting, merging and ending small groups: who was where and when stays as it was, and one row tells what came of what.
import { sortKey } from '#db/sort-key'
import { allow, doerOf } from '../core/access'
import type { Refusal } from '../core/change.server'
import { carriedOut, enterRow, removeRow, reviseRow, type Deed } from '../core/deeds.server'
import { dateOf, type PlainDate } from '../core/time'
import { endingWith, enterNetwork, reviseNetwork } from '../networks/network-acts.server'
import { dayBefore } from '../networks/periods'
import { networkById } from '../networks/queries.server'
import type { Network } from '../networks/rules'
import { postWelcome } from './introductions.server'
import {
  beginElsewhere,
  endBefore,
  goingOn,
  isMember,
  isThere,
  membershipsIn,
  moveOn,
  toCome,
  type Membership,
} from './moving-on.server'
import { smallGroup } from './queries.server'

/** A group that comes of a split, and who goes there. */
export type NewGroup = {
  /** Given by the form, so that the same form sent twice splits once. */
  id: string
  nameFi: string
  nameSv: string
  nameEn: string
  personIds: readonly string[]
}

export type SplitGiven = {
  version: number
  /** The first day of the new groups. */
  from: PlainDate
  groups: readonly NewGroup[]
  /** The Ministry's liaison follows the new groups too. */
  liaisonToo: boolean
  /** Letters introduce the members of each new group to each other. */
  tell: boolean
}

/**
 * Splits a group: those who are chosen go on in new groups from a day, the others stay.
 * @returns `joinedLater` when somebody chosen is in the group only from that day on, `nobodyStays` when all would go
 * @throws Response 404 when there is no such small group, or somebody chosen does not sit in it
 */
export async function splitGroup(
  d: Deed,
  id: string,
  given: SplitGiven,
): Promise<
  | { ok: true }
  | Refusal<
      | 'changedMeanwhile'
      | 'groupOver'
      | 'endBeforeStart'
      | 'splitNobody'
      | 'nobodyStays'
      | 'joinedLater'
      | 'nameMissing'
      | 'groupNameTaken'
    >
> {
  allow(d.actor, { act: 'composeGroups' })
  const group = await smallGroup(d.trx, id)
  const { from, groups } = given
  if (await allThere(d, groups)) return { ok: true }
  if (group.version !== given.version) return { ok: false, reason: 'changedMeanwhile' }
  if (group.endedOn !== null) return { ok: false, reason: 'groupOver' }
  if (from <= group.foundedOn) return { ok: false, reason: 'endBeforeStart' }
  if (groups.length === 0 || groups.some(({ personIds }) => personIds.length === 0))
    return { ok: false, reason: 'splitNobody' }
  const misnamed = await nameFault(d, groups)
  if (misnamed !== null) return { ok: false, reason: misnamed }
  const rows = await membershipsIn(d.trx, id)
  const sitting = goingOn(rows, from)
  const members = new Map(sitting.filter(isMember).map((row) => [row.personId, row]))
  const chosen = new Set(groups.flatMap(({ personIds }) => personIds))
  for (const personId of chosen) {
    const later = rows.filter((row) => row.personId === personId && row.validFrom >= from)
    // A change of role that is still planned falls away; one that has been cannot.
    if (later.some(({ validFrom }) => validFrom <= dateOf(d.now) || !members.has(personId)))
      return { ok: false, reason: 'joinedLater' }
    if (!members.has(personId)) throw new Response(null, { status: 404 })
  }
  if (members.size === chosen.size) return { ok: false, reason: 'nobodyStays' }
  for (const one of groups) {
    await found(d, group, one, from)
    for (const personId of new Set(one.personIds)) {
      const row = members.get(personId)
      if (row) await moveOn(d, row, { into: one.id, from, reason: 'groupSplit' })
    }
    if (given.liaisonToo) await bringLiaisons(d, sitting, one.id, from)
    if (given.tell)
      await postWelcome(d, { networkId: one.id, startsOn: from, newcomers: one.personIds }, d.deedId)
  }
  await passHost(d, id, groups)
  await reviseRow(d, 'network', id, { version: group.version + 1 })
  return { ok: true }
}

async function allThere(d: Deed, groups: readonly NewGroup[]): Promise<boolean> {
  for (const { id } of groups) if ((await networkById(d.trx, id)) === null) return false
  return groups.length > 0
}

async function nameFault(
  d: Deed,
  groups: readonly NewGroup[],
): Promise<'nameMissing' | 'groupNameTaken' | null> {
  const standing = await d.trx
    .selectFrom('network')
    .select('nameFi')
    .where('kind', '=', 'smallGroup')
    .where('endedOn', 'is', null)
    .execute()
  const taken = new Set(standing.map(({ nameFi }) => sortKey(nameFi)))
  for (const { nameFi } of groups) {
    if (nameFi.trim() === '') return 'nameMissing'
    if (taken.has(sortKey(nameFi))) return 'groupNameTaken'
    taken.add(sortKey(nameFi))
  }
  return null
}

async function found(d: Deed, of: Network, { id, ...group }: NewGroup, from: PlainDate): Promise<void> {
  const { nameFi, nameSv, nameEn } = group
  const founded = await enterNetwork(d, id, {
    ...{ nameFi, nameSv, nameEn, descriptionFi: '', descriptionSv: '', descriptionEn: '' },
    ...{ kind: 'smallGroup', basis: 'person', programmeId: null, links: '', foundedOn: from, endedOn: null },
  })
  carriedOut(founded)
  await enterRow(d, 'lineage', { id: d.newId(), fromId: of.id, toId: id, since: from, kind: 'split' })
}

/** A liaison follows the new group without leaving the one they have. */
async function bringLiaisons(
  d: Deed,
  sitting: readonly Membership[],
  networkId: string,
  from: PlainDate,
): Promise<void> {
  for (const row of sitting.filter((one) => !isMember(one)))
    await enterRow(d, 'membership', { ...row, id: d.newId(), networkId, validFrom: from })
}

/**
 * The new groups talk in the same language and meet in the same way until they agree otherwise; whoever called the old
 * one together does so where they are now.
 */
async function passHost(d: Deed, id: string, groups: readonly NewGroup[]): Promise<void> {
  const home = await d.trx.selectFrom('groupHome').selectAll().where('id', '=', id).executeTakeFirst()
  if (!home) return
  const { hostId, language, meets } = home
  for (const one of groups) {
    const goes = hostId !== null && one.personIds.includes(hostId)
    await enterRow(d, 'groupHome', {
      ...{ id: one.id, practices: '', language, meets, hostId: goes ? hostId : null },
      ...{ keepsNotes: 0, version: 1 },
    })
    if (goes) await reviseRow(d, 'groupHome', id, { hostId: null, version: home.version + 1 })
  }
}

export type MergeGiven = {
  version: number
  /** The group in which the members go on. */
  intoId: string
  /** Their first day there; the other group's last day is the one before. */
  from: PlainDate
  /** Letters introduce the members to each other. */
  tell: boolean
}

/**
 * Merges a group into another: its members go on there from a day, and it ends on the day before.
 * @returns `networkNotThen` when the other group does not stand then, `membersAfter` when somebody has been in the group
 * that ends on days on which it would not stand
 * @throws Response 404 when either is no small group
 */
export async function mergeGroups(
  d: Deed,
  id: string,
  given: MergeGiven,
): Promise<
  | { ok: true; moved: number }
  | Refusal<
      | 'changedMeanwhile'
      | 'groupOver'
      | 'endBeforeStart'
      | 'mergesIntoItself'
      | 'networkNotThen'
      | 'membersAfter'
    >
> {
  allow(d.actor, { act: 'composeGroups' })
  const { from, intoId } = given
  if (id === intoId) return { ok: false, reason: 'mergesIntoItself' }
  const [group, into] = [await smallGroup(d.trx, id), await smallGroup(d.trx, intoId)]
  if (group.version !== given.version) return { ok: false, reason: 'changedMeanwhile' }
  if (group.endedOn !== null) return { ok: false, reason: 'groupOver' }
  if (from <= group.foundedOn) return { ok: false, reason: 'endBeforeStart' }
  if (into.endedOn !== null || into.foundedOn > from) return { ok: false, reason: 'networkNotThen' }
  const [lastDay, today] = [dayBefore(from), dateOf(d.now)]
  if ((await endingWith(d.trx, id, { lastDay, today })) === null) return { ok: false, reason: 'membersAfter' }
  const moved = await moveAll(d, group, into, from)
  await endNetworkOn(d, group, lastDay)
  await enterRow(d, 'lineage', { id: d.newId(), fromId: id, toId: intoId, since: from, kind: 'merged' })
  await reviseRow(d, 'network', intoId, { version: into.version + 1 })
  if (given.tell && moved.length > 0)
    await postWelcome(d, { networkId: intoId, startsOn: from, newcomers: moved }, d.deedId)
  return { ok: true, moved: moved.length }
}

/** Who sits in both goes on in the other as before; a liaison comes along when the other has none. @returns who came */
async function moveAll(d: Deed, group: Network, into: Network, from: PlainDate): Promise<string[]> {
  const rows = await membershipsIn(d.trx, group.id)
  const others = await membershipsIn(d.trx, into.id)
  const onward = { into: into.id, from, reason: 'groupsMerged' as const }
  const hasLiaison = others.some((row) => !isMember(row) && (row.validTo === null || row.validTo >= from))
  const comes = (row: Membership) =>
    !isThere(row, others, from) && (isMember(row) || !hasLiaison) ? 'comes' : 'ends'
  const moved: string[] = []
  for (const row of goingOn(rows, from)) {
    if (comes(row) === 'ends') {
      await endBefore(d, row, onward)
      continue
    }
    await moveOn(d, row, onward)
    if (isMember(row)) moved.push(row.personId)
  }
  for (const row of toCome(rows, from)) if (comes(row) === 'comes') await beginElsewhere(d, row, onward)
  return moved
}

/**
 * Ends a group on a day: its memberships end with it, and nobody is moved.
 * @param given.why the organisers' own words, kept with the deed
 * @returns `membersAfter` when somebody has been in it after the day
 * @throws Response 404 when there is no such small group
 */
export async function endGroup(
  d: Deed,
  id: string,
  given: { version: number; lastDay: PlainDate; why: string },
): Promise<{ ok: true } | Refusal<'changedMeanwhile' | 'groupOver' | 'endBeforeStart' | 'membersAfter'>> {
  allow(d.actor, { act: 'composeGroups' })
  const group = await smallGroup(d.trx, id)
  const { lastDay, version, why } = given
  if (group.version !== version) return { ok: false, reason: 'changedMeanwhile' }
  if (group.endedOn !== null) return { ok: false, reason: 'groupOver' }
  if (lastDay < group.foundedOn) return { ok: false, reason: 'endBeforeStart' }
  if ((await endingWith(d.trx, id, { lastDay, today: dateOf(d.now) })) === null)
    return { ok: false, reason: 'membersAfter' }
  await endNetworkOn(d, group, lastDay)
  if (why !== '') d.detail.why = why
  return { ok: true }
}

/** Ends the network with what is left of its memberships, and what waited in it falls away. */
async function endNetworkOn(d: Deed, group: Network, endedOn: PlainDate): Promise<void> {
  const { id, version, rule: _rule, ...given } = group
  const ended = await reviseNetwork(d, id, version, { ...given, endedOn })
  carriedOut(ended)
  await dropWaiting(d, id, endedOn <= dateOf(d.now))
}

/** @param polls the group has ended, so that no date is to be found any more */
async function dropWaiting(d: Deed, networkId: string, polls: boolean): Promise<void> {
  const newcomers = await d.trx
    .selectFrom('newcomer')
    .select('id')
    .where('networkId', '=', networkId)
    .where('outcome', 'is', null)
    .execute()
  for (const { id } of newcomers)
    await reviseRow(d, 'newcomer', id, {
      outcome: 'dropped',
      decidedAt: d.now,
      decidedBy: doerOf(d.actor),
    })
  const rounds = await d.trx
    .selectFrom('roundGroup')
    .innerJoin('round', 'round.id', 'roundGroup.roundId')
    .select('roundGroup.id')
    .where('networkId', '=', networkId)
    .where('confirmedAt', 'is', null)
    .where('closedAt', 'is', null)
    .execute()
  for (const { id } of rounds) await removeRow(d, 'roundGroup', id)
  if (!polls) return
  const open = await d.trx
    .selectFrom('datePoll')
    .select('id')
    .where('networkId', '=', networkId)
    .where('decidedAt', 'is', null)
    .where('droppedAt', 'is', null)
    .execute()
  for (const { id } of open) await reviseRow(d, 'datePoll', id, { droppedAt: d.now })
}
