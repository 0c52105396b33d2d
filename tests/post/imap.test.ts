// The reader of the mailbox against a real IMAP server: every mail is taken once, moved, and trouble is waited out.
import { createServer, type AddressInfo } from 'node:net'
import { onTestFinished, expect, test, describe } from 'vitest'
import { startReader, type ReaderGiven } from '~/post/imap.server'
import { mailboxAt, type Fetched } from '~/post/imap-session.server'
import { dovecotOrWhy, hasDovecot, startDovecot, type Dovecot } from './dovecot'
import type { Noted } from './world'

const user = 'johtofoorumi@vm.example'
const soon = { timeout: 60_000, interval: 50 }

const mailOf = (subject: string, text = 'Hei.') =>
  `From: Aino Virta <aino.virta@vm.example>\r\nTo: ${user}\r\nSubject: ${subject}\r\n\r\n${text}\r\n`

const subjectOf = ({ raw }: Fetched) => /^Subject: (.*)\r$/m.exec(raw.toString())?.[1] ?? ''

type Given = Partial<ReaderGiven> & { folder?: string }

/** A reader that keeps what it was handed; a mail's subject says what becomes of it. */
function read(dovecot: Dovecot, given: Given = {}) {
  const taken: Fetched[] = []
  const noted: Noted[] = []
  const line = (level: string) => (fields: Record<string, unknown>, message: string) => {
    noted.push({ level, fields, message })
  }
  const reader = startReader({
    imapUrl: dovecot.imapUrl(user, given.folder),
    take: (mail) => {
      taken.push(mail)
      const subject = subjectOf(mail)
      return Promise.resolve(
        subject.startsWith('tuntematon') ? 'unmatched' : subject.startsWith('rikki') ? 'failed' : 'processed',
      )
    },
    log: { info: line('info'), warn: line('warn'), error: line('error') },
    now: () => '2026-11-02T07:00:00.000Z',
    // Long: what comes sooner came by IDLE.
    pollSeconds: 600,
    pause: () => 0.05,
    ...given,
  })
  onTestFinished(() => reader.stop())
  return { reader, taken, noted }
}

test('the address of the mailbox holds who, where and which folder', () => {
  expect(
    mailboxAt('imaps://johtofoorumi%40vm.example:sala%2Fsana@imap.vm.example/Kutsut/Sis%C3%A4%C3%A4n'),
  ).toEqual({
    host: 'imap.vm.example',
    port: 993,
    secure: true,
    user: 'johtofoorumi@vm.example',
    password: 'sala/sana',
    folder: 'Kutsut/Sisään',
  })
  expect(mailboxAt('imap://a:b@127.0.0.1')).toMatchObject({ port: 143, secure: false, folder: 'INBOX' })
})

test('a stop does not wait for a server that never greets', async () => {
  const silent = createServer()
  const come = new Promise((resolve) => silent.once('connection', resolve))
  const port = await new Promise<number>((resolve) => {
    const listening = silent.listen(0, '127.0.0.1', () => resolve((listening.address() as AddressInfo).port))
  })
  onTestFinished(() => new Promise<void>((resolve) => silent.close(() => resolve())))
  const quiet = () => undefined
  const reader = startReader({
    imapUrl: `imap://a:b@127.0.0.1:${port}`,
    take: () => Promise.resolve('processed'),
    log: { info: quiet, warn: quiet, error: quiet },
    now: () => '2026-11-02T07:00:00.000Z',
  })
  await come
  await reader.stop()
  expect(reader.standstill()).toBeNull()
}, 5_000)

describe.skipIf(!hasDovecot)(`reading a mailbox of dovecot${dovecotOrWhy}`, () => {
  test('R4: takes what lies there, makes the folders, and moves each mail to its own', async () => {
    const dovecot = await startDovecot()
    for (const subject of ['vastaus', 'tuntematon', 'rikki', 'toinen vastaus'])
      await dovecot.lay(user, mailOf(subject))
    const { taken } = read(dovecot)
    await expect.poll(() => dovecot.subjects(user, 'Processed'), soon).toEqual(['vastaus', 'toinen vastaus'])
    expect(await dovecot.subjects(user, 'Unmatched')).toEqual(['tuntematon'])
    expect(await dovecot.subjects(user, 'Failed')).toEqual(['rikki'])
    expect(await dovecot.subjects(user)).toEqual([])
    expect(taken.map(subjectOf)).toEqual(['vastaus', 'tuntematon', 'rikki', 'toinen vastaus'])
    expect(taken[0]).toEqual({ raw: Buffer.from(mailOf('vastaus')), whole: true })
  })

  test('hears of mail that comes by IDLE, also of what was seen by somebody', async () => {
    const dovecot = await startDovecot()
    const { taken } = read(dovecot)
    await expect.poll(() => dovecot.subjects(user, 'Failed'), soon).toEqual([])
    await dovecot.lay(user, mailOf('ensimmäinen'))
    await expect.poll(() => taken.length, soon).toBe(1)
    const client = await dovecot.program(user)
    await client.append('INBOX', mailOf('luettu'), ['\\Seen'])
    await expect.poll(() => dovecot.subjects(user, 'Processed'), soon).toHaveLength(2)
  })

  test('asks by itself where the server tells nothing, and copies where it cannot move', async () => {
    const dovecot = await startDovecot({
      capabilities: 'IMAP4rev1 SASL-IR LITERAL+ ID ENABLE NAMESPACE UIDPLUS',
    })
    const { taken } = read(dovecot, { pollSeconds: 0.2 })
    await expect.poll(() => dovecot.subjects(user, 'Failed'), soon).toEqual([])
    await dovecot.lay(user, mailOf('vastaus'))
    await expect.poll(() => dovecot.subjects(user, 'Processed'), soon).toEqual(['vastaus'])
    expect(await dovecot.subjects(user)).toEqual([])
    expect(taken).toHaveLength(1)
  })

  test("names the folders by the server's own prefix and delimiter", async () => {
    const dovecot = await startDovecot({ prefix: 'INBOX.' })
    await dovecot.lay(user, mailOf('vastaus'))
    read(dovecot)
    await expect.poll(() => dovecot.subjects(user, 'INBOX.Processed'), soon).toEqual(['vastaus'])
  })

  test('reads another folder than INBOX when it is told to', async () => {
    const dovecot = await startDovecot()
    const client = await dovecot.program(user)
    await client.mailboxCreate(['Kutsut', 'Sisään'])
    await client.append('Kutsut/Sisään', mailOf('vastaus'))
    await client.append('INBOX', mailOf('muuta'))
    read(dovecot, { folder: 'Kutsut/Sisään' })
    await expect.poll(() => dovecot.subjects(user, 'Processed'), soon).toEqual(['vastaus'])
    expect(await dovecot.subjects(user)).toEqual(['muuta'])
  })

  test('R4: of a mail that is too large only the head is fetched', async () => {
    const dovecot = await startDovecot()
    await dovecot.lay(user, mailOf('tuntematon', 'suuri on\r\n'.repeat(1_100_000)))
    const { taken } = read(dovecot)
    await expect.poll(() => dovecot.subjects(user, 'Unmatched'), soon).toEqual(['tuntematon'])
    expect(taken).toEqual([{ raw: Buffer.from(mailOf('tuntematon').split('Hei.')[0] ?? ''), whole: false }])
  })

  test('goes on when the server has been away, and says since when it was', async () => {
    const dovecot = await startDovecot()
    const { reader, noted } = read(dovecot)
    await expect.poll(() => dovecot.subjects(user, 'Failed'), soon).toEqual([])
    expect(reader.standstill()).toBeNull()
    await dovecot.stop()
    await expect.poll(() => reader.standstill()?.since, soon).toBe('2026-11-02T07:00:00.000Z')
    await dovecot.start()
    await dovecot.lay(user, mailOf('vastaus'))
    await expect.poll(() => dovecot.subjects(user, 'Processed'), soon).toEqual(['vastaus'])
    expect(reader.standstill()).toBeNull()
    expect(noted.map(({ level }) => level)).toEqual(['error', 'info'])
    expect(JSON.stringify(noted)).not.toContain('@')
  })

  test('waits when nothing can be kept, and loses nothing: the mail stays where it was', async () => {
    const dovecot = await startDovecot()
    await dovecot.lay(user, mailOf('ensimmäinen'))
    await dovecot.lay(user, mailOf('toinen'))
    let there = false
    const { reader } = read(dovecot, {
      take: () =>
        there ? Promise.resolve('processed' as const) : Promise.reject(new Error('the database is away')),
    })
    await expect.poll(() => reader.standstill()?.said, soon).toBe('the database is away')
    expect(await dovecot.subjects(user)).toHaveLength(2)
    there = true
    await expect.poll(() => dovecot.subjects(user, 'Processed'), soon).toHaveLength(2)
    expect(reader.standstill()).toBeNull()
  })

  test('R4: a mail that always gives trouble does not hold up the others', async () => {
    const dovecot = await startDovecot()
    for (const subject of ['hankala', 'ensimmäinen', 'toinen']) await dovecot.lay(user, mailOf(subject))
    read(dovecot, {
      take: (mail) =>
        subjectOf(mail) === 'hankala'
          ? Promise.reject(new Error('hankala'))
          : Promise.resolve('processed' as const),
    })
    await expect.poll(() => dovecot.subjects(user, 'Processed'), soon).toEqual(['ensimmäinen', 'toinen'])
    expect(await dovecot.subjects(user)).toEqual(['hankala'])
  })

  test('a stop lets the mail in hand be dealt with and moved, and begins no other', async () => {
    const dovecot = await startDovecot()
    await dovecot.lay(user, mailOf('ensimmäinen'))
    await dovecot.lay(user, mailOf('toinen'))
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>()
    const { reader } = read(dovecot, {
      take: async () => {
        begin()
        await mayEnd
        return 'processed'
      },
    })
    await begun
    const stopped = reader.stop()
    end()
    await stopped
    expect(await dovecot.subjects(user, 'Processed')).toEqual(['ensimmäinen'])
    expect(await dovecot.subjects(user)).toEqual(['toinen'])
  })

  test('a crash between taking and moving takes the mail again, which its digest makes harmless', async () => {
    const dovecot = await startDovecot()
    await dovecot.lay(user, mailOf('vastaus'))
    const subjects: string[] = []
    read(dovecot, {
      take: async (mail) => {
        subjects.push(subjectOf(mail))
        if (subjects.length === 1) await dovecot.stop().then(dovecot.start)
        return 'processed'
      },
    })
    await expect.poll(() => dovecot.subjects(user, 'Processed').catch(() => null), soon).toEqual(['vastaus'])
    expect(subjects).toEqual(['vastaus', 'vastaus'])
    expect(await dovecot.subjects(user)).toEqual([])
  })

  test('a wrong password is told, not tried in haste, and never stops the app', async () => {
    const dovecot = await startDovecot()
    const pauses: number[] = []
    const { reader } = read(dovecot, {
      imapUrl: dovecot.imapUrl(user).replace(/:[^:@]+@/, ':wrong@'),
      pause: (failures) => {
        pauses.push(failures)
        return 600
      },
    })
    await expect.poll(() => reader.standstill()?.said, soon).toMatch(/authentication/i)
    expect(pauses).toEqual([1])
  })
})
