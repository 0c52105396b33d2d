// The yearly question to a member, "do you go on?": its answers, how long it may be answered, what an answer comes to.
import { daysLater, type PlainDate } from '../core/time'

/** A question may be answered, and the answer changed, until the next one is due. */
export const daysToAnswer = 365

/** The last day on which a question asked on a day may be answered. */
export const answerUntil = (asked: PlainDate): PlainDate => daysLater(asked, daysToAnswer)

/** A pause has an end: whoever stays away for longer leaves, and may come back. */
const longestPauseDays = 730

/** Whether a pause that begins on a day may last until another. */
export const isPauseEnd = (until: PlainDate, today: PlainDate): boolean =>
  until > today && until <= daysLater(today, longestPauseDays)

/** What the page proposes as a pause's last day: somewhat over three months. */
export const usualPauseEnd = (today: PlainDate): PlainDate => daysLater(today, 100)

/** Those who joined less than this many days ago are not asked unless the organiser says so. */
export const newMemberDays = 90

/** A member is reminded on another day than the one on which the last letter was posted. */
export const mayRemind = (
  renewal: { askedOn: PlainDate; remindedOn: PlainDate | null },
  today: PlainDate,
): boolean => (renewal.remindedOn ?? renewal.askedOn) < today
