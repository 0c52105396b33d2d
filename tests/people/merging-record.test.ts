// What two records say of the person themselves is in the one that stays: nothing that either was told is lost.
import { expect, test } from 'vitest'
import type { Flag } from '#db/schema'
import { undoDeed } from '~/domain/core/undoing.server'
import { testWorld, type World } from '../world'
import { by, merge } from './merge'

const recordOf = (world: World, id: string) =>
  world.db.selectFrom('person').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

/** What a record may say beside the name and the language, which every record has. */
const told = {
  phone: '+358 40 123 4567',
  expertise: 'Ennakointi',
  links: 'https://oma.example',
  offers: 'Mentorointi',
  notes: 'Soitettava ensin',
  gender: 'woman',
  homeRegion: '01',
  privateEmail: 'oma@koti.example',
} as const

/** What is not told of the person: of the record itself, or made of the name. */
const ofRecord = ['id', 'firstName', 'lastName', 'sortName', 'language', 'createdAt', 'mergedInto', 'version']

const twoRecords = async (world: World) => [await world.person(), await world.person()] as const

const say = (world: World, id: string, what: object) =>
  world.db.updateTable('person').set(what).where('id', '=', id).execute()

test.each(['kept', 'gone'] as const)('whatever the record that is %s alone was told', async (side) => {
  await using world = await testWorld()
  const [kept, gone] = await twoRecords(world)
  // A column that is new is told of above, and in the merger.
  expect([...Object.keys(told), ...ofRecord, 'guest'].sort()).toEqual(
    Object.keys(await recordOf(world, kept)).sort(),
  )
  await say(world, side === 'kept' ? kept : gone, told)
  const before = await recordOf(world, kept)
  const { deedId } = await merge(world, kept, gone)
  expect(await recordOf(world, kept)).toMatchObject(told)
  expect(await undoDeed(world.db, by(world), deedId ?? '')).toMatchObject({ ok: true })
  const { version: _, ...after } = await recordOf(world, kept)
  expect(before).toMatchObject(after)
})

test('of texts of one’s own both, a line that both have once', async () => {
  await using world = await testWorld()
  const [kept, gone] = await twoRecords(world)
  for (const text of ['expertise', 'links', 'offers', 'notes']) {
    await say(world, kept, { [text]: 'yksi\nkaksi' })
    await say(world, gone, { [text]: 'kaksi\nkolme' })
  }
  await merge(world, kept, gone)
  const both = 'yksi\nkaksi\nkolme'
  const texts = { expertise: both, links: both, offers: both, notes: both }
  expect(await recordOf(world, kept)).toMatchObject(texts)
})

test.each<[Flag, Flag, Flag]>([
  [1, 1, 1],
  [1, 0, 0],
  [0, 1, 0],
])('a guest (%i) and a guest (%i) are a guest (%i): whom the registry knew it knows', async (...flags) => {
  await using world = await testWorld()
  const [kept, gone] = await twoRecords(world)
  const [mine, theirs, left] = flags
  await say(world, kept, { guest: mine })
  await say(world, gone, { guest: theirs })
  await merge(world, kept, gone)
  expect((await recordOf(world, kept)).guest).toBe(left)
})
