// What the tests of the post stand on: a fresh database with an event and people, and a real SMTP server.
import type { AddressInfo } from 'node:net'
import SqliteDatabase from 'better-sqlite3'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'
import { overSqlite, type Db } from '#db/connect'
import { migrate } from '#db/migrate'
import type { Letter } from '#emails/letters'
import { samples } from '#emails/samples'
import { change } from '~/domain/core/change.server'
import { post, type Envelope } from '~/domain/core/outbox.server'
import { startPost, type Post, type PostConfig, type PostLog } from '~/post/worker.server'

export const start = '2026-11-02T07:00:00.000Z'

let image: Promise<Buffer> | null = null

/** The migrated empty database, made once in a test file and copied for each test. */
async function migratedImage(): Promise<Buffer> {
  const sqlite = new SqliteDatabase(':memory:')
  const db = overSqlite(sqlite)
  await migrate(db)
  const bytes = sqlite.serialize()
  await db.destroy()
  return bytes
}

export async function freshDb(): Promise<Db> {
  image ??= migratedImage()
  const db = overSqlite(new SqliteDatabase(await image))
  onTestFinished(() => db.destroy())
  return db
}

const system = { kind: 'system' } as const

/** Posts a letter as a command would. */
export const postLetter = (
  db: Db,
  letter: Letter,
  envelope: Partial<Envelope> & { address: string },
  now = start,
) =>
  change(db, { actor: system, now }, (c) =>
    post(c, letter, {
      locale: 'fi',
      ...envelope,
      to: { personId: null, name: 'Áile Länsman', address: envelope.address },
    }),
  )

export const invitationLetter = (): Letter => samples('fi', 'tunnus').invitation as Letter

export async function postInvitations(db: Db, addresses: string[], batchId?: string) {
  const posted = []
  for (const address of addresses) posted.push(await postLetter(db, invitationLetter(), { address, batchId }))
  return posted
}

export const lettersIn = (db: Db) => db.selectFrom('outbox').selectAll().orderBy('id').execute()

/** An event with one invited person: what foreign keys ask for. */
export async function insertInvitation(
  db: Db,
): Promise<{ eventId: string; invitationId: string; personId: string }> {
  const personId = 'person-1'
  await db
    .insertInto('person')
    .values({
      id: personId,
      firstName: 'Áile',
      lastName: 'Länsman',
      sortName: 'länsman áile',
      language: 'fi',
      phone: null,
      createdAt: start,
    })
    .execute()
  const empty = {
    titleFi: '',
    titleSv: '',
    titleEn: '',
    descriptionFi: '',
    descriptionSv: '',
    descriptionEn: '',
  }
  const contact = { contactName: '', contactEmail: '', contactPhone: '' }
  await db
    .insertInto('event')
    .values({
      ...empty,
      ...contact,
      id: 'event-1',
      kind: 'managementDay',
      status: 'open',
      startsAt: '2026-12-03T10:00:00.000Z',
      endsAt: '2026-12-03T14:00:00.000Z',
      zone: 'Europe/Helsinki',
      place: '',
      onlineUrl: '',
      capacity: null,
      answerBy: null,
      substituteLocale: null,
      audienceRule: '{}',
      uid: 'uid-1',
      sequence: 0,
      timeSequence: 0,
      mailbox: 'johtofoorumi@vm.example',
      version: 1,
      copiedFrom: null,
      createdBy: null,
      createdAt: start,
      changedAt: start,
      cancelledAt: null,
      cancelNote: '',
    })
    .execute()
  await db
    .insertInto('invitation')
    .values({
      id: 'invitation-1',
      eventId: 'event-1',
      personId,
      reasons: '[]',
      invitedAt: start,
      invitedBy: null,
      withdrawnAt: null,
      answer: null,
      answeredAt: null,
      answerSource: null,
      answeredBy: null,
      comment: '',
      answeredSequence: null,
      seat: 'none',
      queueNumber: null,
      remindedAt: null,
      inCalendar: 0,
      sequence: 0,
      stampedAt: null,
      firstMessageId: null,
    })
    .execute()
  return { eventId: 'event-1', invitationId: 'invitation-1', personId }
}

export type Caught = { to: string; from: string; raw: string }
export type Mta = { smtpUrl: string; port: number; caught: Caught[]; stop: () => Promise<void> }

export const mailError = (code: number, message: string) =>
  Object.assign(new Error(message), { responseCode: code })

/** Options of a mail server that refuses some recipients, each in words of its own. */
export const refusing = (words: Record<string, [number, string]>) => ({
  onRcptTo: (
    { address }: { address: string },
    _session: unknown,
    callback: (error?: Error | null) => void,
  ) => {
    const refusal = words[address]
    callback(refusal ? mailError(...refusal) : null)
  },
})

export const holdAddress = (
  db: Db,
  personId: string,
  email: string,
  trouble: { failedAt: string | null; failure: string | null } = { failedAt: null, failure: null },
) =>
  db
    .insertInto('address')
    .values({ id: 'a1', personId, email, validFrom: '2020-01-01', validTo: null, ...trouble })
    .execute()

/** A real mail server on loopback that keeps what it takes. `options` make it refuse. */
export async function startMta(options: SMTPServerOptions = {}, port = 0): Promise<Mta> {
  const caught: Caught[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 100,
    onData: (stream, session, callback) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const raw = Buffer.concat(chunks).toString('utf8')
        const from = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
        for (const { address } of session.envelope.rcptTo) caught.push({ to: address, from, raw })
        callback(null)
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  const bound = await new Promise<number>((resolve, reject) => {
    server.once('error', reject)
    const listening = server.listen(port, '127.0.0.1', () =>
      resolve((listening.address() as AddressInfo).port),
    )
  })
  let open = true
  const stop = () =>
    new Promise<void>((resolve) => {
      if (!open) return resolve()
      open = false
      server.close(() => resolve())
    })
  onTestFinished(stop)
  return { smtpUrl: `smtp://127.0.0.1:${bound}`, port: bound, caught, stop }
}

export type Noted = { level: string; fields: Record<string, unknown>; message: string }

/** A post on a clock that the test moves. */
export function openPost(db: Db, smtpUrl: string, more: Partial<PostConfig> = {}, time = { now: start }) {
  const noted: Noted[] = []
  const line = (level: string) => (fields: Record<string, unknown>, message: string) => {
    noted.push({ level, fields, message })
  }
  const log: PostLog = { info: line('info'), warn: line('warn'), error: line('error') }
  const config: PostConfig = {
    smtpUrl,
    mailFrom: { name: 'Johtofoorumi', address: 'posti@vm.example' },
    baseUrl: 'https://johtofoorumi.vm.example',
    allowList: null,
    ...more,
  }
  const worker: Post = startPost(db, config, log, () => time.now)
  onTestFinished(() => worker.stop())
  return { worker, noted, time }
}
