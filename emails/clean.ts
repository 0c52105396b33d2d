// Takes out of people's text what must not reach a header, a calendar property or a letter: rule I6.

// Control characters, the separators that some readers break lines at, and the marks that turn the
// direction of what follows (a title could otherwise dress itself up as something else).
const harmful = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g
const breaks = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g

/** The text on one line, with single spaces. */
export const oneLine = (text: string): string =>
  text.toWellFormed().replace(breaks, ' ').replace(harmful, '').replace(/\s+/g, ' ').trim()

/** The text with its line breaks as \n, at most one empty line between paragraphs. */
export const manyLines = (text: string): string =>
  text
    .toWellFormed()
    .replace(breaks, '\n')
    .replace(/[^\S\n]+/g, ' ')
    .replace(harmful, '')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()

/** The text cut to so many characters, with an ellipsis where it was cut and never inside a character. */
export function atMost(text: string, most: number): string {
  if (text.length <= most) return text
  const kept = Array.from(text.slice(0, most)).slice(0, -1).join('').trimEnd()
  return `${kept.toWellFormed()}…`
}

/** What opens a new mail to an address: nothing that stands in the address is read as a field of the mail (RFC 6068). */
export const mailTo = (address: string): string =>
  `mailto:${address.split('@').map(encodeURIComponent).join('@')}`

/** What calls a number, as a phone dials it: "+358 40 123" → "tel:+35840123" */
export const telTo = (phone: string): string => `tel:${phone.replace(/[^+\d]/g, '')}`

/** The address of a web page, or null for anything else that was typed there (javascript:, a bare word). */
export function webAddress(text: string): string | null {
  const url = URL.parse(oneLine(text))
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : null
}
