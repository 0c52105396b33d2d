// Reads the form of an event: words to an EventPlan, local times of Helsinki to instants, with an error for each field.
import { z } from 'zod'
import { eventKinds, type EventTable } from '#db/schema'
import { manyLines, oneLine } from '../core/plain-text'
import { localOf, readLocalTime, type Instant } from '../core/time'
import { planFaults, type EventPlan, type PlanFault } from './rules'

const line = (most: number) =>
  z
    .string()
    .optional()
    .transform((text) => oneLine(text ?? ''))
    .pipe(z.string().max(most, 'frame.form.tooLong'))

const text = (most: number) =>
  z
    .string()
    .optional()
    .transform((given) => manyLines(given ?? ''))
    .pipe(z.string().max(most, 'frame.form.tooLong'))

/** Which of the two hours is meant when the clock goes back in October. */
const which = z.enum(['first', 'second']).optional().catch(undefined)

const wholeNumber = z
  .string()
  .optional()
  .transform((given, context) => {
    const digits = (given ?? '').replace(/\s/g, '')
    if (digits === '') return null
    const number = Number(digits)
    if (/^\d{1,6}$/.test(digits) && number > 0) return number
    context.addIssue('events.fault.capacityWrong')
    return z.NEVER
  })

/** A local time of Helsinki with the hour that is meant when it comes twice; a wrong one is the field's error (rule I5). */
const localTime = z
  .object({ typed: z.string().optional(), which })
  .transform((given, context): Instant | null => {
    if (!given.typed) return null
    const reading = readLocalTime(given.typed, given.which)
    if (reading.ok) return reading.at
    context.addIssue({ code: 'custom', message: timeFaults[reading.reason] })
    return z.NEVER
  })

const timeFaults = {
  malformed: 'frame.form.notATime',
  missing: 'events.fault.missingHour',
  doubled: 'events.fault.doubledHour',
} as const

const requiredTime = localTime.transform((at, context): Instant => {
  if (at !== null) return at
  context.addIssue({ code: 'custom', message: 'frame.form.notATime' })
  return z.NEVER
})

/** Puts each time and its hour together, so that every wrong field is told at once. */
function joinTimes(form: unknown): Record<string, unknown> {
  const given = (form ?? {}) as Record<string, unknown>
  const join = (name: string) => ({ typed: given[name], which: given[`${name}Which`] })
  return { ...given, startsAt: join('startsAt'), endsAt: join('endsAt'), answerBy: join('answerBy') }
}

const planShape = z.object({
  kind: z.enum(eventKinds, 'frame.form.chooseOne'),
  titleFi: line(200),
  titleSv: line(200),
  titleEn: line(200),
  descriptionFi: text(5000),
  descriptionSv: text(5000),
  descriptionEn: text(5000),
  startsAt: requiredTime,
  endsAt: requiredTime,
  place: line(200),
  onlineUrl: line(500),
  capacity: wholeNumber,
  answerBy: localTime,
  contactName: line(120),
  contactEmail: line(200).pipe(
    z.union([z.literal(''), z.email('frame.form.notAnEmail')], 'frame.form.notAnEmail'),
  ),
  contactPhone: line(60),
})

/** The form of an event. Its output is a plan; whether the parts of the plan agree is `planFaults`' to say. */
export const planForm = z.preprocess(joinTimes, planShape)

/**
 * What disagrees in the parts of a form that can be read, when others cannot: all is told at once.
 * @param startsAt of the event as it stands; its start may stay where it is
 */
export function faultsBeside(body: FormData, now: Instant, startsAt?: Instant): Record<string, string[]> {
  const typed = joinTimes(Object.fromEntries(body))
  const read = Object.entries(planShape.shape).flatMap(([name, field]) => {
    const { success, data } = z.safeParse<z.ZodType>(field, typed[name])
    return success ? [[name, data] as const] : []
  })
  const plan: Partial<EventPlan> = Object.fromEntries(read)
  const earliest = plan.startsAt === startsAt ? null : now
  return faultErrors(planFaults(plan, { seated: 0, earliest }))
}

/** What the form shows of an event. */
export const planFields = (plan: EventPlan | EventTable) => ({
  kind: plan.kind,
  titleFi: plan.titleFi,
  titleSv: plan.titleSv,
  titleEn: plan.titleEn,
  descriptionFi: plan.descriptionFi,
  descriptionSv: plan.descriptionSv,
  descriptionEn: plan.descriptionEn,
  startsAt: localOf(plan.startsAt),
  startsAtWhich: whichOf(plan.startsAt),
  endsAt: localOf(plan.endsAt),
  endsAtWhich: whichOf(plan.endsAt),
  place: plan.place,
  onlineUrl: plan.onlineUrl,
  capacity: plan.capacity === null ? '' : String(plan.capacity),
  answerBy: plan.answerBy === null ? '' : localOf(plan.answerBy),
  answerByWhich: plan.answerBy === null ? '' : whichOf(plan.answerBy),
  contactName: plan.contactName,
  contactEmail: plan.contactEmail,
  contactPhone: plan.contactPhone,
})
export type PlanFields = ReturnType<typeof planFields>

/** Which of the doubled hour an instant is; nothing for all other hours. */
function whichOf(at: Instant): 'first' | 'second' | '' {
  const reading = readLocalTime(localOf(at))
  if (reading.ok || reading.reason !== 'doubled') return ''
  return at === reading.first ? 'first' : 'second'
}

/** The errors of a plan whose parts disagree, by field, as keys of the dictionaries. */
export const faultErrors = (
  faults: { field: keyof EventPlan; fault: PlanFault }[],
): Record<string, string[]> =>
  Object.fromEntries(faults.map(({ field, fault }) => [field, [`events.fault.${fault}`]]))

const sameText = (a: unknown, b: unknown): boolean =>
  String(a ?? '').replace(/\r\n?/g, '\n') === String(b ?? '').replace(/\r\n?/g, '\n')

/**
 * After another edit came in between: the fields that this organiser did not touch take what stands now.
 * @param opened what the form held when it was opened, as JSON of `planFields`
 */
export function takeFresh(body: FormData, opened: string, fresh: PlanFields): void {
  const read = z.record(z.string(), z.string()).safeParse(readJson(opened))
  if (!read.success) return
  for (const [name, now] of Object.entries(fresh)) {
    if (name in read.data && sameText(body.get(name), read.data[name])) body.set(name, now)
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
