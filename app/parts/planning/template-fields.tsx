// The parts of the form of a template: its reminders and its tasks as rows, added and removed by presses of the form.
import type { FieldMetadata, FormMetadata } from '@conform-to/react'
import { reminderCircles } from '#db/schema'
import { mostReminders } from '~/domain/templates/reminders'
import { mostTasks, sides, type TaskFields } from '~/domain/templates/rules'
import type { TemplateFields } from '~/domain/templates/template-form'
import { Button } from '~/ui/button'
import { SelectField, TextField } from '~/ui/field'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

type Form = FormMetadata<TemplateFields>
type ReminderFields = TemplateFields['reminders'][number]

export function ReminderRows({ form, field }: { form: Form; field: FieldMetadata<ReminderFields[]> }) {
  const { t } = useWords()
  const rows = field.getFieldList()
  return (
    <Card title={t('planning.templates.reminders')}>
      <p className="soft">
        {t(rows.length === 0 ? 'planning.templates.remindersNone' : 'planning.templates.remindersHint')}
      </p>
      {rows.map((row, at) => (
        <fieldset key={row.key ?? row.name} className="field">
          <legend className="unseen">{t('planning.templates.reminder', { number: at + 1 })}</legend>
          <div className="cluster bottom">
            <SelectField
              field={row.getFieldset().toWhom}
              label={t('planning.templates.toWhom')}
              options={reminderCircles.map((value) => ({
                value,
                label: t(`planning.templates.circles.${value}`),
              }))}
            />
            <TextField
              field={row.getFieldset().daysBefore}
              label={t('planning.templates.days')}
              width="short"
              inputMode="numeric"
            />
            <Button
              kind="quiet"
              icon="remove"
              {...form.remove.getButtonProps({ name: field.name, index: at })}
            >
              {t('planning.templates.removeReminder', { number: at + 1 })}
            </Button>
          </div>
        </fieldset>
      ))}
      {rows.length < mostReminders && (
        <div>
          <Button
            icon="add"
            {...form.insert.getButtonProps({ name: field.name, defaultValue: { toWhom: 'silent' } })}
          >
            {t('planning.templates.addReminder')}
          </Button>
        </div>
      )}
    </Card>
  )
}

export function TaskRows({ form, field }: { form: Form; field: FieldMetadata<TaskFields[]> }) {
  const { t } = useWords()
  const rows = field.getFieldList()
  return (
    <Card title={t('planning.templates.taskList')} id="tasks">
      <p className="soft">
        {t(rows.length === 0 ? 'planning.templates.tasksNone' : 'planning.templates.tasksHint')}
      </p>
      {rows.map((row, at) => {
        const fields = row.getFieldset()
        return (
          <fieldset key={row.key ?? row.name} className="field">
            <legend className="unseen">{t('planning.templates.row', { number: at + 1 })}</legend>
            <TextField field={fields.task} label={t('planning.tasks.task')} />
            <div className="cluster bottom">
              <TextField
                field={fields.days}
                label={t('planning.tasks.days')}
                width="short"
                inputMode="numeric"
              />
              <SelectField
                field={fields.side}
                label={t('planning.tasks.side')}
                options={sides.map((value) => ({ value, label: t(`planning.tasks.sides.${value}`) }))}
              />
              <Button
                kind="quiet"
                icon="remove"
                {...form.remove.getButtonProps({ name: field.name, index: at })}
              >
                {t('planning.templates.removeTask', { number: at + 1 })}
              </Button>
            </div>
          </fieldset>
        )
      })}
      {rows.length < mostTasks && (
        <div>
          <Button
            icon="add"
            {...form.insert.getButtonProps({ name: field.name, defaultValue: { side: 'before' } })}
          >
            {t('planning.templates.addTask')}
          </Button>
        </div>
      )}
    </Card>
  )
}
