// Splitting, merging and ending groups through their doors, and the history that tells of it.
import { expect, test } from 'vitest'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { smallGroup } from '../renewals/group'
import { testWorld, type World } from '../world'
import { visit } from './door'

const t = wordsOfPages('fi')
const organiser = (world: World) => ({ as: world.organiser.personId })

const group = (world: World, size: number, number: number) =>
  smallGroup(world, size, {
    nameFi: `Pienryhmä ${number}`,
    nameSv: `Smågrupp ${number}`,
    nameEn: `Small group ${number}`,
  })

const hidden = async (world: World, address: string, names: string[]) => {
  const page = await visit(world, address, organiser(world))
  return Object.fromEntries(names.map((name) => [name, page.field(name) ?? '']))
}

const splitFields = [
  'version',
  'from',
  'id1',
  'id2',
  'nameFi1',
  'nameSv1',
  'nameEn1',
  'nameFi2',
  'nameSv2',
  'nameEn2',
]

test('a split is proposed a name and a day, done once however often it is sent, told and undone', async () => {
  await using world = await testWorld()
  const { id, people } = await group(world, 9, 3)
  const address = paths.splitGroup(id)
  const page = await visit(world, address, organiser(world))
  expect(page.status).toBe(200)
  expect(page.field('nameFi1')).toBe('Pienryhmä 4')
  expect(page.field('from')).toBe('2026-10-02')
  const form = {
    ...(await hidden(world, address, splitFields)),
    ...Object.fromEntries(people.map((person, at) => [`seat-${person}`, at < 4 ? '1' : 'stays'])),
    liaisonToo: 'on',
    tell: 'on',
  }
  const sent = await Promise.all([1, 2].map(() => visit(world, address, { ...organiser(world), form })))
  expect(sent.every(({ to }) => to?.startsWith(paths.groupHistory(id)))).toBe(true)
  const names = await world.db.selectFrom('network').select('nameFi').orderBy('nameFi').execute()
  expect(names.map(({ nameFi }) => nameFi)).toEqual(['Pienryhmä 3', 'Pienryhmä 4'])
  const done = sent.find(({ to }) => to?.includes('deed='))?.to ?? ''
  world.pass({ hours: 48 })
  const told = await visit(world, done, organiser(world))
  expect(told.text).toContain(t('renewing.reshaped.split'))
  expect(told.text).toContain(`${t('renewing.history.became.split', { date: '2.10.2026' })} Pienryhmä 4`)
  expect(told.text).toContain(t('frame.membershipEnd.groupSplit'))
  const deed = /deed=([\w-]+)/.exec(done)?.[1] ?? ''
  await visit(world, paths.undoDeed(deed), { ...organiser(world), form: { back: address } })
  expect(await world.db.selectFrom('lineage').selectAll().execute()).toEqual([])
})

test('what is wrong with a split is told at its field, and every choice stays', async () => {
  await using world = await testWorld()
  const { id, people } = await group(world, 3, 3)
  const address = paths.splitGroup(id)
  const fields = await hidden(world, address, splitFields)
  const [one = '', two = ''] = people
  const press = (form: Record<string, string>) =>
    visit(world, address, { ...organiser(world), form: { ...fields, [`seat-${one}`]: '1', ...form } })
  const noDay = await press({ from: '' })
  expect(noDay.text).toContain(t('frame.form.fillIn'))
  expect(noDay.field(`seat-${one}`)).toBe('1')
  expect((await press({ nameFi1: '', nameSv1: '', nameEn1: '' })).text).toContain(t('reasons.nameMissing'))
  expect((await press({ nameFi1: 'Pienryhmä 3' })).text).toContain(t('reasons.groupNameTaken'))
  expect((await press({ [`seat-${one}`]: 'stays' })).text).toContain(t('reasons.splitNobody'))
  const all = Object.fromEntries(people.map((person) => [`seat-${person}`, '1']))
  expect((await press(all)).text).toContain(t('reasons.nobodyStays'))
  const stale = await press({ version: '99', [`seat-${two}`]: '2' })
  expect(stale.text).toContain(t('reasons.changedMeanwhile'))
})

test('a merger is looked at first: who comes, whether they are too many or of one organisation', async () => {
  await using world = await testWorld()
  const [small, large] = [await group(world, 3, 3), await group(world, 8, 4)]
  const organisationId = await world.organisation()
  for (const id of [small.people[0], large.people[0]]) {
    await world.db
      .deleteFrom('appointment')
      .where('personId', '=', id ?? '')
      .execute()
    await world.appoint(id ?? '', organisationId)
  }
  const address = paths.mergeGroup(small.id, { into: large.id })
  const page = await visit(world, address, organiser(world))
  expect(page.text).toContain(t('renewing.merge.tooMany', { count: 11 }))
  expect(page.text).toContain(t('renewing.merge.alike'))
  const form = await hidden(world, address, ['version', 'into', 'from'])
  const merged = await visit(world, address, { ...organiser(world), form })
  expect(merged.to).toMatch(new RegExp(`^${paths.groupHistory(large.id)}\\?done=merged&deed=`))
  const again = await visit(world, address, { ...organiser(world), form })
  expect(again.text).toContain(t('reasons.changedMeanwhile'))
  const told = await visit(world, merged.to ?? '', organiser(world))
  expect(told.text).toContain(`${t('renewing.history.cameOf.merged', { date: '2.10.2026' })} Pienryhmä 3`)
  const wrongDay = await visit(world, address, { ...organiser(world), form: { ...form, from: 'eilen' } })
  expect(wrongDay.text).toContain(t('frame.form.notADay'))
})

test('an ended group says why in its history to organisers; it can be split, merged and ended no more', async () => {
  await using world = await testWorld()
  const { id } = await group(world, 3, 3)
  await group(world, 3, 4)
  const address = paths.endGroup(id)
  const page = await visit(world, address, organiser(world))
  expect(page.text).toContain(t('renewing.end.members', { count: 3 }))
  const form = { ...(await hidden(world, address, ['version', 'from'])), why: 'Jäsenet toivoivat niin' }
  const early = await visit(world, address, { ...organiser(world), form: { ...form, from: '2000-01-01' } })
  expect(early.text).toContain(t('reasons.endBeforeStart'))
  expect(early.field('why')).toBe('Jäsenet toivoivat niin')
  const ended = await visit(world, address, { ...organiser(world), form })
  expect((await visit(world, ended.to ?? '', organiser(world))).text).toContain('Jäsenet toivoivat niin')
  for (const to of [paths.splitGroup(id), paths.mergeGroup(id), paths.endGroup(id)])
    expect((await visit(world, to, organiser(world))).text).toContain(t('reasons.groupOver'))
})

test('members see their group’s history without why others left; others do not see it', async () => {
  await using world = await testWorld()
  const { id, people, liaison } = await group(world, 3, 3)
  const [me = '', other = '', left = ''] = people
  await world.db
    .updateTable('membership')
    .set({ validTo: '2024-12-31', endReason: 'noLongerFits' })
    .where('personId', '=', left)
    .execute()
  await world.member(id, left, { validFrom: '2026-01-01' })
  await world.db
    .insertInto('meetingReport')
    .values({
      ...{ id: 'r', networkId: id, eventId: null, heldOn: '2026-05-04', askedAt: null, askedOf: null },
      ...{ met: 1, people: 7, answeredBy: null, answeredAt: null },
    })
    .execute()
  const address = paths.groupHistory(id)
  const mine = await visit(world, address, { as: me })
  expect(mine.status).toBe(200)
  expect(mine.text).toContain(
    t('renewing.history.peopleSays', { from: '1.1.2010', to: '1.10.2026', count: 3 }),
  )
  expect(mine.text).toContain('1.1.2020–31.12.2024')
  expect(mine.text).toContain('4.5.2026')
  expect(mine.text).not.toContain(t('frame.membershipEnd.noLongerFits'))
  expect(mine.html).not.toContain(`href="${paths.person(other)}"`)
  expect(mine.text).not.toContain(t('renewing.split.title'))
  expect((await visit(world, address, { as: liaison })).status).toBe(200)
  expect((await visit(world, address, { as: await world.person() })).status).toBe(403)
  const own = await visit(world, address, organiser(world))
  expect(own.text).toContain(t('frame.membershipEnd.noLongerFits'))
  expect(own.html).toContain(`href="${paths.person(other)}"`)
})

test.each(['sv', 'en'] as const)('the pages are whole in %s', async (locale) => {
  await using world = await testWorld()
  const [one, other] = [await group(world, 9, 3), await group(world, 8, 4)]
  for (const to of [
    paths.splitGroup(one.id),
    paths.mergeGroup(one.id, { into: other.id }),
    paths.endGroup(one.id),
    paths.groupHistory(one.id),
    paths.network(one.id),
  ]) {
    const page = await visit(world, to, { ...organiser(world), locale })
    expect(page.status).toBe(200)
    expect(page.text).not.toMatch(/renewing\.|\{\{|undefined/)
  }
})
