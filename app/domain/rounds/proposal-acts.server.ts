// Adjusting a proposal by hand: moving people, swapping two, pinning; every step can be undone and done again, by any
// organiser. Two at once do not overwrite each other: a move says where the person was.
import { allow } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { dateOf } from '../core/time'
import { placesFor } from '../groups/composer/moving'
import type { Problem } from '../groups/composer/problem'
import { shareOf } from '../groups/composing.server'
import { applied, isNewGroup, nextSteps, seatsOfKnown, stepBetween, type Standing } from './proposal-rules'
import { proposalById, stepsOf, type Proposal, type ProposalStep } from './proposals.server'
import { dayOfSeats, roundById, seatsAt, type Round } from './rounds.server'
import { isOver } from './rules'

export type StandingRefusal = 'roundOver' | 'proposalDropped' | 'composingNow'
/** Who has moved the person meanwhile, and where they are now. */
export type Meanwhile = { by: string | null; group: string | null }
export type MoveRefusal =
  | Refusal<StandingRefusal | 'memberSits' | 'groupUnknown' | 'personGone'>
  | (Refusal<'movedMeanwhile'> & { meanwhile: Meanwhile; person: string })
export type StepRefusal = Refusal<StandingRefusal | 'notLastStep'>
type Done = { ok: true }

/** The proposal and its round, when it may be changed. */
export async function openProposal(
  c: Change,
  id: string,
): Promise<{ ok: true; proposal: Proposal; round: Round } | Refusal<StandingRefusal>> {
  allow(c.actor, { act: 'composeGroups' })
  const proposal = await proposalById(c.trx, id)
  const round = await roundById(c.trx, proposal.roundId)
  if (isOver(round)) return { ok: false, reason: 'roundOver' }
  if (proposal.droppedAt !== null) return { ok: false, reason: 'proposalDropped' }
  // A proposal that was being composed when the server went is left as it was: it may be changed.
  if (proposal.status === 'composing' && shareOf(id) !== null) return { ok: false, reason: 'composingNow' }
  return { ok: true, proposal, round }
}

/** Writes a step. What had been undone cannot be done again after something new. */
export async function takeStep(
  c: Change,
  proposal: Proposal,
  kind: ProposalStep['kind'],
  next: Standing,
  note = '',
): Promise<void> {
  const sides = stepBetween(proposal, next)
  if (sides !== null) {
    await c.trx
      .deleteFrom('proposalStep')
      .where('proposalId', '=', proposal.id)
      .where('undone', '=', 1)
      .execute()
    const { place } = await c.trx
      .selectFrom('proposalStep')
      .select((e) => e.fn.max('place').as('place'))
      .where('proposalId', '=', proposal.id)
      .executeTakeFirstOrThrow()
    await c.trx
      .insertInto('proposalStep')
      .values({
        id: c.newId(),
        proposalId: proposal.id,
        place: Number(place ?? 0) + 1,
        kind,
        before: JSON.stringify(sides.before),
        after: JSON.stringify(sides.after),
        note,
        doneBy: c.actor.kind === 'person' ? c.actor.personId : null,
        doneAt: c.now,
        undone: 0,
      })
      .execute()
  }
  await writeStanding(c, proposal, next)
}

async function writeStanding(
  c: Change,
  proposal: Proposal,
  { seats, pins, composed }: Standing,
): Promise<void> {
  await c.trx
    .updateTable('proposal')
    .set({
      seats: JSON.stringify(seats),
      pins: JSON.stringify(pins),
      composed: JSON.stringify(composed),
      status: Object.keys(seats).length === 0 ? 'stopped' : 'ready',
      changedAt: c.now,
      version: proposal.version + 1,
    })
    .where('id', '=', proposal.id)
    .execute()
}

/** The group of the round in which a person sits already, on the day from which it matters. */
async function sittingGroup(c: Change, round: Round, personId: string): Promise<string | null> {
  const seats = await seatsAt(c.trx, dayOfSeats(round, dateOf(c.now)), { personIds: [personId] })
  return seats.find(({ id }) => round.groups.includes(id))?.id ?? null
}

/** They sit in a group of the round, or said yes and have not been taken out. */
async function isInRound(c: Change, round: Round, personId: string): Promise<boolean> {
  if ((await sittingGroup(c, round, personId)) !== null) return true
  const row = await c.trx
    .selectFrom('candidate')
    .select('id')
    .where('roundId', '=', round.id)
    .where('personId', '=', personId)
    .where('answer', '=', 'yes')
    .where('removedAt', 'is', null)
    .executeTakeFirst()
  return row !== undefined
}

const isGroup = (round: Round, key: string | null): boolean =>
  key === null || round.groups.includes(key) || isNewGroup(key)

/** What has become of a person who is not where somebody thought. */
async function meanwhileOf(c: Change, proposal: Proposal, person: string): Promise<Meanwhile> {
  const steps = await stepsOf(c.trx, proposal.id)
  const last = steps.findLast(({ undone, after }) => !undone && person in after.seats)
  return { by: last?.by ?? null, group: proposal.seats[person] ?? null }
}

export type Move = {
  person: string
  /** Where the organiser saw them; null: in no group. */
  from: string | null
  to: string | null
  note?: string
  /** The organiser says that a sitting member leaves the group in which they sit. */
  release?: boolean
}

/** Why a person may not leave where they are seen for somewhere else. */
async function refusalOf(
  c: Change,
  { proposal, round }: { proposal: Proposal; round: Round },
  { person, from, to, release }: Move,
): Promise<MoveRefusal | null> {
  if (!isGroup(round, to)) return { ok: false, reason: 'groupUnknown' }
  if ((proposal.seats[person] ?? null) !== from)
    return { ok: false, reason: 'movedMeanwhile', meanwhile: await meanwhileOf(c, proposal, person), person }
  if (!(await isInRound(c, round, person))) return { ok: false, reason: 'personGone' }
  const sits = await sittingGroup(c, round, person)
  if (!release && from !== null && sits === from && to !== from) return { ok: false, reason: 'memberSits' }
  return null
}

/** Moves a person to a group, or out of all groups. A pin goes with the person. */
export async function movePerson(c: Change, id: string, move: Move): Promise<Done | MoveRefusal> {
  const open = await openProposal(c, id)
  if (!open.ok) return open
  const refusal = await refusalOf(c, open, move)
  if (refusal) return refusal
  const { proposal } = open
  const next = applied(proposal, {
    seats: { [move.person]: move.to },
    pins: move.to === null ? { [move.person]: false } : {},
  })
  await takeStep(c, proposal, 'move', next, move.note)
  await audit(c, 'movePerson', { kind: 'proposal', id }, { person: move.person, to: move.to })
  return { ok: true }
}

export type Swap = {
  one: string
  other: string
  /** Where the organiser saw each. */
  oneIn: string | null
  otherIn: string | null
  note?: string
  release?: boolean
}

/** Two people change places. */
export async function swapPeople(c: Change, id: string, swap: Swap): Promise<Done | MoveRefusal> {
  const open = await openProposal(c, id)
  if (!open.ok) return open
  const { one, other, oneIn, otherIn, release, note } = swap
  const refusal =
    (await refusalOf(c, open, { person: one, from: oneIn, to: otherIn, release })) ??
    (await refusalOf(c, open, { person: other, from: otherIn, to: oneIn, release }))
  if (refusal) return refusal
  const next = applied(open.proposal, { seats: { [one]: otherIn, [other]: oneIn }, pins: {} })
  await takeStep(c, open.proposal, 'swap', next, note)
  await audit(c, 'swapPeople', { kind: 'proposal', id }, { one, other })
  return { ok: true }
}

/** Pins a person to where they sit, or lets them loose. Somebody in no group cannot be pinned. */
export async function setPin(
  c: Change,
  id: string,
  { person, pinned }: { person: string; pinned: boolean },
): Promise<Done | Refusal<StandingRefusal | 'personGone'>> {
  const open = await openProposal(c, id)
  if (!open.ok) return open
  if (open.proposal.seats[person] === undefined) return { ok: false, reason: 'personGone' }
  const next = applied(open.proposal, { seats: {}, pins: { [person]: pinned } })
  if (stepBetween(open.proposal, next) === null) return { ok: true }
  await takeStep(c, open.proposal, pinned ? 'pin' : 'unpin', next)
  return { ok: true }
}

/**
 * Puts everybody who has come since into the group where they cost the least, one after another, as one step.
 * @param problem the round as it stands, as the proposal sets it
 */
export async function placeNewcomers(
  c: Change,
  id: string,
  problem: Problem,
): Promise<(Done & { count: number }) | Refusal<StandingRefusal>> {
  const open = await openProposal(c, id)
  if (!open.ok) return open
  const { proposal } = open
  const come = problem.people.filter((one) => !(one.id in proposal.seats) && !(one.id in proposal.composed))
  const placed: Record<string, string> = {}
  let seats = seatsOfKnown(problem, proposal.seats)
  for (const one of come) {
    const best = one.group ?? placesFor(problem, seats, one.id)[0]?.group
    if (best === undefined) continue
    placed[one.id] = best
    seats = { ...seats, [one.id]: best }
  }
  const count = Object.keys(placed).length
  if (count === 0) return { ok: true, count }
  await takeStep(c, proposal, 'move', applied(proposal, { seats: placed, pins: {}, composed: placed }))
  await audit(c, 'placeNewcomers', { kind: 'proposal', id }, { count })
  return { ok: true, count }
}

/** Undoes the last step, or does the one again that was undone last. @param stepId the step the organiser saw */
export async function turnStep(
  c: Change,
  id: string,
  way: 'undo' | 'redo',
  stepId: string,
): Promise<Done | StepRefusal> {
  const open = await openProposal(c, id)
  if (!open.ok) return open
  const step = nextSteps(await stepsOf(c.trx, id))[way]
  if (step === null || step.id !== stepId) return { ok: false, reason: 'notLastStep' }
  await c.trx
    .updateTable('proposalStep')
    .set({ undone: way === 'undo' ? 1 : 0 })
    .where('id', '=', step.id)
    .execute()
  await writeStanding(c, open.proposal, applied(open.proposal, way === 'undo' ? step.before : step.after))
  await audit(c, `${way}Step`, { kind: 'proposal', id }, { kind: step.kind })
  return { ok: true }
}

/** Says why a step was made. */
export async function noteStep(
  c: Change,
  id: string,
  stepId: string,
  note: string,
): Promise<Done | Refusal<StandingRefusal>> {
  const open = await openProposal(c, id)
  if (!open.ok) return open
  await c.trx
    .updateTable('proposalStep')
    .set({ note })
    .where('proposalId', '=', id)
    .where('id', '=', stepId)
    .execute()
  await c.trx
    .updateTable('proposal')
    .set({ version: open.proposal.version + 1 })
    .where('id', '=', id)
    .execute()
  return { ok: true }
}
