// A round with a continuing group, candidates and a proposal that seats them, ready to be confirmed, for tests.
import type { Insertable } from 'kysely'
import { v7 } from 'uuid'
import type { ProposalTable } from '#db/schema'
import { usualWeights } from '~/domain/groups/composer/problem'
import type { Seats } from '~/domain/rounds/proposal-rules'
import type { World } from '../world'
import { candidate, groupWith, round } from './round'

/** A proposal that has been composed. */
export async function proposal(
  world: World,
  roundId: string,
  seats: Seats,
  given: Partial<Insertable<ProposalTable>> = {},
): Promise<string> {
  const id = given.id ?? v7()
  await world.db
    .insertInto('proposal')
    .values({
      id,
      roundId,
      name: 'A',
      settings: JSON.stringify({
        preset: 'balanced',
        size: { min: 2, max: 4 },
        groupCount: null,
        weights: usualWeights,
        seed: 1,
        effort: 10,
      }),
      status: 'ready',
      seats: JSON.stringify(seats),
      composed: JSON.stringify(seats),
      pins: '[]',
      obstacles: '[]',
      bounds: 'null',
      note: '',
      createdBy: world.organiser.personId,
      createdAt: world.now(),
      changedAt: world.now(),
      version: 1,
      droppedAt: null,
      ...given,
    })
    .execute()
  return id
}

/**
 * Group 4 has three members and gets one; two of three new ones make a group of their own; one has no place. They read
 * letters in three languages, and one has no address.
 */
export async function roundToConfirm(world: World) {
  const named = (lastName: string, given: Parameters<World['person']>[0] = {}) =>
    world.person({ firstName: 'Ada', lastName, ...given })
  const sitting = [
    await named('Aho', { language: 'sv' }),
    await named('Berg', { language: 'en' }),
    await named('Cavén'),
  ]
  const joins = await named('Dahl', { language: 'sv' })
  const made = [await named('Eklund'), await named('Forss', { email: null })]
  const left = await named('Gran')
  const group = await groupWith(world, sitting)
  await world.db
    .updateTable('network')
    .set({ nameFi: 'Pienryhmä 4', nameSv: 'Smågrupp 4', nameEn: 'Small group 4' })
    .where('id', '=', group)
    .execute()
  const liaison = await named('Lind')
  await world.member(group, liaison, { role: 'liaison' })
  const roundId = await round(world, { groups: [group], sizeMin: 2, sizeMax: 4 })
  const candidates: Record<string, string> = {}
  for (const id of [joins, ...made, left])
    candidates[id] = await candidate(world, roundId, id, { answer: 'yes' })
  const seats: Seats = Object.fromEntries([
    ...[...sitting, joins].map((id) => [id, group]),
    ...made.map((id) => [id, 'new1']),
  ])
  const proposalId = await proposal(world, roundId, seats)
  return { roundId, proposalId, group, sitting, joins, made, left, liaison, seats, candidates }
}
export type RoundToConfirm = Awaited<ReturnType<typeof roundToConfirm>>
