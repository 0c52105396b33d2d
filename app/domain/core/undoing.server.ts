// Taking a deed back: each row as it was, when what the deed left still stands; and forgetting what could be taken back.
import { breaksARule, type Db, type Reader } from '#db/connect'
import type { DeedTable } from '#db/schema'
import type { Selectable } from 'kysely'
import { allow, doerOf, type Actor, type Right } from './access'
import { audit } from './audit.server'
import { change, type Change, type Refusal } from './change.server'
import { any, indexTouched, keyOf, rowAt, type KeptTable, type Row, type Step } from './deeds.server'
import { correctLetters } from './corrections.server'
import { dropWaiting } from './outbox.server'
import type { Instant } from './time'

export type UndoRefusal = 'undoneAlready' | 'undoTooLate' | 'changedSince'

/** Counters of edits go on counting: they are neither compared nor put back. */
const counters = new Set(['version'])

const rowKey = ({ kept, rowId }: Step): string => `${kept} ${rowId}`

/** What a deed did to each row in all: as it was before the first step, and as the last one left it. */
function asOneStepARow(steps: readonly Step[]): Map<string, Step> {
  const rows = new Map<string, Step>()
  for (const step of steps) {
    const earlier = rows.get(rowKey(step))
    rows.set(rowKey(step), earlier ? { ...earlier, after: step.after } : step)
  }
  return rows
}

/** Whether the row stands as the step left it: wholly when the step entered it, in the fields it changed otherwise. */
function stands(step: Step, row: Row | null): boolean {
  if (step.after === null) return row === null
  if (row === null) return false
  return Object.entries(step.after).every(
    ([column, value]) =>
      counters.has(column) || (step.before && step.before[column] === value) || row[column] === value,
  )
}

/** A deed that was taken back: what it had written, and to how many letters go that tell so. */
export type TakenBack = { deed: Selectable<DeedTable>; steps: readonly Step[]; told: number }

/** What else follows from taking a deed back, in the same Change. */
export type Following = (c: Change, taken: TakenBack) => Promise<void>

/**
 * Takes a deed back, step by step from the last, all or nothing. Letters of it that wait are taken away; whoever has had
 * one is written to.
 * @param right who may take it back; organisers, unless said
 * @returns `changedSince` when something it wrote has been changed or built upon meanwhile
 * @throws Response 404 when there is no such deed
 */
export async function undoDeed(
  db: Db,
  by: { actor: Actor; now: Instant },
  deedId: string,
  right: Right = { act: 'keepRegistry' },
  following: Following = () => Promise.resolve(),
): Promise<({ ok: true } & TakenBack) | Refusal<UndoRefusal>> {
  try {
    return await change(db, by, async (c) => {
      const taken = await takeBack(c, deedId, right)
      if (taken.ok) await following(c, taken)
      return taken
    })
  } catch (error) {
    // Something entered later points at what would go, or stands where something would come back.
    if (breaksARule(error)) return { ok: false, reason: 'changedSince' }
    throw error
  }
}

async function takeBack(
  c: Change,
  deedId: string,
  right: Right,
): Promise<({ ok: true } & TakenBack) | Refusal<UndoRefusal>> {
  allow(c.actor, right)
  const deed = await c.trx.selectFrom('deed').selectAll().where('id', '=', deedId).executeTakeFirst()
  if (!deed) throw new Response(null, { status: 404 })
  if (deed.undoneAt !== null) return { ok: false, reason: 'undoneAlready' }
  if (deed.undoUntil <= c.now) return { ok: false, reason: 'undoTooLate' }
  const steps = await stepsOf(c.trx, deedId)
  const wholes = asOneStepARow(steps)
  for (const whole of wholes.values())
    if (!stands(whole, await rowAt(c.trx, whole.kept, whole.rowId)))
      return { ok: false, reason: 'changedSince' }
  // A letter that waits goes first: it may be to one who goes. One that has left is followed by another.
  await dropWaiting(c, deedId)
  const told = await correctLetters(c, deedId)
  for (const step of steps.reverse()) await putBack(c, step, wholes.get(rowKey(step)) ?? step)
  await c.trx
    .updateTable('deed')
    .set({ undoneAt: c.now, undoneBy: doerOf(c.actor) })
    .where('id', '=', deedId)
    .execute()
  await indexTouched({ ...c, steps })
  await audit(c, 'undo', { kind: deed.thing, id: deed.thingId }, { deed: deedId, act: deed.act })
  return { ok: true, deed: { ...deed, undoneAt: c.now, undoneBy: doerOf(c.actor) }, steps, told }
}

/** The rows of a deed that do not stand as it left them, at most so many: what keeps it from being taken back. */
export async function rowsChangedSince(
  db: Reader,
  deedId: string,
  most: number,
): Promise<{ kept: KeptTable; rowId: string; row: Row }[]> {
  const changed: { kept: KeptTable; rowId: string; row: Row }[] = []
  for (const whole of asOneStepARow(await stepsOf(db, deedId)).values()) {
    const now = await rowAt(db, whole.kept, whole.rowId)
    if (stands(whole, now)) continue
    changed.push({ kept: whole.kept, rowId: whole.rowId, row: now ?? whole.after ?? whole.before ?? {} })
    if (changed.length === most) break
  }
  return changed
}

async function stepsOf(db: Reader, deedId: string): Promise<Step[]> {
  const rows = await db
    .selectFrom('deedStep')
    .select(['kept', 'rowId', 'before', 'after'])
    .where('deedId', '=', deedId)
    .orderBy('place')
    .execute()
  const read = (json: string | null) => (json === null ? null : (JSON.parse(json) as Row))
  return rows.map(({ kept, rowId, before, after }) => ({
    kept: kept as KeptTable,
    rowId,
    before: read(before),
    after: read(after),
  }))
}

/** A field that the deed changed and changed back is not its own: it stays as it is. */
const leftAlone = ({ before, after }: Step, column: string): boolean =>
  before !== null && after !== null && before[column] === after[column]

async function putBack(c: Change, { kept, rowId, before, after }: Step, whole: Step): Promise<void> {
  if (before === null) {
    await c.trx.deleteFrom(any(kept)).where(keyOf(kept), '=', rowId).execute()
  } else if (after === null) {
    await c.trx
      .insertInto(any(kept))
      .values(before as never)
      .execute()
  } else {
    const changed = Object.entries(before).filter(
      ([column, value]) => !counters.has(column) && after[column] !== value && !leftAlone(whole, column),
    )
    if (changed.length === 0) return
    await c.trx
      .updateTable(any(kept))
      .set(Object.fromEntries(changed) as never)
      .where(keyOf(kept), '=', rowId)
      .execute()
  }
}

/** Forgets the steps of deeds that can be taken back no more: they hold copies of personal data. */
export async function forgetOldSteps(db: Db, now: Instant): Promise<void> {
  await db
    .deleteFrom('deedStep')
    .where('deedId', 'in', (from) => from.selectFrom('deed').select('id').where('undoUntil', '<=', now))
    .execute()
}
