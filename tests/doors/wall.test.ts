// The wall that every request comes through: what caches may keep, how much a write may hold, when a language is kept.
import { once } from 'node:events'
import { createServer, request as send, type IncomingHttpHeaders } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import type { ActionFunctionArgs, ServerBuild } from '@remix-run/node'
import pino from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '~/paths'
import { createWeb } from '~/web.server'
import { makeWorld, type World } from '../world'

let world: World
let port: number
const server = createServer()
const logged: string[] = []

/** A Remix with one route that says how many bytes it was sent; under /kept it says itself what caches may do. */
const echo = {
  loader: ({ request }: ActionFunctionArgs) =>
    new Response('read', request.url.includes('/kept') ? { headers: { 'Cache-Control': 'max-age=60' } } : {}),
  action: async ({ request, context }: ActionFunctionArgs) =>
    new Response(context.tooLarge ? 'too large' : String((await request.text()).length)),
}
const build = {
  entry: { module: { default: () => new Response() } },
  routes: { echo: { id: 'echo', path: '*', module: echo } },
  assets: { entry: { imports: [], module: '' }, routes: {}, url: '', version: '' },
  future: { v3_singleFetch: true },
  publicPath: '/',
  assetsBuildDirectory: '',
  isSpaMode: false,
} as unknown as ServerBuild

beforeAll(async () => {
  world = await makeWorld()
  const log = pino({ level: 'warn' }, { write: (line: string) => void logged.push(line) })
  server.on('request', createWeb({ ...world.context(), build, log }))
  port = await new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  )
})
afterAll(async () => {
  server.close()
  await world.close()
})

type Answer = { status: number; headers: IncomingHttpHeaders; body: string }

/** Asks as any program may; a body in pieces does not announce its length. */
function ask(path: string, pieces: string[] = [], headers: Record<string, string> = {}): Promise<Answer> {
  const method = pieces.length > 0 ? 'POST' : 'GET'
  return new Promise((resolve, reject) => {
    const call = send({ host: '127.0.0.1', port, path, method, headers }, (answer) => {
      let body = ''
      answer.on('data', (piece: Buffer) => (body += piece.toString()))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }))
    })
    call.on('error', reject)
    for (const piece of pieces) call.write(piece)
    call.end()
  })
}

test.each([
  ['/events', 'private, no-cache'],
  ['/events.data', 'private, no-cache'],
  ['/kept', 'max-age=60'],
  ['/a/a-secret', 'no-store'],
  ['/a/a-secret.data', 'no-store'],
  ['/dates/a-secret', 'no-store'],
  ['/speaker/a-secret', 'no-store'],
  ['/survey/a-secret', 'no-store'],
  ['/sign-in', 'no-store'],
  ['/sign-in/code?code=123456', 'no-store'],
])('%s says %j to caches', async (path, says) => {
  expect((await ask(path)).headers['cache-control']).toBe(says)
})

const kilobytes = (count: number) => Array.from({ length: count }, () => 'x'.repeat(1024))

test('a write that comes in pieces is read whole', async () => {
  expect(await ask('/events', kilobytes(500))).toMatchObject({ status: 200, body: String(500 * 1024) })
})

test('a write that comes in pieces is cut off when it grows too long, and the log is silent', async () => {
  await expect(ask('/events', kilobytes(4000))).rejects.toMatchObject({
    code: expect.stringMatching(/ECONNRESET|EPIPE/) as string,
  })
  expect((await ask('/events', ['still there'])).body).toBe('11')
  expect(logged).toEqual([])
})

const announced = (count: number) => ({ 'Content-Length': String(count * 1024) })

test('a write that announces too much reaches no page, and the browser that sends it all hears so', async () => {
  const answer = await ask('/events', kilobytes(3000), announced(3000))
  expect(answer).toMatchObject({ status: 413, body: '' })
  expect(logged).toEqual([])
})

test('so hears one that reads nothing before all is sent, as browsers do', async () => {
  const size = 12 * 1024 * 1024
  for (const [path, status] of [
    ['/events', '413'],
    [paths.myData(), '200'],
  ]) {
    const socket = connect(port, '127.0.0.1')
    const head = `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: ${size}\r\n\r\n`
    await new Promise((sent) => socket.write(head + 'x'.repeat(size), sent))
    const [answer] = (await once(socket, 'data')) as [Buffer]
    expect([path, answer.toString().slice(0, 12)]).toEqual([path, `HTTP/1.1 ${status}`])
    socket.destroy()
  }
})

test('where the form says itself that a photo is too large, it is told so and gets none of it', async () => {
  for (const path of [paths.myData(), `${paths.myData()}.data`])
    expect(await ask(path, kilobytes(10_000), announced(10_000))).toMatchObject({
      status: 200,
      body: expect.stringContaining('too large') as string,
    })
  expect((await ask(paths.myData(), kilobytes(8500), announced(8500))).body).toBe(String(8500 * 1024))
})

test.each([
  ['/events?lang=sv', true],
  ['/sign-in?lang=sv', true],
  ['/events?lang=xx', false],
  ['/a/a-secret?lang=sv', false],
  ['/dates/a-secret?lang=sv', false],
  ['/speaker/a-secret?lang=sv', false],
  ['/survey/a-secret?lang=sv', false],
  ['/sign-in/code?code=123456&lang=sv', false],
])('the language of %s is kept: %s', async (path, kept) => {
  expect((await ask(path)).headers['set-cookie'] ?? []).toEqual(
    kept ? [expect.stringMatching(/^lang=sv;/)] : [],
  )
})

test('an address that cannot be read is refused without a word of it in the log', async () => {
  expect((await ask('/a/%E0%A4%A')).status).toBe(400)
  expect(logged).toEqual([])
})
