// The events of a small group's feed, for one who shares in it: its meetings, and the times proposed for the next one.
import type { Reader } from '#db/connect'
import type { EventTable, InvitationTable } from '#db/schema'
import { wordsOfPages } from '~/i18n/all'
import { plainDay } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import type { FeedEvent } from '../calendar/feed.server'
import { helsinki } from '../core/time'
import { ownInvitation } from '../invitations/queries.server'
import { answerState, isSilent } from '../invitations/rules'
import { blocks, contactOf, toldColumns, type Asked, type ToldRow } from './telling.server'

/** Whose feed it is: of which group, for whom. */
export type Shared = { networkId: string; personId: string }

/** The meetings and the proposed times of a group, in no order; whether the reader shares in it, who opens the feed has asked. */
export async function groupEvents(db: Reader, of: Shared, asked: Asked): Promise<FeedEvent[]> {
  return [...(await meetings(db, of, asked)), ...(await proposedTimes(db, of.networkId, asked))]
}

async function meetings(db: Reader, { networkId, personId }: Shared, asked: Asked): Promise<FeedEvent[]> {
  const rows = await db
    .selectFrom('event')
    .leftJoin('invitation', ownInvitation(personId))
    .select(toldColumns)
    .select(['event.id', 'timeSequence', 'contactName', 'contactEmail', 'contactPhone'])
    .select(['answer', 'seat', 'answeredAt', 'answeredSequence'])
    .where('event.networkId', '=', networkId)
    .where('endsAt', '>=', asked.endsSince)
    .where('status', '!=', 'draft')
    .where((e) => e.or([e('cancelledAt', 'is', null), e('cancelledAt', '>=', asked.endedSince)]))
    .execute()
  return rows.map((row) => meeting(row, networkId, asked))
}

type MeetingRow = ToldRow &
  Pick<EventTable, 'id' | 'timeSequence' | 'contactName' | 'contactEmail' | 'contactPhone'> & {
    [Column in 'answer' | 'seat' | 'answeredAt' | 'answeredSequence']: InvitationTable[Column] | null
  }

function meeting(row: MeetingRow, networkId: string, { locale, baseUrl }: Asked): FeedEvent {
  const t = wordsOfPages(locale)
  const cancelled = row.status === 'cancelled'
  const { text: title } = written(row, 'title', locale)
  const { text: description } = written(row, 'description', locale)
  return {
    uid: row.uid,
    sequence: row.sequence,
    status: cancelled ? 'cancelled' : 'confirmed',
    binds: !cancelled && comes(row),
    title: cancelled ? t('feeds.standing.cancelled', { title }) : title,
    description: cancelled
      ? t('feeds.says.cancelled')
      : blocks(
          row.onlineUrl && t('feeds.online', { url: row.onlineUrl }),
          description,
          contactOf(row, locale),
        ),
    place: cancelled ? '' : row.place || row.onlineUrl,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    zone: row.zone,
    createdAt: row.createdAt,
    changedAt: row.answeredAt !== null && row.answeredAt > row.changedAt ? row.answeredAt : row.changedAt,
    url: new URL(paths.meeting(networkId, row.id), baseUrl).href,
  }
}

/** Whether the reader has said that they come, to the time as it stands. */
function comes({ answer, seat, answeredSequence, timeSequence }: MeetingRow): boolean {
  const standing = answerState({ answer, seat: seat ?? 'none' })
  return standing === 'yes' && !isSilent({ answer, answeredSequence }, { timeSequence })
}

/** The times that lie ahead of polls of which nothing has come yet. */
async function proposedTimes(db: Reader, networkId: string, asked: Asked): Promise<FeedEvent[]> {
  const rows = await db
    .selectFrom('datePoll')
    .innerJoin('pollTime', 'pollTime.pollId', 'datePoll.id')
    .innerJoin('network', 'network.id', 'datePoll.networkId')
    .select(['datePoll.id as pollId', 'title', 'note', 'place', 'onlineUrl', 'startedAt', 'closesOn'])
    .select(['pollTime.id', 'startsAt', 'endsAt', 'nameFi', 'nameSv', 'nameEn'])
    .where('datePoll.networkId', '=', networkId)
    .where('decidedAt', 'is', null)
    .where('droppedAt', 'is', null)
    .where('startsAt', '>', asked.now)
    .execute()
  const { locale } = asked
  const t = wordsOfPages(locale)
  return rows.map((row) => ({
    uid: `${row.id}@johtofoorumi.invalid`,
    sequence: 0,
    status: 'tentative' as const,
    binds: false,
    title: t('feeds.standing.proposed', { title: written(row, 'name', locale).text }),
    description: blocks(
      t('feeds.says.proposed', { day: plainDay(row.closesOn, locale) }),
      row.title,
      row.note,
    ),
    place: row.place || row.onlineUrl,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    zone: helsinki,
    createdAt: row.startedAt,
    changedAt: row.startedAt,
    url: new URL(paths.dates(networkId, row.pollId), asked.baseUrl).href,
  }))
}
