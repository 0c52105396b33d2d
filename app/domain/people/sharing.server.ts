// What a person lets the members of their own small groups see of them: nothing without a row.
import type { Reader } from '#db/connect'
import { audit } from '../core/audit.server'
import type { Change } from '../core/change.server'
import { inParts } from './period.server'
import { sharedFields, type SharedField } from './sharing'

export type { SharedField } from './sharing'

/** The fields that each of the people lets be seen; people who share nothing are left out. */
export async function sharedFieldsOf(
  db: Reader,
  personIds: readonly string[],
): Promise<Map<string, Set<SharedField>>> {
  const rows = await inParts(personIds, (part) =>
    db.selectFrom('sharedField').select(['personId', 'field']).where('personId', 'in', part).execute(),
  )
  const shared = new Map<string, Set<SharedField>>()
  for (const { personId, field } of rows)
    shared.set(personId, (shared.get(personId) ?? new Set<SharedField>()).add(field))
  return shared
}

/** Lets exactly these fields of a person be seen from now on; whose doing it may be, the caller has asked. */
export async function shareFields(
  c: Change,
  personId: string,
  fields: readonly SharedField[],
): Promise<void> {
  const before = (await sharedFieldsOf(c.trx, [personId])).get(personId) ?? new Set<SharedField>()
  const closed = [...before].filter((field) => !fields.includes(field))
  const opened = sharedFields.filter((field) => fields.includes(field) && !before.has(field))
  if (closed.length === 0 && opened.length === 0) return
  if (closed.length > 0)
    await c.trx
      .deleteFrom('sharedField')
      .where('personId', '=', personId)
      .where('field', 'in', closed)
      .execute()
  if (opened.length > 0)
    await c.trx
      .insertInto('sharedField')
      .values(opened.map((field) => ({ id: c.newId(), personId, field, seenBy: 'groups' as const })))
      .execute()
  await audit(c, 'shareFields', { kind: 'person', id: personId }, { opened, closed })
}
