// A person's own history: events, circles, tasks and courses, set in years, and how many events each year had.
import type { EventKind, MembershipRole, NetworkKind } from '#db/schema'
import type { PlainDate } from '../core/time'
import type { AnswerState } from '../invitations/rules'

type Titles = { titleFi: string; titleSv: string; titleEn: string }
type Names = { nameFi: string; nameSv: string; nameEn: string }

/** What came of an invitation: they were there, what they answered, or that the event was called off. */
export type Outcome = 'came' | AnswerState | 'cancelled'

export type EventLine = Titles & {
  kind: 'event'
  key: string
  on: PlainDate
  eventKind: EventKind
  /** A meeting of a small group, which bears the group's name. */
  ofGroup: boolean
  outcome: Outcome
}
/** A circle that they came into or left, or in which their task changed. */
export type CircleLine = Names & {
  kind: 'began' | 'ended'
  key: string
  on: PlainDate
  networkId: string
  networkKind: NetworkKind
  role: MembershipRole
}
export type CourseLine = Names & {
  kind: 'enrolled' | 'completed' | 'leftCourse'
  key: string
  on: PlainDate
  number: number
}
export type HistoryLine = EventLine | CircleLine | CourseLine

export type HistoryYear = { year: number; lines: HistoryLine[] }

const yearOf = ({ on }: HistoryLine): number => Number(on.slice(0, 4))

/** The newest first; of one day in the order of their keys, so that the order is the same each time. */
export const inHistoryOrder = (lines: readonly HistoryLine[]): HistoryLine[] =>
  lines.toSorted((a, b) => (a.on === b.on ? (a.key < b.key ? 1 : -1) : a.on < b.on ? 1 : -1))

/** The years that have something, the newest first. */
export const byYear = (lines: readonly HistoryLine[]): HistoryYear[] =>
  [...Map.groupBy(inHistoryOrder(lines), yearOf)].map(([year, own]) => ({ year, lines: own }))

export const outcomeKinds = ['yes', 'waiting', 'maybe', 'no', 'none'] as const
export type YearFigures = { year: number; counts: Record<(typeof outcomeKinds)[number], number> }

/**
 * The events of each year by what was answered, from the first year with one to the last, the empty years between them
 * too. Being there counts as a yes; what was called off is nobody's answer.
 */
export function eventFigures(lines: readonly HistoryLine[]): YearFigures[] {
  const events = lines.filter(
    (line): line is EventLine => line.kind === 'event' && line.outcome !== 'cancelled',
  )
  if (events.length === 0) return []
  const years = events.map(yearOf)
  const [first, last] = [Math.min(...years), Math.max(...years)]
  return Array.from({ length: last - first + 1 }, (_, at) => {
    const own = events.filter((line) => yearOf(line) === first + at)
    const count = (kind: (typeof outcomeKinds)[number]) =>
      own.filter(({ outcome }) => outcome === kind || (kind === 'yes' && outcome === 'came')).length
    const counts = { yes: 0, waiting: 0, maybe: 0, no: 0, none: 0 }
    for (const kind of outcomeKinds) counts[kind] = count(kind)
    return { year: first + at, counts }
  })
}
