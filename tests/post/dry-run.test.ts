// A dry run: every letter is laid into a folder as it would have left, and nothing leaves.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { expect, onTestFinished, test } from 'vitest'
import { samples } from '#emails/samples'
import type { Letter } from '#emails/letters'
import { readConfig } from '~/config.server'
import { postSettings } from '~/post/settings.server'
import {
  freshDb,
  insertInvitation,
  lettersIn,
  openPost,
  postInvitations,
  postLetter,
  start,
  startMta,
} from './world'

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'johtofoorumi-dry-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

test('letters lie in the folder and are marked sent; the mail server hears of nothing', async () => {
  const db = await freshDb()
  const mta = await startMta()
  const posted = await postInvitations(db, ['a@vm.example', 'b@elsewhere.example'])
  posted.push(await postLetter(db, samples('fi').signIn as Letter, { address: 'c@vm.example' }))
  const dryRun = join(folder(), 'letters')
  const { worker, noted } = openPost(db, mta.smtpUrl, {
    dryRun,
    allowList: ['a@vm.example'],
    paces: { '*': 1 },
  })
  await worker.drain()

  expect(mta.caught).toEqual([])
  expect(readdirSync(dryRun).sort()).toEqual(posted.map(({ id }) => `${id}.eml`).sort())
  expect((await lettersIn(db)).map(({ status, attempts }) => [status, attempts])).toEqual(
    posted.map(() => ['sent', 1]),
  )
  expect(noted[0]).toMatchObject({ level: 'warn', fields: { folder: dryRun } })
  expect(noted[0]?.message).toMatch(/dry run.*none leaves/)
})

test('what lies there is what would have left, to the byte, and its owner’s alone', async () => {
  const [dry, real] = [await freshDb(), await freshDb()]
  const mta = await startMta()
  const [posted] = await postInvitations(real, ['a@vm.example'])
  await postInvitations(dry, ['a@vm.example'])
  await dry
    .updateTable('outbox')
    .set({ id: posted?.id ?? '', messageId: posted?.messageId ?? '' })
    .execute()
  const dryRun = folder()
  await openPost(real, mta.smtpUrl).worker.drain()
  await openPost(dry, mta.smtpUrl, { dryRun }).worker.drain()
  const file = join(dryRun, `${posted?.id}.eml`)
  const raw = readFileSync(file, 'utf8')
  expect(raw.trimEnd()).toBe(mta.caught[0]?.raw.trimEnd())
  expect((await simpleParser(raw)).subject).toMatch(/^Kutsu/)
  expect(statSync(file).mode & 0o077).toBe(0)
})

test('a letter that was only laid into a folder proves nothing of an address', async () => {
  const db = await freshDb()
  const { personId } = await insertInvitation(db)
  const trouble = { failedAt: start, failure: 'No such user' }
  await db
    .insertInto('address')
    .values({ id: 'a1', personId, email: 'a@vm.example', validFrom: '2020-01-01', validTo: null, ...trouble })
    .execute()
  await postInvitations(db, ['a@vm.example'])
  await openPost(db, 'smtp://localhost:1', { dryRun: folder() }).worker.drain()
  expect(await db.selectFrom('address').select(['failedAt', 'failure']).executeTakeFirst()).toEqual(trouble)
})

test('a folder that cannot be made stops the start with the setting named', async () => {
  const inTheWay = join(folder(), 'file')
  writeFileSync(inTheWay, '')
  const config = readConfig({
    DATABASE_URL: ':memory:',
    SMTP_URL: 'smtp://localhost:25',
    BASE_URL: 'https://johtofoorumi.vm.example',
    SECRET: 'x'.repeat(32),
    MAIL_FROM: 'posti@vm.example',
    MATERIALS: tmpdir(),
    MAIL_DRY_RUN: join(inTheWay, 'letters'),
  })
  await expect(postSettings(config)).rejects.toThrow(/MAIL_DRY_RUN is no folder to write into/)
})
