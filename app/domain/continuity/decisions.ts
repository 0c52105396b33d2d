// Which findings still wait for somebody, in the light of what was decided of them.
import type { Finding } from './findings'

/** What was decided of a finding's key. */
export type DecisionFact = { choice: 'done' | 'left' | 'asked' }

/** How the letter to a person stands: it waits for an answer, has one, or its time has run out. */
export type AskedFact = 'waiting' | 'answered' | 'expired'

/** A finding that waits; `askedInVain` when a letter was sent of it and nobody answered in time. */
export type Waiting = Finding & { askedInVain: boolean }

/**
 * The findings that wait for somebody: those without a decision, and those whose letter was never answered.
 * @param asked of the people whose letters have not been taken back
 */
export const waitingOf = (
  findings: readonly Finding[],
  decisions: ReadonlyMap<string, DecisionFact>,
  asked: ReadonlyMap<string, AskedFact>,
): Waiting[] =>
  findings.flatMap((finding): Waiting[] => {
    const choice = decisions.get(finding.key)?.choice
    if (choice === undefined) return [{ ...finding, askedInVain: false }]
    const inVain = choice === 'asked' && (asked.get(finding.personId ?? '') ?? 'expired') === 'expired'
    return inVain ? [{ ...finding, askedInVain: true }] : []
  })
