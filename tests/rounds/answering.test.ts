// Answering the call on a real database: by whom, until when, what is kept of it.
import { v7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import type { Actor } from '~/domain/core/access'
import { groupLinkByToken, holderOf } from '~/domain/groups/links.server'
import { answerCall } from '~/domain/rounds/answering.server'
import {
  callCandidates,
  markWishRead,
  putBackCandidate,
  removeCandidate,
} from '~/domain/rounds/candidate-acts.server'
import { testWorld, type World } from '../world'
import { answer, doing, round, rowOf, tokenOf } from './round'

const today = '2026-10-01'

describe('answering', () => {
  const called = async (world: World, more = {}) => {
    const personId = await world.person()
    const roundId = await round(world, more)
    await doing(world, (d) => callCandidates(d, roundId, { personIds: [personId], batch: v7() }))
    const { id } = await rowOf(world, personId)
    const link = await groupLinkByToken(world.db, 'call', await tokenOf(world, personId))
    if (!link) throw new Error('no link')
    return { personId, roundId, id, holder: holderOf(link) }
  }

  test('the link’s holder answers, changes, and lets the group see what they choose', async () => {
    await using world = await testWorld()
    const { id, holder, personId } = await called(world)
    const told = {
      ...answer,
      language: 'sv' as const,
      apartWish: 'En Matin kanssa',
      shares: ['phone' as const],
    }
    await world.act((c) => answerCall(c, id, told, 'link'), holder)
    expect(await rowOf(world, personId)).toMatchObject({
      answer: 'yes',
      language: 'sv',
      apartWish: 'En Matin kanssa',
      answerSource: 'link',
      answeredBy: personId,
    })
    const shared = () =>
      world.db.selectFrom('sharedField').select('field').where('personId', '=', personId).execute()
    expect(await shared()).toEqual([{ field: 'phone' }])
    await world.act(
      (c) => answerCall(c, id, { ...answer, answer: 'notNow', shares: ['email'] }, 'link'),
      holder,
    )
    expect((await rowOf(world, personId)).answer).toBe('notNow')
    // Who does not join leaves what is seen as it was.
    expect(await shared()).toEqual([{ field: 'phone' }])
  })

  test('the same answer twice is written once', async () => {
    await using world = await testWorld()
    const { id, holder, personId } = await called(world)
    await world.act((c) => answerCall(c, id, answer, 'link'), holder)
    const first = await rowOf(world, personId)
    world.pass({ hours: 1 })
    await world.act((c) => answerCall(c, id, answer, 'link'), holder)
    expect(await rowOf(world, personId)).toEqual(first)
  })

  test('a wish that changes waits to be read again', async () => {
    await using world = await testWorld()
    const { id, holder, personId } = await called(world)
    await world.act((c) => answerCall(c, id, { ...answer, apartWish: 'A' }, 'link'), holder)
    await doing(world, (d) => markWishRead(d, id, true))
    await world.act((c) => answerCall(c, id, { ...answer, apartWish: 'A', comment: 'Hei' }, 'link'), holder)
    expect((await rowOf(world, personId)).wishReadAt).not.toBeNull()
    await world.act((c) => answerCall(c, id, { ...answer, apartWish: 'B' }, 'link'), holder)
    expect((await rowOf(world, personId)).wishReadAt).toBeNull()
  })

  test('after the last day only an organiser enters it; who was taken out cannot answer', async () => {
    await using world = await testWorld()
    const { id, holder, personId } = await called(world, { answerBy: today })
    world.pass({ hours: 24 })
    expect(await world.act((c) => answerCall(c, id, answer, 'link'), holder)).toMatchObject({
      reason: 'deadlinePassed',
    })
    expect(await world.act((c) => answerCall(c, id, { ...answer, shares: ['email'] }, 'organiser'))).toEqual({
      ok: true,
    })
    expect(await rowOf(world, personId)).toMatchObject({ answer: 'yes', answerSource: 'organiser' })
    // An organiser opens nobody's address to their group.
    expect(await world.db.selectFrom('sharedField').selectAll().execute()).toEqual([])
    await doing(world, (d) => removeCandidate(d, id))
    expect(await world.act((c) => answerCall(c, id, answer, 'link'), holder)).toMatchObject({
      reason: 'takenOut',
    })
    await doing(world, (d) => putBackCandidate(d, id))
    expect(await rowOf(world, personId)).toMatchObject({ answer: 'yes', removedAt: null })
  })

  test('nobody answers for another: not a stranger’s link, an assistant, an organiser as if by page', async () => {
    await using world = await testWorld()
    const { id, holder } = await called(world)
    const other = await called(world)
    const manager = await world.actor(await world.person())
    for (const [by, source] of [
      [other.holder, 'link'],
      [{ ...holder, purpose: 'times' }, 'link'],
      [{ ...manager, managerIds: [holder.personId] }, 'page'],
      [world.organiser, 'page'],
      [manager, 'organiser'],
    ] as [Actor, 'link' | 'page' | 'organiser'][])
      await expect(world.act((c) => answerCall(c, id, answer, source), by)).rejects.toMatchObject({
        status: 403,
      })
  })
})
