// How the yearly question stands in each group: a bar, its figures in words, and when the group was last asked.
import { Link } from '@remix-run/react'
import type { GroupOfYear } from '~/domain/renewals/renewal-year.server'
import { renewalAnswers, type RenewalAnswer } from '~/domain/renewals/answers'
import { plainDate } from '~/i18n/dates'
import { nameIn } from '~/i18n/named'
import { paths } from '~/paths'
import { Meter, type Part } from '~/ui/chart'
import { Card, Empty } from '~/ui/page'
import { useQueryLink } from '~/ui/query'
import { Table } from '~/ui/table'
import { Tag, type Tone } from '~/ui/tag'
import type { IconName } from '~/ui/icon'
import { useWords, type Words } from '~/ui/words'

/** An answer is a colour, a shape and a word. */
export const lookOf = {
  goesOn: { tone: 'yes', icon: 'yes' },
  pauses: { tone: 'maybe', icon: 'maybe' },
  leaves: { tone: 'no', icon: 'no' },
  silent: { tone: 'none', icon: 'none' },
} as const satisfies Record<RenewalAnswer | 'silent', { tone: Tone & Part['kind']; icon: IconName }>

export function AnswerSign({ answer }: { answer: RenewalAnswer | null }) {
  const { t } = useWords()
  const key = answer ?? 'silent'
  return (
    <Tag tone={lookOf[key].tone} icon={lookOf[key].icon}>
      {t(`renewing.answers.${key}`)}
    </Tag>
  )
}

const partsOf = (t: Words['t'], { answers, silent }: GroupOfYear): Part[] =>
  [...renewalAnswers, 'silent' as const].map((key) => {
    const count = key === 'silent' ? silent : answers[key]
    return { kind: lookOf[key].tone, count, label: t(`renewing.counts.${key}`, { count }) }
  })

export function GroupsCard({ groups }: { groups: GroupOfYear[] }) {
  const { t, locale } = useWords()
  const link = useQueryLink()
  if (groups.length === 0)
    return (
      <Card title={t('renewing.groups.title')}>
        <Empty title={t('renewing.groups.none')} />
      </Card>
    )
  return (
    <Card title={t('renewing.groups.title')}>
      <Table
        caption={t('renewing.groups.title')}
        rows={groups}
        rowKey={(group) => group.id}
        columns={[
          {
            key: 'name',
            head: t('renewing.groups.group'),
            names: true,
            cell: (group) => <Link to={paths.network(group.id)}>{nameIn(group, locale)}</Link>,
          },
          {
            key: 'members',
            head: t('renewing.groups.members'),
            number: true,
            cell: (group) => group.members,
          },
          {
            key: 'last',
            head: t('renewing.groups.last'),
            oneLine: true,
            cell: ({ lastAskedOn }) =>
              lastAskedOn === null ? t('renewing.groups.never') : plainDate(lastAskedOn, locale),
          },
          {
            key: 'answers',
            head: t('renewing.groups.answers'),
            cell: (group) => {
              const parts = partsOf(t, group).filter(({ count }) => count > 0)
              if (parts.length === 0) return <small>{t('renewing.groups.notAsked')}</small>
              return (
                <div className="stack close renewal-bar">
                  <Meter parts={parts} title={nameIn(group, locale)} />
                  <small>
                    <Link to={link({ group: group.id, page: null, answer: null })}>
                      {parts.map(({ label }) => label).join(', ')}
                      <span className="unseen"> – {nameIn(group, locale)}</span>
                    </Link>
                  </small>
                </div>
              )
            },
          },
        ]}
      />
    </Card>
  )
}
