// What stands on one day of the calendar, picked out of what its period holds.
import type { YearContent, YearEvent } from '~/domain/year/year.server'

type ByDay = {
  events: YearEvent[]
  groups: number
  publicHoliday: YearContent['publicHolidays'][number] | undefined
  schoolHoliday: boolean
  ownDays: YearContent['ownDays']
}

/** What a day holds. @param day "2026-12-03" */
export const onDay = (content: YearContent, day: string): ByDay => ({
  events: content.events.filter(({ firstDay, lastDay }) => firstDay <= day && lastDay >= day),
  groups: content.groupMeetings[day] ?? 0,
  publicHoliday: content.publicHolidays.find((one) => one.day === day),
  schoolHoliday: content.schoolHolidays.some(({ startsOn, endsOn }) => startsOn <= day && endsOn >= day),
  ownDays: content.ownDays.filter(({ startsOn, endsOn }) => startsOn <= day && endsOn >= day),
})

/** The events that stand in each other's way. */
export const clashing = ({ clashes }: Pick<YearContent, 'clashes'>): Set<string> =>
  new Set(clashes.flatMap(({ one, other }) => [one, other]))

/** The day that a link within the page leads to. */
export const dayId = (day: string): string => `d-${day}`
