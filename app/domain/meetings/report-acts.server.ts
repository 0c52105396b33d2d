// "Did you meet?": asked once after each meeting of the one who called it, told by a press, or told unasked.
import type { EventTable, MeetingReportTable } from '#db/schema'
import type { Db, Reader } from '#db/connect'
import { written } from '~/i18n/named'
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import { change, type Change, type Refusal } from '../core/change.server'
import { post } from '../core/outbox.server'
import { dateOf, daysLater, type Instant, type PlainDate } from '../core/time'
import { newGroupLink } from '../groups/links.server'
import { groupMemberIds } from '../groups/queries.server'
import { fullName } from '../people/rules'
import { reachableOf } from '../people/standing.server'
import { hostOf } from './circle.server'
import { followMembers, meetingById, meetingsToCome } from './meeting-acts.server'
import { inviteNewMembers, networkMeetingsToCome } from './network-meetings.server'
import { allowInGroup } from './poll-acts.server'
import { contactFor, namesOfGroup } from './poll-letters.server'
import { fewestMet, mostMet } from './limits'
import { tellDays } from './rules'

/** Whether the group met; how many is told of a meeting that was held, if it is known. */
export type Told = { met: boolean; people: number | null }

export type TellRefusal = 'peopleWrong' | 'notInGroup' | 'notHeldYet' | 'tellTooLate'

const peopleFault = ({ met, people }: Told): boolean =>
  met && people !== null && !(Number.isInteger(people) && people >= fewestMet && people <= mostMet)

const answerOf = (c: Change, { met, people }: Told) => ({
  met: met ? (1 as const) : (0 as const),
  people: met ? people : null,
  answeredBy: doerOf(c.actor),
  answeredAt: c.now,
})

/** @throws Response 404 when there is none */
export async function reportById(db: Reader, id: string): Promise<MeetingReportTable> {
  const report = await db.selectFrom('meetingReport').selectAll().where('id', '=', id).executeTakeFirst()
  if (!report) throw new Response(null, { status: 404 })
  return report
}

/** The last day on which the letter's link still tells. */
export const tellUntil = (heldOn: PlainDate): PlainDate => daysLater(heldOn, tellDays)

/** Tells by the link of the letter whether the group met; it may be told again while the link lives. */
export async function tellByLink(
  c: Change,
  reportId: string,
  personId: string,
  told: Told,
): Promise<{ ok: true } | Refusal<TellRefusal>> {
  allow(c.actor, { act: 'answerForGroup', purpose: 'met', thingId: reportId, personId })
  const report = await reportById(c.trx, reportId)
  const memberIds = await groupMemberIds(c.trx, report.networkId, dateOf(c.now))
  if (!memberIds.includes(personId)) return { ok: false, reason: 'notInGroup' }
  if (dateOf(c.now) > tellUntil(report.heldOn)) return { ok: false, reason: 'tellTooLate' }
  if (peopleFault(told)) return { ok: false, reason: 'peopleWrong' }
  await c.trx.updateTable('meetingReport').set(answerOf(c, told)).where('id', '=', reportId).execute()
  await audit(c, 'tellMeeting', { kind: 'meetingReport', id: reportId })
  return { ok: true }
}

/** Tells of a meeting that was in the calendar, whether its question has been asked or not. */
export async function tellOfMeeting(
  c: Change,
  eventId: string,
  told: Told,
): Promise<{ ok: true } | Refusal<TellRefusal | 'eventCancelled'>> {
  const event = await meetingById(c.trx, eventId)
  await allowInGroup(c, event.networkId)
  if (event.status === 'cancelled') return { ok: false, reason: 'eventCancelled' }
  if (event.startsAt > c.now) return { ok: false, reason: 'notHeldYet' }
  if (peopleFault(told)) return { ok: false, reason: 'peopleWrong' }
  const report = await reportOfEvent(c, eventId)
  const id = report?.id ?? c.newId()
  if (report) await c.trx.updateTable('meetingReport').set(answerOf(c, told)).where('id', '=', id).execute()
  else
    await c.trx
      .insertInto('meetingReport')
      .values({ ...unasked(id, event.networkId, dateOf(event.startsAt)), eventId, ...answerOf(c, told) })
      .execute()
  await audit(c, 'tellMeeting', { kind: 'meetingReport', id })
  return { ok: true }
}

const reportOfEvent = (c: Change, eventId: string) =>
  c.trx.selectFrom('meetingReport').select('id').where('eventId', '=', eventId).executeTakeFirst()

const unasked = (id: string, networkId: string, heldOn: PlainDate) => ({
  id,
  networkId,
  eventId: null,
  heldOn,
  askedAt: null,
  askedOf: null,
})

/**
 * Tells that a group met on a day without having called the meeting here. A day that has a meeting already, called or
 * told, is told once.
 * @param id given by the form: the same one again tells nothing more
 */
export async function tellMet(
  c: Change,
  id: string,
  given: { networkId: string; heldOn: PlainDate; people: number | null },
): Promise<{ ok: true } | Refusal<'peopleWrong' | 'notHeldYet' | 'beforeGroup' | 'metToldAlready'>> {
  const { networkId, heldOn, people } = given
  await allowInGroup(c, networkId)
  const told = await c.trx
    .selectFrom('meetingReport')
    .select(['id', 'eventId', 'met'])
    .where('networkId', '=', networkId)
    .where('heldOn', '=', heldOn)
    .execute()
  if (told.some((report) => report.id === id)) return { ok: true }
  if (heldOn > dateOf(c.now)) return { ok: false, reason: 'notHeldYet' }
  if (heldOn < (await foundedOn(c, networkId))) return { ok: false, reason: 'beforeGroup' }
  if (peopleFault({ met: true, people })) return { ok: false, reason: 'peopleWrong' }
  const event = await calledOn(c, networkId, heldOn)
  // Of a meeting that the calendar holds its own question is answered, again if need be.
  if (told.some(({ met, eventId }) => met === 1 && (event === null || eventId !== event)))
    return { ok: false, reason: 'metToldAlready' }
  if (event !== null) {
    const result = await tellOfMeeting(c, event, { met: true, people })
    return result.ok ? result : { ok: false, reason: 'notHeldYet' }
  }
  await c.trx
    .insertInto('meetingReport')
    .values({ ...unasked(id, networkId, heldOn), ...answerOf(c, { met: true, people }) })
    .execute()
  await audit(c, 'tellMeeting', { kind: 'meetingReport', id })
  return { ok: true }
}

async function foundedOn(c: Change, networkId: string): Promise<PlainDate> {
  const row = await c.trx
    .selectFrom('network')
    .select('foundedOn')
    .where('id', '=', networkId)
    .executeTakeFirstOrThrow()
  return row.foundedOn
}

/** The meeting that the calendar holds on a day and that has begun; null when there is none. */
async function calledOn(c: Change, networkId: string, on: PlainDate): Promise<string | null> {
  const events = await c.trx
    .selectFrom('event')
    .select(['id', 'startsAt'])
    .where('networkId', '=', networkId)
    .where('status', '=', 'open')
    .where('startsAt', '<=', c.now)
    .orderBy('startsAt')
    .execute()
  return events.find(({ startsAt }) => dateOf(startsAt) === on)?.id ?? null
}

/** A meeting older than this is not asked about any more: nobody would remember. */
const askDays = 14

/** Asks after each meeting that has ended, once, whether the group met; cancelled ones are not asked about. */
export async function askWhetherMet(db: Db, now: Instant): Promise<void> {
  const ended = await db
    .selectFrom('event')
    .leftJoin('meetingReport', 'meetingReport.eventId', 'event.id')
    .select('event.id')
    .where('event.networkId', 'is not', null)
    .where('status', '=', 'open')
    .where('endsAt', '<=', now)
    .where('endsAt', '>', `${daysLater(dateOf(now), -askDays)}T00:00:00.000Z`)
    .where('meetingReport.id', 'is', null)
    .orderBy('endsAt')
    .execute()
  for (const { id } of ended) await change(db, { actor: { kind: 'system' }, now }, (c) => ask(c, id))
}

/** Asks about one meeting; when nobody can be asked by letter the question waits on the group's own page. */
async function ask(c: Change, eventId: string): Promise<void> {
  const event = await meetingById(c.trx, eventId)
  if ((await reportOfEvent(c, eventId)) !== undefined) return
  const heldOn = dateOf(event.startsAt)
  const asked = await whomToAsk(c, event)
  const id = c.newId()
  await c.trx
    .insertInto('meetingReport')
    .values({
      ...unasked(id, event.networkId, heldOn),
      eventId,
      askedAt: c.now,
      askedOf: asked?.id ?? null,
      met: null,
      people: null,
      answeredBy: null,
      answeredAt: null,
    })
    .execute()
  if (!asked) return
  const house = { name: '', address: event.mailbox }
  await post(
    c,
    {
      kind: 'groupMet',
      data: {
        token: await newGroupLink(c, { purpose: 'met', thingId: id, personId: asked.id }),
        contact: await contactFor(c, event.networkId, house),
        group: written(await namesOfGroup(c, event.networkId), 'name', asked.language),
        heldOn,
      },
    },
    {
      to: { personId: asked.id, name: fullName(asked), address: asked.address },
      locale: asked.language,
    },
  )
}

/** Who called the meeting, or the group's host: whoever of them is still in the group and is reached by letters. */
async function whomToAsk(c: Change, event: Pick<EventTable, 'createdBy'> & { networkId: string }) {
  const today = dateOf(c.now)
  const memberIds = await groupMemberIds(c.trx, event.networkId, today)
  const hostId = await hostOf(c.trx, event.networkId, today)
  const candidates = [event.createdBy ?? '', hostId ?? ''].filter((id) => memberIds.includes(id))
  const people = await reachableOf(c.trx, candidates)
  for (const id of candidates) {
    const person = people.get(id)
    if (person && person.address !== null) return { ...person, address: person.address }
  }
  return null
}

/** Lets the invitations of all groups' and networks' meetings to come follow who belongs to them. */
export async function inviteJoined(db: Db, now: Instant): Promise<void> {
  const by = { actor: { kind: 'system' } as const, now }
  for (const id of await meetingsToCome(db, now)) await change(db, by, (c) => followMembers(c, id))
  for (const meeting of await networkMeetingsToCome(db, now))
    await change(db, by, (c) => inviteNewMembers(c, meeting))
}
