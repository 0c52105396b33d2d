// Gathers what the page of a network shows: to a member who the others are, to an organiser what keeping it takes.
import type { Db } from '#db/connect'
import { allow, type Actor } from '~/domain/core/access'
import { deedsOf } from '~/domain/core/deed-queries.server'
import { dateOf, type Instant, type PlainDate } from '~/domain/core/time'
import { namesOf } from '~/domain/audience/queries.server'
import { readRule } from '~/domain/audience/rules'
import { belongsTo, memberPage, sectorSpread } from '~/domain/networks/member-list.server'
import { comingMembersOf, pastMembersOf, pausesAt, waitingFor } from '~/domain/networks/members.server'
import { networkById, type Network } from '~/domain/networks/queries.server'
import { readDay, readPage, readWords } from '~/domain/people/search'
import { namedVacancies } from '~/domain/seats/list.server'
import { seatsOf } from '~/domain/seats/queries.server'

/** @throws Response 404 when there is no such network, 403 when the reader neither belongs to it nor organises */
export async function networkPage(
  db: Db,
  id: string,
  query: URLSearchParams,
  { actor, now }: { actor: Extract<Actor, { kind: 'person' }>; now: Instant },
) {
  const today = dateOf(now)
  const network = await networkById(db, id)
  if (network === null) throw new Response(null, { status: 404 })
  const belongs = !actor.organiser && (await belongsTo(db, id, actor.personId, today))
  allow(actor, { act: 'readNetwork', memberIds: belongs ? [actor.personId] : [] })
  const on = readDay(query, today)
  const q = readWords(query)
  const { rows, ...list } = await memberPage(db, id, on, { q, page: readPage(query) })
  const { rule: _rule, version: _version, ...shown } = network
  return {
    network: shown,
    on,
    today,
    q,
    ...list,
    members: rows,
    bars: await sectorSpread(db, id, on, list.total),
    keeping: actor.organiser ? await keepingOf(db, network, query, { on, today }) : null,
  }
}

export type NetworkPageData = Awaited<ReturnType<typeof networkPage>>
export type Keeping = NonNullable<NetworkPageData['keeping']>

/** What only organisers see. */
async function keepingOf(
  db: Db,
  network: Network,
  query: URLSearchParams,
  { on, today }: { on: PlainDate; today: PlainDate },
) {
  const past = Math.max(1, Math.trunc(Number(query.get('past'))) || 1)
  return {
    pauses: Object.fromEntries(await pausesAt(db, network.id, on)),
    coming: on < today ? [] : await comingMembersOf(db, network.id, on),
    waiting: await waitingFor(db, network.id, today),
    deeds: await deedsOf(db, { kind: 'network', id: network.id }),
    past: { page: past, ...(await pastMembersOf(db, network.id, on, past)) },
    byRule: network.rule === null || !stands(network, on) ? null : await byRule(db, network, on),
  }
}

/** A network that has ended, or is not founded yet, has no seats to fill. */
const stands = ({ foundedOn, endedOn }: Network, on: PlainDate): boolean =>
  foundedOn <= on && (endedOn === null || endedOn >= on)

async function byRule(db: Db, network: Network, on: PlainDate) {
  const rule = readRule(network.rule ?? '')
  const { held, vacant, misfits } = await seatsOf(db, network, on)
  return {
    rule,
    names: await namesOf(
      db,
      rule.parts.flatMap((part) => part.all),
    ),
    held: held.length,
    vacant: await namedVacancies(db, vacant, on),
    misfits,
  }
}
