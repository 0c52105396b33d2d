// Talks to the mail server over a few connections kept open; nothing else is known here, so that a thread can hold it alone.
import { createTransport } from 'nodemailer'
import type { MailComposerOptions } from 'nodemailer/lib/mail-composer'

/** What signs mail as a domain's own (RFC 6376). `privateKey`: an RSA key as PEM. */
export type Dkim = { domainName: string; keySelector: string; privateKey: string }

/** For how many milliseconds a mail server may keep silent: before it greets, and in the middle of the talk. */
export type Patience = { greeting: number; silence: number }

export type PoolConfig = {
  /** nodemailer's own words for options may follow as a query: `?requireTLS=true`. */
  smtpUrl: string
  dkim?: Dkim | null
  patience?: Patience
}

/** How many mails are on their way at once. */
export const atOnce = 5

/** Filters that read a mail before they take it may think for long, and one given up too early arrives twice. */
const patient: Patience = { greeting: 10_000, silence: 120_000 }

export function openPool({ smtpUrl, dkim, patience = patient }: PoolConfig) {
  const transport = createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: atOnce,
    maxRequeues: 1,
    connectionTimeout: patience.greeting,
    greetingTimeout: patience.greeting,
    socketTimeout: patience.silence,
    ...(dkim && { dkim }),
  })
  return {
    /** @throws what nodemailer threw: see `failureOf` */
    send: async (mail: MailComposerOptions): Promise<void> => void (await transport.sendMail(mail)),
    /** Closes connections that are at rest; those at work finish. */
    close: (): void => transport.close(),
  }
}
