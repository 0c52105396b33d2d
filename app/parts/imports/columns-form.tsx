// Matches the columns of a sheet to what they hold, beside the values of its first rows.
import { Form } from '@remix-run/react'
import type { ImportKind } from '#db/schema'
import { fieldsOf, type Field } from '~/domain/imports/fields'
import type { Option } from '~/domain/imports/view.server'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { SelectField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { Table } from '~/ui/table'
import { useWords } from '~/ui/words'
import { WholeSheetFields } from './whole-sheet'

export type ColumnsData = {
  id: string
  kind: ImportKind
  /** Each column's head, first values and chosen field, in the sheet's order. */
  columns: { head: string; samples: string[]; field: Field | null }[]
  settings: { networkId: string; courseId: string; eventTitle: string; eventDate: string }
  networks: Option[]
  courses: Option[]
}

export type ColumnsFaults = Record<string, string[]>

/** @param faults by the name of the field they are said beside: `column3`, `networkId` */
export function ColumnsForm({ data, faults }: { data: ColumnsData; faults: ColumnsFaults | null }) {
  const { t } = useWords()
  const fieldData = (name: string, initialValue: string) => ({
    name,
    id: `columns-${name}`,
    initialValue,
    errors: faults?.[name],
  })
  const { settings } = data
  return (
    <Form method="post" className="stack">
      <ErrorSummary form={{ id: 'columns', allErrors: faults ?? {} }} result={faults} />
      <Card>
        <p>{t('registry.imports.columns.says')}</p>
        <Table
          caption={t('registry.imports.columns.table')}
          rows={data.columns.map((column, at) => ({ ...column, at }))}
          rowKey={({ at }) => String(at)}
          columns={[
            {
              key: 'head',
              head: t('registry.imports.columns.head'),
              names: true,
              cell: ({ head, at }) => head || t('registry.imports.columns.noHead', { number: at + 1 }),
            },
            {
              key: 'sample',
              head: t('registry.imports.columns.sample'),
              cell: ({ samples }) => (
                <span className="soft">{samples.join(' · ') || t('registry.imports.columns.empty')}</span>
              ),
            },
            {
              key: 'field',
              head: t('registry.imports.columns.field'),
              cell: ({ head, field, at }) => (
                <SelectField
                  field={fieldData(`column${at}`, field ?? '')}
                  label={
                    <span className="unseen">
                      {t('registry.imports.columns.fieldOf', { head: head || String(at + 1) })}
                    </span>
                  }
                  empty={t('registry.imports.columns.leftOut')}
                  options={fieldsOf[data.kind].map((value) => ({
                    value,
                    label: t(`registry.imports.fields.${value}`),
                  }))}
                />
              ),
            },
          ]}
        />
      </Card>
      {data.kind !== 'people' && (
        <Card title={t('registry.imports.upload.whole')}>
          <p className="soft">{t('registry.imports.upload.wholeHint')}</p>
          <WholeSheetFields
            kinds={[data.kind]}
            networks={data.networks}
            courses={data.courses}
            fields={{
              networkId: fieldData('networkId', settings.networkId),
              courseId: fieldData('courseId', settings.courseId),
              eventTitle: fieldData('eventTitle', settings.eventTitle),
              eventDate: fieldData('eventDate', settings.eventDate),
            }}
          />
        </Card>
      )}
      <div className="cluster">
        <SubmitButton>{t('registry.imports.columns.go')}</SubmitButton>
        <ButtonLink kind="quiet" to={paths.imports()}>
          {t('frame.do.cancel')}
        </ButtonLink>
      </div>
    </Form>
  )
}
