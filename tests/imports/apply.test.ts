// Applying a sheet: what was previewed is done in one deed, a second time nothing is left to do, and all of it comes back.
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { undoDeed } from '~/domain/core/undoing.server'
import { applySheet } from '~/domain/imports/apply.server'
import { sheetById } from '~/domain/imports/sheets.server'
import { mailbox, testWorld, type World } from '../world'
import { applied, bring, planned, planOf, statesOf, type Given } from './sheet'

const by = (world: World) => ({ actor: world.organiser, now: world.now() })

/** Every table but those of the work itself, as text. */
async function registryOf(world: World): Promise<string> {
  const work = ['importSheet', 'importColumn', 'deed', 'deedStep', 'audit', 'searchWord']
  const { rows } = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' order by name`.execute(world.db)
  const dump: Record<string, unknown> = {}
  for (const { name } of rows.filter((row) => !work.includes(row.name))) {
    const table = await sql<Record<string, unknown>>`select * from ${sql.table(name)} order by rowid`.execute(
      world.db,
    )
    // Counters of edits go on counting.
    dump[name] = table.rows.map(({ version: _, ...row }) => row)
  }
  return JSON.stringify(dump)
}

const heads = ['Sukunimi', 'Etunimi', 'Sähköposti', 'Virka', 'Organisaatio', 'Alkaen']

async function ready(world: World) {
  const house = await world.organisation({ name: 'Valtiokonttori' })
  const other = await world.organisation({ name: 'Verohallinto' })
  const known = await world.person({
    firstName: 'Maija',
    lastName: 'Koski',
    email: 'maija.koski@vk.example',
    organisationId: house,
  })
  return { house, other, known }
}

const peopleSheet: Given = {
  cells: [
    heads,
    ['Koski', 'Maija', 'maija.koski@vk.example', 'henkilöstöjohtaja', 'Verohallinto', '1.9.2026'],
    ['Niemi', 'Olli', 'olli.niemi@vero.example', 'pääjohtaja', 'Verohallinto', '1.1.2025'],
    ['Laine', 'Sari', 'sari.laine@uusi.example', 'toimitusjohtaja', 'Uusi Oy', ''],
  ],
  choices: { 'organisation:uusi oy': 'new:company:' },
}

async function everyKind(world: World): Promise<Record<string, Given>> {
  await ready(world)
  const networkId = await world.network({ nameFi: 'Henkilöstöfoorumi', basis: 'position' })
  const names = { nameFi: 'Uudistuja', nameSv: 'Förnyaren', nameEn: 'Renewer' }
  await world.db
    .insertInto('programme')
    .values({ id: 'programme', ...names })
    .execute()
  await world.db
    .insertInto('course')
    .values({
      id: 'course',
      programmeId: 'programme',
      number: 7,
      startsOn: '2024-01-10',
      endsOn: '2024-11-20',
    })
    .execute()
  await world.network({ kind: 'alumni', programmeId: 'programme', ...names, foundedOn: '2020-01-01' })
  return {
    people: peopleSheet,
    memberships: {
      kind: 'memberships',
      settings: { networkId },
      cells: [
        ['Nimi', 'Sähköposti', 'Rooli', 'Jäsen alkaen', 'Organisaatio', 'Virka'],
        ['Koski, Maija', 'maija.koski@vk.example', 'puheenjohtaja', '1.3.2019', '', ''],
        ['Uusi, Ulla', 'ulla@vk.example', '', '', 'Valtiokonttori', 'henkilöstöpäällikkö'],
      ],
    },
    participants: {
      kind: 'participants',
      cells: [
        ['Nimi', 'Ohjelma', 'Kurssi', 'Suorittanut'],
        ['Koski, Maija', 'Uudistuja', '7. kurssi', 'kyllä'],
        ['Vieras, Ville', 'Förnyaren', '7', ''],
      ],
    },
    attendance: {
      kind: 'attendance',
      cells: [
        ['Nimi', 'Tilaisuus', 'Päivä', 'Osallistui'],
        ['Koski, Maija', 'Johdon päivä: tiedolla johtaminen', '14.5.2019', 'x'],
        ['Vieras, Ville', 'Johdon päivä: tiedolla johtaminen', '14.5.2019', 'x'],
        ['Poissa, Olli', 'Johdon päivä: tiedolla johtaminen', '14.5.2019', ''],
      ],
    },
  }
}

describe.each(['people', 'memberships', 'participants', 'attendance'] as const)('a sheet of %s', (kind) => {
  test('brought in twice is the same the second time', async () => {
    await using world = await testWorld()
    const given = (await everyKind(world))[kind] ?? { cells: [] }
    expect(statesOf(await planned(world, given))).not.toContain('fault')
    await applied(world, given)
    const again = await planned(world, given)
    expect(new Set(statesOf(again))).toEqual(new Set(['same']))
    expect(again.plans.flatMap(({ acts }) => acts)).toEqual([])
  })

  test('comes back whole', async () => {
    await using world = await testWorld()
    const given = (await everyKind(world))[kind] ?? { cells: [] }
    const before = await registryOf(world)
    const { deedId } = await applied(world, given)
    expect(await registryOf(world)).not.toBe(before)
    expect((await undoDeed(world.db, by(world), deedId ?? '')).ok).toBe(true)
    expect(await registryOf(world)).toBe(before)
  })

  test('sends no letter', async () => {
    await using world = await testWorld()
    await applied(world, (await everyKind(world))[kind] ?? { cells: [] })
    expect(await world.db.selectFrom('outbox').selectAll().execute()).toEqual([])
  })
})

describe('applying', () => {
  test('ends the old post on the day before the new one', async () => {
    await using world = await testWorld()
    const { known, house, other } = await ready(world)
    await applied(world, peopleSheet)
    const posts = await world.db
      .selectFrom('appointment')
      .select(['organisationId', 'titleFi', 'roleClass', 'validFrom', 'validTo', 'endReason'])
      .where('personId', '=', known)
      .orderBy('validFrom')
      .execute()
    expect(posts).toEqual([
      expect.objectContaining({ organisationId: house, validTo: '2026-08-31', endReason: 'otherPost' }),
      expect.objectContaining({
        organisationId: other,
        validFrom: '2026-09-01',
        validTo: null,
        roleClass: 'hrLead',
      }),
    ])
  })

  test('gives a person who was chosen the new address, and keeps the old one as an alias', async () => {
    await using world = await testWorld()
    const { known } = await ready(world)
    const given = { cells: [heads, ['Koski', 'Maija', 'maija.koski@vero.example', '', '', '']] }
    expect(statesOf(await planned(world, given))).toEqual(['doubt'])
    await applied(world, { ...given, choices: { 'person@2': known } })
    const addresses = await world.db
      .selectFrom('address')
      .select(['email', 'validTo'])
      .where('personId', '=', known)
      .orderBy('validFrom')
      .execute()
    expect(addresses).toEqual([
      { email: 'maija.koski@vk.example', validTo: '2026-09-30' },
      { email: 'maija.koski@vero.example', validTo: null },
    ])
  })

  test('empties the rows and keeps a report without names', async () => {
    await using world = await testWorld()
    await ready(world)
    const cells = [
      ...peopleSheet.cells,
      ['', 'Nimetön', '', '', '', ''],
      ['Virta', 'Aino', 'aino@', '', '', ''],
    ]
    const { id, deedId } = await applied(world, { ...peopleSheet, cells })
    const sheet = await sheetById(world.db, id)
    expect(sheet.rows).toEqual([])
    expect(sheet).toMatchObject({ deedId, appliedAt: world.now(), choices: {} })
    expect(sheet.report).toEqual({
      counts: { new: 2, changed: 1, same: 0, doubt: 0, fault: 2, skipped: 0 },
      faults: [
        { row: 5, field: 'lastName', fault: 'nameMissing' },
        { row: 6, field: 'email', fault: 'emailWrong' },
      ],
      doubts: [],
      skipped: [],
    })
  })

  test('refuses when the registry has changed what the plan means', async () => {
    await using world = await testWorld()
    const { known } = await ready(world)
    const id = await bring(world, peopleSheet)
    const { mark } = await planOf(world, id)
    await world.db.updateTable('person').set({ lastName: 'Toinen' }).where('id', '=', known).execute()
    const before = await registryOf(world)
    const result = await applySheet(world.db, by(world), id, { mark, mailbox })
    expect(result).toMatchObject({ ok: false, reason: 'changedMeanwhile' })
    expect(await registryOf(world)).toBe(before)
  })

  test('twice is once', async () => {
    await using world = await testWorld()
    await ready(world)
    const id = await bring(world, peopleSheet)
    const { mark } = await planOf(world, id)
    const results = await Promise.all(
      [1, 2].map(() => applySheet(world.db, by(world), id, { mark, mailbox })),
    )
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(results.find(({ ok }) => !ok)).toMatchObject({ reason: 'importedAlready' })
  })

  test('tells how far it has come', async () => {
    await using world = await testWorld()
    const rows = Array.from({ length: 60 }, (_, at) => [
      `Suku${at}`,
      'Etu',
      `etu${at}@vk.example`,
      '',
      '',
      '',
    ])
    const id = await bring(world, { cells: [heads, ...rows] })
    const { mark } = await planOf(world, id)
    const told: number[] = []
    await applySheet(world.db, by(world), id, { mark, mailbox }, (done) => told.push(done))
    expect(told).toEqual([0, 25, 50, 60])
  })

  test('of nothing new leaves no deed', async () => {
    await using world = await testWorld()
    await applied(world, { cells: [heads, ['Niemi', 'Olli', 'olli@vk.example', '', '', '']] })
    const again = await applied(world, { cells: [heads, ['Niemi', 'Olli', 'olli@vk.example', '', '', '']] })
    expect(again.deedId).toBeNull()
  })

  test('is for organisers', async () => {
    await using world = await testWorld()
    await ready(world)
    const manager = await world.actor(await world.person())
    const id = await bring(world, peopleSheet)
    const { mark } = await planOf(world, id)
    const attempt = applySheet(world.db, { actor: manager, now: world.now() }, id, { mark, mailbox })
    await expect(attempt).rejects.toMatchObject({ status: 403 })
  })
})
