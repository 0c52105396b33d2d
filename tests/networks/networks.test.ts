// Networks as they stood on a day.
import { expect, test } from 'vitest'
import { dateOf } from '~/domain/core/time'
import { membersOf, membershipsOf, networkById, networksAt } from '~/domain/networks/queries.server'
import {
  coursesCompletedBy,
  coursesOf,
  peopleOnCourse,
  programmeList,
} from '~/domain/programmes/queries.server'
import { wordsOfPages } from '~/i18n/all'
import { networkPage } from '~/parts/networks/network-page.server'
import { paths } from '~/paths'
import { visit } from '../doors/door'
import { smallGroup } from '../meetings/group'
import { membership, network, person, post, registry } from '../people/registry'
import { testWorld } from '../world'

const today = '2026-11-21'

async function forum() {
  const db = await registry()
  await network(db, 'HR forum', 'forum')
  for (const name of ['Aino Aalto', 'Chair Öst', 'Left Early', 'Came Back']) await person(db, name)
  await membership(db, 'HR forum', 'Aino Aalto', '2012-01-01')
  await membership(db, 'HR forum', 'Chair Öst', '2018-01-01', null, 'chair')
  await membership(db, 'HR forum', 'Left Early', '2010-01-01', '2019-03-01')
  await membership(db, 'HR forum', 'Came Back', '2010-01-01', '2015-12-31')
  await membership(db, 'HR forum', 'Came Back', '2021-01-01')
  return db
}
const lastNames = (rows: { lastName: string }[]) => rows.map((row) => row.lastName)

test('who was a member on 1.3.2019, the chair first', async () => {
  const db = await forum()
  expect(lastNames(await membersOf(db, 'HR forum', '2019-03-01'))).toEqual(['Öst', 'Aalto', 'Early'])
  expect(lastNames(await membersOf(db, 'HR forum', '2019-03-02'))).toEqual(['Öst', 'Aalto'])
  expect(lastNames(await membersOf(db, 'HR forum', '2014-01-01'))).toEqual(['Aalto', 'Back', 'Early'])
  expect(lastNames(await membersOf(db, 'HR forum', today))).toEqual(['Öst', 'Aalto', 'Back'])
  expect(await membersOf(db, 'HR forum', '2000-01-01')).toEqual([])
})

test('a member is shown with the post held on that day, not the one of today', async () => {
  const db = await forum()
  await post(db, 'Aino Aalto', 'vero', 'henkilöstöpäällikkö', { from: '2012-01-01', to: '2020-12-31' })
  await post(db, 'Aino Aalto', 'thl', 'henkilöstöjohtaja', { from: '2021-01-01' })
  const on = async (day: string) =>
    (await membersOf(db, 'HR forum', day)).find((member) => member.id === 'Aino Aalto')?.post?.organisationId
  expect(await on('2019-03-01')).toBe('vero')
  expect(await on(today)).toBe('thl')
})

test('networks of a day with their sizes then; ended and later ones are left out', async () => {
  const db = await forum()
  await network(db, 'Ended', 'professional', { to: '2018-12-31' })
  await network(db, 'Later', 'professional', { from: '2030-01-01' })
  await network(db, 'Group', 'smallGroup')
  const listed = async (on: string, given = {}) =>
    (await networksAt(db, on, given)).map((row) => [row.id, row.members])
  expect(await listed(today)).toEqual([
    ['Group', 0],
    ['HR forum', 3],
  ])
  expect(await listed('2018-12-31', { kinds: ['professional'] })).toEqual([['Ended', 0]])
  expect(await listed(today, { of: 'Left Early' })).toEqual([])
  expect(await listed('2019-03-01', { of: 'Left Early' })).toEqual([['HR forum', 3]])
  expect(await networkById(db, 'nowhere')).toBeNull()
})

test('a small group’s liaison is not counted among its members, in the list as on its page', async () => {
  await using world = await testWorld()
  const group = await smallGroup(world)
  const [listed] = await networksAt(world.db, dateOf(world.now()), { kinds: ['smallGroup'] })
  expect(listed?.members).toBe(4)
  const actor = await world.actor(group.liaison.personId)
  const page = await networkPage(world.db, group.id, new URLSearchParams(), { actor, now: world.now() })
  expect([page.counted, page.total]).toEqual([4, 5])
  const shown = await visit(world, paths.network(group.id), { as: group.outsider.personId })
  expect(shown.text).toContain(wordsOfPages('fi')('registry.networks.members', { count: 4 }))
})

test('the liaison of any other network is one of its members', async () => {
  await using world = await testWorld()
  const id = await world.network()
  const liaison = await world.person()
  await world.member(id, liaison, { role: 'liaison' })
  await world.member(id, await world.person())
  const [listed] = await networksAt(world.db, dateOf(world.now()), { of: liaison })
  expect(listed?.members).toBe(2)
  const by = { actor: await world.actor(liaison), now: world.now() }
  const page = await networkPage(world.db, id, new URLSearchParams(), by)
  expect([page.counted, page.total]).toEqual([2, 2])
})

test('a person’s memberships are a history: both spells are there, the newest first', async () => {
  const db = await forum()
  expect((await membershipsOf(db, 'Came Back')).map((row) => [row.validFrom, row.validTo])).toEqual([
    ['2021-01-01', null],
    ['2010-01-01', '2015-12-31'],
  ])
})

test('programmes, their courses and who completed them; one person in two courses counts once', async () => {
  const db = await forum()
  const called = { nameFi: 'Tulevaisuuden johtajat', nameSv: 'Framtidens ledare', nameEn: 'Future leaders' }
  await db
    .insertInto('programme')
    .values({ id: 'tj', ...called })
    .execute()
  await db
    .insertInto('course')
    .values([
      { id: 'c1', programmeId: 'tj', number: 1, startsOn: '2008-01-01', endsOn: '2008-12-01' },
      { id: 'c10', programmeId: 'tj', number: 10, startsOn: '2017-01-01', endsOn: '2017-12-01' },
      { id: 'c2', programmeId: 'tj', number: 2, startsOn: '2009-01-01', endsOn: '2009-12-01' },
    ])
    .execute()
  const completed = (personId: string, courseId: string, completedOn: string) =>
    db
      .insertInto('completion')
      .values({ id: `${personId} ${courseId}`, personId, courseId, completedOn })
      .execute()
  await completed('Aino Aalto', 'c1', '2008-12-01')
  await completed('Aino Aalto', 'c10', '2017-12-01')
  await completed('Chair Öst', 'c1', '2008-12-01')
  expect(await programmeList(db)).toEqual([{ id: 'tj', ...called, courses: 3, completers: 2 }])
  expect((await coursesOf(db, 'tj')).map((course) => [course.number, course.completers])).toEqual([
    [10, 1],
    [2, 0],
    [1, 2],
  ])
  expect(lastNames(await peopleOnCourse(db, 'c1', today))).toEqual(['Aalto', 'Öst'])
  expect((await coursesCompletedBy(db, 'Aino Aalto')).map((course) => course.number)).toEqual([10, 1])
})
