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

/** A meeting that is over counts as held unless the group has told that it was not. */
type Held = { networkId: string; heldOn: PlainDate; told: boolean; people: number | null }

async function heldMeetings(db: Reader, networkIds: readonly string[], now: Instant): Promise<Held[]> {
  const told = await inParts(networkIds, (some) =>
    db
      .selectFrom('meetingReport')
      .select(['networkId', 'heldOn', 'people'])
      .where('networkId', 'in', some)
      .where('met', '=', 1)
      .execute(),
  )
  const untold = await inParts(networkIds, (some) =>
    db
      .selectFrom('event')
      .leftJoin('meetingReport', 'meetingReport.eventId', 'event.id')
      .select(['event.networkId', 'startsAt'])
      .where('event.networkId', 'in', some)
      .where('status', '=', 'open')
      .where('endsAt', '<=', now)
      .where('met', 'is', null)
      .execute(),
  )
  return [
    ...told.map((row) => ({ ...row, told: true })),
    ...untold.flatMap(({ networkId, startsAt }) =>
      networkId === null ? [] : [{ networkId, heldOn: dateOf(startsAt), told: false, people: null }],
    ),
  ]
}

/** The day on which each of the groups last met, by the network's id; groups that never have are left out. */
export async function lastMetOn(
  db: Reader,
  networkIds: readonly string[],
  now: Instant,
): Promise<Map<string, PlainDate>> {
  const last = new Map<string, PlainDate>()
  for (const { networkId, heldOn } of await heldMeetings(db, networkIds, now))
    if (heldOn > (last.get(networkId) ?? '')) last.set(networkId, heldOn)
  return last
}

/** A group's meetings in a time, for statistics: no names, no contents. */
export type MeetingFigures = {
  /** Held: told of, or in the calendar and not told otherwise. */
  meetings: number
  /** Of them, those that the group has told to have been held. */
  told: number
  /** Of the told ones, those whose number of people is known, and how many people they had together. */
  counted: number
  people: number
}

/**
 * Figures of the groups' meetings from a day to a day, both included, by the network's id; a group without meetings is
 * left out.
 */
export async function meetingFigures(
  db: Reader,
  networkIds: readonly string[],
  time: { from: PlainDate; to: PlainDate },
  now: Instant,
): Promise<Map<string, MeetingFigures>> {
  const figures = new Map<string, MeetingFigures>()
  for (const { networkId, heldOn, told, people } of await heldMeetings(db, networkIds, now)) {
    if (heldOn < time.from || heldOn > time.to) continue
    const sum = figures.get(networkId) ?? { meetings: 0, told: 0, counted: 0, people: 0 }
    sum.meetings += 1
    if (told) sum.told += 1
    if (people !== null) {
      sum.counted += 1
      sum.people += people
    }
    figures.set(networkId, sum)
  }
  return figures
}
