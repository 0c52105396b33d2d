// The reply that a mail program sends when somebody presses a button in its calendar: for the demo's mailbox.
// It is Thunderbird's in shape: the object twice, no In-Reply-To, the subject in the reader's own words.
import ICAL from 'ical.js'
import type { SendMailOptions } from 'nodemailer'
import type { Answer } from '#db/schema'
import { oneLine } from '#emails/clean'
import type { Instant } from '~/domain/core/time'
import type { Mail } from './mailbox.server'

const partstatOf: Record<Answer, string> = { yes: 'ACCEPTED', maybe: 'TENTATIVE', no: 'DECLINED' }

/** A letter as it lies in a mailbox. */
export type Invitation = Pick<Mail, 'calendar' | 'method' | 'toName'>

export type ReplyMail = SendMailOptions & {
  icalEvent: { method: string; filename: string; content: string }
}

/** What the mail program says in words, beside the object. */
export type ReplyWords = (name: string, title: string) => { subject: string; text: string }

export type Pressed = {
  answer: Answer
  comment: string
  at: Instant
  /** Another time, proposed in place of an answer: by the clock of the invitation's own zone, "2027-01-07T09:00". */
  proposed?: { starts: string; ends: string }
}

const textOf = (event: ICAL.Component, name: string): string => {
  const value: unknown = event.getFirstPropertyValue(name)
  return typeof value === 'string' ? value : ''
}

const addressIn = (value: string): string => value.replace(/^mailto:/i, '')

/** Null of what is no calendar: anybody may send the demo a mail. */
function calendarIn(text: string): ICAL.Component | null {
  try {
    return new ICAL.Component(ICAL.parse(text) as unknown[])
  } catch {
    return null
  }
}

/** What the press is about: the event of an invitation, its organiser, and the holder of the mailbox. */
function invitationIn(mail: Invitation) {
  if (mail.calendar === null || mail.method !== 'REQUEST') return null
  const calendar = calendarIn(mail.calendar)
  const event = calendar?.getFirstSubcomponent('vevent')
  const attendee = event?.getFirstProperty('attendee')
  const organizer = event ? addressIn(textOf(event, 'organizer')) : ''
  if (!calendar || !event || !attendee || organizer === '') return null
  return { calendar, event, attendee, organizer }
}

/**
 * The reply to the invitation in a letter (RFC 5546 3.2.3), or its COUNTER (3.2.7), to its ORGANIZER.
 * @returns null when the letter invites to nothing
 */
export function replyTo(
  mail: Invitation,
  { answer, comment, at, proposed }: Pressed,
  words: ReplyWords,
): ReplyMail | null {
  const invitation = invitationIn(mail)
  if (invitation === null) return null
  const { calendar, event, attendee, organizer } = invitation
  const address = addressIn(String(attendee.getFirstValue()))
  const title = oneLine(textOf(event, 'summary'))
  calendar.updatePropertyWithValue('prodid', '-//Mozilla.org/NONSGML Mozilla Calendar V1.1//EN')
  const method = proposed ? 'COUNTER' : 'REPLY'
  calendar.updatePropertyWithValue('method', method)
  if (proposed) {
    event.updatePropertyWithValue('dtstart', ICAL.Time.fromDateTimeString(`${proposed.starts}:00`))
    event.updatePropertyWithValue('dtend', ICAL.Time.fromDateTimeString(`${proposed.ends}:00`))
  }
  attendee.setParameter('partstat', partstatOf[answer])
  const made = ICAL.Time.fromDateTimeString(`${at.slice(0, 19)}Z`)
  for (const name of ['dtstamp', 'last-modified']) event.updatePropertyWithValue(name, made)
  if (comment !== '') event.updatePropertyWithValue('comment', comment)
  const { subject, text } = words(mail.toName || address, title)
  return {
    from: { name: mail.toName, address },
    to: organizer,
    subject,
    text: comment === '' ? text : `${text}\n\n${comment}`,
    icalEvent: { method, filename: 'invite.ics', content: `${calendar.toString()}\r\n` },
    headers: { 'User-Agent': 'Mozilla Thunderbird' },
  }
}

/** When the invitation in a letter is, by the clock of its own zone; null when it invites to nothing. */
export function invitedTo(mail: Invitation): { starts: string; ends: string } | null {
  const event = invitationIn(mail)?.event
  const [starts, ends] = ['dtstart', 'dtend'].map((name) => {
    const value: unknown = event?.getFirstPropertyValue(name)
    return value instanceof ICAL.Time ? value.toString().slice(0, 16) : ''
  })
  return starts && ends ? { starts, ends } : null
}
