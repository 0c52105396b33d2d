// Every page of the main menus in all three languages: it says which language it is in, and says everything in it.
import { describe, expect, test } from 'vitest'
import { locales, type Locale } from '#db/schema'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { expectNoSidewaysScroll, openVisits } from './browser'
import { pageOwners, pagesOf } from './pages'

const visits = openVisits()

/** A key of a dictionary that stands where its words should, or a gap left in them. */
const unsaid =
  /\b(frame|events|answers|answering|sending|reasons|registry|my|signIn|audience|mailbox)\.[a-z]\w*|\{\{|undefined/

describe.each(locales)('in %s', (lang: Locale) => {
  const t = wordsOfPages(lang)

  test.each(pageOwners)('the pages of the %s', async (visitor) => {
    const page = await visits.as(visitor, { scripts: false })
    for (const [path, heading] of pagesOf[visitor]) {
      const address = new URL(path, visits.url('/'))
      address.searchParams.set('lang', lang)
      const answer = await page.goto(address.href)
      expect(answer?.status(), path).toBe(200)
      expect(await page.locator('html').getAttribute('lang'), path).toBe(lang)
      const title = await page.locator('h1').innerText()
      expect(title, path).toMatch(heading(t))
      expect(await page.title(), path).toContain(title)
      expect(await page.locator('body').innerText(), path).not.toMatch(unsaid)
      await expectNoSidewaysScroll(page)
    }
  })
})

test('a language once chosen stays, and the menu is in it', async () => {
  const page = await visits.as('organiser')
  await page.getByRole('link', { name: 'svenska' }).click()
  await page.waitForURL(/lang=sv/)
  await page
    .getByRole('link', { name: wordsOfPages('sv')('frame.nav.events') })
    .first()
    .click()
  await page.getByRole('heading', { level: 1, name: wordsOfPages('sv')('events.title') }).waitFor()
  await page.goto(paths.groups())
  expect(await page.locator('html').getAttribute('lang')).toBe('sv')
})
