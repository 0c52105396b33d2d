// The list of events: a search finds a title in any language and letter case, and what may be copied has been held.
import { expect, test } from 'vitest'
import { eventList, eventsToCopy } from '~/domain/events/queries.server'
import { testWorld } from '../world'

test.each([
  ['älykäs', ['Älykäs johtaminen']],
  ['ÄLYKÄS JOHT', ['Älykäs johtaminen']],
  ['öppna', ['Ennakointi']],
  ['johtaminen öppna', []],
  ['%', []],
  ['_', []],
  ['  ', ['Älykäs johtaminen', 'Ennakointi']],
])('a search for %j finds %j', async (text, titles) => {
  await using world = await testWorld()
  await world.draft({ titleFi: 'Älykäs johtaminen' })
  await world.draft({ titleFi: 'Ennakointi', titleSv: 'ÖPPNA DATA' })
  const { events, total } = await eventList(world.db, { when: 'all', kind: null, text, page: 1 }, world.now())
  expect(events.map(({ titleFi }) => titleFi).sort()).toEqual(titles.sort())
  expect(total).toBe(titles.length)
})

test('a page past the end is empty and still says how many there are', async () => {
  await using world = await testWorld()
  await world.draft()
  const filter = { when: 'upcoming', kind: null, text: '', page: 9 } as const
  expect(await eventList(world.db, filter, world.now())).toEqual({ events: [], total: 1 })
})

test('only an event that was held may be copied', async () => {
  await using world = await testWorld()
  const [held] = [await world.draft(), await world.draft()]
  const cancelled = await world.draft()
  const set = (id: string, status: 'open' | 'cancelled') =>
    world.db.updateTable('event').set({ status }).where('id', '=', id).execute()
  await set(held, 'open')
  await set(cancelled, 'cancelled')
  expect(await eventsToCopy(world.db, world.now())).toEqual([])
  world.pass({ hours: 24 * 365 })
  expect((await eventsToCopy(world.db, world.now())).map(({ id }) => id)).toEqual([held])
})
