// Clashes of audience: events that stand in each other's way, with how many people are asked to both.
import type { Reader } from '#db/connect'
import type { EventTable } from '#db/schema'
import { peopleOfParts } from '../audience/matching.server'
import { emptyRule, readRule, verdict } from '../audience/rules'
import { dateOf, later, type Instant, type PlainDate } from '../core/time'
import { pairsThatMeet, pairsThatShare, type PeoplePair, type Span } from './clashes'

export type ClashingEvent = Pick<
  EventTable,
  'id' | 'kind' | 'status' | 'titleFi' | 'titleSv' | 'titleEn' | 'startsAt' | 'endsAt' | 'audienceRule'
>

const columns = [
  'id',
  'kind',
  'status',
  'titleFi',
  'titleSv',
  'titleEn',
  'startsAt',
  'endsAt',
  'audienceRule',
] as const

/** Whom the rule would invite today. */
async function reachedBy(db: Reader, rule: string, on: PlainDate): Promise<Set<string>> {
  const read = rule === '' ? emptyRule : readRule(rule)
  const holding = await peopleOfParts(db, read.parts, on)
  const all = new Set(holding.flatMap((part) => [...part.keys()]))
  return new Set([...all].filter((id) => verdict(read, (_part, at) => holding[at]?.has(id) ?? false).in))
}

/** Whom events are for: those invited who have not declined; of a draft, those whom its rule would invite too. */
async function peopleOf(
  db: Reader,
  events: readonly ClashingEvent[],
  on: PlainDate,
): Promise<Map<string, Set<string>>> {
  const people = new Map(events.map(({ id }) => [id, new Set<string>()]))
  if (events.length === 0) return people
  const rows = await db
    .selectFrom('invitation')
    .select(['eventId', 'personId'])
    .where('eventId', 'in', [...people.keys()])
    .where('withdrawnAt', 'is', null)
    .where((e) => e.or([e('answer', 'is', null), e('answer', '<>', 'no')]))
    .execute()
  for (const { eventId, personId } of rows) people.get(eventId)?.add(personId)
  for (const { id, status, audienceRule } of events)
    if (status === 'draft')
      for (const personId of await reachedBy(db, audienceRule, on)) people.get(id)?.add(personId)
  return people
}

/** The clashes among some events, those that overlap first. */
export async function clashesAmong(
  db: Reader,
  events: readonly ClashingEvent[],
  now: Instant,
): Promise<PeoplePair[]> {
  const standing = events.filter(({ status }) => status !== 'cancelled')
  const pairs = pairsThatMeet(standing)
  const met = new Set(pairs.flatMap(({ one, other }) => [one, other]))
  const people = await peopleOf(
    db,
    standing.filter(({ id }) => met.has(id)),
    dateOf(now),
  )
  return pairsThatShare(pairs, (id) => people.get(id) ?? new Set())
}

/** Another event that stands in the way, with how many of those asked to this one are asked to it. */
export type Clash = {
  event: Omit<ClashingEvent, 'audienceRule'>
  meeting: PeoplePair['meeting']
  people: number
}

/** What stands in the way of an event at a time, which may be another than it has: those that share people with it. */
export async function clashesOf(db: Reader, event: ClashingEvent, at: Span, now: Instant): Promise<Clash[]> {
  if (event.status === 'cancelled') return []
  const near = await db
    .selectFrom('event')
    .select(columns)
    .where('networkId', 'is', null)
    .where('status', '<>', 'cancelled')
    .where('id', '<>', event.id)
    .where('startsAt', '<', later(at.endsAt, { hours: 24 }))
    .where('endsAt', '>', later(at.startsAt, { hours: -24 }))
    .orderBy('startsAt')
    .orderBy('id')
    .execute()
  const moved = { ...event, startsAt: at.startsAt, endsAt: at.endsAt }
  const pairs = await clashesAmong(db, [moved, ...near], now)
  return pairs.flatMap(({ one, other, meeting, people }) => {
    const found = near.find(({ id }) => id === (one === event.id ? other : one))
    if (!found || (one !== event.id && other !== event.id)) return []
    const { audienceRule: _, ...told } = found
    return [{ event: told, meeting, people }]
  })
}
