// The facts of an event as a letter tells them, in one reader's language.
import type { EventFacts } from '#emails/letters'
import type { EventTable, Locale } from '#db/schema'
import { inLocale, written, type Written } from '~/i18n/named'
import { dateOf } from '../core/time'
import { inReadingOrder } from './programme-blocks'
import type { ProgrammeLine } from './queries.server'
import type { Where } from './where'

type FactsOf = Pick<
  EventTable,
  | 'titleFi'
  | 'titleSv'
  | 'titleEn'
  | 'descriptionFi'
  | 'descriptionSv'
  | 'descriptionEn'
  | 'startsAt'
  | 'endsAt'
  | 'zone'
  | 'answerBy'
  | 'contactName'
  | 'contactEmail'
  | 'contactPhone'
  | 'substituteLocale'
  | 'networkId'
  | 'hostNetworkId'
>

/** What the reader is told; a text missing in their language comes in the one the organiser chose for that. */
export function factsFor(
  event: FactsOf,
  programme: Omit<ProgrammeLine, 'id'>[],
  reader: { locale: Locale; where: Where },
): EventFacts {
  const { locale, where } = reader
  const substitute = event.substituteLocale ?? locale
  const description = say(event, 'description', locale, substitute)
  return {
    title: say(event, 'title', locale, substitute),
    description: description.text === '' ? null : description,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    zone: event.zone,
    ofGroup: event.networkId !== null,
    ofNetwork: event.hostNetworkId !== null,
    ...where,
    answerBy: event.answerBy,
    contact: { name: event.contactName, email: event.contactEmail, phone: event.contactPhone },
    programme: inOrderOfReading(programme, event.zone).map(
      ({ startsAt, endsAt, speakers, track, ...line }) => ({
        startsAt,
        endsAt,
        speakers,
        title: say(line, 'title', locale, substitute),
        track: track && { name: say(track, 'name', locale, substitute), place: track.place },
      }),
    ),
  }
}

/** Day by day, and of what runs side by side a track at a time: a letter has one column. */
function inOrderOfReading<Line extends Omit<ProgrammeLine, 'id'>>(programme: Line[], zone: string): Line[] {
  const days = new Set(programme.map((line) => dateOf(line.startsAt, zone)))
  return [...days].flatMap((day) =>
    inReadingOrder(programme.filter((line) => dateOf(line.startsAt, zone) === day)),
  )
}

function say<Stem extends string>(
  thing: Record<`${Stem}Fi` | `${Stem}Sv` | `${Stem}En`, string>,
  stem: Stem,
  locale: Locale,
  substitute: Locale,
): Written {
  if (inLocale(thing, stem, locale).trim() === '' && inLocale(thing, stem, substitute).trim() !== '') {
    return { text: inLocale(thing, stem, substitute), lang: substitute }
  }
  return written(thing, stem, locale)
}
