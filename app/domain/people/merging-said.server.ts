// What merging two records does to what people say and choose for themselves: photos, openings, letters not wanted, boards,
// what they said is wrong, letters to them, and what they wrote in their groups.
import { sharingCircles } from '#db/schema'
import type { Reader } from '#db/connect'
import type { KeptTable } from '../core/deeds.server'
import type { Making } from './merging-plan.server'

/** All that either record has said or chosen is the person's. */
export async function planSaid(db: Reader, plan: Making): Promise<void> {
  await planPhoto(db, plan)
  await planShared(db, plan)
  await planUnwanted(db, plan)
  await planWritten(db, plan)
  await planKeeping(db, plan)
}

const bothOf = ({ keptId, goneId }: Making) => [keptId, goneId]

const revise = (plan: Making, table: KeptTable, id: string, fields: Record<string, string>): void => {
  plan.steps.push({ do: 'revise', table, id, fields })
}

/** Of two photos the later one is the person's. */
async function planPhoto(db: Reader, plan: Making): Promise<void> {
  const { keptId, goneId } = plan
  const rows = await db.selectFrom('photo').selectAll().where('personId', 'in', bothOf(plan)).execute()
  const of = (id: string) => rows.find(({ personId }) => personId === id)
  const [mine, theirs] = [of(keptId), of(goneId)]
  if (!theirs) return
  plan.steps.push({ do: 'remove', table: 'photo', id: goneId })
  if (mine && mine.uploadedAt >= theirs.uploadedAt) return
  if (mine) plan.steps.push({ do: 'remove', table: 'photo', id: keptId })
  plan.moved.others++
  // A photo is known by its person, so it is entered anew.
  plan.steps.push({ do: 'enter', table: 'photo', row: { ...theirs, personId: keptId } })
}

/** What either record lets be seen, the person lets be seen; where both speak, no further than both say. */
async function planShared(db: Reader, plan: Making): Promise<void> {
  const rows = await db.selectFrom('sharedField').selectAll().where('personId', 'in', bothOf(plan)).execute()
  for (const row of rows.filter(({ personId }) => personId === plan.goneId)) {
    const same = rows.find((one) => one.personId === plan.keptId && one.field === row.field)
    if (!same) {
      plan.moved.others++
      revise(plan, 'sharedField', row.id, { personId: plan.keptId })
      continue
    }
    plan.steps.push({ do: 'remove', table: 'sharedField', id: row.id })
    if (sharingCircles.indexOf(row.seenBy) < sharingCircles.indexOf(same.seenBy))
      revise(plan, 'sharedField', same.id, { seenBy: row.seenBy })
  }
}

/** What either record did not want, the person does not want. */
async function planUnwanted(db: Reader, plan: Making): Promise<void> {
  const rows = await db
    .selectFrom('unwantedLetter')
    .selectAll()
    .where('personId', 'in', bothOf(plan))
    .execute()
  for (const row of rows.filter(({ personId }) => personId === plan.goneId))
    if (rows.some((one) => one.personId === plan.keptId && one.kind === row.kind))
      plan.steps.push({ do: 'remove', table: 'unwantedLetter', id: row.id })
    else {
      plan.moved.others++
      revise(plan, 'unwantedLetter', row.id, { personId: plan.keptId })
    }
}

/** Authors write under the record that stays: what they wrote is theirs to change, and is told by their name. */
async function planWritten(db: Reader, plan: Making): Promise<void> {
  for (const [table, column] of [
    ['boardNote', 'authorId'],
    ['boardNote', 'hiddenBy'],
    ['boardReply', 'authorId'],
    ['boardReply', 'hiddenBy'],
    ['remark', 'personId'],
    ['remark', 'answeredBy'],
    ['outbox', 'personId'],
    ['theme', 'proposedBy'],
    ['groupNote', 'writtenBy'],
    ['newcomer', 'proposedBy'],
    ['expertRequest', 'repliedBy'],
  ] as const) {
    const rows = await db
      .selectFrom(table)
      .select('id')
      .where(column, '=', plan.goneId)
      .orderBy('id')
      .execute()
    for (const { id } of rows) {
      if (column === 'authorId' || column === 'personId') plan.moved.others++
      revise(plan, table, id, { [column]: plan.keptId })
    }
  }
}

/** What somebody did in keeping a network, and can take back still, stays theirs to take back. */
async function planKeeping(db: Reader, plan: Making): Promise<void> {
  const rows = await db
    .selectFrom('deed')
    .select('id')
    .where('doneBy', '=', plan.goneId)
    .where('thing', '=', 'network')
    .where('undoneAt', 'is', null)
    .where('undoUntil', '>', plan.now)
    .orderBy('id')
    .execute()
  for (const { id } of rows) revise(plan, 'deed', id, { doneBy: plan.keptId })
}
