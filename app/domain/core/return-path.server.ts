// The address that a letter is returned to: each letter has its own, so that a returned one tells which it was (rule M6).
import { createHmac, timingSafeEqual } from 'node:crypto'

/** Enough that nobody guesses another letter's; addresses must stay within 64 letters before the @ (RFC 5321 4.5.3.1.1). */
const markLength = 10

const markOf = (compact: string, secret: string): string =>
  createHmac('sha256', secret).update(`return path ${compact}`).digest('hex').slice(0, markLength)

/** The letter's id without its hyphens, and a mark that only we can make. */
export function returnTag(letterId: string, secret: string): string {
  const compact = letterId.replaceAll('-', '')
  return compact + markOf(compact, secret)
}

/** How letters are returned: the return address with a star for the tag, and what marks are made with. */
export type Returns = { template: string; secret: string }

/** The address that a letter is returned to. */
export const returnAddress = (letterId: string, { template, secret }: Returns): string =>
  template.replace('*', returnTag(letterId, secret))

/**
 * The letter that an address was the return address of; null for any other address, or a forged one.
 * @param template the return address with a star for the tag
 */
export function letterOfReturn(address: string, template: string | null, secret: string): string | null {
  if (template === null) return null
  const [before = '', after = ''] = template.toLowerCase().split('*')
  const wanted = address.trim().toLowerCase()
  if (!wanted.startsWith(before) || !wanted.endsWith(after)) return null
  const tag = wanted.slice(before.length, wanted.length - after.length)
  const parts = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})([0-9a-f]{10})$/.exec(tag)
  if (parts === null) return null
  const mark = Buffer.from(parts[6] ?? '')
  const ours = Buffer.from(markOf(tag.slice(0, -markLength), secret))
  return timingSafeEqual(mark, ours) ? parts.slice(1, 6).join('-') : null
}
