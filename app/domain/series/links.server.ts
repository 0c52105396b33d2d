// The link by which one person answers all dates of a series: a random secret that gives no session (rule L2).
import type { Reader } from '#db/connect'
import type { SeriesLinkTable } from '#db/schema'
import type { Change } from '../core/change.server'
import { newToken, tokenHash } from '../core/tokens.server'
import { dateOf, type Instant } from '../core/time'
import { linkDiesAt } from '../events/rules'
import { assistsOn } from '../invitations/copies.server'

/** Makes a link for one letter; those of earlier letters go on working. @returns the secret, told only here */
export async function newSeriesLink(
  c: Change,
  link: { seriesId: string; personId: string; holderId: string | null },
): Promise<string> {
  const token = newToken()
  await c.trx
    .insertInto('seriesLink')
    .values({ id: c.newId(), ...link, tokenHash: tokenHash(token), createdAt: c.now, revokedAt: null })
    .execute()
  return token
}

export type SeriesLink = Pick<SeriesLinkTable, 'seriesId' | 'personId' | 'holderId'>

export type OpenedSeries =
  | { ok: true; link: SeriesLink }
  /** `dead`: a day has passed since the last date. `ended`: the assistant whose link it is assists no more. */
  | { ok: false; reason: 'unknown' | 'revoked' | 'dead' | 'ended' }

/** The series and the person that a link's secret opens. */
export async function seriesByToken(db: Reader, token: string, now: Instant): Promise<OpenedSeries> {
  const link = await db
    .selectFrom('seriesLink')
    .select(['seriesId', 'personId', 'holderId', 'revokedAt'])
    .where('tokenHash', '=', tokenHash(token))
    .executeTakeFirst()
  if (!link) return { ok: false, reason: 'unknown' }
  if (link.revokedAt !== null) return { ok: false, reason: 'revoked' }
  const last = await db
    .selectFrom('event')
    .select((e) => e.fn.max('endsAt').as('endsAt'))
    .where('seriesId', '=', link.seriesId)
    .executeTakeFirst()
  if (!last?.endsAt || now >= linkDiesAt(last.endsAt)) return { ok: false, reason: 'dead' }
  const { seriesId, personId, holderId } = link
  if (
    holderId !== null &&
    !(await assistsOn(db, { assistantId: holderId, managerId: personId }, dateOf(now)))
  )
    return { ok: false, reason: 'ended' }
  return { ok: true, link: { seriesId, personId, holderId } }
}
