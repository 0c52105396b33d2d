// In the demo's mailbox: the buttons that a calendar shows beside an invitation, and what the app made of a mail.
import { Form, Link } from '@remix-run/react'
import type { IncomingStanding } from '#db/schema'
import { answers } from '#db/schema'
import type { Why } from '~/domain/incoming/rules'
import type { AnswerState } from '~/domain/invitations/rules'
import { longestComment } from '~/domain/invitations/rules'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { TextAreaField } from '~/ui/field'
import { Card, Notice, type NoticeKind } from '~/ui/page'
import { AnswerTag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { EventTitle } from '../event-line'

export function CalendarButtons({ id }: { id: string }) {
  const { t } = useWords()
  return (
    <Card title={t('mailbox.reply.title')}>
      <p>{t('mailbox.reply.about')}</p>
      <Form method="post" action={paths.demoReply(id)} className="stack">
        <TextAreaField
          field={{ name: 'comment', maxLength: longestComment }}
          label={t('mailbox.reply.comment')}
          rows={2}
        />
        <div className="cluster">
          {answers.map((answer) => (
            <Button key={answer} name="answer" value={answer} icon={answer}>
              {t(`mailbox.reply.press.${answer}`)}
            </Button>
          ))}
        </div>
      </Form>
    </Card>
  )
}

/** What became of a mail that was sent to the house. */
export type Became = {
  /** Null when the app could not even keep it. */
  mailId: string | null
  standing: IncomingStanding | 'failed'
  why: Why | null
  event: { id: string; titleFi: string; titleSv: string; titleEn: string } | null
  person: { firstName: string; lastName: string } | null
  state: AnswerState | null
}

const kindOf: Record<Became['standing'], NoticeKind> = {
  taken: 'good',
  aside: 'info',
  open: 'warning',
  failed: 'error',
}

/** @param sentId the mail in the demo's mailbox, when this is another page than its own; it was just sent */
export function Outcome({ became, sentId }: { became: Became; sentId: string | null }) {
  const { t } = useWords()
  const { standing, why, event, person, state, mailId } = became
  return (
    <Card title={t('mailbox.outcome.title')}>
      <Notice kind={kindOf[standing]} title={t(`mailbox.outcome.${standing}`)} arrived={sentId !== null}>
        {why && t(`incoming.why.${why}`)}
      </Notice>
      <dl>
        {event && (
          <>
            <dt>{t('mailbox.outcome.event')}</dt>
            <dd>
              <Link to={paths.event(event.id)}>
                <EventTitle event={event} />
              </Link>
            </dd>
          </>
        )}
        {person && (
          <>
            <dt>{t('mailbox.outcome.person')}</dt>
            <dd>
              {person.firstName} {person.lastName}
            </dd>
          </>
        )}
        {state && (
          <>
            <dt>{t('mailbox.outcome.answer')}</dt>
            <dd>
              <AnswerTag answer={state} />
            </dd>
          </>
        )}
      </dl>
      <div className="cluster">
        {mailId !== null && (
          <ButtonLink to={paths.incomingMail(mailId)}>{t('mailbox.outcome.queue')}</ButtonLink>
        )}
        {sentId !== null && (
          <ButtonLink to={paths.demoMail(sentId)} kind="quiet">
            {t('mailbox.outcome.sent')}
          </ButtonLink>
        )}
      </div>
    </Card>
  )
}
