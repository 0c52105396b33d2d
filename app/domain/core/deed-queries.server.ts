// Reads of deeds: what has been done in the registry, by whom, and what taking one back would touch.
import type { Reader } from '#db/connect'
import { type KeptTable } from './deeds.server'
import { readersOf } from './corrections.server'
import { rowsChangedSince } from './undoing.server'
import type { Instant } from './time'

/** The ids of the rows that a deed entered: their pages go when it is taken back. */
export async function entriesOf(db: Reader, deedId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('deedStep')
    .select('rowId')
    .where('deedId', '=', deedId)
    .where('before', 'is', null)
    .execute()
  return new Set(rows.map(({ rowId }) => rowId))
}

/** A deed as lists show it. */
export type DeedRow = {
  id: string
  at: Instant
  act: string
  thing: string
  thingId: string
  detail: Record<string, string | number>
  /** Names; null when the system did it. */
  doneBy: string | null
  undoUntil: Instant
  undoneAt: Instant | null
  undoneBy: string | null
}

export const deedsOnPage = 30

const deeds = (db: Reader) =>
  db
    .selectFrom('deed')
    .leftJoin('person as doer', 'doer.id', 'deed.doneBy')
    .leftJoin('person as undoer', 'undoer.id', 'deed.undoneBy')
    .select(['deed.id', 'deed.at', 'deed.act', 'deed.thing', 'deed.thingId', 'deed.detail'])
    .select(['deed.undoUntil', 'deed.undoneAt'])
    .select(['doer.firstName as doerFirst', 'doer.lastName as doerLast'])
    .select(['undoer.firstName as undoerFirst', 'undoer.lastName as undoerLast'])

type Read = Awaited<ReturnType<ReturnType<typeof deeds>['execute']>>[number]

const nameOf = (first: string | null, last: string | null) => (first === null ? null : `${first} ${last}`)

const toRow = ({ detail, doerFirst, doerLast, undoerFirst, undoerLast, ...row }: Read): DeedRow => ({
  ...row,
  detail: JSON.parse(detail) as DeedRow['detail'],
  doneBy: nameOf(doerFirst, doerLast),
  undoneBy: nameOf(undoerFirst, undoerLast),
})

/** What has been done, newest first, thirty a page. @param search.thing only to things of this kind */
export async function deedList(
  db: Reader,
  search: { thing?: string | undefined; page: number },
): Promise<{ rows: DeedRow[]; total: number }> {
  let counted = db.selectFrom('deed').select((e) => e.fn.countAll<number>().as('total'))
  let asked = deeds(db)
  if (search.thing !== undefined) {
    counted = counted.where('thing', '=', search.thing)
    asked = asked.where('deed.thing', '=', search.thing)
  }
  const { total } = await counted.executeTakeFirstOrThrow()
  const rows = await asked
    .orderBy('deed.id', 'desc')
    .limit(deedsOnPage)
    .offset((search.page - 1) * deedsOnPage)
    .execute()
  return { rows: rows.map(toRow), total: Number(total) }
}

/** The kinds of things that something has been done to. */
export async function deedThings(db: Reader): Promise<string[]> {
  const rows = await db.selectFrom('deed').select('thing').distinct().orderBy('thing').execute()
  return rows.map(({ thing }) => thing)
}

/** What has been done to one thing, newest first; also what was done to another and wrote the thing's own row. */
export async function deedsOf(
  db: Reader,
  thing: { kind: string; id: string },
  most = 20,
): Promise<DeedRow[]> {
  const rows = await deeds(db)
    .where('deed.id', 'in', (e) =>
      e
        .selectFrom('deed as own')
        .select('own.id')
        .where('own.thing', '=', thing.kind)
        .where('own.thingId', '=', thing.id)
        .union(e.selectFrom('deedStep').select('deedStep.deedId as id').where('rowId', '=', thing.id)),
    )
    .orderBy('deed.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(toRow)
}

/** How many rows of a table a deed wrote. */
export type Touched = { kept: KeptTable; rows: number }
/** A row that somebody has changed since, and what it is about, by name. */
export type ChangedRow = { kept: KeptTable; names: string[] }

export type DeedPage = DeedRow & {
  touched: Touched[]
  /** What keeps it from being taken back, some of it; empty when nothing does or its time is over. */
  changed: ChangedRow[]
  /** Who have had a letter of it, and get another when it is taken back. */
  readers: string[]
  /** What was done later to the same rows and stands, newest first, some of it. */
  later: DeedRow[]
}

/** How many examples are given of what stands in the way. */
const examples = 5

/** A deed with what taking it back would touch, and what stands in its way; null when there is none. */
export async function deedPage(db: Reader, id: string, now: Instant): Promise<DeedPage | null> {
  const read = await deeds(db).where('deed.id', '=', id).executeTakeFirst()
  if (read === undefined) return null
  const row = toRow(read)
  const touched = await db
    .selectFrom('deedStep')
    .select((e) => ['kept', e.fn.count<number>('rowId').distinct().as('rows')])
    .where('deedId', '=', id)
    .groupBy('kept')
    .orderBy('kept')
    .execute()
  const open = row.undoneAt === null && row.undoUntil > now
  const changed = open ? await rowsChangedSince(db, id, examples) : []
  return {
    ...row,
    touched: touched.map(({ kept, rows }) => ({ kept: kept as KeptTable, rows: Number(rows) })),
    changed: [
      ...(await Promise.all(
        changed.map(async ({ kept, row: now }) => ({ kept, names: await namesIn(db, now) })),
      )),
      ...(open ? await writtenToWhoGo(db, id) : []),
    ],
    readers: open ? await readersOf(db, id) : [],
    later: await laterDeeds(
      db,
      id,
      changed.map(({ rowId }) => rowId),
    ),
  }
}

/** Those whom the deed entered and to whom a letter has left: what was sent keeps its reader. */
async function writtenToWhoGo(db: Reader, id: string): Promise<ChangedRow[]> {
  const rows = await db
    .selectFrom('deedStep')
    .innerJoin('person', 'person.id', 'deedStep.rowId')
    .select(['firstName', 'lastName'])
    .where('deedId', '=', id)
    .where('kept', '=', 'person')
    .where('before', 'is', null)
    .where((e) =>
      e.exists(
        e
          .selectFrom('outbox')
          .select('outbox.id')
          .whereRef('outbox.personId', '=', 'person.id')
          .where('status', '<>', 'waiting'),
      ),
    )
    .limit(examples)
    .execute()
  return rows.map(({ firstName, lastName }) => ({ kept: 'outbox', names: [`${firstName} ${lastName}`] }))
}

async function laterDeeds(db: Reader, id: string, rowIds: string[]): Promise<DeedRow[]> {
  if (rowIds.length === 0) return []
  const rows = await deeds(db)
    .where('deed.undoneAt', 'is', null)
    .where('deed.id', '>', id)
    .where('deed.id', 'in', (e) =>
      e.selectFrom('deedStep').select('deedStep.deedId').where('deedStep.rowId', 'in', rowIds),
    )
    .orderBy('deed.id', 'desc')
    .limit(examples)
    .execute()
  return rows.map(toRow)
}

/** The names that a row holds or points at: a person's, a network's, a title. */
async function namesIn(db: Reader, row: Record<string, unknown>): Promise<string[]> {
  const names: (string | null)[] = []
  const text = (column: string) => (typeof row[column] === 'string' ? row[column] : null)
  if (text('firstName') !== null) names.push(nameOf(text('firstName'), text('lastName')))
  else {
    const person = text('personId')
    if (person !== null) names.push(await personName(db, person))
  }
  names.push(text('nameFi') ?? text('titleFi'))
  const network = text('networkId')
  if (network !== null) {
    const found = await db.selectFrom('network').select('nameFi').where('id', '=', network).executeTakeFirst()
    names.push(found?.nameFi ?? null)
  }
  return names.filter((name) => name !== null)
}

async function personName(db: Reader, id: string): Promise<string | null> {
  const person = await db
    .selectFrom('person')
    .select(['firstName', 'lastName'])
    .where('id', '=', id)
    .executeTakeFirst()
  return person ? nameOf(person.firstName, person.lastName) : null
}
