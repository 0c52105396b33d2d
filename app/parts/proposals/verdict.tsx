// How good a proposal is: close to the best there can be or not, and the figures that say so.
import type { HardRule, Problem, Quality } from '~/domain/groups/composer/problem'
import {
  lanesOf,
  rangeOf,
  rulesHeld,
  verdictOf,
  womenIn,
  type BoardGroup,
  type Verdict,
} from '~/domain/rounds/proposal-board'
import type { Seats } from '~/domain/rounds/proposal-rules'
import { Notice, type NoticeKind } from '~/ui/page'
import { useWords } from '~/ui/words'

const kindOf: Record<Verdict['kind'], NoticeKind> = {
  broken: 'error',
  best: 'good',
  sectorsBest: 'good',
  within: 'info',
}

/** The verdict in a few words: "Paras mahdollinen", "0,3 %:n päässä parhaasta". */
export function useVerdictWords(): (verdict: Verdict) => string {
  const { t, locale } = useWords()
  return (verdict) => {
    if (verdict.kind === 'best') return t('proposals.verdict.best')
    if (verdict.kind === 'broken') return t('proposals.verdict.broken', { count: verdict.count })
    if (verdict.percent === 0) return t('proposals.verdict.sectorsBest')
    if (verdict.percent === null) return t('proposals.verdict.near')
    return t('proposals.verdict.within', {
      percent: new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(verdict.percent),
    })
  }
}

/** The proof in one sentence: what any division has at the least, and what this one has. */
export function useProof(): (quality: Quality, verdict: Verdict) => string {
  const { t } = useWords()
  return (quality, { kind }) => {
    const { alike, distinctSectors } = quality
    const figures = { value: alike.sector.value, bound: Math.min(alike.sector.bound, alike.sector.value) }
    if (kind === 'broken') return t('proposals.proof.broken')
    if (kind === 'best') return t('proposals.proof.best', figures)
    if (kind === 'sectorsBest') return t('proposals.proof.sectorsBest', figures)
    return t('proposals.proof.within', {
      ...figures,
      distinct: distinctSectors.value,
      most: Math.max(distinctSectors.most, distinctSectors.value),
    })
  }
}

export function VerdictNote({ quality }: { quality: Quality }) {
  const verdict = verdictOf(quality)
  const [words, proof] = [useVerdictWords(), useProof()]
  return (
    <Notice kind={kindOf[verdict.kind]} title={words(verdict)}>
      {proof(quality, verdict)}
    </Notice>
  )
}

/** What stands beside the verdict. Without a quality (the round is over) only what can be counted. */
export function ProposalFigures({
  problem,
  seats,
  groups,
  quality,
}: {
  problem: Problem
  seats: Seats
  groups: readonly BoardGroup[]
  quality: Quality | null
}) {
  const { t } = useWords()
  const lanes = lanesOf(problem, seats, groups).lanes.filter(({ members }) => members.length > 0)
  const range = (found: [number, number] | null) =>
    found === null ? '–' : found[0] === found[1] ? String(found[0]) : `${found[0]}–${found[1]}`
  const figure = (rule: HardRule) => quality && quality.broken[rule]
  const told: HardRule[] = ['unassigned', 'sizeBelow', 'sizeAbove', 'apart']
  return (
    <dl className="proposal-figures">
      {quality && (
        <>
          <dt>{t('proposals.figure.met')}</dt>
          <dd>
            {t('proposals.figure.metPairs', { count: quality.met.value })}{' '}
            <span className="soft">
              {t('proposals.figure.leastPossible', { count: Math.min(quality.met.bound, quality.met.value) })}
            </span>
          </dd>
          <dt>{t('proposals.figure.sameOrganisation')}</dt>
          <dd>{figure('sameOrganisation')}</dd>
          <dt>{t('proposals.figure.superior')}</dt>
          <dd>{figure('superior')}</dd>
        </>
      )}
      <dt>{t('proposals.figure.sectors')}</dt>
      <dd>
        {range(
          rangeOf(lanes.map(({ members }) => new Set(members.flatMap(({ sector }) => sector ?? [])).size)),
        )}
      </dd>
      <dt>{t('proposals.figure.women')}</dt>
      <dd>{range(womenIn(lanes))}</dd>
      <dt>{t('proposals.figure.sizes')}</dt>
      <dd>{range(rangeOf(lanes.map(({ members }) => members.length)))}</dd>
      {rulesHeld
        .filter((rule) => told.includes(rule) && (figure(rule) ?? 0) > 0)
        .map((rule) => (
          <Broken key={rule} rule={rule} count={figure(rule) ?? 0} />
        ))}
      {(figure('fixedMoved') ?? 0) > 0 && <Broken rule="fixedMoved" count={figure('fixedMoved') ?? 0} />}
    </dl>
  )
}

function Broken({ rule, count }: { rule: HardRule; count: number }) {
  const { t } = useWords()
  return (
    <>
      <dt>{t(`proposals.figure.broken.${rule as 'apart'}`)}</dt>
      <dd>{count}</dd>
    </>
  )
}
