// Events: plans, programmes, invitations and answers.
import type { Locale, Flag, EventKind, Answer, AnswerSource } from './words'

/** A saved audience rule that organisers reuse. */
export type AudienceTable = {
  id: string
  name: string
  /** The rule as JSON: see the audience room. */
  rule: string
  savedBy: string | null
  savedAt: string
}

/** A tilaisuus: planned as a draft, open once invitations have left, or cancelled. */
export type EventTable = {
  id: string
  kind: EventKind
  status: 'draft' | 'open' | 'cancelled'
  titleFi: string
  titleSv: string
  titleEn: string
  descriptionFi: string
  descriptionSv: string
  descriptionEn: string
  startsAt: string
  endsAt: string
  /** The IANA zone the times are meant in. */
  zone: string
  place: string
  onlineUrl: string
  /** Seats; null is no limit. */
  capacity: number | null
  answerBy: string | null
  contactName: string
  contactEmail: string
  contactPhone: string
  /** The language sent to those whose own is missing, chosen by the organiser; null: nobody is sent a missing one. */
  substituteLocale: Locale | null
  /** The audience rule as JSON. */
  audienceRule: string
  /** The calendar's UID: random, one an event, for ever. */
  uid: string
  /** The calendar's SEQUENCE, of the event as a whole. */
  sequence: number
  /** The sequence at which the present time was set: an answer to a lower one answered an older time. */
  timeSequence: number
  /** The ORGANIZER mailbox; it never changes for a UID. */
  mailbox: string
  /** Counts edits, so that two organisers do not overwrite each other. */
  version: number
  copiedFrom: string | null
  /** The small group whose meeting it is; organisers’ own events have none. */
  networkId: string | null
  createdBy: string | null
  createdAt: string
  changedAt: string
  cancelledAt: string | null
  cancelNote: string
}

/** One line of an event's programme. */
export type ProgrammeItemTable = {
  id: string
  eventId: string
  position: number
  startsAt: string
  titleFi: string
  titleSv: string
  titleEn: string
}

/** Who speaks in a programme item; a speaker need not be in the registry. */
export type SpeakerTable = {
  id: string
  programmeItemId: string
  position: number
  name: string
  /** Title and organisation, as they are to be printed. */
  role: string
}

/** An invitation to a person: the list that inviting froze. Taking somebody off ends it; nothing is deleted. */
export type InvitationTable = {
  id: string
  eventId: string
  personId: string
  /** Why the person was on the list, as JSON: the parts of the rule that took them in. */
  reasons: string
  invitedAt: string
  invitedBy: string | null
  withdrawnAt: string | null
  /** The answer in force; null is silence. */
  answer: Answer | null
  answeredAt: string | null
  answerSource: AnswerSource | null
  answeredBy: string | null
  comment: string
  /** The event's sequence that the answer was given to. */
  answeredSequence: number | null
  /** A yes has a seat or waits for one. */
  seat: 'none' | 'seated' | 'waiting'
  /** The order of arrival among those waiting. */
  queueNumber: number | null
  remindedAt: string | null
  /** 1 while the person's calendar holds the entry: a REQUEST was sent after the last CANCEL. */
  inCalendar: Flag
  /** The SEQUENCE and the DTSTAMP of the calendar object last sent to the person. */
  sequence: number
  stampedAt: string | null
  /** The Message-ID of the first letter, that later ones refer to. */
  firstMessageId: string | null
}

/** Every answer ever given to an invitation, with its source. */
export type AnswerTable = {
  id: string
  invitationId: string
  answer: Answer
  seat: 'none' | 'seated' | 'waiting'
  comment: string
  source: AnswerSource
  /** Who pressed: the person, an assistant, an organiser. */
  answeredBy: string | null
  answeredSequence: number
  answeredAt: string
}

/** A link in a letter that lets its holder answer one invitation. Only the token's hash is kept. */
export type AnswerLinkTable = {
  id: string
  invitationId: string
  tokenHash: string
  createdAt: string
  revokedAt: string | null
}
