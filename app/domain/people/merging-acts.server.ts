// Merging two records of one person into one that has the history of both.
import type { Reader } from '#db/connect'
import { personSortKey } from '#db/sort-key'
import type { PersonTable } from '#db/schema'
import type { Selectable } from 'kysely'
import type { Refusal } from '../core/change.server'
import { enterRow, removeRow, reviseRow, type Deed, type DeedSign } from '../core/deeds.server'
import { dateOf, daysLater } from '../core/time'
import { bothTexts, sideOf, type MergeField, type Side } from './merging'
import { mergePlan } from './merging-plan.server'
import type { MergeStep } from './merging-steps.server'
import { fullName } from './rules'

export type PersonRecord = Selectable<PersonTable> & { email: string | null }

/** A record with the address in use; null when there is none. One that has been merged is found too. */
export async function wholeRecord(db: Reader, id: string): Promise<PersonRecord | null> {
  const found = await db
    .selectFrom('person')
    .leftJoin('address', (join) =>
      join.onRef('address.personId', '=', 'person.id').on('address.validTo', 'is', null),
    )
    .selectAll('person')
    .select('address.email')
    .where('person.id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

/** How long a merger can be taken back. */
const daysToUndoMerging = 1

/** The deed of a merger. Its detail names the record that goes: the trail of the one that stays follows it there. */
export const mergeSign = (kept: PersonRecord, goneId: string): DeedSign => ({
  act: 'mergePeople',
  thing: { kind: 'person', id: kept.id },
  detail: { name: fullName(kept), gone: goneId },
  days: daysToUndoMerging,
})

/**
 * Merges a record into another of the same person: what hangs on it moves, what both tell is told once. The merged
 * record stays, empty, and leads to the other.
 * @param versions those of both records as they were looked at
 * @throws Response 404 when there is no such record, or the one that stays has been merged itself
 */
export async function mergePeople(
  d: Deed,
  given: {
    keptId: string
    goneId: string
    choices: Partial<Record<MergeField, Side>>
    versions: { kept: number; gone: number } | null
  },
): Promise<{ ok: true } | Refusal<'changedMeanwhile' | 'samePerson'>> {
  const { keptId, goneId, choices, versions } = given
  if (keptId === goneId) return { ok: false, reason: 'samePerson' }
  const [kept, gone] = [await wholeRecord(d.trx, keptId), await wholeRecord(d.trx, goneId)]
  if (gone?.mergedInto === keptId) return { ok: true }
  if (!kept || !gone || kept.mergedInto !== null || gone.mergedInto !== null)
    throw new Response(null, { status: 404 })
  if (versions && (versions.kept !== kept.version || versions.gone !== gone.version))
    return { ok: false, reason: 'changedMeanwhile' }
  const { steps } = await mergePlan(d.trx, keptId, goneId, d.now, d.newId)
  for (const step of steps) await take(d, step)
  await moveAddresses(d, keptId, goneId, sideOf('email', kept, gone, choices))
  await reviseRow(d, 'person', keptId, mergedFields(kept, gone, choices))
  await reviseRow(d, 'person', goneId, { mergedInto: keptId, version: gone.version + 1 })
  return { ok: true }
}

/** The plan names tables and columns of the schema; here they are written whatever the table. */
async function take(d: Deed, step: MergeStep): Promise<void> {
  if (step.do === 'remove') return removeRow(d, step.table, step.id)
  if (step.do === 'revise') return reviseRow(d, step.table, step.id, step.fields as never)
  return enterRow(d, step.table, step.row as never)
}

function mergedFields(kept: PersonRecord, gone: PersonRecord, choices: Partial<Record<MergeField, Side>>) {
  const from = (field: MergeField) => (sideOf(field, kept, gone, choices) === 'kept' ? kept : gone)
  const { firstName, lastName } = from('name')
  return {
    firstName,
    lastName,
    sortName: personSortKey({ firstName, lastName }),
    language: from('language').language,
    phone: from('phone').phone,
    privateEmail: from('privateEmail').privateEmail,
    gender: from('gender').gender,
    homeRegion: from('homeRegion').homeRegion,
    expertise: bothTexts(kept.expertise, gone.expertise),
    links: bothTexts(kept.links, gone.links),
    offers: bothTexts(kept.offers, gone.offers),
    notes: bothTexts(kept.notes, gone.notes),
    // Whom the registry knew it knows.
    guest: kept.guest === 1 ? gone.guest : kept.guest,
    createdAt: kept.createdAt < gone.createdAt ? kept.createdAt : gone.createdAt,
    version: kept.version + 1,
  }
}

/** All addresses become the person's; the one that is not chosen ends and stays as an alias. */
async function moveAddresses(d: Deed, keptId: string, goneId: string, side: Side): Promise<void> {
  const rows = await d.trx
    .selectFrom('address')
    .selectAll()
    .where('personId', 'in', [keptId, goneId])
    .orderBy('id')
    .execute()
  const inUse = rows.filter(({ validTo }) => validTo === null)
  const yesterday = daysLater(dateOf(d.now), -1)
  for (const { id, personId, validFrom } of inUse)
    if (inUse.length > 1 && personId !== (side === 'kept' ? keptId : goneId))
      await reviseRow(d, 'address', id, { validTo: validFrom > yesterday ? validFrom : yesterday })
  for (const { id, personId } of rows)
    if (personId === goneId) await reviseRow(d, 'address', id, { personId: keptId })
}
