// How near the day of a task is; apart from the list, whose forms the event's own page need not bring.
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

/** Whether the day has come or gone by, in a word. */
export function DueTag({ dueOn, today }: { dueOn: string; today: string }) {
  const { t } = useWords()
  if (dueOn < today)
    return (
      <Tag tone="error" icon="alert">
        {t('planning.tasks.overdue')}
      </Tag>
    )
  return dueOn === today ? (
    <Tag tone="warning" icon="clock">
      {t('planning.tasks.today')}
    </Tag>
  ) : null
}
