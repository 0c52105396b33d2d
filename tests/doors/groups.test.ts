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
