// Gathers what the audience page shows.
import type { Db } from '#db/connect'
import { doubtGroups, listPage, listRows, viewCounts, type ListRow } from '~/domain/audience/list'
import {
  criterionChoices,
  eventAudience,
  namesOf,
  savedAudiences,
  type EventAudience,
  type SavedAudience,
} from '~/domain/audience/queries.server'
import { partKey, type Criterion } from '~/domain/audience/rules'
import { dateOf, type Instant } from '~/domain/core/time'
import { peopleList, sectorsAt, type PersonRow } from '~/domain/people/queries.server'
import { countBySector } from '~/domain/people/rules'
import { readListQuery } from './view'

/** More than this are not worth ticking through: a better search is. */
const mostFound = 20

/** Everything that the page names. */
const criteriaShown = (standing: EventAudience, rows: ListRow[], saved: SavedAudience[]): Criterion[] =>
  [
    ...standing.rule.parts,
    ...rows.flatMap((row) => [...row.reasons, ...row.takenAwayBy]),
    ...saved.flatMap((it) => it.rule.parts),
  ].flatMap((it) => it.all)

async function foundPeople(db: Db, who: string, on: string, rows: ListRow[]) {
  if (who === '') return null
  const reached = new Set(rows.filter((row) => row.reached).map((row) => row.personId))
  const { rows: people, total } = await peopleList(db, { q: who }, on)
  const onList = (person: PersonRow) => ({ ...person, onList: reached.has(person.id) })
  return { rows: people.slice(0, mostFound).map(onList), total }
}

/** @throws Response 404 when there is no such event */
export async function audiencePage(db: Db, eventId: string, search: URLSearchParams, now: Instant) {
  const on = dateOf(now)
  const { who, ...asked } = readListQuery(search)
  const standing = await eventAudience(db, eventId, on)
  const { event, audience, invitedIds } = standing
  const rows = listRows(standing)
  const shown = listPage(rows, asked)
  const saved = await savedAudiences(db)
  const sectors = await sectorsAt(db, on)
  const fresh = audience.rows.filter((row) => !invitedIds.has(row.personId))
  return {
    event,
    fixed: event.status === 'cancelled',
    /** Whom the next sending reaches. */
    toInvite: event.startsAt > now ? fresh.filter((row) => row.email !== null).length : 0,
    parts: audience.parts.map((it) => ({ ...it, key: partKey(it.part) })),
    troubles: audience.troubles,
    bars: countBySector(
      sectors,
      audience.rows.map((row) => row.post),
    ),
    list: { rows: shown.rows, total: shown.total, query: { ...asked, page: shown.page } },
    counts: viewCounts(rows),
    doubts: doubtGroups(standing),
    names: await namesOf(db, criteriaShown(standing, shown.rows, saved)),
    who,
    found: await foundPeople(db, who, on, rows),
    choices: await criterionChoices(db, on),
    saved: saved.map(({ rule, ...it }) => ({ ...it, parts: rule.parts })),
    sectors,
  }
}

export type AudiencePage = Awaited<ReturnType<typeof audiencePage>>
