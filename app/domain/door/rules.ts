// When the door is open, which of contradicting ticks holds, and how a person stands at the door. Nothing here reads or writes.
import type { Answer, AttendanceMode, Entry, EventTable } from '#db/schema'
import { later, type Instant } from '../core/time'

/** Ticks are taken so long before the start, and not earlier. */
const doorOpensHoursBefore = 12

/** From when on people are ticked. */
export const doorOpensAt = (event: Pick<EventTable, 'startsAt'>): Instant =>
  later(event.startsAt, { hours: -doorOpensHoursBefore })

export type DoorRefusal = 'doorOfDraft' | 'eventCancelled' | 'doorNotOpen' | 'attendanceClosed'

/** Why nobody is ticked now, or null. The door stays open until the organiser closes the list of those who came. */
export function doorRefusal(
  event: Pick<EventTable, 'status' | 'startsAt' | 'attendanceClosedAt'>,
  now: Instant,
): DoorRefusal | null {
  if (event.status === 'draft') return 'doorOfDraft'
  if (event.status === 'cancelled') return 'eventCancelled'
  if (now < doorOpensAt(event)) return 'doorNotOpen'
  return event.attendanceClosedAt === null ? null : 'attendanceClosed'
}

/** A tick as it is kept. */
export type KeptTick = { id: string; came: boolean; at: Instant }

const inOrder = (one: KeptTick, other: KeptTick): number =>
  one.at === other.at ? (one.id < other.id ? -1 : 1) : one.at < other.at ? -1 : 1

/**
 * When a person came, as all their ticks together tell: of those that contradict each other the later holds (of two at
 * one moment the one with the greater id), whatever order they arrived in; they came at the first tick that nothing has
 * taken back since. Null is that they have not come.
 */
export function cameAtOf(ticks: readonly KeptTick[]): Instant | null {
  let cameAt: Instant | null = null
  for (const tick of [...ticks].sort(inOrder)) cameAt = tick.came ? (cameAt ?? tick.at) : null
  return cameAt
}

/** The moment of a tick within what can be: no earlier than the door opened, no later than it arrived here. */
export function boundedMoment(at: Instant, event: Pick<EventTable, 'startsAt'>, now: Instant): Instant {
  const opened = doorOpensAt(event)
  return at > now ? now : at < opened ? opened : at
}

/**
 * The moment of a tick by our clock: how long before it was sent it was made is known by the clock there, however wrong
 * that runs. An unreadable moment is taken to be now.
 */
export function momentHere(at: string, sentAt: string, now: Instant): Instant {
  const age = Date.parse(sentAt) - Date.parse(at)
  if (!Number.isFinite(age)) return now
  return new Date(Date.parse(now) - Math.min(Math.max(age, 0), 30 * 86_400_000)).toISOString()
}

/** What somebody is at the door: expected, or how they had answered. A guest came without an invitation. */
export const standings = ['expected', 'walkIn', 'waiting', 'maybe', 'silent', 'no'] as const
export type Standing = (typeof standings)[number]

export function standingOf(invitation: {
  answer: Answer | null
  seat: 'none' | 'seated' | 'waiting'
  entry: Entry
}): Standing {
  if (invitation.entry === 'walkIn') return 'walkIn'
  if (invitation.answer === 'yes') return invitation.seat === 'waiting' ? 'waiting' : 'expected'
  return invitation.answer ?? 'silent'
}

/** Whether they take part elsewhere, so that nobody waits for them at the door. */
export const isOnline = (invitation: { mode: AttendanceMode | null }): boolean => invitation.mode === 'online'

/** The longest names and remarks that the door keeps. */
export const longestName = 100
export const longestOrganisation = 200
export const longestDoor = 60
/** More ticks than this in one sending are sent in several. */
export const mostTicksAtOnce = 500
