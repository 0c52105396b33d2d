// What moving an event to a day would mean: its new times, what the day holds, who stands in the way, who is asked again.
import type { Reader } from '#db/connect'
import { weekdayOf } from '../calendar/weeks'
import { dateOf, type Instant } from '../core/time'
import type { EventRow } from '../events/queries.server'
import { planFaults } from '../events/rules'
import { liveInvitationsOf } from '../invitations/queries.server'
import { unreachableOf } from '../invitations/send-list.server'
import { clashesOf } from './clashes.server'
import { hoursOf, timesOn, type NewTime, type Times } from './moving'
import { dayFactsIn } from './year.server'

/** @param chosen null while no day has been chosen */
export async function movePage(db: Reader, event: EventRow, chosen: NewTime | null, now: Instant) {
  const invited = event.status === 'open' ? (await liveInvitationsOf(db, event.id)).length : 0
  const unreachable = event.status === 'open' ? (await unreachableOf(db, event.id)).length : 0
  const { id, titleFi, titleSv, titleEn, startsAt, endsAt, answerBy, status, version } = event
  const times = chosen && timesOn(event, chosen)
  const same = times !== null && times.startsAt === startsAt && times.endsAt === endsAt
  return {
    event: { id, titleFi, titleSv, titleEn, startsAt, endsAt, answerBy, status, version },
    invited,
    unreachable,
    to: chosen?.to ?? null,
    hours: { ...hoursOf(event), ...(chosen && hoursChosen(chosen)) },
    there: times === null || same ? null : await dayAhead(db, event, times, now),
  }
}

const hoursChosen = ({ from, until }: NewTime) => ({
  ...(from !== undefined && { from }),
  ...(until !== undefined && { until }),
})

async function dayAhead(db: Reader, event: EventRow, times: Times, now: Instant) {
  const to = dateOf(times.startsAt)
  const faults = planFaults({ ...event, ...times }, { seated: 0, earliest: now }).map(({ fault }) => fault)
  const late = event.status === 'open' && times.answerBy !== null && times.answerBy <= now
  const lastDay = dateOf(times.endsAt)
  return {
    times,
    sameHours: isSame(hoursOf(event), hoursOf(times)),
    fault: faults[0] ?? (late ? ('answerByPast' as const) : null),
    weekend: weekdayOf(to) > 5,
    facts: await dayFactsIn(db, { from: to, to: lastDay }),
    clashes: await clashesOf(db, event, times, now),
  }
}
const isSame = (one: ReturnType<typeof hoursOf>, other: ReturnType<typeof hoursOf>): boolean =>
  one.from === other.from && one.until === other.until

export type MovePage = Awaited<ReturnType<typeof movePage>>
