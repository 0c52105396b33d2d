// The members of a network as a sheet for one who keeps it: nothing of a member but what they may see.
import type { Reader } from '#db/connect'
import type { Locale } from '#db/schema'
import { nameIn, written } from '~/i18n/named'
import type { PageT } from '~/i18n/types'
import type { Sheet } from '../core/sheet.server'
import { reachableOf } from '../people/standing.server'
import { seenFieldsOf, type Viewer } from '../people/visibility.server'
import { membersOf } from './queries.server'

/** The sheet, in the reader's language; an address stands where its owner lets the viewer see it. */
export async function memberSheet(
  db: Reader,
  networkId: string,
  viewer: Viewer,
  { t, locale }: { t: PageT; locale: Locale },
): Promise<Sheet> {
  const members = await membersOf(db, networkId, viewer.on)
  const ids = members.map(({ id }) => id)
  const seen = await seenFieldsOf(db, viewer, ids)
  const open = ids.filter((id) => seen.get(id)?.has('email'))
  const reach = await reachableOf(db, open)
  const heads = [
    'lastName',
    'firstName',
    'role',
    'since',
    'until',
    'jobTitle',
    'organisation',
    'email',
  ] as const
  return {
    title: t('registry.sheets.names.members'),
    columns: heads.map((head) => ({ head: t(`registry.sheets.columns.${head}`) })),
    rows: members.map((member) => [
      member.lastName,
      member.firstName,
      t(`frame.membershipRole.${member.role}`),
      { day: member.validFrom },
      member.validTo === null ? null : { day: member.validTo },
      member.post ? written(member.post, 'title', locale).text : null,
      member.post ? nameIn(member.post, locale) : member.represents || null,
      reach.get(member.id)?.email ?? null,
    ]),
  }
}
