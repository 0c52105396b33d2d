// Reads of the letters that ask people: the one a link opens, and what its page shows.
import type { Selectable } from 'kysely'
import type { Reader } from '#db/connect'
import type { InquiryTable, NetworkKind } from '#db/schema'
import { tokenHash } from '../core/tokens.server'
import { dateOf, type Instant, type PlainDate } from '../core/time'
import { linkUntil } from './inquiry'

export type Inquiry = Selectable<InquiryTable>

export type OpenedInquiry =
  | { ok: true; inquiry: Inquiry }
  /** `handled`: what was answered has been dealt with. `gone`: taken back, asked anew, or its time has run out. */
  | { ok: false; reason: 'unknown' | 'handled' | 'gone' }

/** The letter that a link's secret opens. */
export async function inquiryByToken(db: Reader, token: string, now: Instant): Promise<OpenedInquiry> {
  const inquiry = await db
    .selectFrom('inquiry')
    .selectAll()
    .where('tokenHash', '=', tokenHash(token))
    .executeTakeFirst()
  if (!inquiry) return { ok: false, reason: 'unknown' }
  if (inquiry.revokedAt !== null)
    return { ok: false, reason: inquiry.answeredAt === null ? 'gone' : 'handled' }
  return isOpen(inquiry, now) ? { ok: true, inquiry } : { ok: false, reason: 'gone' }
}

/** Whether the link still opens its page. */
export const isOpen = (inquiry: Pick<Inquiry, 'askedAt' | 'revokedAt'>, now: Instant): boolean =>
  inquiry.revokedAt === null && dateOf(now) <= linkUntil(dateOf(inquiry.askedAt))

/** A membership that follows the person, as the person sees it. */
export type OwnMembership = {
  membershipId: string
  networkId: string
  kind: NetworkKind
  nameFi: string
  nameSv: string
  nameEn: string
}

/** The open memberships of a person that follow them and not their post, in networks that stand on the day. */
export const ownMembershipsOf = (db: Reader, personId: string, on: PlainDate): Promise<OwnMembership[]> =>
  db
    .selectFrom('membership')
    .innerJoin('network', 'network.id', 'membership.networkId')
    .select([
      'membership.id as membershipId',
      'networkId',
      'network.kind',
      'network.nameFi',
      'network.nameSv',
      'network.nameEn',
    ])
    .where('membership.personId', '=', personId)
    .where('membership.validTo', 'is', null)
    .where('network.basis', '=', 'person')
    .where((eb) => eb.or([eb('network.endedOn', 'is', null), eb('network.endedOn', '>=', on)]))
    .orderBy('membership.validFrom')
    .orderBy('membership.id')
    .execute()
