// Asks once more before a time becomes the meeting: when it is, whom it suits, and how many letters leave.
import { Form } from '@remix-run/react'
import { useEffect, useRef } from 'react'
import type { PollView } from '~/domain/meetings/polls.server'
import { period } from '~/i18n/dates'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { CheckField } from '~/ui/field'
import { SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { useWords } from '~/ui/words'
import type { PollPageProps } from './poll-page'

type Asked = Pick<PollPageProps, 'view' | 'liaison' | 'deciding'>

export function DecideCard({ view, liaison, deciding }: Asked) {
  const { t, locale } = useWords()
  const heading = useRef<HTMLSpanElement>(null)
  const asked = deciding?.timeId
  // The link that leads here is far below, in the table.
  useEffect(() => heading.current?.focus(), [asked])
  const { poll, times } = view
  const time = times.find(({ id, past }) => id === asked && !past)
  if (time === undefined || deciding === null) return null
  const when = period(time.startsAt, time.endsAt, locale)
  return (
    <Card
      title={
        <span ref={heading} tabIndex={-1}>
          {t('meetings.poll.sure.title', { when })}
        </span>
      }
    >
      <Form method="post" action={paths.dates(poll.networkId, poll.id)} className="stack">
        <input type="hidden" name="intent" value="decide" />
        <input type="hidden" name="time" value={time.id} />
        <ul className="lines">
          <li>{t('meetings.poll.sure.suits', time.sum)}</li>
          <li>{t('meetings.poll.sure.letters', { count: deciding.letters })}</li>
          <li>{t('meetings.poll.sure.marked')}</li>
          {poll.standing === 'open' && <li>{t('meetings.poll.sure.saved')}</li>}
        </ul>
        <WithLiaison view={view} liaison={liaison} />
        <div className="cluster">
          <SubmitButton icon="calendar">{t('meetings.poll.decide', { when })}</SubmitButton>
          <ButtonLink kind="quiet" to={paths.dates(poll.networkId, poll.id)}>
            {t('frame.do.cancel')}
          </ButtonLink>
        </div>
      </Form>
    </Card>
  )
}

/** Whether the liaison is invited too; ticked when they have said of some time that they could. */
export function WithLiaison({ view, liaison }: { view: PollView; liaison: string | null }) {
  const { t } = useWords()
  if (liaison === null) return null
  const comes = view.people.some(
    (one) => one.liaison && Object.values(one.ticks).some((tick) => tick !== 'no'),
  )
  return (
    <CheckField
      field={{ name: 'withLiaison', id: 'withLiaison', initialValue: comes && 'on' }}
      label={t('meetings.withLiaison', { name: liaison })}
    />
  )
}
