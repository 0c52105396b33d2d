// `npm run receive`, as a mail server's pipe runs it: a process with a mail on its input, which tells by its exit.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import * as esbuild from 'esbuild'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { connect } from '#db/connect'
import { alias } from '../../aliases'
import { mailbox, testWorld } from '../world'
import { replyMail } from './replies'

const folder = mkdtempSync(join(tmpdir(), 'receive-'))
const program = join(folder, 'receive.mjs')
const database = join(folder, 'johtofoorumi.db')
const email = 'maija.meri@virasto.example'
let raw: Buffer

beforeAll(async () => {
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'dir')
  const bundle = {
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
  } as const
  await esbuild.build({ entryPoints: ['app/console/receive.ts'], outfile: program, alias, ...bundle })
  await using world = await testWorld()
  const personId = await world.person({ firstName: 'Maija', lastName: 'Meri', email })
  const farAhead = {
    startsAt: '2090-12-04T10:00:00.000Z',
    endsAt: '2090-12-04T14:00:00.000Z',
    answerBy: '2090-11-27T14:00:00.000Z',
  }
  const { eventId } = await world.invited([personId], farAhead)
  const event = world.db.selectFrom('event').select('uid').where('id', '=', eventId)
  const { uid } = await event.executeTakeFirstOrThrow()
  world.pass({ hours: 1 })
  raw = replyMail({ from: email, to: mailbox, uid, partstat: 'ACCEPTED', at: world.now() })
  await sql`vacuum into ${sql.lit(database)}`.execute(world.db)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

const settings = {
  DATABASE_URL: `file:${database}`,
  SMTP_URL: 'smtp://127.0.0.1:9',
  BASE_URL: 'https://johtofoorumi.vm.example',
  SECRET: 'a secret of the tests, long enough to be taken',
  MAIL_FROM: `Johtofoorumi <${mailbox}>`,
  NODE_ENV: 'production',
} as const

async function receive(input: Buffer | string, args: string[] = [], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [program, ...args], {
    env: { PATH: process.env['PATH'], ...settings, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => {
      said += piece.toString()
    })
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const code = await new Promise<number | null>((ended) => child.once('close', ended))
  return { code, said }
}

async function kept() {
  const db = connect(`file:${database}`)
  try {
    const mails = await db.selectFrom('incomingMail').select(['standing', 'why']).orderBy('id').execute()
    const { answer } = await db.selectFrom('invitation').select('answer').executeTakeFirstOrThrow()
    return { mails, answer }
  } finally {
    await db.destroy()
  }
}

test('a mail is kept once, however often it is piped, and nothing of a person is printed', async () => {
  for (const args of [['--recipient', mailbox], []]) {
    const { code, said } = await receive(raw, args, { RECIPIENT: mailbox })
    expect(code).toBe(0)
    expect(said).not.toMatch(/maija|meri|@/i)
  }
  expect(await kept()).toEqual({ mails: [{ standing: 'taken', why: 'recorded' }], answer: 'yes' })
})

test('of a mail that is too large the head is kept', async () => {
  const large = `From: ${email}\r\nTo: ${mailbox}\r\nSubject: Kuvat\r\n\r\n${'kuva\r\n'.repeat(2_000_000)}`
  expect((await receive(large)).code).toBe(0)
  expect((await kept()).mails.at(-1)).toEqual({ standing: 'open', why: 'tooLarge' })
})

test('without the database the mail server is told to try again (75), and no database is made', async () => {
  const away = await receive(raw, [], { DATABASE_URL: `file:${join(folder, 'muualla.db')}` })
  expect(away).toEqual({ code: 75, said: 'The mail could not be kept now.\n' })
  expect(existsSync(join(folder, 'muualla.db'))).toBe(false)
  expect(
    (await receive(raw, [], { DATABASE_URL: 'postgres://a:b@127.0.0.1:9/a', MATERIALS: folder })).code,
  ).toBe(75)
})

test('with wrong settings the mail server is told to try again: the mail is not at fault', async () => {
  const { code, said } = await receive(raw, [], { SECRET: 'short' })
  expect(code).toBe(75)
  expect(said).toContain('SECRET')
})

test('a wrong call is told so (64)', async () => {
  expect(await receive(raw, ['--to', mailbox])).toMatchObject({
    code: 64,
    said: expect.stringContaining('npm run receive'),
  })
  expect((await receive('')).code).toBe(64)
})
