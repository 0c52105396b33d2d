// Whatever comes over the wire, the reader ends, soon, without a fault, and never hears an answer that nobody gave: rule R4.
import { createHook } from 'node:async_hooks'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ReadMail } from '~/domain/incoming/mail'
import { readMail } from '~/post/reading/read-mail.server'
import { fixture, fixtureNames } from '../mails'
import { chance, damaged } from './damage'

/** Counts what Node begins anew while something runs: timers, promises, ticks. It is the same however slow the machine. */
async function counted<Result>(run: () => Promise<Result>): Promise<{ result: Result; work: number }> {
  let work = 0
  const hook = createHook({ init: () => (work += 1) }).enable()
  try {
    return { result: await run(), work }
  } finally {
    hook.disable()
  }
}

/** A mail of some kilobytes takes some hundred steps; each part some more. */
const mostWork = (raw: Buffer) => 20_000 + raw.length

const unfolded = (text: string) => text.replace(/[\r\n]+[ \t]?/g, '')

const decodedQuoted = (text: string) =>
  text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))

const inWindows = (bytes: string) => new TextDecoder('windows-1252').decode(Buffer.from(bytes, 'latin1'))
const asBytes = (text: string) => Buffer.from(text, 'utf8').toString('latin1')

/** All that the bytes of a mail may be read as, in whatever encoding, on one line and in lower case. */
function readings(raw: Buffer): string {
  const text = raw.toString('latin1')
  const coded = text
    .split(/^--.*$/m)
    .map((part) => part.slice(part.search(/\r?\n\r?\n/)))
    .map((body) => Buffer.from(body.replace(/[^A-Za-z0-9+/]/g, ''), 'base64').toString('latin1'))
  const letters = [text, decodedQuoted(text), ...coded].map(unfolded).join('\n').replaceAll('\\', '')
  return `${letters}\n${inWindows(letters)}`.toLowerCase()
}

const partstat = { yes: 'accepted', maybe: 'tentative', no: 'declined' }

/** Whether what was heard stands in the bytes, word for word. */
function stands({ said }: ReadMail, bytes: string): boolean {
  if (!('uid' in said)) return false
  const within = (word: string) =>
    [word, asBytes(word)].some((form) => bytes.includes(form.replaceAll('\\', '').toLowerCase()))
  const answer =
    said.kind !== 'answer' || new RegExp(`partstat\\s*=\\s*"?${partstat[said.answer]}`).test(bytes)
  return answer && within(said.uid) && within(said.attendee.address)
}

test('nine thousand damaged mails: no fault, no stall, no answer that the bytes do not hold', async () => {
  const whole = fixtureNames.map((name) => fixture(name))
  const known = new Map(whole.map((mail) => [mail, readings(mail)]))
  const by = chance(20261102)
  const kinds = new Map<string, number>()
  let leant = 0
  for (let at = 0; at < 9_000; at += 1) {
    const [source, other] = [whole[at % whole.length]!, by.of(whole)]
    const mail = damaged(source, by, other)
    const { result, work } = await counted(() => readMail(mail))
    const which = `mail ${at}, of ${fixtureNames[at % whole.length]}`
    expect(work, which).toBeLessThan(mostWork(mail))
    if ('uid' in result.said && !stands(result, readings(mail))) {
      const bytes = [source, other].map((one) => known.get(one)).join('\n')
      expect(stands(result, bytes), `${which}: ${JSON.stringify(result.said)}`).toBe(true)
      leant += 1
    }
    kinds.set(result.said.kind, (kinds.get(result.said.kind) ?? 0) + 1)
  }
  // Of base64 with a wrong letter in it two readers may make different things: then the mail before the damage tells.
  expect(leant).toBeLessThan(30)
  // The damage neither spares all nor destroys all.
  for (const kind of ['answer', 'bounce', 'letter', 'unreadable'])
    expect(kinds.get(kind)).toBeGreaterThan(300)
}, 180_000)

test('a thousand times any bytes', async () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 3_000 }),
    fc.string({ unit: 'binary', maxLength: 1_000 }).map((text) => new TextEncoder().encode(text)),
  )
  await fc.assert(
    fc.asyncProperty(bytes, fc.boolean(), async (some, asCalendar) => {
      const head = asCalendar ? 'Content-Type: text/calendar; method=REPLY\r\n\r\nBEGIN:VCALENDAR\r\n' : ''
      const { said } = await readMail(Buffer.concat([Buffer.from(head), some]))
      expect(['letter', 'absence', 'unreadable', 'bounce']).toContain(said.kind)
    }),
    { numRuns: 1_000 },
  )
}, 60_000)
