// Asking the Ministry for an expert's support: the group's wish goes to every organiser on duty, their reply to the group.
import type { Locale } from '#db/schema'
import { written } from '~/i18n/named'
import { allow, doerOf } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { post } from '../core/outbox.server'
import { dateOf } from '../core/time'
import { networkById } from '../networks/queries.server'
import { inForce } from '../people/period.server'
import { fullName } from '../people/rules'
import { reachableOf } from '../people/standing.server'
import { ownGroup } from './home-acts.server'
import { waysOf } from './home.server'
import { contactOf } from './introductions.server'
import { groupMemberIds } from './queries.server'

/** The organisers on duty whom letters reach, but for the one who acts. */
async function organisersToTell(c: Change) {
  const rows = await c.trx
    .selectFrom('organiser')
    .select('personId')
    .where(inForce('organiser', dateOf(c.now)))
    .orderBy('personId')
    .execute()
  const ids = rows.map(({ personId }) => personId).filter((id) => id !== doerOf(c.actor))
  return [...(await reachableOf(c.trx, ids)).values()]
}

const envelopeTo = (
  { id, language, ...person }: { id: string; language: Locale; firstName: string; lastName: string },
  address: string,
) => ({ to: { personId: id, name: fullName(person), address }, locale: language })

/**
 * Asks for an expert: the wish is written to the organisers, who see it and nothing else of the group. An id that is
 * already a request's asks nothing again.
 */
export async function askForExpert(
  c: Change,
  networkId: string,
  given: { id: string; wish: string },
): Promise<{ ok: true }> {
  const network = await ownGroup(c, networkId)
  const known = await c.trx
    .selectFrom('expertRequest')
    .select('id')
    .where('id', '=', given.id)
    .executeTakeFirst()
  if (known) return { ok: true }
  await c.trx
    .insertInto('expertRequest')
    .values({
      ...given,
      networkId,
      askedBy: doerOf(c.actor),
      askedAt: c.now,
      reply: '',
      repliedBy: null,
      repliedAt: null,
    })
    .execute()
  await audit(c, 'askForExpert', { kind: 'network', id: networkId }, { request: given.id })
  const askedBy = c.actor.kind === 'person' ? c.actor.name : ''
  for (const { address, ...organiser } of await organisersToTell(c)) {
    if (address === null) continue
    const group = written(network, 'name', organiser.language)
    await post(
      c,
      { kind: 'expertAsked', data: { groupId: networkId, group, wish: given.wish, askedBy } },
      envelopeTo(organiser, address),
    )
  }
  return { ok: true }
}

/** Who in the group hears of the reply: the one who asked while they sit in it, or else the host. */
async function whoHears(c: Change, networkId: string, askedBy: string | null) {
  const inGroup = await groupMemberIds(c.trx, networkId, dateOf(c.now))
  const { hostId } = await waysOf(c.trx, networkId)
  const people = await reachableOf(c.trx, inGroup)
  for (const id of [askedBy, hostId]) {
    const person = id === null ? undefined : people.get(id)
    if (person && person.address !== null) return { ...person, address: person.address }
  }
  return null
}

/**
 * Replies to a group. A request is replied to once: what comes after it is said between people.
 * @throws Response 404 when there is no such request
 */
export async function replyToRequest(
  c: Change,
  requestId: string,
  reply: string,
): Promise<{ ok: true } | Refusal<'repliedAlready'>> {
  allow(c.actor, { act: 'composeGroups' })
  const request = await c.trx
    .selectFrom('expertRequest')
    .selectAll()
    .where('id', '=', requestId)
    .executeTakeFirst()
  const network = request ? await networkById(c.trx, request.networkId) : null
  if (!request || network === null) throw new Response(null, { status: 404 })
  if (request.repliedAt !== null) return { ok: false, reason: 'repliedAlready' }
  await c.trx
    .updateTable('expertRequest')
    .set({ reply, repliedBy: doerOf(c.actor), repliedAt: c.now })
    .where('id', '=', requestId)
    .execute()
  await audit(c, 'replyToRequest', { kind: 'network', id: network.id }, { request: requestId })
  const hears = await whoHears(c, network.id, request.askedBy)
  if (hears === null) return { ok: true }
  await post(
    c,
    {
      kind: 'expertReplied',
      data: {
        groupId: network.id,
        group: written(network, 'name', hears.language),
        wish: request.wish,
        reply,
        contact: await contactOf(c),
      },
    },
    envelopeTo(hears, hears.address),
  )
  return { ok: true }
}
