// Walking through a door as a browser with scripts off does: a real Request, the routes of app/routes.ts, the page as HTML.
import type { AppLoadContext } from '@remix-run/node'
import type { RouteConfigEntry } from '@remix-run/route-config'
import { sql } from 'kysely'
import type { ComponentType } from 'react'
import { renderToString } from 'react-dom/server'
import type { RouteObject } from 'react-router-dom'
import { createStaticHandler, createStaticRouter, StaticRouterProvider } from 'react-router-dom/server'
import type { Db } from '#db/connect'
import type { Locale } from '#db/schema'
import { wordsOfPages } from '~/i18n/all'
import routeConfig from '~/routes'
import { FieldNamesProvider } from '~/ui/field-names'
import { WordsProvider } from '~/ui/words'
import { moduleOf } from '../house/doors'
import type { World } from '../world'

export const origin = 'http://127.0.0.1:3000'

async function treeOf(entries: RouteConfigEntry[]): Promise<RouteObject[]> {
  return Promise.all(
    entries.map(async ({ id, file, path, index, children = [] }): Promise<RouteObject> => {
      const { loader, action, default: page } = await moduleOf(file)
      const doors = {
        id: id ?? file,
        path,
        loader: loader as RouteObject['loader'],
        action: action as RouteObject['action'],
      }
      const shown = page === undefined ? {} : { Component: page as ComponentType }
      return index
        ? { ...doors, ...shown, index: true }
        : { ...doors, ...shown, children: await treeOf(children) }
    }),
  )
}

let tree: Promise<ReturnType<typeof createStaticHandler>> | null = null

export type Coming = {
  method?: 'GET' | 'HEAD' | 'POST'
  /** Fields of a form that is posted; several values of one name in an array. A form with files as it is. */
  form?: Record<string, string | string[]> | FormData
  /** The id of the person who has signed in. */
  as?: string
  locale?: Locale
  /** What the server hands to loaders, where it differs from the world's. */
  context?: Partial<AppLoadContext>
}

/** How a visit ended. A page that was refused has a status and no words: those are the frame's. */
export type Visit = {
  status: number
  /** Where a redirect leads. */
  to: string | null
  cookies: string[]
  html: string
  /** What a reader sees of the page. */
  text: string
  /** What is typed or chosen in a field of the page; undefined when the page has no such field. */
  field: (name: string) => string | undefined
}

/** Goes to an address of the app. @throws what is no answer: a bug */
export async function visit(world: World, address: string, coming: Coming = {}): Promise<Visit> {
  tree ??= treeOf(routeConfig as RouteConfigEntry[]).then((routes) => createStaticHandler(routes))
  const handler = await tree
  const { form, locale = 'fi' } = coming
  const method = coming.method ?? (form ? 'POST' : 'GET')
  const headers = new Headers(coming.as === undefined ? {} : { Cookie: await world.cookieOf(coming.as) })
  const init = { method, headers, body: form && fieldsOf(form) }
  const context = { ...world.context(), ...coming.context }
  const found = await handler.query(new Request(origin + address, init), { requestContext: context })
  if (found instanceof Response) return ending(found.status, found.headers, '')
  const errors = Object.values(found.errors ?? {})
  for (const error of errors) if (error instanceof Error) throw error
  if (errors.length > 0) return ending(found.statusCode, new Headers(), '')
  const fieldNames = new Map<string, string>()
  const drawn = () =>
    renderToString(
      <WordsProvider t={wordsOfPages(locale)} locale={locale}>
        <FieldNamesProvider value={fieldNames}>
          <StaticRouterProvider
            router={createStaticRouter(handler.dataRoutes, found)}
            context={found}
            hydrate={false}
          />
        </FieldNamesProvider>
      </WordsProvider>,
    )
  if (found.actionData !== null) drawn()
  const html = drawn()
  expectFieldsNamed(html, fieldNames)
  return ending(found.statusCode, new Headers(), html)
}

/** Whatever form was sent: each line of its summary of errors says which field it is about, and leads to it. */
function expectFieldsNamed(html: string, names: Map<string, string>): void {
  const summaries = [...html.matchAll(/<div class="summary".*?<\/div>/gs)].map(([summary]) => summary)
  for (const [, id = '', line = ''] of summaries.join('').matchAll(/<a href="#([^"]*)">(.*?)<\/a>/gs)) {
    const name = names.get(unescaped(id)) ?? ''
    if (name === '' || !unescaped(line).startsWith(name))
      throw new Error(`A line of the summary of errors does not name its field: ${id}, “${line}”`)
    if (!html.includes(` id="${id}"`)) throw new Error(`A line of the summary of errors leads nowhere: ${id}`)
  }
}

function fieldsOf(form: NonNullable<Coming['form']>): URLSearchParams | FormData {
  if (form instanceof FormData) return form
  const fields = new URLSearchParams()
  for (const [name, values] of Object.entries(form))
    for (const value of [values].flat()) fields.append(name, value)
  return fields
}

function ending(status: number, headers: Headers, rendered: string): Visit {
  const html = rendered.replaceAll('<!-- -->', '')
  return {
    status,
    to: headers.get('Location'),
    cookies: headers.getSetCookie(),
    html,
    text: plain(html.replace(/<(svg|style)\b.*?<\/\1>/gs, ' ').replace(/<[^>]*>/g, ' ')),
    field: (name) => fieldIn(html, name),
  }
}

const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" }
const unescaped = (html: string) =>
  html.replace(/&(amp|lt|gt|quot|#x27);/g, (_, sign: string) => signs[sign] ?? '')
const plain = (html: string) => unescaped(html).replace(/\s+/g, ' ').trim()

const attributeOf = (tag: string, name: string) => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? undefined : unescaped(found)
}

/** A field as a browser reads it: an input's value, a textarea's words, the option or the radio chosen. */
function fieldIn(html: string, name: string): string | undefined {
  const named = (tag: string) => attributeOf(tag, 'name') === name
  for (const [, open = '', words = ''] of html.matchAll(/(<textarea\b[^>]*>)([^<]*)<\/textarea>/g))
    if (named(open)) return unescaped(words).replace(/^\n/, '')
  for (const [, open = '', options = ''] of html.matchAll(/(<select\b[^>]*>)(.*?)<\/select>/gs)) {
    if (!named(open)) continue
    const chosen = [...options.matchAll(/<option\b[^>]*>/g)].find(([tag]) => /\sselected=""/.test(tag))
    return attributeOf(chosen?.[0] ?? '', 'value')
  }
  const inputs = [...html.matchAll(/<input\b[^>]*>/g)].map(([tag]) => tag).filter(named)
  const choices = inputs.filter((tag) => /type="(radio|checkbox)"/.test(tag))
  if (choices.length === 0) return inputs[0] && (attributeOf(inputs[0], 'value') ?? '')
  return attributeOf(choices.find((tag) => /\schecked=""/.test(tag)) ?? '', 'value') ?? ''
}

/** The whole database as text: the same before and after what changes nothing. */
export async function dumpOf(db: Db): Promise<string> {
  const tables = await sql<{ name: string }>`
    select name from sqlite_master where type = 'table' order by name`.execute(db)
  const dump: Record<string, unknown> = {}
  for (const { name } of tables.rows) {
    const { rows } = await sql`select * from ${sql.table(name)} order by rowid`.execute(db)
    dump[name] = rows
  }
  return JSON.stringify(dump)
}

/** Texts that break what does not look: how long, which letters, which marks. */
export const hugeText = 'ä'.repeat(100_000)
export const emoji = '👩🏽‍💼🇫🇮 hyvä'
/** Hebrew with the marks that belong to its writing. */
export const rightToLeft = 'שלום \u200fעולם\u200e ok'
