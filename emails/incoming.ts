// Letters that mail brings about: an answer that was not taken, the calendar's entry again, and mail that is passed on.
import * as dates from '~/i18n/dates'
import { paths } from '~/paths'
import {
  answerActions,
  calendarSentences,
  letterAbout,
  pageAction,
  placeFacts,
  subjectParts,
  timeFact,
  underAnswers,
} from './about-event'
import { mailTo, manyLines, oneLine } from './clean'
import type { Content, Fact, Pen } from './content'
import type { LetterData } from './letters'

export function replyNotTaken(data: LetterData<'replyNotTaken'>, pen: Pen): Content {
  const { event, answer, reason, stands } = data
  const said = pen.t('replyNotTaken.said', { answer: pen.t(`actions.${answer}`) })
  const over = reason === 'eventCancelled' || reason === 'withdrawn'
  return letterAbout(pen, event, {
    subject: pen.t('replyNotTaken.subject', subjectParts(pen, event)),
    kicker: pen.t('replyNotTaken.kicker'),
    news: {
      tone: 'wait',
      sentences: [
        said,
        pen.t(`replyNotTaken.reasons.${reason}`),
        ...(over ? [] : [pen.t(`replyNotTaken.stands.${stands}`)]),
        ...calendarSentences(pen, data),
      ],
    },
    facts: [timeFact(pen, event), ...placeFacts(pen, { ...event, onlineUrl: '' })],
    actions: pageAction(pen, data, pen.t('actions.open')),
    after: [],
    length: 'short',
  })
}

export const calendarAgain = (data: LetterData<'calendarAgain'>, pen: Pen): Content =>
  letterAbout(pen, data.event, {
    subject: pen.t('calendarAgain.subject', subjectParts(pen, data.event)),
    kicker: pen.t('calendarAgain.kicker'),
    news: { tone: 'plain', sentences: [pen.t('calendarAgain.lead'), ...calendarSentences(pen, data)] },
    facts: [timeFact(pen, data.event), ...placeFacts(pen, data.event)],
    actions: answerActions(pen, data),
    after: [],
    length: 'short',
  })

/** When somebody would have had the event; null when the calendar proposed something else than a time. */
function proposedWhen({ event, proposed }: LetterData<'timeStands'>, pen: Pen): string | null {
  const { startsAt, endsAt } = proposed
  if (startsAt === null) return null
  return endsAt === null
    ? dates.moment(startsAt, pen.locale, event.zone)
    : dates.period(startsAt, endsAt, pen.locale, event.zone)
}

export function timeStands(data: LetterData<'timeStands'>, pen: Pen): Content {
  const { event } = data
  const when = proposedWhen(data, pen)
  const note = manyLines(data.note)
  // Who has yet to answer the time that stands is asked to, beside being told.
  const silent = data.stands === 'none'
  return {
    ...letterAbout(pen, event, {
      subject: pen.t('timeStands.subject', subjectParts(pen, event)),
      kicker: pen.t('timeStands.kicker'),
      news: {
        tone: 'plain',
        sentences: [
          when === null ? pen.t('timeStands.leadPlain') : pen.t('timeStands.lead', { when }),
          pen.t(silent ? 'timeStands.answer' : `replyNotTaken.stands.${data.stands}`),
          ...calendarSentences(pen, data),
        ],
      },
      facts: [timeFact(pen, event), ...placeFacts(pen, event)],
      actions: silent ? answerActions(pen, data) : pageAction(pen, data, pen.t('actions.open')),
      after: silent || data.answerToken === null ? [underAnswers(pen, data)] : [],
      length: 'short',
    }),
    ...(note !== '' && { description: { text: note } }),
  }
}

export function mailForwarded(letter: LetterData<'mailForwarded'>, pen: Pen): Content {
  const { event, from, attachments, mailId } = letter
  const address = oneLine(from.address)
  const name = oneLine(from.name) || address || pen.t('mailForwarded.nobody')
  const text = manyLines(letter.text)
  const title = oneLine(letter.subject) || pen.t('mailForwarded.noSubject')
  const fact = (label: string, value: Fact['value']): Fact => ({ label, value, weight: 'plain' })
  const lead = pen.t('mailForwarded.lead', { name, title: oneLine(event.text) })
  const files = attachments.map(oneLine).filter(Boolean).join(', ')
  return {
    subject: pen.t('mailForwarded.subject', { title: oneLine(event.text), subject: title }),
    preview: lead,
    kicker: pen.t('mailForwarded.kicker'),
    title: { text: title },
    news: { tone: 'plain', sentences: [lead] },
    facts: [
      fact(
        pen.t('mailForwarded.from'),
        /^[^\s@]+@[^\s@]+$/.test(address) ? { text: address, href: mailTo(address) } : { text: name },
      ),
      fact(pen.t('facts.time'), { text: dates.moment(letter.startsAt, pen.locale) }),
      ...(files === '' ? [] : [fact(pen.t('mailForwarded.attachments'), { text: files })]),
    ],
    actions:
      mailId === null
        ? []
        : [{ label: pen.t('mailForwarded.open'), url: pen.url(paths.incomingMail(mailId)), main: true }],
    after: [pen.t('mailForwarded.reply')],
    description: text === '' ? null : { text },
    programme: [],
    contact: [],
  }
}
