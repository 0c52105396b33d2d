// The directory of people, for everybody who takes part: searched and narrowed by what each reader sees, and nothing else.
import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requirePerson } from '~/auth/require.server'
import { directoryList } from '~/domain/directory/list.server'
import { viewerAmong } from '~/domain/directory/looking.server'
import { directoryOnPage, isNarrowed, readDirectorySearch } from '~/domain/directory/search'
import { PeopleCards, PeopleTable, ViewLinks } from '~/parts/directory/people'
import { DirectorySearchForm } from '~/parts/directory/search-form'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Live } from '~/ui/live'
import { Card, Empty, Notice, Page } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  const actor = await requirePerson(request, context)
  const viewer = await viewerAmong(context.db, actor, context.now())
  if (viewer === null) return json({ search: null, list: null }, { status: 403 })
  const search = readDirectorySearch(new URL(request.url).searchParams)
  return json({ search, list: await directoryList(context.db, viewer, search) })
}

export default function Directory() {
  const { t } = useWords()
  const { search, list } = useLoaderData<typeof loader>()
  if (search === null)
    return (
      <Page title={t('directory.title')}>
        <Notice>{t('directory.closed')}</Notice>
      </Page>
    )
  const { rows, total, choices } = list
  const onlyOneself = total <= 1 && !isNarrowed(search)
  return (
    <Page
      title={t('directory.title')}
      facts={[t('directory.says')]}
      actions={
        <ButtonLink kind="quiet" icon="person" to={paths.sharing()}>
          {t('directory.ownData')}
        </ButtonLink>
      }
    >
      <Card>
        <DirectorySearchForm search={search} choices={choices} />
        <div className="cluster apart">
          <Live>{total === 0 ? t('directory.foundNobody') : t('directory.found', { count: total })}</Live>
          <ViewLinks view={search.view} />
        </div>
        {onlyOneself && <Empty title={t('directory.nobody')} />}
        {rows.length === 0 && !onlyOneself && (
          <Empty title={t('frame.state.noMatch')}>{t('directory.noMatchHint')}</Empty>
        )}
        {rows.length > 0 &&
          (search.view === 'list' ? (
            <PeopleTable rows={rows} sort={search.sort} />
          ) : (
            <PeopleCards rows={rows} />
          ))}
        <Pager page={list.page} size={directoryOnPage} total={total} />
      </Card>
    </Page>
  )
}
