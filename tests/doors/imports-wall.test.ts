// The wall lets a sheet in that is larger than any other form, and no larger.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ActionFunctionArgs, ServerBuild } from '@remix-run/node'
import pino from 'pino'
import { expect, test } from 'vitest'
import { paths } from '~/paths'
import { createWeb } from '~/web.server'
import { testWorld } from '../world'

/** A Remix with one route that says how many bytes it was sent. */
const echo = {
  action: async ({ request }: ActionFunctionArgs) => new Response(String((await request.text()).length)),
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

const megabytes = (count: number) => 'x'.repeat(count * 1024 * 1024)

test.each([
  [paths.imports(), 10, 200],
  [paths.imports(), 13, 413],
  [paths.applyImport('a'), 3, 413],
  [paths.people(), 3, 413],
  [paths.eventMaterials('a'), 27, 200],
  [paths.eventMaterials('a'), 29, 413],
  [paths.eventSpeakers('a'), 3, 413],
  [paths.speaker('a'), 29, 413],
])('%s takes a write of %d MB: %d', async (path, size, status) => {
  await using world = await testWorld()
  const server = createServer(createWeb({ ...world.context(), build, log: pino({ level: 'silent' }) }))
  const port = await new Promise<number>((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  )
  try {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body: megabytes(size) })
    expect(answer.status).toBe(status)
  } finally {
    server.close()
  }
})
