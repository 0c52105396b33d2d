// What the home of a small group shows and takes, for pages and rules; nothing here reads or writes.
import type { Locale, MeetingForm, MembershipRole } from '#db/schema'
import type { PersonRow } from '../people/rules'

/** How many letters each text of a home may have. */
export const longest = { practices: 6000, title: 160, detail: 3000, note: 20_000, wish: 4000, reply: 4000 }

/** For how many days somebody who joins a group that goes on is called new in it. */
export const newDays = 90

export type Contacts = { email: string | null; phone: string | null; expertise: string | null }

/** A person in a group, with what they let the group see of them; what they keep to themselves is not there. */
export type HomePerson = PersonRow &
  Contacts & {
    membershipId: string
    role: MembershipRole
    /** The first day of a membership that has gone on without a break. */
    since: string
    /** The last day, once somebody is known to leave. */
    leaves: string | null
    host: boolean
    newcomer: boolean
    onPause: boolean
  }

export type PastMember = { id: string; firstName: string; lastName: string; from: string; to: string }

export type Theme = {
  id: string
  title: string
  detail: string
  source: 'member' | 'ministry'
  proposedBy: string | null
  proposedAt: string
  doneAt: string | null
}

export type ExpertRequest = {
  id: string
  wish: string
  askedBy: string | null
  askedAt: string
  reply: string
  repliedBy: string | null
  repliedAt: string | null
}

/** How a group works, as its members have written it. */
export type Ways = {
  practices: string
  language: Locale | null
  meets: MeetingForm | null
  hostId: string | null
  keepsNotes: boolean
  /** 0 until anything is written. */
  version: number
}

export type ThemeMove = 'up' | 'down'

/** The ids in order with one of them moved a step; the same when it stands at the end already, or is not there. */
export function moved(ids: readonly string[], id: string, move: ThemeMove): string[] {
  const at = ids.indexOf(id)
  const to = move === 'up' ? at - 1 : at + 1
  if (at === -1 || to < 0 || to >= ids.length) return [...ids]
  const order = ids.filter((other) => other !== id)
  order.splice(to, 0, id)
  return order
}
