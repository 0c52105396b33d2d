// Brings a sheet in: the file and what it holds; beside it an empty sheet of each kind.
import { Form } from '@remix-run/react'
import { getFormProps, useForm, type SubmissionResult } from '@conform-to/react'
import { importKinds } from '#db/schema'
import type { Option } from '~/domain/imports/view.server'
import { paths } from '~/paths'
import { ChoicesField, FieldSet } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'
import { InputField } from './input-field'
import { kindsWithWhole, WholeSheetFields } from './whole-sheet'

export type UploadTyped = {
  id: string
  kind: string
  file: string
  networkId: string
  courseId: string
  eventTitle: string
  eventDate: string
}

export function UploadCard({
  newId,
  lastResult,
  networks,
  courses,
}: {
  newId: string
  lastResult: SubmissionResult | null
  networks: Option[]
  courses: Option[]
}) {
  const { t } = useWords()
  const [form, fields] = useForm<UploadTyped>({
    id: 'upload',
    lastResult,
    defaultValue: { kind: 'people' },
  })
  return (
    <Card title={t('registry.imports.upload.title')}>
      <Form method="post" encType="multipart/form-data" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResult} />
        <input type="hidden" name="id" value={newId} />
        <ChoicesField
          field={fields.kind}
          label={t('registry.imports.upload.kind')}
          options={importKinds.map((kind) => ({ value: kind, label: t(`registry.imports.kinds.${kind}`) }))}
        />
        <InputField
          type="file"
          field={fields.file}
          label={t('registry.imports.upload.file')}
          hint={t('registry.imports.upload.fileHint')}
          accept=".xlsx,.csv,.txt,.tsv"
          required
        />
        {kindsWithWhole.map((kind) => (
          <div key={kind} className={`whole-sheet of-${kind}`}>
            <FieldSet
              legend={t('registry.imports.upload.whole')}
              hint={t('registry.imports.upload.wholeHint')}
            >
              <WholeSheetFields kinds={[kind]} fields={fields} networks={networks} courses={courses} />
            </FieldSet>
          </div>
        ))}
        <div className="cluster">
          <SubmitButton pending={t('registry.imports.upload.reading')}>
            {t('registry.imports.upload.send')}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  )
}

export function TemplatesCard() {
  const { t } = useWords()
  return (
    <Card title={t('registry.imports.templates.title')}>
      <p className="soft">{t('registry.imports.templates.says')}</p>
      <ul className="templates">
        {importKinds.map((kind) => {
          const said = { kind: t(`registry.imports.kinds.${kind}`) }
          return (
            <li key={kind}>
              <span>{said.kind}</span>
              <span className="cluster">
                <a
                  href={paths.importTemplate(kind, 'xlsx')}
                  aria-label={t('registry.imports.templates.excel', said)}
                >
                  {t('registry.sheets.excel')}
                </a>
                <a
                  href={paths.importTemplate(kind, 'csv')}
                  aria-label={t('registry.imports.templates.csv', said)}
                >
                  {t('registry.sheets.csv')}
                </a>
              </span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
