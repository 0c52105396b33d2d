// Those who will join a network later, and those who have left and why: folded under the members of the day.
import { Link } from '@remix-run/react'
import { membershipEnds, type MembershipEnd } from '#db/schema'
import type { ComingMember, PastMember } from '~/domain/networks/members.server'
import { isTask, pastOnPage } from '~/domain/networks/rules'
import { plainDate } from '~/i18n/dates'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card } from '~/ui/page'
import { PeriodText } from '~/ui/period-text'
import { PersonLine } from '~/ui/person-line'
import { useQueryLink } from '~/ui/query'
import { Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

/** Why a membership ended, in words; words of an earlier release are shown as they are. */
export function useEndText(): (reason: string | null) => string {
  const { t } = useWords()
  return (reason) => {
    const known = membershipEnds.find((end): end is MembershipEnd => end === reason)
    if (known) return t(`registry.membership.ends.${known}`)
    return reason ?? t('registry.membership.endUnknown')
  }
}

export function PastCard({
  networkId,
  past,
}: {
  networkId: string
  past: { page: number; rows: PastMember[]; total: number } | null
}) {
  const { t } = useWords()
  const endText = useEndText()
  const link = useQueryLink()
  if (past === null || past.total === 0) return null
  return (
    <Card>
      <details open={past.page > 1 || undefined}>
        <summary>{t('registry.network.past', { count: past.total })}</summary>
        <Table
          caption={t('registry.network.past', { count: past.total })}
          rows={past.rows}
          rowKey={(member) => member.membershipId}
          columns={[
            {
              key: 'name',
              head: t('registry.network.name'),
              names: true,
              cell: (member) => <PersonLine person={member} to={paths.person(member.id)} />,
            },
            {
              key: 'role',
              head: t('registry.network.role'),
              cell: ({ role }) => isTask(role) && <Tag>{t(`frame.membershipRole.${role}`)}</Tag>,
            },
            {
              key: 'when',
              head: t('registry.network.since'),
              oneLine: true,
              cell: ({ validFrom, validTo }) => (
                <small>
                  <PeriodText from={validFrom} to={validTo} />
                </small>
              ),
            },
            {
              key: 'why',
              head: t('registry.network.why'),
              cell: (member) => (
                <Link to={paths.membership(networkId, member.membershipId)}>{endText(member.endReason)}</Link>
              ),
            },
          ]}
        />
        <div className="cluster">
          {past.page > 1 && (
            <ButtonLink
              kind="quiet"
              icon="previous"
              to={link({ past: past.page === 2 ? null : String(past.page - 1) })}
            >
              {t('frame.do.previous')}
            </ButtonLink>
          )}
          {past.page * pastOnPage < past.total && (
            <ButtonLink kind="quiet" icon="next" to={link({ past: String(past.page + 1) })}>
              {t('frame.do.next')}
            </ButtonLink>
          )}
        </div>
      </details>
    </Card>
  )
}

/** What begins after the day: members to come and roles to change. */
export function ComingCard({
  networkId,
  coming,
  organiser,
}: {
  networkId: string
  coming: ComingMember[]
  organiser: boolean
}) {
  const { t, locale } = useWords()
  if (coming.length === 0) return null
  return (
    <Card>
      <details open>
        <summary>{t('registry.network.coming', { count: coming.length })}</summary>
        <ul className="rows">
          {coming.map((member) => (
            <li key={member.membershipId} className="cluster apart">
              <PersonLine
                person={member}
                to={organiser ? paths.person(member.id) : undefined}
                after={isTask(member.role) && <Tag>{t(`frame.membershipRole.${member.role}`)}</Tag>}
              />
              {organiser ? (
                <Link to={paths.membership(networkId, member.membershipId)}>
                  {t('frame.period.since', { date: plainDate(member.validFrom, locale) })}
                </Link>
              ) : (
                t('frame.period.since', { date: plainDate(member.validFrom, locale) })
              )}
            </li>
          ))}
        </ul>
      </details>
    </Card>
  )
}
