// The people of the registry: searched, narrowed, fifty a page.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { organisationKinds } from '#db/schema'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { peopleList, peopleOnPage, sectorsAt } from '~/domain/people/queries.server'
import { readKind, readPage, readSector, readSort, readWords } from '~/domain/people/search'
import { nameIn } from '~/i18n/named'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Empty, Page } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { PersonLine, PostLine } from '~/ui/person-line'
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
    sort: readSort(query, ['name', '-name', 'sector', '-sector']),
    page: readPage(query),
  }
  const on = dateOf(context.now())
  const list = await peopleList(context.db, search, on)
  return { search, ...list, sectors: await sectorsAt(context.db, on), size: peopleOnPage }
}

export default function People() {
  const { t, locale } = useWords()
  const { search, rows, total, sectors, size } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('registry.people.title')}
      facts={[t('registry.people.found', { count: total })]}
      actions={
        <ButtonLink kind="quiet" icon="organisation" to={paths.organisations()}>
          {t('registry.people.organisations')}
        </ButtonLink>
      }
    >
      <Card>
        <SearchForm
          label={t('registry.people.search')}
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
              label: t('registry.people.kind'),
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
            caption={t('registry.people.table')}
            rows={rows}
            rowKey={(person) => person.id}
            sort={search.sort}
            columns={[
              {
                key: 'name',
                head: t('registry.people.name'),
                names: true,
                sort: 'name',
                cell: (person) => <PersonLine person={person} to={paths.person(person.id)} />,
              },
              {
                key: 'post',
                head: t('registry.people.post'),
                plain: true,
                cell: ({ post }) =>
                  post ? (
                    <PostLine post={post} sector={false} />
                  ) : (
                    <small>{t('registry.people.noPost')}</small>
                  ),
              },
              {
                key: 'sector',
                head: t('frame.table.sector'),
                sort: 'sector',
                cell: ({ post }) =>
                  post?.sectorCode ?? (post ? t(`frame.organisationKind.${post.kind}`) : ''),
              },
            ]}
          />
        )}
        <Pager page={search.page} size={size} total={total} />
      </Card>
    </Page>
  )
}
