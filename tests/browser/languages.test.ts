// Every page of the main menus in all three languages: it says which language it is in, and says everything in it.
import { describe, expect, test } from 'vitest'
import { locales, type Locale } from '#db/schema'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { expectNoSidewaysScroll, lookOver, openVisits, type Visitor } from './browser'

const visits = openVisits()

type Words = ReturnType<typeof wordsOfPages>

/** The pages that need no one thing to show, each with its heading. */
const pages: Record<'organiser' | 'manager', [string, (t: Words) => string | RegExp][]> = {
  organiser: [
    [paths.start(), () => /./],
    [paths.events({ when: 'all' }), (t) => t('events.title')],
    [paths.newEvent(), (t) => t('events.chooseKind')],
    [paths.newEvent({ kind: 'managementDay' }), () => /./],
    [paths.people(), (t) => t('frame.nav.people')],
    [paths.organisations(), (t) => t('frame.nav.organisations')],
    [paths.networks(), (t) => t('frame.nav.networks')],
    [paths.groups(), () => /./],
    [paths.letters(), (t) => t('sending.letters.pageTitle')],
    [paths.demoMailbox(), (t) => t('mailbox.title')],
    [paths.remarks(), (t) => t('remarks.title')],
    [paths.design(), () => /./],
  ],
  manager: [
    [paths.start(), () => /./],
    [paths.networks(), () => /./],
    [paths.accessibility(), () => /./],
    [paths.feedback(), (t) => t('remarks.feedback.title')],
    [paths.directory(), (t) => t('directory.title')],
    [paths.myData(), () => /./],
    [paths.myCalendar(), () => /./],
    [paths.myHistory(), () => /./],
  ],
}

/** A key of a dictionary that stands where its words should, or a gap left in them. */
const unsaid =
  /\b(frame|events|answers|answering|sending|reasons|registry|my|signIn|audience|mailbox)\.[a-z]\w*|\{\{|undefined/

describe.each(locales)('in %s', (lang: Locale) => {
  const t = wordsOfPages(lang)

  test.each(Object.keys(pages) as (keyof typeof pages)[])('the pages of the %s', async (visitor: Visitor) => {
    const page = await visits.as(visitor, { scripts: false })
    for (const [path, heading] of pages[visitor as keyof typeof pages]) {
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

test.each(Object.keys(pages) as (keyof typeof pages)[])(
  'the pages of the %s can be used by all',
  async (visitor) => {
    const page = await visits.as(visitor)
    for (const [path] of pages[visitor]) {
      await page.goto(path)
      await lookOver(page)
    }
  },
)

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
