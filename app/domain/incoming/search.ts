// How the queue is narrowed, as its address says: what is shown, which kind, which event, the words looked for.
import { incomingKinds, type IncomingKind, type IncomingStanding } from '#db/schema'

export const shown = ['open', 'taken', 'aside', 'all'] as const
export type Shown = (typeof shown)[number]

export type QueueSearch = {
  show: Shown
  kind: IncomingKind | null
  eventId: string | null
  q: string
  page: number
}

export const mailsOnPage = 50

/** Reads the address of the queue; whatever it does not understand narrows nothing. */
export function readQueueSearch(query: URLSearchParams): QueueSearch {
  const page = Number(query.get('page'))
  return {
    show: shown.find((one) => one === query.get('show')) ?? 'open',
    kind: incomingKinds.find((one) => one === query.get('kind')) ?? null,
    eventId: query.get('event') || null,
    q: (query.get('q') ?? '').trim().slice(0, 200),
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  }
}

export const standingsIn = (show: Shown): IncomingStanding[] =>
  show === 'all' ? ['open', 'taken', 'aside'] : [show]
