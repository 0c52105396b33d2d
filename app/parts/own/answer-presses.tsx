// The presses that answer an invitation where it is listed: the same, in the same order, as on its own page.
import { Form } from '@remix-run/react'
import { answers } from '#db/schema'
import type { PersonalInvitation } from '~/domain/invitations/queries.server'
import { fullName } from '~/domain/people/rules'
import { written } from '~/i18n/named'
import { Button } from '~/ui/button'
import { useWords } from '~/ui/words'

type Pressed = Pick<PersonalInvitation, 'id' | 'firstName' | 'lastName' | 'titleFi' | 'titleSv' | 'titleEn'>

type Props = {
  invitation: Pressed
  /** The reader's own, not that of somebody they assist. */
  own: boolean
  /** A yes would wait for a seat. */
  full: boolean
}

export function AnswerPresses({ invitation, own, full }: Props) {
  const { t, locale } = useWords()
  const about = { title: written(invitation, 'title', locale).text, name: fullName(invitation) }
  return (
    <Form method="post" className="cluster">
      <input type="hidden" name="invitation" value={invitation.id} />
      {answers.map((answer) => (
        <Button key={answer} name="answer" value={answer} icon={answer}>
          {t(
            full && answer === 'yes'
              ? own
                ? 'answering.queue'
                : 'answering.queueOf'
              : own
                ? `answering.${answer}`
                : `frame.answer.${answer}`,
          )}
          <span className="unseen"> {t('own.pressFor', about)}</span>
        </Button>
      ))}
    </Form>
  )
}
