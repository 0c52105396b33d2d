// Reads the form of how an event's seats are given, with an error for each field.
import { z } from 'zod'
import { organisationKinds, substituteRules, type EventTable } from '#db/schema'
import { oneLine } from '../core/plain-text'
import { dateOf, readLocalTime, type Instant } from '../core/time'
import type { SeatField } from './quotas'
import type { Quota } from './quotas.server'
import type { SeatSettings, SettingsFault } from './seats-settings.server'

const line = z
  .string()
  .optional()
  .transform((text) => oneLine(text ?? ''))
  .pipe(z.string().max(100, 'frame.form.tooLong'))

/** A whole number from 1; nothing typed is null. */
const number = (most: number) =>
  z
    .string()
    .optional()
    .transform((given, context) => {
      const digits = (given ?? '').replace(/\s/g, '')
      if (digits === '') return null
      if (/^\d{1,6}$/.test(digits) && Number(digits) > 0 && Number(digits) <= most) return Number(digits)
      context.addIssue({ code: 'custom', message: 'seating.fault.number' })
      return z.NEVER
    })

const needed = (most: number) =>
  number(most).transform((given, context): number => {
    if (given !== null) return given
    context.addIssue({ code: 'custom', message: 'seating.fault.number' })
    return z.NEVER
  })

const ticked = z
  .literal('on')
  .optional()
  .transform((given) => given === 'on')

/** One box ticked comes as a text, several as a list. */
const several = (given: unknown): unknown =>
  given === undefined ? [] : Array.isArray(given) ? given : [given]

const isText = (given: unknown): boolean => typeof given === 'string' && given.trim() !== ''

/** A name in one language is needed: the Finnish field is told of the others, so that every wrong field is told at once. */
function joinNames(form: unknown): unknown {
  if (typeof form !== 'object' || form === null) return form
  const given = form as Record<string, unknown>
  return { ...given, nameFi: { typed: given.nameFi, named: isText(given.nameSv) || isText(given.nameEn) } }
}

const firstName = z
  .object({ typed: line, named: z.boolean() })
  .transform(({ typed, named }, context): string => {
    if (typed !== '' || named) return typed
    context.addIssue({ code: 'custom', message: 'seating.fault.nameMissing' })
    return z.NEVER
  })

const quota = z.preprocess(
  joinNames,
  z.object({
    id: z.string().max(100).optional(),
    nameFi: firstName,
    nameSv: line,
    nameEn: line,
    kinds: z.preprocess(several, z.array(z.enum(organisationKinds)).min(1, 'seating.fault.kindMissing')),
    seats: needed(999_999),
  }),
)

const mostQuotas = 12
/** The longest that a seat is held for one who waits: two weeks. */
const mostOfferHours = 336

export const seatsForm = z.object({
  hybrid: ticked,
  capacity: number(999_999),
  onlineCapacity: number(999_999),
  quotas: z.array(quota).max(mostQuotas, 'frame.form.tooLong').optional().default([]),
  releaseOn: z
    .string()
    .optional()
    .transform((given) => given || undefined)
    .pipe(z.union([z.undefined(), z.iso.date('seating.fault.day')], 'seating.fault.day')),
  freedSeats: z.enum(['give', 'offer'], 'frame.form.chooseOne'),
  offerHours: needed(mostOfferHours).optional(),
  substitutes: z.enum(substituteRules, 'frame.form.chooseOne'),
  forwardable: ticked,
})

/** Unused seats are released in the morning, when somebody is at work to see it. */
const releaseClock = '08:00'

const morningOf = (day: string): Instant | null => {
  const reading = readLocalTime(`${day}T${releaseClock}`)
  return reading.ok ? reading.at : null
}

/** What the form says, for an event: what is not asked stays as it is. */
export function settingsFrom(
  form: z.output<typeof seatsForm>,
  event: Pick<EventTable, 'releaseAt' | 'offerHours'>,
): SeatSettings {
  const sameDay = event.releaseAt !== null && dateOf(event.releaseAt) === form.releaseOn
  return {
    hybrid: form.hybrid,
    capacity: form.capacity,
    onlineCapacity: form.onlineCapacity,
    quotas: form.quotas.map(({ id, ...rest }) => ({
      ...rest,
      id: id === undefined || id === '' ? null : id,
    })),
    releaseAt: form.releaseOn === undefined ? null : sameDay ? event.releaseAt : morningOf(form.releaseOn),
    freedSeats: form.freedSeats,
    offerHours: form.offerHours ?? event.offerHours,
    substitutes: form.substitutes,
    forwardable: form.forwardable,
  }
}

/** What the form shows of an event. */
export const seatsFields = (event: EventTable, quotas: readonly Quota[]) => ({
  hybrid: event.hybrid === 1 ? 'on' : '',
  capacity: textOf(event.capacity),
  onlineCapacity: textOf(event.onlineCapacity),
  quotas: quotas.map(({ seats, ...rest }) => ({ ...rest, seats: String(seats) })),
  releaseOn: event.releaseAt === null ? '' : dateOf(event.releaseAt),
  freedSeats: event.freedSeats,
  offerHours: String(event.offerHours),
  substitutes: event.substitutes,
  forwardable: event.forwardable === 1 ? 'on' : '',
})

const textOf = (seats: number | null): string => (seats === null ? '' : String(seats))

const fieldName = (field: SeatField | 'releaseAt'): string => {
  if (field === 'releaseAt') return 'releaseOn'
  return typeof field === 'string' ? field : `quotas[${field.quota}].${field.field}`
}

/** The errors of settings whose parts disagree, by field, as keys of the dictionaries. */
export const seatErrors = (faults: readonly SettingsFault[]): Record<string, string[]> =>
  Object.fromEntries(faults.map(({ field, fault }) => [fieldName(field), [`seating.fault.${fault}`]]))
