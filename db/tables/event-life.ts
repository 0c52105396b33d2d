// Events in depth: templates and tasks, series, quotas and the line, substitutes, questions, materials, the door, surveys.
import type {
  AskedOf,
  EventKind,
  FeedKind,
  Flag,
  Locale,
  MaterialCircle,
  QuestionKind,
  ReminderCircle,
  SubstituteRule,
  SurveyKind,
} from './words'
import type { Generated } from 'kysely'

/** What a new event of a kind begins with; one a kind. */
export type EventTemplateTable = {
  id: string
  kind: EventKind
  titleFi: string
  titleSv: string
  titleEn: string
  descriptionFi: string
  descriptionSv: string
  descriptionEn: string
  practicalFi: string
  practicalSv: string
  practicalEn: string
  /** The clock of Helsinki, "09:00". */
  startsAt: string
  minutes: number
  capacity: number | null
  answerDaysBefore: number
  weeksAhead: number
  substitutes: SubstituteRule
  /** The reminders of a new event as JSON: [{ toWhom, daysBefore, isOn }]. */
  reminders: string
  changedAt: string
  changedBy: string | null
  version: number
}

/** A task that every event of a kind has; `daysBefore` the event, negative after it. */
export type TemplateTaskTable = { id: string; kind: EventKind; task: string; daysBefore: number }

/** Something to be done for one event by a day; the day moves when the event does. */
export type EventTaskTable = {
  id: string
  eventId: string
  task: string
  daysBefore: number
  dueOn: string
  addedAt: string
  doneAt: string | null
  doneBy: string | null
}

/** Dates in a row: events that one letter invites to, each with an answer and a calendar entry of its own. */
export type SeriesTable = {
  id: string
  nameFi: string
  nameSv: string
  nameEn: string
  /** The audience rule as JSON. */
  audienceRule: string
  createdAt: string
  createdBy: string | null
  version: number
}

/** A link by which one person answers all dates of a series. Only the token's hash is kept. */
export type SeriesLinkTable = {
  id: string
  seriesId: string
  personId: string
  tokenHash: string
  createdAt: string
  revokedAt: string | null
  /** The assistant whose own link it is; null is the invited person's. */
  holderId: string | null
}

/** Seats of an event that are kept for one audience until the rest is released. */
export type SeatQuotaTable = {
  id: string
  eventId: string
  position: number
  nameFi: string
  nameSv: string
  nameEn: string
  /** The kinds of organisation whose people it is for, as JSON. */
  kinds: string
  seats: number
}

/** A turn in the life of one person's seat, with why: what the line did is told from it. */
export type SeatStepTable = {
  id: string
  invitationId: string
  at: string
  /** seated, waits, promoted, offered, lapsed, moved, switched, released … */
  what: string
  /** Why, as a word that has a text: seatFreed, capacityRaised, quotaReleased, byHand … */
  why: string
  /** The organiser's reason when the line was changed by hand. */
  note: string
  /** The place in the line after it. */
  place: number | null
  doneBy: string | null
}

/** A substitute named by one who cannot come. */
export type SubstitutionTable = {
  id: string
  /** The invitation of the one who cannot come. */
  invitationId: string
  firstName: string
  lastName: string
  email: string
  language: Locale
  /** The substitute in the registry, once known. */
  personId: string | null
  /** The substitute's own invitation, once made. */
  substituteId: string | null
  status: 'asked' | 'inForce' | 'refused' | 'takenBack'
  note: string
  /** What the organiser answered. */
  reply: string
  askedAt: string
  askedBy: string | null
  decidedAt: string | null
  decidedBy: string | null
  endedAt: string | null
}

/** A reminder by rule: so many days before the deadline to the silent, or before the event to those who come. */
export type ReminderTable = {
  id: string
  eventId: string
  toWhom: ReminderCircle
  daysBefore: number
  isOn: Flag
  doneAt: string | null
  sent: Generated<number>
}

/** What is asked with an answer to an event. */
export type QuestionTable = {
  id: string
  eventId: string
  position: number
  kind: QuestionKind
  labelFi: string
  labelSv: string
  labelEn: string
  /** The choices as JSON: [{ id, fi, sv, en, seats? }]. */
  options: string
  required: Flag
  /** 1 for what tells of health: seen by organisers of the event alone, erased 30 days after it. */
  sensitive: Flag
  askedOf: AskedOf
  removedAt: string | null
}

/** What one person replied to a question: text; the ids of choices as JSON; both as { chosen, text }. */
export type ReplyTable = {
  id: string
  invitationId: string
  questionId: string
  value: string
  givenAt: string
  givenBy: string | null
}

/** A file of an event; its bytes lie on disk under its id. */
export type MaterialTable = {
  id: string
  eventId: string
  /** The speaker it came from. */
  speakerId: string | null
  title: string
  /** The name it is downloaded by. */
  fileName: string
  mediaType: string
  bytes: number
  shownTo: MaterialCircle
  shownFrom: 'now' | 'afterwards'
  uploadedAt: string
  uploadedBy: string | null
  removedAt: string | null
}

/** A tick at the door. Its id is made where it was ticked, so that one sent twice counts once. */
export type TickTable = {
  id: string
  invitationId: string
  came: Flag
  /** When it was ticked, by the clock there. */
  at: string
  takenAt: string
  /** The door it was ticked at, as the browser there calls it. */
  door: string
  takenBy: string | null
}

/** The survey after an event. */
export type SurveyTable = {
  id: string
  eventId: string
  introFi: string
  introSv: string
  introEn: string
  closesOn: string
  openedAt: string | null
  remindedAt: string | null
  closedAt: string | null
  version: number
}

export type SurveyQuestionTable = {
  id: string
  surveyId: string
  position: number
  kind: SurveyKind
  labelFi: string
  labelSv: string
  labelEn: string
  /** The choices as JSON: [{ id, fi, sv, en }]. */
  options: string
  required: Flag
}

/** Lets one person answer a survey once; goes when the survey closes. Only the token's hash is kept. */
export type SurveyTicketTable = {
  id: string
  surveyId: string
  personId: string
  tokenHash: string
  answered: Flag
}

/** One answer to a survey, by nobody knows whom or when. */
export type SurveyAnswerTable = { id: string; surveyId: string; answers: string }

/** Days that organisers have entered into the calendar of the year themselves. */
export type CalendarDayTable = {
  id: string
  startsOn: string
  endsOn: string
  nameFi: string
  nameSv: string
  nameEn: string
  addedAt: string
  addedBy: string | null
  removedAt: string | null
}

/** An address from which a calendar program fetches events. Only the token's hash is kept. */
export type FeedTable = {
  id: string
  kind: FeedKind
  /** The kind of event, of a feed of one. */
  eventKind: EventKind | null
  /** The small group, of a feed of one. */
  networkId: string | null
  personId: string
  tokenHash: string
  createdAt: string
  revokedAt: string | null
  fetchedAt: string | null
}
