// The next tasks of an event, as a card on its overview.
import { Link } from '@remix-run/react'
import type { EventTask } from '~/domain/events/tasks.server'
import { plainDate } from '~/i18n/dates'
import { paths } from '~/paths'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'
import { DueTag } from './due-tag'

const shown = 4

export function NextTasks({
  eventId,
  tasks,
  today,
}: {
  eventId: string
  tasks: readonly EventTask[]
  today: string
}) {
  const { t, locale } = useWords()
  const left = tasks.filter(({ doneAt }) => doneAt === null)
  return (
    <Card title={t('planning.tasks.title')}>
      {tasks.length === 0 ? (
        <p className="soft">{t('planning.tasks.none')}</p>
      ) : left.length === 0 ? (
        <p className="soft">{t('planning.tasks.allDone')}</p>
      ) : (
        <>
          <p className="soft">{t('planning.tasks.left', { count: left.length })}</p>
          <ul className="lines">
            {left.slice(0, shown).map((task) => (
              <li key={task.id}>
                {task.task} <DueTag dueOn={task.dueOn} today={today} />
                <small>{t('planning.tasks.due', { date: plainDate(task.dueOn, locale) })}</small>
              </li>
            ))}
          </ul>
        </>
      )}
      <Link to={paths.eventTasks(eventId)}>
        {t(tasks.length === 0 ? 'planning.tasks.add' : 'planning.tasks.all')}
      </Link>
    </Card>
  )
}
