// Reads a person's own calendar: what they are invited to, what their small groups plan, the times proposed to them.
import type { Reader } from '#db/connect'
import { paths } from '~/paths'
import { publicHolidaysIn } from '../calendar/public-holidays.server'
import { dayBegins, monthsLater, weekOf, weeksOfMonth } from '../calendar/weeks'
import { dateOf, daysLater, later, type Instant } from '../core/time'
import { groupsSharedBy } from '../feeds/rights.server'
import { invitationsWithin, type PersonalInvitation } from '../invitations/queries.server'
import { answerState, isSilent } from '../invitations/rules'
import { inParts } from '../people/period.server'
import { byMonth, calendarYears, type CalendarView, type EntryStanding, type OwnEntry } from './calendar'

/** From a moment to before another. */
export type Span = { from: Instant; to: Instant }

/** How far ahead the list looks. */
const listDays = 2 * 366

/** What is asked for: the list of what is coming by months, or a month with its whole weeks and public holidays. */
export async function ownCalendar(db: Reader, personId: string, asked: CalendarView, now: Instant) {
  const today = dateOf(now)
  if (asked.view === 'list') {
    const span = { from: now, to: dayBegins(daysLater(today, listDays)) }
    return { view: 'list' as const, today, months: byMonth(await ownEntries(db, personId, span, now)) }
  }
  const { month } = asked
  const weeks = weeksOfMonth(Number(month.slice(0, 4)), Number(month.slice(5)))
  const days = weeks.flatMap((week) => week.days)
  const [first, last] = [days[0]?.day ?? today, days.at(-1)?.day ?? today]
  const span = { from: dayBegins(first), to: dayBegins(daysLater(last, 1)) }
  return {
    view: 'month' as const,
    today,
    month,
    weeks,
    entries: await ownEntries(db, personId, span, now),
    holidays: publicHolidaysIn(first, last),
    previous: within(monthsLater(month, -1)),
    next: within(monthsLater(month, 1)),
  }
}
export type OwnCalendar = Awaited<ReturnType<typeof ownCalendar>>

/** The month, if the calendar leads to it. */
function within(month: string): string | null {
  const year = Number(month.slice(0, 4))
  return year >= calendarYears.first && year <= calendarYears.last ? month : null
}

/** All of a span that is the person's, in no order. */
export async function ownEntries(
  db: Reader,
  personId: string,
  span: Span,
  now: Instant,
): Promise<OwnEntry[]> {
  const groups = (await groupsSharedBy(db, personId, dateOf(now))).map(({ id }) => id)
  const invitations = await invitationsWithin(db, { personId, managerIds: [] }, span)
  const own = invitations.filter(
    // Of a small group that they share in no more, nothing.
    ({ status, networkId }) => status !== 'draft' && (networkId === null || groups.includes(networkId)),
  )
  const meetings = await meetingsOf(db, groups, span)
  const invited = new Set(own.map(({ eventId }) => eventId))
  return [
    ...own.map(invitedTo),
    ...meetings.filter(({ id }) => !invited.has(id)).map(meetingEntry),
    ...(await proposedTimes(db, groups, span, now)),
  ]
}

const placed = ({ startsAt, endsAt }: { startsAt: Instant; endsAt: Instant }) => ({
  startsAt,
  endsAt,
  firstDay: dateOf(startsAt),
  week: weekOf(dateOf(startsAt)).week,
  // What ends at midnight is not on the day that begins then.
  lastDay: dateOf(endsAt > startsAt ? later(endsAt, { seconds: -1 }) : endsAt),
})

const titled = ({ titleFi, titleSv, titleEn }: Pick<OwnEntry, 'titleFi' | 'titleSv' | 'titleEn'>) => ({
  titleFi,
  titleSv,
  titleEn,
})

function invitedTo(invitation: PersonalInvitation): OwnEntry {
  return {
    key: invitation.id,
    ...titled(invitation),
    ...placed(invitation),
    place: invitation.place,
    standing: standingOf(invitation),
    to: paths.myInvitation(invitation.id),
  }
}

function standingOf(invitation: PersonalInvitation): EntryStanding {
  if (invitation.status === 'cancelled') return 'cancelled'
  return isSilent(invitation, invitation) ? 'none' : answerState(invitation)
}

/** The meetings of groups within a span, whoever is invited. */
const meetingsOf = (db: Reader, networkIds: readonly string[], { from, to }: Span) =>
  inParts(networkIds, (some) =>
    db
      .selectFrom('event')
      .select(['id', 'networkId', 'status', 'titleFi', 'titleSv', 'titleEn', 'startsAt', 'endsAt', 'place'])
      .where('networkId', 'in', some)
      .where('status', '!=', 'draft')
      .where('endsAt', '>', from)
      .where('startsAt', '<', to)
      .execute(),
  )

const meetingEntry = (event: Awaited<ReturnType<typeof meetingsOf>>[number]): OwnEntry => ({
  key: event.id,
  ...titled(event),
  ...placed(event),
  place: event.place,
  standing: event.status === 'cancelled' ? 'cancelled' : 'meeting',
  to: paths.meeting(event.networkId ?? '', event.id),
})

/** The times that lie ahead of polls of which nothing has come yet; each is told by its group's name. */
async function proposedTimes(
  db: Reader,
  networkIds: readonly string[],
  { from, to }: Span,
  now: Instant,
): Promise<OwnEntry[]> {
  const rows = await inParts(networkIds, (some) =>
    db
      .selectFrom('datePoll')
      .innerJoin('pollTime', 'pollTime.pollId', 'datePoll.id')
      .innerJoin('network', 'network.id', 'datePoll.networkId')
      .select(['pollTime.id', 'datePoll.id as pollId', 'datePoll.networkId', 'startsAt', 'endsAt', 'place'])
      .select(['nameFi as titleFi', 'nameSv as titleSv', 'nameEn as titleEn'])
      .where('datePoll.networkId', 'in', some)
      .where('decidedAt', 'is', null)
      .where('droppedAt', 'is', null)
      .where('startsAt', '>', now)
      .where('endsAt', '>', from)
      .where('startsAt', '<', to)
      .execute(),
  )
  return rows.map((row) => ({
    key: row.id,
    ...titled(row),
    ...placed(row),
    place: row.place,
    standing: 'proposed',
    to: paths.dates(row.networkId, row.pollId),
  }))
}
