// The sheets that have been brought in: kept, read, their columns and choices set, put away.
import type { Reader } from '#db/connect'
import type { Db } from '#db/connect'
import type { ImportKind } from '#db/schema'
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { later, type Instant } from '../core/time'
import { fieldsOf, type Field, type SheetSettings } from './fields'
import { folded } from './folding'
import { guessedColumns, headed } from './heads'
import type { Choices } from './row-plan'
import type { ApplyReport } from './report'

/** A sheet as it is worked on. */
export type Sheet = {
  id: string
  kind: ImportKind
  fileName: string
  uploadedAt: Instant
  heads: string[]
  rows: [number, string[]][]
  columns: (Field | null)[]
  choices: Choices
  settings: SheetSettings
  report: ApplyReport | null
  appliedAt: Instant | null
  deedId: string | null
}

/** A sheet. @throws Response 404 when there is none */
export async function sheetById(db: Reader, id: string): Promise<Sheet> {
  const row = await db.selectFrom('importSheet').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Response(null, { status: 404 })
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.fileName,
    uploadedAt: row.uploadedAt,
    heads: JSON.parse(row.head) as string[],
    rows: JSON.parse(row.rows) as [number, string[]][],
    columns: JSON.parse(row.columns) as (Field | null)[],
    choices: JSON.parse(row.choices) as Choices,
    settings: JSON.parse(row.settings) as SheetSettings,
    report: JSON.parse(row.report) as ApplyReport | null,
    appliedAt: row.appliedAt,
    deedId: row.deedId,
  }
}

export type SheetRow = {
  id: string
  kind: ImportKind
  fileName: string
  uploadedAt: Instant
  uploadedBy: string | null
  appliedAt: Instant | null
  report: ApplyReport | null
  deedId: string | null
  undoUntil: Instant | null
  undoneAt: Instant | null
  /** An old sheet's rows are gone though nothing was done with them. */
  emptied: boolean
}

export const sheetsOnPage = 25

/** The sheets of all times, newest first. @param page from 1 */
export async function sheetList(db: Reader, page: number): Promise<{ rows: SheetRow[]; total: number }> {
  const { total } = await db
    .selectFrom('importSheet')
    .select((e) => e.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const rows = await db
    .selectFrom('importSheet')
    .leftJoin('person', 'person.id', 'importSheet.uploadedBy')
    .leftJoin('deed', 'deed.id', 'importSheet.deedId')
    .select((e) => [
      'importSheet.id',
      'kind',
      'fileName',
      'uploadedAt',
      'firstName',
      'lastName',
      'appliedAt',
      'report',
      'deedId',
      'undoUntil',
      'undoneAt',
      e('importSheet.rows', '=', '[]').as('emptied'),
    ])
    .orderBy('uploadedAt', 'desc')
    .orderBy('importSheet.id', 'desc')
    .limit(sheetsOnPage)
    .offset((page - 1) * sheetsOnPage)
    .execute()
  return {
    total,
    rows: rows.map(({ firstName, lastName, report, emptied, ...row }) => ({
      ...row,
      uploadedBy: firstName === null ? null : `${firstName} ${lastName}`,
      report: JSON.parse(report) as ApplyReport | null,
      emptied: Boolean(emptied),
    })),
  }
}

/** What the heads of a kind of sheet were last taken to mean, by the folded head; null is a column left out. */
export async function rememberedColumns(db: Reader, kind: ImportKind): Promise<Map<string, Field | null>> {
  const rows = await db
    .selectFrom('importColumn')
    .select(['head', 'field'])
    .where('kind', '=', kind)
    .execute()
  const known: readonly string[] = fieldsOf[kind]
  return new Map(rows.map(({ head, field }) => [head, known.includes(field) ? (field as Field) : null]))
}

export type NewSheet = {
  id: string
  kind: ImportKind
  fileName: string
  rows: [number, string[]][]
  settings: SheetSettings
}

/**
 * Keeps a sheet that has been read, its columns guessed. An id that is already a sheet's keeps nothing again.
 * @returns `onlyHeads` when nothing stands under the heads
 */
export async function keepSheet(c: Change, given: NewSheet): Promise<{ ok: true } | Refusal<'onlyHeads'>> {
  allow(c.actor, { act: 'keepRegistry' })
  const known = await c.trx
    .selectFrom('importSheet')
    .select('id')
    .where('id', '=', given.id)
    .executeTakeFirst()
  if (known) return { ok: true }
  const { heads, rows } = headed(given.kind, given.rows)
  if (rows.length === 0) return { ok: false, reason: 'onlyHeads' }
  const columns = guessedColumns(given.kind, heads, await rememberedColumns(c.trx, given.kind))
  await c.trx
    .insertInto('importSheet')
    .values({
      id: given.id,
      kind: given.kind,
      fileName: given.fileName,
      uploadedAt: c.now,
      uploadedBy: doerOf(c.actor),
      head: JSON.stringify(heads),
      rows: JSON.stringify(rows),
      columns: JSON.stringify(columns),
      choices: '{}',
      settings: JSON.stringify(given.settings),
      report: 'null',
      appliedAt: null,
      deedId: null,
    })
    .execute()
  await audit(c, 'bringSheet', { kind: 'import', id: given.id }, { kind: given.kind, rows: rows.length })
  return { ok: true }
}

/** A sheet that can still be changed. */
async function openSheet(c: Change, id: string): Promise<Sheet | null> {
  allow(c.actor, { act: 'keepRegistry' })
  const sheet = await sheetById(c.trx, id)
  return sheet.appliedAt === null ? sheet : null
}

type Closed = Refusal<'importedAlready'>
const closed: Closed = { ok: false, reason: 'importedAlready' }

/** Says what each column holds, and remembers it for the next sheet of the kind. */
export async function setColumns(
  c: Change,
  id: string,
  given: { columns: (Field | null)[]; settings: SheetSettings },
): Promise<{ ok: true } | Closed> {
  const sheet = await openSheet(c, id)
  if (sheet === null) return closed
  const settings = { ...sheet.settings, ...given.settings }
  await c.trx
    .updateTable('importSheet')
    .set({ columns: JSON.stringify(given.columns), settings: JSON.stringify(settings) })
    .where('id', '=', id)
    .execute()
  for (const [at, head] of sheet.heads.entries()) {
    const key = folded(head).slice(0, 200)
    if (key === '') continue
    const field = given.columns[at] ?? ''
    await c.trx
      .insertInto('importColumn')
      .values({ kind: sheet.kind, head: key, field })
      .onConflict((on) => on.columns(['kind', 'head']).doUpdateSet({ field }))
      .execute()
  }
  return { ok: true }
}

/** Makes choices for rows in doubt, or takes them back (null). */
export async function choose(
  c: Change,
  id: string,
  choices: Record<string, string | null>,
): Promise<{ ok: true } | Closed> {
  const sheet = await openSheet(c, id)
  if (sheet === null) return closed
  const all = new Map(Object.entries(sheet.choices))
  for (const [key, choice] of Object.entries(choices))
    if (choice === null) all.delete(key)
    else all.set(key, choice)
  await c.trx
    .updateTable('importSheet')
    .set({ choices: JSON.stringify(Object.fromEntries(all)) })
    .where('id', '=', id)
    .execute()
  return { ok: true }
}

/** Puts a sheet away that nothing has been done with: it is gone with its rows. */
export async function dropSheet(c: Change, id: string): Promise<{ ok: true } | Closed> {
  const sheet = await openSheet(c, id)
  if (sheet === null) return closed
  await c.trx.deleteFrom('importSheet').where('id', '=', id).execute()
  await audit(c, 'dropSheet', { kind: 'import', id }, { kind: sheet.kind })
  return { ok: true }
}

/** How long a sheet's rows are kept when nothing is done with them: they hold many people's data. */
const hoursKept = 24

/** Empties the rows of sheets that were brought in more than a day ago and not used. */
export async function forgetOldSheets(db: Db, now: Instant): Promise<void> {
  await db
    .updateTable('importSheet')
    .set({ rows: '[]', choices: '{}' })
    .where('appliedAt', 'is', null)
    .where('uploadedAt', '<', later(now, { hours: -hoursKept }))
    .where('rows', '!=', '[]')
    .execute()
}
