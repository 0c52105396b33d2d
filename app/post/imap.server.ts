// Reads the mailbox that answers come to, by IMAP, for as long as the app runs; trouble is waited out, never passed on.
import { atMost, oneLine } from '#emails/clean'
import type { Instant } from '~/domain/core/time'
import { pauseSeconds } from './failure'
import { codeOf, mailboxAt, runSession, type SessionGiven } from './imap-session.server'
import type { PostLog, Standstill } from './worker.server'

export type Reader = {
  /** Since when mail has not been read, and what the server said; null while all is well. */
  standstill(): Standstill | null
  /** Lets the mail in hand be dealt with, then closes. */
  stop(): Promise<void>
}

export type ReaderGiven = Pick<SessionGiven, 'take'> & {
  /** See `mailboxAt`. */
  imapUrl: string
  log: PostLog
  now: () => Instant
  /** How often to ask a server that does not tell by itself. */
  pollSeconds?: number
  /** How long to leave a server alone after so many failures in a row. */
  pause?: (failures: number) => number
}

/** Starts the reader. Two of them on one mailbox do no harm: a mail that both take counts once. */
export function startReader(given: ReaderGiven): Reader {
  const { log, now, take, pollSeconds = 60, pause = pauseSeconds } = given
  const at = mailboxAt(given.imapUrl)
  const halting = new AbortController()
  const halt = halting.signal
  const tries = new Map<number, number>()
  let standstill: Standstill | null = null
  let failures = 0

  const allWell = () => {
    if (standstill !== null) log.info({ since: standstill.since }, 'mail that comes in is read again')
    standstill = null
    failures = 0
  }

  function trouble(error: unknown): void {
    failures += 1
    if (standstill !== null) return
    log.error({ code: codeOf(error) }, 'mail that comes in cannot be read; it waits')
    standstill = { since: now(), said: saidBy(error) }
  }

  const rest = (seconds: number) =>
    new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer)
        halt.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, seconds * 1000)
      halt.addEventListener('abort', done, { once: true })
    })

  async function run(): Promise<void> {
    while (!halt.aborted) {
      try {
        await runSession({ at, take, onWell: allWell, tries, pollSeconds, halt, log })
      } catch (error) {
        if (halt.aborted) return
        trouble(error)
        await rest(pause(failures))
      }
    }
  }

  const running = run()
  return {
    standstill: () => standstill,
    stop: async () => {
      halting.abort()
      await running
    },
  }
}

/** The server's own words where it had any. */
function saidBy(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { responseText } = error as { responseText?: unknown }
  return atMost(oneLine(typeof responseText === 'string' ? responseText : error.message), 300)
}
