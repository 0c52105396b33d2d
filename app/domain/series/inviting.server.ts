// Inviting to all dates of a series by one letter: an invitation to each without a letter of its own, a link to them all.
import type { Locale } from '#db/schema'
import { allow } from '../core/access'
import { audit } from '../core/audit.server'
import type { Change, Refusal } from '../core/change.server'
import { post } from '../core/outbox.server'
import { setSubstituteLocale } from '../events/commands.server'
import { copyReadersOf } from '../invitations/copies.server'
import { batchExists, enterInvitation, mostAtOnce, openForAnswers } from '../invitations/inviting.server'
import type { Hindrance } from '../invitations/send-list.server'
import { quotaIdsOf } from '../invitations/quotas.server'
import { fullName } from '../people/rules'
import { seriesLetter } from './letter'
import { newSeriesLink } from './links.server'
import { isAhead } from './rules'
import { seriesListOf, type InviteeRow, type SeriesList } from './send-list.server'
import { datesOf, seriesById } from './series.server'

export type SeriesRefusal = Hindrance | 'listChanged' | 'nobodyNew' | 'audienceTooBig'

/**
 * Invites everybody on the list to the dates that they are not invited to yet, each by one letter.
 * @param press.batchId one press of the button: the same one again sends nothing more
 * @param press.mark what the organiser saw; another list refuses, so that nobody is invited unseen
 */
export async function inviteToSeries(
  c: Change,
  seriesId: string,
  press: { batchId: string; mark: string },
): Promise<{ ok: true; invited: number } | Refusal<SeriesRefusal>> {
  allow(c.actor, { act: 'inviteToEvents' })
  const series = await seriesById(c.trx, seriesId)
  if (await batchExists(c, press.batchId)) return { ok: true, invited: 0 }
  const list = await seriesListOf(c.trx, series, c.now)
  const [hindrance] = list.hindrances
  if (hindrance) return { ok: false, reason: hindrance.hindrance }
  if (list.people.length === 0) return { ok: false, reason: 'nobodyNew' }
  if (list.people.length > mostAtOnce) return { ok: false, reason: 'audienceTooBig' }
  if (list.mark !== press.mark) return { ok: false, reason: 'listChanged' }
  const entered = await enterAll(c, list)
  const all = (await datesOf(c.trx, seriesId)).filter(({ status }) => status !== 'cancelled')
  for (const person of list.people) {
    const dates = list.dates.filter(({ id }) => person.lacks.includes(id))
    const letter = (locale: Locale, token: string, copyFor: string | null) => ({
      kind: 'seriesInvited' as const,
      data: seriesLetter(series, dates, { all, locale, token, copyFor }),
    })
    await postTo(c, seriesId, person, {
      letter,
      batchId: press.batchId,
      entered: entered.get(person.personId) ?? [],
    })
  }
  for (const date of list.dates) await openForAnswers(c, date)
  await audit(c, 'inviteToSeries', { kind: 'series', id: seriesId }, { people: list.people.length })
  return { ok: true, invited: list.people.length }
}

/** @returns the ids of each person's new invitations */
async function enterAll(c: Change, list: SeriesList): Promise<Map<string, string[]>> {
  const entered = new Map<string, string[]>()
  for (const date of list.dates) {
    const people = list.people.filter(({ lacks }) => lacks.includes(date.id))
    const quotaIds = await quotaIdsOf(
      c,
      date,
      people.map(({ personId }) => personId),
    )
    for (const person of people) {
      const quotaId = quotaIds.get(person.personId) ?? null
      const { id } = await enterInvitation(c, date, { ...person, quotaId })
      entered.set(person.personId, [...(entered.get(person.personId) ?? []), id])
    }
    if (people.length > 0)
      await audit(c, 'inviteAudience', { kind: 'event', id: date.id }, { people: people.length })
  }
  return entered
}

type SeriesPosting = {
  letter: (locale: Locale, token: string, copyFor: string | null) => Parameters<typeof post>[1]
  batchId: string
  entered: string[]
}

/** The person's letter, and a copy with a link of their own to each of their assistants (rule M4). */
async function postTo(
  c: Change,
  seriesId: string,
  person: InviteeRow,
  posting: SeriesPosting,
): Promise<void> {
  const { letter, batchId, entered } = posting
  const { personId, language, email } = person
  if (email === null) return
  const token = await newSeriesLink(c, { seriesId, personId, holderId: null })
  const { messageId } = await post(c, letter(language, token, null), {
    to: { personId, name: fullName(person), address: email },
    locale: language,
    batchId,
  })
  // What is written of a date later follows this letter in the reader's mailbox.
  await c.trx
    .updateTable('invitation')
    .set({ firstMessageId: messageId })
    .where('id', 'in', entered)
    .execute()
  for (const reader of await copyReadersOf(c, personId)) {
    const own = await newSeriesLink(c, { seriesId, personId, holderId: reader.id })
    await post(c, letter(reader.language, own, fullName(person)), {
      to: { personId: reader.id, name: fullName(reader), address: reader.email },
      locale: reader.language,
      batchId,
    })
  }
}

/** Chooses, for every date that is ahead, the language sent to readers whose own is missing. */
export async function setSeriesSubstitute(c: Change, seriesId: string, locale: Locale | null): Promise<void> {
  await seriesById(c.trx, seriesId)
  for (const date of await datesOf(c.trx, seriesId))
    if (isAhead(date, c.now)) await setSubstituteLocale(c, date.id, locale)
}
