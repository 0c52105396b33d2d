// What a post is, asked in the same way of a position and of somebody's post in it: title, role class, seniority.
import type { FieldMetadata } from '@conform-to/react'
import { roleClasses } from '#db/schema'
import { CheckField, SelectField } from '~/ui/field'
import { ThreeLanguages } from '~/ui/form'
import { useWords } from '~/ui/words'

type Named = 'titleFi' | 'titleSv' | 'titleEn' | 'roleClass' | 'seniorManagement'

export function WhatPost({ fields }: { fields: Record<Named, FieldMetadata<string>> }) {
  const { t } = useWords()
  return (
    <>
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
    </>
  )
}
