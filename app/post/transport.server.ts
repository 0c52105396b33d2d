// How a mail leaves: to the mail server over a few connections kept open, signed, or in a dry run into a folder.
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { MailComposerOptions } from 'nodemailer/lib/mail-composer'
import { asMail, type Molten } from './cast'
import { openPool, signing, type Dkim, type PoolConfig } from './pool.server'
import { builtThread, openPoolApart } from './sending-apart.server'

export { atOnce, connections, isNotBegun, type Dkim, type Patience } from './pool.server'

export type TransportConfig = PoolConfig & {
  /** A folder that letters are laid into instead of being sent. */
  dryRun?: string | null
}

export type Transport = {
  /** Settles when the mail has left. @throws what nodemailer threw, see `failureOf`, or what `isNotBegun` knows */
  send(letterId: string, composed: MailComposerOptions | Molten): Promise<void>
  /** Closes connections that are at rest; those at work finish. */
  close(): void
}

/** In a thread of its own where there is one built. */
function toServer({ smtpUrl, dkim, patience }: TransportConfig): Transport {
  const file = builtThread()
  const config: PoolConfig = { smtpUrl, dkim, patience }
  if (file === null) {
    const pool = openPool(config)
    return {
      send: (_letterId, composed) => pool.send((room) => asMail(composed, room)),
      close: () => pool.close(),
    }
  }
  const pool = openPoolApart(file, config)
  return { send: (_letterId, composed) => pool.send(composed), close: () => pool.close() }
}

/** The links in letters are keys: the folder and what lies in it are their owner's alone. */
function intoFolder(folder: string, dkim: Dkim | null | undefined): Transport {
  const composer = createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    ...signing(dkim),
  })
  return {
    async send(letterId, composed) {
      const { message } = await composer.sendMail(asMail(composed))
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
