// What a mail's own fields say: who wrote, to whom, when, and which letter it follows.
import { atMost, oneLine } from '#emails/clean'
import { plainAddress, plainName, type Correspondent } from '~/domain/calendar/correspondent'
import type { Instant } from '~/domain/core/time'

type Heads = ReadonlyMap<string, readonly string[]>
type Address = { name?: string; address?: string }

const mostOfSubject = 500
const mostFollowed = 20
const mostRecipients = 50

export const headOf = (heads: Heads, name: string): string => heads.get(name)?.[0] ?? ''

export const correspondent = ({ name = '', address = '' }: Address = {}): Correspondent => ({
  name: plainName(name),
  address: plainAddress(address),
})

export const subjectOf = (subject: string): string => atMost(oneLine(subject), mostOfSubject)

const messageId = /<[^<>\s\p{Cc}]{1,500}>/gu

export const messageIdsIn = (text: string): string[] => text.slice(0, 50_000).match(messageId) ?? []

export const ownMessageId = (heads: Heads): string | null =>
  messageIdsIn(headOf(heads, 'message-id'))[0] ?? null

/** Message-IDs, the nearest first. @param returned those of the letters that came back with it */
export const followed = (heads: Heads, returned: readonly string[] = []): string[] =>
  [
    ...new Set([
      ...returned,
      ...messageIdsIn(headOf(heads, 'in-reply-to')),
      ...messageIdsIn(headOf(heads, 'references')).toReversed(),
    ]),
  ].slice(0, mostFollowed)

/** As RFC 5322 3.3 has it: the language's own reading of dates makes a year of any number. */
const date = /^(?:[A-Za-z]{3},?\s+)?\d{1,2}\s+[A-Za-z]{3}\s+(?:19|20)\d\d\s+\d{1,2}:\d\d/

/** The Date field; null when it is none. */
export function dateOfMail(heads: Heads): Instant | null {
  const field = headOf(heads, 'date').trim().slice(0, 100)
  const at = new Date(field)
  return date.test(field) && !Number.isNaN(at.valueOf()) ? at.toISOString() : null
}

/** The addresses it came to, those that the mail system knows first. */
export function recipientsOf(heads: Heads, to: readonly Address[], envelope: readonly string[]): string[] {
  const delivered = ['delivered-to', 'x-original-to'].flatMap((name) => heads.get(name) ?? [])
  const all = [...envelope, ...delivered, ...to.map(({ address = '' }) => address)].map(plainAddress)
  return [...new Set(all.filter((address) => address !== ''))].slice(0, mostRecipients)
}
