// Letters signed by the domain: the signature holds for what the mail server got, by the standard's own steps (RFC 6376).
import { createHash, createPublicKey, createVerify, generateKeyPairSync } from 'node:crypto'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import type { Letter } from '#emails/letters'
import { samples } from '#emails/samples'
import { readConfig } from '~/config.server'
import { postSettings } from '~/post/settings.server'
import { freshDb, lettersIn, openPost, postInvitations, postLetter, startMta } from './world'

const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
})

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'johtofoorumi-dkim-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

const settingsWith = (more: Record<string, string>) =>
  postSettings(
    readConfig({
      DATABASE_URL: ':memory:',
      SMTP_URL: 'smtp://localhost:25',
      BASE_URL: 'https://johtofoorumi.vm.example',
      SECRET: 'x'.repeat(32),
      MAIL_FROM: 'posti@vm.example',
      MATERIALS: tmpdir(),
      ...more,
    }),
  )

const dkimSettings = (keyFile: string) => ({
  DKIM_DOMAIN: 'vm.example',
  DKIM_SELECTOR: 'forum',
  DKIM_KEY_FILE: keyFile,
})

function keyFile(contents: string): string {
  const file = join(folder(), 'dkim.pem')
  writeFileSync(file, contents)
  return file
}

/** "v=1; a=rsa-sha256; …" as its tags. */
const tagsOf = (value: string): Record<string, string> =>
  Object.fromEntries(
    value.split(';').flatMap((part) => {
      const [, name, held] = /^\s*(\w+)\s*=\s*([\s\S]*?)\s*$/.exec(part) ?? []
      return name === undefined || held === undefined ? [] : [[name, held]]
    }),
  )

/** "relaxed" header canonicalization: RFC 6376 3.4.2. */
const relaxedHeader = (line: string): string => {
  const colon = line.indexOf(':')
  const value = line
    .slice(colon + 1)
    .replace(/\r\n(?=[ \t])/g, '')
    .replace(/[ \t]+/g, ' ')
    .trim()
  return `${line.slice(0, colon).trim().toLowerCase()}:${value}`
}

/** "relaxed" body canonicalization: RFC 6376 3.4.4. */
const relaxedBody = (body: string): string =>
  body
    .split('\r\n')
    .map((line) => line.replace(/[ \t]+/g, ' ').replace(/ $/, ''))
    .join('\r\n')
    .replace(/(\r\n)*$/, '\r\n')

/** Whether a mail carries a good signature; its tags too. */
function verify(raw: string, key: string) {
  const end = raw.indexOf('\r\n\r\n')
  const headers = raw.slice(0, end).split(/\r\n(?![ \t])/)
  const signature = headers.find((line) => /^dkim-signature:/i.test(line)) ?? ''
  const tags = tagsOf(signature.slice(signature.indexOf(':') + 1).replace(/\r\n(?=[ \t])/g, ''))
  const bodyHash = createHash('sha256')
    .update(relaxedBody(raw.slice(end + 4)), 'utf8')
    .digest('base64')
  const signed = (tags['h'] ?? '').split(':').map((name) => name.trim().toLowerCase())
  // Of a name that comes several times, the last is meant first (RFC 6376 5.4.2).
  const left = [...headers]
  const chosen = signed.flatMap((name) => {
    const index = left.findLastIndex((line) => line.toLowerCase().startsWith(`${name}:`))
    return index === -1 ? [] : left.splice(index, 1)
  })
  const unsigned = relaxedHeader(signature.replace(/(\bb=)[\s\S]*?(?=;|$)/, '$1'))
  const said = [...chosen.map(relaxedHeader), unsigned].join('\r\n')
  const holds = createVerify('RSA-SHA256')
    .update(said, 'utf8')
    .verify(createPublicKey(key), Buffer.from((tags['b'] ?? '').replace(/\s/g, ''), 'base64'))
  return { tags, signed, bodyHolds: tags['bh']?.replace(/\s/g, '') === bodyHash, holds }
}

async function sendSigned() {
  const db = await freshDb()
  const mta = await startMta()
  await postInvitations(db, ['a@vm.example'])
  const { dkim } = await settingsWith(dkimSettings(keyFile(privateKey)))
  await openPost(db, mta.smtpUrl, { dkim: dkim ?? null }).worker.drain()
  return { db, mta, raw: mta.caught[0]?.raw ?? '' }
}

test('M6: a letter carries a signature of the domain that holds', async () => {
  const { raw } = await sendSigned()
  const { tags, signed, bodyHolds, holds } = verify(raw, publicKey)
  expect(tags).toMatchObject({ a: 'rsa-sha256', d: 'vm.example', s: 'forum', c: 'relaxed/relaxed' })
  expect(signed).toEqual(
    expect.arrayContaining(['from', 'to', 'subject', 'date', 'message-id', 'content-type']),
  )
  expect({ bodyHolds, holds }).toEqual({ bodyHolds: true, holds: true })
})

test('the press that stops letters is signed with both its headers, sent or laid into a folder (RFC 8058 section 4)', async () => {
  const { dkim } = await settingsWith(dkimSettings(keyFile(privateKey)))
  const [db, mta, dryRun] = [await freshDb(), await startMta(), folder()]
  await postLetter(db, samples('fi').fromPerson as Letter, { address: 'a@vm.example' })
  await openPost(db, mta.smtpUrl, { dkim: dkim ?? null }).worker.drain()
  const again = await freshDb()
  await postLetter(again, samples('fi').fromPerson as Letter, { address: 'a@vm.example' })
  await openPost(again, mta.smtpUrl, { dkim: dkim ?? null, dryRun }).worker.drain()
  const laid = readdirSync(dryRun).map((file) => readFileSync(join(dryRun, file), 'utf8'))
  expect(laid).toHaveLength(1)
  for (const raw of [...mta.caught.map((mail) => mail.raw), ...laid]) {
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m)
    const { signed, bodyHolds, holds } = verify(raw, publicKey)
    expect(signed).toEqual(
      expect.arrayContaining(['list-unsubscribe', 'list-unsubscribe-post', 'auto-submitted']),
    )
    expect({ bodyHolds, holds }).toEqual({ bodyHolds: true, holds: true })
  }
})

test('a letter changed on its way, or another key, is found out', async () => {
  const { raw } = await sendSigned()
  expect(verify(raw.replace(/^Subject: /m, 'Subject: x'), publicKey).holds).toBe(false)
  expect(verify(`${raw}more\r\n`, publicKey).bodyHolds).toBe(false)
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
    type: 'spki',
    format: 'pem',
  })
  expect(verify(raw, String(other)).holds).toBe(false)
})

test('a twin of a signed letter is the same to the byte', async () => {
  const { db, mta, raw } = await sendSigned()
  const [letter] = await lettersIn(db)
  const again = await freshDb()
  await postInvitations(again, ['a@vm.example'])
  const same = { id: letter?.id ?? '', messageId: letter?.messageId ?? '' }
  await again.updateTable('outbox').set(same).execute()
  const { dkim } = await settingsWith(dkimSettings(keyFile(privateKey)))
  await openPost(again, mta.smtpUrl, { dkim: dkim ?? null }).worker.drain()
  expect(mta.caught[1]?.raw).toBe(raw)
})

test('unsigned without settings', async () => {
  expect((await settingsWith({})).dkim).toBeNull()
  const db = await freshDb()
  const mta = await startMta()
  await postInvitations(db, ['a@vm.example'])
  await openPost(db, mta.smtpUrl).worker.drain()
  expect(mta.caught[0]?.raw).not.toMatch(/^dkim-signature:/im)
})

test('a key that is missing, unreadable or no RSA key stops the start with the setting named', async () => {
  await expect(settingsWith(dkimSettings('/nowhere/dkim.pem'))).rejects.toThrow(
    /DKIM_KEY_FILE .*ENOENT.*\/nowhere/,
  )
  await expect(settingsWith(dkimSettings(folder()))).rejects.toThrow(/DKIM_KEY_FILE .*EISDIR/)
  await expect(settingsWith(dkimSettings(keyFile('no key')))).rejects.toThrow(/DKIM_KEY_FILE holds no RSA/)
  const { privateKey: edwards } = generateKeyPairSync('ed25519')
  const pem = String(edwards.export({ type: 'pkcs8', format: 'pem' }))
  await expect(settingsWith(dkimSettings(keyFile(pem)))).rejects.toThrow(/DKIM_KEY_FILE holds no RSA/)
  // The superuser reads what nobody may.
  if (process.getuid?.() !== 0) {
    const closed = keyFile(privateKey)
    chmodSync(closed, 0)
    await expect(settingsWith(dkimSettings(closed))).rejects.toThrow(/DKIM_KEY_FILE .*EACCES/)
  }
})
