// The organisations people work in: ministries, agencies and those outside the sectors.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { organisationKinds } from '#db/schema'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { organisationList, organisationsOnPage } from '~/domain/people/organisations.server'
import { sectorsAt } from '~/domain/people/queries.server'
import { readKind, readPage, readSector, readSort, readWords } from '~/domain/people/search'
import { nameIn } from '~/i18n/named'
import { paths } from '~/paths'
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
  const on = dateOf(context.now())
  const list = await organisationList(context.db, search, on, await localeOf(request, context))
  return { search, ...list, sectors: await sectorsAt(context.db, on), size: organisationsOnPage }
}

export default function Organisations() {
  const { t, locale } = useWords()
  const { search, rows, total, sectors, size } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('registry.organisations.title')}
      trail={[{ to: paths.people(), label: t('registry.people.title') }]}
      facts={[t('registry.organisations.found', { count: total })]}
    >
      <Card>
        <SearchForm
          label={t('registry.organisations.search')}
          q={search.q}
          keep={{ sort: search.sort === 'name' ? undefined : search.sort }}
          filters={[
            {
              name: 'sector',
              label: t('frame.table.sector'),
              value: search.sectorId ?? '',
              options: sectors.map((sector) => ({
                value: sector.id,
                label: `${sector.code} – ${nameIn(sector, locale)}`,
              })),
            },
            {
              name: 'kind',
              label: t('registry.organisations.kind'),
              value: search.kind ?? '',
              options: organisationKinds.map((kind) => ({
                value: kind,
                label: t(`frame.organisationKind.${kind}`),
              })),
            },
          ]}
        />
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
                  <Link to={paths.organisation(organisation.id)}>{nameIn(organisation, locale)}</Link>
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
      </Card>
    </Page>
  )
}
