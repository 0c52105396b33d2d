// The cards of a group's history: its people on a line of time, its kin, its meetings, how it has changed.
import { Link } from '@remix-run/react'
import { membershipEnds } from '#db/schema'
import type { GroupHistory, PersonOfGroup, Stay } from '~/domain/groups/history.server'
import type { MeetingDay } from '~/domain/meetings/meetings.server'
import type { NetworkHistory } from '~/domain/networks/history.server'
import { fullName } from '~/domain/people/rules'
import { plainDate } from '~/i18n/dates'
import { nameIn } from '~/i18n/named'
import { paths } from '~/paths'
import { TimeLines, type TimeLine } from '~/ui/chart-lines'
import { YearRows } from '~/ui/chart-time'
import { Card, Empty } from '~/ui/page'
import { PeriodText } from '~/ui/period-text'
import { useWords } from '~/ui/words'

/** "1.1.2020–31.5.2022, 1.3.2024– (oma pyyntö)" */
function Stays({ person }: { person: PersonOfGroup }) {
  return (
    <ul className="plain">
      {person.stays.map((stay) => (
        <li key={stay.from}>
          <PeriodText from={stay.from} to={stay.to} />
          <Why stay={stay} />
        </li>
      ))}
    </ul>
  )
}

function Why({ stay: { to, endReason } }: { stay: Stay }) {
  const { t } = useWords()
  if (to === null || endReason === null) return null
  const known = membershipEnds.find((end) => end === endReason)
  return <> · {known ? t(`frame.membershipEnd.${known}`) : endReason}</>
}

const lineOf = (person: PersonOfGroup, linked: boolean): TimeLine => ({
  key: person.id,
  label: fullName(person),
  named: linked ? <Link to={paths.person(person.id)}>{fullName(person)}</Link> : undefined,
  spans: [...person.stays, ...person.pauses.map((pause) => ({ ...pause, away: true }))],
  said: <Stays person={person} />,
})

/** @param last the day at the end of the picture: today, or the group's last day */
export function PeopleCard({
  history: { members, liaisons },
  first,
  last,
  linked,
}: {
  history: GroupHistory
  first: string
  last: string
  /** The reader may open people's pages. */
  linked: boolean
}) {
  const { t, locale } = useWords()
  if (members.length + liaisons.length === 0)
    return (
      <Card title={t('renewing.history.people')}>
        <Empty title={t('renewing.history.nobody')} />
      </Card>
    )
  const ends = {
    from: plainDate(first, locale),
    to: plainDate(last, locale),
  }
  return (
    <>
      <Card title={t('renewing.history.people')}>
        <TimeLines
          says={t('renewing.history.peopleSays', { ...ends, count: members.length })}
          head={t('renewing.list.name')}
          times={t('renewing.history.times')}
          first={first}
          last={last}
          lines={members.map((person) => lineOf(person, linked))}
        />
      </Card>
      {liaisons.length > 0 && (
        <Card title={t('renewing.history.liaisons')}>
          <TimeLines
            says={t('renewing.history.liaisonsSays', { ...ends, count: liaisons.length })}
            head={t('renewing.history.liaison')}
            times={t('renewing.history.times')}
            first={first}
            last={last}
            lines={liaisons.map((person) => lineOf(person, linked))}
          />
        </Card>
      )}
    </>
  )
}

/** What the group came of and what came of it, with its first and last day. */
export function KinCard({
  history: { cameOf, became, endedWhy },
  foundedOn,
  endedOn,
  host,
  organiser,
}: {
  history: GroupHistory
  foundedOn: string
  endedOn: string | null
  host: { firstName: string; lastName: string } | null
  organiser: boolean
}) {
  const { t, locale } = useWords()
  const toGroup = (one: GroupHistory['became'][number]) =>
    organiser ? (
      <Link to={paths.groupHistory(one.id)}>{nameIn(one, locale)}</Link>
    ) : (
      <b>{nameIn(one, locale)}</b>
    )
  return (
    <Card title={t('renewing.history.course')}>
      <ol className="timeline">
        <li>{t('renewing.history.founded', { date: plainDate(foundedOn, locale) })}</li>
        {cameOf.map((one) => (
          <li key={`from-${one.id}`}>
            {t(`renewing.history.cameOf.${one.kind}`, { date: plainDate(one.since, locale) })} {toGroup(one)}
          </li>
        ))}
        {became.map((one) => (
          <li key={`to-${one.id}`}>
            {t(`renewing.history.became.${one.kind}`, { date: plainDate(one.since, locale) })} {toGroup(one)}
          </li>
        ))}
        {endedOn !== null && (
          <li>
            {t('renewing.history.ended', { date: plainDate(endedOn, locale) })}
            {endedWhy && (
              <>
                <br />
                <small className="typed">{endedWhy}</small>
              </>
            )}
          </li>
        )}
      </ol>
      {host && <p className="soft">{t('renewing.history.host', { name: fullName(host) })}</p>}
    </Card>
  )
}

/** How many meetings were shown before the rest are folded. */
const shownFirst = 6

/** The days of meetings and how many came: nothing of what was said. */
export function MeetingsCard({ meetings, today }: { meetings: MeetingDay[]; today: string }) {
  const { t } = useWords()
  const held = meetings.filter(({ met }) => met !== false)
  const inYears = Map.groupBy(held, ({ heldOn }) => Number(heldOn.slice(0, 4)))
  const first = Math.min(...inYears.keys())
  const thisYear = Number(today.slice(0, 4))
  const years = Array.from({ length: Math.max(1, thisYear - first + 1) }, (_, at) => first + at)
  return (
    <Card title={t('renewing.history.meetings')}>
      {held.length === 0 ? (
        <p className="soft">{t('renewing.history.noMeetings')}</p>
      ) : (
        <>
          <YearRows
            says={t('renewing.history.meetingsSays', { count: held.length, year: first })}
            head={t('renewing.history.what')}
            years={years}
            rows={[
              {
                key: 'meetings',
                label: t('renewing.history.meetings'),
                counts: years.map((year) => inYears.get(year)?.length ?? 0),
                figure: held.length,
              },
            ]}
          />
          <MeetingDays meetings={held.slice(0, shownFirst)} />
          {held.length > shownFirst && (
            <details>
              <summary>{t('renewing.history.earlier', { count: held.length - shownFirst })}</summary>
              <MeetingDays meetings={held.slice(shownFirst)} />
            </details>
          )}
        </>
      )}
    </Card>
  )
}

function MeetingDays({ meetings }: { meetings: MeetingDay[] }) {
  const { t, locale } = useWords()
  return (
    <ul className="lines">
      {meetings.map(({ heldOn, met, people }, at) => (
        <li key={at}>
          {plainDate(heldOn, locale)}
          <small>
            {met === null
              ? t('renewing.history.untold')
              : people === null
                ? ''
                : t('renewing.history.came', { count: people })}
          </small>
        </li>
      ))}
    </ul>
  )
}

/** Who joined and left each year, and how the members have covered the sectors. */
export function YearsCard({ history: { years, sectors } }: { history: NetworkHistory }) {
  const { t, locale } = useWords()
  const [first, last] = [years[0], years.at(-1)]
  if (!first || !last || sectors.length === 0) return null
  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0)
  const [joined, left] = [years.map((year) => year.joined), years.map((year) => year.left)]
  const covered = sectors.filter(({ sector, counts }) => sector !== null && (counts.at(-1) ?? 0) > 0).length
  return (
    <>
      <Card title={t('renewing.history.years')}>
        <YearRows
          says={t('renewing.history.yearsSays', {
            ...{ from: first.year, to: last.year, joined: sum(joined), left: sum(left) },
          })}
          head={t('renewing.history.what')}
          years={years.map(({ year }) => year)}
          rows={[
            { key: 'joined', label: t('renewing.history.joined'), counts: joined, figure: sum(joined) },
            { key: 'left', label: t('renewing.history.left'), counts: left, figure: sum(left) },
            {
              key: 'members',
              label: t('renewing.groups.members'),
              counts: years.map(({ members }) => members),
              scale: 'members',
            },
          ]}
        />
      </Card>
      <Card title={t('renewing.history.sectors')}>
        <YearRows
          says={t('renewing.history.sectorsSays', { count: covered })}
          head={t('frame.table.sector')}
          years={years.map(({ year }) => year)}
          rows={sectors.map(({ sector, counts }) => ({
            key: sector?.id ?? 'outside',
            label: sector?.code ?? t('frame.table.outside'),
            long: sector ? nameIn(sector, locale) : t('frame.table.outsideLong'),
            counts,
          }))}
        />
      </Card>
    </>
  )
}
