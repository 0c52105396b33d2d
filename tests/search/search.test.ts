// Searching people, organisations, networks and events: who is found, in which order, and that deeds keep the words.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { personSortKey } from '#db/sort-key'
import type { SearchThing } from '#db/schema'
import { enterRow, inDeed, reviseRow, type Deed } from '~/domain/core/deeds.server'
import { undoDeed } from '~/domain/core/undoing.server'
import { index, indexIfMissing } from '~/domain/core/search-index.server'
import { dateOf } from '~/domain/core/time'
import { reviseEvent } from '~/domain/events/commands.server'
import { setProgramme } from '~/domain/events/programme-acts.server'
import { search } from '~/domain/search/queries.server'
import { fewOf, type Found } from '~/domain/search/results'
import { completePlan, testWorld, type World } from '../world'

const found = async (world: World, text: string, thing?: SearchThing, page = 1) =>
  search(world.db, text, { thing, page, on: dateOf(world.now()) })

const nameOf = (row: Found) =>
  row.thing === 'person'
    ? `${row.firstName} ${row.lastName}`
    : row.thing === 'event'
      ? row.titleFi
      : row.nameFi

const names = async (world: World, text: string, thing: SearchThing = 'person') =>
  (await found(world, text, thing)).flatMap(({ rows }) => rows).map(nameOf)

/** What a deed of the registry would have had indexed. */
const indexed = (world: World) => indexIfMissing(world.db, world.now())

const deed = async (world: World, act: (d: Deed) => Promise<void>) =>
  (
    await inDeed(
      world.db,
      { actor: world.organiser, now: world.now() },
      { act: 'test', thing: { kind: 'person', id: 'x' } },
      async (d) => {
        await act(d)
        return { ok: true as const }
      },
    )
  ).deedId ?? ''

describe('a person is found', () => {
  test.each([
    ['Äyräväinen', 'by the last name as it is'],
    ['ayravainen', 'without marks'],
    ['ÄYRÄVÄINEN', 'in capitals'],
    ['Äyräväinen'.normalize('NFD'), 'with marks as signs of their own'],
    ['äyr', 'by its beginning'],
    ['väinen', 'by what is inside it'],
    ['äyrväinen', 'with a letter missing'],
    ['ärväinen', 'with two letters missing'],
    ['äyrävänien', 'with two letters in each other’s place'],
    ['Öivind', 'by the first name'],
    ['oivind ayr', 'by both, the last unfinished'],
    ['Äyräväinen Öivind', 'last name first'],
    ['ylijohtaja', 'by the title'],
    ['överdirektör', 'by the title in Swedish'],
    ['general', 'by the title in English'],
    ['hankinnat', 'by what they know'],
    ['oivind.ayravainen', 'by the beginning of the address'],
    ['"Äyräväinen", (Öivind)!', 'among signs'],
  ])('%j: %s', async (text) => {
    await using world = await testWorld()
    const id = await world.person({
      firstName: 'Öivind',
      lastName: 'Äyräväinen',
      email: 'oivind.ayravainen@virasto.example',
    })
    await world.db
      .updateTable('person')
      .set({ expertise: 'Julkiset hankinnat' })
      .where('id', '=', id)
      .execute()
    await indexed(world)
    expect(await names(world, text)).toContain('Öivind Äyräväinen')
  })

  test.each([
    'virasto',
    'äyräväinen aino',
    'xyz',
    '%',
    '_',
    '%_\\',
    '👩🏽‍💼',
    '',
    '   ',
    "' or 1=1 --",
    'ö'.repeat(200),
  ])('by no %j', async (text) => {
    await using world = await testWorld()
    await world.person({ firstName: 'Öivind', lastName: 'Äyräväinen', email: 'a.b@virasto.example' })
    await indexed(world)
    expect(await names(world, text)).not.toContain('Öivind Äyräväinen')
  })

  test('by a text of 200 letters and many words, and nothing breaks', async () => {
    await using world = await testWorld()
    await indexed(world)
    for (const text of ['aino '.repeat(40), 'a b c d e f g h i j k l m n', 'ab'.repeat(100)])
      expect(Array.isArray(await found(world, text))).toBe(true)
    expect(await names(world, 'aino '.repeat(40))).toEqual(['Aino Virta'])
  })

  test('by their own name with marks dropped, and with one letter wrong when it is long enough', async () => {
    await using world = await testWorld()
    const name = fc.string({ unit: fc.constantFrom(...'aeiouyäöåklmnprstv'), minLength: 4, maxLength: 12 })
    const people = fc.sample(fc.tuple(name, name), { numRuns: 60, seed: 7 })
    const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '')
    for (const [firstName, lastName] of people) await world.person({ firstName, lastName, email: null })
    await indexed(world)
    const idsOf = async (text: string) => {
      const groups = await search(world.db, text, { thing: 'person', on: dateOf(world.now()) })
      return groups.flatMap(({ rows }) => rows).map(nameOf)
    }
    for (const [at, [firstName, lastName]] of people.entries()) {
      const own = `${firstName} ${lastName}`
      expect(await idsOf(bare(own))).toContain(own)
      const place = at % lastName.length
      const wrong = lastName.slice(0, place) + 'x' + lastName.slice(place + 1)
      expect(await idsOf(`${bare(firstName)} ${bare(wrong)}`)).toContain(own)
    }
  })

  test('not under a record that was merged into another, nor by a title of the past', async () => {
    await using world = await testWorld()
    const [kept, merged] = [
      await world.person({ lastName: 'Tuplanen' }),
      await world.person({ lastName: 'Tuplanen' }),
    ]
    await world.db.updateTable('person').set({ mergedInto: kept }).where('id', '=', merged).execute()
    const post = await world.appoint(kept, await world.organisation(), { titleFi: 'entinenpäällikkö' })
    await world.db.updateTable('appointment').set({ validTo: '2021-01-01' }).where('id', '=', post).execute()
    await indexed(world)
    expect(await names(world, 'tuplanen')).toHaveLength(1)
    expect(await names(world, 'entinenpäällikkö')).toEqual([])
  })
})

describe('the order', () => {
  test('is whole names, beginnings, insides, slips; names before other words', async () => {
    await using world = await testWorld()
    for (const lastName of ['Kaskela', 'Ylikoskelanen', 'Koskelainen', 'Koskela'])
      await world.person({ firstName: 'Eeva', lastName })
    const other = await world.person({ firstName: 'Eeva', lastName: 'Muu' })
    await world.appoint(other, await world.organisation(), { titleFi: 'koskela' })
    await indexed(world)
    expect(await names(world, 'eeva koskela')).toEqual([
      'Eeva Koskela',
      'Eeva Muu',
      'Eeva Koskelainen',
      'Eeva Ylikoskelanen',
      'Eeva Kaskela',
    ])
  })

  test('leaves out slips of a short word that stands as it was typed', async () => {
    await using world = await testWorld()
    await world.person({ firstName: 'Tero', lastName: 'Yksi' })
    await indexed(world)
    expect(await names(world, 'vero')).toEqual(['Tero Yksi'])
    await world.person({ firstName: 'Maija', lastName: 'Verola' })
    await world.db.deleteFrom('searchWord').execute()
    await indexed(world)
    expect(await names(world, 'vero')).toEqual(['Maija Verola'])
  })

  test('is by name among those that fit alike, those without a post last', async () => {
    await using world = await testWorld()
    for (const firstName of ['Örjan', 'Aatu', 'Bo']) await world.person({ firstName, lastName: 'Samanen' })
    const gone = await world.person({ firstName: 'Aada', lastName: 'Samanen' })
    await world.db
      .updateTable('appointment')
      .set({ validTo: '2025-12-31' })
      .where('personId', '=', gone)
      .execute()
    await indexed(world)
    expect(await names(world, 'samanen')).toEqual([
      'Aatu Samanen',
      'Bo Samanen',
      'Örjan Samanen',
      'Aada Samanen',
    ])
  })

  test('has bodies and networks that stand before those that have ended', async () => {
    await using world = await testWorld()
    const old = await world.organisation({ name: 'Aluehallintovirasto A' })
    await world.organisation({ name: 'Aluehallintovirasto B' })
    await world.db.updateTable('organisation').set({ validTo: '2025-12-31' }).where('id', '=', old).execute()
    await world.network({ nameFi: 'Kehikko 1', endedOn: '2020-01-01' })
    await world.network({ nameFi: 'Kehikko 2' })
    await indexed(world)
    expect(await names(world, 'aluehallinto', 'organisation')).toEqual([
      'Aluehallintovirasto B',
      'Aluehallintovirasto A',
    ])
    expect(await names(world, 'kehikko', 'network')).toEqual(['Kehikko 2', 'Kehikko 1'])
  })

  test('has the next event first, then those that have been, the last first', async () => {
    await using world = await testWorld()
    const plan = (titleFi: string, day: string) =>
      world.draft({
        titleFi,
        startsAt: `${day}T10:00:00.000Z`,
        endsAt: `${day}T12:00:00.000Z`,
        answerBy: null,
      })
    for (const [title, day] of [
      ['Foorumi D', '2026-10-02'],
      ['Foorumi C', '2026-11-01'],
      ['Foorumi A', '2027-05-01'],
      ['Foorumi B', '2027-01-01'],
    ] as const)
      await plan(title, day)
    world.pass({ hours: 24 * 60 })
    expect(await names(world, 'foorumi', 'event')).toEqual([
      'Foorumi B',
      'Foorumi A',
      'Foorumi C',
      'Foorumi D',
    ])
  })
})

describe('what is told of what was found', () => {
  test('a person with the post of the day, a body with its sector, a network with its members', async () => {
    await using world = await testWorld()
    const body = await world.organisation({ name: 'Verohallinto', sectorId: await world.sector('VM') })
    const person = await world.person({ lastName: 'Verolainen', organisationId: body })
    const network = await world.network({ nameFi: 'Veroverkosto' })
    await world.member(network, person)
    await world.member(network, await world.person(), { validTo: '2021-01-01' })
    await indexed(world)
    const rows = (await found(world, 'vero')).flatMap((group) => group.rows)
    expect(rows).toMatchObject([
      { thing: 'person', lastName: 'Verolainen', post: { nameFi: 'Verohallinto', titleFi: 'ylijohtaja' } },
      { thing: 'organisation', nameFi: 'Verohallinto', sectorCode: 'VM', stands: true },
      { thing: 'network', nameFi: 'Veroverkosto', members: 1 },
    ])
  })

  test('an organisation is found by what it was called before', async () => {
    await using world = await testWorld()
    const id = await world.organisation({ name: 'Digivirasto' })
    await world.db
      .insertInto('organisationPast')
      .values({
        id: 'past',
        organisationId: id,
        nameFi: 'Väestörekisterikeskus',
        nameSv: 'Befolkningsregistercentralen',
        nameEn: 'Population Register Centre',
        sectorId: null,
        validFrom: '2000-01-01',
        validTo: '2019-12-31',
      })
      .execute()
    await indexed(world)
    for (const text of ['väestörek', 'befolkningsregister', 'population'])
      expect(await names(world, text, 'organisation')).toEqual(['Digivirasto'])
  })

  test('each kind is counted, one kind is paged', async () => {
    await using world = await testWorld()
    for (let at = 10; at < 35; at++) await world.person({ firstName: 'Monta', lastName: `Henkilö${at}` })
    await world.network({ nameFi: 'Monta verkostoa' })
    await indexed(world)
    const all = await found(world, 'monta')
    expect(all.map(({ thing, total, rows }) => [thing, total, rows.length])).toEqual([
      ['person', 25, 5],
      ['organisation', 0, 0],
      ['network', 1, 1],
      ['event', 0, 0],
    ])
    const pages = [
      await names(world, 'monta'),
      (await found(world, 'monta', 'person', 2))[0]?.rows.map(nameOf) ?? [],
    ]
    expect(pages.map((page) => page.length)).toEqual([20, 5])
    expect(new Set(pages.flat()).size).toBe(25)
    expect((await found(world, 'monta', 'person', 99))[0]).toMatchObject({ total: 25, rows: [] })
  })

  test('the few of the hints are at most eight, some of each kind', () => {
    const group = (thing: SearchThing, count: number) => ({
      thing,
      total: count,
      more: false,
      rows: Array.from({ length: count }, (_, at) => ({ thing, id: `${thing}${at}` }) as Found),
    })
    const few = (...counts: number[]) =>
      fewOf(
        (['person', 'organisation', 'network', 'event'] as const).map((thing, at) =>
          group(thing, counts[at] ?? 0),
        ),
      )
    expect(
      few(8, 8, 8, 8)
        .map(({ thing }) => thing[0])
        .join(''),
    ).toBe('ppoonnee')
    expect(
      few(8, 1, 0, 0)
        .map(({ thing }) => thing[0])
        .join(''),
    ).toBe('pppppppo')
    expect(few(1, 0, 0, 8)).toHaveLength(8)
    expect(few()).toEqual([])
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { minLength: 4, maxLength: 4 }), (counts) => {
        const sum = counts.reduce((all, one) => all + Math.min(one, 8), 0)
        expect(few(...counts).length).toBe(Math.min(8, sum))
      }),
    )
  })
})

describe('the words are kept', () => {
  const newcomer = (lastName: string) => ({
    id: 'new',
    firstName: 'Aatu',
    lastName,
    sortName: personSortKey({ firstName: 'Aatu', lastName }),
    language: 'fi' as const,
    phone: null,
    createdAt: '2026-10-01T09:00:00.000Z',
  })

  test('by deeds and by taking them back', async () => {
    await using world = await testWorld()
    const entered = await deed(world, (d) => enterRow(d, 'person', newcomer('Ensimmäinen')))
    expect(await names(world, 'ensimmäinen')).toEqual(['Aatu Ensimmäinen'])
    const renamed = await deed(world, (d) => reviseRow(d, 'person', 'new', { lastName: 'Toinen' }))
    expect(await names(world, 'ensimmäinen')).toEqual([])
    expect(await names(world, 'toinen')).toEqual(['Aatu Toinen'])
    const by = { actor: world.organiser, now: world.now() }
    await undoDeed(world.db, by, renamed)
    expect(await names(world, 'ensimmäinen')).toEqual(['Aatu Ensimmäinen'])
    await undoDeed(world.db, by, entered)
    expect(await names(world, 'ensimmäinen')).toEqual([])
  })

  test('by planning an event, revising it and setting its programme', async () => {
    await using world = await testWorld()
    const id = await world.draft({ titleFi: 'Tiedolla johtaminen' })
    expect(await names(world, 'tiedolla', 'event')).toEqual(['Tiedolla johtaminen'])
    const plan = { ...completePlan, titleFi: 'Työkyvyn johtaminen' }
    expect(await world.act((c) => reviseEvent(c, id, 1, plan))).toMatchObject({ ok: true })
    expect(await names(world, 'tiedolla', 'event')).toEqual([])
    expect(await names(world, 'työkyvyn', 'event')).toEqual(['Työkyvyn johtaminen'])
    const line = { startsAt: completePlan.startsAt, titleFi: 'Avaus', titleSv: '', titleEn: '' }
    await world.act((c) =>
      setProgramme(c, id, 2, [{ ...line, speakers: [{ name: 'Pääpuhuja Kettunen', role: '' }] }]),
    )
    expect(await names(world, 'kettunen avaus', 'event')).toEqual(['Työkyvyn johtaminen'])
    await world.act((c) => setProgramme(c, id, 3, []))
    expect(await names(world, 'kettunen', 'event')).toEqual([])
  })

  test('written only where they changed, and taken away with what is gone', async () => {
    await using world = await testWorld()
    const id = await world.person({ lastName: 'Pysyvä' })
    const words = () =>
      world.db.selectFrom('searchWord').select('word').where('thingId', '=', id).orderBy('word').execute()
    await world.act((c) => index(c, 'person', [id, id, 'nobody']))
    const before = await words()
    expect(before.length).toBeGreaterThan(2)
    await world.act((c) => index(c, 'person', [id]))
    expect(await words()).toEqual(before)
    await world.db
      .updateTable('person')
      .set({ mergedInto: world.organiser.personId })
      .where('id', '=', id)
      .execute()
    await world.act((c) => index(c, 'person', [id]))
    expect(await words()).toEqual([])
  })
})
