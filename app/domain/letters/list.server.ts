// The list of all letters, for organisers: narrowed by state, kind, event and words, newest first, with counts.
import type { Reader } from '#db/connect'
import type { Locale } from '#db/schema'
import { isListed, lettersById, meetingsAmong, type LetterRow } from '../core/outbox-queries.server'
import { pausesInForce, type Pause } from '../core/pauses.server'
import { daysLater, dateOf, type Instant } from '../core/time'
import { readWords } from '../people/search'
import { searchBranches } from './found.server'
import { isGroupsOwn, kindsListed, ofKinds, ofMeeting, type Branch, type Letters } from './kinds.server'
import { anyLetter, letterStates, type LetterSearch, type LetterState } from './states'

export type EventNamed = { id: string; titleFi: string; titleSv: string; titleEn: string }

/** A letter as the list shows it. `ofGroup`: what it is about is a small group's own, and not told. */
export type ListedLetter = LetterRow & {
  ofGroup: boolean
  event: EventNamed | null
}

export const lettersAPage = 50

/** Of letters about events that lie ahead trouble always matters; of others for so many days. */
const troubleDays = 60

const failed: Branch = (query) => query.where('status', '=', 'failed')
/** An empty text is less than any time: so the index is used. */
const returned: Branch = (query) => query.where('bouncedAt', '>', '').where('status', '=', 'sent')
const open: Branch = (query) => query.where('status', 'in', ['waiting', 'sending'])

/** Trouble of long ago is left to the lists of what failed and what came back. */
const recent =
  (now: Instant): Branch =>
  (query) =>
    query.where((e) =>
      e.or([
        e('createdAt', '>=', daysLater(dateOf(now), -troubleDays)),
        e.exists(
          e
            .selectFrom('event')
            .select('event.id')
            .whereRef('event.id', '=', 'outbox.eventId')
            .where('event.endsAt', '>=', now),
        ),
      ]),
    )

/** What rests: all that waits but the codes to sign in, or the letters of some events. */
const paused =
  (pauses: readonly Pause[]): Branch =>
  (query) => {
    const resting = query.where('status', '=', 'waiting').where('kind', '<>', 'signIn')
    if (pauses.some(({ eventId }) => eventId === null)) return resting
    return resting.where('eventId', 'in', ['', ...pauses.flatMap(({ eventId }) => eventId ?? [])])
  }

/** The letters of a state, in parts that each have an index. */
function stateBranches(state: LetterState, now: Instant, pauses: readonly Pause[]): Branch[] {
  switch (state) {
    case 'trouble':
      return [
        (query) => recent(now)(failed(query)),
        (query) => recent(now)(returned(query)),
        (query) => open(query).where('lastError', 'is not', null),
      ]
    case 'failed':
      return [failed]
    case 'returned':
      return [returned]
    case 'waiting':
      return [open]
    case 'paused':
      return [paused(pauses)]
    case 'sent':
      return [(query) => query.where('sentAt', 'is not', null).where('bouncedAt', 'is', null)]
    case 'all':
      return [(query) => query]
  }
}

const narrowed = (db: Reader, { kind, eventId, before }: LetterSearch): Letters => {
  let query = db.selectFrom('outbox').select('outbox.id').where(isListed)
  if (kind !== null) query = ofKinds([kind])(query)
  // The letters of a group's meeting are not found by its id: it is not told to be one.
  if (eventId !== null) query = query.where('eventId', '=', eventId).where((e) => e.not(ofMeeting(e)))
  return before === null ? query : query.where('outbox.id', '<', before)
}

export type LetterList = {
  rows: ListedLetter[]
  state: LetterState
  /** There are older ones. */
  more: boolean
}

type Reading = { now: Instant; pauses: readonly Pause[]; locale: Locale }

/** A page of letters, newest first. */
export async function letterList(db: Reader, search: LetterSearch, reading: Reading): Promise<LetterList> {
  const state = search.state ?? (await usualState(db, search, reading))
  const found =
    search.q === '' ? [(query: Letters) => query] : await searchBranches(db, search.q, reading.locale)
  const ids = new Set<string>()
  for (const byState of stateBranches(state, reading.now, reading.pauses))
    for (const byWords of found) {
      const part = byWords(byState(narrowed(db, search)))
        .orderBy('outbox.id', 'desc')
        .limit(lettersAPage + 1)
      for (const { id } of await part.execute()) ids.add(id)
    }
  const newest = [...ids].sort().reverse()
  const rows = await lettersById(db, newest.slice(0, lettersAPage))
  return { rows: await withEvents(db, rows), state, more: newest.length > lettersAPage }
}

/** What the list shows unasked: what is in trouble, if anything is; whoever searches looks among all. */
async function usualState(db: Reader, search: LetterSearch, { now }: Reading): Promise<LetterState> {
  if (search.q !== '' || search.kind !== null || search.eventId !== null) return 'all'
  return (await countIn(db, 'trouble', search, now, [])) > 0 ? 'trouble' : 'all'
}

async function countIn(
  db: Reader,
  state: LetterState,
  search: LetterSearch,
  now: Instant,
  pauses: readonly Pause[],
): Promise<number> {
  let count = 0
  for (const branch of stateBranches(state, now, pauses)) {
    const { letters } = await branch(narrowed(db, { ...search, before: null }))
      .clearSelect()
      .select((e) => e.fn.countAll<number>().as('letters'))
      .executeTakeFirstOrThrow()
    count += letters
  }
  return count
}

export type LetterCounts = Record<Exclude<LetterState, 'sent' | 'all'>, number>

/** How many letters are in each of the states that somebody may have to do something about. */
export async function letterCounts(
  db: Reader,
  search: LetterSearch,
  { now, pauses }: Omit<Reading, 'locale'>,
): Promise<LetterCounts> {
  const count = (state: LetterState) => countIn(db, state, search, now, pauses)
  return {
    trouble: await count('trouble'),
    waiting: await count('waiting'),
    paused: await count('paused'),
    failed: await count('failed'),
    returned: await count('returned'),
  }
}

/** How many letters are in trouble, of all events. */
export const troubledCount = (db: Reader, now: Instant): Promise<number> =>
  countIn(db, 'trouble', anyLetter, now, [])

/** A rest that lasts, with how many letters wait for its end; `event` is null when all letters rest. */
export type PauseShown = Pause & { event: EventNamed | null; waiting: number }

/** The rests that last: all of them, or those that hold the letters of one event. */
export async function pausesShown(db: Reader, now: Instant, ofEvent?: string): Promise<PauseShown[]> {
  const pauses = await pausesInForce(db)
  const shown = pauses.filter(
    ({ eventId }) => ofEvent === undefined || eventId === null || eventId === ofEvent,
  )
  const events = await eventsNamed(
    db,
    shown.flatMap(({ eventId }) => eventId ?? []),
  )
  const search = { ...anyLetter, eventId: ofEvent ?? null }
  return Promise.all(
    shown.map(async (pause) => ({
      ...pause,
      event: events.get(pause.eventId ?? '') ?? null,
      waiting: await countIn(db, 'paused', search, now, [pause]),
    })),
  )
}

/** The rest of all letters, while it lasts: nothing else holds those that are about no single event. */
export const restOfAll = async (db: Reader, now: Instant): Promise<PauseShown[]> =>
  (await pausesShown(db, now)).filter(({ eventId }) => eventId === null)

async function eventsNamed(db: Reader, ids: readonly string[]): Promise<Map<string, EventNamed>> {
  if (ids.length === 0) return new Map()
  const events = await db
    .selectFrom('event')
    .select(['id', 'titleFi', 'titleSv', 'titleEn'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(events.map((event) => [event.id, event]))
}

/** Puts its event beside each letter; a small group's meeting is not named, and its letters hold no other mark of it. */
export async function withEvents(db: Reader, rows: readonly LetterRow[]): Promise<ListedLetter[]> {
  const meetings = await meetingsAmong(
    db,
    rows.map(({ eventId }) => eventId),
  )
  const events = await eventsNamed(
    db,
    rows.flatMap(({ eventId }) => (eventId === null || meetings.has(eventId) ? [] : eventId)),
  )
  return rows.map((row) => {
    const ofGroup = isGroupsOwn(row.kind) || meetings.has(row.eventId ?? '')
    return ofGroup
      ? { ...row, kind: '', eventId: null, invitationId: null, ofGroup, event: null }
      : { ...row, ofGroup, event: events.get(row.eventId ?? '') ?? null }
  })
}

export type EventChoice = EventNamed & { startsAt: Instant }

/** The events by which the list may be narrowed: the newest that have letters, and the one that is chosen. */
export async function eventChoices(db: Reader, chosen: string | null, most = 60): Promise<EventChoice[]> {
  const events = db
    .selectFrom('event')
    .select(['id', 'titleFi', 'titleSv', 'titleEn', 'startsAt'])
    .where('networkId', 'is', null)
    .where('status', '<>', 'draft')
  const newest = await events.orderBy('startsAt', 'desc').orderBy('id').limit(most).execute()
  if (chosen === null || newest.some(({ id }) => id === chosen)) return newest
  return [...newest, ...(await events.where('id', '=', chosen).execute())]
}

/** What the list is asked for in its address; what makes no sense is left out. */
export function readLetterSearch(query: URLSearchParams): LetterSearch {
  return {
    state: letterStates.find((state) => state === query.get('status')) ?? null,
    q: readWords(query),
    kind: kindsListed.find((kind) => kind === query.get('kind')) ?? null,
    eventId: query.get('event') || null,
    before: query.get('before') || null,
  }
}
