// What to do otherwise next time, written after an event.
import { Form } from '@remix-run/react'
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { TextAreaField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

export function LessonsCard({
  eventId,
  version,
  lessons,
  result,
}: {
  eventId: string
  version: number
  lessons: string
  result: SubmissionResult | null
}) {
  const { t } = useWords()
  const [form, fields] = useForm({ id: 'lessons-form', lastResult: result, defaultValue: { lessons } })
  return (
    <Card title={t('afterwards.lessons.title')} id="lessons">
      <Form method="post" {...getFormProps(form)} className="stack" preventScrollReset>
        <ErrorSummary form={form} result={result} />
        <input type="hidden" name="intent" value="lessons" />
        <input type="hidden" name="version" value={version} />
        <TextAreaField
          field={fields.lessons}
          label={t('afterwards.lessons.label')}
          hint={t('afterwards.lessons.hint')}
          rows={5}
        />
        <div className="cluster">
          <SubmitButton name="save" value="lessons" kind="plain">
            {t('frame.do.save')}
          </SubmitButton>
          <ButtonLink kind="quiet" icon="copy" to={paths.newEvent({ copy: eventId })}>
            {t('afterwards.lessons.copy')}
          </ButtonLink>
        </div>
      </Form>
    </Card>
  )
}
