// Rounds, their candidates and groups, put in a world for tests.
import type { Insertable } from 'kysely'
import { v7 } from 'uuid'
import type { CandidateTable, RoundTable } from '#db/schema'
import type { World } from '../world'

/** A round that is open: called until the end of October, starting in December. */
export async function round(
  world: World,
  { groups = [], ...given }: Partial<Insertable<RoundTable>> & { groups?: string[] } = {},
): Promise<string> {
  const id = given.id ?? v7()
  await world.db
    .insertInto('round')
    .values({
      id,
      name: 'Syksy 2026',
      startsOn: '2026-12-01',
      answerBy: '2026-10-31',
      messageFi: 'Tervetuloa mukaan.',
      messageSv: 'Välkommen med.',
      messageEn: 'Welcome to join.',
      sizeMin: 8,
      sizeMax: 10,
      createdBy: world.organiser.personId,
      createdAt: world.now(),
      confirmedProposalId: null,
      confirmedAt: null,
      closedAt: null,
      version: 1,
      ...given,
    })
    .execute()
  for (const networkId of groups)
    await world.db.insertInto('roundGroup').values({ id: v7(), roundId: id, networkId }).execute()
  return id
}

/** Somebody called in a round. */
export async function candidate(
  world: World,
  roundId: string,
  personId: string,
  given: Partial<Insertable<CandidateTable>> = {},
): Promise<string> {
  const id = given.id ?? v7()
  await world.db
    .insertInto('candidate')
    .values({
      id,
      roundId,
      personId,
      calledAt: world.now(),
      remindedAt: null,
      answer: null,
      answeredAt: given.answer ? world.now() : null,
      answerSource: given.answer ? 'link' : null,
      answeredBy: null,
      language: null,
      meets: null,
      apartWish: '',
      wishReadAt: null,
      comment: '',
      addedAt: world.now(),
      addedBy: world.organiser.personId,
      removedAt: null,
      ...given,
    })
    .execute()
  return id
}

/** A small group with these members. */
export async function groupWith(world: World, people: readonly string[]): Promise<string> {
  const id = await world.network({ kind: 'smallGroup' })
  for (const one of people) await world.member(id, one)
  return id
}
