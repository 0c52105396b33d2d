// The small groups' page: of today and of any day before.
import { expect, test } from 'vitest'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { testWorld } from '../world'
import { visit } from './door'

const t = wordsOfPages('fi')

test('tells who sat in each group on a day, with the sectors and the group of that day', async () => {
  await using world = await testWorld()
  const [early, late] = [
    await world.person({ lastName: 'Varhainen' }),
    await world.person({ lastName: 'Myöhäinen' }),
  ]
  const id = await world.network({ kind: 'smallGroup', nameFi: 'Pienryhmä 1', foundedOn: '2019-02-01' })
  await world.member(id, early, { validFrom: '2019-02-01', validTo: '2021-06-30', endReason: 'ownWish' })
  await world.member(id, late, { validFrom: '2021-07-01' })
  const as = world.organiser.personId
  const now = await visit(world, paths.groups(), { as })
  expect(now.text).toContain('Myöhäinen')
  expect(now.text).not.toContain('Varhainen')
  const then = await visit(world, `${paths.groups()}?on=2019-03-01`, { as })
  expect(then.text).toContain('Varhainen')
  expect(then.text).not.toContain('Myöhäinen')
  expect(then.html).toContain(paths.network(id, { on: '2019-03-01' }))
  expect(then.field('on')).toBe('2019-03-01')
  const before = await visit(world, `${paths.groups()}?on=2018-01-01`, { as })
  expect(before.text).toContain(t('registry.groups.noneThen'))
})

test('after a round is confirmed, the groups that begin later are found, and those who come to a present one', async () => {
  await using world = await testWorld()
  const as = world.organiser.personId
  const later = await world.network({ kind: 'smallGroup', nameFi: 'Pienryhmä 13', foundedOn: '2027-01-21' })
  await world.member(later, await world.person(), { validFrom: '2027-01-21' })
  const before = await visit(world, paths.groups(), { as })
  expect(before.text).toContain(t('registry.groups.toCome', { date: '21.1.2027' }))
  expect(before.html).toContain(paths.group(later))
  const now = await world.network({ kind: 'smallGroup', nameFi: 'Pienryhmä 1', foundedOn: '2019-02-01' })
  for (let at = 0; at < 7; at++) await world.member(now, await world.person())
  expect((await visit(world, paths.groups(), { as })).text).toContain(t('registry.groups.shortTag'))
  await world.member(now, await world.person(), { validFrom: '2027-01-21' })
  const { text } = await visit(world, paths.groups(), { as })
  expect(text).toContain(t('registry.groups.coming', { count: 1, date: '21.1.2027' }))
  expect(text).not.toContain(t('registry.groups.shortTag'))
  expect((await visit(world, `${paths.groups()}?on=2026-09-01`, { as })).html).not.toContain(
    paths.group(later),
  )
})
