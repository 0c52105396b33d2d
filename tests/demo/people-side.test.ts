// The demo's people have opened themselves in every circle, and nobody has opened a field that says nothing.
import { expect, test } from 'vitest'
import { fillDemoWorld } from '#db/demo/index'
import { sharingCircles } from '#db/schema'
import { freshDatabase, mailbox } from '../world'

test('every circle and every field is open to somebody, and what is offered has words', async () => {
  const db = await freshDatabase()
  const world = await fillDemoWorld(db, { now: '2026-11-21T09:00:00.000Z', mailbox })
  const shared = await db.selectFrom('sharedField').select(['personId', 'field', 'seenBy']).execute()
  for (const circle of sharingCircles)
    expect(
      new Set(shared.filter(({ seenBy }) => seenBy === circle).map(({ field }) => field)).size,
    ).toBeGreaterThan(3)
  const offering = shared.filter(({ field }) => field === 'offers').map(({ personId }) => personId)
  expect(offering.length).toBeGreaterThan(12)
  const silent = await db
    .selectFrom('person')
    .select('id')
    .where('id', 'in', offering)
    .where('offers', '=', '')
    .execute()
  expect(silent).toEqual([])
  expect(shared.some(({ personId }) => personId === world.alumnusId)).toBe(true)
  await db.destroy()
})
