// Reads what a calendar says of an invitation: the replies, counter-proposals and requests of RFC 5546, as calendars write them.
import ICAL from 'ical.js'
import type { Answer } from '#db/schema'
import { atMost, manyLines, oneLine } from '#emails/clean'
import type { Instant } from '../core/time'
import { plainAddress, plainName, type Correspondent } from './correspondent'
import { afterDuration, instantOf } from './foreign-times'
import { calendarLines, type CalendarLines } from './reply-lines'

/** What every word from a calendar names (RFC 5546 3.2.3). Addresses are in lower case. */
export type CalendarWord = {
  uid: string
  /** Whom it is about. */
  attendee: Correspondent
  /** Who sent it in their place, when that is told (SENT-BY). */
  sentBy: string | null
  sequence: number
  /** DTSTAMP; some calendars echo that of the invitation. */
  stampedAt: Instant | null
  comment: string
}

export type CalendarReply =
  | ({ kind: 'answer'; answer: Answer } & CalendarWord)
  | ({ kind: 'delegation'; to: Correspondent | null } & CalendarWord)
  | ({ kind: 'counter'; startsAt: Instant | null; endsAt: Instant | null; place: string } & CalendarWord)
  | ({ kind: 'refresh' } & CalendarWord)

export type CalendarReading =
  | CalendarReply
  /** `otherCalendar`: it is whole, and no reply to an invitation of ours. `damaged`: nobody can tell what it said. */
  | { kind: 'unreadable'; reason: 'damaged' | 'otherCalendar' }

const damaged: CalendarReading = { kind: 'unreadable', reason: 'damaged' }
const otherCalendar: CalendarReading = { kind: 'unreadable', reason: 'otherCalendar' }

const answerOf: Record<string, Answer> = { ACCEPTED: 'yes', TENTATIVE: 'maybe', DECLINED: 'no' }
const mostOfPlace = 200
const mostOfUid = 1_000
const mostOfComment = 2_000
const mostOfSequence = 2 ** 31 - 1

/** A value that stands where exactly one is allowed; more of them may only say the same. */
const only = <Value>(values: Value[]): Value | null =>
  values.every((value) => value === values[0]) ? (values[0] ?? null) : null

const valuesOf = (event: ICAL.Component, name: string): string[] =>
  event.getAllProperties(name).map((property) => String((property.jCal as unknown[])[3] ?? ''))

const parameter = (property: ICAL.Property, name: string): string => {
  const value: unknown = property.getFirstParameter(name)
  return typeof value === 'string' ? value : ''
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The address of a `mailto:` in lower case; empty when it is none ("invalid:nomail", a path on a server). */
const mailAddress = (uri: string): string => plainAddress(decoded(oneLine(uri).replace(/^mailto:/i, '')))

/** Apple names an attendee by a path on its server, and writes the address beside it (RFC 7986 6.2). */
const addressOf = (property: ICAL.Property): string =>
  mailAddress(String((property.jCal as unknown[])[3] ?? '')) || mailAddress(parameter(property, 'email'))

const nameOf = (property: ICAL.Property): string => plainName(parameter(property, 'cn'))

/**
 * The attendee whom the word is about. An invitation of ours lists one; where a calendar names several, the one who
 * sent the mail speaks for themselves (RFC 5546 4.2.6: the delegate's reply lists the delegator too). Null when that
 * leaves nobody, or two that say different things.
 */
function speakerOf(event: ICAL.Component, sender: string): ICAL.Property | null {
  const all = event.getAllProperties('attendee')
  const addresses = new Set(all.map(addressOf))
  const told = addresses.size > 1 ? all.filter((one) => addressOf(one) === sender) : all
  const says = new Set(told.map((one) => parameter(one, 'partstat').toUpperCase()))
  return says.size === 1 ? (told[0] ?? null) : null
}

const sequenceOf = (event: ICAL.Component): number | null => {
  const values = valuesOf(event, 'sequence')
  if (values.length === 0) return 0
  const value = only(values)
  return value !== null && /^\d{1,10}$/.test(value) && Number(value) <= mostOfSequence ? Number(value) : null
}

function timeOf(event: ICAL.Component, name: string): Instant | null {
  const property = event.getAllProperties(name)[0]
  if (property === undefined) return null
  return instantOf(String((property.jCal as unknown[])[3]), parameter(property, 'tzid') || null)
}

/** COMMENT is the standard's; iCloud and servers of its kind put what was typed beside the attendee. */
function commentOf(event: ICAL.Component, speaker: ICAL.Property): string {
  const told = [
    ...valuesOf(event, 'comment'),
    ...['x-response-comment', 'x-calendarserver-attendee-comment'].flatMap((name) => [
      parameter(speaker, name),
      ...valuesOf(event, name),
    ]),
  ].map(manyLines)
  return atMost([...new Set(told.filter((text) => text !== ''))].join('\n\n'), mostOfComment)
}

/** A calendar's own identifier is kept as it stands: one that was mended would be another's. */
function uidOf(event: ICAL.Component): string | null {
  const uid = only(valuesOf(event, 'uid'))?.trim() ?? ''
  return uid !== '' && uid.length <= mostOfUid && !/\p{Cc}/u.test(uid) && uid.isWellFormed() ? uid : null
}

type Spoken = { word: CalendarWord; speaker: ICAL.Property }

function wordOf(event: ICAL.Component, speaker: ICAL.Property): Spoken | null {
  const uid = uidOf(event)
  const sequence = sequenceOf(event)
  if (uid === null || sequence === null) return null
  const word = {
    uid,
    attendee: { name: nameOf(speaker), address: addressOf(speaker) },
    sentBy: mailAddress(parameter(speaker, 'sent-by')) || null,
    sequence,
    stampedAt: timeOf(event, 'dtstamp'),
    comment: commentOf(event, speaker),
  }
  return { word, speaker }
}

function reply({ word, speaker }: Spoken): CalendarReading {
  const says = parameter(speaker, 'partstat').toUpperCase()
  const answer = Object.hasOwn(answerOf, says) ? answerOf[says] : undefined
  if (answer !== undefined) return { kind: 'answer', answer, ...word }
  if (says === 'DELEGATED') return { kind: 'delegation', to: delegateOf(speaker), ...word }
  // Who has not decided has not answered; and that stands for a missing PARTSTAT too (RFC 5545 3.2.12).
  return says === '' || says === 'NEEDS-ACTION' ? otherCalendar : damaged
}

function delegateOf(speaker: ICAL.Property): Correspondent | null {
  const to = mailAddress(parameter(speaker, 'delegated-to'))
  if (to === '') return null
  const siblings: ICAL.Property[] = speaker.parent?.getAllProperties('attendee') ?? []
  const named = siblings.find((one) => addressOf(one) === to)
  return { name: named ? nameOf(named) : '', address: to }
}

/** What is proposed; a time that is the event's own (Outlook names that too) is no proposal of a time. */
function counter(event: ICAL.Component, word: CalendarWord): CalendarReading {
  const startsAt = timeOf(event, 'dtstart')
  const duration = only(valuesOf(event, 'duration'))
  const endsAt =
    timeOf(event, 'dtend') ?? (startsAt && duration !== null ? afterDuration(startsAt, duration) : null)
  const same =
    startsAt !== null &&
    startsAt === timeOf(event, 'x-ms-olk-originalstart') &&
    endsAt === timeOf(event, 'x-ms-olk-originalend')
  const place = atMost(oneLine(valuesOf(event, 'location')[0] ?? ''), mostOfPlace)
  const times = same ? { startsAt: null, endsAt: null } : { startsAt, endsAt }
  return { kind: 'counter', ...times, place, ...word }
}

function readEvent(lines: readonly string[], method: string, sender: string): CalendarReading {
  const event = new ICAL.Component(ICAL.parse(lines.join('\r\n')) as unknown[])
  // Our events do not recur.
  if (event.getAllProperties('recurrence-id').length > 0) return otherCalendar
  if (event.getAllProperties('attendee').length === 0) return damaged
  const speaker = speakerOf(event, sender)
  if (speaker === null) return otherCalendar
  const spoken = wordOf(event, speaker)
  if (spoken === null) return damaged
  if (method === 'REPLY') return reply(spoken)
  return method === 'COUNTER' ? counter(event, spoken.word) : { kind: 'refresh', ...spoken.word }
}

/** What a word says, without what two copies of it may differ in. */
const gist = (reading: CalendarReading): string =>
  JSON.stringify({ ...reading, comment: '', attendee: 'attendee' in reading ? reading.attendee.address : '' })

/**
 * What several copies of an object say together: a copy that cannot be read counts for nothing beside one that can;
 * copies that say different things say nothing.
 */
export function together(readings: readonly CalendarReading[]): CalendarReading {
  const words = readings.filter(({ kind }) => kind !== 'unreadable')
  const others = readings.filter((one) => one.kind === 'unreadable' && one.reason === 'otherCalendar')
  if (words.length === 0) return others[0] ?? damaged
  const said = new Set([...words, ...others].map(gist))
  return said.size === 1
    ? (words.find((one) => 'comment' in one && one.comment !== '') ?? words[0]!)
    : otherCalendar
}

/** METHOD of the object; of the mail's Content-Type where the object has none (RFC 6047 2.4 asks for both). */
function methodOf(lines: CalendarLines, told: string | null): string | null {
  if (lines.methods.length === 0) return told?.trim().toUpperCase() || null
  return only(lines.methods)
}

/**
 * What a calendar object says. It never throws.
 * @param text the object, in any line ends, folded in any way
 * @param told what the mail tells beside it: the method of the Content-Type, and who sent it, in lower case
 */
export function readCalendarWord(
  text: string,
  told: { method?: string | null; sender?: string } = {},
): CalendarReading {
  const lines = calendarLines(text)
  if (lines === null) return damaged
  const method = methodOf(lines, told.method ?? null)
  if (method === null && lines.methods.length > 0) return damaged
  if (method === null || !['REPLY', 'COUNTER', 'REFRESH'].includes(method)) return otherCalendar
  if (lines.events.length === 0) return otherCalendar
  try {
    return together(lines.events.map((event) => readEvent(event, method, told.sender ?? '')))
  } catch {
    return damaged
  }
}
