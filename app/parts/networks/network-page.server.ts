// Gathers what the page of a network shows: to a member who the others are, to those who keep it what keeping it takes.
import type { Db } from '#db/connect'
import { membershipRoles } from '#db/schema'
import { allow, can, type Actor } from '~/domain/core/access'
import { deedsOf } from '~/domain/core/deed-queries.server'
import { dateOf, type Instant, type PlainDate } from '~/domain/core/time'
import { namesOf } from '~/domain/audience/queries.server'
import { answerCountsOf } from '~/domain/events/queries.server'
import { readRule } from '~/domain/audience/rules'
import { eventsOf, type NetworkEvent } from '~/domain/meetings/network-events.server'
import { keepingRight } from '~/domain/networks/keepers.server'
import { keepersChoose, keepersRevise } from '~/domain/networks/keeping'
import { belongsTo, memberPage, sectorSpread, uncountedOn } from '~/domain/networks/member-list.server'
import { comingMembersOf, pastMembersOf, pausesAt, waitingFor } from '~/domain/networks/members.server'
import { ownMembership } from '~/domain/networks/own.server'
import { networkById, type Network } from '~/domain/networks/queries.server'
import { shownNetwork, stands } from '~/domain/networks/rules'
import { readDay, readPage, readWords } from '~/domain/people/search'
import { pagesOpenTo, viewerOf } from '~/domain/people/visibility.server'
import { namedVacancies } from '~/domain/seats/list.server'
import { seatsOf } from '~/domain/seats/queries.server'
import { alumniSide } from '~/parts/alumni/alumni-page.server'

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
  const ids = rows.map(({ id }) => id)
  const viewer = viewerOf(actor, today)
  const keeping = await keepingFor(db, network, query, { on, today, actor })
  const events = network.kind === 'smallGroup' ? null : await eventsOf(db, network, viewer, now)
  return {
    network: shownNetwork(network),
    on,
    today,
    q,
    ...list,
    counted: list.total - (await uncountedOn(db, network, on)),
    members: rows,
    // Whose page in the directory the reader may open: as they find people today, whatever day the list is of.
    openPages: [...(await pagesOpenTo(db, viewer, ids))],
    bars: await sectorSpread(db, id, on, list.total),
    alumni: network.kind === 'alumni' ? await alumniSide(db, network, viewer) : null,
    events: events && {
      coming: await withAnswers(db, events.coming, network, keeping),
      past: await withAnswers(db, events.past, network, keeping),
    },
    own: await ownMembership(db, network, actor.personId, today),
    keeping,
  }
}

/** How answers stand: of the network's own meetings told to those who keep it, of other events to organisers alone. */
async function withAnswers(
  db: Db,
  events: readonly NetworkEvent[],
  { id }: Network,
  keeping: { organiser: boolean } | null,
) {
  const told = events.filter(({ hostNetworkId }) =>
    hostNetworkId === id ? keeping !== null : keeping?.organiser === true,
  )
  const counts = await answerCountsOf(
    db,
    told.map((event) => event.id),
  )
  return events.map((event) => ({ ...event, counts: counts.get(event.id) ?? null }))
}

export type ShownEvent = Awaited<ReturnType<typeof withAnswers>>[number]

/** What those who keep the network see; null for other readers. */
async function keepingFor(
  db: Db,
  network: Network,
  query: URLSearchParams,
  { actor, ...days }: { actor: Actor; on: PlainDate; today: PlainDate },
) {
  if (!can(actor, await keepingRight(db, network.id, days.today))) return null
  const organiser = actor.kind === 'person' && actor.organiser
  const chooses = organiser || keepersChoose(network)
  const revises = organiser ? membershipRoles : membershipRoles.filter((role) => keepersRevise(network, role))
  return {
    organiser,
    chooses,
    revises,
    ...(await keepingOf(db, network, query, { ...days, organiser, chooses })),
  }
}

export type NetworkPageData = Awaited<ReturnType<typeof networkPage>>
export type Keeping = NonNullable<NetworkPageData['keeping']>

/** The list with what waits; who has been a member and by which rule, and the deeds, are the organisers' to see. */
async function keepingOf(
  db: Db,
  network: Network,
  query: URLSearchParams,
  {
    on,
    today,
    organiser,
    chooses,
  }: { on: PlainDate; today: PlainDate; organiser: boolean; chooses: boolean },
) {
  const past = Math.max(1, Math.trunc(Number(query.get('past'))) || 1)
  return {
    pauses: Object.fromEntries(await pausesAt(db, network.id, on)),
    coming: on < today ? [] : await comingMembersOf(db, network.id, on),
    waiting: chooses ? await waitingFor(db, network.id, today) : [],
    deeds: organiser ? await deedsOf(db, { kind: 'network', id: network.id }) : [],
    past: organiser ? { page: past, ...(await pastMembersOf(db, network.id, on, past)) } : null,
    calls: network.kind !== 'smallGroup' && stands(network, today),
    // A network that has ended, or is not founded yet, has no seats to fill.
    byRule:
      !organiser || network.rule === null || !stands(network, on) ? null : await byRule(db, network, on),
  }
}

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
