// The post: takes due letters from the outbox, renders them, hands them to the mail server, marks how it went.
import { hasty, type Db } from '#db/connect'
import { change, type Change } from '~/domain/core/change.server'
import {
  markAddressFailed,
  markAddressWorks,
  markFailed,
  markPassing,
  markSent,
  putBack,
  putOff,
} from '~/domain/core/outbox-marks.server'
import { nextDueAt, takeDue, type TakenLetter } from '~/domain/core/outbox-pump.server'
import { calmMinutes } from '~/domain/core/outbox.server'
import { pausesInForce, rests, type Pause } from '~/domain/core/pauses.server'
import { beat, leave } from '~/domain/core/post-workers.server'
import { later, type Instant } from '~/domain/core/time'
import type { Trouble } from '~/domain/core/trouble'
import { mayReceive } from './allow-list'
import type { Sender } from './compose.server'
import { failureOf, mostTries, pauseSeconds, retryAt, spread } from './failure'
import { groups } from './grouped'
import { createComposer } from './moulds.server'
import { createPacer, createRests, domainOf, type Paces } from './pace'
import { enterWorker, leaveWorker, processes } from './processes.server'
import { createRenderer } from './rendering.server'
import { atOnce, connections, isNotBegun, openTransport, type TransportConfig } from './transport.server'

/** `baseUrl`: no slash at the end. */
export type PostConfig = Sender &
  TransportConfig & {
    /** Addresses and @domains that letters may go to; null is everyone. */
    allowList: string[] | null
    /** Letters a minute by the domain they go to; without it, as fast as the mail server takes them. */
    paces?: Paces
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
  /** Finishes what is in flight, gives back what was taken and not begun, and stops. */
  stop(): Promise<void>
  /** Settles when everything due has been tried, a server at rest tried once more too. */
  drain(): Promise<void>
  /** Since when the mail server has not answered, or null when it does. */
  standstill(): Standstill | null
}

const takenAtOnce = 100
/** While marks gather others have the connections: a transaction for each mark takes longer than the marks. */
const gatherMs = 20
const leaseSeconds = 300
const beatSeconds = 10
/** One that could not say for so long that it lives begins no letter: others may hold it for gone soon. */
const unheardSeconds = 30
/** Other processes post letters too, and their wake-ups do not reach this one. */
const longestSleepSeconds = 30

const system = { kind: 'system' } as const

/** How one sending went, as what to write of it. */
type Outcome = (c: Change) => Promise<void>

const nameOf = (error: unknown): string => (error instanceof Error ? error.message : 'unknown')

/**
 * Starts the post. Two of them on one database never send the same letter: each takes letters on a lease.
 * A crash after the mail server's yes may send a letter twice, with the same Message-ID and bytes, but loses none; what
 * it held on lease leaves as soon as a post starts again.
 */
export function startPost(db: Db, config: PostConfig, log: PostLog, clock: () => Instant): Post {
  const transport = openTransport(config)
  const compose = createComposer(
    config,
    createRenderer({ baseUrl: config.baseUrl, senderName: config.mailFrom.name }),
  )
  const hurry = { seconds: Math.max(0, calmMinutes * 60 - (config.calmSeconds ?? calmMinutes * 60)) }
  const pacer = createPacer(config.paces ?? {})
  const domainRests = createRests(spread)
  let me = enterWorker()
  let stopped: Promise<void> | null = null
  let running: Promise<void> | null = null
  let wokenMeanwhile = false
  let timer: NodeJS.Timeout | undefined
  let failuresInRow = 0
  let lostInRow = 0
  let standstill: Standstill | null = null
  /** As of the last write: a rest asked for holds what has not begun. */
  let pauses: Pause[] = []
  let heardAt: Instant | null = null

  if (config.dryRun)
    log.warn({ folder: config.dryRun }, 'a dry run: letters are laid into a folder, none leaves')

  const act = <Result>(run: (c: Change) => Promise<Result>): Promise<Result> =>
    change(db, { actor: system, now: clock() }, run)

  // The next letters taken are waited for, and these marks with them: what a power cut takes leaves twice, not never.
  const write = groups<Outcome>(
    (outcomes) =>
      change(hasty(db), { actor: system, now: clock() }, async (c) => {
        for (const outcome of outcomes) await outcome(c)
        pauses = await pausesInForce(c.trx)
      }),
    gatherMs,
  )

  const heardWithin = (seconds: number): boolean =>
    heardAt !== null && clock() < later(heardAt, { seconds }) && clock() >= heardAt

  /** Says that we live, and frees what the dead held. */
  async function sayWeLive(c: Change): Promise<void> {
    const worker = me
    await beat(c, worker, processes, leaseSeconds)
    if (worker === me) heardAt = c.now
  }

  /** When a write has failed nobody works at what we hold: under another name we let go of it, and take it anew. */
  function letGo(): void {
    leaveWorker(me)
    me = enterWorker()
    heardAt = null
  }

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
    if (standstill !== null) log.info({ since: standstill.since }, 'the mail server takes letters again')
    standstill = null
    failuresInRow = 0
    lostInRow = 0
  }

  function refused(letter: TakenLetter, error: unknown, begun: Instant): Outcome {
    const { whose, permanent, addressDead, throttled, code, said } = failureOf(error)
    if (whose === 'unclear') lostInRow += 1
    if (whose === 'letter') serverAnswers()
    // A connection lost again and again is no letter's fault.
    if (whose === 'server' || lostInRow >= connections) return serverDown(letter, code, said)
    if (throttled) domainRests.throttled(domainOf(letter.toAddress), begun, clock())
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

  function accepted(letter: TakenLetter, begun: Instant): Outcome {
    serverAnswers()
    domainRests.took(domainOf(letter.toAddress), begun)
    return async (c) => {
      await markSent(c, letter)
      // A folder takes letters for any address.
      if (!config.dryRun) await markAddressWorks(c, letter.toAddress)
    }
  }

  async function deliver(letter: TakenLetter): Promise<Outcome> {
    let mail
    try {
      mail = await compose(letter)
    } catch (error) {
      const said = error instanceof Error ? error.name : 'unknown'
      return failed(letter, { reason: 'unrenderable', said }, said)
    }
    const begun = clock()
    try {
      await transport.send(letter.id, mail)
      return accepted(letter, begun)
    } catch (error) {
      return isNotBegun(error) ? (c) => putBack(c, letter, null) : refused(letter, error, begun)
    }
  }

  /** Codes to sign in are few and small, and somebody waits for each. */
  const waitsForNoTurn = (letter: TakenLetter): boolean => letter.kind === 'signIn' || Boolean(config.dryRun)

  const restOf = (letter: TakenLetter): Instant | null =>
    waitsForNoTurn(letter) ? null : domainRests.restOf(domainOf(letter.toAddress), clock())

  /** While the server is at rest one letter asks after it, out of turn: slots pass by unused meanwhile. */
  const turnOf = (letter: TakenLetter): Instant | null =>
    restOf(letter) ?? (waitsForNoTurn(letter) || standstill !== null ? null : pacer.slotOf(letter, clock()))

  /** What a taken letter needs no sending for; null when it may leave now. */
  function withheld(letter: TakenLetter): Outcome | null {
    if (!config.dryRun && !mayReceive(letter.toAddress, config.allowList)) {
      return failed(letter, { reason: 'notAllowed', said: letter.toAddress }, 'notAllowed')
    }
    const until = turnOf(letter)
    return until === null ? null : (c) => putOff(c, letter, until)
  }

  /**
   * Sends what was taken, a few at a time; what the server's trouble or a stop left untried goes back.
   * @returns whether there was any to send
   */
  async function deliverAll(letters: TakenLetter[]): Promise<boolean> {
    const began = standstill
    const queue: TakenLetter[] = []
    const held: Promise<void>[] = []
    for (const letter of letters) {
      const outcome = withheld(letter)
      if (outcome === null) queue.push(letter)
      else held.push(write(outcome))
    }
    const mayBegin = (letter: TakenLetter) =>
      !stopped && standstill === began && !rests(letter, pauses) && heardWithin(unheardSeconds)
    const next = async (letter: TakenLetter): Promise<Outcome> => {
      if (!mayBegin(letter)) return (c) => putBack(c, letter, null)
      const rest = restOf(letter)
      return rest === null ? deliver(letter) : (c) => putOff(c, letter, rest)
    }
    const way = async () => {
      for (let letter = queue.shift(); letter !== undefined; letter = queue.shift())
        await write(await next(letter))
    }
    const any = queue.length > 0
    const ended = await Promise.allSettled([...held, ...Array.from({ length: atOnce }, way)])
    for (const one of ended) if (one.status === 'rejected') throw one.reason
    return any
  }

  /** One letter first while the server is at rest, so that it is asked once and not by all of them. */
  const take = () =>
    act(async (c) => {
      if (!heardWithin(beatSeconds)) await sayWeLive(c)
      pauses = await pausesInForce(c.trx)
      return takeDue(c, standstill === null ? takenAtOnce : 1, leaseSeconds, hurry, me.id)
    })

  async function pump(): Promise<void> {
    wokenMeanwhile = false
    for (let letters = await take(); letters.length > 0; letters = stopped ? [] : await take()) {
      const asked = await deliverAll(letters)
      if (standstill !== null && asked) {
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
      log.error({ error: nameOf(error) }, 'the post stumbled; it goes on')
      letGo()
    }
    running = null
    if (!stopped) timer = setTimeout(start, seconds * 1000).unref()
  }

  function start(): void {
    if (stopped) return
    clearTimeout(timer)
    running ??= run()
  }

  let beating: Promise<void> = Promise.resolve()
  const heart = setInterval(() => {
    beating = act(sayWeLive).catch((error: unknown) => {
      log.error({ error: nameOf(error) }, 'the post could not say that it lives')
    })
  }, beatSeconds * 1000).unref()

  async function end(): Promise<void> {
    clearTimeout(timer)
    clearInterval(heart)
    await running
    await beating
    transport.close()
    leaveWorker(me)
    // Without its word it is taken for gone a little later, when it has not been heard of.
    if (heardAt !== null)
      await act((c) => leave(c, me)).catch((error: unknown) => {
        log.warn({ error: nameOf(error) }, 'the post could not say that it leaves')
      })
  }

  return {
    wake() {
      wokenMeanwhile = true
      if (running === null && standstill === null) start()
    },
    stop: () => (stopped ??= end()),
    async drain() {
      wokenMeanwhile = true
      start()
      while (running !== null) await running
    },
    standstill: () => standstill,
  }
}
