// The one letter that invites to several dates, as its data.
import type { LetterData } from '#emails/letters'
import type { EventTable, Locale, SeriesTable } from '#db/schema'
import { written } from '~/i18n/named'
import { factsFor } from '../events/facts'
import { whereFor } from '../events/where'
import { exceptionsAmong } from './rules'

/** How an event is told to those who have not answered yet. */
const silent = { mode: null, seat: 'none' } as const

/**
 * The letter about some dates of a series.
 * @param all every date that stands, which tells what is usual
 */
export function seriesLetter(
  series: Pick<SeriesTable, 'nameFi' | 'nameSv' | 'nameEn'>,
  dates: readonly EventTable[],
  given: { all: readonly EventTable[]; locale: Locale; token: string | null; copyFor: string | null },
): LetterData<'seriesInvited'> {
  const { all, locale, token, copyFor } = given
  const exceptions = exceptionsAmong(all)
  const told = dates.map((date) => ({
    date,
    facts: factsFor(date, [], { locale, where: whereFor(date, silent) }),
  }))
  const [first] = told
  return {
    token,
    copyFor,
    reminder: false,
    contact: { name: first?.date.contactName ?? '', email: first?.date.contactEmail ?? '' },
    name: first?.facts.title ?? written(series, 'name', locale),
    message: first?.facts.description ?? null,
    dates: told.map(({ date, facts }) => ({
      eventId: date.id,
      title: facts.title,
      startsAt: facts.startsAt,
      endsAt: facts.endsAt,
      zone: facts.zone,
      place: facts.place,
      online: facts.linkLater === true,
      answerBy: facts.answerBy,
      exception: exceptions.has(date.id),
    })),
  }
}
