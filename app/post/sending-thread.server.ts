// The talk with the mail server in a thread of its own, so that pages are answered while thousands of letters leave. It is
// told mails and tells how each went; it has no part in what is written of them.
import { parentPort, workerData } from 'node:worker_threads'
import type { MailComposerOptions } from 'nodemailer/lib/mail-composer'
import { asMail, type Molten, type Mould } from './cast'
import { openPool, type PoolConfig } from './pool.server'

/**
 * What it is told: a mail by a number; a mould by a number, a letter to be cast in it, that it is needed no more; or to
 * close.
 */
export type Told =
  | { what: 'mail'; number: number; mail: MailComposerOptions }
  | { what: 'mould'; mouldNumber: number; mould: Mould }
  | { what: 'letter'; number: number; mouldNumber: number; letter: Omit<Molten, 'mould'> }
  | { what: 'forget'; mouldNumber: number }
  | { what: 'close' }
/** What it tells: the number, and what was thrown if the mail did not leave. */
export type Went = { number: number; error: Thrown | null }
/** The fields of nodemailer's errors that say what went wrong; an error itself loses them on its way. */
export type Thrown = { message: string } & Partial<Record<(typeof fields)[number], unknown>>

const fields = ['code', 'originalCode', 'responseCode', 'response', 'command', 'timeoutType'] as const

function thrown(error: unknown): Thrown {
  const given = new Map<string, unknown>(error instanceof Error ? Object.entries(error) : [])
  const known = fields.filter((field) => ['string', 'number'].includes(typeof given.get(field)))
  return {
    message: error instanceof Error ? error.message : String(error),
    ...Object.fromEntries(known.map((field) => [field, given.get(field)])),
  }
}

const pool = openPool(workerData as PoolConfig)
const moulds = new Map<number, Mould>()
const tell = (went: Went) => parentPort?.postMessage(went)

const send = (number: number, mail: Parameters<typeof pool.send>[0]): void =>
  void pool.send(mail).then(
    () => tell({ number, error: null }),
    (error: unknown) => tell({ number, error: thrown(error) }),
  )

function mouldOf(mouldNumber: number): Mould {
  const mould = moulds.get(mouldNumber)
  if (mould === undefined) throw new Error('a letter came before its mould')
  return mould
}

parentPort?.on('message', (told: Told) => {
  switch (told.what) {
    case 'mail':
      return send(told.number, told.mail)
    case 'mould':
      return void moulds.set(told.mouldNumber, told.mould)
    case 'letter': {
      // Looked up now: by the letter's turn the mould may be forgotten.
      const molten = { mould: mouldOf(told.mouldNumber), ...told.letter }
      return send(told.number, (room) => asMail(molten, room))
    }
    case 'forget':
      return void moulds.delete(told.mouldNumber)
    case 'close':
      pool.close()
      // What is at work is still told of; then nothing holds the thread.
      return parentPort?.unref()
  }
})
