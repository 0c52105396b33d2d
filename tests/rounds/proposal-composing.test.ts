// Composing proposals in the composer's own thread: several at a press, one after another, stopped, and the rest again.
import { v7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { usualWeights, type Problem } from '~/domain/groups/composer/problem'
import {
  composeApart,
  settledWithin,
  shareOf,
  stopComposing,
  type Outcome,
} from '~/domain/groups/composing.server'
import { problemOf } from '~/domain/rounds/problem.server'
import { movePerson, setPin, turnStep } from '~/domain/rounds/proposal-acts.server'
import {
  beginAgain,
  beginProposals,
  startAgain,
  startComposing,
} from '~/domain/rounds/proposal-making.server'
import { nextSteps, settingsOf } from '~/domain/rounds/proposal-rules'
import {
  proposalById,
  proposalsOf,
  proposalsProgress,
  statusOf,
  stepsOf,
} from '~/domain/rounds/proposals.server'
import { roundById } from '~/domain/rounds/rounds.server'
import { testWorld, type World } from '../world'
import { aProposal, aRound } from './proposals'

const today = '2026-10-01'
const minute = 60_000
const size = { min: 2, max: 4 }

/** As many people as are told, whom no search is soon done with: everybody has met a third of the others. */
function hardProblem(people: number): Problem {
  const ids = Array.from({ length: people }, (_, at) => `p${at}`)
  const traits = (at: number) => ({
    sector: `s${(at * 7) % 11}`,
    gender: at % 3 === 0 ? 'woman' : 'man',
    role: `r${(at * 5) % 4}`,
    language: at % 5 === 0 ? 'sv' : 'fi',
    region: `a${(at * 11) % 13}`,
  })
  return {
    size: { min: 8, max: 10 },
    groups: [],
    weights: usualWeights,
    people: ids.map((id, at) => ({
      id,
      organisation: `o${at % 60}`,
      superior: null,
      group: null,
      fixed: false,
      ...traits(at),
    })),
    pastGroups: [],
    met: ids.flatMap((one, at) =>
      ids
        .slice(at + 1)
        .flatMap((other, step) => ((at * 31 + step * 17) % 3 === 0 ? [[one, other] as const] : [])),
    ),
    apart: [],
  }
}

/** The outcome of one problem, asked for by an id of its own. */
const outcomeOf = (id: string, problem: Problem, effort: number): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    composeApart(id, {
      problem,
      settings: { seed: 1, effort },
      settle: (outcome) => {
        resolve(outcome)
        return Promise.resolve()
      },
    }).catch(reject)
  })

describe('the thread', () => {
  test('composes, and nothing is under way when it is done', async () => {
    const outcome = await outcomeOf('one', { ...hardProblem(24), met: [] }, 1)
    expect(outcome).toMatchObject({ kind: 'composed', composition: { ok: true } })
    await settledWithin(['one'], minute)
    expect(shareOf('one')).toBeNull()
  })

  test('works at one problem at a time, and goes on with the next when one is stopped', async () => {
    const endless = outcomeOf('endless', hardProblem(120), 1000)
    const next = outcomeOf('next', { ...hardProblem(24), met: [] }, 1)
    expect(shareOf('next')).toBe(0)
    stopComposing('endless')
    expect(await endless).toMatchObject({ kind: 'stopped' })
    expect(await next).toMatchObject({ kind: 'composed' })
  })

  test('has the best so far when it is stopped after it has found something', async () => {
    const endless = outcomeOf('long', hardProblem(120), 1000)
    while ((shareOf('long') ?? 1) === 0) await settledWithin(['long'], 5)
    stopComposing('long')
    const outcome = await endless
    expect(outcome.kind === 'stopped' && Object.keys(outcome.best ?? {})).toHaveLength(120)
  })

  test('that fails says so', async () => {
    const broken = { ...hardProblem(10), people: null } as unknown as Problem
    expect(await outcomeOf('broken', broken, 1)).toEqual({ kind: 'failed' })
  })
})

/** Composes these presets of a round and waits for them. */
async function composed(
  world: World,
  roundId: string,
  presets: Parameters<typeof settingsOf>[0][],
): Promise<string[]> {
  const problem = await problemOf(world.db, await roundById(world.db, roundId), today)
  const wanted = presets.map((preset) => ({ id: v7(), settings: settingsOf(preset, size, 3) }))
  await world.act((c) => beginProposals(c, roundId, wanted))
  startComposing({ db: world.db, actor: world.organiser, now: world.now }, problem, wanted)
  await settledWithin(
    wanted.map(({ id }) => id),
    minute,
  )
  return wanted.map(({ id }) => id)
}

describe('a round', () => {
  test('gets several proposals at one press, named by letters, each ready with everybody in a group', async () => {
    await using world = await testWorld()
    const round = await aRound(world)
    await composed(world, round.roundId, ['balanced', 'sectors', 'people'])
    const made = await proposalsOf(world.db, round.roundId)
    expect(made.map(({ name, status }) => [name, status])).toEqual([
      ['A', 'ready'],
      ['B', 'ready'],
      ['C', 'ready'],
    ])
    for (const { seats, composed: first, bounds } of made) {
      expect(Object.keys(seats)).toHaveLength(9)
      expect(seats).toEqual(first)
      expect(bounds?.feasible).toBe(true)
      for (const { id, members } of round.groups) for (const member of members) expect(seats[member]).toBe(id)
    }
  })

  test('that cannot be done says what stands in the way', async () => {
    await using world = await testWorld()
    const round = await aRound(world, { size: { min: 8, max: 10 }, sitting: [], candidates: 5 })
    const problem = await problemOf(world.db, await roundById(world.db, round.roundId), today)
    const wanted = [{ id: crypto.randomUUID(), settings: settingsOf('balanced', problem.size, 1) }]
    await world.act((c) => beginProposals(c, round.roundId, wanted))
    startComposing({ db: world.db, actor: world.organiser, now: world.now }, problem, wanted)
    await settledWithin([wanted[0]?.id ?? ''], minute)
    const proposal = await proposalById(world.db, wanted[0]?.id ?? '')
    expect(proposal).toMatchObject({ status: 'impossible', obstacles: [{ kind: 'headcount', people: 5 }] })
  })

  test('whose server died while it composed shows its proposal as stopped', async () => {
    await using world = await testWorld()
    const round = await aRound(world)
    const id = crypto.randomUUID()
    await world.act((c) =>
      beginProposals(c, round.roundId, [{ id, settings: settingsOf('balanced', size, 3) }]),
    )
    expect(statusOf(await proposalById(world.db, id))).toBe('stopped')
    expect(await proposalsProgress(world.db, round.roundId)).toMatchObject([
      { id, status: 'stopped', share: null },
    ])
  })
})

describe('composing the rest again', () => {
  const again = async (world: World, roundId: string, id: string) => {
    const before = await proposalById(world.db, id)
    const begun = await world.act((c) => beginAgain(c, id, before.version))
    if (!begun.ok) return begun
    const problem = await problemOf(world.db, await roundById(world.db, roundId), today)
    startAgain({ db: world.db, actor: world.organiser, now: world.now }, problem, before, begun)
    await settledWithin([id], minute)
    return begun
  }

  test('keeps those who are pinned, moved by hand or sit, and can be undone', async () => {
    await using world = await testWorld()
    const round = await aRound(world)
    // Everybody new in one group: too many for it, so that the rest has to move.
    const { id } = await aProposal(world, round)
    const [pinned = '', moved = ''] = round.candidates
    const [one, two] = round.groups
    await world.act((c) => setPin(c, id, { person: pinned, pinned: true }))
    await world.act((c) => movePerson(c, id, { person: moved, from: 'new1', to: two?.id ?? '' }))
    const sitter = one?.members[0] ?? ''
    await world.act((c) =>
      movePerson(c, id, { person: sitter, from: one?.id ?? '', to: two?.id ?? '', release: true }),
    )
    const before = await proposalById(world.db, id)
    expect(await again(world, round.roundId, id)).toMatchObject({ ok: true })
    const after = await proposalById(world.db, id)
    expect(after.status).toBe('ready')
    expect(after.seats).toMatchObject({ [pinned]: 'new1', [moved]: two?.id, [sitter]: two?.id })
    expect(after.pins).toEqual(expect.arrayContaining([pinned, moved, sitter]))
    const counts = Object.values(after.seats).reduce<Record<string, number>>(
      (sum, group) => ({ ...sum, [group]: (sum[group] ?? 0) + 1 }),
      {},
    )
    for (const count of Object.values(counts)) expect(count).toBeGreaterThanOrEqual(2)
    for (const count of Object.values(counts)) expect(count).toBeLessThanOrEqual(4)
    const { undo } = nextSteps(await stepsOf(world.db, id))
    expect(undo?.kind).toBe('recompose')
    await world.act((c) => turnStep(c, id, 'undo', undo?.id ?? ''))
    const { seats, pins, composed: first } = await proposalById(world.db, id)
    expect({ seats, pins, composed: first }).toEqual({
      seats: before.seats,
      pins: before.pins,
      composed: before.composed,
    })
  })

  test('that the pins make impossible leaves everybody where they were, and says why', async () => {
    await using world = await testWorld()
    const round = await aRound(world)
    const { id, seats } = await aProposal(world, round)
    for (const person of round.candidates) await world.act((c) => setPin(c, id, { person, pinned: true }))
    await again(world, round.roundId, id)
    const after = await proposalById(world.db, id)
    expect(after.seats).toEqual(seats)
    expect(after.status).toBe('ready')
    expect(after.obstacles.length).toBeGreaterThan(0)
  })

  test('leaves everybody where they are when nothing better is found', async () => {
    await using world = await testWorld()
    const round = await aRound(world)
    const [id = ''] = await composed(world, round.roundId, ['balanced'])
    const before = await proposalById(world.db, id)
    await again(world, round.roundId, id)
    const after = await proposalById(world.db, id)
    expect({ seats: after.seats, status: after.status }).toEqual({ seats: before.seats, status: 'ready' })
    expect(await stepsOf(world.db, id)).toEqual([])
  })

  test('leaves what another organiser did just as composing began', async () => {
    await using world = await testWorld()
    const round = await aRound(world)
    // Everybody new in one group: what is found would be better.
    const { id } = await aProposal(world, round)
    const [person = ''] = round.candidates
    const before = await proposalById(world.db, id)
    const begun = await world.act((c) => beginAgain(c, id, before.version))
    if (!begun.ok) throw new Error(begun.reason)
    await world.act((c) => movePerson(c, id, { person, from: 'new1', to: null }))
    const { seats } = await proposalById(world.db, id)
    const problem = await problemOf(world.db, await roundById(world.db, round.roundId), today)
    startAgain({ db: world.db, actor: world.organiser, now: world.now }, problem, before, begun)
    await settledWithin([id], minute)
    const after = await proposalById(world.db, id)
    expect({ seats: after.seats, status: after.status }).toEqual({ seats, status: 'ready' })
    expect((await stepsOf(world.db, id)).map(({ kind }) => kind)).toEqual(['move'])
  })

  test('is refused when somebody has changed the proposal since the page was loaded', async () => {
    await using world = await testWorld()
    const round = await aRound(world)
    const { id } = await aProposal(world, round)
    const { version } = await proposalById(world.db, id)
    await world.act((c) => setPin(c, id, { person: round.candidates[0] ?? '', pinned: true }))
    expect(await world.act((c) => beginAgain(c, id, version))).toEqual({
      ok: false,
      reason: 'changedMeanwhile',
    })
  })
})
