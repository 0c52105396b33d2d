// The house stands only if its imports point down, and if each thing that must stay in one place does.
import ts from 'typescript'
import { describe, expect, test } from 'vitest'
import { nodesOf, sourcesIn, type Source } from './sources'

const sources = sourcesIn('app', 'db', 'emails')

/** From the top of the house down. A file may import what is below it and its own layer, and nothing beside it. */
const layers: { name: string; holds: RegExp }[][] = [
  [{ name: 'console', holds: /^app\/console\// }],
  [{ name: 'server', holds: /^app\/(server|web\.server|web-routes\.server)\.ts$/ }],
  // Types only (held below): what the routes are handed, told to Remix by extending its interface.
  [{ name: 'context', holds: /^app\/context\.server\.ts$/ }],
  [
    { name: 'pages', holds: /^app\/(routes\/|(root|entry\.server|entry\.client)\.tsx$|routes\.ts$)/ },
    { name: 'post', holds: /^app\/post\// },
  ],
  [{ name: 'auth', holds: /^app\/auth\// }],
  [{ name: 'parts', holds: /^app\/parts\// }],
  [{ name: 'ui', holds: /^app\/(ui|styles)\// }],
  [{ name: 'privacy', holds: /^app\/domain\/privacy\// }],
  [
    { name: 'imports', holds: /^app\/domain\/imports\// },
    { name: 'search', holds: /^app\/domain\/search\// },
    { name: 'sheets', holds: /^app\/domain\/sheets\// },
    { name: 'reports', holds: /^app\/domain\/reports\// },
    { name: 'letters', holds: /^app\/domain\/letters\// },
    { name: 'directory', holds: /^app\/domain\/directory\// },
    { name: 'own', holds: /^app\/domain\/own\// },
  ],
  [
    { name: 'answering', holds: /^app\/domain\/answering\// },
    { name: 'incoming', holds: /^app\/domain\/incoming\// },
    { name: 'feeds', holds: /^app\/domain\/feeds\// },
    { name: 'boards', holds: /^app\/domain\/boards\// },
    { name: 'alumni', holds: /^app\/domain\/alumni\// },
    { name: 'remarks', holds: /^app\/domain\/remarks\// },
  ],
  [{ name: 'continuity', holds: /^app\/domain\/continuity\// }],
  [{ name: 'renewals', holds: /^app\/domain\/renewals\// }],
  [{ name: 'year', holds: /^app\/domain\/year\// }],
  [{ name: 'meetings', holds: /^app\/domain\/meetings\// }],
  [{ name: 'afterwards', holds: /^app\/domain\/afterwards\// }],
  [{ name: 'door', holds: /^app\/domain\/door\// }],
  [
    { name: 'series', holds: /^app\/domain\/series\// },
    { name: 'questions', holds: /^app\/domain\/questions\// },
    { name: 'reminders', holds: /^app\/domain\/reminders\// },
    { name: 'agenda', holds: /^app\/domain\/agenda\// },
    { name: 'substitutes', holds: /^app\/domain\/substitutes\// },
  ],
  [{ name: 'invitations', holds: /^app\/domain\/invitations\// }],
  [{ name: 'events', holds: /^app\/domain\/events\// }],
  [{ name: 'templates', holds: /^app\/domain\/templates\// }],
  [{ name: 'seats', holds: /^app\/domain\/seats\// }],
  [{ name: 'rounds', holds: /^app\/domain\/rounds\// }],
  [{ name: 'audience', holds: /^app\/domain\/audience\// }],
  [{ name: 'groups', holds: /^app\/domain\/groups\// }],
  [{ name: 'programmes', holds: /^app\/domain\/programmes\// }],
  [{ name: 'networks', holds: /^app\/domain\/networks\// }],
  [{ name: 'profile', holds: /^app\/domain\/profile\// }],
  [
    { name: 'people', holds: /^app\/domain\/people\// },
    { name: 'calendar', holds: /^app\/domain\/calendar\// },
  ],
  [{ name: 'core', holds: /^app\/domain\/core\// }],
  [{ name: 'emails', holds: /^emails\// }],
  [
    { name: 'i18n', holds: /^app\/i18n\// },
    { name: 'paths', holds: /^app\/paths\.ts$/ },
    { name: 'settings', holds: /^app\/config\.server\.ts$/ },
  ],
  [{ name: 'db', holds: /^db\// }],
]

function layerOf(path: string): { name: string; height: number } | null {
  for (const [depth, beside] of layers.entries()) {
    const layer = beside.find(({ holds }) => holds.test(path))
    if (layer) return { name: layer.name, height: -depth }
  }
  return null
}

/** Imports that go up, sideways, or to a place that has no layer. */
function upward(source: Source): string[] {
  const from = layerOf(source.path)
  return source.imports
    .filter(({ to, ours }) => ours && to !== source.path)
    .filter(({ to }) => {
      const target = layerOf(to)
      return !from || !target || (target.name !== from.name && target.height >= from.height)
    })
    .map(({ to }) => `${source.path} imports ${to}`)
}

const isTest = (path: string) => /\.test\.tsx?$/.test(path)

test('every file has a place in the house', () => {
  const types = sources.filter(({ path }) => path.endsWith('.d.ts')).map(({ path }) => path)
  const homeless = sources.map(({ path }) => path).filter((path) => layerOf(path) === null)
  expect(homeless.filter((path) => !types.includes(path))).toEqual([])
})

test('imports point down', () => {
  expect(sources.filter(({ path }) => !path.endsWith('.d.ts')).flatMap(upward)).toEqual([])
})

test('the context holds types and nothing that runs', () => {
  const context = sources.find(({ path }) => path === 'app/context.server.ts')
  expect(context?.imports.filter(({ typeOnly }) => !typeOnly)).toEqual([])
})

test('no import runs in a circle', () => {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (path: string, way: string[]): void => {
    if (way.includes(path)) circles.push([...way.slice(way.indexOf(path)), path].join(' → '))
    if (done.has(path) || way.includes(path)) return
    for (const { to, ours, typeOnly } of byPath.get(path)?.imports ?? []) {
      if (ours && !typeOnly) walk(to, [...way, path])
    }
    done.add(path)
  }
  for (const { path } of sources) walk(path, [])
  expect(circles).toEqual([])
})

test('no route imports another', () => {
  const between = sources
    .filter(({ path }) => path.startsWith('app/routes/'))
    .flatMap(({ path, imports }) =>
      imports.filter(({ to }) => to.startsWith('app/routes/')).map(({ to }) => `${path} imports ${to}`),
    )
  expect(between).toEqual([])
})

test('no file is named after having no name', () => {
  const nameless = /^(utils?|helpers?|misc|common|shared|services?)$/
  const named = sourcesIn('app', 'db', 'emails', 'tests', 'bench')
    .map(({ path }) => path)
    .filter((path) => path.split('/').some((part) => part.split(/[.-]/).some((word) => nameless.test(word))))
  expect(named).toEqual([])
})

test('a file opens with a sentence that says what it is for', () => {
  const opens = (source: Source) => /^(#!.*\n)?(\/\/|\/\*)/.test(source.tree.text)
  const silent = sourcesIn('app', 'db', 'emails', 'tests', 'bench')
    // A dictionary opens with its words: what they are of is its name.
    .filter((source) => !opens(source) && !/^app\/i18n\/\w\w\//.test(source.path))
    .map(({ path }) => path)
  expect(silent).toEqual([])
})

describe('what stays in one place', () => {
  const reads = (source: Source, object: string, name: string) =>
    nodesOf(source.tree, ts.isPropertyAccessExpression).some(
      (node) => node.name.text === name && node.expression.getText(source.tree) === object,
    )

  test('the environment is read by the settings and the console alone', () => {
    const readers = sources.filter(
      (source) =>
        reads(source, 'process', 'env') ||
        nodesOf(source.tree, ts.isIdentifier).some(
          // `const { env } = process` reads it as well.
          (node) =>
            node.text === 'process' &&
            ts.isVariableDeclaration(node.parent) &&
            node.parent.initializer === node,
        ),
    )
    const elsewhere = readers
      .map(({ path }) => path)
      .filter((path) => path !== 'app/config.server.ts' && !path.startsWith('app/console/'))
    expect(elsewhere).toEqual([])
  })

  test('pages ask the rooms, not the database', () => {
    const builders = ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'executeQuery']
    const asking = sources
      .filter(({ path }) => /^app\/(routes|parts|ui)\//.test(path))
      .flatMap(({ path, tree }) =>
        nodesOf(tree, ts.isPropertyAccessExpression)
          .filter((node) => builders.includes(node.name.text))
          .map((node) => `${path} calls ${node.name.text}`),
      )
    expect(asking).toEqual([])
  })

  test('nothing outside the rooms of core and the database opens a transaction', () => {
    const opening = sources
      .filter(({ path }) => path.startsWith('app/') && path !== 'app/domain/core/change.server.ts')
      .filter(({ tree }) =>
        nodesOf(tree, ts.isCallExpression).some(
          (node) =>
            ts.isPropertyAccessExpression(node.expression) &&
            node.expression.name.text === 'transaction' &&
            node.arguments.length === 0,
        ),
      )
    expect(opening.map(({ path }) => path)).toEqual([])
  })

  test('addresses are written in paths.ts', () => {
    const attributes = new Set(['to', 'href', 'action'])
    const written = sources
      .filter(({ path }) => /^app\/(routes|parts|ui|auth)\//.test(path))
      .flatMap(({ path, tree }) =>
        nodesOf(tree, ts.isJsxAttribute)
          .filter((node) => attributes.has(node.name.getText(tree)))
          .flatMap((node) =>
            node.initializer && ts.isStringLiteral(node.initializer) ? [node.initializer.text] : [],
          )
          .filter((address) => address.startsWith('/'))
          .map((address) => `${path} writes ${address}`),
      )
    expect(written).toEqual([])
  })
})

describe('what the browser may be given', () => {
  const server = (path: string) => /\.server(\.tsx?)?$/.test(path)
  const byPath = new Map(sources.map((source) => [source.path, source]))
  /** Remix takes the server's part of a route out of the browser's; of everything else the whole file goes. */
  const forBrowser = sources.filter(
    ({ path }) =>
      /^(app\/(domain|parts|ui|i18n)\/|app\/paths\.ts|app\/entry\.client\.tsx)/.test(path) &&
      !server(path) &&
      // The words of every language, and the calendar objects that are written in them, stay on the server.
      path !== 'app/i18n/all.ts' &&
      path !== 'app/domain/calendar/object.ts',
  )

  test.each(forBrowser.map(({ path }) => path))('%s reaches nothing of the server', (start) => {
    const seen = new Set<string>()
    const forbidden: string[] = []
    const walk = (path: string, way: string): void => {
      if (seen.has(path)) return
      seen.add(path)
      for (const { to, ours, typeOnly } of byPath.get(path)?.imports ?? []) {
        if (typeOnly) continue
        const wrong = server(to) || to.startsWith('node:') || ['better-sqlite3', 'pg', 'kysely'].includes(to)
        if (wrong || to === 'app/i18n/all.ts') forbidden.push(`${way} → ${to}`)
        else if (ours) walk(to, `${way} → ${to}`)
      }
    }
    walk(start, start)
    expect(forbidden).toEqual([])
  })
})

test('the calendar is pure: it opens no database and asks no clock', () => {
  const calendar = sources.filter(({ path }) => path.startsWith('app/domain/calendar/') && !isTest(path))
  const impure = calendar.flatMap(({ path, imports }) =>
    imports
      .filter(({ to, typeOnly }) => !typeOnly && (/\.server/.test(to) || to === 'db/connect.ts'))
      .map(({ to }) => `${path} imports ${to}`),
  )
  expect(impure).toEqual([])
})

/** Who may ask what time it is, and why. */
const clockReaders: Record<string, string> = {
  'app/domain/core/time.ts': 'the clock itself',
  'app/post/mailbox.server.ts':
    'the demo’s mailbox stands in for a mail server of its own, with a clock of its own',
  'app/parts/door/clock.ts':
    'a browser without a network notes when it ticked; the server takes the tick’s age, not its hour',
}

test('time is an argument: who reads the clock is on a short list', () => {
  const clocks = sources
    .filter(({ path }) => /^(app|emails|db)\//.test(path) && !path.startsWith('app/console/'))
    .filter(({ path }) => !(path in clockReaders))
    .filter(
      ({ tree }) =>
        nodesOf(tree, ts.isCallExpression).some((node) => node.expression.getText(tree) === 'Date.now') ||
        nodesOf(tree, ts.isNewExpression).some(
          (node) => node.expression.getText(tree) === 'Date' && (node.arguments?.length ?? 0) === 0,
        ),
    )
    .map(({ path }) => path)
  expect(clocks).toEqual([])
})
