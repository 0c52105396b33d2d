// What the page of merging shows: the candidates, and what merging with one of them would do.
import type { Reader } from '#db/connect'
import type { Instant, PlainDate } from '../core/time'
import { likelyDoubles } from './doubles.server'
import { differing, type MergeField } from './merging'
import { wholeRecord, type PersonRecord } from './merging-acts.server'
import { mergePlan } from './merging-plan.server'
import type { MergePlan } from './merging-steps.server'
import { addressesOf } from './person-page.server'
import { currentPostsOf, peopleList } from './queries.server'
import type { PersonRow, Post } from './rules'

const mostFound = 20

/** Who may be the same person: the likely doubles, and whom a search finds. */
export async function mergeCandidates(
  db: Reader,
  person: PersonRecord,
  q: string,
  on: PlainDate,
): Promise<{ doubles: PersonRow[]; found: PersonRow[] }> {
  const past = (await addressesOf(db, person.id)).map(({ email }) => email)
  const given = { firstName: person.firstName, lastName: person.lastName }
  const doubles = await likelyDoubles(db, { ...given, emails: [person.privateEmail, ...past] }, on, person.id)
  const { rows } = q === '' ? { rows: [] } : await peopleList(db, { q }, on)
  return {
    doubles: doubles.map(({ id, firstName, lastName, post }) => ({ id, firstName, lastName, post })),
    found: rows.filter(({ id }) => id !== person.id).slice(0, mostFound),
  }
}

export type MergePreview = {
  kept: PersonRecord & { post: Post | null }
  gone: PersonRecord & { post: Post | null }
  choose: MergeField[]
  moved: MergePlan['moved']
  joined: MergePlan['joined']
}

/** What merging would do; null when there is no such other record, or it has been merged already. */
export async function mergePreview(
  db: Reader,
  kept: PersonRecord,
  goneId: string,
  now: Instant,
  on: PlainDate,
): Promise<MergePreview | null> {
  const gone = await wholeRecord(db, goneId)
  if (gone === null || gone.mergedInto !== null || gone.id === kept.id) return null
  const posts = await currentPostsOf(db, [kept.id, gone.id], on)
  const { moved, joined } = await mergePlan(db, kept.id, gone.id, now, () => 'not written')
  const withAddresses = { ...moved, addresses: (await addressesOf(db, gone.id)).length }
  return {
    kept: { ...kept, post: posts.get(kept.id) ?? null },
    gone: { ...gone, post: posts.get(gone.id) ?? null },
    choose: differing(kept, gone),
    moved: withAddresses,
    joined,
  }
}
