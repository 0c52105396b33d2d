// The doors of administrative sectors: the list of a day, and the forms that enter, rename, merge and correct.
import { expect, test } from 'vitest'
import { organisationById } from '~/domain/people/organisations.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { testWorld, type World } from '../world'
import { emoji, visit } from './door'

const t = wordsOfPages('fi')
type Typed = Record<string, string>

const come = (world: World, address: string, form?: Typed) =>
  visit(world, address, { as: world.organiser.personId, ...(form && { form }) })

const labour = { code: 'tem', nameFi: 'työministeriö', nameSv: '', nameEn: 'Labour' }

test('entering puts a sector into the order; what is wrong is said at its field and what was typed stays', async () => {
  await using world = await testWorld()
  await world.sector('VM')
  expect((await come(world, paths.newSector())).field('position')).toBe('2')
  const typed = { id: 'a-sector', ...labour, position: '2', validFrom: '2020-01-01' }
  for (const [wrong, fault] of [
    [{ code: '' }, 'frame.form.fillIn'],
    [{ position: '0' }, 'registry.sector.fault.notAPlace'],
    [{ code: 'vm' }, 'reasons.sectorCodeTaken'],
    [{ validFrom: 'eilen' }, 'frame.form.notADay'],
  ] as const) {
    const page = await come(world, paths.newSector(), { ...typed, nameSv: emoji, ...wrong })
    expect(page.text).toContain(t(fault))
    expect(page.field('nameSv')).toBe(emoji)
  }
  const done = await come(world, paths.newSector(), typed)
  expect(done.to).toMatch(/^\/sectors\?done=entered&deed=/)
  expect((await come(world, paths.newSector(), typed)).to).toBe('/sectors?done=entered')
  const page = await come(world, done.to ?? '')
  expect(page.text).toContain(t('registry.sectors.found', { count: 2 }))
  expect(page.text).toContain('TEM työministeriö')
  expect((await come(world, `${paths.sectors()}?on=2019-12-31`)).text).toContain(
    t('registry.sectors.found', { count: 1 }),
  )
})

test('a new name from a day has a successor with the organisations; both show where the other went', async () => {
  await using world = await testWorld()
  const ktm = await world.sector('KTM')
  const body = await world.organisation({ sectorId: ktm })
  const typed = { intent: 'rename', newId: 'tem', ...labour }
  const ahead = await come(world, paths.sector(ktm), { ...typed, from: '2027-01-01' })
  expect(ahead.text).toContain(t('reasons.notYet'))
  expect(ahead.html).toContain('value="työministeriö"')
  const done = await come(world, paths.sector(ktm), { ...typed, from: '2023-01-01' })
  expect(done.to).toMatch(/^\/sectors\/tem\?done=renamed&deed=/)
  expect((await come(world, paths.sector(ktm), { ...typed, from: '2023-01-01' })).to).toBe(
    '/sectors/tem?done=renamed',
  )
  expect((await organisationById(world.db, body, '2022-12-31'))?.sectorCode).toBe('KTM')
  expect((await organisationById(world.db, body, '2023-01-01'))?.sectorCode).toBe('TEM')
  expect((await come(world, paths.sector(ktm))).text).toContain(`${t('registry.organisation.successor')} TEM`)
  expect((await come(world, paths.sector('tem'))).text).toContain(
    t('registry.organisations.found', { count: 1 }),
  )
})

test('merging and correcting', async () => {
  await using world = await testWorld()
  const [a, b] = [await world.sector('A'), await world.sector('B')]
  const body = await world.organisation({ sectorId: a })
  const merge = (form: Typed) => come(world, paths.sector(a), { intent: 'merge', ...form })
  expect((await merge({ into: '', lastDay: '2025-12-31' })).text).toContain(t('frame.form.fillIn'))
  expect((await merge({ into: a, lastDay: '2025-12-31' })).text).toContain(t('reasons.mergesIntoItself'))
  expect((await merge({ into: b, lastDay: '2025-12-31' })).to).toMatch(/^\/sectors\/.*\?done=merged&deed=/)
  expect((await organisationById(world.db, body, '2026-01-01'))?.sectorCode).toBe('B')
  const corrected = { intent: 'correct', ...labour, code: 'B', position: '7', validFrom: '1999-01-01' }
  expect((await come(world, paths.sector(b), corrected)).to).toMatch(/done=corrected/)
  const row = await world.db.selectFrom('sector').selectAll().where('id', '=', b).executeTakeFirst()
  expect(row).toMatchObject({ nameFi: 'työministeriö', position: 7, validFrom: '1999-01-01' })
})
