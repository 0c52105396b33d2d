// Small groups on a day: sizes, sectors, liaisons.
import { expect, test } from 'vitest'
import { comingTo, groupsAt, groupsToCome } from '~/domain/groups/queries.server'
import { isShort } from '~/domain/groups/rules'
import { membership, network, person, post, registry } from '../people/registry'

const today = '2026-11-21'

test('groups come by number, with members, liaisons apart and sectors counted', async () => {
  const db = await registry()
  for (const id of ['Group 10', 'Group 2', 'Group 1']) await network(db, id, 'smallGroup')
  await network(db, 'Forum', 'forum')
  for (const [name, body] of [
    ['Aino Vero', 'vero'],
    ['Berit Ministry', 'ministry'],
    ['Carl Thl', 'thl'],
    ['David Town', 'abo'],
  ] as const) {
    await person(db, name)
    await post(db, name, body, 'johtaja')
    await membership(db, 'Group 2', name, '2019-01-01')
  }
  await person(db, 'Lia Liaison')
  await membership(db, 'Group 2', 'Lia Liaison', '2019-01-01', null, 'liaison')
  await person(db, 'Gone Before')
  await membership(db, 'Group 2', 'Gone Before', '2019-01-01', '2020-01-01')

  const groups = await groupsAt(db, today)
  expect(groups.map((group) => group.network.id)).toEqual(['Group 1', 'Group 2', 'Group 10'])
  const [empty, second] = groups
  expect(empty?.members).toEqual([])
  expect(second?.members.map((member) => member.lastName)).toEqual(['Ministry', 'Thl', 'Town', 'Vero'])
  expect(second?.liaisons.map((member) => member.lastName)).toEqual(['Liaison'])
  expect(new Map(second?.bySector)).toEqual(
    new Map([
      ['vm', 2],
      ['stm', 1],
      [null, 1],
    ]),
  )
  expect((await groupsAt(db, '2019-06-01'))[1]?.members).toHaveLength(5)
})

test('a group of seven has run short, one of eight has not, and a liaison does not count', async () => {
  const db = await registry()
  await network(db, 'Group 1', 'smallGroup')
  for (let index = 1; index <= 8; index++) {
    await person(db, `Member N${index}`)
    await membership(db, 'Group 1', `Member N${index}`, `20${10 + index}-01-01`)
  }
  await person(db, 'Lia Liaison')
  await membership(db, 'Group 1', 'Lia Liaison', '2010-01-01', null, 'liaison')
  const short = async (on: string) => (await groupsAt(db, on)).map(isShort)
  expect(await short('2017-06-01')).toEqual([true])
  expect(await short('2018-06-01')).toEqual([false])
})

test('those who come later make a group whole; who sits already and a liaison are none of them', async () => {
  const db = await registry()
  await network(db, 'Group 1', 'smallGroup')
  for (let index = 1; index <= 6; index++) {
    await person(db, `Member N${index}`)
    await membership(db, 'Group 1', `Member N${index}`, '2020-01-01', index === 1 ? '2027-01-20' : null)
  }
  await membership(db, 'Group 1', 'Member N1', '2027-01-21')
  for (const [name, from] of [
    ['Late One', '2027-01-21'],
    ['Late Two', '2027-01-21'],
    ['Later Still', '2027-03-01'],
  ] as const) {
    await person(db, name)
    await membership(db, 'Group 1', name, from)
  }
  await person(db, 'Lia Liaison')
  await membership(db, 'Group 1', 'Lia Liaison', '2027-01-21', null, 'liaison')
  expect((await comingTo(db, ['Group 1'], today)).get('Group 1')).toEqual([
    { from: '2027-01-21', count: 2 },
    { from: '2027-03-01', count: 1 },
  ])
  const [group] = await groupsAt(db, today, { coming: true })
  expect(group?.members).toHaveLength(6)
  expect(isShort(group!)).toBe(false)
  expect(isShort({ ...group!, coming: group!.coming.slice(1) })).toBe(true)
})

test('groups that are still to begin come by their day, then by number, with how many they begin with', async () => {
  const db = await registry()
  for (const id of ['Group 10', 'Group 9', 'Group 8', 'Group 1']) await network(db, id, 'smallGroup')
  await db
    .updateTable('network')
    .set({ foundedOn: '2027-01-21' })
    .where('id', 'in', ['Group 10', 'Group 9'])
    .execute()
  await db.updateTable('network').set({ foundedOn: '2027-03-01' }).where('id', '=', 'Group 8').execute()
  await person(db, 'New One')
  await membership(db, 'Group 9', 'New One', '2027-01-21')
  expect((await groupsToCome(db, today)).map(({ id, members }) => [id, members])).toEqual([
    ['Group 9', 1],
    ['Group 10', 0],
    ['Group 8', 0],
  ])
})
