// Using a page by the keys alone: where the focus is, that it is seen, and going to what one means to press.
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** The words of what has the focus: those it shows, or its accessible name; of a field those of its label. */
export const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const at = document.activeElement as HTMLElement | null
    const labels = [...((at as HTMLInputElement | null)?.labels ?? [])].map((label) => label.innerText)
    const said = at === document.body ? '' : (at?.innerText ?? '')
    return (at?.getAttribute('aria-label') ?? (said || labels.join(' '))).replace(/\s+/g, ' ').trim()
  })

/** Fails when what has the focus does not show it (WCAG 2.4.7), or something lies over it (2.4.11). */
async function expectFocusSeen(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const at = document.activeElement ?? document.body
    const style = getComputedStyle(at)
    const box = at.getBoundingClientRect()
    const middle = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
    const free = middle !== null && (at.contains(middle) || middle.contains(at))
    return { ringed: style.outlineStyle !== 'none' || style.boxShadow !== 'none', free }
  })
  expect(seen, await focused(page)).toEqual({ ringed: true, free: true })
}

/** Presses Tab until what has the focus says this, and can be seen to have it. */
export async function tabTo(page: Page, words: string | RegExp, most = 60): Promise<void> {
  const fits = (said: string) => (typeof words === 'string' ? said === words : words.test(said))
  for (let times = 0; times < most; times++) {
    await page.keyboard.press('Tab')
    if (!fits(await focused(page))) continue
    await expectFocusSeen(page)
    return
  }
  throw new Error(`Tab never came to ${words}`)
}

/** Goes through the page by Tab, from its beginning to past its end: nothing holds the focus. @returns how many stops */
export async function expectNoTrap(page: Page, most = 400): Promise<number> {
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.keyboard.press('Tab')
  await page.evaluate(() => document.activeElement?.setAttribute('data-first', ''))
  for (let stops = 1; stops < most; stops++) {
    await page.keyboard.press('Tab')
    const round = await page.evaluate(
      () => document.activeElement === document.body || document.activeElement?.hasAttribute('data-first'),
    )
    if (round) return stops
  }
  throw new Error(`${page.url()} holds the focus`)
}
