// Renders a page on the server, in the reader's language, with the nonce of the answer on its scripts.
import { randomBytes } from 'node:crypto'
import { Transform } from 'node:stream'
import {
  createReadableStreamFromReadable,
  type ActionFunctionArgs,
  type AppLoadContext,
  type EntryContext,
  type LoaderFunctionArgs,
} from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import pino, { type Logger } from 'pino'
import { renderToPipeableStream, renderToString } from 'react-dom/server'
import type { Locale } from '#db/schema'
import { localeOf } from './auth/actor.server'
import { notingWords, wordsOfKeys } from './i18n/all'
import { ErrorNumberProvider } from './ui/error-page'
import { FieldNamesProvider, type FieldNames } from './ui/field-names'
import { NonceProvider } from './ui/nonce'
import { NotedTitleProvider, type NotedTitle } from './ui/title'
import { WordsProvider } from './ui/words'

/** Longer than a page may take; a stream that stands still is cut. */
export const streamTimeout = 10_000

/** One number a request, for the reader to tell and the log to be searched with. */
const numbers = new WeakMap<AppLoadContext, string>()

function errorNumberOf(context: AppLoadContext): string {
  const known = numbers.get(context)
  if (known) return known
  const made = randomBytes(4).toString('hex').toUpperCase()
  numbers.set(context, made)
  return made
}

let log: Logger | null = null

/** What an error says may name the address that was asked for, and an address may hold a secret. */
const withoutSecrets = (text: string): string =>
  text.replace(/(\/[ar]\/|\/sign-in\/code)[^\s"'`<>]*/g, '$1…').replace(/\/[\w-]{43}(?![\w-])/g, '/…')

/** Whether it is the request that was wrong: an address that leads nowhere, a way of asking that no page knows. */
const isRequestsFault = (error: unknown): boolean => isRouteErrorResponse(error) && error.status < 500

/** An error as the log takes it: what it is, what it says, where it came from. Null when nothing of ours failed. */
export function failureIn(error: unknown): { type: string; message: string; stack: string } | null {
  if (isRequestsFault(error)) return null
  const thrown: unknown = isRouteErrorResponse(error) && 'error' in error ? error.error : error
  if (!(thrown instanceof Error)) return { type: typeof thrown, message: '', stack: '' }
  const [message, stack] = [withoutSecrets(thrown.message), withoutSecrets(thrown.stack ?? '')]
  return { type: thrown.name, message, stack }
}

/** Notes an error under the request's number, without anything of the request itself. */
function note(context: AppLoadContext, error: unknown): void {
  const failure = failureIn(error)
  if (failure === null) return
  log ??= pino({ level: context.config.logLevel })
  log.error({ number: errorNumberOf(context), err: failure }, 'a page failed')
}

/** A bug: noted under the number that the reader sees. What the reader cancelled or asked amiss is none. */
export function handleError(
  error: unknown,
  { request, context }: LoaderFunctionArgs | ActionFunctionArgs,
): void {
  if (request.signal.aborted) return
  note(context, error)
}

export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  return renderPage(request, status, headers, remixContext, context)
}

async function renderPage(
  request: Request,
  status: number,
  headers: Headers,
  remixContext: EntryContext,
  context: AppLoadContext,
): Promise<Response> {
  const locale = await readersLocale(request, context)
  const noted: NotedTitle = { text: null }
  const keys = new Set<string>()
  const fieldNames: FieldNames = new Map()
  const drawn = (entry: EntryContext) => (
    <WordsProvider t={notingWords(locale, keys)} locale={locale}>
      <NotedTitleProvider value={noted}>
        <FieldNamesProvider value={fieldNames}>
          <NonceProvider value={context.nonce}>
            <ErrorNumberProvider value={status >= 500 ? errorNumberOf(context) : null}>
              <RemixServer
                context={entry}
                url={request.url}
                nonce={context.nonce}
                abortDelay={streamTimeout}
              />
            </ErrorNumberProvider>
          </NonceProvider>
        </FieldNamesProvider>
      </NotedTitleProvider>
    </WordsProvider>
  )
  // What answers a press may open with a summary of errors, and that names the fields below it. The data for the browser
  // can be read but once: it goes with the page itself.
  if (remixContext.staticHandlerContext.actionData !== null)
    renderToString(drawn({ ...remixContext, serverHandoffStream: undefined }))
  const page = drawn(remixContext)
  headers.set('Content-Type', 'text/html; charset=utf-8')
  headers.set('Content-Language', locale)
  return new Promise((resolve, reject) => {
    let started = false
    const { pipe, abort } = renderToPipeableStream(page, {
      nonce: context.nonce,
      onShellReady() {
        started = true
        const body = withNoted(noted, () => wordsOfKeys(locale, keys))
        resolve(new Response(createReadableStreamFromReadable(body), { status, headers }))
        pipe(body)
      },
      onShellError: reject,
      onError(error: unknown) {
        if (started) note(context, error)
      },
    })
    setTimeout(abort, streamTimeout + 1000).unref()
  })
}

/** The error page too has a language, even when the error is that the session cannot be read. */
const readersLocale = (request: Request, context: AppLoadContext): Promise<Locale> =>
  localeOf(request, context).catch(() => 'fi')

const signs: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', "'": '&#x27;' }
const safe = (text: string): string => text.replace(/[&<>']/g, (sign) => signs[sign] ?? sign)
const emptyTitle = /<title>[^<]*<\/title>/
const emptyWords = '<meta name="words" content=""/>'

/**
 * Puts the noted title, and the words that the page says, into the head, which is in its first piece. A page that is
 * sent without scripts has no place for words.
 */
function withNoted(noted: NotedTitle, words: () => object): Transform {
  let first = true
  return new Transform({
    transform(piece: Buffer, _encoding, done) {
      if (!first) return done(null, piece)
      first = false
      const said = () => inBytes(`<meta name="words" content='${safe(JSON.stringify(words()))}'/>`)
      // Read byte for byte: a piece may end in the middle of a letter.
      const head = piece.toString('latin1').replace(emptyWords, said)
      done(null, Buffer.from(noted.text === null ? head : withTitle(head, noted.text), 'latin1'))
    },
  })
}

const inBytes = (text: string): string => Buffer.from(text).toString('latin1')

const withTitle = (head: string, title: string): string =>
  head.replace(emptyTitle, () => inBytes(`<title>${safe(title)}</title>`))
