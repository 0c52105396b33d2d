// The fields of a position, for a new one and for one that is corrected or abolished.
import type { FieldMetadata } from '@conform-to/react'
import type { positionFields } from '~/domain/people/position-form'
import { nameIn, written } from '~/i18n/named'
import { SelectField, TextField } from '~/ui/field'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'
import { WhatPost } from './what-post'

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
      <WhatPost fields={fields} />
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
