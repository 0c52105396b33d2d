// The settings of the app: the only reader of process.env. A wrong one stops the start, named.
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'

const addressList = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim().toLowerCase()))
  .refine(
    (parts) => parts.every((part) => part.includes('@')),
    'must be addresses or @domains, with commas between',
  )

const senderWords =
  'must be an address, or a name and an address: Johtofoorumi <johtofoorumi@ministry.example>'

/** "Name <address>" or a bare address. */
const sender = z.string({ error: senderWords }).transform((text, context) => {
  const match = /^(?:(.*?)\s*<)?([^\s<>@]+@[^\s<>@]+)>?$/.exec(text.trim())
  if (match?.[2] === undefined) {
    context.addIssue(senderWords)
    return z.NEVER
  }
  return { name: match[1]?.replace(/^"|"$/g, '') || 'Johtofoorumi', address: match[2].toLowerCase() }
})

/** Of the 64 letters that an address has before the @ (RFC 5321 4.5.3.1.1) the tag of a letter takes 42. */
const mostBesideTag = 22
const hasRoomForTag = (template: string): boolean => template.replace('*', '').indexOf('@') <= mostBesideTag

/** The return address of each letter: a star stands for its tag; "none" sends all returns to MAIL_FROM, untagged. */
const returnAddress = z
  .string()
  .trim()
  .toLowerCase()
  .refine(
    (text) => text === 'none' || /^[^\s@*]*\*[^\s@*]*@[^\s@*]+$/.test(text),
    'must be none, or an address with a star for the tag: johtofoorumi+*@ministry.example',
  )
  .refine(
    (text) => text === 'none' || hasRoomForTag(text),
    `must have at most ${mostBesideTag} letters before the @ beside the star`,
  )

/** Letters a minute by the domain they go to: "gov.example=600,*=120". */
const paces = z.string().transform((text, context) => {
  const pairs = text.split(',').map((part) => /^\s*([^\s=]+)\s*=\s*([1-9]\d{0,5})\s*$/.exec(part))
  const list: Record<string, number> = {}
  for (const pair of pairs) {
    if (pair?.[1] === undefined) {
      context.addIssue('must be letters a minute by domain: gov.example=600,*=120')
      return z.NEVER
    }
    list[pair[1].toLowerCase()] = Number(pair[2])
  }
  return list
})

/** Whether a server's address can be read: a host, a port that there is, and the rest percent-encoded as it must be. */
function isServerUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { hostname, username, password, pathname } = new URL(text)
  try {
    for (const part of [username, password, pathname]) decodeURIComponent(part)
  } catch {
    return false
  }
  return hostname !== ''
}

const unreadableUrl =
  'cannot be read: check the host and the port; in a user or a password, write / as %2F, @ as %40, % as %25'

const settings = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  DATABASE_URL: z
    .string({ error: 'is missing: file:PATH for SQLite or postgres://… for PostgreSQL' })
    .regex(/^(file:.+|:memory:|postgres(ql)?:\/\/.+)$/, 'must be file:PATH or postgres://…'),
  SMTP_URL: z
    .string({ error: 'is missing: smtp://host:25 or smtps://user:password@host:465' })
    .regex(/^smtps?:\/\/.+/, 'must begin with smtp:// or smtps://')
    .refine((url) => !/^smtps?:\/\/.+/.test(url) || isServerUrl(url), unreadableUrl),
  BASE_URL: z
    .url({
      protocol: /^https?$/,
      error: 'must be the address people open, such as https://johtofoorumi.ministry.example',
    })
    .transform((url) => url.replace(/\/+$/, '')),
  SECRET: z
    .string({ error: 'is missing: a random text of at least 32 characters' })
    .min(32, 'must be at least 32 characters'),
  MAIL_FROM: sender,
  MAIL_ALLOW: addressList.optional(),
  MAIL_RETURN: returnAddress.optional(),
  MAIL_PACE: paces.optional(),
  MAIL_DRY_RUN: z.string().optional(),
  DKIM_DOMAIN: z.string().optional(),
  DKIM_SELECTOR: z.string().optional(),
  DKIM_KEY_FILE: z.string().optional(),
  IMAP_URL: z
    .string()
    .regex(
      /^imaps?:\/\/.+:.+@.+/,
      'must be imaps://user:password@host:993, and the folder after a / if it is not INBOX',
    )
    .refine((url) => !/^imaps?:\/\/.+:.+@.+/.test(url) || isServerUrl(url), unreadableUrl)
    .optional(),
  CALM_SECONDS: z.coerce.number({ error: 'must be seconds' }).int().min(0).optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number({ error: 'must be a port number' }).int().min(0).max(65_535).default(3000),
  TRUST_PROXY: z.coerce.number({ error: 'must be how many proxies stand in front' }).int().min(0).default(0),
  MATERIALS: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
})

export type Config = {
  production: boolean
  /** The demo's links that sign in, each with the address it is for; null in real use. */
  demoAddresses: Record<string, string> | null
  databaseUrl: string
  smtpUrl: string
  baseUrl: string
  secret: string
  mailFrom: { name: string; address: string }
  /** Addresses or @domains that letters may go to; null lets every letter out. */
  mailAllow: string[] | null
  /** Where mail systems return a letter to, with a star for its tag; null is the sender's own address, untagged. */
  mailReturn: string | null
  /** Letters a minute by the domain they go to, `*` for the others; empty is as fast as the mail server takes them. */
  mailPace: Record<string, number>
  /** A folder that letters are laid into instead of being sent; null in real use. */
  mailDryRun: string | null
  /** What signs letters for the domain of the sender; null when the mail server does, or nothing. */
  dkim: { domain: string; selector: string; keyFile: string } | null
  /** The mailbox that answers come to; null when nothing reads it. */
  imapUrl: string | null
  /** How long a letter that tells how an invitation stands waits before it leaves; null is as long as it was told to. */
  calmSeconds: number | null
  host: string
  port: number
  trustProxy: number
  logLevel: string
  /** The folder that files of events lie in; made when the first one comes. */
  materials: string
}

/** Where files lie when no folder is set: beside the file of the database; of one in memory, among what is temporary. */
export function materialsBeside(databaseUrl: string): string {
  if (databaseUrl.startsWith('file:')) return `${databaseUrl.slice('file:'.length)}-materials`
  return join(tmpdir(), `johtofoorumi-materials-${randomUUID()}`)
}

/**
 * Without a word of it the tag stands after a plus sign, which mail systems deliver to the mailbox before it (RFC 5233);
 * a mailbox with too long a name for one is returned to untagged.
 */
export function returnOf(given: string | undefined, from: string): string | null {
  if (given === 'none') return null
  const template = given ?? from.replace('@', '+*@')
  return hasRoomForTag(template) ? template : null
}

type DkimSettings = Record<'DKIM_DOMAIN' | 'DKIM_SELECTOR' | 'DKIM_KEY_FILE', string | undefined>

/** All three or none. */
function dkimOf(given: Partial<DkimSettings>): Config['dkim'] {
  const { DKIM_DOMAIN: domain, DKIM_SELECTOR: selector, DKIM_KEY_FILE: keyFile } = given
  if (domain && selector && keyFile) return { domain, selector, keyFile }
  if (!domain && !selector && !keyFile) return null
  throw new WrongSettings(
    'The settings are not right:\n  DKIM_DOMAIN, DKIM_SELECTOR and DKIM_KEY_FILE go together: set all three or none.',
  )
}

/** A start refused for its settings; the message has a line for each wrong variable. */
export class WrongSettings extends Error {}

/**
 * Reads the settings.
 * @param env what the variables hold: process.env
 * @throws WrongSettings naming each variable that is missing or wrong
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const read = settings.safeParse(filled)
  if (!read.success) {
    const lines = read.error.issues.map((issue) => `  ${issue.path.join('.')} ${issue.message}`)
    throw new WrongSettings(`The settings are not right:\n${lines.join('\n')}\nSee docs/operations.md.`)
  }
  const given = read.data
  const production = given.NODE_ENV === 'production'
  if (given.DATABASE_URL.startsWith('postgres') && given.MATERIALS === undefined) {
    throw new WrongSettings(
      'The settings are not right:\n  MATERIALS is missing: the folder for files of events, which with PostgreSQL has no place of its own.',
    )
  }
  if (!production && given.MAIL_ALLOW === undefined && given.MAIL_DRY_RUN === undefined) {
    throw new WrongSettings(
      'The settings are not right:\n  MAIL_ALLOW is missing: outside production letters go only to the addresses it lists.',
    )
  }
  return {
    production,
    demoAddresses: null,
    databaseUrl: given.DATABASE_URL,
    smtpUrl: given.SMTP_URL,
    baseUrl: given.BASE_URL,
    secret: given.SECRET,
    mailFrom: given.MAIL_FROM,
    mailAllow: given.MAIL_ALLOW ?? null,
    mailReturn: returnOf(given.MAIL_RETURN, given.MAIL_FROM.address),
    mailPace: given.MAIL_PACE ?? {},
    mailDryRun: given.MAIL_DRY_RUN ?? null,
    dkim: dkimOf(given),
    imapUrl: given.IMAP_URL ?? null,
    calmSeconds: given.CALM_SECONDS ?? null,
    host: given.HOST,
    port: given.PORT,
    trustProxy: given.TRUST_PROXY,
    logLevel: given.LOG_LEVEL,
    materials: given.MATERIALS ?? materialsBeside(given.DATABASE_URL),
  }
}
