// The clock: what it forgets and what it leaves, without waiting for an hour; a stumble is logged and stops nothing.
import { expect, test } from 'vitest'
import { inDeed } from '~/domain/core/deeds.server'
import { undoDeed } from '~/domain/core/undoing.server'
import { startClock } from '~/post/clock.server'
import { changeAddress } from '~/domain/people/person-acts.server'
import { later } from '~/domain/core/time'
import { testWorld, type World } from '../world'

const sheet = (world: World, id: string, given: { uploadedAt: string; appliedAt?: string | null }) =>
  world.db
    .insertInto('importSheet')
    .values({
      id,
      kind: 'people',
      fileName: 'henkilot.xlsx',
      uploadedBy: world.organiser.personId,
      head: '[]',
      rows: '[[1,["Aino"]]]',
      columns: '{}',
      choices: '{}',
      settings: '{}',
      report: '',
      deedId: null,
      appliedAt: null,
      ...given,
    })
    .execute()

const silent = { error: () => undefined }
const sheetsWithRows = async (world: World) =>
  (
    await world.db.selectFrom('importSheet').select('id').where('rows', '<>', '[]').orderBy('id').execute()
  ).map(({ id }) => id)

test('the rows of sheets that were not applied are forgotten after a day', async () => {
  await using world = await testWorld()
  const now = world.now()
  await sheet(world, 'fresh', { uploadedAt: later(now, { hours: -23 }) })
  await sheet(world, 'old', { uploadedAt: later(now, { hours: -25 }) })
  await sheet(world, 'applied', { uploadedAt: later(now, { hours: -100 }), appliedAt: now })
  const clock = startClock(world.db, silent, world.now, world.config.materials)
  await clock.tick()
  expect(await sheetsWithRows(world)).toEqual(['applied', 'fresh'])
  world.pass({ hours: 2 })
  await clock.tick()
  expect(await sheetsWithRows(world)).toEqual(['applied'])
  await clock.stop()
})

test('the steps of a deed are forgotten once it can be taken back no more', async () => {
  await using world = await testWorld()
  const person = await world.person()
  const sign = { act: 'changeAddress', thing: { kind: 'person', id: person } }
  const { deedId } = await inDeed(world.db, { actor: world.organiser, now: world.now() }, sign, (d) =>
    changeAddress(d, person, 'uusi@virasto.example'),
  )
  const steps = async () => (await world.db.selectFrom('deedStep').selectAll().execute()).length
  const clock = startClock(world.db, silent, world.now, world.config.materials)
  await clock.tick()
  expect(await steps()).toBeGreaterThan(0)
  world.pass({ hours: 24 * 31 })
  await clock.tick()
  expect(await steps()).toBe(0)
  expect(await undoDeed(world.db, { actor: world.organiser, now: world.now() }, deedId ?? '')).toEqual({
    ok: false,
    reason: 'undoTooLate',
  })
  await clock.stop()
})

test('ticks never overlap, and a duty that fails is logged while the others are done', async () => {
  await using world = await testWorld()
  await sheet(world, 'old', { uploadedAt: later(world.now(), { hours: -25 }) })
  await world.db.schema.dropTable('deedStep').execute()
  const logged: Record<string, unknown>[] = []
  const clock = startClock(
    world.db,
    { error: (fields) => logged.push(fields) },
    world.now,
    world.config.materials,
  )
  const [one, other] = [clock.tick(), clock.tick()]
  expect(one).toBe(other)
  await clock.stop()
  expect(await sheetsWithRows(world)).toEqual([])
  expect(logged).toEqual([{ duty: 'forgetOldSteps', error: expect.stringContaining('deedStep') }])
})
