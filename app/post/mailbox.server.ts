// The demo's mailbox: a real SMTP server on loopback that keeps every letter in a folder, to be read in the browser. What is
// sent to the house is handed to the app as well.
import { appendFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { simpleParser, type AddressObject, type Attachment, type ParsedMail } from 'mailparser'
import { createTransport } from 'nodemailer'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { v7 } from 'uuid'
import { headOf } from './imap-session.server'
import { invitedTo, replyTo, type Pressed, type ReplyWords } from './mailbox-reply.server'
import type { Received } from './receiving.server'

/** A letter as the list shows it. */
export type MailSummary = {
  id: string
  receivedAt: string
  /** The address of the envelope. */
  to: string
  toName: string
  from: string
  subject: string
  /** The METHOD of the calendar part, if there is one. */
  method: string | null
  /** What the app made of it, when it came to the house. */
  received?: Received
}

export type Mail = MailSummary & {
  headers: { name: string; value: string }[]
  html: string
  text: string
  /** The calendar part as it was sent. */
  calendar: string | null
  /** When what it invites to is, by the clock of its own zone; null when a calendar shows no buttons for it. */
  invitedTo: { starts: string; ends: string } | null
  attachments: string[]
  raw: string
}

export type Mailbox = {
  /** What to give as the SMTP server. */
  smtpUrl: string
  /** Newest first. `to`: that address alone. `search`: in subject, name and address. */
  list(filter?: { to?: string; search?: string }): MailSummary[]
  read(id: string): Promise<Mail | null>
  /**
   * Presses a button that a calendar shows for a letter: the reply leaves by SMTP, as a mail program sends it.
   * @returns the id of the reply as it was kept; null when the letter invites to nothing
   */
  press(letter: Mail, pressed: Pressed, words: ReplyWords): Promise<string | null>
  stop(): Promise<void>
}

/** The app, as the mailbox sees it. */
export type House = {
  isOurs(address: string): boolean
  /** @throws when nothing can be kept now: the sender is told to try again */
  take(raw: Buffer, recipient: string): Promise<Received>
}

const mostKept = 5_000

const addressesOf = (field: AddressObject | AddressObject[] | undefined) =>
  [field ?? []].flat().flatMap(({ value }) => value)

const methodOf = (raw: Buffer): string | null =>
  /^Content-Type: text\/calendar;[^\r]*(?:\r\n[ \t][^\r]*)*/im
    .exec(raw.toString('latin1'))?.[0]
    .match(/method=([A-Z]+)/i)?.[1]
    ?.toUpperCase() ?? null

/** Of the head alone: what a list shows needs no more, and a thousand letters come at once. */
async function summarise(id: string, raw: Buffer, recipient: string): Promise<MailSummary> {
  const head: ParsedMail = await simpleParser(headOf(raw))
  return {
    id,
    receivedAt: new Date().toISOString(),
    to: recipient,
    toName: addressesOf(head.to)[0]?.name ?? '',
    from: addressesOf(head.from)[0]?.address ?? '',
    subject: head.subject ?? '',
    method: methodOf(raw),
  }
}

const calendarOf = (attachments: Attachment[]): string | null =>
  attachments.find(({ contentType }) => contentType === 'text/calendar')?.content.toString('utf8') ?? null

async function open(summary: MailSummary, raw: Buffer): Promise<Mail> {
  const mail = await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true })
  const calendar = calendarOf(mail.attachments)
  return {
    ...summary,
    headers: mail.headerLines.map(({ key, line }) => ({
      name: line.slice(0, key.length),
      value: line.slice(key.length + 1).trim(),
    })),
    html: mail.html === false ? '' : mail.html,
    text: mail.text ?? '',
    calendar,
    invitedTo: invitedTo({ ...summary, calendar }),
    attachments: mail.attachments
      .filter(({ contentType }) => contentType !== 'text/calendar')
      .map(({ filename, contentType }) => filename ?? contentType),
    raw: raw.toString('utf8'),
  }
}

async function collect(stream: SMTPServerDataStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of stream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** The letters of a folder: a file each, and one line each in the index. */
class MailFolder {
  readonly #folder: string
  readonly #letters = new Map<string, MailSummary>()
  /** Writes to the index go one after another: an append must not fall between a reading and a rewriting. */
  #lastWrite: Promise<unknown> = Promise.resolve()

  private constructor(folder: string) {
    this.#folder = folder
  }

  static async open(folder: string): Promise<MailFolder> {
    await mkdir(folder, { recursive: true })
    const kept = new MailFolder(folder)
    const index = await readFile(kept.#indexFile, 'utf8').catch(() => '')
    for (const line of index.split('\n')) kept.#restore(line)
    await kept.#dropOldest()
    return kept
  }

  get #indexFile(): string {
    return join(this.#folder, 'index.jsonl')
  }

  #fileOf(id: string): string {
    return join(this.#folder, `${id}.eml`)
  }

  /** A line cut short by a crash is left out. */
  #restore(line: string): void {
    try {
      const summary = JSON.parse(line) as MailSummary
      this.#letters.set(summary.id, summary)
    } catch {
      return
    }
  }

  #inTurn(write: () => Promise<void>): Promise<void> {
    const turn = this.#lastWrite.then(write)
    this.#lastWrite = turn.catch(() => undefined)
    return turn
  }

  async #dropOldest(): Promise<void> {
    const surplus = [...this.#letters.keys()].slice(0, Math.max(0, this.#letters.size - mostKept))
    if (surplus.length === 0) return
    for (const id of surplus) {
      this.#letters.delete(id)
      await rm(this.#fileOf(id), { force: true })
    }
    const lines = [...this.#letters.values()].map((summary) => `${JSON.stringify(summary)}\n`)
    await writeFile(`${this.#indexFile}.new`, lines.join(''))
    await rename(`${this.#indexFile}.new`, this.#indexFile)
  }

  /** Keeps a letter: it is on disk before the sender hears yes. @returns its id */
  async keep(raw: Buffer, recipient: string, received?: Received): Promise<string> {
    const id = v7()
    await writeFile(this.#fileOf(id), raw)
    const summary: MailSummary = { ...(await summarise(id, raw, recipient)), ...(received && { received }) }
    await this.#inTurn(async () => {
      await appendFile(this.#indexFile, `${JSON.stringify(summary)}\n`)
      this.#letters.set(id, summary)
      if (this.#letters.size > mostKept * 1.1) await this.#dropOldest()
    })
    return id
  }

  list({ to, search }: { to?: string; search?: string } = {}): MailSummary[] {
    const wantedTo = to?.trim().toLowerCase()
    const wanted = search?.trim().toLowerCase()
    return [...this.#letters.values()]
      .filter((mail) => !wantedTo || mail.to.toLowerCase() === wantedTo)
      .filter(
        (mail) => !wanted || `${mail.subject}\n${mail.toName}\n${mail.to}`.toLowerCase().includes(wanted),
      )
      .sort((a, b) => (a.id < b.id ? 1 : -1))
  }

  async read(id: string): Promise<Mail | null> {
    const summary = this.#letters.get(id)
    if (summary === undefined) return null
    return open(summary, await readFile(this.#fileOf(id)))
  }
}

const listen = (server: SMTPServer): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    const listening = server.listen(0, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port))
  })

/**
 * Starts the mailbox on a free port of loopback.
 * @param dir the folder to keep it in; letters of earlier runs are still there
 * @param house who takes what is sent to the app; without it nobody does
 */
export async function startMailbox(dir: string, house: House | null = null): Promise<Mailbox> {
  const folder = await MailFolder.open(join(dir, 'mailbox'))
  const receive = async (stream: SMTPServerDataStream, { envelope }: SMTPServerSession): Promise<string> => {
    const raw = await collect(stream)
    const ids: string[] = []
    for (const { address } of envelope.rcptTo) {
      const received = house?.isOurs(address) ? await house.take(raw, address) : undefined
      ids.push(await folder.keep(raw, address, received))
    }
    return ids.join(' ')
  }
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData: (stream, session, callback) => {
      receive(stream, session).then(
        (ids) => callback(null, `kept ${ids}`),
        (error: unknown) => callback(error instanceof Error ? error : new Error('not kept')),
      )
    },
  })
  const smtpUrl = `smtp://127.0.0.1:${await listen(server)}`
  return {
    smtpUrl,
    list: (filter) => folder.list(filter),
    read: (id) => folder.read(id),
    press: async (letter, pressed, words) => {
      const reply = replyTo(letter, pressed, words)
      if (reply === null) return null
      const { response } = (await createTransport(smtpUrl).sendMail(reply)) as { response: string }
      return response.split(' ').at(-1) ?? null
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
