// How to have one's own calendar in Outlook, Apple's or Google's, step by step.
import { Link } from '@remix-run/react'
import { paths } from '~/paths'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

const programs = ['outlook', 'apple', 'google'] as const
const steps = ['open', 'choose', 'name'] as const

export function Subscribing() {
  const { t } = useWords()
  return (
    <div className="screen-only">
      <Card title={t('own.calendar.subscribe')} id="subscribe">
        <p>{t('own.calendar.subscribeLead')}</p>
        <p>
          <Link to={paths.feeds()}>{t('own.calendar.toFeeds')}</Link>
        </p>
        {programs.map((program) => (
          <details key={program}>
            <summary>{t(`own.calendar.${program}`)}</summary>
            <ol>
              {steps.map((step) => (
                <li key={step}>{t(`own.calendar.${program}Steps.${step}`)}</li>
              ))}
            </ol>
          </details>
        ))}
        <p className="soft">{t('feeds.howOften')}</p>
      </Card>
    </div>
  )
}
