// Ending a post: its last day and the reason, and what the end will raise before it is written.
import { Form } from '@remix-run/react'
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { appointmentEnds } from '#db/schema'
import { SelectField, TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice } from '~/ui/page'
import { useWords } from '~/ui/words'

/** What the end of a post means: how many memberships rest on posts, and how many on the person. */
export type EndReview = { seats: number; others: number }

export function EndPost({
  first,
  lastResult,
  review,
}: {
  first: { lastDay: string; reason: string }
  lastResult: SubmissionResult | undefined
  review: EndReview | null
}) {
  const { t } = useWords()
  const [form, fields] = useForm({ id: 'end', lastResult, defaultValue: first })
  return (
    <Card title={t('registry.post.end.title')} id="end-post">
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        {review && <Raises review={review} />}
        <div className="fields">
          <TextField
            field={fields.lastDay}
            label={t('registry.post.validTo')}
            hint={t('registry.post.end.hint')}
            type="date"
            required
          />
          <SelectField
            field={fields.reason}
            label={t('registry.post.endReason')}
            empty={t('registry.post.form.choose')}
            required
            options={appointmentEnds.map((end) => ({ value: end, label: t(`frame.appointmentEnd.${end}`) }))}
          />
        </div>
        <div className="cluster">
          <SubmitButton name="intent" value={review ? 'end' : 'look'} kind={review ? 'main' : 'plain'}>
            {review ? t('registry.post.end.confirm') : t('registry.post.end.look')}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  )
}

/** Nothing happens to memberships by itself: each becomes a task with a proposal. */
function Raises({ review }: { review: EndReview }) {
  const { t } = useWords()
  const { seats, others } = review
  return (
    <Notice kind={seats + others === 0 ? 'info' : 'warning'} title={t('registry.post.end.means')} arrived>
      <ul>
        {seats > 0 && <li>{t('registry.post.end.seats', { count: seats })}</li>}
        {others > 0 && <li>{t('registry.post.end.others', { count: others })}</li>}
        {seats + others === 0 && <li>{t('registry.post.end.nothing')}</li>}
      </ul>
    </Notice>
  )
}
