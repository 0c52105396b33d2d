// What a person lets others see of them: nothing without a row. Who stands in which circle is in visibility.server.ts.
import type { Reader } from '#db/connect'
import { allow } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change } from '../core/change.server'
import { inParts } from './period.server'
import { groupFields, sharedFields, type GroupField, type SharedField, type Sharing } from './sharing'

export type { GroupField, SharedField } from './sharing'

/** The fields that each of the people lets their small groups see; people who share nothing are left out. */
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

/** How far a person has opened each field. */
export async function sharingOf(db: Reader, personId: string): Promise<Sharing> {
  const rows = await db
    .selectFrom('sharedField')
    .select(['field', 'seenBy'])
    .where('personId', '=', personId)
    .execute()
  return Object.fromEntries(rows.map(({ field, seenBy }) => [field, seenBy]))
}

/** Opens each field of one's own exactly so far from now on. @throws Response 403 when it is another's record */
export async function setSharing(c: Change, personId: string, sharing: Sharing): Promise<void> {
  allow(c.actor, { act: 'keepOwnData', personId })
  await write(c, personId, sharing)
}

async function write(c: Change, personId: string, sharing: Sharing): Promise<void> {
  const before = await sharingOf(c.trx, personId)
  const changed = sharedFields.filter((field) => before[field] !== sharing[field])
  if (changed.length === 0) return
  const opened = changed.flatMap((field) => {
    const seenBy = sharing[field]
    return seenBy === undefined ? [] : [{ id: c.newId(), personId, field, seenBy }]
  })
  await c.trx
    .deleteFrom('sharedField')
    .where('personId', '=', personId)
    .where('field', 'in', changed)
    .execute()
  if (opened.length > 0) await c.trx.insertInto('sharedField').values(opened).execute()
  await audit(
    c,
    'shareFields',
    { kind: 'person', id: personId },
    {
      opened: opened.map(({ field, seenBy }) => `${field}:${seenBy}`),
      closed: changed.filter((field) => sharing[field] === undefined),
    },
  )
}

/**
 * Lets small groups see exactly these of what groups ask for. What is open further stays so, what is not asked about is
 * left as it is. Whose doing it may be, the caller has asked: it comes with an answer that a link gives too.
 */
export async function shareFields(c: Change, personId: string, fields: readonly GroupField[]): Promise<void> {
  const before = await sharingOf(c.trx, personId)
  const asked = groupFields.map((field) => [
    field,
    fields.includes(field) ? (before[field] ?? ('groups' as const)) : undefined,
  ])
  await write(c, personId, { ...before, ...Object.fromEntries(asked) })
}
