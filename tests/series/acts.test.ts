// Dates in a row on the real database: planned at once, one letter to each, an answer for each date, one audience.
import { describe, expect, test } from 'vitest'
import { ruleText } from '~/domain/audience/rules'
import { cancelEvent } from '~/domain/invitations/changing.server'
import { remindSilent } from '~/domain/invitations/inviting.server'
import { remindListOf } from '~/domain/invitations/send-list.server'
import { answerDates, datesPage } from '~/domain/series/answering.server'
import { inviteToSeries } from '~/domain/series/inviting.server'
import { seriesByToken } from '~/domain/series/links.server'
import { seriesForm, type SeriesPlan } from '~/domain/series/plan-form'
import { exceptionsAmong } from '~/domain/series/rules'
import { seriesListOf } from '~/domain/series/send-list.server'
import { addDate, planSeries, reviseTexts, spreadAudience } from '~/domain/series/series-acts.server'
import { datesOf, seriesById } from '~/domain/series/series.server'
import { lettersIn, mailbox, testWorld, type World } from '../world'

const id = '4d0ce9c4-4f53-4a5e-9b2e-0c9b4a1f6c01'

const form = (more: Record<string, unknown> = {}) =>
  seriesForm.safeParse({
    id,
    kind: 'morningCoffee',
    titleFi: 'Aamukahvit',
    titleSv: 'Morgonkaffe',
    titleEn: 'Morning coffee',
    from: '08:00',
    to: '09:30',
    place: 'Säätytalo',
    answerDays: '3',
    dates: [
      { date: '2026-11-05' },
      { date: '2026-12-03', from: '09:00', to: '10:00', place: 'Etelärantaa 1' },
      { date: '2027-01-14' },
    ],
    ...more,
  })

const planOf = (more: Record<string, unknown> = {}): SeriesPlan => {
  const read = form(more)
  if (!read.success) throw new Error(JSON.stringify(read.error.issues))
  return read.data
}

/** A series for these people, not yet sent. */
async function seriesFor(world: World, people: string[]): Promise<string[]> {
  await world.act((c) => planSeries(c, planOf(), { mailbox }))
  const dates = await datesOf(world.db, id)
  const rule = { parts: [{ mode: 'include' as const, all: [{ kind: 'person' as const, of: people }] }] }
  await setRule(world, dates[0]?.id ?? '', ruleText(rule))
  return dates.map((date) => date.id)
}

async function setRule(world: World, eventId: string, rule: string): Promise<void> {
  await world.db.updateTable('event').set({ audienceRule: rule }).where('id', '=', eventId).execute()
  await world.act((c) => spreadAudience(c, id, eventId))
}

async function send(world: World, batchId = 'press') {
  const { mark } = await seriesListOf(world.db, await seriesById(world.db, id), world.now())
  return world.act((c) => inviteToSeries(c, id, { batchId, mark }))
}

const seriesLetters = async (world: World) =>
  (await lettersIn(world.db)).filter(({ kind }) => kind === 'seriesInvited')

async function linkOf(world: World, personId: string) {
  const letter = (await seriesLetters(world)).find((one) => one.personId === personId)
  const opened = await seriesByToken(world.db, String(letter?.data.token), world.now())
  if (!opened.ok) throw new Error(opened.reason)
  return opened.link
}

describe('the form', () => {
  test.each([
    ['no date', { dates: [{ date: '' }] }, 'dates.0.date', 'series.fault.none'],
    [
      'the same time twice',
      { dates: [{ date: '2026-11-05' }, { date: '2026-11-05' }] },
      'dates.1.date',
      'series.fault.alike',
    ],
    ['an end before the start', { to: '07:00' }, 'dates.0.to', 'events.fault.endBeforeStart'],
    ['a day that is none', { dates: [{ date: '2026-02-30' }] }, 'dates.0.date', 'frame.form.notADay'],
    [
      'the hour that is missing',
      { dates: [{ date: '2027-03-28', from: '03:30', to: '05:00' }] },
      'dates.0.from',
      'events.fault.missingHour',
    ],
    [
      'the hour that comes twice',
      { dates: [{ date: '2026-10-25', from: '03:30', to: '05:00' }] },
      'dates.0.from',
      'events.fault.doubledHour',
    ],
    ['no clock', { from: '' }, 'from', 'frame.form.notATime'],
    ['days in words', { answerDays: 'kolme' }, 'answerDays', 'series.fault.answerDays'],
  ])('%s is told at its field', (_, more, path, message) => {
    const read = form(more)
    const issues = read.error?.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`) ?? []
    expect(issues).toContain(`${path} ${message}`)
  })

  test('a date has the usual hours and place but for what it says otherwise', () => {
    expect(planOf().dates.map(({ startsAt, endsAt, place }) => [startsAt, endsAt, place])).toEqual([
      ['2026-11-05T06:00:00.000Z', '2026-11-05T07:30:00.000Z', 'Säätytalo'],
      ['2026-12-03T07:00:00.000Z', '2026-12-03T08:00:00.000Z', 'Etelärantaa 1'],
      ['2027-01-14T06:00:00.000Z', '2027-01-14T07:30:00.000Z', 'Säätytalo'],
    ])
  })
})

describe('planning', () => {
  test('makes a draft of each date once, with a deadline of its own; the odd one is an exception', async () => {
    await using world = await testWorld()
    await world.act((c) => planSeries(c, planOf(), { mailbox }))
    await world.act((c) => planSeries(c, planOf(), { mailbox }))
    const dates = await datesOf(world.db, id)
    expect(dates.map(({ status, answerBy }) => [status, answerBy])).toEqual([
      ['draft', '2026-11-02T14:00:00.000Z'],
      ['draft', '2026-11-30T14:00:00.000Z'],
      ['draft', '2027-01-11T14:00:00.000Z'],
    ])
    expect(new Set(dates.map(({ uid }) => uid)).size).toBe(3)
    expect([...exceptionsAmong(dates)]).toEqual([dates[1]?.id])
  })

  test('refuses a date that has passed before it writes anything', async () => {
    await using world = await testWorld()
    const past = planOf({ dates: [{ date: '2026-12-03' }, { date: '2026-09-03' }] })
    expect(await world.act((c) => planSeries(c, past, { mailbox }))).toEqual({
      ok: false,
      reason: 'faults',
      faults: [{ row: 1, field: 'startsAt', fault: 'startInPast' }],
    })
    expect(await datesOf(world.db, id)).toEqual([])
  })
})

describe('inviting', () => {
  test('one letter a person tells of all dates; each holds an invitation, no calendar entry and no letter', async () => {
    await using world = await testWorld()
    const people = [await world.person(), await world.person({ language: 'sv' })]
    const dates = await seriesFor(world, people)
    expect(await send(world)).toEqual({ ok: true, invited: 2 })
    expect(await send(world)).toMatchObject({ ok: true, invited: 0 })
    const letters = await lettersIn(world.db)
    expect(letters.map(({ kind, personId, locale }) => `${kind} ${personId} ${locale}`)).toEqual([
      `seriesInvited ${people[0]} fi`,
      `seriesInvited ${people[1]} sv`,
    ])
    const told = letters[0]?.data.dates as { eventId: string; exception: boolean }[]
    expect(told.map(({ eventId }) => eventId)).toEqual(dates)
    expect(told.map(({ exception }) => exception)).toEqual([false, true, false])
    const rows = await world.db.selectFrom('invitation').select(['inCalendar', 'answer']).execute()
    expect(rows).toEqual(Array.from({ length: 6 }, () => ({ inCalendar: 0, answer: null })))
    expect((await datesOf(world.db, id)).map(({ status }) => status)).toEqual(['open', 'open', 'open'])
  })

  test('another list than was seen refuses; a language that is missing stands in the way', async () => {
    await using world = await testWorld()
    await seriesFor(world, [await world.person()])
    expect(await world.act((c) => inviteToSeries(c, id, { batchId: 'a', mark: 'other' }))).toEqual({
      ok: false,
      reason: 'listChanged',
    })
    await world.db.updateTable('event').set({ titleFi: '' }).where('seriesId', '=', id).execute()
    expect(await send(world)).toEqual({ ok: false, reason: 'languageMissing' })
  })

  test('who comes to the list later gets it too, and the others hear of new dates alone', async () => {
    await using world = await testWorld()
    const [first, second] = [await world.person(), await world.person()]
    const dates = await seriesFor(world, [first])
    await send(world, 'one')
    const rule = {
      parts: [{ mode: 'include' as const, all: [{ kind: 'person' as const, of: [first, second] }] }],
    }
    await setRule(world, dates[0] ?? '', ruleText(rule))
    expect(await send(world, 'two')).toEqual({ ok: true, invited: 1 })
    const date = {
      startsAt: '2027-02-04T06:00:00.000Z',
      endsAt: '2027-02-04T07:30:00.000Z',
      place: 'Säätytalo',
    }
    const newId = crypto.randomUUID()
    for (const _ of [1, 2])
      await world.act((c) => addDate(c, id, { id: newId, date, answerDays: 3 }, { mailbox }))
    expect(await send(world, 'three')).toEqual({ ok: true, invited: 2 })
    const told = (await seriesLetters(world)).map(({ personId, data }) => [
      personId,
      (data.dates as unknown[]).length,
    ])
    expect(told).toEqual([
      [first, 3],
      [second, 3],
      [first, 1],
      [second, 1],
    ])
  })

  test('an assistant gets a copy with a link of their own, which dies with the assistance', async () => {
    await using world = await testWorld()
    const [manager, assistant] = [
      await world.person({ firstName: 'Maija', lastName: 'Johtaja' }),
      await world.person({ language: 'en' }),
    ]
    const assistance = {
      id: 'a',
      managerId: manager,
      assistantId: assistant,
      validFrom: '2026-01-01',
      validTo: null,
    }
    await world.db.insertInto('assistance').values(assistance).execute()
    await seriesFor(world, [manager])
    await send(world)
    const copy = (await seriesLetters(world)).find(({ personId }) => personId === assistant)
    expect(copy).toMatchObject({ locale: 'en', data: { copyFor: 'Maija Johtaja' } })
    const link = await linkOf(world, assistant)
    expect(link).toEqual({ seriesId: id, personId: manager, holderId: assistant })
    const [date] = await datesOf(world.db, id)
    await world.act((c) => answerDates(c, link, new Map([[date?.id ?? '', 'yes']])))
    const answered = await world.db
      .selectFrom('answer')
      .select(['answer', 'source', 'answeredBy'])
      .executeTakeFirst()
    expect(answered).toEqual({ answer: 'yes', source: 'assistant', answeredBy: assistant })
    await world.db.updateTable('assistance').set({ validTo: '2026-09-01' }).execute()
    const opened = await seriesByToken(world.db, String(copy?.data.token), world.now())
    expect(opened).toEqual({ ok: false, reason: 'ended' })
  })
})

describe('answering', () => {
  test('each date by itself: a yes brings its own confirmation with its own calendar entry', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const [one = '', two = '', three = ''] = await seriesFor(world, [person])
    await send(world)
    const link = await linkOf(world, person)
    const given = new Map([
      [one, 'yes' as const],
      [two, 'no' as const],
    ])
    expect(await world.act((c) => answerDates(c, link, given))).toEqual({ refused: [] })
    const page = await datesPage(world.db, link, world.now())
    expect(page.dates.map(({ eventId, answer, seat }) => [eventId, answer, seat])).toEqual([
      [one, 'yes', 'seated'],
      [two, 'no', 'none'],
      [three, null, 'none'],
    ])
    const answered = (await lettersIn(world.db)).filter(({ kind }) => kind === 'answered')
    expect(answered.map(({ data }) => data.calendar?.method ?? null)).toEqual(['REQUEST', null])
    const uids = new Map((await datesOf(world.db, id)).map((date) => [date.id, date.uid]))
    expect(answered[0]?.data.calendar?.uid).toBe(uids.get(one))
  })

  test('a date that refuses keeps none of the others from being answered; those of others are left out', async () => {
    await using world = await testWorld()
    const [person, other] = [await world.person(), await world.person()]
    const [one = '', two = ''] = await seriesFor(world, [person])
    await send(world)
    const link = await linkOf(world, person)
    const { eventId } = await world.invited([other])
    const { version } = (await datesOf(world.db, id))[0] ?? { version: 0 }
    await world.act((c) => cancelEvent(c, one, { version, note: '', batchId: 'x' }))
    const given = new Map([one, two, eventId].map((date) => [date, 'yes' as const]))
    expect(await world.act((c) => answerDates(c, link, given))).toEqual({
      refused: [{ eventId: one, reason: 'eventCancelled' }],
    })
    const rows = await world.db.selectFrom('answer').select('answer').execute()
    expect(rows).toHaveLength(1)
  })

  test('those silent about one date are reminded of it as of any event', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const [one = '', two = ''] = await seriesFor(world, [person])
    await send(world)
    const link = await linkOf(world, person)
    await world.act((c) => answerDates(c, link, new Map([[one, 'yes' as const]])))
    const event = (await datesOf(world.db, id)).find((date) => date.id === two)
    if (!event) throw new Error('no date')
    const { mark } = await remindListOf(world.db, event)
    const reminded = await world.act((c) => remindSilent(c, two, { batchId: 'r', mark }))
    expect(reminded).toMatchObject({ ok: true, reminded: 1 })
  })

  test('a link opens nothing a day after the last date, nor one that nobody sent', async () => {
    await using world = await testWorld()
    const person = await world.person()
    await seriesFor(world, [person])
    await send(world)
    const [letter] = await seriesLetters(world)
    const token = String(letter?.data.token)
    const at = async (now: string) => (await seriesByToken(world.db, token, now)).ok
    expect([await at('2027-01-15T07:00:00.000Z'), await at('2027-01-15T08:00:00.000Z')]).toEqual([
      true,
      false,
    ])
    expect(await seriesByToken(world.db, 'x', world.now())).toEqual({ ok: false, reason: 'unknown' })
  })
})

test('the texts of all dates change at once, not those cancelled; another’s edit in between refuses', async () => {
  await using world = await testWorld()
  await seriesFor(world, [await world.person()])
  await send(world)
  const [first] = await datesOf(world.db, id)
  await world.act((c) =>
    cancelEvent(c, first?.id ?? '', { version: first?.version ?? 0, note: '', batchId: 'x' }),
  )
  const { titleSv, titleEn, descriptionFi, descriptionSv, descriptionEn, ...plan } = planOf()
  const contact = { contactName: plan.contactName, contactEmail: 'a@vm.example', contactPhone: '' }
  const titles = { titleFi: 'Kevään kahvit', titleSv, titleEn }
  const texts = { ...titles, descriptionFi, descriptionSv, descriptionEn, ...contact }
  const revise = (version: number, tell = false) =>
    world.act((c) => reviseTexts(c, id, { version, texts, tell, batchId: 'y' }))
  expect(await revise(1)).toEqual({ ok: true, told: 0 })
  expect((await datesOf(world.db, id)).map(({ titleFi }) => titleFi)).toEqual([
    'Aamukahvit',
    'Kevään kahvit',
    'Kevään kahvit',
  ])
  expect(await revise(1)).toEqual({ ok: false, reason: 'changedMeanwhile' })
})
