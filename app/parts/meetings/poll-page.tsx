// The page of a poll: how it stands, the table of who can come when, and what may be done with it.
import { Form } from '@remix-run/react'
import type { PollView } from '~/domain/meetings/polls.server'
import type { TimeRow } from '~/domain/meetings/poll-form'
import { mostTimes } from '~/domain/meetings/limits'
import { period, plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { TextField } from '~/ui/field'
import { SubmitButton } from '~/ui/form'
import { problemText } from '~/ui/problem'
import { Card, Notice, Page } from '~/ui/page'
import { TypedText } from '~/ui/typed-text'
import { InLanguage, useWords } from '~/ui/words'
import type { PollRefused } from './poll-press.server'
import { DecideCard, WithLiaison } from './decide-card'
import { PollTable } from './poll-table'
import { WhichHour } from './which-hour'

export type PollPageProps = {
  view: PollView
  network: { id: string; nameFi: string; nameSv: string; nameEn: string }
  /** The id of the person who reads. */
  reader: string
  today: string
  newRow: TimeRow
  liaison: string | null
  done: string | null
  /** The time that is about to be decided on, and how many letters leave without the liaison. */
  deciding: { timeId: string; letters: number } | null
  refused: PollRefused | null
}

export function PollPage(props: PollPageProps) {
  const { t, locale } = useWords()
  const { view, network, refused } = props
  const { poll } = view
  // Until when it could be answered says nothing of a poll that something has come of, or that was put away.
  const waits = poll.standing === 'open' || poll.standing === 'closed'
  return (
    <Page
      title={poll.title === '' ? t('meetings.poll.title') : poll.title}
      trail={[
        { to: paths.group(network.id), label: <InLanguage written={written(network, 'name', locale)} /> },
      ]}
      facts={[
        poll.startedBy && t('meetings.poll.startedBy', { name: poll.startedBy }),
        poll.place,
        waits &&
          t(poll.standing === 'open' ? 'meetings.poll.closes' : 'meetings.poll.closed', {
            date: plainDate(poll.closesOn, locale),
          }),
      ]}
    >
      <PollNews {...props} />
      {refused && (
        <Notice kind="error" title={t('meetings.refused')}>
          {problemText(t, refused.reason)}
        </Notice>
      )}
      <Standing {...props} />
      {poll.note && <TypedText text={poll.note} />}
      {waits && <DecideCard {...props} />}
      <PollTable {...props} />
      {waits && <MoreCard {...props} />}
    </Page>
  )
}

const news = ['asked', 'ticked', 'reminded', 'added', 'dropped'] as const

function PollNews({ done, refused }: PollPageProps) {
  const { t } = useWords()
  const known = news.find((one) => one === done)
  if (!known || refused) return null
  return (
    <Notice kind="good" arrived>
      {t(`meetings.poll.done.${known}`)}
    </Notice>
  )
}

/** What came of the poll, or what it waits for. */
function Standing({ view: { poll, meeting, silent }, network, done }: PollPageProps) {
  const { t, locale } = useWords()
  if (poll.standing === 'dropped' && done !== 'dropped') return <Notice>{t('meetings.poll.dropped')}</Notice>
  if (meeting !== null)
    return (
      <Notice
        kind={meeting.cancelled ? 'warning' : 'good'}
        title={t(meeting.cancelled ? 'meetings.poll.cancelled' : 'meetings.poll.decided', {
          when: period(meeting.startsAt, meeting.endsAt, locale),
        })}
      >
        <ButtonLink to={paths.meeting(network.id, meeting.eventId)}>{t('meetings.open')}</ButtonLink>
      </Notice>
    )
  if (poll.standing !== 'open' && poll.standing !== 'closed') return null
  return <p>{silent === 0 ? t('meetings.poll.allTicked') : t('meetings.poll.silent', { count: silent })}</p>
}

function MoreCard(props: PollPageProps) {
  const { t, locale } = useWords()
  const { view, liaison, today } = props
  const { poll, silent, times } = view
  const open = poll.standing === 'open'
  const ahead = times.filter(({ past }) => !past)
  const best = ahead.filter((time) => time.best)
  return (
    <>
      {ahead.length > 0 && props.deciding === null && (
        <Card title={t('meetings.poll.decideTitle')}>
          <p>{t('meetings.poll.decideSays')}</p>
          <Form method="post" className="stack">
            <input type="hidden" name="intent" value="decide" />
            <WithLiaison view={view} liaison={liaison} />
            <div className="cluster">
              {best.map(({ id, startsAt, endsAt }) => (
                <SubmitButton key={id} name="time" value={id} icon="calendar">
                  {t('meetings.poll.decide', { when: period(startsAt, endsAt, locale) })}
                </SubmitButton>
              ))}
            </div>
            {best.length < ahead.length && (
              <p className="soft">
                {t(best.length === 0 ? 'meetings.poll.decideNone' : 'meetings.poll.decideOther')}
              </p>
            )}
          </Form>
        </Card>
      )}
      {open && silent > 0 && (
        <Card title={t('meetings.poll.remindTitle')}>
          <p className="soft">
            {poll.remindedOn === null
              ? t('meetings.poll.remindSays')
              : t('meetings.poll.reminded', { date: plainDate(poll.remindedOn, locale) })}
          </p>
          {poll.remindedOn !== today && (
            <Form method="post">
              <Button icon="bell" name="intent" value="remind">
                {t('meetings.poll.remind', { count: silent })}
              </Button>
            </Form>
          )}
        </Card>
      )}
      {open && times.length < mostTimes && <AddTime {...props} />}
      <details className="card">
        <summary>{t('meetings.poll.dropTitle')}</summary>
        <Form method="post" className="stack">
          <p>{t('meetings.poll.dropSays')}</p>
          <div>
            <Button kind="grave" name="intent" value="drop">
              {t('meetings.poll.drop')}
            </Button>
          </div>
        </Form>
      </details>
    </>
  )
}

function AddTime({ newRow, refused, today, view }: PollPageProps) {
  const { t } = useWords()
  const typed = refused?.press === 'add' ? refused.typed : null
  const field = (name: 'date' | 'from' | 'to') => ({
    name,
    id: `add-${name}`,
    initialValue: typed?.[name] ?? newRow[name],
  })
  return (
    <details className="card" open={typed !== null} key={view.times.length}>
      <summary>{t('meetings.poll.addTitle')}</summary>
      <Form method="post" className="stack">
        <p className="soft">{t('meetings.poll.addSays')}</p>
        <div className="cluster bottom">
          <TextField
            field={{ ...field('date'), min: today }}
            label={t('meetings.new.day')}
            type="date"
            width="short"
            required
          />
          <TextField
            field={field('from')}
            label={t('meetings.new.from')}
            type="time"
            width="short"
            required
          />
          <TextField field={field('to')} label={t('meetings.new.to')} type="time" width="short" required />
          <Button icon="add" name="intent" value="add">
            {t('meetings.poll.add')}
          </Button>
        </div>
        {refused?.reason === 'meetings.fault.doubledHour' && <WhichHour field={{ name: 'which' }} />}
      </Form>
    </details>
  )
}
