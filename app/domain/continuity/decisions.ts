// Which findings still wait for somebody, in the light of what was decided of them.
import type { Finding } from './findings'

/** What was decided of a finding's key. */
export type DecisionFact = { choice: 'done' | 'left' | 'asked' }

/** How the letter to a person stands: it waits for an answer, has one, or its time has run out. */
export type AskedFact = 'waiting' | 'answered' | 'expired'

/**
 * The findings that wait for somebody: those without a decision, and those whose letter was never answered.
 * @param asked of the people whose letters have not been taken back
 */
export const waitingOf = <Any extends Pick<Finding, 'key' | 'personId'>>(
  findings: readonly Any[],
  decisions: ReadonlyMap<string, DecisionFact>,
  asked: ReadonlyMap<string, AskedFact>,
): Any[] =>
  findings.filter(({ key, personId }) => {
    const decision = decisions.get(key)
    if (decision === undefined) return true
    return decision.choice === 'asked' && (asked.get(personId) ?? 'expired') === 'expired'
  })
