// Courses: taking in, leaving, completing; those who complete become alumni unless they once said no.
import { expect, test } from 'vitest'
import { inDeed, type Deed } from '~/domain/core/deeds.server'
import { undoDeed } from '~/domain/core/undoing.server'
import { membershipsOf } from '~/domain/networks/queries.server'
import {
  complete,
  completeTogether,
  enrol,
  enterCourse,
  enterProgramme,
  leaveCourse,
  reviseCourse,
  reviseProgramme,
} from '~/domain/programmes/course-acts.server'
import { coursesOf, peopleOnCourse } from '~/domain/programmes/queries.server'
import { testWorld, type World } from '../world'

const deed = <Result extends { ok: boolean }>(world: World, act: (d: Deed) => Promise<Result>) =>
  inDeed(
    world.db,
    { actor: world.organiser, now: world.now() },
    { act: 'test', thing: { kind: 'course', id: 'x' } },
    act,
  )

const uudistuja = { nameFi: 'Uudistuja', nameSv: 'Förnyaren', nameEn: 'Renewer' }
const days = { startsOn: '2026-02-01', endsOn: '2026-09-30' }

/** A programme with course 1 and an alumni network founded in 2010. */
async function programme(world: World) {
  await deed(world, (d) => enterProgramme(d, 'p', uudistuja))
  await deed(world, (d) => enterCourse(d, 'c', { programmeId: 'p', number: 1, ...days }))
  return world.network({ kind: 'alumni', programmeId: 'p' })
}

const enrolled = async (world: World, personId: string) => {
  const done = await deed(world, (d) => enrol(d, d.newId(), { courseId: 'c', personId, on: '2026-01-15' }))
  if (!done.ok) throw new Error(done.reason)
  return done.id
}

test('numbers are unique in a programme, ends come after starts, names once; the same form twice makes one', async () => {
  await using world = await testWorld()
  await programme(world)
  const enter = (given: Partial<Parameters<typeof enterCourse>[2]>, id = 'new') =>
    deed(world, (d) => enterCourse(d, id, { programmeId: 'p', number: 2, ...days, ...given }))
  expect(await enter({ number: 1 })).toMatchObject({ reason: 'courseNumberTaken' })
  expect(await enter({ endsOn: '2026-01-31' })).toMatchObject({ reason: 'endBeforeStart' })
  expect(await enter({ endsOn: '2026-02-01' })).toMatchObject({ ok: true })
  expect(await enter({})).toMatchObject({ ok: true, deedId: null })
  const revise = (number: number, endsOn = days.endsOn) =>
    deed(world, (d) => reviseCourse(d, 'new', { number, startsOn: days.startsOn, endsOn }))
  expect(await revise(1)).toMatchObject({ reason: 'courseNumberTaken' })
  expect(await revise(2, '2025-01-01')).toMatchObject({ reason: 'endBeforeStart' })
  expect(await revise(3)).toMatchObject({ ok: true })
  expect((await coursesOf(world.db, 'p')).map(({ number }) => number)).toEqual([3, 1])
  expect(
    await deed(world, (d) => enterProgramme(d, 'q', { ...uudistuja, nameFi: 'UUDISTUJA' })),
  ).toMatchObject({
    reason: 'programmeNameTaken',
  })
  expect(await deed(world, (d) => reviseProgramme(d, 'p', { ...uudistuja, nameFi: 'Uusi' }))).toMatchObject({
    ok: true,
  })
  await expect(
    deed(world, (d) => enterCourse(d, 'x', { programmeId: 'none', number: 1, ...days })),
  ).rejects.toMatchObject({ status: 404 })
})

test('taking part, leaving, coming back', async () => {
  await using world = await testWorld()
  await programme(world)
  const person = await world.person()
  const id = await enrolled(world, person)
  const again = () =>
    deed(world, (d) => enrol(d, 'other', { courseId: 'c', personId: person, on: '2026-03-01' }))
  expect(await again()).toMatchObject({ reason: 'enrolledAlready' })
  const leave = (on: string) => deed(world, (d) => leaveCourse(d, id, on))
  expect(await leave('2026-01-14')).toMatchObject({ reason: 'endBeforeStart' })
  expect(await leave('2026-04-01')).toMatchObject({ ok: true })
  expect(await leave('2026-04-01')).toMatchObject({ ok: true, deedId: null })
  expect(await leave('2026-04-02')).toMatchObject({ reason: 'leftAlready' })
  expect((await coursesOf(world.db, 'p'))[0]).toMatchObject({ participants: 0 })
  expect(await again()).toMatchObject({ ok: true, id })
  expect((await coursesOf(world.db, 'p'))[0]).toMatchObject({ participants: 1, completers: 0 })
  await deed(world, (d) => complete(d, { courseId: 'c', personId: person, on: '2026-09-30' }))
  expect(await leave('2026-05-01')).toMatchObject({ reason: 'completedAlready' })
  expect(await peopleOnCourse(world.db, 'c', '2026-10-01')).toMatchObject([
    { id: person, participantId: id, leftOn: null, completedOn: '2026-09-30' },
  ])
})

test('those who complete join the alumni; who once left by own wish is left in peace; undo takes all back', async () => {
  await using world = await testWorld()
  const alumni = await programme(world)
  const other = await world.network({ kind: 'alumni', programmeId: null })
  const late = await world.network({ kind: 'alumni', programmeId: 'p', foundedOn: '2026-10-01' })
  await world.network({ kind: 'alumni', programmeId: 'p', endedOn: '2020-01-01' })
  const [plain, optedOut, member, moved, cameBack] = await Promise.all(
    [1, 2, 3, 4, 5].map(() => world.person()),
  )
  const people = [plain, optedOut, member, moved, cameBack].map((id) => id ?? '')
  for (const id of people) await enrolled(world, id)
  const gone = { validFrom: '2015-01-01', validTo: '2018-12-31' }
  for (const network of [alumni, late]) {
    await world.member(network, optedOut ?? '', { ...gone, endReason: 'ownWish' })
    await world.member(network, member ?? '')
  }
  await world.member(alumni, moved ?? '', { ...gone, endReason: 'leftState' })
  await world.member(alumni, cameBack ?? '', { ...gone, endReason: 'ownWish' })
  await world.member(alumni, cameBack ?? '', { validFrom: '2020-01-01', validTo: '2021-01-01' })
  const before = await world.db.selectFrom('membership').selectAll().orderBy('id').execute()
  const done = await deed(world, (d) =>
    completeTogether(d, { courseId: 'c', personIds: [...people, people[0] ?? ''], on: '2026-09-30' }),
  )
  expect(done).toMatchObject({ ok: true, marked: 5, joined: 3, optedOut: 1 })
  const begun = async (id = '') =>
    (await membershipsOf(world.db, id))
      .filter(({ validFrom }) => validFrom >= '2026-09-30')
      .map(({ networkId, validFrom }) => [networkId, validFrom])
      .sort()
  const both = [
    [alumni, '2026-09-30'],
    [late, '2026-10-01'],
  ].sort()
  expect(await begun(plain)).toEqual(both)
  expect(await begun(moved)).toEqual(both)
  expect(await begun(cameBack)).toEqual(both)
  expect(await begun(optedOut)).toEqual([])
  expect(await begun(member)).toEqual([])
  expect((await membershipsOf(world.db, plain ?? '')).some(({ networkId }) => networkId === other)).toBe(
    false,
  )
  // Twice is once.
  const again = await deed(world, (d) =>
    completeTogether(d, { courseId: 'c', personIds: people, on: '2026-09-30' }),
  )
  expect(again).toMatchObject({ ok: true, marked: 0, joined: 0, deedId: null })
  await undoDeed(world.db, { actor: world.organiser, now: world.now() }, done.deedId ?? '')
  expect(await world.db.selectFrom('membership').selectAll().orderBy('id').execute()).toEqual(before)
  expect(await world.db.selectFrom('completion').selectAll().execute()).toEqual([])
})

test('nobody completes a course before it begins', async () => {
  await using world = await testWorld()
  await programme(world)
  const person = await world.person()
  expect(
    await deed(world, (d) => complete(d, { courseId: 'c', personId: person, on: '2026-01-31' })),
  ).toMatchObject({ ok: false, reason: 'beforeCourse', deedId: null })
})
