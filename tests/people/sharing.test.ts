// What people let their small groups see: nothing until they open it, exactly what they opened, in the trail without contents.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupFields } from '~/domain/people/sharing'
import {
  setSharing,
  sharedFieldsOf,
  shareFields,
  sharingOf,
  type GroupField,
} from '~/domain/people/sharing.server'
import { freshDatabase, testWorld, type World } from '../world'

const seenOf = async (world: World, person: string) => [
  ...((await sharedFieldsOf(world.db, [person])).get(person) ?? []),
]
const open = async (world: World, person: string, fields: GroupField[]) =>
  world.act((c) => shareFields(c, person, fields), await world.actor(person))

test('nothing is seen of those who have opened nothing', async () => {
  await using world = await testWorld()
  expect(await sharedFieldsOf(world.db, [await world.person(), await world.person()])).toEqual(new Map())
})

test('what is opened and closed is each person’s own', async () => {
  await using world = await testWorld()
  const [one, other] = [await world.person(), await world.person()]
  await open(world, one, ['email', 'phone'])
  await open(world, other, ['expertise'])
  expect(await sharedFieldsOf(world.db, [one, other])).toEqual(
    new Map([
      [one, new Set(['email', 'phone'])],
      [other, new Set(['expertise'])],
    ]),
  )
  await open(world, one, [])
  expect(await seenOf(world, one)).toEqual([])
  expect(await seenOf(world, other)).toEqual(['expertise'])
})

test('after any choices, exactly the last one holds', async () => {
  await using world = await testWorld()
  const person = await world.person()
  const choice = fc.uniqueArray(fc.constantFrom(...groupFields))
  await fc.assert(
    fc.asyncProperty(fc.array(choice, { minLength: 1, maxLength: 5 }), async (choices) => {
      for (const fields of choices) await open(world, person, fields)
      expect((await seenOf(world, person)).sort()).toEqual([...(choices.at(-1) ?? [])].sort())
    }),
    { numRuns: 20 },
  )
})

describe('the trail', () => {
  test('tells which fields were opened and closed, and nothing when nothing changed', async () => {
    await using world = await testWorld()
    const person = await world.person({ email: 'salainen@virasto.example' })
    await open(world, person, ['email'])
    await open(world, person, ['email'])
    await open(world, person, ['phone'])
    const rows = await world.db
      .selectFrom('audit')
      .select(['detail', 'actorId'])
      .where('act', '=', 'shareFields')
      .orderBy('id')
      .execute()
    expect(rows.map(({ detail }) => JSON.parse(detail) as unknown)).toEqual([
      { opened: ['email:groups'], closed: [] },
      { opened: ['phone:groups'], closed: ['email'] },
    ])
    expect(rows.map(({ actorId }) => actorId)).toEqual([person, person])
    expect(JSON.stringify(rows)).not.toContain('salainen')
  })
})

test('what groups ask for leaves alone what is open further, and what they do not ask about', async () => {
  await using world = await testWorld()
  const person = await world.person()
  await world.act(
    (c) => setSharing(c, person, { email: 'managers', phone: 'networks', photo: 'networks' }),
    await world.actor(person),
  )
  await open(world, person, ['email', 'expertise'])
  expect(await sharingOf(world.db, person)).toEqual({
    email: 'managers',
    expertise: 'groups',
    photo: 'networks',
  })
})

test('is each person’s own to choose, organisers or not', async () => {
  await using world = await testWorld()
  const person = await world.person()
  for (const other of [world.organiser, await world.actor(await world.person())])
    await expect(world.act((c) => setSharing(c, person, { email: 'managers' }), other)).rejects.toMatchObject(
      { status: 403 },
    )
  expect(await sharingOf(world.db, person)).toEqual({})
})

test('the database takes no other field, and none twice', async () => {
  const db = await freshDatabase()
  const row = { id: 'a', personId: 'nobody', field: 'notes' as never, seenBy: 'groups' as const }
  await expect(db.insertInto('sharedField').values(row).execute()).rejects.toThrow()
  await db.destroy()
})
