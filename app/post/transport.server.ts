// How a mail leaves: to the mail server over a few connections kept open, signed, or in a dry run into a folder.
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { MailComposerOptions } from 'nodemailer/lib/mail-composer'

/** What signs mail as a domain's own (RFC 6376). `privateKey`: an RSA key as PEM. */
export type Dkim = { domainName: string; keySelector: string; privateKey: string }

/** For how many milliseconds a mail server may keep silent: before it greets, and in the middle of the talk. */
export type Patience = { greeting: number; silence: number }

export type TransportConfig = {
  /** nodemailer's own words for options may follow as a query: `?requireTLS=true`. */
  smtpUrl: string
  dkim?: Dkim | null
  /** A folder that letters are laid into instead of being sent. */
  dryRun?: string | null
  patience?: Patience
}

export type Transport = {
  /** Settles when the mail has left. @throws what nodemailer threw: see `failureOf` */
  send(letterId: string, mail: MailComposerOptions): Promise<void>
  /** Closes connections that are at rest; those at work finish. */
  close(): void
}

/** How many mails are on their way at once. */
export const atOnce = 5

/** Filters that read a mail before they take it may think for long, and one given up too early arrives twice. */
const patient: Patience = { greeting: 10_000, silence: 120_000 }

function toServer({ smtpUrl, dkim, patience = patient }: TransportConfig): Transport {
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
    send: async (_letterId, mail) => void (await transport.sendMail(mail)),
    close: () => transport.close(),
  }
}

/** The links in letters are keys: the folder and what lies in it are their owner's alone. */
function intoFolder(folder: string, dkim: Dkim | null | undefined): Transport {
  const composer = createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    ...(dkim && { dkim }),
  })
  return {
    async send(letterId, mail) {
      const { message } = await composer.sendMail(mail)
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const file = join(folder, `${letterId}.eml`)
      await writeFile(`${file}.part`, message, { mode: 0o600 })
      await rename(`${file}.part`, file)
    },
    close: () => composer.close(),
  }
}

export const openTransport = (config: TransportConfig): Transport =>
  config.dryRun ? intoFolder(config.dryRun, config.dkim) : toServer(config)
