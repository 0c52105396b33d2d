// Posts the letters about an invitation: the right calendar object, a fresh answer link, the person's language.
import type { EventFacts, Letter } from '#emails/letters'
import type { EventTable, InvitationTable, Locale } from '#db/schema'
import { nextSequence, nextStamp, participationOf } from '../calendar/rules'
import type { Change } from '../core/change.server'
import { post } from '../core/outbox.server'
import { newToken, tokenHash } from '../core/tokens.server'
import { factsFor } from '../events/facts'
import { programmeOf, type ProgrammeLine } from '../events/queries.server'
import { isSilent } from './rules'

/** An event with its programme, read once for all the letters of a Change. */
export type ToldEvent = { event: EventTable; programme: ProgrammeLine[]; facts: Map<Locale, EventFacts> }

export async function toldEvent(c: Change, event: EventTable): Promise<ToldEvent> {
  return { event, programme: await programmeOf(c.trx, event.id), facts: new Map() }
}

const factsIn = (told: ToldEvent, locale: Locale): EventFacts => {
  const known = told.facts.get(locale)
  if (known) return known
  const made = factsFor(told.event, told.programme, locale)
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
 * Posts one letter about an invitation and notes what the person's calendar now holds.
 * A person without an address gets none: the page that sends lists them.
 * @returns whether a letter was posted
 */
export async function postAbout(c: Change, posting: Posting): Promise<boolean> {
  const { told, invitation } = posting
  const person = await recipientOf(c, invitation.personId)
  if (person.email === null) return false
  const { calendar, holds } = calendarOf(c, posting)
  const letter = posting.letter({
    event: factsIn(told, person.language),
    calendar,
    answerToken: posting.answerable === false ? null : await newAnswerLink(c, invitation.id),
  })
  const { messageId } = await post(c, letter, {
    to: { personId: person.id, name: `${person.firstName} ${person.lastName}`, address: person.email },
    locale: person.language,
    eventId: told.event.id,
    invitationId: invitation.id,
    inReplyTo: invitation.firstMessageId,
    ...(posting.batchId ? { batchId: posting.batchId } : {}),
  })
  await c.trx
    .updateTable('invitation')
    .set({ ...holds, firstMessageId: invitation.firstMessageId ?? messageId })
    .where('id', '=', invitation.id)
    .execute()
  return true
}

/** The calendar object of a letter, and what the person's calendar holds once it has arrived. */
function calendarOf(c: Change, { told, invitation, calendar: method }: Posting) {
  if (method === null) return { calendar: null, holds: {} }
  const stampedAt = nextStamp(c.now, invitation.stampedAt)
  const last = { ...invitation, inCalendar: invitation.inCalendar === 1 }
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
    },
    holds: { sequence, stampedAt, inCalendar: method === 'REQUEST' ? (1 as const) : (0 as const) },
  }
}

/** A new secret for the letter; the links of earlier letters go on working. */
async function newAnswerLink(c: Change, invitationId: string): Promise<string> {
  const token = newToken()
  await c.trx
    .insertInto('answerLink')
    .values({
      id: c.newId(),
      invitationId,
      tokenHash: tokenHash(token),
      createdAt: c.now,
      revokedAt: null,
    })
    .execute()
  return token
}

/** A calendar that holds the entry is told; one that holds none is left alone. */
export const wordToHolder = (
  word: 'REQUEST' | 'CANCEL',
  invitation: Pick<InvitationTable, 'inCalendar'>,
): CalendarWord => (invitation.inCalendar ? word : null)
