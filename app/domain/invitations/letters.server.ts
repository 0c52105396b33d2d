// Posts the letters about an invitation: the right calendar object, a fresh answer link, the person's language.
import type { EventFacts, Letter } from '#emails/letters'
import type { AnswerLinkTable, EventTable, InvitationTable, Locale, OutboxTable } from '#db/schema'
import { nextSequence, nextStamp, participationOf } from '../calendar/rules'
import type { Change } from '../core/change.server'
import { letterRow } from '../core/outbox.server'
import { newToken, tokenHash } from '../core/tokens.server'
import { factsFor } from '../events/facts'
import { programmeOf, type ProgrammeLine } from '../events/queries.server'
import { whereFor } from '../events/where'
import { inParts } from '../people/period.server'
import { dueAtOf, makeWay, type Held, type Way } from './calm.server'
import { copyReadersOf, type CopyReader } from './copies.server'
import { isSilent } from './rules'

/** An event with its programme, read once for all the letters of a Change. */
export type ToldEvent = { event: EventTable; programme: ProgrammeLine[]; facts: Map<Locale, EventFacts> }

export async function toldEvent(c: Change, event: EventTable): Promise<ToldEvent> {
  return { event, programme: await programmeOf(c.trx, event.id), facts: new Map() }
}

/** The facts in a language, for one reader: how they take part decides what they are told of where. */
function factsIn(told: ToldEvent, locale: Locale, invitation: InvitationTable): EventFacts {
  const where = whereFor(told.event, invitation)
  const known = told.facts.get(locale)
  if (known) return { ...known, ...where }
  const made = factsFor(told.event, told.programme, { locale, where })
  told.facts.set(locale, made)
  return made
}

type Recipient = { id: string; firstName: string; lastName: string; language: Locale; email: string | null }
type Reachable = Recipient & { email: string }

export const isReachable = (person: Recipient): person is Reachable => person.email !== null

const recipients = (c: Change) =>
  c.trx
    .selectFrom('person')
    .leftJoin('address', (join) => join.onRef('address.personId', '=', 'person.id').on('validTo', 'is', null))
    .select(['person.id', 'firstName', 'lastName', 'language', 'email'])

/** The person as letters reach them today. */
export const recipientOf = (c: Change, personId: string): Promise<Recipient> =>
  recipients(c).where('person.id', '=', personId).executeTakeFirstOrThrow()

/** The same of many, by their ids. */
export async function recipientsOf(c: Change, personIds: readonly string[]): Promise<Map<string, Recipient>> {
  const rows = await inParts(personIds, (ids) => recipients(c).where('person.id', 'in', ids).execute())
  return new Map(rows.map((row) => [row.id, row]))
}

/** What the calendar is told: the person's entry anew, its end, or nothing. */
export type CalendarWord = 'REQUEST' | 'CANCEL' | null

type About = Extract<Letter, { kind: 'invitation' }>['data']

export type Posting = {
  told: ToldEvent
  invitation: InvitationTable
  calendar: CalendarWord
  /** False for letters that have nothing to answer. */
  answerable?: boolean
  batchId?: string
  /** Makes the letter of the data that all of them share. */
  letter: (about: About) => Letter
}

/** What is known of a person and of what they have been sent when a letter to them is written. */
export type Known = {
  person: Reachable
  /** The name of the one whom they stand in for. */
  inPlaceOf: string | null
  way: Way
  /** Their assistants, each with the Message-ID of the first copy that they got. */
  readers: (CopyReader & { follows: string | null })[]
}

/** What a letter about an invitation writes: the letter and its copies, their links, and what the calendar then holds. */
export type Written = {
  letters: OutboxTable[]
  links: AnswerLinkTable[]
  holds: Held
}

/**
 * Posts one letter about an invitation and notes what the person's calendar now holds; the person's assistants get
 * their copies. A letter that tells how the invitation stands waits for calm and replaces an earlier one that does.
 * A person without an address gets none: the page that sends lists them.
 * @returns whether a letter was posted
 */
export async function postAbout(c: Change, posting: Posting): Promise<boolean> {
  const { told, invitation } = posting
  const person = await recipientOf(c, invitation.personId)
  if (!isReachable(person)) return false
  const inPlaceOf = await standsInFor(c, invitation)
  const { kind } = posting.letter({ ...aboutIn(posting, person.language, inPlaceOf), ...bare })
  const way = await makeWay(c, invitation, kind)
  if (way.unheard) {
    await c.trx.updateTable('invitation').set(way.held).where('id', '=', invitation.id).execute()
    return false
  }
  const readers = told.event.networkId === null ? await copyReadersOf(c, invitation.personId) : []
  const known = { person, inPlaceOf, way, readers: await withFirstCopies(c, invitation, readers) }
  const { letters, links, holds } = lettersAbout(c, posting, known)
  if (links.length > 0) await c.trx.insertInto('answerLink').values(links).execute()
  await c.trx.insertInto('outbox').values(letters).execute()
  await c.trx.updateTable('invitation').set(holds).where('id', '=', invitation.id).execute()
  return true
}

const bare = { calendar: null, answerToken: null }

const aboutIn = ({ told, invitation }: Posting, locale: Locale, inPlaceOf: string | null) => ({
  event: factsIn(told, locale, invitation),
  mode: invitation.mode,
  inPlaceOf,
})

/**
 * Writes the letter about an invitation, and for each assistant the same without a calendar object (rule M4), in their
 * language, with a link of their own.
 */
export function lettersAbout(c: Change, posting: Posting, known: Known): Written {
  const { person, inPlaceOf, way, readers } = known
  const { calendar, holds } = calendarOf(c, posting, way)
  const links: AnswerLinkTable[] = []
  const tokenFor = (holderId: string | null): string | null => {
    if (posting.answerable === false) return null
    const { token, link } = newAnswerLink(c, posting.invitation.id, holderId)
    links.push(link)
    return token
  }
  const write = (letter: Letter, to: Reachable, inReplyTo: string | null) =>
    letterRow(c, letter, {
      ...envelopeOf(c, posting, letter),
      to: { personId: to.id, name: nameOf(to), address: to.email },
      locale: to.language,
      inReplyTo,
    })
  const answerToken = tokenFor(null)
  const own = write(
    posting.letter({ ...aboutIn(posting, person.language, inPlaceOf), calendar, answerToken }),
    person,
    way.held.firstMessageId,
  )
  const copies = readers.map((reader) => {
    const about = {
      ...aboutIn(posting, reader.language, inPlaceOf),
      ...bare,
      answerToken: tokenFor(reader.id),
    }
    return write(posting.letter({ ...about, copyFor: nameOf(person) }), reader, reader.follows)
  })
  const firstMessageId = way.held.firstMessageId ?? own.messageId
  return { letters: [own, ...copies], links, holds: { ...holds, firstMessageId } }
}

const nameOf = (person: { firstName: string; lastName: string }): string =>
  `${person.firstName} ${person.lastName}`

const envelopeOf = (c: Change, { told, invitation, batchId }: Posting, letter: Letter) => ({
  eventId: told.event.id,
  invitationId: invitation.id,
  dueAt: dueAtOf(letter.kind, c.now, batchId),
  ...(batchId === undefined ? {} : { batchId }),
})

/** The name of the one whom the invited person stands in for. */
async function standsInFor(c: Change, { substituteFor }: InvitationTable): Promise<string | null> {
  if (substituteFor === null) return null
  const person = await c.trx
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.personId')
    .select(['firstName', 'lastName'])
    .where('invitation.id', '=', substituteFor)
    .executeTakeFirstOrThrow()
  return nameOf(person)
}

/** With the Message-ID of the first copy that each got about the invitation. */
async function withFirstCopies(c: Change, invitation: InvitationTable, readers: CopyReader[]) {
  const found: Known['readers'] = []
  for (const reader of readers) {
    const first = await c.trx
      .selectFrom('outbox')
      .select('messageId')
      .where('invitationId', '=', invitation.id)
      .where('personId', '=', reader.id)
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    found.push({ ...reader, follows: first?.messageId ?? null })
  }
  return found
}

type CalendarHolds = Pick<Held, 'inCalendar' | 'sequence' | 'stampedAt'>

/** The calendar object of a letter, and what the person's calendar holds once it has arrived. */
function calendarOf(c: Change, { told, invitation, calendar: given }: Posting, { held, lost }: Way) {
  const heldBefore: CalendarHolds = {
    inCalendar: held.inCalendar,
    sequence: held.sequence,
    stampedAt: held.stampedAt,
  }
  const method = wordOver(given, lost, held)
  if (method === null) return { calendar: null, holds: heldBefore }
  const stampedAt = nextStamp(c.now, held.stampedAt)
  const last = { ...heldBefore, inCalendar: held.inCalendar === 1 }
  const sequence = nextSequence(last, { method, eventSequence: told.event.sequence })
  return {
    calendar: {
      method,
      uid: told.event.uid,
      sequence,
      stampedAt,
      createdAt: told.event.createdAt,
      modifiedAt: told.event.changedAt,
      participation: isSilent(invitation, told.event)
        ? ('NEEDS-ACTION' as const)
        : participationOf(invitation.answer, invitation.seat),
      mailbox: told.event.mailbox,
      heldBefore,
    },
    holds: { sequence, stampedAt, inCalendar: method === 'REQUEST' ? (1 as const) : (0 as const) },
  }
}

/**
 * What this letter tells the calendar when it takes over from one that never left or did not arrive: its own word, or
 * else the lost one, and no end of what the calendar does not hold.
 */
function wordOver(given: CalendarWord, lost: CalendarWord, held: Held): CalendarWord {
  const word = given ?? lost
  return word === 'CANCEL' && lost !== null && held.inCalendar === 0 ? null : word
}

/** A new secret for the letter; the links of earlier letters go on working. */
export function newAnswerLink(c: Change, invitationId: string, holderId: string | null) {
  const token = newToken()
  const link: AnswerLinkTable = {
    id: c.newId(),
    invitationId,
    tokenHash: tokenHash(token),
    createdAt: c.now,
    revokedAt: null,
    holderId,
  }
  return { token, link }
}

/** A calendar that holds the entry is told; one that holds none is left alone. */
export const wordToHolder = (
  word: 'REQUEST' | 'CANCEL',
  invitation: Pick<InvitationTable, 'inCalendar'>,
): CalendarWord => (invitation.inCalendar ? word : null)
