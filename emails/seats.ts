// Letters about seats: one held for a while, an offer that lapsed, and the one who stands in for another.
import * as dates from '~/i18n/dates'
import { paths } from '~/paths'
import {
  calendarSentences,
  letterAbout,
  pageAction,
  placeFacts,
  subjectParts,
  timeFact,
  type About,
} from './about-event'
import { manyLines, oneLine } from './clean'
import { answerUrl, type Action, type Content, type Fact, type Pen } from './content'
import type { LetterData } from './letters'

const eventFactsOf = (pen: Pen, { event }: About): Fact[] => [timeFact(pen, event), ...placeFacts(pen, event)]

/** Taking the seat, or leaving it to the next. */
function takeOrDecline(pen: Pen, { answerToken: token }: About): Action[] {
  if (token === null) return []
  return [
    { label: pen.t('offered.take'), url: answerUrl(pen, token, 'yes'), main: true },
    { label: pen.t('offered.decline'), url: answerUrl(pen, token, 'no'), main: false },
  ]
}

export function offered(data: LetterData<'offered'>, pen: Pen): Content {
  const { event, until } = data
  const deadline = dates.moment(until, pen.locale, event.zone)
  return letterAbout(pen, event, {
    subject: pen.t('offered.subject', subjectParts(pen, event)),
    kicker: pen.t('offered.kicker'),
    news: { tone: 'wait', sentences: [pen.t('offered.lead', { deadline })] },
    facts: [
      { label: pen.t('facts.answer'), value: { text: pen.t('facts.answerBy', { deadline }) }, weight: 'now' },
      ...eventFactsOf(pen, data),
    ],
    actions: takeOrDecline(pen, data),
    after: [data.answerToken === null ? pen.t('noButtons') : pen.t('offered.else')],
    length: 'short',
  })
}

export const offerLapsed = (data: LetterData<'offerLapsed'>, pen: Pen): Content =>
  letterAbout(pen, data.event, {
    subject: pen.t('offerLapsed.subject', subjectParts(pen, data.event)),
    kicker: pen.t('offerLapsed.kicker'),
    news: { tone: 'wait', sentences: [pen.t('offerLapsed.lead'), pen.t('offerLapsed.ask')] },
    facts: eventFactsOf(pen, data),
    actions: pageAction(pen, data, pen.t('offerLapsed.waitOn')),
    after: data.answerToken === null ? [pen.t('noButtons')] : [],
    length: 'short',
  })

/** How the substitute's seat stands: theirs, waited for, or nothing answered yet. */
function seatSentence(pen: Pen, { seat, waitingPlace }: LetterData<'substituteNamed'>): string {
  if (seat === 'seated') return pen.t('substituteNamed.seated')
  if (seat === 'none') return pen.t('substituteNamed.open')
  return waitingPlace === null
    ? pen.t('substituteNamed.waitingWithoutPlace')
    : pen.t('substituteNamed.waiting', { place: String(waitingPlace) })
}

export function substituteNamed(data: LetterData<'substituteNamed'>, pen: Pen): Content {
  const { event, inPlaceOf, note, seat } = data
  const lead = pen.t('substituteNamed.lead', { name: oneLine(inPlaceOf ?? '') })
  const said = manyLines(note)
  return {
    ...letterAbout(pen, event, {
      subject: pen.t('substituteNamed.subject', subjectParts(pen, event)),
      kicker: pen.t('substituteNamed.kicker'),
      news: {
        tone: seat === 'seated' ? 'yes' : seat === 'waiting' ? 'wait' : 'plain',
        sentences: [lead, seatSentence(pen, data), ...calendarSentences(pen, data)],
      },
      facts: eventFactsOf(pen, data),
      actions: pageAction(pen, data, pen.t('actions.open')),
      after: [data.answerToken === null ? pen.t('noButtons') : pen.t('substituteNamed.cannot')],
      length: 'full',
    }),
    ...(said === '' ? {} : { description: { text: said } }),
  }
}

const tones = { inForce: 'yes', refused: 'no', takenBack: 'plain', declined: 'no' } as const

/** To the one who named a substitute. */
export function substituteDecided(data: LetterData<'substituteDecided'>, pen: Pen): Content {
  const { event, outcome, substitute, reply } = data
  const name = oneLine(substitute)
  const said = oneLine(reply)
  return letterAbout(pen, event, {
    subject: pen.t(`substituteDecided.${outcome}.subject`, subjectParts(pen, event)),
    kicker: pen.t('substituteDecided.kicker'),
    news: {
      tone: tones[outcome],
      sentences: [
        pen.t(`substituteDecided.${outcome}.lead`, { name }),
        ...(said === '' ? [] : [pen.t('substituteDecided.reply', { reply: said })]),
        ...calendarSentences(pen, data),
      ],
    },
    facts: eventFactsOf(pen, data),
    actions: pageAction(pen, data, pen.t('actions.open')),
    after: data.answerToken === null ? [pen.t('noButtons')] : [],
    length: 'short',
  })
}

/** To the contact: somebody asks to send a substitute. */
export function substituteAsked(letter: LetterData<'substituteAsked'>, pen: Pen): Content {
  const { eventId, event, startsAt, note } = letter
  const [by, name] = [oneLine(letter.by), oneLine(letter.substitute)]
  const lead = pen.t('substituteAsked.lead', { by, name })
  const said = manyLines(note)
  return {
    subject: pen.t('substituteAsked.subject', { title: oneLine(event.text) }),
    preview: lead,
    kicker: pen.t('substituteAsked.kicker'),
    title:
      event.lang === pen.locale ? { text: oneLine(event.text) } : { ...event, text: oneLine(event.text) },
    news: { tone: 'plain', sentences: said === '' ? [lead] : [lead, said] },
    facts: [
      { label: pen.t('facts.time'), value: { text: dates.moment(startsAt, pen.locale) }, weight: 'plain' },
    ],
    actions: [
      { label: pen.t('substituteAsked.decide'), url: pen.url(paths.eventSubstitutes(eventId)), main: true },
    ],
    after: [],
    description: null,
    programme: [],
    contact: [],
  }
}
