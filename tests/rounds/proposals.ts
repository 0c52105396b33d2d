// A round with people, for the tests of its proposals: continuing groups with members, candidates who said yes.
import { v7 } from 'uuid'
import type { Actor } from '~/domain/core/access'
import { beginProposals } from '~/domain/rounds/proposal-making.server'
import { settingsOf, type Seats } from '~/domain/rounds/proposal-rules'
import type { World } from '../world'

export type ARound = {
  roundId: string
  /** The continuing groups, each with those who sit in it. */
  groups: { id: string; members: string[] }[]
  candidates: string[]
}

/** Somebody says yes. */
export async function says(world: World, roundId: string, personId: string): Promise<string> {
  const id = v7()
  await world.db
    .insertInto('candidate')
    .values({
      id,
      roundId,
      personId,
      calledAt: world.now(),
      remindedAt: null,
      answer: 'yes',
      answeredAt: world.now(),
      answerSource: 'link',
      answeredBy: personId,
      language: null,
      meets: null,
      apartWish: '',
      comment: '',
      wishReadAt: null,
      addedAt: world.now(),
      addedBy: null,
      removedAt: null,
    })
    .execute()
  return id
}

/** A round of groups of two to four: by default two that go on with two members each, and five candidates. */
export async function aRound(
  world: World,
  {
    size = { min: 2, max: 4 },
    sitting = [2, 2],
    candidates = 5,
  }: { size?: { min: number; max: number }; sitting?: number[]; candidates?: number } = {},
): Promise<ARound> {
  const roundId = v7()
  await world.db
    .insertInto('round')
    .values({
      id: roundId,
      name: 'Syksy 2026',
      startsOn: '2026-11-01',
      answerBy: '2026-10-15',
      messageFi: '',
      messageSv: '',
      messageEn: '',
      sizeMin: size.min,
      sizeMax: size.max,
      createdBy: null,
      createdAt: world.now(),
      confirmedProposalId: null,
      confirmedAt: null,
      closedAt: null,
      version: 1,
    })
    .execute()
  const codes = ['VM', 'OM', 'SM', 'UM', 'YM']
  const sectors: string[] = []
  for (const code of codes) sectors.push(await world.sector(code))
  let made = 0
  const somebody = () => {
    const at = made++
    return world.person({
      firstName: 'Henkilö',
      lastName: `Nro${at + 1}`,
      sectorId: sectors[at % codes.length],
    })
  }
  const groups: ARound['groups'] = []
  for (const [at, count] of sitting.entries()) {
    const id = await world.network({
      kind: 'smallGroup',
      nameFi: `Ryhmä ${at + 1}`,
      nameSv: `Grupp ${at + 1}`,
      nameEn: `Group ${at + 1}`,
    })
    await world.db.insertInto('roundGroup').values({ id: v7(), roundId, networkId: id }).execute()
    const members: string[] = []
    for (let n = 0; n < count; n++) {
      const person = await somebody()
      await world.member(id, person)
      members.push(person)
    }
    groups.push({ id, members })
  }
  const people: string[] = []
  for (let n = 0; n < candidates; n++) {
    const person = await somebody()
    await says(world, roundId, person)
    people.push(person)
  }
  return { roundId, groups, candidates: people }
}

/** A proposal as if composed: sitting members in their groups, the candidates where they are told. */
export async function aProposal(
  world: World,
  { roundId, groups, candidates }: ARound,
  where: (candidate: string, at: number) => string = () => 'new1',
): Promise<{ id: string; seats: Seats }> {
  const id = v7()
  await world.act((c) =>
    beginProposals(c, roundId, [{ id, settings: settingsOf('balanced', { min: 2, max: 4 }, 3) }]),
  )
  const seats: Seats = Object.fromEntries([
    ...groups.flatMap((group) => group.members.map((person) => [person, group.id])),
    ...candidates.map((person, at) => [person, where(person, at)]),
  ])
  const json = JSON.stringify(seats)
  await world.db
    .updateTable('proposal')
    .set({ seats: json, composed: json, status: 'ready' })
    .where('id', '=', id)
    .execute()
  return { id, seats }
}

/** Another organiser. */
export async function anotherOrganiser(world: World): Promise<Actor> {
  const id = await world.person({
    firstName: 'Leena',
    lastName: 'Kaski',
    email: 'leena.kaski@vm.example',
    senior: false,
  })
  await world.db
    .insertInto('organiser')
    .values({ id: v7(), personId: id, validFrom: '2020-01-01', validTo: null })
    .execute()
  return world.actor(id)
}
