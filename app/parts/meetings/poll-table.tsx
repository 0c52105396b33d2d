// Who can come when: a row a person, a column a time; the reader's own row is a form. On a phone each row is a card.
import { Form } from '@remix-run/react'
import type { PolledTime, PollView, TickedPerson } from '~/domain/meetings/polls.server'
import { dayAndDate, hours, period } from '~/i18n/dates'
import { Button } from '~/ui/button'
import { SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { ClashSaid } from './clash-said'
import { TickChoice, TickTag, toneOf } from './tick-sign'

type Props = { view: PollView; reader: string }

export function PollTable({ view, reader }: Props) {
  const { t } = useWords()
  const { poll, times, people } = view
  const open = poll.standing === 'open'
  const own = people.find(({ personId }) => personId === reader)
  const others = people.filter((person) => person !== own)
  return (
    <Card title={t('meetings.poll.tableTitle')}>
      <div className="scroll" role="region" aria-label={t('meetings.poll.caption')} tabIndex={0}>
        <table className="table folds poll" role="table">
          <caption className="unseen">{t('meetings.poll.caption')}</caption>
          <thead role="rowgroup">
            <tr role="row">
              <th scope="col" role="columnheader">
                {t('meetings.poll.person')}
              </th>
              {times.map((time) => (
                <TimeHead key={time.id} time={time} />
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup">
            {open && <OwnRow own={own} times={times} />}
            <SumRow view={view} />
            {!open && own && <PersonRow person={own} times={times} />}
            {others.map((person) => (
              <PersonRow key={person.personId} person={person} times={times} />
            ))}
          </tbody>
        </table>
      </div>
      {open && (
        <Form method="post" id="ticks" preventScrollReset>
          <input type="hidden" name="intent" value="tick" />
          <SubmitButton kind={own && Object.keys(own.ticks).length > 0 ? 'plain' : 'main'}>
            {t('meetings.poll.save')}
          </SubmitButton>
        </Form>
      )}
    </Card>
  )
}

function TimeHead({ time }: { time: PolledTime }) {
  const { t, locale } = useWords()
  return (
    <th scope="col" role="columnheader" className={time.best ? 'best' : undefined}>
      {dayAndDate(time.startsAt, locale)}
      <br />
      {hours(time.startsAt, time.endsAt, locale)}
      {time.best && (
        <>
          <br />
          <Tag tone="good">{t('meetings.poll.best')}</Tag>
        </>
      )}
    </th>
  )
}

/** The reader's own ticks, to be changed in place. */
function OwnRow({ own, times }: { own: TickedPerson | undefined; times: PolledTime[] }) {
  const { t, locale } = useWords()
  return (
    <tr role="row" className="own">
      <th scope="row" role="rowheader">
        <b>{t('meetings.poll.you')}</b>
      </th>
      {times.map(({ id, startsAt, endsAt, past, clash }) => (
        <td key={id} role="cell" data-head={period(startsAt, endsAt, locale)}>
          {past ? (
            <TickTag tick={own?.ticks[id]} />
          ) : (
            <TickChoice
              // What was saved is what the form shows next.
              key={own?.ticks[id] ?? 'none'}
              timeId={id}
              legend={period(startsAt, endsAt, locale)}
              chosen={own?.ticks[id]}
              form="ticks"
            />
          )}
          <ClashSaid clash={{ own: clash.own, others: [] }} />
        </td>
      ))}
    </tr>
  )
}

/** What the ticks of each time add up to, what clashes for others, and the press that decides. */
function SumRow({ view: { poll, times } }: Pick<Props, 'view'>) {
  const { t, locale } = useWords()
  const decidable = poll.standing === 'open' || poll.standing === 'closed'
  return (
    <tr role="row" className="sums">
      <th scope="row" role="rowheader">
        {t('meetings.poll.together')}
      </th>
      {times.map(({ id, startsAt, endsAt, sum, best, past, clash }) => (
        <td
          key={id}
          role="cell"
          className={best ? 'best' : undefined}
          data-head={period(startsAt, endsAt, locale)}
        >
          <div className="cluster tight">
            {(['yes', 'ifNeedBe', 'no'] as const).map((tick) => (
              <Tag key={tick} tone={toneOf[tick]} icon={toneOf[tick]}>
                {sum[tick]} <span className="unseen">{t(`meetings.tick.${tick}`)}</span>
              </Tag>
            ))}
          </div>
          {best && <span className="on-phone">{t('meetings.poll.best')}</span>}
          <ClashSaid clash={{ own: null, others: clash.others }} />
          {decidable && !past && (
            <Button kind="quiet" form="decide" name="time" value={id}>
              {t('meetings.poll.choose')}
              <span className="unseen"> {period(startsAt, endsAt, locale)}</span>
            </Button>
          )}
          {past && <small>{t('meetings.poll.past')}</small>}
        </td>
      ))}
    </tr>
  )
}

function PersonRow({ person, times }: { person: TickedPerson; times: PolledTime[] }) {
  const { t, locale } = useWords()
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {person.name}
        {person.liaison && <small>{t('meetings.poll.liaison')}</small>}
      </th>
      {times.map(({ id, startsAt, endsAt, best }) => (
        <td
          key={id}
          role="cell"
          className={best ? 'best' : undefined}
          data-head={period(startsAt, endsAt, locale)}
        >
          <TickTag tick={person.ticks[id]} />
        </td>
      ))}
    </tr>
  )
}
