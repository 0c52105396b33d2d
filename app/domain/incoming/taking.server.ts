// Taking a mail that came in: what it says is done, shown to the organisers, or set aside; one row tells which.
import type { EventTable, IncomingMailTable, IncomingStanding } from '#db/schema'
import type { Change } from '../core/change.server'
import { eventOrMeetingById } from '../events/queries.server'
import { holdersOf } from '../people/aliases.server'
import { settleEarlier, takeAnswer, momentOf, type Word } from './answers.server'
import { takeBounce } from './bounces.server'
import { factsText, nothingFound, type FoundOut } from './facts'
import type { CalendarWord, ReadMail, Said } from './mail'
import { eventByUid, lettersBehind, whoseWord, type LetterBehind } from './matching.server'
import { isWhy, standingOf, type Why } from './rules'
import { passOn, sendEntryAgain, tellNotTaken } from './telling.server'

export type Taken = { id: string; standing: IncomingStanding; why: Why }

/** What a calendar says. */
export type Worded = Extract<Said, CalendarWord>

/** What is at hand while a mail is being taken. */
type Taking = {
  id: string
  mail: ReadMail
  own: ReadonlySet<string>
  letter: LetterBehind | null
  thread: LetterBehind | null
}

/** What came of it, and what it was about. */
type Outcome = {
  why: Why
  event?: EventTable | null
  eventId?: string | null
  invitationId?: string | null
  personId?: string | null
  foundOut?: FoundOut
}

/**
 * Takes a mail. The same mail read twice counts once; every mail leaves one row. The acts are those of the web, with
 * their checks; what nobody can decide but an organiser waits in the queue.
 * @param given.letterId the letter by whose own return address it came, already verified
 * @param given.own our own mailboxes: what comes from them is set aside, so that no letter runs in a circle
 */
export async function takeMail(
  c: Change,
  mail: ReadMail,
  given: { letterId: string | null; own: readonly string[] },
): Promise<Taken & { again: boolean }> {
  const known = await c.trx
    .selectFrom('incomingMail')
    .select(['id', 'standing', 'why'])
    .where('digest', '=', mail.digest)
    .executeTakeFirst()
  if (known) return { ...known, why: isWhy(known.why) ? known.why : 'setAside', again: true }
  const behind = await lettersBehind(c.trx, mail, given.letterId)
  const own = new Set(given.own.map((address) => address.trim().toLowerCase()))
  const taking: Taking = { id: c.newId(), mail, own, ...behind }
  const outcome = await keptToGroup(c, taking, await outcomeOf(c, taking))
  await c.trx
    .insertInto('incomingMail')
    .values(rowOf(c, taking, outcome))
    .execute()
  return { id: taking.id, standing: standingOf[outcome.why], why: outcome.why, again: false }
}

function outcomeOf(c: Change, taking: Taking): Promise<Outcome> | Outcome {
  const { mail, own } = taking
  const { said } = mail
  if (own.has(mail.from.address.toLowerCase())) return { why: 'ownMail' }
  switch (said.kind) {
    case 'bounce':
      return ofBounce(c, taking, said)
    case 'absence':
      return ofPerson(c, taking, 'absence')
    case 'unreadable':
      return ofPerson(c, taking, said.reason)
    case 'letter':
      return ofLetter(c, taking)
    default:
      return ofWord(c, taking, said)
  }
}

/** A word from a calendar is about an event, and from one of the invited. */
async function ofWord(c: Change, taking: Taking, said: Worded): Promise<Outcome> {
  const { mail } = taking
  const event = await eventByUid(c.trx, said.uid)
  if (!event) return ofPerson(c, taking, 'unknownEvent')
  const whose = await whoseWord(c.trx, event, { ...taking, word: said }, c.now)
  const of = whose.ok ? whose : whose.meant
  const about = {
    event,
    invitationId: of?.invitation.id ?? null,
    personId: of?.found.personId ?? null,
    foundOut: { ...nothingFound, foundBy: of?.found.by ?? null },
  }
  if (!whose.ok) {
    // The member of a small group is told; organisers are not.
    if (event.networkId !== null && whose.meant && said.kind === 'answer')
      await tellNotTaken(
        c,
        { event, invitation: whose.meant.invitation },
        { answer: said.answer, reason: 'senderDiffers' },
      )
    return { ...about, why: whose.why }
  }
  const { invitation, before, holderId } = whose
  const word: Word = { event, invitation, before, holderId, word: said, sentAt: mail.sentAt }
  const { why, made } = await actOf(c, word, said)
  return { ...about, why, foundOut: { ...about.foundOut, holderId, madeAt: made } }
}

/** What a word from the calendar of one of the invited does. */
export async function actOf(
  c: Change,
  word: Word,
  said: Worded,
  mailId?: string,
): Promise<{ why: Why; made: string }> {
  if (said.kind === 'answer') return takeAnswer(c, { ...word, answer: said.answer }, mailId)
  const made = await momentOf(c, word)
  if (said.kind === 'refresh')
    return { why: (await sendEntryAgain(c, word)) ? 'sentAgain' : 'askedLately', made }
  const of = { invitationId: word.invitation.id, kind: said.kind, made }
  const known = await settleEarlier(c, mailId === undefined ? of : { ...of, except: mailId })
  return { why: known ? 'older' : said.kind === 'delegation' ? 'delegated' : 'counter', made }
}

async function ofBounce(
  c: Change,
  taking: Taking,
  { recipients }: Extract<Said, { kind: 'bounce' }>,
): Promise<Outcome> {
  const { why, letter } = await takeBounce(c, recipients, taking)
  return {
    why,
    eventId: letter?.eventId ?? null,
    invitationId: letter?.invitationId ?? null,
    personId: letter?.personId ?? null,
  }
}

/** What is known of a mail that does nothing: the letter that it answers, and its sender. */
async function ofPerson(c: Change, { mail, letter, thread }: Taking, why: Why): Promise<Outcome> {
  const behind = letter ?? thread
  const [sender] = await holdersOf(c.trx, mail.from.address)
  const own = sender?.personId === behind?.about?.personId
  return {
    why,
    eventId: behind?.eventId ?? null,
    invitationId: own ? (behind?.invitationId ?? null) : null,
    personId: sender?.personId ?? null,
    foundOut: { ...nothingFound, foundBy: sender ? 'from' : null },
  }
}

/** Somebody's own words: to the queue, and to the event's contact when they answer a letter about one. */
async function ofLetter(c: Change, taking: Taking): Promise<Outcome> {
  const known = await ofPerson(c, taking, 'letter')
  if (!known.eventId) return known
  const event = await eventOrMeetingById(c.trx, known.eventId)
  // That of a small group is passed on with all else that is the group's own.
  if (event.networkId !== null) return { ...known, event }
  const passed = await passOn(c, event, { ...taking, mailId: taking.id })
  return { ...known, event, why: passed ? 'letterForwarded' : 'letter' }
}

/** What is about the meeting of a small group goes to the one who called it, never to the organisers' queue. */
async function keptToGroup(c: Change, taking: Taking, outcome: Outcome): Promise<Outcome> {
  const event = outcome.event ?? (outcome.eventId ? await eventOrMeetingById(c.trx, outcome.eventId) : null)
  if (event === null || event.networkId === null) return { ...outcome, event }
  if (standingOf[outcome.why] !== 'open') return { ...outcome, event }
  await passOn(c, event, { ...taking, mailId: taking.id })
  return { ...outcome, event, why: 'groupsOwn' }
}

const longestSubject = 500

function rowOf(c: Change, { id, mail }: Taking, outcome: Outcome): IncomingMailTable {
  const { why, event } = outcome
  const standing = standingOf[why]
  const ofGroup = (event?.networkId ?? null) !== null
  return {
    id,
    digest: mail.digest,
    messageId: mail.messageId,
    receivedAt: c.now,
    fromName: mail.from.name,
    fromAddress: mail.from.address.toLowerCase(),
    // What a small group writes is its own: it is passed on and not kept.
    subject: ofGroup ? '' : mail.subject.slice(0, longestSubject),
    kind: mail.said.kind,
    standing,
    why,
    facts: ofGroup ? '{}' : factsText(mail, outcome.foundOut ?? nothingFound),
    text: ofGroup ? '' : mail.text,
    eventId: event?.id ?? outcome.eventId ?? null,
    invitationId: outcome.invitationId ?? null,
    personId: outcome.personId ?? null,
    handledAt: standing === 'open' ? null : c.now,
    handledBy: null,
  }
}
