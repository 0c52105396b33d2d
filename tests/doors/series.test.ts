// The doors of dates in a row: the form with its rhythm, the series' pages, the letter's page.
import { describe, expect, test } from 'vitest'
import { datesOf } from '~/domain/series/series.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { lettersIn, testWorld, type World } from '../world'
import { dumpOf, visit } from './door'

const id = '4d0ce9c4-4f53-4a5e-9b2e-0c9b4a1f6c01'
const t = wordsOfPages('fi')
const as = (world: World) => ({ as: world.organiser.personId })

const typed = {
  id,
  kind: 'morningCoffee',
  titleFi: 'Aamukahvit',
  titleSv: 'Morgonkaffe',
  titleEn: 'Morning coffee',
  from: '08:00',
  to: '09:30',
  place: 'Säätytalo',
  answerDays: '3',
  'dates[0].date': '2026-11-05',
  'dates[1].date': '2026-12-03',
  'dates[1].place': 'Etelärantaa 1',
}

const press = (world: World, form: Record<string, string>) =>
  visit(world, paths.newSeries(), { ...as(world), form })

/** A series to which one person is invited. @returns the token of their link */
async function invitedTo(world: World, person: string): Promise<string> {
  await press(world, { ...typed, intent: 'plan' })
  const audience = await visit(world, paths.seriesAudience(id), {
    ...as(world),
    form: { intent: 'nameIn', person, version: '1' },
  })
  expect(audience.to).toBe(paths.seriesAudience(id))
  const page = await visit(world, paths.seriesSending(id), as(world))
  const form = { intent: 'invite', batchId: page.field('batchId') ?? '', mark: page.field('mark') ?? '' }
  const sent = await visit(world, paths.seriesSending(id), { ...as(world), form })
  expect(sent.to).toBe(paths.seriesSending(id, { batch: form.batchId }))
  const letter = (await lettersIn(world.db)).find(({ kind }) => kind === 'seriesInvited')
  return String(letter?.data.token)
}

describe('new dates', () => {
  test('begin with the kind’s usual and are planned by one press, twice pressed once', async () => {
    await using world = await testWorld()
    const page = await visit(world, paths.newSeries(), as(world))
    expect([page.field('titleFi'), page.field('from'), page.field('to')]).toEqual([
      'Aamukahvitilaisuus',
      '08:00',
      '09:30',
    ])
    for (const _ of [1, 2]) expect((await press(world, typed)).to).toBe(paths.series(id, { done: 'made' }))
    expect(await datesOf(world.db, id)).toHaveLength(2)
    const series = await visit(world, paths.series(id), as(world))
    expect(series.text).toContain('Poikkeus')
    expect(series.text).toContain('to 5.11.2026 klo 8–9.30')
  })

  test('rows are added and taken away with scripts off, what was typed stays', async () => {
    await using world = await testWorld()
    const more = await press(world, { ...typed, titleFi: 'Oma nimi', intent: 'add' })
    expect(more.field('dates[2].date')).toBe('')
    expect(more.field('titleFi')).toBe('Oma nimi')
    const less = await press(world, { ...typed, intent: 'remove-0' })
    expect(less.field('dates[0].date')).toBe('2026-12-03')
    expect(less.field('dates[0].place')).toBe('Etelärantaa 1')
    expect(less.field('dates[1].date')).toBeUndefined()
    expect(await datesOf(world.db, id)).toEqual([])
  })

  test('a rhythm fills the rows, skips holidays, school weeks and own days, and says so', async () => {
    await using world = await testWorld()
    const own = { id: 'a', startsOn: '2027-01-20', endsOn: '2027-01-22' }
    await world.db
      .insertInto('calendarDay')
      .values({
        ...own,
        nameFi: 'Riihi',
        nameSv: '',
        nameEn: '',
        addedAt: world.now(),
        addedBy: null,
        removedAt: null,
      })
      .execute()
    const rhythm = { since: '2026-12-10', every: '2', times: '4', winter: 'winter9', intent: 'fill' }
    const page = await press(world, { ...typed, ...rhythm })
    const days = [0, 1, 2, 3].map((at) => page.field(`dates[${at}].date`))
    expect(days).toEqual(['2026-12-10', '2027-01-07', '2027-02-04', '2027-02-18'])
    expect(page.text).toContain('to 24.12.2026: jouluaatto')
    expect(page.text).toContain('to 21.1.2027: Riihi')
    const wrong = await press(world, { ...typed, ...rhythm, since: 'pian' })
    expect(wrong.text).toContain('Anna päivämäärä, joka on kalenterissa.')
  })

  test('what is wrong is told at its row', async () => {
    await using world = await testWorld()
    const page = await press(world, { ...typed, 'dates[1].date': '2026-09-03' })
    expect(page.text).toContain('Alkamisaika on jo mennyt.')
    expect(page.field('dates[1].date')).toBe('2026-09-03')
    expect((await press(world, { ...typed, 'dates[0].date': '', 'dates[1].date': '' })).text).toContain(
      'Lisää ainakin yksi päivä.',
    )
  })
})

describe('the pages of a series', () => {
  test('one audience for every date, the letter in three languages, the texts of all', async () => {
    await using world = await testWorld()
    const person = await world.person()
    await invitedTo(world, person)
    const rules = (await datesOf(world.db, id)).map(({ audienceRule }) => audienceRule)
    expect(new Set(rules).size).toBe(1)
    expect(rules[0]).toContain(person)
    const form = {
      version: '1',
      titleFi: 'Kevään kahvit',
      titleSv: 'Kaffe',
      titleEn: 'Coffee',
      intent: 'quiet',
    }
    const edited = await visit(world, paths.editSeries(id), { ...as(world), form })
    expect(edited.to).toBe(`${paths.series(id, { done: 'texts' })}&told=0`)
    const clash = await visit(world, paths.editSeries(id), { ...as(world), form })
    expect(clash.text).toContain('Tietoja on muutettu')
    const none = await visit(world, paths.editSeries(id), {
      ...as(world),
      form: { ...form, version: '2', titleFi: '', titleSv: '', titleEn: '' },
    })
    expect(none.text).toContain('Tilaisuudella ei ole nimeä.')
  })

  test('letters that rest with all others are not said to leave', async () => {
    await using world = await testWorld()
    await invitedTo(world, await world.person())
    const batch = (await world.db.selectFrom('outbox').select('batchId').executeTakeFirst())?.batchId ?? ''
    const page = () => visit(world, paths.seriesSending(id, { batch }), as(world))
    expect((await page()).text).toContain(t('sending.progress.going'))
    const pause = { intent: 'pause', back: paths.seriesSending(id, { batch }) }
    await visit(world, paths.pauseLetters(), { ...as(world), form: pause })
    const { text } = await page()
    for (const words of [t('sending.pause.allPaused'), t('sending.progress.held')])
      expect(text).toContain(words)
    expect(text).not.toContain(t('sending.progress.going'))
    const resumed = await visit(world, paths.pauseLetters(), {
      ...as(world),
      form: { ...pause, intent: 'resume' },
    })
    const after = await visit(world, resumed.to ?? '', as(world))
    expect(after.text).toContain(t('sending.pause.doneResumed'))
    expect(after.text).toContain(t('sending.progress.going'))
  })

  test('those invited before are asked to the added date alone, and the press says so', async () => {
    await using world = await testWorld()
    await invitedTo(world, await world.person())
    const form = { id: crypto.randomUUID(), date: '2027-01-14' }
    await visit(world, paths.series(id), { ...as(world), form })
    const { text } = await visit(world, paths.seriesSending(id), as(world))
    expect(text).toContain('to 14.1.2027 klo')
    expect(text).not.toContain('to 5.11.2026 klo')
  })

  test('a date is added once with the others’ hours', async () => {
    await using world = await testWorld()
    await press(world, typed)
    const form = { id: crypto.randomUUID(), date: '2027-01-14' }
    for (const _ of [1, 2]) {
      const added = await visit(world, paths.series(id), { ...as(world), form })
      expect(added.to).toBe(paths.series(id, { done: 'added' }))
    }
    const dates = await datesOf(world.db, id)
    expect(dates.map(({ startsAt }) => startsAt)).toContain('2027-01-14T06:00:00.000Z')
    expect(dates).toHaveLength(3)
    const past = await visit(world, paths.series(id), {
      ...as(world),
      form: { id: crypto.randomUUID(), date: '2026-01-14' },
    })
    expect(past.text).toContain('Alkamisaika on jo mennyt.')
  })
})

describe('the letter’s page', () => {
  test('opening changes nothing; the pressed answer is ready; one press answers the dates', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const token = await invitedTo(world, person)
    const [one, two] = await datesOf(world.db, id)
    const names = [`answer-${one?.id}`, `answer-${two?.id}`]
    const before = await dumpOf(world.db)
    const page = await visit(world, paths.seriesDates(token, { date: two?.id, answer: 'yes' }))
    expect(page.text).toContain('Vastauksesi: Tulen')
    expect(page.text).toContain('Tämä kerta poikkeaa muista.')
    expect(names.map((name) => page.field(name))).toEqual(['', 'yes'])
    expect(await dumpOf(world.db)).toBe(before)
    const form = { [names[1] ?? '']: 'yes', [`stood-${two?.id}`]: '', [`stood-${one?.id}`]: '' }
    const sent = await visit(world, paths.seriesDates(token), { form })
    expect(sent.to).toBe(paths.seriesDates(token, { done: '1' }))
    const done = await visit(world, sent.to ?? '')
    expect(done.text).toContain('Kiitos, vastauksesi on tallennettu.')
    expect(names.map((name) => done.field(name))).toEqual(['', 'yes'])
    const answered = (await lettersIn(world.db)).filter(({ kind }) => kind === 'answered')
    expect(answered).toHaveLength(1)
  })

  test('a press that chooses nothing thanks for nothing', async () => {
    await using world = await testWorld()
    const token = await invitedTo(world, await world.person())
    const [one] = await datesOf(world.db, id)
    const page = await visit(world, paths.seriesDates(token), { form: { [`stood-${one?.id}`]: '' } })
    expect(page.text).toContain('Valitse vastaus ainakin yhteen kertaan.')
    expect(page.text).not.toContain('Kiitos')
  })

  test('a seat that is offered is told, and a yes takes it though yes stood before', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const token = await invitedTo(world, person)
    const [one] = await datesOf(world.db, id)
    await world.db
      .updateTable('invitation')
      .set({
        answer: 'yes',
        answeredAt: world.now(),
        answerSource: 'link',
        answeredSequence: 0,
        seat: 'waiting',
        queueNumber: 1,
        offerUntil: one?.startsAt ?? '',
      })
      .where('eventId', '=', one?.id ?? '')
      .execute()
    const page = await visit(world, paths.seriesDates(token))
    expect(page.text).toContain('Sinulle on tarjolla paikka')
    const stood = page.field(`stood-${one?.id}`) ?? ''
    await visit(world, paths.seriesDates(token), {
      form: { [`answer-${one?.id}`]: 'yes', [`stood-${one?.id}`]: stood },
    })
    const { seat } = await world.db
      .selectFrom('invitation')
      .select('seat')
      .where('eventId', '=', one?.id ?? '')
      .executeTakeFirstOrThrow()
    expect(seat).toBe('seated')
  })

  test('a page left open says nothing anew of what was answered elsewhere since', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const token = await invitedTo(world, person)
    const [one] = await datesOf(world.db, id)
    const answer = (value: string, stood: string) =>
      visit(world, paths.seriesDates(token), {
        form: { [`answer-${one?.id}`]: value, [`stood-${one?.id}`]: stood },
      })
    await answer('yes', '')
    await answer('no', 'yes')
    await answer('yes', 'yes')
    const row = await world.db
      .selectFrom('invitation')
      .select('answer')
      .where('answer', 'is not', null)
      .execute()
    expect(row).toEqual([{ answer: 'no' }])
  })

  test('links that open nothing say so', async () => {
    await using world = await testWorld()
    expect((await visit(world, paths.seriesDates('x'))).status).toBe(404)
    expect((await visit(world, paths.seriesDates('test'))).text).toContain('Tämä on kirjeen esikatselu')
    const token = await invitedTo(world, await world.person())
    world.pass({ hours: 24 * 90 })
    const dead = await visit(world, paths.seriesDates(token))
    expect([dead.status, dead.text.includes('Kerrat on pidetty')]).toEqual([410, true])
    expect((await visit(world, paths.seriesDates(token), { form: {} })).to).toBe(paths.seriesDates(token))
  })
})
