// Every route of the app as a test walks through it: found in app/routes.ts, called with a real Request.
import type { ActionFunction, AppLoadContext, LoaderFunction } from '@remix-run/node'
import type { RouteConfigEntry } from '@remix-run/route-config'
import routeConfig from '~/routes'

export type Route = { file: string; path: string; parents: string[] }

const flat = (entries: RouteConfigEntry[], path = '', parents: string[] = []): Route[] =>
  entries.flatMap((entry) => {
    const here = [path, entry.path].filter(Boolean).join('/')
    return [
      { file: entry.file, path: here, parents },
      ...flat(entry.children ?? [], here, [...parents, entry.file]),
    ]
  })

export const routes = flat(routeConfig as RouteConfigEntry[])

export type RouteModule = { loader?: LoaderFunction; action?: ActionFunction; default?: unknown }
const files = import.meta.glob<RouteModule>('../../app/routes/*.{ts,tsx}')

/** @throws when app/routes.ts names a file that is not there */
export function moduleOf(file: string): Promise<RouteModule> {
  const load = files[`../../app/${file}`]
  if (!load) throw new Error(`app/routes.ts names ${file}, which does not exist`)
  return load()
}

/** The route's parameters, filled with things that exist: `:id` by the path's first part, others by name. */
export function filled(
  path: string,
  ids: Record<string, string>,
): { url: string; params: Record<string, string> } {
  const params: Record<string, string> = {}
  const url = path.replace(/:(\w+)/g, (_, name: string) => {
    const value = ids[name === 'id' ? (path.split('/')[0] ?? '') : name]
    if (!value) throw new Error(`no ${name} for ${path}`)
    params[name] = value
    return value
  })
  return { url: `http://127.0.0.1:3000/${url}`, params }
}

export type Outcome = { status: number; to: string | null; data: unknown }

/** Calls a loader or an action as the server would, and says how it ended. @throws what is no answer: a bug */
export async function ask(
  door: LoaderFunction | ActionFunction,
  at: { url: string; params: Record<string, string> },
  by: { method: 'GET' | 'POST'; cookie: string | null; context: AppLoadContext },
): Promise<Outcome> {
  const headers = new Headers(by.cookie === null ? {} : { Cookie: by.cookie })
  const body = by.method === 'POST' ? new URLSearchParams() : undefined
  const request = new Request(at.url, { method: by.method, headers, body })
  let end: unknown
  try {
    end = await door({ request, params: at.params, context: by.context } as never)
  } catch (thrown) {
    if (thrown instanceof Error) throw thrown
    end = thrown
  }
  if (end instanceof Response) return { status: end.status, to: end.headers.get('Location'), data: null }
  const init = (end as { init?: { status?: number } | null } | null)?.init
  return { status: init?.status ?? 200, to: null, data: end }
}
