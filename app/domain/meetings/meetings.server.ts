// Reads of small groups' meetings: what is coming, what has been, when a group last met, figures without names.
import type { Reader } from '#db/connect'
import { dateOf, type Instant, type PlainDate } from '../core/time'
import { inParts } from '../people/period.server'

/** A meeting of a group: one that was called, or one that the group told of without calling it here. */
export type Meeting = {
  /** The event's id; null when there was none in the calendar. */
  eventId: string | null
  /** The question whether it was held, once it has been asked or told. */
  reportId: string | null
  heldOn: PlainDate
  startsAt: Instant | null
  endsAt: Instant | null
  place: string
  onlineUrl: string
  cancelled: boolean
  /** Null until it is told. */
  met: boolean | null
  people: number | null
}

const called = (db: Reader, networkId: string) =>
  db
    .selectFrom('event')
    .leftJoin('meetingReport', 'meetingReport.eventId', 'event.id')
    .select(['event.id as eventId', 'meetingReport.id as reportId', 'startsAt', 'endsAt'])
    .select(['place', 'onlineUrl', 'status', 'met', 'people'])
    .where('event.networkId', '=', networkId)

type CalledRow = Awaited<ReturnType<ReturnType<typeof called>['execute']>>[number]

const toMeeting = ({ status, met, ...row }: CalledRow): Meeting => ({
  ...row,
  heldOn: dateOf(row.startsAt),
  cancelled: status === 'cancelled',
  met: met === null ? null : met === 1,
})

/**
 * The meetings of a group for its own members: those to come, the next first, cancelled ones left out; and those that
 * have been, the last first.
 */
export async function meetingsOf(
  db: Reader,
  networkId: string,
  now: Instant,
): Promise<{ coming: Meeting[]; past: Meeting[] }> {
  const events = await called(db, networkId).orderBy('startsAt').orderBy('event.id').execute()
  const meetings = events.map(toMeeting).filter(({ cancelled }) => !cancelled)
  const told = await db
    .selectFrom('meetingReport')
    .select(['id as reportId', 'heldOn', 'met', 'people'])
    .where('networkId', '=', networkId)
    .where('eventId', 'is', null)
    .orderBy('heldOn')
    .execute()
  const without = told.map(({ met, ...row }): Meeting => ({
    ...row,
    eventId: null,
    startsAt: null,
    endsAt: null,
    place: '',
    onlineUrl: '',
    cancelled: false,
    met: met === null ? null : met === 1,
  }))
  const isOver = ({ endsAt }: Meeting) => endsAt === null || endsAt <= now
  return {
    coming: meetings.filter((one) => !isOver(one)),
    past: [...meetings.filter(isOver), ...without].sort((a, b) => (a.heldOn < b.heldOn ? 1 : -1)),
  }
}

/** What organisers see of a group's meetings: the days, and whether the group met and how many; nothing of what is said. */
export type MeetingDay = Pick<Meeting, 'heldOn' | 'met' | 'people'>

/** The days of a group's meetings: those to come, the next first, and those that have been, the last first. */
export async function meetingDaysOf(
  db: Reader,
  networkId: string,
  now: Instant,
): Promise<{ coming: MeetingDay[]; past: MeetingDay[] }> {
  const { coming, past } = await meetingsOf(db, networkId, now)
  const day = ({ heldOn, met, people }: Meeting): MeetingDay => ({ heldOn, met, people })
  return { coming: coming.map(day), past: past.map(day) }
}

/** Meetings that the groups have told to have been held. */
const told = (db: Reader, networkIds: readonly string[]) =>
  db.selectFrom('meetingReport').where('networkId', 'in', networkIds).where('met', '=', 1)

/** Meetings in the calendar that are over and of which nothing has been told: they count as held. */
const untold = (db: Reader, networkIds: readonly string[], now: Instant) =>
  db
    .selectFrom('event')
    .leftJoin('meetingReport', 'meetingReport.eventId', 'event.id')
    .where('event.networkId', 'in', networkIds)
    .where('status', '=', 'open')
    .where('endsAt', '<=', now)
    .where('met', 'is', null)

/** The day on which each of the groups last met, by the network's id; groups that never have are left out. */
export async function lastMetOn(
  db: Reader,
  networkIds: readonly string[],
  now: Instant,
): Promise<Map<string, PlainDate>> {
  const byReport = await inParts(networkIds, (some) =>
    told(db, some)
      .select(['networkId', (e) => e.fn.max('heldOn').as('on')])
      .groupBy('networkId')
      .execute(),
  )
  const byCalendar = await inParts(networkIds, (some) =>
    untold(db, some, now)
      .select(['event.networkId', (e) => e.fn.max('startsAt').as('at')])
      .groupBy('event.networkId')
      .execute(),
  )
  const last = new Map(byReport.map(({ networkId, on }) => [networkId, on]))
  for (const { networkId, at } of byCalendar) {
    const on = dateOf(at)
    if (networkId !== null && on > (last.get(networkId) ?? '')) last.set(networkId, on)
  }
  return last
}

/** The days on which the groups met, for statistics: a day for each meeting, no names, no contents. */
export async function daysMet(db: Reader, networkIds: readonly string[], now: Instant): Promise<PlainDate[]> {
  const byReport = await inParts(networkIds, (some) => told(db, some).select('heldOn').execute())
  const byCalendar = await inParts(networkIds, (some) => untold(db, some, now).select('startsAt').execute())
  return [...byReport.map(({ heldOn }) => heldOn), ...byCalendar.map(({ startsAt }) => dateOf(startsAt))]
}
