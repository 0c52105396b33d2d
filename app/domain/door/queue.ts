// Ticks that wait in a browser until they have reached the server. Safe in the browser; nothing here touches a network.

/** A tick as the browser keeps it; `at` is by the clock there. */
export type QueuedTick = { id: string; invitationId: string; came: boolean; at: string }

/** Where a browser keeps the ticks of an event. */
export const queueName = (eventId: string): string => `door-ticks-${eventId}`

const isTick = (it: unknown): it is QueuedTick => {
  if (typeof it !== 'object' || it === null) return false
  const { id, invitationId, came, at } = it as Record<string, unknown>
  return [id, invitationId, at].every((text) => typeof text === 'string') && typeof came === 'boolean'
}

/** What was kept; what cannot be read is left out. */
export function readQueue(text: string | null): QueuedTick[] {
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(kept) ? kept.filter(isTick) : []
  } catch {
    return []
  }
}

export const queueText = (queue: readonly QueuedTick[]): string => JSON.stringify(queue)

/** The queue with a tick more. */
export const withTick = (queue: readonly QueuedTick[], tick: QueuedTick): QueuedTick[] =>
  queue.some(({ id }) => id === tick.id) ? [...queue] : [...queue, tick]

/** The queue without the ticks that the server has answered: what was ticked meanwhile stays. */
export function afterAnswer(queue: readonly QueuedTick[], answered: readonly string[]): QueuedTick[] {
  const gone = new Set(answered)
  return queue.filter(({ id }) => !gone.has(id))
}

/** When somebody came, as this browser knows: what waits to be sent is newer than what the server told. */
export function cameAtHere(
  cameAt: string | null,
  queue: readonly QueuedTick[],
  invitationId: string,
): string | null {
  let known = cameAt
  for (const tick of queue)
    if (tick.invitationId === invitationId) known = tick.came ? (known ?? tick.at) : null
  return known
}

/** Milliseconds to wait before the next try: longer after each failure, up to half a minute. */
export const pauseAfter = (failures: number): number =>
  failures === 0 ? 0 : Math.min(30_000, 1000 * 2 ** (failures - 1))

/** Ticks sent at a time. */
export const sentAtOnce = 200
