// Who is to be invited next, and what stands in the way of sending.
import { createHash } from 'node:crypto'
import type { Reader } from '#db/connect'
import { locales, type EventTable, type InvitationTable, type Locale } from '#db/schema'
import { inLocale } from '~/i18n/named'
import { audienceOf, type AudienceRow } from '../audience/queries.server'
import { emptyRule, readRule } from '../audience/rules'
import { dateOf, type Instant } from '../core/time'
import { programmeOf } from '../events/queries.server'
import { missingDescriptions, missingTitles } from '../events/rules'
import { liveInvitationsOf } from './queries.server'
import { isSilent } from './rules'

/** Why no invitation can leave now; each is also a key of the dictionaries. */
export type Hindrance =
  'eventCancelled' | 'eventBegun' | 'deadlineGone' | 'titleMissing' | 'placeMissing' | 'languageMissing'

/** The texts that a language lacks. */
export type MissingTexts = { locale: Locale; texts: ('title' | 'description' | 'programme')[] }

export type SendList = {
  /** On the list, with an address, and not invited yet: whom the press reaches. */
  people: AudienceRow[]
  /** On the list but without an address. */
  unreachable: AudienceRow[]
  /** How many hold an invitation already. */
  invited: number
  /** Readers of each language among the people. */
  readers: Record<Locale, number>
  /** What is missing in the languages that some of the people read, though another language has it. */
  missing: MissingTexts[]
  hindrances: Hindrance[]
  /** Of exactly these people and this wording of the event: what the organiser saw when pressing. */
  mark: string
}

/** What the press of "Invite" would do now. */
export async function sendListOf(db: Reader, event: EventTable, now: Instant): Promise<SendList> {
  const rule = event.audienceRule === '' ? emptyRule : readRule(event.audienceRule)
  const audience = await audienceOf(db, rule, dateOf(now))
  const rows = await db
    .selectFrom('invitation')
    .select('personId')
    .where('eventId', '=', event.id)
    .where('withdrawnAt', 'is', null)
    .execute()
  const invited = new Set(rows.map((row) => row.personId))
  const fresh = audience.filter((row) => !invited.has(row.personId))
  const people = fresh.filter((row) => row.email !== null)
  const readers: Record<Locale, number> = { fi: 0, sv: 0, en: 0 }
  for (const row of people) readers[row.language] += 1
  const programme = await programmeOf(db, event.id)
  const missing = locales.flatMap((locale): MissingTexts[] => {
    const texts = readers[locale] > 0 ? textsMissing(event, programme, locale) : []
    return texts.length > 0 ? [{ locale, texts }] : []
  })
  return {
    people,
    unreachable: fresh.filter((row) => row.email === null),
    invited: invited.size,
    readers,
    missing,
    hindrances: hindrancesOf(event, missing, now),
    mark: markOf([String(event.version), ...people.map((row) => row.personId).sort()]),
  }
}

/** What a reader of the language would have to read in another. */
export function textsMissing(
  event: EventTable,
  programme: { titleFi: string; titleSv: string; titleEn: string }[],
  locale: Locale,
): MissingTexts['texts'] {
  const texts: MissingTexts['texts'] = []
  if (missingTitles(event).includes(locale)) texts.push('title')
  if (missingDescriptions(event).includes(locale)) texts.push('description')
  if (programme.some((line) => missingTitles(line).includes(locale))) texts.push('programme')
  return texts
}

/** What stands in the way of inviting to an event now. */
export function hindrancesOf(event: EventTable, missing: MissingTexts[], now: Instant): Hindrance[] {
  const found: Hindrance[] = []
  if (event.status === 'cancelled') found.push('eventCancelled')
  if (event.startsAt <= now) found.push('eventBegun')
  else if (event.answerBy !== null && event.answerBy <= now) found.push('deadlineGone')
  if (event.titleFi + event.titleSv + event.titleEn === '') found.push('titleMissing')
  if (event.place === '' && event.onlineUrl === '') found.push('placeMissing')
  if (missing.length > 0 && !standsIn(event)) found.push('languageMissing')
  return found
}

/** Whether the organiser has said which language those read whose own is missing, and that one has a title. */
const standsIn = (event: EventTable): boolean =>
  event.substituteLocale !== null && inLocale(event, 'title', event.substituteLocale).trim() !== ''

/** A mark of what was seen: of other parts it is another. */
export const markOf = (parts: string[]): string =>
  createHash('sha256').update(parts.join(' ')).digest('base64url')

/** Who would be reminded now: those silent about the present time, with a mark of them and their last reminders. */
export async function remindListOf(
  db: Reader,
  event: EventTable,
): Promise<{ silent: InvitationTable[]; mark: string }> {
  const silent = (await liveInvitationsOf(db, event.id)).filter((invitation) => isSilent(invitation, event))
  return { silent, mark: markOf(silent.map((row) => `${row.id}:${row.remindedAt ?? ''}`).sort()) }
}

/** Who of those invited has no address in use: letters do not reach them. */
export const unreachableOf = (
  db: Reader,
  eventId: string,
): Promise<{ personId: string; firstName: string; lastName: string }[]> =>
  db
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.personId')
    .leftJoin('address', (join) =>
      join.onRef('address.personId', '=', 'person.id').on('address.validTo', 'is', null),
    )
    .select(['person.id as personId', 'firstName', 'lastName'])
    .where('eventId', '=', eventId)
    .where('withdrawnAt', 'is', null)
    .where('address.id', 'is', null)
    .orderBy('sortName')
    .execute()
