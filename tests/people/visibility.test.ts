// Who sees whom, and what of them: the rule in SQL against the rule in plain words, over people met by chance.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sharedFields } from '#db/schema'
import { isFoundBy, mayLook, metBy, sees, seenFieldsOf } from '~/domain/people/visibility.server'
import { circleOfPeople, makeCircle, on } from '../directory/circle'
import { freshDatabase, testWorld } from '../world'

describe('people met by chance', () => {
  test('are found and seen exactly as the rule says', async () => {
    await fc.assert(
      fc.asyncProperty(circleOfPeople, async (given) => {
        const db = await freshDatabase()
        const circle = await makeCircle(db, given)
        for (const looker of circle.people) {
          const viewer = { personId: looker.id, organiser: false, on }
          const found = await db.selectFrom('person').select('id').where(isFoundBy(viewer)).execute()
          const expected = circle.people.filter((other) => circle.finds(looker, other)).map(({ id }) => id)
          expect(found.map(({ id }) => id).sort()).toEqual(expected.sort())
          const fields = await seenFieldsOf(db, viewer, expected)
          for (const other of circle.people.filter(({ id }) => expected.includes(id)))
            expect([...(fields.get(other.id) ?? [])].sort()).toEqual(
              sharedFields.filter((field) => circle.sees(looker, other, field)).sort(),
            )
        }
        await db.destroy()
      }),
      { numRuns: 60 },
    )
  })

  test('are filtered by a field exactly where it is seen', async () => {
    await fc.assert(
      fc.asyncProperty(circleOfPeople, fc.constantFrom(...sharedFields), async (given, field) => {
        const db = await freshDatabase()
        const circle = await makeCircle(db, given)
        const [looker] = circle.people
        if (!looker) return
        const viewer = { personId: looker.id, organiser: true, on }
        const rows = await db
          .selectFrom('person')
          .select('id')
          .where(isFoundBy(viewer))
          .where(sees(viewer, field))
          .execute()
        const expected = circle.people.filter((other) => circle.sees(looker, other, field))
        expect(rows.map(({ id }) => id).sort()).toEqual(expected.map(({ id }) => id).sort())
        await db.destroy()
      }),
      { numRuns: 60 },
    )
  })
})

describe('the directory is open', () => {
  test('to organisers, to those who hold a post, to members; not to assistants and companies’ people alone, nor to those who left', async () => {
    await using world = await testWorld()
    const may = (personId: string, organiser = false) => mayLook(world.db, { personId, organiser, on })
    const manager = await world.person()
    const assistant = await world.person({ roleClass: 'assistant' })
    const member = await world.person({ roleClass: 'assistant' })
    await world.member(await world.network(), member)
    const former = await world.person()
    await world.db
      .updateTable('appointment')
      .set({ validTo: '2026-09-30' })
      .where('personId', '=', former)
      .execute()
    expect(await may(manager)).toBe(true)
    expect(await may(assistant)).toBe(false)
    expect(await may(assistant, true)).toBe(true)
    expect(await may(member)).toBe(true)
    expect(await may(former)).toBe(false)
    const inCompany = await world.person({ organisationId: await world.organisation({ kind: 'company' }) })
    expect(await may(inCompany)).toBe(false)
    await world.member(await world.network(), inCompany)
    expect(await may(inCompany)).toBe(true)
  })
})

test('a record that was merged into another is come upon by nobody, organisers and those who shared its network included', async () => {
  await using world = await testWorld()
  const network = await world.network()
  const [mate, person, other] = [await world.person(), await world.person(), await world.person()]
  for (const id of [mate, person]) await world.member(network, id)
  const met = (personId: string, organiser: boolean) => metBy(world.db, { personId, organiser, on }, [person])
  const lookers = [[mate, false] as const, [world.organiser.personId, true] as const]
  for (const [who, organiser] of lookers) expect([...(await met(who, organiser))]).toEqual([person])
  await world.db.updateTable('person').set({ mergedInto: other }).where('id', '=', person).execute()
  for (const [who, organiser] of lookers) expect([...(await met(who, organiser))]).toEqual([])
})
