// `npm run demo`: an invented ministry world with a mailbox of its own, ready to be tried.
import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import pino from 'pino'
import { connect } from '#db/connect'
import { fillDemoWorld } from '#db/demo'
import { migrate } from '#db/migrate'
import { returnOf, type Config } from '../config.server'
import { indexIfMissing } from '../domain/core/search-index.server'
import { instantNow } from '../domain/core/time'
import { paths } from '../paths'
import { startMailbox, type House } from '../post/mailbox.server'
import type { Running } from '../server'
import { decideEarlier } from './earlier-decisions'
import { keepEarlierLetters } from './earlier-letters'
import { askWithAnswers, surveyLatest } from './first-event-life'
import { sendFirstLetters } from './first-letters'
import { answerFirstLetters } from './first-mail'
import { beginRound, proposeTimes } from './first-round'

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '3000' },
    data: { type: 'string', default: 'data/demo' },
    // Read on the first start only: 1 is some 800 people, 25 some 20,000 with a long past.
    scale: { type: 'string', default: '1' },
  },
})
const visitors = ['organiser', 'manager', 'assistant', 'alumnus'] as const
const mailFrom = { name: 'Johtofoorumi', address: 'johtofoorumi@vm.example' }

const keep = (file: string, make: () => string): string => {
  if (!existsSync(file)) writeFileSync(file, make(), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/**
 * Fills the world on the first start, in a file that takes its name when it is whole: a start that was cut short leaves
 * nothing that the next one would take for a world. @returns the visitors' addresses, read again at later starts
 */
async function visitorsOf(folder: string, database: string): Promise<Record<string, string>> {
  const file = join(folder, 'visitors.json')
  if (!existsSync(database)) {
    const unfinished = `${database}.new`
    for (const ending of ['', '-wal', '-shm']) rmSync(unfinished + ending, { force: true })
    writeFileSync(file, JSON.stringify(await fill(unfinished)))
    renameSync(unfinished, database)
  }
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
}

/** @returns the addresses of the visitors in the new world */
async function fill(database: string): Promise<Record<string, string>> {
  const db = connect(`file:${database}`)
  try {
    await migrate(db)
    const now = instantNow()
    const world = await fillDemoWorld(db, { now, mailbox: mailFrom.address, scale: scaleAskedFor() })
    // Before anything is written by the app's own acts: a world with some words is taken for one with all.
    await indexIfMissing(db, now)
    await decideEarlier(db, world, now)
    const given = { now, mailbox: mailFrom.address }
    await keepEarlierLetters(db, world)
    await sendFirstLetters(db, world, given)
    await beginRound(db, world, given)
    await proposeTimes(db, world, given)
    await askWithAnswers(db, world, given)
    await surveyLatest(db, world, given)
    const addresses: Record<string, string> = {}
    for (const visitor of visitors) {
      const { email } = await db
        .selectFrom('address')
        .select('email')
        .where('personId', '=', world[`${visitor}Id`])
        .where('validTo', 'is', null)
        .executeTakeFirstOrThrow()
      addresses[visitor] = email
    }
    return addresses
  } finally {
    await db.destroy()
  }
}

/** What is sent to the house reaches the app, as it would through a mailbox that is read. */
function houseOf(running: () => Running | null): House {
  return {
    isOurs: (address) => address.toLowerCase().replace(/\+[^@]*(?=@)/, '') === mailFrom.address,
    take: async (raw, recipient) => {
      const app = running()
      if (app === null) throw new Error('the app is not up yet')
      return app.incoming.take({ raw, whole: true }, [recipient])
    },
  }
}

function scaleAskedFor(): number {
  const scale = Number(values.scale)
  if (!(scale >= 1 && scale <= 30)) throw new Error(`--scale ${values.scale} is not between 1 and 30`)
  return scale
}

async function demo(): Promise<void> {
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`--port ${values.port} is not a port`)
  const folder = values.data
  mkdirSync(folder, { recursive: true })
  let app: Running | null = null
  const mailbox = await startMailbox(
    folder,
    houseOf(() => app),
  )
  const database = join(folder, 'johtofoorumi.db')
  const isFirstStart = !existsSync(database)
  const demoAddresses = await visitorsOf(folder, database)
  const config: Config = {
    production: false,
    demoAddresses,
    databaseUrl: `file:${database}`,
    smtpUrl: mailbox.smtpUrl,
    baseUrl: `http://127.0.0.1:${port}`,
    secret: keep(join(folder, 'secret'), () => randomBytes(32).toString('hex')),
    mailFrom,
    mailAllow: null,
    mailReturn: returnOf(undefined, mailFrom.address),
    mailPace: {},
    mailDryRun: null,
    dkim: null,
    imapUrl: null,
    calmSeconds: 4,
    host: '127.0.0.1',
    port,
    trustProxy: 0,
    logLevel: 'warn',
    materials: join(folder, 'materials'),
  }
  // As in start.ts: before React and the router load.
  process.env['NODE_ENV'] ??= 'production'
  const { serve } = await import('../server')
  const running = await serve({
    config,
    mailbox,
    log: pino({ level: 'warn' }, pino.destination(2)),
  })
  app = running
  if (isFirstStart) {
    await running.drainPost()
    await answerFirstLetters(mailbox, Object.values(demoAddresses))
  }
  const url = (path: string) => running.config.baseUrl + path
  console.log(`ready ${url(paths.start())}`)
  for (const visitor of visitors) console.log(`${visitor} ${url(paths.demoSignIn(visitor))}`)
  console.log(`mailbox ${url(paths.demoMailbox())}`)
  const stop = () =>
    void running
      .stop()
      .then(() => mailbox.stop())
      .then(() => process.exit(0))
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

demo().catch((error: unknown) => {
  console.error(inWords(error))
  process.exit(1)
})

function inWords(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const taken = 'code' in error && error.code === 'EADDRINUSE'
  return taken
    ? `Port ${values.port} is in use: choose another, as in npm run demo -- --port 4000`
    : error.message
}
