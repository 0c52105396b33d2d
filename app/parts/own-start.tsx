// The start page of a manager, an assistant or an alumnus: what waits for an answer, what is coming, where they belong.
import { Link } from '@remix-run/react'
import type { PersonalInvitation } from '~/domain/invitations/queries.server'
import { answerState, isSilent } from '~/domain/invitations/rules'
import type { WaitingPoll } from '~/domain/meetings/polls.server'
import type { MembershipOfPerson } from '~/domain/networks/queries.server'
import { fullName } from '~/domain/people/rules'
import type { CompletedCourse } from '~/domain/programmes/queries.server'
import type { OwnCall } from '~/domain/rounds/call-view.server'
import type { OwnRenewal } from '~/domain/renewals/renewals.server'
import { longDate, moment, period, plainDate } from '~/i18n/dates'
import { nameIn, written } from '~/i18n/named'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { DateLeaf } from '~/ui/date-leaf'
import { Card, Page, Split } from '~/ui/page'
import { AnswerTag, Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { EventTitle } from './event-line'
import { OwnPolls } from './meetings/own-polls'
import { OwnRenewals } from './renewing/own-renewals'
import { OwnCalls } from './rounds/own-calls'

export type OwnStart = {
  kind: 'own'
  personId: string
  /** They assist somebody: the week of all of them is worth a press. */
  assists: boolean
  firstName: string
  now: string
  partOfDay: 'morning' | 'day' | 'evening'
  invitations: PersonalInvitation[]
  memberships: MembershipOfPerson[]
  courses: CompletedCourse[]
  polls: WaitingPoll[]
  calls: OwnCall[]
  renewals: OwnRenewal[]
}

/** An answer is wanted: none yet to the present time, the event stands, and the deadline is ahead. */
const waits = (invitation: PersonalInvitation, now: string): boolean =>
  invitation.status === 'open' &&
  isSilent(invitation, invitation) &&
  (invitation.answerBy ?? invitation.startsAt) > now

export function OwnStartPage(start: OwnStart) {
  const { t, locale } = useWords()
  const { invitations, now, personId } = start
  const waiting = invitations.filter((one) => waits(one, now))
  const coming = invitations.filter((one) => !waits(one, now))
  return (
    <Page
      over={longDate(now, locale)}
      title={t(`events.start.${start.partOfDay}`, { name: start.firstName })}
      actions={
        <>
          <ButtonLink kind="quiet" icon="download" to={paths.feeds()}>
            {t('frame.nav.feeds')}
          </ButtonLink>
          <ButtonLink icon="calendar" to={paths.myWeek()}>
            {t(start.assists ? 'my.weeks' : 'my.week')}
          </ButtonLink>
        </>
      }
    >
      <Split aside={<Belonging {...start} />}>
        <OwnCalls calls={start.calls} />
        <OwnRenewals renewals={start.renewals} />
        <OwnPolls polls={start.polls} />
        <Card title={t('my.waiting')}>
          <Invitations invitations={waiting} personId={personId} empty={t('my.waitingNone')} />
        </Card>
        {/* Nothing else coming is worth saying only when nothing waits either. */}
        {(coming.length > 0 || waiting.length === 0) && (
          <Card title={t('my.coming')}>
            <Invitations invitations={coming} personId={personId} empty={t('my.comingNone')} />
          </Card>
        )}
      </Split>
    </Page>
  )
}

type Listed = { invitations: PersonalInvitation[]; personId: string; empty: string }

function Invitations({ invitations, personId, empty }: Listed) {
  if (invitations.length === 0) return <p className="soft">{empty}</p>
  return (
    <ul className="rows">
      {invitations.map((invitation) => (
        <InvitationLine key={invitation.id} invitation={invitation} own={invitation.personId === personId} />
      ))}
    </ul>
  )
}

function InvitationLine({ invitation, own }: { invitation: PersonalInvitation; own: boolean }) {
  const { t, locale } = useWords()
  const standing = answerState(invitation)
  const silent = isSilent(invitation, invitation)
  const title = written(invitation, 'title', locale).text
  const name = fullName(invitation)
  return (
    <li className="row">
      <DateLeaf at={invitation.startsAt} />
      <div className="stack close">
        <h3>
          <EventTitle event={invitation} /> {!own && <Tag icon="person">{t('my.for', { name })}</Tag>}
        </h3>
        <small>
          {[period(invitation.startsAt, invitation.endsAt, locale), invitation.place]
            .filter(Boolean)
            .join(' · ')}
        </small>
        {silent && invitation.answerBy && (
          <small>{t('events.facts.answerByShort', { when: moment(invitation.answerBy, locale) })}</small>
        )}
      </div>
      <div className="cluster">
        {invitation.status === 'cancelled' ? (
          <Tag tone="error">{t('frame.event.status.cancelled')}</Tag>
        ) : (
          <>
            {!silent && <AnswerTag answer={standing} />}
            <ButtonLink kind={silent ? 'plain' : 'quiet'} to={paths.myInvitation(invitation.id)}>
              <span aria-hidden>{t(silent ? 'my.answer' : 'my.change')}</span>
              <span className="unseen">{t(silent ? 'my.answerFor' : 'my.changeFor', { title, name })}</span>
            </ButtonLink>
          </>
        )}
      </div>
    </li>
  )
}

/** A small group has a home of its own. */
const homeOf = ({ kind, networkId }: MembershipOfPerson): string =>
  kind === 'smallGroup' ? paths.group(networkId) : paths.network(networkId)

function Belonging({ memberships, courses }: Pick<OwnStart, 'memberships' | 'courses'>) {
  const { t, locale } = useWords()
  return (
    <>
      <Card title={t('my.networks')}>
        {memberships.length === 0 ? (
          <p className="soft">{t('my.networksNone')}</p>
        ) : (
          <ul className="lines">
            {memberships.map((membership) => (
              <li key={membership.id}>
                <Link to={homeOf(membership)}>{nameIn(membership, locale)}</Link>
                <small>{t('my.since', { when: plainDate(membership.validFrom, locale) })}</small>
              </li>
            ))}
          </ul>
        )}
        {memberships.some(({ kind }) => kind === 'smallGroup') && (
          <p>
            <Link to={paths.sharing()}>{t('my.sharing')}</Link>
          </p>
        )}
      </Card>
      {courses.length > 0 && (
        <Card title={t('my.courses')}>
          <ul className="lines">
            {courses.map((course) => (
              <li key={course.id}>
                {t('my.course', { programme: nameIn(course, locale), number: course.number })}
                <small>{plainDate(course.completedOn, locale)}</small>
              </li>
            ))}
          </ul>
        </Card>
      )}
    </>
  )
}
