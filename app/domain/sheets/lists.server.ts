// Reads the lists that are taken out as files: all that the list's page shows, every page of it.
import type { Reader } from '#db/connect'
import { nameIn, written } from '~/i18n/named'
import { monthsFrom, termsEnding, unreachable } from '../continuity/lists.server'
import { continuityOf } from '../continuity/queries.server'
import { readWindow } from '../continuity/findings'
import { namedLike } from '../networks/members.server'
import { networkById, networksAt, membersOf } from '../networks/queries.server'
import { organisationById, organisationList, staffOf } from '../people/organisations.server'
import { inForce, inParts } from '../people/period.server'
import { positionsOf, withHolders, type PositionRow } from '../people/positions.server'
import { peopleList, withPosts } from '../people/queries.server'
import { readKind, readRoleClass, readSector, readSort, readWords } from '../people/search'
import { peopleOnCourse } from '../programmes/queries.server'
import { seatsOf } from '../seats/queries.server'
import type { SheetList } from './columns'
import { roundCandidates } from './candidates.server'
import { dayCell, peopleCells, yesCell, type Reading, type SheetRow } from './people.server'

type Read = (db: Reader, query: URLSearchParams, reading: Reading) => Promise<SheetRow[] | null>

/** Every page of a list that is read by pages. */
async function everyPage<Row>(
  read: (page: number) => Promise<{ rows: Row[]; total: number }>,
): Promise<Row[]> {
  const all: Row[] = []
  for (let page = 1; ; page++) {
    const { rows, total } = await read(page)
    all.push(...rows)
    if (rows.length === 0 || all.length >= total) return all
  }
}

/** More than the registry is made for. */
const everybody = 1_000_000

const people: Read = async (db, query, reading) => {
  const search = {
    q: readWords(query),
    sectorId: readSector(query),
    kind: readKind(query),
    roleClass: readRoleClass(query),
    sort: readSort(query, ['name', '-name', 'sector', '-sector']),
    size: everybody,
  }
  return peopleCells(db, (await peopleList(db, search, reading.on)).rows, reading)
}

const organisations: Read = async (db, query, { on, locale, t }) => {
  const search = {
    q: readWords(query),
    sectorId: readSector(query),
    kind: readKind(query),
    sort: readSort(query, ['name', '-name', 'people', '-people']),
  }
  const rows = await everyPage((page) => organisationList(db, { ...search, page }, on, locale))
  return rows.map((row) => ({
    organisation: nameIn(row, locale),
    kind: t(`frame.organisationKind.${row.kind}`),
    sector: row.sectorCode,
    people: row.people,
    validFrom: dayCell(row.validFrom),
    validTo: dayCell(row.validTo),
  }))
}

const staff: Read = async (db, query, reading) => {
  const id = query.get('organisation') ?? ''
  if ((await organisationById(db, id)) === null) return null
  return peopleCells(db, await staffOf(db, id, reading.on), reading)
}

const members: Read = async (db, query, reading) => {
  const id = query.get('network') ?? ''
  if ((await networkById(db, id)) === null) return null
  const shown = namedLike(await membersOf(db, id, reading.on), readWords(query))
  return peopleCells(db, shown, reading, (member) => ({
    role: reading.t(`frame.membershipRole.${member.role}`),
    since: dayCell(member.validFrom),
    until: dayCell(member.validTo),
  }))
}

const participants: Read = async (db, query, reading) => {
  const id = query.get('course') ?? ''
  const course = await db.selectFrom('course').select('id').where('id', '=', id).executeTakeFirst()
  if (course === undefined) return null
  return peopleCells(db, await peopleOnCourse(db, id, reading.on), reading, (person) => {
    const state = person.completedOn ? 'completed' : person.leftOn ? 'left' : 'takesPart'
    return {
      state: reading.t(`registry.sheets.states.${state}`),
      enrolledOn: dayCell(person.enrolledOn),
      leftOn: dayCell(person.leftOn),
      completedOn: dayCell(person.completedOn),
    }
  })
}

/** The positions of one organisation, or of all that stand on the day. */
async function positionRows(db: Reader, organisationId: string | null, on: string): Promise<PositionRow[]> {
  if (organisationId !== null) return positionsOf(db, organisationId, on)
  const rows = await db
    .selectFrom('position')
    .innerJoin('organisation', 'organisation.id', 'position.organisationId')
    .selectAll('position')
    .where((e) => e.or([e('position.validTo', 'is', null), e('position.validTo', '>=', on)]))
    .where(inForce('organisation', on))
    .orderBy('organisation.nameFi')
    .orderBy('position.seniorManagement', 'desc')
    .orderBy('position.titleFi')
    .orderBy('position.id')
    .execute()
  return withHolders(db, rows, on)
}

const positions: Read = async (db, query, reading) => {
  const { on, locale, t } = reading
  const organisationId = query.get('organisation')
  if (organisationId !== null && (await organisationById(db, organisationId)) === null) return null
  const rows = await positionRows(db, organisationId, on)
  const names = await bodiesOf(
    db,
    rows.map((row) => row.organisationId),
    reading,
  )
  return rows.flatMap((row): SheetRow[] => {
    const position: SheetRow = {
      ...names.get(row.organisationId),
      jobTitle: written(row, 'title', locale).text,
      roleClass: t(`audience.roleClass.${row.roleClass}`),
      seniorManagement: yesCell(row.seniorManagement === 1, reading),
    }
    if (row.holders.length === 0) return [{ ...position, vacantSince: dayCell(row.vacantSince) }]
    return row.holders.map((holder) => ({
      ...position,
      lastName: holder.lastName,
      firstName: holder.firstName,
      since: dayCell(holder.validFrom),
      termEndsOn: dayCell(holder.termEndsOn),
      acting: yesCell(holder.acting, reading),
    }))
  })
}

/** The name and the sector of organisations as they were called on the day. */
async function bodiesOf(
  db: Reader,
  ids: readonly string[],
  { on, locale }: Reading,
): Promise<Map<string, SheetRow>> {
  const rows = new Map<string, SheetRow>()
  for (const id of new Set(ids)) {
    const body = await organisationById(db, id, on)
    if (body) rows.set(id, { organisation: nameIn(body, locale), sector: body.sectorCode })
  }
  return rows
}

/**
 * Vacant seats of one network, or of all; with the person who would take the seat, if one is known. With `nobody`
 * those seats alone for which nobody is known, of every network that has such.
 */
const seats: Read = async (db, query, reading) => {
  const { on, locale, t } = reading
  const only = query.get('network')
  if (query.has('nobody')) return seatsForNobody(db, only, reading)
  const networks = (await networksAt(db, on)).filter(({ id }) => only === null || id === only)
  if (only !== null && networks.length === 0 && (await networkById(db, only)) === null) return null
  const rows: SheetRow[] = []
  for (const network of networks) {
    const { vacant } = await seatsOf(db, network, on)
    const bodies = await bodiesOf(
      db,
      vacant.map(({ organisationId }) => organisationId),
      reading,
    )
    const heirs = await candidatesOf(
      db,
      vacant.flatMap(({ candidate }) => candidate?.personId ?? []),
      reading,
    )
    for (const { organisationId, roleClass, candidate } of vacant)
      rows.push({
        ...(candidate && { ...heirs.get(candidate.personId), since: dayCell(candidate.validFrom) }),
        network: written(network, 'name', locale).text,
        ...bodies.get(organisationId),
        seat: roleClass && t(`frame.roleClass.${roleClass}`),
      })
  }
  return rows
}

async function seatsForNobody(db: Reader, only: string | null, reading: Reading): Promise<SheetRow[]> {
  const { on, locale, t } = reading
  const { vacancies } = await continuityOf(db, on)
  const networks = new Map((await networksAt(db, on)).map((network) => [network.id, network]))
  const rows = vacancies.filter(({ networkId }) => only === null || networkId === only)
  const bodies = await bodiesOf(
    db,
    rows.map(({ organisationId }) => organisationId),
    reading,
  )
  return rows.map(({ networkId, organisationId, roleClass }) => {
    const network = networks.get(networkId)
    return {
      network: network ? written(network, 'name', locale).text : null,
      ...bodies.get(organisationId),
      seat: roleClass && t(`frame.roleClass.${roleClass}`),
    }
  })
}

async function candidatesOf(
  db: Reader,
  ids: readonly string[],
  reading: Reading,
): Promise<Map<string, SheetRow>> {
  const rows = await inParts(ids, (part) =>
    db.selectFrom('person').select(['id', 'firstName', 'lastName']).where('id', 'in', part).execute(),
  )
  const cells = await peopleCells(db, await withPosts(db, rows, reading.on), reading)
  return new Map(rows.map(({ id }, at) => [id, cells[at] ?? {}]))
}

/** Posts held for a fixed term that ends within so many months, the nearest first: a row each, of that post. */
const endings: Read = async (db, query, reading) => {
  const { on, locale } = reading
  const until = monthsFrom(on, readWindow(query.get('months')))
  const { rows } = await termsEnding(db, on, until, everybody)
  const bodies = await bodiesOf(
    db,
    rows.map(({ organisationId }) => organisationId),
    reading,
  )
  const terms = rows.map((row) => ({ ...row, id: row.personId }))
  return peopleCells(db, await withPosts(db, terms, on), reading, (term) => ({
    jobTitle: written(term, 'title', locale).text,
    ...bodies.get(term.organisationId),
    termEndsOn: dayCell(term.termEndsOn),
    acting: yesCell(term.acting === 1, reading),
  }))
}

/** Members who cannot be written to: without an address in use, or with one that fails. */
const withoutAddress: Read = async (db, _query, reading) => {
  const { rows } = await unreachable(db, everybody)
  return peopleCells(db, await withPosts(db, rows, reading.on), reading)
}

/** How each list is read: by its query, on a day, in the reader's words. Null when what it is a list of is not there. */
export const listReads: Record<SheetList, Read> = {
  people,
  organisations,
  staff,
  members,
  participants,
  positions,
  seats,
  endings,
  candidates: roundCandidates,
  withoutAddress,
}
