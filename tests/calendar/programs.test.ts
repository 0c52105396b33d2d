// Calendar objects as other programs read them: python3-icalendar, libical and khal, where Debian's are installed (I1–I8, U2, U3).
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { localOf } from '~/domain/core/time'
import { allCases, write, type Case, type Changes } from './cases'

/** Debian's own interpreter, which sees Debian's packages; `python3` may be another. */
const python = '/usr/bin/python3'

const answers = (program: string, ...args: string[]): boolean => {
  try {
    execFileSync(program, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const installed = {
  icalendar: answers(python, '-c', 'import icalendar'),
  libical: answers(python, '-c', 'import ctypes; ctypes.CDLL("libical.so.3")'),
  khal: answers('khal', '--version'),
}
for (const [program, isThere] of Object.entries(installed))
  if (!isThere)
    process.stdout.write(`tests/calendar/programs: ${program} is not installed, its tests are skipped\n`)

let folder = ''
const cases: Case[] = allCases()
const files: string[] = []

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'programs-'))
  for (const [at, { text }] of cases.entries()) {
    const file = join(folder, `${at}.ics`)
    writeFileSync(file, text)
    files.push(file)
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

const script = (name: string) => new URL(`programs/${name}.py`, import.meta.url).pathname

type Told = Case['expected'] & {
  events: number
  errors: unknown
  attendees: number
  again: boolean
  holds?: number
}

const readWith = (name: string): Told[] =>
  JSON.parse(execFileSync(python, [script(name), ...files], { encoding: 'utf8' })) as Told[]

const sound = { events: 1, attendees: 1, again: true }
const expectedOf = (all: readonly Case[], more: object) =>
  all.map(({ name, expected }) => [name, { ...expected, ...sound, ...more }])

/** python3-icalendar reads an escaped backslash before an n as a line break; libical and ical.js read what was meant. */
const misread = (name: string | undefined): boolean => name === 'backslashes'

describe.skipIf(!installed.icalendar)('python3-icalendar', () => {
  test('I1–I8: reads every object without an error, says what was meant, and writes it again the same', () => {
    const told = readWith('with_icalendar').map((one, at) => [cases[at]?.name, one] as const)
    expect(told.filter(([name]) => !misread(name))).toEqual(
      expectedOf(
        cases.filter(({ name }) => !misread(name)),
        { errors: [] },
      ),
    )
    expect(told.find(([name]) => misread(name))?.[1]).toMatchObject({ events: 1, attendees: 1, errors: [] })
  })
})

describe.skipIf(!installed.libical)('libical', () => {
  test('I1–I8: parses every object without X-LIC-ERROR, what its METHOD asks for is there, the round trip is the same', () => {
    const told = readWith('with_libical').map((one, at) => [cases[at]?.name, one])
    expect(told).toEqual(expectedOf(cases, { errors: 0, holds: 1 }))
  })
})

/** A calendar of khal's in a folder of its own. */
function khalCalendar() {
  const home = mkdtempSync(join(folder, 'khal-'))
  const calendar = join(home, 'calendar')
  mkdirSync(calendar)
  const zone = 'Europe/Helsinki'
  const formats = ['date', 'longdate'].map((name) => `${name}format = %Y-%m-%d`)
  const moments = ['datetime', 'longdatetime'].map((name) => `${name}format = %Y-%m-%dT%H:%M`)
  const config = [
    ...['[calendars]', '[[post]]', `path = ${calendar}`, 'type = calendar'],
    ...['[sqlite]', `path = ${join(home, 'khal.db')}`],
    ...['[locale]', `local_timezone = ${zone}`, `default_timezone = ${zone}`, 'timeformat = %H:%M'],
    ...[...formats, ...moments],
  ]
  writeFileSync(join(home, 'config'), config.join('\n'))
  const env = {
    ...process.env,
    LC_ALL: 'C.UTF-8',
    XDG_CONFIG_HOME: home,
    XDG_DATA_HOME: home,
    XDG_CACHE_HOME: home,
  }
  const khal = (...args: string[]) =>
    execFileSync('khal', ['-c', join(home, 'config'), ...args], { encoding: 'utf8', env })
  const format = ['{uid}', '{start}', '{end}', '{title}', '{location}', '{status}', '\u001e'].join('\u001f')
  return {
    take: (...paths: string[]) => khal('import', '--batch', '-a', 'post', ...paths),
    shown: (from: string, to: string) =>
      khal('list', '--once', '--day-format', '', '--format', format, from, to)
        .split('\u001e')
        .map((line) => line.trim().split('\u001f'))
        .filter((fields) => fields.length > 1)
        .map(([uid, start, end, title, place, status]) => ({
          uid,
          start,
          end,
          title,
          place,
          status: status?.trim(),
        })),
  }
}

describe.skipIf(!installed.khal)('khal', () => {
  test('I3–I6: imports every object and shows its time in Helsinki, its title, its place and its status', () => {
    const khal = khalCalendar()
    khal.take(...files)
    const meant = cases.filter(({ name }) => !misread(name)).map(({ expected }) => expected)
    const shown = new Map(khal.shown('2026-01-01', '2026-12-31').map((one) => [one.uid, one]))
    expect(shown.size).toBe(cases.length)
    for (const { uid, startsAt, endsAt, summary: title, location: place, status } of meant)
      expect(shown.get(uid)).toEqual({
        uid,
        start: localOf(startsAt),
        end: localOf(endsAt),
        title,
        place,
        status,
      })
  })

  test('U1, U3: an update of the same UID replaces the entry, and a CANCEL shows it as cancelled', () => {
    const khal = khalCalendar()
    const uid = 'elava@x.invalid'
    const file = join(folder, 'life.ics')
    const told = (changes: Changes): ReturnType<typeof khal.shown> => {
      writeFileSync(file, write({ ...changes, entry: { ...changes.entry, uid } }))
      khal.take(file)
      return khal.shown('2026-01-01', '2026-12-31')
    }
    const first = {
      uid,
      start: '2026-12-03T12:00',
      status: 'CONFIRMED',
      title: 'Johdon päivä: ennakointi ja päätöksenteko',
    }
    expect(told({ entry: { sequence: 0 } })).toMatchObject([first])
    const moved = { startsAt: '2026-12-04T07:00:00.000Z', endsAt: '2026-12-04T11:00:00.000Z', place: 'Oodi' }
    const then = { ...first, start: '2026-12-04T09:00', end: '2026-12-04T13:00', place: 'Oodi' }
    const later = { sequence: 1, stampedAt: '2026-11-03T07:00:00.000Z' }
    expect(told({ event: moved, entry: later })).toMatchObject([then])
    const end = { method: 'CANCEL', sequence: 2, stampedAt: '2026-11-04T07:00:00.000Z' } as const
    expect(told({ event: moved, entry: end })).toMatchObject([{ ...then, status: 'CANCELLED' }])
  })
})
