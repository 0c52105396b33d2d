// How letters are laid: HTML that checks, only what Outlook's Word engine reads, plain text that reads well.
import { HtmlValidate } from 'html-validate'
import { describe, expect, test } from 'vitest'
import { locales } from '#db/schema'
import { renderLetter, type Rendered } from '#emails/render'
import { samples } from '#emails/samples'

const site = { baseUrl: 'https://johtofoorumi.vm.example', senderName: 'Johtofoorumi' }
const every = locales.flatMap((locale) =>
  Object.entries(samples(locale, 'tunnus')).map(([name, letter]) => {
    let rendered: Promise<Rendered> | null = null
    /** The letter as it is sent: rendered once, however many look at it. */
    const render = () => (rendered ??= renderLetter(letter, locale, site))
    return { locale, name, render }
  }),
)

const validator = new HtmlValidate({
  extends: ['html-validate:recommended'],
  rules: {
    // Word lays out by tables, their attributes, styles written inline, and comments for it alone.
    'no-deprecated-attr': 'off',
    'no-inline-style': 'off',
    'no-conditional-comment': 'off',
    // Older mail programs know the word, and not "none".
    'presentation-role-style': 'off',
    // Some mail systems read letters as XHTML.
    'void-style': ['error', { style: 'selfclosing' }],
    // The title is the subject, which holds the event's own name.
    'long-title': 'off',
  },
})

/** What Word reads of inline style, and what others read beside it without harm when Word does not. */
const readByWord = new Set([
  ...[
    'background-color',
    'color',
    'font-family',
    'font-size',
    'font-weight',
    'line-height',
    'letter-spacing',
  ],
  ...['text-align', 'text-decoration', 'vertical-align', 'white-space', 'border', 'border-collapse'],
  ...['margin', 'padding', 'width', 'border-left', 'border-right', 'border-top', 'border-bottom', 'display'],
  ...['margin-top', 'margin-right', 'margin-bottom', 'margin-left', 'padding-bottom'],
  ...['mso-padding-alt', 'mso-line-height-rule', 'mso-hide'],
])
const harmlessBeside = new Set([
  ...['border-radius', 'word-break', 'max-width', 'max-height', 'overflow', 'text-decoration-line'],
])

const stylesOf = (html: string) =>
  [...html.matchAll(/<(\w+)[^>]*? style="([^"]*)"/g)].map(([, tag = '', style = '']) => ({
    tag,
    rules: style
      .replaceAll('&#x27;', "'")
      .split(';')
      .map((rule) => rule.split(':').map((part) => part.trim()) as [string, string]),
  }))

describe.each(locales)('every letter in %s', (locale) => {
  const letters = every.filter((one) => one.locale === locale)

  test.each(letters)('$name is HTML that checks', async ({ render }) => {
    const { html } = await render()
    const { results } = await validator.validateString(html)
    expect(
      results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId}: ${message}`)),
    ).toEqual([])
  })

  test.each(letters)('$name holds only what Word lays out', async ({ render }) => {
    const { html } = await render()
    for (const { tag, rules } of stylesOf(html))
      for (const [name, value] of rules) {
        expect(readByWord.has(name) || harmlessBeside.has(name), `${tag}: ${name}: ${value}`).toBe(true)
        expect(value, `${tag}: ${name}`).not.toMatch(
          /rgba?\(|hsl|var\(|calc\(|url\(|\d(rem|em|vw|vh)\b|!important/,
        )
        if (name === 'display') expect(['block', 'none']).toContain(value)
        // Word has no margins for tables, and neither padding nor margins for what stands in a line.
        if (tag === 'table') expect(name).not.toMatch(/^(margin|padding)/)
        if (tag === 'span') expect(name).toBe('white-space')
        if (tag === 'div') expect(name).not.toMatch(/^padding/)
      }
    expect(html).not.toMatch(/<(script|link|form|input|button|svg|video|iframe|object)\b/)
    expect(html).not.toMatch(/@import|@font-face|background-image|background:/)
  })

  test.each(letters)('$name says each line’s height exactly, where it says one', async ({ render }) => {
    const { html } = await render()
    for (const { tag, rules } of stylesOf(html)) {
      const names = new Map(rules)
      if (tag === 'div' || names.get('line-height') === '1px' || !names.has('line-height')) continue
      expect(names.get('mso-line-height-rule')).toBe('exactly')
      expect(Number.parseInt(names.get('line-height') ?? '')).toBeGreaterThanOrEqual(
        Number.parseInt(names.get('font-size') ?? '') * 1.2,
      )
    }
  })

  test.each(letters)(
    '$name has its language, its subject, a line for the list and pictures with words',
    async ({ render }) => {
      const { html, subject } = await render()
      expect(html).toMatch(/^<!DOCTYPE html><html [^>]*lang="/)
      expect(html).toContain('<meta name="color-scheme" content="light dark"/>')
      expect(html.split('[data-ogsc]').length).toBeGreaterThan(5)
      expect(subject.length).toBeGreaterThan(5)
      expect(html).toMatch(/<div style="display:none;mso-hide:all[^"]*"[^>]*>\s*[^<\s]/)
      for (const [picture] of html.matchAll(/<img\b[^>]*>/g)) {
        expect(picture).toMatch(/ alt="[^"]{3,}"/)
        expect(picture).toMatch(/ src="cid:/)
        expect(picture).toMatch(/ width="\d+" height="\d+"/)
      }
      // Word’s own comments are closed, and nothing of them is left to others.
      expect(html.split('<!--[if mso]>').length).toBe(html.split('<![endif]-->').length)
      expect(html.split('<table').length - 1).toBe(html.split('</table>').length - 1)
      expect(html.length).toBeLessThan(80_000)
    },
  )

  test.each(letters)('$name reads well as plain text', async ({ render }) => {
    const { text } = await render()
    expect(text).not.toMatch(/<\/?\w|&\w+;|[ \t]+\n(?!Johtofoorumi)|\n{3,}/)
    // Gmail clips, and phones fold: no line but a link runs past what a window shows.
    const longest = text.split('\n').filter((line) => !/https?:/.test(line) && line.length > 320)
    expect(longest).toEqual([])
    expect(text).toMatch(/\n-- \nJohtofoorumi\n[^\n]+\n([^\n]+:\nhttps:\S+\n)?$/)
  })
})
