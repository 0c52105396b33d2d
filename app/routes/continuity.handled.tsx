// What was decided of the tasks of continuity: who, when and what, fifty a page, each with the way to take it back.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { handled, handledOnPage } from '~/domain/continuity/lists.server'
import { readPage } from '~/domain/people/search'
import { HandledTable } from '~/parts/continuity/handled-table'
import { DeedNotice, deedNoticeOf } from '~/parts/deed-notice'
import { paths } from '~/paths'
import { Card, Empty, Page } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const page = readPage(new URL(request.url).searchParams)
  const list = await handled(context.db, page)
  return { ...list, page, size: handledOnPage, now: context.now(), news: deedNoticeOf(request) }
}

export default function Handled() {
  const { t } = useWords()
  const { rows, total, page, size, now, news } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('registry.continuity.handled.title')}
      trail={[{ to: paths.continuity(), label: t('registry.continuity.title') }]}
    >
      <DeedNotice {...news} done={null} />
      <Card>
        {rows.length === 0 ? (
          <Empty title={t('registry.continuity.handled.none')} />
        ) : (
          <HandledTable rows={rows} now={now} />
        )}
        <Pager page={page} size={size} total={total} />
      </Card>
    </Page>
  )
}
