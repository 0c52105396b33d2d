// The place, the link or the wording has changed: those who hold the invitation are told, not asked (rule U1).
import {
  answerActions,
  deadlineFacts,
  letterAbout,
  onlinePiece,
  pageAction,
  subjectParts,
  timeFact,
  underAnswers,
} from './about-event'
import { oneLine } from './clean'
import type { Content, Fact, Pen } from './content'
import type { LetterData } from './letters'

type Details = LetterData<'detailsChanged'>

function placeNowAndBefore(pen: Pen, { event, before }: Details): Fact[] {
  const now = oneLine(event.place)
  const was = oneLine(before.place)
  const facts: Fact[] = []
  if (now !== '') {
    const label = now === was ? pen.t('facts.place') : pen.t('facts.newPlace')
    facts.push({ label, value: { text: now }, weight: now === was ? 'plain' : 'now' })
  }
  if (was !== '' && was !== now) {
    facts.push({ label: pen.t('facts.earlierPlace'), value: { text: was }, weight: 'past' })
  }
  return facts
}

function onlineNow(pen: Pen, { event, before }: Details): Fact[] {
  const now = oneLine(event.onlineUrl)
  if (now === '') return []
  const same = now === oneLine(before.onlineUrl)
  const label = same ? pen.t('facts.online') : pen.t('facts.newOnline')
  return [{ label, value: onlinePiece(event.onlineUrl), weight: same ? 'plain' : 'now' }]
}

export function detailsChanged(data: Details, pen: Pen): Content {
  const { event, before } = data
  const placeChanged = oneLine(event.place) !== oneLine(before.place) && oneLine(event.place) !== ''
  // Who has yet to answer the present time is asked to, beside being told.
  const silent = data.silent ?? data.calendar?.participation === 'NEEDS-ACTION'
  const parts = subjectParts(pen, event)
  return letterAbout(pen, event, {
    subject: placeChanged
      ? pen.t('detailsChanged.subjectOfPlace', parts)
      : pen.t('detailsChanged.subject', parts),
    kicker: placeChanged ? pen.t('detailsChanged.kickerOfPlace') : pen.t('detailsChanged.kicker'),
    news: {
      tone: 'maybe',
      sentences: [pen.t(silent ? 'detailsChanged.leadToSilent' : 'detailsChanged.lead')],
    },
    facts: [
      timeFact(pen, event),
      ...placeNowAndBefore(pen, data),
      ...onlineNow(pen, data),
      ...deadlineFacts(pen, event),
    ],
    actions: silent ? answerActions(pen, data) : pageAction(pen, data, pen.t('actions.open')),
    after: silent || data.answerToken === null ? [underAnswers(pen, data)] : [],
    length: 'full',
  })
}
