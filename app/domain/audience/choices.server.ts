// What a part of a rule may choose from, what the choices are called, and which of them are out of date.
import type { Reader } from '#db/connect'
import type { PlainDate } from '../core/time'
import { inForce, inParts } from '../people/period.server'
import { sectorsAt } from '../people/queries.server'
import type { Sector } from '../people/rules'
import type { AudienceRule, Criterion } from './rules'
import type { ChoiceName, CriterionNames, RowKind } from './wording'

export type Names = { nameFi: string; nameSv: string; nameEn: string }
export type Named = Names & { id: string }

export type CriterionChoices = {
  sectors: Sector[]
  networks: Named[]
  smallGroups: Named[]
  programmes: (Named & { courses: { id: string; number: number; startsOn: PlainDate }[] })[]
  organisations: (Named & { sectorCode: string | null })[]
}

const networksAt = (db: Reader, on: PlainDate) =>
  db
    .selectFrom('network')
    .select(['id', 'kind', 'nameFi', 'nameSv', 'nameEn'])
    .where((e) => e.or([e('endedOn', 'is', null), e('endedOn', '>=', on)]))
    .execute()

const inFinnish = new Intl.Collator('fi', { numeric: true })
const byName = (a: Names, b: Names) => inFinnish.compare(a.nameFi, b.nameFi)

/** What stands on a day to be chosen from; role classes and kinds of organisation are known without asking. */
export async function criterionChoices(db: Reader, on: PlainDate): Promise<CriterionChoices> {
  const networks = (await networksAt(db, on)).sort(byName)
  const programmes = await db.selectFrom('programme').selectAll().execute()
  const courses = await db.selectFrom('course').selectAll().orderBy('number').execute()
  const named = ({ id, nameFi, nameSv, nameEn }: Named): Named => ({ id, nameFi, nameSv, nameEn })
  return {
    sectors: await sectorsAt(db, on),
    networks: networks.filter((it) => it.kind !== 'smallGroup').map(named),
    smallGroups: networks.filter((it) => it.kind === 'smallGroup').map(named),
    programmes: programmes.sort(byName).map((programme) => ({
      ...programme,
      courses: courses
        .filter((course) => course.programmeId === programme.id)
        .map(({ id, number, startsOn }) => ({ id, number, startsOn })),
    })),
    organisations: (await organisationsFor(db, on)).sort(byName),
  }
}

/** The organisations that stand on a day. */
export const organisationsFor = (db: Reader, on: PlainDate): Promise<CriterionChoices['organisations']> =>
  db
    .selectFrom('organisation')
    .leftJoin('sector', 'sector.id', 'organisation.sectorId')
    .select(['organisation.id', 'sector.code as sectorCode'])
    .select(['organisation.nameFi', 'organisation.nameSv', 'organisation.nameEn'])
    .where(inForce('organisation', on))
    .execute()

/** The ids that criteria speak of, by kind. */
function idsIn(criteria: Iterable<Criterion>): Map<RowKind, Set<string>> {
  const found = new Map<RowKind, Set<string>>()
  for (const it of criteria) {
    if (it.kind === 'seniorManagement' || it.kind === 'roleClass' || it.kind === 'organisationKind') continue
    const known = found.get(it.kind) ?? new Set<string>()
    if (it.of !== 'every') for (const id of it.of) known.add(id)
    found.set(it.kind, known)
  }
  return found
}

type Row = ChoiceName & { id: string; endedOn: PlainDate | null }

/** The rows of one kind that the ids name, each with its last day when it has one. */
async function rowsOf(db: Reader, kind: RowKind, ids: readonly string[]): Promise<Row[]> {
  const names = ['nameFi', 'nameSv', 'nameEn'] as const
  if (kind === 'sector')
    return inParts(ids, (some) =>
      db
        .selectFrom('sector')
        .select(['id', 'code', ...names, 'validTo as endedOn'])
        .where('id', 'in', some)
        .execute(),
    )
  if (kind === 'organisation')
    return inParts(ids, (some) =>
      db
        .selectFrom('organisation')
        .select(['id', ...names, 'validTo as endedOn'])
        .where('id', 'in', some)
        .execute(),
    )
  if (kind === 'network' || kind === 'smallGroup')
    return inParts(ids, (some) =>
      db
        .selectFrom('network')
        .select(['id', ...names, 'endedOn'])
        .where('kind', kind === 'smallGroup' ? '=' : '<>', 'smallGroup')
        .where('id', 'in', some)
        .execute(),
    )
  if (kind === 'person') {
    const rows = await inParts(ids, (some) =>
      db.selectFrom('person').select(['id', 'firstName', 'lastName']).where('id', 'in', some).execute(),
    )
    return rows.map(({ id, firstName, lastName }) => {
      const name = `${firstName} ${lastName}`
      return { id, nameFi: name, nameSv: name, nameEn: name, endedOn: null }
    })
  }
  const rows = await inParts(ids, (some) =>
    kind === 'programme'
      ? db
          .selectFrom('programme')
          .select(['id', ...names])
          .where('id', 'in', some)
          .execute()
      : db
          .selectFrom('course')
          .innerJoin('programme', 'programme.id', 'course.programmeId')
          .select(['course.id', 'number', ...names])
          .where('course.id', 'in', some)
          .execute(),
  )
  return rows.map((row) => ({ ...row, endedOn: null }))
}

/** What the choices in the criteria are called, for saying them; one that no longer exists has no name. */
export async function namesOf(db: Reader, criteria: Iterable<Criterion>): Promise<CriterionNames> {
  const names: CriterionNames = {}
  for (const [kind, ids] of idsIn(criteria)) {
    const rows = await rowsOf(db, kind, [...ids])
    names[kind] = Object.fromEntries(rows.map(({ id, endedOn: _endedOn, ...name }) => [id, name]))
  }
  return names
}

/** A choice of a rule that takes in nobody any more, or is about to mislead. */
export type Trouble = { kind: RowKind; id: string; why: 'unknown' | 'ended'; name: ChoiceName | null }

/** The choices of a rule that do not exist, or that had ended by the day. */
export async function troublesOf(db: Reader, rule: AudienceRule, on: PlainDate): Promise<Trouble[]> {
  const troubles: Trouble[] = []
  for (const [kind, ids] of idsIn(rule.parts.flatMap((part) => part.all))) {
    const rows = new Map((await rowsOf(db, kind, [...ids])).map((row) => [row.id, row]))
    for (const id of ids) {
      const row = rows.get(id)
      if (!row) troubles.push({ kind, id, why: 'unknown', name: null })
      else if (row.endedOn !== null && row.endedOn < on) {
        const { id: _id, endedOn: _endedOn, ...name } = row
        troubles.push({ kind, id, why: 'ended', name })
      }
    }
  }
  return troubles
}
