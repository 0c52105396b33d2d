// The fields of when a meeting is and where, in local time of Helsinki.
import type { FieldMetadata } from '@conform-to/react'
import type { TimeRow } from '~/domain/meetings/poll-form'
import { TextField } from '~/ui/field'
import { useWords } from '~/ui/words'
import { bounded } from './bounded'
import { WhichHour } from './which-hour'

type Props = {
  fields: { time: FieldMetadata<TimeRow>; place: FieldMetadata<string>; onlineUrl: FieldMetadata<string> }
  /** The first day that may be chosen. */
  today: string
  placeHint?: string
}

export function WhenWhere({ fields, today, placeHint }: Props) {
  const { t } = useWords()
  const { date, from, to, which } = fields.time.getFieldset()
  const doubled = (from.errors ?? []).includes('meetings.fault.doubledHour') || which.initialValue
  return (
    <>
      <TextField field={bounded(date, { min: today })} label={t('meetings.new.day')} type="date" required />
      <div className="fields">
        <TextField field={from} label={t('meetings.new.from')} type="time" required />
        <TextField field={to} label={t('meetings.new.to')} type="time" required />
      </div>
      {doubled && <WhichHour field={which} />}
      <TextField field={fields.place} label={t('meetings.place')} hint={placeHint} />
      <TextField field={fields.onlineUrl} label={t('meetings.online')} type="url" />
    </>
  )
}
