// What a round of composing small groups is, how those who take part in it stand, and what is not known of them.
import type { Gender, Locale, MeetingForm } from '#db/schema'
import type { Level, PersonRow } from '../people/rules'

/** How a person stands in a round; `sits`: a member of a group that goes on. */
export const standings = ['sits', 'yes', 'silent', 'notCalled', 'notNow', 'removed'] as const
export type Standing = (typeof standings)[number]

type Answered = {
  calledAt: string | null
  answer: 'yes' | 'notNow' | null
  removedAt: string | null
}

/** How somebody who was called or taken in stands. */
export function standingOf({ calledAt, answer, removedAt }: Answered): Exclude<Standing, 'sits'> {
  if (removedAt !== null) return 'removed'
  if (answer !== null) return answer
  return calledAt === null ? 'notCalled' : 'silent'
}

/** What the composer would use and the registry does not tell, and what letters need. A post tells its level. */
export const lacks = ['post', 'sector', 'gender', 'region', 'address'] as const
export type Lack = (typeof lacks)[number]

/** A name of a group or of another network. */
export type Named = { id: string; nameFi: string; nameSv: string; nameEn: string }

/** Somebody from whom a person is kept apart. */
export type Apart = { pairId: string; id: string; firstName: string; lastName: string }

/** A person of a round: called, taken in by hand, or sitting in a group that goes on. */
export type Candidate = PersonRow & {
  /** The row in the round; null for those who only sit in its groups. */
  candidateId: string | null
  standing: Standing
  calledAt: string | null
  remindedAt: string | null
  answer: 'yes' | 'notNow' | null
  answeredAt: string | null
  answerSource: 'link' | 'page' | 'organiser' | null
  /** Wishes, in answer to the call. */
  wishes: {
    language: Locale | null
    meets: MeetingForm | null
    apart: string
    comment: string
  }
  /** A wish whom not to sit with that no organiser has dealt with. */
  wishUnread: boolean
  /** Those whom the round keeps in another group. */
  apart: Apart[]
  language: Locale
  level: Level | null
  gender: Gender | null
  region: string | null
  lacks: Lack[]
  /** The group of the round in which they sit. */
  group: Named | null
  /** A small group outside the round in which they sit: they cannot be put in another. */
  elsewhere: Named | null
}

/** Whether a round has ended: its groups are confirmed, or it was put away. */
export const isOver = (round: { confirmedAt: string | null; closedAt: string | null }): boolean =>
  round.confirmedAt !== null || round.closedAt !== null

/** Where a round stands. */
export type RoundState = 'open' | 'confirmed' | 'closed'
export const stateOf = (round: { confirmedAt: string | null; closedAt: string | null }): RoundState =>
  round.confirmedAt !== null ? 'confirmed' : round.closedAt !== null ? 'closed' : 'open'

/** Those whom the composer puts in groups: who sit already, and who said yes and do not sit elsewhere. */
export const takesPart = (one: Pick<Candidate, 'standing' | 'elsewhere'>): boolean =>
  one.standing === 'sits' || (one.standing === 'yes' && one.elsewhere === null)

/** What may be answered to the call. */
export const callAnswers = ['yes', 'notNow'] as const

/** The letters of what is typed in an answer to the call. */
export const longestWish = 1000
export const longestComment = 2000

export type AnswerRefusal = 'roundOver' | 'takenOut' | 'deadlinePassed'

/** Why the call cannot be answered; null when it can. The last day to answer still belongs to the time. */
export function answerRefusal(
  round: { answerBy: string; confirmedAt: string | null; closedAt: string | null },
  candidate: { removedAt: string | null },
  { today, byOrganiser }: { today: string; byOrganiser: boolean },
): AnswerRefusal | null {
  if (isOver(round)) return 'roundOver'
  if (candidate.removedAt !== null) return 'takenOut'
  return !byOrganiser && today > round.answerBy ? 'deadlinePassed' : null
}

/** Whom a confirmed round put in a group that goes on sit there now; in the round they are those who said yes. */
export const asAnswered = (one: Candidate): Candidate =>
  one.standing === 'sits' && one.candidateId !== null && one.answer === 'yes'
    ? { ...one, standing: 'yes' }
    : one

/** How many of a round stand how, and what waits for an organiser. */
export type RoundCounts = Record<Standing, number> & {
  /** Who would be put in groups as it stands. */
  takesPart: number
  wishesUnread: number
  /** Who said yes and sit in a small group outside the round. */
  elsewhere: number
  /** Of those who take part, who lack something that groups are balanced by. */
  lacking: number
  /** Of those who wait for the call, who cannot be reached by letter. */
  unreachable: number
}

export function countsOf(candidates: readonly Candidate[]): RoundCounts {
  const count = (holds: (one: Candidate) => boolean) => candidates.filter(holds).length
  const by = Object.fromEntries(
    standings.map((standing) => [standing, count((one) => one.standing === standing)]),
  ) as Record<Standing, number>
  return {
    ...by,
    takesPart: count(takesPart),
    wishesUnread: count((one) => one.wishUnread && one.standing !== 'removed'),
    elsewhere: count((one) => one.standing === 'yes' && one.elsewhere !== null),
    lacking: count((one) => takesPart(one) && one.lacks.some((lack) => lack !== 'address')),
    unreachable: count((one) => one.standing === 'notCalled' && one.lacks.includes('address')),
  }
}

/** The one next thing to do in a round; null when it is over. */
export type NextStep = 'choose' | 'call' | 'wishes' | 'wait' | 'propose' | 'confirm'

export function nextStep(
  round: { answerBy: string; confirmedAt: string | null; closedAt: string | null },
  counts: RoundCounts,
  { today, proposals }: { today: string; proposals: number },
): NextStep | null {
  if (isOver(round)) return null
  const asked = counts.yes + counts.notNow + counts.silent + counts.notCalled
  if (asked === 0 && proposals === 0) return 'choose'
  const toCall = counts.notCalled - counts.unreachable
  if (toCall > 0 && today <= round.answerBy) return 'call'
  if (counts.wishesUnread > 0) return 'wishes'
  if (proposals > 0) return 'confirm'
  if (counts.silent > 0 && today <= round.answerBy) return 'wait'
  return counts.takesPart > 0 ? 'propose' : 'choose'
}
