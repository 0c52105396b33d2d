// Lists as files: what each holds, read back by what opens it, harmless whatever people are called.
import Papa from 'papaparse'
import readSheet from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import type { Locale } from '#db/schema'
import { continuityPage } from '~/domain/continuity/page.server'
import { sheetColumns, sheetLists, usualColumns, type SheetList } from '~/domain/sheets/columns'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { action } from '~/routes/sheets.$file'
import { origin, visit } from '../doors/door'
import { candidate, round } from '../rounds/round'
import { testWorld, type World } from '../world'

const t = wordsOfPages('fi')
type Form = 'xlsx' | 'csv'
type Asked = Record<string, string | string[]>

async function take(world: World, list: string, form: Form, asked: Asked = {}, lang: Locale = 'fi') {
  const fields = new URLSearchParams()
  for (const [name, values] of Object.entries(asked))
    for (const value of [values].flat()) fields.append(name, value)
  const headers = { Cookie: `${await world.cookieOf(world.organiser.personId)}; lang=${lang}` }
  const request = new Request(origin + paths.sheet(list, form as Form), {
    method: 'POST',
    headers,
    body: fields,
  })
  return action({ request, params: { file: `${list}.${form}` }, context: world.context() })
}

const continuityPageOf = (world: World) =>
  continuityPage(world.db, { kind: null, networkId: null, months: 3, page: 1 }, world.now())

/** The rows of a file, by head. */
async function rowsOf(answer: Response, form: Form): Promise<Record<string, string>[]> {
  const cells = form === 'csv' ? csvCells(await answer.text()) : await excelCells(answer)
  const [heads = [], ...rows] = cells
  return rows.map((row) => Object.fromEntries(heads.map((head, at) => [head, row[at] ?? ''])))
}

const csvCells = (text: string): string[][] => Papa.parse<string[]>(text.trimEnd(), { delimiter: ';' }).data

async function excelCells(answer: Response): Promise<string[][]> {
  const [sheet] = await readSheet(Buffer.from(await answer.arrayBuffer()))
  const text = (cell: unknown) =>
    cell === null ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell)
  return (sheet?.data ?? []).map((row) => row.map(text))
}

const head = (column: (typeof sheetColumns)[SheetList][number], lang: Locale = 'fi') =>
  wordsOfPages(lang)(`registry.sheets.columns.${column}`)

/** One of each thing that a list can be of. */
async function filled() {
  const world = await testWorld()
  const sectorId = await world.sector('VM')
  const organisation = await world.organisation({ name: 'Verohallinto', sectorId })
  const person = await world.person({
    firstName: 'Åsa',
    lastName: 'Äyräväinen',
    organisationId: organisation,
    email: 'asa@vero.example',
    language: 'sv',
  })
  const network = await world.network({
    nameFi: 'HR-foorumi',
    basis: 'position',
    rule: JSON.stringify({ parts: [{ mode: 'include', all: [{ kind: 'roleClass', of: ['hrLead'] }] }] }),
  })
  await world.member(network, person, { role: 'chair', validFrom: '2021-03-01' })
  const names = { nameFi: 'Ohjelma', nameSv: 'Program', nameEn: 'Programme' }
  await world.db
    .insertInto('programme')
    .values({ id: 'programme', ...names })
    .execute()
  const course = { id: 'course', programmeId: 'programme', number: 1 }
  await world.db
    .insertInto('course')
    .values({ ...course, startsOn: '2026-01-01', endsOn: '2026-12-31' })
    .execute()
  await world.db
    .insertInto('participant')
    .values({
      id: 'participant',
      courseId: 'course',
      personId: person,
      enrolledOn: '2026-01-02',
      leftOn: null,
    })
    .execute()
  await candidate(world, await round(world, { id: 'round' }), person)
  return { world, organisation, person, network, sectorId }
}

const asked = ({
  organisation,
  network,
}: {
  organisation: string
  network: string
}): Record<SheetList, Asked> => ({
  people: { q: 'äyräväinen' },
  organisations: { q: 'verohallinto' },
  staff: { organisation },
  members: { network },
  participants: { course: 'course' },
  positions: { organisation },
  seats: { network },
  endings: { months: '6' },
  candidates: { round: 'round' },
  withoutAddress: {},
})

describe('what a file holds', () => {
  test.each(['xlsx', 'csv'] as const)('people as the list shows them, in %s', async (form) => {
    const { world } = await filled()
    await using _ = world
    const rows = await rowsOf(await take(world, 'people', form, { q: 'äyräväinen' }), form)
    expect(rows).toEqual([
      {
        [head('lastName')]: 'Äyräväinen',
        [head('firstName')]: 'Åsa',
        [head('jobTitle')]: 'ylijohtaja',
        [head('organisation')]: 'Verohallinto',
        [head('sector')]: 'VM',
        [head('email')]: 'asa@vero.example',
        [head('phone')]: '',
      },
    ])
  })

  test('every page of a list, in the order of the page', async () => {
    await using world = await testWorld()
    for (let at = 100; at < 221; at++) await world.person({ firstName: 'Monta', lastName: `Nimi${at}` })
    const rows = await rowsOf(await take(world, 'people', 'csv', { q: 'monta', sort: '-name' }), 'csv')
    expect(rows).toHaveLength(121)
    expect(rows[0]?.[head('lastName')]).toBe('Nimi220')
    const ofRole = await rowsOf(await take(world, 'people', 'csv', { q: 'monta', role: 'hrLead' }), 'csv')
    expect(ofRole).toEqual([])
    const sent = await rowsOf(await take(world, 'people', 'csv', { q: 'monta', page: '2' }), 'csv')
    expect(sent).toHaveLength(121)
  })

  test('the columns chosen, in the file’s own order; nothing that is no column of the list', async () => {
    const { world } = await filled()
    await using _ = world
    const column = ['phone', 'language', 'lastName', 'privateEmail', 'nonsense']
    const [row = {}] = await rowsOf(await take(world, 'people', 'csv', { q: 'äyräväinen', column }), 'csv')
    expect(Object.keys(row)).toEqual([head('lastName'), head('phone'), head('language')])
    expect(row[head('language')]).toBe('ruotsi')
  })

  test('members of a day with role, since when, post and address', async () => {
    const { world, network } = await filled()
    await using _ = world
    const rows = await rowsOf(await take(world, 'members', 'xlsx', { network }), 'xlsx')
    expect(rows[0]).toMatchObject({
      [head('role')]: 'Puheenjohtaja',
      [head('since')]: '2021-03-01',
      [head('organisation')]: 'Verohallinto',
      [head('email')]: 'asa@vero.example',
    })
    for (const other of [{ on: '2020-01-01' }, { q: 'virta' }] as Asked[])
      expect(await rowsOf(await take(world, 'members', 'csv', { network, ...other }), 'csv')).toEqual([])
  })

  test('people on a course with how they stand', async () => {
    const { world } = await filled()
    await using _ = world
    const [row] = await rowsOf(await take(world, 'participants', 'csv', { course: 'course' }), 'csv')
    expect(row).toMatchObject({
      [head('state')]: t('registry.sheets.states.takesPart'),
      [head('enrolledOn')]: '2026-01-02',
    })
  })

  test('positions with their holders, and since when the vacant ones are', async () => {
    const { world, organisation, person } = await filled()
    await using _ = world
    const held = await world.position(organisation, { titleFi: 'johtaja' })
    const vacant = await world.position(organisation, { titleFi: 'kehitysjohtaja' })
    await world.appoint(person, organisation, { positionId: held, validFrom: '2024-01-01', acting: 1 })
    await world.appoint(person, organisation, {
      positionId: vacant,
      validFrom: '2020-01-01',
      validTo: '2025-12-31',
    })
    const column = [...sheetColumns.positions]
    const rows = await rowsOf(await take(world, 'positions', 'csv', { organisation, column }), 'csv')
    expect(rows.find((row) => row[head('jobTitle')] === 'johtaja')).toMatchObject({
      [head('lastName')]: 'Äyräväinen',
      [head('acting')]: 'kyllä',
    })
    expect(rows.find((row) => row[head('jobTitle')] === 'kehitysjohtaja')).toMatchObject({
      [head('lastName')]: '',
      [head('vacantSince')]: '2026-01-01',
    })
    const all = await rowsOf(await take(world, 'positions', 'csv'), 'csv')
    expect(all.map((row) => row[head('organisation')])).toContain('Verohallinto')
  })

  test('terms that end within the months asked for', async () => {
    const { world, organisation, person } = await filled()
    await using _ = world
    await world.appoint(person, organisation, { termEndsOn: '2026-12-15' })
    await world.appoint(person, organisation, { termEndsOn: '2027-05-15' })
    const ends = async (months: string) =>
      (await rowsOf(await take(world, 'endings', 'csv', { months }), 'csv')).map(
        (row) => row[head('termEndsOn')],
      )
    expect(await ends('3')).toEqual(['2026-12-15'])
    expect(await ends('12')).toEqual(['2026-12-15', '2027-05-15'])
  })

  test('a term that ends is told with its own post, though the person has another', async () => {
    await using world = await testWorld()
    const [first, second] = [
      await world.organisation({ name: 'Verohallinto' }),
      await world.organisation({ name: 'Tulli' }),
    ]
    const person = await world.person({ organisationId: first, lastName: 'Kaksivirkainen' })
    await world.appoint(person, second, { titleFi: 'selvityshenkilö', termEndsOn: '2026-12-15' })
    await world.appoint(person, second, {
      titleFi: 'tutkija',
      termEndsOn: '2026-12-20',
      validTo: '2026-12-01',
    })
    const rows = await rowsOf(await take(world, 'endings', 'csv', { months: '3' }), 'csv')
    expect(rows.map((row) => [row[head('jobTitle')], row[head('organisation')]])).toEqual([
      ['selvityshenkilö', 'Tulli'],
    ])
    expect(rows).toHaveLength((await continuityPageOf(world)).terms.total)
  })

  test('people who cannot be written to', async () => {
    await using world = await testWorld()
    const network = await world.network()
    await world.person({ lastName: 'Jäsenetön', email: null })
    for (const [lastName, email] of [
      ['Osoitteeton', null],
      ['Tavoitettava', 'tavoitettava@vero.example'],
    ] as const)
      await world.member(network, await world.person({ lastName, email }))
    const failing = await world.person({ lastName: 'Palautuva' })
    await world.member(network, failing)
    await world.db
      .updateTable('address')
      .set({ failedAt: world.now(), failure: '550 no such user' })
      .where('personId', '=', failing)
      .execute()
    const rows = await rowsOf(await take(world, 'withoutAddress', 'csv'), 'csv')
    expect(rows.map((row) => [row[head('lastName')], row[head('failure')]])).toEqual([
      ['Osoitteeton', ''],
      ['Palautuva', '550 no such user'],
    ])
    expect(rows).toHaveLength((await continuityPageOf(world)).people.total)
  })

  test('vacant seats of a network', async () => {
    const { world, network } = await filled()
    await using _ = world
    await world.person({ roleClass: 'hrLead', lastName: 'Ehdolla' })
    const rows = await rowsOf(await take(world, 'seats', 'csv', { network }), 'csv')
    expect(rows.some((row) => row[head('lastName')] === 'Ehdolla')).toBe(true)
    expect(rows.every((row) => row[head('network')] === 'HR-foorumi')).toBe(true)
  })

  test('seats that nobody is known for, as continuity lists them', async () => {
    const { world, network } = await filled()
    await using _ = world
    await world.person({ roleClass: 'hrLead', lastName: 'Ehdolla' })
    await world.organisation({ name: 'Tulli', kind: 'agency' })
    const { vacant } = await continuityPageOf(world)
    for (const asked of [{ nobody: 'yes' }, { nobody: 'yes', network }] as Asked[]) {
      const rows = await rowsOf(await take(world, 'seats', 'csv', asked), 'csv')
      expect(rows).toHaveLength(vacant.total)
      expect(rows.map((row) => row[head('organisation')])).toContain('Tulli')
      expect(rows.map((row) => row[head('lastName')])).not.toContain('Ehdolla')
    }
    expect(await rowsOf(await take(world, 'seats', 'csv', { nobody: 'yes', network: 'x' }), 'csv')).toEqual(
      [],
    )
  })
})

describe('every list', () => {
  test.each(sheetLists)('%s has its usual columns, in both forms and all languages', async (list) => {
    const made = await filled()
    await using world = made.world
    for (const lang of ['fi', 'sv', 'en'] as const) {
      const answer = await take(world, list, 'csv', asked(made)[list], lang)
      const [heads = []] = csvCells(await answer.text())
      expect(heads.map((cell) => cell.replace('\ufeff', ''))).toEqual(
        usualColumns(list).map((column) => head(column, lang)),
      )
    }
    const [heads] = await excelCells(await take(world, list, 'xlsx', asked(made)[list]))
    expect(heads).toEqual(usualColumns(list).map((column) => head(column)))
  })

  test.each(sheetLists)('%s offers some of its columns unasked, each once', (list) => {
    expect(new Set(sheetColumns[list]).size).toBe(sheetColumns[list].length)
    expect(usualColumns(list).length).toBeGreaterThan(3)
  })
})

test.each(['=1+1', '+358401234567', '-2+3', '@SUM(1)', "=cmd|' /C calc'!A0", '\uff1d1+1', '\t=1'])(
  'somebody called %j is text in both forms',
  async (lastName) => {
    await using world = await testWorld()
    await world.person({ firstName: 'Outo', lastName })
    const [csv] = await rowsOf(await take(world, 'people', 'csv', { q: 'outo' }), 'csv')
    expect(csv?.[head('lastName')]).toContain(lastName)
    expect(csv?.[head('lastName')]).not.toMatch(/^[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/)
    const [excel] = await rowsOf(await take(world, 'people', 'xlsx', { q: 'outo' }), 'xlsx')
    expect(excel?.[head('lastName')]?.trim()).toBe(lastName.trim())
  },
)

describe('the door', () => {
  test('notes who took what, and how much', async () => {
    const { world, network } = await filled()
    await using _ = world
    await take(world, 'members', 'csv', { network })
    const noted = await world.db.selectFrom('audit').selectAll().where('act', '=', 'exportList').execute()
    expect(noted).toMatchObject([{ actorId: world.organiser.personId, thing: 'list', thingId: 'members' }])
    expect(JSON.parse(noted[0]?.detail ?? '')).toEqual({ of: network, form: 'csv', rows: 1 })
  })

  test('opened by its address leads to the list’s page and takes nothing', async () => {
    await using world = await testWorld()
    const opened = await visit(world, paths.sheet('people', 'xlsx'), { as: world.organiser.personId })
    expect(opened.to).toBe(paths.people())
    expect(await world.db.selectFrom('audit').selectAll().where('act', '=', 'exportList').execute()).toEqual(
      [],
    )
  })

  test.each(['/sheets/nothing.csv', '/sheets/people.pdf', '/sheets/people', '/sheets/constructor.csv'])(
    'knows no %s',
    async (address) => {
      await using world = await testWorld()
      const { status } = await visit(world, address, { as: world.organiser.personId, form: {} })
      expect(status).toBe(404)
    },
  )

  test.each([
    ['members', { network: 'none' }],
    ['members', {}],
    ['staff', { organisation: 'none' }],
    ['participants', { course: 'none' }],
    ['positions', { organisation: 'none' }],
    ['seats', { network: 'none' }],
  ])('finds no %s of %j', async (list, form) => {
    await using world = await testWorld()
    const visited = await visit(world, paths.sheet(list, 'csv'), { as: world.organiser.personId, form })
    expect(visited.status).toBe(404)
  })

  test('is closed to those who organise nothing', async () => {
    await using world = await testWorld()
    const { status } = await visit(world, paths.sheet('people', 'csv'), {
      as: await world.person(),
      form: {},
    })
    expect(status).toBe(403)
  })
})
