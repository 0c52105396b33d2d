// The meetings that a network calls and the events that it is asked to, as far as a reader may know of them.
import type { Reader } from '#db/connect'
import { namesNetwork, readRule } from '../audience/rules'
import type { Instant } from '../core/time'
import { ownInvitation } from '../invitations/queries.server'
import type { Viewer } from '../people/visibility.server'

export type NetworkEvent = {
  id: string
  titleFi: string
  titleSv: string
  titleEn: string
  startsAt: Instant
  endsAt: Instant
  zone: string
  place: string
  status: 'draft' | 'open' | 'cancelled'
  /** The network whose own meeting it is, which every member knows of. */
  hostNetworkId: string | null
  /** The reader's own invitation, null when they have none. */
  invitationId: string | null
}

/** Past events shown on a network's page, and the most of the coming ones. */
const eventsShown = 10

const columns = [
  'event.id',
  'event.titleFi',
  'event.titleSv',
  'event.titleEn',
  'event.startsAt',
  'event.endsAt',
  'event.zone',
  'event.place',
  'event.status',
  'event.hostNetworkId',
  'invitation.id as invitationId',
] as const

/** Events that are no drafts, with the reader's own invitation that holds. */
const events = (db: Reader, { personId }: Viewer) =>
  db
    .selectFrom('event')
    .leftJoin('invitation', ownInvitation(personId))
    .select(columns)
    .where('event.status', '<>', 'draft')

/** An event that is no draft, as a viewer who may know of it is told of it. */
export const networkEventById = (db: Reader, id: string, viewer: Viewer): Promise<NetworkEvent> =>
  events(db, viewer).where('event.id', '=', id).executeTakeFirstOrThrow()

/**
 * What is coming, the nearest first, and what has been, the latest first: the network's own meetings, and the organisers'
 * events whose audience names it or its programme. A member learns of the latter those to which they are invited.
 * @param network.id and its programme's, whose alumni it gathers
 */
export async function eventsOf(
  db: Reader,
  network: { id: string; programmeId: string | null },
  viewer: Viewer,
  now: Instant,
): Promise<{ coming: NetworkEvent[]; past: NetworkEvent[] }> {
  const own = await events(db, viewer).where('event.hostNetworkId', '=', network.id).execute()
  const names = [network.id, network.programmeId].filter((id) => id !== null)
  let asked = events(db, viewer)
    .select('event.audienceRule')
    .where('event.networkId', 'is', null)
    .where('event.hostNetworkId', 'is distinct from', network.id)
    .where((e) => e.or(names.map((id) => e('event.audienceRule', 'like', `%"${id}"%`))))
  if (!viewer.organiser)
    asked = asked.where('event.id', 'in', (e) =>
      e
        .selectFrom('invitation')
        .select('invitation.eventId')
        .where('invitation.personId', '=', viewer.personId)
        .where('invitation.withdrawnAt', 'is', null),
    )
  const named = (await asked.execute())
    .filter(({ audienceRule }) => namesNetwork(readRule(audienceRule), network))
    .map(({ audienceRule: _, ...event }) => event)
  const all = [...own, ...named].sort((a, b) =>
    a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : a.id < b.id ? -1 : 1,
  )
  return {
    coming: all.filter(({ endsAt }) => endsAt > now).slice(0, eventsShown),
    past: all
      .filter(({ endsAt }) => endsAt <= now)
      .slice(-eventsShown)
      .reverse(),
  }
}
