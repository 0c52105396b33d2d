// Acts of joining: somebody joins by themselves, wishes to, withdraws the wish; and the answer, which leaves as a letter.
import { written } from '~/i18n/named'
import type { Refusal } from '../core/change.server'
import { removeRow, type Deed } from '../core/deeds.server'
import { calmMinutes, post } from '../core/outbox.server'
import { dateOf, later, type PlainDate } from '../core/time'
import { fullName } from '../people/rules'
import { reachableOf } from '../people/standing.server'
import { applicationById, applyToJoin, decideApplication } from './application-acts.server'
import { wayInto } from './joining.server'
import { join } from './membership-acts.server'
import { networkStanding } from './network-acts.server'

/** Where questions about a letter go: the house. */
export type House = { name: string; address: string }

/**
 * Somebody who completed the programme of an alumni network joins it, from today.
 * @param id given by the form, so that the same form sent twice makes one member
 * @throws Response 404 when there is no such network
 */
export async function joinAtOnce(
  d: Deed,
  id: string,
  { networkId, personId }: { networkId: string; personId: string },
): Promise<
  { ok: true; id: string } | Refusal<'joinClosed' | 'memberAlready' | 'endBeforeStart' | 'networkNotThen'>
> {
  const today = dateOf(d.now)
  const way = await wayInto(d.trx, await networkStanding(d.trx, networkId), personId, today)
  if (way !== 'atOnce' && way !== 'member') return { ok: false, reason: 'joinClosed' }
  return join(d, id, { networkId, personId, role: 'member', from: today })
}

/**
 * Somebody wishes to belong to a network: those who keep it answer.
 * @param id given by the form, so that the same form sent twice makes one wish
 * @throws Response 404 when there is no such network
 */
export async function wishToJoin(
  d: Deed,
  id: string,
  given: { networkId: string; personId: string; note: string },
): Promise<
  { ok: true; id: string } | Refusal<'joinClosed' | 'memberAlready' | 'networkNotThen' | 'appliedAlready'>
> {
  const network = await networkStanding(d.trx, given.networkId)
  const way = await wayInto(d.trx, network, given.personId, dateOf(d.now))
  if (way === 'closed') return { ok: false, reason: 'joinClosed' }
  return applyToJoin(d, id, given)
}

/**
 * Takes one's own wish back while it waits: it was never answered, so nothing of it is history.
 * @throws Response 404 when there is no such wish of theirs
 */
export async function withdrawWish(
  d: Deed,
  id: string,
  personId: string,
): Promise<{ ok: true } | Refusal<'decidedAlready'>> {
  const wish = await applicationById(d.trx, id)
  if (wish.personId !== personId) throw new Response(null, { status: 404 })
  if (wish.outcome !== null) return { ok: false, reason: 'decidedAlready' }
  await removeRow(d, 'application', id)
  return { ok: true }
}

/**
 * Approves or declines a wish, and tells the one who wished. The letter waits for calm: taking the deed back takes it too.
 * @throws Response 404 when there is no such wish
 */
export async function answerWish(
  d: Deed,
  id: string,
  given: { outcome: 'approved' | 'declined'; from: PlainDate; appointmentId?: string | null },
  house: House,
): Promise<Awaited<ReturnType<typeof decideApplication>>> {
  const { networkId, personId } = await applicationById(d.trx, id)
  const decided = await decideApplication(d, id, given)
  if (!decided.ok) return decided
  const reader = (await reachableOf(d.trx, [personId])).get(personId)
  if (reader === undefined || reader.address === null) return decided
  const locale = reader.language
  const network = await networkStanding(d.trx, networkId)
  await post(
    d,
    {
      kind: 'wishAnswered',
      data: {
        networkId,
        network: written(network, 'name', locale),
        outcome: given.outcome,
        from: given.from,
        contact: { name: house.name, email: house.address },
      },
    },
    {
      to: { personId, name: fullName(reader), address: reader.address },
      locale,
      batchId: d.deedId,
      dueAt: later(d.now, { minutes: calmMinutes }),
    },
  )
  return decided
}
