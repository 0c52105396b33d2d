// Reads the form of a programme: tracks, times of day to instants, lines in the order of time.
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { locales, type Locale } from '#db/schema'
import { manyLines, oneLine } from '../core/plain-text'
import { dateOf, helsinki, localOf, readLocalTime, type Instant } from '../core/time'
import type { KeptLine, WholeProgramme } from './programme.server'
import type { NewProgramme, NewProgrammeLine } from './programme-acts.server'

const line = (most: number) =>
  z
    .string()
    .optional()
    .transform((text) => oneLine(text ?? ''))
    .pipe(z.string().max(most, 'frame.form.tooLong'))

const email = line(200)
  .pipe(z.union([z.literal(''), z.email('frame.form.notAnEmail')], 'frame.form.notAnEmail'))
  .transform((text) => text.toLowerCase())

/** The id of a row that the form was opened with. */
const id = z
  .string()
  .optional()
  .transform((text) => text || undefined)

const speaker = z.object({
  id,
  name: line(120),
  role: line(200),
  email,
  language: z.enum(locales).catch('fi'),
})

const clock = /^\d{2}:\d{2}$/

const item = z.object({
  id,
  /** The day of the event, from 1. */
  day: z.coerce.number().int().min(1).max(14).optional().default(1),
  time: z.string('events.fault.timeMissing').regex(clock, 'events.fault.timeMissing'),
  end: z
    .union([z.literal(''), z.string().regex(clock)], 'events.fault.timeMissing')
    .optional()
    .default(''),
  /** The key of a track of the same form. */
  track: line(100),
  titleFi: line(200),
  titleSv: line(200),
  titleEn: line(200),
  note: z
    .string()
    .optional()
    .transform((text) => manyLines(text ?? ''))
    .pipe(z.string().max(2000, 'frame.form.tooLong')),
  speakers: z.array(speaker).max(20, 'frame.form.tooLong').optional().default([]),
})

const track = z.object({
  key: z.string().max(100).optional().default(''),
  nameFi: line(100),
  nameSv: line(100),
  nameEn: line(100),
  place: line(200),
})

/** The form; lines without a title in any language and tracks without a name are refused. */
export const programmeForm = z.object({
  tracks: z
    .array(track)
    .max(12, 'frame.form.tooLong')
    .optional()
    .default([])
    .superRefine((tracks, context) => {
      for (const [index, { nameFi, nameSv, nameEn }] of tracks.entries())
        if (nameFi + nameSv + nameEn === '')
          context.addIssue({ code: 'custom', path: [index, 'nameFi'], message: 'agenda.fault.trackName' })
    }),
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

export type ReadProgramme = NewProgramme & {
  /** What is wrong with times, by the name of the field. */
  faults: Record<string, string[]>
}

/** Puts the lines on the event's days, in the order of time; speakers of whom nothing is told are left out. */
export function readProgramme(
  form: ProgrammeForm,
  event: { startsAt: Instant; endsAt: Instant },
): ReadProgramme {
  const first = Temporal.PlainDate.from(dateOf(event.startsAt))
  const faults: Record<string, string[]> = {}
  const lines = form.items.flatMap((given, index): NewProgrammeLine[] => {
    const day = first.add({ days: given.day - 1 }).toString()
    const startsAt = clockAt(day, given.time)
    // Coffee before the start and farewells at the end belong to the programme; another day does not.
    if (startsAt === null || day > dateOf(event.endsAt)) {
      faults[`items[${index}].time`] = ['events.fault.lineOutside']
      return []
    }
    const endsAt = given.end === '' ? null : clockAt(day, given.end)
    if (given.end !== '' && (endsAt === null || endsAt <= startsAt)) {
      faults[`items[${index}].end`] = ['agenda.fault.lineEnd']
      return []
    }
    const { id, titleFi, titleSv, titleEn, note } = given
    const speakers = given.speakers.filter((one) => one.name + one.role + one.email !== '')
    const track = given.track || null
    return [{ id, startsAt, endsAt, titleFi, titleSv, titleEn, note, track, speakers }]
  })
  const order = (a: Instant, b: Instant) => (a < b ? -1 : a > b ? 1 : 0)
  return { tracks: form.tracks, lines: lines.sort((a, b) => order(a.startsAt, b.startsAt)), faults }
}

function clockAt(day: string, time: string): Instant | null {
  const reading = readLocalTime(`${day}T${time}`, 'first', helsinki)
  return reading.ok ? reading.at : null
}

/** What the form holds of a line, a track and a speaker: texts, as fields hold them. */
export type SpeakerFields = { id: string; name: string; role: string; email: string; language: Locale }
export type LineFields = {
  id: string
  day: string
  time: string
  end: string
  track: string
  titleFi: string
  titleSv: string
  titleEn: string
  note: string
  speakers: SpeakerFields[]
}
export type TrackFields = { key: string; nameFi: string; nameSv: string; nameEn: string; place: string }
export type ProgrammeFields = { tracks: TrackFields[]; items: LineFields[] }

/** What the form shows of a programme. */
export const programmeFields = (
  { tracks, lines }: WholeProgramme,
  event: { startsAt: Instant },
): ProgrammeFields => ({
  tracks: tracks.map(({ id, ...rest }) => ({ key: id, ...rest })),
  items: lines.map((line) => lineFields(line, event.startsAt)),
})

const clockOf = (at: Instant): string => localOf(at).slice(11, 16)

const lineFields = (line: KeptLine, start: Instant): LineFields => ({
  id: line.id,
  day: String(dayOf(line.startsAt, start)),
  time: clockOf(line.startsAt),
  end: line.endsAt === null ? '' : clockOf(line.endsAt),
  track: line.trackId ?? '',
  titleFi: line.titleFi,
  titleSv: line.titleSv,
  titleEn: line.titleEn,
  note: line.note,
  speakers: line.speakers.map(({ id, name, role, email, language }) => ({ id, name, role, email, language })),
})

const dayOf = (at: Instant, start: Instant): number =>
  Temporal.PlainDate.from(dateOf(start)).until(dateOf(at)).days + 1

/** How many days of the calendar the event touches. */
export const daysOf = (event: { startsAt: Instant; endsAt: Instant }): number =>
  dayOf(event.endsAt, event.startsAt)
