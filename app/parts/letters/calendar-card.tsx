// The calendar part of a letter in plain words: what it does to the entry in the reader's calendar.
import { Fragment } from 'react'
import type { CalendarTold } from '~/domain/letters/page.server'
import { period } from '~/i18n/dates'
import type { PageT } from '~/i18n/types'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

const answers = { 'NEEDS-ACTION': 'unanswered', ACCEPTED: 'yes', TENTATIVE: 'maybe', DECLINED: 'no' } as const

export function CalendarCard({ calendar }: { calendar: CalendarTold }) {
  const { t, locale } = useWords()
  const valueOf = (name: string) => calendar.facts.find((fact) => fact.name === name)?.value ?? ''
  const ends = valueOf('METHOD') === 'CANCEL'
  const lines = [
    { name: t('sending.calendar.entry'), value: valueOf('SUMMARY') },
    { name: t('sending.calendar.time'), value: period(calendar.startsAt, calendar.endsAt, locale) },
    { name: t('sending.calendar.place'), value: valueOf('LOCATION') },
    { name: t('sending.calendar.answer'), value: ends ? '' : answerSaid(t, calendar) },
    {
      name: t('sending.calendar.change'),
      value: valueOf('SEQUENCE') === '0' ? t('sending.calendar.unchanged') : valueOf('SEQUENCE'),
    },
  ]
  return (
    <Card title={t('sending.calendar.title')}>
      <p>{t(ends ? 'sending.calendar.removes' : 'sending.calendar.puts')}</p>
      <dl>
        {lines
          .filter(({ value }) => value !== '')
          .map(({ name, value }) => (
            <Fragment key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </Fragment>
          ))}
      </dl>
      <details>
        <summary>{t('sending.calendar.raw')}</summary>
        <pre className="typed">{calendar.raw}</pre>
      </details>
    </Card>
  )
}

/** What the entry shows of the reader's answer. */
function answerSaid(t: PageT, { facts }: CalendarTold): string {
  const parameters = facts.find(({ name }) => name === 'ATTENDEE')?.parameters ?? ''
  const said = /PARTSTAT=([A-Z-]+)/.exec(parameters)?.[1] ?? ''
  const known = Object.keys(answers).find((one) => one === said) as keyof typeof answers | undefined
  return known === undefined ? '' : t(`sending.calendar.answers.${answers[known]}`)
}
