// For every test file: what is said on the console fails the test, unless the test expected it.
import { afterEach, beforeEach } from 'vitest'

type Channel = 'error' | 'warn'
type Said = { channel: Channel; text: string }

let said: Said[] = []
let expected: { channel: Channel; like: RegExp }[] = []

/** Lets the running test say this on the console; not saying it fails the test. */
export const expectOnConsole = (channel: Channel, like: RegExp): void => {
  expected.push({ channel, like })
}

const textOf = (part: unknown): string =>
  part instanceof Error
    ? (part.stack ?? part.message)
    : typeof part === 'string'
      ? part
      : JSON.stringify(part)

beforeEach(() => {
  said = []
  expected = []
  for (const channel of ['error', 'warn'] as const) {
    globalThis.console[channel] = (...parts: unknown[]) => {
      said.push({ channel, text: parts.map(textOf).join(' ') })
    }
  }
})

afterEach(() => {
  const fits = (one: Said, other: (typeof expected)[number]) =>
    one.channel === other.channel && other.like.test(one.text)
  const surprising = said.filter((one) => !expected.some((other) => fits(one, other)))
  const unheard = expected.filter((other) => !said.some((one) => fits(one, other)))
  said = []
  if (surprising.length > 0) {
    throw new Error(
      `said on the console:\n${surprising.map(({ channel, text }) => `${channel}: ${text}`).join('\n')}`,
    )
  }
  if (unheard.length > 0)
    throw new Error(`not said on the console: ${unheard.map(({ like }) => like).join(', ')}`)
})
