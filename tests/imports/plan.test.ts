// What each row of a sheet would do, by many cases: whom it means, what becomes of their posts, what is in doubt.
import { describe, expect, test } from 'vitest'
import { guessedColumns, headRowOf } from '~/domain/imports/heads'
import { organisationFinder, type KnownOrganisation } from '~/domain/imports/organisation-names'
import { classOfTitle } from '~/domain/imports/titles'
import { readDate, readEmail, readFullName, readLinks, readYes } from '~/domain/imports/values'
import { testWorld, type World } from '../world'
import { planned, statesOf } from './sheet'

const heads = ['Sukunimi', 'Etunimi', 'Sähköposti', 'Virka', 'Organisaatio', 'Alkaen', 'Päättyy']

const rowsOf = (...rows: string[][]) => ({ cells: [heads, ...rows] })

async function olli(world: World, more: Parameters<World['person']>[0] = {}) {
  const house = await world.organisation({ name: 'Verohallinto' })
  const id = await world.person({
    firstName: 'Olli',
    lastName: 'Niemi',
    email: 'olli@vero.example',
    organisationId: house,
    ...more,
  })
  return { id, house }
}

describe('whom a row means', () => {
  const cases: [string, string[], string, boolean][] = [
    ['the address in use', ['Niemi', 'Olli', 'OLLI@vero.example'], 'same', true],
    [
      'the address in use, with a new last name',
      ['Niemi-Koski', 'Olli', 'olli@vero.example'],
      'changed',
      true,
    ],
    ['the address in use under another name', ['Virtanen', 'Matti', 'olli@vero.example'], 'doubt', false],
    ['an earlier address', ['Niemi', 'Olli', 'olli@vanha.example'], 'same', true],
    ['a private address', ['Niemi', 'Olli', 'olli@koti.example'], 'same', true],
    [
      'name and organisation, with another address',
      ['Niemi', 'Olli', 'o.niemi@vero.example', '', 'Verohallinto'],
      'changed',
      true,
    ],
    ['the name alone, however it is written', ['niemi', 'OLLI', ''], 'same', true],
    ['the name, with another address', ['Niemi', 'Olli', 'olli@tulli.example'], 'doubt', false],
    ['nobody', ['Niemi', 'Ossi', ''], 'new', false],
  ]

  test.each(cases)('by %s', async (_, row, state, known) => {
    await using world = await testWorld()
    const { id } = await olli(world)
    await world.db
      .updateTable('person')
      .set({ privateEmail: 'olli@koti.example' })
      .where('id', '=', id)
      .execute()
    await world.db
      .insertInto('address')
      .values({
        id: 'old',
        personId: id,
        email: 'olli@vanha.example',
        validFrom: '2010-01-01',
        validTo: '2019-12-31',
        failedAt: null,
        failure: null,
      })
      .execute()
    const { plans } = await planned(world, rowsOf(row))
    expect(plans[0]).toMatchObject({ state, ...(known && { personId: id }) })
  })

  test('two of one name are in doubt, and tell themselves apart by organisation', async () => {
    await using world = await testWorld()
    const { house } = await olli(world)
    await world.person({ firstName: 'Olli', lastName: 'Niemi', email: 'olli@tulli.example' })
    const { plans } = await planned(
      world,
      rowsOf(['Niemi', 'Olli', ''], ['Niemi', 'Olli', '', 'ylijohtaja', 'Verohallinto']),
    )
    expect(statesOf({ plans })).toEqual(['doubt', 'same'])
    expect(plans[0]?.doubts[0]).toMatchObject({ why: 'severalOfName', canBeNew: true })
    expect(house).toBeDefined()
  })

  test('a name in one cell is read either way round', async () => {
    await using world = await testWorld()
    await olli(world)
    const cells = [['Nimi'], ['Niemi Olli'], ['Olli Niemi'], ['Niemi, Olli']]
    expect(
      statesOf(
        await planned(world, { cells: cells.map(([name = '']) => [name, '']), columns: ['name', null] }),
      ),
    ).toEqual(['same', 'same', 'same'])
  })

  test('two rows of a new person are one person', async () => {
    await using world = await testWorld()
    const row = ['Uusi', 'Ulla', 'ulla@vero.example']
    expect(statesOf(await planned(world, rowsOf(row, row)))).toEqual(['new', 'same'])
  })

  test('two rows of one name from two houses are in doubt', async () => {
    await using world = await testWorld()
    await world.organisation({ name: 'Verohallinto' })
    await world.organisation({ name: 'Tulli' })
    const plans = await planned(
      world,
      rowsOf(['Uusi', 'Ulla', '', 'johtaja', 'Verohallinto'], ['Uusi', 'Ulla', '', 'johtaja', 'Tulli']),
    )
    expect(statesOf(plans)).toEqual(['new', 'doubt'])
  })

  test('a person merged into another is nobody', async () => {
    await using world = await testWorld()
    const { id } = await olli(world, { email: null })
    await world.db
      .updateTable('person')
      .set({ mergedInto: world.organiser.personId })
      .where('id', '=', id)
      .execute()
    expect(statesOf(await planned(world, rowsOf(['Niemi', 'Olli', ''])))).toEqual(['new'])
  })
})

describe('a post', () => {
  const post = (title: string, house: string, from = '', to = '') => [
    'Niemi',
    'Olli',
    'olli@vero.example',
    title,
    house,
    from,
    to,
  ]

  test('that goes on changes nothing, whatever language its title is in', async () => {
    await using world = await testWorld()
    await olli(world)
    for (const title of ['ylijohtaja', 'Överdirektör', 'director general', ''])
      expect(statesOf(await planned(world, rowsOf(post(title, 'Verohallinto'))))).toEqual(['same'])
  })

  test('that has lasted longer than the row tells keeps its first day; one known too late is put right', async () => {
    await using world = await testWorld()
    const { id } = await olli(world)
    await world.db
      .updateTable('appointment')
      .set({ validFrom: '2015-01-01' })
      .where('personId', '=', id)
      .execute()
    expect(statesOf(await planned(world, rowsOf(post('ylijohtaja', 'Verohallinto', '1.1.2020'))))).toEqual([
      'same',
    ])
    const earlier = await planned(world, rowsOf(post('ylijohtaja', 'Verohallinto', '1.1.2012')))
    expect(earlier.plans[0]?.acts).toMatchObject([
      { act: 'reviseAppointment', given: { validFrom: '2012-01-01' } },
    ])
  })

  test('that has ended keeps why it ended when its last day is put right', async () => {
    await using world = await testWorld()
    const { id } = await olli(world)
    await world.db
      .updateTable('appointment')
      .set({ validFrom: '2015-01-01', validTo: '2020-12-31', endReason: 'retired' })
      .where('personId', '=', id)
      .execute()
    const { plans } = await planned(
      world,
      rowsOf(post('ylijohtaja', 'Verohallinto', '1.1.2015', '30.11.2020')),
    )
    expect(plans[0]?.acts).toEqual([
      { act: 'reviseAppointment', id: expect.any(String) as string, given: { validTo: '2020-11-30' } },
    ])
  })

  test('another ends the one in force the day before', async () => {
    await using world = await testWorld()
    await olli(world)
    await world.organisation({ name: 'Tulli' })
    const { plans } = await planned(world, rowsOf(post('pääjohtaja', 'Tulli', '1.3.2026')))
    expect(plans[0]?.acts).toMatchObject([
      { act: 'endAppointment', lastDay: '2026-02-28', reason: 'otherPost' },
      {
        act: 'enterAppointment',
        given: { validFrom: '2026-03-01', roleClass: 'headOfAgency', titleSv: 'generaldirektör' },
      },
    ])
    expect(plans[0]?.changes[0]).toEqual({
      of: 'post',
      before: 'ylijohtaja, Verohallinto',
      after: 'pääjohtaja, Tulli',
    })
  })

  test('two posts of one person in a sheet stand side by side', async () => {
    await using world = await testWorld()
    await olli(world)
    await world.organisation({ name: 'Tulli' })
    const { plans } = await planned(
      world,
      rowsOf(post('johtaja', 'Tulli'), post('ylijohtaja', 'Verohallinto')),
    )
    expect(plans.flatMap(({ acts }) => acts.map(({ act }) => act))).toEqual(['enterAppointment'])
  })

  test('of the past is entered beside the present', async () => {
    await using world = await testWorld()
    await olli(world)
    await world.organisation({ name: 'Tulli' })
    const { plans } = await planned(world, rowsOf(post('johtaja', 'Tulli', '1.1.2010', '31.12.2015')))
    expect(plans[0]?.acts.map(({ act }) => act)).toEqual(['enterAppointment'])
  })

  test.each([
    ['an end before the start', post('johtaja', 'Verohallinto', '1.3.2026', '1.2.2026'), 'endBeforeStart'],
    ['a date that is none', post('johtaja', 'Verohallinto', '31.2.2026'), 'dateWrong'],
    ['a date that could be two', post('johtaja', 'Verohallinto', '3/4/2026'), 'dateWrong'],
    ['a title without an organisation', post('johtaja', ''), 'organisationMissing'],
    ['a start before the organisation', post('johtaja', 'Tulli', '1.1.1990'), 'organisationNotThen'],
    ['an end of the past without a start', post('johtaja', 'Tulli', '', '1.1.2015'), 'startMissing'],
  ])('%s is a fault', async (_, row, why) => {
    await using world = await testWorld()
    await olli(world)
    await world.organisation({ name: 'Tulli' })
    const { plans } = await planned(world, rowsOf(row))
    expect(plans[0]).toMatchObject({ state: 'fault', faults: [{ fault: why }], acts: [] })
  })

  test('a row that turns out faulty takes along nobody: those after it stand alone', async () => {
    await using world = await testWorld()
    const faulty = ['Uusi', 'Ulla', 'ulla@vero.example', 'johtaja', '', '', '']
    const { plans } = await planned(
      world,
      rowsOf(faulty, ['Uusi', 'Ulla', 'ulla@vero.example', '', '', '', '']),
    )
    expect(statesOf({ plans })).toEqual(['fault', 'new'])
  })

  test('an emptied cell erases nothing', async () => {
    await using world = await testWorld()
    const { id } = await olli(world)
    await world.db.updateTable('person').set({ phone: '123', notes: 'hyvä' }).where('id', '=', id).execute()
    const cells = [
      ['Nimi', 'Puhelin', 'Muistiinpanot'],
      ['Niemi, Olli', '', '-'],
    ]
    expect(statesOf(await planned(world, { cells }))).toEqual(['same'])
  })
})

describe('an organisation that is not known', () => {
  const row = ['Uusi', 'Ulla', 'ulla@x.example', 'johtaja', 'Outo virasto', '', '']

  test.each([
    ['skip', 'skipped', []],
    ['none', 'new', ['enterPerson']],
    ['new:agency:', 'new', ['enterPerson', 'enterOrganisation', 'enterAppointment']],
  ])('chosen %s', async (choice, state, acts) => {
    await using world = await testWorld()
    expect(statesOf(await planned(world, rowsOf(row)))).toEqual(['doubt'])
    const { plans } = await planned(world, {
      ...rowsOf(row),
      choices: { 'organisation:outo virasto': choice },
    })
    expect(plans[0]?.state).toBe(state)
    expect(plans[0]?.acts.map(({ act }) => act)).toEqual(acts)
  })

  test('is entered once, from the earliest day a row needs it', async () => {
    await using world = await testWorld()
    const other = ['Toinen', 'Tea', 'tea@x.example', 'johtaja', 'OUTO VIRASTO', '1.5.2015', '']
    const choices = { 'organisation:outo virasto': 'new:agency:' }
    const { plans } = await planned(world, { ...rowsOf(row, other), choices })
    const entered = plans.flatMap(({ acts }) => acts).filter(({ act }) => act === 'enterOrganisation')
    expect(entered).toMatchObject([{ validFrom: '2015-05-01' }])
  })

  test('a choice for the row alone goes before that for all', async () => {
    await using world = await testWorld()
    const choices = { 'organisation:outo virasto': 'none', 'organisation:outo virasto@2': 'skip' }
    expect(statesOf(await planned(world, { ...rowsOf(row), choices }))).toEqual(['skipped'])
  })
})

test('five thousand rows are planned', async () => {
  await using world = await testWorld()
  await world.organisation({ name: 'Verohallinto' })
  const rows = Array.from({ length: 5000 }, (_, at) => [
    `Suku${at}`,
    'Etu',
    `e${at}@vero.example`,
    'johtaja',
    'Verohallinto',
    '',
    '',
  ])
  expect((await planned(world, rowsOf(...rows))).counts).toMatchObject({ new: 5000 })
})

describe('organisations by name', () => {
  const body = (more: Partial<KnownOrganisation>): KnownOrganisation => ({
    id: more.nameFi ?? '',
    nameFi: '',
    nameSv: '',
    nameEn: '',
    kind: 'agency',
    sectorId: null,
    validFrom: '2000-01-01',
    validTo: null,
    successorId: null,
    earlier: [],
    ...more,
  })
  const finder = organisationFinder(
    [
      body({
        nameFi: 'valtiovarainministeriö',
        nameSv: 'finansministeriet',
        kind: 'ministry',
        sectorId: 'vm',
      }),
      body({ nameFi: 'Digi- ja väestötietovirasto', earlier: ['Väestörekisterikeskus'] }),
      body({ nameFi: 'Liikenne- ja viestintävirasto Traficom' }),
      body({ nameFi: 'Vanha virasto', validTo: '2019-12-31', successorId: 'Uusi virasto' }),
      body({ nameFi: 'Uusi virasto' }),
    ],
    new Map([['vm', 'VM']]),
  )
  const found = (name: string) => finder.find(name, '2026-01-01').map(({ id }) => id)

  test.each([
    ['VALTIOVARAINMINISTERIO', 'valtiovarainministeriö'],
    ['Finansministeriet', 'valtiovarainministeriö'],
    ['vm', 'valtiovarainministeriö'],
    ['Valtiovarainministeriö (VM)', 'valtiovarainministeriö'],
    ['DVV', 'Digi- ja väestötietovirasto'],
    ['Väestörekisterikeskus', 'Digi- ja väestötietovirasto'],
    ['digi - ja vaestotietovirasto', 'Digi- ja väestötietovirasto'],
    ['Traficom', 'Liikenne- ja viestintävirasto Traficom'],
    ['Vanha virasto', 'Vanha virasto'],
  ])('%s is found', (name, id) => expect(found(name)).toEqual([id]))

  test('one that has ended offers the one that took over first', () => {
    expect(finder.alike('Vanha virasto', '2026-01-01')[0]?.id).toBe('Uusi virasto')
  })

  test('a slip offers what is alike', () => {
    expect(found('Digi ja väestövirasto')).toEqual([])
    expect(finder.alike('Digi ja väestövirasto', '2026-01-01')[0]?.id).toBe('Digi- ja väestötietovirasto')
  })
})

test.each([
  ['kansliapäällikkö', 'ministry', 'permanentSecretary'],
  ['Valtiosihteeri kansliapäällikkönä', 'ministry', 'permanentSecretary'],
  ['pääjohtaja', 'agency', 'headOfAgency'],
  ['Director General', 'agency', 'headOfAgency'],
  ['ylijohtaja, osastopäällikkö', 'ministry', 'departmentHead'],
  ['avdelningschef', 'ministry', 'departmentHead'],
  ['HR-johtaja', 'agency', 'hrLead'],
  ['personalchef', 'agency', 'hrLead'],
  ['Director of Human Resources', 'agency', 'hrLead'],
  ['kehittämisjohtaja', 'ministry', 'developmentHead'],
  ['koulutuspäällikkö', 'agency', 'trainingHead'],
  ['kaupunginjohtaja', 'municipality', 'municipalManager'],
  ['hyvinvointialuejohtaja', 'wellbeingCounty', 'countyDirector'],
  ['johdon assistentti', 'ministry', 'assistant'],
  ['viestintäjohtaja', 'agency', 'director'],
  ['enhetschef', 'ministry', 'director'],
  ['neuvotteleva virkamies', 'ministry', 'expert'],
] as const)('%s in a %s is of the class %s', (title, kind, roleClass) => {
  expect(classOfTitle(title, kind)).toBe(roleClass)
})

describe('columns', () => {
  test.each([
    [
      ['Etunimi', 'Sukunimi', 'S-posti', 'Virkanimike', 'Virasto'],
      ['firstName', 'lastName', 'email', 'title', 'organisation'],
    ],
    [
      ['Förnamn', 'Efternamn', 'E-postadress', 'Titel', 'Ämbetsverk'],
      ['firstName', 'lastName', 'email', 'title', 'organisation'],
    ],
    [
      ['First name', 'Surname', 'E-mail', 'Job title', 'Agency'],
      ['firstName', 'lastName', 'email', 'title', 'organisation'],
    ],
    [
      ['NIMI', 'Sähköposti (työ)', 'Puh.', 'Hallinnonala', 'Jotain muuta'],
      ['name', 'email', 'phone', 'sector', null],
    ],
    [
      ['Etunim', 'Sukunimmi', 'Sähkoposti'],
      ['firstName', 'lastName', 'email'],
    ],
  ])('%j are understood', (given, fields) => expect(guessedColumns('people', given)).toEqual(fields))

  test('what was remembered goes before what is guessed', () => {
    const remembered = new Map([
      ['nimi', 'lastName'],
      ['virka', null],
    ] as const)
    expect(guessedColumns('people', ['Nimi', 'Virka', 'Etunimi'], remembered)).toEqual([
      'lastName',
      null,
      'firstName',
    ])
  })

  test('a title above the heads is passed over', () => {
    expect(
      headRowOf('people', [
        ['Johtajat 2024'],
        ['', ''],
        ['Nimi', 'Sähköposti'],
        ['Virta Aino', 'a@b.example'],
      ]),
    ).toBe(2)
  })
})

test.each([
  ['1.3.2019', '2019-03-01'],
  ['01.03.2019', '2019-03-01'],
  ['2019-03-01', '2019-03-01'],
  ['2019-03-01T13:00', '2019-03-01'],
  ['43525', '2019-03-01'],
  ['29.2.2019', null],
  ['3/1/2019', null],
  ['2019', null],
  ['1.3.19', null],
  ['maaliskuu', null],
])('the date %s is %s', (text, date) => expect(readDate(text)).toBe(date))

test('other cells are read as people write them', () => {
  expect(['x', 'Kyllä', 'JA', '✓', '1'].map(readYes)).toEqual([true, true, true, true, true])
  expect(['ei', '', 'nej', '0'].map(readYes)).toEqual([false, false, false, false])
  expect(readYes('ehkä')).toBeNull()
  expect(readEmail('Aino Virta <Aino.Virta@vm.example>')).toBe('aino.virta@vm.example')
  expect(
    ['aino@', '@vm.example', 'a b@vm.example', 'aino@vm', 'a@b.example, c@d.example'].map(readEmail),
  ).toEqual([null, null, null, null, null])
  expect(readFullName('Carl von Essen')).toEqual({ firstName: 'Carl', lastName: 'von Essen' })
  expect(readLinks('linkedin.example/in/a')).toBe('https://linkedin.example/in/a')
  expect(readLinks('javascript:alert(1)')).toBeNull()
})

test('nobody was at an event that lies ahead, whether its date is told or its title alone', async () => {
  await using world = await testWorld()
  const person = await world.person({ firstName: 'Olli', lastName: 'Niemi' })
  await world.invited([person])
  const row = (date: string) => ({
    kind: 'attendance' as const,
    cells: [
      ['Nimi', 'Tilaisuus', 'Päivä', 'Osallistui'],
      ['Niemi, Olli', 'Johdon päivä: ennakointi', date, 'x'],
    ],
  })
  for (const date of ['', '1.12.2030']) {
    const { plans } = await planned(world, row(date))
    expect(plans[0]).toMatchObject({ state: 'fault', faults: [{ fault: 'eventAhead' }], acts: [] })
  }
})

test('what an earlier or a later day would run into is told at the row, before anything is imported', async () => {
  await using world = await testWorld()
  const { id } = await olli(world)
  const network = await world.network({ nameFi: 'Kehikko', foundedOn: '2012-01-01' })
  await world.member(network, id, { validFrom: '2013-01-01', validTo: '2015-12-31', endReason: 'other' })
  await world.member(network, id, { validFrom: '2018-01-01' })
  const row = (from: string, to: string) => ({
    kind: 'memberships' as const,
    cells: [
      ['Nimi', 'Verkosto', 'Alkaen', 'Päättyy'],
      ['Niemi, Olli', 'Kehikko', from, to],
    ],
  })
  for (const [from, to, field, why] of [
    ['1.6.2012', '', 'from', 'memberOverlaps'],
    ['1.6.2011', '', 'from', 'networkNotThen'],
    ['1.1.2013', '1.6.2018', 'to', 'memberOverlaps'],
  ] as const) {
    const { plans } = await planned(world, row(from, to))
    expect(plans[0]).toMatchObject({ state: 'fault', faults: [{ field, fault: why }], acts: [] })
  }
})

test('a post does not begin before its organisation, nor over another in the same position', async () => {
  await using world = await testWorld()
  const { id, house } = await olli(world)
  const post = { titleFi: 'johtaja', roleClass: 'director' as const }
  await world.appoint(id, house, { ...post, validFrom: '2012-01-01', validTo: '2014-12-31' })
  await world.appoint(id, house, { ...post, validFrom: '2016-01-01' })
  const row = (from: string, to = '') =>
    rowsOf(['Niemi', 'Olli', 'olli@vero.example', 'johtaja', 'Verohallinto', from, to])
  const faults = async (given: Parameters<typeof planned>[1]) =>
    (await planned(world, given)).plans[0]?.faults.map(({ fault }) => fault)
  expect(await faults(row('1.1.2012', '1.1.2017'))).toEqual(['postOverlaps'])
  expect(await faults(row('1.1.2011'))).toEqual(['postOverlaps'])
  await world.db
    .updateTable('organisation')
    .set({ validFrom: '2015-06-01' })
    .where('id', '=', house)
    .execute()
  expect(await faults(row('1.5.2015'))).toEqual(['organisationNotThen'])
})
