// What makes an event complete and its parts agree; what a change of it means to those invited.
import { locales, type EventKind, type Locale } from '#db/schema'
import { inLocale } from '~/i18n/named'
import type { Instant } from '../core/time'

/** What an organiser says of an event; texts may be empty while it is a draft. */
export type EventPlan = {
  kind: EventKind
  titleFi: string
  titleSv: string
  titleEn: string
  descriptionFi: string
  descriptionSv: string
  descriptionEn: string
  startsAt: Instant
  endsAt: Instant
  place: string
  onlineUrl: string
  capacity: number | null
  answerBy: Instant | null
  contactName: string
  contactEmail: string
  contactPhone: string
}

export type PlanFault =
  | 'titleMissing'
  | 'startInPast'
  | 'endBeforeStart'
  | 'tooLong'
  | 'answerByAfterStart'
  | 'answerByPast'
  | 'capacityBelowSeated'
  | 'capacityBelowQuotas'
  | 'onlineUrlWrong'

/** The longest event the house knows. */
const mostDays = 14

/**
 * The faults of a plan, each with the field it shows at. Of a plan in part, those that the parts tell.
 * @param given.seated people who have their seats already, or are offered one
 * @param given.earliest the start may not be before it; null when the start is as it was
 */
export function planFaults(
  plan: Partial<EventPlan>,
  given: { seated: number; earliest: Instant | null },
): { field: keyof EventPlan; fault: PlanFault }[] {
  const faults: { field: keyof EventPlan; fault: PlanFault }[] = []
  const { startsAt, endsAt, answerBy, capacity, onlineUrl } = plan
  if ([plan.titleFi, plan.titleSv, plan.titleEn].every((title) => title === '')) {
    faults.push({ field: 'titleFi', fault: 'titleMissing' })
  }
  if (startsAt && given.earliest !== null && startsAt < given.earliest) {
    faults.push({ field: 'startsAt', fault: 'startInPast' })
  }
  if (startsAt && endsAt && endsAt <= startsAt) faults.push({ field: 'endsAt', fault: 'endBeforeStart' })
  else if (startsAt && endsAt && Date.parse(endsAt) - Date.parse(startsAt) > mostDays * 86_400_000) {
    faults.push({ field: 'endsAt', fault: 'tooLong' })
  }
  if (answerBy && startsAt && answerBy > startsAt) {
    faults.push({ field: 'answerBy', fault: 'answerByAfterStart' })
  }
  if (typeof capacity === 'number' && capacity < given.seated) {
    faults.push({ field: 'capacity', fault: 'capacityBelowSeated' })
  }
  if (onlineUrl && !/^https?:\/\/\S+$/.test(onlineUrl)) {
    faults.push({ field: 'onlineUrl', fault: 'onlineUrlWrong' })
  }
  return faults
}

/** What a change of an open event means (rule U1 of calendar and mail). */
export type Consequence =
  /** Everybody is asked again. */
  | 'askAgain'
  /** Everybody is told, and calendars are updated. */
  | 'tell'
  /** Words only: told if the organiser wants. */
  | 'wording'
  /** Nothing that the invited see. */
  | 'none'

const wordingFields = [
  'titleFi',
  'titleSv',
  'titleEn',
  'descriptionFi',
  'descriptionSv',
  'descriptionEn',
  'answerBy',
  'contactName',
  'contactEmail',
  'contactPhone',
] as const satisfies (keyof EventPlan)[]

/** The fields that differ. */
export const changedFields = (before: EventPlan, after: EventPlan): (keyof EventPlan)[] =>
  (Object.keys(after) as (keyof EventPlan)[]).filter((field) => before[field] !== after[field])

/** What the change from one plan to another means to those who hold an invitation. */
export function consequenceOf(before: EventPlan, after: EventPlan): Consequence {
  const changed = new Set<keyof EventPlan>(changedFields(before, after))
  if (changed.has('startsAt') || changed.has('endsAt')) return 'askAgain'
  if (changed.has('place') || changed.has('onlineUrl')) return 'tell'
  return wordingFields.some((field) => changed.has(field)) ? 'wording' : 'none'
}

/** A change as the organiser sees it before saving: each field as it is and as it becomes. */
export type PlanChange = {
  field: keyof EventPlan
  before: string | number | null
  after: string | number | null
}

export const planChanges = (before: EventPlan, after: EventPlan): PlanChange[] =>
  changedFields(before, after).map((field) => ({ field, before: before[field], after: after[field] }))

/** The languages in which the title is missing. */
export const missingTitles = (event: Pick<EventPlan, 'titleFi' | 'titleSv' | 'titleEn'>): Locale[] =>
  locales.filter((locale) => inLocale(event, 'title', locale).trim() === '')

/** The languages in which the description is missing though another language has one. */
export function missingDescriptions(
  event: Pick<EventPlan, 'descriptionFi' | 'descriptionSv' | 'descriptionEn'>,
): Locale[] {
  const missing = locales.filter((locale) => inLocale(event, 'description', locale).trim() === '')
  return missing.length === locales.length ? [] : missing
}

/** A link to answer dies a day after the event (rule L2). */
export const linkDiesAt = (endsAt: Instant): Instant =>
  new Date(Date.parse(endsAt) + 86_400_000).toISOString()

/** How many events a page of the list holds. */
export const eventsAPage = 25
