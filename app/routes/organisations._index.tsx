// The organisations people work in on a day: ministries, agencies and those outside the sectors.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { organisationList, organisationsOnPage } from '~/domain/people/organisations.server'
import { sectorsAt } from '~/domain/people/queries.server'
import { readDay, readKind, readPage, readSector, readSort, readWords } from '~/domain/people/search'
import { plainDate } from '~/i18n/dates'
import { nameIn } from '~/i18n/named'
import { useBodyFilters } from '~/parts/bodies/fields'
import { ExportForm } from '~/parts/export-form'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { TextField } from '~/ui/field'
import { Card, Empty, Page } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { SearchForm } from '~/ui/search-field'
import { Table } from '~/ui/table'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const query = new URL(request.url).searchParams
  const search = {
    q: readWords(query),
    sectorId: readSector(query),
    kind: readKind(query),
    sort: readSort(query, ['name', '-name', 'people', '-people']),
    page: readPage(query),
  }
  const today = dateOf(context.now())
  const on = readDay(query, today)
  const list = await organisationList(context.db, search, on, await localeOf(request, context))
  const sectors = await sectorsAt(context.db, on)
  return { search, ...list, sectors, on, today, size: organisationsOnPage }
}

export default function Organisations() {
  const { t, locale } = useWords()
  const { search, rows, total, sectors, on, today, size } = useLoaderData<typeof loader>()
  const then = on === today ? {} : { on }
  return (
    <Page
      title={t('registry.organisations.title')}
      trail={[{ to: paths.people(), label: t('registry.people.title') }]}
      facts={[
        t('registry.organisations.found', { count: total }),
        on !== today && t('registry.network.asOf', { date: plainDate(on, locale) }),
      ]}
      actions={
        <>
          <ButtonLink kind="quiet" to={paths.sectors()}>
            {t('registry.sectors.title')}
          </ButtonLink>
          <ButtonLink kind="main" icon="add" to={paths.newOrganisation()}>
            {t('registry.organisations.new')}
          </ButtonLink>
        </>
      }
    >
      <Card>
        <SearchForm
          label={t('registry.organisations.search')}
          q={search.q}
          keep={{ sort: search.sort === 'name' ? undefined : search.sort }}
          filters={useBodyFilters(search, sectors)}
          more={{ on }}
        >
          <TextField
            field={{ name: 'on', initialValue: on }}
            type="date"
            label={t('registry.organisations.on')}
          />
        </SearchForm>
        {rows.length === 0 ? (
          <Empty title={t('frame.state.noMatch')}>{t('frame.state.noMatchHint')}</Empty>
        ) : (
          <Table
            caption={t('registry.organisations.table')}
            rows={rows}
            rowKey={(organisation) => organisation.id}
            sort={search.sort}
            columns={[
              {
                key: 'name',
                head: t('registry.organisations.name'),
                names: true,
                sort: 'name',
                cell: (organisation) => (
                  <Link to={paths.organisation(organisation.id, then)}>{nameIn(organisation, locale)}</Link>
                ),
              },
              {
                key: 'kind',
                head: t('registry.organisations.kind'),
                cell: ({ kind }) => t(`frame.organisationKind.${kind}`),
              },
              { key: 'sector', head: t('frame.table.sector'), cell: ({ sectorCode }) => sectorCode },
              {
                key: 'people',
                head: t('registry.organisations.people'),
                number: true,
                sort: 'people',
                cell: ({ people }) => people,
              },
            ]}
          />
        )}
        <Pager page={search.page} size={size} total={total} />
        {total > 0 && (
          <ExportForm
            list="organisations"
            query={{ q: search.q, sector: search.sectorId, kind: search.kind, sort: search.sort, ...then }}
          />
        )}
      </Card>
    </Page>
  )
}
