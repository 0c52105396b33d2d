// The way of a round in four steps: what each holds, which are done, and the one next thing to do.
import type { ReactNode } from 'react'
import { stateOf, type NextStep, type RoundCounts } from '~/domain/rounds/rules'
import { plainDate } from '~/i18n/dates'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Icon } from '~/ui/icon'
import { Notice } from '~/ui/page'
import { useWords } from '~/ui/words'
import type { FramedRound } from './frame'

const steps = ['call', 'candidates', 'proposals', 'confirm'] as const
type Step = (typeof steps)[number]

/** Where the next thing to do is done. */
const stepOf: Record<NextStep, Step> = {
  choose: 'call',
  call: 'call',
  wait: 'call',
  wishes: 'candidates',
  propose: 'proposals',
  confirm: 'confirm',
}

type Way = {
  round: FramedRound
  counts: RoundCounts
  proposals: number
  today: string
  next: NextStep | null
  confirmedProposalId: string | null
}

/** Whether a step has been gone through; a later one may go on while it is open. */
const isDone = (step: Step, { round, counts, proposals, next }: Way): boolean => {
  if (round.confirmedAt !== null) return true
  switch (step) {
    case 'call':
      return counts.yes + counts.notNow + counts.silent > 0 && next !== 'call' && next !== 'wait'
    case 'candidates':
      return counts.yes > 0 && counts.wishesUnread === 0 && next !== 'wait' && next !== 'call'
    case 'proposals':
      return proposals > 0
    case 'confirm':
      return false
  }
}

export function RoundSteps(way: Way) {
  const { t } = useWords()
  const { round, next } = way
  return (
    <>
      {stateOf(round) === 'closed' && <Notice>{t('rounds.isClosed')}</Notice>}
      <ol className="way">
        {steps.map((step) => {
          const now = next !== null && stepOf[next] === step
          const done = isDone(step, way)
          return (
            <li key={step} className="card" aria-current={now ? 'step' : undefined}>
              <div className="cluster apart">
                <h2>{t(`rounds.step.${step}.title`)}</h2>
                <StepState done={done} now={now} />
              </div>
              <StepSays step={step} {...way} />
              <StepLinks step={step} main={now} {...way} />
            </li>
          )
        })}
      </ol>
    </>
  )
}

function StepState({ done, now }: { done: boolean; now: boolean }) {
  const { t } = useWords()
  if (!done && !now) return null
  return (
    <span className={done ? 'tag good' : 'tag plain'}>
      <Icon name={done ? 'done' : 'next'} size={14} />
      {t(done ? 'rounds.step.done' : 'rounds.step.now')}
    </span>
  )
}

/** What stands in a step, in a few facts. */
function StepSays({ step, round, counts, proposals, today }: Way & { step: Step }) {
  const { t, locale } = useWords()
  const facts: ReactNode[] = []
  const tell = (count: number, words: ReactNode) => count > 0 && facts.push(words)
  if (step === 'call') {
    tell(counts.notCalled, t('rounds.fact.notCalled', { count: counts.notCalled }))
    tell(counts.unreachable, t('rounds.fact.unreachable', { count: counts.unreachable }))
    const asked = counts.yes + counts.notNow + counts.silent
    tell(asked, t('rounds.fact.asked', { count: asked }))
    tell(counts.silent, t('rounds.fact.silent', { count: counts.silent }))
    if (counts.silent > 0)
      facts.push(
        today > round.answerBy
          ? t('rounds.fact.timeOver', { date: plainDate(round.answerBy, locale) })
          : t('rounds.answersBy', { date: plainDate(round.answerBy, locale) }),
      )
  }
  if (step === 'candidates') {
    tell(counts.sits, t('rounds.fact.sits', { count: counts.sits }))
    tell(counts.yes, t('rounds.fact.yes', { count: counts.yes }))
    tell(counts.notNow, t('rounds.fact.notNow', { count: counts.notNow }))
    // Once the groups are confirmed nothing of this waits, and those whom they took in sit in them.
    if (round.confirmedAt === null) {
      tell(counts.elsewhere, t('rounds.fact.elsewhere', { count: counts.elsewhere }))
      tell(counts.wishesUnread, t('rounds.fact.wishesUnread', { count: counts.wishesUnread }))
      tell(counts.lacking, t('rounds.fact.lacking', { count: counts.lacking }))
    }
  }
  if (step === 'proposals') {
    if (round.confirmedAt === null)
      tell(counts.takesPart, t('rounds.fact.takesPart', { count: counts.takesPart }))
    tell(proposals, t('rounds.fact.proposals', { count: proposals }))
  }
  if (facts.length === 0) return <p className="soft">{t(`rounds.step.${step}.empty`)}</p>
  return (
    <ul className="lines">
      {facts.map((fact, at) => (
        <li key={at}>{fact}</li>
      ))}
    </ul>
  )
}

function StepLinks({ step, main, round, next, confirmedProposalId }: Way & { step: Step; main: boolean }) {
  const { t } = useWords()
  const kind = main && next !== 'wait' ? 'main' : 'plain'
  const over = round.confirmedAt !== null || round.closedAt !== null
  if (step === 'call')
    return (
      <div className="cluster">
        {next === 'choose' && main ? (
          <ButtonLink kind="main" icon="addPerson" to={paths.addCandidates(round.id)}>
            {t('rounds.do.choose')}
          </ButtonLink>
        ) : (
          <>
            <ButtonLink kind={kind} icon="send" to={paths.roundCall(round.id)}>
              {t(next === 'call' ? 'rounds.do.call' : 'rounds.do.seeCall')}
            </ButtonLink>
            {!over && (
              <ButtonLink kind="quiet" icon="addPerson" to={paths.addCandidates(round.id)}>
                {t('rounds.do.chooseMore')}
              </ButtonLink>
            )}
          </>
        )}
      </div>
    )
  if (step === 'candidates')
    return (
      <div className="cluster">
        <ButtonLink
          kind={kind}
          icon="people"
          to={paths.candidates(round.id, next === 'wishes' ? { show: 'wishes' } : {})}
        >
          {t(next === 'wishes' ? 'rounds.do.readWishes' : 'rounds.do.seeCandidates')}
        </ButtonLink>
      </div>
    )
  if (step === 'proposals')
    return (
      <div className="cluster">
        <ButtonLink kind={kind} to={paths.proposals(round.id)}>
          {t(next === 'propose' ? 'rounds.do.propose' : 'rounds.do.seeProposals')}
        </ButtonLink>
      </div>
    )
  if (confirmedProposalId !== null)
    return (
      <div className="cluster">
        <ButtonLink to={paths.proposal(round.id, confirmedProposalId)}>
          {t('rounds.do.seeConfirmed')}
        </ButtonLink>
        <ButtonLink kind="quiet" to={paths.groups()}>
          {t('rounds.do.seeGroups')}
        </ButtonLink>
      </div>
    )
  return main ? (
    <div className="cluster">
      <ButtonLink kind="main" to={paths.proposals(round.id)}>
        {t('rounds.do.confirm')}
      </ButtonLink>
    </div>
  ) : null
}
