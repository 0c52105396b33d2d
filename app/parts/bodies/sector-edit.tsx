// The three ways to change a sector, each a form of its own: a new name from a day, a merger, a correction.
import { Form } from '@remix-run/react'
import { getFormProps, useForm, type FormMetadata, type SubmissionResult } from '@conform-to/react'
import type { ReactNode } from 'react'
import type { Sector } from '~/domain/people/rules'
import type { sectorFields } from '~/domain/people/sector-form'
import { nameIn } from '~/i18n/named'
import { SelectField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'
import { DayField, NameFields } from './fields'
import { CodeField, SectorFields } from './sector-fields'

export type SectorIntent = 'correct' | 'rename' | 'merge'
export type SectorAnswer = { intent: SectorIntent; lastResult: SubmissionResult<string[]> }

export type EditedSector = {
  fields: ReturnType<typeof sectorFields>
  others: Sector[]
  newId: string
  today: string
}
type Given = { edited: EditedSector; answer: SectorAnswer | undefined }

const lastResultOf = ({ answer }: Given, intent: SectorIntent) =>
  answer?.intent === intent ? answer.lastResult : undefined

function SectorForm<Schema extends Record<string, unknown>>({
  intent,
  form,
  given,
  children,
}: {
  intent: SectorIntent
  form: FormMetadata<Schema, string[]>
  given: Given
  children: ReactNode
}) {
  const { t } = useWords()
  return (
    <Card title={t(`registry.sector.${intent}.title`)}>
      <p className="soft">{t(`registry.sector.${intent}.says`)}</p>
      <Form method="post" {...getFormProps(form)} className="stack">
        <ErrorSummary form={form} result={lastResultOf(given, intent)} />
        <input type="hidden" name="intent" value={intent} />
        {children}
        <div className="cluster">
          <SubmitButton kind="plain">{t(`registry.sector.${intent}.do`)}</SubmitButton>
        </div>
      </Form>
    </Card>
  )
}

export function RenameSector(given: Given) {
  const { t } = useWords()
  const { code, nameFi, nameSv, nameEn } = given.edited.fields
  const [form, fields] = useForm({
    id: 'rename',
    lastResult: lastResultOf(given, 'rename'),
    defaultValue: { code, nameFi, nameSv, nameEn, from: given.edited.today },
  })
  return (
    <SectorForm intent="rename" form={form} given={given}>
      <input type="hidden" name="newId" value={given.edited.newId} />
      <CodeField field={fields.code} />
      <NameFields fields={fields} />
      <DayField field={fields.from} label={t('registry.organisation.renaming.from')} />
    </SectorForm>
  )
}

export function MergeSector(given: Given) {
  const { t, locale } = useWords()
  const [form, fields] = useForm({
    id: 'merge',
    lastResult: lastResultOf(given, 'merge'),
    defaultValue: { into: '', lastDay: '' },
  })
  return (
    <SectorForm intent="merge" form={form} given={given}>
      <SelectField
        field={fields.into}
        label={t('registry.sector.merge.into')}
        required
        empty={t('registry.organisation.form.choose')}
        options={given.edited.others.map((sector) => ({
          value: sector.id,
          label: `${sector.code} – ${nameIn(sector, locale)}`,
        }))}
      />
      <DayField field={fields.lastDay} label={t('registry.sector.merge.lastDay')} />
    </SectorForm>
  )
}

export function CorrectSector(given: Given) {
  const [form, fields] = useForm({
    id: 'correct',
    lastResult: lastResultOf(given, 'correct'),
    defaultValue: given.edited.fields,
  })
  return (
    <SectorForm intent="correct" form={form} given={given}>
      <SectorFields fields={fields} />
    </SectorForm>
  )
}
