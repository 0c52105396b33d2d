// The preview of a sheet as a page shows it: one state's rows a page at a time, each doubt with what can be chosen.
import type { Reader } from '#db/connect'
import type { Locale, OrganisationKind } from '#db/schema'
import { written, inLocale, nameIn } from '~/i18n/named'
import { networksAt } from '../networks/queries.server'
import { fullName, holdsOn } from '../people/rules'
import { dateOf, type Instant } from '../core/time'
import { folded } from './folding'
import { isHeld } from './plan-event'
import type { PlannedSheet } from './planning.server'
import {
  rowStates,
  type Doubt,
  type PersonDoubt,
  type RowChange,
  type RowPlan,
  type RowState,
  type Work,
} from './row-plan'
import type { Sheet } from './sheets.server'
import type { Fault, Told } from './told'

export const rowsOnPage = 50

export type Option = { value: string; label: string; hint?: string }

/** A doubt with what can be chosen for it. */
export type ShownDoubt =
  | { kind: 'person'; key: string; why: PersonDoubt; canBeNew: boolean; options: Option[] }
  | {
      kind: 'organisation'
      key: string
      all: string
      name: string
      why: 'unknown' | 'ended' | 'several'
      options: Option[]
      /** The sector that the row tells of, for a new one. */
      sectorId: string | null
      newKind: OrganisationKind
    }
  | { kind: 'network' | 'course' | 'event'; key: string; all: string; name: string; options: Option[] }

export type ShownRow = {
  row: number
  name: string
  /** The page of a person who is in the registry. */
  personId: string | null
  state: RowState
  changes: RowChange[]
  faults: Fault[]
  doubts: ShownDoubt[]
  decided: string[]
}

export const readState = (query: URLSearchParams): RowState | null =>
  rowStates.find((state) => state === query.get('show')) ?? null

/** The rows of one state, or all, a page at a time. @param page from 1 */
export function shownRows(
  { plans, told, work }: PlannedSheet,
  { show, page }: { show: RowState | null; page: number },
): { rows: ShownRow[]; total: number } {
  const found = [...plans.entries()].filter(([, plan]) => show === null || plan.state === show)
  const from = (page - 1) * rowsOnPage
  return {
    total: found.length,
    rows: found.slice(from, from + rowsOnPage).map(([at, plan]) => shownRow(work, plan, told[at])),
  }
}

function shownRow(work: Work, plan: RowPlan, told: Told | undefined): ShownRow {
  const { row, name, state, changes, faults, decided } = plan
  const personId = plan.personId?.startsWith('+') ? null : plan.personId
  const doubts = plan.doubts.map((doubt) => shownDoubt(work, doubt, told))
  return { row, name, personId, state, changes, faults, decided, doubts }
}

function shownDoubt(work: Work, doubt: Doubt, told: Told | undefined): ShownDoubt {
  if (doubt.kind === 'person') {
    const { candidates, ...rest } = doubt
    return { ...rest, options: candidates.map((id) => personOption(work, id)) }
  }
  if (doubt.kind === 'organisation')
    return {
      ...doubt,
      options: work.organisations
        .alike(doubt.name, told?.from ?? work.snapshot.today)
        .map((it) => ({ value: it.id, label: nameIn(it, work.locale) })),
      sectorId: sectorTold(work, told),
      newKind: kindByName(doubt.name),
    }
  return { ...doubt, options: optionsOf(work, doubt) }
}

/** A person with the post and the address they are told apart by. */
function personOption(work: Work, id: string): Option {
  const person = work.people.byId.get(id)
  if (!person) return { value: id, label: id }
  const post = person.posts.find((it) => holdsOn(it, work.snapshot.today)) ?? person.posts[0]
  const house = post && work.organisations.byId.get(post.organisationId)
  const known = [
    post && inLocale(post, 'title', work.locale),
    house && nameIn(house, work.locale),
    person.email,
  ].filter(Boolean)
  return { value: id, label: fullName(person), hint: known.join(', ') }
}

function sectorTold(work: Work, told: Told | undefined): string | null {
  const words = folded(told?.sector ?? '')
  const found = work.snapshot.sectors.find((sector) =>
    [sector.code, sector.nameFi, sector.nameSv, sector.nameEn].some((name) => folded(name) === words),
  )
  return found?.id ?? null
}

const kindWords: [OrganisationKind, RegExp][] = [
  ['ministry', /ministerio|ministeriet|ministry/],
  ['wellbeingCounty', /hyvinvointialue|valfardsomrade|wellbeing services county/],
  ['municipality', /kaupunki|kunta|stad\b|kommun\b|city of|municipality/],
  ['company', /\b(oy|oyj|ab|ltd|inc)\b/],
  ['association', /\b(ry|rf)\b|liitto|yhdistys|forbund|forening/],
]

/** What a new organisation is likely to be, by its name. */
const kindByName = (name: string): OrganisationKind =>
  kindWords.find(([, words]) => words.test(folded(name)))?.[0] ?? 'agency'

function optionsOf(
  work: Work,
  { kind, name }: Extract<Doubt, { all: string; kind: 'network' | 'course' | 'event' }>,
): Option[] {
  const { networks, courses, programmes, events } = work.snapshot
  if (kind === 'network') return networks.map((it) => ({ value: it.id, label: nameIn(it, work.locale) }))
  if (kind === 'event') {
    const held = events.filter((it) => it.status === 'open' && isHeld(work, it))
    const called = held.filter((it) => folded(written(it, 'title', work.locale).text) === folded(name))
    const offered = called.length > 0 ? called : held
    return offered.map((it) => ({
      value: it.id,
      label: `${written(it, 'title', work.locale).text} ${it.date}`,
    }))
  }
  return courses.map((course) => {
    const programme = programmes.find(({ id }) => id === course.programmeId)
    return { value: course.id, label: `${programme ? nameIn(programme, work.locale) : ''} ${course.number}` }
  })
}

/** What a whole sheet can be said to be about: networks that stand or stood, and courses. */
export async function wholeSheetOptions(
  db: Reader,
  now: Instant,
  locale: Locale,
): Promise<{ networks: Option[]; courses: Option[] }> {
  const networks = await networksAt(db, dateOf(now))
  const courses = await db
    .selectFrom('course')
    .innerJoin('programme', 'programme.id', 'course.programmeId')
    .select(['course.id', 'number', 'nameFi', 'nameSv', 'nameEn'])
    .orderBy('nameFi')
    .orderBy('number', 'desc')
    .execute()
  return {
    networks: networks.map((it) => ({ value: it.id, label: nameIn(it, locale) })),
    courses: courses.map((it) => ({ value: it.id, label: `${nameIn(it, locale)} ${it.number}` })),
  }
}

const samples = 3

/** Each column with its first values, none twice, for knowing what it holds. */
export const samplesOf = ({ heads, rows, columns }: Pick<Sheet, 'heads' | 'rows' | 'columns'>) =>
  heads.map((head, at) => {
    const values = rows.slice(0, 100).map(([, cells]) => cells[at] ?? '')
    const first = [...new Set(values.filter((value) => value !== ''))].slice(0, samples)
    return {
      head,
      field: columns[at] ?? null,
      samples: first.map((value) => (value.length > 40 ? `${value.slice(0, 40)}…` : value)),
    }
  })
