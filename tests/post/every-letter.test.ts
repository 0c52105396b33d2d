// Every letter in every language as the mail that an SMTP server receives: rules M1–M6 and I9 of each.
import { simpleParser, type ParsedMail } from 'mailparser'
import { expect, test } from 'vitest'
import { locales, type Locale } from '#db/schema'
import { isAboutEvent, type EventLetter, type Letter, type ReadLetter } from '#emails/letters'
import { samples } from '#emails/samples'
import * as dates from '~/i18n/dates'
import { readObject } from '../invitations/client'
import { freshDb, lettersIn, openPost, postLetter, startMta } from './world'

const secret = 'Salaisuus-joka-on-vain-kirjeessa'
const house = 'posti@vm.example'

type Sent = { name: string; locale: Locale; letter: ReadLetter; from: string; raw: string; mail: ParsedMail }

/** Posts every sample in every language and reads what the mail server took. */
async function send(): Promise<Sent[]> {
  const [db, mta] = [await freshDb(), await startMta()]
  const addressOf = (name: string, locale: Locale) => `${name.toLowerCase()}.${locale}@virasto.example`
  const all = locales.flatMap((locale) =>
    Object.entries(samples(locale, secret)).map(([name, letter]) => ({ name, locale, letter })),
  )
  for (const { name, locale, letter } of all)
    await postLetter(db, letter as Letter, { address: addressOf(name, locale), locale })
  await openPost(db, mta.smtpUrl, { mailFrom: { name: 'Johtofoorumi', address: house } }).worker.drain()
  expect((await lettersIn(db)).filter(({ status }) => status !== 'sent')).toEqual([])
  const caught = new Map(mta.caught.map((one) => [one.to, one]))
  return Promise.all(
    all.map(async (one) => {
      const { raw = '', from = '' } = caught.get(addressOf(one.name, one.locale)) ?? {}
      return {
        ...one,
        from,
        raw,
        mail: await simpleParser(raw, { skipHtmlToText: true, skipTextToHtml: true }),
      }
    }),
  )
}

let sent: Promise<Sent[]> | null = null
const everyMail = () => (sent ??= send())

const entryOf = ({ letter }: Sent) => (isAboutEvent(letter) ? letter.data.calendar : null)
const named = ({ name, locale }: Sent) => `${name} in ${locale}`
const aboutEvents = async (): Promise<(Sent & { letter: EventLetter })[]> =>
  (await everyMail()).filter((one): one is Sent & { letter: EventLetter } => isAboutEvent(one.letter))

/** The content types in the order they stand, indented by how deep they are. */
function structure(raw: string): string[] {
  const types: string[] = []
  const open: string[] = []
  for (const line of raw.replace(/\r\n[ \t]+/g, ' ').split('\r\n')) {
    const type = /^Content-Type: ([a-z]+\/[a-z-]+)/i.exec(line)?.[1]
    const boundary = /boundary="([^"]+)"/i.exec(line)?.[1]
    if (type) types.push(' '.repeat(open.length) + type)
    if (boundary) open.push(boundary)
    if (open.some((known) => line === `--${known}--`)) open.pop()
  }
  return types
}

const texts = ['text/plain', 'text/html']
const within = (depth: number, types: string[]) => types.map((type) => ' '.repeat(depth) + type)

/** What the rule draws; the sign of the door lies beside the HTML that shows it. */
function expectedStructure(one: Sent): string[] {
  const calendar = entryOf(one) !== null
  const sign = one.letter.kind === 'practical' && one.letter.data.doorPath !== null
  const html = sign ? ['multipart/related', ' text/html', ' image/png'] : ['text/html']
  if (!calendar) return ['multipart/alternative', ...within(1, ['text/plain', ...html])]
  const alternatives = ['multipart/alternative', ...within(1, ['text/plain', ...html, 'text/calendar'])]
  return ['multipart/mixed', ...within(1, alternatives), ' application/ics']
}

test('M1: the parts of every letter, and exactly one text/calendar where there is an entry', async () => {
  for (const one of await everyMail()) {
    expect([named(one), structure(one.raw)]).toEqual([named(one), expectedStructure(one)])
    const calendars = one.raw.match(/^Content-Type: text\/calendar/gim) ?? []
    expect([named(one), calendars.length]).toEqual([named(one), entryOf(one) === null ? 0 : 1])
    expect(structure(one.raw).map((type) => type.trim())).toEqual(expect.arrayContaining(texts))
  }
})

test('M2, M3: the header’s method is the body’s, the charset is said, and both copies are the same bytes', async () => {
  for (const one of await everyMail()) {
    const entry = entryOf(one)
    if (entry === null) continue
    const header = /^Content-Type: (text\/calendar;[^\r]*(?:\r\n[ \t][^\r]*)*)/im.exec(one.raw)?.[1]
    expect(header?.replace(/\s+/g, ' ')).toBe(`text/calendar; charset=utf-8; method=${entry.method}`)
    const ofType = (type: string) => one.mail.attachments.filter(({ contentType }) => contentType === type)
    const [part] = ofType('text/calendar')
    const [file] = ofType('application/ics')
    expect(part?.content.equals(file?.content ?? Buffer.alloc(0)), named(one)).toBe(true)
    const text = part?.content.toString('utf8') ?? ''
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\n[^]*\r\nEND:VCALENDAR\r\n$/)
    const word = readObject(text)
    expect(word).toMatchObject({
      method: entry.method,
      sequence: entry.sequence,
      partstat: entry.participation,
    })
    expect(file?.filename).toBe(entry.method === 'CANCEL' ? 'cancel.ics' : 'invite.ics')
  }
})

test('M4, I8: the reader alone in To, exactly as in ATTENDEE; From is the ORGANIZER of an entry, else the house', async () => {
  for (const one of await everyMail()) {
    const entry = entryOf(one)
    const to = [one.mail.to].flat().flatMap((field) => field?.value ?? [])
    expect(to).toHaveLength(1)
    expect([one.mail.cc, one.mail.bcc]).toEqual([undefined, undefined])
    expect(one.mail.from?.value.map(({ address }) => address)).toEqual([entry?.mailbox ?? house])
    const calendar = one.mail.attachments.find(({ contentType }) => contentType === 'text/calendar')
    if (calendar === undefined) continue
    const word = readObject(calendar.content.toString('utf8'))
    expect([word.attendee, word.organizer]).toEqual([to[0]?.address, entry?.mailbox])
  }
})

test('M4: an assistant’s copy of any letter carries no entry', async () => {
  const copies = (await aboutEvents()).filter(({ letter }) => letter.data.copyFor !== null)
  expect(copies.length).toBeGreaterThan(0)
  for (const one of copies) expect(one.mail.attachments).toEqual([])
})

/** The letters that a reader sees, without the spaces that depend on the layout. */
const bare = (text: string): string => text.replace(/[\s\u00a0\u200b\u2060]+/g, '')
const seen = (html: string): string =>
  bare(
    html
      .replace(/<head>[^]*?<\/head>/, '')
      .replace(/<!--[^]*?-->/g, '')
      .replace(/<[^>]*>/g, '')
      .replace(/&amp;/g, '&')
      .replace(/&#x27;/g, "'"),
  )

const asking = ['invitation', 'reminder', 'timeChanged']
const zones = { fi: 'Suomen aikaa', sv: 'finländsk tid', en: 'Helsinki time' }

test('M5: each letter about an event says in HTML and in text what, when with the zone where it matters, and where', async () => {
  for (const one of await aboutEvents()) {
    const { event } = one.letter.data
    const day = bare(dates.dayAndDate(event.startsAt, one.locale, event.zone))
    const time = dates.period(event.startsAt, event.endsAt, one.locale, event.zone)
    const zone = one.locale === 'en' || event.onlineUrl !== '' || event.linkLater ? zones[one.locale] : ''
    for (const said of [seen(one.mail.html || ''), bare(one.mail.text ?? '')]) {
      for (const fact of [event.title.text, day, time, zone, event.place, event.onlineUrl])
        expect(said, named(one)).toContain(bare(fact))
      // Time and place on top: before the programme, and before whom to ask.
      const [first] = event.programme.map(({ title }) => bare(title.text))
      if (first && said.includes(first))
        expect(said.indexOf(day), named(one)).toBeLessThan(said.indexOf(first))
      expect(said.indexOf(day), named(one)).toBeLessThan(said.indexOf(event.contact.email))
    }
  }
})

test('M5: what asks says until when and has the three answers to press, each a link of its own', async () => {
  const all = (await aboutEvents()).filter(({ name }) => asking.includes(name))
  expect(all).toHaveLength(asking.length * locales.length)
  for (const { letter, locale, mail } of all) {
    const deadline = bare(dates.moment(letter.data.event.answerBy ?? '', locale, letter.data.event.zone))
    for (const said of [seen(mail.html || ''), bare(mail.text ?? '')]) expect(said).toContain(deadline)
    const pressed = [...(mail.html || '').matchAll(/href="([^"]+)"/g)].map(([, href]) => href)
    for (const answer of ['yes', 'maybe', 'no'])
      expect(pressed.filter((href) => href?.endsWith(`&amp;answer=${answer}`))).toHaveLength(1)
  }
})

test('M5: what the entry of an invitation says, its page says too', async () => {
  for (const one of (await aboutEvents()).filter(({ letter }) => letter.kind === 'invitation')) {
    const { description, programme, contact } = one.letter.data.event
    const lines = (description?.text ?? '').split('\n')
    const speakers = programme.flatMap((item) => item.speakers.flatMap(({ name, role }) => [name, role]))
    for (const said of [
      ...lines,
      ...programme.map(({ title }) => title.text),
      ...speakers,
      ...Object.values(contact),
    ])
      expect(seen(one.mail.html || ''), named(one)).toContain(bare(said))
  }
})

test('M5: each kind of letter has a subject of its own in each language', async () => {
  const all = await everyMail()
  for (const locale of locales) {
    const kinds = new Map<string, Set<string>>()
    for (const { letter, mail } of all.filter((one) => one.locale === locale))
      kinds.set(mail.subject ?? '', (kinds.get(mail.subject ?? '') ?? new Set()).add(letter.kind))
    expect([...kinds].filter(([subject, of]) => subject === '' || of.size > 1)).toEqual([])
  }
})

test('M6: every letter says that it is automatic, is no bulk, and names its language', async () => {
  for (const one of await everyMail()) {
    expect(one.mail.headers.get('auto-submitted')).toBe('auto-generated')
    expect(one.mail.headers.has('precedence')).toBe(false)
    expect(one.mail.headers.get('content-language')).toBe(one.locale)
    expect(one.mail.messageId).toMatch(/^<[0-9a-f-]{36}@johtofoorumi\.invalid>$/)
  }
})

test('I9: the secret of a letter is in its links alone, never in the entry nor in a header', async () => {
  for (const one of await everyMail()) {
    const [whole = ''] = one.raw.split('\r\n\r\n')
    // A mail program's own press to stop such letters takes no more than the letter's link does (RFC 8058).
    const head = whole.replace(/^List-Unsubscribe:.*(\r\n[ \t].*)*/m, '')
    expect(head).not.toContain(secret)
    for (const { content } of one.mail.attachments) expect(content.toString('utf8')).not.toContain(secret)
  }
})
