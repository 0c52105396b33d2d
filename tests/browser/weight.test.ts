// What the scripts of a page weigh: of every route in the build as it is served, and as a browser fetches them.
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { paths } from '~/paths'
import { openVisits, untilAwake } from './browser'

/** Bytes of gzip that the scripts of a page may weigh. */
const most = 130_000

type Piece = { module: string; imports?: string[] }
type Manifest = { entry: Piece; routes: Record<string, Piece & { parentId?: string }> }

const assets = 'build/client/assets'
const textOf = (file: string) => readFileSync(`${assets}/${file}`, 'utf8')
const fileOf = (address: string) => address.slice(address.lastIndexOf('/') + 1)

const weights = new Map<string, number>()

function weightOf(file: string): number {
  const weight = weights.get(file) ?? gzipSync(textOf(file)).length
  weights.set(file, weight)
  return weight
}

const sum = (files: Iterable<string>): number => [...files].reduce((so, file) => so + weightOf(file), 0)

function readManifest(): Manifest {
  const name = readdirSync(assets).find((file) => file.startsWith('manifest-')) ?? ''
  return JSON.parse(textOf(name).replace(/^window\.__remixManifest=|;\s*$/g, '')) as Manifest
}

/** The scripts that a route's page cannot do without: the frame's, its parents' and its own, with all they import. */
function scriptsOf({ entry, routes }: Manifest, id: string): Set<string> {
  const pieces = [entry]
  for (let at = routes[id]; at !== undefined; at = routes[at.parentId ?? '']) pieces.push(at)
  const files = new Set(pieces.flatMap(({ module, imports = [] }) => [module, ...imports].map(fileOf)))
  for (const file of files)
    for (const [, imported = ''] of textOf(file).matchAll(/(?:from|import)\s*"\.\/([\w.$-]+\.js)"/g))
      files.add(imported)
  return files
}

test('no page’s scripts weigh more than they may', () => {
  const manifest = readManifest()
  const ids = Object.keys(manifest.routes)
  expect(ids.length).toBeGreaterThan(100)
  const heavy = ids.flatMap((id) => {
    const weight = sum(scriptsOf(manifest, id))
    // React alone is more than this: a page of less was not read rightly.
    expect(weight, id).toBeGreaterThan(50_000)
    return weight > most ? [`${id}: ${weight}`] : []
  })
  expect(heavy).toEqual([])
})

const visits = openVisits()

test('a page weighs no more in the browser: until somebody touches it, it fetches no dictionary', async () => {
  const page = await visits.as('organiser')
  let fetched: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') fetched.push(fileOf(request.url()))
  })
  const open = [
    paths.start(),
    paths.networks(),
    paths.events(),
    paths.newEvent({ kind: 'other' }),
    paths.year(),
  ]
  for (const path of open) {
    fetched = []
    await page.goto(path)
    await untilAwake(page)
    await page.waitForLoadState('networkidle')
    expect(sum(new Set(fetched)), path).toBeLessThanOrEqual(most)
    expect([path, ...fetched.filter((file) => file.startsWith('subjects-'))]).toEqual([path])
  }
  const words = page.waitForRequest(/\/frame-[\w-]+\.js$/)
  await page.keyboard.press('Tab')
  await words
})

const ownPages = [paths.start(), paths.networks(), paths.directory(), paths.myCalendar(), paths.myHistory()]

test.each([
  ['organiser', [paths.people(), paths.organisations(), paths.groups(), paths.letters(), paths.design()]],
  ['manager', [...ownPages, paths.myData(), paths.myWeek(), paths.feeds(), paths.accessibility()]],
  ['assistant', [...ownPages, paths.myWeek(), paths.feedback()]],
] as const)('the pages of the %s come with all that they say', async (visitor, open) => {
  const page = await visits.as(visitor)
  let fetched: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'script') fetched.push(fileOf(request.url()))
  })
  for (const path of open) {
    fetched = []
    await page.goto(path)
    await untilAwake(page)
    await page.waitForLoadState('networkidle')
    expect([path, ...fetched.filter((file) => file.startsWith('subjects-'))]).toEqual([path])
  }
})

test('the icons of a page come in one sheet', async () => {
  const page = await visits.as('organiser')
  let sheets = 0
  page.on('request', (request) => {
    if (/\/icons-[\w-]+\.svg$/.test(request.url())) sheets += 1
  })
  await page.reload()
  // What is in a closed menu is not drawn.
  await page.waitForFunction(() =>
    [...document.querySelectorAll<SVGUseElement>('svg use')]
      .filter((use) => use.checkVisibility())
      .every((use) => use.getBBox().width > 0),
  )
  expect(await page.locator('svg use').count()).toBeGreaterThan(2)
  expect(sheets).toBeLessThanOrEqual(1)
})
