// What a feed may tell: one's own events, those of the organisers, of one kind, or of one small group.
import { eventKinds, type EventKind, type FeedTable } from '#db/schema'

export type FeedThing =
  /** What its owner is invited to. */
  | { kind: 'own' }
  /** All that the organisers plan. */
  | { kind: 'organiser' }
  | { kind: 'eventKind'; eventKind: EventKind }
  /** The meetings of a small group. */
  | { kind: 'group'; networkId: string }

/** The thing in one word, for forms and for telling things apart: "own", "eventKind:morningCoffee". */
export function keyOf(thing: FeedThing): string {
  if (thing.kind === 'eventKind') return `eventKind:${thing.eventKind}`
  return thing.kind === 'group' ? `group:${thing.networkId}` : thing.kind
}

/** The thing of a form's word; null for what is none. */
export function thingOfKey(key: string): FeedThing | null {
  if (key === 'own' || key === 'organiser') return { kind: key }
  const [kind, of = ''] = key.split(':')
  const eventKind = eventKinds.find((known) => known === of)
  if (kind === 'eventKind' && eventKind !== undefined) return { kind, eventKind }
  return kind === 'group' && of !== '' ? { kind, networkId: of } : null
}

/** The thing of a row: its columns go together by a CHECK of the table. */
export function thingOfRow({
  kind,
  eventKind,
  networkId,
}: Pick<FeedTable, 'kind' | 'eventKind' | 'networkId'>): FeedThing {
  if (eventKind !== null) return { kind: 'eventKind', eventKind }
  if (networkId !== null) return { kind: 'group', networkId }
  return { kind: kind === 'organiser' ? kind : 'own' }
}

/** The columns that a thing is kept in. */
export const columnsOf = (thing: FeedThing): Pick<FeedTable, 'kind' | 'eventKind' | 'networkId'> => ({
  kind: thing.kind,
  eventKind: thing.kind === 'eventKind' ? thing.eventKind : null,
  networkId: thing.kind === 'group' ? thing.networkId : null,
})
