// Access for all: pages in the states people meet them in, looked at by axe; and what people come for, by the keys alone.
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { paths } from '~/paths'
import { expectNoSidewaysScroll, lookOver, openVisits, untilAwake } from './browser'
import { expectHeading, expectSays, pathOf, pressButton, t, withoutTheBrowsersChecks } from './journey'
import { expectNoTrap, focused, tabTo } from './keyboard'
import { pageOwners, pagesOf } from './pages'

const visits = openVisits()

/** Colours glide over, and axe would tell of those on the way. What follows the scrolling moves with it alone. */
const coloursRest = (page: Page) =>
  page.waitForFunction(() => document.getAnimations().every(({ timeline }) => timeline !== document.timeline))

/** Opens everything on the page that opens. */
const openAll = (page: Page) =>
  page.evaluate(() => {
    for (const one of document.querySelectorAll('main details')) (one as HTMLDetailsElement).open = true
  })

test.each(pageOwners)(
  'the %s’s pages: as they come; dark, 320 px wide, with all that opens open; with text twice its size',
  // Some fifteen pages, each looked at three times, on a machine that may have other work.
  { timeout: 300_000 },
  async (visitor) => {
    const page = await visits.as(visitor)
    for (const [path] of pagesOf[visitor]) {
      await page.goto(path)
      await lookOver(page)
      await page.emulateMedia({ colorScheme: 'dark' })
      await page.setViewportSize({ width: 320, height: 640 })
      await openAll(page)
      await coloursRest(page)
      await lookOver(page)
      await expectNoSidewaysScroll(page)
      await page.emulateMedia({ colorScheme: 'light' })
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.addStyleTag({ content: 'html { font-size: 200% !important }' })
      await expectNoSidewaysScroll(page)
    }
  },
)

test.each([
  ['organiser', paths.newPerson()],
  ['organiser', paths.newEvent({ kind: 'other' })],
  ['organiser', paths.newNetwork()],
  ['manager', paths.feedback()],
] as const)('errors of a form: the %s at %s', async (visitor, path) => {
  const page = await visits.as(visitor)
  await page.goto(path)
  await untilAwake(page)
  await withoutTheBrowsersChecks(page)
  for (const field of await page.locator('main form input[type=text], main form textarea').all())
    await field.fill('').catch(() => undefined)
  await page.locator('main form button[type=submit]').last().click()
  await page.waitForFunction(() => document.activeElement?.classList.contains('summary'))
  for (const line of await page.locator('.summary a').allInnerTexts()) expect(line).toMatch(/^.+[:?] .+/)
  await lookOver(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  await coloursRest(page)
  await lookOver(page)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.waitForURL(/#./)
  const field = page.locator(`[id="${new URL(page.url()).hash.slice(1)}"]`)
  expect(await field.getAttribute('aria-invalid')).toBe('true')
  const described = (await field.getAttribute('aria-describedby')) ?? ''
  expect(await page.locator(`[id="${described.split(' ')[0]}"]`).innerText()).toMatch(/\S/)
})

test('on a phone the grid of groups fits its card; where it does not, the edge that it goes on past fades', async () => {
  const page = await visits.as('organiser', { phone: true })
  await page.goto(paths.groups())
  const box = page.locator('.scroll:has(> .matrix)')
  const beyond = () => box.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)
  const fades = () =>
    box.evaluate((one) => {
      const style = getComputedStyle(one)
      return ['--more-before', '--more-after'].map((name) => style.getPropertyValue(name))
    })
  expect(await beyond()).toBe(0)
  expect(await fades()).toEqual(['0px', '0px'])
  await box.evaluate((one) => {
    one.style.width = '200px'
  })
  expect(await beyond()).toBeGreaterThan(0)
  await expect.poll(fades).toEqual(['0px', '48px'])
  await box.evaluate((one) => one.scrollTo({ left: 1000, behavior: 'instant' }))
  await expect.poll(fades).toEqual(['48px', '0px'])
})

test('what opens over a page: the menu under the name, the hints of the search and the palette', async () => {
  const page = await visits.as('organiser')
  await page.locator('details.user summary').click()
  await lookOver(page)
  await page.goto(paths.people())
  await untilAwake(page)
  await page.keyboard.press('Control+k')
  const dialog = page.locator('dialog[open]')
  await dialog.waitFor()
  await page.keyboard.type('til')
  await lookOver(page)
  for (let times = 0; times < 8; times++) await page.keyboard.press('Tab')
  expect(
    await page.evaluate(
      () => document.activeElement === document.body || !!document.activeElement?.closest('dialog'),
    ),
  ).toBe(true)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
})

test.each(['organiser', 'manager', 'alumnus'] as const)(
  'the %s comes through the start page by Tab, and nothing moves',
  async (visitor) => {
    const page = await visits.as(visitor)
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe(t('frame.skip'))
    expect(await expectNoTrap(page)).toBeGreaterThan(5)
    const longest = await page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('*')].flatMap((one) => {
          const { transitionDuration, animationDuration } = getComputedStyle(one)
          return [transitionDuration, animationDuration].flatMap((said) => said.split(',').map(parseFloat))
        }),
      ),
    )
    expect(longest).toBeLessThanOrEqual(0.01)
  },
)

test('by the keys alone: an organiser plans an event', async () => {
  const page = await visits.as('organiser')
  await tabTo(page, t('events.new'))
  await page.keyboard.press('Enter')
  await expectHeading(page, t('events.chooseKind'))
  await tabTo(page, t('frame.event.kind.morningCoffee'))
  await page.keyboard.press('Enter')
  await page.locator('[name=titleFi]').waitFor()
  await tabTo(page, /^suomeksi/)
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Aamukahvit: näppäimillä')
  await tabTo(page, t('events.form.saveDraft'), 120)
  await page.keyboard.press('Enter')
  await expectSays(page, t('events.overview.created'))
  await expectHeading(page, 'Aamukahvit: näppäimillä')
})

test('by the keys alone: an alumnus finds a person', async () => {
  const page = await visits.as('alumnus')
  await tabTo(page, t('frame.nav.directory'))
  await page.keyboard.press('Enter')
  await expectHeading(page, t('directory.title'))
  const name = (await page.locator('main a[href^="/directory/"]').first().innerText()).trim()
  await tabTo(page, new RegExp(`^${t('directory.search')}`))
  await page.keyboard.type(name)
  await page.keyboard.press('Enter')
  await page.waitForURL(/[?&]q=/)
  await tabTo(page, name)
  await page.keyboard.press('Enter')
  await expectHeading(page, name)
  expect(pathOf(page)).toMatch(/^\/directory\/.+/)
  await lookOver(page)
})

test('by the keys alone: a stranger gives feedback, and the organiser finds it with its day', async () => {
  const page = await visits.stranger()
  await page.goto(paths.accessibility())
  await untilAwake(page)
  await tabTo(page, 'Anna palautetta saavutettavuudesta')
  await page.keyboard.press('Enter')
  await expectHeading(page, t('remarks.feedback.title'))
  await tabTo(page, new RegExp(`^${t('remarks.feedback.text')}`))
  await page.keyboard.type('Taulukkoa ei voi lukea ruudunlukijalla.')
  await tabTo(page, t('remarks.feedback.do'))
  await page.keyboard.press('Enter')
  await expectSays(page, /^Kiitos palautteesta/)
  await lookOver(page)

  const desk = await visits.as('organiser')
  await desk.goto(paths.remarks())
  await desk.getByRole('link', { name: /^Taulukkoa ei voi lukea/ }).click()
  await expectSays(desk, /^Vastattava viimeistään/)
  await lookOver(desk)
  await pressButton(desk, t('remarks.answer.markHandled'))
  await expectSays(desk, t('remarks.done.handled'))
  await lookOver(desk)
})
