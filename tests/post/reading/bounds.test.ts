// The reader of mail takes nothing that is too large, too deep or too much, and keeps what it can of the head: rule R4.
import { describe, expect, test } from 'vitest'
import { bounds } from '~/post/reading/opened.server'
import { calendarText } from '~/post/reading/calendar-part'
import { readMail } from '~/post/reading/read-mail.server'
import { fixture, usual } from '../mails'

const head = ['From: Anna <anna@virasto.example>', 'Subject: Kutsu', 'Message-ID: <1@virasto.example>']
const mail = (...lines: string[]) => Buffer.from([...head, ...lines].join('\r\n'))
const readHead = {
  ...{ messageId: '<1@virasto.example>', subject: 'Kutsu' },
  from: { name: 'Anna', address: 'anna@virasto.example' },
}
const unreadable = (reason: string) => ({ ...readHead, said: { kind: 'unreadable', reason } })

describe('out of bounds, and the head is still told', () => {
  const part = (boundary: string, type = 'text/plain') => `--${boundary}\r\nContent-Type: ${type}\r\n\r\n`

  test('more than ten megabytes', async () => {
    const huge = Buffer.concat([mail('Content-Type: text/plain', '', ''), Buffer.alloc(bounds.mail, 'a\r\n')])
    expect(await readMail(huge)).toMatchObject({ ...unreadable('tooLarge'), text: '' })
  })

  test('a calendar part of more than a megabyte', async () => {
    const long = `BEGIN:VCALENDAR\r\nCOMMENT:${'a'.repeat(bounds.calendar)}`
    expect(await readMail(mail('Content-Type: text/calendar; method=REPLY', '', long))).toMatchObject(
      unreadable('tooLarge'),
    )
  })

  test('parts without number', async () => {
    const many = part('b').repeat(bounds.parts + 2)
    expect(await readMail(mail('Content-Type: multipart/mixed; boundary=b', '', many))).toMatchObject(
      unreadable('damaged'),
    )
  })

  test('parts in parts without end', async () => {
    const deep = Array.from({ length: bounds.parts + 2 }, (_, at) =>
      part(`b${at}`, `multipart/mixed; boundary=b${at + 1}`),
    )
    expect(await readMail(mail('Content-Type: multipart/mixed; boundary=b0', '', ...deep))).toMatchObject(
      unreadable('damaged'),
    )
  })

  test('a head without end', async () => {
    const fields = Array.from({ length: 3_000 }, (_, at) => `X-Field-${at}: ${'x'.repeat(60)}`)
    expect(await readMail(mail(...fields, '', 'Hei'))).toMatchObject(unreadable('damaged'))
  })

  test('lines without number', async () => {
    expect(await readMail(mail('', '\n'.repeat(bounds.lines + 1)))).toMatchObject(unreadable('damaged'))
  })

  test('nothing at all is a letter from nobody', async () => {
    expect(await readMail(Buffer.alloc(0))).toMatchObject({
      ...{ messageId: null, sentAt: null, from: { name: '', address: '' }, recipients: [], text: '' },
      said: { kind: 'letter' },
    })
  })
})

describe('nobody can hold up the server, which reads on the thread that answers pages', () => {
  const times = (text: string, most: number) => text.repeat(Math.floor(most / text.length))
  const calendar = (lines: string) =>
    mail('Content-Type: text/calendar; method=REPLY', '', 'BEGIN:VCALENDAR', lines)
  const fields = `--b\n${times('a:b\n', 100_000)}\nx\n`
  test.each([
    ['a head of one field again and again', Buffer.from(`${times('a:b\n', 120_000)}\nHei`)],
    ['parts of as many fields', mail('Content-Type: multipart/mixed; boundary=b', '', times(fields, 9e6))],
    ['megabytes of empty lines', mail('', times('\n', 9e6))],
    ['a slow charset', mail('Content-Type: text/plain; charset=utf-7', '', times('+AGE-+AGE-\r\n', 9e6))],
    ['parts without number', mail('', times('--\n', 9e6))],
    ['components in components', calendar(times(`BEGIN:${'X'.repeat(39)}\r\n`, 900_000))],
    ['letters that are no UTF-8 on every line', calendar(times('\xe4\n', 900_000))],
    ['somebody quoted again and again', mail('', times('On wrote:\n>\n', 200_000))],
  ])('%s', async (_, raw) => {
    const bytes = Buffer.from(raw.toString(), 'latin1')
    const before = process.threadCpuUsage()
    await readMail(bytes)
    const { user, system } = process.threadCpuUsage(before)
    // Of the processor's time, in microseconds, so that other work does not count.
    expect(user + system).toBeLessThan(1_000_000)
  })
})

test('of a large mail all is read but what is attached', async () => {
  const whole = fixture('ics-attached').toString('latin1')
  const boundary = /boundary="?([^"\r\n;]+)/.exec(whole)?.[1] ?? ''
  const fields = 'Content-Type: application/pdf; name="liite.pdf"\r\nContent-Transfer-Encoding: base64'
  const pdf = `--${boundary}\r\n${fields}\r\n\r\n${`${'QUFB'.repeat(19)}\r\n`.repeat(90_000)}`
  const end = whole.lastIndexOf(`--${boundary}--`)
  const large = Buffer.from(whole.slice(0, end) + pdf + whole.slice(end), 'latin1')
  const [read, small] = [await readMail(large), await readMail(fixture('ics-attached'))]
  expect(large.length).toBeGreaterThan(3 * bounds.read)
  expect(read).toEqual({ ...small, digest: read.digest, attachments: [...small.attachments, 'liite.pdf'] })
  expect(read.said.kind).toBe('answer')
})

test('of a text twenty thousand letters are kept', async () => {
  const { text, said } = await readMail(mail('', 'sana '.repeat(40_000)))
  expect([text.length <= 20_000, said.kind]).toEqual([true, 'letter'])
})

test('a page of HTML that is all depth is read as far as it goes', async () => {
  const depth = '<div>'.repeat(50_000)
  const read = await readMail(mail('Content-Type: text/html', '', `<p>Hei</p>${depth}`))
  expect(read).toMatchObject({ said: { kind: 'letter' }, text: expect.stringContaining('Hei') as string })
})

test.each([
  ['Anna <ANNA@virasto.example>', { name: 'Anna', address: 'anna@virasto.example' }],
  ['=?utf-8?B?w4FpbGUgTMOkbnNtYW4=?= <a@b.example>', { name: 'Áile Länsman', address: 'a@b.example' }],
  ['"=?utf-8?Q?=E2=80=AEannA?=" <a@b.example>', { name: 'annA', address: 'a@b.example' }],
  ['Anna', { name: 'Anna', address: '' }],
  ['Anna <anna(at)virasto.example>', { name: 'Anna', address: '' }],
  ['Anna <anna@virasto.example>, Bo <bo@virasto.example>', { name: 'Anna', address: 'anna@virasto.example' }],
])('From: %s', async (field, from) => {
  const { from: read } = await readMail(Buffer.from(`From: ${field}\r\n\r\nHei`))
  expect(read).toEqual(from)
})

test.each([
  ['Mon, 2 Nov 2026 10:15:00 +0200 (EET)', '2026-11-02T08:15:00.000Z'],
  ['maanantai 2. marraskuuta', null],
  ['Mon, 2 Nov 0026 10:15:00 +0200', null],
])('Date: %s', async (field, sentAt) => {
  expect((await readMail(Buffer.from(`Date: ${field}\r\n\r\nHei`))).sentAt).toBe(sentAt)
})

test('the letters that it follows stand with the nearest first', async () => {
  const field = 'References: <1@a.example> <2@a.example>\r\n <3@a.example>\r\nIn-Reply-To: <4@a.example>'
  const { follows } = await readMail(Buffer.from(`${field}\r\n\r\nHei`))
  expect(follows).toEqual(['<4@a.example>', '<3@a.example>', '<2@a.example>', '<1@a.example>'])
})

test('the same mail has the same digest, another has another', async () => {
  const [one, again, other] = await Promise.all([
    readMail(fixture('gmail-accept')),
    readMail(fixture('gmail-accept'), ['a@b.example']),
    readMail(fixture('gmail-accept', { mailId: '<2@virasto.example>' })),
  ])
  expect(one.digest).toMatch(/^[0-9a-f]{64}$/)
  expect([again.digest === one.digest, other.digest === one.digest]).toEqual([true, false])
})

describe('calendar text', () => {
  const words = 'SUMMARY:Ylijohtaja Väinö Öst'
  test.each([
    ['UTF-8', Buffer.from(words), 'utf-8'],
    ['UTF-8 that says it is ISO 8859-1', Buffer.from(words), 'iso-8859-1'],
    ['ISO 8859-1 that says it is UTF-8', Buffer.from(words, 'latin1'), 'utf-8'],
    ['Windows-1252 that says nothing', Buffer.from(words, 'latin1'), null],
    ['a charset that nobody knows', Buffer.from(words, 'latin1'), 'x-muu'],
    ['UTF-16 with its mark', Buffer.from(`\ufeff${words}`, 'utf16le'), 'utf-16'],
  ])('%s', (_, content, charset) => {
    expect(calendarText({ content, charset })).toBe(words)
  })

  test('a fold in the middle of a letter is mended', () => {
    const bytes = Buffer.from(words)
    const at = bytes.indexOf(0xc3) + 1
    const folded = Buffer.concat([bytes.subarray(0, at), Buffer.from('\r\n '), bytes.subarray(at)])
    expect(calendarText({ content: folded, charset: 'utf-8' })).toBe(words)
  })
})

test('what an answer is about comes from its calendar, not from who sent it on', async () => {
  const { said } = await readMail(fixture('forwarded-ics'))
  expect(said).toEqual({ kind: 'letter' })
  // Without the mark of a forward it is an answer, and tells whose it is: the taker compares the sender.
  const text = fixture('forwarded-ics').toString('latin1')
  const sent = Buffer.from(text.replace(/^Subject: .*$/m, 'Subject: Accepted'), 'latin1')
  expect(await readMail(sent)).toMatchObject({
    ...{
      from: { address: usual.assistant },
      said: { kind: 'answer', attendee: { address: usual.attendee } },
    },
  })
})
