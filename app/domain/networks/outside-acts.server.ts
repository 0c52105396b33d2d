// Invites an outside participant to a network: somebody whom the registry does not know, entered as a guest, and welcomed.
import type { Reader } from '#db/connect'
import type { Flag } from '#db/schema'
import { written } from '~/i18n/named'
import type { Refusal } from '../core/change.server'
import type { Deed } from '../core/deeds.server'
import { calmMinutes, post } from '../core/outbox.server'
import { dateOf, later } from '../core/time'
import { findsPerson } from '../people/finding.server'
import { enterGuestInDeed, personMeant } from '../people/guests.server'
import { fullName } from '../people/rules'
import { reachableOf } from '../people/standing.server'
import { viewerOf } from '../people/visibility.server'
import type { House } from './joining-acts.server'
import { keepersChoose } from './keeping'
import { join, periodFault } from './membership-acts.server'
import { networkStanding } from './network-acts.server'
import type { OutsideGiven } from './outside-form'
import type { Network } from './rules'

type Known = { id: string; firstName: string; lastName: string; guest: Flag }

/** Who is known by an address. */
async function knownByAddress(db: Reader, email: string): Promise<Known | null> {
  const id = await personMeant(db, email)
  if (id === null) return null
  const columns = ['id', 'firstName', 'lastName', 'guest'] as const
  return (await db.selectFrom('person').select(columns).where('id', '=', id).executeTakeFirst()) ?? null
}

/** Whether the one who acts may be told whose an address is: who keeps a network knows whom they find, and who was in it. */
async function mayBeTold(d: Deed, networkId: string, personId: string): Promise<boolean> {
  if (d.actor.kind !== 'person') return false
  const viewer = viewerOf(d.actor, dateOf(d.now))
  if (viewer.organiser || (await findsPerson(d.trx, viewer, personId))) return true
  const belonged = await d.trx
    .selectFrom('membership')
    .select('id')
    .where('networkId', '=', networkId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return belonged !== undefined
}

type OutsideRefusal =
  | (Refusal<'addressKnown'> & { known: Known; role: 'member' | 'outside' })
  | Refusal<'knownToOrganisers' | 'memberAlready' | 'networkNotThen' | 'endBeforeStart'>

/**
 * Takes an outside participant in from today, with a letter that welcomes them. The record is a guest's: nobody finds it
 * in the directory. Somebody whom the registry knows becomes a plain member where members are chosen.
 * @param id given by the form, so that the same form sent twice takes in one
 * @returns `addressKnown` with whose the address is already, unless `takeKnown` says that they are meant;
 * `knownToOrganisers` when it is somebody's of whom the one who acts is not told
 * @throws Response 404 when there is no such network
 */
export async function inviteOutside(
  d: Deed,
  id: string,
  given: OutsideGiven & { networkId: string; by: string },
  house: House,
): Promise<{ ok: true; id: string } | OutsideRefusal> {
  const { networkId, represents, to, email } = given
  const made = await d.trx.selectFrom('membership').select('id').where('id', '=', id).executeTakeFirst()
  if (made) return { ok: true, id }
  const network = await networkStanding(d.trx, networkId)
  if (network.kind === 'smallGroup') throw new Response(null, { status: 404 })
  const known = await knownByAddress(d.trx, email)
  if (known !== null && !(await mayBeTold(d, networkId, known.id)))
    return { ok: false, reason: 'knownToOrganisers' }
  const role = known?.guest === 0 && keepersChoose(network) ? 'member' : 'outside'
  if (known !== null && !given.takeKnown) return { ok: false, reason: 'addressKnown', known, role }
  const from = dateOf(d.now)
  const fault = await periodFault(d.trx, networkId, { validFrom: from, validTo: to })
  if (fault !== null) return { ok: false, reason: fault }
  const personId = known?.id ?? (await enterGuestInDeed(d, given))
  const joined = await join(d, id, {
    ...{ networkId, personId, role, from, to, endReason: 'other' },
    represents: role === 'outside' ? represents : '',
  })
  if (joined.ok) await welcome(d, network, personId, given, house)
  return joined
}

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
