// What the composer is given of a round, read from a real database.
import { expect, test } from 'vitest'
import { compose } from '~/domain/groups/composer/compose'
import { roundById } from '~/domain/rounds/rounds.server'
import { problemOf } from '~/domain/rounds/problem.server'
import { testWorld, type World } from '../world'
import { candidate, groupWith, round } from './round'

const on = '2026-10-01'

const problem = async (world: World, roundId: string, overrides = {}) =>
  problemOf(world.db, await roundById(world.db, roundId), on, overrides)
const personIn = (found: Awaited<ReturnType<typeof problem>>, id: string) =>
  found.people.find((person) => person.id === id)

test('holds who sits, and who said yes; not who is silent, says no, was taken out, or sits in another group', async () => {
  await using world = await testWorld()
  const [sitting, yes, silent, no, out, away, liaison] = await Promise.all(
    Array.from({ length: 7 }, () => world.person()),
  )
  const group = await groupWith(world, [sitting!])
  await world.member(group, liaison!, { role: 'liaison' })
  await groupWith(world, [away!])
  const id = await round(world, { groups: [group] })
  await candidate(world, id, yes!, { answer: 'yes' })
  await candidate(world, id, silent!)
  await candidate(world, id, no!, { answer: 'notNow' })
  await candidate(world, id, out!, { answer: 'yes', removedAt: world.now() })
  await candidate(world, id, away!, { answer: 'yes' })
  const found = await problem(world, id)
  expect(found.people.map((person) => person.id).sort()).toEqual([sitting, yes].sort())
  expect(personIn(found, sitting!)).toMatchObject({ group, fixed: true })
  expect(personIn(found, sitting!)?.pinned).toBeUndefined()
  expect(personIn(found, yes!)).toMatchObject({ group: null, fixed: false })
  expect(found.groups).toEqual([{ id: group, existing: true }])
  expect(found.size).toEqual({ min: 8, max: 10 })
})

test('leaves out a member who has left before the first day, and counts one who joins by then', async () => {
  await using world = await testWorld()
  const [leaves, joins] = [await world.person(), await world.person()]
  const group = await groupWith(world, [])
  await world.member(group, leaves, { validTo: '2026-12-31' })
  await world.member(group, joins, { validFrom: '2026-11-01' })
  const id = await round(world, { groups: [group], startsOn: '2027-01-01' })
  expect((await problem(world, id)).people.map((person) => person.id)).toEqual([joins])
})

test('takes organisation, sector, level, language and region as the registry and the wishes tell', async () => {
  await using world = await testWorld()
  const sectorId = await world.sector('VM')
  const organisationId = await world.organisation({ sectorId })
  const one = await world.person({ organisationId, roleClass: 'headOfAgency', language: 'fi' })
  await world.db
    .updateTable('person')
    .set({ gender: 'woman', homeRegion: '06' })
    .where('id', '=', one)
    .execute()
  const id = await round(world)
  await candidate(world, id, one, { answer: 'yes', language: 'sv' })
  expect(personIn(await problem(world, id), one)).toEqual({
    id: one,
    organisation: organisationId,
    superior: null,
    group: null,
    fixed: false,
    sector: 'VM',
    gender: 'woman',
    role: 'top',
    language: 'sv',
    region: '06',
  })
})

test('the superior is who holds the position above on the day, one of the round before others', async () => {
  await using world = await testWorld()
  const house = await world.organisation()
  const above = await world.position(house)
  const below = await world.position(house, { superiorId: above })
  const [former, outside, here, own] = await Promise.all(
    Array.from({ length: 4 }, () => world.person({ senior: false })),
  )
  await world.appoint(former!, house, { positionId: above, validTo: '2025-12-31' })
  await world.appoint(outside!, house, { positionId: above, validFrom: '2026-02-01' })
  await world.appoint(here!, house, { positionId: above, validFrom: '2026-01-01' })
  await world.appoint(own!, house, { positionId: below })
  const id = await round(world)
  for (const one of [former!, here!, own!]) await candidate(world, id, one, { answer: 'yes' })
  expect(personIn(await problem(world, id), own!)?.superior).toBe(here)
})

test('who sat in one group at the same time has met; those who came and went have not', async () => {
  await using world = await testWorld()
  const [a, b, c] = (await Promise.all(Array.from({ length: 3 }, () => world.person()))).sort()
  const old = await groupWith(world, [])
  await world.member(old, a!, { validFrom: '2015-01-01', validTo: '2017-12-31' })
  await world.member(old, b!, { validFrom: '2017-12-31', validTo: '2019-12-31' })
  await world.member(old, c!, { validFrom: '2018-01-01', validTo: '2019-12-31' })
  const id = await round(world)
  for (const one of [a!, b!, c!]) await candidate(world, id, one, { answer: 'yes' })
  const found = await problem(world, id)
  const pairs = found.met.map((pair) => pair.join(' ')).sort()
  expect(pairs).toEqual([`${a} ${b}`, `${b} ${c}`].sort())
  for (const past of found.pastGroups)
    for (const [at, one] of past.entries())
      for (const other of past.slice(at + 1)) expect(pairs).toContain([one, other].sort().join(' '))
  expect(found.pastGroups).toHaveLength(1)
})

test('a pin holds a candidate to a group, a new one too; a member only when the organiser says so', async () => {
  await using world = await testWorld()
  const [sitting, moved, fresh] = await Promise.all(Array.from({ length: 3 }, () => world.person()))
  const [one, other] = [await groupWith(world, [sitting!, moved!]), await groupWith(world, [])]
  const id = await round(world, { groups: [one, other] })
  await candidate(world, id, fresh!, { answer: 'yes' })
  const found = await problem(world, id, {
    pins: { [sitting!]: one, [moved!]: other, [fresh!]: 'new2' },
    size: { min: 2, max: 4 },
    groupCount: 3,
  })
  expect(personIn(found, sitting!)).toMatchObject({ group: one, fixed: true })
  expect(personIn(found, sitting!)?.pinned).toBeUndefined()
  expect(personIn(found, moved!)).toMatchObject({ group: other, fixed: true, pinned: true })
  expect(personIn(found, fresh!)).toMatchObject({ group: 'new2', fixed: true, pinned: true })
  expect(found.groups).toEqual([
    { id: one, existing: true },
    { id: other, existing: true },
    { id: 'new2', existing: false },
  ])
  expect(found).toMatchObject({ size: { min: 2, max: 4 }, groupCount: 3 })
})

test('a member of two of its groups is one person, in the one they have sat in longest', async () => {
  await using world = await testWorld()
  const one = await world.person()
  const [later, earlier] = [await groupWith(world, []), await groupWith(world, [])]
  await world.member(later, one, { validFrom: '2024-01-01' })
  await world.member(earlier, one, { validFrom: '2019-01-01' })
  const id = await round(world, { groups: [later, earlier] })
  const found = await problem(world, id)
  expect(found.people).toHaveLength(1)
  expect(found.people[0]?.group).toBe(earlier)
})

test('what it makes can be composed: no group goes on, or none but those that go on', async () => {
  await using world = await testWorld()
  const people = await Promise.all(Array.from({ length: 20 }, () => world.person()))
  const without = await round(world)
  for (const one of people.slice(0, 16)) await candidate(world, without, one, { answer: 'yes' })
  const made = compose(await problem(world, without))
  expect(made.ok && new Set(Object.values(made.assignment)).size).toBe(2)

  const group = await groupWith(world, people.slice(0, 8))
  const only = await round(world, { groups: [group] })
  const kept = compose(await problem(world, only))
  expect(kept.ok && new Set(Object.values(kept.assignment))).toEqual(new Set([group]))
})
