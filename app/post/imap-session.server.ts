// One connection to the mailbox that answers come to: takes each mail there, moves it away, and waits for the next.
import type { ImapFlow } from 'imapflow'
import { bounds } from './reading/opened.server'
import type { PostLog } from './worker.server'

/** What becomes of a mail: each has a folder of its own. */
export const fates = ['processed', 'unmatched', 'failed'] as const
export type Fate = (typeof fates)[number]

const folderNames: Record<Fate, string> = {
  processed: 'Processed',
  unmatched: 'Unmatched',
  failed: 'Failed',
}

/** A mail as it was fetched; of one that is too large only the head was. */
export type Fetched = { raw: Buffer; whole: boolean }

const mostOfHead = 256 * 1024

const lost = 'the connection was lost'

export type MailboxAt = {
  host: string
  port: number
  /** TLS from the first byte; otherwise the connection turns to TLS when the server offers it. */
  secure: boolean
  user: string
  password: string
  folder: string
}

/** @param url `imaps://user:password@host:993/folder`, its parts percent-encoded where they must be */
export function mailboxAt(url: string): MailboxAt {
  const { protocol, hostname, port, username, password, pathname } = new URL(url)
  const secure = protocol === 'imaps:'
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (secure ? 993 : 143) : Number(port),
    secure,
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    folder: decodeURIComponent(pathname.replace(/^\/+|\/+$/g, '')) || 'INBOX',
  }
}

export type SessionGiven = {
  at: MailboxAt
  /** Deals with one mail. Its error means that nothing can be kept at present: the mail stays where it is. */
  take: (mail: Fetched) => Promise<Fate>
  /** A mail was taken, or there was none: things go well. */
  onWell: () => void
  /** How often each mail that gave trouble has been tried, by its UID: the others come first. */
  tries: Map<number, number>
  pollSeconds: number
  /** Ends the session when the mail in hand is dealt with. */
  halt: AbortSignal
  log: Pick<PostLog, 'warn'>
}

/** How long the one in hand may take once the session is to end. */
const graceSeconds = 10

async function clientFor(at: MailboxAt, pollSeconds: number): Promise<ImapFlow> {
  // Large, and not needed where no mailbox is read.
  const { ImapFlow } = await import('imapflow')
  return new ImapFlow({
    host: at.host,
    port: at.port,
    secure: at.secure,
    auth: { user: at.user, pass: at.password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    // A connection that died unheard shows at the next question, which is asked at each poll.
    socketTimeout: (pollSeconds + 30) * 1000,
    maxLiteralSize: 2 * bounds.mail,
  })
}

/**
 * Connects, takes all mail, and goes on as more comes, until told to halt.
 * @throws when the server cannot be reached, says no, or is lost, and when `take` does
 */
export async function runSession(given: SessionGiven): Promise<void> {
  const client = await clientFor(given.at, given.pollSeconds)
  if (given.halt.aborted) return
  // Unheard, it would stop the process; what is being asked fails with it.
  client.on('error', () => undefined)
  let grace: NodeJS.Timeout | undefined
  const end = () => {
    if (!client.usable) return client.close()
    grace = setTimeout(() => client.close(), graceSeconds * 1000)
  }
  given.halt.addEventListener('abort', end, { once: true })
  try {
    await client.connect()
    await new Session(client, given).run()
    await client.logout()
  } finally {
    given.halt.removeEventListener('abort', end)
    clearTimeout(grace)
    client.close()
  }
}

class Session {
  readonly #client: ImapFlow
  readonly #given: SessionGiven
  #news = false

  constructor(client: ImapFlow, given: SessionGiven) {
    this.#client = client
    this.#given = given
  }

  async run(): Promise<void> {
    const { halt, at, onWell } = this.#given
    this.#client.on('exists', () => {
      this.#news = true
    })
    await this.#makeFolders()
    await this.#client.mailboxOpen(at.folder.split('/'))
    while (!halt.aborted) {
      this.#news = false
      await this.#takeAll()
      onWell()
      await this.#untilNews()
    }
  }

  /** Under the server's own prefix and delimiter, made where they are missing. */
  async #makeFolders(): Promise<void> {
    const there = new Set((await this.#client.list()).map(({ path }) => path))
    for (const fate of fates) {
      const name = (this.#client.namespace?.prefix ?? '') + folderNames[fate]
      if (!there.has(name)) await this.#client.mailboxCreate(folderNames[fate])
    }
  }

  async #takeAll(): Promise<void> {
    const { tries, halt } = this.#given
    const uids = await this.#client.search({ deleted: false }, { uid: true })
    if (!uids) throw new Error('the server refuses to search')
    for (const uid of tries.keys()) if (!uids.includes(uid)) tries.delete(uid)
    const troubleFirst = (uid: number) => tries.get(uid) ?? 0
    for (const uid of uids.sort((a, b) => troubleFirst(a) - troubleFirst(b) || a - b)) {
      if (halt.aborted) return
      await this.#takeOne(uid)
    }
  }

  /** Between taking and moving the process may die: the mail is then taken again, and known by its digest. */
  async #takeOne(uid: number): Promise<void> {
    const { tries, take, onWell } = this.#given
    tries.set(uid, (tries.get(uid) ?? 0) + 1)
    const mail = await this.#asked(uid, () => this.#fetch(uid))
    // Another reader, or a person, may have moved it meanwhile.
    if (!mail) return
    const fate = await take(mail)
    onWell()
    const moved = await this.#asked(uid, () =>
      this.#client.messageMove(String(uid), folderNames[fate], { uid: true }),
    )
    if (moved) tries.delete(uid)
    else this.#given.log.warn({ uid, to: folderNames[fate] }, 'a mail that was read could not be moved')
  }

  /** What the server refuses about one mail must not hold up the others; a connection that is gone does. */
  async #asked<Answer>(uid: number, ask: () => Promise<Answer>): Promise<Answer | null> {
    try {
      return await ask()
    } catch (error) {
      if (!this.#client.usable) throw error
      this.#given.log.warn({ uid, code: codeOf(error) }, 'the mail server refuses about a mail')
      return null
    }
  }

  async #fetch(uid: number): Promise<Fetched | null> {
    const sized = await this.#client.fetchOne(String(uid), { size: true }, { uid: true })
    if (!sized) return null
    const whole = (sized.size ?? 0) <= bounds.mail
    const source = whole ? true : { start: 0, maxLength: mostOfHead }
    const mail = await this.#client.fetchOne(String(uid), { source }, { uid: true })
    if (!mail || !mail.source) return null
    return { raw: whole ? mail.source : headOf(mail.source), whole }
  }

  /** Until the server tells of mail (IDLE), or it is time to ask by ourselves: not every server tells, or always. */
  async #untilNews(): Promise<void> {
    const { halt, pollSeconds } = this.#given
    if (this.#news || halt.aborted) return
    const client = this.#client
    // Lost while a mail was being dealt with, it tells of that no more.
    if (!client.usable) throw new Error(lost)
    await new Promise<void>((resolve) => {
      const done = () => {
        clearTimeout(timer)
        client.off('exists', done)
        client.off('close', done)
        halt.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, pollSeconds * 1000)
      client.on('exists', done)
      client.on('close', done)
      halt.addEventListener('abort', done, { once: true })
      client.idle().catch(() => undefined)
    })
    if (!client.usable && !halt.aborted) throw new Error(lost)
  }
}

/** The head of a message, with the empty line that ends it. */
export function headOf(raw: Buffer): Buffer {
  const end = raw.indexOf('\r\n\r\n')
  return end === -1 ? raw : raw.subarray(0, end + 4)
}

/** A word for the log that holds nothing of a person. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  const { code, serverResponseCode } = error as { code?: unknown; serverResponseCode?: unknown }
  const named = serverResponseCode ?? code
  return typeof named === 'string' ? named : error.name
}
