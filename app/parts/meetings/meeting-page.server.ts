// What the page of a meeting shows, a small group's or a network's.
import type { LoaderFunctionArgs } from '@remix-run/node'
import type { EventTable } from '#db/schema'
import type { PlainDate } from '~/domain/core/time'
import { meetingView } from '~/domain/meetings/meeting-view.server'
import { rowOf } from '~/domain/meetings/poll-form'
import type { Network } from '~/domain/networks/rules'
import type { MeetingPageProps } from './meeting-page'

/** What the door has opened: whose the meeting is and who reads. */
type Opened = {
  actor: { personId: string }
  network: Pick<Network, 'nameFi' | 'nameSv' | 'nameEn'>
  today: PlainDate
  event: EventTable
}

/** @param home the page of the group or the network */
export async function meetingPage(
  { request, context }: LoaderFunctionArgs,
  { actor, network, today, event }: Opened,
  home: string,
): Promise<Omit<MeetingPageProps, 'refused'>> {
  const { nameFi, nameSv, nameEn } = network
  return {
    view: await meetingView(context.db, event, context.now()),
    network: { nameFi, nameSv, nameEn },
    home,
    reader: actor.personId,
    today,
    row: rowOf(event),
    batchId: crypto.randomUUID(),
    done: new URL(request.url).searchParams.get('done'),
  }
}
