// Organisations that end and merge: positions end, people go on or do not, no membership is touched, and it can be undone.
import { expect, test } from 'vitest'
import { inDeed, type Deed } from '~/domain/core/deeds.server'
import { undoDeed } from '~/domain/core/undoing.server'
import { endOrganisation, organisationRow } from '~/domain/people/organisation-acts.server'
import { mergeIntoNew, mergeOrganisations, type PostsAfter } from '~/domain/people/organisation-merge.server'
import { staffOf } from '~/domain/people/organisations.server'
import { testWorld, type World } from '../world'

const deed = <Result extends { ok: boolean }>(world: World, act: (d: Deed) => Promise<Result>) =>
  inDeed(
    world.db,
    { actor: world.organiser, now: world.now() },
    { act: 'test', thing: { kind: 'organisation', id: 'x' } },
    act,
  )

const lastDay = '2026-12-31'
const firstDay = '2027-01-01'

const postOf = async (world: World, personId: string, organisationId: string) =>
  world.db
    .selectFrom('appointment')
    .selectAll()
    .where('personId', '=', personId)
    .where('organisationId', '=', organisationId)
    .executeTakeFirstOrThrow()

/** Two agencies with a head, an HR lead and a director each; the HR leads sit in a network bound to posts. */
async function twoAgencies(world: World) {
  const [one, two] = [await world.organisation({ name: 'Yksi' }), await world.organisation({ name: 'Kaksi' })]
  const hr = { titleFi: 'henkilöstöjohtaja', titleSv: 'personaldirektör', titleEn: 'HR Director' }
  const staff = async (house: string) => {
    const head = await world.position(house, { roleClass: 'headOfAgency' })
    const lead = await world.position(house, { ...hr, roleClass: 'hrLead', superiorId: head })
    const [boss, leader, director] = [
      await world.person({ organisationId: house, roleClass: 'headOfAgency' }),
      await world.person({ organisationId: house, roleClass: 'hrLead' }),
      await world.person({ organisationId: house, roleClass: 'director' }),
    ]
    const set = (
      personId: string,
      fields: { positionId: string; termEndsOn?: string } & Partial<typeof hr>,
    ) => world.db.updateTable('appointment').set(fields).where('personId', '=', personId).execute()
    await set(boss, { positionId: head, termEndsOn: '2028-05-31' })
    await set(leader, { ...hr, positionId: lead })
    return { head, lead, boss, leader, director }
  }
  const [first, second] = [await staff(one), await staff(two)]
  const forum = await world.network({ basis: 'position' })
  const seat = await world.member(forum, first.leader, {
    appointmentId: (await postOf(world, first.leader, one)).id,
  })
  return { one, two, first, second, seat }
}

const everything = async ({ db }: World) => ({
  organisations: await db
    .selectFrom('organisation')
    .select(['id', 'validTo', 'successorId'])
    .orderBy('id')
    .execute(),
  positions: await db.selectFrom('position').selectAll().orderBy('id').execute(),
  posts: await db.selectFrom('appointment').selectAll().orderBy('id').execute(),
  seats: await db.selectFrom('membership').selectAll().orderBy('id').execute(),
})

const allOf = async (world: World, houses: string[], ends: string[] = []): Promise<PostsAfter> => {
  const posts = await world.db
    .selectFrom('appointment')
    .select(['id', 'personId'])
    .where('organisationId', 'in', houses)
    .execute()
  return Object.fromEntries(
    posts.map(({ id, personId }) => [id, ends.includes(personId) ? 'ends' : ('continues' as const)]),
  )
}

const successor = {
  nameFi: 'Yksi',
  nameSv: 'Ett',
  nameEn: 'One',
  sectorId: null,
  kind: 'agency',
} as const

test('two agencies become a new one: who goes on sits there from the next day, in matching positions', async () => {
  await using world = await testWorld()
  const { one, two, first, second } = await twoAgencies(world)
  const before = await everything(world)
  const people = await allOf(world, [one, two], [second.boss, second.director])
  const merged = await deed(world, (d) =>
    mergeIntoNew(d, { from: [one, two], into: 'new', lastDay, people }, successor),
  )
  expect(merged).toMatchObject({ ok: true, continue: 4, end: 2 })
  expect(await organisationRow(world.db, 'new')).toMatchObject({ validFrom: firstDay, validTo: null })
  for (const id of [one, two])
    expect(await organisationRow(world.db, id)).toMatchObject({ validTo: lastDay, successorId: 'new' })
  const ids = async (house: string, on: string) =>
    (await staffOf(world.db, house, on)).map(({ id }) => id).sort()
  expect(await ids(one, lastDay)).toEqual([first.boss, first.leader, first.director].sort())
  expect(await ids(one, firstDay)).toEqual([])
  expect(await ids('new', lastDay)).toEqual([])
  expect(await ids('new', firstDay)).toEqual([first.boss, first.leader, first.director, second.leader].sort())
  expect(await postOf(world, second.boss, two)).toMatchObject({
    validTo: lastDay,
    endReason: 'organisationEnded',
  })
  const goesOn = await postOf(world, first.boss, 'new')
  expect(goesOn).toMatchObject({
    validFrom: firstDay,
    validTo: null,
    endReason: null,
    termEndsOn: '2028-05-31',
    seniorManagement: 1,
    roleClass: 'headOfAgency',
  })
  // Both HR leads fill a position called the same, under the head who moved too.
  const leads = await Promise.all([first, second].map(({ leader }) => postOf(world, leader, 'new')))
  expect(leads[0]?.positionId).toBe(leads[1]?.positionId)
  const lead = await world.db
    .selectFrom('position')
    .selectAll()
    .where('id', '=', leads[0]?.positionId ?? '')
    .executeTakeFirstOrThrow()
  expect(lead).toMatchObject({ organisationId: 'new', superiorId: goesOn.positionId, validTo: null })
  const old = await world.db.selectFrom('position').select('validTo').where('id', '=', first.lead).execute()
  expect(old).toEqual([{ validTo: lastDay }])
  const after = await everything(world)
  expect(after.seats).toEqual(before.seats)
  await undoDeed(world.db, { actor: world.organiser, now: world.now() }, merged.deedId ?? '')
  expect(await everything(world)).toEqual(before)
})

test('into an existing one: a free position of a class that a house has one of is taken, a held one is not', async () => {
  await using world = await testWorld()
  const { one, two, first, second } = await twoAgencies(world)
  // The HR lead's position of the one that goes on is vacant, under another title.
  await world.db.deleteFrom('membership').execute()
  await world.db.deleteFrom('appointment').where('personId', '=', first.leader).execute()
  await world.db.updateTable('position').set({ titleFi: 'HR-johtaja' }).where('id', '=', first.lead).execute()
  await world.db
    .updateTable('appointment')
    .set({ titleFi: 'toimitusjohtaja' })
    .where('personId', '=', second.boss)
    .execute()
  const people = await allOf(world, [two])
  const given = { from: [two], into: one, lastDay, people }
  expect(await deed(world, (d) => mergeOrganisations(d, given))).toMatchObject({
    ok: true,
    continue: 3,
    end: 0,
  })
  expect((await postOf(world, second.leader, one)).positionId).toBe(first.lead)
  expect((await postOf(world, second.boss, one)).positionId).not.toBe(first.head)
  expect((await postOf(world, first.boss, one)).validTo).toBeNull()
  // The same form sent twice merges once.
  expect(await deed(world, (d) => mergeOrganisations(d, given))).toMatchObject({ ok: true, deedId: null })
})

test('what cannot be is refused before anything is written', async () => {
  await using world = await testWorld()
  const { one, two, first } = await twoAgencies(world)
  const before = await everything(world)
  const people = await allOf(world, [one, two])
  const merge = (given: Partial<Parameters<typeof mergeOrganisations>[1]>) =>
    deed(world, (d) => mergeOrganisations(d, { from: [one], into: two, lastDay, people, ...given }))
  expect(await merge({ from: [] })).toMatchObject({ reason: 'mergesNothing' })
  expect(await merge({ from: [one, two] })).toMatchObject({ reason: 'mergesIntoItself' })
  expect(await merge({ lastDay: '1999-12-30' })).toMatchObject({ reason: 'organisationNotThen' })
  expect(await merge({ people: {} })).toMatchObject({ reason: 'postsChanged' })
  const into = (name: string, from: string[]) =>
    deed(world, (d) =>
      mergeIntoNew(d, { from, into: 'new', lastDay, people }, { ...successor, nameFi: name }),
    )
  // The name of one that goes on beside it.
  expect(await into('Kaksi', [one])).toMatchObject({ reason: 'organisationNameTaken' })
  expect(await everything(world)).toEqual(before)
  await world.appoint(first.director, one, { validFrom: '2027-03-01' })
  expect(await merge({})).toMatchObject({ reason: 'postsBeginLater' })
  expect(await into('Uusi', [one])).toMatchObject({ reason: 'postsBeginLater' })
  expect(await world.db.selectFrom('organisation').select('id').where('id', '=', 'new').execute()).toEqual([])
})

test('an organisation that nobody takes over ends with its positions and posts, and twice is once', async () => {
  await using world = await testWorld()
  const { one, first } = await twoAgencies(world)
  const end = () => deed(world, (d) => endOrganisation(d, one, { lastDay: '2026-09-30', version: 1 }))
  expect(await end()).toMatchObject({ ok: true })
  expect(await postOf(world, first.director, one)).toMatchObject({
    validTo: '2026-09-30',
    endReason: 'organisationEnded',
  })
  expect(await end()).toMatchObject({ ok: true, deedId: null })
  const later = await deed(world, (d) => endOrganisation(d, one, { lastDay: '2026-10-31' }))
  expect(later).toMatchObject({ ok: false, reason: 'endedAlready' })
})
