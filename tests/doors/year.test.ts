// The doors of the year: the calendar, own days, moving.
import { describe, expect, test } from 'vitest'
import { eventById } from '~/domain/events/queries.server'
import { paths } from '~/paths'
import { testWorld, type World } from '../world'
import { visit } from './door'

const as = (world: World) => ({ as: world.organiser.personId })

describe('the calendar', () => {
  test('shows a month with its weeks, holidays, kinds in words, drafts and cancelled told apart', async () => {
    await using world = await testWorld()
    const draft = await world.draft()
    const gone = await world.draft({ titleFi: 'Peruttu kahvi', kind: 'morningCoffee' })
    await world.db.updateTable('event').set({ status: 'cancelled' }).where('id', '=', gone).execute()
    const { text, html } = await visit(world, paths.year({ month: '2026-12' }), as(world))
    for (const said of [
      'Joulukuu 2026',
      '53',
      'itsenäisyyspäivä',
      'joululoma (yleensä)',
      'Luonnos',
      'Peruttu',
    ])
      expect(text).toContain(said)
    expect(text).toContain('klo 12–16 · Johdon päivä')
    expect(html).toContain('<s>Peruttu kahvi</s>')
    expect(html).toContain(paths.moveEvent(draft))
    expect(html).not.toContain(paths.moveEvent(gone))
  })

  test('begins with the year itself: of the acts only the new event stands before it', async () => {
    await using world = await testWorld()
    const { html, text } = await visit(world, paths.year({ year: '2026' }), as(world))
    const main = html.slice(html.indexOf('<h1'), html.indexOf('year-sheet'))
    expect(main).toContain(paths.newEvent())
    for (const later of [paths.newSeries(), paths.calendarDays({ year: '2026' }), paths.feeds()]) {
      expect(main).not.toContain(`"${later}"`)
      expect(html).toContain(`"${later}"`)
    }
    expect(text).toContain('2025 (Edellinen vuosi)')
    const { text: month } = await visit(world, paths.year({ month: '2026-12' }), as(world))
    expect(month).toContain('tammi (Seuraava kuukausi)')
  })

  test('tells that small groups meet, and nothing more', async () => {
    await using world = await testWorld()
    const networkId = await world.network({ kind: 'smallGroup', nameFi: 'Pienryhmä Myrsky' })
    const id = await world.draft({ titleFi: 'Salainen aihe', place: 'Kellarissa' })
    await world.db.updateTable('event').set({ networkId }).where('id', '=', id).execute()
    for (const address of [
      paths.year({ month: '2026-12' }),
      paths.year({ year: '2026', kind: 'smallGroup' }),
    ]) {
      const { html, text } = await visit(world, address, as(world))
      expect(text).toContain('Pienryhmän tapaaminen')
      for (const secret of ['Myrsky', 'Salainen', 'Kellarissa', id, '12–16'])
        expect(html).not.toContain(secret)
    }
  })

  test('shows twelve months, filters by kind, and bears any address', async () => {
    await using world = await testWorld()
    await world.draft()
    const year = await visit(world, paths.year({ year: '2026' }), as(world))
    expect(year.text).toContain('Marraskuu 2026')
    expect(year.text).toContain('Johdon päivä: ennakointi')
    const coffee = await visit(world, paths.year({ year: '2026', kind: 'morningCoffee' }), as(world))
    expect(coffee.text).not.toContain('Johdon päivä: ennakointi')
    for (const odd of ['?month=2026-13', '?year=x', '?month=9999-01&kind=zzz', '?year=-1'])
      expect((await visit(world, `/year${odd}`, as(world))).status).toBe(200)
  })

  test('takes a month without a year for one of the year given, or else of the present one', async () => {
    await using world = await testWorld()
    const { text } = await visit(world, '/year?month=12', as(world))
    expect(text).toContain(`Joulukuu ${world.now().slice(0, 4)}`)
    expect(text).not.toContain('Tammikuu')
    expect((await visit(world, '/year?year=2031&month=3', as(world))).text).toContain('Maaliskuu 2031')
  })

  test('says how many are asked to two events at once, on the year and on the event', async () => {
    await using world = await testWorld()
    const people = [await world.person(), await world.person()]
    const { eventId } = await world.invited(people)
    await world.draft({ titleFi: 'Toinen päivä', kind: 'publicManagementDay' }, people)
    const year = await visit(world, paths.year({ year: '2026' }), as(world))
    expect(year.text).toContain('2 henkilöä, samaan aikaan')
    const overview = await visit(world, paths.event(eventId), as(world))
    expect(overview.text).toContain('2 kutsutuista on samaan aikaan kutsuttu myös tänne: Toinen päivä')
  })
})

describe('own days', () => {
  const day = { startsOn: '2026-11-09', endsOn: '', nameFi: 'Budjettiriihi', nameSv: '', nameEn: '' }

  test('are added, seen in the calendar, changed, removed and put back', async () => {
    await using world = await testWorld()
    const id = crypto.randomUUID()
    const added = await visit(world, paths.calendarDays(), {
      ...as(world),
      form: { ...day, id, intent: 'add' },
    })
    expect(added.to).toBe(paths.calendarDays({ year: '2026', done: 'added' }))
    expect((await visit(world, paths.year({ month: '2026-11' }), as(world))).text).toContain('Budjettiriihi')
    const edit = await visit(world, paths.calendarDays({ year: '2026', edit: id }), as(world))
    expect(edit.field('nameFi')).toBe('Budjettiriihi')
    const remove = { day: id, year: '2026', intent: 'remove' }
    const gone = await visit(world, paths.calendarDays(), { ...as(world), form: remove })
    const after = await visit(world, gone.to ?? '', as(world))
    expect(after.text).toContain('Peru poisto')
    expect(after.text).toContain('Omia päiviä ei ole')
    await visit(world, paths.calendarDays(), { ...as(world), form: { ...remove, intent: 'restore' } })
    expect((await visit(world, paths.calendarDays({ year: '2026' }), as(world))).text).toContain(
      'Budjettiriihi',
    )
  })

  test.each([
    ['a last day before the first', { endsOn: '2026-11-01' }, 'Viimeinen päivä on ennen ensimmäistä päivää.'],
    ['no name', { nameFi: ' ' }, 'Kirjoita nimi ainakin yhdellä kielellä.'],
    ['a day that is none', { startsOn: '2026-02-30' }, 'Anna päivämäärä, joka on kalenterissa.'],
  ])('%s is told, and what was typed stays', async (_, more, says) => {
    await using world = await testWorld()
    const form = { ...day, ...more, id: crypto.randomUUID(), intent: 'add' }
    const page = await visit(world, paths.calendarDays(), { ...as(world), form })
    expect(page.text).toContain(says)
    expect(page.field('startsOn')).toBe(form.startsOn)
  })
})

describe('moving', () => {
  test('asks first: the day, its holidays, who stands in the way, how many letters; then moves', async () => {
    await using world = await testWorld()
    const people = [await world.person(), await world.person()]
    const { eventId } = await world.invited(people)
    await world.draft(
      {
        titleFi: 'Kahvit',
        startsAt: '2027-01-05T08:00:00.000Z',
        endsAt: '2027-01-05T11:00:00.000Z',
        answerBy: null,
      },
      people,
    )
    const page = await visit(world, paths.moveEvent(eventId, { to: '2027-01-05' }), as(world))
    expect(page.text).toContain('ti 5.1.2027 klo 12–16')
    expect(page.text).toContain('joululoma (yleensä)')
    expect(page.text).toContain('2 kirjettä')
    expect(page.text).toContain('Kahvit')
    expect((await eventById(world.db, eventId)).startsAt).toBe('2026-12-03T10:00:00.000Z')
    const form = { version: page.field('version') ?? '', batchId: 'a', to: '2027-01-05' }
    const moved = await visit(world, paths.moveEvent(eventId), { ...as(world), form })
    expect(moved.to).toBe(`${paths.event(eventId)}?done=told&told=2`)
    const again = await visit(world, paths.moveEvent(eventId), { ...as(world), form })
    expect(again.to).toBe(`${paths.event(eventId)}?done=saved`)
    expect((await eventById(world.db, eventId)).startsAt).toBe('2027-01-05T10:00:00.000Z')
  })

  test('a past day, the same day and no day at all move nothing', async () => {
    await using world = await testWorld()
    const id = await world.draft()
    const past = await visit(world, paths.moveEvent(id, { to: '2026-09-01' }), as(world))
    expect(past.text).toContain('Alkamisaika on jo mennyt.')
    const same = await visit(world, paths.moveEvent(id, { to: '2026-12-03' }), as(world))
    expect(same.text).toContain('Tilaisuus on jo tähän aikaan')
    const none = await visit(world, paths.moveEvent(id), { ...as(world), form: { to: 'huomenna' } })
    expect(none.to).toBe(paths.moveEvent(id))
    expect((await eventById(world.db, id)).version).toBe(1)
  })

  test('another’s edit in between is told', async () => {
    await using world = await testWorld()
    const id = await world.draft()
    const form = { version: '7', batchId: 'a', to: '2026-12-10' }
    const page = await visit(world, paths.moveEvent(id), { ...as(world), form })
    expect(page.text).toContain('Tietoja on muutettu')
  })
})
