// A letter that came back: which of ours it was, and whether that was its end (rule R5).
import { markBounced, type Bounced } from '../core/outbox-marks.server'
import type { Change } from '../core/change.server'
import type { LetterBehind } from './matching.server'
import type { Said } from './mail'
import type { Why } from './rules'

type Returned = Extract<Said, { kind: 'bounce' }>['recipients'][number]

/**
 * Marks the letter that came back. It is known by the address it came back by, or by the Message-ID that the notice
 * returns, and by nothing else: whoever knows an address could say of it that it does not exist.
 */
export async function takeBounce(
  c: Change,
  recipients: readonly Returned[],
  behind: { letter: LetterBehind | null; thread: LetterBehind | null },
): Promise<{ why: Why; letter: Bounced | null }> {
  const letterId = behind.letter?.id ?? behind.thread?.id ?? null
  // A letter has one reader: of several words about it, the one that is its end counts.
  const told = recipients.find(({ final }) => final) ?? recipients[0]
  if (letterId === null || told === undefined) return { why: 'bounceUnknown', letter: null }
  const letter = await markBounced(c, { letterId, ...told })
  if (letter === null) return { why: 'bounceUnknown', letter }
  return { why: letter.final ? 'bounced' : 'bounceDelayed', letter }
}
