// What one reader is told of where an event is: the place, the link to join by, or that the link comes later.
import type { EventTable, InvitationTable } from '#db/schema'

export type Where = {
  place: string
  onlineUrl: string
  /** There is a link to join by, and it comes with the confirmation of a seat. */
  linkLater: boolean
}

/**
 * The place is told to those who take part on site and to those who have yet to choose; the link to those who have a
 * seat online, and of an event that is not hybrid to all who have a seat. A small group tells its own members both.
 */
export function whereFor(
  event: Pick<EventTable, 'place' | 'onlineUrl' | 'hybrid' | 'networkId'>,
  reader: Pick<InvitationTable, 'mode' | 'seat'>,
): Where {
  const { place, onlineUrl } = event
  if (event.networkId !== null) return { place, onlineUrl, linkLater: false }
  const mode = event.hybrid === 1 ? reader.mode : null
  const online = onlineUrl !== '' && mode !== 'site'
  const joins = online && reader.seat === 'seated' && (event.hybrid === 0 || mode === 'online')
  return {
    place: mode === 'online' ? '' : place,
    onlineUrl: joins ? onlineUrl : '',
    linkLater: online && !joins,
  }
}
