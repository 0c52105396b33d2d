// `npm run receive < message.eml`: one mail on the input, as a mail server's pipe gives it, taken as if the mailbox were read.
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import pino from 'pino'
import { connect, type Db } from '#db/connect'
import { readConfig, WrongSettings, type Config } from '../config.server'
import { instantNow } from '../domain/core/time'
import { headOf, type Fetched } from '../post/imap-session.server'
import { bounds } from '../post/reading/opened.server'
import { takeIn } from '../post/receiving.server'

const usage = 'npm run receive -- [--recipient ADDRESS]... < message.eml'

/** What a mail server is told (sysexits.h): kept; wrongly called, which it gives up on; not now, which it tries again. */
const kept = 0
const wrongUse = 64
const tryAgain = 75

class WrongUse extends Error {}

/** From the command line; without a word of it, from what Postfix and OpenSMTPD set in the environment. */
function recipientsOf(args: string[]): string[] {
  const { values } = parseArgs({ args, options: { recipient: { type: 'string', multiple: true } } })
  const named = values.recipient ?? [process.env['ORIGINAL_RECIPIENT'], process.env['RECIPIENT']]
  return named.filter((address) => address !== undefined).filter((address) => address !== '')
}

/** The whole mail, or the head of one that is too large; what follows is read to its end, as the sender expects. */
async function readInput(): Promise<Fetched> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of process.stdin) {
    const bytes = chunk as Buffer
    if (size <= bounds.mail) chunks.push(bytes)
    size += bytes.length
  }
  const raw = Buffer.concat(chunks)
  return size > bounds.mail ? { raw: headOf(raw), whole: false } : { raw, whole: true }
}

/** @throws when there is no database: one that is not there yet must not be made here */
function open({ databaseUrl }: Config): Db {
  if (databaseUrl.startsWith('file:') && !existsSync(databaseUrl.slice('file:'.length)))
    throw new Error('there is no database')
  return connect(databaseUrl)
}

/** @returns what to tell the mail server */
async function run(args: string[]): Promise<number> {
  const recipients = recipientsOf(args)
  if (process.stdin.isTTY) throw new WrongUse('There is no mail on the input.')
  const mail = await readInput()
  if (mail.raw.length === 0) throw new WrongUse('There is no mail on the input.')
  const config = readConfig(process.env)
  const db = open(config)
  const log = pino({ level: config.logLevel }, pino.destination(2))
  try {
    const { mailId } = await takeIn({ db, now: instantNow, config, log }, mail, recipients)
    return mailId === null ? tryAgain : kept
  } finally {
    await db.destroy()
  }
}

/** The words of other errors may hold what is not for a mail server's log. */
function refusal(error: unknown): number {
  const misused = error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
  if (error instanceof WrongUse || misused) {
    console.error(`${error.message}\n${usage}`)
    return wrongUse
  }
  console.error(error instanceof WrongSettings ? error.message : 'The mail could not be kept now.')
  return tryAgain
}

process.exitCode = await run(process.argv.slice(2)).catch(refusal)
