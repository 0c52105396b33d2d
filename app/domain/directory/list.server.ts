// A page of the directory for a reader: who is found, in what order, and what else could be chosen.
import type { Reader } from '#db/connect'
import { sortKey } from '#db/sort-key'
import { inForce, inParts } from '../people/period.server'
import { sectorsAt, withPosts } from '../people/queries.server'
import { pageWithin } from '../people/search'
import { seenFieldsOf, type Viewer } from '../people/visibility.server'
import { seenMarks } from '../profile/photos.server'
import { foundPeople, type FoundOne, type FoundPeople } from './found.server'
import { holdsWords, narrowed, type Counted } from './narrowing'
import {
  directoryOnPage,
  type Choice,
  type ChoiceFilter,
  type DirectoryChoices,
  type DirectoryRow,
  type DirectorySearch,
} from './search'

export type DirectoryList = { rows: DirectoryRow[]; total: number; page: number; choices: DirectoryChoices }

/** The people whom the viewer finds by a search, a page of them (after the last, the last), with the choices of each filter. */
export async function directoryList(
  db: Reader,
  viewer: Viewer,
  search: DirectorySearch,
): Promise<DirectoryList> {
  const words = sortKey(search.q)
    .split(' ')
    .filter((word) => word !== '')
  const everybody = await foundPeople(db, viewer, words.length > 0)
  const named = everybody.people.filter(({ texts }) => holdsWords(words, texts))
  const { found, counted } = narrowed(named, search)
  const sectors = await sectorsAt(db, viewer.on)
  const ordered = inOrder(found, search.sort, {
    sectors: new Map(sectors.map(({ id }, place) => [id, place])),
    courses: everybody.courses,
  })
  const page = pageWithin(search.page, found.length, directoryOnPage)
  const start = (page - 1) * directoryOnPage
  const rows = await rowsOf(db, viewer, ordered.slice(start, start + directoryOnPage))
  const networks = await ownNetworks(db, viewer)
  const choices = choicesOf(counted, everybody, { sectors, networks }, search)
  return { rows, total: found.length, page, choices }
}

type Places = { sectors: Map<string, number>; courses: FoundPeople['courses'] }

/** By name as they come; by sector or by the last course those who have none are last whichever way. */
function inOrder(people: FoundOne[], sort: DirectorySearch['sort'], places: Places): FoundOne[] {
  const falling = sort.startsWith('-')
  if (sort === 'name') return people
  if (sort === '-name') return [...people].reverse()
  const place = (one: FoundOne): string | null => {
    if (sort.endsWith('sector')) {
      const at = places.sectors.get(one.facts.sector[0] ?? '')
      return at === undefined ? null : String(at).padStart(6, '0')
    }
    const [last] = one.courses
    return last ? `${sortKey(last.nameFi)} ${String(last.number).padStart(6, '0')}` : null
  }
  const placed = people.map((one) => ({ one, at: place(one) }))
  placed.sort((a, b) => {
    if (a.at === b.at) return 0
    if (a.at === null || b.at === null) return a.at === null ? 1 : -1
    return a.at < b.at === falling ? 1 : -1
  })
  return placed.map(({ one }) => one)
}

/** What a page shows of its people: nothing that the viewer does not see is read. */
async function rowsOf(db: Reader, viewer: Viewer, page: readonly FoundOne[]): Promise<DirectoryRow[]> {
  const ids = page.map(({ id }) => id)
  const seen = await seenFieldsOf(db, viewer, ids)
  const names = await inParts(ids, (part) =>
    db.selectFrom('person').select(['id', 'firstName', 'lastName']).where('id', 'in', part).execute(),
  )
  const people = new Map((await withPosts(db, names, viewer.on)).map((person) => [person.id, person]))
  const offers = await inParts(
    ids.filter((id) => seen.get(id)?.has('offers')),
    (part) => db.selectFrom('person').select(['id', 'offers']).where('id', 'in', part).execute(),
  )
  const marks = await seenMarks(db, viewer, ids)
  const offersOf = new Map(offers.map((row) => [row.id, row.offers]))
  return page.flatMap(({ id, courses }) => {
    const person = people.get(id)
    if (!person) return []
    return [{ ...person, offers: offersOf.get(id) || null, photoMark: marks.get(id) ?? null, courses }]
  })
}

type Named = { id: string; nameFi: string; nameSv: string; nameEn: string }

/** The networks that the viewer belongs to. */
const ownNetworks = (db: Reader, { personId, on }: Viewer): Promise<Named[]> =>
  db
    .selectFrom('network')
    .select(['id', 'nameFi', 'nameSv', 'nameEn'])
    .where('id', 'in', (e) =>
      e
        .selectFrom('membership')
        .select('networkId')
        .where('personId', '=', personId)
        .where(inForce('membership', on)),
    )
    .orderBy('nameFi')
    .execute()

/** How many pieces of expertise stand to choose from: the commonest; words find the others. */
const mostWords = 40

function choicesOf(
  counted: Counted,
  { bodies, courses, words }: FoundPeople,
  { sectors, networks }: { sectors: readonly (Named & { code: string })[]; networks: readonly Named[] },
  search: DirectorySearch,
): DirectoryChoices {
  /** What finds nobody is no choice, but for the one chosen: else its field would show another. */
  const standing = (name: ChoiceFilter, value: string) =>
    (counted[name].get(value) ?? 0) > 0 || search[name] === value
  const countOf = (name: ChoiceFilter, value: string) => counted[name].get(value) ?? 0
  const named = (name: ChoiceFilter, rows: readonly (Named & { code?: string })[]): Choice[] =>
    rows
      .filter(({ id }) => standing(name, id))
      .map(({ id, nameFi, nameSv, nameEn, code }) => ({
        value: id,
        count: countOf(name, id),
        nameFi,
        nameSv,
        nameEn,
        ...(code === undefined ? {} : { code }),
      }))
  const spoken = (name: 'expertise' | 'region', known: Iterable<readonly [string, string]>): Choice[] =>
    [...known]
      .filter(([value]) => standing(name, value))
      .map(([value, word]) => ({ value, count: countOf(name, value), word }))
  const regions = [...counted.region.keys()].sort().map((code) => [code, code] as const)
  const commonest = spoken('expertise', words).sort((a, b) => b.count - a.count)
  const shown = commonest.filter(({ value }, place) => place < mostWords || value === search.expertise)
  return {
    course: courseChoices(courses, (value) => (standing('course', value) ? countOf('course', value) : null)),
    network: named('network', networks),
    sector: named('sector', sectors),
    organisation: named('organisation', byFinnishName(bodies.values())),
    expertise: shown.sort((a, b) => (a.value < b.value ? -1 : 1)),
    region: spoken('region', regions),
    offers: counted.offers,
  }
}

/** In the alphabetical order of the Finnish names. */
const byFinnishName = <Row extends { nameFi: string }>(rows: Iterable<Row>): Row[] =>
  [...rows]
    .map((row) => ({ row, key: sortKey(row.nameFi) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ row }) => row)

/** Each programme with its courses after it, the last course first. */
function courseChoices(courses: FoundPeople['courses'], countOf: (value: string) => number | null): Choice[] {
  const all = [...courses.values()].sort((a, b) => b.number - a.number)
  const programmes = byFinnishName(new Map(all.map((course) => [course.programmeId, course])).values())
  return programmes.flatMap(({ programmeId, nameFi, nameSv, nameEn }): Choice[] => {
    const names = { nameFi, nameSv, nameEn }
    const own = all.filter((course) => course.programmeId === programmeId)
    const choices = [
      { value: programmeId, count: countOf(programmeId), ...names },
      ...own.map(({ courseId, number }) => ({ value: courseId, count: countOf(courseId), ...names, number })),
    ]
    return choices.flatMap((choice) => (choice.count === null ? [] : [{ ...choice, count: choice.count }]))
  })
}
