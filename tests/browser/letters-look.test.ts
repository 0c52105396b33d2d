// Every letter in a real browser: by day, by night, as Outlook darkens it, and on the narrowest phone.
import axe, { type AxeResults } from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { locales, type Locale } from '#db/schema'
import { renderLetter } from '#emails/render'
import { samples } from '#emails/samples'
import { launch } from './browser'

const site = { baseUrl: 'https://johtofoorumi.vm.example', senderName: 'Johtofoorumi' }

/** All letters of a language under each other in one document: they share their style sheets to the letter. */
async function allIn(locale: Locale): Promise<{ head: string; bodies: string }> {
  const letters = await Promise.all(
    Object.entries(samples(locale, 'tunnus')).map(async ([name, letter]) => ({
      name,
      ...(await renderLetter(letter, locale, site)),
    })),
  )
  const head = /<head>[^]*<\/head>/.exec(letters[0]?.html ?? '')?.[0] ?? ''
  for (const { html } of letters) expect(sheetsOf(html)).toEqual(sheetsOf(head))
  const bodies = letters.map(
    ({ name, html }) =>
      `<div class="ground" data-letter="${name}">${/<body[^>]*>([^]*)<\/body>/.exec(html)?.[1] ?? ''}</div>`,
  )
  return { head, bodies: bodies.join('') }
}

const sheetsOf = (html: string) => [...html.matchAll(/<style>([^]*?)<\/style>/g)].map(([, sheet]) => sheet)

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

type Shown = { locale: Locale; width: number; colorScheme: 'light' | 'dark'; mark?: string }

/** @param mark what a mail program writes on what it has darkened */
async function open(
  letters: ReturnType<typeof allIn>,
  { locale, width, colorScheme, mark = '' }: Shown,
): Promise<Page> {
  const { head, bodies } = await letters
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme })
  const page = await context.newPage()
  await page.setContent(
    `<!DOCTYPE html><html lang="${locale}">${head}<body><div ${mark}>${bodies}</div></body></html>`,
  )
  return page
}

/** What WCAG asks of a letter, which is no page: it has no landmarks, and here many first headings. */
const levels = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }
/** All that other colours may spoil. */
const colours = { type: 'rule', values: ['color-contrast'] }

async function faultsOf(page: Page, runOnly: typeof levels): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(
    (only) =>
      (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({
        runOnly: only,
        resultTypes: ['violations'],
        // The way to each element in a selector is worked out only for people who read it.
        selectors: false,
        preload: false,
      }),
    runOnly,
  )
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`))
}

describe.each(locales)('the letters in %s', (locale) => {
  const letters = allIn(locale)

  test.each([
    ['by day', 'light', '', levels],
    ['by night', 'dark', '', colours],
    ['as Outlook darkens them', 'light', 'data-ogsc="" data-ogsb=""', colours],
  ] as const)('are for everybody %s', async (_, scheme, mark, rules) => {
    const page = await open(letters, { locale, width: 640, colorScheme: scheme, mark })
    const paper = await page.evaluate(
      () => getComputedStyle(document.querySelector('.paper') as Element).backgroundColor,
    )
    expect(paper).toBe(scheme === 'light' && mark === '' ? 'rgb(255, 255, 255)' : 'rgb(31, 36, 40)')
    expect(await faultsOf(page, rules)).toEqual([])
    await page.context().close()
  })

  test('fit the narrowest phone, with presses for a thumb', async () => {
    const page = await open(letters, { locale, width: 320, colorScheme: 'light' })
    const wrong = await page.evaluate(() => {
      const letterOf = (element: Element) =>
        element.closest('[data-letter]')?.getAttribute('data-letter') ?? ''
      const wide = [...document.querySelectorAll('td, th, p, a, h1, h2, img')].filter(
        (element) => element.getBoundingClientRect().right > 320.5,
      )
      const small = [...document.querySelectorAll('.press a')].filter(
        (press) => press.getBoundingClientRect().height < 44,
      )
      return [
        ...wide.map((element) => `${letterOf(element)} is too wide: ${element.textContent}`),
        ...small.map((press) => `${letterOf(press)} has a small press: ${press.textContent}`),
      ]
    })
    expect(wrong).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.context().close()
  })
})
