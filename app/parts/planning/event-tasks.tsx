// On the organiser's start page: the tasks of all events that are due within two weeks, or overdue.
import { Link } from '@remix-run/react'
import type { WaitingTask } from '~/domain/events/tasks.server'
import { plainDate } from '~/i18n/dates'
import { eventTitle } from '~/parts/event-line'
import { paths } from '~/paths'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

const shown = 6

/** @param today tasks whose day is before it say in words that they are late */
export function EventTasksCard({ tasks, today }: { tasks: readonly WaitingTask[]; today: string }) {
  const words = useWords()
  const { t, locale } = words
  if (tasks.length === 0) return null
  return (
    <Card title={t('planning.start.title')}>
      <ul className="lines">
        {tasks.slice(0, shown).map((task) => {
          const late = task.dueOn < today
          const date = plainDate(task.dueOn, locale)
          return (
            <li key={task.id}>
              <Link to={paths.eventTasks(task.eventId)}>{task.task}</Link>
              <small>
                {eventTitle(task, words)} · {t(late ? 'planning.start.late' : 'planning.start.due', { date })}
              </small>
            </li>
          )
        })}
      </ul>
      {tasks.length > shown && (
        <p className="soft">{t('planning.start.more', { count: tasks.length - shown })}</p>
      )}
    </Card>
  )
}
