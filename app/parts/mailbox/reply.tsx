// In the demo's mailbox: the buttons that a calendar shows beside an invitation, and what the app made of a mail.
import { Form, Link } from '@remix-run/react'
import type { IncomingStanding } from '#db/schema'
import { answers } from '#db/schema'
import type { CounterState } from '~/domain/incoming/counters'
import type { Why } from '~/domain/incoming/rules'
import type { AnswerState } from '~/domain/invitations/rules'
import { longestComment } from '~/domain/invitations/rules'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { TextAreaField, TextField } from '~/ui/field'
import { Card, Notice, type NoticeKind } from '~/ui/page'
import { AnswerTag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { EventTitle } from '../event-line'

/** @param held when the invitation is, by the clock of its own zone: "2027-01-07T09:00" */
export function CalendarButtons({ id, held }: { id: string; held: { starts: string; ends: string } }) {
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
      <details>
        <summary>{t('mailbox.reply.propose')}</summary>
        <Form method="post" action={paths.demoReply(id)} className="stack">
          <p className="soft">{t('mailbox.reply.proposeHint')}</p>
          <div className="cluster top">
            <TextField
              field={{ name: 'to', initialValue: held.starts.slice(0, 10) }}
              label={t('year.moving.to')}
              type="date"
              required
            />
            <TextField
              field={{ name: 'from', initialValue: held.starts.slice(11) }}
              label={t('year.moving.from')}
              type="time"
              required
            />
            <TextField
              field={{ name: 'until', initialValue: held.ends.slice(11) }}
              label={t('year.moving.until')}
              type="time"
              required
            />
          </div>
          <TextAreaField
            field={{ name: 'comment', id: 'counter-comment', maxLength: longestComment }}
            label={t('mailbox.reply.comment')}
            rows={2}
          />
          <div>
            <Button name="answer" value="counter" icon="swap">
              {t('mailbox.reply.press.counter')}
            </Button>
          </div>
        </Form>
      </details>
    </Card>
  )
}

/** What became of a mail that was sent to the house. */
export type Became = {
  /** Null when the app could not even keep it. */
  mailId: string | null
  standing: IncomingStanding | 'failed'
  why: Why | null
  /** How a proposed time stands, while it waits. */
  counter: CounterState | null
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

/**
 * @param sentId the mail in the demo's mailbox, when this is another page than its own; it was just sent
 * @param organiser whether the reader may open the organisers' pages
 */
export function Outcome({
  became,
  sentId,
  organiser,
}: {
  became: Became
  sentId: string | null
  organiser: boolean
}) {
  const { t } = useWords()
  const { standing, why, counter, event, person, state, mailId } = became
  return (
    <Card title={t('mailbox.outcome.title')}>
      <Notice kind={kindOf[standing]} title={t(`mailbox.outcome.${standing}`)} arrived={sentId !== null}>
        {counter ? t(`incoming.counter.${counter}`) : why && t(`incoming.why.${why}`)}
      </Notice>
      <dl>
        {event && (
          <>
            <dt>{t('mailbox.outcome.event')}</dt>
            <dd>
              {organiser ? (
                <Link to={paths.event(event.id)}>
                  <EventTitle event={event} />
                </Link>
              ) : (
                <EventTitle event={event} />
              )}
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
        {mailId !== null && organiser && (
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
