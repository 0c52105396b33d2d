// Posts the letters about an invitation: the right calendar object, a fresh answer link, the person's language.
import type { EventFacts, Letter } from '#emails/letters'
import type { EventTable, InvitationTable, Locale } from '#db/schema'
import { nextSequence, nextStamp, participationOf } from '../calendar/rules'
import type { Change } from '../core/change.server'
import { post } from '../core/outbox.server'
import { newToken, tokenHash } from '../core/tokens.server'
import { factsFor } from '../events/facts'
import { programmeOf, type ProgrammeLine } from '../events/queries.server'
import { whereFor } from '../events/where'
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

/** The person as letters reach them today. */
export const recipientOf = (c: Change, personId: string): Promise<Recipient> =>
  c.trx
    .selectFrom('person')
    .leftJoin('address', (join) => join.onRef('address.personId', '=', 'person.id').on('validTo', 'is', null))
    .select(['person.id', 'firstName', 'lastName', 'language', 'email'])
    .where('person.id', '=', personId)
    .executeTakeFirstOrThrow()

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

/**
 * Posts one letter about an invitation and notes what the person's calendar now holds; the person's assistants get
 * their copies. A letter that tells how the invitation stands waits for calm and replaces an earlier one that does.
 * A person without an address gets none: the page that sends lists them.
 * @returns whether a letter was posted
 */
export async function postAbout(c: Change, posting: Posting): Promise<boolean> {
  const { told, invitation } = posting
  const person = await recipientOf(c, invitation.personId)
  if (person.email === null) return false
  const inPlaceOf = await standsInFor(c, invitation)
  const about = (locale: Locale): Omit<About, 'calendar' | 'answerToken'> => ({
    event: factsIn(told, locale, invitation),
    mode: invitation.mode,
    inPlaceOf,
  })
  const bare = { ...about(person.language), calendar: null, answerToken: null }
  const { kind } = posting.letter(bare)
  const way = await makeWay(c, invitation, kind)
  if (way.unheard) {
    await c.trx.updateTable('invitation').set(way.held).where('id', '=', invitation.id).execute()
    return false
  }
  const { calendar, holds } = calendarOf(c, posting, way)
  const answerToken = posting.answerable === false ? null : await newAnswerLink(c, invitation.id)
  const letter = posting.letter({ ...bare, calendar, answerToken })
  const { messageId } = await post(c, letter, {
    ...envelopeOf(c, posting, letter),
    to: { personId: person.id, name: nameOf(person), address: person.email },
    locale: person.language,
    inReplyTo: way.held.firstMessageId,
  })
  const firstMessageId = way.held.firstMessageId ?? messageId
  await c.trx
    .updateTable('invitation')
    .set({ ...holds, firstMessageId })
    .where('id', '=', invitation.id)
    .execute()
  if (told.event.networkId === null) await postCopies(c, posting, { about, copyFor: nameOf(person) })
  return true
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

type Copied = {
  about: (locale: Locale) => Omit<About, 'calendar' | 'answerToken'>
  copyFor: string
}

/** To each assistant the same letter without a calendar object (rule M4), in their language, with a link of their own. */
async function postCopies(c: Change, posting: Posting, { about, copyFor }: Copied): Promise<void> {
  for (const reader of await copyReadersOf(c, posting.invitation.personId)) {
    const answerToken =
      posting.answerable === false ? null : await newAnswerLink(c, posting.invitation.id, reader.id)
    const letter = posting.letter({ ...about(reader.language), calendar: null, answerToken, copyFor })
    await post(c, letter, {
      ...envelopeOf(c, posting, letter),
      to: { personId: reader.id, name: nameOf(reader), address: reader.email },
      locale: reader.language,
      inReplyTo: await firstCopyTo(c, posting.invitation, reader),
    })
  }
}

/** The Message-ID of the first copy to an assistant about an invitation. */
async function firstCopyTo(c: Change, invitation: InvitationTable, reader: CopyReader) {
  const first = await c.trx
    .selectFrom('outbox')
    .select('messageId')
    .where('invitationId', '=', invitation.id)
    .where('personId', '=', reader.id)
    .orderBy('id')
    .limit(1)
    .executeTakeFirst()
  return first?.messageId ?? null
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
 * What this letter tells the calendar when it takes over from one that never left: its own word or else the lost one,
 * and no end of what the calendar does not hold.
 */
function wordOver(given: CalendarWord, lost: CalendarWord, held: Held): CalendarWord {
  const word = given ?? lost
  return word === 'CANCEL' && lost !== null && held.inCalendar === 0 ? null : word
}

/** A new secret for the letter; the links of earlier letters go on working. */
async function newAnswerLink(c: Change, invitationId: string, holderId?: string): Promise<string> {
  const token = newToken()
  await c.trx
    .insertInto('answerLink')
    .values({
      id: c.newId(),
      invitationId,
      tokenHash: tokenHash(token),
      createdAt: c.now,
      revokedAt: null,
      holderId: holderId ?? null,
    })
    .execute()
  return token
}

/** A calendar that holds the entry is told; one that holds none is left alone. */
export const wordToHolder = (
  word: 'REQUEST' | 'CANCEL',
  invitation: Pick<InvitationTable, 'inCalendar'>,
): CalendarWord => (invitation.inCalendar ? word : null)
