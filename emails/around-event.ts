// Letters around an event: the day before, thanks and being missed, dates in a row, speakers, the survey.
import * as dates from '~/i18n/dates'
import type { Written } from '~/i18n/named'
import { paths } from '~/paths'
import {
  answerLabel,
  calendarSentences,
  letterAbout,
  pageAction,
  placeFacts,
  subjectParts,
  timeFact,
} from './about-event'
import { manyLines, oneLine } from './clean'
import {
  contactOf,
  doorSign,
  piece,
  type Action,
  type Choice,
  type Content,
  type Fact,
  type Pen,
  type Piece,
} from './content'
import type { LetterData } from './letters'

const message = (pen: Pen, written: Written | null): Piece | null =>
  written === null || manyLines(written.text) === '' ? null : piece(pen, written, manyLines)

const fact = (label: string, text: string, weight: Fact['weight'] = 'plain'): Fact => ({
  label,
  value: { text },
  weight,
})

/** The day before: what those who come must know. */
export function practical(data: LetterData<'practical'>, pen: Pen): Content {
  const { event } = data
  return {
    ...letterAbout(pen, event, {
      subject: pen.t('practical.subject', subjectParts(pen, event)),
      kicker: pen.t('practical.kicker'),
      news: { tone: 'yes', sentences: [pen.t('practical.lead'), ...calendarSentences(pen, data)] },
      facts: [timeFact(pen, event), ...placeFacts(pen, event)],
      actions: pageAction(pen, data, pen.t('practical.open')),
      after: [data.answerToken === null ? pen.t('noButtons') : pen.t('practical.cannot')],
      length: 'full',
    }),
    description: message(pen, data.practical),
    sign:
      data.doorPath === null
        ? null
        : { url: doorSign.url, alt: pen.t('practical.sign.alt'), caption: pen.t('practical.sign.caption') },
  }
}

/** What follows an event: to those who came, and to those who did not. */
function afterEvent(data: LetterData<'thanks'>, pen: Pen, kind: 'thanks' | 'missed'): Content {
  const { event, materials } = data
  return {
    ...letterAbout(pen, event, {
      subject: pen.t(`afterEvent.${kind}.subject`, subjectParts(pen, event)),
      kicker: pen.t(`afterEvent.${kind}.kicker`),
      news: {
        tone: kind === 'thanks' ? 'yes' : 'plain',
        sentences: [pen.t(`afterEvent.${kind}.lead`), ...(materials ? [pen.t('afterEvent.materials')] : [])],
      },
      facts: [timeFact(pen, event), ...placeFacts(pen, event)],
      actions: materials ? pageAction(pen, data, pen.t('afterEvent.open')) : [],
      after: materials && data.answerToken === null ? [pen.t('noButtons')] : [],
      length: 'short',
    }),
    description: message(pen, data.message),
  }
}
export const thanks = (data: LetterData<'thanks'>, pen: Pen): Content => afterEvent(data, pen, 'thanks')
export const missed = (data: LetterData<'missed'>, pen: Pen): Content => afterEvent(data, pen, 'missed')

type SeriesDate = LetterData<'seriesInvited'>['dates'][number]
type SeriesOf = Pick<LetterData<'seriesInvited'>, 'token' | 'copyFor'>

/** One date with its three answers; what differs from the others is said. */
function dateChoice(pen: Pen, { token, copyFor }: SeriesOf, date: SeriesDate, ofAll: string): Choice {
  const remarks = [
    ...(date.exception ? [pen.t('seriesInvited.exception')] : []),
    oneLine(date.place),
    ...(date.online ? [pen.t('seriesInvited.online')] : []),
  ].filter((text) => text !== '')
  const press = (answer: 'yes' | 'maybe' | 'no'): Action[] =>
    token === null
      ? []
      : [
          {
            label: answerLabel(pen, answer, copyFor),
            url: pen.url(paths.seriesDates(token, { lang: pen.locale, date: date.eventId, answer })),
            main: answer === 'yes',
          },
        ]
  return {
    label: dates.period(date.startsAt, date.endsAt, pen.locale, date.zone),
    // What all dates are called is the heading of the letter.
    name: date.title.text === ofAll ? null : piece(pen, date.title),
    remark: remarks.length === 0 ? null : { text: remarks.join(' · ') },
    actions: [...press('yes'), ...press('maybe'), ...press('no')],
  }
}

/** Several dates in one letter, an answer for each. */
export function seriesInvited(data: LetterData<'seriesInvited'>, pen: Pen): Content {
  const { token, contact, reminder } = data
  const named = piece(pen, data.name)
  const lead = pen.t('seriesInvited.lead', { count: data.dates.length })
  const subject = pen.t('seriesInvited.subject', { name: named.text })
  return {
    subject: reminder ? pen.t('group.reminder', { subject }) : subject,
    preview: lead,
    kicker: pen.t('seriesInvited.kicker'),
    title: named,
    news: { tone: 'plain', sentences: [lead, pen.t('seriesInvited.calendar')] },
    facts: [],
    choices: data.dates.map((date) => dateChoice(pen, data, date, data.name.text)),
    actions:
      token === null
        ? []
        : [
            {
              label: pen.t('seriesInvited.all'),
              url: pen.url(paths.seriesDates(token, { lang: pen.locale })),
              main: false,
            },
          ],
    after: [token === null ? pen.t('noButtons') : pen.t('group.noSignIn')],
    description: message(pen, data.message),
    programme: [],
    contact: contactOf(contact),
  }
}

/** To a speaker: where and when, and what we still need. */
export function speakerAsked(data: LetterData<'speakerAsked'>, pen: Pen): Content {
  const { token, items, owes, confirmed, reminder } = data
  const event = piece(pen, data.event)
  const subject = pen.t('speakerAsked.subject', { title: event.text })
  const lead = pen.t(confirmed ? 'speakerAsked.leadConfirmed' : 'speakerAsked.lead')
  return {
    subject: reminder ? pen.t('group.reminder', { subject }) : subject,
    preview: lead,
    kicker: pen.t('speakerAsked.kicker'),
    title: event,
    news: { tone: 'plain', sentences: [lead] },
    facts: [
      fact(pen.t('facts.time'), dates.period(data.startsAt, data.endsAt, pen.locale, data.zone), 'now'),
      ...(oneLine(data.place) === '' ? [] : [fact(pen.t('facts.place'), oneLine(data.place))]),
      ...items.map(({ title, startsAt }): Fact => ({
        label: pen.t('speakerAsked.turn', { time: dates.plainTime(startsAt, pen.locale, data.zone) }),
        value: piece(pen, title),
        weight: 'plain',
      })),
      ...(owes.length === 0
        ? []
        : [
            fact(
              pen.t('speakerAsked.needed'),
              owes.map((owed) => pen.t(`speakerAsked.owes.${owed}`)).join(', '),
              'now',
            ),
          ]),
    ],
    actions:
      token === null
        ? []
        : [
            {
              label: pen.t('speakerAsked.open'),
              url: pen.url(paths.speaker(token, { lang: pen.locale })),
              main: true,
            },
          ],
    after: [token === null ? pen.t('noButtons') : pen.t('speakerAsked.noSignIn')],
    description: null,
    programme: [],
    contact: contactOf(data.contact),
  }
}

/** Asks one who came how it was. */
export function surveyAsked(data: LetterData<'surveyAsked'>, pen: Pen): Content {
  const { token, reminder, heldOn, closesOn } = data
  const event = piece(pen, data.event)
  const subject = pen.t('surveyAsked.subject', { title: event.text })
  const lead = pen.t('surveyAsked.lead')
  const deadline = dates.plainDate(closesOn, pen.locale)
  return {
    subject: reminder ? pen.t('group.reminder', { subject }) : subject,
    preview: lead,
    kicker: pen.t('surveyAsked.kicker'),
    title: event,
    news: { tone: 'plain', sentences: [lead, pen.t('surveyAsked.anonymous')] },
    facts: [
      fact(pen.t('surveyAsked.held'), dates.plainDate(heldOn, pen.locale)),
      fact(pen.t('facts.answer'), pen.t('facts.answerBy', { deadline }), 'now'),
    ],
    actions:
      token === null
        ? []
        : [
            {
              label: pen.t('surveyAsked.open'),
              url: pen.url(paths.answerSurvey(token, { lang: pen.locale })),
              main: true,
            },
          ],
    after: [token === null ? pen.t('noButtons') : pen.t('surveyAsked.once')],
    description: null,
    programme: [],
    contact: contactOf(data.contact),
  }
}
