// Says in words what a proposal's groups are called and what a move costs.
import type { Broken } from '~/domain/groups/composer/judging'
import { brokenBy, type MoveCost } from '~/domain/groups/composer/moving'
import { traits, type Problem, type Trait } from '~/domain/groups/composer/problem'
import { fullName } from '~/domain/people/rules'
import type { BoardGroup, BoardPerson } from '~/domain/rounds/proposal-board'
import { isLetter, type ProposalSettings } from '~/domain/rounds/proposal-rules'
import type { PageT } from '~/i18n/types'
import { useWords } from '~/ui/words'

/** What the words are of. */
export type BoardThings = {
  problem: Pick<Problem, 'size'>
  groups: readonly BoardGroup[]
  people: Record<string, BoardPerson>
}

export type BoardWords = {
  groupName: (key: string | null) => string
  personName: (id: string) => string
  /**
   * What a move changes, the gravest first; one phrase that says so when nothing changes.
   * @param here the group beside whose name it stands, which need not be named again
   */
  costs: (cost: MoveCost, mover: string, here?: string | null) => string[]
  broken: (broken: Broken, mover?: string, here?: string | null) => string
}

export function useBoardWords({ problem, groups, people }: BoardThings): BoardWords {
  const { t } = useWords()
  const and = ` ${t('proposals.list.and')} `
  const groupName = (key: string | null) => nameOfGroup(t, groups, key)
  const personName = (id: string) => {
    const person = people[id]
    return person ? fullName(person) : t('proposals.board.unknown')
  }
  const broken: BoardWords['broken'] = ({ rule, group, people: who }, mover, here) => {
    const others = who.filter((id) => id !== mover).map(personName)
    const isSize = rule === 'sizeBelow' || rule === 'sizeAbove'
    const said = isSize && group !== null && group === here ? (`${rule}Here` as const) : rule
    return t(`proposals.rule.${said}`, {
      group: groupName(group),
      min: problem.size.min,
      max: problem.size.max,
      who: others.length > 0 ? others.join(and) : who.map(personName).join(', '),
    })
  }
  const costs: BoardWords['costs'] = (cost, mover, here) => {
    const phrases = [
      // Whether a sitting member may leave is asked, not counted among the costs.
      ...cost.breaks
        .filter(({ rule }) => rule !== 'fixedMoved')
        .map((one) => t('proposals.cost.breaks', { what: broken(one, mover, here) })),
      ...cost.mends.map((one) => t('proposals.cost.mends', { what: broken(one, mover, here) })),
      ...metWords(t, cost),
      ...sectorWords(t, cost),
      ...traits.flatMap((trait) => traitWords(t, cost, trait)),
    ]
    return phrases.length === 0 ? [t('proposals.cost.none')] : phrases
  }
  return { groupName, personName, costs, broken }
}

export function nameOfGroup(t: PageT, groups: readonly BoardGroup[], key: string | null): string {
  if (key === null) return t('proposals.group.none')
  const group = groups.find((one) => one.key === key)
  if (!group) return t('proposals.group.further')
  return group.name ?? t('proposals.group.new', { number: group.number ?? 0 })
}

function metWords(t: PageT, { met }: MoveCost): string[] {
  if (met === 0) return []
  return [t(met > 0 ? 'proposals.cost.metMore' : 'proposals.cost.metFewer', { count: Math.abs(met) })]
}

/** Pairs of one sector are told; a sector that comes to a group or goes, only when no pair says it. */
function sectorWords(t: PageT, { alike, distinctSectors }: MoveCost): string[] {
  const change = alike.sector.gained - alike.sector.lost
  if (change !== 0)
    return [
      t(change > 0 ? 'proposals.cost.repeatMore' : 'proposals.cost.repeatFewer', { count: Math.abs(change) }),
    ]
  if (distinctSectors === 0) return []
  return [
    t(distinctSectors > 0 ? 'proposals.cost.sectorMore' : 'proposals.cost.sectorFewer', {
      count: Math.abs(distinctSectors),
    }),
  ]
}

function traitWords(t: PageT, { alike }: MoveCost, trait: Trait): string[] {
  const change = alike[trait].gained - alike[trait].lost
  if (trait === 'sector' || change === 0) return []
  return [t(change > 0 ? `proposals.cost.uneven.${trait}` : `proposals.cost.even.${trait}`)]
}

/** How a move is, at a glance. */
export type CostTone = 'breaks' | 'worse' | 'same' | 'better'

export function toneOf(cost: MoveCost): CostTone {
  const broken = brokenBy(cost) - Math.max(0, cost.broken.fixedMoved)
  if (broken >= 0 && cost.breaks.some(({ rule }) => rule !== 'fixedMoved')) return 'breaks'
  const changes = [broken, cost.met, cost.weighted, -cost.distinctSectors]
  const change = changes.find((one) => one !== 0) ?? 0
  return change > 0 ? 'worse' : change < 0 ? 'better' : 'same'
}

/** "Ehdotus B: tasapainoinen", or the name that the organisers gave. */
export function useProposalName(): (proposal: { name: string; settings: ProposalSettings }) => string {
  const { t } = useWords()
  return ({ name, settings }) =>
    isLetter(name)
      ? t('proposals.named', { letter: name, preset: t(`proposals.preset.${settings.preset}`) })
      : name
}
