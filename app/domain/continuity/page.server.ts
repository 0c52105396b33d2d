// What the page of continuity shows: the tasks of the kinds asked for, the lists beside them, the names they need.
import type { Reader } from '#db/connect'
import { dateOf, type Instant } from '../core/time'
import type { Waiting } from './decisions'
import { findingKinds, networksOf, type FindingKind } from './findings'
import {
  awaiting,
  handled,
  listLength,
  losingMembers,
  monthsFrom,
  termsEnding,
  unreachable,
} from './lists.server'
import { nameOf, namesFor } from './named.server'
import { continuityOf } from './queries.server'
import { readRefusalPart } from './settle-form'

/** How many tasks of each kind are shown together, and on a page of one kind. */
export const tasksTogether = 10
export const tasksOnPage = 50

export type TaskFilter = { kind: FindingKind | null; networkId: string | null; months: number; page: number }

export type Section = { kind: FindingKind; findings: Waiting[]; total: number }

/** The whole page on a day. */
export async function continuityPage(db: Reader, filter: TaskFilter, now: Instant) {
  const on = dateOf(now)
  const { findings, vacancies } = await continuityOf(db, on)
  const { networkId } = filter
  const inNetwork =
    networkId === null ? findings : findings.filter((one) => networksOf(one).includes(networkId))
  const counts = findingKinds.map((kind) => ({
    kind,
    count: inNetwork.filter((one) => one.kind === kind).length,
  }))
  const sections = sectionsOf(inNetwork, filter)
  const vacant = networkId === null ? vacancies : vacancies.filter((one) => one.networkId === networkId)
  const vacantShown = vacant.slice(0, listLength)
  return {
    today: on,
    total: findings.length,
    counts,
    sections,
    networks: await networkChoices(db, findings),
    named: await namesFor(
      db,
      sections.flatMap((section) => section.findings),
      vacantShown,
    ),
    vacant: { rows: vacantShown, total: vacant.length },
    terms: await termsEnding(db, on, monthsFrom(on, filter.months)),
    losing: await losingMembers(db, on),
    people: await unreachable(db),
    asked: await awaiting(db, on),
    latest: (await handled(db, 1, 5)).rows,
  }
}

/** Each kind that has tasks: its first ones, or a page of the one that was asked for. */
function sectionsOf(findings: readonly Waiting[], { kind: asked, page }: TaskFilter): Section[] {
  return findingKinds
    .filter((kind) => asked === null || kind === asked)
    .map((kind) => {
      const all = findings.filter((one) => one.kind === kind)
      const [from, size] = asked === null ? [0, tasksTogether] : [(page - 1) * tasksOnPage, tasksOnPage]
      return { kind, findings: all.slice(from, from + size), total: all.length }
    })
    .filter(({ total }) => total > 0)
}

/** The networks that some task is about, by name. */
async function networkChoices(db: Reader, findings: readonly Waiting[]) {
  const ids = [...new Set(findings.flatMap(networksOf))]
  if (ids.length === 0) return []
  const rows = await db.selectFrom('network').select(['id', 'nameFi', 'nameSv', 'nameEn']).execute()
  const about = new Set(ids)
  return rows
    .filter(({ id }) => about.has(id))
    .sort((a, b) => a.nameFi.localeCompare(b.nameFi, 'fi', { numeric: true }))
}

/** What the address tells of the last press, with names. */
export async function newsOf(db: Reader, query: URLSearchParams) {
  const told = query.get('done') !== null || query.getAll('no').length > 0
  const parts = told && !query.has('undone') ? query.getAll('no').slice(0, 20).map(readRefusalPart) : []
  const names = await nameOf(
    db,
    parts.flatMap(({ personId }) => personId ?? []),
  )
  const figure = (name: string) => {
    const value = Number(query.get(name) ?? '0')
    return Number.isInteger(value) && value >= 0 ? value : 0
  }
  return {
    done: query.get('done'),
    deed: query.get('deed'),
    at: query.get('at'),
    count: figure('n'),
    refused: parts.map(({ personId, reason }) => ({ name: names.get(personId ?? '') ?? null, reason })),
    refusedInAll: parts.length === 0 ? 0 : Math.max(parts.length, figure('not')),
  }
}
