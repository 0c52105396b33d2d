// The doors of search: the page of what was found, the hints as JSON, and the field in the bar.
import { describe, expect, test } from 'vitest'
import { indexIfMissing } from '~/domain/core/search-index.server'
import type { Hint } from '~/domain/search/results'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { loader as hintsDoor } from '~/routes/search.hints'
import { testWorld, type World } from '../world'
import { emoji, hugeText, origin, rightToLeft, visit } from './door'

const t = wordsOfPages('fi')
const as = (world: World) => ({ as: world.organiser.personId })

/** A world with something of each kind that "vero" finds. */
async function filled(): Promise<World & AsyncDisposable> {
  const world = await testWorld()
  const body = await world.organisation({ name: 'Verohallinto', sectorId: await world.sector('VM') })
  await world.person({ firstName: 'Åsa', lastName: 'Verolainen', organisationId: body })
  await world.network({ nameFi: 'Veroverkosto', nameSv: 'Skattenätverket' })
  await world.draft({ titleFi: 'Verotuksen päivä' })
  // Planning the event has written the first words.
  await world.db.deleteFrom('searchWord').execute()
  await indexIfMissing(world.db, world.now())
  return world
}

async function hints(world: World, q: string, lang = 'fi'): Promise<Hint[]> {
  const headers = { Cookie: `${await world.cookieOf(world.organiser.personId)}; lang=${lang}` }
  const request = new Request(origin + paths.searchHints({ q }), { headers })
  const answer = (await hintsDoor({ request, params: {}, context: world.context() })) as Response
  expect(answer.headers.get('Content-Type')).toContain('application/json')
  return ((await answer.json()) as { hints: Hint[] }).hints
}

describe('the page of what was found', () => {
  test('shows each kind with its count and leads to it, what was found marked', async () => {
    await using world = await filled()
    const { html, text } = await visit(world, paths.search({ q: 'vero' }), as(world))
    for (const thing of ['person', 'organisation', 'network', 'event'] as const)
      expect(text).toContain(`${t(`frame.search.things.${thing}`)} (1)`)
    expect(html).toContain('Åsa <mark>Vero</mark>lainen')
    expect(html).toContain('<mark>Vero</mark>hallinto')
    expect(html).toContain('ylijohtaja, <mark>Vero</mark>hallinto')
  })

  test('narrows to one kind and pages it', async () => {
    await using world = await testWorld()
    for (let at = 0; at < 21; at++) await world.person({ firstName: 'Monta' })
    await indexIfMissing(world.db, world.now())
    const all = await visit(world, paths.search({ q: 'monta' }), as(world))
    expect(all.html).toContain('href="/search?q=monta&amp;thing=person"')
    expect(all.text).toContain(t('registry.search.allOf.person'))
    const second = await visit(world, paths.search({ q: 'monta', thing: 'person', page: '2' }), as(world))
    expect(second.html.match(/class="person"/g)).toHaveLength(1)
    expect(second.text).toContain(t('frame.pager.shown', { from: 21, to: 21, total: 21 }))
  })

  test.each([
    ['nothing', ''],
    ['blanks', '   '],
    ['signs', '%_\\'],
    ['emoji', '👩🏽‍💼🇫🇮'],
  ])('asked for %s says what can be searched for', async (_, q) => {
    await using world = await testWorld()
    const { status, text } = await visit(world, `/search?q=${encodeURIComponent(q)}`, as(world))
    expect(status).toBe(200)
    expect(text).toContain(t('registry.search.begin'))
  })

  test('says when nothing is found, and keeps what was typed', async () => {
    await using world = await testWorld()
    const page = await visit(world, paths.search({ q: '<script>xyz' }), as(world))
    expect(page.text).toContain(t('registry.search.none', { q: '<script>xyz' }))
    expect(page.html).not.toContain('<script>xyz')
    expect(page.field('q')).toBe('<script>xyz')
  })

  test.each([
    ['a huge text', hugeText],
    ['emoji among words', emoji],
    ['words from right to left', rightToLeft],
    ['an unknown kind and page', 'a&thing=moon&page=-1'],
  ])('stands %s', async (_, q) => {
    await using world = await filled()
    expect((await visit(world, `/search?q=${q}`, as(world))).status).toBe(200)
  })

  test.each(['sv', 'en'] as const)('speaks %s and orders by its names', async (locale) => {
    await using world = await filled()
    const { text } = await visit(world, paths.search({ q: 'skattenatv' }), { ...as(world), locale })
    expect(text).toContain(wordsOfPages(locale)('frame.search.things.network'))
  })

  test('is closed to those who organise nothing', async () => {
    await using world = await testWorld()
    const person = await world.person()
    for (const address of [paths.search({ q: 'a' }), paths.searchHints({ q: 'a' })])
      expect((await visit(world, address, { as: person })).status).toBe(403)
  })
})

describe('the hints', () => {
  test('name each thing, tell what it is and lead to it', async () => {
    await using world = await filled()
    const few = await hints(world, 'vero')
    expect(few.map(({ thing }) => thing)).toEqual(['person', 'organisation', 'network', 'event'])
    expect(few[0]).toMatchObject({ name: 'Åsa Verolainen', about: 'ylijohtaja, Verohallinto' })
    expect(few[1]?.about).toBe('Virasto · VM')
    for (const { to } of few) expect((await visit(world, to, as(world))).status).toBe(200)
  })

  test('say what matched when neither the name nor the line beside it does', async () => {
    await using world = await testWorld()
    const body = await world.organisation({ name: 'Verohallinto' })
    await world.network({ nameFi: 'Veroverkosto', nameSv: 'Skattenätverket' })
    const person = await world.person({ firstName: 'Åsa', lastName: 'Virta', organisationId: body })
    const expertise = `Talouden ja hallinnon tehtäviä, ${'paljon muuta, '.repeat(9)}muutosjohtaminen, ennakointi`
    await world.db.updateTable('person').set({ expertise }).where('id', '=', person).execute()
    await world.db.deleteFrom('searchWord').execute()
    await indexIfMissing(world.db, world.now())
    const [hit] = await hints(world, 'virta muutosjoh')
    expect(hit?.name).toBe('Åsa Virta')
    expect(hit?.match).toMatch(/^….{0,40}muutosjohtaminen, ennakointi$/)
    expect((await hints(world, 'skatte'))[0]?.match).toBe('Skattenätverket')
    for (const { match } of await hints(world, 'vero')) expect(match).toBe('')
    const page = (q: string) => visit(world, paths.search({ q }), as(world))
    expect((await page('skatte')).html).toContain(`${t('frame.search.match')}: <mark>Skatte</mark>nätverket`)
    expect((await page('vero')).text).not.toContain(`${t('frame.search.match')}:`)
  })

  test('are in the reader’s language', async () => {
    await using world = await filled()
    expect((await hints(world, 'veroverk', 'sv'))[0]?.name).toBe('Skattenätverket')
  })

  test('are at most eight, and none for nothing', async () => {
    await using world = await testWorld()
    for (let at = 0; at < 12; at++) await world.person({ firstName: 'Monta' })
    await indexIfMissing(world.db, world.now())
    expect(await hints(world, 'mon')).toHaveLength(8)
    expect(await hints(world, '')).toEqual([])
    expect(await hints(world, '%')).toEqual([])
  })
})
