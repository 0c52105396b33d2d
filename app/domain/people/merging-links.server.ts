// What merging two records does to links that are of no single invitation: of dates in a row, and of calendar feeds.
import type { Reader } from '#db/connect'
import type { Making } from './merging-plan.server'

/** Links of the one that goes open what is of the one that stays, whoever's own they are. */
export async function planLinks(db: Reader, plan: Making): Promise<void> {
  const { goneId, keptId } = plan
  const links = await db
    .selectFrom('seriesLink')
    .select(['id', 'personId', 'holderId'])
    .where((e) => e.or([e('personId', '=', goneId), e('holderId', '=', goneId)]))
    .orderBy('id')
    .execute()
  const now = (id: string | null) => (id === goneId ? keptId : id)
  for (const { id, personId, holderId } of links) {
    const fields = { personId: now(personId), holderId: now(holderId) }
    plan.steps.push({ do: 'revise', table: 'seriesLink', id, fields })
  }
  // A person has one feed at a time: that of the record that goes ends.
  const feeds = await db
    .selectFrom('feed')
    .select(['id', 'revokedAt'])
    .where('personId', '=', goneId)
    .orderBy('id')
    .execute()
  for (const { id, revokedAt } of feeds) {
    const fields = { personId: keptId, revokedAt: revokedAt ?? plan.now }
    plan.steps.push({ do: 'revise', table: 'feed', id, fields })
  }
}
