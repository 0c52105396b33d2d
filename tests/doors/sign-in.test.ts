// The door of signing in: a code by letter, for those the registry knows, once, for a while, and never off the app.
import { describe, expect, test } from 'vitest'
import { codeMinutes } from '~/auth/sign-in.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { lettersIn, testWorld, type World } from '../world'
import { dumpOf, hugeText, origin, visit } from './door'

const t = wordsOfPages('fi')

let browsers = 0
/** Each asks from a browser of its own: the limits are the server's, and outlive a test. */
const browser = () => ({ clientAddress: `10.0.0.${++browsers}` })

let addresses = 0
const newAddress = () => `kirjautuja${++addresses}@virasto.example`

const ask = (world: World, email: string, next?: string) =>
  visit(world, paths.signIn(), {
    form: { email, ...(next === undefined ? {} : { next }) },
    context: browser(),
  })

const give = (world: World, email: string, code: string, next = '') =>
  visit(world, paths.signInCode({ email }), { form: { email, code, next } })

/** The code of the last letter. */
async function codeIn(world: World): Promise<string> {
  const letter = (await lettersIn(world.db)).findLast(({ kind }) => kind === 'signIn')
  return String(letter?.data['code'] ?? '')
}

const wrongOf = (code: string) => (code === '000000' ? '000001' : '000000')

/** Somebody whom the registry knows, with a code in the post. */
async function asked(world: World): Promise<{ email: string; code: string; personId: string }> {
  const email = newAddress()
  const personId = await world.person({ email })
  await ask(world, email)
  return { email, code: await codeIn(world), personId }
}

const sessions = (world: World) => world.db.selectFrom('signInSession').selectAll().execute()

describe('asking for a code', () => {
  test('a known address gets a letter, an unknown one none, and the pages tell no difference', async () => {
    await using world = await testWorld()
    const [known, unknown] = [newAddress(), newAddress()]
    await world.person({ email: known })
    const ways = [await ask(world, known), await ask(world, unknown)]
    expect(ways.map(({ status, cookies }) => ({ status, cookies }))).toEqual([
      { status: 302, cookies: [] },
      { status: 302, cookies: [] },
    ])
    const pages = await Promise.all(ways.map((way) => visit(world, way.to ?? '')))
    const without = (html = '', email: string) =>
      html.replaceAll(email, '').replaceAll(encodeURIComponent(email), '')
    expect(without(pages[0]?.html, known)).toBe(without(pages[1]?.html, unknown))
    expect(pages[1]?.text).toContain(t('signIn.sent', { email: unknown, minutes: codeMinutes }))
    const letters = await lettersIn(world.db)
    expect(letters.map(({ kind, data }) => ({ kind, email: data['email'] }))).toEqual([
      { kind: 'signIn', email: known },
    ])
  })

  test('an address that was somebody’s gets none', async () => {
    await using world = await testWorld()
    const email = newAddress()
    await world.person({ email })
    await world.db.updateTable('address').set({ validTo: '2026-01-01' }).where('email', '=', email).execute()
    await ask(world, email)
    expect(await lettersIn(world.db)).toEqual([])
  })

  test('the address is known however it is written', async () => {
    await using world = await testWorld()
    const email = newAddress()
    await world.person({ email })
    const { to } = await ask(world, email.toUpperCase())
    const { email: shown } = Object.fromEntries(new URL(to ?? '', origin).searchParams)
    const answer = await give(world, shown ?? '', await codeIn(world))
    expect(answer.to).toBe('/')
    expect(answer.cookies).not.toEqual([])
  })

  test.each([
    ['nothing', '', 'frame.form.notAnEmail'],
    ['no address', 'aino virta', 'frame.form.notAnEmail'],
    ['two addresses', 'a@virasto.example, b@virasto.example', 'frame.form.notAnEmail'],
    ['a line break and a header', 'a@virasto.example\r\nBcc: b@virasto.example', 'frame.form.notAnEmail'],
    ['100,000 letters', `${hugeText}@virasto.example`, 'frame.form.notAnEmail'],
    [
      'a long true address',
      `${'a'.repeat(60)}@${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(60)}.example`,
      'frame.form.tooLong',
    ],
  ] as const)('typed %s, the page says so beside the field and keeps it', async (_, email, fault) => {
    await using world = await testWorld()
    const before = await dumpOf(world.db)
    const page = await ask(world, email)
    expect(page.status).toBe(200)
    expect(page.text).toContain(t(fault))
    expect(page.field('email')).toBe(email)
    expect(await dumpOf(world.db)).toBe(before)
  })

  test('again and again is stopped, with words', async () => {
    await using world = await testWorld()
    const email = newAddress()
    await world.person({ email })
    for (let times = 0; times < 5; times++) expect((await ask(world, email)).status).toBe(302)
    const page = await ask(world, email)
    expect(page.text).toContain(t('signIn.tooMany'))
    expect(page.field('email')).toBe(email)
    expect(await lettersIn(world.db)).toHaveLength(5)
  })
})

describe('the letter’s link', () => {
  test.each(['GET', 'HEAD'] as const)('opened with %s signs nobody in and spends nothing', async (method) => {
    await using world = await testWorld()
    const { email, code } = await asked(world)
    const before = await dumpOf(world.db)
    const page = await visit(world, paths.signInCode({ email, code }), { method })
    expect({ status: page.status, cookies: page.cookies }).toEqual({ status: 200, cookies: [] })
    expect(await dumpOf(world.db)).toBe(before)
    expect(page.field('code')).toBe(code)
    expect((await give(world, email, code)).to).toBe('/')
  })

  test('without an address leads to the beginning', async () => {
    await using world = await testWorld()
    expect((await visit(world, paths.signInCode({ code: '123456' }))).to).toBe('/sign-in')
  })
})

describe('a code', () => {
  test('signs in, with or without spaces, and works once', async () => {
    await using world = await testWorld()
    const { email, code } = await asked(world)
    const first = await give(world, email, ` ${code.slice(0, 3)} ${code.slice(3)} `)
    expect(first.to).toBe('/')
    expect(first.cookies.join()).toMatch(/session_token=[^;]+;.*HttpOnly/i)
    const again = await give(world, email, code)
    expect(again.cookies).toEqual([])
    expect(again.text).toContain(t('signIn.wrongCode'))
    expect(await sessions(world)).toHaveLength(1)
  })

  test.each([
    ['wrong', (code: string) => wrongOf(code), 'signIn.wrongCode'],
    ['empty', () => '', 'signIn.wrongCode'],
    ['too short', (code: string) => code.slice(1), 'signIn.wrongCode'],
    ['too long', (code: string) => `${code}1`, 'signIn.wrongCode'],
    ['of letters', () => 'abcdef', 'signIn.wrongCode'],
    ['of other figures', () => '١٢٣٤٥٦', 'signIn.wrongCode'],
    ['of 100,000 letters', () => hugeText, 'signIn.wrongCode'],
  ] as const)('that is %s is refused beside the field', async (_, typedOf, fault) => {
    await using world = await testWorld()
    const { email, code } = await asked(world)
    const page = await give(world, email, typedOf(code))
    expect({ status: page.status, cookies: page.cookies }).toEqual({ status: 200, cookies: [] })
    expect(page.text).toContain(t(fault))
    expect(await sessions(world)).toEqual([])
  })

  test('is another person’s for nobody else', async () => {
    await using world = await testWorld()
    const { code } = await asked(world)
    const other = await asked(world)
    if (code === other.code) return
    expect((await give(world, other.email, code)).cookies).toEqual([])
  })

  test('is gone after a quarter of an hour, and the page says so', async () => {
    await using world = await testWorld()
    const { email, code } = await asked(world)
    await world.db.updateTable('signInVerification').set({ expiresAt: '2020-01-01T00:00:00.000Z' }).execute()
    const page = await give(world, email, code)
    expect(page.cookies).toEqual([])
    expect(page.text).toContain(t('signIn.oldCode'))
  })

  test('is void after too many wrong ones, the right one too', async () => {
    await using world = await testWorld()
    const { email, code } = await asked(world)
    for (let times = 0; times < 5; times++) await give(world, email, wrongOf(code))
    expect((await give(world, email, code)).cookies).toEqual([])
    expect(await sessions(world)).toEqual([])
  })

  test('may not be guessed for long, new codes or not', async () => {
    await using world = await testWorld()
    const { email, code } = await asked(world)
    for (let times = 0; times < 10; times++) await give(world, email, wrongOf(code))
    await ask(world, email)
    const page = await give(world, email, await codeIn(world))
    expect(page.cookies).toEqual([])
    expect(page.text).toContain(t('signIn.tooMany'))
  })

  test('of an address that nobody holds opens nothing, were it guessed', async () => {
    await using world = await testWorld()
    const email = newAddress()
    await ask(world, email)
    const { signIn } = world.context()
    const code = await signIn.api.createVerificationOTP({ body: { email, type: 'sign-in' } })
    const { cookies } = await give(world, email, code)
    const headers = { Cookie: cookies.map((cookie) => cookie.split(';')[0]).join('; ') }
    const { loader } = await import('~/routes/start')
    const request = new Request(`${origin}/`, { headers })
    const answer = await loader({ request, params: {}, context: world.context() }).catch(
      (end: unknown) => end,
    )
    expect(answer).toBeInstanceOf(Response)
    expect(answer instanceof Response && answer.headers.get('Location')).toMatch(/^\/sign-in/)
  })
})

describe('the way back', () => {
  const within = ['/', '/events', '/events?when=past&q=kahvi', '/a/b?c=%2F%2Fd']

  test.each(within)('%s is kept through both pages', async (next) => {
    await using world = await testWorld()
    const email = newAddress()
    await world.person({ email })
    const codePage = await visit(world, (await ask(world, email, next)).to ?? '')
    expect(codePage.field('next')).toBe(next)
    expect((await give(world, email, await codeIn(world), next)).to).toBe(next)
  })

  test.each([...within, '/events\u00e4'])('%s is in the letter’s link, and leads there', async (next) => {
    await using world = await testWorld()
    const email = newAddress()
    await world.person({ email })
    await ask(world, email, next)
    const letter = (await lettersIn(world.db)).at(-1)
    const code = String(letter?.data['code'])
    const linked = String(letter?.data['next'])
    const page = await visit(world, paths.signInCode({ email, code, next: linked }))
    expect((await give(world, email, code, page.field('next'))).to).toBe(
      new URL(next, origin).href.slice(origin.length),
    )
  })

  test.each(['//evil.example', `/${'a'.repeat(1000)}`])('%j is in no letter', async (next) => {
    await using world = await testWorld()
    const email = newAddress()
    await world.person({ email })
    await ask(world, email, next)
    expect(['/', undefined]).toContain((await lettersIn(world.db)).at(-1)?.data['next'])
  })

  test.each([
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    'https://evil.example/',
    'HTTPS:evil.example',
    'javascript:alert(1)',
    'evil.example',
    '@evil.example',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/.//evil.example',
    '/events/../..//evil.example',
    '/events\r\nSet-Cookie: a=b',
    '/events?q=€',
    `/${'a'.repeat(100_000)}`,
  ])('%j never leads off the app', async (next) => {
    await using world = await testWorld()
    const { email, code } = await asked(world)
    const answer = await give(world, email, code, next)
    expect(answer.status).toBe(302)
    expect(new URL(answer.to ?? '', origin).origin).toBe(origin)
    expect(answer.to).not.toMatch(/[^\x21-\x7e]/)
  })

  test('a page that was closed comes back after signing in', async () => {
    await using world = await testWorld()
    const eventId = await world.draft()
    const turned = await visit(world, `/events/${eventId}/answers?answer=yes`)
    expect(turned.to).toBe(paths.signIn({ next: `/events/${eventId}/answers?answer=yes` }))
  })
})

test('signing out ends the session of this browser, and has it forget the pages', async () => {
  await using world = await testWorld()
  const person = await world.person()
  const cookie = await world.cookieOf(person)
  const { action } = await import('~/routes/sign-out')
  const request = () => new Request(`${origin}/sign-out`, { method: 'POST', headers: { Cookie: cookie } })
  const left = await action({ request: request(), params: {}, context: world.context() })
  expect(left.headers.get('Clear-Site-Data')).toBe('"cache"')
  expect(await sessions(world)).toEqual([])
  const { loader } = await import('~/routes/start')
  const after = await loader({ request: request(), params: {}, context: world.context() }).catch(
    (end: unknown) => end,
  )
  expect(after).toBeInstanceOf(Response)
})
