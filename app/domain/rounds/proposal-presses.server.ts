// The presses of the proposals' pages: what a form asks, done in a Change, and what came of it.
import { v7 } from 'uuid'
import { z } from 'zod'
import type { Db } from '#db/connect'
import type { Actor } from '../core/access'
import { change, type Change } from '../core/change.server'
import { dateOf, type Instant } from '../core/time'
import { groupsFor } from '../groups/composer/group-count'
import { settledWithin, stopComposing } from '../groups/composing.server'
import { line, neededLine, text } from '../people/form-fields'
import { problemOf } from './problem.server'
import {
  movePerson,
  noteStep,
  placeNewcomers,
  setPin,
  swapPeople,
  turnStep,
  type MoveRefusal,
  type StandingRefusal,
} from './proposal-acts.server'
import { readProposalsForm, type OwnFaults } from './proposal-form'
import {
  beginAgain,
  beginOnceMore,
  beginProposals,
  copyProposal,
  describeProposal,
  dropProposal,
  restoreProposal,
  startAgain,
  startComposing,
} from './proposal-making.server'
import { asSet } from './proposal-rules'
import { proposalById, proposalOfRound, type Proposal } from './proposals.server'
import type { Round } from './rounds.server'
import { isOver } from './rules'

/** Who presses, in what. */
export type Pressing = { db: Db; now: () => Instant; actor: Actor }

/** Most rounds are composed before the page could say that they are being composed. */
const soonMs = 1500

const field = (body: FormData, name: string): string => {
  const value = body.get(name)
  return typeof value === 'string' ? value : ''
}

const uuid = (given: string): string => z.uuid().safeParse(given).data ?? v7()

type Refused = { ok: false; reason: StandingRefusal | 'tooManyProposals' | 'nameNeeded' | 'nobodyToCompose' }

export type ProposalsAnswer =
  | { ok: true; done: string | null; proposal?: string }
  | Refused
  | { ok: false; faults: OwnFaults; typed: Record<string, string> }

const typedOf = (body: FormData): Record<string, string> => ({
  ...Object.fromEntries(
    [...body].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  ),
  presets: body.getAll('preset').map(String).join(','),
})

/** A press on the page of a round's proposals. @throws Response 404 when the proposal is not of the round */
export async function actOnProposals(
  pressing: Pressing,
  round: Round,
  body: FormData,
): Promise<ProposalsAnswer> {
  const { db, actor, now } = pressing
  const intent = field(body, 'intent')
  if (intent === 'compose') return composeAsked(pressing, round, body)
  const { id } = await proposalOfRound(db, round.id, field(body, 'proposal'))
  const inChange = <Result>(act: (c: Change) => Promise<Result>) => change(db, { actor, now: now() }, act)
  const told = <Result extends { ok: true } | Refused>(result: Result, done: string): ProposalsAnswer =>
    result.ok ? { ok: true, done, proposal: id } : result
  switch (intent) {
    case 'stop':
      stopComposing(id)
      await settledWithin([id], soonMs)
      return { ok: true, done: null }
    case 'again':
      return composeOnceMore(pressing, round, id)
    case 'copy':
      return told(await inChange((c) => copyProposal(c, id, uuid(field(body, 'newId')))), 'copied')
    case 'drop':
      return told(await inChange((c) => dropProposal(c, id)), 'dropped')
    case 'restore':
      return told(await inChange((c) => restoreProposal(c, id)), 'restored')
    case 'rename': {
      const name = neededLine(100).safeParse(field(body, 'name'))
      if (!name.success) return { ok: false, reason: 'nameNeeded' }
      return told(await inChange((c) => describeProposal(c, id, { name: name.data })), 'renamed')
    }
    default:
      throw new Response(null, { status: 400 })
  }
}

async function composeAsked(pressing: Pressing, round: Round, body: FormData): Promise<ProposalsAnswer> {
  const { db, actor, now } = pressing
  if (isOver(round)) return { ok: false, reason: 'roundOver' }
  const problem = await problemOf(db, round, dateOf(now()))
  if (problem.people.length === 0) return { ok: false, reason: 'nobodyToCompose' }
  const read = readProposalsForm(body, problem.size, groupsFor(problem).length)
  if (!read.ok) return { ...read, typed: typedOf(body) }
  const wanted = read.wanted.map(({ preset, settings }) => ({
    id: uuid(field(body, `id.${preset}`)),
    settings,
  }))
  const begun = await change(db, { actor, now: now() }, (c) => beginProposals(c, round.id, wanted))
  if (!begun.ok) return begun
  startComposing(
    pressing,
    problem,
    wanted.filter(({ id }) => begun.ids.includes(id)),
  )
  await settledWithin(begun.ids, soonMs)
  return { ok: true, done: null }
}

/** A proposal that was stopped before anything was found. */
async function composeOnceMore(pressing: Pressing, round: Round, id: string): Promise<ProposalsAnswer> {
  const { db, actor, now } = pressing
  const proposal = await proposalOfRound(db, round.id, id)
  const begun = await change(db, { actor, now: now() }, (c) => beginOnceMore(c, id))
  if (!begun.ok) return begun
  startComposing(pressing, await problemOf(db, round, dateOf(now())), [{ id, settings: proposal.settings }])
  await settledWithin([id], soonMs)
  return { ok: true, done: null }
}

export type BoardAnswer =
  /** `same`: composing the rest again found nothing better. */
  | { ok: true; same?: boolean }
  | MoveRefusal
  | { ok: false; reason: StandingRefusal | 'notLastStep' | 'changedMeanwhile' | 'nameNeeded' }

/** The group in a field; empty is none. */
const groupIn = (body: FormData, name: string): string | null => field(body, name) || null

/** A press on the board of a proposal. */
export async function actOnBoard(
  pressing: Pressing,
  { round, proposal }: { round: Round; proposal: Proposal },
  body: FormData,
): Promise<BoardAnswer> {
  const { db, actor, now } = pressing
  const { id } = proposal
  const inChange = <Result>(act: (c: Change) => Promise<Result>) => change(db, { actor, now: now() }, act)
  const note = line(500).safeParse(field(body, 'note')).data ?? ''
  const person = field(body, 'person')
  const release = field(body, 'release') !== ''
  switch (field(body, 'intent')) {
    case 'move': {
      const move = { person, from: groupIn(body, 'from'), to: groupIn(body, 'to'), note, release }
      return inChange((c) => movePerson(c, id, move))
    }
    case 'swap': {
      const [other, otherIn] = otherOf(body)
      const swap = { one: person, oneIn: groupIn(body, 'from'), other, otherIn, note, release }
      return inChange((c) => swapPeople(c, id, swap))
    }
    case 'stop':
      stopComposing(id)
      await settledWithin([id], soonMs)
      return { ok: true }
    case 'pin':
      return inChange((c) => setPin(c, id, { person, pinned: true }))
    case 'unpin':
      return inChange((c) => setPin(c, id, { person, pinned: false }))
    case 'undo':
      return inChange((c) => turnStep(c, id, 'undo', field(body, 'step')))
    case 'redo':
      return inChange((c) => turnStep(c, id, 'redo', field(body, 'step')))
    case 'place': {
      const problem = asSet(await problemOf(db, round, dateOf(now())), proposal.settings)
      return inChange((c) => placeNewcomers(c, id, problem))
    }
    case 'noteStep':
      return inChange((c) => noteStep(c, id, field(body, 'step'), note))
    case 'note': {
      const whole = text(2000).safeParse(field(body, 'note')).data ?? ''
      return inChange((c) => describeProposal(c, id, { note: whole }))
    }
    case 'recompose':
      return composeRest(pressing, round, proposal, Number(field(body, 'version')))
    default:
      throw new Response(null, { status: 400 })
  }
}

/** "person group" in one field, so that a list of names is one choice without scripts. */
function otherOf(body: FormData): [string, string | null] {
  const [other = '', group = ''] = field(body, 'other').split(' ')
  return [other, group || null]
}

async function composeRest(
  pressing: Pressing,
  round: Round,
  proposal: Proposal,
  version: number,
): Promise<BoardAnswer> {
  const { db, actor, now } = pressing
  const begun = await change(db, { actor, now: now() }, (c) => beginAgain(c, proposal.id, version))
  if (!begun.ok) return begun
  startAgain(pressing, await problemOf(db, round, dateOf(now())), proposal, begun)
  await settledWithin([proposal.id], soonMs)
  const after = await proposalById(db, proposal.id)
  const same = Object.entries(after.seats).every(([person, group]) => proposal.seats[person] === group)
  return { ok: true, same: same && after.status === 'ready' && after.obstacles.length === 0 }
}
