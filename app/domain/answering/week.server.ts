// The week of a person and of the managers whom they assist, side by side.
import type { Reader } from '#db/connect'
import { mondayOf, weekOf } from '../calendar/weeks'
import { asInstant, dateOf, daysLater, helsinki, type Instant, type PlainDate } from '../core/time'
import { Temporal } from 'temporal-polyfill'
import { wouldWaitOf } from '../invitations/line-view.server'
import { comingInvitationsOf, invitationsWithin } from '../invitations/queries.server'
import { daysOf, daysShown, withClashes, type WeekDay } from './week'

export type WeekColumn = {
  person: { id: string; firstName: string; lastName: string }
  own: boolean
  days: WeekDay[]
}

export type WeekOfMany = {
  monday: PlainDate
  week: number
  today: PlainDate
  days: PlainDate[]
  columns: WeekColumn[]
  /** Of a week with nothing in it: the day of the next that is coming. */
  nextOn: PlainDate | null
  /** The invitations that a yes would put on the waiting list. */
  wouldWait: string[]
  /** Everybody whose week the reader may see, the reader first. */
  people: { id: string; firstName: string; lastName: string }[]
}

const midnight = (day: PlainDate): Instant =>
  asInstant(Temporal.PlainDate.from(day).toZonedDateTime(helsinki).toInstant())

/**
 * @param asked.from any day of the week
 * @param asked.managerId one of them alone; the reader when it is nobody whom they assist
 */
export async function weekOfMany(
  db: Reader,
  reader: { personId: string; managerIds: readonly string[] },
  asked: { from: PlainDate; managerId: string | null },
  now: Instant,
): Promise<WeekOfMany> {
  const monday = mondayOf(asked.from)
  const span = { from: midnight(monday), to: midnight(daysLater(monday, 7)) }
  const entries = withClashes(await invitationsWithin(db, reader, span))
  const people = await namesOf(db, reader)
  const days = daysShown(monday, entries)
  const shown = people.filter(({ id }) => asked.managerId === null || id === asked.managerId)
  const coming = entries.length > 0 ? [] : await comingInvitationsOf(db, reader, span.to)
  return {
    nextOn: coming[0] ? dateOf(coming[0].startsAt) : null,
    monday,
    week: weekOf(monday).week,
    today: dateOf(now),
    days,
    wouldWait: await wouldWaitOf(
      db,
      entries.map(({ id }) => id),
      'press',
    ),
    people,
    columns: (shown.length === 0 ? people : shown).map((person) => ({
      person,
      own: person.id === reader.personId,
      days: daysOf(entries, person.id, days),
    })),
  }
}

async function namesOf(
  db: Reader,
  { personId, managerIds }: { personId: string; managerIds: readonly string[] },
) {
  const rows = await db
    .selectFrom('person')
    .select(['id', 'firstName', 'lastName'])
    .where('id', 'in', [personId, ...managerIds])
    .orderBy('sortName')
    .orderBy('id')
    .execute()
  return [...rows.filter(({ id }) => id === personId), ...rows.filter(({ id }) => id !== personId)]
}
