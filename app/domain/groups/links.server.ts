// Links in letters about small groups: each lets its holder answer one thing, and gives no session (rule L2).
import type { Selectable } from 'kysely'
import type { Reader } from '#db/connect'
import type { GroupLinkPurpose, GroupLinkTable } from '#db/schema'
import type { Change } from '../core/change.server'
import { newToken, tokenHash } from '../core/tokens.server'

export type GroupLink = Selectable<GroupLinkTable>

/** What a link is for: the candidate, poll, meeting report, renewal or newcomer, and the person who is asked. */
export type LinkedThing = { purpose: GroupLinkPurpose; thingId: string; personId: string }

/** Makes a link for one letter; the links of earlier letters go on working. @returns the secret, told only here */
export async function newGroupLink(c: Change, { purpose, thingId, personId }: LinkedThing): Promise<string> {
  const token = newToken()
  await c.trx
    .insertInto('groupLink')
    .values({
      id: c.newId(),
      personId,
      purpose,
      thingId,
      tokenHash: tokenHash(token),
      createdAt: c.now,
      revokedAt: null,
    })
    .execute()
  return token
}

/** The link that a secret opens, if it is for this purpose and has not been taken back. Whether its time has run out, the thing itself tells. */
export async function groupLinkByToken(
  db: Reader,
  purpose: GroupLinkPurpose,
  token: string,
): Promise<GroupLink | null> {
  const link = await db
    .selectFrom('groupLink')
    .selectAll()
    .where('tokenHash', '=', tokenHash(token))
    .where('purpose', '=', purpose)
    .where('revokedAt', 'is', null)
    .executeTakeFirst()
  return link ?? null
}

/** Who acts when a link is used. */
export const holderOf = (link: GroupLink) => ({
  kind: 'groupLink' as const,
  personId: link.personId,
  purpose: link.purpose,
  thingId: link.thingId,
})
