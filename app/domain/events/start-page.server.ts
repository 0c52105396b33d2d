// What waits for an organiser: deadlines that come near with silence, drafts, tasks of events.
import type { Reader } from '#db/connect'
import { dateOf, daysLater, later, type Instant, type PlainDate } from '../core/time'
import { upcomingEvents, type EventSummary } from './queries.server'
import { tasksDueBy, type WaitingTask } from './tasks.server'

export type Waiting =
  { kind: 'silent'; event: EventSummary; daysLeft: number } | { kind: 'draft'; event: EventSummary }

/** How near a deadline or a task must be to be a matter for today. */
const soonDays = 14
const day = 86_400_000

/** What is coming, and of it what an organiser should act on now, the most pressing first; the tasks of all events. */
export async function organiserStart(
  db: Reader,
  now: Instant,
): Promise<{ coming: EventSummary[]; waiting: Waiting[]; eventTasks: WaitingTask[]; today: PlainDate }> {
  const coming = await upcomingEvents(db, now, 12)
  const soon = later(now, { hours: soonDays * 24 })
  const silent = coming.flatMap((event): Waiting[] => {
    const { answerBy, status, counts } = event
    if (status !== 'open' || answerBy === null || answerBy <= now || answerBy > soon || counts.silent === 0)
      return []
    return [{ kind: 'silent', event, daysLeft: Math.floor((Date.parse(answerBy) - Date.parse(now)) / day) }]
  })
  const drafts = coming.flatMap((event): Waiting[] =>
    event.status === 'draft' ? [{ kind: 'draft', event }] : [],
  )
  const today = dateOf(now)
  const eventTasks = await tasksDueBy(db, daysLater(today, soonDays))
  return { coming, waiting: [...silent, ...drafts], eventTasks, today }
}
