// Every table of the database, typed, with a sentence of meaning on each. One file, since it is read as one map.
// Instants are ISO-8601 UTC text with milliseconds ("2026-12-03T10:00:00.000Z"), dates "2026-12-03",
// yes/no columns 0 or 1: text and integers that SQLite and PostgreSQL read alike and sort in time order.

import type { Generated } from 'kysely'

export const locales = ['fi', 'sv', 'en'] as const
export type Locale = (typeof locales)[number]
export type Flag = 0 | 1

export const organisationKinds = [
  'ministry',
  'agency',
  'municipality',
  'wellbeingCounty',
  'parliament',
  'otherPublic',
  'company',
  'association',
] as const
export type OrganisationKind = (typeof organisationKinds)[number]

/** What a post is, whatever its title: the audience rules and the networks' rules speak in these. */
export const roleClasses = [
  'permanentSecretary',
  'headOfAgency',
  'departmentHead',
  'director',
  'hrLead',
  'developmentHead',
  'trainingHead',
  'municipalManager',
  'countyDirector',
  'expert',
  'assistant',
] as const
export type RoleClass = (typeof roleClasses)[number]

export const networkKinds = ['forum', 'professional', 'alumni', 'volunteer', 'smallGroup'] as const
export type NetworkKind = (typeof networkKinds)[number]

export const membershipRoles = [
  'member',
  'chair',
  'viceChair',
  'secretary',
  'coordinator',
  'liaison',
  'outside',
] as const
export type MembershipRole = (typeof membershipRoles)[number]

export const eventKinds = ['managementDay', 'publicManagementDay', 'morningCoffee', 'other'] as const
export type EventKind = (typeof eventKinds)[number]

export const answers = ['yes', 'maybe', 'no'] as const
export type Answer = (typeof answers)[number]

/** Why a post or a membership ended. */
export const appointmentEnds = [
  'otherPost',
  'retired',
  'leftState',
  'termEnded',
  'organisationEnded',
  'other',
] as const
export type AppointmentEnd = (typeof appointmentEnds)[number]

export const membershipEnds = [
  'leftPost',
  'retired',
  'leftState',
  'ownWish',
  'noLongerFits',
  'organisationEnded',
  'networkEnded',
  'roleChanged',
  'other',
] as const
export type MembershipEnd = (typeof membershipEnds)[number]

export const genders = ['woman', 'man', 'other'] as const
export type Gender = (typeof genders)[number]

/** What a sheet that is imported holds. */
export const importKinds = ['people', 'memberships', 'participants', 'attendance'] as const
export type ImportKind = (typeof importKinds)[number]

/** What can be found by searching. */
export const searchThings = ['person', 'organisation', 'network', 'event'] as const
export type SearchThing = (typeof searchThings)[number]

/** How an answer reached us. */
export const answerSources = ['link', 'page', 'assistant', 'organiser', 'calendar', 'earlier'] as const
export type AnswerSource = (typeof answerSources)[number]

type Names = { nameFi: string; nameSv: string; nameEn: string }

/** An administrative sector: a ministry and the agencies under it. Sectors are renamed and merged, so each has a from–to. */
export type SectorTable = Names & {
  id: string
  /** The short sign people know, such as VM. */
  code: string
  position: number
  validFrom: string
  validTo: string | null
  /** The sector that took over its bodies when it ended. */
  successorId: string | null
}

/** A body that people work in; one outside the sectors (a municipality, a company) has no sector. */
export type OrganisationTable = Names & {
  id: string
  sectorId: string | null
  kind: OrganisationKind
  validFrom: string
  validTo: string | null
  /** The body it was merged into when it ended. */
  successorId: string | null
  /** Counts edits, so that two organisers do not overwrite each other. */
  version: Generated<number>
}

/** What an organisation was called, and the sector it belonged to, in an earlier time; the present is on its own row. */
export type OrganisationPastTable = Names & {
  id: string
  organisationId: string
  sectorId: string | null
  validFrom: string
  validTo: string
}

/**
 * A position in an organisation, whoever holds it: the line of its holders is its appointments. One may be held by
 * several at once.
 */
export type PositionTable = {
  id: string
  organisationId: string
  titleFi: string
  titleSv: string
  titleEn: string
  roleClass: RoleClass
  seniorManagement: Flag
  /** The position whose holder is the superior. */
  superiorId: string | null
  /** The last day before it was abolished. */
  validTo: string | null
}

/** A human being, whatever post they hold. */
export type PersonTable = {
  id: string
  firstName: string
  lastName: string
  /** First and last name in lower case, last name first: what lists sort by and searches look in. */
  sortName: string
  /** The language letters and pages come in. */
  language: Locale
  phone: string | null
  createdAt: string
  /** What the person knows well, in their own words. */
  expertise: Generated<string>
  /** Addresses of pages, one a line. */
  links: Generated<string>
  /** The organisers' own notes; never shown to others than them and the person. */
  notes: Generated<string>
  /** Both are for balance in groups only; null is not told. A region is a code of Statistics Finland ("01"). */
  gender: Gender | null
  homeRegion: string | null
  /** Where to reach the person after the state's service; not written to while another address is in use. */
  privateEmail: string | null
  /** The record that this one turned out to be the same person as; what it held has moved there. */
  mergedInto: string | null
  /** Counts edits of the person and of what hangs on them, so that two organisers do not overwrite each other. */
  version: Generated<number>
}

/** An e-mail address of a person; the ended ones are aliases that replies may still come from. */
export type AddressTable = {
  id: string
  personId: string
  /** Always in lower case. */
  email: string
  validFrom: string
  validTo: string | null
  /** When a letter to it came back for good, and what the mail server said. */
  failedAt: string | null
  failure: string | null
}

/** A person in a position, from–to, with the position's title, class and house of that time. History: an ended one stays. */
export type AppointmentTable = {
  id: string
  personId: string
  organisationId: string
  titleFi: string
  titleSv: string
  titleEn: string
  roleClass: RoleClass
  /** 1 when the post belongs to the most senior civil servants. */
  seniorManagement: Flag
  validFrom: string
  validTo: string | null
  /** The position it fills; none for a post whose line of holders is not followed. */
  positionId: string | null
  /** 1 while somebody stands in for the holder or until one is appointed. */
  acting: Generated<Flag>
  /** The last day of a fixed term as decided; null is until further notice. `validTo` is when the post really ended. */
  termEndsOn: string | null
  endReason: AppointmentEnd | null
}

/** One person answers for another: assistant and manager, from–to. */
export type AssistanceTable = {
  id: string
  managerId: string
  assistantId: string
  validFrom: string
  validTo: string | null
}

/** Ministry staff who plan and invite, from–to. */
export type OrganiserTable = {
  id: string
  personId: string
  validFrom: string
  validTo: string | null
}

/** A training programme such as Tulevaisuuden johtajat. */
export type ProgrammeTable = Names & { id: string }

/** One numbered run of a programme. */
export type CourseTable = {
  id: string
  programmeId: string
  number: number
  startsOn: string
  endsOn: string
}

/** A person completed a course; that makes an alumnus. */
export type CompletionTable = {
  id: string
  personId: string
  courseId: string
  completedOn: string
}

/** A person takes part in a course; completing it is in completion. */
export type ParticipantTable = {
  id: string
  courseId: string
  personId: string
  enrolledOn: string
  /** When the person left the course without completing it. */
  leftOn: string | null
}

/** A circle of people with a history: the management forum, a professional or alumni network, a small group. */
export type NetworkTable = Names & {
  id: string
  kind: NetworkKind
  descriptionFi: string
  descriptionSv: string
  descriptionEn: string
  /** Whether a seat follows the person or the position they hold. */
  basis: 'person' | 'position'
  /** The programme whose alumni it gathers. */
  programmeId: string | null
  foundedOn: string
  endedOn: string | null
  /** Who belongs to it, as JSON: an audience rule whose parts speak of posts. Null: those who have been taken in. */
  rule: string | null
  /** Where an online network lives. */
  link: Generated<string>
  /** Counts edits, so that two organisers do not overwrite each other. */
  version: Generated<number>
}

/** A person in a network or small group, from–to; nothing is overwritten. */
export type MembershipTable = {
  id: string
  networkId: string
  personId: string
  /** The appointment a position-bound seat rests on. */
  appointmentId: string | null
  role: MembershipRole
  validFrom: string
  validTo: string | null
  /** One of `membershipEnds`, or words of an earlier release. */
  endReason: string | null
}

/** A time in which a member stays away; without an end the pause goes on. */
export type PauseTable = {
  id: string
  membershipId: string
  validFrom: string
  validTo: string | null
}

/** A wish to belong to a network that waits for approval, or was decided. */
export type ApplicationTable = {
  id: string
  networkId: string
  personId: string
  appliedAt: string
  note: string
  outcome: 'approved' | 'declined' | null
  decidedAt: string | null
  decidedBy: string | null
}

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

/** A letter to be sent, written in the same Change as what it tells. */
export type OutboxTable = {
  id: string
  kind: string
  /** The letter's data as JSON; what is secret in it is emptied after sending. */
  data: string
  locale: Locale
  personId: string | null
  toName: string
  toAddress: string
  eventId: string | null
  invitationId: string | null
  /** Letters of one press of a button. */
  batchId: string | null
  messageId: string
  /** The Message-ID that the letter follows. */
  inReplyTo: string | null
  status: 'waiting' | 'sending' | 'sent' | 'failed'
  dueAt: string
  attempts: number
  leasedUntil: string | null
  lastError: string | null
  createdAt: string
  sentAt: string | null
}

/** Who did what, to which thing, when. */
export type AuditTable = {
  id: string
  at: string
  actorKind: 'person' | 'link' | 'system'
  actorId: string | null
  act: string
  thing: string
  thingId: string
  /** What changed, as JSON, without the contents of answers. */
  detail: string
}

/** A Change of the registry that can be taken back while its steps are kept. */
export type DeedTable = {
  id: string
  at: string
  act: string
  thing: string
  thingId: string
  /** What it was about, as JSON: figures and names of things, for the list of deeds. */
  detail: string
  doneBy: string | null
  /** The steps are forgotten then, and it stands for good. */
  undoUntil: string
  undoneAt: string | null
  undoneBy: string | null
}

/** One row that a deed wrote: as it was (null: it was not) and as it became (null: it went), as JSON. */
export type DeedStepTable = {
  deedId: string
  place: number
  /** The table. */
  kept: string
  rowId: string
  before: string | null
  after: string | null
}

/** What was decided of a finding of continuity: its act was done, it was left as it is, or the person was asked. */
export type DecisionTable = {
  id: string
  /** The finding's key: the same state of things gives the same key. */
  finding: string
  kind: string
  personId: string | null
  networkId: string | null
  choice: 'done' | 'left' | 'asked'
  /** What was proposed, as JSON. */
  detail: string
  decidedAt: string
  decidedBy: string | null
  deedId: string | null
  takenBackAt: string | null
}

/** A letter that asks somebody who left their post where to reach them and what they stay in. Only the token's hash is kept. */
export type InquiryTable = {
  id: string
  personId: string
  tokenHash: string
  askedAt: string
  askedBy: string | null
  /** The answer as JSON; empty until it comes. */
  answer: string
  answeredAt: string | null
  revokedAt: string | null
}

/** A sheet on its way into the registry: its cells, how its columns are read, what was chosen for rows in doubt. */
export type ImportSheetTable = {
  id: string
  kind: ImportKind
  fileName: string
  uploadedAt: string
  uploadedBy: string | null
  /** JSON: the heads, the rows of cells, the field of each column, the choice for each row. The rows go once applied. */
  head: string
  rows: string
  columns: string
  choices: string
  /** JSON: what holds for the whole sheet, such as the network of its members. */
  settings: string
  /** JSON: what applying it did. */
  report: string
  appliedAt: string | null
  deedId: string | null
}

/** What a column's head was last taken to mean. */
export type ImportColumnTable = { kind: ImportKind; head: string; field: string }

/** A word by which a thing is found, without accents and in lower case. */
export type SearchWordTable = { word: string; thing: SearchThing; thingId: string }

/** A person who has signed in (better-auth's user); tied to the registry by address. */
export type SignInUserTable = {
  id: string
  name: string
  email: string
  emailVerified: Flag
  image: string | null
  createdAt: string
  updatedAt: string
}

/** A signed-in browser (better-auth's session). */
export type SignInSessionTable = {
  id: string
  userId: string
  token: string
  expiresAt: string
  ipAddress: string | null
  userAgent: string | null
  createdAt: string
  updatedAt: string
}

/** A way of signing in tied to a user (better-auth's account), for single sign-on. */
export type SignInAccountTable = {
  id: string
  userId: string
  accountId: string
  providerId: string
  accessToken: string | null
  refreshToken: string | null
  idToken: string | null
  accessTokenExpiresAt: string | null
  refreshTokenExpiresAt: string | null
  scope: string | null
  password: string | null
  createdAt: string
  updatedAt: string
}

/** A sign-in code waiting to be used (better-auth's verification). */
export type SignInVerificationTable = {
  id: string
  identifier: string
  value: string
  expiresAt: string
  createdAt: string
  updatedAt: string
}

export type Database = {
  sector: SectorTable
  organisation: OrganisationTable
  organisationPast: OrganisationPastTable
  position: PositionTable
  person: PersonTable
  address: AddressTable
  appointment: AppointmentTable
  assistance: AssistanceTable
  organiser: OrganiserTable
  programme: ProgrammeTable
  course: CourseTable
  completion: CompletionTable
  participant: ParticipantTable
  network: NetworkTable
  membership: MembershipTable
  pause: PauseTable
  application: ApplicationTable
  audience: AudienceTable
  event: EventTable
  programmeItem: ProgrammeItemTable
  speaker: SpeakerTable
  invitation: InvitationTable
  answer: AnswerTable
  answerLink: AnswerLinkTable
  outbox: OutboxTable
  audit: AuditTable
  deed: DeedTable
  deedStep: DeedStepTable
  decision: DecisionTable
  inquiry: InquiryTable
  importSheet: ImportSheetTable
  importColumn: ImportColumnTable
  searchWord: SearchWordTable
  signInUser: SignInUserTable
  signInSession: SignInSessionTable
  signInAccount: SignInAccountTable
  signInVerification: SignInVerificationTable
}
