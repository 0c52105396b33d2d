// Reads what was pressed on the page of continuity: one finding with what was typed at it, several, or a letter again.
import { z } from 'zod'
import { oneLine } from '../core/plain-text'
import { findingKinds, presses, type FindingKind } from './findings'

/** More than a page shows. */
const mostKeys = 500

const key = z.string().min(1).max(500)
/** Of a person, or of a group and nobody in it. */
const someId = z
  .string()
  .max(100)
  .optional()
  .transform((id) => id || null)
const ids = z.array(z.string().max(100)).max(mostKeys)

const form = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('one'),
    key,
    personId: someId,
    networkId: someId,
    press: z.enum(presses),
    email: z
      .string()
      .max(1000)
      .transform((text) => oneLine(text).toLowerCase())
      .catch(''),
    termEndsOn: z.string().max(20).catch(''),
    membershipIds: ids,
  }),
  z.object({
    intent: z.literal('many'),
    keys: z.array(key).max(mostKeys),
    press: z.enum(presses),
    kind: z.enum(findingKinds),
  }),
  z.object({ intent: z.enum(['again', 'withdraw']), personId: z.string().min(1).max(100) }),
])
export type Settling = z.infer<typeof form>

/** What was pressed; null when it is nothing the page offers. */
export function readSettling(body: FormData): Settling | null {
  const read = form.safeParse({
    ...Object.fromEntries(body),
    keys: body.getAll('keys'),
    membershipIds: body.getAll('membershipIds'),
  })
  return read.success ? read.data : null
}

/** The kind that the address narrows the tasks to. */
export const readFindingKind = (text: string | null): FindingKind | null =>
  findingKinds.find((kind) => kind === text) ?? null

/** What the address tells of a press of several: how many were settled, whom it refused and why. */
export type Refusals = { personId: string | null; reason: string }[]

const mostTold = 20

/** Refusals as parts of an address, at most so many. */
export const refusalParts = (refused: Refusals): string[] =>
  refused.slice(0, mostTold).map(({ personId, reason }) => `${reason}.${personId ?? ''}`)

export const readRefusalPart = (text: string): Refusals[number] => {
  const [reason = '', personId = ''] = text.split('.')
  return { reason, personId: personId || null }
}
