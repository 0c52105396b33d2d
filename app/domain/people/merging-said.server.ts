// What merging two records does to what people choose for themselves: photos, openings, letters not wanted, deeds they can take back.
import { sharingCircles } from '#db/schema'
import type { Reader } from '#db/connect'
import { bothOf, enter, hand, remove, revise, type Making } from './merging-steps.server'

/** All that either record has said or chosen is the person's. */
export async function planSaid(db: Reader, plan: Making): Promise<void> {
  await planPhoto(db, plan)
  await planShared(db, plan)
  await planUnwanted(db, plan)
  await planKeeping(db, plan)
}

/** Of two photos the later one is the person's. */
async function planPhoto(db: Reader, plan: Making): Promise<void> {
  const { keptId, goneId } = plan
  const rows = await db.selectFrom('photo').selectAll().where('personId', 'in', bothOf(plan)).execute()
  const of = (id: string) => rows.find(({ personId }) => personId === id)
  const [mine, theirs] = [of(keptId), of(goneId)]
  if (!theirs) return
  remove(plan, 'photo', goneId)
  if (mine && mine.uploadedAt >= theirs.uploadedAt) return
  if (mine) remove(plan, 'photo', keptId)
  plan.moved.others++
  // A photo is known by its person, so it is entered anew.
  enter(plan, 'photo', { ...theirs, personId: keptId })
}

/** What either record lets be seen, the person lets be seen; where both speak, no further than both say. */
async function planShared(db: Reader, plan: Making): Promise<void> {
  const rows = await db.selectFrom('sharedField').selectAll().where('personId', 'in', bothOf(plan)).execute()
  for (const row of rows.filter(({ personId }) => personId === plan.goneId)) {
    const same = rows.find((one) => one.personId === plan.keptId && one.field === row.field)
    if (!same) {
      hand(plan, 'others', 'sharedField', row.id)
      continue
    }
    remove(plan, 'sharedField', row.id)
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
      remove(plan, 'unwantedLetter', row.id)
    else hand(plan, 'others', 'unwantedLetter', row.id)
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
