// The lists beside the tasks of continuity: they tell, and lead to where something can be done.
import { Form, Link } from '@remix-run/react'
import type { RoleClass } from '#db/schema'
import { windows } from '~/domain/continuity/findings'
import type { AskedRow, Listed, LosingRow, TermRow, UnreachableRow } from '~/domain/continuity/lists.server'
import type { Named } from '~/domain/continuity/named.server'
import { fewestMembers } from '~/domain/groups/rules'
import { fullName } from '~/domain/people/rules'
import { plainDate, date as dayOf } from '~/i18n/dates'
import { nameIn, written } from '~/i18n/named'
import { ExportForm } from '~/parts/export-form'
import { paths } from '~/paths'
import { SubmitButton } from '~/ui/button'
import { Card, Empty } from '~/ui/page'
import { useQueryLink } from '~/ui/query'
import { Table } from '~/ui/table'
import { FilterTag, Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

/** Says how many are not shown, when some are not. */
function Shown({ list }: { list: Listed<unknown> }) {
  const { t } = useWords()
  if (list.total <= list.rows.length) return null
  return (
    <p className="soft">{t('registry.continuity.totalOf', { shown: list.rows.length, total: list.total })}</p>
  )
}

export function TermsCard({ terms, months }: { terms: Listed<TermRow>; months: number }) {
  const { t, locale } = useWords()
  const link = useQueryLink()
  return (
    <Card id="terms" title={t('registry.continuity.terms.title')}>
      <nav className="cluster" aria-label={t('registry.continuity.terms.window')}>
        {windows.map((window) => (
          <FilterTag key={window} to={`${link({ months: String(window) })}#terms`} on={window === months}>
            {t('registry.continuity.terms.months', { count: window })}
          </FilterTag>
        ))}
      </nav>
      {terms.rows.length === 0 ? (
        <Empty title={t('registry.continuity.terms.none')} />
      ) : (
        <Table
          caption={t('registry.continuity.terms.title')}
          rows={terms.rows}
          rowKey={(row) => row.appointmentId}
          columns={[
            {
              key: 'name',
              head: t('registry.continuity.terms.name'),
              names: true,
              cell: (row) => <Link to={paths.person(row.personId)}>{fullName(row)}</Link>,
            },
            {
              key: 'post',
              head: t('registry.continuity.terms.post'),
              cell: (row) =>
                t('registry.continuity.post', {
                  title: written(row, 'title', locale).text,
                  organisation: nameIn(row, locale),
                }),
            },
            {
              key: 'ends',
              head: t('registry.continuity.terms.ends'),
              oneLine: true,
              cell: (row) => row.termEndsOn && plainDate(row.termEndsOn, locale),
            },
          ]}
        />
      )}
      <Shown list={terms} />
      {terms.total > 0 && <ExportForm list="endings" query={{ months }} />}
    </Card>
  )
}

export type VacancyRow = { networkId: string; organisationId: string; roleClass: RoleClass | null }

/** @param networkId the network whose tasks alone are shown, if one */
export function VacantCard({
  vacant,
  named,
  networkId,
}: {
  vacant: Listed<VacancyRow>
  named: Named
  networkId: string | null
}) {
  const { t, locale } = useWords()
  const name = (thing: Named['houses'][string] | undefined) => (thing ? nameIn(thing, locale) : '')
  return (
    <Card id="vacant" title={t('registry.continuity.vacant.title')}>
      {vacant.rows.length === 0 ? (
        <Empty title={t('registry.continuity.vacant.none')} />
      ) : (
        <Table
          caption={t('registry.continuity.vacant.title')}
          rows={vacant.rows}
          rowKey={(row) => `${row.networkId} ${row.organisationId} ${row.roleClass}`}
          columns={[
            {
              key: 'organisation',
              head: t('registry.continuity.vacant.organisation'),
              names: true,
              cell: (row) => (
                <Link to={paths.organisation(row.organisationId)}>
                  {name(named.houses[row.organisationId])}
                </Link>
              ),
            },
            {
              key: 'role',
              head: t('registry.continuity.vacant.role'),
              cell: (row) => row.roleClass && t(`frame.roleClass.${row.roleClass}`),
            },
            {
              key: 'network',
              head: t('registry.continuity.vacant.network'),
              cell: (row) => (
                <Link to={paths.network(row.networkId)}>{name(named.networks[row.networkId])}</Link>
              ),
            },
          ]}
        />
      )}
      <Shown list={vacant} />
      {vacant.total > 0 && <ExportForm list="seats" query={{ nobody: 'yes', network: networkId }} />}
    </Card>
  )
}

export function LosingCard({ losing }: { losing: LosingRow[] }) {
  const { t, locale } = useWords()
  return (
    <Card id="losing" title={t('registry.continuity.losing.title')}>
      {losing.length === 0 ? (
        <Empty title={t('registry.continuity.losing.none')} />
      ) : (
        <Table
          caption={t('registry.continuity.losing.title')}
          rows={losing}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'network',
              head: t('registry.continuity.losing.network'),
              names: true,
              cell: (row) => (
                <>
                  <Link to={paths.network(row.id)}>{nameIn(row, locale)}</Link>{' '}
                  {row.kind === 'smallGroup' && row.now + row.coming < fewestMembers && (
                    <Tag tone="warning">{t('registry.continuity.losing.short')}</Tag>
                  )}
                </>
              ),
            },
            { key: 'now', head: t('registry.continuity.losing.now'), number: true, cell: (row) => row.now },
            {
              key: 'change',
              head: t('registry.continuity.losing.change'),
              number: true,
              cell: (row) => signed(row.now - row.before),
            },
          ]}
        />
      )}
    </Card>
  )
}

/** "−2", "0", "+1" */
const signed = (change: number): string => (change < 0 ? `\u2212${-change}` : change > 0 ? `+${change}` : '0')

export function UnreachableCard({ people }: { people: Listed<UnreachableRow> }) {
  const { t, locale } = useWords()
  const why = (row: UnreachableRow) =>
    row.email === null || row.failedAt === null
      ? t('registry.continuity.unreachable.missing')
      : t('registry.continuity.unreachable.failed', {
          date: dayOf(row.failedAt, locale),
          address: row.email,
        })
  return (
    <Card id="unreachable" title={t('registry.continuity.unreachable.title')}>
      {people.rows.length === 0 ? (
        <Empty title={t('registry.continuity.unreachable.none')} />
      ) : (
        <Table
          caption={t('registry.continuity.unreachable.title')}
          rows={people.rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              head: t('registry.continuity.unreachable.name'),
              names: true,
              cell: (row) => <Link to={paths.person(row.id)}>{fullName(row)}</Link>,
            },
            {
              key: 'why',
              head: t('registry.continuity.unreachable.why'),
              cell: (row) => (
                <>
                  {why(row)}{' '}
                  {row.privateEmail && <small>{t('registry.continuity.unreachable.hasPrivate')}</small>}
                </>
              ),
            },
            {
              key: 'edit',
              head: '',
              plain: true,
              cell: (row) => (
                <Link to={paths.editPerson(row.id)}>
                  {t('registry.continuity.unreachable.edit')}
                  <span className="unseen"> {fullName(row)}</span>
                </Link>
              ),
            },
          ]}
        />
      )}
      <Shown list={people} />
      {people.total > 0 && <ExportForm list="withoutAddress" />}
    </Card>
  )
}

export function AskedCard({ asked }: { asked: Listed<AskedRow> }) {
  const { t, locale } = useWords()
  return (
    <Card id="asked" title={t('registry.continuity.asked.title')}>
      {asked.rows.length === 0 ? (
        <Empty title={t('registry.continuity.asked.none')} />
      ) : (
        <Table
          caption={t('registry.continuity.asked.title')}
          rows={asked.rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              head: t('registry.continuity.asked.name'),
              names: true,
              cell: (row) => <Link to={paths.person(row.personId)}>{fullName(row)}</Link>,
            },
            {
              key: 'when',
              head: t('registry.continuity.asked.when'),
              oneLine: true,
              cell: (row) => dayOf(row.askedAt, locale),
            },
            {
              key: 'until',
              head: t('registry.continuity.asked.until'),
              oneLine: true,
              cell: (row) => plainDate(row.until, locale),
            },
            { key: 'press', head: '', plain: true, cell: (row) => <AskedPresses row={row} /> },
          ]}
        />
      )}
      <Shown list={asked} />
    </Card>
  )
}

function AskedPresses({ row }: { row: AskedRow }) {
  const { t } = useWords()
  return (
    <Form method="post" preventScrollReset className="cluster">
      <input type="hidden" name="personId" value={row.personId} />
      {(['again', 'withdraw'] as const).map((intent) => (
        <SubmitButton key={intent} name="intent" value={intent} kind="quiet">
          {t(`registry.continuity.asked.${intent}`)}
          <span className="unseen"> {fullName(row)}</span>
        </SubmitButton>
      ))}
    </Form>
  )
}
