// Every deed the code names can be told of in words: the list of deeds shows them for years.
import ts from 'typescript'
import { expect, test } from 'vitest'
import { locales } from '#db/schema'
import { keptTables } from '~/domain/core/deeds.server'
import { pageDictionaries } from '~/i18n/all'
import { nodesOf, sourcesIn } from './sources'

/** The text of a property of an object that is written out, if it is a literal. */
function literal(node: ts.ObjectLiteralExpression, name: string): string | null {
  for (const property of node.properties)
    if (ts.isPropertyAssignment(property) && property.name.getText() === name)
      return ts.isStringLiteral(property.initializer) ? property.initializer.text : null
  return null
}

/** The signs of deeds: objects with an act and a thing that has a kind. */
const signs = sourcesIn('app').flatMap(({ path, tree }) =>
  nodesOf(tree, ts.isObjectLiteralExpression).flatMap((node) => {
    const act = literal(node, 'act')
    const thing = node.properties.find((it) => it.name?.getText() === 'thing')
    if (act === null || !thing || !ts.isPropertyAssignment(thing)) return []
    if (!ts.isObjectLiteralExpression(thing.initializer)) return []
    return [{ path, act, kind: literal(thing.initializer, 'kind') }]
  }),
)

test('there are deeds', () => {
  expect(signs.length).toBeGreaterThan(5)
})

test.each(locales)('every act and every kind of thing has its words in %s', (locale) => {
  const { acts, things } = pageDictionaries[locale].registry.deeds
  const silent = signs.flatMap(({ path, act, kind }) => [
    ...(act in acts ? [] : [`${path}: ${act}`]),
    ...(kind === null || kind in things ? [] : [`${path}: ${kind}`]),
  ])
  expect(silent).toEqual([])
})

test.each(locales)('every table that a deed may write has its words in %s', (locale) => {
  const { tables } = pageDictionaries[locale].registry.deeds
  expect(keptTables.filter((table) => !(table in tables))).toEqual([])
})
