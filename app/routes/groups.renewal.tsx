// The yearly question to the members of small groups: who is asked, how the letters go, what is answered, who is silent.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { batchProgress } from '~/domain/core/outbox-queries.server'
import { dateOf } from '~/domain/core/time'
import { restOfAll } from '~/domain/letters/list.server'
import { readPage, readWords } from '~/domain/people/search'
import { answerFilters } from '~/domain/renewals/answers'
import {
  answersOfYear,
  answersOnPage,
  groupsOfYear,
  renewalYears,
  silentToday,
} from '~/domain/renewals/renewal-year.server'
import { BatchProgress } from '~/parts/batch-progress'
import { DeedNotice, deedNoticeOf } from '~/parts/deed-notice'
import { PauseBands, PauseNews } from '~/parts/letters/pauses'
import { AskCard, RemindCard } from '~/parts/renewing/ask-card'
import { AnswersCard } from '~/parts/renewing/year-answers'
import { GroupsCard } from '~/parts/renewing/year-groups'
import { pressYear } from '~/parts/renewing/year-press.server'
import { withNews } from '~/parts/with-news'
import { paths } from '~/paths'
import { Notice, Page } from '~/ui/page'
import { useQueryLink } from '~/ui/query'
import { FilterTag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db } = context
  const today = dateOf(context.now())
  const thisYear = Number(today.slice(0, 4))
  const query = new URL(request.url).searchParams
  const years = await renewalYears(db, thisYear)
  const year = years.find((one) => String(one) === query.get('year')) ?? thisYear
  const asked = {
    year,
    filter: answerFilters.find((one) => one === query.get('answer')) ?? null,
    networkId: query.get('group') || null,
    q: readWords(query),
    page: readPage(query),
  }
  const batchId = query.get('batch')
  const unreached = Number(query.get('unreached') ?? 0)
  return {
    years,
    thisYear,
    asked,
    groups: await groupsOfYear(db, year, today),
    answers: await answersOfYear(db, year, asked, today),
    silentToday: await silentToday(db, year, context.now()),
    size: answersOnPage,
    pauses: await restOfAll(db, context.now()),
    batch: batchId ? { id: batchId, progress: await batchProgress(db, batchId) } : null,
    news: { ...deedNoticeOf(request), unreached: unreached > 0 ? Math.trunc(unreached) : 0 },
  }
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const body = await request.formData()
  const result = await pressYear(context.db, { actor, now: context.now() }, body)
  if (!result.ok) return { refused: result.reason }
  context.post.wake()
  const { done, deedId, unreached } = result
  const here = paths.renewal({ year: String(body.get('year')), batch: deedId ?? '' })
  return redirect(withNews(here, done, deedId, unreached > 0 ? { unreached } : {}))
}

export default function Renewal() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  const { years, thisYear, asked, groups, answers, pauses, batch, news } = data
  const link = useQueryLink()
  return (
    <Page
      title={t('renewing.year.title', { year: asked.year })}
      trail={[{ to: paths.groups(), label: t('renewing.trail') }]}
    >
      {refused === undefined && <News news={news} />}
      {refused && (
        <Notice kind={refused === 'noGroups' ? 'error' : 'info'} arrived>
          {refused === 'noGroups' ? t('renewing.year.noGroups') : t(`reasons.${refused}`)}
        </Notice>
      )}
      <p>{t('renewing.year.lead')}</p>
      {years.length > 1 && (
        <nav className="cluster" aria-label={t('renewing.year.years')}>
          {years.map((year) => (
            <FilterTag
              key={year}
              to={link({
                year: String(year),
                ...{ page: null, group: null, done: null, deed: null, batch: null, paused: null },
              })}
              on={year === asked.year}
            >
              {year}
            </FilterTag>
          ))}
        </nav>
      )}
      <PauseNews />
      <PauseBands pauses={pauses} />
      {batch && batch.progress.total > 0 && (
        <BatchProgress
          key={batch.id}
          batch={batch.progress}
          progress={paths.renewalProgress({ batch: batch.id })}
          held={pauses.length > 0}
        />
      )}
      <GroupsCard groups={groups} />
      {asked.year === thisYear && (
        <>
          <RemindCard year={asked.year} groups={groups} silentToday={data.silentToday} />
          <AskCard year={asked.year} groups={groups} />
        </>
      )}
      <AnswersCard asked={asked} groups={groups} rows={answers.rows} total={answers.total} size={data.size} />
    </Page>
  )
}

const told = ['asked', 'reminded', 'goesOn', 'pauses', 'leaves'] as const

function News({ news }: { news: ReturnType<typeof useLoaderData<typeof loader>>['news'] }) {
  const { t } = useWords()
  const done = told.find((one) => one === news.done) ?? null
  return (
    <>
      <DeedNotice done={done} deed={news.deed}>
        {done && t(`renewing.done.${done}`)}
      </DeedNotice>
      {news.unreached > 0 && (
        <Notice kind="warning">{t('renewing.year.unreached', { count: news.unreached })}</Notice>
      )}
    </>
  )
}
