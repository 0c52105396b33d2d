// The form that proposes times: rows of a day and its hours with what clashes beside them; every press is a form's, so it
// works with scripts off.
import { Form } from '@remix-run/react'
import { getFormProps, useForm, type FieldMetadata } from '@conform-to/react'
import type { TimeRow } from '~/domain/meetings/poll-form'
import type { Clash } from '~/domain/meetings/clashes.server'
import { mostTimes } from '~/domain/meetings/limits'
import { Button } from '~/ui/button'
import { CheckField, TextAreaField, TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Live } from '~/ui/live'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'
import { bounded } from './bounded'
import { ClashSaid } from './clash-said'
import type { DatesAgain } from './dates-press.server'
import { WhichHour } from './which-hour'

type Fields = {
  id: string
  title: string
  note: string
  place: string
  onlineUrl: string
  closesOn: string
  withLiaison: string
  times: TimeRow[]
}

export type DatesFormProps = {
  newId: string
  today: string
  rows: TimeRow[]
  /** The Ministry's liaison, who may be invited too; null when there is none. */
  liaison: string | null
  answer: DatesAgain | undefined
}

export function DatesForm({ newId, today, rows, liaison, answer }: DatesFormProps) {
  const { t } = useWords()
  const [form, fields] = useForm<Fields>({
    id: 'dates',
    lastResult: answer?.lastResult ?? null,
    defaultValue: { times: rows },
  })
  const times = fields.times.getFieldList()
  return (
    <Form method="post" {...getFormProps(form)} className="stack" preventScrollReset>
      {/* The first button of a form is the one that Enter presses: it must send, not remove a row. */}
      <button name="intent" value="ask" className="unseen" tabIndex={-1} aria-hidden>
        {t('meetings.new.ask')}
      </button>
      <ErrorSummary form={form} result={answer?.lastResult} />
      <input type="hidden" name="id" value={newId} />
      <Card title={t('meetings.new.times')}>
        <p className="soft">{t('meetings.new.timesHint', { most: mostTimes })}</p>
        <Live seen={false}>{answer && t('meetings.new.rows', { count: times.length })}</Live>
        {times.map((row, at) => (
          <TimeFields
            key={row.key ?? row.name}
            row={row}
            at={at}
            today={today}
            focused={answer?.cursor === at}
            clash={answer?.clashes[at] ?? null}
            removable={times.length > 1}
          />
        ))}
        <div className="cluster">
          {times.length < mostTimes && (
            <Button icon="add" name="intent" value="add">
              {t('meetings.new.add')}
            </Button>
          )}
          <Button kind="quiet" icon="calendar" name="intent" value="look">
            {t('meetings.new.look')}
          </Button>
        </div>
      </Card>
      <Card title={t('meetings.new.about')}>
        <TextField
          field={fields.title}
          label={t('meetings.new.subject')}
          hint={t('meetings.new.subjectHint')}
        />
        <TextAreaField field={fields.note} label={t('meetings.new.note')} rows={3} />
        <div className="fields">
          <TextField field={fields.place} label={t('meetings.place')} />
          <TextField field={fields.onlineUrl} label={t('meetings.online')} type="url" />
        </div>
      </Card>
      <Card title={t('meetings.new.answers')}>
        <TextField
          field={fields.closesOn}
          label={t('meetings.new.closesOn')}
          hint={t('meetings.new.closesHint')}
          type="date"
          width="middle"
        />
        <p className="soft">{t('meetings.new.askSays')}</p>
        <div>
          <SubmitButton icon="send" name="intent" value="ask">
            {t('meetings.new.ask')}
          </SubmitButton>
        </div>
      </Card>
      <Card title={t('meetings.new.callTitle')}>
        <p className="soft">{t('meetings.new.callSays')}</p>
        {liaison !== null && (
          <CheckField field={fields.withLiaison} label={t('meetings.withLiaison', { name: liaison })} />
        )}
        <div>
          <SubmitButton kind="plain" icon="calendar" name="intent" value="call">
            {t('meetings.new.call')}
          </SubmitButton>
        </div>
      </Card>
    </Form>
  )
}

type RowProps = {
  row: FieldMetadata<TimeRow>
  at: number
  today: string
  focused: boolean
  clash: Clash | null
  removable: boolean
}

function TimeFields({ row, at, today, focused, clash, removable }: RowProps) {
  const { t } = useWords()
  const { date, from, to, which } = row.getFieldset()
  const number = at + 1
  const doubled = [...(from.errors ?? []), ...(to.errors ?? [])].includes('meetings.fault.doubledHour')
  return (
    <fieldset className="field time-row">
      <legend className="unseen">{t('meetings.new.row', { number })}</legend>
      <div className="cluster bottom">
        <TextField
          field={bounded(date, { min: today })}
          label={t('meetings.new.day')}
          type="date"
          width="short"
          autoFocus={focused}
        />
        <TextField field={from} label={t('meetings.new.from')} type="time" width="short" />
        <TextField field={to} label={t('meetings.new.to')} type="time" width="short" />
        {removable && (
          <Button kind="quiet" icon="remove" name="intent" value={`remove-${at}`}>
            <span className="unseen">{t('meetings.new.remove', { number })}</span>
          </Button>
        )}
      </div>
      {(doubled || which.initialValue) && <WhichHour field={which} />}
      <ClashSaid clash={clash} />
    </fieldset>
  )
}
