// Meetings of a small group: called at once or decided of a poll, moved, cancelled. A meeting is an event of the group's
// own, with invitations and calendar objects as any event has.
import type { Reader } from '#db/connect'
import type { EventTable, Locale } from '#db/schema'
import { written } from '~/i18n/named'
import { wordsOfPages } from '~/i18n/all'
import { doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { dateOf, type Instant } from '../core/time'
import { newEvent } from '../events/commands.server'
import { eventOrMeetingById } from '../events/queries.server'
import type { EventPlan } from '../events/rules'
import { changeEvent } from '../invitations/changing.server'
import { invite, withdraw } from '../invitations/inviting.server'
import { toldEvent } from '../invitations/letters.server'
import { liveInvitationsOf } from '../invitations/queries.server'
import { reaches, type SharingCircle } from '../people/sharing'
import { sharingOf } from '../people/sharing.server'
import { reachableOf } from '../people/standing.server'
import { circleThen, invitedOf } from './circle.server'
import { allowInGroup } from './poll-acts.server'
import { namesOfGroup } from './poll-letters.server'
import { pollById, ticksOf, timesOf } from './polls.server'
import type { TimeSpan } from './rules'

/** A group's meeting. @throws Response 404 when there is none, or when the event is the organisers' */
export async function meetingById(db: Reader, id: string): Promise<EventTable & { networkId: string }> {
  const event = await eventOrMeetingById(db, id)
  if (event.networkId === null) throw new Response(null, { status: 404 })
  return { ...event, networkId: event.networkId }
}

export type MeetingGiven = TimeSpan & {
  networkId: string
  /** What the meeting is about, and what else is said of it: for those invited only. */
  title: string
  note: string
  place: string
  onlineUrl: string
  /** Whether the Ministry's liaison is invited too. */
  withLiaison: boolean
}

/** Where the calendars' replies go. */
type From = { mailbox: string }

/** Calls a meeting at once: everybody in the group is invited, and whoever calls it comes. */
export async function callMeeting(
  c: Change,
  id: string,
  given: MeetingGiven,
  from: From,
): Promise<{ ok: true; invited: number } | Refusal<'timePast' | 'timeBackwards'>> {
  await allowInGroup(c, given.networkId)
  const before = await c.trx.selectFrom('event').select('id').where('id', '=', id).executeTakeFirst()
  if (before !== undefined) return { ok: true, invited: 0 }
  if (given.startsAt <= c.now) return { ok: false, reason: 'timePast' }
  if (given.endsAt <= given.startsAt) return { ok: false, reason: 'timeBackwards' }
  const caller = doerOf(c.actor)
  const invited = await enterMeeting(c, id, given, from, new Set(caller === null ? [] : [caller]))
  await audit(c, 'callMeeting', { kind: 'event', id }, { people: invited })
  return { ok: true, invited }
}

/**
 * Makes a time of a poll the meeting: everybody in the group is invited, and those to whom the time suits are entered as
 * coming. Whoever decides it has called the meeting. The same press again decides nothing more.
 */
export async function decidePoll(
  c: Change,
  pollId: string,
  timeId: string,
  { withLiaison, ...from }: From & { withLiaison: boolean },
): Promise<
  | { ok: true; eventId: string; invited: number }
  | Refusal<'pollDecided' | 'pollDropped' | 'timePast' | 'timeGone'>
> {
  const poll = await pollById(c.trx, pollId)
  await allowInGroup(c, poll.networkId)
  const time = (await timesOf(c.trx, pollId)).find(({ id }) => id === timeId)
  if (poll.droppedAt !== null) return { ok: false, reason: 'pollDropped' }
  if (poll.eventId !== null) {
    const event = await meetingById(c.trx, poll.eventId)
    return event.startsAt === time?.startsAt && event.endsAt === time.endsAt
      ? { ok: true, eventId: event.id, invited: 0 }
      : { ok: false, reason: 'pollDecided' }
  }
  if (time === undefined) return { ok: false, reason: 'timeGone' }
  if (time.startsAt <= c.now) return { ok: false, reason: 'timePast' }
  const ticks = await ticksOf(c.trx, pollId)
  const suits = ticks.filter(({ pollTimeId, tick }) => pollTimeId === timeId && tick === 'yes')
  const eventId = c.newId()
  const { networkId, title, note, place, onlineUrl } = poll
  const { startsAt, endsAt } = time
  const given = { networkId, title, note, place, onlineUrl, startsAt, endsAt, withLiaison }
  const coming = new Set(suits.map(({ personId }) => personId))
  const invited = await enterMeeting(c, eventId, given, from, coming)
  await c.trx.updateTable('datePoll').set({ eventId, decidedAt: c.now }).where('id', '=', pollId).execute()
  await audit(c, 'decidePoll', { kind: 'datePoll', id: pollId }, { people: invited })
  return { ok: true, eventId, invited }
}

/** Writes the meeting and invites the group to it. @returns how many were invited */
async function enterMeeting(
  c: Change,
  id: string,
  given: MeetingGiven,
  { mailbox }: From,
  coming: ReadonlySet<string>,
): Promise<number> {
  const event: EventTable = {
    ...newEvent(c, id, await planOf(c, given), mailbox),
    status: 'open',
    networkId: given.networkId,
  }
  await c.trx.insertInto('event').values(event).execute()
  const days = { today: dateOf(c.now), then: dateOf(given.startsAt) }
  const circle = await circleThen(c.trx, given.networkId, days)
  const invited = invitedOf(circle, { withLiaison: given.withLiaison, caller: doerOf(c.actor) })
  const told = await toldEvent(c, event)
  for (const { personId } of invited)
    await invite(c, told, { personId, reasons: [] }, id, coming.has(personId))
  return invited.length
}

/** The meeting as an event: the group's name is its title in every language, what the members wrote its description. */
async function planOf(c: Change, given: MeetingGiven): Promise<EventPlan> {
  const { startsAt, endsAt, place, onlineUrl, networkId } = given
  const names = await namesOfGroup(c, networkId)
  const title = (locale: Locale) =>
    wordsOfPages(locale)('meetings.eventTitle', { group: written(names, 'name', locale).text })
  return {
    kind: 'other',
    titleFi: title('fi'),
    titleSv: title('sv'),
    titleEn: title('en'),
    ...describedIn(await languageOf(c, networkId), [given.title, given.note].filter(Boolean).join('\n\n')),
    ...{ startsAt, endsAt, place, onlineUrl },
    capacity: null,
    answerBy: null,
    ...(await callerOf(c)),
    contactPhone: '',
  }
}

export const describedIn = (locale: Locale, text: string) => ({
  descriptionFi: locale === 'fi' ? text : '',
  descriptionSv: locale === 'sv' ? text : '',
  descriptionEn: locale === 'en' ? text : '',
})

/** The language that the group writes in: its own, or that of whoever writes. */
async function languageOf(c: Change, networkId: string): Promise<Locale> {
  const home = await c.trx
    .selectFrom('groupHome')
    .select('language')
    .where('id', '=', networkId)
    .executeTakeFirst()
  return home?.language ?? (c.actor.kind === 'person' ? c.actor.locale : 'fi')
}

/** Whom to ask about the meeting: who called it, at the address that they let their groups see. */
async function callerOf(c: Change): Promise<Pick<EventPlan, 'contactName' | 'contactEmail'>> {
  if (c.actor.kind !== 'person') return { contactName: '', contactEmail: '' }
  const { personId, name } = c.actor
  return { contactName: name, contactEmail: await addressShownTo(c.trx, personId, 'groups') }
}

/** The address that a person lets a circle of theirs see; empty when they let it see none. */
export async function addressShownTo(db: Reader, personId: string, circle: SharingCircle): Promise<string> {
  if (!reaches((await sharingOf(db, personId)).email, circle)) return ''
  return (await reachableOf(db, [personId])).get(personId)?.email ?? ''
}

export type MeetingChange = TimeSpan & {
  version: number
  place: string
  onlineUrl: string
  batchId: string
}

/**
 * Moves a meeting, a group's or a network's: another time asks everybody again, another place is told to all (rule U1).
 * @throws Response 403 for those who may not change it
 */
export async function moveMeeting(
  c: Change,
  id: string,
  given: MeetingChange,
): Promise<
  | { ok: true; told: number }
  | Refusal<'eventCancelled' | 'eventOver' | 'changedMeanwhile'>
  | Refusal<'timePast' | 'timeBackwards' | 'linkWrong' | 'placeMissing'>
> {
  const { version, batchId, startsAt, endsAt, place, onlineUrl } = given
  const before = await eventOrMeetingById(c.trx, id)
  // A small group may agree on the place later; a network says it when it calls.
  if (before.hostNetworkId !== null && place === '' && onlineUrl === '')
    return { ok: false, reason: 'placeMissing' }
  const answerBy = deadlineThen(before, startsAt, c.now)
  const plan: EventPlan = { ...planPart(before), startsAt, endsAt, place, onlineUrl, answerBy }
  const result = await changeEvent(c, id, { version, plan, tell: false, batchId })
  if (result.ok) return { ok: true, told: result.told }
  if (result.reason !== 'faults') return { ok: false, reason: result.reason }
  const fault = result.faults[0]?.fault
  if (fault === 'startInPast') return { ok: false, reason: 'timePast' }
  return { ok: false, reason: fault === 'onlineUrlWrong' ? 'linkWrong' : 'timeBackwards' }
}

/** The deadline of a moved meeting: one that has gone by, or comes after the new beginning, falls away. */
const deadlineThen = ({ answerBy, startsAt: before }: EventTable, startsAt: Instant, now: Instant) =>
  answerBy !== null && startsAt !== before && (answerBy <= now || answerBy > startsAt) ? null : answerBy

const planPart = (event: EventTable): EventPlan => ({
  kind: event.kind,
  titleFi: event.titleFi,
  titleSv: event.titleSv,
  titleEn: event.titleEn,
  descriptionFi: event.descriptionFi,
  descriptionSv: event.descriptionSv,
  descriptionEn: event.descriptionEn,
  startsAt: event.startsAt,
  endsAt: event.endsAt,
  place: event.place,
  onlineUrl: event.onlineUrl,
  capacity: event.capacity,
  answerBy: event.answerBy,
  contactName: event.contactName,
  contactEmail: event.contactEmail,
  contactPhone: event.contactPhone,
})

/**
 * Lets the invitations of a meeting to come follow who sits in the group: those who have joined since are invited, those
 * who have left it are taken off and their calendars told.
 * @returns how many letters it meant
 */
export async function followMembers(c: Change, id: string): Promise<number> {
  const event = await meetingById(c.trx, id)
  if (event.status !== 'open' || event.startsAt <= c.now) return 0
  const days = { today: dateOf(c.now), then: dateOf(event.startsAt) }
  const live = await liveInvitationsOf(c.trx, id)
  const inGroup = new Set(await allowInGroup(c, event.networkId))
  const gone = live.filter(({ personId }) => !inGroup.has(personId))
  for (const invitation of gone) await withdraw(c, invitation.id)
  const invited = new Set(live.map(({ personId }) => personId))
  const circle = await circleThen(c.trx, event.networkId, days)
  const fresh = circle.filter(({ liaison, personId }) => !liaison && !invited.has(personId))
  const told = await toldEvent(c, event)
  for (const { personId } of fresh) await invite(c, told, { personId, reasons: [] }, `${id}-joined`)
  return gone.length + fresh.length
}

/** The meetings to come that invitations may follow members of. */
export const meetingsToCome = async (db: Reader, now: Instant): Promise<string[]> => {
  const rows = await db
    .selectFrom('event')
    .select('id')
    .where('networkId', 'is not', null)
    .where('status', '=', 'open')
    .where('startsAt', '>', now)
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}
