// The colours are Suomi.fi's: each value that names its token equals what the package says.
import { readFileSync } from 'node:fs'
import { suomifiDesignTokens } from 'suomifi-design-tokens'
import { expect, test } from 'vitest'

test('a value with the name of a token beside it is that token', () => {
  const css = readFileSync('app/styles/tokens.css', 'utf8')
  const light = css.slice(0, css.indexOf('@media'))
  const colours = new Map<string, string>(Object.entries(suomifiDesignTokens.colors))
  const named = [...light.matchAll(/: (hsl\([^)]*\)); \/\* (\w+)(?::[^*]*)? \*\//g)]
  expect(named.length).toBeGreaterThan(15)
  for (const [, value, token] of named) expect([token, value]).toEqual([token, colours.get(token ?? '')])
})
