// The colours of tokens.css against each other, light and dark, by the contrast ratio of WCAG 2.2 (1.4.3 and 1.4.11).
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrast, parts, readTokens, texts } from '~/parts/design/contrast'

const tokens = readTokens(readFileSync('app/styles/tokens.css', 'utf8'))

test('the ratio is that of WCAG', () => {
  expect(contrast('hsl(0, 0%, 0%)', 'hsl(0, 0%, 100%)')).toBeCloseTo(21, 5)
  expect(contrast('hsl(0, 0%, 100%)', 'hsl(0, 0%, 100%)')).toBe(1)
  // #767676 on white is known as the lightest grey that text may have.
  expect(contrast('hsl(0, 0%, 46.275%)', 'hsl(0, 0%, 100%)')).toBeCloseTo(4.54, 2)
})

test('dark has a colour of its own for all but what is the same in both', () => {
  const same = Object.keys(tokens.light).filter((name) => tokens.light[name] === tokens.dark[name])
  expect(same).toEqual(['on-brand'])
})

describe.each(['light', 'dark'] as const)('%s', (scheme) => {
  const ratio = (over: string, under: string) =>
    contrast(tokens[scheme][over] ?? '', tokens[scheme][under] ?? '')

  test.each(texts)('text %s on %s has at least 4.5:1', (over, under) => {
    expect(ratio(over, under)).toBeGreaterThanOrEqual(4.5)
  })

  test.each(parts)('part %s on %s has at least 3:1', (over, under) => {
    expect(ratio(over, under)).toBeGreaterThanOrEqual(3)
  })
})

test('focus is seen by a ring of 3 px, and motion stops where it is not wanted', () => {
  const base = readFileSync('app/styles/base.css', 'utf8')
  expect(base).toMatch(/:focus-visible \{\s*outline: 3px solid var\(--focus\)/)
  expect(base).toContain('prefers-reduced-motion: reduce')
})

test('paper is never dark', () => {
  const css = readFileSync('app/styles/tokens.css', 'utf8')
  expect(css.match(/@media [^{]*prefers-color-scheme: dark[^{]*/g)).toEqual([
    '@media screen and (prefers-color-scheme: dark) ',
  ])
})
