// What each kind of letter is called in lists.
import type { LetterKind } from '#emails/letters'
import type { PageT } from '~/i18n/types'

/** Every kind, in the order in which lists offer them; a kind that has no words here does not compile. */
const known: Record<LetterKind, true> = {
  invitation: true,
  reminder: true,
  timeChanged: true,
  detailsChanged: true,
  cancelled: true,
  withdrawn: true,
  answered: true,
  promoted: true,
  offered: true,
  offerLapsed: true,
  substituteNamed: true,
  substituteDecided: true,
  substituteAsked: true,
  practical: true,
  thanks: true,
  missed: true,
  replyNotTaken: true,
  calendarAgain: true,
  timeStands: true,
  mailForwarded: true,
  surveyAsked: true,
  seriesInvited: true,
  speakerAsked: true,
  inquiry: true,
  groupCall: true,
  groupWelcome: true,
  groupTimes: true,
  groupMet: true,
  groupGoOn: true,
  groupHearing: true,
  expertAsked: true,
  expertReplied: true,
  wishAnswered: true,
  outsideWelcomed: true,
  takenBack: true,
  networkNews: true,
  networkBoard: true,
  remarkAnswer: true,
  fromPerson: true,
  signIn: true,
}

export const kindsInOrder = Object.keys(known) as LetterKind[]

/** The name of a letter's kind; of a small group's own letters, whose kind is not told, that they are. */
export function kindName(t: PageT, kind: string): string {
  if (kind === '') return t('sending.letters.ofGroup')
  const found = kindsInOrder.find((one) => one === kind)
  return found ? t(`sending.kinds.${found}`) : kind
}
