// What a person belongs to and has been asked to: memberships, courses, invitations.
import { Link } from '@remix-run/react'
import { membershipEnds } from '#db/schema'
import type { InvitationOfPerson } from '~/domain/invitations/person-history.server'
import { answerState } from '~/domain/invitations/rules'
import type { MembershipOfPerson } from '~/domain/networks/queries.server'
import { isTask } from '~/domain/networks/rules'
import { holdsOn } from '~/domain/people/rules'
import type { CompletedCourse } from '~/domain/programmes/queries.server'
import { date, plainDate } from '~/i18n/dates'
import { nameIn, written } from '~/i18n/named'
import { paths } from '~/paths'
import { Card } from '~/ui/page'
import { PeriodText } from '~/ui/period-text'
import { Table } from '~/ui/table'
import { AnswerTag, Tag } from '~/ui/tag'
import { InLanguage, useWords } from '~/ui/words'

/** @param ends why memberships ended, by membership */
export function PersonMemberships({
  memberships,
  ends,
  on,
}: {
  memberships: MembershipOfPerson[]
  ends: Record<string, string>
  on: string
}) {
  const { t, locale } = useWords()
  return (
    <Card title={t('registry.person.memberships')}>
      {memberships.length === 0 ? (
        <p className="soft">{t('registry.person.noMemberships')}</p>
      ) : (
        <ol className="timeline">
          {memberships.map((membership) => (
            <li key={membership.id} className={holdsOn(membership, on) ? 'now' : undefined}>
              <span className="cluster">
                <Link to={paths.network(membership.networkId)}>{nameIn(membership, locale)}</Link>
                {isTask(membership.role) && <Tag>{t(`frame.membershipRole.${membership.role}`)}</Tag>}
              </span>
              <small>
                {t(`frame.networkKind.${membership.kind}`)} ·{' '}
                <PeriodText from={membership.validFrom} to={membership.validTo} />
                <EndReason reason={ends[membership.id]} />
              </small>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

/** A reason of an earlier release is shown in its own words. */
function EndReason({ reason }: { reason: string | undefined }) {
  const { t } = useWords()
  if (!reason) return null
  const known = membershipEnds.find((end) => end === reason)
  return <> · {known ? t(`frame.membershipEnd.${known}`) : reason}</>
}

export function PersonCourses({ courses }: { courses: CompletedCourse[] }) {
  const { t, locale } = useWords()
  return (
    <Card title={t('registry.person.courses')}>
      {courses.length === 0 ? (
        <p className="soft">{t('registry.person.noCourses')}</p>
      ) : (
        <ul className="rows">
          {courses.map((course) => (
            <li key={course.id}>
              <Link to={paths.programme(course.programmeId)}>{nameIn(course, locale)}</Link>
              <br />
              <small>
                {t('registry.person.course', { number: course.number })},{' '}
                {t('registry.person.completed', { date: plainDate(course.completedOn, locale) })}
              </small>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

/** How many invitations are seen before the rest are asked for. */
const firstShown = 8

export function PersonInvitations({ invitations }: { invitations: InvitationOfPerson[] }) {
  const { t } = useWords()
  if (invitations.length === 0)
    return (
      <Card title={t('registry.person.invitations')}>
        <p className="soft">{t('registry.person.noInvitations')}</p>
      </Card>
    )
  return (
    <Card title={t('registry.person.invitations')}>
      <InvitationTable invitations={invitations.slice(0, firstShown)} />
      {invitations.length > firstShown && (
        <details>
          <summary>{t('registry.person.all', { count: invitations.length })}</summary>
          <InvitationTable invitations={invitations.slice(firstShown)} />
        </details>
      )}
    </Card>
  )
}

function InvitationTable({ invitations }: { invitations: InvitationOfPerson[] }) {
  const { t, locale } = useWords()
  return (
    <Table
      caption={t('registry.person.invitationsTable')}
      rows={invitations}
      rowKey={(invitation) => invitation.id}
      columns={[
        {
          key: 'event',
          head: t('registry.person.event'),
          names: true,
          cell: (invitation) => (
            <Link to={paths.event(invitation.eventId)}>
              <InLanguage written={written(invitation, 'title', locale)} />
            </Link>
          ),
        },
        {
          key: 'when',
          head: t('registry.person.when'),
          cell: (invitation) => <small>{date(invitation.startsAt, locale, invitation.zone)}</small>,
        },
        {
          key: 'answer',
          head: t('registry.person.answer'),
          cell: (invitation) =>
            invitation.status === 'cancelled' ? (
              <Tag tone="none">{t('frame.event.status.cancelled')}</Tag>
            ) : invitation.withdrawnAt ? (
              <Tag tone="none">{t('frame.answer.withdrawn')}</Tag>
            ) : (
              <AnswerTag answer={answerState(invitation)} />
            ),
        },
      ]}
    />
  )
}
