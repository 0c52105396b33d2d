// One mail, as an organiser sees it: what was read, whom it is about, who else may have written it, what can be done.
import type { Reader } from '#db/connect'
import type { EventTable, IncomingMailTable } from '#db/schema'
import { dateOf, type Instant } from '../core/time'
import { eventById } from '../events/queries.server'
import { answerRefusal, answerState, answersOlderTime, type AnswerState } from '../invitations/rules'
import { invitationById } from '../invitations/queries.server'
import { holdersOf } from '../people/aliases.server'
import { personMeant } from '../people/guests.server'
import { inForce } from '../people/period.server'
import { nameHolds, personById } from '../people/queries.server'
import { deputyView } from '../substitutes/queries.server'
import type { SubstituteRefusal } from '../substitutes/rules'
import { mailById } from './acts.server'
import { proposalsFor, type Resemblance } from './candidates'
import { counterState, proposedTime, type CounterState, type ProposedTime } from './counters'
import { readFacts, type MailFacts } from './facts'
import { isWhy, type Why } from './rules'

/** One of the invited to whom a mail may be tied. */
export type Candidate = {
  invitationId: string
  personId: string
  firstName: string
  lastName: string
  email: string | null
  state: AnswerState
  because: Resemblance[]
}

/** How the invitation stands that the mail is about. */
export type Standing = {
  invitationId: string
  state: AnswerState
  /** An organiser may still record an answer. */
  recordable: boolean
}

/** The substitute whom a mail proposes, and why none can be named. */
export type ProposedDeputy = {
  firstName: string
  lastName: string
  email: string
  /** Somebody of the registry, whose name is not asked. */
  known: boolean
  refusal: SubstituteRefusal | null
}

/** How a proposed new time stands, while the mail waits. */
export type ProposedCounter = { state: CounterState; time: ProposedTime | null }

const mostFound = 20

/** @throws Response 404 when there is no such mail among those that organisers see */
export async function mailPage(db: Reader, id: string, { find, now }: { find: string; now: Instant }) {
  const mail = await mailById(db, id)
  const facts = readFacts(mail.facts)
  const event = mail.eventId === null ? null : await eventById(db, mail.eventId)
  const standing = event && (await standingOf(db, event, mail, now))
  const open = mail.standing === 'open' && event !== null && facts !== null
  const tiable = open && (mail.invitationId === null || mail.why === ('senderDiffers' satisfies Why))
  return {
    mail: told(mail),
    facts,
    event: event && named(event),
    person: mail.personId === null ? null : await nameOf(db, mail.personId),
    assistant: facts?.holderId ? await nameOf(db, facts.holderId) : null,
    handledBy: mail.handledBy === null ? null : await nameOf(db, mail.handledBy),
    standing,
    deputy: event && standing ? await proposedDeputy(db, mail, facts, now) : null,
    counter: event && (await proposedCounter(db, event, mail, facts, now)),
    /** Whether it may be tied to one of the invited. */
    tiable,
    late: event && lateOf(event, facts, now),
    candidates: tiable ? await candidatesFor(db, event, { mail, facts, now }) : [],
    found: tiable && mail.invitationId === null && find !== '' ? await invitedNamed(db, event, find) : [],
  }
}
export type MailPage = Awaited<ReturnType<typeof mailPage>>

function told(mail: IncomingMailTable) {
  const { id, receivedAt, fromName, fromAddress, subject, kind, standing, text, handledAt } = mail
  const why: Why = isWhy(mail.why) ? mail.why : 'setAside'
  return { id, receivedAt, fromName, fromAddress, subject, kind, standing, text, handledAt, why }
}

const named = ({ id, titleFi, titleSv, titleEn, startsAt, place, hybrid }: EventTable) => ({
  id,
  titleFi,
  titleSv,
  titleEn,
  startsAt,
  place,
  hybrid,
})

async function nameOf(db: Reader, personId: string) {
  const person = await personById(db, personId)
  return person && { id: person.id, firstName: person.firstName, lastName: person.lastName }
}

async function standingOf(
  db: Reader,
  event: EventTable,
  mail: IncomingMailTable,
  now: Instant,
): Promise<Standing | null> {
  if (mail.invitationId === null) return null
  const invitation = await invitationById(db, mail.invitationId)
  return {
    invitationId: invitation.id,
    state: answersOlderTime(invitation, event) ? 'none' : answerState(invitation),
    recordable: answerRefusal(event, invitation, { answer: 'yes', source: 'organiser', now }) === null,
  }
}

async function proposedCounter(
  db: Reader,
  event: EventTable,
  { why, invitationId }: IncomingMailTable,
  facts: MailFacts | null,
  now: Instant,
): Promise<ProposedCounter | null> {
  if (facts?.said.kind !== 'counter' || why !== ('counter' satisfies Why) || invitationId === null)
    return null
  const invitation = await invitationById(db, invitationId)
  return { state: counterState(facts.said, event, invitation, now), time: proposedTime(facts.said) }
}

async function proposedDeputy(
  db: Reader,
  mail: IncomingMailTable,
  facts: MailFacts | null,
  now: Instant,
): Promise<ProposedDeputy | null> {
  if (facts?.said.kind !== 'delegation' || mail.standing !== 'open' || mail.invitationId === null) return null
  const view = await deputyView(db, await invitationById(db, mail.invitationId), { now })
  const refusal = view.refusal ?? (view.sent ? 'substituteNamedAlready' : null)
  const { name = '', address = '' } = facts.said.to ?? {}
  const personId = address === '' ? null : await personMeant(db, address)
  const person = personId === null ? null : await personById(db, personId)
  if (person)
    return { firstName: person.firstName, lastName: person.lastName, email: address, known: true, refusal }
  return { ...splitName(name), email: address, known: false, refusal }
}

/** "Mäki, Eero" and "Eero Mäki" are the same name. */
function splitName(name: string): { firstName: string; lastName: string } {
  const [last = '', first] = name.split(',').map((part) => part.trim())
  if (first !== undefined) return { firstName: first, lastName: last }
  const words = last.split(/\s+/)
  return { firstName: words.slice(0, -1).join(' '), lastName: words.at(-1) ?? '' }
}

const invited = (db: Reader, eventId: string) =>
  db
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.personId')
    .leftJoin('address', (join) =>
      join.onRef('address.personId', '=', 'person.id').on('address.validTo', 'is', null),
    )
    .select(['invitation.id as invitationId', 'invitation.personId', 'firstName', 'lastName', 'email'])
    .select(['answer', 'seat', 'answeredSequence'])
    .where('eventId', '=', eventId)
    .where('withdrawnAt', 'is', null)
    .orderBy('sortName')
    .orderBy('invitation.id')

/** Why an answer would not be recorded any more: it was given to an earlier time, or the event is over or cancelled. */
function lateOf(event: EventTable, facts: MailFacts | null, now: Instant): 'older' | 'over' | null {
  if (facts?.said.kind !== 'answer') return null
  if (event.status === 'cancelled' || event.startsAt <= now) return 'over'
  return facts.said.sequence < event.timeSequence ? 'older' : null
}

type Invited = Awaited<ReturnType<ReturnType<typeof invited>['execute']>>[number]

const candidateOf =
  (event: EventTable) =>
  ({ answer, seat, answeredSequence, ...person }: Invited) => ({
    ...person,
    state: answersOlderTime({ answer, answeredSequence }, event) ? 'none' : answerState({ answer, seat }),
  })

/** The likeliest of the invited. Of those whom a calendar already names rightly, that one alone. */
async function candidatesFor(
  db: Reader,
  event: EventTable,
  { mail, facts, now }: { mail: IncomingMailTable; facts: MailFacts; now: Instant },
): Promise<Candidate[]> {
  const people = (await invited(db, event.id).execute()).map(candidateOf(event))
  if (mail.invitationId !== null)
    return people
      .filter(({ invitationId }) => invitationId === mail.invitationId)
      .map((person) => ({ ...person, because: [] }))
  const { said } = facts
  const attendee = 'uid' in said ? said.attendee : { name: '', address: '' }
  const assisted = await assistedBy(db, [mail.fromAddress, attendee.address], now)
  return proposalsFor(
    people.map((person) => ({
      ...person,
      assisted: assisted.has(person.personId),
      silent: person.state === 'none',
    })),
    {
      names: [mail.fromName, attendee.name],
      addresses: [mail.fromAddress, attendee.address].filter((address) => address !== ''),
    },
  ).map(({ assisted: _assisted, silent: _silent, ...person }) => person)
}

/** Those whom the holders of the addresses assist on the day. */
async function assistedBy(
  db: Reader,
  addresses: readonly string[],
  now: Instant,
): Promise<ReadonlySet<string>> {
  const holders: string[] = []
  for (const address of new Set(addresses))
    holders.push(...(await holdersOf(db, address)).map(({ personId }) => personId))
  if (holders.length === 0) return new Set()
  const rows = await db
    .selectFrom('assistance')
    .select('managerId')
    .where('assistantId', 'in', holders)
    .where(inForce('assistance', dateOf(now)))
    .execute()
  return new Set(rows.map(({ managerId }) => managerId))
}

/** Others of the invited, by name. */
async function invitedNamed(db: Reader, event: EventTable, find: string): Promise<Candidate[]> {
  let found = invited(db, event.id)
  for (const condition of nameHolds(find)) found = found.where(condition)
  const people = await found.limit(mostFound).execute()
  return people.map(candidateOf(event)).map((person) => ({ ...person, because: [] }))
}
