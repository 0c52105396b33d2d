// Finds the calendar objects of a mail, and brings their bytes to text whatever charset they are in.
import { isUtf8 } from 'node:buffer'
import { together, readCalendarWord, type CalendarReading } from '~/domain/calendar/replies'
import { mostLines } from '~/domain/calendar/reply-lines'
import { bounds, type Part } from './opened.server'

const calendarTypes = new Set([
  'text/calendar',
  'application/ics',
  'text/x-vcalendar',
  'application/calendar',
])

export const isCalendar = ({ type, name }: Part): boolean => calendarTypes.has(type) || /\.ics$/i.test(name)

function inCharset(bytes: Buffer, charset: string): string {
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** UTF-8 is tried first, whatever is declared: text in other charsets can hardly look like it. */
const decoded = (bytes: Buffer, declared: string): string =>
  isUtf8(bytes) ? bytes.toString('utf8') : inCharset(bytes, declared)

/**
 * The text of a calendar part. A long line may be folded in the middle of a letter (RFC 5545 3.1), so that bytes are
 * unfolded before they are read; a line at a time, since some calendars write a name in another charset than the rest,
 * and no more lines than an object may have.
 */
export function calendarText({ content, charset }: Pick<Part, 'content' | 'charset'>): string {
  const mark = content.length > 1 ? content.readUInt16BE(0) : 0
  if (mark === 0xfffe) return inCharset(content, 'utf-16le')
  if (mark === 0xfeff) return inCharset(content, 'utf-16be')
  const declared = charset === null || /^utf-?8$|ascii/i.test(charset) ? 'windows-1252' : charset
  const unfolded = content.toString('latin1').replace(/\r{0,3}\n[ \t]/g, '')
  if (/^[\x00-\x7f]*$/.test(unfolded)) return unfolded
  return unfolded
    .split('\n', mostLines + 1)
    .map((line) => decoded(Buffer.from(line, 'latin1'), declared))
    .join('\n')
}

export type CalendarPart = {
  reading: CalendarReading | { kind: 'unreadable'; reason: 'tooLarge' }
  producer: string
}

/**
 * What the calendar objects of a mail say together; null when it holds none.
 * @param sender in lower case
 */
export function calendarPartOf(parts: readonly Part[], sender: string): CalendarPart | null {
  const held = parts.filter(isCalendar)
  if (held.length === 0) return null
  if (held.reduce((sum, { content }) => sum + content.length, 0) > bounds.calendar)
    return { reading: { kind: 'unreadable', reason: 'tooLarge' }, producer: '' }
  const texts = held.map(calendarText)
  const readings = held.map(({ method }, at) => readCalendarWord(texts[at] ?? '', { method, sender }))
  const producer = /^PRODID:(.{0,200})/im.exec(texts[0] ?? '')?.[1] ?? ''
  return { reading: together(readings), producer }
}
