// The organisers' queue of what people tell them: what waits, soonest due first, and what has been answered.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { readPage } from '~/domain/people/search'
import { answeredOnPage, remarkQueue } from '~/domain/remarks/queue.server'
import { answerDones, RemarkTable } from '~/parts/remarks/remark-table'
import { Card, Empty, Notice, Page } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const query = new URL(request.url).searchParams
  const page = readPage(query)
  return {
    ...(await remarkQueue(context.db, { page, today: dateOf(context.now()) })),
    page,
    size: answeredOnPage,
    done: answerDones.find((one) => one === query.get('done')) ?? null,
  }
}

export default function Remarks() {
  const { t } = useWords()
  const { open, waiting, answered, total, page, size, done } = useLoaderData<typeof loader>()
  return (
    <Page title={t('remarks.title')} facts={[t('remarks.says')]}>
      {done && (
        <Notice kind="good" arrived>
          {t(`remarks.done.${done}`)}
        </Notice>
      )}
      <Card title={t('remarks.open')}>
        {open.length === 0 ? (
          <Empty title={t('remarks.none')}>{t('remarks.noneHint')}</Empty>
        ) : (
          <RemarkTable rows={open} caption={t('remarks.open')} />
        )}
        {waiting > open.length && (
          <p className="soft">{t('remarks.more', { count: waiting - open.length })}</p>
        )}
      </Card>
      {total > 0 && (
        <Card title={t('remarks.answered')}>
          <RemarkTable rows={answered} caption={t('remarks.answered')} />
          <Pager page={page} size={size} total={total} />
        </Card>
      )}
    </Page>
  )
}
