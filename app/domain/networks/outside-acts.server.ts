// Invites an outside participant to a network: somebody whom the registry does not know, entered as a guest, and welcomed.
import type { Reader } from '#db/connect'
import { written } from '~/i18n/named'
import type { Refusal } from '../core/change.server'
import { enterRow, type Deed } from '../core/deeds.server'
import { calmMinutes, post } from '../core/outbox.server'
import { dateOf, later } from '../core/time'
import { enterGuest, personMeant } from '../people/guests.server'
import { fullName } from '../people/rules'
import type { House } from './joining-acts.server'
import { networkStanding } from './network-acts.server'
import type { OutsideGiven } from './outside-form'

/** Who is known by an address: an organiser's or a keeper's form offers them instead. */
export async function knownByAddress(
  db: Reader,
  email: string,
): Promise<{ id: string; firstName: string; lastName: string } | null> {
  const id = await personMeant(db, email)
  if (id === null) return null
  const names = ['id', 'firstName', 'lastName'] as const
  return (await db.selectFrom('person').select(names).where('id', '=', id).executeTakeFirst()) ?? null
}

/**
 * Takes an outside participant in from today, with a letter that welcomes them. The record is a guest's: nobody finds it
 * in the directory.
 * @param id given by the form, so that the same form sent twice takes in one
 * @returns `addressKnown` when the address is somebody's already: they are added as a member instead
 * @throws Response 404 when there is no such network
 */
export async function inviteOutside(
  d: Deed,
  id: string,
  given: OutsideGiven & { networkId: string; by: string },
  house: House,
): Promise<{ ok: true; id: string } | Refusal<'addressKnown' | 'networkNotThen' | 'endBeforeStart'>> {
  const { networkId, represents, to, message, by, language, firstName, lastName, email } = given
  const made = await d.trx.selectFrom('membership').select('id').where('id', '=', id).executeTakeFirst()
  if (made) return { ok: true, id }
  const network = await networkStanding(d.trx, networkId)
  const today = dateOf(d.now)
  if (network.kind === 'smallGroup') throw new Response(null, { status: 404 })
  if (network.foundedOn > today || (network.endedOn !== null && network.endedOn < (to ?? '9999')))
    return { ok: false, reason: 'networkNotThen' }
  if (to !== null && to < today) return { ok: false, reason: 'endBeforeStart' }
  if ((await personMeant(d.trx, email)) !== null) return { ok: false, reason: 'addressKnown' }
  const person = { firstName, lastName, email, language }
  const personId = await enterGuest(d, person)
  const period = { validFrom: today, validTo: to, endReason: to === null ? null : ('other' as const) }
  const membership = { id, networkId, personId, appointmentId: null, role: 'outside' as const }
  await enterRow(d, 'membership', { ...membership, ...period, represents })
  await post(
    d,
    {
      kind: 'outsideWelcomed',
      data: {
        networkId,
        network: written(network, 'name', language),
        by,
        message,
        until: to,
        contact: { name: house.name, email: house.address },
      },
    },
    {
      to: { personId, name: fullName(person), address: email },
      locale: language,
      batchId: d.deedId,
      dueAt: later(d.now, { minutes: calmMinutes }),
    },
  )
  return { ok: true, id }
}
