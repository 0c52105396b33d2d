// The events of the organisers' feeds: all that they plan, or those of one kind. Small groups' meetings are theirs alone.
import type { Reader } from '#db/connect'
import type { EventKind, EventTable } from '#db/schema'
import { wordsOfPages } from '~/i18n/all'
import { inLocale, written } from '~/i18n/named'
import { paths } from '~/paths'
import type { FeedEvent } from '../calendar/feed.server'
import { blocks, toldColumns, type Asked, type ToldRow } from './telling.server'

const statuses = { draft: 'tentative', open: 'confirmed', cancelled: 'cancelled' } as const

/** The events, in no order: sorting them here costs more than reading them. @param kind of this kind alone; null is of all */
export async function organiserEvents(
  db: Reader,
  kind: EventKind | null,
  asked: Asked,
): Promise<FeedEvent[]> {
  let query = db
    .selectFrom('event')
    .select(toldColumns)
    .select(['id', 'kind'])
    .where('networkId', 'is', null)
    .where('endsAt', '>=', asked.endsSince)
    .where((e) => e.or([e('cancelledAt', 'is', null), e('cancelledAt', '>=', asked.endedSince)]))
  if (kind !== null) query = query.where('kind', '=', kind)
  const rows = await query.execute()
  return rows.map((row) => organiserEvent(row, asked))
}

function organiserEvent(
  row: ToldRow & Pick<EventTable, 'id' | 'kind'>,
  { locale, baseUrl }: Asked,
): FeedEvent {
  const t = wordsOfPages(locale)
  const title = written(row, 'title', locale).text || t('events.noTitle')
  const standing = row.status === 'open' ? '' : `${t(`frame.event.status.${row.status}`)}: `
  return {
    uid: row.uid,
    sequence: row.sequence,
    status: statuses[row.status],
    // It tells what is on, not that the reader is busy: their own feed and invitation tell that.
    binds: false,
    title: standing + title,
    description: blocks(t(`frame.event.kind.${row.kind}`), inLocale(row, 'description', locale)),
    // The link to join by is for those who have a seat.
    place: row.place || (row.onlineUrl && t('feeds.remote')),
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    zone: row.zone,
    createdAt: row.createdAt,
    changedAt: row.changedAt,
    url: new URL(paths.event(row.id), baseUrl).href,
  }
}
