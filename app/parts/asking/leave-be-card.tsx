// On the page of one invitation: whether reminders by rule reach the person, and the press that changes it.
import { Form } from '@remix-run/react'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'

export function LeaveBeCard({
  eventId,
  invitation,
}: {
  eventId: string
  invitation: { id: string; unreminded: number }
}) {
  const { t } = useWords()
  const unreminded = invitation.unreminded === 1
  return (
    <Card title={t('asking.reminders.person.title')}>
      <Form method="post" action={paths.eventReminders(eventId)} className="stack tight">
        <input type="hidden" name="invitation" value={invitation.id} />
        <p className="soft">
          {t(unreminded ? 'asking.reminders.person.unreminded' : 'asking.reminders.person.reached')}
        </p>
        <div>
          <Button name="press" value={unreminded ? 'remind' : 'leaveBe'} icon="bell">
            {t(unreminded ? 'asking.reminders.person.remind' : 'asking.reminders.person.leaveBe')}
          </Button>
        </div>
      </Form>
    </Card>
  )
}
