// The post: takes due letters from the outbox, renders them, hands them to the mail server, marks how it went.
import { createTransport } from 'nodemailer'
import type { Db } from '#db/connect'
import { change, type Change } from '~/domain/core/change.server'
import {
  markAddressFailed,
  markAddressWorks,
  markFailed,
  markPassing,
  markSent,
  putBack,
} from '~/domain/core/outbox-marks.server'
import { nextDueAt, takeDue, type TakenLetter } from '~/domain/core/outbox-pump.server'
import { calmMinutes } from '~/domain/core/outbox.server'
import { pausesInForce, rests, type Pause } from '~/domain/core/pauses.server'
import type { Returns } from '~/domain/core/return-path.server'
import { later, type Instant } from '~/domain/core/time'
import type { Trouble } from '~/domain/core/trouble'
import { mayReceive } from './allow-list'
import { composeMail } from './compose.server'
import { failureOf, mostTries, pauseSeconds, retryAt } from './failure'
import { groups } from './grouped'
import { createRenderer } from './rendering.server'

export type PostConfig = {
  smtpUrl: string
  mailFrom: { name: string; address: string }
  /** No slash at the end. */
  baseUrl: string
  /** Addresses and @domains that letters may go to; null is everyone. */
  allowList: string[] | null
  /** How a letter that cannot be delivered tells which it was; null returns it to the sender untagged. */
  returns?: Returns | null
  /** How long a letter waits that was posted to wait for calm; without it, as long as it was told to. */
  calmSeconds?: number | null
}

type LogLine = (fields: Record<string, unknown>, message: string) => void
/** The part of pino that the post uses. Nothing of a person is logged: letters are named by their id. */
export type PostLog = { info: LogLine; warn: LogLine; error: LogLine }

/** Why nothing is leaving, for the organiser to see. */
export type Standstill = { since: Instant; said: string }

export type Post = {
  /** Tells the post that there are letters. */
  wake(): void
  /** Finishes what is in flight and stops. */
  stop(): Promise<void>
  /** Settles when everything due has been tried, a server at rest tried once more too. */
  drain(): Promise<void>
  /** Since when the mail server has not answered, or null when it does. */
  standstill(): Standstill | null
}

const atOnce = 5
const takenAtOnce = 40
const leaseSeconds = 300
/** A letter is not begun with less of its lease left than a slow mail server may take. */
const leaseMarginSeconds = 120
/** Other processes post letters too, and their wake-ups do not reach this one. */
const longestSleepSeconds = 30

const system = { kind: 'system' } as const

/** How one sending went, as what to write of it. */
type Outcome = (c: Change) => Promise<void>

/**
 * Starts the post. Two of them on one database never send the same letter: each takes letters on a lease.
 * A crash after the mail server's yes may send a letter twice, with the same Message-ID and bytes, but loses none.
 */
export function startPost(db: Db, config: PostConfig, log: PostLog, clock: () => Instant): Post {
  const transport = createTransport({
    url: config.smtpUrl,
    pool: true,
    maxConnections: atOnce,
    maxRequeues: 1,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 60_000,
  })
  const render = createRenderer({ baseUrl: config.baseUrl, senderName: config.mailFrom.name })
  const hurry = { seconds: Math.max(0, calmMinutes * 60 - (config.calmSeconds ?? calmMinutes * 60)) }
  let stopped = false
  let running: Promise<void> | null = null
  let wokenMeanwhile = false
  let timer: NodeJS.Timeout | undefined
  let failuresInRow = 0
  let lostInRow = 0
  let standstill: Standstill | null = null
  /** As of the last write: a rest asked for holds what has not begun. */
  let pauses: Pause[] = []

  const write = groups<Outcome>(async (outcomes) => {
    await change(db, { actor: system, now: clock() }, async (c) => {
      for (const outcome of outcomes) await outcome(c)
      pauses = await pausesInForce(c.trx)
    })
  })

  const failed = (letter: TakenLetter, trouble: Trouble, code: string): Outcome => {
    log.warn({ letter: letter.id, kind: letter.kind, reason: trouble.reason, code }, 'letter failed')
    return (c) => markFailed(c, letter, trouble)
  }

  function serverDown(letter: TakenLetter, code: string, said: string): Outcome {
    if (standstill === null) log.error({ code }, 'the mail server does not take letters; they wait')
    standstill ??= { since: clock(), said }
    return (c) => putBack(c, letter, { reason: 'unreachable', said })
  }

  function serverAnswers(): void {
    standstill = null
    failuresInRow = 0
    lostInRow = 0
  }

  function refused(letter: TakenLetter, error: unknown): Outcome {
    const { whose, permanent, addressDead, code, said } = failureOf(error)
    if (whose === 'unclear') lostInRow += 1
    if (whose === 'letter') serverAnswers()
    // A connection lost again and again is no letter's fault.
    if (whose === 'server' || lostInRow >= atOnce) return serverDown(letter, code, said)
    if (!permanent && letter.attempts < mostTries) {
      const trouble: Trouble = { reason: whose === 'letter' ? 'busy' : 'unreachable', said }
      return (c) => markPassing(c, letter, trouble, retryAt(clock(), letter.attempts))
    }
    const fail = failed(letter, { reason: permanent ? 'refused' : 'gaveUp', said }, code)
    return async (c) => {
      await fail(c)
      if (addressDead) await markAddressFailed(c, letter.toAddress, said)
    }
  }

  async function deliver(letter: TakenLetter): Promise<Outcome> {
    if (!mayReceive(letter.toAddress, config.allowList)) {
      return failed(letter, { reason: 'notAllowed', said: letter.toAddress }, 'notAllowed')
    }
    let mail
    try {
      mail = await composeMail(letter, config, render)
    } catch (error) {
      const said = error instanceof Error ? error.name : 'unknown'
      return failed(letter, { reason: 'unrenderable', said }, said)
    }
    try {
      await transport.sendMail(mail)
      serverAnswers()
      return async (c) => {
        await markSent(c, letter)
        await markAddressWorks(c, letter.toAddress)
      }
    } catch (error) {
      return refused(letter, error)
    }
  }

  /** Sends what was taken, a few at a time; what the server's trouble or a stop left untried goes back. */
  async function deliverAll(letters: TakenLetter[]): Promise<void> {
    const queue = [...letters]
    const began = standstill
    const mayBegin = (letter: TakenLetter) =>
      !stopped &&
      standstill === began &&
      !rests(letter, pauses) &&
      later(clock(), { seconds: leaseMarginSeconds }) < letter.leasedUntil
    const slot = async () => {
      for (let letter = queue.shift(); letter !== undefined; letter = queue.shift()) {
        const taken = letter
        await write(mayBegin(taken) ? await deliver(taken) : (c) => putBack(c, taken, null))
      }
    }
    const slots = await Promise.allSettled(Array.from({ length: atOnce }, slot))
    for (const ended of slots) if (ended.status === 'rejected') throw ended.reason
  }

  /** One letter first while the server is at rest, so that it is asked once and not forty times. */
  const take = () =>
    change(db, { actor: system, now: clock() }, async (c) => {
      pauses = await pausesInForce(c.trx)
      return takeDue(c, standstill === null ? takenAtOnce : 1, leaseSeconds, hurry)
    })

  async function pump(): Promise<void> {
    wokenMeanwhile = false
    for (let letters = await take(); letters.length > 0; letters = stopped ? [] : await take()) {
      await deliverAll(letters)
      if (standstill !== null) {
        failuresInRow += 1
        return
      }
    }
  }

  async function sleepSeconds(): Promise<number> {
    if (standstill !== null) return pauseSeconds(failuresInRow)
    const now = clock()
    const next = await nextDueAt(db, now, hurry)
    if (next === null) return longestSleepSeconds
    return Math.min(Math.max((Date.parse(next) - Date.parse(now)) / 1000, 1), longestSleepSeconds)
  }

  async function run(): Promise<void> {
    let seconds = longestSleepSeconds
    try {
      do {
        await pump()
        seconds = await sleepSeconds()
      } while (wokenMeanwhile && standstill === null && !stopped)
    } catch (error) {
      log.error(
        { error: error instanceof Error ? error.message : 'unknown' },
        'the post stumbled; it goes on',
      )
    }
    running = null
    if (!stopped) timer = setTimeout(start, seconds * 1000).unref()
  }

  function start(): void {
    if (stopped) return
    clearTimeout(timer)
    running ??= run()
  }

  return {
    wake() {
      wokenMeanwhile = true
      if (running === null && standstill === null) start()
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
      transport.close()
    },
    async drain() {
      wokenMeanwhile = true
      start()
      while (running !== null) await running
    },
    standstill: () => standstill,
  }
}
