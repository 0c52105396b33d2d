// Small groups from call to confirmed groups, with sixty people and four groups that go on; then a group lives: a date is
// found, a member leaves, and the place is filled.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { paths } from '~/paths'
import { expectNoSidewaysScroll, lookOver, openVisits, untilAwake } from './browser'
import { expectHeading, expectSays, lettersAbout, openLetter, pathOf, pressButton, t } from './journey'
import { focused } from './keyboard'

const visits = openVisits()
const goingOn = ['Pienryhmä 1', 'Pienryhmä 2', 'Pienryhmä 3', 'Pienryhmä 4']
const everybody = 60

let roundId = ''
let proposal = ''

/** Leaves so many of those ticked who are free to come: they sit in no small group. */
async function keepTicked(page: Page, count: number): Promise<void> {
  const left = await page.evaluate((most) => {
    const ticked = document.querySelectorAll<HTMLInputElement>('input[name=person]:checked')
    ;[...ticked].slice(most).forEach((box) => box.click())
    return document.querySelectorAll('input[name=person]:checked').length
  }, count)
  expect(left).toBe(count)
}

/** The address on a person's page. */
async function addressOf(page: Page): Promise<string> {
  const mail = page.locator('main a[href^="mailto:"]').first()
  return ((await mail.getAttribute('href')) ?? '').replace('mailto:', '')
}

test('a round is opened with four groups that go on, and a call leaves', async () => {
  const page = await visits.as('organiser')
  await page.goto(paths.newRound())
  await untilAwake(page)
  await lookOver(page)
  await page.locator('[name=name]').fill('')
  await pressButton(page, t('rounds.open'))
  await page.locator('[name=name][aria-invalid=true]').waitFor()
  await page.locator('[name=name]').fill('Syksyn kierros')
  for (const box of await page.locator('input[name=groups]').all()) {
    const label = await page.locator(`label[for="${await box.getAttribute('id')}"]`).innerText()
    await box.setChecked(goingOn.some((name) => label.startsWith(`${name} (`)))
  }
  await pressButton(page, t('rounds.open'))
  await expectSays(page, t('rounds.done.opened'))
  roundId = pathOf(page).split('/')[2] ?? ''
  await lookOver(page)

  await page.goto(paths.addCandidates(roundId, { role: 'departmentHead' }))
  await untilAwake(page)
  await lookOver(page)
  await keepTicked(page, 5)
  await pressButton(page, t('rounds.add.call'))
  await expectSays(page, t('rounds.done.listed', { count: 5 }))
  await lookOver(page)
  await pressButton(page, t('rounds.calling.press', { count: 5 }))
  await expectSays(page, t('sending.progress.done', { count: 5 }))
})

test('a manager says yes from the letter without signing in, on a phone', async () => {
  const page = await visits.stranger({ phone: true })
  const organiser = await visits.as('organiser')
  await organiser.goto(paths.candidates(roundId, { show: 'silent' }))
  const first = organiser.locator('tbody tr').first().getByRole('link').first()
  await first.click()
  await organiser.getByRole('link', { name: t('rounds.one.person') }).click()
  const to = await addressOf(organiser)
  const letter = await openLetter(page, to, /Lähdetkö mukaan|Vill du vara med|Would you join/)
  const link = await letter.locator('a[href*="/call/"]').first().getAttribute('href')
  await page.goto((link ?? '').replace(/lang=\w+/, 'lang=fi'))
  await expectHeading(page, t('rounds.call.title'))
  await expectNoSidewaysScroll(page)
  await lookOver(page)
  expect(await page.locator('input[name=answer][value=yes]').isChecked()).toBe(true)
  await pressButton(page, t('rounds.call.send'))
  await expectSays(page, t('rounds.call.thanks'))
  await organiser.goto(paths.candidates(roundId, { show: 'yes' }))
  expect(await organiser.locator('tbody tr').count()).toBe(1)
})

test('the others are taken in by hand, and proposals stand side by side', async () => {
  const page = await visits.as('organiser')
  await page.goto(paths.candidates(roundId, { show: 'sits' }))
  const sitting = await page.locator('tbody tr').count()
  await page.goto(paths.addCandidates(roundId, { role: 'director' }))
  await untilAwake(page)
  await keepTicked(page, everybody - sitting - 1)
  await pressButton(page, t('rounds.add.byHand'))
  await expectSays(page, t('rounds.done.added', { count: everybody - sitting - 1 }))
  await lookOver(page)
  await page.goto(paths.proposals(roundId))
  await untilAwake(page)
  await lookOver(page)
  await pressButton(page, t('proposals.compose.press'))
  const opens = page.getByRole('link', { name: t('proposals.card.open') })
  await expect.poll(() => opens.count(), { timeout: 30_000, interval: 100 }).toBeGreaterThan(2)
  await lookOver(page)
  await opens.first().click()
  await page.locator('.board-lane').first().waitFor()
  proposal = pathOf(page).split('/')[4] ?? ''
})

/** Those on the board whom nothing holds where they are. */
const loose = (page: Page) => page.locator('.board-lane li.seat:not(.sits):not(.pinned)')
const untilKept = (page: Page) => page.locator('section[aria-busy=true]').waitFor({ state: 'detached' })
const laneOf = (page: Page, person: string) =>
  page.locator('.board-lane').filter({ has: page.locator(`[data-person="${person}"]`) })

test('one is moved by keyboard with its cost told, one is pinned, the rest are composed again', async () => {
  const page = await visits.as('organiser')
  await page.goto(paths.proposal(roundId, proposal))
  await untilAwake(page)
  await lookOver(page)
  const moved = (await page.locator('[data-lane^=new] li.seat').last().getAttribute('data-person')) ?? ''
  const before = await laneOf(page, moved).getAttribute('data-lane')
  await page.locator(`#p-${moved}`).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await page.locator(`li.seat.moved[data-person="${moved}"]`).waitFor()
  const after = await laneOf(page, moved).getAttribute('data-lane')
  expect(after).not.toBe(before)
  await expectSays(page, /Hinta:/)
  await page.keyboard.press('Control+z')
  await page.locator(`li.seat:not(.moved)[data-person="${moved}"]`).waitFor()
  await page.keyboard.press('Control+y')
  await page.locator(`li.seat.moved[data-person="${moved}"]`).waitFor()
  await untilKept(page)

  const pinned = (await loose(page).last().getAttribute('data-person')) ?? ''
  const held = await laneOf(page, pinned).getAttribute('data-lane')
  await page.goto(paths.proposal(roundId, proposal, { person: pinned }))
  await untilAwake(page)
  await lookOver(page)
  await page.getByRole('button', { name: t('proposals.person.pin') }).click()
  await page.locator(`li.seat.pinned[data-person="${pinned}"]`).waitFor()
  await page.getByRole('link', { name: t('proposals.person.close') }).click()
  await pressButton(page, t('proposals.board.recompose'))
  await page.locator('progress').waitFor({ state: 'detached' })
  expect(await laneOf(page, pinned).getAttribute('data-lane')).toBe(held)
  expect(await laneOf(page, moved).getAttribute('data-lane')).toBe(after)
  await page.goto(paths.proposalReasons(roundId, proposal))
  await untilAwake(page)
  await lookOver(page)
})

test('the groups are confirmed, and letters introduce the members to each other', async () => {
  const page = await visits.as('organiser')
  await page.goto(paths.confirmProposal(roundId, proposal))
  await untilAwake(page)
  await lookOver(page)
  const meant = page.locator('input[name=meant]')
  if ((await meant.count()) > 0) await meant.check()
  await pressButton(page, t('welcoming.confirm.do'))
  await page.waitForURL(/deed=/, { timeout: 20_000 })
  await lookOver(page)
  await page.goto(paths.groups())
  await expectSays(page, 'Pienryhmä 13')
  await lookOver(page)
  await expect
    .poll(() => lettersAbout(page, 'Tervetuloa pienryhmä'), { timeout: 30_000, interval: 300 })
    .toBeGreaterThan(10)
})

/** A day so many days ahead, as a date field takes it. */
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** The newest letter about something, whoever got it, and where one of its links leads, in Finnish. */
async function linkOfLetter(page: Page, subject: RegExp, part: string): Promise<string> {
  const letter = await openLetter(page, '', subject)
  const link = await letter.locator(`a[href*="${part}"]`).first().getAttribute('href')
  return (link ?? '').replace(/lang=\w+/, 'lang=fi')
}

test('a member proposes times, another ticks in one press from the letter, and a meeting is in the calendar', async () => {
  const page = await visits.as('manager', { phone: true })
  await page
    .getByRole('link', { name: /^Pienryhmä \d+$/ })
    .first()
    .click()
  await page.waitForURL(/\/groups\//)
  await lookOver(page)
  await expectNoSidewaysScroll(page)
  const group = pathOf(page).split('/')[2] ?? ''
  await page.goto(paths.newDates(group))
  await untilAwake(page)
  for (const [at, day] of [20, 27].entries()) {
    await page.locator(`[name="times[${at}].date"]`).fill(inDays(day))
    await page.locator(`[name="times[${at}].from"]`).fill('09:00')
    await page.locator(`[name="times[${at}].to"]`).fill('10:30')
  }
  await page.locator('[name=title]').fill('Kevään aiheet')
  await lookOver(page)
  await page
    .getByRole('button', { name: t('meetings.new.ask') })
    .last()
    .click()
  await expectSays(page, t('meetings.poll.done.asked'))
  await lookOver(page)
  const poll = pathOf(page)

  const member = await visits.stranger({ phone: true, scripts: false })
  await member.goto(await linkOfLetter(page, /Kevään aiheet/, 'tick=yes'))
  await pressButton(member, t('meetings.times.send'))
  await expectSays(member, t('meetings.times.thanks'))

  await page.goto(poll)
  await untilAwake(page)
  await page
    .getByRole('link', { name: t('meetings.poll.choose') })
    .first()
    .click()
  await page.waitForURL(/decide=/)
  await expect.poll(() => focused(page)).toContain('Päätetäänkö tapaamisen ajaksi')
  await lookOver(page)
  await page.getByRole('button', { name: /^Päätä: / }).click()
  await page.waitForURL(/\/meetings\//)
  await lookOver(page)
  const invitation = await openLetter(page, '', /tapaaminen/)
  await invitation.locator('h1').waitFor()
  await page.getByRole('heading', { name: t('mailbox.calendarPart') }).waitFor()
})

test('a member leaves at the yearly question, and the place is filled by whom the group lacks most', async () => {
  const page = await visits.as('organiser')
  await page.goto(paths.renewal())
  await untilAwake(page)
  await lookOver(page)
  for (const box of await page.locator('input[name=groups][type=checkbox]').all()) {
    const label = await page.locator(`label[for="${await box.getAttribute('id')}"]`).innerText()
    await box.setChecked(label.startsWith('Pienryhmä 10'))
  }
  await pressButton(page, t('renewing.ask.press'))
  await expectSays(page, t('renewing.done.asked'))
  const member = await visits.stranger({ phone: true })
  await member.goto(await linkOfLetter(page, /Jatkatko|Fortsätter du|Will you continue/, 'answer=leaves'))
  await lookOver(member)
  await pressButton(member, t('renewing.goOn.send'))
  await expectSays(member, t('renewing.goOn.thanks'))

  await page.goto(paths.groups())
  await page.getByRole('link', { name: 'Pienryhmä 10', exact: true }).first().click()
  await page.waitForURL(/\/groups\//)
  await lookOver(page)
  await page.goto(paths.fillGroup(pathOf(page).split('/')[2] ?? ''))
  await untilAwake(page)
  await lookOver(page)
  await page
    .getByRole('listitem')
    .filter({ hasText: t('welcoming.fill.best') })
    .or(page.getByRole('listitem').filter({ hasText: t('welcoming.fill.bestTogether') }))
    .getByRole('link', { name: new RegExp(t('welcoming.fill.propose')) })
    .first()
    .click()
  await page.locator('input[name=how][value=now]').check()
  await pressButton(page, t('welcoming.propose.do'))
  await expectSays(page, t('welcoming.newcomer.done.joined'))
  await lookOver(page)
  await openLetter(page, '', /Tervetuloa pienryhmä|Välkommen|Welcome/)
})
