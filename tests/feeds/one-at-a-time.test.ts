// The database itself keeps a person to one feed of a thing at a time, whatever an act forgets.
import { expect, test } from 'vitest'
import { columnsOf, keyOf, thingOfKey, thingOfRow, type FeedThing } from '~/domain/feeds/things'
import { testWorld } from '../world'

const things: FeedThing[] = [
  { kind: 'own' },
  { kind: 'organiser' },
  { kind: 'eventKind', eventKind: 'morningCoffee' },
  { kind: 'eventKind', eventKind: 'other' },
]

test('a second feed in force of the same thing is refused; of others, and after the first has ended, not', async () => {
  await using world = await testWorld()
  const networkId = await world.network({ kind: 'smallGroup' })
  const personId = await world.person()
  const enter = (thing: FeedThing) => {
    const id = crypto.randomUUID()
    const life = { createdAt: world.now(), revokedAt: null, fetchedAt: null }
    return world.db
      .insertInto('feed')
      .values({ id, personId, tokenHash: id, ...columnsOf(thing), ...life })
      .execute()
  }
  const all: FeedThing[] = [...things, { kind: 'group', networkId }]
  for (const thing of all) await enter(thing)
  for (const thing of all) await expect(enter(thing)).rejects.toThrow(/UNIQUE/)
  await world.db.updateTable('feed').set({ revokedAt: world.now() }).execute()
  for (const thing of all) await enter(thing)
})

test('a thing is read back as it was written, from a row and from a form', () => {
  for (const thing of [...things, { kind: 'group', networkId: 'a-b' } as const]) {
    expect(thingOfRow(columnsOf(thing))).toEqual(thing)
    expect(thingOfKey(keyOf(thing))).toEqual(thing)
  }
  for (const key of ['', 'own:x', 'group:', 'group', 'eventKind:zzz', 'eventKind', 'zzz'])
    expect(thingOfKey(key)).toBeNull()
})
