// Tells the mail that a machine answered with while its owner is away from what a person wrote: rule R5.
import { headOf } from './heads'

type Heads = ReadonlyMap<string, readonly string[]>

/** Programs begin the subject of an automatic answer so, in whatever language the sender's is. */
const certain =
  /^\s*(?:automaattinen (?:vastaus|poissaoloviesti)|automaattivastaus|autosvar|automatiskt svar|automatic reply|auto[- ]?reply|automatic response)\s*:/i

/** Words that people choose for their own notes, and may write in a letter too. */
const likely =
  /^\s*(?:poissa|olen poissa|poissaolo|frånvar|inte på kontoret|out of (?:the )?office|away from|auto:)/i

const suppresses = /\b(?:All|OOF|AutoReply)\b/i

/**
 * Whether an automaton answered, whatever the mail holds (RFC 3834 5). An answer from a calendar that is marked
 * `auto-generated` is not meant by it: Google Calendar marks so each reply that it sends when a person presses Yes, and
 * servers that send replies for a CalDAV client do likewise. `auto-replied` says that no person took part.
 */
export function isAutomatic(heads: Heads): boolean {
  const submitted = headOf(heads, 'auto-submitted').toLowerCase()
  return (
    submitted.startsWith('auto-replied') ||
    ['x-autoreply', 'x-autorespond', 'x-autoresponder'].some((name) => heads.has(name)) ||
    /^auto[_-]?reply/i.test(headOf(heads, 'precedence'))
  )
}

/** Whether a mail without a calendar object tells of an absence. Exchange marks its notes `auto-generated`, as it does other things. */
export function isAbsence(heads: Heads, subject: string): boolean {
  if (isAutomatic(heads)) return true
  const generated = /^auto-/i.test(headOf(heads, 'auto-submitted'))
  const quiet = suppresses.test(headOf(heads, 'x-auto-response-suppress'))
  if (generated && quiet && heads.has('in-reply-to')) return true
  const byRule = heads.has('x-ms-exchange-inbox-rules-loop') || headOf(heads, 'return-path') === '<>'
  return certain.test(subject) || ((generated || quiet || byRule) && likely.test(subject))
}
