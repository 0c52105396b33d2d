// The fields of a course, for a new one and for a correction.
import type { FieldMetadata } from '@conform-to/react'
import type { courseFields } from '~/domain/programmes/course-form'
import { TextField } from '~/ui/field'
import { useWords } from '~/ui/words'
import { DayField } from './fields'

export function CourseFields({
  fields,
}: {
  fields: { [Name in keyof ReturnType<typeof courseFields>]: FieldMetadata<string> }
}) {
  const { t } = useWords()
  return (
    <>
      <TextField
        field={fields.number}
        label={t('registry.course.form.number')}
        inputMode="numeric"
        width="short"
        required
      />
      <DayField field={fields.startsOn} label={t('registry.course.form.startsOn')} />
      <DayField field={fields.endsOn} label={t('registry.course.form.endsOn')} />
    </>
  )
}
