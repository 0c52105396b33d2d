// Gathers what the page that confirms a proposal shows, small enough for the browser.
import type { Reader } from '#db/connect'
import type { PlainDate } from '~/domain/core/time'
import { confirmationOf } from '~/domain/rounds/confirmation.server'
import { seatsText } from '~/domain/rounds/confirming'
import { proposalOfRound, statusOf } from '~/domain/rounds/proposals.server'

/** @throws Response 404 when the round has no such proposal */
export async function confirmPage(
  db: Reader,
  { roundId, proposalId }: { roundId: string; proposalId: string },
  today: PlainDate,
) {
  await proposalOfRound(db, roundId, proposalId)
  const { round, proposal, plan, ...shown } = await confirmationOf(db, proposalId, today)
  const { id, version, settings, seats, droppedAt } = proposal
  const { confirmedProposalId, confirmedAt, closedAt, name } = round
  const closed =
    confirmedProposalId === id
      ? ('confirmed' as const)
      : confirmedAt !== null || closedAt !== null
        ? ('roundOver' as const)
        : droppedAt !== null
          ? ('proposalDropped' as const)
          : statusOf(proposal) === 'composing'
            ? ('composingNow' as const)
            : null
  return {
    ...shown,
    round: { id: round.id, name },
    proposal: { id, version, size: settings.size },
    /** Why it cannot be confirmed, if it cannot. */
    closed,
    seen: seatsText(seats),
    gone: plan.gone,
    without: plan.without,
    unseated: plan.unseated,
  }
}
export type ConfirmPageData = Awaited<ReturnType<typeof confirmPage>>
