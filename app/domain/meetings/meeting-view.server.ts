// What the page of a group's or a network's meeting shows those whose it is: the facts, who comes, whether it was held.
import type { Reader } from '#db/connect'
import type { EventTable } from '#db/schema'
import { dateOf, type Instant, type PlainDate } from '../core/time'
import { answersOlderTime, answerState, isSilent, type AnswerState } from '../invitations/rules'
import { unreachableOf } from '../invitations/send-list.server'
import { fullName } from '../people/rules'

export type InvitedMember = {
  invitationId: string
  personId: string
  name: string
  state: AnswerState
  /** The answer was given to an earlier time. */
  olderTime: boolean
  /** What they told the group with it. */
  comment: string
  /** No letter reaches them. */
  unreached: boolean
}

export type MeetingView = {
  event: Pick<
    EventTable,
    | 'id'
    | 'titleFi'
    | 'titleSv'
    | 'titleEn'
    | 'descriptionFi'
    | 'descriptionSv'
    | 'descriptionEn'
    | 'startsAt'
    | 'endsAt'
    | 'place'
    | 'onlineUrl'
    | 'version'
    | 'cancelNote'
  > & { status: 'coming' | 'on' | 'past' | 'cancelled'; calledBy: string }
  /** By name; those who are no longer invited are left out. */
  people: InvitedMember[]
  coming: number
  /** Small groups are asked whether it was held. */
  asksMet: boolean
  /** Whether it was held; null until it is told. */
  told: { met: boolean; people: number | null; on: PlainDate } | null
}

function statusOf({ status, startsAt, endsAt }: EventTable, now: Instant): MeetingView['event']['status'] {
  if (status === 'cancelled') return 'cancelled'
  if (endsAt <= now) return 'past'
  return startsAt <= now ? 'on' : 'coming'
}

/** A meeting as those see it who called it; whose it is, the door has asked. */
export async function meetingView(db: Reader, event: EventTable, now: Instant): Promise<MeetingView> {
  const rows = await db
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.personId')
    .select(['invitation.id as invitationId', 'personId', 'firstName', 'lastName'])
    .select(['answer', 'seat', 'answeredSequence', 'comment'])
    .where('eventId', '=', event.id)
    .where('withdrawnAt', 'is', null)
    .orderBy('sortName')
    .orderBy('invitation.id')
    .execute()
  const unreached = new Set((await unreachableOf(db, event.id)).map(({ personId }) => personId))
  const people = rows.map(({ invitationId, personId, comment, ...row }): InvitedMember => ({
    ...{ invitationId, personId, comment },
    name: fullName(row),
    state: answerState(row),
    olderTime: answersOlderTime(row, event),
    unreached: unreached.has(personId),
  }))
  const { id, titleFi, titleSv, titleEn, descriptionFi, descriptionSv, descriptionEn } = event
  const { startsAt, endsAt, place, onlineUrl, version, cancelNote } = event
  return {
    event: {
      ...{ id, titleFi, titleSv, titleEn, descriptionFi, descriptionSv, descriptionEn },
      ...{ startsAt, endsAt, place, onlineUrl, version, cancelNote },
      status: statusOf(event, now),
      calledBy: event.contactName,
    },
    people,
    coming: rows.filter((row) => row.answer === 'yes' && !isSilent(row, event)).length,
    asksMet: event.networkId !== null,
    told: await toldOf(db, event.id),
  }
}

async function toldOf(db: Reader, eventId: string): Promise<MeetingView['told']> {
  const report = await db
    .selectFrom('meetingReport')
    .select(['met', 'people', 'answeredAt'])
    .where('eventId', '=', eventId)
    .executeTakeFirst()
  if (!report || report.met === null) return null
  return { met: report.met === 1, people: report.people, on: dateOf(report.answeredAt ?? '') }
}

/** How many told that they would come: what "did you meet?" proposes as the number of people. */
export async function expectedAt(db: Reader, eventId: string): Promise<number> {
  const { coming } = await db
    .selectFrom('invitation')
    .select((e) => e.fn.countAll<number>().as('coming'))
    .where('eventId', '=', eventId)
    .where('withdrawnAt', 'is', null)
    .where('answer', '=', 'yes')
    .executeTakeFirstOrThrow()
  return Number(coming)
}
