// Mail and calendar from both ends: managers answer in their calendars, an organiser sees to what could not be matched,
// holds letters back and lets them go, and a feed tells what somebody said yes to.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import type { Answer } from '#db/schema'
import { paths } from '~/paths'
import { expectNoSidewaysScroll, lookOver, openVisits, untilAwake } from './browser'
import { expectHeading, expectSays, openLetterTo, planAndInvite, pressButton, t } from './journey'

const visits = openVisits()
const title = 'Aamukahvit: kalenterin varassa'

let eventId = ''
let [manager, managed] = ['', '']

/** Answers the invitation by the buttons that a calendar shows, and waits for what the app says of it. */
async function answerInCalendar(page: Page, name: string, answer: Answer, said: string): Promise<void> {
  await openLetterTo(page, name, 'Kutsu', title)
  await page
    .getByRole('button', { name: t(`mailbox.reply.press.${answer}`), exact: true })
    .first()
    .click()
  await expectSays(page, said)
}

test('an answer given in a calendar is an answer: a seat, a place in the line, and a seat that comes free', async () => {
  const [own, desk, page] = await Promise.all([
    visits.as('manager', { scripts: false }),
    visits.as('assistant', { scripts: false }),
    visits.as('organiser'),
  ])
  manager = (await own.locator('.who').innerText()).trim()
  managed = (await desk.locator('li.row .tag').first().innerText()).replace(/^Kenelle: /, '').trim()
  eventId = await planAndInvite(page, { title, capacity: '1', seekers: [manager, managed] })

  await answerInCalendar(page, manager, 'yes', t('incoming.why.recorded'))
  await lookOver(page)
  await answerInCalendar(page, managed, 'yes', t('incoming.why.waits'))
  await answerInCalendar(page, manager, 'no', t('incoming.why.recorded'))
  await openLetterTo(page, managed, 'Sait paikan', title)
  await expectSays(page, 'PARTSTAT=ACCEPTED')

  await page.goto(paths.eventAnswers(eventId))
  const row = (name: string) => page.locator('tbody tr').filter({ hasText: name })
  await row(managed).getByText(t('frame.answer.yes'), { exact: true }).first().waitFor()
  await row(manager).getByText(t('frame.answer.no'), { exact: true }).first().waitFor()
})

test('what could not be matched waits for an organiser, and one press ties it to a person', async () => {
  const page = await visits.as('organiser')
  await page.goto(paths.incoming())
  await lookOver(page)
  await page
    .locator('tbody tr')
    .filter({ hasText: t('incoming.whys.unknownSender') })
    .getByRole('link', { name: t('incoming.kinds.answer') })
    .click()
  await expectSays(page, t('incoming.why.unknownSender'))
  await untilAwake(page)
  await lookOver(page)
  await pressButton(page, new RegExp(t('incoming.tie.do')))
  await expectSays(page, t('incoming.done.tied'))
  await page.goBack()
  await page.goto(paths.incoming({ show: 'taken' }))
  await expectSays(page, t('incoming.whys.recorded'))

  const phone = await visits.as('organiser', { phone: true })
  await phone.goto(paths.incoming({ show: 'all' }))
  await expectNoSidewaysScroll(phone)
  await lookOver(phone)
})

test('letters are held back and let go; why one came back is told on its page', async () => {
  const page = await visits.as('organiser')
  await page.goto(paths.letters())
  await untilAwake(page)
  await pressButton(page, t('sending.pause.pauseAll'))
  await expectSays(page, t('sending.pause.donePaused'))
  await lookOver(page)
  await answerInCalendar(page, managed, 'maybe', t('incoming.why.recorded'))
  await page.goto(paths.letters({ status: 'paused' }))
  await expectSays(page, managed)
  await pressButton(page, t('sending.pause.resume'))
  await expectSays(page, t('sending.pause.doneResumed'))

  await page.goto(paths.letters({ status: 'returned' }))
  await page
    .locator('tbody')
    .getByRole('link', { name: t('sending.kinds.invitation') })
    .first()
    .click()
  await expectSays(page, t('sending.one.cameBack'))
  await untilAwake(page)
  await lookOver(page)
})

test('a feed of one’s own holds what one said yes to, and dies when it is ended', async () => {
  const page = await visits.as('manager')
  await page.goto(paths.feeds())
  await expectHeading(page, t('feeds.title'))
  await untilAwake(page)
  await lookOver(page)
  await page.getByRole('button', { name: t('feeds.makeOf', { thing: t('feeds.thing.own') }) }).click()
  const address = await page.getByLabel(t('feeds.https')).inputValue()
  const first = await page.request.get(address)
  expect(await first.text()).toContain('BEGIN:VEVENT')
  const etag = first.headers()['etag'] ?? ''
  expect((await page.request.get(address, { headers: { 'If-None-Match': etag } })).status()).toBe(304)

  await page.goto(paths.feeds())
  await page
    .locator('summary')
    .filter({ hasText: t('feeds.manage') })
    .first()
    .click()
  await pressButton(page, new RegExp(t('feeds.revoke')))
  await expectSays(page, t('feeds.revoked'))
  expect((await page.request.get(address)).status()).toBe(404)
})
