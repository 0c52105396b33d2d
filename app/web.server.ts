// The web's outer wall: safe headers, the guard of unsafe methods, static files, then Remix.
import { randomBytes } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, {
  type Express,
  type NextFunction,
  type Request,
  type RequestHandler,
  type Response,
} from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import type { AppContext } from './context.server'
import { paths } from './paths'
import { narrowed, refusingWrites } from './web-routes.server'

export type WebParts = Omit<AppContext, 'nonce' | 'clientAddress' | 'tooLarge'> & {
  build: ServerBuild
  log: Logger
}

const clientFolder = fileURLToPath(new URL('../client', import.meta.url))
const year = 365 * 24 * 3600 * 1000

/** The whole web door. */
export function createWeb(parts: WebParts): Express {
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', parts.config.trustProxy)
  app.use(compression())
  app.use(makeNonce)
  app.use(safeHeaders(parts.config.baseUrl.startsWith('https:')))
  app.use('/assets', express.static(`${clientFolder}/assets`, { immutable: true, maxAge: year }))
  app.use(express.static(clientFolder, { maxAge: 3600 * 1000 }))
  app.use(keepOutOfCaches)
  app.use(refuseForeignWrites)
  app.use(refuseHugeWrites)
  app.use(rememberLanguage)
  app.all('*', pages(parts))
  app.use((error: unknown, _request: Request, response: Response, _next: NextFunction) => {
    const status = statusOf(error)
    // The error's own words may hold the address that was asked for, and with it a secret.
    if (status >= 500)
      parts.log.error(
        { error: error instanceof Error ? error.name : 'unknown' },
        'request failed outside Remix',
      )
    if (response.headersSent) return void response.destroy()
    response.status(status).type('text').send(String(status))
  })
  return app
}

/** Every request for a page: Remix's own handler, one for all paths that begin alike. */
function pages({ build, log: _log, ...given }: WebParts): RequestHandler {
  const buildFor = narrowed(build)
  const refusing = refusingWrites(build, 413)
  const handlers = new Map<ServerBuild, RequestHandler>()
  const handlerOf = (path: string, refused: boolean): RequestHandler => {
    const narrow = refused ? refusing : buildFor(path)
    const handler =
      handlers.get(narrow) ??
      createRequestHandler({
        build: narrow,
        mode: 'production',
        getLoadContext: (request, response) => ({
          ...given,
          nonce: nonceOf(response),
          clientAddress: request.ip ?? '',
          tooLarge: isTooLarge(response),
        }),
      })
    handlers.set(narrow, handler)
    return handler
  }
  return (request, response, next) => {
    const refused = isTooLarge(response) && !formOf(request)?.saysItself
    handlerOf(request.path, refused)(request, response, next)
  }
}

/** What Express says of a request that it cannot read; anything else is our own fault. */
function statusOf(error: unknown): number {
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 500
  return status >= 400 && status < 500 ? status : 500
}

const isTooLarge = (response: { locals: Record<string, unknown> }): boolean =>
  response.locals['tooLarge'] === true

const nonceOf = (response: { locals: Record<string, unknown> }): string => String(response.locals['nonce'])

function makeNonce(_request: Request, response: Response, next: NextFunction): void {
  response.locals['nonce'] = randomBytes(16).toString('base64')
  next()
}

/** Rule L3: the referrer policy must let a form post keep its Origin. */
function safeHeaders(https: boolean) {
  const ownAndNonce = [
    "'self'",
    (_: unknown, response: unknown) => `'nonce-${nonceOf(response as Response)}'`,
  ]
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ownAndNonce as string[],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        frameSrc: ["'self'"],
        frameAncestors: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'self'"],
        objectSrc: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: https,
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  })
}

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Rule L3: a write that another site started is refused, whatever route it aims at. */
export function refuseForeignWrites(request: Request, response: Response, next: NextFunction): void {
  if (safeMethods.has(request.method) || !isForeign(request)) return next()
  response.status(403).type('text').send('403')
}

/** More than any form of words sends. */
const mostBytes = 2 * 1024 * 1024
/** A little more than the largest sheet taken, so that the form itself can say what is too large. */
const mostBytesOfSheet = 12 * 1024 * 1024

/** A little more than the largest file of an event, for the same reason. */
const mostBytesOfFile = 28 * 1024 * 1024

/** A little more than the largest photo, for the same reason. */
const mostBytesOfPhotoForm = 9 * 1024 * 1024

type LargeForm = {
  path: RegExp
  /** Bytes. */
  most: number
  /** The page says beside its field that a file is too large. */
  saysItself?: boolean
}

/** Forms that bring something larger than words. */
const largeForms: LargeForm[] = [
  { path: new RegExp(`^${paths.imports()}(\\.data)?$`), most: mostBytesOfSheet },
  { path: /^\/events\/[^/]+\/materials(\.data)?$/, most: mostBytesOfFile },
  { path: /^\/speaker\/[^/]+(\.data)?$/, most: mostBytesOfFile },
  { path: new RegExp(`^${paths.myData()}(\\.data)?$`), most: mostBytesOfPhotoForm, saysItself: true },
]

const formOf = (request: Request): LargeForm | undefined =>
  largeForms.find(({ path }) => path.test(request.path))

/**
 * A body is refused by its announced length, as browsers announce it. One that a proxy passes on in pieces is counted as
 * it comes, and cut off when it is too long.
 */
export function refuseHugeWrites(request: Request, response: Response, next: NextFunction): void {
  if (safeMethods.has(request.method)) return next()
  const length = request.get('Content-Length')
  const most = formOf(request)?.most ?? mostBytes
  if (length === undefined) cutOffWhenHuge(request, most)
  if (length === undefined || Number(length) <= most) return next()
  response.locals['tooLarge'] = true
  // A browser reads no answer before it has sent everything: what comes is let go by, and kept nowhere.
  request.once('end', () => next()).resume()
}

function cutOffWhenHuge(request: Request, most: number): void {
  let bytes = 0
  request.on('data', (piece: Buffer) => {
    bytes += piece.length
    if (bytes > most) request.socket.destroy()
  })
  // A listener sets the body flowing; it waits for the one who reads it.
  request.pause()
}

function isForeign(request: Request): boolean {
  const site = request.get('Sec-Fetch-Site')
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const origin = request.get('Origin')
  return origin !== undefined && !sameHost(origin, request.get('Host'))
}

function sameHost(origin: string, host: string | undefined): boolean {
  try {
    return new URL(origin).host === host
  } catch {
    return false
  }
}

/** Pages that a letter's secret opens: those that answer, and the sign-in code's. */
const isOpenedByLetter = (path: string): boolean =>
  /^\/((a|r|dates|speaker|survey|call|times|met|go-on|hearing|quiet)\/|sign-in\/code)/.test(path)

/**
 * A language chosen by a link (`?lang=sv`) stays chosen. A letter's link names the letter's language, which nobody
 * chose: it holds for the page it opens.
 */
function rememberLanguage(request: Request, response: Response, next: NextFunction): void {
  const { lang } = request.query
  if ((lang === 'fi' || lang === 'sv' || lang === 'en') && !isOpenedByLetter(request.path)) {
    response.cookie('lang', lang, { maxAge: year, sameSite: 'lax', path: '/' })
  }
  next()
}

/** Pages are of one person: no cache between keeps them, and none at all those whose address is a secret. */
function keepOutOfCaches(request: Request, response: Response, next: NextFunction): void {
  const secret = isOpenedByLetter(request.path) || request.path.startsWith(paths.signIn())
  const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => Response
  // Said as the head is written, so that what a route says of itself holds.
  response.writeHead = (...head: unknown[]) => {
    if (!response.hasHeader('Cache-Control'))
      response.setHeader('Cache-Control', secret ? 'no-store' : 'private, no-cache')
    return writeHead(...head)
  }
  next()
}
