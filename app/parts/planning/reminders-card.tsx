// When the next reminder of an event leaves by itself, and the way to all of them.
import { Link } from '@remix-run/react'
import type { EventTable } from '#db/schema'
import { moment } from '~/i18n/dates'
import { paths } from '~/paths'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

export function RemindersCard({
  event,
  nextReminder,
}: {
  event: Pick<EventTable, 'id' | 'status'>
  /** Null when none will leave. */
  nextReminder: string | null
}) {
  const { t, locale } = useWords()
  return (
    <Card title={t('events.overview.reminders')}>
      <p className="soft">
        {event.status === 'draft'
          ? t('asking.reminders.draft')
          : nextReminder === null
            ? t('events.overview.noReminder')
            : t('events.overview.nextReminder', { when: moment(nextReminder, locale) })}
      </p>
      <Link to={paths.eventReminders(event.id)}>{t('events.overview.toReminders')}</Link>
    </Card>
  )
}
