// The story of one person's seat: every turn of it with why.
import type { SeatStep } from '~/domain/invitations/seat-steps.server'
import { moment } from '~/i18n/dates'
import { useWords } from '~/ui/words'

/** The turns of one person's seat, each with why; the oldest first. */
export function Story({ steps }: { steps: SeatStep[] }) {
  const { t, locale } = useWords()
  if (steps.length === 0) return <p className="soft">{t('seating.story.none')}</p>
  return (
    <div>
      <h3>{t('seating.story.title')}</h3>
      <ol className="lines">
        {steps.map((step) => (
          <li key={step.id}>
            {t(`seating.story.what.${step.what}`)}
            {step.place !== null && ` (${t('seating.line.place', { place: step.place })})`}
            {`: ${t(`seating.story.why.${step.why}`)}`}
            {step.note && <q className="typed">{step.note}</q>}
            <br />
            <small>
              {moment(step.at, locale)}
              {step.by && ` · ${step.by}`}
            </small>
          </li>
        ))}
      </ol>
    </div>
  )
}
