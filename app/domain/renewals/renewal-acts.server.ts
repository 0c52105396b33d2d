// Asking members once a year whether they go on in their small group, and doing what they answer: history stays.
import { written } from '~/i18n/named'
import { allow, doerOf, type Right } from '../core/access'
import type { Refusal } from '../core/change.server'
import { carriedOut, enterRow, removeRow, reviseRow, type Deed, type DeedSign } from '../core/deeds.server'
import { post } from '../core/outbox.server'
import { dateOf, type PlainDate } from '../core/time'
import { contactOf } from '../groups/introductions.server'
import { newGroupLink } from '../groups/links.server'
import { endMembership, pauseMembership, returnFromPause } from '../networks/membership-acts.server'
import { dayBefore } from '../networks/periods'
import { inParts } from '../people/period.server'
import { overlaps } from '../people/rules'
import { reachableOf, type Reachable } from '../people/standing.server'
import {
  membersToAsk,
  pauseOn,
  renewalById,
  sittingOf,
  stateOf,
  type Membership,
  type Renewal,
  type ToAsk,
} from './renewals.server'
import type { RenewalAnswer } from './answers'
import { isPauseEnd, mayRemind } from './rules'

/** How many were asked, and how many of them no letter reaches: they are to be asked by phone. */
export type Asked = { ok: true; asked: number; unreached: number }

type Sending = { renewalId: string; reminder: boolean } & ToAsk

const groupNames = async (d: Deed, networkIds: readonly string[]) => {
  const rows = await inParts(networkIds, (some) =>
    d.trx
      .selectFrom('network')
      .select(['id', 'nameFi', 'nameSv', 'nameEn'])
      .where('id', 'in', some)
      .execute(),
  )
  return new Map(rows.map((row) => [row.id, row]))
}

/** Posts the letters, each with a link of its own. @returns how many people no letter reaches */
async function postQuestions(d: Deed, sendings: readonly Sending[]): Promise<number> {
  const contact = await contactOf(d)
  const names = await groupNames(
    d,
    sendings.map(({ networkId }) => networkId),
  )
  const people = await reachableOf(
    d.trx,
    sendings.map(({ personId }) => personId),
  )
  let unreached = 0
  for (const { renewalId, personId, networkId, since, reminder } of sendings) {
    const [person, group] = [people.get(personId), names.get(networkId)]
    if (!person || person.address === null || !group) {
      unreached += 1
      continue
    }
    const token = await newGroupLink(d, { purpose: 'goOn', thingId: renewalId, personId })
    const data = { token, contact, reminder, group: written(group, 'name', person.language), since }
    await post(d, { kind: 'groupGoOn', data }, envelopeTo(d, person, person.address))
  }
  return unreached
}

const envelopeTo = (d: Deed, person: Reachable, address: string) => ({
  to: { personId: person.id, name: `${person.firstName} ${person.lastName}`, address },
  locale: person.language,
  batchId: d.deedId,
})

/**
 * Asks the members of small groups whether they go on. Who was asked in the year is not asked again.
 * @param given.joinedBy those who joined later are left out
 * @returns `nobodyToAsk` when everybody has been asked, or the groups have nobody to ask
 */
export async function askToGoOn(
  d: Deed,
  given: { year: number; networkIds: readonly string[]; joinedBy: PlainDate },
): Promise<Asked | Refusal<'nobodyToAsk'>> {
  allow(d.actor, { act: 'composeGroups' })
  const members = await membersToAsk(d.trx, { ...given, on: dateOf(d.now) })
  if (members.length === 0) return { ok: false, reason: 'nobodyToAsk' }
  const sendings: Sending[] = []
  for (const member of members) {
    const { membershipId, networkId, personId } = member
    const renewalId = d.newId()
    await enterRow(d, 'renewal', {
      id: renewalId,
      membershipId,
      networkId,
      personId,
      year: given.year,
      askedAt: d.now,
      askedBy: doerOf(d.actor),
      remindedAt: null,
      answer: null,
      answeredAt: null,
      answeredBy: null,
      comment: '',
    })
    sendings.push({ ...member, renewalId, reminder: false })
  }
  d.detail.count = members.length
  return { ok: true, asked: members.length, unreached: await postQuestions(d, sendings) }
}

/** The questions of a year that nobody has answered, of those who still sit in their group, and may be reminded today. */
async function silentRenewals(
  d: Pick<Deed, 'trx' | 'now'>,
  year: number,
  networkIds: readonly string[],
): Promise<(Renewal & { since: PlainDate })[]> {
  const rows = await inParts(networkIds, (some) =>
    d.trx
      .selectFrom('renewal')
      .selectAll()
      .where('year', '=', year)
      .where('answer', 'is', null)
      .where('networkId', 'in', some)
      .orderBy('id')
      .execute(),
  )
  const silent: (Renewal & { since: PlainDate })[] = []
  for (const row of rows) {
    const askedOn = dateOf(row.askedAt)
    const remindedOn = row.remindedAt === null ? null : dateOf(row.remindedAt)
    if (!mayRemind({ askedOn, remindedOn }, dateOf(d.now))) continue
    if ((await stateOf(d.trx, row, d.now)) !== 'open') continue
    const sitting = await sittingOf(d.trx, row, dateOf(d.now))
    if (sitting) silent.push({ ...row, since: sitting.validFrom })
  }
  return silent
}

/**
 * Reminds those who have not answered; on one day nobody gets two letters.
 * @returns `nobodyToRemind` when all have answered, or had their letter today
 */
export async function remindSilentMembers(
  d: Deed,
  { year, networkIds }: { year: number; networkIds: readonly string[] },
): Promise<Asked | Refusal<'nobodyToRemind'>> {
  allow(d.actor, { act: 'composeGroups' })
  const silent = await silentRenewals(d, year, networkIds)
  if (silent.length === 0) return { ok: false, reason: 'nobodyToRemind' }
  for (const { id } of silent) await reviseRow(d, 'renewal', id, { remindedAt: d.now })
  d.detail.count = silent.length
  const sendings = silent.map((row) => ({ ...row, renewalId: row.id, reminder: true }))
  return { ok: true, asked: silent.length, unreached: await postQuestions(d, sendings) }
}

/** Who may answer: the member, the holder of the letter's link, and an organiser whom the member has told. */
const rightToAnswer = ({ id, personId }: Pick<Renewal, 'id' | 'personId'>): Right => ({
  act: 'answerForGroup',
  purpose: 'goOn',
  thingId: id,
  personId,
  byPhone: true,
})

const acts = { goesOn: 'goOnInGroup', pauses: 'pauseInGroup', leaves: 'leaveGroup' } as const

/** The sign of the deed that an answer is. @param named whose answer, in which group */
export const signOfAnswer = (
  renewal: Renewal,
  answer: RenewalAnswer,
  named: { name: string; network: string },
): DeedSign => ({
  act: acts[answer],
  thing: { kind: 'network', id: renewal.networkId },
  detail: named,
  right: rightToAnswer(renewal),
})

export type AnswerGiven = {
  answer: RenewalAnswer
  /** The last day of the pause, of a member who pauses. */
  pauseUntil: PlainDate | null
  /** For the organisers only. */
  comment: string
}

export type AnswerRefusal = 'renewalOver' | 'leftGroup' | 'pauseEndMissing' | 'pausedAlready' | 'endedAlready'

/**
 * Takes a member's answer and does it at once: nothing changes, a pause begins today, or the membership ends today. A
 * later answer takes an earlier one's place: who said they leave may take it back on the same day, who pauses may
 * return.
 * @returns `renewalOver` when its time has run out or a newer question was asked, `leftGroup` when they are no member
 * @throws Response 404 when there is no such question, 403 when it is not the actor's to answer
 */
export async function answerRenewal(
  d: Deed,
  id: string,
  given: AnswerGiven,
): Promise<{ ok: true } | Refusal<AnswerRefusal>> {
  const renewal = await renewalById(d.trx, id)
  allow(d.actor, rightToAnswer(renewal))
  const state = await stateOf(d.trx, renewal, d.now)
  if (state !== 'open') return { ok: false, reason: state === 'gone' ? 'renewalOver' : 'leftGroup' }
  const today = dateOf(d.now)
  const sitting = await sittingOf(d.trx, renewal, today)
  if (sitting === null) return { ok: false, reason: 'leftGroup' }
  const hindrance = given.answer === 'pauses' ? await hindersPause(d, renewal, sitting, given) : null
  if (hindrance !== null) return { ok: false, reason: hindrance }
  await perform(d, renewal, sitting, given)
  const { answer, comment } = given
  const changed = d.steps.length > 0 || answer !== renewal.answer || comment !== renewal.comment
  if (changed)
    await reviseRow(d, 'renewal', id, { answer, comment, answeredAt: d.now, answeredBy: doerOf(d.actor) })
  return { ok: true }
}

/** Whether the membership ends because this question was answered so: that can be taken back while its last day lasts. */
const endsByAnswer = (renewal: Renewal, { validTo, endReason }: Membership): boolean =>
  renewal.answer === 'leaves' && validTo !== null && endReason === 'ownWish'

/** Whether the membership ends on a day for another reason than a change of role or this answer. */
const endsAnyway = (renewal: Renewal, sitting: Membership): boolean =>
  sitting.validTo !== null && sitting.endReason !== 'roleChanged' && !endsByAnswer(renewal, sitting)

async function hindersPause(
  d: Deed,
  renewal: Renewal,
  sitting: Membership,
  { pauseUntil }: AnswerGiven,
): Promise<'pauseEndMissing' | 'pausedAlready' | 'endedAlready' | null> {
  const today = dateOf(d.now)
  if (pauseUntil === null || !isPauseEnd(pauseUntil, today)) return 'pauseEndMissing'
  if (sitting.validTo !== null && pauseUntil > sitting.validTo && !endsByAnswer(renewal, sitting))
    return 'endedAlready'
  const present = await pauseOn(d.trx, sitting.id, today)
  const others = await d.trx
    .selectFrom('pause')
    .select(['id', 'validFrom', 'validTo'])
    .where('membershipId', '=', sitting.id)
    .execute()
  const asked = { validFrom: today, validTo: pauseUntil }
  return others.some((it) => it.id !== present?.id && overlaps(it, asked)) ? 'pausedAlready' : null
}

/** Nothing here refuses any more: what could stand in the way has been looked at. */
async function perform(d: Deed, renewal: Renewal, sitting: Membership, given: AnswerGiven): Promise<void> {
  const today = dateOf(d.now)
  if (given.answer === 'leaves') return leave(d, renewal, sitting)
  if (endsByAnswer(renewal, sitting))
    await reviseRow(d, 'membership', sitting.id, { validTo: null, endReason: null })
  const pause = await pauseOn(d.trx, sitting.id, today)
  if (given.answer === 'pauses') {
    if (pause) await reviseRow(d, 'pause', pause.id, { validTo: given.pauseUntil })
    else carriedOut(await pauseMembership(d, sitting.id, { from: today, to: given.pauseUntil }))
  } else if (pause) {
    // A pause that was to begin today has never been.
    if (pause.validFrom >= today) await removeRow(d, 'pause', pause.id)
    else carriedOut(await returnFromPause(d, sitting.id, { lastDay: dayBefore(today) }))
  }
}

async function leave(d: Deed, renewal: Renewal, sitting: Membership): Promise<void> {
  const { networkId, personId } = renewal
  if (endsByAnswer(renewal, sitting) || endsAnyway(renewal, sitting)) return
  carriedOut(await endMembership(d, sitting.id, { lastDay: dateOf(d.now), reason: 'ownWish' }))
  const home = await d.trx
    .selectFrom('groupHome')
    .select('hostId')
    .where('id', '=', networkId)
    .executeTakeFirst()
  if (home?.hostId === personId) await reviseRow(d, 'groupHome', networkId, { hostId: null })
}
