// Events: plans, programmes, invitations and answers.
import type {
  Answer,
  AnswerSource,
  AttendanceMode,
  Debt,
  Entry,
  EventKind,
  Flag,
  Locale,
  SubstituteRule,
} from './words'

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
  /** The network whose own meeting it is, called and kept by those who keep the network; otherwise an event as any. */
  hostNetworkId: string | null
  createdBy: string | null
  createdAt: string
  changedAt: string
  cancelledAt: string | null
  cancelNote: string
  /** What those who come must know on the day, told the day before. */
  practicalFi: string
  practicalSv: string
  practicalEn: string
  /** 1 when each chooses to take part on site or online; `capacity` is then of the seats on site. */
  hybrid: Flag
  /** Places online of a hybrid event; null is no limit. */
  onlineCapacity: number | null
  /** When seats that a quota has not used are free for all, and when they were released. */
  releaseAt: string | null
  releasedAt: string | null
  /** A seat that comes free is given to the first who waits, or offered to them for so many hours. */
  freedSeats: 'give' | 'offer'
  offerHours: number
  substitutes: SubstituteRule
  /** 1 when whoever gets the invitation forwarded may enter themselves. */
  forwardable: Flag
  /** The dates that are invited to by one letter. */
  seriesId: string | null
  /** When the list of those who came was closed. */
  attendanceClosedAt: string | null
  attendanceClosedBy: string | null
  /** What to do otherwise next time, in the organisers' words. */
  lessons: string
}

/** The columns that a row gets by itself when it is written without them. */
export type EventDefaults =
  | 'hostNetworkId'
  | 'practicalFi'
  | 'practicalSv'
  | 'practicalEn'
  | 'hybrid'
  | 'freedSeats'
  | 'offerHours'
  | 'substitutes'
  | 'forwardable'
  | 'lessons'

/** One line of an event's programme. */
export type ProgrammeItemTable = {
  id: string
  eventId: string
  position: number
  startsAt: string
  titleFi: string
  titleSv: string
  titleEn: string
  endsAt: string | null
  /** The track it runs in; null is for all. */
  trackId: string | null
  /** For the running order of the day: what the organisers must remember. */
  note: string
}

export type ProgrammeItemDefaults = 'note'

/** A track of a programme: what runs side by side. */
export type TrackTable = {
  id: string
  eventId: string
  position: number
  nameFi: string
  nameSv: string
  nameEn: string
  place: string
}

/** Who speaks in a programme item; a speaker need not be in the registry. */
export type SpeakerTable = {
  id: string
  programmeItemId: string
  position: number
  name: string
  /** Title and organisation, as they are to be printed. */
  role: string
  email: string
  language: Locale
  /** Whether they have been asked to confirm, and what they said. */
  confirmation: 'none' | 'asked' | 'yes' | 'no'
  photo: Debt
  slides: Debt
  /** What the speaker wishes for: technology, travel. */
  wishes: string
  askedAt: string | null
  answeredAt: string | null
  /** The link of the speaker's own page; only its hash is kept. */
  tokenHash: string | null
}

export type SpeakerDefaults = 'email' | 'language' | 'confirmation' | 'photo' | 'slides' | 'wishes'

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
  /** The DTSTAMP of the newest reply that was taken from the person's calendar. */
  repliedStamp: string | null
  /** The Message-ID of the first letter, that later ones refer to. */
  firstMessageId: string | null
  entry: Entry
  /** How they take part in a hybrid event; of others null. */
  mode: AttendanceMode | null
  /** The quota whose seats are theirs; null is the seats for all. */
  quotaId: string | null
  /** Until when a seat is held for one who waits; null when none is offered. */
  offerUntil: string | null
  /** When an offer was let lapse: nothing is offered before they ask to wait on. */
  offerLapsedAt: string | null
  /** The invitation of the one they stand in for. */
  substituteFor: string | null
  /** 1 when reminders by rule leave them be. */
  unreminded: Flag
  /** When they were ticked at the door; null is that they were not. */
  cameAt: string | null
  /** The table they sit at, from 1. */
  tableNumber: number | null
}

export type InvitationDefaults = 'entry' | 'unreminded'

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
  /** The assistant whose own link it is; null is the invited person's. */
  holderId: string | null
}
