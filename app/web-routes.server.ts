// Which of the app's addresses are looked through for a request. Remix ranks and tries all that it is given, three times for
// every page; two hundred of them take longer than most pages' own work. And the app as it answers what must not be read.
import type { ServerBuild } from '@remix-run/node'

/** The first part of a path. `/events/1` and `/events.data`, by which a browser asks for the same page's data: `events`. */
const beginningOf = (path: string): string => /^\/([^/]*?)(\.data)?(\/|$)/.exec(path)?.[1] ?? ''

/** Whether a route's path says how an address begins: not of those that anything may begin with, and the start page. */
const isFixed = (beginning: string): boolean => beginning !== '' && !/^[:*]/.test(beginning)

/**
 * The build by how the path that is asked for begins, with the routes that can answer there. Paths that begin like no route
 * get the whole build: what Remix answers itself, and what is not there.
 * @returns the same build for paths that begin alike
 */
export function narrowed(build: ServerBuild): (path: string) => ServerBuild {
  const routes = Object.values(build.routes).filter((route) => route !== undefined)
  const parents = new Map(routes.map(({ id, parentId }) => [id, parentId]))
  const paths = new Map(routes.map(({ id, path = '' }) => [id, path]))
  const isTop = (id: string): boolean => {
    const parent = parents.get(id)
    return parent !== undefined && parents.get(parent) === undefined
  }
  const topOf = (id: string): string => {
    const parent = parents.get(id)
    return parent === undefined || isTop(id) ? id : topOf(parent)
  }
  const beginnings = new Map(
    routes.map(({ id }) => [id, beginningOf(`/${paths.get(topOf(id)) ?? ''}`)] as const),
  )

  function startingWith(beginning: string): ServerBuild {
    const answers = ([id]: [string, unknown]): boolean => {
      const own = beginnings.get(id) ?? ''
      return own === beginning || !isFixed(own)
    }
    const only = <Entries extends object>(entries: Entries): Entries =>
      Object.fromEntries(Object.entries(entries).filter(answers)) as Entries
    return {
      ...build,
      routes: only(build.routes),
      assets: { ...build.assets, routes: only(build.assets.routes) },
    }
  }

  const made = new Map(
    [...new Set(beginnings.values())]
      .filter(isFixed)
      .map((beginning) => [beginning, startingWith(beginning)]),
  )
  return (path) => made.get(beginningOf(path)) ?? build
}

/** The build with each write refused before any of it is read, in the app's own words. */
export function refusingWrites(build: ServerBuild, status: number): ServerBuild {
  const action = () => {
    // Remix answers a thrown Response with the page of errors.
    throw new Response(null, { status })
  }
  const routes = Object.entries(build.routes).map(([id, route]) => [
    id,
    route?.module.action ? { ...route, module: { ...route.module, action } } : route,
  ])
  return { ...build, routes: Object.fromEntries(routes) as ServerBuild['routes'] }
}
