// One's own pages by every kind of user: answering in one press, the calendar, the history and taking it, the menu.
import { describe, expect, test } from 'vitest'
import { renderToString } from 'react-dom/server'
import { createElement } from 'react'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server'
import { v7 } from 'uuid'
import { loader as frameLoader } from '~/root'
import { action as take } from '~/routes/my.history.$form'
import { wordsOfPages } from '~/i18n/all'
import { dateOf } from '~/domain/core/time'
import { callMeeting } from '~/domain/meetings/meeting-acts.server'
import { menuOf, underName } from '~/parts/menu'
import { paths } from '~/paths'
import { Bar } from '~/ui/bar'
import { WordsProvider } from '~/ui/words'
import { by, smallGroup, timeOn } from '../meetings/group'
import { mailbox, testWorld, type World } from '../world'
import { dumpOf, origin, visit } from './door'

const press = (world: World, as: string, invitation: string, answer: string) =>
  visit(world, '/?index', { as, form: { invitation, answer } })

const t = wordsOfPages('fi')

const startOf = async (world: World, invitationId: string) => {
  const { startsAt } = await world.db
    .selectFrom('invitation')
    .innerJoin('event', 'event.id', 'invitation.eventId')
    .select('startsAt')
    .where('invitation.id', '=', invitationId)
    .executeTakeFirstOrThrow()
  return startsAt
}

const answerOf = (world: World, id: string) =>
  world.db
    .selectFrom('invitation')
    .select(['answer', 'answerSource', 'comment'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

describe('answering on the start page', () => {
  test('one press answers, and the page says so', async () => {
    await using world = await testWorld()
    const person = await world.person({ firstName: 'Maija', lastName: 'Salo' })
    const { invitationIds } = await world.invited([person])
    const id = invitationIds[0] ?? ''
    const before = await visit(world, '/', { as: person })
    expect(before.html.match(/name="answer"/g)).toHaveLength(3)
    expect(before.text).toContain('Tulen Johdon päivä: ennakointi, Maija Salo')
    const pressed = await press(world, person, id, 'yes')
    expect(pressed.to).toBe(paths.start({ saved: id }))
    expect(await answerOf(world, id)).toMatchObject({ answer: 'yes', answerSource: 'page' })
    const after = await visit(world, pressed.to ?? '', { as: person })
    expect(after.text).toContain('Vastaus on tallennettu: Johdon päivä: ennakointi, Maija Salo – Tulee.')
    expect(after.html).not.toContain('name="answer"')
  })

  test('a full event says so before the press, and after it that the yes is on the waiting list', async () => {
    await using world = await testWorld()
    const [first, second] = [await world.person(), await world.person()]
    const { invitationIds } = await world.invited([first, second], { capacity: 1 })
    const [one = '', other = ''] = invitationIds
    const week = paths.myWeek({ from: dateOf(await startOf(world, other)) })
    for (const page of ['/', week])
      expect((await visit(world, page, { as: second })).text).not.toContain(t('own.full'))
    await press(world, first, one, 'yes')
    for (const page of ['/', week]) {
      expect((await visit(world, page, { as: second })).text).toContain(t('own.full'))
      expect((await visit(world, page, { as: first })).text).not.toContain(t('own.full'))
    }
    const pressed = await visit(world, week, { as: second, form: { invitation: other, answer: 'yes' } })
    for (const page of [pressed.to ?? '', paths.start({ saved: other })]) {
      const after = await visit(world, page, { as: second })
      expect(after.text).toContain(t('own.onWaitingList'))
      expect(after.text).not.toContain(t('own.full'))
    }
    expect((await visit(world, paths.start({ saved: one }), { as: first })).text).not.toContain(
      t('own.onWaitingList'),
    )
  })

  test('an assistant is told of each manager’s event, as the last seat goes and as it comes free', async () => {
    await using world = await testWorld()
    const [first, second, assistant] = [await world.person(), await world.person(), await world.person()]
    for (const manager of [first, second]) await world.assist(manager, assistant)
    const { invitationIds } = await world.invited([first, second], { capacity: 1 })
    const [one = '', other = ''] = invitationIds
    const week = paths.myWeek({ from: dateOf(await startOf(world, one)) })
    const warned = async () => {
      const pages = [await visit(world, '/', { as: assistant }), await visit(world, week, { as: assistant })]
      return pages.map(({ text }) => text.split(t('own.full')).length - 1)
    }
    expect(await warned()).toEqual([0, 0])
    await visit(world, week, { as: assistant, form: { invitation: one, answer: 'yes' } })
    expect(await warned()).toEqual([1, 1])
    const waits = await visit(world, week, { as: assistant, form: { invitation: other, answer: 'yes' } })
    expect((await visit(world, waits.to ?? '', { as: assistant })).text).toContain(t('own.onWaitingList'))
    expect(await warned()).toEqual([0, 0])
  })

  test('a hybrid event with room the other way is not told to be full, but where one press would wait', async () => {
    await using world = await testWorld()
    const [first, second] = [await world.person(), await world.person()]
    const { eventId, invitationIds } = await world.invited([first, second], { capacity: 1 })
    const [one = '', other = ''] = invitationIds
    await press(world, first, one, 'yes')
    await world.db.updateTable('event').set({ hybrid: 1 }).where('id', '=', eventId).execute()
    await world.db.updateTable('invitation').set({ mode: 'site' }).where('id', '=', one).execute()
    expect((await visit(world, '/', { as: second })).text).not.toContain(t('own.full'))
    const week = paths.myWeek({ from: dateOf(await startOf(world, other)) })
    expect((await visit(world, week, { as: second })).text).toContain(t('own.full'))
  })

  test('an assistant answers for each manager by name', async () => {
    await using world = await testWorld()
    const [one, other] = [
      await world.person({ firstName: 'Outi' }),
      await world.person({ firstName: 'Risto' }),
    ]
    const assistant = await world.person({ roleClass: 'assistant', senior: false })
    await world.assist(one, assistant)
    await world.assist(other, assistant)
    const { invitationIds } = await world.invited([one, other])
    const page = await visit(world, '/', { as: assistant })
    expect(page.html.match(/name="answer"/g)).toHaveLength(6)
    expect(page.text).toContain('Kenelle: Outi')
    expect(page.html).toContain(`href="${paths.myWeek()}"`)
    await press(world, assistant, invitationIds[1] ?? '', 'no')
    expect(await answerOf(world, invitationIds[1] ?? '')).toMatchObject({
      answer: 'no',
      answerSource: 'assistant',
    })
    expect(await answerOf(world, invitationIds[0] ?? '')).toMatchObject({ answer: null })
  })

  test('what asks for more than an answer has a link and no press', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const { eventId, invitationIds } = await world.invited([person])
    await world.db.updateTable('event').set({ hybrid: 1 }).where('id', '=', eventId).execute()
    const page = await visit(world, '/', { as: person })
    expect(page.html).not.toContain('name="answer"')
    expect(page.html).toContain(`href="${paths.myInvitation(invitationIds[0] ?? '')}"`)
  })

  test('a stranger’s invitation does not exist, and a late press is refused with words', async () => {
    await using world = await testWorld()
    const [person, stranger] = [await world.person(), await world.person()]
    const { eventId, invitationIds } = await world.invited([person])
    const id = invitationIds[0] ?? ''
    expect((await press(world, stranger, id, 'yes')).status).toBe(404)
    expect((await press(world, person, 'none', 'yes')).status).toBe(404)
    expect((await press(world, person, id, 'perhaps')).to).toBe('/')
    await world.db.updateTable('event').set({ answerBy: world.now() }).where('id', '=', eventId).execute()
    world.pass({ hours: 1 })
    const late = await press(world, person, id, 'yes')
    expect(late.status).toBe(200)
    const { firstName, lastName } = await world.db
      .selectFrom('person')
      .select(['firstName', 'lastName'])
      .where('id', '=', person)
      .executeTakeFirstOrThrow()
    expect(late.text).toMatch(
      new RegExp(`Vastausta ei tallennettu: Johdon päivä.*, ${firstName} ${lastName}`),
    )
    expect(await answerOf(world, id)).toMatchObject({ answer: null })
    expect(await dumpOf(world.db)).not.toContain('"answer":"yes"')
  })
})

describe('a small group’s meeting', () => {
  test('is its member’s, nowhere its assistant’s', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const assistant = await world.person()
    await world.assist(group.ada.personId, assistant)
    const given = {
      ...{ networkId: group.id, title: 'Kahvit', note: '', place: 'Säätytalo', onlineUrl: '' },
      ...{ withLiaison: false, ...timeOn(9) },
    }
    expect(await by(world, group.bo, (c) => callMeeting(c, v7(), given, { mailbox }))).toMatchObject({
      ok: true,
    })
    for (const address of ['/', paths.myCalendar(), paths.myCalendar({ view: 'month', month: '2026-10' })]) {
      const own = await visit(world, address, { as: group.ada.personId })
      const theirs = await visit(world, address, { as: assistant })
      expect([address, own.text.includes('Pienryhmä 3')]).toEqual([address, true])
      expect([address, theirs.html.includes('Pienryhmä 3')]).toEqual([address, false])
    }
    const start = await visit(world, '/', { as: group.ada.personId })
    expect(start.text).toContain('Seuraava tapaaminen 9.10. klo 9')
  })
})

describe('the calendar', () => {
  test('a month has its weeks, public holidays and the ways onward, in each language', async () => {
    await using world = await testWorld()
    const person = await world.person()
    await world.invited([person])
    const address = paths.myCalendar({ view: 'month', month: '2026-12' })
    const page = await visit(world, address, { as: person })
    expect(page.text).toContain('Joulukuu 2026')
    expect(page.text).toContain('itsenäisyyspäivä')
    expect(page.text).toContain('Johdon päivä: ennakointi')
    expect(page.html).toContain('month=2026-11')
    expect(page.html).toContain('month=2027-01')
    expect(page.html).toContain(`href="${paths.feeds()}"`)
    const swedish = await visit(world, address, { as: person, locale: 'sv' })
    expect(swedish.text).toContain('Ledningens dag: framsyn')
    expect(swedish.text).not.toContain('own.')
  })
  test('with nothing in it says what comes there', async () => {
    await using world = await testWorld()
    const alumna = await world.person()
    const page = await visit(world, paths.myCalendar(), { as: alumna })
    expect(page.text).toContain('Kalenterissasi ei ole tulevia tapahtumia.')
    const month = await visit(world, paths.myCalendar({ view: 'month' }), { as: alumna, locale: 'en' })
    expect(month.text).toContain('October 2026')
    expect(month.text).toContain('There are no events in your calendar this month.')
  })
})

describe('the history', () => {
  async function taking(world: World, form: string, as?: string): Promise<Response> {
    const headers = new Headers(as === undefined ? {} : { Cookie: await world.cookieOf(as) })
    const request = new Request(`${origin}/my/history/${form}`, { method: 'POST', headers })
    try {
      return await take({ request, params: { form }, context: world.context() })
    } catch (thrown) {
      if (thrown instanceof Response) return thrown
      throw thrown
    }
  }

  test('shows the years and is taken by a press that the trail notes', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const network = await world.network({ nameFi: 'Kehikko' })
    await world.member(network, person, { validFrom: '2021-03-01' })
    const page = await visit(world, paths.myHistory(), { as: person })
    expect(page.text).toContain('2021')
    expect(page.text).toContain('Kehikko')
    expect((await taking(world, 'xlsx', person)).headers.get('Content-Type')).toContain('spreadsheet')
    expect(await (await taking(world, 'csv', person)).text()).toContain(
      '2021-03-01;Kehittäjäverkosto;Kehikko;',
    )
    const copy = JSON.parse(await (await taking(world, 'json', person)).text()) as { tables: object }
    expect(copy.tables).toMatchObject({ membership: [{ networkId: network, validFrom: '2021-03-01' }] })
    const trail = await world.db
      .selectFrom('audit')
      .select(['act', 'actorId', 'thingId'])
      .where('act', 'in', ['takeHistory', 'takeCopy'])
      .execute()
    expect(trail.map(({ act }) => act).sort()).toEqual(['takeCopy', 'takeHistory', 'takeHistory'])
    expect(trail.every(({ actorId, thingId }) => actorId === person && thingId === person)).toBe(true)
  })
  test('is nobody’s without signing in, and there are no other forms', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const before = await dumpOf(world.db)
    expect((await taking(world, 'json')).status).toBe(302)
    expect((await taking(world, 'exe', person)).status).toBe(404)
    expect((await visit(world, '/my/history/json', { as: person })).to).toBe(paths.myHistory())
    const after = await dumpOf(world.db)
    expect(after.includes('takeCopy')).toBe(before.includes('takeCopy'))
  })
})

describe('the menu', () => {
  const user = async (world: World, personId: string) => {
    const request = new Request('http://127.0.0.1:3000/', {
      headers: { Cookie: await world.cookieOf(personId) },
    })
    const { user: found } = await frameLoader({ request, params: {}, context: world.context() })
    if (!found) throw new Error('nobody signed in')
    return found
  }
  const tos = (items: { to: string }[]) => items.map(({ to }) => to)

  test('leads a manager and an alumnus to the directory, an assistant not; an organiser under the name', async () => {
    await using world = await testWorld()
    const manager = await world.person()
    const assistant = await world.person({ roleClass: 'assistant', senior: false })
    const alumnus = await world.person({ roleClass: 'assistant', senior: false })
    await world.member(await world.network({ kind: 'alumni' }), alumnus)
    const menu = async (personId: string) => tos(menuOf(await user(world, personId), t))
    expect(await menu(manager)).toEqual(['/', '/my/calendar', '/directory', '/networks'])
    expect(await menu(alumnus)).toContain('/directory')
    expect(await menu(assistant)).toEqual(['/', '/my/calendar', '/networks'])
    await world.assist(manager, assistant)
    expect(await menu(assistant)).toEqual(['/', '/my/week', '/networks'])
    expect(tos(underName(await user(world, assistant), t))).toContain('/my/calendar')
    // Who takes part themselves keeps their own calendar.
    await world.assist(manager, alumnus)
    expect(await menu(alumnus)).toContain('/my/calendar')
    const organiser = await user(world, world.organiser.personId)
    expect(tos(menuOf(organiser, t))).not.toContain('/directory')
    expect(tos(underName(organiser, t))).toContain('/directory')
    expect(tos(underName(organiser, t))).toContain('/my/calendar')
    expect(tos(underName(await user(world, manager), t))).toEqual([
      '/my/data',
      '/my/history',
      '/my/assistants',
      '/my/feeds',
    ])
  })

  test('has each page once, in the menu on top and under the name together', () => {
    const either = [true, false]
    const readers = either.flatMap((organiser) =>
      either.flatMap((looks) => either.map((serves) => ({ organiser, looks, serves }))),
    )
    for (const reader of readers) {
      const all = tos([...menuOf(reader, t), ...underName(reader, t)])
      expect(new Set(all).size, all.join(' ')).toBe(all.length)
    }
  })

  test('another language keeps the place', async () => {
    const bar = createElement(Bar, { menu: [] })
    const page = createElement(WordsProvider, { t, locale: 'fi', children: bar })
    const at = '/my/calendar?view=month&month=2026-11'
    const handler = createStaticHandler([{ path: '*', element: page }])
    const context = await handler.query(new Request(origin + at))
    if (context instanceof Response) throw new Error('a page was asked for')
    const router = createStaticRouter(handler.dataRoutes, context)
    const html = renderToString(createElement(StaticRouterProvider, { router, context, hydrate: false }))
    expect(html).toContain('href="/my/calendar?view=month&amp;month=2026-11&amp;lang=sv"')
  })
})
