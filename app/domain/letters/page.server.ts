// One letter as organisers read it: its way, how it was laid out, its calendar part, the letters before and after it.
import type { Reader } from '#db/connect'
import type { Locale } from '#db/schema'
import { isAboutEvent, readLetter, withoutSecrets, type ReadLetter } from '#emails/letters'
import { renderLetter } from '#emails/render'
import { paths } from '~/paths'
import { calendarFacts, type CalendarFact } from '../calendar/facts'
import { calendarObject } from '../calendar/object'
import { trailOf, type TrailRow } from '../core/audit.server'
import { lettersById, lettersOfInvitation } from '../core/outbox-queries.server'
import { idOfMessage } from '../core/outbox.server'
import { rests, type Pause } from '../core/pauses.server'
import type { Instant } from '../core/time'
import { withSignShown } from '../door/sign.server'
import { withEvents, type ListedLetter } from './list.server'

/** What the calendar part says: what it does to the entry, and the lines that a person understands. */
export type CalendarTold = {
  startsAt: Instant
  endsAt: Instant
  facts: CalendarFact[]
  raw: string
}

export type LetterLaidOut = {
  /** The mailbox that it comes from. */
  from: string
  subject: string
  html: string
  text: string
  calendar: CalendarTold | null
}

/** Why a letter that waits has not left yet. */
export type WaitsFor = 'pause' | 'earlier' | 'calm' | 'retry' | 'turn'

export type LetterPage = {
  letter: ListedLetter & { messageId: string }
  /** Null when its words are a small group's own, or the row cannot be read. */
  laidOut: LetterLaidOut | null
  waitsFor: WaitsFor | null
  /** The letter that this one answers in the reader's mail program. */
  follows: ListedLetter | null
  /** The other letters about the same invitation, newest first. */
  others: ListedLetter[]
  /** When it was sent again, and by whom; newest first. */
  again: TrailRow[]
  /** The address that letters to the person go to now. */
  address: { email: string } | null
}

export type Laying = { mailFrom: { name: string; address: string }; baseUrl: string }

/** @throws Response 404 when there is no such letter, or none that organisers may know of */
export async function letterPage(
  db: Reader,
  id: string,
  by: Laying & { now: Instant; pauses: readonly Pause[] },
): Promise<LetterPage> {
  const [letter] = await withEvents(db, await lettersById(db, [id]))
  const kept = await db
    .selectFrom('outbox')
    .select(['kind', 'data', 'messageId', 'inReplyTo', 'invitationId', 'personId', 'toAddress', 'eventId'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (letter === undefined || kept === undefined) throw new Response(null, { status: 404 })
  const followedId = letter.ofGroup ? null : idOfMessage(kept.inReplyTo ?? '')
  const others = letter.invitationId === null ? [] : await lettersOfInvitation(db, letter.invitationId)
  return {
    letter: { ...letter, messageId: kept.messageId },
    laidOut: letter.ofGroup ? null : await laidOut(kept, letter, by),
    waitsFor: await reasonToWait(db, letter, kept, by),
    follows:
      followedId === null ? null : ((await withEvents(db, await lettersById(db, [followedId])))[0] ?? null),
    others: await withEvents(
      db,
      others.filter((one) => one.id !== id),
    ),
    again: (await trailOf(db, { kind: 'letter', id })).filter(({ act }) => act === 'sendLetterAgain'),
    address: await addressNow(db, letter.personId),
  }
}

async function addressNow(db: Reader, personId: string | null): Promise<LetterPage['address']> {
  if (personId === null) return null
  const address = await db
    .selectFrom('address')
    .select('email')
    .where('personId', '=', personId)
    .where('validTo', 'is', null)
    .executeTakeFirst()
  return address ?? null
}

type Kept = {
  kind: string
  data: string
  invitationId: string | null
  personId: string | null
  toAddress: string
  eventId: string | null
}

/** The letter by the way that sends, without its secrets: whoever looks at it here must not answer with it. */
async function laidOut(
  kept: Kept,
  { locale, toName, toAddress }: ListedLetter,
  by: Laying,
): Promise<LetterLaidOut | null> {
  let letter: ReadLetter
  try {
    const whole = readLetter(kept.kind, kept.data)
    letter = { kind: whole.kind, data: withoutSecrets(whole) } as ReadLetter
  } catch {
    return null
  }
  const site = { baseUrl: by.baseUrl, senderName: by.mailFrom.name }
  const { subject, html, text } = await renderLetter(letter, locale, site)
  const shown = await withSignShown(html, letter, by.baseUrl)
  const mailbox = isAboutEvent(letter) ? letter.data.calendar?.mailbox : undefined
  return {
    from: `${by.mailFrom.name} <${mailbox ?? by.mailFrom.address}>`,
    subject,
    // A press inside the frame opens beside the app, not inside the frame.
    html: shown.replace('<head>', '<head><base target="_blank"/>'),
    text,
    calendar: calendarTold(letter, { name: toName, address: toAddress }, locale, by),
  }
}

function calendarTold(
  letter: ReadLetter,
  attendee: { name: string; address: string },
  locale: Locale,
  { mailFrom, baseUrl }: Laying,
): CalendarTold | null {
  if (!isAboutEvent(letter) || letter.data.calendar === null) return null
  const { event, calendar } = letter.data
  const url = baseUrl + paths.start()
  const raw = calendarObject(event, calendar, attendee, mailFrom, locale, { url })
  return { startsAt: event.startsAt, endsAt: event.endsAt, facts: calendarFacts(raw), raw }
}

async function reasonToWait(
  db: Reader,
  letter: ListedLetter,
  kept: Kept,
  { now, pauses }: { now: Instant; pauses: readonly Pause[] },
): Promise<WaitsFor | null> {
  if (letter.status !== 'waiting') return null
  if (rests(kept, pauses)) return 'pause'
  if (await hasEarlierOpen(db, letter.id, kept)) return 'earlier'
  if (letter.dueAt <= now) return 'turn'
  return letter.trouble === null ? 'calm' : 'retry'
}

/** Letters to one reader about one invitation, or to one person about one event, leave in the order they were written. */
async function hasEarlierOpen(db: Reader, id: string, kept: Kept): Promise<boolean> {
  const earlier = await db
    .selectFrom('outbox')
    .select('id')
    .where(({ or, and, eb }) =>
      or([
        eb('invitationId', '=', kept.invitationId),
        and([eb('personId', '=', kept.personId), eb('eventId', '=', kept.eventId)]),
      ]),
    )
    .where('toAddress', '=', kept.toAddress)
    .where('id', '<', id)
    .where('status', 'in', ['waiting', 'sending'])
    .limit(1)
    .executeTakeFirst()
  return earlier !== undefined
}
