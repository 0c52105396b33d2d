// Making proposals: composing one or several at a press, composing the rest of one again, copying, naming, dropping.
import type { Db } from '#db/connect'
import { allow, doerOf, type Actor } from '../core/access'
import { audit } from '../core/audit.server'
import { change, type Change, type Refusal } from '../core/change.server'
import type { Instant } from '../core/time'
import { boundsOf } from '../groups/composer/bounds'
import { judge } from '../groups/composer/judging'
import { hardRules, type Assignment, type Problem } from '../groups/composer/problem'
import { composeApart, type Outcome } from '../groups/composing.server'
import { openProposal, takeStep, type StandingRefusal } from './proposal-acts.server'
import {
  asSet,
  groupKeysOf,
  heldAt,
  letterAfter,
  movedIn,
  seatsOfKnown,
  type ProposalSettings,
} from './proposal-rules'
import { proposalById, type Proposal } from './proposals.server'
import { roundById } from './rounds.server'
import { isOver } from './rules'

type Done = { ok: true }

/** The most proposals of a round that stand at a time: more could not be compared. */
export const mostProposals = 30

async function namesIn(c: Change, roundId: string): Promise<string[]> {
  const rows = await c.trx.selectFrom('proposal').select('name').where('roundId', '=', roundId).execute()
  return rows.map(({ name }) => name)
}

/** The round may have a further proposal. */
async function roomFor(
  c: Change,
  roundId: string,
  count: number,
): Promise<Done | Refusal<'roundOver' | 'tooManyProposals'>> {
  allow(c.actor, { act: 'composeGroups' })
  if (isOver(await roundById(c.trx, roundId))) return { ok: false, reason: 'roundOver' }
  const { standing } = await c.trx
    .selectFrom('proposal')
    .select((e) => e.fn.countAll<number>().as('standing'))
    .where('roundId', '=', roundId)
    .where('droppedAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(standing) + count > mostProposals ? { ok: false, reason: 'tooManyProposals' } : { ok: true }
}

/**
 * Enters proposals to be composed, named by letters in order. One whose id is there already is left as it is: the same
 * form sent twice makes one.
 * @returns the ids that were entered
 */
export async function beginProposals(
  c: Change,
  roundId: string,
  wanted: readonly { id: string; settings: ProposalSettings }[],
): Promise<{ ok: true; ids: string[] } | Refusal<'roundOver' | 'tooManyProposals'>> {
  const room = await roomFor(c, roundId, wanted.length)
  if (!room.ok) return room
  const names = await namesIn(c, roundId)
  const there = await c.trx
    .selectFrom('proposal')
    .select('id')
    .where('id', 'in', [...wanted.map(({ id }) => id), ''])
    .execute()
  const known = new Set(there.map(({ id }) => id))
  const fresh = wanted.filter(({ id }) => !known.has(id))
  for (const { id, settings } of fresh) {
    const name = letterAfter(names)
    names.push(name)
    await c.trx
      .insertInto('proposal')
      .values({
        id,
        roundId,
        name,
        settings: JSON.stringify(settings),
        status: 'composing',
        seats: '{}',
        composed: '{}',
        pins: '[]',
        obstacles: '[]',
        bounds: 'null',
        note: '',
        createdBy: doerOf(c.actor),
        createdAt: c.now,
        changedAt: c.now,
        version: 1,
        droppedAt: null,
      })
      .execute()
  }
  if (fresh.length > 0)
    await audit(c, 'beginProposals', { kind: 'round', id: roundId }, { count: fresh.length })
  return { ok: true, ids: fresh.map(({ id }) => id) }
}

/** Who composes, and by what clock: it is done when the press is long over. */
export type Composer = { db: Db; actor: Actor; now: () => Instant }

/** Sets the composer to work at proposals that have been entered, one after another. */
export function startComposing(
  { db, actor, now }: Composer,
  problem: Problem,
  wanted: readonly { id: string; settings: ProposalSettings }[],
): void {
  for (const { id, settings } of wanted) {
    const asked = asSet(problem, settings)
    composeApart(id, {
      problem: asked,
      settings,
      settle: (outcome) => change(db, { actor, now: now() }, (c) => settle(c, id, asked, outcome)),
      // A proposal that could not be settled is shown as stopped, since nothing is under way at it.
    }).catch(() => undefined)
  }
}

const assignmentOf = (outcome: Outcome): Assignment | null =>
  outcome.kind === 'composed'
    ? outcome.composition.assignment
    : outcome.kind === 'stopped'
      ? outcome.best
      : null

/** Keeps what the composer answered of a new proposal. */
async function settle(c: Change, id: string, problem: Problem, outcome: Outcome): Promise<void> {
  const proposal = await proposalById(c.trx, id)
  const assignment = assignmentOf(outcome)
  const obstacles =
    outcome.kind === 'composed' && !outcome.composition.ok ? outcome.composition.obstacles : []
  const seats = JSON.stringify(assignment ?? {})
  await c.trx
    .updateTable('proposal')
    .set({
      status: obstacles.length > 0 ? 'impossible' : assignment === null ? 'stopped' : 'ready',
      seats,
      composed: seats,
      obstacles: JSON.stringify(obstacles),
      bounds: JSON.stringify(assignment && boundsOf(problem, groupKeysOf(problem, assignment))),
      changedAt: c.now,
      version: proposal.version + 1,
    })
    .where('id', '=', id)
    .execute()
}

/** Composing again as it was asked for: who is held where they sit, and the edit that the proposal was then at. */
type Begun = { pins: readonly string[]; version: number }

/**
 * Asks for the rest of a proposal to be composed again: sitting members stay, so do those who are pinned, and those who
 * have been moved by hand, who are pinned by it.
 */
export async function beginAgain(
  c: Change,
  id: string,
  version: number,
): Promise<({ ok: true } & Begun) | Refusal<StandingRefusal | 'changedMeanwhile'>> {
  const open = await openProposal(c, id)
  if (!open.ok) return open
  const { proposal } = open
  if (proposal.version !== version) return { ok: false, reason: 'changedMeanwhile' }
  const moved = movedIn(proposal).filter((person) => person in proposal.seats)
  await c.trx
    .updateTable('proposal')
    .set({ status: 'composing', version: version + 1 })
    .where('id', '=', id)
    .execute()
  await audit(c, 'composeAgain', { kind: 'proposal', id }, {})
  return { ok: true, pins: [...new Set([...proposal.pins, ...moved])].sort(), version: version + 1 }
}

/** The problem of composing the rest: as many groups as there are, as long as the people make them. */
export function restOf(problem: Problem, proposal: Proposal, pins: readonly string[]): Problem {
  const seats = seatsOfKnown(problem, proposal.seats)
  const held = heldAt(asSet(problem, proposal.settings), { seats, pins })
  const named = new Set(held.groups.map(({ id }) => id))
  const made = groupKeysOf(problem, seats).filter((key) => !named.has(key))
  return { ...held, groups: [...held.groups, ...made.map((key) => ({ id: key, existing: false }))] }
}

/** Sets the composer to work at the rest of a proposal; what it finds is one step, which can be undone. */
export function startAgain(
  { db, actor, now }: Composer,
  problem: Problem,
  proposal: Proposal,
  { pins, version }: Begun,
): void {
  const rest = restOf(problem, proposal, pins)
  composeApart(proposal.id, {
    problem: rest,
    settings: proposal.settings,
    settle: (outcome) =>
      change(db, { actor, now: now() }, (c) => settleAgain(c, proposal.id, { pins, version, rest }, outcome)),
  }).catch(() => undefined)
}

async function settleAgain(
  c: Change,
  id: string,
  { pins, version, rest }: Begun & { rest: Problem },
  outcome: Outcome,
): Promise<void> {
  const proposal = await proposalById(c.trx, id)
  const failed = outcome.kind === 'composed' && !outcome.composition.ok ? outcome.composition.obstacles : null
  const found = failed ? null : assignmentOf(outcome)
  await c.trx
    .updateTable('proposal')
    .set({ obstacles: JSON.stringify(failed ?? []) })
    .where('id', '=', id)
    .execute()
  const { seats, composed } = proposal
  // Where it cannot be done with these pins, or nothing better is found, everybody stays where they were; and so they do
  // when somebody has moved them since composing was asked for.
  const better = proposal.version === version && found && isBetter(rest, found, seatsOfKnown(rest, seats))
  const assignment = better ? found : null
  await takeStep(c, proposal, 'recompose', {
    seats: assignment ?? seats,
    composed: assignment ?? composed,
    pins: assignment ? pins : proposal.pins,
  })
}

/** Whether one assignment is better than another: fewer broken rules, then fewer who meet again, then fewer alike. */
function isBetter(problem: Problem, one: Assignment, other: Assignment): boolean {
  const [mine = [], theirs = []] = [one, other].map((assignment) => {
    const quality = judge(problem, assignment, boundsOf(problem, groupKeysOf(problem, assignment)))
    const broken = hardRules.reduce((sum, rule) => sum + quality.broken[rule], 0)
    return [broken, quality.met.value, quality.weighted.value]
  })
  const at = mine.findIndex((value, place) => value !== theirs[place])
  return at !== -1 && (mine[at] ?? 0) < (theirs[at] ?? 0)
}

/** A proposal that never was composed, or was stopped: asked for once more. */
export async function beginOnceMore(c: Change, id: string): Promise<Done | Refusal<StandingRefusal>> {
  const open = await openProposal(c, id)
  if (!open.ok) return open
  await c.trx
    .updateTable('proposal')
    .set({ status: 'composing', version: open.proposal.version + 1 })
    .where('id', '=', id)
    .execute()
  return { ok: true }
}

/** A copy to try something else with: who sits where, pins and note, but no steps. */
export async function copyProposal(
  c: Change,
  id: string,
  newId: string,
): Promise<Done | Refusal<StandingRefusal | 'tooManyProposals'>> {
  const open = await openProposal(c, id)
  if (!open.ok) return open
  const { roundId } = open.proposal
  if (await c.trx.selectFrom('proposal').select('id').where('id', '=', newId).executeTakeFirst())
    return { ok: true }
  const room = await roomFor(c, roundId, 1)
  if (!room.ok) return room
  const row = await c.trx.selectFrom('proposal').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const name = letterAfter(await namesIn(c, roundId))
  const made = { createdBy: doerOf(c.actor), createdAt: c.now, changedAt: c.now, version: 1 }
  await c.trx
    .insertInto('proposal')
    .values({ ...row, id: newId, name, ...made })
    .execute()
  await audit(c, 'copyProposal', { kind: 'proposal', id: newId }, { of: id })
  return { ok: true }
}

/** The name and the note of a proposal, as organisers tell it apart. */
export async function describeProposal(
  c: Change,
  id: string,
  given: { name?: string; note?: string },
): Promise<Done | Refusal<StandingRefusal>> {
  const open = await openProposal(c, id)
  if (!open.ok) return open
  await c.trx
    .updateTable('proposal')
    .set({ ...given, changedAt: c.now, version: open.proposal.version + 1 })
    .where('id', '=', id)
    .execute()
  await audit(c, 'describeProposal', { kind: 'proposal', id }, {})
  return { ok: true }
}

/** Puts a proposal away. It can be brought back as long as the round is open. */
export async function dropProposal(c: Change, id: string): Promise<Done | Refusal<StandingRefusal>> {
  const open = await openProposal(c, id)
  if (!open.ok) return open.reason === 'proposalDropped' ? { ok: true } : open
  await c.trx.updateTable('proposal').set({ droppedAt: c.now }).where('id', '=', id).execute()
  await audit(c, 'dropProposal', { kind: 'proposal', id }, {})
  return { ok: true }
}

/** Brings back a proposal that was dropped. */
export async function restoreProposal(
  c: Change,
  id: string,
): Promise<Done | Refusal<'roundOver' | 'tooManyProposals'>> {
  const { roundId, droppedAt } = await proposalById(c.trx, id)
  if (droppedAt === null) return { ok: true }
  const room = await roomFor(c, roundId, 1)
  if (!room.ok) return room
  await c.trx.updateTable('proposal').set({ droppedAt: null }).where('id', '=', id).execute()
  await audit(c, 'restoreProposal', { kind: 'proposal', id }, {})
  return { ok: true }
}
