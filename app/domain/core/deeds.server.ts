// Deeds: Changes of the registry that can be taken back. Every row a deed writes is noted as it was and as it became.
import type { Db, Reader } from '#db/connect'
import type { Database } from '#db/schema'
import type { Insertable, Updateable } from 'kysely'
import { allow, doerOf, type Actor, type Right } from './access'
import { audit } from './audit.server'
import { change, type Change, type Refusal } from './change.server'
import { index } from './search-index.server'
import { later, type Instant } from './time'

/** The tables that deeds write: each has an `id` of text, but for the photo, which each person has one of. */
export const keptTables = [
  'sector',
  'organisation',
  'organisationPast',
  'position',
  'person',
  'address',
  'appointment',
  'assistance',
  'organiser',
  'programme',
  'course',
  'participant',
  'completion',
  'network',
  'membership',
  'pause',
  'application',
  'event',
  'invitation',
  'answer',
  'answerLink',
  'substitution',
  'outbox',
  'inquiry',
  'decision',
  'round',
  'roundGroup',
  'candidate',
  'apartPair',
  'proposal',
  'groupHome',
  'renewal',
  'newcomer',
  'hearing',
  'lineage',
  'groupLink',
  'datePoll',
  'pollTick',
  'meetingReport',
  'expertRequest',
  'sharedField',
  'surveyTicket',
  'seriesLink',
  'feed',
  'eventTask',
  'seatStep',
  'eventTemplate',
  'reply',
  'tick',
  'material',
  'alias',
  'incomingMail',
  'photo',
  'unwantedLetter',
  'boardNote',
  'boardReply',
  'remark',
  'theme',
  'groupNote',
  'deed',
] as const satisfies (keyof Database)[]
export type KeptTable = (typeof keptTables)[number]

/** A row of any of them, and one write of it. */
export type Row = Record<string, unknown>
export type Step = { kept: KeptTable; rowId: string; before: Row | null; after: Row | null }

/** A Change whose writes are noted. Acts on the registry take one, so that several can be one deed. */
export type Deed = Change & {
  deedId: string
  steps: Step[]
  /**
   * What the list of deeds says of it: an act that counts what it did sets the figure here. `why`, the doer's own words,
   * is kept with the deed and not in the trail.
   */
  detail: Record<string, string | number>
}

/** What a deed is, for the trail and for the list of deeds. */
export type DeedSign = {
  /** The trade's verb: also the key of its words (`registry.deeds.…`). */
  act: string
  thing: { kind: string; id: string }
  /** Figures and names of things; what the list of deeds says of it. */
  detail?: Record<string, string | number>
  /** How many days it can be taken back. */
  days?: number
  /** Who may do it; organisers, unless said. Who may take it back is asked then. */
  right?: Right
}

export const daysToUndo = 30

// Kysely types a table by its name; here the name is a variable, so the rows are typed at the edge of these functions.
type AnyTable = 'sector'
export const any = (table: KeptTable) => table as AnyTable
/** The column that a table's rows are known by. */
export const keyOf = (table: KeptTable) => (table === 'photo' ? 'personId' : 'id') as 'id'

export async function rowAt(db: Reader, table: KeptTable, id: string): Promise<Row | null> {
  const row: Row | undefined = await db
    .selectFrom(any(table))
    .selectAll()
    .where(keyOf(table), '=', id)
    .executeTakeFirst()
  return row ?? null
}

/**
 * What no step may keep a copy of: the data of a letter that waits holds the secret of its link, and what a small group
 * writes is its own; who has answered a survey is nobody's to know afterwards; a reply may tell of somebody's health.
 */
const unnoted: Partial<Record<KeptTable, readonly string[]>> = {
  outbox: ['data'],
  groupHome: ['practices'],
  datePoll: ['title', 'place', 'onlineUrl', 'note'],
  expertRequest: ['wish', 'reply'],
  surveyTicket: ['answered', 'tokenHash'],
  seriesLink: ['tokenHash'],
  answerLink: ['tokenHash'],
  feed: ['tokenHash'],
  reply: ['value'],
  incomingMail: ['text', 'facts', 'subject'],
  photo: ['large', 'small'],
  boardNote: ['title', 'text', 'place'],
  boardReply: ['text'],
  remark: ['name', 'email', 'text', 'answer'],
  theme: ['title', 'detail'],
  groupNote: ['text'],
}

/** A row as its step keeps it: enough to see that it stands, and to put back what was changed. */
function noted(table: KeptTable, row: Row): Row {
  const left = unnoted[table]
  return left ? Object.fromEntries(Object.entries(row).filter(([column]) => !left.includes(column))) : row
}

/** Enters a row. */
export async function enterRow<Table extends KeptTable>(
  d: Deed,
  table: Table,
  row: Insertable<Database[Table]> & { id: string },
): Promise<void> {
  await enterRows(d, table, [row])
}

/** Bind variables in one statement. */
const mostBinds = 4000

/** Enters many rows, all with the same columns, a batch a statement. */
export async function enterRows<Table extends KeptTable>(
  d: Deed,
  table: Table,
  rows: readonly (Insertable<Database[Table]> & { id: string })[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const size = Math.max(1, Math.floor(mostBinds / Object.keys(first).length))
  for (let at = 0; at < rows.length; at += size) {
    const batch = rows.slice(at, at + size)
    const written: Row[] = await d.trx
      .insertInto(any(table))
      .values(batch as never)
      .returningAll()
      .execute()
    for (const row of written)
      d.steps.push({ kept: table, rowId: String(row[keyOf(table)]), before: null, after: noted(table, row) })
  }
}

/** Changes fields of a row. @throws when there is no such row: the caller has read it */
export async function reviseRow<Table extends KeptTable>(
  d: Deed,
  table: Table,
  id: string,
  fields: Updateable<Database[Table]>,
): Promise<void> {
  const before = await rowAt(d.trx, table, id)
  if (before === null) throw new Error(`no ${table} to revise`)
  // A field left undefined is not written: noting it would undo what others have written there since.
  const changed = Object.entries(fields).filter(
    ([column, value]) => value !== undefined && before[column] !== value,
  )
  if (changed.length === 0) return
  const written = Object.fromEntries(changed)
  await d.trx
    .updateTable(any(table))
    .set(written as never)
    .where(keyOf(table), '=', id)
    .execute()
  d.steps.push({
    kept: table,
    rowId: id,
    before: noted(table, before),
    after: noted(table, { ...before, ...written }),
  })
}

/** Takes a row away: for what was entered by mistake, never for what has been. */
export async function removeRow(d: Deed, table: KeptTable, id: string): Promise<void> {
  const before = await rowAt(d.trx, table, id)
  if (before === null) return
  await d.trx.deleteFrom(any(table)).where(keyOf(table), '=', id).execute()
  d.steps.push({ kept: table, rowId: id, before, after: null })
}

/**
 * Runs an act as one deed: trail, steps and search words are written when it is done. An act that refuses, or changes
 * nothing, leaves no deed.
 */
export async function undoable<Result extends { ok: boolean }>(
  c: Change,
  sign: DeedSign,
  act: (d: Deed) => Promise<Result>,
): Promise<Result & { deedId: string | null }> {
  allow(c.actor, sign.right ?? { act: 'keepRegistry' })
  const d: Deed = { ...c, deedId: c.newId(), steps: [], detail: { ...sign.detail } }
  // The deed's row comes first: what the act writes may point at it.
  await c.trx
    .insertInto('deed')
    .values({
      id: d.deedId,
      at: c.now,
      act: sign.act,
      thing: sign.thing.kind,
      thingId: sign.thing.id,
      detail: JSON.stringify(sign.detail ?? {}),
      doneBy: doerOf(c.actor),
      undoUntil: later(c.now, { hours: 24 * (sign.days ?? daysToUndo) }),
      undoneAt: null,
      undoneBy: null,
    })
    .execute()
  const result = await act(d)
  // What it wrote would stand without a deed, and could never be taken back.
  if (!result.ok && d.steps.length > 0) throw new Error(`${sign.act} refused after it had written`)
  if (d.steps.length === 0) {
    await c.trx.deleteFrom('deed').where('id', '=', d.deedId).execute()
    return { ...result, deedId: null }
  }
  await c.trx
    .updateTable('deed')
    .set({ detail: JSON.stringify(d.detail) })
    .where('id', '=', d.deedId)
    .execute()
  await writeSteps(d)
  await indexTouched(d)
  const { why: _why, ...told } = d.detail
  await audit(c, sign.act, sign.thing, { ...told, deed: d.deedId })
  return { ...result, deedId: d.deedId }
}

/** An act within an act: what was looked into before the first write cannot be refused after it. @throws when it is */
export function carriedOut(outcome: { ok: true } | Refusal<string>): void {
  if (!outcome.ok) throw new Error(`refused after the first write: ${outcome.reason}`)
}

/** A deed in a Change of its own. */
export const inDeed = <Result extends { ok: boolean }>(
  db: Db,
  by: { actor: Actor; now: Instant },
  sign: DeedSign,
  act: (d: Deed) => Promise<Result>,
): Promise<Result & { deedId: string | null }> => change(db, by, (c) => undoable(c, sign, act))

async function writeSteps(d: Deed): Promise<void> {
  const json = (row: Row | null) => (row === null ? null : JSON.stringify(row))
  const rows = d.steps.map(({ kept, rowId, before, after }, place) => ({
    deedId: d.deedId,
    place,
    kept,
    rowId,
    before: json(before),
    after: json(after),
  }))
  const size = Math.floor(mostBinds / 6)
  for (let at = 0; at < rows.length; at += size)
    await d.trx
      .insertInto('deedStep')
      .values(rows.slice(at, at + size))
      .execute()
}

/** The things whose search words a step may have changed. */
export async function indexTouched(d: Pick<Deed, 'trx' | 'now' | 'steps'>): Promise<void> {
  const touched = (table: KeptTable, column: string) =>
    d.steps
      .filter(({ kept }) => kept === table)
      .flatMap(({ before, after }) => [before?.[column], after?.[column]])
      .filter((id) => typeof id === 'string')
  await index(d, 'person', [
    ...touched('person', 'id'),
    ...touched('address', 'personId'),
    ...touched('appointment', 'personId'),
  ])
  await index(d, 'organisation', [
    ...touched('organisation', 'id'),
    ...touched('organisationPast', 'organisationId'),
  ])
  await index(d, 'network', touched('network', 'id'))
  await index(d, 'event', touched('event', 'id'))
}
