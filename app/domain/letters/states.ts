// How letters are told apart in the list of all letters, and what the list was asked for in its address.
import type { LetterKind } from '#emails/letters'

/** `trouble` holds what has failed or come back of late, and what waits because sending it did not succeed. */
export const letterStates = ['trouble', 'waiting', 'paused', 'failed', 'returned', 'sent', 'all'] as const
export type LetterState = (typeof letterStates)[number]

export type LetterSearch = {
  /** Null leaves it to the list: trouble first, if there is any. */
  state: LetterState | null
  /** Names, addresses, kinds of letters, titles of events. */
  q: string
  kind: LetterKind | null
  eventId: string | null
  /** The id of the letter that the page comes after; null is the first page. */
  before: string | null
}

export const anyLetter: LetterSearch = { state: null, q: '', kind: null, eventId: null, before: null }
