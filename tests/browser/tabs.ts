// Tabs of a browser, each apart from the others as in a browser of its own. A tab whose visit is over is used again, empty
// but for the scripts, styles and fonts that it has fetched: to begin anew takes twice the time of showing a page.
import type { Browser, Page } from 'playwright-core'
import { paths } from '~/paths'

export type TabKind = {
  /** 390 × 844, touched. */
  phone: boolean
  /** False: it runs no scripts. */
  scripts: boolean
  /** The language it asks for. */
  language: 'fi' | 'sv' | 'en'
}

export type Tab = { page: Page; kind: TabKind }

export type Tabs = {
  /** A tab in which nobody is. */
  take(kind: TabKind): Promise<Tab>
  /** Empties a tab for who comes next. */
  giveBack(tab: Tab): Promise<void>
}

const locales = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' }

const sizeOf = ({ phone }: TabKind) => (phone ? { width: 390, height: 844 } : { width: 1280, height: 900 })

async function open(browser: Browser, baseURL: string, kind: TabKind): Promise<Tab> {
  const context = await browser.newContext({
    baseURL,
    locale: locales[kind.language],
    timezoneId: 'Europe/Helsinki',
    javaScriptEnabled: kind.scripts,
    viewport: sizeOf(kind),
    hasTouch: kind.phone,
    isMobile: kind.phone,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  // Reached only when something is wrong: generous, so that a busy machine is not taken for a fault.
  context.setDefaultTimeout(30_000)
  return { page: await context.newPage(), kind }
}

async function empty({ page, kind }: Tab): Promise<void> {
  for (const event of ['pageerror', 'console', 'request', 'response', 'dialog'] as const)
    page.removeAllListeners(event)
  for (const other of page.context().pages()) if (other !== page) await other.close()
  // An address of the app without scripts: on any other site the browser would end what it has ready for this one.
  await page.goto(paths.health())
  await page.evaluate(() => localStorage.clear())
  await page.context().clearCookies()
  await page.setViewportSize(sizeOf(kind))
  await page.emulateMedia({ colorScheme: 'light' })
}

/** @param baseURL where the app is */
export function openTabs(browser: Browser, baseURL: string): Tabs {
  const free: Tab[] = []
  const nameOf = ({ phone, scripts, language }: TabKind) => `${phone} ${scripts} ${language}`
  return {
    take: async (kind) => {
      const at = free.findIndex((tab) => nameOf(tab.kind) === nameOf(kind))
      return free.splice(at, at < 0 ? 0 : 1)[0] ?? (await open(browser, baseURL, kind))
    },
    giveBack: async (tab) => {
      await empty(tab)
      free.push(tab)
    },
  }
}
