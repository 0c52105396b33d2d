// Deeds: what they write is noted, can be taken back whole, and is not when something has been built upon it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { personSortKey } from '#db/sort-key'
import { enterRow, inDeed, removeRow, reviseRow, type Deed } from '~/domain/core/deeds.server'
import { forgetOldSteps, undoDeed } from '~/domain/core/undoing.server'
import { trailOf } from '~/domain/core/audit.server'
import { testWorld, type World } from '../world'

const by = (world: World) => ({ actor: world.organiser, now: world.now() })
const sign = (id: string) => ({ act: 'test', thing: { kind: 'person', id } })

const newcomer = (id: string, lastName = 'Uusi') => ({
  id,
  firstName: 'Aatu',
  lastName,
  sortName: personSortKey({ firstName: 'Aatu', lastName }),
  language: 'fi' as const,
  phone: null,
  createdAt: '2026-10-01T09:00:00.000Z',
})

const deed = (world: World, id: string, act: (d: Deed) => Promise<void>) =>
  inDeed(world.db, by(world), sign(id), async (d) => {
    await act(d)
    return { ok: true as const }
  })

const wordsOf = async (world: World, id: string) =>
  (
    await world.db.selectFrom('searchWord').select('word').where('thingId', '=', id).orderBy('word').execute()
  ).map(({ word }) => word)

const snapshot = async (world: World) => ({
  people: await world.db.selectFrom('person').selectAll().orderBy('id').execute(),
  appointments: await world.db.selectFrom('appointment').selectAll().orderBy('id').execute(),
  addresses: await world.db.selectFrom('address').selectAll().orderBy('id').execute(),
  words: await world.db.selectFrom('searchWord').selectAll().orderBy('thingId').orderBy('word').execute(),
})

test('a deed writes its rows, its trail and the words to find them by', async () => {
  await using world = await testWorld()
  const { deedId } = await deed(world, 'new', (d) => enterRow(d, 'person', newcomer('new', 'Äyräväinen')))
  expect(deedId).not.toBeNull()
  expect(await wordsOf(world, 'new')).toEqual(['aatu', 'ayravainen'])
  const [line] = await trailOf(world.db, { kind: 'person', id: 'new' })
  expect(line).toMatchObject({ act: 'test', name: 'Aino Virta' })
})

test('an act that refuses or changes nothing leaves no deed', async () => {
  await using world = await testWorld()
  const person = await world.person()
  const refused = await inDeed(world.db, by(world), sign(person), () =>
    Promise.resolve({ ok: false as const, reason: 'no' }),
  )
  const same = await deed(world, person, (d) => reviseRow(d, 'person', person, { phone: null }))
  expect([refused.deedId, same.deedId]).toEqual([null, null])
  expect(await world.db.selectFrom('deed').selectAll().execute()).toEqual([])
})

test('undoing puts everything back as it was, search words too, and is told in the trail', async () => {
  await using world = await testWorld()
  const person = await world.person({ lastName: 'Ennen' })
  await deed(world, person, (d) => reviseRow(d, 'person', person, { phone: '1' }))
  const before = await snapshot(world)
  const { deedId } = await deed(world, person, async (d) => {
    await reviseRow(d, 'person', person, { lastName: 'Jälkeen' })
    await reviseRow(d, 'person', person, { lastName: 'Vielä', phone: '2' })
    await enterRow(d, 'person', newcomer('new'))
    const post = await d.trx
      .selectFrom('appointment')
      .selectAll()
      .where('personId', '=', person)
      .executeTakeFirst()
    await removeRow(d, 'appointment', post?.id ?? '')
  })
  expect(await wordsOf(world, person)).toContain('viela')
  expect(await undoDeed(world.db, by(world), deedId ?? '')).toMatchObject({ ok: true })
  expect(await snapshot(world)).toEqual(before)
  expect((await trailOf(world.db, { kind: 'person', id: person }))[0]?.act).toBe('undo')
  expect(await undoDeed(world.db, by(world), deedId ?? '')).toEqual({ ok: false, reason: 'undoneAlready' })
})

test('what has been changed since is not taken back, and nothing else of the deed either', async () => {
  await using world = await testWorld()
  const [one, two] = [await world.person(), await world.person()]
  const { deedId } = await deed(world, one, async (d) => {
    await reviseRow(d, 'person', one, { phone: '1' })
    await reviseRow(d, 'person', two, { phone: '1' })
  })
  await deed(world, two, (d) => reviseRow(d, 'person', two, { phone: '2' }))
  const before = await snapshot(world)
  expect(await undoDeed(world.db, by(world), deedId ?? '')).toEqual({ ok: false, reason: 'changedSince' })
  expect(await snapshot(world)).toEqual(before)
})

test('another field of the same row, or a counter of edits, does not stand in the way', async () => {
  await using world = await testWorld()
  const person = await world.person()
  const { deedId } = await deed(world, person, (d) =>
    reviseRow(d, 'person', person, { phone: '1', version: 2 }),
  )
  await deed(world, person, (d) => reviseRow(d, 'person', person, { expertise: 'hankinnat', version: 3 }))
  expect(await undoDeed(world.db, by(world), deedId ?? '')).toMatchObject({ ok: true })
  const row = await world.db.selectFrom('person').selectAll().where('id', '=', person).executeTakeFirst()
  expect(row).toMatchObject({ phone: null, expertise: 'hankinnat', version: 3 })
})

test('what others point at by now is not taken away', async () => {
  await using world = await testWorld()
  const { deedId } = await deed(world, 'new', (d) => enterRow(d, 'person', newcomer('new')))
  await world.db
    .insertInto('organiser')
    .values({ id: 'duty', personId: 'new', validFrom: '2026-10-01', validTo: null })
    .execute()
  expect(await undoDeed(world.db, by(world), deedId ?? '')).toEqual({ ok: false, reason: 'changedSince' })
  expect(
    await world.db.selectFrom('person').select('id').where('id', '=', 'new').executeTakeFirst(),
  ).toBeDefined()
})

test('after its days a deed stands for good and its steps are forgotten', async () => {
  await using world = await testWorld()
  const person = await world.person()
  const { deedId } = await deed(world, person, (d) => reviseRow(d, 'person', person, { phone: '1' }))
  world.pass({ hours: 24 * 30 - 1 })
  await forgetOldSteps(world.db, world.now())
  expect(await world.db.selectFrom('deedStep').selectAll().execute()).toHaveLength(1)
  world.pass({ hours: 1 })
  expect(await undoDeed(world.db, by(world), deedId ?? '')).toEqual({ ok: false, reason: 'undoTooLate' })
  await forgetOldSteps(world.db, world.now())
  expect(await world.db.selectFrom('deedStep').selectAll().execute()).toEqual([])
})

test('only who keeps the registry may do or undo', async () => {
  await using world = await testWorld()
  const manager = await world.actor(await world.person())
  const { deedId } = await deed(world, 'new', (d) => enterRow(d, 'person', newcomer('new')))
  const theirs = { actor: manager, now: world.now() }
  await expect(
    inDeed(world.db, theirs, sign('x'), () => Promise.resolve({ ok: true as const })),
  ).rejects.toMatchObject({ status: 403 })
  await expect(undoDeed(world.db, theirs, deedId ?? '')).rejects.toMatchObject({ status: 403 })
  await expect(undoDeed(world.db, by(world), 'none')).rejects.toMatchObject({ status: 404 })
})

test('any row of deeds taken back from the last to the first leaves the world as it was', async () => {
  await using world = await testWorld()
  const people = [await world.person(), await world.person(), await world.person()]
  for (const id of people) await deed(world, id, (d) => reviseRow(d, 'person', id, { phone: '0' }))
  const step = fc.record({ at: fc.nat(2), phone: fc.string({ maxLength: 3 }), enter: fc.boolean() })
  let made = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 4 }),
      async (deeds) => {
        const before = await snapshot(world)
        const done: string[] = []
        for (const steps of deeds) {
          const { deedId } = await deed(world, 'x', async (d) => {
            for (const { at, phone, enter } of steps) {
              await reviseRow(d, 'person', people[at] ?? '', { phone })
              if (enter) await enterRow(d, 'person', newcomer(`made-${made++}`))
            }
          })
          if (deedId !== null) done.push(deedId)
        }
        for (const id of done.reverse())
          expect(await undoDeed(world.db, by(world), id)).toMatchObject({ ok: true })
        expect(await snapshot(world)).toEqual(before)
      },
    ),
    { numRuns: 30 },
  )
})

test('a field that was left undefined, or changed and changed back, is nobody’s to take back', async () => {
  await using world = await testWorld()
  const person = await world.person()
  const { deedId } = await deed(world, person, async (d) => {
    await reviseRow(d, 'person', person, { phone: undefined, expertise: 'ensin', notes: 'hetken' })
    await reviseRow(d, 'person', person, { notes: '' })
  })
  await deed(world, person, (d) => reviseRow(d, 'person', person, { phone: '1', notes: 'sittemmin' }))
  expect(await undoDeed(world.db, by(world), deedId ?? '')).toMatchObject({ ok: true })
  const row = await world.db.selectFrom('person').selectAll().where('id', '=', person).executeTakeFirst()
  expect(row).toMatchObject({ phone: '1', expertise: '', notes: 'sittemmin' })
})

test('an act that refuses after it has written is a bug: nothing of it is kept', async () => {
  await using world = await testWorld()
  const before = await snapshot(world)
  const act = inDeed(world.db, by(world), sign('new'), async (d) => {
    await enterRow(d, 'person', newcomer('new'))
    return { ok: false as const, reason: 'no' }
  })
  await expect(act).rejects.toThrow('refused after it had written')
  expect(await snapshot(world)).toEqual(before)
})
