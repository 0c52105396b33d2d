// Invites an outside participant to a network: somebody whom the registry does not know, entered as a guest, and welcomed.
import type { Reader } from '#db/connect'
import type { Flag } from '#db/schema'
import { written } from '~/i18n/named'
import type { Refusal } from '../core/change.server'
import { enterRow, type Deed } from '../core/deeds.server'
import { calmMinutes, post } from '../core/outbox.server'
import { dateOf, later, type PlainDate } from '../core/time'
import { enterGuest, personMeant } from '../people/guests.server'
import { fullName } from '../people/rules'
import { reachableOf } from '../people/standing.server'
import type { House } from './joining-acts.server'
import { keepersChoose } from './keeping'
import { networkStanding } from './network-acts.server'
import type { OutsideGiven } from './outside-form'
import type { Network } from './rules'

/** Who is known by an address: the form offers them instead. */
export async function knownByAddress(
  db: Reader,
  email: string,
): Promise<{ id: string; firstName: string; lastName: string; guest: Flag } | null> {
  const id = await personMeant(db, email)
  if (id === null) return null
  const columns = ['id', 'firstName', 'lastName', 'guest'] as const
  return (await db.selectFrom('person').select(columns).where('id', '=', id).executeTakeFirst()) ?? null
}

/**
 * Takes an outside participant in from today, with a letter that welcomes them. The record is a guest's: nobody finds it
 * in the directory. Somebody whom the registry knows becomes a plain member where members are chosen.
 * @param id given by the form, so that the same form sent twice takes in one
 * @returns `addressKnown` when the address is somebody's already, and `takeKnown` does not say that they are meant
 * @throws Response 404 when there is no such network
 */
export async function inviteOutside(
  d: Deed,
  id: string,
  given: OutsideGiven & { networkId: string; by: string },
  house: House,
): Promise<
  { ok: true; id: string } | Refusal<'addressKnown' | 'memberAlready' | 'networkNotThen' | 'endBeforeStart'>
> {
  const { networkId, represents, to, email } = given
  const made = await d.trx.selectFrom('membership').select('id').where('id', '=', id).executeTakeFirst()
  if (made) return { ok: true, id }
  const network = await networkStanding(d.trx, networkId)
  const today = dateOf(d.now)
  if (network.kind === 'smallGroup') throw new Response(null, { status: 404 })
  if (network.foundedOn > today || (network.endedOn !== null && network.endedOn < (to ?? '9999')))
    return { ok: false, reason: 'networkNotThen' }
  if (to !== null && to < today) return { ok: false, reason: 'endBeforeStart' }
  const known = await knownByAddress(d.trx, email)
  if (known !== null && !given.takeKnown) return { ok: false, reason: 'addressKnown' }
  if (known !== null && (await standsIn(d, networkId, known.id, today)))
    return { ok: false, reason: 'memberAlready' }
  const personId = known?.id ?? (await enterGuest(d, given))
  const role = known?.guest === 0 && keepersChoose(network) ? 'member' : 'outside'
  const endReason = to === null ? null : ('other' as const)
  await enterRow(d, 'membership', {
    ...{ id, networkId, personId, role, endReason, appointmentId: null },
    ...{ validFrom: today, validTo: to, represents: role === 'outside' ? represents : '' },
  })
  await welcome(d, network, personId, given, house)
  return { ok: true, id }
}

const standsIn = async (d: Deed, networkId: string, personId: string, on: PlainDate): Promise<boolean> =>
  (await d.trx
    .selectFrom('membership')
    .select('id')
    .where('networkId', '=', networkId)
    .where('personId', '=', personId)
    .where((e) => e.or([e('validTo', 'is', null), e('validTo', '>=', on)]))
    .executeTakeFirst()) !== undefined

/** The letter goes to the person in their own language; it waits for calm. */
async function welcome(
  d: Deed,
  network: Network,
  personId: string,
  { by, message, to }: Pick<OutsideGiven, 'message' | 'to'> & { by: string },
  house: House,
): Promise<void> {
  const reader = (await reachableOf(d.trx, [personId])).get(personId)
  if (reader === undefined || reader.address === null) return
  const locale = reader.language
  const contact = { name: house.name, email: house.address }
  const about = { networkId: network.id, network: written(network, 'name', locale), contact }
  await post(
    d,
    { kind: 'outsideWelcomed', data: { ...about, by, message, until: to } },
    {
      to: { personId, name: fullName(reader), address: reader.address },
      locale,
      batchId: d.deedId,
      dueAt: later(d.now, { minutes: calmMinutes }),
    },
  )
}
