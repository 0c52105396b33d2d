// The template of a kind that no organiser has touched: its usual hours, and the words of the dictionaries.
import { locales, type EventKind } from '#db/schema'
import { wordsOfPages } from '~/i18n/all'
import { kindDefaults } from './kinds'
import { defaultReminders } from './reminders'
import type { Template } from './rules'

/** The usual title and description in three languages; an event of no usual kind has none. */
function usualTexts(kind: EventKind) {
  const say = (of: 'title' | 'description') =>
    locales.map((locale) => {
      if (kind === 'other') return ''
      const t = wordsOfPages(locale)
      return of === 'title' ? t(`frame.event.kind.${kind}`) : t(`events.defaults.description.${kind}`)
    })
  const [titleFi = '', titleSv = '', titleEn = ''] = say('title')
  const [descriptionFi = '', descriptionSv = '', descriptionEn = ''] = say('description')
  return { titleFi, titleSv, titleEn, descriptionFi, descriptionSv, descriptionEn }
}

export const builtIn = (kind: EventKind): Template => ({
  kind,
  ...usualTexts(kind),
  practicalFi: '',
  practicalSv: '',
  practicalEn: '',
  ...kindDefaults[kind],
  substitutes: 'no',
  reminders: [...defaultReminders],
  version: 0,
})
