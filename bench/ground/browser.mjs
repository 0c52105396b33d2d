// The browser that benchmarks measure pages with: the one that the tests use, as a phone on a slow line.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import chromiumPack, { inflate } from '@sparticuz/chromium'
import { chromium } from 'playwright-core'

/** The pack's own arguments hold --single-process, with which the browser dies when a page closes. */
export async function launch() {
  const options = { executablePath: await chromiumPack.executablePath(), args: ['--no-sandbox'] }
  try {
    return await chromium.launch(options)
  } catch (error) {
    if (!/shared librar/.test(String(error))) throw error
    // A machine without the libraries of a desktop: the pack brings them.
    const libraries = join(await inflate('node_modules/@sparticuz/chromium/bin/al2023.tar.br'), 'lib')
    if (!existsSync(libraries)) throw error
    return await chromium.launch({ ...options, env: { ...process.env, LD_LIBRARY_PATH: libraries } })
  }
}

/** Cookies of a `Cookie` header, as the browser takes them. */
const cookiesOf = (header, url) =>
  header
    .split('; ')
    .filter(Boolean)
    .map((pair) => {
      const at = pair.indexOf('=')
      return { name: pair.slice(0, at), value: pair.slice(at + 1), url }
    })

/** A phone with nothing in its cache. @param cookie a `Cookie` header, or empty */
export async function openPhone(browser, base, cookie) {
  const context = await browser.newContext({
    baseURL: base,
    locale: 'fi-FI',
    timezoneId: 'Europe/Helsinki',
    viewport: { width: 390, height: 844 },
    deviceScaleFactor: 2,
    hasTouch: true,
    isMobile: true,
  })
  if (cookie) await context.addCookies(cookiesOf(cookie, base))
  context.setDefaultTimeout(30_000)
  return context
}

/** Waits until the page's scripts have taken it over; a page that is sent without any is awake at once. */
export const untilAwake = (page) =>
  page.waitForFunction(() => {
    if (document.querySelector('script[src], link[rel=modulepreload]') === null) return true
    const last = [...document.querySelectorAll('main, footer')].at(-1)
    return last !== undefined && Object.keys(last).some((key) => key.startsWith('__react'))
  })
