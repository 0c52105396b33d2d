// The letters that mail brings about: that an answer was not taken, the calendar's entry again, and mail passed on.
import type { Answer, EventTable, InvitationTable } from '#db/schema'
import { atMost } from '#emails/clean'
import type { LetterData } from '#emails/letters'
import type { Change } from '../core/change.server'
import { post } from '../core/outbox.server'
import { later, type Instant } from '../core/time'
import { factsFor } from '../events/facts'
import { postAbout, toldEvent, type CalendarWord } from '../invitations/letters.server'
import { answersOlderTime, answerState, showsInCalendar } from '../invitations/rules'
import { personByAddress } from '../people/standing.server'
import type { Counter } from './counters'
import type { ReadMail } from './mail'
import type { LetterBehind } from './matching.server'

type About = { event: EventTable; invitation: InvitationTable }

/** Why an answer from a calendar was not taken, as its sender is told. */
export type NotTaken = LetterData<'replyNotTaken'>['reason']

const hoursBetweenRefusals = 24
const hoursBetweenEntries = 1

/** Whether a letter of the kind about the invitation was posted after a moment. */
async function toldSince(c: Change, invitationId: string, kind: string, since: Instant): Promise<boolean> {
  const row = await c.trx
    .selectFrom('outbox')
    .select('id')
    .where('invitationId', '=', invitationId)
    .where('kind', '=', kind)
    .where('createdAt', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** What the calendar is to hold now: the entry as it stands, or its end. It has answered, so it holds one. */
function entryOf({ event, invitation }: About): CalendarWord {
  const gone = event.status === 'cancelled' || invitation.withdrawnAt !== null
  return gone || !showsInCalendar(invitation, event) ? 'CANCEL' : 'REQUEST'
}

const isOpen = ({ event, invitation }: About, now: Instant): boolean =>
  event.status === 'open' && invitation.withdrawnAt === null && now < event.startsAt

/** The answer that stands, of those given to the present time. */
const standingOf = ({ event, invitation }: About) =>
  answersOlderTime(invitation, event) ? 'none' : answerState(invitation)

/**
 * Tells the invited, and those who assist them, that an answer from their calendar was not taken, and mends the
 * calendar; at most once a day, as some calendars repeat themselves.
 */
export async function tellNotTaken(
  c: Change,
  about: About,
  given: { answer: Answer; reason: NotTaken },
): Promise<void> {
  const { event, invitation } = about
  const since = later(c.now, { hours: -hoursBetweenRefusals })
  if (await toldSince(c, invitation.id, 'replyNotTaken', since)) return
  const over = given.reason === 'eventOver' || given.reason === 'linkDead'
  await postAbout(c, {
    told: await toldEvent(c, event),
    invitation,
    calendar: over ? null : entryOf(about),
    answerable: isOpen(about, c.now),
    letter: (data) => ({ kind: 'replyNotTaken', data: { ...data, ...given, stands: standingOf(about) } }),
  })
}

/**
 * Sends the calendar's entry again as it now stands, to whom has asked for it (REFRESH, RFC 5546 3.2.6); the end of it
 * to one who is not to hold any.
 * @returns false when it was sent within the hour
 */
export async function sendEntryAgain(c: Change, about: About): Promise<boolean> {
  const { event, invitation } = about
  const since = later(c.now, { hours: -hoursBetweenEntries })
  if (await toldSince(c, invitation.id, 'calendarAgain', since)) return false
  await postAbout(c, {
    told: await toldEvent(c, event),
    invitation,
    calendar: entryOf(about),
    answerable: isOpen(about, c.now),
    letter: (data) => ({ kind: 'calendarAgain', data }),
  })
  return true
}

/**
 * Tells the invited, and those who assist them, that the time stands which they would have had moved, and sends the
 * calendar's entry anew: a REQUEST is what programs take for that, few heed a DECLINECOUNTER (RFC 5546 3.2.7 and 3.2.8).
 * @returns whether a letter was posted
 */
export const tellTimeStands = async (
  c: Change,
  about: About,
  { proposed, note }: { proposed: Pick<Counter, 'startsAt' | 'endsAt'>; note: string },
): Promise<boolean> =>
  postAbout(c, {
    told: await toldEvent(c, about.event),
    invitation: about.invitation,
    calendar: entryOf(about),
    letter: (data) => ({
      kind: 'timeStands',
      data: {
        ...data,
        note,
        stands: standingOf(about),
        proposed: { startsAt: proposed.startsAt, endsAt: proposed.endsAt },
      },
    }),
  })

const mostPassedOnInAnHour = 60
const longestSubject = 200

/** Whether the contact has got all that is passed on about an event in an hour. */
async function hasHadEnough(c: Change, eventId: string): Promise<boolean> {
  const { passed } = await c.trx
    .selectFrom('outbox')
    .select((e) => e.fn.countAll<number | string>().as('passed'))
    .where('eventId', '=', eventId)
    .where('kind', '=', 'mailForwarded')
    .where('createdAt', '>', later(c.now, { hours: -1 }))
    .executeTakeFirstOrThrow()
  return Number(passed) >= mostPassedOnInAnHour
}

/**
 * Passes a mail on to the event's contact, who answers its sender. Nothing is passed on to whoever wrote it, nor to a
 * mailbox of ours, nor in answer to what was passed on itself: so no mail comes round again. A flood stays in the queue.
 * @returns whether it was passed on
 */
export async function passOn(
  c: Change,
  event: EventTable,
  given: { mailId: string; mail: ReadMail; own: ReadonlySet<string> } & Record<
    'letter' | 'thread',
    LetterBehind | null
  >,
): Promise<boolean> {
  const { mail, mailId, own } = given
  const address = event.contactEmail.trim().toLowerCase()
  if (address === '' || address === mail.from.address.toLowerCase() || own.has(address)) return false
  if ([given.letter, given.thread].some((behind) => behind?.kind === 'mailForwarded')) return false
  if (await hasHadEnough(c, event.id)) return false
  const contact = await personByAddress(c.trx, address)
  const locale = contact?.language ?? 'fi'
  const { title } = factsFor(event, [], { locale, where: { place: '', onlineUrl: '', linkLater: false } })
  await post(
    c,
    {
      kind: 'mailForwarded',
      data: {
        event: title,
        startsAt: event.startsAt,
        // A small group's mail is in nobody's queue.
        mailId: event.networkId === null ? mailId : null,
        from: mail.from,
        subject: atMost(mail.subject, longestSubject),
        text: mail.text,
        attachments: mail.attachments,
      },
    },
    {
      to: { personId: contact?.id ?? null, name: event.contactName, address: event.contactEmail },
      locale,
      eventId: event.id,
    },
  )
  return true
}
