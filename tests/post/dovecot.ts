// A real IMAP server for tests: Debian's dovecot on loopback, its mail and settings in a folder of the test.
import { spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { ImapFlow } from 'imapflow'
import { expect, onTestFinished } from 'vitest'

const program = '/usr/sbin/dovecot'
export const hasDovecot = existsSync(program) && existsSync('/usr/lib/dovecot/imap')

/** The skipped tests' own words. */
export const dovecotOrWhy = hasDovecot ? '' : ' (skipped: dovecot-imapd is not installed)'

export const password = 'salainen sana'

export type DovecotOptions = {
  /** What the server says it can; without IDLE it tells of no mail by itself, without MOVE it moves none. */
  capabilities?: string
  /** What the folders of a person begin with on some servers. */
  prefix?: string
  users?: string[]
}

export type Dovecot = {
  folder: string
  settings: string
  imapUrl: (user: string, folder?: string) => string
  /** A connection of somebody's mail program, closed with the test. */
  program: (user: string) => Promise<ImapFlow>
  /** Lays a mail into a mailbox, as a delivery does. */
  lay: (user: string, raw: string | Buffer, folder?: string) => Promise<void>
  /** The subjects in a folder, in the order they came; null when there is no such folder. */
  subjects: (user: string, folder?: string) => Promise<string[] | null>
  stop: () => Promise<void>
  start: () => Promise<void>
}

/** What mail belongs to: dovecot as root serves nobody's mail, otherwise one's own. */
const owner = process.getuid?.() === 0 ? { name: 'nobody', uid: 65_534, gid: 65_534 } : ownSelf()

function ownSelf() {
  const { username, uid, gid } = userInfo()
  return { name: username, uid, gid }
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })

function settingsOf(folder: string, port: number, { capabilities, prefix }: DovecotOptions): string {
  const unprivileged =
    owner.name === 'nobody'
      ? ''
      : `default_internal_user = ${owner.name}\ndefault_internal_group = ${userGroup()}\ndefault_login_user = ${owner.name}\n`
  return `${unprivileged}base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
mail_location = maildir:${folder}/mail/%u
first_valid_uid = 1
first_valid_gid = 1
postmaster_address = postmaster@vm.example
hostname = posti.vm.example
${capabilities === undefined ? '' : `imap_capability = ${capabilities}`}
passdb {
  driver = passwd-file
  args = username_format=%u ${folder}/users
}
userdb {
  driver = passwd-file
  args = username_format=%u ${folder}/users
}
service imap-login {
  chroot =
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service auth {
  unix_listener auth-userdb {
    mode = 0666
  }
}
service anvil {
  chroot =
}
namespace inbox {
  inbox = yes
  separator = ${prefix?.at(-1) ?? '/'}
  prefix = ${prefix ?? ''}
}
`
}

const userGroup = () => String(userInfo().gid)

function lay(options: DovecotOptions, port: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'dovecot-'))
  chmodSync(folder, 0o755)
  for (const name of ['run', 'state', 'mail', 'home']) mkdirSync(join(folder, name))
  for (const name of ['mail', 'home']) chownSync(join(folder, name), owner.uid, owner.gid)
  const users = options.users ?? ['johtofoorumi@vm.example']
  const lines = users.map(
    (user) => `${user}:{PLAIN}${password}:${owner.uid}:${owner.gid}::${folder}/home/${user}::\n`,
  )
  writeFileSync(join(folder, 'users'), lines.join(''))
  // What delivers mail writes there too, as the owner of the mail.
  writeFileSync(join(folder, 'log'), '')
  chownSync(join(folder, 'log'), owner.uid, owner.gid)
  writeFileSync(join(folder, 'dovecot.conf'), settingsOf(folder, port, options))
  return folder
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const tell = (answered: boolean) => {
      socket.destroy()
      resolve(answered)
    }
    socket.once('data', () => tell(true))
    socket.once('error', () => tell(false))
    socket.once('close', () => tell(false))
  })

/** Waits until a server greets those who come. */
export const isAnswered = (port: number) => expect.poll(() => answers(port), { timeout: 60_000 }).toBe(true)

const ended = (child: ChildProcess) =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise<void>((resolve) => child.once('exit', () => resolve()))

/** Starts dovecot; it stops with the test. */
export async function startDovecot(options: DovecotOptions = {}): Promise<Dovecot> {
  const port = await freePort()
  const folder = lay(options, port)
  const settings = join(folder, 'dovecot.conf')
  const programs: ImapFlow[] = []
  let child: ChildProcess | null = null

  /** Again until it stays: while it was away another's connection may have been given its port. */
  const start = async () => {
    const up = async () => {
      if (child === null || child.exitCode !== null)
        child = spawn(program, ['-F', '-c', settings], { stdio: 'ignore', detached: true })
      return answers(port)
    }
    await expect.poll(up, { timeout: 60_000, interval: 100 }).toBe(true)
  }
  const stop = async () => {
    if (child === null) return
    // The whole group at once: the processes of connections would outlive the one that began them by some seconds.
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGKILL')
    await ended(child)
    child = null
  }
  onTestFinished(async () => {
    for (const client of programs) client.close()
    await stop()
    rmSync(folder, { recursive: true, force: true })
  })
  await start()

  const open = async (user: string) => {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port,
      secure: false,
      auth: { user, pass: password },
      logger: false,
      disableAutoIdle: true,
    })
    client.on('error', () => undefined)
    programs.push(client)
    await client.connect()
    return client
  }
  const once = async <Answer>(user: string, ask: (client: ImapFlow) => Promise<Answer>): Promise<Answer> => {
    const client = await open(user)
    try {
      return await ask(client)
    } finally {
      client.close()
    }
  }

  return {
    folder,
    settings,
    imapUrl: (user, path = '') =>
      `imap://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(path)}`,
    program: open,
    lay: (user, raw, path = 'INBOX') =>
      once(user, async (client) => {
        await client.append(path, raw)
      }),
    subjects: (user, path = 'INBOX') =>
      once(user, async (client) => {
        const there = (await client.list()).some((one) => one.path === path)
        if (!there) return null
        const { exists } = await client.mailboxOpen(path)
        if (exists === 0) return []
        const mails = await client.fetchAll('1:*', { envelope: true })
        return mails.map((mail) => mail.envelope?.subject ?? '')
      }),
    start,
    stop,
  }
}
