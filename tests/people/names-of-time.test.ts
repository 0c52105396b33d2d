// Whatever is renamed and moved, on every day an organisation has one name and one sector, and reads tell those of the day.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inDeed, type Deed } from '~/domain/core/deeds.server'
import { undoDeed } from '~/domain/core/undoing.server'
import { daysLater } from '~/domain/core/time'
import {
  endOrganisation,
  enterOrganisation,
  moveToSector,
  organisationRow,
  renameOrganisation,
  reviseOrganisation,
  spellsOf,
} from '~/domain/people/organisation-acts.server'
import { becameOn, corrected, spellOn, type Spell } from '~/domain/people/organisation-history'
import { organisationById, organisationList, staffOf } from '~/domain/people/organisations.server'
import { currentPostsOf, peopleList, postsHeldBy } from '~/domain/people/queries.server'
import { testWorld, type World } from '../world'

const deed = <Result extends { ok: boolean }>(world: World, act: (d: Deed) => Promise<Result>) =>
  inDeed(
    world.db,
    { actor: world.organiser, now: world.now() },
    { act: 'test', thing: { kind: 'organisation', id: 'x' } },
    act,
  )

const called = (name: string) => ({ nameFi: name, nameSv: `${name} sv`, nameEn: `${name} en` })

const firstDay = '2026-01-01'
const days = 40
const day = fc.integer({ min: 0, max: days }).map((after) => daysLater(firstDay, after))
const step = fc.oneof(
  fc.record({ on: day, name: fc.constantFrom('A', 'B', 'C') }),
  fc.record({ on: day, sector: fc.constantFrom('vm', 'om', null) }),
  fc.record({ correct: fc.constantFrom('D', 'E') }),
)
type Step = { on: string; name: string } | { on: string; sector: string | null } | { correct: string }

const taken = (spells: Spell[], done: Step): Spell[] => {
  if ('correct' in done) return corrected(spells, called(done.correct))
  return becameOn(spells, done.on, 'name' in done ? called(done.name) : { sectorId: done.sector })
}

const begun: Spell[] = [{ ...called('A'), sectorId: 'vm', validFrom: firstDay, validTo: null }]

test('spells follow each other without gaps, each differs from the one before, and every day has one', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      const spells = steps.reduce(taken, begun)
      expect(spells[0]?.validFrom).toBe(firstDay)
      expect(spells.at(-1)?.validTo).toBeNull()
      spells.slice(1).forEach((spell, index) => {
        const before = spells[index]
        expect(spell.validFrom).toBe(daysLater(before?.validTo ?? '', 1))
        expect([spell.nameFi, spell.sectorId]).not.toEqual([before?.nameFi, before?.sectorId])
      })
      for (let at = 0; at <= days + 1; at++) {
        const on = daysLater(firstDay, at)
        expect(spells.filter((spell) => spellOn([spell], on))).toHaveLength(1)
      }
    }),
  )
})

test('a rename changes nothing before its day, no sector, and nothing from the next rename on', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 8 }), day, (steps, on) => {
      const before = steps.reduce(taken, begun)
      const after = becameOn(before, on, called('New'))
      const same = spellOn(before, on)?.nameFi
      let holds = true
      for (let at = 0; at <= days + 1; at++) {
        const then = daysLater(firstDay, at)
        const [was, is] = [spellOn(before, then), spellOn(after, then)]
        expect(is?.sectorId).toBe(was?.sectorId)
        if (then >= on) holds &&= was?.nameFi === same
        expect(is?.nameFi).toBe(then >= on && holds ? 'New' : was?.nameFi)
      }
    }),
  )
})

test('what the database keeps is what the rule says, and undoing the last deed gives back the rows before it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      await using world = await testWorld()
      const { db } = world
      const sectors = { vm: await world.sector('VM'), om: await world.sector('OM') }
      const idOf = (code: string | null) => (code === null ? null : sectors[code as 'vm'])
      await deed(world, (d) =>
        enterOrganisation(d, 'o', {
          ...called('A'),
          sectorId: sectors.vm,
          kind: 'agency',
          validFrom: firstDay,
        }),
      )
      const rows = async () => ({
        past: await db
          .selectFrom('organisationPast')
          .select(['id', 'nameFi', 'sectorId', 'validFrom', 'validTo'])
          .orderBy('validFrom')
          .execute(),
        now: await db
          .selectFrom('organisation')
          .select(['nameFi', 'sectorId'])
          .where('id', '=', 'o')
          .execute(),
      })
      let [before, last] = [await rows(), null as string | null]
      for (const done of steps) {
        const was = await rows()
        const { deedId } = await deed<{ ok: boolean }>(world, (d) => {
          if ('correct' in done) return reviseOrganisation(d, 'o', null, called(done.correct))
          return 'name' in done
            ? renameOrganisation(d, 'o', null, { ...called(done.name), from: done.on })
            : moveToSector(d, 'o', null, { sectorId: idOf(done.sector), from: done.on })
        })
        if (deedId) [before, last] = [was, deedId]
      }
      const rule = steps.reduce(taken, begun)
      const kept = await spellsOf(db, await organisationRow(db, 'o'))
      const facts = (spell: Spell, sectorId: string | null) => [
        spell.nameFi,
        sectorId,
        spell.validFrom,
        spell.validTo,
      ]
      expect(kept.map((spell) => facts(spell, spell.sectorId))).toEqual(
        rule.map((spell) => facts(spell, idOf(spell.sectorId))),
      )
      for (const on of [firstDay, daysLater(firstDay, 17), daysLater(firstDay, days)]) {
        const then = spellOn(kept, on)
        expect(await organisationById(db, 'o', on)).toMatchObject({
          nameFi: then?.nameFi,
          sectorId: then?.sectorId,
        })
      }
      if (last) {
        await undoDeed(db, { actor: world.organiser, now: world.now() }, last)
        expect(await rows()).toEqual(before)
      }
    }),
    { numRuns: 40 },
  )
}, 60_000)

/** Kela until the end of June 2024, then Kelo; in VM until the end of 2024, then in OM. */
async function renamedBody(world: World) {
  const [vm, om] = [await world.sector('VM'), await world.sector('OM')]
  const id = await world.organisation({ name: 'Kela', sectorId: vm })
  await deed(world, (d) => renameOrganisation(d, id, 1, { ...called('Kelo'), from: '2024-07-01' }))
  await deed(world, (d) => moveToSector(d, id, null, { sectorId: om, from: '2025-01-01' }))
  return { id, vm, om }
}

test('posts, staff, lists and searches tell the name and the sector of the day', async () => {
  await using world = await testWorld()
  const { db } = world
  const { id, vm, om } = await renamedBody(world)
  const person = await world.person({ organisationId: id })
  const former = await world.person({ organisationId: id })
  await db.updateTable('appointment').set({ validTo: '2024-06-30' }).where('personId', '=', former).execute()
  const names = async (on: string) => {
    const post = (await currentPostsOf(db, [person], on)).get(person)
    const [staff] = await staffOf(db, id, on)
    const [listed] = (await organisationList(db, { q: 'kel' }, on, 'fi')).rows
    for (const seen of [staff?.post, listed])
      expect(seen).toMatchObject({ nameFi: post?.nameFi, sectorCode: post?.sectorCode })
    return [post?.nameFi, post?.sectorCode]
  }
  expect(await names('2024-06-30')).toEqual(['Kela', 'VM'])
  expect(await names('2024-07-01')).toEqual(['Kelo', 'VM'])
  expect(await names('2024-12-31')).toEqual(['Kelo', 'VM'])
  expect(await names('2025-01-01')).toEqual(['Kelo', 'OM'])
  const inSector = async (sectorId: string, on: string) =>
    (await peopleList(db, { sectorId }, on)).rows.some((row) => row.id === person)
  expect([await inSector(vm, '2024-12-31'), await inSector(om, '2024-12-31')]).toEqual([true, false])
  expect([await inSector(vm, '2025-01-01'), await inSector(om, '2025-01-01')]).toEqual([false, true])
  expect((await organisationList(db, { sectorId: om }, '2024-12-31', 'fi')).total).toBe(0)
  // A post that has ended is told in the words of its last day.
  expect((await postsHeldBy(db, person))[0]).toMatchObject({ nameFi: 'Kelo', sectorCode: 'OM' })
  expect((await postsHeldBy(db, former))[0]).toMatchObject({ nameFi: 'Kela', sectorCode: 'VM' })
})

test('a body that stood outside the sectors then has none, whatever it has now', async () => {
  await using world = await testWorld()
  const vm = await world.sector('VM')
  const id = await world.organisation()
  await deed(world, (d) => moveToSector(d, id, 1, { sectorId: vm, from: '2025-01-01' }))
  expect(await organisationById(world.db, id, '2024-12-31')).toMatchObject({
    sectorId: null,
    sectorCode: null,
  })
  expect(await organisationById(world.db, id)).toMatchObject({ sectorId: vm, sectorCode: 'VM' })
})

test('an earlier name finds the organisation', async () => {
  await using world = await testWorld()
  const { id } = await renamedBody(world)
  const words = await world.db.selectFrom('searchWord').select('word').where('thingId', '=', id).execute()
  expect(words.map(({ word }) => word)).toEqual(expect.arrayContaining(['kela', 'kelo']))
})

test('what cannot be is refused before anything is written', async () => {
  await using world = await testWorld()
  const vm = await world.sector('VM')
  const id = await world.organisation({ name: 'Kela', sectorId: vm })
  await world.organisation({ name: 'Verohallinto' })
  const rename = (name: string, from: string, version: number | null = 1) =>
    deed(world, (d) => renameOrganisation(d, id, version, { ...called(name), from }))
  expect(await rename('Kelo', '2026-10-02')).toMatchObject({ ok: false, reason: 'notYet' })
  expect(await rename('Kelo', '1999-12-31')).toMatchObject({ ok: false, reason: 'organisationNotThen' })
  expect(await rename('Kelo', '2024-01-01', 7)).toMatchObject({ ok: false, reason: 'changedMeanwhile' })
  expect(await rename('verohallinto', '2024-01-01')).toMatchObject({
    ok: false,
    reason: 'organisationNameTaken',
  })
  const enter = (name: string) =>
    deed(world, (d) =>
      enterOrganisation(d, 'new', {
        ...called(name),
        sectorId: vm,
        kind: 'agency',
        validFrom: '2026-01-01',
      }),
    )
  expect(await enter('VEROHALLINTO')).toMatchObject({ ok: false, reason: 'organisationNameTaken' })
  await rename('Kelo', '2024-01-01')
  expect(
    await deed(world, (d) => reviseOrganisation(d, id, null, { validFrom: '2024-01-01' })),
  ).toMatchObject({ ok: false, reason: 'startAfterChange' })
  expect(await deed(world, (d) => endOrganisation(d, id, { lastDay: '2023-12-31' }))).toMatchObject({
    ok: false,
    reason: 'endBeforeStart',
  })
  expect(await world.db.selectFrom('deed').selectAll().execute()).toHaveLength(1)
  expect((await enter('Uusi')).ok).toBe(true)
  // The same form twice makes one.
  expect(await enter('Uusi')).toMatchObject({ ok: true, deedId: null })
  await expect(
    deed(world, (d) => moveToSector(d, id, null, { sectorId: 'none', from: '2025-01-01' })),
  ).rejects.toMatchObject({ status: 404 })
})
