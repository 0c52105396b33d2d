// Hands mails to the thread that talks with the mail server, and starts it anew when it is gone.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { MailComposerOptions } from 'nodemailer/lib/mail-composer'
import type { Molten, Mould } from './cast'
import type { PoolConfig } from './pool.server'
import type { Told, Went } from './sending-thread.server'

/** The thread's file as it is built, beside the server's own module; null where nothing is built, as in most tests. */
export function builtThread(): string | null {
  const built = join(dirname(fileURLToPath(import.meta.url)), 'sending-thread.js')
  return existsSync(built) ? built : null
}

/** In megabytes, far more than the few mails on their way need. */
const mostMegabytes = 128

/** A connection that broke off says the same: whether the mail has arrived is not known. */
const gone = () => Object.assign(new Error('the sending thread has ended'), { code: 'ECONNECTION' })

type Waiting = { left: () => void; failed: (error: Error) => void }

/** More than letters of one time come in. */
const mostMoulds = 48

/** @param file what the thread runs: `sending-thread` */
export function openPoolApart(file: string, config: PoolConfig) {
  const waiting = new Map<number, Waiting>()
  /** Those that the thread has, by their numbers. */
  const moulds = new Map<Mould, number>()
  let thread: Worker | null = null
  let last = 0

  function start(): Worker {
    const resourceLimits = { maxOldGenerationSizeMb: mostMegabytes, maxYoungGenerationSizeMb: 24 }
    const started = new Worker(file, { workerData: config, resourceLimits })
    started.on('message', ({ number, error }: Went) => {
      const one = waiting.get(number)
      waiting.delete(number)
      if (error === null) one?.left()
      else one?.failed(Object.assign(new Error(error.message), error))
      if (waiting.size === 0) started.unref()
    })
    // Said to those who wait when it ends, which it then does.
    started.on('error', () => undefined)
    started.on('exit', () => {
      thread = null
      moulds.clear()
      for (const one of waiting.values()) one.failed(gone())
      waiting.clear()
    })
    return started
  }

  const tell = (told: Told) => thread?.postMessage(told)

  /** A mould goes to the thread once, its letters without it. */
  function numberOf(mould: Mould): number {
    const known = moulds.get(mould)
    if (known !== undefined) return known
    const mouldNumber = ++last
    moulds.set(mould, mouldNumber)
    tell({ what: 'mould', mouldNumber, mould })
    const [oldest] = moulds
    if (moulds.size > mostMoulds && oldest !== undefined) {
      moulds.delete(oldest[0])
      tell({ what: 'forget', mouldNumber: oldest[1] })
    }
    return mouldNumber
  }

  return {
    send: (composed: MailComposerOptions | Molten): Promise<void> =>
      new Promise((left, failed) => {
        thread ??= start()
        // What waits for an answer keeps the process, what waits for work does not.
        thread.ref()
        const number = ++last
        waiting.set(number, { left, failed })
        if (!('mould' in composed)) return tell({ what: 'mail', number, mail: composed })
        const { mould, ...letter } = composed
        tell({ what: 'letter', number, mouldNumber: numberOf(mould), letter })
      }),
    close: (): void => void tell({ what: 'close' }),
  }
}
