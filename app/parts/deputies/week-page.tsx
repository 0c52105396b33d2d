// A week side by side: a row a day, a column a person; on a phone one under the other.
import { Link } from '@remix-run/react'
import { useEffect } from 'react'
import type { WeekColumn, WeekOfMany } from '~/domain/answering/week.server'
import type { WeekEntry } from '~/domain/answering/week'
import type { RespondRefusal } from '~/domain/invitations/answering.server'
import { daysLater } from '~/domain/core/time'
import { answerRefusal, answerState, isSilent } from '~/domain/invitations/rules'
import { fullName } from '~/domain/people/rules'
import { hours, plainDate, plainDay } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { EventTitle } from '~/parts/event-line'
import { AnswerPresses } from '~/parts/own/answer-presses'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Empty, Notice, Page } from '~/ui/page'
import { AnswerTag, FilterTag, Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export type WeekPageProps = WeekOfMany & {
  asked: { from: string; managerId: string | null }
  /** The invitation that was just answered. */
  saved: string | null
  now: string
  print: boolean
  /** The events that ask for more than an answer. */
  askingMore: string[]
  refused: { invitationId: string; reason: RespondRefusal } | undefined
}

export function WeekPage(props: WeekPageProps) {
  const { t, locale } = useWords()
  const { monday, week, today, columns, people, asked } = props
  const manager = asked.managerId === null ? {} : { manager: asked.managerId }
  const nothing = columns.every(({ days }) => days.every(({ entries }) => entries.length === 0))
  const to = daysLater(monday, 6)
  useEffect(() => {
    if (props.print) window.print()
  }, [props.print])
  return (
    <Page
      title={t('deputies.week.title', { week })}
      facts={[`${plainDate(monday, locale)}–${plainDate(to, locale)}`]}
      actions={
        <>
          <ButtonLink
            kind="quiet"
            icon="previous"
            to={paths.myWeek({ from: daysLater(monday, -7), ...manager })}
          >
            {t('deputies.week.previous')}
          </ButtonLink>
          <ButtonLink kind="quiet" to={paths.myWeek({ from: today, ...manager })}>
            {t('deputies.week.today')}
          </ButtonLink>
          <ButtonLink kind="quiet" icon="next" to={paths.myWeek({ from: daysLater(monday, 7), ...manager })}>
            {t('deputies.week.next')}
          </ButtonLink>
          <ButtonLink kind="quiet" icon="print" to={paths.myWeek({ from: monday, ...manager, print: '1' })}>
            {t('deputies.week.print')}
          </ButtonLink>
          <ButtonLink kind="quiet" icon="download" to={paths.feeds()}>
            {t('frame.nav.feeds')}
          </ButtonLink>
        </>
      }
    >
      <News {...props} />
      {people.length > 1 && (
        <div className="cluster">
          <FilterTag to={paths.myWeek({ from: monday })} on={asked.managerId === null}>
            {t('deputies.week.all')}
          </FilterTag>
          {people.map((person, at) => (
            <FilterTag
              key={person.id}
              to={paths.myWeek({ from: monday, manager: person.id })}
              on={asked.managerId === person.id}
            >
              {at === 0 ? t('deputies.week.own') : fullName(person)}
            </FilterTag>
          ))}
        </div>
      )}
      {nothing ? (
        <Empty
          title={t('deputies.week.none')}
          action={
            props.nextOn && (
              <ButtonLink to={paths.myWeek({ from: props.nextOn })}>{t('deputies.week.toNext')}</ButtonLink>
            )
          }
        />
      ) : (
        <WeekTable {...props} />
      )}
      {people.length > 1 && <p className="soft">{t('deputies.week.hint')}</p>}
    </Page>
  )
}

function News({ refused, saved, columns }: WeekPageProps) {
  const { t, locale } = useWords()
  const all = columns.flatMap(({ days }) => days.flatMap(({ entries }) => entries))
  const pressed = all.find(({ id }) => id === (refused?.invitationId ?? saved))
  const which = pressed && {
    name: fullName(pressed),
    title: written(pressed, 'title', locale).text || t('events.noTitle'),
  }
  if (refused)
    return (
      <Notice
        kind="error"
        title={which ? t('deputies.week.notTakenOf', which) : t('deputies.week.notTaken')}
        arrived
      >
        {t(`reasons.${refused.reason}`)}
      </Notice>
    )
  if (!pressed || !which) return null
  return (
    <Notice kind="good" arrived>
      <p>{t('deputies.week.saved', which)}</p>
      {answerState(pressed) === 'waiting' && <p>{t('own.onWaitingList')}</p>}
    </Notice>
  )
}

function WeekTable({ columns, days, ...told }: WeekPageProps) {
  const { t, locale } = useWords()
  return (
    <Card>
      <table className="week">
        <thead>
          <tr>
            <th scope="col">{t('deputies.week.day')}</th>
            {columns.map(({ person, own }) => (
              <th scope="col" key={person.id}>
                {own ? t('deputies.week.own') : fullName(person)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.map((day, at) => (
            <tr key={day}>
              <th scope="row">{plainDay(day, locale)}</th>
              {columns.map((column) => (
                <DayCell key={column.person.id} {...{ ...told, column, at }} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

type Told = Pick<WeekPageProps, 'now' | 'wouldWait' | 'askingMore'>

function DayCell({ column, at, ...told }: Told & { column: WeekColumn; at: number }) {
  const { t } = useWords()
  const entries = column.days[at]?.entries ?? []
  return (
    <td data-who={column.own ? t('deputies.week.own') : fullName(column.person)}>
      {entries.length === 0 ? (
        <span className="unseen">{t('deputies.week.free')}</span>
      ) : (
        <ul className="lines">
          {entries.map((entry) => (
            <EntryLine key={entry.id} entry={entry} own={column.own} {...told} />
          ))}
        </ul>
      )}
    </td>
  )
}

function EntryLine({ entry, own, now, wouldWait, askingMore }: Told & { entry: WeekEntry; own: boolean }) {
  const { t, locale } = useWords()
  const title = written(entry, 'title', locale).text
  const silent = isSilent(entry, entry)
  const source = 'page' as const
  const mayAnswer = answerRefusal(entry, { withdrawnAt: null }, { answer: 'yes', source, now }) === null
  return (
    <li className="stack close">
      <small>{hours(entry.startsAt, entry.endsAt, locale)}</small>
      <Link to={paths.myInvitation(entry.id)}>
        <EventTitle event={entry} />
      </Link>
      {entry.place && <small>{entry.place}</small>}
      <span className="cluster">
        {entry.status === 'cancelled' ? (
          <Tag tone="error">{t('frame.event.status.cancelled')}</Tag>
        ) : (
          <AnswerTag answer={silent ? 'none' : answerState(entry)} />
        )}
        {entry.clashes.map((other, at) => (
          <Tag key={at} tone="warning" icon="warning">
            {t('deputies.week.clash', { title: written(other, 'title', locale).text })}
          </Tag>
        ))}
      </span>
      {mayAnswer && silent && wouldWait.includes(entry.id) && <small>{t('own.full')}</small>}
      {mayAnswer && silent && !askingMore.includes(entry.eventId) && (
        <AnswerPresses invitation={entry} own={own} full={wouldWait.includes(entry.id)} />
      )}
      {mayAnswer && silent && askingMore.includes(entry.eventId) && (
        <ButtonLink to={paths.myInvitation(entry.id)}>
          <span aria-hidden>{t('my.answer')}</span>
          <span className="unseen">{t('my.answerFor', { title, name: fullName(entry) })}</span>
        </ButtonLink>
      )}
    </li>
  )
}
