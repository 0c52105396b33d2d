// The look of the letters: the colours of the app in the hexadecimal form that Outlook's Word engine reads,
// sizes in pixels, and the rules for phones and dark mode that mail programs may or may not follow.
import type { CSSProperties } from 'react'
import type { Tone } from './content'

/** React knows no `mso-` properties; Word reads them where it ignores the standard ones. */
export type MailStyle = CSSProperties & { msoPaddingAlt?: string; msoLineHeightRule?: 'exactly' }

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

export const font = "'Source Sans 3', 'Source Sans Pro', 'Segoe UI', Arial, sans-serif"

/** Text always names its own font and line height: Word does not inherit them into tables. */
export const text = (size: number, more: MailStyle = {}): MailStyle => ({
  margin: 0,
  fontFamily: font,
  fontSize: size,
  lineHeight: `${Math.round(size * 1.45)}px`,
  color: colours.ink,
  ...more,
})

/** What inline styles cannot say. Inline colours stand where a program drops this. */
export const sheet = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
body { margin: 0; padding: 0; -webkit-text-size-adjust: 100%; }
a { text-underline-offset: .15em; }
@media (max-width: 520px) {
  .inset { padding-left: 20px !important; padding-right: 20px !important; }
  .title { font-size: 25px !important; line-height: 31px !important; }
  .presses, .presses tbody, .presses tr, .press, .gap { display: block !important; width: auto !important; }
  .gap { height: 10px !important; line-height: 10px !important; }
  .press a { text-align: left !important; }
}
@media (prefers-color-scheme: dark) {
  .ground, .ground > table > tbody > tr > td { background: #14171a !important; }
  .paper { background: #1f2428 !important; border-color: #3a4248 !important; }
  .ink, .ink a { color: #eef1f3 !important; }
  .soft { color: #b3bcc2 !important; }
  .soft a, .link { color: #8dbdf2 !important; }
  .rule { border-color: #3a4248 !important; }
  .second { background: #1f2428 !important; border-color: #5f9ade !important; }
  .second a { color: #a9cdf6 !important; }
  .news { background: #2a3136 !important; }
}
`
