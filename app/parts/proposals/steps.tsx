// What has been done to a proposal by hand, by whom and why; the last one with what it cost.
import { Form } from '@remix-run/react'
import type { Problem } from '~/domain/groups/composer/problem'
import type { Standing } from '~/domain/rounds/proposal-rules'
import { shortMoment } from '~/i18n/dates'
import { TextField } from '~/ui/field'
import { SubmitButton } from '~/ui/form'
import { useWords } from '~/ui/words'
import { costOfStep, useStepWords, type ShownStep } from './step-words'
import type { BoardWords } from './words'

/** "Siirto: Sanna Kivelä, Ryhmä 1 → Ryhmä 2. Hinta: yksi tuttu pari lisää." */
export function LastStep({
  step,
  problem,
  standing,
  words,
}: {
  step: ShownStep | null
  problem: Problem
  standing: Standing
  words: BoardWords
}) {
  const { t } = useWords()
  const stepWords = useStepWords(words)
  if (step === null) return null
  const found = costOfStep(problem, standing, step)
  return (
    <p className="soft last-step">
      {step.by ? t('proposals.step.lastBy', { by: step.by, what: stepWords(step) }) : stepWords(step)}
      {found && <> {t('proposals.step.cost', { cost: words.costs(found.cost, found.mover).join(', ') })}</>}
    </p>
  )
}

/** Every step, the newest first. @param mayNote whether reasons can be written */
export function Steps({
  steps,
  words,
  mayNote,
}: {
  steps: readonly ShownStep[]
  words: BoardWords
  mayNote: boolean
}) {
  const { t, locale } = useWords()
  const stepWords = useStepWords(words)
  if (steps.length === 0) return <p className="soft">{t('proposals.step.none')}</p>
  return (
    <ol className="steps" reversed start={steps.length}>
      {[...steps].reverse().map((step) => (
        <li key={step.id} className={step.undone ? 'undone' : undefined}>
          <span>{stepWords(step)}</span>{' '}
          <small>
            {[step.by, shortMoment(step.doneAt, locale), step.undone ? t('proposals.step.undone') : null]
              .filter((one) => one !== null)
              .join(' · ')}
          </small>
          {step.note !== '' && <p className="proposal-note">{step.note}</p>}
          {mayNote && !step.undone && <StepNote step={step} what={stepWords(step)} />}
        </li>
      ))}
    </ol>
  )
}

function StepNote({ step, what }: { step: ShownStep; what: string }) {
  const { t } = useWords()
  return (
    <details>
      <summary>
        {t(step.note === '' ? 'proposals.step.addNote' : 'proposals.step.changeNote')}
        <span className="unseen"> – {what}</span>
      </summary>
      <Form method="post" className="cluster rename" preventScrollReset>
        <input type="hidden" name="step" value={step.id} />
        <TextField
          field={{ name: 'note', initialValue: step.note, maxLength: 500 }}
          label={t('proposals.step.why')}
        />
        <SubmitButton name="intent" value="noteStep" kind="plain">
          {t('frame.do.save')}
        </SubmitButton>
      </Form>
    </details>
  )
}
