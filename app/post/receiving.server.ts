// The one way in: a raw mail, by whatever door it came, is read and taken; what became of it is told in a word.
import type { Db } from '#db/connect'
import type { IncomingStanding } from '#db/schema'
import type { Config } from '~/config.server'
import { change } from '~/domain/core/change.server'
import { askDatabase } from '~/domain/core/health.server'
import { letterOfReturn } from '~/domain/core/return-path.server'
import type { Instant } from '~/domain/core/time'
import type { ReadMail } from '~/domain/incoming/mail'
import { takeMail } from '~/domain/incoming/taking.server'
import type { Fate, Fetched } from './imap-session.server'
import { isOutage } from './outage'
import { readMail } from './reading/read-mail.server'
import type { PostLog } from './worker.server'

export type ReceivingGiven = {
  db: Db
  now: () => Instant
  config: Pick<Config, 'mailFrom' | 'mailReturn' | 'secret'>
  log: Pick<PostLog, 'info' | 'error'>
}

/** What became of a mail, and the row that tells of it; null when not even that could be written. */
export type Received = { fate: Fate; mailId: string | null }

const fateOf: Record<IncomingStanding, Fate> = { taken: 'processed', aside: 'processed', open: 'unmatched' }

const system = { kind: 'system' } as const

/**
 * Reads and takes a mail. What the app stumbles over is laid before the organisers as damaged.
 * @param envelope the addresses that the mail system gave it to, where they are known
 * @throws when the database cannot be reached: the mail must be brought again
 */
export async function takeIn(
  given: ReceivingGiven,
  { raw, whole }: Fetched,
  envelope: readonly string[] = [],
): Promise<Received> {
  const read = await readMail(raw, envelope)
  const mail: ReadMail = whole ? read : { ...read, said: { kind: 'unreadable', reason: 'tooLarge' } }
  try {
    const { id, standing, why, again } = await take(given, mail)
    given.log.info({ mail: id, kind: mail.said.kind, why, again }, 'mail taken')
    return { fate: fateOf[standing], mailId: id }
  } catch (error) {
    await unlessAway(given.db, error)
    given.log.error({ kind: mail.said.kind, fault: faultOf(error) }, 'the app stumbled over a mail')
    return { fate: 'failed', mailId: await layAside(given, mail) }
  }
}

/** As `takeIn`, of a whole mail. @returns what became of it: failed is the app's own fault */
export async function receive(
  given: ReceivingGiven,
  raw: Buffer,
  envelope: readonly string[] = [],
): Promise<Fate> {
  const { fate } = await takeIn(given, { raw, whole: true }, envelope)
  return fate
}

function take({ db, now, config }: ReceivingGiven, mail: ReadMail) {
  const letters = mail.recipients.map((address) => letterOfReturn(address, config.mailReturn, config.secret))
  const letterId = letters.find((id) => id !== null) ?? null
  const own = [config.mailFrom.address]
  return change(db, { actor: system, now: now() }, (c) => takeMail(c, mail, { letterId, own }))
}

/** The row says that it could not be dealt with: taken for damaged, it asks for nothing but to be shown. */
async function layAside(given: ReceivingGiven, mail: ReadMail): Promise<string | null> {
  try {
    const { id } = await take(given, { ...mail, said: { kind: 'unreadable', reason: 'damaged' } })
    return id
  } catch (error) {
    await unlessAway(given.db, error)
    given.log.error({ fault: faultOf(error) }, 'the app could not even keep a mail')
    return null
  }
}

/** @throws the error itself when the database cannot be reached or cannot write */
async function unlessAway(db: Db, error: unknown): Promise<void> {
  if (isOutage(error)) throw error
  try {
    await askDatabase(db)
  } catch {
    throw error
  }
}

/** Where a fault lies, without what it was about: the words of an error may quote the mail. */
function faultOf(error: unknown): string {
  if (error instanceof Response) return `Response ${error.status}`
  if (!(error instanceof Error)) return 'unknown'
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return [error.name, ...places.slice(0, 3).map((line) => line.trim())].join(' ')
}
