// Talks to the mail server over a few connections kept open; nothing else is known here, so that a thread can hold it alone.
import { createTransport } from 'nodemailer'
import type { MailComposerOptions } from 'nodemailer/lib/mail-composer'

/** What signs mail as a domain's own (RFC 6376). `privateKey`: an RSA key as PEM. */
export type Dkim = { domainName: string; keySelector: string; privateKey: string }

/**
 * The header fields that a signature covers: those that RFC 6376 section 5.4.1 names and a letter may carry, and both of the
 * press that stops letters, which mail programs heed only when it is signed (RFC 8058 section 4; nodemailer's own list lacks
 * the second).
 */
const signedFields = [
  ...['From', 'Sender', 'Reply-To', 'Subject', 'Date', 'Message-ID', 'To', 'Cc'],
  ...['MIME-Version', 'Content-Type', 'Content-Transfer-Encoding', 'In-Reply-To', 'References'],
  ...['Auto-Submitted', 'List-Unsubscribe', 'List-Unsubscribe-Post'],
].join(':')

/** nodemailer's options for signing; none without a key. */
export const signing = (dkim: Dkim | null | undefined) =>
  dkim ? { dkim: { ...dkim, headerFieldNames: signedFields } } : {}

/** For how many milliseconds a mail server may keep silent: before it greets, and in the middle of the talk. */
export type Patience = { greeting: number; silence: number }

export type PoolConfig = {
  /** nodemailer's own words for options may follow as a query: `?requireTLS=true`. */
  smtpUrl: string
  dkim?: Dkim | null
  patience?: Patience
}

export const connections = 5

/** How many mails are on their way at once: while it is being written what became of some, others have the connections. */
export const atOnce = 4 * connections

const notBegun = 'NOTBEGUN'

/** A mail that was handed over and not tried: whoever hears of the trouble before it decides whether to go on. */
class NotBegun extends Error {
  readonly code = notBegun
}

/** Also of one that has come from the thread. */
export const isNotBegun = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === notBegun

/** Twice what an invitation takes. */
const roomBytes = 64 * 1024

/** Filters that read a mail before they take it may think for long, and one given up too early arrives twice. */
const patient: Patience = { greeting: 10_000, silence: 120_000 }

export function openPool({ smtpUrl, dkim, patience = patient }: PoolConfig) {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: connections,
    maxRequeues: 1,
    connectionTimeout: patience.greeting,
    greetingTimeout: patience.greeting,
    socketTimeout: patience.silence,
    ...signing(dkim),
  })
  let free = connections
  const waiting: { begin: () => void; giveBack: (error: Error) => void }[] = []
  const rooms: Buffer[] = []

  const turn = (): Promise<void> =>
    new Promise((begin, giveBack) => {
      if (free === 0) return void waiting.push({ begin, giveBack })
      free -= 1
      begin()
    })

  function next(): void {
    const first = waiting.shift()
    if (first === undefined) free += 1
    else first.begin()
  }

  return {
    /**
     * @param mail one that is made when its turn comes may be written into the room it is lent: memory that is taken anew
     *   for every letter has to be looked for and tidied up again and again
     * @throws what nodemailer threw, see `failureOf`; NotBegun when a mail before it failed
     */
    async send(mail: MailComposerOptions | ((room: Buffer) => MailComposerOptions)): Promise<void> {
      await turn()
      const room = rooms.pop() ?? Buffer.allocUnsafeSlow(roomBytes)
      try {
        await transport.sendMail(typeof mail === 'function' ? mail(room) : mail)
        // One whose letter failed is let go of: the connection may hold on to it.
        rooms.push(room)
      } catch (error) {
        for (const one of waiting.splice(0)) one.giveBack(new NotBegun())
        throw error
      } finally {
        next()
      }
    },
    /** Closes connections that are at rest; those at work finish. */
    close: (): void => transport.close(),
  }
}
