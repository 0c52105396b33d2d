// Reads of polls: one with who ticked what, those that are open, those that wait for a person.
import type { Reader } from '#db/connect'
import type { DatePollTable, Locale, PollTimeTable, Tick } from '#db/schema'
import { dateOf, type Instant, type PlainDate } from '../core/time'
import { groupMemberIds } from '../groups/queries.server'
import { inParts } from '../people/period.server'
import { fullName } from '../people/rules'
import { reachableOf } from '../people/standing.server'
import { asksOf, circleOf, circleThen, invitedOf, type InCircle } from './circle.server'
import { clashesOf, type Clash } from './clashes.server'
import { bestTimes, standingOf, sumOf, type PollStanding, type TickSum } from './rules'

/** @throws Response 404 when there is none */
export async function pollById(db: Reader, id: string): Promise<DatePollTable> {
  const poll = await db.selectFrom('datePoll').selectAll().where('id', '=', id).executeTakeFirst()
  if (!poll) throw new Response(null, { status: 404 })
  return poll
}

/** The times of a poll, the first first. */
export const timesOf = (db: Reader, pollId: string): Promise<PollTimeTable[]> =>
  db
    .selectFrom('pollTime')
    .selectAll()
    .where('pollId', '=', pollId)
    .orderBy('startsAt')
    .orderBy('endsAt')
    .orderBy('id')
    .execute()

export type TickRow = { pollTimeId: string; personId: string; tick: Tick }

/** All that has been ticked in a poll. */
export const ticksOf = (db: Reader, pollId: string): Promise<TickRow[]> =>
  db
    .selectFrom('pollTick')
    .innerJoin('pollTime', 'pollTime.id', 'pollTick.pollTimeId')
    .select(['pollTimeId', 'personId', 'tick'])
    .where('pollId', '=', pollId)
    .execute()

export type TickedPerson = {
  personId: string
  name: string
  liaison: boolean
  /** What they ticked, by the id of the time. */
  ticks: Partial<Record<string, Tick>>
}

export type PolledTime = {
  id: string
  startsAt: Instant
  endsAt: Instant
  past: boolean
  sum: TickSum
  best: boolean
  clash: Clash
}

export type PollView = {
  poll: Pick<DatePollTable, 'id' | 'networkId' | 'title' | 'note' | 'place' | 'onlineUrl' | 'closesOn'> & {
    standing: PollStanding
    remindedOn: PlainDate | null
    startedBy: string
  }
  times: PolledTime[]
  people: TickedPerson[]
  /** How many of those asked have yet to tick some of the times ahead. */
  silent: number
  /** The meeting that came of it. */
  meeting: DecidedMeeting | null
}

export type DecidedMeeting = {
  eventId: string
  startsAt: Instant
  endsAt: Instant
  place: string
  onlineUrl: string
  cancelled: boolean
}

/** A poll as those who share in the group see it; whose it is, the door has asked. */
export async function pollView(
  db: Reader,
  poll: DatePollTable,
  reader: { personId: string; locale: Locale },
  now: Instant,
): Promise<PollView> {
  const { id, networkId, title, note, place, onlineUrl, closesOn } = poll
  const times = await timesOf(db, id)
  const people = await tickedPeople(db, poll, now)
  const others = people.map(({ personId }) => personId).filter((one) => one !== reader.personId)
  const clashes = await clashesOf(db, times, { reader, others })
  const summed = times.map((time) => ({ ...time, sum: sumOf(people.map(({ ticks }) => ticks[time.id])) }))
  const best = bestTimes(summed, now)
  const ahead = times.filter(({ startsAt }) => startsAt > now)
  const isSilent = ({ ticks, liaison }: TickedPerson) =>
    !liaison && ahead.some((time) => ticks[time.id] === undefined)
  return {
    poll: {
      ...{ id, networkId, title, note, place, onlineUrl, closesOn },
      standing: standingOf(poll, now),
      remindedOn: poll.remindedAt === null ? null : dateOf(poll.remindedAt),
      startedBy: await nameOf(db, poll.startedBy),
    },
    times: summed.map(({ startsAt, endsAt, sum, ...time }, at) => ({
      ...{ id: time.id, startsAt, endsAt, sum },
      past: startsAt <= now,
      best: best.has(time.id),
      clash: clashes[at] ?? { own: null, others: [] },
    })),
    people,
    silent: people.filter(isSilent).length,
    meeting: await meetingOf(db, poll.eventId),
  }
}

/** The members who are asked, and others in the group who have ticked unasked: the liaison, somebody on a pause. */
async function tickedPeople(db: Reader, poll: DatePollTable, now: Instant): Promise<TickedPerson[]> {
  const today = dateOf(now)
  const ticks = await ticksOf(db, poll.id)
  const given = new Map<string, Partial<Record<string, Tick>>>()
  for (const { personId, pollTimeId, tick } of ticks)
    given.set(personId, { ...given.get(personId), [pollTimeId]: tick })
  const circle = await circleOf(db, poll.networkId, today)
  const asked = circle.filter(({ liaison, personId }) => !liaison || given.has(personId))
  const inGroup = new Set(await groupMemberIds(db, poll.networkId, today))
  const unasked = [...given.keys()].filter(
    (id) => inGroup.has(id) && !asked.some(({ personId }) => personId === id),
  )
  const away = await inParts(unasked, (some) =>
    db.selectFrom('person').select(['id', 'firstName', 'lastName']).where('id', 'in', some).execute(),
  )
  return [
    ...asked.map(({ personId, liaison, ...named }) => ({ personId, liaison, name: fullName(named) })),
    ...away.map((person) => ({ personId: person.id, liaison: false, name: fullName(person) })),
  ].map((person) => ({ ...person, ticks: given.get(person.personId) ?? {} }))
}

async function nameOf(db: Reader, personId: string | null): Promise<string> {
  if (personId === null) return ''
  const person = await db
    .selectFrom('person')
    .select(['firstName', 'lastName'])
    .where('id', '=', personId)
    .executeTakeFirst()
  return person ? fullName(person) : ''
}

async function meetingOf(db: Reader, eventId: string | null): Promise<DecidedMeeting | null> {
  if (eventId === null) return null
  const event = await db
    .selectFrom('event')
    .select(['id', 'startsAt', 'endsAt', 'place', 'onlineUrl', 'status'])
    .where('id', '=', eventId)
    .executeTakeFirst()
  if (!event) return null
  const { id, status, ...facts } = event
  return { eventId: id, ...facts, cancelled: status === 'cancelled' }
}

/**
 * A time ahead of a poll that nothing has come of, with how many letters leave when it is decided on without the liaison;
 * null when there is no such time.
 */
export async function aboutToDecide(
  db: Reader,
  { poll, times }: PollView,
  timeId: string | null,
  { caller, today }: { caller: string; today: PlainDate },
): Promise<{ timeId: string; letters: number } | null> {
  const time = times.find(({ id, past }) => id === timeId && !past)
  if (time === undefined || (poll.standing !== 'open' && poll.standing !== 'closed')) return null
  const circle = await circleThen(db, poll.networkId, { today, then: dateOf(time.startsAt) })
  const invited = invitedOf(circle, { withLiaison: false, caller }).map(({ personId }) => personId)
  const reached = [...(await reachableOf(db, invited)).values()].filter(({ address }) => address !== null)
  return { timeId: time.id, letters: reached.length }
}

/** A poll in a list: until when, and whether its reader has ticked all that lies ahead. */
export type PollLine = Pick<DatePollTable, 'id' | 'networkId' | 'title' | 'closesOn'> & {
  standing: PollStanding
  times: number
  /** How many people have ticked something. */
  answered: number
  waitsForReader: boolean
}

/** The polls of groups that nothing has come of yet, with what waits for the reader; the one closing first is first. */
export async function openPolls(
  db: Reader,
  networkIds: readonly string[],
  personId: string,
  now: Instant,
): Promise<PollLine[]> {
  const polls = await inParts(networkIds, (some) =>
    db
      .selectFrom('datePoll')
      .selectAll()
      .where('networkId', 'in', some)
      .where('decidedAt', 'is', null)
      .where('droppedAt', 'is', null)
      .orderBy('closesOn')
      .orderBy('id')
      .execute(),
  )
  const circles = new Map<string, InCircle[]>()
  for (const { networkId } of polls)
    if (!circles.has(networkId)) circles.set(networkId, await circleOf(db, networkId, dateOf(now)))
  const lines: PollLine[] = []
  for (const poll of polls) {
    const times = await timesOf(db, poll.id)
    // What nobody decided on in time is nobody's question any more.
    const ahead = times.filter(({ startsAt }) => startsAt > now)
    if (ahead.length === 0) continue
    const ticks = await ticksOf(db, poll.id)
    const mine = new Set(ticks.filter((tick) => tick.personId === personId).map((tick) => tick.pollTimeId))
    const standing = standingOf(poll, now)
    lines.push({
      ...{ id: poll.id, networkId: poll.networkId, title: poll.title, closesOn: poll.closesOn, standing },
      times: times.length,
      answered: new Set(ticks.map((tick) => tick.personId)).size,
      waitsForReader:
        standing === 'open' &&
        asksOf(circles.get(poll.networkId) ?? [], poll).has(personId) &&
        ahead.some(({ id }) => !mine.has(id)),
    })
  }
  return lines
}

/** A poll that waits for a person, with the group that asks. */
export type WaitingPoll = PollLine & { nameFi: string; nameSv: string; nameEn: string }

/** The polls of a person's small groups that wait for their ticks, the one closing first is first. */
export async function pollsWaitingFor(db: Reader, personId: string, now: Instant): Promise<WaitingPoll[]> {
  const today = dateOf(now)
  const groups = await db
    .selectFrom('membership')
    .innerJoin('network', 'network.id', 'membership.networkId')
    .select(['network.id', 'nameFi', 'nameSv', 'nameEn'])
    .distinct()
    .where('membership.personId', '=', personId)
    .where('network.kind', '=', 'smallGroup')
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', today)]))
    .execute()
  const names = new Map<string, { nameFi: string; nameSv: string; nameEn: string }>()
  for (const { id, ...named } of groups)
    if ((await groupMemberIds(db, id, today)).includes(personId)) names.set(id, named)
  const polls = await openPolls(db, [...names.keys()], personId, now)
  return polls.flatMap((poll) => {
    const named = names.get(poll.networkId)
    return poll.waitsForReader && named ? [{ ...poll, ...named }] : []
  })
}
