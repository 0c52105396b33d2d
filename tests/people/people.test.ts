// People, their posts on a day, and the lists of them.
import { expect, test } from 'vitest'
import { formerStaffOf, organisationList, staffOf } from '~/domain/people/organisations.server'
import {
  assistanceOf,
  currentPostsOf,
  peopleList,
  personById,
  sectorsAt,
} from '~/domain/people/queries.server'
import { countBySector, holdsOn } from '~/domain/people/rules'
import { readDay, readPage, readSort } from '~/domain/people/search'
import { person, post, registry } from './registry'

const today = '2026-11-21'
const names = (rows: { firstName: string; lastName: string }[]) =>
  rows.map((row) => `${row.firstName} ${row.lastName}`)

test('the post of a day: a senior one before others, then the newest, with the organisation and its sector', async () => {
  const db = await registry()
  await person(db, 'Aino Virta')
  await post(db, 'Aino Virta', 'vero', 'ylijohtaja', { from: '2015-01-01', senior: true })
  await post(db, 'Aino Virta', 'thl', 'asiantuntija', { from: '2020-01-01' })
  await person(db, 'Kaarlo Ilves')
  await post(db, 'Kaarlo Ilves', 'thl', 'johtaja', { from: '2012-01-01' })
  await post(db, 'Kaarlo Ilves', 'abo', 'stadsdirektör', { from: '2018-01-01' })
  await person(db, 'Ville Oksala')
  const posts = await currentPostsOf(db, ['Aino Virta', 'Kaarlo Ilves', 'Ville Oksala'], today)
  expect(posts.get('Aino Virta')).toEqual({
    titleFi: 'ylijohtaja',
    titleSv: '',
    titleEn: '',
    organisationId: 'vero',
    nameFi: 'Verohallinto',
    nameSv: 'Verohallinto på svenska',
    nameEn: 'Verohallinto in English',
    kind: 'agency',
    sectorId: 'vm',
    sectorCode: 'VM',
    roleClass: 'director',
    seniorManagement: true,
  })
  expect(posts.get('Kaarlo Ilves')).toMatchObject({
    titleFi: 'stadsdirektör',
    sectorId: null,
    sectorCode: null,
  })
  expect(posts.has('Ville Oksala')).toBe(false)
})

test('a post is held on its first and its last day and on no other side of them', async () => {
  const db = await registry()
  await person(db, 'Aino Virta')
  await post(db, 'Aino Virta', 'vero', 'johtaja', { from: '2018-03-01', to: '2019-03-31' })
  const held = async (on: string) => (await currentPostsOf(db, ['Aino Virta'], on)).size
  expect(await held('2018-02-28')).toBe(0)
  expect(await held('2018-03-01')).toBe(1)
  expect(await held('2019-03-31')).toBe(1)
  expect(await held('2019-04-01')).toBe(0)
  expect(holdsOn({ validFrom: '2018-03-01', validTo: '2019-03-31' }, '2019-03-31')).toBe(true)
  expect(holdsOn({ validFrom: '2018-03-01', validTo: '2019-03-31' }, '2019-04-01')).toBe(false)
})

test('posts of more people than one statement may name', async () => {
  const db = await registry()
  const ids = Array.from({ length: 1203 }, (_, index) => `Person N${index}`)
  for (const id of ids) await person(db, id)
  for (const id of ids) await post(db, id, 'vero', 'johtaja')
  expect((await currentPostsOf(db, [...ids, ...ids], today)).size).toBe(1203)
  expect((await currentPostsOf(db, [], today)).size).toBe(0)
})

test('sectors come in their official order, without those that have ended', async () => {
  const db = await registry()
  expect((await sectorsAt(db, today)).map((sector) => sector.code)).toEqual(['VM', 'STM'])
  expect((await sectorsAt(db, '2005-01-01')).map((sector) => sector.code)).toEqual(['VM', 'KTM', 'STM'])
})

test('a list is sorted as Finns sort: å ä ö after z', async () => {
  const db = await registry()
  for (const name of ['Erik Öhman', 'Åsa Zetterlund', 'Matti Äyräs', 'Lars Åkerman', 'Outi Aalto'])
    await person(db, name)
  const rising = await peopleList(db, {}, today)
  expect(rising.total).toBe(5)
  expect(names(rising.rows)).toEqual([
    'Outi Aalto',
    'Åsa Zetterlund',
    'Lars Åkerman',
    'Matti Äyräs',
    'Erik Öhman',
  ])
  expect(names((await peopleList(db, { sort: '-name' }, today)).rows)[0]).toBe('Erik Öhman')
})

test('a search finds every word anywhere in the name, with ä as typed and a as either, and takes no sign for a wildcard', async () => {
  const db = await registry()
  for (const name of ['Tuula Äyräs', 'Tuula Ayras', 'Aino Virta']) await person(db, name)
  const found = async (q: string) => names((await peopleList(db, { q }, today)).rows)
  expect(await found('äyr TUU')).toEqual(['Tuula Äyräs'])
  expect(await found('ayr tuu')).toEqual(['Tuula Ayras', 'Tuula Äyräs'])
  expect(await found('virta aino')).toEqual(['Aino Virta'])
  expect(await found('%')).toEqual([])
  expect(await found('_')).toEqual([])
  expect(await found("a'; drop table person")).toEqual([])
  expect(await found('  ')).toHaveLength(3)
})

test('a list is narrowed by sector and by kind, sorted by sector and cut into pages', async () => {
  const db = await registry()
  await person(db, 'Aino Thl')
  await post(db, 'Aino Thl', 'thl', 'johtaja')
  await person(db, 'Berit Town')
  await post(db, 'Berit Town', 'abo', 'direktör')
  await person(db, 'Carl Vero')
  await post(db, 'Carl Vero', 'vero', 'johtaja')
  await person(db, 'David Before')
  await post(db, 'David Before', 'vero', 'johtaja', { to: '2020-01-01' })
  expect(names((await peopleList(db, { sectorId: 'vm' }, today)).rows)).toEqual(['Carl Vero'])
  expect(names((await peopleList(db, { sectorId: 'vm' }, '2019-06-01')).rows)).toEqual([
    'David Before',
    'Carl Vero',
  ])
  expect(names((await peopleList(db, { kind: 'municipality' }, today)).rows)).toEqual(['Berit Town'])
  expect(await peopleList(db, { kind: 'ministry' }, today)).toEqual({ rows: [], total: 0 })
  const bySector = await peopleList(db, { sort: 'sector' }, today)
  expect(bySector.rows.map((row) => row.post?.sectorCode)).toEqual(['VM', 'STM', undefined, null])
  for (let index = 0; index < 60; index++) await person(db, `Extra P${index}`)
  const second = await peopleList(db, { page: 2 }, today)
  expect(second.total).toBe(64)
  expect(second.rows).toHaveLength(14)
})

test('a person with an address that letters come back from, and one that is not there', async () => {
  const db = await registry()
  await person(db, 'Aino Virta')
  const address = { personId: 'Aino Virta', validFrom: '2015-01-01', failedAt: null, failure: null }
  await db
    .insertInto('address')
    .values([
      { ...address, id: 'old', email: 'old@vm.example', validTo: '2020-01-01' },
      {
        ...address,
        id: 'new',
        email: 'new@vm.example',
        validTo: null,
        failedAt: '2026-10-01T08:00:00.000Z',
        failure: '550 no such user',
      },
    ])
    .execute()
  expect(await personById(db, 'Aino Virta')).toMatchObject({
    email: 'new@vm.example',
    failure: '550 no such user',
  })
  expect(await personById(db, 'nobody')).toBeNull()
})

test('assistants and managers of a day', async () => {
  const db = await registry()
  for (const name of ['Mikko Manager', 'Anna Assistant', 'Olli Old']) await person(db, name)
  const row = { managerId: 'Mikko Manager', validFrom: '2020-01-01' }
  await db
    .insertInto('assistance')
    .values([
      { ...row, id: '1', assistantId: 'Anna Assistant', validTo: null },
      { ...row, id: '2', assistantId: 'Olli Old', validTo: '2021-01-01' },
    ])
    .execute()
  expect(names((await assistanceOf(db, 'Mikko Manager', today)).assistants)).toEqual(['Anna Assistant'])
  expect(names((await assistanceOf(db, 'Anna Assistant', today)).managers)).toEqual(['Mikko Manager'])
  expect(names((await assistanceOf(db, 'Olli Old', today)).managers)).toEqual([])
})

test('organisations are found in any language, counted and sorted', async () => {
  const db = await registry()
  await person(db, 'Aino Virta')
  await post(db, 'Aino Virta', 'vero', 'johtaja')
  await post(db, 'Aino Virta', 'vero', 'asiantuntija')
  const found = async (search: Parameters<typeof organisationList>[1]) =>
    (await organisationList(db, search, today, 'fi')).rows.map((row) => [row.nameFi, row.people])
  expect(await found({})).toEqual([
    ['THL', 0],
    ['Valtiovarainministeriö', 0],
    ['Verohallinto', 1],
    ['Åbo stad', 0],
  ])
  expect(await found({ q: 'thl svenska' })).toEqual([['THL', 0]])
  expect(await found({ sort: '-people' })).toMatchObject([['Verohallinto', 1], {}, {}, {}])
  expect(await found({ sectorId: 'vm', kind: 'ministry' })).toEqual([['Valtiovarainministeriö', 0]])
})

test('who works in an organisation, the senior first, and who did before', async () => {
  const db = await registry()
  for (const name of ['Aino Aalto', 'Zacharias Senior', 'Before Gone', 'Came Back']) await person(db, name)
  await post(db, 'Aino Aalto', 'vero', 'johtaja')
  await post(db, 'Zacharias Senior', 'vero', 'pääjohtaja', { senior: true })
  await post(db, 'Before Gone', 'vero', 'johtaja', { to: '2020-05-31' })
  await post(db, 'Before Gone', 'thl', 'ylijohtaja', { from: '2020-06-01' })
  await post(db, 'Came Back', 'vero', 'johtaja', { to: '2015-01-01' })
  await post(db, 'Came Back', 'vero', 'johtaja', { from: '2022-01-01' })
  expect(names(await staffOf(db, 'vero', today))).toEqual(['Zacharias Senior', 'Aino Aalto', 'Came Back'])
  const former = await formerStaffOf(db, 'vero', today)
  expect(names(former)).toEqual(['Before Gone'])
  expect(former[0]?.post).toMatchObject({ titleFi: 'ylijohtaja', organisationId: 'thl' })
})

test('people are counted by sector, and those outside come last', () => {
  const sectors = ['a', 'b'].map((id) => ({ id, code: id, nameFi: id, nameSv: id, nameEn: id }))
  const at = (sectorId: string | null) => ({ sectorId }) as Parameters<typeof countBySector>[1][number]
  const counted = countBySector(sectors, [at('b'), at('b'), at('ended'), at(null), null])
  expect(counted.map(({ sector, count }) => [sector?.code ?? null, count])).toEqual([
    ['a', 0],
    ['b', 2],
    [null, 3],
  ])
})

test('an address that makes no sense asks for what is usual', () => {
  const query = (text: string) => new URLSearchParams(text)
  expect(readDay(query('on=2019-03-01'), today)).toBe('2019-03-01')
  for (const wrong of ['', 'on=2019-02-30', 'on=yesterday', "on=2019-03-01'--"])
    expect(readDay(query(wrong), today)).toBe(today)
  for (const wrong of ['', 'page=0', 'page=-1', 'page=1.5', 'page=x', 'page=1e9'])
    expect(readPage(query(wrong))).toBe(1)
  expect(readPage(query('page=3'))).toBe(3)
  expect(readSort(query('sort=-name'), ['name', '-name'])).toBe('-name')
  expect(readSort(query('sort=password'), ['name', '-name'])).toBe('name')
})
