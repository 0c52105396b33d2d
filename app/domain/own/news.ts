// What has changed for a person of late: which of what they were told still says something, and in which order.
import type { BoardKind, Locale } from '#db/schema'
import { dateOf, type Instant, type PlainDate } from '../core/time'

/** How far back the news go. */
export const newsDays = 14

/** Most of the news that are shown. */
export const mostNews = 12

/** The letters that tell of a change to somebody who had been invited. */
export const tellingKinds = ['cancelled', 'timeChanged', 'detailsChanged', 'promoted', 'offered'] as const
export type TellingKind = (typeof tellingKinds)[number]

type Titles = { titleFi: string; titleSv: string; titleEn: string }
type Names = { nameFi: string; nameSv: string; nameEn: string }

/** What was told of an invitation, with how the invitation and its event stand now. */
export type Told = Titles & {
  kind: TellingKind
  at: Instant
  invitationId: string
  startsAt: Instant
  endsAt: Instant
  place: string
  status: 'draft' | 'open' | 'cancelled'
  seat: 'none' | 'seated' | 'waiting'
  offerUntil: Instant | null
  /** Whose invitation it is, when it is not the reader's own. */
  forName: string | null
}

export type EventNews = Titles &
  Pick<Told, 'kind' | 'invitationId' | 'startsAt' | 'endsAt' | 'place' | 'offerUntil' | 'forName'> & {
    on: PlainDate
  }

/** Somebody who has come into a circle that the reader was in before them. */
export type Joining = Names & { networkId: string; personId: string; name: string; validFrom: PlainDate }

export type JoinNews = Names & { kind: 'joined'; on: PlainDate; networkId: string; people: string[] }

export type BoardNews = Names & {
  kind: 'board'
  on: PlainDate
  networkId: string
  noteId: string
  boardKind: BoardKind
  title: string
  /** The language that its author said they write in. */
  language: Locale | null
}

export type OwnNews = EventNews | JoinNews | BoardNews

/** Whether what was told is still so: a seat may have been given up since, and an offer runs out. */
function stillHolds({ kind, status, seat, offerUntil }: Told, now: Instant): boolean {
  if (kind === 'cancelled') return status === 'cancelled'
  if (status !== 'open') return false
  if (kind === 'promoted') return seat === 'seated'
  return kind !== 'offered' || (offerUntil !== null && offerUntil > now)
}

/** Of one and the same thing, the word that says the rest too: a new time is told with the place as it is now. */
const subjectOf = ({ kind, invitationId }: Told): string =>
  `${invitationId} ${kind === 'promoted' || kind === 'offered' ? 'seat' : 'event'}`

const weight = ({ kind }: Told): number => (kind === 'detailsChanged' ? 0 : 1)

/**
 * What of the letters about invitations is news: what still holds, a line for each event and one for each seat. Of events
 * that are over nothing is.
 */
export function eventNews(told: readonly Told[], now: Instant): EventNews[] {
  const bySubject = new Map<string, Told>()
  for (const one of told) {
    if (one.endsAt <= now || !stillHolds(one, now)) continue
    const known = bySubject.get(subjectOf(one))
    const newer =
      !known || weight(one) > weight(known) || (weight(one) === weight(known) && one.at > known.at)
    if (newer) bySubject.set(subjectOf(one), one)
  }
  return [...bySubject.values()].map(({ at, status: _, seat: __, ...news }) => ({ ...news, on: dateOf(at) }))
}

/** Those who came into each circle, in one line a circle, the newest first; each person once. */
export function joinNews(joinings: readonly Joining[]): JoinNews[] {
  const circles = Map.groupBy(joinings, ({ networkId }) => networkId)
  return [...circles.values()].flatMap((all) => {
    const sorted = all.toSorted((a, b) =>
      a.validFrom < b.validFrom ? 1 : a.validFrom > b.validFrom ? -1 : 0,
    )
    const newest = sorted[0]
    if (!newest) return []
    const { networkId, nameFi, nameSv, nameEn, validFrom } = newest
    const people = [...new Map(sorted.map(({ personId, name }) => [personId, name])).values()]
    return [{ kind: 'joined' as const, networkId, nameFi, nameSv, nameEn, on: validFrom, people }]
  })
}

/** All news, the newest day first; of one day, events before circles and boards. */
export function inNewsOrder(news: readonly OwnNews[]): OwnNews[] {
  const place = ({ kind }: OwnNews): number => (kind === 'board' ? 2 : kind === 'joined' ? 1 : 0)
  return news.toSorted((a, b) => (a.on === b.on ? place(a) - place(b) : a.on < b.on ? 1 : -1))
}
