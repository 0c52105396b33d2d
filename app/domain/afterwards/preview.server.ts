// The letters after an event as they would be sent, in each language: nothing is stored, no link opens anything.
import { locales, type EventTable, type Locale } from '#db/schema'
import type { ReadLetter } from '#emails/letters'
import { renderLetter, type Site } from '#emails/render'
import { written } from '~/i18n/named'
import { factsFor } from '../events/facts'
import { whereFor } from '../events/where'
import { testToken } from '../invitations/preview'
import type { CloseForm } from './after-form'
import type { AfterLetter } from './rules'

export type AfterPreview = { kind: AfterLetter; locale: Locale; subject: string; text: string }

type Messages = Pick<CloseForm, 'messageFi' | 'messageSv' | 'messageEn'>

function letterOf(
  kind: AfterLetter,
  event: EventTable,
  given: { messages: Messages; materials: boolean; locale: Locale },
): ReadLetter {
  const message = written(given.messages, 'message', given.locale)
  const where = whereFor(event, { mode: null, seat: 'seated' })
  return {
    kind,
    data: {
      event: factsFor(event, [], { locale: given.locale, where }),
      calendar: null,
      answerToken: given.materials ? testToken : null,
      test: false,
      copyFor: null,
      inPlaceOf: null,
      mode: null,
      message: message.text === '' ? null : message,
      materials: given.materials,
    },
  }
}

/** Both letters in the three languages. */
export async function previewsAfter(
  event: EventTable,
  messages: Messages,
  materials: Record<AfterLetter, boolean>,
  site: Site,
): Promise<AfterPreview[]> {
  const previews: AfterPreview[] = []
  for (const kind of ['thanks', 'missed'] as const)
    for (const locale of locales) {
      const letter = letterOf(kind, event, { messages, materials: materials[kind], locale })
      const { subject, text } = await renderLetter(letter, locale, site)
      previews.push({ kind, locale, subject, text })
    }
  return previews
}
