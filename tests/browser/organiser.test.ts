// The organiser's journey: signs in by a code, plans a morning coffee, invites, follows, reminds, moves it, cancels it.
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { codeMinutes } from '~/auth/sign-in.server'
import { paths } from '~/paths'
import { lookOver, openVisits, untilAwake } from './browser'
import {
  allSent,
  expectHeading,
  expectSays,
  lettersAbout,
  linkIn,
  openLetter,
  ownAddress,
  pathOf,
  pressButton,
  t,
  withoutTheBrowsersChecks,
} from './journey'

const visits = openVisits()
const title = 'Aamukahvit: matkan suunta'

/** The event that the journey makes: each test goes on from where the one before it ended. */
let eventId = ''
let invited = 0

test('signs in by the code that comes by letter', async () => {
  const email = await ownAddress(await visits.as('organiser', { scripts: false }))
  const page = await visits.stranger()
  await page.goto(paths.events())
  await untilAwake(page)
  expect(pathOf(page)).toBe(paths.signIn())
  await withoutTheBrowsersChecks(page)
  await page.getByLabel(t('signIn.email')).fill('aino')
  await pressButton(page, t('signIn.send'))
  await expectSays(page, t('frame.form.notAnEmail'))
  await lookOver(page)
  await page.getByLabel(t('signIn.email')).fill(email)
  await pressButton(page, t('signIn.send'))
  await expectSays(page, t('signIn.sent', { email, minutes: codeMinutes }))

  const letter = await openLetter(await visits.stranger({ scripts: false }), email, /Kirjaudu/)
  const code = new URL(await linkIn(letter, t('signIn.enter'))).searchParams.get('code') ?? ''
  expect(await letter.locator('body').innerText()).toContain(code)
  await page.getByLabel(t('signIn.code')).fill(code === '000000' ? '000001' : '000000')
  await pressButton(page, t('signIn.enter'))
  await expectSays(page, t('signIn.wrongCode'))
  await lookOver(page)
  await page.getByLabel(t('signIn.code')).fill(code)
  await pressButton(page, t('signIn.enter'))
  await expectHeading(page, t('events.title'))
})

test('plans: sees what is wrong beside the fields, saves the draft and writes the programme', async () => {
  const page = await visits.as('organiser')
  await page
    .getByRole('link', { name: t('events.new') })
    .first()
    .click()
  await expectHeading(page, t('events.chooseKind'))
  await lookOver(page)
  await page
    .getByRole('link', { name: t('frame.event.kind.morningCoffee') })
    .first()
    .click()
  await page.locator('[name=titleFi]').fill('')
  await page.locator('[name=titleSv]').fill('')
  await page.locator('[name=titleEn]').fill('')
  const day = (await page.locator('[name=startsAt]').inputValue()).slice(0, 10)
  await page.locator('[name=endsAt]').fill(`${day}T07:00`)
  await pressButton(page, t('events.form.saveDraft'))
  const summary = page.getByRole('alert')
  await summary.getByText(t('events.fault.titleMissing')).waitFor()
  await lookOver(page)
  await summary.getByRole('link', { name: t('events.fault.endBeforeStart') }).click()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('endsAt')
  expect(await page.locator('[name=endsAt]').inputValue()).toBe(`${day}T07:00`)
  await page.locator('[name=endsAt]').fill(`${day}T09:30`)
  await page.locator('[name=titleFi]').fill(title)
  await page.locator('[name=titleSv]').fill('Morgonkaffe: resans riktning')
  await page.locator('[name=titleEn]').fill('Morning coffee: where we are going')
  await page.locator('[name=place]').fill('Säätytalo, Snellmaninkatu 9–11, Helsinki')
  await page.locator('[name=capacity]').fill('3')
  await pressButton(page, t('events.form.saveDraft'))
  await expectHeading(page, title)
  await expectSays(page, t('events.overview.created'))
  await lookOver(page)
  eventId = pathOf(page).split('/')[2] ?? ''

  await page.getByRole('link', { name: t('events.overview.writeProgramme') }).click()
  await pressButton(page, t('events.programme.addLine'))
  await page.locator('[name="items[0].time"]').fill('08:30')
  await pressButton(page, t('events.programme.addSpeaker'))
  const speaker = page.locator('[name="items[0].speakers[0].name"]')
  await speaker.fill('Ministeri Maija Meikäläinen')
  await pressButton(page, t('events.programme.save'))
  await page.getByRole('alert').getByText(t('events.fault.lineTitleMissing')).waitFor()
  await lookOver(page)
  expect(await speaker.inputValue()).toBe('Ministeri Maija Meikäläinen')
  await page.locator('[name="items[0].titleFi"]').fill('Keskustelu')
  await pressButton(page, t('events.programme.save'))
  await expectSays(page, t('events.programme.saved'))
  await expectSays(page, 'Ministeri Maija Meikäläinen')
})

/** Opens a fold of the page, unless it stands open. */
async function unfold(fold: Locator): Promise<void> {
  if (!(await fold.evaluate((one) => (one as HTMLDetailsElement).open)))
    await fold.locator('summary').first().click()
}

test('chooses the audience, previews, tests and invites; sees each letter leave', async () => {
  const page = await visits.as('organiser')
  await page.goto(paths.eventAudience(eventId))
  await untilAwake(page)
  await unfold(page.locator('details#add'))
  await unfold(page.locator('details', { has: page.locator('[name=roleClass]') }).last())
  await page.locator('[name=roleClass][value=permanentSecretary]').check()
  await pressButton(page, t('audience.add.do'))
  const invite = page.getByRole('link', { name: /^Kutsu \d+ henkilö/ }).first()
  invited = Number(/\d+/.exec((await invite.textContent()) ?? '')?.[0])
  expect(invited).toBeGreaterThanOrEqual(6)
  await page
    .getByRole('table')
    .getByText(/kansliapäälli/i)
    .first()
    .waitFor()
  await lookOver(page)

  for (const [letter, words] of [
    ['sv', 'resans riktning'],
    ['en', 'where we are going'],
    ['fi', 'matkan suunta'],
  ] as const) {
    await page.goto(paths.eventLetters(eventId, { kind: 'invitation', letter }))
    await page.frameLocator('iframe.letter').getByText(words).filter({ visible: true }).first().waitFor()
  }
  await lookOver(page)
  await pressButton(page, t('sending.preview.test'))
  const [saying = ''] = t('sending.preview.testSent', { address: '|' }).split('|')
  const said = await page.getByText(saying).textContent()
  const letter = await openLetter(
    await visits.stranger({ scripts: false }),
    /(\S+@\S+)\.$/.exec(said ?? '')?.[1] ?? '',
    /matkan suunta/,
  )
  await letter.getByText('Säätytalo').filter({ visible: true }).first().waitFor()

  await page.goto(paths.eventSending(eventId))
  await untilAwake(page)
  await lookOver(page)
  // The programme was written in Finnish alone: what is sent to the others in its place is the organiser's own choice.
  expect(
    await page.getByRole('button', { name: t('sending.invite.press', { count: invited }) }).count(),
  ).toBe(0)
  await page.locator('[name=substitute][value=fi]').check()
  await pressButton(page, t('sending.invite.substituteSave'))
  await pressButton(page, t('sending.invite.press', { count: invited }))
  await expectSays(page, allSent)
  await lookOver(page)
  await page.reload()
  const letters = page.getByRole('table').first().locator('tbody tr')
  expect(await letters.filter({ hasNotText: t('sending.letters.copy') }).count()).toBe(invited)
})

/** The rows of the list of answers. */
const rows = (page: Page) => page.getByRole('table', { name: /^Näkyvissä/ }).locator('tbody tr')
const names = (page: Page) => rows(page).locator('th a').allInnerTexts()

test('records answers heard by phone until the event is full and one waits; narrows, orders, prints and takes the list', async () => {
  const page = await visits.as('organiser')
  await using _silent = await page.addInitScript(() => {
    window.print = () => undefined
  })
  for (let at = 0; at < 4; at++) {
    await page.goto(paths.eventAnswers(eventId, { answer: 'none' }))
    await rows(page).locator('th a').first().click()
    await page.getByRole('heading', { name: t('answers.one.record') }).waitFor()
    if (at === 3) {
      await untilAwake(page)
      await withoutTheBrowsersChecks(page)
      await pressButton(page, t('answers.one.save'))
      await expectSays(page, t('frame.form.chooseOne'))
      await lookOver(page)
    }
    await page.getByRole('radio', { name: t('frame.answer.yes') }).check()
    await page.locator('[name=comment]').fill(`Soitti ${at + 1}`)
    await pressButton(page, t('answers.one.save'))
    await expectSays(page, at < 3 ? t('answers.one.saved') : t('answers.one.savedWaiting', { count: 1 }))
  }
  await page.goto(paths.eventAnswers(eventId))
  await untilAwake(page)
  await lookOver(page)
  const all = await names(page)
  expect(all).toHaveLength(invited)
  const shown = page.getByRole('navigation', { name: t('answers.filters') })
  await shown
    .getByRole('link', { name: t('frame.answer.yes') })
    .first()
    .click()
  await expect.poll(() => rows(page).count()).toBe(3)
  await page.getByRole('link', { name: t('answers.head.when') }).click()
  await expect.poll(() => rows(page).first().innerText()).toContain('Soitti 3')
  await shown.getByRole('link', { name: t('answers.all') }).click()
  await expect.poll(() => rows(page).count()).toBe(invited)
  await page.goto(paths.eventAnswers(eventId, { sort: '-name' }))
  expect(await names(page)).toEqual(all.reverse())
  for (const [name, file] of [
    [t('answers.excel'), /^vastaukset-.*\.xlsx$/],
    [t('answers.csv'), /^vastaukset-.*\.csv$/],
  ] as const) {
    const download = page.waitForEvent('download')
    await pressButton(page, name)
    expect((await download).suggestedFilename()).toMatch(file)
  }
  await page.getByRole('link', { name: t('answers.print') }).click()
  await expectSays(page, /^Tulostettu/)
  expect(await rows(page).count()).toBe(invited)
  await lookOver(page)
})

test('reminds the silent; moves the event and cancels it, and is told before each press whom it reaches', async () => {
  const page = await visits.as('organiser')
  await page.goto(paths.event(eventId))
  const silent = invited - 4
  await page.getByRole('link', { name: t('events.overview.nextRemind', { count: silent }) }).click()
  await expectHeading(page, t('sending.remind.title', { count: silent }))
  await lookOver(page)
  await pressButton(page, t('sending.remind.press', { count: silent }))
  await expectSays(page, allSent)

  await page.goto(paths.editEvent(eventId))
  await untilAwake(page)
  const starts = page.locator('[name=startsAt]')
  const day = (await starts.inputValue()).slice(0, 10)
  await starts.fill(`${day}T09:00`)
  await page.locator('[name=endsAt]').fill(`${day}T10:30`)
  await pressButton(page, t('events.form.save'))
  await expectSays(page, t('events.review.askAgain', { count: invited }))
  await lookOver(page)
  expect(await starts.inputValue()).toBe(`${day}T09:00`)
  await pressButton(page, t('events.review.saveAndTell', { count: invited }))
  await expectSays(page, t('events.overview.told', { count: invited }))

  await page.getByRole('link', { name: t('events.overview.cancel') }).click()
  await expectSays(page, t('events.cancelPage.reach', { count: invited }))
  await lookOver(page)
  await page.locator('[name=note]').fill('Puhuja sairastui.')
  await pressButton(page, t('events.cancelPage.press', { count: invited }))
  await expectSays(page, t('events.overview.cancelledDone', { count: invited }))
  await expectSays(page, /Puhuja sairastui\./)
  await lookOver(page)

  const mail = await visits.stranger({ scripts: false })
  for (const [subjects, many] of [
    [['Muistutus kutsusta: Aamukahvit: matkan', 'Påminnelse om inbjudan: Morgonkaffe: resans'], silent],
    [['Uusi aika: Aamukahvit: matkan', 'Ny tid: Morgonkaffe: resans'], invited],
    [['Peruttu: Aamukahvit: matkan', 'Inställt: Morgonkaffe: resans'], invited],
  ] as const) {
    const came = async () => (await lettersAbout(mail, subjects[0])) + (await lettersAbout(mail, subjects[1]))
    await expect.poll(came, { interval: 150, timeout: 30_000 }).toBe(many)
  }
})

test('copies an earlier event to a year later, its programme and audience with it', async () => {
  const page = await visits.as('organiser')
  await page.goto(paths.newEvent({ copy: eventId }))
  await untilAwake(page)
  expect(await page.locator('[name=titleFi]').inputValue()).toBe(title)
  await pressButton(page, t('events.form.saveDraft'))
  await expectSays(page, t('events.facts.copiedFrom'))
  await expectSays(page, 'Ministeri Maija Meikäläinen')
  await expectSays(page, t('events.overview.nextSendHint', { count: invited }))
})
