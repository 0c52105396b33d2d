// Who can come when: a row a person, a column a time; the reader's own row is a form. On a phone each row is a card.
import { Form } from '@remix-run/react'
import type { PolledTime, PollView, TickedPerson } from '~/domain/meetings/polls.server'
import { dayAndDate, hours, period } from '~/i18n/dates'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { SubmitButton } from '~/ui/form'
import { Card } from '~/ui/page'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { ClashSaid } from './clash-said'
import { TickChoice, TickTag, toneOf } from './tick-sign'

type Props = { view: PollView; reader: string }

export function PollTable({ view, reader }: Props) {
  const { t } = useWords()
  const { poll, people } = view
  const times = told(view)
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
            {open && <SaveRow own={own} width={times.length + 1} />}
            <SumRow poll={poll} times={times} />
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
        </Form>
      )}
    </Card>
  )
}

const isDecidable = ({ standing }: PollView['poll']): boolean => standing === 'open' || standing === 'closed'

/**
 * The times with what helps to choose among them: nothing once that is over, when the meeting itself would clash with
 * its time; and where all are equally good, none is marked.
 */
function told({ poll, times }: PollView): PolledTime[] {
  if (!isDecidable(poll))
    return times.map((time) => ({ ...time, best: false, clash: { own: null, others: [] } }))
  const alike = times.every(({ best, past }) => best || past)
  return alike ? times.map((time) => ({ ...time, best: false })) : times
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

/** The press that saves one's own ticks, right under them. */
function SaveRow({ own, width }: { own: TickedPerson | undefined; width: number }) {
  const { t } = useWords()
  return (
    <tr role="row" className="save">
      <td role="cell" colSpan={width} aria-colspan={width}>
        <SubmitButton form="ticks" kind={own && Object.keys(own.ticks).length > 0 ? 'plain' : 'main'}>
          {t('meetings.poll.save')}
        </SubmitButton>
      </td>
    </tr>
  )
}

/** What the ticks of each time add up to, what clashes for others, and the way to decide on it. */
function SumRow({ poll, times }: Pick<PollView, 'poll' | 'times'>) {
  const { t, locale } = useWords()
  const decidable = isDecidable(poll)
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
            <ButtonLink kind="quiet" to={paths.dates(poll.networkId, poll.id, { decide: id })}>
              {t('meetings.poll.choose')}
              <span className="unseen"> {period(startsAt, endsAt, locale)}</span>
            </ButtonLink>
          )}
          {past && <small>{t('meetings.poll.past')}</small>}
        </td>
      ))}
    </tr>
  )
}

function PersonRow({ person, times }: { person: TickedPerson; times: PolledTime[] }) {
  const { t, locale } = useWords()
  const silent = times.every(({ id }) => person.ticks[id] === undefined)
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {person.name}
        {person.liaison && <small>{t('meetings.poll.liaison')}</small>}
      </th>
      {/* Nothing is said of every time alone where nothing has been ticked: on a phone that would be a long way. */}
      {silent && (
        <td role="cell" colSpan={times.length} aria-colspan={times.length}>
          <TickTag tick={undefined} />
        </td>
      )}
      {!silent &&
        times.map(({ id, startsAt, endsAt, best }) => (
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
