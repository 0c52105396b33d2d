// What the registry's forms read out of what was typed: a line, a text, a day, an address; each fault in words.
import { z } from 'zod'
import { manyLines, oneLine } from '../core/plain-text'

const tooLongAtAll = 'frame.form.tooLong'

/** @param most letters, after what no line has is taken out */
export const line = (most: number, tooLong = tooLongAtAll) =>
  z
    .string()
    .optional()
    .transform((text) => oneLine(text ?? ''))
    .pipe(z.string().max(most, tooLong))

export const neededLine = (most: number, tooLong?: string) =>
  line(most, tooLong).pipe(z.string().min(1, 'frame.form.fillIn'))

/** @param most letters, a line break counted as one */
export const text = (most: number, tooLong = tooLongAtAll) =>
  z
    .string()
    .optional()
    .transform((given) => manyLines(given ?? ''))
    .pipe(z.string().max(most, tooLong))

export const neededText = (most: number, tooLong?: string) =>
  text(most, tooLong).pipe(z.string().min(1, 'frame.form.fillIn'))

/** Whether a text is the address of a page on the web. @param schemes those that are taken */
export function isWebAddress(given: string, schemes: readonly string[] = ['https:', 'http:']): boolean {
  if (!URL.canParse(given)) return false
  const { protocol, hostname } = new URL(given)
  return schemes.includes(protocol) && hostname !== ''
}

/** An address in lower case, or null when none is given. */
export const address = line(200)
  .pipe(z.union([z.literal(''), z.email('frame.form.notAnEmail')], 'frame.form.notAnEmail'))
  .transform((email) => email.toLowerCase() || null)

/** Whether a text is a day that the calendar has, in years that people live in. */
export function isDay(text: string): boolean {
  if (!/^(19|20|21)\d{2}-\d{2}-\d{2}$/.test(text)) return false
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text)
}

/** A plain date, or null when none is given. */
export const day = line(20)
  .pipe(z.string().refine((given) => given === '' || isDay(given), 'frame.form.notADay'))
  .transform((given) => given || null)

export const neededDay = neededLine(20).pipe(z.string().refine(isDay, 'frame.form.notADay'))

/** One of the words, or null when nothing is chosen. */
export const orNone = <Word extends string>(words: readonly [Word, ...Word[]]) =>
  z
    .union([z.literal(''), z.enum(words)], 'frame.form.chooseOne')
    .optional()
    .transform((word): Word | null => (word || null) as Word | null)

export const ticked = z
  .string()
  .optional()
  .transform((given) => given === 'on')

/** A version that is none is one that has changed meanwhile. */
export const version = z.coerce.number().int().catch(-1)

const sameText = (a: unknown, b: unknown): boolean =>
  String(a ?? '').replace(/\r\n?/g, '\n') === String(b ?? '').replace(/\r\n?/g, '\n')

/**
 * After another edit came in between: the fields that this organiser did not touch take what stands now.
 * @param opened what the form held when it was opened, as JSON of the same fields
 */
export function takeFresh(body: FormData, opened: unknown, fresh: Record<string, string>): void {
  const read = z.record(z.string(), z.string()).safeParse(readJson(String(opened)))
  if (!read.success) return
  for (const [name, now] of Object.entries(fresh)) {
    const untouched = name in read.data && sameText(body.get(name), read.data[name])
    // A box that is not ticked sends nothing.
    if (untouched && now === '') body.delete(name)
    else if (untouched) body.set(name, now)
  }
}

function readJson(given: string): unknown {
  try {
    return JSON.parse(given)
  } catch {
    return null
  }
}
