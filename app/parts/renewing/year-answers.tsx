// Who answered what, and what it did; those who are silent can be asked by phone and their answer entered.
import { Link } from '@remix-run/react'
import { answerFilters, type AnswerFilter } from '~/domain/renewals/answers'
import type { AnswerRow, GroupOfYear } from '~/domain/renewals/renewal-year.server'
import { fullName } from '~/domain/people/rules'
import { date, plainDate, shortDate } from '~/i18n/dates'
import { nameIn } from '~/i18n/named'
import { paths } from '~/paths'
import { Card, Empty } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { useQueryLink } from '~/ui/query'
import { SearchForm } from '~/ui/search-field'
import { Table } from '~/ui/table'
import { FilterTag, Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'
import { AnswerSign, lookOf } from './year-groups'

export type Asked = {
  year: number
  filter: AnswerFilter | null
  networkId: string | null
  q: string
  page: number
}

export function AnswersCard({
  asked,
  groups,
  rows,
  total,
  size,
}: {
  asked: Asked
  groups: GroupOfYear[]
  rows: AnswerRow[]
  total: number
  size: number
}) {
  const { t, locale } = useWords()
  const link = useQueryLink()
  return (
    <Card id="answers" title={t('renewing.list.title', { count: total })}>
      <nav className="cluster" aria-label={t('renewing.list.filters')}>
        <FilterTag to={`${link({ answer: null, page: null })}#answers`} on={asked.filter === null}>
          {t('renewing.list.all')}
        </FilterTag>
        {answerFilters.map((key) => (
          <FilterTag
            key={key}
            to={`${link({ answer: key, page: null })}#answers`}
            on={asked.filter === key}
            {...lookOf[key]}
          >
            {t(`renewing.answers.${key}`)}
          </FilterTag>
        ))}
      </nav>
      <SearchForm
        label={t('renewing.list.search')}
        q={asked.q}
        keep={{ answer: asked.filter ?? undefined, year: String(asked.year) }}
        filters={[
          {
            name: 'group',
            label: t('renewing.groups.group'),
            value: asked.networkId ?? '',
            options: groups.map((group) => ({ value: group.id, label: nameIn(group, locale) })),
          },
        ]}
      />
      {rows.length === 0 ? (
        <Empty title={t('frame.state.noMatch')} />
      ) : (
        <AnswerTable rows={rows} total={total} />
      )}
      <Pager page={asked.page} size={size} total={total} />
    </Card>
  )
}

function AnswerTable({ rows, total }: { rows: AnswerRow[]; total: number }) {
  const { t, locale } = useWords()
  return (
    <Table
      caption={t('renewing.list.title', { count: total })}
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          head: t('renewing.list.name'),
          names: true,
          cell: (row) => <Link to={paths.person(row.personId)}>{fullName(row)}</Link>,
        },
        { key: 'group', head: t('renewing.groups.group'), cell: (row) => nameIn(row, locale) },
        {
          key: 'answer',
          head: t('renewing.list.answer'),
          cell: (row) => (
            <span className="stack close">
              <AnswerSign answer={row.answer} />
              <small>
                <WhatItDid row={row} />
              </small>
            </span>
          ),
        },
        {
          key: 'comment',
          head: t('renewing.list.comment'),
          cell: (row) => row.comment && <small className="typed clamp">{row.comment}</small>,
        },
        {
          key: 'enter',
          head: '',
          plain: true,
          cell: (row) => (
            <Link to={paths.renewalAnswer(row.id)}>
              {t(row.answer === null ? 'renewing.list.enter' : 'renewing.list.open')}
              <span className="unseen"> {fullName(row)}</span>
            </Link>
          ),
        },
      ]}
    />
  )
}

/** What the answer did, and when; of the silent, when the last letter was posted. */
export function WhatItDid({ row }: { row: Omit<AnswerRow, 'firstName' | 'lastName'> }) {
  const { t, locale } = useWords()
  const { answer, answeredAt, askedAt, remindedAt, byPhone, pausedUntil, unreached } = row
  if (answer === null || answeredAt === null)
    return (
      <>
        {remindedAt === null
          ? t('renewing.did.asked', { date: shortDate(askedAt, locale) })
          : t('renewing.did.reminded', { date: shortDate(remindedAt, locale) })}{' '}
        {unreached && <Tag tone="warning">{t('renewing.did.unreached')}</Tag>}
      </>
    )
  const said = { date: date(answeredAt, locale) }
  return (
    <>
      {answer === 'goesOn' && t('renewing.did.goesOn', said)}
      {answer === 'leaves' && t('renewing.did.leaves', said)}
      {answer === 'pauses' &&
        (pausedUntil === null
          ? t('renewing.did.paused', said)
          : t('renewing.did.pauses', { date: plainDate(pausedUntil, locale) }))}
      {byPhone && ` ${t('renewing.did.byPhone')}`}
    </>
  )
}
