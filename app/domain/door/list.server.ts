// Reads for the door: everybody on the list, and what has changed since a page last asked.
import type { Reader } from '#db/connect'
import type { EventTable, Locale } from '#db/schema'
import { written, type Written } from '~/i18n/named'
import type { Instant } from '../core/time'
import { dayOfPosts } from '../events/queries.server'
import { numberInLine, placeIn } from '../invitations/answer-list.server'
import { currentPostsOf } from '../people/queries.server'
import type { Post } from '../people/rules'
import { doorKey, type DoorPerson } from './listing'
import { isOnline, standingOf } from './rules'

type ListedEvent = Pick<EventTable, 'id' | 'startsAt'>

/** Everybody who holds an invitation, with the post they have on the day, in the order of names. */
export async function doorRows(db: Reader, event: ListedEvent, now: Instant) {
  const rows = await db
    .selectFrom('invitation')
    .innerJoin('person', 'person.id', 'invitation.personId')
    .select([
      'invitation.id as invitationId',
      'invitation.personId',
      'firstName',
      'lastName',
      'sortName',
      'answer',
      'seat',
      'queueNumber',
      'offerUntil',
      'offerLapsedAt',
      'entry',
      'mode',
      'comment',
      'tableNumber',
      'cameAt',
    ])
    .where('eventId', '=', event.id)
    .where('withdrawnAt', 'is', null)
    .orderBy('sortName')
    .orderBy('invitation.id')
    .execute()
  const on = dayOfPosts(event, now)
  const posts = await currentPostsOf(
    db,
    rows.map((row) => row.personId),
    on,
  )
  return rows.map((row) => ({ ...row, post: posts.get(row.personId) ?? null }))
}

export type DoorRow = Awaited<ReturnType<typeof doorRows>>[number]

/** Where somebody comes from: their post's organisation, or what a guest said. */
export function organisationOf(
  { post, entry, comment }: Pick<DoorRow, 'post' | 'entry' | 'comment'>,
  locale: Locale,
): Written | null {
  if (post !== null) return written(post, 'name', locale)
  return entry === 'walkIn' && comment !== '' ? { text: comment, lang: locale } : null
}

const namesOf = (post: Post | null): string[] => (post ? [post.nameFi, post.nameSv, post.nameEn] : [])

/** The list as a page shows it. */
export async function doorList(
  db: Reader,
  event: ListedEvent,
  { now, locale }: { now: Instant; locale: Locale },
): Promise<DoorPerson[]> {
  const rows = await doorRows(db, event, now)
  const line = rows.flatMap((row) => numberInLine(row) ?? []).sort((a, b) => a - b)
  return rows.map((row) => {
    const organisation = organisationOf(row, locale)
    return {
      invitationId: row.invitationId,
      firstName: row.firstName,
      lastName: row.lastName,
      title: row.post && written(row.post, 'title', locale),
      organisation,
      sectorCode: row.post?.sectorCode ?? null,
      standing: standingOf(row),
      online: isOnline(row),
      place: placeIn(line, numberInLine(row)),
      table: ['expected', 'walkIn'].includes(standingOf(row)) ? row.tableNumber : null,
      cameAt: row.cameAt,
      key: doorKey([row.firstName, row.lastName, ...namesOf(row.post), organisation?.text ?? '']),
    }
  })
}

/**
 * What a page may have missed. `ticks` changes with every tick, `list` when somebody joins or leaves the list, or an
 * answer or the line changes how they stand.
 */
export type DoorMarks = { ticks: string; list: string }

export async function doorMarks(db: Reader, eventId: string): Promise<DoorMarks> {
  const { ticks } = await db
    .selectFrom('tick')
    .innerJoin('invitation', 'invitation.id', 'tick.invitationId')
    .select((e) => e.fn.countAll<number>().as('ticks'))
    .where('eventId', '=', eventId)
    .executeTakeFirstOrThrow()
  const list = await db
    .selectFrom('invitation')
    .select((e) => [
      e.fn.countAll<number>().as('people'),
      e.fn.max('id').as('newest'),
      e.fn.max('answeredAt').as('answered'),
      e.fn.count<number>('queueNumber').as('waiting'),
      e.fn.count<number>('offerUntil').as('offered'),
      e.fn.sum<number>('tableNumber').as('tables'),
    ])
    .where('eventId', '=', eventId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow()
  return { ticks: String(ticks), list: Object.values(list).map(String).join(' ') }
}

/** When each of those who have come did. */
export async function cameAtDoor(db: Reader, eventId: string): Promise<Record<string, Instant>> {
  const rows = await db
    .selectFrom('invitation')
    .select(['id', 'cameAt'])
    .where('eventId', '=', eventId)
    .where('withdrawnAt', 'is', null)
    .where('cameAt', 'is not', null)
    .execute()
  return Object.fromEntries(rows.flatMap(({ id, cameAt }) => (cameAt === null ? [] : [[id, cameAt]])))
}
