// The page of events in figures: which period it is of, and everything that it shows.
import type { Reader } from '#db/connect'
import { eventKinds, type EventKind } from '#db/schema'
import { dateOf, type Instant } from '../core/time'
import { sumOf, type Counts } from './event-figures'
import { breakdownOf, figuresByEvent, yearsOfEvents, type FiguresOf } from './event-figures.server'

/** The page opens with so many years, this one among them. */
const yearsAtFirst = 3

/** The period that the address asks for, within the years in which events have been held. */
export function periodOf(query: URLSearchParams, years: readonly number[], now: Instant) {
  const thisYear = Number(dateOf(now).slice(0, 4))
  const yearIn = (name: string) => years.find((year) => String(year) === query.get(name))
  const to = yearIn('to') ?? years.at(-1) ?? thisYear
  const first = years[0] ?? thisYear
  const from = yearIn('from') ?? Math.max(first, to - yearsAtFirst + 1)
  const kind = eventKinds.find((one) => one === query.get('kind')) ?? null
  return { from: Math.min(from, to), to: Math.max(from, to), kind }
}

export type YearOfEvents = { year: number; events: number; counts: Counts }
export type KindOfEvents = { kind: EventKind; events: number; counts: Counts }

/** Everything that the page and its sheet tell of a period. */
export async function eventFiguresOf(db: Reader, of: Extract<FiguresOf, { from: number }>, now: Instant) {
  const events = await figuresByEvent(db, of, now)
  const together = (some: typeof events) => ({
    events: some.length,
    counts: sumOf(some.map(({ counts }) => counts)),
  })
  const byYear = Map.groupBy(events, ({ startsAt }) => Number(dateOf(startsAt).slice(0, 4)))
  const years: YearOfEvents[] = []
  for (let year = of.from; year <= of.to; year++) years.push({ year, ...together(byYear.get(year) ?? []) })
  const byKind = Map.groupBy(events, ({ kind }) => kind)
  const kinds = eventKinds.flatMap((kind): KindOfEvents[] => {
    const some = byKind.get(kind)
    return some ? [{ kind, ...together(some) }] : []
  })
  return { events, years, kinds, breakdown: await breakdownOf(db, of, now) }
}

export async function eventFiguresPage(db: Reader, query: URLSearchParams, now: Instant) {
  const all = await yearsOfEvents(db, now)
  const period = periodOf(query, all, now)
  const { events, years, kinds, breakdown } = await eventFiguresOf(db, period, now)
  return {
    ...{ all, period, years, kinds, breakdown },
    held: events.length,
    total: sumOf(events.map(({ counts }) => counts)),
    known: events.some(({ cameKnown }) => cameKnown),
    list: events.slice(0, mostListed),
  }
}

/** The page lists so many of the newest events; the sheet has them all. */
const mostListed = 50
