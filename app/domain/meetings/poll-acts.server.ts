// Finding a date: a member proposes times, the others tick them. What comes of it is in meeting-acts.
import type { DatePollTable, PollTimeTable, Tick } from '#db/schema'
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { dateOf, type PlainDate } from '../core/time'
import { groupMemberIds } from '../groups/queries.server'
import { asksOf, circleOf } from './circle.server'
import { postTimes, type House } from './poll-letters.server'
import { pollById, ticksOf, timesOf } from './polls.server'
import { mostTimes } from './limits'
import { alikeFault, standingOf, timesFault, type TimesFault, type TimeSpan } from './rules'

export type PollRefusal = 'pollClosed' | 'pollDecided' | 'pollDropped'
const refusals = { closed: 'pollClosed', decided: 'pollDecided', dropped: 'pollDropped' } as const

/** Those who share in the group today: the last line behind the doors. @throws Response 403 for others */
export async function allowInGroup(c: Change, networkId: string): Promise<string[]> {
  const memberIds = await groupMemberIds(c.trx, networkId, dateOf(c.now))
  allow(c.actor, { act: 'shareInGroup', memberIds })
  return memberIds
}

export type PollGiven = {
  networkId: string
  /** What the meeting is about; empty is an ordinary meeting. */
  title: string
  note: string
  place: string
  onlineUrl: string
  /** The last day to tick. */
  closesOn: PlainDate
  times: readonly TimeSpan[]
}

/**
 * Proposes times to a group: whoever proposes them can come to all, the other members are asked by letter.
 * @param id given by the form: the same one again starts nothing more
 */
export async function startPoll(
  c: Change,
  id: string,
  given: PollGiven,
  house: House,
): Promise<{ ok: true; asked: number } | Refusal<TimesFault | 'closesInPast' | 'closesAfterTimes'>> {
  await allowInGroup(c, given.networkId)
  const before = await c.trx.selectFrom('datePoll').select('id').where('id', '=', id).executeTakeFirst()
  if (before !== undefined) return { ok: true, asked: 0 }
  const { times, ...about } = given
  const fault = timesFault(times, c.now) ?? closingFault(given, dateOf(c.now))
  if (fault !== null) return { ok: false, reason: fault }
  const poll: DatePollTable = {
    id,
    ...about,
    startedBy: doerOf(c.actor),
    startedAt: c.now,
    remindedAt: null,
    eventId: null,
    decidedAt: null,
    droppedAt: null,
  }
  await c.trx.insertInto('datePoll').values(poll).execute()
  const rows: PollTimeTable[] = [...times]
    .sort((a, b) => (a.startsAt + a.endsAt < b.startsAt + b.endsAt ? -1 : 1))
    .map(({ startsAt, endsAt }) => ({ id: c.newId(), pollId: id, startsAt, endsAt }))
  await c.trx.insertInto('pollTime').values(rows).execute()
  const personIds = await askedOf(c, poll)
  if (poll.startedBy !== null && personIds.includes(poll.startedBy))
    for (const time of rows) await writeTick(c, time.id, poll.startedBy, 'yes')
  const others = personIds.filter((personId) => personId !== poll.startedBy)
  const asked = await postTimes(c, { poll, times: rows, personIds: others, house, reminder: false })
  await audit(c, 'startPoll', { kind: 'datePoll', id }, { times: rows.length })
  return { ok: true, asked }
}

/** Ticks are wanted while there is still something to choose. */
function closingFault(
  { closesOn, times }: Pick<PollGiven, 'closesOn' | 'times'>,
  today: PlainDate,
): 'closesInPast' | 'closesAfterTimes' | null {
  if (closesOn < today) return 'closesInPast'
  const lastDay = times.map(({ startsAt }) => dateOf(startsAt)).sort()[times.length - 1]
  return lastDay !== undefined && closesOn > lastDay ? 'closesAfterTimes' : null
}

const askedOf = async (c: Change, poll: DatePollTable): Promise<string[]> => [
  ...asksOf(await circleOf(c.trx, poll.networkId, dateOf(c.now)), poll),
]

async function writeTick(c: Change, pollTimeId: string, personId: string, tick: Tick): Promise<void> {
  await c.trx
    .insertInto('pollTick')
    .values({ id: c.newId(), pollTimeId, personId, tick, tickedAt: c.now })
    .onConflict((clash) => clash.columns(['pollTimeId', 'personId']).doUpdateSet({ tick, tickedAt: c.now }))
    .execute()
}

/**
 * Takes a person's ticks, from the link in the letter or signed in; times that are not named keep what was ticked.
 * @param ticks by the id of the time; ids of other polls' times are passed over
 * @throws Response 403 to those who may not tick for the person
 */
export async function tickTimes(
  c: Change,
  pollId: string,
  personId: string,
  ticks: Readonly<Record<string, Tick>>,
): Promise<{ ok: true; ticked: number } | Refusal<PollRefusal | 'notInGroup' | 'nothingTickedYet'>> {
  allow(c.actor, { act: 'answerForGroup', purpose: 'times', thingId: pollId, personId })
  const poll = await pollById(c.trx, pollId)
  const memberIds = await groupMemberIds(c.trx, poll.networkId, dateOf(c.now))
  if (!memberIds.includes(personId)) return { ok: false, reason: 'notInGroup' }
  const standing = standingOf(poll, c.now)
  if (standing !== 'open') return { ok: false, reason: refusals[standing] }
  const times = await timesOf(c.trx, pollId)
  const given = times.flatMap(({ id }) => {
    const tick = ticks[id]
    return tick === undefined ? [] : [{ id, tick }]
  })
  if (given.length === 0) return { ok: false, reason: 'nothingTickedYet' }
  for (const { id, tick } of given) await writeTick(c, id, personId, tick)
  await audit(c, 'tickTimes', { kind: 'datePoll', id: pollId }, { times: given.length })
  return { ok: true, ticked: given.length }
}

/** A poll that still takes times and reminders, with its times. */
async function openPoll(
  c: Change,
  pollId: string,
): Promise<{ ok: true; poll: DatePollTable; times: PollTimeTable[] } | Refusal<PollRefusal>> {
  const poll = await pollById(c.trx, pollId)
  await allowInGroup(c, poll.networkId)
  const standing = standingOf(poll, c.now)
  if (standing !== 'open') return { ok: false, reason: refusals[standing] }
  return { ok: true, poll, times: await timesOf(c.trx, pollId) }
}

/** Reminds those who have yet to tick some of the times that lie ahead; once a day at most. */
export async function remindUnticked(
  c: Change,
  pollId: string,
  house: House,
): Promise<{ ok: true; reminded: number } | Refusal<PollRefusal | 'remindedToday' | 'allTicked'>> {
  const open = await openPoll(c, pollId)
  if (!open.ok) return open
  const { poll } = open
  const times = open.times.filter(({ startsAt }) => startsAt > c.now)
  if (poll.remindedAt !== null && dateOf(poll.remindedAt) === dateOf(c.now))
    return { ok: false, reason: 'remindedToday' }
  const personIds = await askedOf(c, poll)
  const ticks = await ticksOf(c.trx, pollId)
  const silent = personIds.filter((personId) =>
    times.some(({ id }) => !ticks.some((tick) => tick.pollTimeId === id && tick.personId === personId)),
  )
  if (silent.length === 0) return { ok: false, reason: 'allTicked' }
  const reminded = await postTimes(c, { poll, times, personIds: silent, house, reminder: true })
  await c.trx.updateTable('datePoll').set({ remindedAt: c.now }).where('id', '=', pollId).execute()
  await audit(c, 'remindUnticked', { kind: 'datePoll', id: pollId }, { people: reminded })
  return { ok: true, reminded }
}

/** Adds a time to an open poll; whoever adds it can come. */
export async function addTime(
  c: Change,
  pollId: string,
  time: TimeSpan,
): Promise<{ ok: true; id: string } | Refusal<PollRefusal | TimesFault>> {
  const open = await openPoll(c, pollId)
  if (!open.ok) return open
  if (open.times.length >= mostTimes) return { ok: false, reason: 'timesTooMany' }
  // Earlier ones may have passed since; only the new one must lie ahead.
  if (time.startsAt <= c.now) return { ok: false, reason: 'timePast' }
  const fault = alikeFault([...open.times, time])
  if (fault !== null) return { ok: false, reason: fault }
  const id = c.newId()
  await c.trx
    .insertInto('pollTime')
    .values({ id, pollId, startsAt: time.startsAt, endsAt: time.endsAt })
    .execute()
  const doer = doerOf(c.actor)
  if (doer !== null) await writeTick(c, id, doer, 'yes')
  await audit(c, 'addTime', { kind: 'datePoll', id: pollId })
  return { ok: true, id }
}

/** Puts a poll away without a meeting; its letters' links say so. */
export async function dropPoll(
  c: Change,
  pollId: string,
): Promise<{ ok: true } | Refusal<'pollDecided' | 'pollDropped'>> {
  const poll = await pollById(c.trx, pollId)
  await allowInGroup(c, poll.networkId)
  if (poll.decidedAt !== null) return { ok: false, reason: 'pollDecided' }
  if (poll.droppedAt !== null) return { ok: false, reason: 'pollDropped' }
  await c.trx.updateTable('datePoll').set({ droppedAt: c.now }).where('id', '=', pollId).execute()
  await audit(c, 'dropPoll', { kind: 'datePoll', id: pollId })
  return { ok: true }
}
