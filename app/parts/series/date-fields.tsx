// The fields of one date: its day, and the hours and the place where they differ from the usual.
import type { ReactNode } from 'react'
import { Button } from '~/ui/button'
import { ChoicesField, TextField, type FieldData } from '~/ui/field'
import { useWords } from '~/ui/words'

type Props = {
  fields: Record<'date' | 'from' | 'to' | 'place' | 'which', FieldData>
  legend: ReactNode
  today: string
  focused?: boolean
  /** The press that takes the row away; null when it is the only one. */
  remove: { intent: string; label: string } | null
}

export function DateFields({ fields, legend, today, focused = false, remove }: Props) {
  const { t } = useWords()
  const { date, from, to, place, which } = fields
  const doubled = [...(from.errors ?? []), ...(to.errors ?? [])].includes('events.fault.doubledHour')
  const { name, id, key, initialValue, errors } = date
  return (
    <fieldset className="field date-row">
      <legend className="unseen">{legend}</legend>
      <div className="cluster bottom">
        <TextField
          field={{ name, ...(id === undefined ? {} : { id }), key, initialValue, errors, min: today }}
          label={t('series.new.day')}
          type="date"
          width="middle"
          autoFocus={focused}
        />
        <TextField field={from} label={t('series.new.rowFrom')} type="time" width="short" />
        <TextField field={to} label={t('series.new.rowTo')} type="time" width="short" />
        <TextField field={place} label={t('series.new.rowPlace')} width="middle" />
        {remove && (
          <Button kind="quiet" icon="remove" name="intent" value={remove.intent}>
            <span className="unseen">{remove.label}</span>
          </Button>
        )}
      </div>
      {(doubled || Boolean(which.initialValue)) && (
        <ChoicesField
          field={which}
          label={t('events.form.which')}
          beside
          options={[
            { value: 'first', label: t('events.form.whichFirst') },
            { value: 'second', label: t('events.form.whichSecond') },
          ]}
        />
      )}
    </fieldset>
  )
}
