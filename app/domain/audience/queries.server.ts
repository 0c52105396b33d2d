// Whom an audience rule reaches on a day, and why: the list, who is taken away from it, what in the rule is out of date.
import type { Reader } from '#db/connect'
import type { Locale } from '#db/schema'
import { dateOf, type Instant, type PlainDate } from '../core/time'
import { currentPostsOf } from '../people/queries.server'
import type { Post } from '../people/rules'
import { troublesOf, type Trouble } from './choices.server'
import { peopleOfParts, postFactsOf, standingsOf, type PostFacts, type Standing } from './matching.server'
import {
  emptyRule,
  readRule,
  verdict,
  type AudiencePart,
  type AudienceRule,
  type Doubt,
  type Reason,
} from './rules'

export { criterionChoices, namesOf, organisationsFor } from './choices.server'
export type { CriterionChoices, Trouble } from './choices.server'

/** A person of the audience; the list is in the order of names. */
export type AudienceRow = {
  personId: string
  firstName: string
  lastName: string
  sortName: string
  language: Locale
  /** The address in use. */
  email: string | null
  post: Post | null
  /** The last day of the last post, when it is known. */
  postEndsOn: PlainDate | null
  /** The parts that took the person in, narrowed to what held for them. */
  reasons: Reason[]
  doubts: Doubt[]
}

/** A person whom some part includes but another leaves out. */
export type LeftOutRow = {
  personId: string
  firstName: string
  lastName: string
  sortName: string
  post: Post | null
  reasons: Reason[]
  /** The excluding parts, narrowed to what held. */
  takenAwayBy: Reason[]
}

export type Audience = {
  rows: AudienceRow[]
  leftOut: LeftOutRow[]
  /** Each part with how many people it takes in, or takes away from those taken in. */
  parts: { part: AudiencePart; people: number }[]
  /** Choices of the rule that no longer exist or have ended. */
  troubles: Trouble[]
}

const bySortName = (a: { sortName: string; personId: string }, b: { sortName: string; personId: string }) =>
  a.sortName < b.sortName ? -1 : a.sortName > b.sortName ? 1 : a.personId < b.personId ? -1 : 1

type Facts = {
  standing: Standing
  post: PostFacts | undefined
  reasons: Reason[]
  shared: boolean
  until: PlainDate
}

/** Assistants come along with a sector or an organisation; only a part that speaks of posts or names means them. */
const meant = (reasons: Reason[]) =>
  reasons.some((reason) => reason.all.some((it) => it.kind === 'roleClass' || it.kind === 'person'))

function doubtsOf({ standing, post, reasons, shared, until }: Facts): Doubt[] {
  const found: Doubt[] = []
  if (standing.email === null) found.push('noAddress')
  else if (standing.failedAt !== null) found.push('addressFailed')
  if (shared) found.push('sharedAddress')
  if (!post) found.push('noPost')
  else if (post.endsOn !== null && post.endsOn < until) found.push('postEnds')
  if (post?.assistsOnly && !meant(reasons)) found.push('assistant')
  return found
}

/** Addresses that several of the people have: plus-tags and letter case do not make another mailbox. */
function sharedMailboxes(standings: Iterable<Standing>): (email: string | null) => boolean {
  const mailbox = (email: string) => email.toLowerCase().replace(/\+[^@]*@/, '@')
  const counts = new Map<string, number>()
  for (const { email } of standings)
    if (email !== null) counts.set(mailbox(email), (counts.get(mailbox(email)) ?? 0) + 1)
  return (email) => email !== null && (counts.get(mailbox(email)) ?? 0) > 1
}

/**
 * Weighs a rule on a day: memberships, posts and completions count as they stand then.
 * @param until the day of the event: a post that ends before it is doubted
 */
export async function weighAudience(
  db: Reader,
  rule: AudienceRule,
  on: PlainDate,
  until: PlainDate = on,
): Promise<Audience> {
  const holding = await peopleOfParts(db, rule.parts, on)
  const reasonsAt = (places: number[], id: string) =>
    places.flatMap((at) => {
      const reason = holding[at]?.get(id)
      return reason ? [reason] : []
    })
  const included = new Set<string>()
  rule.parts.forEach((part, at) => {
    if (part.mode === 'include') for (const id of holding[at]?.keys() ?? []) included.add(id)
  })
  const verdicts = [...included].map((id) => ({
    id,
    ...verdict(rule, (_part, at) => holding[at]?.has(id) ?? false),
  }))

  const standings = await standingsOf(db, [...included])
  const posts = await currentPostsOf(db, [...included], on)
  const inside = verdicts.filter((it) => it.in)
  const facts = await postFactsOf(
    db,
    inside.map((it) => it.id),
    on,
  )
  const shared = sharedMailboxes(inside.flatMap(({ id }) => standings.get(id) ?? []))

  const rows: AudienceRow[] = []
  const leftOut: LeftOutRow[] = []
  for (const { id, ...found } of verdicts) {
    const standing = standings.get(id)
    if (!standing) continue
    const { failedAt: _failedAt, email, language, ...names } = standing
    const reasons = reasonsAt(found.included, id)
    const post = posts.get(id) ?? null
    if (!found.in) {
      leftOut.push({ ...names, post, reasons, takenAwayBy: reasonsAt(found.excluded, id) })
      continue
    }
    const held = facts.get(id)
    const doubts = doubtsOf({ standing, post: held, reasons, shared: shared(email), until })
    rows.push({ ...names, language, email, post, postEndsOn: held?.endsOn ?? null, reasons, doubts })
  }
  const parts = rule.parts.map((part, at) => {
    const people = [...(holding[at]?.keys() ?? [])]
    return {
      part,
      people: part.mode === 'include' ? people.length : people.filter((id) => included.has(id)).length,
    }
  })
  return {
    rows: rows.sort(bySortName),
    leftOut: leftOut.sort(bySortName),
    parts,
    troubles: await troublesOf(db, rule, on),
  }
}

/** The people whom the rule reaches on a day, in the order of names. */
export const audienceOf = async (
  db: Reader,
  rule: AudienceRule,
  on: PlainDate,
  until: PlainDate = on,
): Promise<AudienceRow[]> => (await weighAudience(db, rule, on, until)).rows

export type SavedAudience = {
  id: string
  name: string
  rule: AudienceRule
  savedAt: Instant
  savedBy: string
}

/** The rules kept for reuse, in the order of names. */
export async function savedAudiences(db: Reader): Promise<SavedAudience[]> {
  const rows = await db
    .selectFrom('audience')
    .leftJoin('person', 'person.id', 'audience.savedBy')
    .select(['audience.id', 'name', 'rule', 'savedAt', 'firstName', 'lastName'])
    .execute()
  return rows
    .map(({ firstName, lastName, rule, ...row }) => ({
      ...row,
      rule: readRule(rule),
      savedBy: firstName === null ? '' : `${firstName} ${lastName}`,
    }))
    .sort((a, b) => a.name.localeCompare(b.name, 'fi'))
}

/** The event's rule as it stands. @throws Response 404 when there is no such event */
export async function ruleOf(db: Reader, eventId: string): Promise<AudienceRule> {
  const event = await db
    .selectFrom('event')
    .select('audienceRule')
    .where('id', '=', eventId)
    .where('networkId', 'is', null)
    .executeTakeFirst()
  if (!event) throw new Response(null, { status: 404 })
  return event.audienceRule === '' ? emptyRule : readRule(event.audienceRule)
}

/** Somebody who holds a live invitation. */
export type InvitedRow = {
  personId: string
  firstName: string
  lastName: string
  sortName: string
  post: Post | null
}

/** An event's audience as it stands: the rule weighed today, and the list that inviting has frozen. */
export type EventAudience = {
  event: {
    id: string
    status: 'draft' | 'open' | 'cancelled'
    startsAt: Instant
    capacity: number | null
    version: number
  }
  rule: AudienceRule
  audience: Audience
  /** Everyone with a live invitation. */
  invitedIds: Set<string>
  /** Those of the invited whom the rule no longer reaches; they keep their invitations. */
  outsideRule: InvitedRow[]
}

/** @throws Response 404 when there is no such event */
export async function eventAudience(db: Reader, eventId: string, on: PlainDate): Promise<EventAudience> {
  const event = await db
    .selectFrom('event')
    .select(['id', 'status', 'startsAt', 'zone', 'capacity', 'version', 'audienceRule'])
    .where('id', '=', eventId)
    .where('networkId', 'is', null)
    .executeTakeFirst()
  if (!event) throw new Response(null, { status: 404 })
  const { audienceRule, zone, ...facts } = event
  const rule = audienceRule === '' ? emptyRule : readRule(audienceRule)
  const audience = await weighAudience(db, rule, on, dateOf(event.startsAt, zone))
  const invitations = await db
    .selectFrom('invitation')
    .select('personId')
    .where('eventId', '=', eventId)
    .where('withdrawnAt', 'is', null)
    .execute()
  const reached = new Set(audience.rows.map((row) => row.personId))
  const outside = invitations.flatMap(({ personId }) => (reached.has(personId) ? [] : [personId]))
  const standings = await standingsOf(db, outside)
  const posts = await currentPostsOf(db, outside, on)
  const outsideRule = [...standings.values()].map(({ personId, firstName, lastName, sortName }) => ({
    personId,
    firstName,
    lastName,
    sortName,
    post: posts.get(personId) ?? null,
  }))
  return {
    event: facts,
    rule,
    audience,
    invitedIds: new Set(invitations.map((row) => row.personId)),
    outsideRule: outsideRule.sort(bySortName),
  }
}
