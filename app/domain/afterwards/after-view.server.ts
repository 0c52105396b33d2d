// The whole page after an event, gathered by how the event stands: before it, cancelled, or held.
import type { Reader } from '#db/connect'
import type { EventTable } from '#db/schema'
import type { Instant } from '../core/time'
import { closeFields } from './after-form'
import { attendanceOf, batchOf, closedBy, lessonsOf, narrowed, surveyInShort } from './after-page.server'
import { isUnticked, notHeld, standingsAfter } from './rules'

/** What the address asks of the page. */
export type AfterQuery = {
  show: string | null
  q: string
  done: string | null
  batch: string | null
  person: string | null
}

export const afterQuery = (query: URLSearchParams): AfterQuery => ({
  show: query.get('show'),
  q: (query.get('q') ?? '').slice(0, 100),
  done: query.get('done'),
  batch: query.get('batch'),
  person: query.get('person'),
})

export async function afterView(db: Reader, event: EventTable, query: AfterQuery, now: Instant) {
  const common = {
    event: { id: event.id, version: event.version, lessons: event.lessons },
    copied: { id: event.copiedFrom, lessons: await lessonsOf(db, event.copiedFrom) },
    survey: await surveyInShort(db, event.id, now),
    done: query.done,
  }
  const why = notHeld(event, now)
  if (why !== null) return { held: false as const, why, ...common }
  const { rows, counts, circles, letters } = await attendanceOf(db, event)
  const asked = standingsAfter.find((standing) => standing === query.show)
  const show = asked ?? (counts.absent > 0 && counts.came > 0 ? 'absent' : 'came')
  const withTick = <Row extends object>(row: Row) => ({ ...row, tickId: crypto.randomUUID() })
  const marked = rows.find(({ invitationId }) => invitationId === query.person)
  return {
    held: true as const,
    ...common,
    ...{ counts, circles, letters, show, q: query.q },
    rows: narrowed(rows, { show, q: query.q }).map(withTick),
    marked: marked ? withTick(marked) : null,
    closed: await closedBy(db, event),
    batch: await batchOf(db, event.id, query.batch),
    closing: { batchId: crypto.randomUUID(), fields: closeFields(isUnticked(circles.online)) },
  }
}
