// What makes a small group whole: new groups are set up with eight to ten members.
import type { PlainDate } from '../core/time'
import type { Member, Network } from '../networks/rules'

export const fewestMembers = 8

/** Members whom a group will have later: how many, from which day. */
export type Coming = { from: PlainDate; count: number }

/** A small group on a day: its members, and apart from them the Ministry's liaisons, who are not counted. */
export type Group = {
  network: Network
  members: Member[]
  liaisons: Member[]
  /** Those who come later, the soonest first. */
  coming: Coming[]
  /** How many members come from each sector, by the sector's id; null is outside the sectors. */
  bySector: [sectorId: string | null, count: number][]
}

export const countOf = (coming: readonly Coming[]): number => coming.reduce((sum, one) => sum + one.count, 0)

/** A group that has run short needs new members, beside those who are to come. */
export const isShort = ({
  members,
  coming,
}: {
  members: readonly unknown[]
  coming: readonly Coming[]
}): boolean => members.length + countOf(coming) < fewestMembers

/** Days without a meeting after which a group has gone silent: half a year. */
export const silentDays = 183

/**
 * Whether a group has gone silent: it has not met, nor been founded, since a day.
 * @param since the day half a year ago: `daysLater(on, -silentDays)`
 */
export const isSilent = (group: { foundedOn: string; lastMetOn: string | null }, since: string): boolean =>
  group.foundedOn < since && (group.lastMetOn === null || group.lastMetOn < since)

const inOrder = new Intl.Collator('fi', { numeric: true })

/** Groups are known by their number, so ten comes after nine. */
export const byNumber = (a: { nameFi: string }, b: { nameFi: string }): number =>
  inOrder.compare(a.nameFi, b.nameFi)

export const byName = (a: Group, b: Group): number => byNumber(a.network, b.network)

/** Makes a group of a network and everybody in it. */
export function groupOf(network: Network, everybody: readonly Member[], coming: Coming[]): Group {
  const members = everybody.filter((member) => member.role !== 'liaison')
  const counts = new Map<string | null, number>()
  for (const { post } of members) {
    const sector = post?.sectorId ?? null
    counts.set(sector, (counts.get(sector) ?? 0) + 1)
  }
  return {
    network,
    members,
    liaisons: everybody.filter((member) => member.role === 'liaison'),
    coming,
    bySector: [...counts],
  }
}
