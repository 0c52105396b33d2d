// Reads a raw mail: what its sender, their calendar or a mail system says by it. Rules R1–R5 of calendar and mail.
import { createHash } from 'node:crypto'
import { oneLine } from '#emails/clean'
import type { Correspondent, ReadMail, Said } from '~/domain/incoming/mail'
import { isAbsence, isAutomatic } from './absence'
import { readBounce } from './bounces'
import { calendarPartOf, isCalendar, type CalendarPart } from './calendar-part'
import { correspondent, dateOfMail, followed, ownMessageId, recipientsOf, subjectOf } from './heads'
import { isForward, letterText, typedComment } from './letter-text'
import { lightened } from './lightened'
import { bounds, openHead, openMail, type Opened } from './opened.server'

const mostAttachments = 50

/** A part of Outlook's own format, for Outlook alone. */
const isWinmail = ({ type, name }: Opened['parts'][number]): boolean =>
  /^application\/(?:vnd\.)?ms-tnef$/.test(type) || /^winmail\.dat$/i.test(name)

/** A note that a letter was opened, or thrown away (RFC 8098). */
const isReceipt = ({ type }: Opened['parts'][number]): boolean => type === 'message/disposition-notification'

const attachmentsOf = ({ parts }: Opened): string[] =>
  parts
    .filter((part) => !isCalendar(part))
    .slice(0, mostAttachments)
    .map(({ name, type }) => oneLine(name).slice(0, 200) || type.slice(0, 100))

/**
 * An assistant who answers for a manager in Exchange stands in Sender, the manager in From. Google names its own
 * machine there, so that a Sender counts in the manager's own organisation alone.
 */
function senderFor(mail: Opened, from: Correspondent): string | null {
  const { address } = correspondent(mail.sender[0])
  const house = from.address.slice(from.address.indexOf('@'))
  return address !== '' && address !== from.address && address.endsWith(house) ? address : null
}

/** What a calendar says, with what its mail adds: who sent it, and what was typed with it. */
function saidByCalendar(
  { reading, producer }: CalendarPart,
  mail: Opened,
  from: Correspondent,
  text: string,
): Said {
  if (reading.kind === 'unreadable') return reading
  const sentBy = reading.sentBy ?? (reading.attendee.address === from.address ? senderFor(mail, from) : null)
  // Other programs write their own sentences where Outlook puts what was typed.
  const typed = reading.comment === '' && /Microsoft/i.test(producer) ? typedComment(text) : ''
  // A reply that somebody hands on is not their own answer.
  const others = ![reading.attendee.address, reading.sentBy].includes(from.address)
  if (others && isForward(mail.subject)) return { kind: 'letter' }
  return { ...reading, sentBy, comment: reading.comment || typed }
}

type Meaning = { said: Said; returned: string[] }

function meaningOf(mail: Opened, from: Correspondent, text: string): Meaning {
  const bounce = readBounce(mail)
  if (bounce !== null) return bounce
  const alone = (said: Said): Meaning => ({ said, returned: [] })
  const calendar = calendarPartOf(mail.parts, from.address)
  // RFC 3834 5.1: nobody took part in it, so that it is nobody's answer.
  if (isAutomatic(mail.heads) || mail.parts.some(isReceipt)) return alone({ kind: 'absence' })
  const winmail = mail.parts.some(isWinmail)
  if (calendar !== null && !(winmail && calendar.reading.kind === 'unreadable'))
    return alone(saidByCalendar(calendar, mail, from, text))
  if (winmail) return alone({ kind: 'unreadable', reason: 'winmail' })
  return alone({ kind: isAbsence(mail.heads, mail.subject) ? 'absence' : 'letter' })
}

const digestOf = (raw: Buffer): string => createHash('sha256').update(raw).digest('hex')

function readOf(
  raw: Buffer,
  mail: Opened,
  envelope: readonly string[],
  meaning: (from: Correspondent, text: string) => Meaning,
): ReadMail {
  const from = correspondent(mail.from[0])
  const text = letterText(mail.text, mail.html, mail.subject)
  const { said, returned } = meaning(from, text)
  return {
    digest: digestOf(raw),
    messageId: ownMessageId(mail.heads),
    follows: followed(mail.heads, returned),
    sentAt: dateOfMail(mail.heads),
    from,
    recipients: recipientsOf(mail.heads, mail.to, envelope),
    subject: subjectOf(mail.subject),
    text,
    attachments: attachmentsOf(mail),
    said,
  }
}

/**
 * Reads a mail. It never throws and never stalls: whatever is out of bounds or broken is `unreadable`, with as much of
 * its head as could be read.
 * @param envelopeRecipients the addresses that the mail system gave it to, where they are known
 */
export async function readMail(raw: Buffer, envelopeRecipients: readonly string[] = []): Promise<ReadMail> {
  const unreadable = async (reason: 'tooLarge' | 'damaged') => {
    const head = await openHead(raw)
    const said = { kind: 'unreadable', reason } as const
    return readOf(raw, head, envelopeRecipients, () => ({ said, returned: [] }))
  }
  if (raw.length > bounds.mail) return unreadable('tooLarge')
  const light = raw.length > bounds.read ? lightened(raw) : raw
  if (light.length > bounds.read) return unreadable('tooLarge')
  const mail = await openMail(light)
  if (mail === null) return unreadable('damaged')
  try {
    return readOf(raw, mail, envelopeRecipients, (from, text) => meaningOf(mail, from, text))
  } catch {
    return unreadable('damaged')
  }
}
