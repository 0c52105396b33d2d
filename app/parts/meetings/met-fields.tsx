// The fields of "we met on …": the day and how many there were.
import { fewestMet, mostMet } from '~/domain/meetings/limits'
import { TextField, type FieldData } from '~/ui/field'
import { useWords } from '~/ui/words'
import { bounded } from './bounded'

export function MetFields({
  fields,
  today,
}: {
  fields: { heldOn: FieldData; people: FieldData }
  today: string
}) {
  const { t } = useWords()
  return (
    <div className="fields">
      <TextField
        field={bounded(fields.heldOn, { max: today })}
        label={t('meetings.told.heldOn')}
        type="date"
        required
      />
      <TextField
        field={bounded(fields.people, { min: fewestMet, max: mostMet })}
        label={t('meetings.met.people')}
        type="number"
        inputMode="numeric"
      />
    </div>
  )
}
