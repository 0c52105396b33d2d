// Adjusting a proposal: a move says where the person was, nobody who sits leaves unasked, every step can be taken back.
import fc from 'fast-check'
import { v7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import type { Change } from '~/domain/core/change.server'
import {
  placeNewcomers,
  movePerson,
  noteStep,
  setPin,
  swapPeople,
  turnStep,
} from '~/domain/rounds/proposal-acts.server'
import { copyProposal, dropProposal, restoreProposal } from '~/domain/rounds/proposal-making.server'
import { problemOf } from '~/domain/rounds/problem.server'
import { nextSteps } from '~/domain/rounds/proposal-rules'
import { proposalById, proposalsOf, stepsOf } from '~/domain/rounds/proposals.server'
import { roundById } from '~/domain/rounds/rounds.server'
import { testWorld, type World } from '../world'
import { anotherOrganiser, aProposal, aRound, says } from './proposals'

const today = '2026-10-01'
const standing = async (world: World, id: string) => {
  const { seats, pins, composed } = await proposalById(world.db, id)
  return { seats, pins, composed }
}
const turn = async (world: World, id: string, way: 'undo' | 'redo') => {
  const step = nextSteps(await stepsOf(world.db, id))[way]
  return step === null ? null : world.act((c) => turnStep(c, id, way, step.id))
}

describe('a move', () => {
  test('puts the person in the group, says who did it and why, and counts an edit', async () => {
    await using world = await testWorld()
    const round = await aRound(world)
    const { id } = await aProposal(world, round)
    const [person = ''] = round.candidates
    const to = round.groups[0]?.id ?? ''
    const before = await proposalById(world.db, id)
    expect(await world.act((c) => movePerson(c, id, { person, from: 'new1', to, note: 'toive' }))).toEqual({
      ok: true,
    })
    const after = await proposalById(world.db, id)
    expect(after.seats[person]).toBe(to)
    expect(after.version).toBe(before.version + 1)
    expect(await stepsOf(world.db, id)).toMatchObject([
      { kind: 'move', note: 'toive', by: 'Aino Virta', undone: false, after: { seats: { [person]: to } } },
    ])
  })

  test('of somebody who is not there any more is refused, and says who moved them where', async () => {
    await using world = await testWorld()
    const round = await aRound(world)
    const { id } = await aProposal(world, round)
    const other = await anotherOrganiser(world)
    const [person = ''] = round.candidates
    const [one, two] = round.groups
    await world.act((c) => movePerson(c, id, { person, from: 'new1', to: one?.id ?? '' }), other)
    const late = await world.act((c) => movePerson(c, id, { person, from: 'new1', to: two?.id ?? '' }))
    expect(late).toEqual({
      ok: false,
      reason: 'movedMeanwhile',
      person,
      meanwhile: { by: 'Leena Kaski', group: one?.id },
    })
    expect((await standing(world, id)).seats[person]).toBe(one?.id)
  })

  test('of two people by two organisers are both kept', async () => {
    await using world = await testWorld()
    const round = await aRound(world)
    const { id } = await aProposal(world, round)
    const other = await anotherOrganiser(world)
    const [p = '', q = ''] = round.candidates
    const to = round.groups[1]?.id ?? ''
    await Promise.all([
      world.act((c) => movePerson(c, id, { person: p, from: 'new1', to }), other),
      world.act((c) => movePerson(c, id, { person: q, from: 'new1', to })),
    ])
    expect((await standing(world, id)).seats).toMatchObject({ [p]: to, [q]: to })
    expect(await stepsOf(world.db, id)).toHaveLength(2)
  })

  test('takes no sitting member out of their group unless the organiser says so', async () => {
    await using world = await testWorld()
    const round = await aRound(world)
    const { id } = await aProposal(world, round)
    const [one, two] = round.groups
    const move = { person: one?.members[0] ?? '', from: one?.id ?? '', to: two?.id ?? '' }
    expect(await world.act((c) => movePerson(c, id, move))).toEqual({ ok: false, reason: 'memberSits' })
    const free = round.candidates[0] ?? ''
    const swap = { one: free, oneIn: 'new1', other: move.person, otherIn: move.from }
    expect(await world.act((c) => swapPeople(c, id, swap))).toEqual({ ok: false, reason: 'memberSits' })
    expect(await world.act((c) => movePerson(c, id, { ...move, release: true }))).toEqual({ ok: true })
    // Back home they need no word.
    expect(await world.act((c) => movePerson(c, id, { ...move, from: move.to, to: move.from }))).toEqual({
      ok: true,
    })
  })

  test.each<
    [
      string,
      (round: Awaited<ReturnType<typeof aRound>>) => { person: string; from: string | null; to: string },
      string,
    ]
  >([
    [
      'to a group that is not of the round',
      ({ candidates }) => ({ person: candidates[0] ?? '', from: 'new1', to: 'elsewhere' }),
      'groupUnknown',
    ],
    [
      'of somebody who is not of the round',
      () => ({ person: 'nobody', from: null, to: 'new1' }),
      'personGone',
    ],
  ])('%s is refused', async (_, given, reason) => {
    await using world = await testWorld()
    const round = await aRound(world)
    const { id } = await aProposal(world, round)
    expect(await world.act((c) => movePerson(c, id, given(round)))).toEqual({ ok: false, reason })
    expect(await stepsOf(world.db, id)).toEqual([])
  })

  test.each<[string, Partial<{ confirmedAt: string; closedAt: string }>]>([
    ['confirmed', { confirmedAt: '2026-10-01T00:00:00.000Z' }],
    ['closed', { closedAt: '2026-10-01T00:00:00.000Z' }],
  ])('is refused when the round is %s', async (_, over) => {
    await using world = await testWorld()
    const round = await aRound(world)
    const { id } = await aProposal(world, round)
    await world.db.updateTable('round').set(over).where('id', '=', round.roundId).execute()
    const move = { person: round.candidates[0] ?? '', from: 'new1', to: round.groups[0]?.id ?? '' }
    expect(await world.act((c) => movePerson(c, id, move))).toEqual({ ok: false, reason: 'roundOver' })
  })

  test('is for organisers alone', async () => {
    await using world = await testWorld()
    const round = await aRound(world)
    const { id } = await aProposal(world, round)
    const manager = await world.actor(round.candidates[0] ?? '')
    const move = { person: round.candidates[0] ?? '', from: 'new1', to: round.groups[0]?.id ?? '' }
    await expect(world.act((c) => movePerson(c, id, move), manager)).rejects.toMatchObject({ status: 403 })
  })

  test('out of all groups takes the pin away', async () => {
    await using world = await testWorld()
    const round = await aRound(world)
    const { id } = await aProposal(world, round)
    const [person = ''] = round.candidates
    await world.act((c) => setPin(c, id, { person, pinned: true }))
    await world.act((c) => movePerson(c, id, { person, from: 'new1', to: null }))
    expect(await standing(world, id)).toMatchObject({ pins: [] })
    expect(await world.act((c) => setPin(c, id, { person, pinned: true }))).toEqual({
      ok: false,
      reason: 'personGone',
    })
  })
})

test('two change places, also when one of them was in no group', async () => {
  await using world = await testWorld()
  const round = await aRound(world)
  const { id } = await aProposal(world, round)
  const [p = '', q = ''] = round.candidates
  const to = round.groups[0]?.id ?? ''
  await world.act((c) => movePerson(c, id, { person: p, from: 'new1', to }))
  await world.act((c) => swapPeople(c, id, { one: p, oneIn: to, other: q, otherIn: 'new1' }))
  expect((await standing(world, id)).seats).toMatchObject({ [p]: 'new1', [q]: to })
  await world.act((c) => movePerson(c, id, { person: p, from: 'new1', to: null }))
  await world.act((c) => swapPeople(c, id, { one: p, oneIn: null, other: q, otherIn: to }))
  const { seats } = await standing(world, id)
  expect([seats[p], seats[q]]).toEqual([to, undefined])
})

describe('undoing', () => {
  test('any steps, then all of them back, restores the proposal; doing all again restores what came of them', async () => {
    await using world = await testWorld()
    const round = await aRound(world, { candidates: 4 })
    const people = round.candidates
    const places = [...round.groups.map(({ id }) => id), 'new1', 'new2', null]
    const step = fc.oneof(
      fc.record({ kind: fc.constant('move' as const), who: fc.nat(3), to: fc.nat(places.length - 1) }),
      fc.record({ kind: fc.constant('swap' as const), who: fc.nat(3), to: fc.nat(3) }),
      fc.record({ kind: fc.constant('pin' as const), who: fc.nat(3), to: fc.nat(1) }),
      fc.record({ kind: fc.constant('undo' as const), who: fc.constant(0), to: fc.constant(0) }),
      fc.record({ kind: fc.constant('redo' as const), who: fc.constant(0), to: fc.constant(0) }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
        const { id } = await aProposal(world, round)
        const first = await standing(world, id)
        for (const { kind, who, to } of steps) {
          const { seats } = await standing(world, id)
          const person = people[who] ?? ''
          const from = seats[person] ?? null
          const act = (run: (c: Change) => Promise<unknown>) => world.act(run)
          if (kind === 'move') await act((c) => movePerson(c, id, { person, from, to: places[to] ?? null }))
          if (kind === 'pin') await act((c) => setPin(c, id, { person, pinned: to === 1 }))
          if (kind === 'undo' || kind === 'redo') await turn(world, id, kind)
          if (kind === 'swap') {
            const other = people[to] ?? ''
            const swap = { one: person, oneIn: from, other, otherIn: seats[other] ?? null }
            if (other !== person) await act((c) => swapPeople(c, id, swap))
          }
        }
        while ((await turn(world, id, 'redo')) !== null);
        const last = await standing(world, id)
        while ((await turn(world, id, 'undo')) !== null);
        expect(await standing(world, id)).toEqual(first)
        while ((await turn(world, id, 'redo')) !== null);
        expect(await standing(world, id)).toEqual(last)
        await world.act((c) => dropProposal(c, id))
      }),
      { numRuns: 25 },
    )
  })

  test('takes back the step that was seen, no other', async () => {
    await using world = await testWorld()
    const round = await aRound(world)
    const { id } = await aProposal(world, round)
    const [p = '', q = ''] = round.candidates
    const to = round.groups[0]?.id ?? ''
    await world.act((c) => movePerson(c, id, { person: p, from: 'new1', to }))
    const seen = nextSteps(await stepsOf(world.db, id)).undo?.id ?? ''
    await world.act((c) => movePerson(c, id, { person: q, from: 'new1', to }))
    expect(await world.act((c) => turnStep(c, id, 'undo', seen))).toEqual({
      ok: false,
      reason: 'notLastStep',
    })
    expect((await standing(world, id)).seats).toMatchObject({ [p]: to, [q]: to })
  })

  test('is over for what was undone once something new is done', async () => {
    await using world = await testWorld()
    const round = await aRound(world)
    const { id } = await aProposal(world, round)
    const [p = '', q = ''] = round.candidates
    const to = round.groups[0]?.id ?? ''
    await world.act((c) => movePerson(c, id, { person: p, from: 'new1', to }))
    await turn(world, id, 'undo')
    await world.act((c) => movePerson(c, id, { person: q, from: 'new1', to }))
    expect(nextSteps(await stepsOf(world.db, id)).redo).toBeNull()
    expect(await stepsOf(world.db, id)).toHaveLength(1)
  })
})

test('those who came since are placed at one press, all as one step', async () => {
  await using world = await testWorld()
  const made = await aRound(world)
  const { id } = await aProposal(world, made)
  const late = [await world.person(), await world.person()]
  for (const person of late) await says(world, made.roundId, person)
  const problem = await problemOf(world.db, await roundById(world.db, made.roundId), today)
  expect(await world.act((c) => placeNewcomers(c, id, problem))).toEqual({ ok: true, count: 2 })
  const { seats, composed } = await standing(world, id)
  for (const person of late) expect(seats[person]).toBe(composed[person])
  expect(Object.keys(seats)).toEqual(expect.arrayContaining(late))
  expect(await world.act((c) => placeNewcomers(c, id, problem))).toEqual({ ok: true, count: 0 })
  await turn(world, id, 'undo')
  expect(Object.keys((await standing(world, id)).seats)).not.toEqual(expect.arrayContaining(late))
})

test('a reason can be written afterwards, and others see that something changed', async () => {
  await using world = await testWorld()
  const round = await aRound(world)
  const { id } = await aProposal(world, round)
  await world.act((c) => setPin(c, id, { person: round.candidates[0] ?? '', pinned: true }))
  const [step] = await stepsOf(world.db, id)
  const { version } = await proposalById(world.db, id)
  await world.act((c) => noteStep(c, id, step?.id ?? '', 'sovittu'))
  expect(await stepsOf(world.db, id)).toMatchObject([{ note: 'sovittu' }])
  expect((await proposalById(world.db, id)).version).toBe(version + 1)
})

test('a proposal is copied once for a form sent twice, dropped and brought back', async () => {
  await using world = await testWorld()
  const round = await aRound(world)
  const { id, seats } = await aProposal(world, round)
  const newId = v7()
  await world.act((c) => copyProposal(c, id, newId))
  await world.act((c) => copyProposal(c, id, newId))
  const names = async () => (await proposalsOf(world.db, round.roundId)).map(({ name }) => name)
  expect(await names()).toEqual(['A', 'B'])
  expect((await proposalById(world.db, newId)).seats).toEqual(seats)
  await world.act((c) => dropProposal(c, id))
  expect(await names()).toEqual(['B'])
  expect(await world.act((c) => setPin(c, id, { person: round.candidates[0] ?? '', pinned: true }))).toEqual({
    ok: false,
    reason: 'proposalDropped',
  })
  await world.act((c) => restoreProposal(c, id))
  expect(await names()).toEqual(['A', 'B'])
})
