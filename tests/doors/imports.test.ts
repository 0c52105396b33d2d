// The doors of imports: a file is brought in, its columns and doubts settled, all of it done and taken back.
import { createStaticHandler } from 'react-router-dom/server'
import { describe, expect, test } from 'vitest'
import { applyLines } from '~/domain/imports/progress'
import { forgetOldSheets, sheetById } from '~/domain/imports/sheets.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { action as apply } from '~/routes/imports.$id.apply'
import { loader as report } from '~/routes/imports.$id.report'
import * as index from '~/routes/imports._index'
import { loader as template } from '~/routes/imports.templates.$file'
import { guessedColumns } from '~/domain/imports/heads'
import { importKinds, locales } from '#db/schema'
import { readSheetFile } from '~/domain/imports/reading.server'
import { bring } from '../imports/sheet'
import { testWorld, type World } from '../world'
import { dumpOf, origin, visit } from './door'

const t = wordsOfPages('fi')
const csv =
  'Sukunimi;Etunimi;Sähköposti;Virka;Organisaatio\r\nNiemi;Olli;olli@vero.example;pääjohtaja;Verohallinto\r\n'

type Upload = { id?: string; kind?: string; file?: File | null; [more: string]: unknown }

/** Sends the form of a file as a browser does. */
async function upload(world: World, given: Upload = {}) {
  const { file = new File([csv], 'johto.csv'), ...fields } = given
  const body = new FormData()
  const typed = { id: crypto.randomUUID(), kind: 'people', ...fields }
  for (const [name, value] of Object.entries(typed)) body.set(name, String(value))
  body.set('file', file ?? new File([], ''))
  const headers = { Cookie: await world.cookieOf(world.organiser.personId) }
  const request = new Request(`${origin}${paths.imports()}`, { method: 'POST', headers, body })
  const handler = createStaticHandler([
    { path: '/imports', action: index.action as never, loader: () => null },
  ])
  const answer = await handler.query(request, { requestContext: world.context() })
  if (answer instanceof Response) return { id: typed.id, to: answer.headers.get('Location'), errors: null }
  const [data] = Object.values(answer.actionData ?? {}) as [{ error?: Record<string, string[]> }]
  return { id: typed.id, to: null, errors: data.error ?? {} }
}

const asOrganiser = (world: World, address: string, form?: Record<string, string>) =>
  visit(world, address, { as: world.organiser.personId, ...(form && { form }) })

/** Presses the button that does the import. */
async function press(world: World, id: string, mark: string, headers: Record<string, string> = {}) {
  const request = new Request(origin + paths.applyImport(id), {
    method: 'POST',
    headers: { Cookie: await world.cookieOf(world.organiser.personId), ...headers },
    body: new URLSearchParams({ mark }),
  })
  return apply({ request, params: { id }, context: world.context() })
}

const markOn = async (world: World, id: string) =>
  (await asOrganiser(world, paths.importSheet(id))).field('mark') ?? ''

describe('bringing a file in', () => {
  test('leads to its columns, and the same form twice brings one', async () => {
    await using world = await testWorld()
    const { id, to } = await upload(world)
    expect(to).toBe(paths.importColumns(id))
    expect((await upload(world, { id })).to).toBe(paths.importColumns(id))
    expect(await world.db.selectFrom('importSheet').select('id').execute()).toEqual([{ id }])
  })

  test.each([
    ['nothing', null, 'registry.imports.faults.noFile'],
    ['an empty file', new File([], 'tyhja.xlsx'), t('registry.imports.faults.empty')],
    ['only heads', new File(['Nimi;Osoite\r\n'], 'a.csv'), t('registry.imports.faults.onlyHeads')],
    [
      'a PNG',
      new File([new Uint8Array([0x89, 0x50, 0, 0])], 'a.xlsx'),
      t('registry.imports.faults.notASheet'),
    ],
  ])('%s is told beside the field', async (_, file, said) => {
    await using world = await testWorld()
    const before = await dumpOf(world.db)
    const { errors } = await upload(world, { file })
    expect(errors).toEqual({ file: [said] })
    expect((await dumpOf(world.db)).length).toBeGreaterThanOrEqual(before.length)
    expect(await world.db.selectFrom('importSheet').select('id').execute()).toEqual([])
  })

  test('wants to know what the sheet holds', async () => {
    await using world = await testWorld()
    expect((await upload(world, { kind: 'cars' })).errors).toEqual({ kind: ['frame.form.chooseOne'] })
  })

  test('lists what was brought in, and empties what nobody used within a day', async () => {
    await using world = await testWorld()
    const { id } = await upload(world)
    const list = await asOrganiser(world, paths.imports())
    expect(list.text).toContain('johto.csv')
    expect(list.text).toContain('Aino Virta')
    expect(list.text).toContain(t('registry.imports.earlier.waiting'))
    world.pass({ hours: 25 })
    await forgetOldSheets(world.db, world.now())
    expect((await sheetById(world.db, id)).rows).toEqual([])
    const page = await asOrganiser(world, paths.importSheet(id))
    expect(page.text).toContain(t('registry.imports.preview.emptied'))
  })
})

test.each(importKinds.flatMap((kind) => locales.map((locale) => [kind, locale] as const)))(
  'the template of %s in %s is understood when it comes back',
  async (kind, locale) => {
    await using world = await testWorld()
    const headers = { Cookie: `${await world.cookieOf(world.organiser.personId)}; lang=${locale}` }
    for (const form of ['xlsx', 'csv'] as const) {
      const request = new Request(origin + paths.importTemplate(kind, form), { headers })
      const answer = await template({
        request,
        params: { file: `${kind}.${form}` },
        context: world.context(),
      })
      const reading = await readSheetFile(new Uint8Array(await answer.arrayBuffer()))
      const heads = reading.ok ? (reading.rows[0]?.[1] ?? []) : []
      expect(heads.length).toBeGreaterThan(8)
      const guessed = guessedColumns(kind, heads)
      const words = wordsOfPages(locale)
      expect(guessed.map((field) => field && words(`registry.imports.fields.${field}`))).toEqual(heads)
    }
  },
)

describe('the columns', () => {
  const cells = [
    ['Suku', 'Etu', 'Jotain'],
    ['Niemi', 'Olli', 'olli@vero.example'],
  ]

  test('what is missing is told beside a field, and what was chosen stays', async () => {
    await using world = await testWorld()
    const id = await bring(world, { cells })
    const typed = { column0: '', column1: 'firstName', column2: 'email' }
    const page = await asOrganiser(world, paths.importColumns(id), typed)
    expect(page.text).toContain(t('registry.imports.columns.missing.nameMissing'))
    expect(page.html).toContain('aria-invalid="true"')
    expect([0, 1, 2].map((at) => page.field(`column${at}`))).toEqual(['', 'firstName', 'email'])
  })

  test('a field chosen twice is told', async () => {
    await using world = await testWorld()
    const id = await bring(world, { cells })
    const typed = { column0: 'name', column1: 'name', column2: '' }
    expect((await asOrganiser(world, paths.importColumns(id), typed)).text).toContain(
      t('registry.imports.columns.missing.fieldTwice'),
    )
  })

  test('are remembered for the next sheet', async () => {
    await using world = await testWorld()
    const id = await bring(world, { cells })
    const typed = { column0: 'lastName', column1: 'firstName', column2: 'notes' }
    const answer = await asOrganiser(world, paths.importColumns(id), typed)
    expect(answer.to).toBe(`${paths.importSheet(id)}?done=columnsSet`)
    const next = await bring(world, { cells })
    expect((await sheetById(world.db, next)).columns).toEqual(['lastName', 'firstName', 'notes'])
  })

  test('of memberships want a network', async () => {
    await using world = await testWorld()
    const networkId = await world.network({ nameFi: 'HR-foorumi' })
    const id = await bring(world, { kind: 'memberships', cells })
    const typed = { column0: 'lastName', column1: 'firstName', column2: 'email' }
    expect((await asOrganiser(world, paths.importColumns(id), typed)).text).toContain(
      t('registry.imports.columns.missing.networkMissing'),
    )
    const answer = await asOrganiser(world, paths.importColumns(id), { ...typed, networkId })
    expect(answer.to).toBe(`${paths.importSheet(id)}?done=columnsSet`)
  })
})

const heads = ['Sukunimi', 'Etunimi', 'Sähköposti', 'Virka', 'Organisaatio']

describe('the preview', () => {
  test('shows each row with what becomes of it, one state at a time', async () => {
    await using world = await testWorld()
    const house = await world.organisation({ name: 'Verohallinto' })
    await world.person({
      firstName: 'Olli',
      lastName: 'Niemi',
      email: 'olli@vero.example',
      organisationId: house,
    })
    const id = await bring(world, {
      cells: [
        heads,
        ['Niemi', 'Olli', 'olli@vero.example', 'pääjohtaja', 'Verohallinto'],
        ['Uusi', 'Ulla', 'ulla@vero.example', 'koulutuspäällikkö', 'Verohallinto'],
        ['Paha', 'Pia', 'pia@', '', ''],
      ],
    })
    const page = await asOrganiser(world, paths.importSheet(id))
    expect(page.text).toContain('Oli: ylijohtaja, Verohallinto')
    expect(page.text).toContain('Muuttuu muotoon: pääjohtaja, Verohallinto')
    expect(page.text).toContain('Sähköposti ”pia@”: osoite ei ole sähköpostiosoite')
    const faults = await asOrganiser(world, paths.importSheet(id, { show: 'fault' }))
    expect(faults.text).toContain('Paha')
    expect(faults.text).not.toContain('Ulla')
  })

  test('a doubt is settled for all rows alike, and the choice can be changed', async () => {
    await using world = await testWorld()
    await world.organisation({ name: 'Tilastokeskus' })
    const id = await bring(world, {
      cells: [
        heads,
        ['Niemi', 'Olli', 'olli@x.example', 'johtaja', 'Tilastollinen keskus'],
        ['Laine', 'Sari', 'sari@x.example', 'johtaja', 'Tilastollinen keskus'],
      ],
    })
    const page = await asOrganiser(world, paths.importSheet(id))
    expect(page.text).toContain('Tilastokeskus')
    const key = 'organisation:tilastollinen keskus@2'
    const form = { intent: 'choose', key, all: 'organisation:tilastollinen keskus', forAll: 'on' }
    const unknown = await asOrganiser(world, paths.importSheet(id), {
      ...form,
      choice: 'other',
      name: 'Eiole',
    })
    expect(unknown.text).toContain(t('registry.imports.doubts.unknownName'))
    expect(unknown.field('name')).toBe('Eiole')
    const chosen = await asOrganiser(world, paths.importSheet(id), {
      ...form,
      choice: 'other',
      name: 'tilastokeskus',
    })
    expect(chosen.to).toContain('done=chosen')
    expect((await asOrganiser(world, paths.importSheet(id, { show: 'new' }))).text).toContain('Sari')
    await asOrganiser(world, paths.importSheet(id), { intent: 'unchoose', key: form.all })
    expect((await sheetById(world.db, id)).choices).toEqual({})
  })

  test('choosing nothing is told beside the choice', async () => {
    await using world = await testWorld()
    const id = await bring(world, { cells: [heads, ['Niemi', 'Olli', '', 'johtaja', 'Eiole']] })
    const page = await asOrganiser(world, paths.importSheet(id), {
      intent: 'choose',
      key: 'organisation:eiole@2',
      all: 'organisation:eiole',
    })
    expect(page.text).toContain(t('frame.form.chooseOne'))
  })

  test('a sheet can be put away', async () => {
    await using world = await testWorld()
    const id = await bring(world, { cells: [heads, ['Niemi', 'Olli', '', '', '']] })
    expect((await asOrganiser(world, paths.importSheet(id), { intent: 'drop' })).to).toContain('done=dropped')
    expect((await asOrganiser(world, paths.importSheet(id))).status).toBe(404)
  })
})

describe('doing it', () => {
  const cells = [heads, ['Niemi', 'Olli', 'olli@x.example', '', ''], ['Paha', 'Pia', 'pia@', '', '']]

  test('by a plain press leads to the report; the same press twice is once', async () => {
    await using world = await testWorld()
    const id = await bring(world, { cells })
    const mark = await markOn(world, id)
    const [one, other] = await Promise.all([press(world, id, mark), press(world, id, mark)])
    expect([one.status, other.status]).toEqual([302, 302])
    const people = await world.db.selectFrom('person').select('id').where('lastName', '=', 'Niemi').execute()
    expect(people).toHaveLength(1)
    const page = await asOrganiser(world, one.headers.get('Location') ?? '')
    expect(page.text).toContain(t('registry.imports.apply.done'))
    expect(page.text).toContain('osoite ei ole sähköpostiosoite')
    expect(page.text).toContain(t('registry.imports.report.undo'))
  })

  test('tells a page that listens how far it has come, and where to go', async () => {
    await using world = await testWorld()
    const id = await bring(world, { cells })
    const answer = await press(world, id, await markOn(world, id), { Accept: applyLines })
    expect(answer.headers.get('Content-Type')).toBe(applyLines)
    const lines = (await answer.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object)
    expect(lines[0]).toEqual({ done: 0, total: 2 })
    expect(lines.at(-1)).toEqual({ to: expect.stringContaining('done=applied') as string })
  })

  test('refuses what another organiser has changed meanwhile, and shows it anew', async () => {
    await using world = await testWorld()
    const known = await world.person({ firstName: 'Olli', lastName: 'Niemi', email: 'olli@x.example' })
    const id = await bring(world, { cells: [heads, ['Niemi-Laine', 'Olli', 'olli@x.example', '', '']] })
    const mark = await markOn(world, id)
    await world.db.updateTable('person').set({ lastName: 'Niemi-Laine' }).where('id', '=', known).execute()
    const answer = await press(world, id, mark)
    const page = await asOrganiser(world, answer.headers.get('Location') ?? '')
    expect(page.text).toContain(t('reasons.changedMeanwhile'))
    expect(page.text).toContain(t('registry.imports.preview.nothing'))
    // Which name was read as which; nothing is left to be done.
    expect(page.text).toContain('Niemi-Laine, Olli')
    expect(page.html).not.toContain(paths.applyImport(id))
  })

  test('the rows left out come as a file, and all of it is taken back', async () => {
    await using world = await testWorld()
    const id = await bring(world, { cells })
    await press(world, id, await markOn(world, id))
    const headers = { Cookie: await world.cookieOf(world.organiser.personId) }
    const request = new Request(origin + paths.importReport(id), { headers })
    const file = await report({ request, params: { id }, context: world.context() })
    expect(await file.text()).toContain('3;Sähköposti;osoite ei ole sähköpostiosoite')
    const { deedId } = await sheetById(world.db, id)
    await asOrganiser(world, paths.undoDeed(deedId ?? ''), { back: paths.importSheet(id) })
    const page = await asOrganiser(world, paths.importSheet(id))
    expect(page.text).toContain('Tuonti on peruttu')
    expect((await asOrganiser(world, paths.imports())).text).toContain('Peruttu')
    const people = await world.db.selectFrom('person').select('id').where('lastName', '=', 'Niemi').execute()
    expect(people).toEqual([])
  })
})
