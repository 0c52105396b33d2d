// What moving an event to a day would mean: its new times, what the day holds, who stands in the way, who is asked again.
import type { Reader } from '#db/connect'
import { weekdayOf } from '../calendar/weeks'
import { dateOf, type Instant, type PlainDate } from '../core/time'
import type { EventRow } from '../events/queries.server'
import { planFaults } from '../events/rules'
import { liveInvitationsOf } from '../invitations/queries.server'
import { unreachableOf } from '../invitations/send-list.server'
import { clashesOf } from './clashes.server'
import { timesOn } from './moving'
import { dayFactsIn } from './year.server'

/** @param to null while no day has been chosen */
export async function movePage(db: Reader, event: EventRow, to: PlainDate | null, now: Instant) {
  const invited = event.status === 'open' ? (await liveInvitationsOf(db, event.id)).length : 0
  const unreachable = event.status === 'open' ? (await unreachableOf(db, event.id)).length : 0
  const { id, titleFi, titleSv, titleEn, startsAt, endsAt, answerBy, status, version } = event
  return {
    event: { id, titleFi, titleSv, titleEn, startsAt, endsAt, answerBy, status, version },
    invited,
    unreachable,
    to,
    there: to === null || to === dateOf(startsAt) ? null : await dayAhead(db, event, to, now),
  }
}

async function dayAhead(db: Reader, event: EventRow, to: PlainDate, now: Instant) {
  const times = timesOn(event, to)
  const faults = planFaults({ ...event, ...times }, { seated: 0, earliest: now }).map(({ fault }) => fault)
  const late = event.status === 'open' && times.answerBy !== null && times.answerBy <= now
  const lastDay = dateOf(times.endsAt)
  return {
    times,
    fault: faults[0] ?? (late ? ('answerByPast' as const) : null),
    weekend: weekdayOf(to) > 5,
    facts: await dayFactsIn(db, { from: to, to: lastDay }),
    clashes: await clashesOf(db, event, times, now),
  }
}
export type MovePage = Awaited<ReturnType<typeof movePage>>
