// The form that brings a file to an event: it works with scripts off, and says beside the field what was wrong.
import { Form } from '@remix-run/react'
import type { SubmissionResult } from '@conform-to/react'
import { useForm } from '@conform-to/react'
import {
  acceptOf,
  allFileKinds,
  kindsSaid,
  mostBytesOfEvent,
  mostBytesOfFile,
} from '~/domain/agenda/file-kinds'
import { fileSize } from '~/i18n/sizes'
import { TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'
import { FileField } from './file-field'
import { ShownFields } from './material-list'

type Fields = { title: string; file: File; shownTo: string; shownFrom: string }

/** @param taken bytes of the files that stand */
export function UploadCard({
  newId,
  taken,
  lastResult,
}: {
  newId: string
  taken: number
  lastResult: SubmissionResult<string[]> | null
}) {
  const { t, locale } = useWords()
  const [form, fields] = useForm<Fields>({ id: 'upload', lastResult })
  const typed = (name: string) => {
    const value = lastResult?.initialValue?.[name]
    return typeof value === 'string' ? value : undefined
  }
  return (
    <Card title={t('agenda.materials.add')}>
      <ErrorSummary form={form} result={lastResult} />
      {/* Another id after each file: the form that is sent next brings another. */}
      <Form
        method="post"
        encType="multipart/form-data"
        id={form.id}
        className="form"
        key={newId}
        noValidate={form.noValidate}
      >
        <input type="hidden" name="intent" value="upload" />
        <input type="hidden" name="id" value={newId} />
        <TextField
          field={{
            id: fields.title.id,
            name: fields.title.name,
            initialValue: typed('title') ?? '',
            errors: fields.title.errors,
          }}
          label={t('agenda.materials.title')}
          hint={t('agenda.materials.titleHint')}
        />
        <ShownFields
          shownTo={typed('shownTo') ?? 'invited'}
          shownFrom={typed('shownFrom') ?? 'now'}
          id={form.id}
          errors={form.allErrors}
        />
        <FileField
          field={fields.file}
          label={t('agenda.file.label')}
          hint={t('agenda.file.hint', {
            kinds: kindsSaid(allFileKinds),
            most: fileSize(mostBytesOfFile, locale),
          })}
          accept={acceptOf(allFileKinds)}
        />
        <SubmitButton icon="upload" pending={t('agenda.file.coming')}>
          {t('agenda.materials.send')}
        </SubmitButton>
        <p className="soft">
          {t('agenda.materials.room', {
            taken: fileSize(taken, locale),
            most: fileSize(mostBytesOfEvent, locale),
          })}
        </p>
      </Form>
    </Card>
  )
}
