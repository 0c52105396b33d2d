// The fields of a network, for a new one and for one that is edited.
import type { FieldMetadata } from '@conform-to/react'
import { foundedKinds } from '~/domain/networks/choices'
import type { NetworkFields as Fields } from '~/domain/networks/network-form'
import type { Programme } from '~/domain/programmes/queries.server'
import { nameIn } from '~/i18n/named'
import { ChoicesField, SelectField, TextAreaField, TextField } from '~/ui/field'
import { ThreeLanguages } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

/** @param group the network is a small group, whose kind stays what it is */
export function NetworkFields({
  fields,
  programmes,
  group = false,
}: {
  fields: { [Name in keyof Fields]: FieldMetadata<string> }
  programmes: Programme[]
  group?: boolean
}) {
  const { t, locale } = useWords()
  return (
    <>
      <Card>
        {group ? (
          <input type="hidden" name="kind" value="smallGroup" />
        ) : (
          <SelectField
            field={fields.kind}
            label={t('registry.network.form.kind')}
            width="middle"
            required
            options={foundedKinds.map((kind) => ({ value: kind, label: t(`frame.networkKind.${kind}`) }))}
          />
        )}
        <ThreeLanguages
          label={t('registry.network.form.name')}
          hint={t('registry.network.form.nameHint')}
          fields={{ fi: fields.nameFi, sv: fields.nameSv, en: fields.nameEn }}
        />
        <ThreeLanguages
          label={t('registry.network.form.description')}
          fields={{ fi: fields.descriptionFi, sv: fields.descriptionSv, en: fields.descriptionEn }}
          long
        />
      </Card>
      <Card title={t('registry.network.form.membership')}>
        <ChoicesField
          field={fields.basis}
          label={t('registry.network.form.basis')}
          required
          options={[
            {
              value: 'person',
              label: t('registry.network.byPerson'),
              hint: t('registry.network.form.byPersonHint'),
            },
            {
              value: 'position',
              label: t('registry.network.byPosition'),
              hint: t('registry.network.form.byPositionHint'),
            },
          ]}
        />
        {programmes.length > 0 && !group && (
          <SelectField
            field={fields.programmeId}
            label={t('registry.network.form.programme')}
            hint={t('registry.network.form.programmeHint')}
            width="middle"
            empty={t('registry.network.form.noProgramme')}
            options={programmes.map((row) => ({ value: row.id, label: nameIn(row, locale) }))}
          />
        )}
      </Card>
      <Card title={t('registry.network.form.times')}>
        <div className="cluster top">
          <TextField
            field={fields.foundedOn}
            label={t('registry.network.form.foundedOn')}
            type="date"
            required
          />
          <TextField
            field={fields.endedOn}
            label={t('registry.network.form.endedOn')}
            hint={t('registry.network.form.endedOnHint')}
            type="date"
          />
        </div>
        <TextAreaField
          field={fields.links}
          label={t('registry.network.form.link')}
          hint={t('registry.network.form.linkHint')}
          rows={3}
        />
      </Card>
    </>
  )
}
