// The look of the letters: the colours of the app in the hexadecimal form that Outlook's Word engine reads,
// sizes in pixels, and the rules for phones and dark mode that mail programs may or may not follow.
import type { CSSProperties } from 'react'
import type { Tone } from './content'

/** React knows no `mso-` properties; Word reads them where it ignores the standard ones. */
export type MailStyle = CSSProperties & {
  msoPaddingAlt?: string
  msoLineHeightRule?: 'exactly'
  msoHide?: 'all'
}

export const colours = {
  ink: '#212121',
  soft: '#5f6466',
  paper: '#ffffff',
  ground: '#f4f6f7',
  line: '#d8dcde',
  brand: '#00357a',
  act: '#2a6ebb',
  link: '#235a9a',
} as const

export const tones: Record<Tone, { edge: string; tint: string }> = {
  plain: { edge: '#2a6ebb', tint: '#eaf2fa' },
  yes: { edge: '#078364', tint: '#e0f6f0' },
  maybe: { edge: '#f6ae09', tint: '#fff6e0' },
  no: { edge: '#ae332d', tint: '#fbefef' },
  wait: { edge: '#86499c', tint: '#f2eaf5' },
}

export const width = 600

/** What every machine has: Word writes in Times when it has not the first of the list. */
export const font = "'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

/** Text always names its own font and line height: Word does not inherit them into tables, and takes a height for the least. */
export const text = (size: number, more: MailStyle = {}): MailStyle => ({
  margin: 0,
  fontFamily: font,
  fontSize: size,
  lineHeight: `${Math.round(size * 1.45)}px`,
  msoLineHeightRule: 'exactly',
  color: colours.ink,
  ...more,
})

/** The dark sheet: a selector and what is other than by day. Each text keeps 4.5 to 1 against its ground. */
const dark: [selector: string, rule: string][] = [
  ['.ground, .ground > table > tbody > tr > td', 'background-color: #14171a !important;'],
  ['.paper', 'background-color: #1f2428 !important; border-color: #3a4248 !important;'],
  ['.ink, .ink a', 'color: #eef1f3 !important;'],
  ['.soft', 'color: #b3bcc2 !important;'],
  ['.link, .soft a', 'color: #8dbdf2 !important;'],
  ['.rule', 'border-color: #3a4248 !important;'],
  ['.bar', 'background-color: #00357a !important;'],
  ['.bar p', 'color: #ffffff !important;'],
  ['.press', 'background-color: #2a6ebb !important;'],
  ['.press a', 'color: #ffffff !important;'],
  ['.second', 'background-color: #1f2428 !important; border-color: #5f9ade !important;'],
  ['.second a', 'color: #a9cdf6 !important;'],
  ['.news', 'background-color: #2a3136 !important;'],
]

/** What inline styles cannot say. Inline colours stand where a program drops this. */
export const sheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; -webkit-text-size-adjust: 100%; }
table { mso-table-lspace: 0; mso-table-rspace: 0; }
a { text-underline-offset: .15em; }
@media (max-width: 520px) {
  .inset { padding-left: 20px !important; padding-right: 20px !important; }
  .title { font-size: 25px !important; line-height: 31px !important; }
  .presses, .presses tbody, .presses tr, .press, .gap { display: block !important; width: auto !important; }
  .gap { height: 10px !important; line-height: 10px !important; }
  .press a { text-align: left !important; }
  .facts, .facts tbody, .facts tr, .facts th, .facts td { display: block !important; }
  .facts th { padding-bottom: 0 !important; }
  .facts td { padding-top: 0 !important; padding-bottom: 8px !important; }
}
@media (prefers-color-scheme: dark) {
${dark.map(([selector, rule]) => `  ${selector} { ${rule} }`).join('\n')}
}
`

const each = (selector: string, mark: string) =>
  selector
    .split(', ')
    .map((one) => `[${mark}] ${one}`)
    .join(', ')

/**
 * The same for Outlook on the web and on phones, which mark what they have darkened by attributes of their own. In a
 * sheet apart: a program that does not read these selectors drops the sheet that holds them.
 */
export const outlookSheet = `
${dark.map(([selector, rule]) => `${each(selector, 'data-ogsc')}, ${each(selector, 'data-ogsb')} { ${rule} }`).join('\n')}
`

/** For Word alone: pixels stay pixels on a screen that enlarges, and no font of Word's own choosing. */
export const wordHead = [
  '<!--[if mso]><xml><o:OfficeDocumentSettings xmlns:o="urn:schemas-microsoft-com:office:office">',
  '<o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml>',
  "<style>body, table, td, th, p, a, h1, h2 { font-family: 'Segoe UI', Arial, sans-serif; }</style><![endif]-->",
].join('')
