// What the composer is given and what it answers: people to be put in groups, and the groups they are put in.
// Pure, like all of the composer: no database, no clock, no chance but the seed.

/** What groups are balanced by, the weightiest first. */
export const traits = ['sector', 'gender', 'role', 'language', 'region'] as const
export type Trait = (typeof traits)[number]

/** What one pair alike in a trait costs. */
export type Weights = Record<Trait, number>
export const usualWeights: Weights = { sector: 100, gender: 10, role: 6, language: 5, region: 3 }

export type Size = { min: number; max: number }

/** A person to be put in a group. A trait that is not known is null: it is like nobody else's. */
export type Candidate = {
  id: string
  organisation: string | null
  /** The person whom they report to, whether that person is here or not. */
  superior: string | null
  /** The group they sit in, or are held to; null: the composer chooses. */
  group: string | null
  /** They stay in `group`. */
  fixed: boolean
  /** Fixed by the organiser, not by sitting in the group already. */
  pinned?: boolean
} & Record<Trait, string | null>

export type ProblemGroup = {
  id: string
  /** It goes on with those who sit in it; one that does not is made if it is needed. */
  existing: boolean
}

export type Pair = readonly [string, string]

export type Problem = {
  size: Size
  groups: readonly ProblemGroup[]
  /** How many groups in all, the continuing ones among them; null: the composer chooses. */
  groupCount?: number | null
  weights: Weights
  people: readonly Candidate[]
  /** Ended groups, whose members have all met each other: the bound of re-meetings rests on them. */
  pastGroups: readonly (readonly string[])[]
  /** Who have sat together before. */
  met: readonly Pair[]
  /** Who must not sit together. */
  apart: readonly Pair[]
}

/** Who sits where: the group of each person. */
export type Assignment = Readonly<Record<string, string>>

/** Rules that may not break. A pair that already sits together in a continuing group breaks none. */
export const hardRules = [
  'unassigned',
  'sizeBelow',
  'sizeAbove',
  'fixedMoved',
  'sameOrganisation',
  'superior',
  'apart',
] as const
export type HardRule = (typeof hardRules)[number]

/** How good an assignment is, beside what is proven to be the best that any could be. */
export type Quality = {
  broken: Record<HardRule, number>
  /** Pairs that meet again; `bound` is unavoidable. */
  met: { value: number; bound: number }
  /** Pairs alike, by trait; no assignment has fewer than `bound`. */
  alike: Record<Trait, { value: number; bound: number }>
  /** Sectors that are present, summed over the groups; no assignment has more than `most`. */
  distinctSectors: { value: number; most: number }
  /** The pairs alike by their weights. */
  weighted: { value: number; bound: number }
  /** All tiers are at their bounds: nothing better exists. */
  proven: boolean
}

/** Why the hard rules cannot all hold, and the smallest changes that help. */
export type Obstacle =
  /**
   * So many people cannot make groups of these sizes: `fewer` and `more` are the nearest numbers that can. When the
   * organiser's number of groups is what stands in the way, `otherGroups` is the nearest number with which they can.
   */
  | {
      kind: 'headcount'
      people: number
      size: Size
      groups: number | null
      fewer: number | null
      more: number | null
      otherGroups: number | null
    }
  /** The continuing groups need more people than there are to give. */
  | { kind: 'continuingShort'; missing: number; groups: readonly string[] }
  /** A continuing group is larger than the largest size with those who are held to it. */
  | { kind: 'continuingOver'; group: string; members: number; over: number }
  /** More from one organisation than there are groups open to them: `over` must go, or as many groups more. */
  | { kind: 'organisation'; organisation: string; people: number; groups: number; over: number }
  /** Two who are held to one group and may not sit together. */
  | { kind: 'pinned'; group: string; pair: Pair; rule: 'sameOrganisation' | 'superior' | 'apart' }
  /** A person whom no group can take: what stands in the way in each. */
  | {
      kind: 'nowhere'
      person: string
      groups: readonly {
        group: string
        rule: 'sameOrganisation' | 'superior' | 'apart' | 'sizeAbove'
        by: string | null
      }[]
    }
  /** People who must all be kept from each other are more than the groups. */
  | { kind: 'apartClique'; people: readonly string[]; groups: number }
  /** The organiser's number of groups is below that of the groups that go on or that somebody is held to. */
  | { kind: 'groupCount'; groups: number; least: number }
  /**
   * These people, with those who sit already and one per organisation, find only so many `places` in so many
   * groups: `over` of them must go, or be of other organisations. The organisations are theirs.
   */
  | {
      kind: 'crowded'
      people: readonly string[]
      organisations: readonly string[]
      groups: number
      places: number
      over: number
    }
  /**
   * These groups, and so many `made` beside them, need more people than may come to them, one per organisation:
   * `missing` people of other organisations would fill them.
   */
  | { kind: 'unfilled'; groups: readonly string[]; made: number; places: number; missing: number }
  /** The best found still breaks rules though each alone could hold: what it breaks. */
  | {
      kind: 'together'
      broken: Partial<Record<HardRule, number>>
      pairs: readonly { pair: Pair; rule: HardRule }[]
    }

export type Settings = {
  seed: number
  /** How long to look, from 1; 10 is usual. The same effort takes the same steps on every machine. */
  effort: number
}
export const usualSettings: Settings = { seed: 1, effort: 10 }

/** A usable answer found on the way; the last one is the composer's answer. */
export type Step = { assignment: Assignment; share: number }

export type Composition =
  | { ok: true; assignment: Assignment; quality: Quality }
  /** `assignment` is the best that was found although it breaks rules; null when sizes alone make it impossible. */
  | { ok: false; obstacles: readonly Obstacle[]; assignment: Assignment | null; quality: Quality | null }

/** What no assignment to these groups can better; `feasible` is false when the sizes cannot be met at all. */
export type Bounds = {
  feasible: boolean
  met: number
  alike: Record<Trait, number>
  weighted: number
  distinctSectors: number
}
