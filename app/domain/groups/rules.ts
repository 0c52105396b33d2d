// What makes a small group whole: new groups are set up with eight to ten members.
import type { Member, Network } from '../networks/rules'

export const fewestMembers = 8

/** A small group on a day: its members, and apart from them the Ministry's liaisons, who are not counted. */
export type Group = {
  network: Network
  members: Member[]
  liaisons: Member[]
  /** How many members come from each sector, by the sector's id; null is outside the sectors. */
  bySector: [sectorId: string | null, count: number][]
}

/** A group that has run short needs new members. */
export const isShort = (group: Pick<Group, 'members'>): boolean => group.members.length < fewestMembers

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
export const byName = (a: Group, b: Group): number => inOrder.compare(a.network.nameFi, b.network.nameFi)

/** Makes a group of a network and everybody in it. */
export function groupOf(network: Network, everybody: readonly Member[]): Group {
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
    bySector: [...counts],
  }
}
