// The people of the registry: searched, narrowed, fifty a page.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { organisationKinds, roleClasses } from '#db/schema'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { peopleList, peopleOnPage, sectorsAt } from '~/domain/people/queries.server'
import {
  readDay,
  readKind,
  readPage,
  readRoleClass,
  readSector,
  readSort,
  readWords,
} from '~/domain/people/search'
import { plainDate } from '~/i18n/dates'
import { nameIn } from '~/i18n/named'
import { ExportForm } from '~/parts/export-form'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { TextField } from '~/ui/field'
import { Card, Empty, Page } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { PersonLine, PostLine } from '~/ui/person-line'
import { useQueryLink } from '~/ui/query'
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
    roleClass: readRoleClass(query),
    sort: readSort(query, ['name', '-name', 'sector', '-sector']),
    page: readPage(query),
  }
  const today = dateOf(context.now())
  const on = readDay(query, today)
  const list = await peopleList(context.db, search, on)
  return { search, on, today, ...list, sectors: await sectorsAt(context.db, on), size: peopleOnPage }
}

export default function People() {
  const { t, locale } = useWords()
  const link = useQueryLink()
  const { search, on, today, rows, total, sectors, size } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('registry.people.title')}
      facts={[
        t('registry.people.found', { count: total }),
        on === today ? null : t('registry.people.asOf', { date: plainDate(on, locale) }),
      ]}
      actions={
        <>
          <ButtonLink kind="quiet" icon="organisation" to={paths.organisations()}>
            {t('registry.people.organisations')}
          </ButtonLink>
          <ButtonLink kind="main" icon="addPerson" to={paths.newPerson({ name: search.q })}>
            {t('registry.people.new')}
          </ButtonLink>
        </>
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
            {
              name: 'role',
              label: t('registry.people.role'),
              value: search.roleClass ?? '',
              options: roleClasses.map((role) => ({ value: role, label: t(`frame.roleClass.${role}`) })),
            },
          ]}
          more={{ on: on === today ? '' : on }}
        >
          <TextField
            field={{ name: 'on', initialValue: on === today ? '' : on }}
            type="date"
            label={t('registry.people.on')}
          />
          {on !== today && (
            <Link className="button quiet" to={link({ on: null })}>
              {t('registry.people.today')}
            </Link>
          )}
        </SearchForm>
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
        {total > 0 && (
          <ExportForm
            list="people"
            query={{
              q: search.q,
              sector: search.sectorId,
              kind: search.kind,
              role: search.roleClass,
              sort: search.sort,
              on: on === today ? null : on,
            }}
          />
        )}
      </Card>
    </Page>
  )
}
