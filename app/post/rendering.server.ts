// Renders the letters of a burst once: those of one event and language differ in nothing but the token of their links.
import type { Locale } from '#db/schema'
import { isAboutEvent, type EventLetter, type ReadLetter } from '#emails/letters'
import { renderLetter, type Rendered, type Site } from '#emails/render'

/** Stands in for a token: as long, of the same letters, and never one. */
const tokenMark = 'token'.padEnd(43, '-')
const mostKept = 24

/** The secret of a letter that may be shared but for it; null when it has none, or one that a page would write otherwise. */
function tokenOf(letter: EventLetter): string | null {
  if (letter.data.answerToken === null) return null
  return /^[\w-]+$/.test(letter.data.answerToken) ? letter.data.answerToken : null
}

const withMark = (letter: EventLetter): EventLetter =>
  ({ ...letter, data: { ...letter.data, answerToken: tokenMark } }) as EventLetter

/**
 * Of the calendar entry only the method is in the letter's words, and of the sign at the door only that there is one:
 * either would make every letter its own.
 */
function keyOf(letter: EventLetter, locale: Locale): string {
  const { calendar, ...whole } = letter.data
  const data = 'doorPath' in whole ? { ...whole, doorPath: whole.doorPath !== null } : whole
  return JSON.stringify([letter.kind, locale, data, calendar?.method])
}

/** A renderer that gives exactly what `renderLetter` gives, and remembers the last few letters it has laid out. */
export function createRenderer(site: Site): (letter: ReadLetter, locale: Locale) => Promise<Rendered> {
  const kept = new Map<string, Promise<Rendered>>()
  return async (letter, locale) => {
    if (!isAboutEvent(letter)) return renderLetter(letter, locale, site)
    const token = tokenOf(letter)
    if (token === null) return renderLetter(letter, locale, site)
    const shared = withMark(letter)
    const key = keyOf(shared, locale)
    const laidOut = kept.get(key) ?? renderLetter(shared, locale, site)
    kept.delete(key)
    kept.set(key, laidOut)
    const [oldest] = kept.keys()
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest)
    const { subject, html, text } = await laidOut
    return { subject, html: html.replaceAll(tokenMark, token), text: text.replaceAll(tokenMark, token) }
  }
}
