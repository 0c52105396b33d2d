// Acts on wishes to belong to a network: they wait until somebody approves or declines them.
import type { Selectable } from 'kysely'
import type { Reader } from '#db/connect'
import type { ApplicationTable, MembershipRole } from '#db/schema'
import { doerOf } from '../core/access'
import type { Refusal } from '../core/change.server'
import { enterRow, reviseRow, type Deed } from '../core/deeds.server'
import { dateOf, type PlainDate } from '../core/time'
import { recordOf } from '../people/person-acts.server'
import { staysIn } from './member-list.server'
import { join } from './membership-acts.server'

export type ApplicationRow = Selectable<ApplicationTable>

/** @throws Response 404 when there is no such wish */
export async function applicationById(db: Reader, id: string): Promise<ApplicationRow> {
  const row = await db.selectFrom('application').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Response(null, { status: 404 })
  return row
}

/**
 * Notes that a person wishes to belong to a network.
 * @param id given by the form, so that the same form sent twice makes one wish
 * @throws Response 404 when network or person is unknown, or the person's record has been merged into another
 */
export async function applyToJoin(
  d: Deed,
  id: string,
  given: { networkId: string; personId: string; note: string },
): Promise<{ ok: true; id: string } | Refusal<'memberAlready' | 'networkNotThen' | 'appliedAlready'>> {
  const { networkId, personId, note } = given
  const known = await d.trx.selectFrom('application').select('id').where('id', '=', id).executeTakeFirst()
  if (known) return { ok: true, id }
  const today = dateOf(d.now)
  const network = await d.trx
    .selectFrom('network')
    .select('endedOn')
    .where('id', '=', networkId)
    .executeTakeFirst()
  if (!network) throw new Response(null, { status: 404 })
  await recordOf(d.trx, personId)
  if (network.endedOn !== null && network.endedOn <= today) return { ok: false, reason: 'networkNotThen' }
  if (await staysIn(d.trx, networkId, personId, today)) return { ok: false, reason: 'memberAlready' }
  const waits = await d.trx
    .selectFrom('application')
    .select('id')
    .where('networkId', '=', networkId)
    .where('personId', '=', personId)
    .where('outcome', 'is', null)
    .executeTakeFirst()
  if (waits) return { ok: false, reason: 'appliedAlready' }
  const decision = { outcome: null, decidedAt: null, decidedBy: null }
  await enterRow(d, 'application', { id, networkId, personId, appliedAt: d.now, note, ...decision })
  return { ok: true, id }
}

/**
 * Approves a wish, which makes a member from the day on, or declines it.
 * @throws Response 404 when there is no such wish
 */
export async function decideApplication(
  d: Deed,
  id: string,
  given: {
    outcome: 'approved' | 'declined'
    from: PlainDate
    role?: MembershipRole
    appointmentId?: string | null
  },
): Promise<
  | { ok: true; membershipId: string | null }
  | Refusal<'decidedAlready' | 'memberAlready' | 'endBeforeStart' | 'networkNotThen'>
> {
  const { networkId, personId, outcome } = await applicationById(d.trx, id)
  if (outcome !== null) return { ok: false, reason: 'decidedAlready' }
  if (given.outcome === 'declined') {
    await reviseRow(d, 'application', id, {
      outcome: 'declined',
      decidedAt: d.now,
      decidedBy: doerOf(d.actor),
    })
    return { ok: true, membershipId: null }
  }
  const { role = 'member', appointmentId = null, from } = given
  const joined = await join(d, d.newId(), { networkId, personId, role, from, appointmentId })
  return joined.ok ? { ok: true, membershipId: joined.id } : joined
}
