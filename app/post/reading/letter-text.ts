// What a person wrote in a mail, without the letter that their program quotes beneath it.
import { toPlainText } from '@react-email/render'
import { atMost, manyLines } from '#emails/clean'

const mostLetters = 20_000

/** Where mail programs begin what they quote, in HTML. */
const htmlQuote =
  /<(?:blockquote[^>]{0,200}type="?cite|div[^>]{0,200}(?:id="?(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)|class="?(?:gmail_quote|moz-cite-prefix)|border-top:\s?solid #(?:E1E1E1|B5C4DF)))/i

/** Outlook writes a page of HTML around an answer with no words. */
const isEmptyHtml = (html: string): boolean =>
  html.length < 5_000 && html.replace(/<[^<>]*>|&nbsp;|\s/g, '') === ''

const mostTags = 4_000

/** As much of a page as is worth its reading: what depth it has takes time by its square, and words come first. */
function startOf(html: string): string {
  let at = -1
  for (let tags = 0; tags <= mostTags; tags += 1) {
    at = html.indexOf('<', at + 1)
    if (at < 0) return html
  }
  return html.slice(0, at)
}

/** The text of an HTML part; empty when nothing can be made of it. */
function textOfHtml(html: string): string {
  if (isEmptyHtml(html)) return ''
  try {
    return toPlainText(startOf(html), {
      limits: { maxDepth: 60, maxChildNodes: 5_000, ellipsis: '…' },
      selectors: [
        { selector: 'img', format: 'skip' },
        { selector: 'a', options: { ignoreHref: true } },
      ],
      wordwrap: false,
    })
  } catch {
    return ''
  }
}

const ruled =
  /^\s*[-_]{3,}\s*(?:Alkuperäinen viesti|Välitetty viesti|Ursprungligt meddelande|Ursprungliga meddelandet|Vidarebefordrat meddelande|Original Message|Forwarded message)\s*[-_]{3,}\s*$/i
const fromField = /^\s*\*?(?:Lähettäjä|Från|From)\s?:\*?\s/i
const sentField = /^\s*\*?(?:Lähetetty|Päiväys|Päivämäärä|Skickat|Datum|Sent|Date)\s?:\*?\s/i
/** "Anna Virtanen kirjoitti 2.11.2026 kello 9.00:", "Den mån 2 nov. 2026 kl 09:00 skrev …:", "On Mon, 2 Nov 2026, … wrote:" */
const wrote = /^(?:.{0,300}\bkirjoitti\b.{0,100}|.{0,300}\bskrev\b.{0,300}|On\b.{0,300}\bwrote)\s?:\s*$/i

/** Outlook's fields of the letter that is answered stand together: a "From:" alone is a person's own. */
const fieldsAt = (lines: readonly string[], at: number): boolean =>
  fromField.test(lines[at] ?? '') && lines.slice(at + 1, at + 4).some((line) => sentField.test(line))

const isQuoted = (line: string): boolean => /^\s?>/.test(line)

/** The line that tells who wrote what is quoted, on one line or broken over two; 0 when none begins here. */
function introduction(lines: readonly string[], at: number): 0 | 1 | 2 {
  const [first = '', second = ''] = lines.slice(at, at + 2)
  if (first.length < 700 && wrote.test(first.trim())) return 1
  if (first.trim() === '' || isQuoted(second) || first.length + second.length > 700) return 0
  return /^(?:On|Den|Le|\S+ \d)/.test(first) && wrote.test(`${first.trim()} ${second.trim()}`) ? 2 : 0
}

function nextWritten(lines: readonly string[], from: number): string | undefined {
  let at = from
  while (lines[at]?.trim() === '') at += 1
  return lines[at]
}

/**
 * The text without what it quotes: lines marked so, and all that comes after a program's own heading. Where nothing
 * else is left, the whole text.
 */
function withoutQuotes(text: string): string {
  const lines = text.split('\n')
  const kept: string[] = []
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    if (ruled.test(line) || fieldsAt(lines, at)) break
    const introduced = introduction(lines, at)
    if (introduced > 0) {
      const next = nextWritten(lines, at + introduced)
      // What is not marked as quoted beneath it cannot be told from an answer: it is the letter.
      if (next !== undefined && !isQuoted(next)) break
      at += introduced - 1
    } else if (!isQuoted(line)) kept.push(line)
  }
  // Outlook rules a line above what it quotes.
  while (kept.length > 0 && /^[\s_]*$/.test(kept.at(-1) ?? '')) kept.pop()
  return kept.length === 0 ? text : kept.join('\n')
}

/** A mail that hands on another: what it quotes is what it is for. */
export const isForward = (subject: string): boolean => /^\s*(?:fwd?|vl|vb|wg)\s*:/i.test(subject)

/** What a person wrote, as plain text. */
export function letterText(text: string, html: string, subject: string): string {
  const whole = isForward(subject)
  const quoted = whole ? -1 : html.search(htmlQuote)
  const own = quoted > 0 ? html.slice(0, quoted) : html
  const plain = text.trim() === '' ? textOfHtml(own) || textOfHtml(html) : text.slice(0, mostLetters * 10)
  const lines = manyLines(plain)
  return atMost(manyLines(whole ? lines : withoutQuotes(lines)), mostLetters)
}

const phoneFooter =
  /^(?:Hanki Outlook|Hämta Outlook|Get Outlook|Lähetetty [Ii]Phonesta|Skickat från min|Sent from my)\b/

/** What somebody typed with their answer in Outlook, which puts it where a letter's text stands. */
export function typedComment(text: string): string {
  const [typed = ''] = text.split(/^.*\*~\*~\*~.*$/m)
  const lines = typed.split('\n').filter((line) => !phoneFooter.test(line.trim()))
  // Old Outlook repeats the invitation's time and place above its row of stars.
  const when =
    typed.length < text.length
      ? lines.findIndex((line) => /^(?:Milloin|Aika|När|Tid|When)\s?:/i.test(line))
      : -1
  return atMost((when < 0 ? lines : lines.slice(0, when)).join('\n').trim(), 2_000)
}
