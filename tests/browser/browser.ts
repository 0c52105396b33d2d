// A real browser on a real demo: each test file has a browser, a server and a world of its own.
import { spawn, type ChildProcess } from 'node:child_process'
import { existsSync } from 'node:fs'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import chromiumPack, { inflate } from '@sparticuz/chromium'
import axe, { type AxeResults } from 'axe-core'
import { chromium, type Browser, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { openTabs, type Tab, type TabKind, type Tabs } from './tabs'

export type Visitor = 'organiser' | 'manager' | 'assistant' | 'alumnus'

export type Manner = Partial<TabKind> & {
  /** Errors of the page that this test is about. */
  mayFail?: boolean
}

export type Visits = {
  /** A page signed in as one of the demo's people, on their start page. It is theirs until the test is over. */
  as(visitor: Visitor, manner?: Manner): Promise<Page>
  /** A page of somebody who has not signed in, on no page of the app yet. */
  stranger(manner?: Manner): Promise<Page>
  /** The whole address of a path of the app. */
  url(path: string): string
  /** The address of the demo's mailbox. */
  mailbox(): string
}

type Demo = { child: ChildProcess; folder: string; addresses: Record<string, string> }

/** Starts the built demo on a copy of the image and reads the addresses it prints. */
async function startDemo(): Promise<Demo> {
  const folder = await mkdtemp(join(tmpdir(), 'johtofoorumi-demo-'))
  await cp(inject('demoImage'), folder, { recursive: true })
  const child = spawn(process.execPath, ['build/server/demo.js', '--port', '0', '--data', folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // As it is run in earnest: the tests' own environment would have React check itself at every step.
    env: { ...process.env, NODE_ENV: 'production', NODE_COMPILE_CACHE: 'build/compiled' },
  })
  const addresses: Record<string, string> = {}
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the demo ended with ${code}`)))
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [name = '', address = ''] = line.split(' ')
      addresses[name] = address
      if (name === 'mailbox') resolve()
    })
  })
  return { child, folder, addresses }
}

async function stopDemo({ child, folder }: Demo): Promise<void> {
  child.removeAllListeners('exit')
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  child.kill('SIGTERM')
  const patience = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(patience)
  await rm(folder, { recursive: true, force: true })
}

/** The pack's own arguments hold --single-process, with which the browser dies when a page closes. */
export async function launch(): Promise<Browser> {
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

/** Opens a browser and a demo for the tests of this file. */
export function openVisits(): Visits {
  let browser: Browser
  let demo: Demo
  let tabs: Tabs
  let used: Tab[] = []
  let failures: string[] = []

  beforeAll(async () => {
    ;[browser, demo] = await Promise.all([launch(), startDemo()])
    tabs = openTabs(browser, new URL(demo.addresses['ready'] ?? '').origin)
  })
  afterAll(async () => {
    await browser?.close()
    if (demo) await stopDemo(demo)
  })
  afterEach(async ({ task }) => {
    const over = used
    used = []
    for (const tab of over) {
      // Where a test has failed nobody knows what it left behind.
      if (task.result?.state === 'fail') await tab.page.context().close()
      else await tabs.giveBack(tab)
    }
    const [said, found] = [failures, faults]
    failures = []
    faults = []
    expect(said, 'errors in the browser').toEqual([])
    expect(found, 'faults of accessibility').toEqual([])
  })

  const stranger = async ({ phone = false, scripts = true, language = 'fi', mayFail }: Manner = {}) => {
    const tab = await tabs.take({ phone, scripts, language })
    used.push(tab)
    const { page } = tab
    if (!mayFail) {
      page.on('pageerror', (error) => failures.push(`${page.url()}: ${error.message}`))
      page.on('console', (message) => {
        // What the browser says of an answer's status is for the test to say.
        const ofStatus = message.text().startsWith('Failed to load resource')
        if (message.type() === 'error' && !ofStatus) failures.push(`${page.url()}: ${message.text()}`)
      })
    }
    return page
  }

  return {
    stranger,
    as: async (visitor, manner) => {
      const page = await stranger(manner)
      await page.goto(demo.addresses[visitor] ?? '')
      if (manner?.scripts !== false) await untilAwake(page)
      return page
    },
    url: (path) => new URL(path, demo.addresses['ready']).href,
    mailbox: () => demo.addresses['mailbox'] ?? '',
  }
}

/** Waits until the page's scripts have taken it over; not for pages that are sent without any. */
export const untilAwake = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const last = [...document.querySelectorAll('main, footer')].at(-1)
    return last !== undefined && Object.keys(last).some((key) => key.startsWith('__react'))
  })

/** The success criteria of WCAG 2.2, levels A and AA, and what axe calls good practice. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Fails with each fault that axe finds, the rule and the elements named. The browser must run scripts. */
export async function expectAccessible(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  const found = await page.evaluate(
    (values) =>
      (window as unknown as { axe: { run: (options: object) => Promise<AxeResults> } }).axe.run({
        runOnly: { type: 'tag', values },
        // What passes is not asked, and nothing is fetched again: half of its time.
        resultTypes: ['violations'],
        preload: false,
      }),
    rules,
  )
  const told = found.violations.flatMap((violation) =>
    violation.nodes.map((node) => `${violation.id}: ${node.target.join(' ')} – ${node.failureSummary ?? ''}`),
  )
  if (told.length > 0) throw new Error(`${page.url()} has faults:\n${told.join('\n')}`)
}

let faults: string[] = []

/** Looks at the page for faults of accessibility. The visit goes on; its test fails when it has ended. */
export async function lookOver(page: Page): Promise<void> {
  await expectAccessible(page).catch((fault: Error) => faults.push(fault.message))
}

/** Fails when the page is wider than its window: nobody scrolls sideways (WCAG 1.4.10). */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const [wide, window_] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    document.documentElement.clientWidth,
  ])
  expect(wide, page.url()).toBeLessThanOrEqual(window_ ?? 0)
}
