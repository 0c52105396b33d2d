// Meetings that a network calls by itself: events as any other, called and kept by those who keep the network. Organisers
// see them among theirs.
import type { Reader } from '#db/connect'
import type { EventTable, Locale } from '#db/schema'
import { audienceOf, type AudienceRow } from '../audience/queries.server'
import { ruleText } from '../audience/rules'
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { index } from '../core/search-index.server'
import { dateOf, type Instant } from '../core/time'
import { beginReminders } from '../events/beginning.server'
import { newEvent } from '../events/commands.server'
import type { EventPlan } from '../events/rules'
import { invite, inviteMany } from '../invitations/inviting.server'
import { toldEvent } from '../invitations/letters.server'
import { quotaIdsOf } from '../invitations/quotas.server'
import { keepingRight } from '../networks/keepers.server'
import { memberIdsOn } from '../networks/member-list.server'
import { networkStanding } from '../networks/network-acts.server'
import { describedIn } from './meeting-acts.server'
import type { TimeSpan } from './rules'

export type NetworkMeeting = EventTable & { hostNetworkId: string }

/** A network's own meeting. @throws Response 404 when the network has called none such */
export async function networkMeeting(db: Reader, networkId: string, id: string): Promise<NetworkMeeting> {
  const event = await db
    .selectFrom('event')
    .selectAll()
    .where('id', '=', id)
    .where('hostNetworkId', '=', networkId)
    .executeTakeFirst()
  if (!event) throw new Response(null, { status: 404 })
  return { ...event, hostNetworkId: networkId }
}

/** The rule of a network's own audience. */
const everybodyIn = (networkId: string) => ({
  parts: [{ mode: 'include' as const, all: [{ kind: 'network' as const, of: [networkId] }] }],
})

/** Who is invited to a meeting then: in the network today and on the day, and away on no pause on the day. */
export async function invitedThen(
  db: Reader,
  networkId: string,
  { now, startsAt }: { now: Instant; startsAt: Instant },
): Promise<AudienceRow[]> {
  const today = new Set(await memberIdsOn(db, networkId, dateOf(now)))
  const then = await audienceOf(db, everybodyIn(networkId), dateOf(startsAt))
  return then.filter(({ personId }) => today.has(personId))
}

export type NetworkMeetingGiven = TimeSpan & {
  networkId: string
  title: string
  note: string
  /** The language of the title and the note; who reads another sees it marked. */
  language: Locale
  place: string
  onlineUrl: string
  /** Where questions about it go, shown to everybody invited; empty when the caller gives none. */
  contactEmail: string
}

/**
 * Calls a meeting: everybody in the network is invited, and whoever calls it comes.
 * @param id given by the form, so that the same form sent twice calls one meeting
 * @param from.mailbox where the calendars' replies go
 * @throws Response 403 for those who do not keep the network, 404 for a small group, which calls its own
 */
export async function callNetworkMeeting(
  c: Change,
  id: string,
  given: NetworkMeetingGiven,
  from: { mailbox: string },
): Promise<
  | { ok: true; invited: number }
  | Refusal<'timePast' | 'timeBackwards' | 'placeMissing' | 'nobodyThen' | 'meetingThen'>
> {
  const { networkId, startsAt, endsAt, place, onlineUrl } = given
  const network = await networkStanding(c.trx, networkId)
  if (network.kind === 'smallGroup') throw new Response(null, { status: 404 })
  allow(c.actor, await keepingRight(c.trx, networkId, dateOf(c.now)))
  const before = await c.trx.selectFrom('event').select('id').where('id', '=', id).executeTakeFirst()
  if (before !== undefined) return { ok: true, invited: 0 }
  if (startsAt <= c.now) return { ok: false, reason: 'timePast' }
  if (endsAt <= startsAt) return { ok: false, reason: 'timeBackwards' }
  if (place === '' && onlineUrl === '') return { ok: false, reason: 'placeMissing' }
  if (await meetsThen(c.trx, networkId, startsAt)) return { ok: false, reason: 'meetingThen' }
  const people = await invitedThen(c.trx, networkId, { now: c.now, startsAt })
  if (people.length === 0) return { ok: false, reason: 'nobodyThen' }
  const event: EventTable = {
    ...newEvent(c, id, planOf(c, given), from.mailbox),
    status: 'open',
    hostNetworkId: networkId,
    audienceRule: ruleText(everybodyIn(networkId)),
    substituteLocale: given.language,
  }
  await c.trx.insertInto('event').values(event).execute()
  await beginReminders(c, event, null)
  await inviteAll(c, event, people, id)
  await index(c, 'event', [id])
  await audit(c, 'callMeeting', { kind: 'event', id }, { people: people.length })
  return { ok: true, invited: people.length }
}

/** Whether the network has a meeting that begins then: the same one sent again from a form that was opened anew. */
const meetsThen = async (db: Reader, networkId: string, startsAt: Instant): Promise<boolean> =>
  (await db
    .selectFrom('event')
    .select('id')
    .where('hostNetworkId', '=', networkId)
    .where('startsAt', '=', startsAt)
    .where('status', '=', 'open')
    .executeTakeFirst()) !== undefined

async function inviteAll(c: Change, event: EventTable, people: readonly AudienceRow[], batchId: string) {
  const told = await toldEvent(c, event)
  const caller = people.find(({ personId }) => personId === doerOf(c.actor))
  if (caller) await invite(c, told, caller, batchId, true)
  const others = people.filter((person) => person !== caller)
  const quotaIds = await quotaIdsOf(
    c,
    event,
    others.map(({ personId }) => personId),
  )
  const invited = others.map((person) => ({ ...person, quotaId: quotaIds.get(person.personId) ?? null }))
  await inviteMany(c, told, invited, batchId)
}

function planOf({ actor }: Change, given: NetworkMeetingGiven): EventPlan {
  const { title, note, language, startsAt, endsAt, place, onlineUrl, contactEmail } = given
  return {
    kind: 'other',
    titleFi: language === 'fi' ? title : '',
    titleSv: language === 'sv' ? title : '',
    titleEn: language === 'en' ? title : '',
    ...describedIn(language, note),
    ...{ startsAt, endsAt, place, onlineUrl },
    capacity: null,
    answerBy: null,
    contactName: actor.kind === 'person' ? actor.name : '',
    contactEmail,
    contactPhone: '',
  }
}

/**
 * Invites those who have come into the network, or back from a pause, since its meeting to come was called. Who was taken
 * off it, or left the network and kept it, is left as they are.
 * @returns how many were invited
 * @throws Response 403 for those who do not keep the network
 */
export async function inviteNewMembers(
  c: Change,
  { id, hostNetworkId }: Pick<NetworkMeeting, 'id' | 'hostNetworkId'>,
): Promise<number> {
  allow(c.actor, await keepingRight(c.trx, hostNetworkId, dateOf(c.now)))
  const event = await networkMeeting(c.trx, hostNetworkId, id)
  if (event.status !== 'open' || event.startsAt <= c.now) return 0
  const rows = await c.trx.selectFrom('invitation').select('personId').where('eventId', '=', id).execute()
  const known = new Set(rows.map(({ personId }) => personId))
  const people = await invitedThen(c.trx, hostNetworkId, { now: c.now, startsAt: event.startsAt })
  const fresh = people.filter(({ personId }) => !known.has(personId))
  if (fresh.length > 0) await inviteAll(c, event, fresh, `${id}-joined`)
  return fresh.length
}

/** The meetings to come that networks have called. */
export async function networkMeetingsToCome(
  db: Reader,
  now: Instant,
): Promise<Pick<NetworkMeeting, 'id' | 'hostNetworkId'>[]> {
  const events = await db
    .selectFrom('event')
    .select(['id', 'hostNetworkId'])
    .where('hostNetworkId', 'is not', null)
    .where('status', '=', 'open')
    .where('startsAt', '>', now)
    .orderBy('id')
    .execute()
  return events.flatMap(({ id, hostNetworkId }) => (hostNetworkId === null ? [] : [{ id, hostNetworkId }]))
}
