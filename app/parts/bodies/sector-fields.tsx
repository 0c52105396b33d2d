// The fields of a sector, for a new one and for a correction.
import type { FieldMetadata } from '@conform-to/react'
import type { sectorFields } from '~/domain/people/sector-form'
import { TextField, type FieldData } from '~/ui/field'
import { useWords } from '~/ui/words'
import { DayField, NameFields } from './fields'

export function CodeField({ field }: { field: FieldData }) {
  const { t } = useWords()
  return (
    <TextField
      field={field}
      label={t('registry.sector.form.code')}
      hint={t('registry.sector.form.codeHint')}
      width="short"
      required
    />
  )
}

export function SectorFields({
  fields,
}: {
  fields: { [Name in keyof ReturnType<typeof sectorFields>]: FieldMetadata<string> }
}) {
  const { t } = useWords()
  return (
    <>
      <CodeField field={fields.code} />
      <NameFields fields={fields} />
      <TextField
        field={fields.position}
        label={t('registry.sector.form.position')}
        hint={t('registry.sector.form.positionHint')}
        inputMode="numeric"
        width="short"
        required
      />
      <DayField field={fields.validFrom} label={t('registry.organisation.form.validFrom')} />
    </>
  )
}
