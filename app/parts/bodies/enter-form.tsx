// The form that enters something new: its own id, what is wrong with it, its fields, its press and the way back.
import { Form } from '@remix-run/react'
import { getFormProps, type FormMetadata } from '@conform-to/react'
import type { ReactNode } from 'react'
import { ButtonLink } from '~/ui/button'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

/** @param id of what is entered: the same form sent twice enters one */
export function EnterForm<Fields extends Record<string, unknown>>({
  form,
  result,
  id,
  enter,
  back,
  children,
}: {
  form: FormMetadata<Fields>
  result: unknown
  id: string
  /** What the press says. */
  enter: string
  back: string
  children: ReactNode
}) {
  const { t } = useWords()
  return (
    <Form method="post" {...getFormProps(form)} className="form">
      <ErrorSummary form={form} result={result} />
      <input type="hidden" name="id" value={id} />
      <Card>{children}</Card>
      <div className="cluster">
        <SubmitButton>{enter}</SubmitButton>
        <ButtonLink kind="quiet" to={back}>
          {t('frame.do.cancel')}
        </ButtonLink>
      </div>
    </Form>
  )
}
