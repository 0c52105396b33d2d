// What a member is asked of somebody proposed to their group; works with scripts off.
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import type { HearingPageData } from '~/domain/renewals/newcomer-page.server'
import { hearingAnswers, type HearingAnswer } from '~/domain/renewals/answers'
import { plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { ChoicesField, TextAreaField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice, Page } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { InLanguage, useWords } from '~/ui/words'

export type HearingPageProps = {
  data: HearingPageData
  /** The answer was just given. */
  done: boolean
  /** The button of the letter that was pressed: that answer is chosen already. */
  chosen: HearingAnswer | null
  lastResult: SubmissionResult<string[]> | undefined
}

export function HearingPage(props: HearingPageProps) {
  const { t, locale } = useWords()
  const { data, done, lastResult } = props
  const { group, person, hearUntil, answer } = data
  const settled = done && lastResult === undefined && answer !== null
  const until = plainDate(hearUntil, locale)
  return (
    <Page over={<InLanguage written={written(group, 'name', locale)} />} title={t('welcoming.hearing.title')}>
      {answer !== null && lastResult === undefined && (
        <Notice
          kind="good"
          title={settled ? t('welcoming.hearing.thanks') : t(`welcoming.hearing.stands.${answer}`)}
          arrived={settled}
        >
          {settled && <p>{t(`welcoming.hearing.stands.${answer}`)}</p>}
          <p>{t('welcoming.hearing.changeable', { date: until })}</p>
        </Notice>
      )}
      {!settled && <p>{t('welcoming.hearing.lead')}</p>}
      <Card title={t('welcoming.hearing.proposed')}>
        {person && <PersonLine person={person} post={person.post} />}
        <p>
          <b>{t('welcoming.hearing.until', { date: until })}</b>
        </p>
      </Card>
      {settled ? (
        <details className="card">
          <summary>{t('welcoming.hearing.change')}</summary>
          <HearingForm {...props} />
        </details>
      ) : (
        <Card>
          <HearingForm {...props} />
        </Card>
      )}
    </Page>
  )
}

function HearingForm({ data, chosen, lastResult }: HearingPageProps) {
  const { t } = useWords()
  const [form, fields] = useForm({
    id: 'hearing',
    lastResult: lastResult ?? null,
    defaultValue: { answer: chosen ?? data.answer ?? '', comment: data.comment },
  })
  return (
    <form method="post" {...getFormProps(form)} className="stack">
      <ErrorSummary form={form} result={lastResult} />
      <ChoicesField
        field={fields.answer}
        label={t('welcoming.hearing.ask')}
        required
        options={hearingAnswers.map((value) => ({ value, label: t(`welcoming.hearing.${value}`) }))}
      />
      <TextAreaField
        field={fields.comment}
        label={t('welcoming.hearing.comment')}
        hint={t('welcoming.hearing.commentHint')}
        rows={3}
      />
      <p className="soft">{t('welcoming.hearing.secret')}</p>
      <div>
        <SubmitButton icon="send">{t('welcoming.hearing.send')}</SubmitButton>
      </div>
    </form>
  )
}
