// A letter that came back: which of ours it was, and whether that was its end (rule R5).
import { markBounced, type Bounced } from '../core/outbox-marks.server'
import type { Change } from '../core/change.server'
import { later } from '../core/time'
import type { LetterBehind } from './matching.server'
import type { Said } from './mail'
import type { Why } from './rules'

/** A return that names no letter is taken for one of the last letter to the address, if that left within so many days. */
const daysToReturn = 7

type Returned = Extract<Said, { kind: 'bounce' }>['recipients'][number]

/**
 * Marks the letters that came back. The letter is known by the address it came back by, or by the Message-ID that the
 * notice returns; else it is the last one sent to the address that failed.
 */
export async function takeBounce(
  c: Change,
  recipients: readonly Returned[],
  behind: { letter: LetterBehind | null; thread: LetterBehind | null },
): Promise<{ why: Why; letters: Bounced[] }> {
  const named = behind.letter?.id ?? behind.thread?.id ?? null
  const letters: Bounced[] = []
  for (const one of ofNamed(recipients, named)) {
    const letterId = named ?? (await lastTo(c, one.address))
    const letter = letterId === null ? null : await markBounced(c, { letterId, ...one })
    if (letter) letters.push(letter)
  }
  if (letters.length === 0) return { why: 'bounceUnknown', letters }
  return { why: letters.some(({ final }) => final) ? 'bounced' : 'bounceDelayed', letters }
}

/** A letter has one reader: of several returns of the same letter, the one that is its end speaks for it. */
const ofNamed = (recipients: readonly Returned[], named: string | null): readonly Returned[] =>
  named === null
    ? recipients.slice(0, mostReturns)
    : [...recipients].sort((a, b) => Number(b.final) - Number(a.final)).slice(0, 1)

/** More addresses in one notice than our letters have readers are somebody else's business. */
const mostReturns = 20

async function lastTo(c: Change, address: string): Promise<string | null> {
  const letter = await c.trx
    .selectFrom('outbox')
    .select('id')
    .where('status', '=', 'sent')
    .where('dueAt', '>=', later(c.now, { hours: -24 * daysToReturn }))
    .where((e) => e(e.fn<string>('lower', ['toAddress']), '=', address.toLowerCase()))
    .orderBy('dueAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return letter?.id ?? null
}
