// Reads the form of a programme: times of day to instants, lines in the order of time.
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { oneLine } from '../core/plain-text'
import { dateOf, helsinki, localOf, readLocalTime, type Instant } from '../core/time'

const line = (most: number) =>
  z
    .string()
    .optional()
    .transform((text) => oneLine(text ?? ''))
    .pipe(z.string().max(most, 'frame.form.tooLong'))

const speaker = z.object({ name: line(120), role: line(200) })

const item = z.object({
  /** The day of the event, from 1. */
  day: z.coerce.number().int().min(1).max(14).optional().default(1),
  time: z.string('events.fault.timeMissing').regex(/^\d{2}:\d{2}$/, 'events.fault.timeMissing'),
  titleFi: line(200),
  titleSv: line(200),
  titleEn: line(200),
  speakers: z.array(speaker).max(20, 'frame.form.tooLong').optional().default([]),
})

/** The form; lines without a title in any language are refused, speakers without a name are dropped. */
export const programmeForm = z.object({
  items: z
    .array(item)
    .max(100, 'frame.form.tooLong')
    .optional()
    .default([])
    .superRefine((items, context) => {
      for (const [index, { titleFi, titleSv, titleEn }] of items.entries()) {
        if (titleFi + titleSv + titleEn !== '') continue
        context.addIssue({
          code: 'custom',
          path: [index, 'titleFi'],
          message: 'events.fault.lineTitleMissing',
        })
      }
    }),
})
export type ProgrammeForm = z.output<typeof programmeForm>

export type ReadProgramme = {
  lines: {
    startsAt: Instant
    titleFi: string
    titleSv: string
    titleEn: string
    speakers: { name: string; role: string }[]
  }[]
  /** Lines whose time does not exist on that day or lies outside the event, by their place in the form. */
  outside: number[]
}

/** Puts the lines on the event's days, in the order of time. */
export function readProgramme(
  form: ProgrammeForm,
  event: { startsAt: Instant; endsAt: Instant },
): ReadProgramme {
  const first = Temporal.PlainDate.from(dateOf(event.startsAt))
  const outside: number[] = []
  const lines = form.items.flatMap((line, index) => {
    const day = first.add({ days: line.day - 1 }).toString()
    const reading = readLocalTime(`${day}T${line.time}`, 'first', helsinki)
    // Coffee before the start and farewells at the end belong to the programme; another day does not.
    if (!reading.ok || day > dateOf(event.endsAt)) {
      outside.push(index)
      return []
    }
    const { titleFi, titleSv, titleEn } = line
    const speakers = line.speakers.filter((one) => one.name !== '' || one.role !== '')
    return [{ startsAt: reading.at, titleFi, titleSv, titleEn, speakers }]
  })
  return {
    lines: lines.sort((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : 0)),
    outside,
  }
}

/** What the form shows of a programme. */
export const programmeFields = (lines: ReadProgramme['lines'], event: { startsAt: Instant }) => ({
  items: lines.map(({ startsAt, titleFi, titleSv, titleEn, speakers }) => ({
    day: String(dayOf(startsAt, event.startsAt)),
    time: localOf(startsAt).slice(11, 16),
    titleFi,
    titleSv,
    titleEn,
    speakers: speakers.map(({ name, role }) => ({ name, role })),
  })),
})

const dayOf = (at: Instant, start: Instant): number =>
  Temporal.PlainDate.from(dateOf(start)).until(dateOf(at)).days + 1

/** How many days of the calendar the event touches. */
export const daysOf = (event: { startsAt: Instant; endsAt: Instant }): number =>
  dayOf(event.endsAt, event.startsAt)
