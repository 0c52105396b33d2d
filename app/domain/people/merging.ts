// How two records of one person become one: whose word holds, and how periods that tell the same thing are joined.
import type { MembershipRole } from '#db/schema'
import { daysLater } from '../core/time'
import { overlaps, type Period } from './rules'

/** What two records may say differently, and one of which has to be chosen. */
export const mergeFields = [
  'name',
  'language',
  'phone',
  'email',
  'privateEmail',
  'gender',
  'homeRegion',
] as const
export type MergeField = (typeof mergeFields)[number]
export type Side = 'kept' | 'gone'

export type Mergeable = {
  firstName: string
  lastName: string
  language: string
  phone: string | null
  email: string | null
  privateEmail: string | null
  gender: string | null
  homeRegion: string | null
}

/** What a record says in a field; null when it says nothing. */
export const saidIn = (person: Mergeable, field: MergeField): string | null =>
  field === 'name' ? `${person.firstName} ${person.lastName}` : person[field]

/** The fields in which both records say something, and not the same. */
export const differing = (kept: Mergeable, gone: Mergeable): MergeField[] =>
  mergeFields.filter((field) => {
    const [mine, theirs] = [saidIn(kept, field), saidIn(gone, field)]
    return mine !== null && theirs !== null && mine !== theirs
  })

/** Whose word holds in a field: the chosen side's where both speak, else that of the one who speaks. */
export function sideOf(
  field: MergeField,
  kept: Mergeable,
  gone: Mergeable,
  choices: Partial<Record<MergeField, Side>>,
): Side {
  if (saidIn(gone, field) === null) return 'kept'
  if (saidIn(kept, field) === null) return 'gone'
  return choices[field] ?? 'kept'
}

/** Both texts, each of their lines once. */
export const bothTexts = (mine: string, theirs: string): string => {
  const lines = new Set(mine.split('\n').map((line) => line.trim()))
  const more = theirs.split('\n').filter((line) => line.trim() !== '' && !lines.has(line.trim()))
  return [mine, ...more].filter(Boolean).join('\n')
}

/** The period from the first day of either to the last of either. */
export const spanning = (one: Period, other: Period): Period => ({
  validFrom: one.validFrom < other.validFrom ? one.validFrom : other.validFrom,
  validTo: laterEnd(one.validTo, other.validTo),
})

const laterEnd = (one: string | null, other: string | null): string | null =>
  one === null || other === null ? null : one > other ? one : other

/** A row of a membership, of the record that stays or of the one that goes. */
export type MembershipSpan = Period & {
  id: string
  side: Side
  role: MembershipRole
  appointmentId: string | null
  endReason: string | null
}

const never = '9999-12-31'
const lastOf = (period: Period) => period.validTo ?? never

/** What is left of a period when others are taken out of it. */
function without(period: Period, taken: readonly Period[]): Period[] {
  let left: Period[] = [{ validFrom: period.validFrom, validTo: period.validTo }]
  for (const hole of taken)
    left = left.flatMap((part) => {
      if (!overlaps(part, hole)) return [part]
      const parts: Period[] = []
      if (part.validFrom < hole.validFrom)
        parts.push({ validFrom: part.validFrom, validTo: daysLater(hole.validFrom, -1) })
      if (hole.validTo !== null && hole.validTo < lastOf(part))
        parts.push({ validFrom: daysLater(hole.validTo, 1), validTo: part.validTo })
      return parts
    })
  return left
}

const plainRoles: readonly MembershipRole[] = ['member', 'outside']

/** A task before plain membership, the record that stays before the other, the longer before the shorter. */
function firstHolds(one: MembershipSpan, other: MembershipSpan): number {
  const plain = (row: MembershipSpan) => Number(plainRoles.includes(row.role))
  const gone = (row: MembershipSpan) => Number(row.side === 'gone')
  const first = plain(one) - plain(other) || gone(one) - gone(other)
  return first || (one.validFrom < other.validFrom ? -1 : one.validFrom > other.validFrom ? 1 : 0)
}

/**
 * The memberships of one network, of two records of one person, as one person's: each day that either record tells of
 * is told once. Where they tell the same day differently a task holds before plain membership.
 * @returns the rows as they become, by time; an id of null is a part that needs a row of its own; a row without any part
 * has nothing left to tell
 */
export function joinedMemberships(
  rows: readonly MembershipSpan[],
): (Omit<MembershipSpan, 'id'> & { id: string | null; of: string })[] {
  const placed: (Omit<MembershipSpan, 'id'> & { id: string | null; of: string })[] = []
  for (const row of [...rows].sort(firstHolds)) {
    for (const [place, part] of without(row, placed).entries()) {
      const cut = part.validTo !== row.validTo
      placed.push({
        ...row,
        ...part,
        endReason: cut ? 'roleChanged' : row.endReason,
        id: place === 0 ? row.id : null,
        of: row.id,
      })
    }
  }
  return joinNeighbours(
    placed.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1)),
    rows,
  )
}

type Part = ReturnType<typeof joinedMemberships>[number]

/** Parts of the same role that were cut out of rows that overlapped are one again. */
function joinNeighbours(parts: Part[], rows: readonly MembershipSpan[]): Part[] {
  const whole = new Map(rows.map((row) => [row.id, row]))
  const joined: Part[] = []
  for (const part of parts) {
    const before = joined[joined.length - 1]
    const [one, other] = [whole.get(before?.of ?? ''), whole.get(part.of)]
    const same = before?.role === part.role && one && other && one.id !== other.id && overlaps(one, other)
    if (!before || !same || lastOf(before) !== daysLater(part.validFrom, -1)) {
      joined.push(part)
      continue
    }
    const named = part.side === 'kept' || before.id === null ? part : before
    joined[joined.length - 1] = {
      ...named,
      id: named.id ?? before.id ?? part.id,
      validFrom: before.validFrom,
      validTo: part.validTo,
      endReason: part.endReason,
      appointmentId: part.appointmentId ?? before.appointmentId,
    }
  }
  return joined
}

/** The part of a period that lies in another, which it meets. */
const within = (period: Period, frame: Period): Period => ({
  validFrom: period.validFrom > frame.validFrom ? period.validFrom : frame.validFrom,
  validTo: lastOf(period) < lastOf(frame) ? period.validTo : frame.validTo,
})

/** The pauses of a membership that is left: a day on which either record was away is one of a pause, told once. */
export function pausesIn(membership: Period, pauses: readonly Period[]): Period[] {
  const told = pauses
    .filter((pause) => overlaps(pause, membership))
    .map((pause) => within(pause, membership))
    .sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1))
  const joined: Period[] = []
  for (const pause of told) {
    const before = joined.at(-1)
    if (before && overlaps(before, pause)) Object.assign(before, spanning(before, pause))
    else joined.push(pause)
  }
  return joined
}

/** How much an invitation holds: a seat, a place in the line, an answer, then nothing. */
export const weightOfInvitation = (invitation: { seat: string; answer: string | null }): number =>
  invitation.seat === 'seated'
    ? 4
    : invitation.seat === 'waiting'
      ? 3
      : invitation.answer === 'maybe'
        ? 2
        : invitation.answer === 'no'
          ? 1
          : 0
