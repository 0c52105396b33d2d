// Deciding of findings: the act that is proposed, or another, and the decision, in the same deed.
import { z } from 'zod'
import { doerOf } from '../core/access'
import type { Refusal } from '../core/change.server'
import { enterRow, removeRow, reviseRow, type Deed } from '../core/deeds.server'
import { dateOf, type PlainDate } from '../core/time'
import { endMembership, join, moveSeat } from '../networks/membership-acts.server'
import {
  appointmentOf,
  endAppointment,
  enterAppointment,
  reviseAppointment,
} from '../people/appointment-acts.server'
import { changeAddress } from '../people/person-acts.server'
import { reachableById } from '../people/standing.server'
import {
  isOfGroup,
  networksOf,
  pressesOf,
  type Answered,
  type Finding,
  type FindingKind,
  type Left,
  type OrganisationEnded,
  type Press,
  type SeatEnds,
  type SeatOpen,
  type TermEnds,
} from './findings'
import { askPerson, revokeOpen } from './inquiry-acts.server'
import { findingsOf } from './queries.server'
import { reasonOf } from './seats'

/** What is typed or chosen at a finding. */
export type Given = {
  email?: string | null
  termEndsOn?: PlainDate | null
  /** The memberships to end, of those that the finding is about. */
  membershipIds?: readonly string[]
}

/** Whom a finding is of. */
export type About = { personId: string | null; networkId?: string | null }

export type SettleRefusal =
  | 'findingGone'
  | 'noAddress'
  | 'addressMissing'
  | 'addressWrong'
  | 'addressTaken'
  | 'nothingChosen'
  | 'termNotLater'
  | 'endBeforeStart'
  | 'endedAlready'
  | 'heldAlready'
  | 'memberAlready'
  | 'networkNotThen'
  | 'organisationNotThen'
  | 'changedMeanwhile'

type Outcome = { ok: true } | Refusal<SettleRefusal>
const done = { ok: true } as const
const refuse = <Reason extends SettleRefusal>(reason: Reason): Refusal<Reason> => ({ ok: false, reason })

/**
 * Decides of one finding.
 * @param about whom it is of, as the page showed it: a person, or a group and nobody in it
 * @returns `findingGone` when things stand otherwise by now, or somebody has decided
 */
export async function settle(
  d: Deed,
  { key, ...about }: { key: string } & About,
  press: Press,
  given: Given = {},
): Promise<{ ok: true; kind: FindingKind } | Refusal<SettleRefusal>> {
  const standing = await findingsOf(d.trx, dateOf(d.now))
  const finding = standing.find((one) => one.key === key && isAbout(one, about))
  if (!finding) return refuse('findingGone')
  const outcome = await decide(d, finding, press, given)
  return outcome.ok ? { ok: true, kind: finding.kind } : outcome
}

const isAbout = (finding: Finding, { personId, networkId }: About): boolean =>
  finding.personId === personId && (!networkId || networksOf(finding).includes(networkId))

/** How many findings were settled, and those that were refused, each with why. */
export type Counted = { settled: number; refused: { personId: string | null; reason: SettleRefusal }[] }

/** Decides of several findings in one deed; one that is refused leaves the others. */
export async function settleMany(
  d: Deed,
  keys: readonly string[],
  press: Press,
): Promise<{ ok: true } & Counted> {
  const standing = new Map((await findingsOf(d.trx, dateOf(d.now))).map((one) => [one.key, one]))
  const counted: Counted = { settled: 0, refused: [] }
  for (const key of new Set(keys)) {
    const finding = standing.get(key)
    const outcome = finding ? await decide(d, finding, press, {}) : refuse('findingGone')
    if (outcome.ok) counted.settled += 1
    else counted.refused.push({ personId: finding?.personId ?? null, reason: outcome.reason })
  }
  d.detail.count = counted.settled
  return { ok: true, ...counted }
}

async function decide(d: Deed, finding: Finding, press: Press, given: Given): Promise<Outcome> {
  const offered: readonly Press[] = pressesOf[finding.kind]
  if (!offered.includes(press)) return refuse('findingGone')
  const outcome = await perform(d, finding, press, given)
  if (outcome.ok) await note(d, finding, press)
  return outcome
}

const choices: Partial<Record<Press, 'left' | 'asked'>> = { leave: 'left', ask: 'asked' }

/** Keeps what was decided; a letter that was never answered makes way for what is decided now. */
async function note(d: Deed, finding: Finding, press: Press): Promise<void> {
  const networkIds = [...new Set(networksOf(finding))]
  const row = {
    kind: finding.kind,
    personId: finding.personId,
    networkId: networkIds.length === 1 ? (networkIds[0] ?? null) : null,
    choice: choices[press] ?? ('done' as const),
    detail: JSON.stringify({ press }),
    decidedAt: d.now,
    decidedBy: doerOf(d.actor),
    deedId: d.deedId,
  }
  const before = await d.trx
    .selectFrom('decision')
    .select('id')
    .where('finding', '=', finding.key)
    .executeTakeFirst()
  if (before) await reviseRow(d, 'decision', before.id, row)
  else await enterRow(d, 'decision', { id: d.newId(), finding: finding.key, ...row })
}

async function perform(d: Deed, finding: Finding, press: Press, given: Given): Promise<Outcome> {
  // What a small group waits for is done where it is told; here it is only left.
  if (isOfGroup(finding)) return done
  if (press === 'ask') return askPerson(d, finding.personId)
  if (finding.kind === 'answered') return dealWithAnswer(d, finding, press)
  if (press === 'leave') return done
  switch (finding.kind) {
    case 'seatEnds':
      return passSeat(d, finding)
    case 'seatOpen':
      return takeSeat(d, finding)
    case 'noLongerFits':
      return endMembership(d, finding.membershipId, { lastDay: dateOf(d.now), reason: 'noLongerFits' })
    case 'moved':
      return enterAddress(d, finding.personId, given)
    case 'left':
      return press === 'keep' ? keepReachable(d, finding.personId) : endOwn(d, finding, given)
    case 'termEnds':
      return press === 'renew' ? renew(d, finding, given) : endTerm(d, finding)
    case 'organisationEnded':
      return press === 'continue' ? goOn(d, finding) : endWithHouse(d, finding)
  }
}

/** Closes the seat, or moves it with its holder, and gives the place to whoever took the post over. */
async function passSeat(d: Deed, finding: SeatEnds): Promise<Outcome> {
  const { membershipId, networkId, lastDay, reason, goesOn, next } = finding
  const { appointmentId, from } = goesOn ?? {}
  const ended =
    goesOn && appointmentId && from
      ? await moveSeat(d, membershipId, { appointmentId, from })
      : await endMembership(d, membershipId, { lastDay, reason })
  if (!ended.ok) return ended
  if (next === null) return done
  const joined = await join(d, d.newId(), { networkId, role: 'member', ...next })
  // Somebody whom an act of the same press has made a member has the place already.
  if (joined.ok || joined.reason === 'memberAlready') return done
  throw new Error('a network without an end takes members')
}

const takeSeat = (d: Deed, finding: SeatOpen): Promise<Outcome> => {
  const { membershipId, networkId, personId, appointmentId, from } = finding
  return membershipId === null
    ? join(d, d.newId(), { networkId, personId, role: 'member', from, appointmentId })
    : moveSeat(d, membershipId, { appointmentId, from })
}

async function enterAddress(d: Deed, personId: string, { email }: Given): Promise<Outcome> {
  if (!email) return refuse('addressMissing')
  if (!z.email().max(200).safeParse(email).success) return refuse('addressWrong')
  return changeAddress(d, personId, email)
}

/** All memberships go on; letters go to the private address from now on, when there is one. */
async function keepReachable(d: Deed, personId: string): Promise<Outcome> {
  const { privateEmail } = await reachableById(d.trx, personId)
  return privateEmail === null ? done : changeAddress(d, personId, privateEmail)
}

async function endOwn(d: Deed, finding: Left, given: Given): Promise<Outcome> {
  const chosen = finding.belongings.filter(({ membershipId }) => given.membershipIds?.includes(membershipId))
  if (chosen.length === 0) return refuse('nothingChosen')
  const reason = reasonOf(await appointmentOf(d.trx, finding.appointmentId))
  return endAll(d, chosen, reason)
}

/** Ends memberships today; one that has ended meanwhile is as it should be. */
async function endAll(
  d: Deed,
  belongings: readonly { membershipId: string }[],
  reason: Parameters<typeof endMembership>[2]['reason'],
): Promise<Outcome> {
  for (const { membershipId } of belongings)
    await endMembership(d, membershipId, { lastDay: dateOf(d.now), reason })
  return done
}

/** What the person said is done, and the letter's link opens nothing any more. */
async function dealWithAnswer(d: Deed, finding: Answered, press: Press): Promise<Outcome> {
  if (press === 'do') {
    const changed = finding.email === null ? done : await changeAddress(d, finding.personId, finding.email)
    if (!changed.ok) return changed
    await endAll(d, finding.leaves, 'ownWish')
  }
  await reviseRow(d, 'inquiry', finding.inquiryId, { revokedAt: d.now })
  await revokeOpen(d, finding.personId)
  return done
}

const aDate = z.iso.date()

async function renew(d: Deed, finding: TermEnds, { termEndsOn }: Given): Promise<Outcome> {
  const until = aDate.safeParse(termEndsOn)
  if (!until.success || until.data <= finding.termEndsOn) return refuse('termNotLater')
  const renewed = await reviseAppointment(d, finding.appointmentId, { termEndsOn: until.data })
  return renewed.ok ? done : renewed
}

const endTerm = (d: Deed, finding: TermEnds): Promise<Outcome> =>
  endAppointment(d, finding.appointmentId, { lastDay: finding.termEndsOn, reason: 'termEnded' })

const endWithHouse = (d: Deed, finding: OrganisationEnded): Promise<Outcome> =>
  endAppointment(d, finding.appointmentId, { lastDay: finding.lastDay, reason: 'organisationEnded' })

/** The post goes on, as it is, in the organisation that took over. */
async function goOn(d: Deed, finding: OrganisationEnded): Promise<Outcome> {
  if (finding.successorId === null) return refuse('organisationNotThen')
  const { titleFi, titleSv, titleEn, roleClass, ...post } = await appointmentOf(d.trx, finding.appointmentId)
  const begun = await enterAppointment(d, d.newId(), {
    personId: post.personId,
    organisationId: finding.successorId,
    titleFi,
    titleSv,
    titleEn,
    roleClass,
    seniorManagement: post.seniorManagement === 1,
    acting: post.acting === 1,
    termEndsOn: post.termEndsOn,
    validFrom: finding.from,
    validTo: post.validTo,
    endReason: post.endReason,
  })
  // Somebody whose post there has been entered already needs no second one.
  if (!begun.ok && begun.reason !== 'heldAlready') return begun
  return endWithHouse(d, finding)
}

/**
 * Asks a person again: the earlier letter opens nothing any more.
 * @returns `findingGone` when nothing is being asked of the person
 */
export async function askAgain(d: Deed, personId: string): Promise<Outcome> {
  const asked = await askedDecisions(d, personId)
  if (asked.length === 0) return refuse('findingGone')
  const letter = await askPerson(d, personId)
  if (!letter.ok) return letter
  for (const { id } of asked) await reviseRow(d, 'decision', id, { decidedAt: d.now, deedId: d.deedId })
  return done
}

/** Takes a question back: its link opens nothing any more, and the finding waits again. */
export async function withdrawQuestion(d: Deed, personId: string): Promise<Outcome> {
  const asked = await askedDecisions(d, personId)
  if (asked.length === 0) return refuse('findingGone')
  await revokeOpen(d, personId)
  for (const { id } of asked) await removeRow(d, 'decision', id)
  return done
}

/** The decisions that wait for the answer to the letter that is open. */
const askedDecisions = (d: Deed, personId: string): Promise<{ id: string }[]> =>
  d.trx
    .selectFrom('decision')
    .innerJoin('inquiry', (on) =>
      on
        .onRef('inquiry.personId', '=', 'decision.personId')
        .onRef('inquiry.askedAt', '=', 'decision.decidedAt'),
    )
    .select('decision.id')
    .where('decision.personId', '=', personId)
    .where('choice', '=', 'asked')
    .where('revokedAt', 'is', null)
    .where('answeredAt', 'is', null)
    .execute()
