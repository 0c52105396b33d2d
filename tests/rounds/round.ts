// Rounds, their candidates and groups, put in a world for tests.
import type { Insertable } from 'kysely'
import { v7 } from 'uuid'
import type { CandidateTable, RoundTable } from '#db/schema'
import type { Actor } from '~/domain/core/access'
import { inDeed, type Deed } from '~/domain/core/deeds.server'
import type { CallAnswer } from '~/domain/rounds/answering.server'
import { lettersIn, type World } from '../world'

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

/** Runs an act as a deed of the world's organiser, unless another is named. */
export const doing = <Result extends { ok: boolean }>(
  world: World,
  run: (d: Deed) => Promise<Result>,
  by?: Actor,
) =>
  inDeed(
    world.db,
    { actor: by ?? world.organiser, now: world.now() },
    { act: 'x', thing: { kind: 'round', id: 'x' } },
    run,
  )

/** A yes without wishes. */
export const answer: CallAnswer = {
  answer: 'yes',
  language: null,
  meets: null,
  apartWish: '',
  comment: '',
  shares: null,
}

/** The row of a person who is in one round. */
export const rowOf = async (world: World, personId: string) =>
  world.db.selectFrom('candidate').selectAll().where('personId', '=', personId).executeTakeFirstOrThrow()

/** The secret in the last letter to a person. */
export const tokenOf = async (world: World, personId: string) => {
  const letter = (await lettersIn(world.db)).reverse().find((one) => one.personId === personId)
  return String(letter?.data.token)
}
