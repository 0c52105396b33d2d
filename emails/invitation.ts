// The invitation: what, when, where, until when, and the three answers.
import {
  answerActions,
  deadlineFacts,
  letterAbout,
  placeFacts,
  subjectParts,
  timeFact,
  underAnswers,
} from './about-event'
import type { Content, Pen } from './content'
import type { LetterData } from './letters'

/** Who invites: the Ministry, one's small group, or a network. */
const kickerOf = ({ ofGroup, ofNetwork }: LetterData<'invitation'>['event']) =>
  ofGroup ? 'invitation.kickerOfGroup' : ofNetwork ? 'invitation.kickerOfNetwork' : 'invitation.kicker'

export function invitation(data: LetterData<'invitation'>, pen: Pen): Content {
  const { event } = data
  return letterAbout(pen, event, {
    subject: pen.t('invitation.subject', subjectParts(pen, event)),
    // A group calls its own meetings; the Ministry invites to the rest.
    kicker: pen.t(kickerOf(event)),
    news: null,
    facts: [timeFact(pen, event), ...placeFacts(pen, event), ...deadlineFacts(pen, event)],
    actions: answerActions(pen, data),
    after: [underAnswers(pen, data)],
    length: 'full',
  })
}
