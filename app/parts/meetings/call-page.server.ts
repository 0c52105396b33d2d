// What the form that calls a network's meeting opens with: nothing, or what was proposed on the board.
import type { Reader } from '#db/connect'
import type { Locale } from '#db/schema'
import { noteById } from '~/domain/boards/queries.server'
import { later, type Instant } from '~/domain/core/time'
import { addressShownTo } from '~/domain/meetings/meeting-acts.server'
import { nextRow, rowOf, type TimeRow } from '~/domain/meetings/poll-form'

/** A proposal says when a meeting begins; it usually takes an hour and a half. */
const usualMinutes = 90

const rowFrom = (startsAt: Instant | null): TimeRow =>
  startsAt === null ? nextRow([]) : rowOf({ startsAt, endsAt: later(startsAt, { minutes: usualMinutes }) })

/** @param noteId the proposal that the address names; one that has been taken off, or is no proposal, says nothing */
export async function openedCall(
  db: Reader,
  { networkId, noteId }: { networkId: string; noteId: string | null },
  caller: { personId: string; locale: Locale },
) {
  const note = noteId === null ? null : await noteById(db, networkId, noteId)
  const proposal = note?.kind === 'meeting' && note.hiddenAt === null ? note : null
  return {
    id: crypto.randomUUID(),
    title: proposal?.title ?? '',
    note: proposal?.text ?? '',
    language: proposal?.language ?? caller.locale,
    time: rowFrom(proposal?.startsAt ?? null),
    place: proposal?.place ?? '',
    onlineUrl: '',
    settled: proposal !== null && proposal.closedAt !== null,
    contactEmail: await addressShownTo(db, caller.personId, 'networks'),
  }
}
