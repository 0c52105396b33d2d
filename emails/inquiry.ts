// Asks somebody who has left their post where to reach them, and which networks they go on in.
import * as dates from '~/i18n/dates'
import { paths } from '~/paths'
import { contactOf, none, piece, type Content, type Pen } from './content'
import type { LetterData } from './letters'

export function inquiry({ token, networks, until, contact }: LetterData<'inquiry'>, pen: Pen): Content {
  const named = networks.map((network) => piece(pen, network))
  const url = token === null ? null : pen.url(paths.inquiry(token, { lang: pen.locale }))
  return {
    ...none,
    subject: pen.t('inquiry.subject'),
    preview: pen.t('inquiry.lead'),
    kicker: pen.t('inquiry.kicker'),
    title: { text: pen.t('inquiry.subject') },
    news: { tone: 'plain', sentences: [pen.t('inquiry.lead'), pen.t('inquiry.ask')] },
    facts: named.map((value) => ({ label: pen.t('inquiry.network'), value, weight: 'plain' })),
    actions: url === null ? [] : [{ label: pen.t('inquiry.answer'), url, main: true }],
    after:
      url === null
        ? [pen.t('inquiry.emptied')]
        : [pen.t('inquiry.noSignIn'), pen.t('inquiry.until', { date: dates.plainDate(until, pen.locale) })],
    contact: contactOf(contact),
  }
}
