// What the page after an event shows: who came and who did not, the letters, the survey, the figures.
import type { Reader } from '#db/connect'
import type { EventTable } from '#db/schema'
import { sortKey } from '#db/sort-key'
import { batchProgress } from '../core/outbox-queries.server'
import { dateOf, type Instant } from '../core/time'
import { liveInvitationsOf } from '../invitations/queries.server'
import { currentPostsOf } from '../people/queries.server'
import { inParts } from '../people/period.server'
import { fullName, type Post } from '../people/rules'
import { materialsAfter, sentAfter } from './letters-after.server'
import {
  afterwardsOf,
  circlesOf,
  letterAfter,
  standingsAfter,
  type AfterLetter,
  type Afterwards,
  type StandingAfter,
} from './rules'
import { showsResults, surveyState } from './survey'
import { surveyOfEvent, turnoutOf } from './survey.server'

export type AfterRow = {
  invitationId: string
  firstName: string
  lastName: string
  post: Post | null
  /** `other`: they walked in, and their tick has been taken back. */
  standing: Afterwards
}

/** How many letters of each kind would leave now. */
export type AfterLetters = Record<AfterLetter, { people: number; sent: number; materials: boolean }>

/** Everybody who came or was to come, by name, with the posts of the day; counts by how they stand. */
export async function attendanceOf(db: Reader, event: EventTable) {
  const invitations = await liveInvitationsOf(db, event.id)
  const told = invitations.flatMap((invitation) => {
    const standing = afterwardsOf(invitation)
    return standing === 'other' && invitation.entry !== 'walkIn' ? [] : [{ ...invitation, standing }]
  })
  const ids = told.map(({ personId }) => personId)
  const people = await inParts(ids, (some) =>
    db
      .selectFrom('person')
      .select(['id', 'firstName', 'lastName', 'sortName'])
      .where('id', 'in', some)
      .execute(),
  )
  const personOf = new Map(people.map((person) => [person.id, person]))
  const posts = await currentPostsOf(db, ids, dateOf(event.startsAt))
  const rows = told.flatMap(({ id, personId, standing }) => {
    const person = personOf.get(personId)
    if (!person) return []
    return [{ invitationId: id, ...person, post: posts.get(personId) ?? null, standing }]
  })
  rows.sort((a, b) => (a.sortName < b.sortName ? -1 : a.sortName > b.sortName ? 1 : 0))
  const counts = Object.fromEntries(
    standingsAfter.map((standing) => [standing, rows.filter((row) => row.standing === standing).length]),
  ) as Record<StandingAfter, number>
  return {
    rows,
    counts,
    circles: circlesOf(invitations),
    letters: await lettersNow(db, event.id, invitations),
  }
}

async function lettersNow(
  db: Reader,
  eventId: string,
  invitations: Awaited<ReturnType<typeof liveInvitationsOf>>,
): Promise<AfterLetters> {
  const sent = await sentAfter(db, eventId)
  const materials = await materialsAfter(db, eventId)
  const count = (kind: AfterLetter) => ({
    people: invitations.filter(
      (it) => letterAfter(it, { thank: true, miss: true }, sent.get(it.id) ?? []) === kind,
    ).length,
    sent: [...sent.values()].filter((kinds) => kinds.includes(kind)).length,
    materials: materials[kind],
  })
  return { thanks: count('thanks'), missed: count('missed') }
}

export type AfterFilter = { show: StandingAfter; q: string }

/** Those of the list who stand so and whose names hold the words. */
export function narrowed<Row extends AfterRow>(rows: readonly Row[], { show, q }: AfterFilter): Row[] {
  const words = sortKey(q).split(' ')
  return rows.filter((row) => {
    if (row.standing !== show) return false
    const name = sortKey(fullName(row))
    return words.every((word) => name.includes(word))
  })
}

/** The survey in short, for the page that leads to it. */
export async function surveyInShort(db: Reader, eventId: string, now: Instant) {
  const survey = await surveyOfEvent(db, eventId)
  if (survey === null) return null
  const turnout = await turnoutOf(db, survey.id)
  return {
    state: surveyState(survey, dateOf(now)),
    closesOn: survey.closesOn,
    ...turnout,
    tellable: showsResults(turnout),
  }
}

/** Who closed the list, and when. */
export async function closedBy(
  db: Reader,
  event: EventTable,
): Promise<{ at: Instant; name: string | null } | null> {
  if (event.attendanceClosedAt === null) return null
  const person = await db
    .selectFrom('person')
    .select(['firstName', 'lastName'])
    .where('id', '=', event.attendanceClosedBy ?? '')
    .executeTakeFirst()
  return { at: event.attendanceClosedAt, name: person ? fullName(person) : null }
}

/** How the letters of the press in the address go, if it is one of this event's. */
export async function batchOf(db: Reader, eventId: string, batchId: string | null) {
  if (batchId === null) return null
  const own = await db
    .selectFrom('outbox')
    .select('id')
    .where('batchId', '=', batchId)
    .where('eventId', '=', eventId)
    .limit(1)
    .executeTakeFirst()
  if (!own) return null
  return { id: batchId, progress: await batchProgress(db, batchId) }
}

/** What last time's organisers noted to do otherwise, for a copy of it. */
export async function lessonsOf(db: Reader, eventId: string | null): Promise<string> {
  if (eventId === null) return ''
  const event = await db
    .selectFrom('event')
    .select('lessons')
    .where('id', '=', eventId)
    .where('networkId', 'is', null)
    .executeTakeFirst()
  return event?.lessons ?? ''
}
