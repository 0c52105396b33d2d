// Calendar objects of every sort against what must hold of each: nothing more than the rules name, nothing of what was typed (I1–I9).
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as esbuild from 'esbuild'
import ICAL from 'ical.js'
import { describe, expect, onTestFinished, test } from 'vitest'
import { locales } from '#db/schema'
import { isAboutEvent } from '#emails/letters'
import { samples } from '#emails/samples'
import { calendarObject } from '~/domain/calendar/object'
import { alias } from '../../aliases'
import { readObject } from '../invitations/client'
import { allCases, attendee, inParameter, nasty, typedEverywhere, unfold, url, write } from './cases'

const cases = allCases()

const eventOf = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0])
  const [event, ...more] = calendar.getAllSubcomponents('vevent')
  if (event === undefined || more.length > 0) throw new Error('not one event')
  return { calendar, event, names: event.getAllProperties().map(({ name }) => name) }
}

test.each(cases)('I1: $name has CRLF at every line, 75 octets at most, no letter cut in two', ({ text }) => {
  const lines = Buffer.from(text).toString('latin1').split('\r\n')
  expect(lines.at(-1)).toBe('')
  for (const line of lines) {
    const octets = Buffer.from(line, 'latin1')
    expect(octets.length).toBeLessThanOrEqual(75)
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(octets)).not.toThrow()
    expect(line).not.toMatch(/[\r\n]/)
  }
})

/** What rule I3 and I11 ask of an event; LOCATION and DESCRIPTION where there is one. */
const always = [
  ...['uid', 'sequence', 'dtstamp', 'dtstart', 'dtend', 'summary', 'url', 'status'],
  ...['organizer', 'attendee', 'created', 'last-modified'],
  ...['x-microsoft-cdo-busystatus', 'x-microsoft-disallow-counter'],
]
const withText = ['location', 'description']

test.each(cases)(
  'I2, I3, I6: $name has the properties of the rules, each once, and no others',
  ({ text }) => {
    const { calendar, names } = eventOf(text)
    expect(calendar.getAllProperties().map(({ name }) => name)).toEqual([
      ...['version', 'prodid', 'calscale', 'method'],
    ])
    const extra = names.filter((name) => !always.includes(name))
    expect([...names].filter((name) => always.includes(name)).sort()).toEqual([...always].sort())
    // What ical-generator repeats of the description for Outlook would be a second place for what was typed.
    expect(extra.filter((name) => !withText.includes(name))).toEqual([])
    expect(new Set(names).size).toBe(names.length)
    const inner = calendar.getAllSubcomponents().map(({ name }) => name)
    expect(inner.filter((name) => name !== 'vtimezone')).toEqual(['vevent'])
  },
)

test.each(cases)('I3–I6, I8: $name is read as it was meant', ({ text, expected }) => {
  const { method, uid, sequence, stamp, startsAt, endsAt, summary, location, status, cn } = expected
  expect(readObject(text)).toMatchObject({
    ...{ method, uid, sequence, stamp, startsAt, endsAt, status },
    ...{ title: summary, place: location, partstat: expected.partstat },
    ...{ attendee: expected.attendee, organizer: expected.organizer },
  })
  expect(eventOf(text).event.getFirstProperty('attendee')?.getFirstParameter('cn')).toBe(cn)
})

test.each(cases)('I4: $name is never floating, and each zone it names has its rules in it', ({ text }) => {
  const lines = unfold(text)
  const times = lines.filter((line) => /^(DTSTART|DTEND)[;:]/.test(line)).slice(-2)
  for (const line of times) expect(line).toMatch(/;TZID=Europe\/Helsinki:\d{8}T\d{6}$|:\d{8}T\d{6}Z$/)
  for (const name of ['DTSTAMP', 'CREATED', 'LAST-MODIFIED'])
    expect(lines.find((line) => line.startsWith(name))).toMatch(/:\d{8}T\d{6}Z$/)
  const named = lines.some((line) => line.includes(';TZID='))
  expect(lines.filter((line) => line === 'TZID:Europe/Helsinki').length).toBe(named ? 1 : 0)
})

describe('I6: what was typed in every field at once', () => {
  test.each(nasty)('%s', (_, typed, read) => {
    const { event } = eventOf(write(typedEverywhere(typed)))
    const description = String(event.getFirstPropertyValue('description'))
    for (const said of [`D${read}`, `https://kokous.example/${read}`])
      expect(description.replace(/\s+/g, ' ')).toContain(said.replace(/\s+/g, ' '))
    expect(event.getFirstProperty('organizer')?.getFirstParameter('cn')).toBe(inParameter(`J${read}`))
    expect(event.getFirstPropertyValue('url')).toBe(url)
  })

  test.each(['uhri@example.com\r\nATTENDEE:mailto:toinen@example.com', 'uhri@example.com\nX-A:b'])(
    'an address that no form takes: %j',
    (address) => {
      const text = write({ attendee: { address }, entry: { mailbox: address } })
      expect(eventOf(text).event.getAllProperties('attendee')).toHaveLength(1)
      expect(text.replaceAll('\r\n', '')).not.toMatch(/\p{Cc}/u)
      expect(unfold(text).filter((line) => /^(X-A|ATTENDEE:)/.test(line))).toEqual([])
    },
  )
})

test('I9: no secret of a letter, no address of the app but its front page, nobody but the reader', () => {
  const secret = 'Salaisuus-joka-on-vain-kirjeessä'
  for (const locale of locales)
    for (const letter of Object.values(samples(locale, secret))) {
      if (!isAboutEvent(letter) || letter.data.calendar === null) continue
      const { event, calendar } = letter.data
      const text = unfold(calendarObject(event, calendar, attendee, { name: 'J' }, locale, { url })).join(
        '\n',
      )
      expect(text).not.toContain(secret)
      const addresses = [...text.matchAll(/https?:\/\/johtofoorumi[^\s\\,]*/g)].map(([address]) => address)
      expect(addresses).toEqual([url])
      expect(text.match(/mailto:/gi)).toHaveLength(2)
    }
})

test('I4: every object has the same bytes whatever the zone of the process', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'objects-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const program = join(folder, 'write.ts')
  const from = JSON.stringify(new URL('cases.ts', import.meta.url).pathname)
  writeFileSync(
    program,
    `import { allCases } from ${from}
     process.stdout.write(JSON.stringify(allCases().map(({ text }) => text)))`,
  )
  const bundle = join(folder, 'write.cjs')
  await esbuild.build({
    ...{ entryPoints: [program], outfile: bundle, bundle: true, platform: 'node', alias, logLevel: 'error' },
  })
  const meant = cases.map(({ text }) => text)
  for (const zone of ['UTC', 'Europe/Helsinki', 'America/New_York']) {
    const written = execFileSync(process.execPath, [bundle], { env: { ...process.env, TZ: zone } })
    expect(JSON.parse(written.toString('utf8')), zone).toEqual(meant)
  }
})
