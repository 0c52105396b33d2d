// The reminders of an event: those that are to leave with their presses, and those that have left.
import { Form } from '@remix-run/react'
import { reminderCircles, type ReminderCircle } from '#db/schema'
import type { ReminderOnPage } from '~/domain/reminders/queries.server'
import { mostDaysBefore } from '~/domain/templates/reminders'
import { moment } from '~/i18n/dates'
import { fieldOf, type Refused } from '~/parts/home/refused'
import { Button } from '~/ui/button'
import { SelectField, TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Empty } from '~/ui/page'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import type { ReminderPress } from './reminders-press.server'

type Again = Refused<ReminderPress> | null

/** "Vastaamattomille, 7 päivää ennen määräaikaa" */
function useReminderName(hasDeadline: boolean) {
  const { t } = useWords()
  return ({ toWhom, daysBefore }: { toWhom: ReminderCircle; daysBefore: number }): string => {
    const who = t(`asking.reminders.${toWhom}`)
    const count = daysBefore
    const days =
      toWhom === 'coming'
        ? t('asking.reminders.daysOfComing', { count })
        : hasDeadline
          ? t('asking.reminders.daysOfSilent', { count })
          : t('asking.reminders.daysOfSilentStart', { count })
    return t('asking.reminders.which', { who, days })
  }
}

type ListProps = {
  reminders: readonly ReminderOnPage[]
  hasDeadline: boolean
  open: boolean
  refused: Again
}

export function AheadCard({ reminders, hasDeadline, open, refused }: ListProps) {
  const { t } = useWords()
  const name = useReminderName(hasDeadline)
  return (
    <Card title={t('asking.reminders.ahead')}>
      <p className="soft">{t('asking.reminders.lead')}</p>
      {reminders.length === 0 ? (
        <Empty title={t('asking.reminders.none')}>{open && t('asking.reminders.noneHint')}</Empty>
      ) : (
        <ul className="rows">
          {reminders.map((reminder) => (
            <li key={reminder.id} className="stack tight">
              <h3>{name(reminder)}</h3>
              <Leaving reminder={reminder} />
              {open && <Presses reminder={reminder} name={name(reminder)} refused={refused} />}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function Leaving({ reminder }: { reminder: ReminderOnPage }) {
  const { t, locale } = useWords()
  if (!reminder.isOn)
    return (
      <p>
        <Tag tone="none">{t('asking.reminders.off')}</Tag>
      </p>
    )
  if (reminder.timing === 'passed')
    return (
      <p>
        <Tag tone="none">{t('asking.reminders.passed')}</Tag>
      </p>
    )
  return (
    <p>
      {t('asking.reminders.leaves', { when: moment(reminder.leavesAt, locale) })}
      {' · '}
      {reminder.people === 0
        ? t('asking.reminders.reachNone')
        : t('asking.reminders.reach', { count: reminder.people })}
    </p>
  )
}

function Presses({ reminder, name, refused }: { reminder: ReminderOnPage; name: string; refused: Again }) {
  const { t } = useWords()
  const form = `days-${reminder.id}`
  const mine = refused?.press === 'days' && refused.typed.reminder === reminder.id ? refused : null
  return (
    <div className="cluster bottom">
      <Form method="post" className="cluster bottom" preventScrollReset>
        <input type="hidden" name="reminder" value={reminder.id} />
        <TextField
          field={fieldOf(form, 'daysBefore', mine, { initialValue: String(reminder.daysBefore) })}
          label={
            <>
              {t('asking.reminders.days')}
              <span className="unseen">: {name}</span>
            </>
          }
          width="short"
          inputMode="numeric"
        />
        <Button kind="quiet" icon="clock" name="press" value="days">
          {t('asking.reminders.changeDays')}
          <span className="unseen">: {name}</span>
        </Button>
      </Form>
      <Form method="post" className="cluster" preventScrollReset>
        <input type="hidden" name="reminder" value={reminder.id} />
        <Button kind="quiet" icon="bell" name="press" value={reminder.isOn ? 'off' : 'on'}>
          {t(reminder.isOn ? 'asking.reminders.switchOff' : 'asking.reminders.switchOn')}
          <span className="unseen">: {name}</span>
        </Button>
        <Button kind="quiet" icon="remove" name="press" value="remove">
          {t('frame.do.remove')}
          <span className="unseen">: {name}</span>
        </Button>
      </Form>
    </div>
  )
}

export function GoneCard({
  reminders,
  hasDeadline,
}: {
  reminders: readonly ReminderOnPage[]
  hasDeadline: boolean
}) {
  const { t, locale } = useWords()
  const name = useReminderName(hasDeadline)
  return (
    <Card title={t('asking.reminders.gone')}>
      {reminders.length === 0 ? (
        <p className="soft">{t('asking.reminders.goneNone')}</p>
      ) : (
        <ul className="lines">
          {reminders.map((reminder) => {
            const when = moment(reminder.doneAt ?? reminder.leavesAt, locale)
            return (
              <li key={reminder.id}>
                <b>{name(reminder)}</b>
                <small>
                  {reminder.sent === 0
                    ? t('asking.reminders.leftNone', { when })
                    : t('asking.reminders.left', { when, count: reminder.sent })}
                </small>
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}

export function AddReminder({ newId, refused }: { newId: string; refused: Again }) {
  const { t } = useWords()
  const mine = refused?.press === 'add' ? refused : null
  return (
    <Card title={t('asking.reminders.add')}>
      <Form method="post" className="stack tight" preventScrollReset>
        {mine && <ErrorSummary form={{ id: 'add', allErrors: mine.errors }} result={mine} />}
        <input type="hidden" name="id" value={newId} />
        <SelectField
          field={fieldOf('add', 'toWhom', mine, { initialValue: 'silent' })}
          label={t('asking.reminders.toWhom')}
          options={reminderCircles.map((value) => ({ value, label: t(`asking.reminders.${value}`) }))}
        />
        <TextField
          field={fieldOf('add', 'daysBefore', mine, { min: 1, max: mostDaysBefore })}
          label={t('asking.reminders.days')}
          width="short"
          inputMode="numeric"
          required
        />
        <div>
          <SubmitButton kind="plain" icon="add" name="press" value="add">
            {t('asking.reminders.add')}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  )
}
