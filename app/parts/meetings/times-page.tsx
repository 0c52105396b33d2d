// Ticking from the letter: each time with three large choices; one that was pressed in the letter is ready to be sent.
import type { Tick } from '#db/schema'
import type { LinkedPoll } from '~/domain/meetings/linked.server'
import type { PolledTime } from '~/domain/meetings/polls.server'
import { fullName } from '~/domain/people/rules'
import { period, plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { SubmitButton } from '~/ui/form'
import { Card, Notice, Page } from '~/ui/page'
import { TypedText } from '~/ui/typed-text'
import { InLanguage, useWords } from '~/ui/words'
import { ClashSaid } from './clash-said'
import { TickChoice, TickTag } from './tick-sign'

export type TimesPageProps = {
  view: LinkedPoll
  network: { nameFi: string; nameSv: string; nameEn: string }
  person: { firstName: string; lastName: string }
  /** The button of the letter that was pressed. */
  chosen: { time: string; tick: Tick } | null
  done: boolean
  refused: 'pollClosed' | 'pollDecided' | 'pollDropped' | 'notInGroup' | 'nothingTickedYet' | null
}

export function TimesPage(props: TimesPageProps) {
  const { t, locale } = useWords()
  const { view, network, person, done, refused } = props
  const { poll } = view
  return (
    <Page
      over={fullName(person)}
      title={poll.title === '' ? t('meetings.poll.title') : poll.title}
      facts={[
        <InLanguage key="group" written={written(network, 'name', locale)} />,
        poll.startedBy && t('meetings.poll.startedBy', { name: poll.startedBy }),
        poll.place,
      ]}
    >
      {refused && <Notice kind="error">{t(`reasons.${refused}`)}</Notice>}
      {done && !refused && poll.standing === 'open' && (
        <Notice kind="good" title={t('meetings.times.thanks')} arrived>
          {t('meetings.times.changeable', { date: plainDate(poll.closesOn, locale) })}
        </Notice>
      )}
      {poll.note && <TypedText text={poll.note} />}
      {poll.standing === 'open' ? <TimesForm {...props} /> : <Outcome {...props} />}
    </Page>
  )
}

function TimesForm({ view, chosen, done }: TimesPageProps) {
  const { t, locale } = useWords()
  const ahead = view.times.filter(({ past }) => !past)
  const pressed = done ? undefined : ahead.find(({ id }) => id === chosen?.time)
  return (
    <form method="post" className="stack">
      {pressed && chosen && (
        <Notice
          title={t('meetings.times.pressed', {
            when: period(pressed.startsAt, pressed.endsAt, locale),
            tick: t(`meetings.tick.${chosen.tick}`),
          })}
        >
          <SubmitButton>{t('meetings.times.send')}</SubmitButton>
        </Notice>
      )}
      {ahead.map((time) => (
        <AskedTime
          key={time.id}
          time={time}
          chosen={time === pressed && chosen ? chosen.tick : view.own[time.id]}
        />
      ))}
      <p className="soft">{t('meetings.times.says', { date: plainDate(view.poll.closesOn, locale) })}</p>
      <div>
        <SubmitButton kind={pressed ? 'plain' : 'main'}>{t('meetings.times.sendAll')}</SubmitButton>
      </div>
    </form>
  )
}

function AskedTime({ time, chosen }: { time: PolledTime; chosen: Tick | undefined }) {
  const { t, locale } = useWords()
  const { id, startsAt, endsAt, sum, clash } = time
  const when = period(startsAt, endsAt, locale)
  return (
    <div className="card asked-time">
      <h2>{when}</h2>
      <ClashSaid clash={{ own: clash.own, others: [] }} />
      <TickChoice timeId={id} legend={when} chosen={chosen} />
      {sum.yes + sum.ifNeedBe > 0 && (
        <small>{t('meetings.times.others', { yes: sum.yes, ifNeedBe: sum.ifNeedBe })}</small>
      )}
    </div>
  )
}

/** Ticks are taken no more: what came of it. */
function Outcome({ view }: TimesPageProps) {
  const { t, locale } = useWords()
  const { poll, meeting, times, own } = view
  return (
    <>
      {meeting === null ? (
        <Notice>{t(poll.standing === 'dropped' ? 'meetings.poll.dropped' : 'meetings.times.closed')}</Notice>
      ) : (
        <Notice
          kind={meeting.cancelled ? 'warning' : 'good'}
          title={t(meeting.cancelled ? 'meetings.poll.cancelled' : 'meetings.poll.decided', {
            when: period(meeting.startsAt, meeting.endsAt, locale),
          })}
        >
          {meeting.cancelled ? undefined : t('meetings.times.invited')}
        </Notice>
      )}
      {meeting === null && (
        <Card title={t('meetings.times.yours')}>
          <dl>
            {times.map(({ id, startsAt, endsAt }) => (
              <div key={id} className="change">
                <dt>{period(startsAt, endsAt, locale)}</dt>
                <dd>
                  <TickTag tick={own[id]} />
                </dd>
              </div>
            ))}
          </dl>
        </Card>
      )}
    </>
  )
}
