// Which of the two hours is meant when the clock goes back in October and an hour comes twice.
import { ChoicesField, type FieldData } from '~/ui/field'
import { useWords } from '~/ui/words'

export function WhichHour({ field }: { field: FieldData }) {
  const { t } = useWords()
  return (
    <ChoicesField
      field={field}
      label={t('meetings.new.which')}
      beside
      options={[
        { value: 'first', label: t('meetings.new.whichFirst') },
        { value: 'second', label: t('meetings.new.whichSecond') },
      ]}
    />
  )
}
