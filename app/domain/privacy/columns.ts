// What is decided of every column about a person: whether a copy of one's data holds it, and what erasure does to it.
// A new column or table does not compile before it has a decision here.
import type { Database } from '#db/schema'

/** What erasing a person does: the row goes, the value is emptied, or it stays for a reason. */
type Erasure = 'delete' | 'blank' | { keep: string }
export type Decision = {
  /** Whether the person is given it in a copy of their data (GDPR, Article 15), or why not. */
  copy: true | { without: string }
  erase: Erasure
}

const given = (erase: Erasure): Decision => ({ copy: true, erase })
const withheld = (without: string, erase: Erasure): Decision => ({ copy: { without }, erase })
const kept = (keep: string): Erasure => ({ keep })

const ofRecord = 'an inner sign that says nothing of the person'
const key = withheld(ofRecord, kept('the rows that stay point at it'))
const gone = given('delete')
const secret = (what: string) => withheld(`${what}: a copy would let others in`, 'delete')

/** Figures of past events are counted from it; without the name nobody reads a person out of it. */
const counted = given(kept('figures of past events and sectors are counted from it'))
/** Who held a public post, and when, is public (Act on the Openness of Government Activities, 621/1999). */
const ofOffice = given(kept('who held a public post is public, and sectors are counted from it'))
/** Membership is history: who was in a group on a day has an answer for ever, with the name gone. */
const ofHistory = given(kept('a circle’s size and spread on any day stay true, without the name'))
/** Whoever acted for the Ministry did so in office. */
const ofActs = given(kept('who could act for the Ministry, and when, belongs to the trail of its acts'))
const ofTrail = given(
  kept('the trail of official acts is kept whole; its id leads to a record without a name'),
)
const ofPost = given(kept('letters of an event are counted from it'))
const pointer = withheld('another person’s data', kept('what that person did stays told'))

/** The tables that are about a person, every column decided. */
export const personalColumns = {
  person: {
    id: key,
    firstName: given('blank'),
    lastName: given('blank'),
    sortName: withheld('made of the name', 'blank'),
    language: given(kept('letters in each language are counted from it')),
    phone: given('blank'),
    createdAt: given(kept('tells when the record was made, nothing more')),
    expertise: given('blank'),
    links: given('blank'),
    notes: given('blank'),
    gender: given('blank'),
    homeRegion: given('blank'),
    privateEmail: given('blank'),
    mergedInto: withheld(
      ofRecord,
      kept('leads from a record entered twice to the one that holds its history'),
    ),
    version: withheld(ofRecord, kept('counts edits')),
  },
  address: {
    id: withheld(ofRecord, 'delete'),
    personId: gone,
    email: gone,
    validFrom: gone,
    validTo: gone,
    failedAt: gone,
    failure: gone,
  },
  appointment: {
    id: key,
    personId: ofOffice,
    organisationId: ofOffice,
    titleFi: given('blank'),
    titleSv: given('blank'),
    titleEn: given('blank'),
    roleClass: ofOffice,
    seniorManagement: ofOffice,
    validFrom: ofOffice,
    validTo: ofOffice,
    positionId: ofOffice,
    acting: ofOffice,
    termEndsOn: ofOffice,
    endReason: given('blank'),
  },
  assistance: {
    id: withheld(ofRecord, 'delete'),
    managerId: gone,
    assistantId: gone,
    validFrom: gone,
    validTo: gone,
  },
  organiser: {
    id: key,
    personId: ofActs,
    validFrom: ofActs,
    validTo: ofActs,
  },
  completion: { id: key, personId: ofHistory, courseId: ofHistory, completedOn: ofHistory },
  participant: {
    id: key,
    courseId: ofHistory,
    personId: ofHistory,
    enrolledOn: ofHistory,
    leftOn: ofHistory,
  },
  membership: {
    id: key,
    networkId: ofHistory,
    personId: ofHistory,
    appointmentId: withheld(ofRecord, kept('the seat rested on the post, which stays')),
    role: ofHistory,
    validFrom: ofHistory,
    validTo: ofHistory,
    endReason: given('blank'),
  },
  pause: { id: key, membershipId: ofHistory, validFrom: ofHistory, validTo: ofHistory },
  application: {
    id: key,
    networkId: ofHistory,
    personId: ofHistory,
    appliedAt: ofHistory,
    note: given('blank'),
    outcome: ofHistory,
    decidedAt: ofHistory,
    decidedBy: pointer,
  },
  invitation: {
    id: key,
    eventId: counted,
    personId: counted,
    reasons: given('blank'),
    invitedAt: counted,
    invitedBy: pointer,
    withdrawnAt: counted,
    answer: counted,
    answeredAt: counted,
    answerSource: counted,
    answeredBy: given(kept('an assistant or organiser who pressed; the person’s own mark has no name left')),
    comment: given('blank'),
    answeredSequence: withheld(ofRecord, kept('tells which time of the event was answered')),
    seat: counted,
    queueNumber: counted,
    remindedAt: counted,
    inCalendar: given(kept('tells whether the entry was ever taken back')),
    sequence: withheld(ofRecord, kept('the calendar’s own counting')),
    stampedAt: withheld(ofRecord, kept('the calendar’s own counting')),
    firstMessageId: withheld(ofRecord, 'blank'),
  },
  answer: {
    id: key,
    invitationId: counted,
    answer: counted,
    seat: counted,
    comment: given('blank'),
    source: counted,
    answeredBy: given(kept('an assistant or organiser who pressed; the person’s own mark has no name left')),
    answeredSequence: withheld(ofRecord, kept('tells which time of the event was answered')),
    answeredAt: counted,
  },
  answerLink: {
    id: secret('belongs to a letter’s key'),
    invitationId: secret('belongs to a letter’s key'),
    tokenHash: secret('a letter’s key'),
    createdAt: secret('belongs to a letter’s key'),
    revokedAt: secret('belongs to a letter’s key'),
  },
  outbox: {
    id: key,
    kind: ofPost,
    data: given('blank'),
    locale: ofPost,
    personId: given(kept('the record of having told somebody stays, without the name')),
    toName: given('blank'),
    toAddress: given('blank'),
    eventId: ofPost,
    invitationId: withheld(ofRecord, kept('the order of the letters of one invitation')),
    batchId: withheld(ofRecord, kept('letters of one press of a button')),
    messageId: withheld(ofRecord, kept('made of the row’s own id; a mail system drops a twin by it')),
    inReplyTo: withheld(ofRecord, kept('the id of another row, as a mail system knows it')),
    status: ofPost,
    dueAt: ofPost,
    attempts: withheld(ofRecord, kept('the post’s own counting')),
    leasedUntil: withheld(ofRecord, kept('the post’s own counting')),
    lastError: given('blank'),
    createdAt: ofPost,
    sentAt: ofPost,
  },
  audit: {
    id: key,
    at: ofTrail,
    actorKind: ofTrail,
    actorId: ofTrail,
    act: ofTrail,
    thing: ofTrail,
    thingId: ofTrail,
    detail: withheld('may name others; it never holds what people wrote', ofTrail.erase),
  },
  deed: {
    id: key,
    at: ofTrail,
    act: ofTrail,
    thing: ofTrail,
    thingId: ofTrail,
    detail: withheld('may name others', 'blank'),
    doneBy: ofTrail,
    undoUntil: ofTrail,
    undoneAt: ofTrail,
    undoneBy: ofTrail,
  },
  deedStep: {
    deedId: withheld(ofRecord, 'delete'),
    place: withheld(ofRecord, 'delete'),
    kept: withheld(ofRecord, 'delete'),
    rowId: withheld(ofRecord, 'delete'),
    before: withheld('a copy of rows that are given themselves, kept for some weeks', 'delete'),
    after: withheld('a copy of rows that are given themselves, kept for some weeks', 'delete'),
  },
  decision: {
    id: key,
    finding: withheld(ofRecord, kept('made of ids')),
    kind: ofTrail,
    personId: ofTrail,
    networkId: ofTrail,
    choice: ofTrail,
    detail: given('blank'),
    decidedAt: ofTrail,
    decidedBy: pointer,
    deedId: ofTrail,
  },
  inquiry: {
    id: withheld(ofRecord, 'delete'),
    personId: gone,
    tokenHash: secret('a letter’s key'),
    askedAt: gone,
    askedBy: withheld('another person’s data', 'delete'),
    answer: gone,
    answeredAt: gone,
    revokedAt: gone,
  },
  importSheet: {
    id: key,
    kind: ofTrail,
    fileName: withheld('the Ministry’s own file', 'blank'),
    uploadedAt: ofTrail,
    uploadedBy: ofTrail,
    head: withheld('the heads of a sheet', kept('names no one')),
    rows: withheld('holds many people; gone once the sheet is applied, and after a day', 'blank'),
    columns: withheld('the heads of a sheet', kept('names no one')),
    choices: withheld('holds ids', 'blank'),
    settings: withheld('holds ids', kept('names no one')),
    report: withheld('holds figures and row numbers', 'blank'),
    appliedAt: ofTrail,
    deedId: ofTrail,
  },
  searchWord: {
    word: withheld('the words of what is given itself', 'delete'),
    thing: withheld(ofRecord, 'delete'),
    thingId: withheld(ofRecord, 'delete'),
  },
  signInUser: {
    id: withheld(ofRecord, 'delete'),
    name: gone,
    email: gone,
    emailVerified: gone,
    image: gone,
    createdAt: gone,
    updatedAt: gone,
  },
  signInSession: {
    id: withheld(ofRecord, 'delete'),
    userId: withheld(ofRecord, 'delete'),
    token: secret('the key of a signed-in browser'),
    expiresAt: gone,
    ipAddress: gone,
    userAgent: gone,
    createdAt: gone,
    updatedAt: gone,
  },
  signInAccount: {
    id: withheld(ofRecord, 'delete'),
    userId: withheld(ofRecord, 'delete'),
    accountId: gone,
    providerId: gone,
    accessToken: secret('a key of single sign-on'),
    refreshToken: secret('a key of single sign-on'),
    idToken: secret('a key of single sign-on'),
    accessTokenExpiresAt: gone,
    refreshTokenExpiresAt: gone,
    scope: gone,
    password: secret('never used, and a secret if it were'),
    createdAt: gone,
    updatedAt: gone,
  },
  signInVerification: {
    id: withheld(ofRecord, 'delete'),
    identifier: withheld('holds the address for some minutes', 'delete'),
    value: secret('a code waiting to be used'),
    expiresAt: withheld('of a code waiting to be used', 'delete'),
    createdAt: withheld('of a code waiting to be used', 'delete'),
    updatedAt: withheld('of a code waiting to be used', 'delete'),
  },
} as const satisfies { [Table in keyof Database]?: Record<keyof Database[Table], Decision> }

/** The tables that are about no one person, each with why; who saved or planned is a pointer to a record. */
export const impersonalTables = {
  sector: 'public bodies',
  organisation: 'public bodies and companies',
  organisationPast: 'public bodies and companies',
  position: 'posts, whoever holds them',
  importColumn: 'what the heads of sheets mean',
  programme: 'trainings',
  course: 'trainings',
  network: 'circles; who belongs to them is in membership',
  audience:
    'rules; one that names people is the Ministry’s list, and a named person who is erased falls out of it',
  event: 'the Ministry’s meetings; the contact is on duty',
  programmeItem: 'the programme of a meeting',
  speaker: 'printed on a public programme; erased at the event by its organiser',
} as const satisfies { [Table in Exclude<keyof Database, keyof typeof personalColumns>]: string }
