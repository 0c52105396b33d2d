// Every rule of calendar and mail is named by a test: who breaks one learns which, and who changes one finds what holds it.
import { readFileSync, globSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'

/** The rules, by their letters: mail, calendar objects, updates, replies, links, feeds. */
const counts = { M: 7, I: 11, U: 7, R: 5, L: 3, F: 3 } as const
const rules = Object.entries(counts).flatMap(([letter, count]) =>
  Array.from({ length: count }, (_, at) => `${letter}${at + 1}`),
)

/** The rules that a title names: at its beginning, one or several, or from one to another ("U1–U6, M4: …"). */
function rulesIn(title: string): string[] {
  const named = /^((?:[MIURLF]\d+(?:–[MIURLF]\d+)?)(?:, (?:[MIURLF]\d+(?:–[MIURLF]\d+)?))*)(?=[: ])/.exec(
    title,
  )?.[1]
  return (named?.split(', ') ?? []).flatMap((part) => {
    const [from = '', to = from] = part.split('–')
    const [first, last] = [Number(from.slice(1)), Number(to.slice(1))]
    return Array.from({ length: last - first + 1 }, (_, at) => `${from.charAt(0)}${first + at}`)
  })
}

/** The word that a call begins with, and those after its dots: test.each(…)(…) is test and each. */
function wordsOf(callee: ts.Expression): string[] {
  if (ts.isIdentifier(callee)) return [callee.text]
  if (ts.isPropertyAccessExpression(callee)) return [...wordsOf(callee.expression), callee.name.text]
  return ts.isCallExpression(callee) ? wordsOf(callee.expression) : []
}

/** The titles of the tests of a file, and of what they stand in; those that are left out do not count. */
function titlesIn(file: string): string[] {
  const text = readFileSync(file, 'utf8')
  if (!/['"`][MIURLF]\d/.test(text)) return []
  const titles: string[] = []
  const walk = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const [first, ...more] = wordsOf(node.expression)
      const [title] = node.arguments
      const counts =
        (first === 'test' || first === 'describe') && !more.some((word) => /^(todo|skip)$/.test(word))
      if (counts && title && ts.isStringLiteralLike(title)) titles.push(title.text)
    }
    ts.forEachChild(node, walk)
  }
  walk(ts.createSourceFile(file, text, ts.ScriptTarget.Latest))
  return titles
}

const titles = globSync('tests/**/*.test.{ts,tsx}').flatMap(titlesIn)

test.each(rules)('%s is named by a test', (rule) => {
  expect(titles.filter((title) => rulesIn(title).includes(rule)).length).toBeGreaterThan(0)
})

test('no test names a rule that there is not', () => {
  expect(titles.flatMap(rulesIn).filter((rule) => !rules.includes(rule))).toEqual([])
})
