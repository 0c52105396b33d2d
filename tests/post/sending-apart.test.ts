// The thread that talks with the mail server: mails leave, what the server says comes back whole, and its end loses none.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as esbuild from 'esbuild'
import { beforeAll, expect, onTestFinished, test } from 'vitest'
import { asMail, type Molten, type Mould } from '~/post/cast'
import { failureOf } from '~/post/failure'
import { openPool, type PoolConfig } from '~/post/pool.server'
import { openPoolApart } from '~/post/sending-apart.server'
import { mailError, startMta } from './world'

let file = ''

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'johtofoorumi-thread-'))
  file = join(folder, 'sending-thread.mjs')
  await esbuild.build({
    entryPoints: ['app/post/sending-thread.server.ts'],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'esm',
  })
  return () => rmSync(folder, { recursive: true, force: true })
})

function apart(config: PoolConfig) {
  const pool = openPoolApart(file, config)
  onTestFinished(() => pool.close())
  return pool
}

const mail = (to: string) => ({
  envelope: { from: 'johtofoorumi@vm.example', to: [to] },
  raw: Buffer.from(`To: ${to}\r\nSubject: =?UTF-8?Q?p=C3=A4iv=C3=A4?=\r\n\r\nTeksti äöå\r\n.\r\nloppu\r\n`),
})

/** What the two say of the same sending, as far as the post reads it. */
async function both(config: PoolConfig, to: string) {
  const said = async (pool: { send: (given: ReturnType<typeof mail>) => Promise<void> }) =>
    pool.send(mail(to)).then(
      () => 'left',
      (error: unknown) => failureOf(error),
    )
  const here = openPool(config)
  onTestFinished(() => here.close())
  return { here: await said(here), apart: await said(apart(config)) }
}

test('many at once arrive, byte for byte', async () => {
  const mta = await startMta()
  const pool = apart({ smtpUrl: mta.smtpUrl })
  const people = Array.from({ length: 60 }, (_, at) => `n${at}@vm.example`)
  await Promise.all(people.map((to) => pool.send(mail(to))))
  expect(mta.caught.map(({ to }) => to).sort()).toEqual([...people].sort())
  for (const { to, raw } of mta.caught) expect(raw).toBe(mail(to).raw.toString())
})

test.each([
  ['refuses the address', mailError(550, '5.1.1 No such user')],
  ['asks to try later', mailError(451, '4.7.1 Slow down')],
  ['is full', mailError(452, '4.3.1 No space')],
])('a server that %s: the same is known as without the thread', async (_what, error) => {
  const mta = await startMta({ onRcptTo: (_address, _session, callback) => callback(error) })
  const said = await both({ smtpUrl: mta.smtpUrl }, 'kuka@vm.example')
  expect(said.apart).toEqual(said.here)
  expect(said.apart).not.toBe('left')
})

test('a server that is not there', async () => {
  const said = await both({ smtpUrl: 'smtp://127.0.0.1:9' }, 'kuka@vm.example')
  expect(said.apart).toEqual(said.here)
  expect(said.apart).toMatchObject({ whose: 'server' })
})

test('a thread that ends leaves it unclear whether its mail arrived, and the next mail starts another', async () => {
  const deadly = join(dirname(file), 'deadly.mjs')
  writeFileSync(
    deadly,
    `import { parentPort } from 'node:worker_threads'
    parentPort.on('message', ({ number, mail }) => {
      if (mail.subject === 'end') process.exit(1)
      if (mail.subject === 'fail') throw new Error('unforeseen')
      if (mail.subject === 'go') parentPort.postMessage({ number, error: null })
    })`,
  )
  const pool = openPoolApart(deadly, { smtpUrl: 'smtp://127.0.0.1:9' })
  for (const subject of ['end', 'fail']) {
    const waits = pool.send({ subject: 'wait' }).catch(failureOf)
    const ends = pool.send({ subject }).catch(failureOf)
    expect(await ends).toMatchObject({ whose: 'unclear', permanent: false })
    expect(await waits).toMatchObject({ whose: 'unclear', permanent: false })
    await pool.send({ subject: 'go' })
  }
})

test('closed while mail is on its way, it tells how each went', async () => {
  const mta = await startMta()
  const pool = openPoolApart(file, { smtpUrl: mta.smtpUrl })
  const leaving = Array.from({ length: 5 }, (_, at) => pool.send(mail(`n${at}@vm.example`)))
  await leaving[0]
  pool.close()
  const ended = await Promise.allSettled(leaving)
  expect(mta.caught).toHaveLength(ended.filter(({ status }) => status === 'fulfilled').length)
})

test('letters cast in the thread are the letters cast here, whatever moulds come and go', async () => {
  const mta = await startMta()
  const pool = apart({ smtpUrl: mta.smtpUrl })
  const mouldOf = (at: number): Mould => ({
    pieces: [
      { what: 'header', name: 'To' },
      Buffer.from(`\r\nSubject: ${at}\r\n\r\n`),
      { what: 'token', cutAt: 3 },
      Buffer.from('\r\n'),
    ],
    calendar: null,
  })
  const letters = Array.from({ length: 60 }, (_, at) => mouldOf(at)).flatMap((mould, at) =>
    ['a', 'b'].map((name): Molten => {
      const to = { name: 'Åsa', address: `${name}${at}@vm.example` }
      const filling = {
        id: '',
        token: 'tunnus',
        to,
        messageId: '<1@vm.example>',
        follows: null,
        attendee: null,
      }
      const envelope = { from: 'johtofoorumi@vm.example', to: [to.address] }
      return { mould, envelope, filling: { ...filling, createdAt: '2026-11-02T07:00:00.000Z' } }
    }),
  )
  for (const letter of [...letters, ...letters.slice(0, 4)]) await pool.send(letter)
  expect(mta.caught).toHaveLength(124)
  const wanted = new Map(letters.map((letter) => [letter.envelope.to[0], String(asMail(letter).raw)]))
  for (const { to, raw } of mta.caught) expect(raw).toBe(wanted.get(to))
})
