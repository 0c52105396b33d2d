// The people's side: who sees what of a person, photos, letters not wanted, a network's board, remarks to the organisers.
import type { Generated } from 'kysely'
import type { BoardKind, Locale, OptionalLetter, RemarkKind, SharedField, SharingCircle } from './words'

/** A field of a person that they let others see, and how far. Nothing is seen without a row. */
export type SharedFieldTable = {
  id: string
  personId: string
  field: SharedField
  seenBy: SharingCircle
}

/** A person's face: two sizes of WebP in base64, made anew from what was sent, so that nothing else of it is left. */
export type PhotoTable = {
  personId: string
  /** Changes with the picture: browsers keep one by it. */
  mark: string
  large: string
  small: string
  uploadedAt: string
}

/** A kind of letter that a person does not want. */
export type UnwantedLetterTable = {
  id: string
  personId: string
  kind: OptionalLetter
  since: string
}

/** What a member or a coordinator put on a network's board. */
export type BoardNoteTable = {
  id: string
  networkId: string
  /** Null once the author's record is erased. */
  authorId: string | null
  kind: BoardKind
  title: string
  text: string
  /** The language it is written in, when its author said so. */
  language: Locale | null
  postedAt: string
  /** Of a proposed meeting. */
  startsAt: string | null
  place: Generated<string>
  /** Settled: it is read, and answered no more. */
  closedAt: string | null
  /** Taken off the board, by its author or one who keeps the network. */
  hiddenAt: string | null
  hiddenBy: string | null
  /** When it left as a letter to the members. */
  letterAt: string | null
  /** The meeting that was called of a proposal. */
  meetingId: Generated<string | null>
}

export type BoardReplyTable = {
  id: string
  noteId: string
  authorId: string | null
  text: string
  postedAt: string
  hiddenAt: string | null
  hiddenBy: string | null
}

/** What somebody told the organisers is wrong, and what they answered. */
export type RemarkTable = {
  id: string
  kind: RemarkKind
  /** Null for one who is not signed in, or is erased. */
  personId: string | null
  name: string
  /** Where the answer goes; empty when none was left. */
  email: string
  locale: Locale
  /** What it is about: a field of the record, or the page's address. */
  about: string
  text: string
  receivedAt: string
  /** The day by which it is to be answered (Act 306/2019, section 9: two weeks). */
  answerBy: string
  /** Empty until it is answered. */
  answer: string
  answeredAt: string | null
  answeredBy: string | null
}
