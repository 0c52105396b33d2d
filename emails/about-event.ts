// The parts that letters about an event share: what, when, where, until when, the buttons, the programme.
import type { Answer } from '#db/schema'
import * as dates from '~/i18n/dates'
import { atMost, mailTo, manyLines, oneLine, telTo, webAddress } from './clean'
import {
  answerUrl,
  piece,
  type Action,
  type Content,
  type Fact,
  type Pen,
  type Piece,
  type ProgrammeLine,
} from './content'
import type { CalendarEntry, EventFacts } from './letters'

/** What every letter about an invitation knows. */
export type About = {
  event: EventFacts
  calendar: CalendarEntry | null
  answerToken: string | null
  copyFor: string | null
}

/** What a press says: of the reader, or in an assistant's copy of the one who is invited. */
export const answerLabel = (pen: Pen, answer: Answer, copyFor: string | null): string =>
  pen.t(copyFor === null ? `actions.${answer}` : `actions.of.${answer}`)

const longestTitleOfSubject = 160

/** Title and day, for the subject. */
export const subjectParts = (pen: Pen, event: EventFacts): { title: string; day: string } => ({
  title: atMost(oneLine(event.title.text), longestTitleOfSubject),
  day: dates.dayAndDate(event.startsAt, pen.locale, event.zone),
})

/** From–to, with the zone said to those who may read it elsewhere: in English, and when one can join from afar. */
export function timeOf(
  pen: Pen,
  event: EventFacts,
  at: { startsAt: string; endsAt: string } = event,
): string {
  const time = dates.period(at.startsAt, at.endsAt, pen.locale, event.zone)
  const mayBeElsewhere = pen.locale === 'en' || event.linkLater || oneLine(event.onlineUrl) !== ''
  return mayBeElsewhere && event.zone === 'Europe/Helsinki' ? pen.t('inZone', { time }) : time
}

export const timeFact = (pen: Pen, event: EventFacts): Fact => ({
  label: pen.t('facts.time'),
  value: { text: timeOf(pen, event) },
  weight: 'now',
})

/** A link to join by, pressable only when it is an address of the web. */
export function onlinePiece(onlineUrl: string): Piece {
  const href = webAddress(onlineUrl)
  return href === null ? { text: oneLine(onlineUrl) } : { text: oneLine(onlineUrl), href }
}

/** The place and the link, those that there are. */
export function placeFacts(pen: Pen, event: EventFacts): Fact[] {
  const facts: Fact[] = []
  const place = oneLine(event.place)
  if (place !== '') facts.push({ label: pen.t('facts.place'), value: { text: place }, weight: 'plain' })
  if (oneLine(event.onlineUrl) !== '') {
    facts.push({ label: pen.t('facts.online'), value: onlinePiece(event.onlineUrl), weight: 'plain' })
  } else if (event.linkLater) {
    facts.push({ label: pen.t('facts.online'), value: { text: pen.t('facts.linkLater') }, weight: 'plain' })
  }
  return facts
}

export const deadlineOf = (pen: Pen, event: EventFacts): string | null =>
  event.answerBy === null ? null : dates.moment(event.answerBy, pen.locale, event.zone)

export function deadlineFacts(pen: Pen, event: EventFacts): Fact[] {
  const deadline = deadlineOf(pen, event)
  if (deadline === null) return []
  const value = { text: pen.t('facts.answerBy', { deadline }) }
  return [{ label: pen.t('facts.answer'), value, weight: 'plain' }]
}

/** The answers to press, each a link of its own; none in a letter whose secret has been emptied. */
export function answerActions(pen: Pen, about: About, offered: Answer[] = ['yes', 'maybe', 'no']): Action[] {
  const token = about.answerToken
  if (token === null) return []
  return offered.map((answer) => ({
    label: answerLabel(pen, answer, about.copyFor),
    url: answerUrl(pen, token, answer),
    main: answer === 'yes',
  }))
}

/** One press that opens the answer page. */
export function pageAction(pen: Pen, about: About, label: string): Action[] {
  return about.answerToken === null ? [] : [{ label, url: answerUrl(pen, about.answerToken), main: false }]
}

/** How long an answer can be changed, or why there is nothing to press. */
export function underAnswers(pen: Pen, about: About): string {
  if (about.answerToken === null) return pen.t('noButtons')
  return about.event.answerBy === null ? pen.t('actions.anyTime') : pen.t('actions.untilDeadline')
}

/** What the attached calendar object does, in a letter that follows the invitation. */
export function calendarSentences(pen: Pen, about: About): string[] {
  if (about.calendar === null) return []
  return [about.calendar.method === 'CANCEL' ? pen.t('cancelAttached') : pen.t('updateAttached')]
}

const programmeOf = (pen: Pen, event: EventFacts): ProgrammeLine[] =>
  event.programme.map((item) => ({
    time: dates.lineTime(item.startsAt, event, pen.locale, item.endsAt),
    title: piece(pen, item.title),
    ...(item.track && {
      track: [piece(pen, item.track.name), { text: oneLine(item.track.place) }].filter(
        ({ text }) => text !== '',
      ),
    }),
    speakers: item.speakers.map(({ name, role }) => ({
      text: [name, role].map(oneLine).filter(Boolean).join(', '),
    })),
  }))

function contactOf(event: EventFacts): Piece[] {
  const name = oneLine(event.contact.name)
  const email = oneLine(event.contact.email)
  const phone = oneLine(event.contact.phone)
  const pieces: Piece[] = [
    { text: name },
    /^[^\s@]+@[^\s@]+$/.test(email) ? { text: email, href: mailTo(email) } : { text: email },
    /^\+?[\d ()-]+$/.test(phone) ? { text: phone, href: telTo(phone) } : { text: phone },
  ]
  return pieces.filter(({ text }) => text !== '')
}

/** What a kind of letter says of its own; the rest comes from the event. */
export type Own = Pick<Content, 'subject' | 'kicker' | 'news' | 'facts' | 'actions' | 'after'> & {
  /** `full` has the description and the programme too. */
  length: 'full' | 'short'
}

/** A letter about an event: what the kind says of its own, laid over what all of them say. */
export function letterAbout(pen: Pen, event: EventFacts, own: Own): Content {
  const { length, ...content } = own
  const full = length === 'full'
  const description = full && event.description ? piece(pen, event.description, manyLines) : null
  return {
    ...content,
    preview: [own.news?.sentences[0], timeOf(pen, event), oneLine(event.place)].filter(Boolean).join(' · '),
    title: piece(pen, event.title),
    description: description?.text === '' ? null : description,
    programme: full ? programmeOf(pen, event) : [],
    contact: contactOf(event),
  }
}
