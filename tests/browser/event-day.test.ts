// An event from its seats to its door: a substitute is sent, questions are answered, and people are ticked in while the
// network drops.
import { expect, test } from 'vitest'
import { later, localOf } from '~/domain/core/time'
import { paths } from '~/paths'
import { expectNoSidewaysScroll, lookOver, openVisits, untilAwake } from './browser'
import {
  expectHeading,
  expectSays,
  letters,
  openLetter,
  pathOf,
  planAndInvite,
  pressButton,
  t,
} from './journey'

const visits = openVisits()
const title = 'Aamukahvit: avoin ovi'

let eventId = ''
let [manager, managed] = ['', '']
const substitute = { firstName: 'Sointu', lastName: 'Sijainen', email: 'sointu.sijainen@vm.example' }

/** So many hours from now, as a time field takes it. */
const inHours = (hours: number) => localOf(later(new Date().toISOString(), { hours }))

test('an organiser invites to an event that begins soon, allows substitutes and asks what people eat', async () => {
  const [own, desk, page] = await Promise.all([
    visits.as('manager', { scripts: false }),
    visits.as('assistant', { scripts: false }),
    visits.as('organiser'),
  ])
  manager = (await own.locator('.who').innerText()).trim()
  managed = (await desk.locator('li.row .tag').first().innerText()).replace(/^Kenelle: /, '').trim()
  eventId = await planAndInvite(page, {
    title,
    capacity: '2',
    seekers: [manager, managed],
    startsAt: inHours(2),
    endsAt: inHours(4),
  })
  await page.goto(paths.eventSeats(eventId))
  await untilAwake(page)
  await lookOver(page)
  await page.locator('input[name=substitutes][value=yes]').check()
  await pressButton(page, t('seating.save'))
  await expectSays(page, t('seating.saved'))
  await page.goto(paths.eventQuestions(eventId))
  await untilAwake(page)
  await lookOver(page)
})

test('a manager says yes on a phone; an assistant sends a substitute, who takes over nothing but the place', async () => {
  const phone = await visits.as('manager', { phone: true })
  await phone.locator('li.row').filter({ hasText: title }).getByRole('link').last().click()
  await expectHeading(phone, title)
  await pressButton(phone, t('answering.yes'))
  await expectSays(phone, t('answering.thanks'))
  await lookOver(phone)
  await expectNoSidewaysScroll(phone)

  const desk = await visits.as('assistant')
  await desk
    .locator('li.row')
    .filter({ hasText: title })
    .filter({ hasText: managed })
    .getByRole('link')
    .last()
    .click()
  await expectHeading(desk, title)
  await pressButton(desk, t('frame.answer.yes'))
  await expectSays(desk, t('answering.confirmedOf.yes'))
  await desk.getByRole('link', { name: t('deputies.form.title') }).click()
  await desk.locator('[name=email]').waitFor()
  await untilAwake(desk)
  await lookOver(desk)
  for (const [name, value] of Object.entries(substitute)) await desk.locator(`[name=${name}]`).fill(value)
  await pressButton(desk, t('deputies.form.do'))
  await expectSays(desk, t('deputies.form.done.sent'))
  await lookOver(desk)

  const letter = await openLetter(desk, substitute.email, /Olet sijaisena: Aamukahvit: avoin ovi/)
  await letter.getByText(letters('substituteNamed.seated')).first().waitFor()
})

test('at the door, ticks are kept while the network is away, and counted once when it is back', async () => {
  const page = await visits.as('organiser', { phone: true, mayFail: true })
  await page.goto(paths.door(eventId))
  await untilAwake(page)
  await lookOver(page)
  await expectNoSidewaysScroll(page)
  const row = (name: string) => page.locator('.door-row').filter({ hasText: name })
  await row(manager.split(' ').at(-1) ?? '')
    .locator('.door-press')
    .click()
  await expectSays(page, /^Saapui /)
  await page.context().setOffline(true)
  await row(substitute.lastName).locator('.door-press').click()
  await expectSays(page, /odottaa/)
  await page.context().setOffline(false)
  await page.getByText(/odottaa verkkoa|odottavat/).waitFor({ state: 'detached' })

  const other = await visits.as('organiser')
  await other.goto(paths.door(eventId, { show: 'come' }))
  await untilAwake(other)
  expect(await other.locator('.door-come').count()).toBe(2)
  await other.goto(paths.badges(eventId))
  await untilAwake(other)
  await lookOver(other)
  await other.getByText(substitute.lastName).filter({ visible: true }).first().waitFor()
  await other.goto(paths.eventTables(eventId))
  await lookOver(other)
  await other.goto(paths.year())
  await untilAwake(other)
  await lookOver(other)
  expect(pathOf(other)).toBe(paths.year())
})
