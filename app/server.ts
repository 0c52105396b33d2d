// Opens the database, migrates, starts the post and serves the app.
import { createServer, type Server } from 'node:http'
import { flushCompileCache } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { ServerBuild } from '@remix-run/node'
import pino, { type Logger } from 'pino'
import * as build from 'virtual:remix/server-build'
import { connect, type Db } from '#db/connect'
import { migrate } from '#db/migrate'
import { sendsCodes } from './auth/codes.server'
import { createSignIn } from './auth/sign-in.server'
import type { Config } from './config.server'
import { indexIfMissing } from './domain/core/search-index.server'
import { instantNow, type Instant } from './domain/core/time'
import { startClock } from './post/clock.server'
import { startIncoming, type Incoming } from './post/incoming.server'
import type { Mailbox } from './post/mailbox.server'
import { postSettings } from './post/settings.server'
import { startPost } from './post/worker.server'
import { createWeb } from './web.server'

/** A server that runs. */
export type Running = {
  db: Db
  port: number
  config: Config
  incoming: Pick<Incoming, 'take'>
  /** Waits until every letter that is due has been tried. */
  drainPost: () => Promise<void>
  /** Finishes what is in flight, then closes. */
  stop: () => Promise<void>
}

export type ServeOptions = {
  config: Config
  mailbox?: Mailbox | null
  log?: Logger
  now?: () => Instant
}

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })

/**
 * Starts everything.
 * @throws when the port is taken, a file that settings name cannot be read, the database cannot be opened or a migration fails
 */
export async function serve(options: ServeOptions): Promise<Running> {
  const { now = instantNow, mailbox = null } = options
  const log = options.log ?? pino({ level: options.config.logLevel })
  const mail = await postSettings(options.config)
  const db = connect(options.config.databaseUrl)
  await migrate(db)
  await indexIfMissing(db, now())

  const server = createServer()
  const port = await listen(server, options.config.port, options.config.host)
  const config = { ...options.config, port, baseUrl: withPort(options.config.baseUrl, port) }
  const post = startPost(db, { ...mail, baseUrl: config.baseUrl }, log, now)
  const incoming = startIncoming({ db, now, config, log, post })
  const signIn = createSignIn(
    db,
    config,
    sendsCodes(db, now, () => post.wake()),
  )
  server.on(
    'request',
    createWeb({
      db,
      now,
      config,
      signIn,
      post,
      incoming,
      mailbox,
      log,
      build: build as unknown as ServerBuild,
    }),
  )
  post.wake()
  const clock = startClock(db, log, now, config.materials)
  // Starting is compiling, for the most part: what is kept now the next start need not do, however this one ends.
  flushCompileCache()

  return {
    db,
    port,
    config,
    incoming,
    drainPost: () => post.drain(),
    stop: async () => {
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      })
      await incoming.stop()
      await clock.stop()
      await post.stop()
      await db.destroy()
    },
  }
}

/** A base address that ends in `:0` takes the port the system gave. */
const withPort = (baseUrl: string, port: number): string => baseUrl.replace(/:0$/, `:${port}`)
