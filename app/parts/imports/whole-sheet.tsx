// The fields that hold for a whole sheet: the network, the course, the event that its columns do not tell.
import type { ImportKind } from '#db/schema'
import type { Option } from '~/domain/imports/view.server'
import { SelectField, TextField, type FieldData } from '~/ui/field'
import { useWords } from '~/ui/words'

export type WholeFields = Record<'networkId' | 'courseId' | 'eventTitle' | 'eventDate', FieldData>

/** The kinds of sheet of which something can be told as a whole. */
export const kindsWithWhole = ['memberships', 'participants', 'attendance'] as const satisfies ImportKind[]

/** @param kinds the kinds of sheet whose fields are asked */
export function WholeSheetFields({
  kinds,
  fields,
  networks,
  courses,
}: {
  kinds: readonly ImportKind[]
  fields: WholeFields
  networks: Option[]
  courses: Option[]
}) {
  const { t } = useWords()
  const none = t('registry.imports.upload.none')
  return (
    <>
      {kinds.includes('memberships') && (
        <SelectField
          field={fields.networkId}
          label={t('registry.imports.upload.network')}
          empty={none}
          options={networks}
        />
      )}
      {kinds.includes('participants') && (
        <SelectField
          field={fields.courseId}
          label={t('registry.imports.upload.course')}
          empty={none}
          options={courses}
        />
      )}
      {kinds.includes('attendance') && (
        <>
          <TextField field={fields.eventTitle} label={t('registry.imports.upload.eventTitle')} />
          <TextField
            field={fields.eventDate}
            label={t('registry.imports.upload.eventDate')}
            type="date"
            width="short"
          />
        </>
      )}
    </>
  )
}
