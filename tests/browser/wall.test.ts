// The wall around every route: what another site starts is refused, what the app's own pages start is not.
import { request } from 'node:http'
import { expect, test } from 'vitest'
import { paths } from '~/paths'
import { openVisits } from './browser'

const visits = openVisits()

/** Asks the server as any program may, headers of the browser's included. */
function ask(
  path: string,
  headers: Record<string, string>,
  method = 'POST',
): Promise<{ status: number; headers: Record<string, unknown> }> {
  const body = method === 'GET' || method === 'HEAD' ? '' : 'answer=yes'
  const told = { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': body.length }
  return new Promise((resolve, reject) => {
    const call = request(visits.url(path), { method, headers: { ...told, ...headers } }, (answer) => {
      answer.resume()
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }))
    })
    call.on('error', reject)
    call.end(body)
  })
}

const origin = () => new URL(visits.url('/')).origin
const links = [paths.answer('x'.repeat(43)), paths.signOut(), paths.newEvent(), '/events/x/answers.csv']

test.each([
  ['another site', () => ({ 'Sec-Fetch-Site': 'cross-site' })],
  ['a neighbour under the same domain', () => ({ 'Sec-Fetch-Site': 'same-site' })],
  ['another site, from a browser without that header', () => ({ Origin: 'https://evil.example' })],
  ['a page that hides where it is from', () => ({ Origin: 'null' })],
  ['an origin that is none', () => ({ Origin: 'evil' })],
  ['the same host on another port', () => ({ Origin: 'http://127.0.0.1:1' })],
  ['another site that claims the right origin', () => ({ 'Sec-Fetch-Site': 'cross-site', Origin: origin() })],
])('a write that %s starts is refused with 403, whatever it aims at', async (_, headers) => {
  for (const path of links) {
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH']) {
      expect((await ask(path, headers(), method)).status, `${method} ${path}`).toBe(403)
    }
  }
})

test.each([
  ['its own page', () => ({ 'Sec-Fetch-Site': 'same-origin', Origin: origin() })],
  ['its own page, in an old browser', () => ({ Origin: origin() })],
  ['an address typed in', () => ({ 'Sec-Fetch-Site': 'none' })],
  ['a program that sends neither', () => ({})],
])('a write from %s goes through', async (_, headers) => {
  const answer = await ask(paths.answer('x'.repeat(43)), headers())
  expect(answer.status).toBe(302)
})

test.each(['GET', 'HEAD'])(
  'a %s from another site goes through: a letter’s link comes from elsewhere',
  async (method) => {
    const answer = await ask(paths.signIn(), { 'Sec-Fetch-Site': 'cross-site' }, method)
    expect(answer.status).toBe(200)
  },
)

test('every page carries the headers of safety, and no page that holds a secret is kept or told on', async () => {
  for (const path of [paths.signIn(), paths.answer('x'.repeat(43))]) {
    const { headers } = await ask(path, {}, 'GET')
    expect(headers['content-security-policy']).toMatch(/script-src 'self' 'nonce-[^']+'/)
    expect(headers['referrer-policy']).toBe('same-origin')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['x-powered-by']).toBeUndefined()
  }
  expect((await ask(paths.answer('x'.repeat(43)), {}, 'GET')).headers['cache-control']).toBe('no-store')
})

test('a form of the app’s own page is sent with where it is from, so the wall lets it through', async () => {
  const page = await visits.stranger({ scripts: false })
  await page.goto(paths.signIn())
  const [sent] = await Promise.all([
    page.waitForRequest((one) => one.method() === 'POST'),
    page
      .locator('[name=email]')
      .fill('tuntematon@virasto.example')
      .then(() => page.keyboard.press('Enter')),
  ])
  expect((await sent.allHeaders())['origin']).toBe(origin())
  await page.waitForURL(/\/sign-in\/code/)
})
