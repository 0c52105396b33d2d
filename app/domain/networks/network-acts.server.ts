// Acts on a network itself: founded, revised, ended with its memberships, given a rule.
import type { Selectable } from 'kysely'
import type { Reader } from '#db/connect'
import type { MembershipTable, NetworkKind } from '#db/schema'
import { doerOf } from '../core/access'
import type { Refusal } from '../core/change.server'
import { enterRow, removeRow, reviseRow, type Deed } from '../core/deeds.server'
import { dateOf, type PlainDate } from '../core/time'
import { endPauses } from './pause-acts.server'
import { networkById } from './queries.server'
import type { Network } from './rules'

/** What an organiser says of a network; small groups are founded in their own room. */
export type NetworkGiven = Pick<
  Network,
  | 'nameFi'
  | 'nameSv'
  | 'nameEn'
  | 'descriptionFi'
  | 'descriptionSv'
  | 'descriptionEn'
  | 'basis'
  | 'programmeId'
  | 'foundedOn'
  | 'endedOn'
  | 'links'
> & { kind: NetworkKind }

/** @throws Response 404 when there is no such network */
export async function networkStanding(db: Reader, id: string): Promise<Network> {
  const network = await networkById(db, id)
  if (network === null) throw new Response(null, { status: 404 })
  return network
}

/**
 * Founds a network.
 * @param id given by the form, so that the same form sent twice founds one
 */
export async function enterNetwork(
  d: Deed,
  id: string,
  given: NetworkGiven,
): Promise<{ ok: true; id: string } | Refusal<'endBeforeStart'>> {
  if ((await networkById(d.trx, id)) !== null) return { ok: true, id }
  if (given.endedOn !== null && given.endedOn < given.foundedOn)
    return { ok: false, reason: 'endBeforeStart' }
  await knownProgramme(d.trx, given.programmeId)
  await enterRow(d, 'network', { id, ...given })
  return { ok: true, id }
}

type Row = Selectable<MembershipTable>

const rowsAfter = (db: Reader, networkId: string, lastDay: PlainDate): Promise<Row[]> =>
  db
    .selectFrom('membership')
    .selectAll()
    .where('networkId', '=', networkId)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>', lastDay)]))
    .execute()

/** Whether a membership has been on days after the last: then that day cannot be the network's last. */
const hasBeenAfter = ({ validFrom, validTo }: Row, lastDay: PlainDate, today: PlainDate): boolean =>
  (validFrom > lastDay && validFrom <= today) || (validTo !== null && validTo < today)

/**
 * How many memberships would end with the network, and how many wishes to join would fall away.
 * @returns null when the network cannot end on the day
 */
export async function endingWith(
  db: Reader,
  networkId: string,
  { lastDay, today }: { lastDay: PlainDate; today: PlainDate },
): Promise<{ members: number; waiting: number } | null> {
  const members = await rowsAfter(db, networkId, lastDay)
  if (members.some((row) => hasBeenAfter(row, lastDay, today))) return null
  const waiting = await waitingIn(db, networkId)
  return { members: members.length, waiting: waiting.length }
}

/** @throws Response 404 when there is no such programme */
async function knownProgramme(db: Reader, id: string | null): Promise<void> {
  if (id === null) return
  const row = await db.selectFrom('programme').select('id').where('id', '=', id).executeTakeFirst()
  if (!row) throw new Response(null, { status: 404 })
}

const waitingIn = (db: Reader, networkId: string) =>
  db
    .selectFrom('application')
    .select('id')
    .where('networkId', '=', networkId)
    .where('outcome', 'is', null)
    .execute()

async function endAll(d: Deed, rows: readonly Row[], lastDay: PlainDate): Promise<void> {
  for (const row of rows) {
    await endPauses(d, row.id, lastDay)
    // What was planned for later never came to be.
    if (row.validFrom > lastDay) await removeRow(d, 'membership', row.id)
    else await reviseRow(d, 'membership', row.id, { validTo: lastDay, endReason: 'networkEnded' })
  }
}

async function declineAll(d: Deed, networkId: string): Promise<void> {
  for (const { id } of await waitingIn(d.trx, networkId))
    await reviseRow(d, 'application', id, {
      outcome: 'declined',
      decidedAt: d.now,
      decidedBy: doerOf(d.actor),
    })
}

/**
 * Writes a network anew. A last day ends the memberships that go on after it, and wishes to join fall away.
 * @param version the one the organiser saw: another organiser's edit in between refuses
 * @returns `membersBefore` or `membersAfter` when somebody has belonged to it on days on which it would not stand
 * @throws Response 404 when there is no such network
 */
export async function reviseNetwork(
  d: Deed,
  id: string,
  version: number,
  given: NetworkGiven,
): Promise<
  | { ok: true; ended: number }
  | Refusal<'changedMeanwhile' | 'endBeforeStart' | 'membersBefore' | 'membersAfter'>
> {
  const network = await networkStanding(d.trx, id)
  if (network.version !== version) return { ok: false, reason: 'changedMeanwhile' }
  const { foundedOn, endedOn } = given
  if (endedOn !== null && endedOn < foundedOn) return { ok: false, reason: 'endBeforeStart' }
  const earlier = await d.trx
    .selectFrom('membership')
    .select('id')
    .where('networkId', '=', id)
    .where('validFrom', '<', foundedOn)
    .executeTakeFirst()
  if (earlier) return { ok: false, reason: 'membersBefore' }
  const after = endedOn === null ? [] : await rowsAfter(d.trx, id, endedOn)
  if (endedOn !== null && after.some((row) => hasBeenAfter(row, endedOn, dateOf(d.now))))
    return { ok: false, reason: 'membersAfter' }
  await knownProgramme(d.trx, given.programmeId)
  // A small group stays one, and nothing else becomes one.
  const kind = network.kind === 'smallGroup' || given.kind === 'smallGroup' ? network.kind : given.kind
  await reviseRow(d, 'network', id, { ...given, kind, version: version + 1 })
  if (endedOn !== null) {
    await endAll(d, after, endedOn)
    await declineAll(d, id)
  }
  return { ok: true, ended: after.length }
}

/**
 * Says who belongs to a network by the posts they hold.
 * @param rule the text of an audience rule whose parts speak of posts; null: those who have been taken in
 * @throws Response 404 when there is no such network
 */
export async function setRule(
  d: Deed,
  id: string,
  version: number,
  rule: string | null,
): Promise<{ ok: true } | Refusal<'changedMeanwhile'>> {
  const network = await networkStanding(d.trx, id)
  if (network.rule === rule) return { ok: true }
  if (network.version !== version) return { ok: false, reason: 'changedMeanwhile' }
  await reviseRow(d, 'network', id, { rule, version: version + 1 })
  return { ok: true }
}
