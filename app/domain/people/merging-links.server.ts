// What merging two records does to what leads to a person: links of dates in a row, calendar feeds, other addresses, mail.
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
  // A person has one feed of a thing at a time: those of the record that goes end.
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
  await planMail(db, plan)
}

/** Other addresses and the mail that has come lead to the record that stays. */
async function planMail(db: Reader, plan: Making): Promise<void> {
  const { goneId, keptId } = plan
  const aliases = await db.selectFrom('alias').select('id').where('personId', '=', goneId).execute()
  for (const { id } of aliases)
    plan.steps.push({ do: 'revise', table: 'alias', id, fields: { personId: keptId } })
  const mails = await db.selectFrom('incomingMail').select('id').where('personId', '=', goneId).execute()
  for (const { id } of mails)
    plan.steps.push({ do: 'revise', table: 'incomingMail', id, fields: { personId: keptId } })
}
