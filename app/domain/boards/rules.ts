// What may be done on a network's board, and by whom: asked by pages for what to show and by acts for what to allow.
import type { BoardKind, Locale } from '#db/schema'
import type { Written as Words } from '~/i18n/named'
import type { Instant } from '../core/time'

export { boardKinds, locales, type BoardKind } from '#db/schema'

/** Letters of each text, and notes of a page. */
export const longest = { title: 160, text: 4000, place: 200, reply: 2000 } as const
export const notesOnPage = 20

/** Who stands before a board. Organisers keep every network's. */
export type OnBoard = { personId: string; keeper: boolean }

/** What the rules ask of a note or a reply. */
export type Written = { authorId: string | null; hiddenAt: Instant | null; hiddenBy: string | null }
export type NoteFacts = Written & {
  kind: BoardKind
  closedAt: Instant | null
  letterAt: Instant | null
  /** Replies that stand, the hidden ones apart. */
  replies: number
}

/** A text of a note in the language that its author said; who said none is taken to write in the reader's. */
export const writtenIn = (note: { language: Locale | null }, text: string, locale: Locale): Words => ({
  text,
  lang: note.language ?? locale,
})

/** The kinds that somebody may put up: news are told by those who keep the network. */
export const kindsFor = ({ keeper }: Pick<OnBoard, 'keeper'>): BoardKind[] =>
  keeper ? ['news', 'meeting', 'offer', 'ask'] : ['meeting', 'offer', 'ask']

const isOwn = (thing: Written, { personId }: OnBoard): boolean => thing.authorId === personId

/** What was taken off is shown to its author and to those who keep the network. */
export const sees = (thing: Written, reader: OnBoard): boolean =>
  thing.hiddenAt === null || reader.keeper || isOwn(thing, reader)

/** Settling a note, and taking it off: its author's, and that of those who keep the network. */
export const mayHide = (note: Written, reader: OnBoard): boolean =>
  note.hiddenAt === null && (reader.keeper || isOwn(note, reader))

/** News ask nothing, so there is nothing to settle. */
export const maySettle = (note: Written & Pick<NoteFacts, 'kind'>, reader: OnBoard): boolean =>
  note.kind !== 'news' && mayHide(note, reader)

/**
 * What its author took off they alone put back; what a keeper took off, any keeper: nobody's words are shown against
 * their wish, and nobody undoes what was done to their own.
 */
export function mayShow(thing: Written, reader: OnBoard): boolean {
  if (thing.hiddenAt === null) return false
  if (thing.hiddenBy !== null && thing.hiddenBy === thing.authorId) return isOwn(thing, reader)
  return reader.keeper
}

/** Words that others have answered, or that have left as a letter, stay as they were read. */
export const mayEdit = (note: NoteFacts, reader: OnBoard): boolean =>
  isOwn(note, reader) &&
  note.hiddenAt === null &&
  note.closedAt === null &&
  note.letterAt === null &&
  note.replies === 0

export const mayReply = (note: NoteFacts): boolean => note.hiddenAt === null && note.closedAt === null

/** Those who keep the network call the meeting that a member proposes. */
export const mayCall = (note: NoteFacts, { keeper }: OnBoard): boolean =>
  keeper && note.kind === 'meeting' && note.hiddenAt === null && note.closedAt === null

/** News leave as a letter once. */
export const maySendLetter = (note: NoteFacts, { keeper }: OnBoard): boolean =>
  keeper && note.kind === 'news' && note.hiddenAt === null && note.letterAt === null
