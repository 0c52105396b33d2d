// Says in words what was done to a proposal by hand, and what it cost.
import { moveCost, swapCost, type MoveCost } from '~/domain/groups/composer/moving'
import type { Problem } from '~/domain/groups/composer/problem'
import { applied, seatsOfKnown, type Standing, type StepSide } from '~/domain/rounds/proposal-rules'
import type { ProposalStep } from '~/domain/rounds/proposals.server'
import { useWords } from '~/ui/words'
import type { BoardWords } from './words'

/** A step as pages show it. */
export type ShownStep = Pick<ProposalStep, 'id' | 'kind' | 'note' | 'doneAt' | 'by' | 'undone'> & {
  before: StepSide
  after: StepSide
}

export function useStepWords({ groupName, personName }: BoardWords): (step: ShownStep) => string {
  const { t } = useWords()
  return ({ kind, before, after }) => {
    const moved = Object.keys(after.seats)
    const [one = '', other = ''] = moved
    if (kind === 'recompose') return t('proposals.step.recompose', { count: moved.length })
    if (kind === 'pin' || kind === 'unpin')
      return t(`proposals.step.${kind}`, { who: Object.keys(after.pins).map(personName).join(', ') })
    if (kind === 'swap' && moved.length === 2)
      return t('proposals.step.swap', { one: personName(one), other: personName(other) })
    if (moved.length !== 1) return t('proposals.step.placed', { count: moved.length })
    return t('proposals.step.move', {
      who: personName(one),
      from: groupName(before.seats[one] ?? null),
      to: groupName(after.seats[one] ?? null),
    })
  }
}

/** What the last step cost, worked out from the seats before it; null when it moved nobody, or more than two. */
export function costOfStep(
  problem: Problem,
  standing: Standing,
  step: ShownStep,
): { cost: MoveCost; mover: string } | null {
  const seats = seatsOfKnown(problem, applied(standing, step.before).seats)
  const known = new Set(problem.people.map(({ id }) => id))
  const [mover, other, ...more] = Object.keys(step.after.seats)
  if (mover === undefined || more.length > 0 || !known.has(mover)) return null
  if (step.kind === 'move' && other === undefined)
    return { cost: moveCost(problem, seats, mover, step.after.seats[mover] ?? null), mover }
  if (step.kind === 'swap' && other !== undefined && known.has(other))
    return { cost: swapCost(problem, seats, mover, other), mover }
  return null
}
