// What the log is told of a page that failed: bugs, never an address that leads nowhere, never the secret in an address.
import { createStaticHandler } from 'react-router-dom/server'
import { expect, test } from 'vitest'
import { failureIn } from '~/entry.server'
import { origin } from './door'

const { query } = createStaticHandler([
  ...['/a/:token', '/survey/:token'].map((path) => ({
    path,
    loader: ({ request }: { request: Request }) => {
      throw new Error(`cannot read ${request.url} of Aino`)
    },
  })),
])

/** What a visit leaves in the log. */
async function noted(path: string, method = 'GET') {
  const body = method === 'POST' ? new URLSearchParams({ answer: 'yes' }) : undefined
  const found = await query(new Request(origin + path, { method, body }))
  if (found instanceof Response) throw new Error('a page was expected')
  const errors = Object.values(found.errors ?? {})
  expect(errors).toHaveLength(1)
  return failureIn(errors[0])
}

test.each(['/no/such/page', '/a/s3cret/and/more', '/wp-login.php'])('nothing of %s', async (path) => {
  expect(await noted(path)).toBeNull()
})

test('nothing of a write to a page that takes none', async () => {
  expect(await noted('/a/s3cret', 'POST')).toBeNull()
})

test('of a bug what it is and where, without the secret of the address', async () => {
  const failure = await noted('/a/s3cret?lang=sv')
  expect(failure).toMatchObject({ type: 'Error', message: `cannot read ${origin}/a/… of Aino` })
  expect(failure?.stack).toContain('log.test.ts')
  expect(JSON.stringify(failure)).not.toContain('s3cret')
})

test('of what is thrown and is no error, only its type', () => {
  expect(failureIn('s3cret')).toEqual({ type: 'string', message: '', stack: '' })
})

test('nor any other letter’s secret, known by its length', async () => {
  const failure = await noted(`/survey/${'x'.repeat(43)}?lang=sv`)
  expect(failure?.message).toBe(`cannot read ${origin}/survey/…?lang=sv of Aino`)
})
