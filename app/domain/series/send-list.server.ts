// Who is to be invited to which dates of a series, and what stands in the way of sending.
import type { Reader } from '#db/connect'
import { locales, type Locale, type SeriesTable } from '#db/schema'
import { audienceOf, type AudienceRow } from '../audience/queries.server'
import { emptyRule, readRule } from '../audience/rules'
import { dateOf, type Instant } from '../core/time'
import { programmeOf, type EventRow } from '../events/queries.server'
import {
  hindrancesOf,
  markOf,
  textsMissing,
  type Hindrance,
  type MissingTexts,
} from '../invitations/send-list.server'
import { takesInvitations } from './rules'
import { datesOf } from './series.server'

/** Somebody who is to be invited, with the dates that they hold no invitation to. */
export type InviteeRow = AudienceRow & { lacks: string[] }

export type SeriesList = {
  /** The dates that one can still be invited to. */
  dates: EventRow[]
  people: InviteeRow[]
  /** On the list but without an address. */
  unreachable: AudienceRow[]
  /** How many hold an invitation to some date already. */
  invited: number
  readers: Record<Locale, number>
  missing: MissingTexts[]
  /** What stands in the way, with the dates that it is about. */
  hindrances: { hindrance: Hindrance; dates: string[] }[]
  /** Of exactly these people, dates and wordings. */
  mark: string
}

/** Who holds an invitation to which of the dates. */
async function heldBy(db: Reader, dates: readonly EventRow[]): Promise<Map<string, Set<string>>> {
  const held = new Map<string, Set<string>>()
  if (dates.length === 0) return held
  const rows = await db
    .selectFrom('invitation')
    .select(['eventId', 'personId'])
    .where(
      'eventId',
      'in',
      dates.map(({ id }) => id),
    )
    .where('withdrawnAt', 'is', null)
    .execute()
  for (const { eventId, personId } of rows) held.set(personId, (held.get(personId) ?? new Set()).add(eventId))
  return held
}

/** What the press of "Invite" would do now. */
export async function seriesListOf(db: Reader, series: SeriesTable, now: Instant): Promise<SeriesList> {
  const dates = (await datesOf(db, series.id)).filter((date) => takesInvitations(date, now))
  const rule = series.audienceRule === '' ? emptyRule : readRule(series.audienceRule)
  const audience = dates.length === 0 ? [] : await audienceOf(db, rule, dateOf(now))
  const held = await heldBy(db, dates)
  const lacking = audience
    .map((row) => ({
      ...row,
      lacks: dates.filter(({ id }) => !held.get(row.personId)?.has(id)).map(({ id }) => id),
    }))
    .filter(({ lacks }) => lacks.length > 0)
  const people = lacking.filter(({ email }) => email !== null)
  const readers: Record<Locale, number> = { fi: 0, sv: 0, en: 0 }
  for (const row of people) readers[row.language] += 1
  const weighed = await Promise.all(dates.map((date) => weigh(db, date, readers, now)))
  const kinds = [...new Set(weighed.flatMap(({ hindrances }) => hindrances))]
  return {
    dates,
    people,
    unreachable: lacking.filter(({ email }) => email === null),
    invited: held.size,
    readers,
    missing: joined(weighed.flatMap(({ missing }) => missing)),
    hindrances: kinds.map((hindrance) => ({
      hindrance,
      dates: weighed.filter(({ hindrances }) => hindrances.includes(hindrance)).map(({ id }) => id),
    })),
    mark: markOf([
      ...dates.map(({ id, version }) => `${id}:${version}`),
      ...people.map(({ personId, lacks }) => `${personId}:${lacks.join(',')}`).sort(),
    ]),
  }
}

async function weigh(db: Reader, date: EventRow, readers: Record<Locale, number>, now: Instant) {
  const programme = await programmeOf(db, date.id)
  const missing = locales.flatMap((locale): MissingTexts[] => {
    const texts = readers[locale] > 0 ? textsMissing(date, programme, locale) : []
    return texts.length > 0 ? [{ locale, texts }] : []
  })
  return { id: date.id, missing, hindrances: hindrancesOf(date, missing, now) }
}

/** The same language's texts of all dates together. */
const joined = (missing: readonly MissingTexts[]): MissingTexts[] =>
  locales.flatMap((locale) => {
    const texts = new Set(missing.filter((one) => one.locale === locale).flatMap((one) => one.texts))
    return texts.size > 0 ? [{ locale, texts: [...texts] }] : []
  })
