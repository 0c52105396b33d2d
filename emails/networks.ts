// Letters about networks: the answer to a wish to belong, the welcome of an outside participant, and what is taken back.
import * as dates from '~/i18n/dates'
import { paths } from '~/paths'
import { manyLines, oneLine } from './clean'
import { contactOf, none, piece, type Content, type Pen } from './content'
import type { LetterData } from './letters'

export function wishAnswered(letter: LetterData<'wishAnswered'>, pen: Pen): Content {
  const { networkId, network, outcome, from, contact } = letter
  const named = piece(pen, network)
  const approved = outcome === 'approved'
  const lead = pen.t(`wishAnswered.${outcome}`)
  return {
    ...none,
    subject: pen.t(`wishAnswered.${approved ? 'subjectApproved' : 'subjectDeclined'}`, {
      network: named.text,
    }),
    preview: lead,
    kicker: pen.t('wishAnswered.kicker'),
    title: named,
    news: { tone: approved ? 'yes' : 'plain', sentences: [lead] },
    facts: approved
      ? [
          {
            label: pen.t('wishAnswered.from'),
            value: { text: dates.plainDate(from, pen.locale) },
            weight: 'plain',
          },
        ]
      : [],
    actions: approved
      ? [{ label: pen.t('wishAnswered.open'), url: pen.url(paths.network(networkId)), main: true }]
      : [],
    contact: contactOf(contact),
  }
}

export function outsideWelcomed(letter: LetterData<'outsideWelcomed'>, pen: Pen): Content {
  const { networkId, network, by, message, until, contact } = letter
  const named = piece(pen, network)
  const lead = pen.t('outsideWelcomed.lead', { name: oneLine(by) })
  return {
    ...none,
    subject: pen.t('outsideWelcomed.subject', { network: named.text }),
    preview: lead,
    kicker: pen.t('outsideWelcomed.kicker'),
    title: named,
    news: { tone: 'yes', sentences: [lead, pen.t('outsideWelcomed.sees')] },
    facts:
      until === null
        ? []
        : [
            {
              label: pen.t('outsideWelcomed.until'),
              value: { text: dates.plainDate(until, pen.locale) },
              weight: 'plain',
            },
          ],
    actions: [{ label: pen.t('outsideWelcomed.open'), url: pen.url(paths.network(networkId)), main: true }],
    after: [pen.t('outsideWelcomed.signIn')],
    description: manyLines(message) === '' ? null : { text: manyLines(message) },
    contact: contactOf(contact),
  }
}

export function takenBack({ told, about, sentAt, contact }: LetterData<'takenBack'>, pen: Pen): Content {
  const named = piece(pen, about)
  const lead = pen.t(`takenBack.told.${told}`, { date: dates.date(sentAt, pen.locale) })
  return {
    ...none,
    subject: pen.t('takenBack.subject', { name: named.text }),
    preview: lead,
    kicker: pen.t('takenBack.kicker'),
    title: named,
    news: { tone: 'maybe', sentences: [lead, pen.t('takenBack.sorry')] },
    contact: contactOf(contact),
  }
}
