// After an answer: a seat, a place in the queue, a maybe or a no, and how to change it.
import {
  answerActions,
  calendarSentences,
  deadlineOf,
  letterAbout,
  pageAction,
  placeFacts,
  subjectParts,
  timeFact,
  underAnswers,
  type Own,
} from './about-event'
import type { Content, Pen } from './content'
import type { LetterData } from './letters'

type Answered = LetterData<'answered'>
type Said = Omit<Own, 'facts'>

const change = (pen: Pen, data: Answered) => pageAction(pen, data, pen.t('actions.change'))

const seated = (data: Answered, pen: Pen): Said => ({
  subject: pen.t('answeredYes.subject', subjectParts(pen, data.event)),
  kicker: pen.t('answeredYes.kicker'),
  news: { tone: 'yes', sentences: [pen.t('answeredYes.lead'), ...calendarSentences(pen, data)] },
  actions: change(pen, data),
  after: [underAnswers(pen, data)],
  length: 'full',
})

/** A seat on the waiting list is not a seat (rule U5): the calendar entry goes until one comes. */
function waiting(data: Answered, pen: Pen): Said {
  const lead =
    data.waitingPlace === null
      ? pen.t('answeredWaiting.leadWithoutPlace')
      : pen.t('answeredWaiting.lead', { place: String(data.waitingPlace) })
  const gone = data.calendar?.method === 'CANCEL' ? [pen.t('answeredWaiting.cancelAttached')] : []
  return {
    subject: pen.t('answeredWaiting.subject', subjectParts(pen, data.event)),
    kicker: pen.t('answeredWaiting.kicker'),
    news: { tone: 'wait', sentences: [lead, pen.t('answeredWaiting.promise'), ...gone] },
    actions: change(pen, data),
    after: data.answerToken === null ? [pen.t('noButtons')] : [],
    length: 'short',
  }
}

function maybe(data: Answered, pen: Pen): Said {
  const deadline = deadlineOf(pen, data.event)
  const confirm =
    deadline === null ? pen.t('answeredMaybe.confirm') : pen.t('answeredMaybe.confirmBy', { deadline })
  return {
    subject: pen.t('answeredMaybe.subject', subjectParts(pen, data.event)),
    kicker: pen.t('answeredMaybe.kicker'),
    news: { tone: 'maybe', sentences: [pen.t('answeredMaybe.lead'), confirm] },
    actions: answerActions(pen, data, ['yes', 'no']),
    after: data.answerToken === null ? [pen.t('noButtons')] : [],
    length: 'full',
  }
}

const no = (data: Answered, pen: Pen): Said => ({
  subject: pen.t('answeredNo.subject', subjectParts(pen, data.event)),
  kicker: pen.t('answeredNo.kicker'),
  news: { tone: 'no', sentences: [pen.t('answeredNo.lead'), ...calendarSentences(pen, data)] },
  actions: change(pen, data),
  after: [data.answerToken === null ? pen.t('noButtons') : pen.t('answeredNo.changePlans')],
  length: 'short',
})

function saidOf(data: Answered, pen: Pen): Said {
  if (data.answer === 'maybe') return maybe(data, pen)
  if (data.answer === 'no') return no(data, pen)
  return data.seat === 'waiting' ? waiting(data, pen) : seated(data, pen)
}

export function answered(data: Answered, pen: Pen): Content {
  const facts = [timeFact(pen, data.event), ...placeFacts(pen, data.event)]
  return letterAbout(pen, data.event, { ...saidOf(data, pen), facts })
}
