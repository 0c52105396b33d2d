// Text as people type it, made fit to stand in headers, calendars and lists (rule I6 of calendar and mail).

const controls = /[\p{Cc}\u2028\u2029]+/gu
/** Marks that turn the direction of what follows: in a title they would turn the page's own words. */
const turns = /[\u202a-\u202e\u2066-\u2069]/g

/** One line: no control characters or line breaks, no marks of direction, single spaces. */
export const oneLine = (text: string): string =>
  text.normalize('NFC').replace(controls, ' ').replace(turns, '').replace(/\s+/g, ' ').trim()

/** Several lines: line breaks as \n, no other control characters. */
export const manyLines = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(turns, '')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim()
