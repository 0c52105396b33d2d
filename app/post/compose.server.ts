// Makes the mail of a letter: the parts and headers of rules M1–M6, the same bytes whenever it is made.
import type { MailComposerOptions } from 'nodemailer/lib/mail-composer'
import type { Locale } from '#db/schema'
import { oneLine } from '#emails/clean'
import { isAboutEvent, quietTokenOf, readLetter, type ReadLetter } from '#emails/letters'
import type { Rendered } from '#emails/render'
import { calendarObject, calendarObjects } from '~/domain/calendar/object'
import type { TakenLetter } from '~/domain/core/outbox-pump.server'
import { returnAddress, type Returns } from '~/domain/core/return-path.server'
import { signPart } from '~/domain/door/sign.server'
import { paths } from '~/paths'

export type Sender = {
  mailFrom: { name: string; address: string }
  baseUrl: string
  /** How a letter that cannot be delivered tells which it was; without it, it returns to the sender untagged. */
  returns?: Returns | null
}
export type Render = (letter: ReadLetter, locale: Locale) => Promise<Rendered>

/** What writes the calendar object of such a letter to anybody; null for one that tells calendars nothing. */
export function calendarsOf(letter: ReadLetter, locale: Locale, sender: Sender) {
  if (!isAboutEvent(letter) || letter.data.calendar === null) return null
  const { event, calendar } = letter.data
  return calendarObjects(event, calendar, sender.mailFrom, locale, { url: sender.baseUrl + paths.start() })
}

/** What a letter tells the calendar, as the part that nodemailer writes both as text/calendar and as an attachment. */
function calendarPart(letter: ReadLetter, taken: TakenLetter, sender: Sender) {
  if (!isAboutEvent(letter) || letter.data.calendar === null) return {}
  const { event, calendar } = letter.data
  const content = calendarObject(
    event,
    calendar,
    { name: taken.toName, address: taken.toAddress },
    sender.mailFrom,
    taken.locale,
    { url: sender.baseUrl + paths.start() },
  )
  // No `encoding` here: nodemailer would then decode the text (M3).
  const filename = calendar.method === 'CANCEL' ? 'cancel.ics' : 'invite.ics'
  return { icalEvent: { method: calendar.method, content, filename } }
}

export const fromAddress = (letter: ReadLetter, sender: Sender): string =>
  (isAboutEvent(letter) ? letter.data.calendar?.mailbox : null) ?? sender.mailFrom.address

/** Whoever reads mail that was passed on, or that somebody wrote through the app, answers the one who wrote it. */
function replyOf(letter: ReadLetter) {
  if (letter.kind !== 'mailForwarded' && letter.kind !== 'fromPerson') return {}
  const address = oneLine(letter.data.from.address)
  if (!/^[^\s@<>,;"]+@[^\s@<>,;"]+$/.test(address)) return {}
  return { replyTo: { name: oneLine(letter.data.from.name), address } }
}

/** A letter that need not come is stopped by one press in the mail program itself (RFC 8058 section 3). */
function quietHeaders(letter: ReadLetter, { baseUrl }: Sender): Record<string, string> {
  const token = quietTokenOf(letter)
  if (token === null) return {}
  return {
    'List-Unsubscribe': `<${baseUrl}${paths.quiet(token)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  }
}

/** From whom, as mail servers are told it, and to whom; a letter that cannot be delivered returns to the first. */
export const envelopeOf = ({ id, toAddress }: TakenLetter, from: string, { returns }: Sender) => ({
  from: returns ? returnAddress(id, returns) : from,
  to: [toAddress],
})

/**
 * The mail for a letter, ready for nodemailer.
 * @param render what lays the letter out
 * @throws when the row's data is not a letter of its kind
 */
export async function composeMail(
  taken: TakenLetter,
  sender: Sender,
  render: Render,
): Promise<MailComposerOptions> {
  const letter = readLetter(taken.kind, taken.data)
  const { subject, html, text } = await render(letter, taken.locale)
  const from = fromAddress(letter, sender)
  const sign = await signPart(letter, sender.baseUrl)
  const follows = taken.follows === null ? {} : { inReplyTo: taken.follows, references: taken.follows }
  return {
    from: { name: oneLine(sender.mailFrom.name), address: from },
    to: { name: oneLine(taken.toName), address: taken.toAddress },
    envelope: envelopeOf(taken, from, sender),
    subject,
    text,
    html,
    ...replyOf(letter),
    ...calendarPart(letter, taken, sender),
    ...(sign && { attachments: [sign] }),
    ...follows,
    messageId: taken.messageId,
    // When it was written, not when it was tried: a letter sent twice is the same letter.
    date: new Date(taken.createdAt),
    baseBoundary: taken.id,
    headers: {
      'Auto-Submitted': 'auto-generated',
      'Content-Language': taken.locale,
      ...quietHeaders(letter, sender),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
