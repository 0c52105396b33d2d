// What a thing that was found is called, and the line that tells it from others of its name.
import { fullName } from '../people/rules'
import type { Locale } from '#db/schema'
import { date, plainDate } from '~/i18n/dates'
import { nameIn, written, type Written } from '~/i18n/named'
import type { PageT } from '~/i18n/types'
import { paths } from '~/paths'
import type { Found } from './results'

type Words = { t: PageT; locale: Locale }

/** The name, with its language when it has one. */
export function nameOfFound(found: Found, { t, locale }: Words): Written {
  if (found.thing === 'person') return { text: fullName(found), lang: locale }
  if (found.thing !== 'event') return written(found, 'name', locale)
  const title = written(found, 'title', locale)
  return title.text === '' ? { text: t('events.noTitle'), lang: locale } : title
}

/** "ylijohtaja, Verohallinto", "Virasto · VM · päättynyt 31.12.2019" */
export function aboutFound(found: Found, { t, locale }: Words): string {
  switch (found.thing) {
    case 'person':
      return found.post
        ? `${written(found.post, 'title', locale).text}, ${nameIn(found.post, locale)}`
        : t('frame.search.noPost')
    case 'organisation':
      return [
        t(`frame.organisationKind.${found.kind}`),
        found.sectorCode,
        !found.stands && found.validTo && t('frame.search.ended', { date: plainDate(found.validTo, locale) }),
      ]
        .filter(Boolean)
        .join(' · ')
    case 'network':
      return [
        t(`frame.networkKind.${found.kind}`),
        found.stands && t('frame.search.members', { count: found.members }),
        !found.stands && found.endedOn && t('frame.search.ended', { date: plainDate(found.endedOn, locale) }),
      ]
        .filter(Boolean)
        .join(' · ')
    case 'event':
      return [
        date(found.startsAt, locale),
        t(`frame.event.kind.${found.kind}`),
        found.status !== 'open' && t(`frame.event.status.${found.status}`),
      ]
        .filter(Boolean)
        .join(' · ')
  }
}

/** The page of what was found. */
export function pageOfFound({ thing, id }: Found): string {
  switch (thing) {
    case 'person':
      return paths.person(id)
    case 'organisation':
      return paths.organisation(id)
    case 'network':
      return paths.network(id)
    case 'event':
      return paths.event(id)
  }
}
