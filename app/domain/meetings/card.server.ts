// What the card of meetings on a group's home shows: the next ones, open polls, whether they met, what has been.
import type { Reader } from '#db/connect'
import { dateOf, type Instant, type PlainDate } from '../core/time'
import { meetingsOf, type Meeting } from './meetings.server'
import { openPolls, type PollLine } from './polls.server'

/** Older meetings than this many are not worth the room. */
const mostPast = 12

export type CardMeeting = Meeting & {
  /** How many have told that they come, of how many who are invited; of meetings to come. */
  coming: number
  invited: number
  /** The reader's own invitation, when it waits for their answer. */
  waitsFor: string | null
}

export type MeetingsCardData = {
  networkId: string
  today: PlainDate
  coming: CardMeeting[]
  polls: PollLine[]
  past: Meeting[]
  /** How many past ones there are in all. */
  pastTotal: number
  /** For the form that tells of a meeting. */
  newId: string
}

/** The card of a group's meetings for somebody who shares in the group; whether they do, the door has asked. */
export async function meetingsCard(
  db: Reader,
  networkId: string,
  personId: string,
  now: Instant,
): Promise<MeetingsCardData> {
  const { coming, past } = await meetingsOf(db, networkId, now)
  return {
    networkId,
    today: dateOf(now),
    coming: await Promise.all(coming.map((meeting) => withAnswers(db, meeting, personId))),
    polls: await openPolls(db, [networkId], personId, now),
    past: past.slice(0, mostPast),
    pastTotal: past.length,
    newId: crypto.randomUUID(),
  }
}

async function withAnswers(db: Reader, meeting: Meeting, personId: string): Promise<CardMeeting> {
  const rows = await db
    .selectFrom('invitation')
    .innerJoin('event', 'event.id', 'invitation.eventId')
    .select(['invitation.id', 'personId', 'answer', 'answeredSequence', 'timeSequence'])
    .where('eventId', '=', meeting.eventId ?? '')
    .where('withdrawnAt', 'is', null)
    .execute()
  const valid = rows.map((row) => ({
    ...row,
    silent: row.answer === null || (row.answeredSequence ?? 0) < row.timeSequence,
  }))
  const own = valid.find((row) => row.personId === personId)
  return {
    ...meeting,
    coming: valid.filter(({ answer, silent }) => answer === 'yes' && !silent).length,
    invited: rows.length,
    waitsFor: own?.silent ? own.id : null,
  }
}
