// Who assists whom: naming an assistant, the last day, ending at once; each deed can be taken back by its doer.
import type { Db } from '#db/connect'
import type { AssistanceTable, Locale } from '#db/schema'
import type { Actor } from '../core/access'
import type { Refusal } from '../core/change.server'
import { enterRow, removeRow, reviseRow, type Deed } from '../core/deeds.server'
import { dateOf, daysLater, type Instant, type PlainDate } from '../core/time'
import { undoDeed, type UndoRefusal } from '../core/undoing.server'
import { addressOwner, enterPerson, recordOf } from './person-acts.server'
import { overlaps } from './rules'

export type AssistanceRefusal = 'assistsSelf' | 'assistsAlready' | 'endBeforeStart' | 'endedAlready'

/** Either somebody of the registry, or a name and an address. */
export type NamedAssistant =
  { assistantId: string } | { firstName: string; lastName: string; email: string; language: Locale }

/**
 * Names an assistant. Whoever is written by an address that is somebody's already is that person; a new address enters
 * a new person. The same id again names nobody again.
 * @throws Response 404 when there is no such person
 */
export async function nameAssistant(
  d: Deed,
  id: string,
  given: { managerId: string; named: NamedAssistant; from: PlainDate; to: PlainDate | null },
): Promise<{ ok: true } | Refusal<AssistanceRefusal>> {
  await recordOf(d.trx, given.managerId)
  const known = await d.trx.selectFrom('assistance').select('id').where('id', '=', id).executeTakeFirst()
  if (known) return { ok: true }
  const assistantId = await knownAssistant(d, given.named)
  const period = { validFrom: given.from, validTo: given.to }
  if (period.validTo !== null && period.validTo < period.validFrom) return refuse('endBeforeStart')
  if (assistantId === given.managerId) return refuse('assistsSelf')
  if (assistantId !== null && (await assistsThen(d, { ...given, assistantId, period })))
    return refuse('assistsAlready')
  await enterRow(d, 'assistance', {
    id,
    managerId: given.managerId,
    assistantId: assistantId ?? (await entered(d, given.named)),
    ...period,
  })
  return { ok: true }
}

const refuse = <Reason extends AssistanceRefusal>(reason: Reason) => ({ ok: false as const, reason })

async function knownAssistant(d: Deed, named: NamedAssistant): Promise<string | null> {
  if ('email' in named) return addressOwner(d.trx, named.email)
  return (await recordOf(d.trx, named.assistantId)).id
}

async function entered(d: Deed, named: NamedAssistant): Promise<string> {
  if (!('email' in named)) return named.assistantId
  const made = await enterPerson(d, d.newId(), { ...named, phone: null })
  if (!made.ok) throw new Error(`the address was free: ${made.reason}`)
  return made.id
}

async function assistsThen(
  d: Deed,
  given: {
    managerId: string
    assistantId: string
    period: { validFrom: PlainDate; validTo: PlainDate | null }
  },
): Promise<boolean> {
  const rows = await d.trx
    .selectFrom('assistance')
    .select(['validFrom', 'validTo'])
    .where('managerId', '=', given.managerId)
    .where('assistantId', '=', given.assistantId)
    .execute()
  return rows.some((row) => overlaps(row, given.period))
}

/** @throws Response 404 when the person has no such assistance */
async function assistanceById(d: Deed, id: string, managerId: string): Promise<AssistanceTable> {
  const row = await d.trx
    .selectFrom('assistance')
    .selectAll()
    .where('id', '=', id)
    .where('managerId', '=', managerId)
    .executeTakeFirst()
  if (!row) throw new Response(null, { status: 404 })
  return row
}

/** Sets the last day of an assistance that has not ended; null lets it go on until further notice. */
export async function setLastDay(
  d: Deed,
  given: { id: string; managerId: string; lastDay: PlainDate | null },
): Promise<{ ok: true } | Refusal<AssistanceRefusal>> {
  const row = await assistanceById(d, given.id, given.managerId)
  if (row.validTo !== null && row.validTo < dateOf(d.now)) return refuse('endedAlready')
  if (given.lastDay !== null && given.lastDay < row.validFrom) return refuse('endBeforeStart')
  const { assistantId, validFrom } = row
  const others = await d.trx
    .selectFrom('assistance')
    .select(['validFrom', 'validTo'])
    .where('managerId', '=', given.managerId)
    .where('assistantId', '=', assistantId)
    .where('id', '<>', given.id)
    .execute()
  const period = { validFrom, validTo: given.lastDay }
  if (others.some((other) => overlaps(other, period))) return refuse('assistsAlready')
  await reviseRow(d, 'assistance', given.id, { validTo: given.lastDay })
  return { ok: true }
}

/** Ends an assistance at once: from this moment the assistant sees and answers nothing for the manager. */
export async function endAssistance(
  d: Deed,
  given: { id: string; managerId: string },
): Promise<{ ok: true } | Refusal<AssistanceRefusal>> {
  const row = await assistanceById(d, given.id, given.managerId)
  const today = dateOf(d.now)
  if (row.validTo !== null && row.validTo < today) return refuse('endedAlready')
  // The last day belongs to the period, so that one of today or later would never have been in force.
  if (row.validFrom >= today) await removeRow(d, 'assistance', given.id)
  else await reviseRow(d, 'assistance', given.id, { validTo: daysLater(today, -1) })
  return { ok: true }
}

const acts = ['nameAssistant', 'setLastDay', 'endAssistance']

/**
 * Takes back what was done to a person's assistants.
 * @throws Response 404 when there is no such deed of theirs
 */
export async function undoAssistance(
  db: Db,
  by: { actor: Actor; now: Instant },
  given: { deedId: string; managerId: string },
): Promise<{ ok: true } | Refusal<UndoRefusal>> {
  const deed = await db
    .selectFrom('deed')
    .select('id')
    .where('id', '=', given.deedId)
    .where('act', 'in', acts)
    .where('thing', '=', 'person')
    .where('thingId', '=', given.managerId)
    .executeTakeFirst()
  if (!deed) throw new Response(null, { status: 404 })
  const undone = await undoDeed(db, by, deed.id, { act: 'nameAssistants', personId: given.managerId })
  return undone.ok ? { ok: true } : undone
}
