// What the board's forms read out of what was typed: a note, a reply; each fault in words at its field.
import { z } from 'zod'
import { readLocalTime, type Instant } from '../core/time'
import { isDay, line, neededLine, neededText } from '../people/form-fields'
import { boardKinds, locales, longest } from './rules'

const timeFaults = {
  malformed: 'frame.form.notATime',
  missing: 'board.fault.missingHour',
  doubled: 'frame.form.notATime',
} as const

/** A day and its clock as an instant; null without both, one alone is a fault. Of an hour that comes twice the first is meant. */
function readWhen(
  { date, clock }: { date: string; clock: string },
  context: z.RefinementCtx,
): Instant | null {
  if (date === '' && clock === '') return null
  const fault = (at: 'date' | 'clock', message: string) => {
    context.addIssue({ code: 'custom', message, path: [at] })
    return z.NEVER
  }
  if (date === '') return fault('date', 'board.fault.bothOrNeither')
  if (!isDay(date)) return fault('date', 'frame.form.notADay')
  if (clock === '') return fault('clock', 'board.fault.bothOrNeither')
  const read = readLocalTime(`${date}T${clock}`, 'first')
  return read.ok ? read.at : fault('clock', timeFaults[read.reason])
}

/** A note, new or corrected; of a proposed meeting also when and where, as far as that is known. */
export const noteForm = z
  .object({
    id: z.uuid(),
    kind: z.enum(boardKinds),
    title: neededLine(longest.title),
    text: neededText(longest.text),
    language: z.enum(locales, 'frame.form.chooseOne'),
    date: line(20),
    clock: line(10),
    place: line(longest.place),
  })
  .transform(({ date, clock, place, ...note }, context) =>
    note.kind === 'meeting'
      ? { ...note, place, startsAt: readWhen({ date, clock }, context) }
      : { ...note, place: '', startsAt: null },
  )
export type NoteGiven = z.output<typeof noteForm>

export const replyForm = z.object({ id: z.uuid(), text: neededText(longest.reply) })
