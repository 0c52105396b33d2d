// Mail that comes in, while the app runs: read from the mailbox where one is set, or handed over; answers to it leave at once.
import type { Config } from '~/config.server'
import type { Fetched } from './imap-session.server'
import { startReader, type Reader } from './imap.server'
import { takeIn, type Received, type ReceivingGiven } from './receiving.server'
import type { Post, PostLog } from './worker.server'

export type Incoming = Reader & {
  /** Takes a mail that came by another door than the mailbox. See `takeIn`. */
  take(mail: Fetched, envelope?: readonly string[]): Promise<Received>
}

export type IncomingGiven = Omit<ReceivingGiven, 'config' | 'log'> & {
  config: ReceivingGiven['config'] & Pick<Config, 'imapUrl'>
  log: PostLog
  post: Pick<Post, 'wake'>
}

export function startIncoming(given: IncomingGiven): Incoming {
  const { config, log, now, post } = given
  const take: Incoming['take'] = async (mail, envelope) => {
    const received = await takeIn(given, mail, envelope)
    post.wake()
    return received
  }
  const taken = async (mail: Fetched) => (await take(mail)).fate
  const reader =
    config.imapUrl === null ? null : startReader({ imapUrl: config.imapUrl, take: taken, log, now })
  return {
    take,
    standstill: () => reader?.standstill() ?? null,
    stop: async () => reader?.stop(),
  }
}
