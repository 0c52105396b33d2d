// The first minute: the demo's people sign in by their links and see a start page that everybody can use.
import { expect, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll, openVisits, untilAwake } from './browser'

const visits = openVisits()

test.each(['organiser', 'manager', 'assistant', 'alumnus'] as const)(
  'the %s signs in by a link and finds a start page',
  async (visitor) => {
    const page = await visits.as(visitor)
    expect(new URL(page.url()).pathname).toBe('/')
    expect(await page.locator('h1').count()).toBe(1)
    expect(await page.locator('h1').innerText()).not.toBe('')
    await expectAccessible(page)
  },
)

test('on a phone, and with scripts off, the start page is there as well', async () => {
  const page = await visits.as('manager', { phone: true, scripts: false })
  expect(await page.locator('h1').innerText()).not.toBe('')
  await expectNoSidewaysScroll(page)
})

test.each([
  ['fi', 'fi'],
  ['sv', 'sv'],
  ['en', 'en'],
] as const)(
  'a stranger whose browser asks for %s is asked to sign in, in that language',
  async (language, lang) => {
    const page = await visits.stranger({ language })
    await page.goto('/')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
    expect(await page.locator('html').getAttribute('lang')).toBe(lang)
    await expectAccessible(page)
  },
)

test('the check of accessibility sees a fault when there is one', async () => {
  const page = await visits.stranger()
  await page.goto('/sign-in')
  await untilAwake(page)
  await page.evaluate(() => document.querySelector('main')?.append(document.createElement('button')))
  await expect(expectAccessible(page)).rejects.toThrow('button-name')
})
