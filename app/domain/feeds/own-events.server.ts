// The events of a person's own feed: what they are invited to, as each invitation stands, with its page.
import type { Reader } from '#db/connect'
import type { EventTable, InvitationTable, Locale } from '#db/schema'
import { wordsOfPages } from '~/i18n/all'
import { moment } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import type { FeedEvent } from '../calendar/feed.server'
import type { Instant } from '../core/time'
import { whereFor } from '../events/where'
import { changedFor, hasEnded, ownStanding, type Ended, type OwnInvitation, type OwnStanding } from './own'
import { groupsSharedBy } from './rights.server'
import { blocks, contactOf, toldColumns, type Asked, type ToldRow } from './telling.server'

type OwnRow = OwnInvitation &
  ToldRow &
  Pick<EventTable, 'hybrid' | 'networkId' | 'answerBy' | 'contactName' | 'contactEmail' | 'contactPhone'> &
  Pick<InvitationTable, 'id' | 'eventId' | 'mode'>

/** The events of the feed of a person, in no order. */
export async function ownEvents(db: Reader, personId: string, asked: Asked): Promise<FeedEvent[]> {
  const groups = new Set((await groupsSharedBy(db, personId, asked.today)).map(({ id }) => id))
  const rows = await invitationsOf(db, personId, asked)
  return newestOfEach(rows).flatMap((row) => {
    const standing = ownStanding(row, asked)
    // What a group has written is for those who share in it; that a meeting is off, for whoever was taken off it too.
    const theirs = row.networkId === null || groups.has(row.networkId) || standing === 'withdrawn'
    return standing === null || !theirs ? [] : [ownEvent(row, standing, asked)]
  })
}

const invitationsOf = (db: Reader, personId: string, { endsSince }: Asked): Promise<OwnRow[]> =>
  db
    .selectFrom('invitation')
    .innerJoin('event', 'event.id', 'invitation.eventId')
    .select(['invitation.id', 'eventId', 'answer', 'answeredAt', 'answeredSequence', 'seat', 'mode'])
    .select(['offerUntil', 'offerLapsedAt', 'withdrawnAt', 'invitedAt'])
    .select(toldColumns)
    .select(['timeSequence', 'hybrid', 'networkId', 'answerBy'])
    .select(['contactName', 'contactEmail', 'contactPhone'])
    .select((e) => [
      e
        .selectFrom('answer as given')
        .select((a) => a.fn.max('given.answeredAt').as('at'))
        .whereRef('given.invitationId', '=', 'invitation.id')
        .where('given.answer', '=', 'yes')
        .as('yesAt'),
      e
        .selectFrom('seatStep')
        .select((s) => s.fn.max('at').as('at'))
        .whereRef('seatStep.invitationId', '=', 'invitation.id')
        .as('seatAt'),
    ])
    .where('invitation.personId', '=', personId)
    .where('endsAt', '>=', endsSince)
    .where('status', '!=', 'draft')
    .orderBy('invitation.id')
    .execute()

/** Of several invitations to one event, which share its UID, the one that lives, or else the last. */
function newestOfEach(rows: readonly OwnRow[]): OwnRow[] {
  const byEvent = new Map<string, OwnRow>()
  for (const row of rows) {
    const known = byEvent.get(row.eventId)
    if (known?.withdrawnAt !== null || row.withdrawnAt === null) byEvent.set(row.eventId, row)
  }
  return [...byEvent.values()]
}

function ownEvent(row: OwnRow, standing: OwnStanding, { locale, baseUrl }: Asked): FeedEvent {
  const t = wordsOfPages(locale)
  const title = written(row, 'title', locale).text || t('events.noTitle')
  return {
    uid: row.uid,
    // The person's own entry may have a higher one, which goes back with a letter that never left: a feed's only rises.
    sequence: row.sequence,
    ...standingOf(row, standing, locale),
    title: standing === 'coming' ? title : t(`feeds.standing.${standing}`, { title }),
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    zone: row.zone,
    createdAt: row.createdAt,
    changedAt: changedFor(row),
    url: new URL(paths.myInvitation(row.id), baseUrl).href,
  }
}

type OfStanding = Pick<FeedEvent, 'status' | 'binds' | 'description' | 'place'>

/** What has ended is told bare: the rest was for those who come. */
function standingOf(row: OwnRow, standing: OwnStanding, locale: Locale): OfStanding {
  const t = wordsOfPages(locale)
  if (hasEnded(standing))
    return { status: 'cancelled', binds: false, description: t(`feeds.says.${standing}`), place: '' }
  const { place, onlineUrl, linkLater } = whereFor(row, row)
  return {
    status: standing === 'coming' ? 'confirmed' : 'tentative',
    binds: standing === 'coming',
    description: blocks(
      standing !== 'coming' && wantedOf(row, standing, locale),
      onlineUrl && t('feeds.online', { url: onlineUrl }),
      linkLater && t('feeds.linkLater'),
      written(row, 'description', locale).text,
      contactOf(row, locale),
    ),
    place: place || onlineUrl,
  }
}

type Open = Exclude<OwnStanding, 'coming' | Ended>

/** What is wanted of the person, and until when. */
function wantedOf(row: OwnRow, standing: Open, locale: Locale): string {
  const t = wordsOfPages(locale)
  const until = deadlineOf(row, standing)
  const by = until === null ? '' : t('feeds.by', { when: moment(until, locale, row.zone) })
  return [t(`feeds.says.${standing}`), by].filter(Boolean).join(' ')
}

function deadlineOf({ offerUntil, answerBy }: OwnRow, standing: Open): Instant | null {
  if (standing === 'offered') return offerUntil
  return standing === 'waiting' || standing === 'lapsed' ? null : answerBy
}
