// The feed against the rules of the house: F1 and F2, read back with Thunderbird's parser.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as esbuild from 'esbuild'
import ICAL from 'ical.js'
import { expect, onTestFinished, test } from 'vitest'
import { alias } from '../../aliases'
import { calendarFeed, type FeedEvent } from '~/domain/calendar/feed.server'

const event = (given: Partial<FeedEvent> = {}): FeedEvent => ({
  uid: 'yksi@johtofoorumi.invalid',
  sequence: 0,
  status: 'confirmed',
  binds: false,
  title: 'Johdon päivä',
  description: 'Puoli päivää\nennakoinnista.',
  place: 'Säätytalo; Helsinki',
  startsAt: '2026-12-03T10:00:00.000Z',
  endsAt: '2026-12-03T14:00:00.000Z',
  zone: 'Europe/Helsinki',
  createdAt: '2026-10-01T09:00:00.000Z',
  changedAt: '2026-10-02T09:00:00.000Z',
  url: 'https://johtofoorumi.vm.example/events/1',
  ...given,
})

const several = [
  event({ uid: 'kaksi@x.invalid', status: 'cancelled', sequence: 2 }),
  event(),
  event({ uid: 'kesä@x.invalid', startsAt: '2026-08-20T06:00:00.000Z', endsAt: '2026-08-20T07:30:00.000Z' }),
  event({
    uid: 'tupla@x.invalid',
    startsAt: '2026-10-25T00:30:00.000Z',
    endsAt: '2026-10-25T01:30:00.000Z',
    status: 'tentative',
  }),
]

const read = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0])
  return { calendar, events: calendar.getAllSubcomponents('vevent') }
}

test('F1: it is published, named, asked for again, and lists no attendee', () => {
  const text = calendarFeed(several, 'Johtofoorumi')
  const { calendar, events } = read(text)
  const value = (name: string) => calendar.getFirstPropertyValue(name)
  expect([value('method'), value('name'), value('x-wr-calname')]).toEqual([
    'PUBLISH',
    'Johtofoorumi',
    'Johtofoorumi',
  ])
  expect(String(value('refresh-interval'))).toBe('PT1H')
  expect(String(value('x-published-ttl'))).toBe('PT1H')
  expect(events).toHaveLength(4)
  expect(text).not.toMatch(/ATTENDEE|ORGANIZER|VALARM|X-WR-TIMEZONE|TIMEZONE-ID/)
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
})

test('the calendar’s own properties stand before its components', () => {
  const lines = calendarFeed(several, 'Johtofoorumi').split('\r\n')
  const first = lines.findIndex((line) => line.startsWith('BEGIN:') && line !== 'BEGIN:VCALENDAR')
  const names = lines.slice(1, first).map((line) => line.split(/[:;]/)[0])
  expect(names).toEqual(expect.arrayContaining(['VERSION', 'PRODID', 'METHOD', 'NAME', 'REFRESH-INTERVAL']))
  expect(lines[first]).toBe('BEGIN:VTIMEZONE')
  const parts = lines.filter((line) => /^(BEGIN|END):V/.test(line)).slice(0, 3)
  expect(parts).toEqual(['BEGIN:VCALENDAR', 'BEGIN:VTIMEZONE', 'END:VTIMEZONE'])
  expect(lines[lines.indexOf('END:VTIMEZONE') + 1]).toBe('BEGIN:VEVENT')
})

test('F1: what is open is tentative, what is cancelled stays told', () => {
  const { events } = read(calendarFeed(several, 'Johtofoorumi'))
  const told = events.map(
    (one) => `${one.getFirstPropertyValue('uid')} ${one.getFirstPropertyValue('status')}`,
  )
  expect(told).toEqual([
    'kesä@x.invalid CONFIRMED',
    'tupla@x.invalid TENTATIVE',
    'kaksi@x.invalid CANCELLED',
    'yksi@johtofoorumi.invalid CONFIRMED',
  ])
})

test('only what binds the reader’s time shows them as busy', () => {
  const { events } = read(calendarFeed([event({ binds: true }), event({ uid: 'muu@x.invalid' })], 'x'))
  const told = events.map((one) =>
    ['transp', 'x-microsoft-cdo-busystatus'].map((name) => one.getFirstPropertyValue(name)).join(' '),
  )
  expect(told).toEqual(['TRANSPARENT FREE', 'OPAQUE BUSY'])
})

test('F2: the order and the stamps are of the data, not of how it was read', () => {
  expect(calendarFeed([...several].reverse(), 'Johtofoorumi')).toBe(calendarFeed(several, 'Johtofoorumi'))
  const { events } = read(calendarFeed([event()], 'Johtofoorumi'))
  expect(String(events[0]?.getFirstPropertyValue('dtstamp'))).toBe('2026-10-02T09:00:00Z')
})

test('the instants are those of the events, in the hour that comes twice too', () => {
  const text = calendarFeed(several, 'Johtofoorumi')
  const { calendar, events } = read(text)
  const zone = new ICAL.Timezone(calendar.getFirstSubcomponent('vtimezone')!)
  ICAL.TimezoneService.register(zone)
  const starts = events.map((one) => new ICAL.Event(one).startDate.toJSDate().toISOString())
  expect(starts).toEqual([
    '2026-08-20T06:00:00.000Z',
    '2026-10-25T00:30:00.000Z',
    '2026-12-03T10:00:00.000Z',
    '2026-12-03T10:00:00.000Z',
  ])
  ICAL.TimezoneService.reset()
})

test('what people wrote adds no line of its own', () => {
  const text = 'Päivä\r\nATTENDEE:mailto:uhri@example.com'
  const { events } = read(calendarFeed([event({ title: text, place: text, description: text })], text))
  expect(events[0]?.getAllProperties('attendee')).toEqual([])
})

test('an empty year is a calendar all the same', () => {
  expect(read(calendarFeed([], 'Johtofoorumi')).events).toEqual([])
})

test('F2: the same bytes whatever the process’s zone', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'feed-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const from = JSON.stringify(new URL('../../app/domain/calendar/feed.server.ts', import.meta.url).pathname)
  const program = join(folder, 'write.ts')
  writeFileSync(
    program,
    `import { calendarFeed } from ${from}
     process.stdout.write(calendarFeed(${JSON.stringify(several)}, 'Johtofoorumi'))`,
  )
  const outfile = join(folder, 'write.cjs')
  await esbuild.build({
    entryPoints: [program],
    outfile,
    bundle: true,
    platform: 'node',
    alias,
    logLevel: 'error',
  })
  for (const zone of ['UTC', 'Europe/Helsinki', 'America/New_York']) {
    const written = execFileSync(process.execPath, [outfile], { env: { ...process.env, TZ: zone } })
    expect(written.toString('utf8'), zone).toBe(calendarFeed(several, 'Johtofoorumi'))
  }
})
