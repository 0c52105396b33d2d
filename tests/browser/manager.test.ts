// The manager's journey: from the letter to an answer on a phone with scripts off; an assistant's; with the keyboard alone.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { paths } from '~/paths'
import { expectNoSidewaysScroll, lookOver, openVisits, untilAwake } from './browser'
import { focused, tabTo } from './keyboard'
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
const title = 'Aamukahvit: luottamus'
const onPhone = { phone: true, scripts: false }

/** The one seat's event, and the three who are invited to it: each test goes on from where the one before it ended. */
let eventId = ''
const invited: { name: string; address: string }[] = []
const addressOf = (name: string) => invited.find((one) => one.name === name)?.address ?? ''
let [manager, managed, third] = ['', '', '']

/** Goes from the letter to the page that answers, by the letter's own link. */
async function fromLetter(page: Page, name: string, words: string, subject = /luottamus/): Promise<void> {
  const letter = await openLetter(page, addressOf(name), subject)
  await letter.getByRole('link', { name: words }).first().click()
  await page.waitForURL(/\/a\//)
}

const standingOf = async (name: string) => {
  const page = await visits.as('organiser', { scripts: false })
  await page.goto(paths.eventAnswers(eventId))
  const row = page
    .getByRole('table', { name: /^Näkyvissä/ })
    .locator('tbody tr')
    .filter({ hasText: name })
  return row.locator('.tag').first().innerText()
}

test('an organiser invites three to one seat', async () => {
  const [own, desk, page] = await Promise.all([
    visits.as('manager', { scripts: false }),
    visits.as('assistant', { scripts: false }),
    visits.as('organiser'),
  ])
  manager = (await own.locator('.who').innerText()).trim()
  managed = (await desk.locator('li.row .tag').first().innerText()).replace(/^Kenelle: /, '').trim()
  eventId = await planAndInvite(page, { title, capacity: '1', seekers: [manager, managed, 'a'] })
  const sent = page.getByRole('table').first().locator('tbody tr')
  for (const row of await sent.filter({ hasNotText: t('sending.letters.copy') }).all()) {
    invited.push({
      name: (await row.locator('th a').innerText()).trim(),
      address: (await row.locator('th small').innerText()).trim(),
    })
  }
  third = invited.map(({ name }) => name).find((name) => name !== manager && name !== managed) ?? ''
  expect(new Set(invited.map(({ address }) => address)).size).toBe(3)
  expect(addressOf(manager) && addressOf(managed) && addressOf(third)).not.toBe('')
})

test('a manager answers from the letter on a phone with scripts off; only the press answers', async () => {
  const page = await visits.stranger(onPhone)
  await fromLetter(page, manager, letters('actions.yes'))
  await expectHeading(page, title)
  await expectNoSidewaysScroll(page)
  await expectSays(page, t('answering.chosen'))
  expect(await standingOf(manager)).toBe(t('frame.answer.none'))
  await page.locator('[name=comment]').fill('Tulen hieman myöhässä 🚆')
  await pressButton(page, t('answering.yes'))
  await expectSays(page, t('answering.thanks'))
  await expectNoSidewaysScroll(page)
  expect(await standingOf(manager)).toBe(t('frame.answer.yes'))
  await openLetter(page, addressOf(manager), /^Vahvistus: Aamukahvit: luottamus/)
})

test('an assistant answers for a manager from their own start page; the event is full, so the manager waits', async () => {
  const page = await visits.as('assistant')
  await lookOver(page)
  const line = page.locator('li.row').filter({ hasText: title }).filter({ hasText: managed })
  await line.getByRole('link').last().click()
  await expectHeading(page, title)
  await expectSays(page, t('answering.full'))
  await expectSays(page, t('answering.invitationTo', { name: managed }))
  await lookOver(page)
  await pressButton(page, t('answering.queueOf'))
  await expectSays(page, t('answering.confirmedOf.waiting'))
  await lookOver(page)
  expect(await standingOf(managed)).toMatch(/jonossa/)
})

test('with the keyboard alone: a no is answered though the event is full, and changed again', async () => {
  const page = await visits.stranger()
  await fromLetter(page, third, letters('actions.maybe'))
  await lookOver(page)
  await expectSays(page, t('answering.full'))
  await tabTo(page, t('answering.no'))
  await page.keyboard.press('Enter')
  await expectSays(page, t('answering.confirmed.no'))
  await lookOver(page)
  expect(await standingOf(third)).toBe(t('frame.answer.no'))
  await tabTo(page, t('answering.change'))
  await page.keyboard.press('Enter')
  await tabTo(page, t('answering.maybe'))
  await page.keyboard.press('Space')
  await expectSays(page, t('answering.confirmed.maybe'))
})

test('a seat given up goes to the one who waits, by letter and on the page', async () => {
  const page = await visits.stranger(onPhone)
  await fromLetter(page, manager, letters('actions.change'), /^Vahvistus/)
  await pressButton(page, t('answering.no'))
  await expectSays(page, t('answering.confirmed.no'))
  await openLetter(page, addressOf(managed), /^Sait paikan: Aamukahvit: luottamus/)
  expect(await standingOf(managed)).toBe(t('frame.answer.yes'))
})

test('a link that opens nothing says so, and can be read by all', async () => {
  const page = await visits.stranger()
  const answer = await page.goto(paths.answer('x'.repeat(43)))
  expect(answer?.status()).toBe(404)
  await expectHeading(page, t('answering.unknown.title'))
  await lookOver(page)
  const gone = await page.goto('/ei/ole')
  expect(gone?.status()).toBe(404)
  await lookOver(page)
})

test('with the keyboard alone, one signs in as far as the code', async () => {
  const page = await visits.stranger()
  await page.goto(paths.signIn())
  await untilAwake(page)
  await page.keyboard.press('Tab')
  expect(await focused(page)).toBe(t('frame.skip'))
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await page.keyboard.type(addressOf(third))
  await page.keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname === pathOfCode)
  await expectHeading(page, t('signIn.codeTitle'))
  await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'code')
  await page.keyboard.type('000000')
  await page.keyboard.press('Enter')
  await expectSays(page, t('signIn.wrongCode'))
  expect(pathOf(page)).toBe(pathOfCode)
})
const pathOfCode = paths.signInCode()
