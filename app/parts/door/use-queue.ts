// The ticks that wait in this browser: kept over a reload, shared by its windows, sent when the network is there.
import { useCallback, useEffect, useRef, useState } from 'react'
import {
  afterAnswer,
  pauseAfter,
  queueName,
  queueText,
  readQueue,
  sentAtOnce,
  withTick,
  type QueuedTick,
} from '~/domain/door/queue'
import type { TickOutcome } from '~/domain/door/ticking.server'
import { paths } from '~/paths'
import { clockHere } from './clock'

/** Why ticks wait: there is no network or the server does not answer; or nobody is signed in here any more. */
export type Trouble = 'network' | 'signedOut' | null

/** How long a sending may take, and how often somebody signed out is tried again, in milliseconds. */
const patience = 15_000
const signedOutPause = 20_000

const doorName = 'door-name'

/** What this door is called in the list of ticks: made once a browser. */
function nameOfDoor(): string {
  try {
    const known = localStorage.getItem(doorName)
    if (known) return known
    const made = crypto.randomUUID().slice(0, 8)
    localStorage.setItem(doorName, made)
    return made
  } catch {
    return ''
  }
}

/** The queue as it is kept; a browser that keeps nothing holds it as long as the page is open. */
function useKeptQueue(eventId: string) {
  const name = queueName(eventId)
  const [queue, setQueue] = useState<QueuedTick[]>([])
  const held = useRef<QueuedTick[]>([])

  const read = useCallback((): QueuedTick[] => {
    try {
      return readQueue(localStorage.getItem(name))
    } catch {
      return held.current
    }
  }, [name])

  const revise = useCallback(
    (change: (queue: QueuedTick[]) => QueuedTick[]) => {
      held.current = change(read())
      try {
        if (held.current.length === 0) localStorage.removeItem(name)
        else localStorage.setItem(name, queueText(held.current))
      } catch {
        // Held in memory then.
      }
      setQueue(held.current)
    },
    [name, read],
  )

  useEffect(() => {
    setQueue(read())
    const changed = (event: StorageEvent) => {
      if (event.key === name || event.key === null) setQueue(read())
    }
    window.addEventListener('storage', changed)
    return () => window.removeEventListener('storage', changed)
  }, [name, read])

  return { queue, revise }
}

/** Sends ticks. @returns what became of each, or why they did not arrive */
async function send(
  eventId: string,
  ticks: readonly QueuedTick[],
): Promise<TickOutcome[] | 'network' | 'signedOut'> {
  try {
    const response = await fetch(paths.doorTicks(eventId), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ sentAt: clockHere(), door: nameOfDoor(), ticks }),
      // Whoever is signed out is sent to sign in, and that page says nothing of ticks.
      redirect: 'manual',
      signal: AbortSignal.timeout(patience),
    })
    if (response.type === 'opaqueredirect' || response.status === 403) return 'signedOut'
    if (!response.ok) return 'network'
    return ((await response.json()) as { outcomes: TickOutcome[] }).outcomes
  } catch {
    return 'network'
  }
}

/**
 * Keeps and sends the ticks of an event.
 * @param taken told what the server made of those that arrived
 */
export function useQueue(eventId: string, taken: (outcomes: TickOutcome[]) => void) {
  const { queue, revise } = useKeptQueue(eventId)
  const [trouble, setTrouble] = useState<Trouble>(null)
  const [failures, setFailures] = useState(0)
  const sending = useRef(false)
  const waits = queue.length > 0

  /** Told by whoever else speaks with the server: once it answers, what waits is sent at once. */
  const hear = useCallback(
    (told: Trouble) => {
      if (told === null) setFailures(0)
      // What waits still has its own trouble until it has arrived.
      if (told !== null || !waits) setTrouble(told)
    },
    [waits],
  )

  const tick = useCallback(
    (invitationId: string, came: boolean) =>
      revise((kept) => withTick(kept, { id: crypto.randomUUID(), invitationId, came, at: clockHere() })),
    [revise],
  )

  const tryNow = useCallback(async () => {
    const waiting = queue.slice(0, sentAtOnce)
    if (waiting.length === 0 || sending.current) return
    sending.current = true
    const answer = await send(eventId, waiting)
    sending.current = false
    if (typeof answer === 'string') {
      setTrouble(answer)
      setFailures((before) => before + 1)
      return
    }
    setTrouble(null)
    setFailures(0)
    taken(answer)
    revise((kept) =>
      afterAnswer(
        kept,
        answer.map(({ id }) => id),
      ),
    )
  }, [eventId, queue, revise, taken])

  useEffect(() => {
    if (queue.length === 0) return
    const pause = trouble === 'signedOut' && failures > 0 ? signedOutPause : pauseAfter(failures)
    const timer = setTimeout(() => void tryNow(), pause)
    return () => clearTimeout(timer)
  }, [queue, failures, trouble, tryNow])

  useEffect(() => {
    // The network is back, or somebody has signed in in another window.
    const again = () => {
      if (document.visibilityState === 'visible') void tryNow()
    }
    window.addEventListener('online', again)
    document.addEventListener('visibilitychange', again)
    return () => {
      window.removeEventListener('online', again)
      document.removeEventListener('visibilitychange', again)
    }
  }, [tryNow])

  return { queue, tick, trouble, hear }
}
