// The letters of the house: each kind with the data it needs. This is the contract of the outbox.
import { z } from 'zod'
import { attendanceModes, boardKinds, locales, remarkKinds } from '#db/schema'

/** Text in the language it is written in, which may differ from the letter's. */
const written = z.object({ text: z.string(), lang: z.enum(locales) })

const programmeLine = z.object({
  startsAt: z.string(),
  endsAt: z.string().nullish(),
  title: written,
  /** The track it runs in, beside others, and where that is. */
  track: z.object({ name: written, place: z.string() }).nullish(),
  speakers: z.array(z.object({ name: z.string(), role: z.string() })),
})

/** What a reader must know of an event, as it stood when the letter was posted. */
export const eventFacts = z.object({
  title: written,
  description: written.nullable(),
  startsAt: z.string(),
  endsAt: z.string(),
  zone: z.string(),
  /** A meeting that a small group has called. */
  ofGroup: z.boolean().default(false),
  /** A meeting that those who keep a network have called. */
  ofNetwork: z.boolean().default(false),
  /** What the reader is told of where: empty for one who takes part elsewhere, or to whom the link is not told yet. */
  place: z.string(),
  onlineUrl: z.string(),
  /** There is a link to join by, and it comes with the confirmation of a seat. */
  linkLater: z.boolean().optional(),
  answerBy: z.string().nullable(),
  contact: z.object({ name: z.string(), email: z.string(), phone: z.string() }),
  programme: z.array(programmeLine),
})
export type EventFacts = z.infer<typeof eventFacts>

/** The calendar object that travels with the letter: rules I3, U1 and U2 of calendar and mail. */
export const calendarEntry = z.object({
  method: z.enum(['REQUEST', 'CANCEL']),
  uid: z.string(),
  sequence: z.number().int().nonnegative(),
  /** DTSTAMP: later at every sending to the person. */
  stampedAt: z.string(),
  createdAt: z.string(),
  modifiedAt: z.string(),
  participation: z.enum(['NEEDS-ACTION', 'ACCEPTED', 'TENTATIVE', 'DECLINED']),
  /** ORGANIZER and From: one mailbox for the life of the event. */
  mailbox: z.string(),
  /** What the person's calendar held before it: held again when a later letter replaces this one unsent. */
  heldBefore: z
    .object({
      inCalendar: z.union([z.literal(0), z.literal(1)]),
      sequence: z.number().int().nonnegative(),
      stampedAt: z.string().nullable(),
    })
    .optional(),
})
export type CalendarEntry = z.infer<typeof calendarEntry>

/** What every letter about an invitation holds. `answerToken` is secret: it is emptied once the letter has left. */
const aboutInvitation = z.object({
  event: eventFacts,
  calendar: calendarEntry.nullable(),
  answerToken: z.string().nullable(),
  /** A test that an organiser sent to themselves says so in its subject. */
  test: z.boolean().default(false),
  /** The name of the invited person when the letter is an assistant's copy. */
  copyFor: z.string().nullable().default(null),
  /** The name of the one whom the reader stands in for. */
  inPlaceOf: z.string().nullable().default(null),
  /** How the reader takes part in a hybrid event. */
  mode: z.enum(attendanceModes).nullable().default(null),
})

const contact = z.object({ name: z.string(), email: z.string() })

/** A person as a group's letters introduce them: what each lets be seen, nothing else. */
const introduced = z.object({
  name: z.string(),
  title: written.nullable(),
  organisation: written.nullable(),
  sectorCode: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  expertise: z.string().nullable(),
  newcomer: z.boolean(),
  host: z.boolean(),
})
export type Introduced = z.infer<typeof introduced>

/** What letters with a link of their own share; `token` is secret: it is emptied once the letter has left. */
const withLink = z.object({
  token: z.string().nullable(),
  contact,
  reminder: z.boolean().default(false),
})

/**
 * What letters share that a person may do without (`optionalLetters`); `quietToken` stops them without signing in, and is
 * emptied once the letter has left.
 */
export const mayBeUnwanted = z.object({ quietToken: z.string().nullable() })

/** What stands on a network's board, in its author's words. */
const boardItem = z.object({
  noteId: z.string(),
  /** Set when it is a reply to the note. */
  replyId: z.string().nullable(),
  kind: z.enum(boardKinds),
  title: written,
  text: written,
  /** Empty when the author is no longer known. */
  from: z.string(),
})
export type BoardItem = z.infer<typeof boardItem>

/** The data of each kind of letter. */
export const letterData = {
  /** The code and the link that sign a person in; `code` is secret, `next` is where the link leads after that. */
  signIn: z.object({
    email: z.string(),
    code: z.string(),
    minutes: z.number().int(),
    next: z.string().optional(),
  }),
  invitation: aboutInvitation,
  reminder: aboutInvitation,
  /** The time changed: everybody is asked again. */
  timeChanged: aboutInvitation.extend({ before: z.object({ startsAt: z.string(), endsAt: z.string() }) }),
  /** The place, the link or the wording changed: told, not asked. */
  detailsChanged: aboutInvitation.extend({
    before: z.object({ place: z.string(), onlineUrl: z.string() }),
    /** Whether an answer to the present time is still to come; read off the calendar's entry when it is not said. */
    silent: z.boolean().optional(),
  }),
  cancelled: aboutInvitation.extend({ note: z.string() }),
  /** After an answer; `seat` says whether a yes has a seat or waits for one. */
  answered: aboutInvitation.extend({
    answer: z.enum(['yes', 'maybe', 'no']),
    seat: z.enum(['none', 'seated', 'waiting']),
    /** Place among those waiting, from 1. */
    waitingPlace: z.number().int().nullable(),
  }),
  /** A seat came free for one who waited. */
  promoted: aboutInvitation,
  /** A seat is held for one who waits, until a time: they take it or decline it. */
  offered: aboutInvitation.extend({ until: z.string() }),
  /** The time of the offer ran out; the reader may ask to wait on. */
  offerLapsed: aboutInvitation,
  /** To a substitute, who takes over the answer of the one they stand in for. */
  substituteNamed: aboutInvitation.extend({
    seat: z.enum(['none', 'seated', 'waiting']),
    waitingPlace: z.number().int().nullable(),
    note: z.string(),
  }),
  /** To the one who named a substitute: what came of it. */
  substituteDecided: aboutInvitation.extend({
    substitute: z.string(),
    outcome: z.enum(['inForce', 'refused', 'takenBack', 'declined']),
    reply: z.string(),
  }),
  /** The day before, to those who come: the practical facts, with the sign that is read at the door. */
  practical: aboutInvitation.extend({
    practical: written.nullable(),
    /** The path that opens the person at the door for an organiser; null for those online. */
    doorPath: z.string().nullable(),
  }),
  /** After the event, to those who came. */
  thanks: aboutInvitation.extend({ message: written.nullable(), materials: z.boolean() }),
  /** After the event, to those who were to come and did not. */
  missed: aboutInvitation.extend({ message: written.nullable(), materials: z.boolean() }),
  /** Taken off the list. */
  withdrawn: aboutInvitation,
  /** To one whose calendar answered: the answer was not taken, why, and how the invitation stands. */
  replyNotTaken: aboutInvitation.extend({
    answer: z.enum(['yes', 'maybe', 'no']),
    reason: z.enum([
      'eventCancelled',
      'withdrawn',
      'eventOver',
      'linkDead',
      'deadlinePassed',
      'modeFull',
      'senderDiffers',
    ]),
    stands: z.enum(['none', 'yes', 'waiting', 'maybe', 'no']),
  }),
  /** To one whose calendar asked for the entry again. */
  calendarAgain: aboutInvitation,
  /** To one whose calendar proposed another time: the event's own stands. */
  timeStands: aboutInvitation.extend({
    proposed: z.object({ startsAt: z.string().nullable(), endsAt: z.string().nullable() }),
    stands: z.enum(['none', 'yes', 'waiting', 'maybe', 'no']),
    /** The organiser's own words. */
    note: z.string(),
  }),
  /** A mail that somebody wrote to the mailbox, passed on to the event's contact; its words are not kept after that. */
  mailForwarded: z.object({
    event: written,
    startsAt: z.string(),
    /** Its page in the organisers' queue; null when it has none. */
    mailId: z.string().nullable(),
    from: z.object({ name: z.string(), address: z.string() }),
    subject: z.string(),
    text: z.string(),
    attachments: z.array(z.string()),
  }),
  /** Asks somebody who left their post where to reach them and what they stay in; `token` is secret. */
  inquiry: z.object({
    token: z.string().nullable(),
    /** What they belong to in their own right. */
    networks: z.array(written),
    /** The first day on which the link opens nothing any more. */
    until: z.string(),
    contact,
  }),
  /** Tells the contact that somebody asks to send a substitute. */
  substituteAsked: z.object({
    eventId: z.string(),
    event: written,
    startsAt: z.string(),
    by: z.string(),
    substitute: z.string(),
    note: z.string(),
  }),
  /** Invites to several dates at once, each with an answer of its own; `token` is secret. */
  seriesInvited: withLink.extend({
    name: written,
    message: written.nullable(),
    copyFor: z.string().nullable().default(null),
    dates: z.array(
      z.object({
        eventId: z.string(),
        title: written,
        startsAt: z.string(),
        endsAt: z.string(),
        zone: z.string(),
        place: z.string(),
        online: z.boolean(),
        answerBy: z.string().nullable(),
        /** It differs from the others in its time of day, its length or its place. */
        exception: z.boolean(),
      }),
    ),
  }),
  /** Asks a speaker to confirm, and for what they still owe; `token` is secret. */
  speakerAsked: withLink.extend({
    event: written,
    startsAt: z.string(),
    endsAt: z.string(),
    zone: z.string(),
    place: z.string(),
    items: z.array(z.object({ title: written, startsAt: z.string() })),
    confirmed: z.boolean(),
    owes: z.array(z.enum(['confirmation', 'photo', 'slides'])),
  }),
  /** Asks one who came how it was; the link works once; `token` is secret. */
  surveyAsked: withLink.extend({ event: written, heldOn: z.string(), closesOn: z.string() }),
  /** Asks a manager whether they would join a small group. */
  groupCall: withLink.extend({
    /** The organisers' own words. */
    message: written.nullable(),
    answerBy: z.string(),
    startsOn: z.string(),
    /** How many sit in a group. */
    size: z.object({ min: z.number().int(), max: z.number().int() }),
  }),
  /** Welcomes a newcomer, or tells those who sit in the group who has come; introduces all to each other. */
  groupWelcome: z.object({
    groupId: z.string(),
    group: written,
    startsOn: z.string(),
    /** Whether the reader is new in the group. */
    newcomer: z.boolean(),
    /** Whether the reader is to call the group together. */
    toHost: z.boolean().default(false),
    /** Everybody in the group, the reader among them; the host calls the group together. */
    members: z.array(introduced),
    liaison: contact.nullable(),
    contact,
  }),
  /** Asks a member which of the proposed times suit. `ownAddress`: the reader's page in the app, for those who sign in. */
  groupTimes: withLink.extend({
    groupId: z.string(),
    pollId: z.string(),
    group: written,
    from: z.string(),
    title: z.string(),
    note: z.string(),
    place: z.string(),
    closesOn: z.string(),
    times: z.array(
      z.object({ id: z.string(), startsAt: z.string(), endsAt: z.string(), clash: written.nullable() }),
    ),
  }),
  /** Asks whether the group met. */
  groupMet: withLink.extend({ group: written, heldOn: z.string() }),
  /** Asks a member whether they go on in the group; `since` is when they joined. */
  groupGoOn: withLink.extend({ group: written, since: z.string() }),
  /** Hears a member about somebody who is proposed to the group. */
  groupHearing: withLink.extend({ group: written, proposed: introduced, hearUntil: z.string() }),
  /** Tells the organisers that a group asks for an expert's support. */
  expertAsked: z.object({ groupId: z.string(), group: written, wish: z.string(), askedBy: z.string() }),
  /** Tells the one who asked what the organisers reply. */
  expertReplied: z.object({
    groupId: z.string(),
    group: written,
    wish: z.string(),
    reply: z.string(),
    contact,
  }),
  /** Corrects an earlier letter: what it told has been taken back. */
  takenBack: z.object({
    told: z.enum(['approved', 'declined', 'outside', 'welcome', 'welcomeOthers', 'goOn', 'hearing']),
    /** The network or group that it was about. */
    about: written,
    sentAt: z.string(),
    contact,
  }),
  /** Answers what somebody told the organisers: feedback on accessibility, or what is wrong in their record. */
  remarkAnswer: z.object({ about: z.enum(remarkKinds), said: z.string(), answer: z.string(), contact }),
  /** Answers a wish to belong to a network. `from`: the first day of the membership that was granted. */
  wishAnswered: z.object({
    networkId: z.string(),
    network: written,
    outcome: z.enum(['approved', 'declined']),
    from: z.string(),
    contact,
  }),
  /** Welcomes an outside participant to a network, in the words of the one who invited them. */
  outsideWelcomed: z.object({
    networkId: z.string(),
    network: written,
    by: z.string(),
    message: z.string(),
    /** The last day; null when none is set. */
    until: z.string().nullable(),
    contact,
  }),
  /** News of a network to its members, the whole of it. */
  networkNews: mayBeUnwanted.extend({ networkId: z.string(), network: written, news: boardItem }),
  /** What has come to a network's board that concerns the reader, gathered: replies to their note, or new notes. */
  networkBoard: mayBeUnwanted.extend({
    networkId: z.string(),
    network: written,
    items: z.array(boardItem).min(1),
  }),
  /** What one person writes to another through the app; its words are not kept once it has left. */
  fromPerson: mayBeUnwanted.extend({
    from: z.object({ name: z.string(), address: z.string() }),
    subject: z.string(),
    text: z.string(),
  }),
} as const

export type LetterKind = keyof typeof letterData
export const letterKinds = Object.keys(letterData) as LetterKind[]
export type LetterData<Kind extends LetterKind> = z.infer<(typeof letterData)[Kind]>
export type Letter = {
  [Kind in LetterKind]: { kind: Kind; data: z.input<(typeof letterData)[Kind]> }
}[LetterKind]
/** A letter as it is read back from the outbox, defaults filled in. */
export type ReadLetter = { [Kind in LetterKind]: { kind: Kind; data: LetterData<Kind> } }[LetterKind]

/** The letters about an invitation, as against those of the house itself. */
export type EventLetter = Extract<ReadLetter, { data: { event: EventFacts } }>
export const isAboutEvent = (letter: ReadLetter): letter is EventLetter => 'answerToken' in letter.data

/**
 * The secret of a letter about an invitation where it stands in the JSON of the letter's data. What people type cannot
 * look like it: there, quotes come with a backslash.
 */
export const tokenInData = /"answerToken":"[\w-]{43}"/

const isLetterKind = (kind: string): kind is LetterKind => kind in letterData

/** Reads a letter out of the outbox. @throws when the row does not hold a letter of its kind */
export function readLetter(kind: string, json: string): ReadLetter {
  if (!isLetterKind(kind)) throw new Error(`no letter of kind ${kind}`)
  return { kind, data: letterData[kind].parse(JSON.parse(json)) } as ReadLetter
}

/** The token that stops letters of this kind to the reader; null when the kind cannot be stopped, or once it has left. */
export const quietTokenOf = ({ data }: ReadLetter): string | null =>
  'quietToken' in data && typeof data.quietToken === 'string' ? data.quietToken : null

/** The letter's data without its secrets, to be kept after it has left. */
export function withoutSecrets(letter: ReadLetter): ReadLetter['data'] {
  if (letter.kind === 'signIn') return { ...letter.data, code: '' }
  if (isAboutEvent(letter)) return { ...letter.data, answerToken: null }
  if (letter.kind === 'mailForwarded')
    return { ...letter.data, from: { name: '', address: '' }, subject: '', text: '', attachments: [] }
  if (letter.kind === 'fromPerson')
    return { from: { name: '', address: '' }, subject: '', text: '', quietToken: null }
  if (quietTokenOf(letter) !== null) return { ...letter.data, quietToken: null } as ReadLetter['data']
  return 'token' in letter.data ? { ...letter.data, token: null } : letter.data
}
