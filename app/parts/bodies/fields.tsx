// Fields that the forms of organisations, sectors and programmes share.
import type { FieldMetadata } from '@conform-to/react'
import { organisationKinds } from '#db/schema'
import type { Sector } from '~/domain/people/rules'
import { nameIn } from '~/i18n/named'
import { SelectField, TextField, type FieldData } from '~/ui/field'
import { ThreeLanguages } from '~/ui/form'
import type { Filter } from '~/ui/search-field'
import { useWords } from '~/ui/words'

type Texts<Name extends string> = { [Key in Name]: FieldMetadata<string> }

/** A name in three languages, of which Finnish must be given. */
export function NameFields({ fields }: { fields: Texts<'nameFi' | 'nameSv' | 'nameEn'> }) {
  const { t } = useWords()
  return (
    <ThreeLanguages
      label={t('registry.organisation.form.name')}
      hint={t('registry.organisation.form.nameHint')}
      fields={{ fi: fields.nameFi, sv: fields.nameSv, en: fields.nameEn }}
      required={['fi']}
    />
  )
}

export function KindField({ field }: { field: FieldData }) {
  const { t } = useWords()
  return (
    <SelectField
      field={field}
      label={t('registry.organisations.kind')}
      width="middle"
      required
      empty={t('registry.organisation.form.choose')}
      options={organisationKinds.map((kind) => ({ value: kind, label: t(`frame.organisationKind.${kind}`) }))}
    />
  )
}

export function SectorField({ field, sectors }: { field: FieldData; sectors: readonly Sector[] }) {
  const { t, locale } = useWords()
  return (
    <SelectField
      field={field}
      label={t('frame.table.sector')}
      empty={t('registry.organisation.form.noSector')}
      options={sectors.map((sector) => ({
        value: sector.id,
        label: `${sector.code} – ${nameIn(sector, locale)}`,
      }))}
    />
  )
}

export function DayField({
  field,
  label,
  hint,
  required = true,
}: {
  field: FieldData
  label: string
  hint?: string
  required?: boolean
}) {
  return <TextField field={field} label={label} hint={hint} type="date" width="middle" required={required} />
}

/** What narrows a list by the body: its sector and its kind. */
export function useBodyFilters(
  search: { sectorId?: string; kind?: string },
  sectors: readonly Sector[],
): Filter[] {
  const { t, locale } = useWords()
  return [
    {
      name: 'sector',
      label: t('frame.table.sector'),
      value: search.sectorId ?? '',
      options: sectors.map((sector) => ({
        value: sector.id,
        label: `${sector.code} – ${nameIn(sector, locale)}`,
      })),
    },
    {
      name: 'kind',
      label: t('registry.organisations.kind'),
      value: search.kind ?? '',
      options: organisationKinds.map((kind) => ({ value: kind, label: t(`frame.organisationKind.${kind}`) })),
    },
  ]
}
