// Renders a letter in a language: subject, HTML and plain text, for the post and for previews alike.
import { render } from '@react-email/render'
import type { Locale } from '#db/schema'
import { wordsOfLetters } from '~/i18n/all'
import { answered } from './answered'
import * as board from './board'
import { cancelled } from './cancelled'
import { oneLine } from './clean'
import type { Content, Pen } from './content'
import { detailsChanged } from './details-changed'
import { LetterPaper, wordMarks } from './frame'
import * as around from './around-event'
import * as groups from './groups'
import * as incoming from './incoming'
import { inquiry } from './inquiry'
import { invitation } from './invitation'
import { isAboutEvent, type ReadLetter } from './letters'
import { width, wordHead } from './look'
import * as networks from './networks'
import { plainText } from './plain'
import { fromPerson } from './people'
import { promoted } from './promoted'
import { remarkAnswer } from './remarks'
import { reminder } from './reminder'
import * as seats from './seats'
import { signIn } from './sign-in'
import { timeChanged } from './time-changed'
import { withdrawn } from './withdrawn'

/** Where the links lead (no slash at the end) and whose name stands on the bar. */
export type Site = { baseUrl: string; senderName: string }
export type Rendered = { subject: string; html: string; text: string }

function contentOf(letter: ReadLetter, pen: Pen): Content {
  switch (letter.kind) {
    case 'signIn':
      return signIn(letter.data, pen)
    case 'invitation':
      return invitation(letter.data, pen)
    case 'reminder':
      return reminder(letter.data, pen)
    case 'timeChanged':
      return timeChanged(letter.data, pen)
    case 'detailsChanged':
      return detailsChanged(letter.data, pen)
    case 'cancelled':
      return cancelled(letter.data, pen)
    case 'answered':
      return answered(letter.data, pen)
    case 'promoted':
      return promoted(letter.data, pen)
    case 'offered':
      return seats.offered(letter.data, pen)
    case 'offerLapsed':
      return seats.offerLapsed(letter.data, pen)
    case 'substituteNamed':
      return seats.substituteNamed(letter.data, pen)
    case 'substituteDecided':
      return seats.substituteDecided(letter.data, pen)
    case 'substituteAsked':
      return seats.substituteAsked(letter.data, pen)
    case 'practical':
      return around.practical(letter.data, pen)
    case 'thanks':
      return around.thanks(letter.data, pen)
    case 'missed':
      return around.missed(letter.data, pen)
    case 'seriesInvited':
      return around.seriesInvited(letter.data, pen)
    case 'speakerAsked':
      return around.speakerAsked(letter.data, pen)
    case 'surveyAsked':
      return around.surveyAsked(letter.data, pen)
    case 'withdrawn':
      return withdrawn(letter.data, pen)
    case 'replyNotTaken':
      return incoming.replyNotTaken(letter.data, pen)
    case 'calendarAgain':
      return incoming.calendarAgain(letter.data, pen)
    case 'timeStands':
      return incoming.timeStands(letter.data, pen)
    case 'mailForwarded':
      return incoming.mailForwarded(letter.data, pen)
    case 'inquiry':
      return inquiry(letter.data, pen)
    case 'groupCall':
      return groups.groupCall(letter.data, pen)
    case 'groupWelcome':
      return groups.groupWelcome(letter.data, pen)
    case 'groupTimes':
      return groups.groupTimes(letter.data, pen)
    case 'groupMet':
      return groups.groupMet(letter.data, pen)
    case 'groupGoOn':
      return groups.groupGoOn(letter.data, pen)
    case 'groupHearing':
      return groups.groupHearing(letter.data, pen)
    case 'expertAsked':
      return groups.expertAsked(letter.data, pen)
    case 'expertReplied':
      return groups.expertReplied(letter.data, pen)
    case 'networkNews':
      return board.networkNews(letter.data, pen)
    case 'networkBoard':
      return board.networkBoard(letter.data, pen)
    case 'wishAnswered':
      return networks.wishAnswered(letter.data, pen)
    case 'outsideWelcomed':
      return networks.outsideWelcomed(letter.data, pen)
    case 'takenBack':
      return networks.takenBack(letter.data, pen)
    case 'remarkAnswer':
      return remarkAnswer(letter.data, pen)
    case 'fromPerson':
      return fromPerson(letter.data, pen)
  }
}

/** How the reader takes part in a hybrid event, said among the facts. */
function withMode(content: Content, letter: ReadLetter, pen: Pen): Content {
  if (!isAboutEvent(letter) || letter.data.mode === null) return content
  const value = { text: pen.t(`mode.${letter.data.mode}`) }
  return { ...content, facts: [...content.facts, { label: pen.t('mode.label'), value, weight: 'plain' }] }
}

/** Letters of what is over: there is nothing left to answer. */
const told: ReadonlySet<ReadLetter['kind']> = new Set(['cancelled', 'withdrawn', 'thanks', 'missed'])

/** An assistant's copy says so first, whose it is, and whether there is something to answer for them. */
function asCopy(content: Content, letter: ReadLetter, pen: Pen): Content {
  const copyFor = 'copyFor' in letter.data ? letter.data.copyFor : null
  if (copyFor === null) return content
  const name = oneLine(copyFor)
  const { tone, sentences } = content.news ?? { tone: 'plain' as const, sentences: [] }
  const whose = pen.t('copy.lead', { name })
  const lead = told.has(letter.kind) ? whose : `${whose} ${pen.t('copy.mayAnswer')}`
  return {
    ...content,
    subject: pen.t('copy.subject', { name, subject: content.subject }),
    news: { tone, sentences: [lead, ...sentences] },
  }
}

const isTest = (letter: ReadLetter): boolean => isAboutEvent(letter) && letter.data.test

/** Word lays a table of 600 px around the sheet; every other program sees comments. React's own marks are left out. */
const forMail = (html: string): string =>
  html
    .replace(/^<!DOCTYPE[^>]*>/, '<!DOCTYPE html>')
    .replace(/<!--(\/?\$| )-->/g, '')
    // As HTML writes them.
    .replace(/ cell(Padding|Spacing)=/g, (name) => name.toLowerCase())
    .replace('</head>', `${wordHead}</head>`)
    .replace(
      wordMarks.open,
      `<!--[if mso]><table role="presentation" align="center" width="${width}" cellpadding="0" cellspacing="0"><tr><td><![endif]-->`,
    )
    .replace(wordMarks.close, '<!--[if mso]></td></tr></table><![endif]-->')

/** The letter in the reader's language. The same letter always renders to the same bytes. */
export async function renderLetter(letter: ReadLetter, locale: Locale, site: Site): Promise<Rendered> {
  const pen: Pen = { t: wordsOfLetters(locale), locale, url: (path) => site.baseUrl + path }
  const written = asCopy(withMode(contentOf(letter, pen), letter, pen), letter, pen)
  const subject = oneLine(isTest(letter) ? pen.t('test', { subject: written.subject }) : written.subject)
  const content = { ...written, subject }
  const html = await render(<LetterPaper content={content} pen={pen} senderName={site.senderName} />)
  return { subject, html: forMail(html), text: plainText(content, pen, site.senderName) }
}
