// The fields of a position, for a new one and for one that is corrected or abolished.
import type { FieldMetadata } from '@conform-to/react'
import { roleClasses } from '#db/schema'
import type { positionFields } from '~/domain/people/position-form'
import { nameIn, written } from '~/i18n/named'
import { CheckField, SelectField, TextField } from '~/ui/field'
import { ThreeLanguages } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

type Fields = { [Name in keyof ReturnType<typeof positionFields>]: FieldMetadata<string> }
type Superior = {
  id: string
  titleFi: string
  titleSv: string
  titleEn: string
  nameFi: string
  nameSv: string
  nameEn: string
}

/** @param there whether it is there already, so that it can be abolished */
export function PositionFields({
  fields,
  superiors,
  there,
}: {
  fields: Fields
  superiors: Superior[]
  there: boolean
}) {
  const { t, locale } = useWords()
  return (
    <Card>
      <ThreeLanguages
        label={t('registry.post.title')}
        hint={t('registry.post.form.titleHint')}
        fields={{ fi: fields.titleFi, sv: fields.titleSv, en: fields.titleEn }}
      />
      <SelectField
        field={fields.roleClass}
        label={t('registry.post.roleClass')}
        hint={t('registry.post.form.roleClassHint')}
        empty={t('registry.post.form.choose')}
        required
        width="middle"
        options={roleClasses.map((role) => ({ value: role, label: t(`frame.roleClass.${role}`) }))}
      />
      <CheckField field={fields.seniorManagement} label={t('frame.seniorManagement')} />
      <SelectField
        field={fields.superiorId}
        label={t('registry.position.superior')}
        empty={t('registry.position.none')}
        options={superiors.map((superior) => ({
          value: superior.id,
          label: `${written(superior, 'title', locale).text}, ${nameIn(superior, locale)}`,
        }))}
      />
      {there && (
        <TextField
          field={fields.validTo}
          label={t('registry.position.lastDay')}
          hint={t('registry.position.lastDayHint')}
          type="date"
          width="middle"
        />
      )}
    </Card>
  )
}
