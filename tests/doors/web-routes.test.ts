// Looking through fewer addresses finds the same page: every address of the app, and others like them, asked of all and of few.
import type { ServerBuild } from '@remix-run/node'
import { matchRoutes } from '@remix-run/react'
import type { RouteObject } from 'react-router'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import routes from '~/routes'
import { narrowed } from '~/web-routes.server'

type Entry = (typeof routes)[number]
type Flat = { id: string; parentId?: string; path?: string; index?: boolean }

const flat = (entries: Entry[], parentId: string): Flat[] =>
  entries.flatMap(({ id, file, path, index, children }) => {
    const own = { id: id ?? file, parentId, path, index }
    return [own, ...flat(children ?? [], own.id)]
  })

const all: Flat[] = [{ id: 'root', path: '' }, ...flat(routes, 'root')]
const byId = Object.fromEntries(all.map((route) => [route.id, route]))
const build = {
  routes: byId,
  assets: { routes: byId, url: '/assets/manifest.js', version: '1', entry: { module: '', imports: [] } },
} as unknown as ServerBuild

/** As Remix makes of a build what it looks through. */
const tree = (among: Flat[], parentId?: string): RouteObject[] =>
  among
    .filter((route) => route.parentId === parentId)
    .map(({ id, path, index }) => (index ? { id, path, index } : { id, path, children: tree(among, id) }))

const trees = new WeakMap<ServerBuild, RouteObject[]>()
const treeOf = (of: ServerBuild): RouteObject[] => {
  const made = trees.get(of) ?? tree(Object.values(of.routes) as Flat[])
  trees.set(of, made)
  return made
}

const found = (of: ServerBuild, path: string) =>
  matchRoutes(treeOf(of), path)?.map(({ route, params }) => [route.id, params])

const buildFor = narrowed(build)

/** The whole path of a route, its parameters as they stand. */
const wholePath = (route: Flat): string => {
  const above = route.parentId === undefined ? '' : wholePath(byId[route.parentId] ?? { id: '' })
  return route.path ? `${above}/${route.path}` : above
}
const addresses = all.map(wholePath)

describe('fewer addresses to look through', () => {
  test('each address is found, with what answers it', () => {
    for (const address of addresses) expect(found(buildFor(address), address)).toEqual(found(build, address))
  })

  test('so is what is put together of their parts, data of pages and what is not there', () => {
    const part = fc.oneof(
      fc.constantFrom(...new Set(addresses.flatMap((address) => address.split('/')))),
      fc.constantFrom('Events', 'events.data', 'ev%65nts', '__manifest', '_root.data', '', '..', 'å'),
      fc.string({ maxLength: 6, unit: fc.constantFrom('a', 'b', '.', '-', ':', '*') }),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const path = `/${parts.join('/')}`
        const asked = path.replace(/\.data$/, '')
        expect(found(buildFor(path), asked)).toEqual(found(build, asked))
      }),
      { numRuns: 1000 },
    )
  })

  test('few are looked through, and the browser is told of no others', () => {
    const { routes: few, assets } = buildFor('/a/token')
    expect(Object.keys(few).length).toBeLessThan(all.length / 10)
    expect(Object.keys(assets.routes)).toEqual(Object.keys(few))
    expect(buildFor('/a/other.data')).toBe(buildFor('/a/token'))
  })
})
