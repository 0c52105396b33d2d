// Reads what a door sends: the ticks that a browser has kept, or one press of a form without scripts.
import { z } from 'zod'
import { longestDoor, momentHere, mostTicksAtOnce } from './rules'
import type { Tick } from './ticking.server'

const id = z.string().regex(/^[\w-]{8,100}$/)

const sending = z.object({
  /** By the clock of the browser, as the ticks' own moments are. */
  sentAt: z.string().max(40),
  door: z.string().max(longestDoor),
  ticks: z
    .array(z.object({ id, invitationId: z.string().max(100), came: z.boolean(), at: z.string().max(40) }))
    .max(mostTicksAtOnce),
})

/** The ticks of a sending, their moments by our clock; null when it is none. */
export function readSending(body: unknown, now: string): Tick[] | null {
  const read = sending.safeParse(body)
  if (!read.success) return null
  const { sentAt, door, ticks } = read.data
  return ticks.map((tick) => ({ ...tick, door, at: momentHere(tick.at, sentAt, now) }))
}

const press = z.object({ id, invitationId: z.string().min(1).max(100), came: z.enum(['0', '1']) })

/** The tick of a form; null when it is none. */
export function readPress(body: FormData, now: string): Tick | null {
  const read = press.safeParse(Object.fromEntries(body))
  if (!read.success) return null
  return { ...read.data, came: read.data.came === '1', at: now, door: '' }
}
