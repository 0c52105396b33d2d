// Why a letter has not left, as its row keeps it.

/** Why a letter has not left; the words are the interface's, `said` is what the other end answered. */
export const troubleReasons = [
  /** The mail server cannot be reached, or will not talk: letters wait. */
  'unreachable',
  /** The mail server asked to try later. */
  'busy',
  /** The mail server refused the letter for good. */
  'refused',
  /** It asked to try later until we gave up. */
  'gaveUp',
  /** The address is outside the list of those that letters may go to here. */
  'notAllowed',
  /** The letter's own data is broken. */
  'unrenderable',
] as const
export type TroubleReason = (typeof troubleReasons)[number]
export type Trouble = { reason: TroubleReason; said: string }

/** What `lastError` holds of a trouble. */
export const writeTrouble = ({ reason, said }: Trouble): string => `${reason}: ${said}`

/** Reads what `lastError` holds; null when nothing is wrong. */
export function readTrouble(lastError: string | null): Trouble | null {
  if (lastError === null) return null
  const reason = troubleReasons.find((known) => lastError.startsWith(`${known}: `))
  return reason === undefined
    ? { reason: 'refused', said: lastError }
    : { reason, said: lastError.slice(reason.length + 2) }
}
