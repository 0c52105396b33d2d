// What somebody types or stands in stays theirs: fields that narrow a list, the palette, sections of one page.
import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { paths } from '~/paths'
import { lookOver, openVisits, untilAwake } from './browser'
import { expectHeading, pathOf, t } from './journey'
import { focused } from './keyboard'

const visits = openVisits()

const queryOf = (page: Page, name: string) => new URL(page.url()).searchParams.get(name)

const holdsFocus = (field: Locator) => field.evaluate((element) => element === document.activeElement)

test('a choice made by the keys keeps the focus, and the way back brings the fields along', async () => {
  const page = await visits.as('organiser')
  await page.goto(paths.people())
  await untilAwake(page)
  const sector = page.locator('select[name=sector]')
  await sector.focus()
  await page.keyboard.press('ArrowDown')
  await page.waitForURL(/sector=[^&]/)
  await page.getByRole('link', { name: t('frame.do.clear') }).waitFor()
  expect(await holdsFocus(sector)).toBe(true)
  await page.keyboard.press('ArrowDown')
  await expect.poll(() => queryOf(page, 'sector')).toBe(await sector.inputValue())
  await page.getByRole('link', { name: t('frame.do.clear') }).click()
  await page.getByRole('link', { name: t('frame.do.clear') }).waitFor({ state: 'detached' })
  expect(await sector.inputValue()).toBe('')
})

test('the filters of the directory stay open under the keys, also when the last is taken away', async () => {
  const page = await visits.as('manager', { phone: true })
  await page.goto(paths.directory())
  await untilAwake(page)
  await page.getByText(t('directory.filters'), { exact: true }).click()
  const sector = page.locator('select[name=sector]')
  await sector.focus()
  for (const [key, asked] of [
    ['ArrowDown', true],
    ['ArrowUp', false],
  ] as const) {
    await page.keyboard.press(key)
    await expect.poll(() => Boolean(queryOf(page, 'sector'))).toBe(asked)
    expect(await holdsFocus(sector)).toBe(true)
  }
})

test('the palette opens by its key, is led by the arrows, and gives the focus back', async () => {
  const page = await visits.as('organiser')
  await page.goto(paths.events())
  await untilAwake(page)
  const search = page.getByRole('searchbox').or(page.getByRole('combobox')).first()
  await search.focus()
  const before = await focused(page)
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: t('palette.label') })
  await field.waitFor()
  await lookOver(page)
  await page.keyboard.press('Escape')
  await field.waitFor({ state: 'detached' })
  expect(await focused(page)).toBe(before)
  await page.keyboard.press('Control+k')
  await field.fill(t('frame.nav.organisations').slice(0, 6))
  const marked = page.getByRole('dialog').getByRole('option', { selected: true })
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  expect(await marked.innerText()).toContain(t('palette.act.newOrganisation'))
  await page.keyboard.press('ArrowDown')
  expect(await marked.innerText()).toContain(t('frame.nav.organisations'))
  await page.keyboard.press('Enter')
  await expectHeading(page, t('registry.organisations.title'))
})

test('Enter in the palette opens nothing that was found for words typed before', async () => {
  const page = await visits.as('organiser')
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: t('palette.label') })
  await field.fill('kehikko')
  await page.getByRole('option', { name: /^Kehikko / }).waitFor()
  await field.pressSequentially('x')
  await page.keyboard.press('Enter')
  await expect.poll(() => pathOf(page)).toBe(paths.search())
  expect(queryOf(page, 'q')).toBe('kehikkox')
})

test('saving one section of one’s own data leaves what is typed in the others', async () => {
  const page = await visits.as('manager')
  await page.goto(paths.myData())
  await untilAwake(page)
  await page.getByRole('textbox', { name: t('profile.about.offers') }).fill('Kesken')
  await page.getByText(t('profile.record.wrong'), { exact: true }).click()
  await page.getByLabel(t('profile.record.text')).fill('Keskeneräinen')
  const contact = page.locator('#contact-form')
  await contact.getByLabel(t('profile.contact.phone')).fill('+358 40 765 4321')
  await contact.getByRole('button', { name: t('frame.do.save') }).click()
  await page.getByText(t('profile.done.contact')).waitFor()
  expect(await page.getByRole('textbox', { name: t('profile.about.offers') }).inputValue()).toBe('Kesken')
  expect(await page.getByLabel(t('profile.record.text')).inputValue()).toBe('Keskeneräinen')
  expect(await contact.getByLabel(t('profile.contact.phone')).inputValue()).toBe('+358 40 765 4321')
})

test('what is typed and one’s place on the page come along when the language is changed', async () => {
  const page = await visits.as('manager', { phone: true })
  await page.goto(paths.myData())
  await untilAwake(page)
  const expertise = page.locator('[name=expertise]')
  const phone = page.locator('input[name=phone]')
  const before = await expertise.inputValue()
  await expertise.fill(`${before}, kokeilut`)
  await phone.fill('050 000 1234')
  const shared = page.locator('input[type=radio]:not(:checked)').first()
  const choice = await shared.evaluate((radio: HTMLInputElement) => [radio.name, radio.value])
  await shared.check()
  await page.getByText(t('profile.record.wrong'), { exact: true }).click()
  const openParts = () =>
    page
      .locator('main details')
      .evaluateAll((parts) => parts.map((part) => (part as HTMLDetailsElement).open))
  const opened = await openParts()
  expect(opened).toContain(true)
  await expertise.scrollIntoViewIfNeeded()
  const scrolled = await page.evaluate(() => window.scrollY)
  expect(scrolled).toBeGreaterThan(0)
  // By script: a press by hand would first scroll to the bar.
  await page.locator('a[hreflang=sv]').evaluate((link: HTMLAnchorElement) => link.click())
  await page.waitForURL(/lang=sv/)
  await untilAwake(page)
  expect(await page.locator('html').getAttribute('lang')).toBe('sv')
  await expect.poll(() => expertise.inputValue()).toBe(`${before}, kokeilut`)
  expect(await phone.inputValue()).toBe('050 000 1234')
  const [name = '', value = ''] = choice
  expect(await page.locator(`input[name="${name}"][value="${value}"]`).isChecked()).toBe(true)
  expect(await openParts()).toEqual(opened)
  // Nothing of it is left lying in the browser.
  expect(await page.evaluate(() => sessionStorage.getItem('typed-along'))).toBeNull()
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0)
  // Come to anew, the page holds what is saved.
  await page.goto(paths.myData())
  await untilAwake(page)
  expect(await expertise.inputValue()).toBe(before)
})

test('a language opened in another tab leaves nothing behind for this one', async () => {
  const page = await visits.as('manager')
  await page.goto(paths.myData())
  await untilAwake(page)
  const phone = page.locator('input[name=phone]')
  const saved = await phone.inputValue()
  await phone.fill('050 000 9999')
  const opened = page.context().waitForEvent('page')
  await page.locator('a[hreflang=sv]').click({ modifiers: ['Control'] })
  await opened
  await page.goto(paths.myData())
  await untilAwake(page)
  expect(await phone.inputValue()).toBe(saved)
})

test('a press while the page wakes is the browser’s own, and the page wakes all the same', async () => {
  const page = await visits.as('organiser')
  for (const press of ['Tab', 'Control+k', 'a']) {
    const cold = await page.context().newCDPSession(page)
    await cold.send('Network.setCacheDisabled', { cacheDisabled: true })
    // Pressed as soon as the page's own scripts are asked to run, again and again until it is awake.
    await page.goto(paths.events(), { waitUntil: 'commit' })
    const awake = untilAwake(page)
    let isAwake = false
    void awake.then(() => (isAwake = true))
    while (!isAwake) await page.keyboard.press(press)
    await awake
    await cold.detach()
    await page.goto(paths.events())
    await untilAwake(page)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: t('palette.label') }).waitFor()
  }
})
