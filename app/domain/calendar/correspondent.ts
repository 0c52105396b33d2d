// Who writes: the names and addresses that calendars and mails give, as they are kept.
import { atMost, oneLine } from '#emails/clean'

/** The address is in lower case; empty when there is none, as is the name. */
export type Correspondent = { name: string; address: string }

const mostOfName = 200

const address = /^[\w.!#$%&'*+/=?^`{|}~\p{L}\p{M}\p{N}-]{1,64}@[\w.\p{L}\p{M}\p{N}-]{1,253}$/u

/** The address in lower case; empty when it is none. */
export function plainAddress(text: string): string {
  const found = text.trim().replace(/^<(.*)>$/, '$1')
  return address.test(found) ? found.toLowerCase() : ''
}

/** Without control characters and the marks that turn the direction of writing. */
export const plainName = (text: string): string =>
  atMost(oneLine(text.replace(/[\u061c\u200e\u200f]/g, '')), mostOfName)
