// Reads a person's own history over the years, the meetings of their small groups too: it is theirs alone to look at.
import type { Reader } from '#db/connect'
import { dateOf, type Instant, type PlainDate } from '../core/time'
import { answerState, isSilent } from '../invitations/rules'
import { membershipsOf } from '../networks/queries.server'
import { coursesCompletedBy } from '../programmes/queries.server'
import type { CircleLine, CourseLine, EventLine, HistoryLine, Outcome } from './history'

/** All that has been of a person until now, in no order. */
export async function historyOf(db: Reader, personId: string, now: Instant): Promise<HistoryLine[]> {
  const today = dateOf(now)
  return [
    ...(await eventLines(db, personId, now)),
    ...(await circleLines(db, personId, today)),
    ...(await courseLines(db, personId, today)),
  ]
}

async function eventLines(db: Reader, personId: string, now: Instant): Promise<EventLine[]> {
  const rows = await db
    .selectFrom('invitation')
    .innerJoin('event', 'event.id', 'invitation.eventId')
    .select(['invitation.id as key', 'event.kind as eventKind', 'titleFi', 'titleSv', 'titleEn', 'startsAt'])
    .select(['event.networkId', 'status', 'answer', 'seat', 'answeredSequence', 'timeSequence', 'cameAt'])
    .where('invitation.personId', '=', personId)
    .where('withdrawnAt', 'is', null)
    .where('status', '!=', 'draft')
    .where('endsAt', '<=', now)
    .execute()
  return rows.map(({ key, eventKind, networkId, titleFi, titleSv, titleEn, startsAt, ...row }) => ({
    kind: 'event',
    ...{ key, eventKind, titleFi, titleSv, titleEn },
    ofGroup: networkId !== null,
    on: dateOf(startsAt),
    outcome: outcomeOf(row),
  }))
}

type Answered = Parameters<typeof isSilent>[0] &
  Parameters<typeof isSilent>[1] &
  Parameters<typeof answerState>[0] & { status: string; cameAt: Instant | null }

function outcomeOf(row: Answered): Outcome {
  if (row.status === 'cancelled') return 'cancelled'
  if (row.cameAt !== null) return 'came'
  return isSilent(row, row) ? 'none' : answerState(row)
}

async function circleLines(db: Reader, personId: string, today: PlainDate): Promise<CircleLine[]> {
  const memberships = await membershipsOf(db, personId)
  return memberships.flatMap(({ id, networkId, kind: networkKind, role, validFrom, validTo, ...names }) => {
    const { nameFi, nameSv, nameEn } = names
    const line = { networkId, networkKind, role, nameFi, nameSv, nameEn }
    const began = { kind: 'began' as const, key: `${id} 0`, on: validFrom, ...line }
    const ended =
      validTo !== null && validTo < today
        ? [{ kind: 'ended' as const, key: `${id} 1`, on: validTo, ...line }]
        : []
    return [began, ...ended].filter(({ on }) => on <= today)
  })
}

async function courseLines(db: Reader, personId: string, today: PlainDate): Promise<CourseLine[]> {
  const enrolled = await db
    .selectFrom('participant')
    .innerJoin('course', 'course.id', 'participant.courseId')
    .innerJoin('programme', 'programme.id', 'course.programmeId')
    .select(['participant.id', 'number', 'enrolledOn', 'leftOn', 'nameFi', 'nameSv', 'nameEn'])
    .where('participant.personId', '=', personId)
    .execute()
  const completed = await coursesCompletedBy(db, personId)
  return [
    ...completed.map(({ id, completedOn, number, nameFi, nameSv, nameEn }) => ({
      ...{ kind: 'completed' as const, key: id, on: completedOn },
      ...{ number, nameFi, nameSv, nameEn },
    })),
    ...enrolled.flatMap(({ id, enrolledOn, leftOn, ...course }) => [
      { kind: 'enrolled' as const, key: `${id} 0`, on: enrolledOn, ...course },
      ...(leftOn === null ? [] : [{ kind: 'leftCourse' as const, key: `${id} 1`, on: leftOn, ...course }]),
    ]),
  ].filter(({ on }) => on <= today)
}
