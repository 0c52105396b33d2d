// The tasks of an event by their day: what is overdue says so in words; a tick, its undoing, and the words anew.
import { Form } from '@remix-run/react'
import type { EventTask } from '~/domain/events/tasks.server'
import { farthest, longestTask, sides, taskFields } from '~/domain/templates/rules'
import { plainDate, date } from '~/i18n/dates'
import { fieldOf, type Refused } from '~/parts/home/refused'
import { Button } from '~/ui/button'
import { SelectField, TextField } from '~/ui/field'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { useWords } from '~/ui/words'
import { DueTag } from './due-tag'
import type { TaskPress } from './tasks-press.server'

type Again = Refused<TaskPress> | null

/** "56 päivää ennen tilaisuutta" */
function useWhen() {
  const { t } = useWords()
  return (daysBefore: number): string => {
    if (daysBefore === 0) return t('planning.tasks.onDay')
    const days = t('planning.tasks.count', { count: Math.abs(daysBefore) })
    const side = t(`planning.tasks.sides.${daysBefore < 0 ? 'after' : 'before'}`)
    return t('planning.tasks.when', { days, side })
  }
}

export type TaskListProps = { tasks: readonly EventTask[]; today: string; open: boolean; refused: Again }

export function TaskList({ tasks, today, open, refused }: TaskListProps) {
  return (
    <ul className="rows">
      {tasks.map((task) => (
        <TaskRow key={task.id} task={task} today={today} open={open} refused={refused} />
      ))}
    </ul>
  )
}

function TaskRow({ task, today, open, refused }: Omit<TaskListProps, 'tasks'> & { task: EventTask }) {
  const { t, locale } = useWords()
  const when = useWhen()
  const done = task.doneAt !== null
  const mine = refused?.press === 'revise' && refused.typed['task-id'] === task.id ? refused : null
  return (
    <li className="stack tight">
      <div className="cluster apart">
        <div>
          <b>{task.task}</b> {!done && <DueTag dueOn={task.dueOn} today={today} />}
          <p className="soft">
            {done
              ? task.doneBy
                ? t('planning.tasks.doneBy', { name: task.doneBy, date: date(task.doneAt ?? '', locale) })
                : t('planning.tasks.doneOn', { date: date(task.doneAt ?? '', locale) })
              : `${t('planning.tasks.due', { date: plainDate(task.dueOn, locale) })}, ${when(task.daysBefore)}`}
          </p>
        </div>
        {open && (
          <Form method="post" preventScrollReset>
            <input type="hidden" name="task-id" value={task.id} />
            <Button
              kind={done ? 'quiet' : 'plain'}
              icon={done ? 'undo' : 'yes'}
              name="press"
              value={done ? 'undo' : 'do'}
            >
              {t(done ? 'planning.tasks.undo' : 'planning.tasks.do')}
              <span className="unseen">: {task.task}</span>
            </Button>
          </Form>
        )}
      </div>
      {open && !done && (
        <details open={mine !== null}>
          <summary>
            {t('planning.tasks.edit')}
            <span className="unseen">: {task.task}</span>
          </summary>
          <TaskForm
            formId={`task-${task.id}`}
            taskId={task.id}
            given={taskFields(task)}
            press="revise"
            refused={mine}
          />
          <Form method="post" preventScrollReset>
            <input type="hidden" name="task-id" value={task.id} />
            <Button kind="quiet" icon="remove" name="press" value="remove">
              {t('frame.do.remove')}
              <span className="unseen">: {task.task}</span>
            </Button>
          </Form>
        </details>
      )}
    </li>
  )
}

export function TaskForm({
  formId,
  taskId,
  given,
  press,
  refused,
}: {
  formId: string
  taskId: string
  given: { task: string; days: string; side: string }
  press: 'add' | 'revise'
  refused: Again
}) {
  const { t } = useWords()
  return (
    <Form method="post" className="stack tight" preventScrollReset>
      {refused && <ErrorSummary form={{ id: formId, allErrors: refused.errors }} result={refused} />}
      <input type="hidden" name="task-id" value={taskId} />
      <TextField
        field={fieldOf(formId, 'task', refused, { initialValue: given.task, maxLength: longestTask })}
        label={t('planning.tasks.task')}
        hint={press === 'add' ? t('planning.tasks.taskHint') : undefined}
        required
      />
      <div className="cluster top">
        <TextField
          field={fieldOf(formId, 'days', refused, { initialValue: given.days, max: farthest.before })}
          label={t('planning.tasks.days')}
          width="short"
          inputMode="numeric"
          required
        />
        <SelectField
          field={fieldOf(formId, 'side', refused, { initialValue: given.side })}
          label={t('planning.tasks.side')}
          options={sides.map((value) => ({ value, label: t(`planning.tasks.sides.${value}`) }))}
        />
      </div>
      <div>
        <SubmitButton kind="plain" icon={press === 'add' ? 'add' : 'done'} name="press" value={press}>
          {t(press === 'add' ? 'planning.tasks.add' : 'planning.tasks.save')}
        </SubmitButton>
      </div>
    </Form>
  )
}
