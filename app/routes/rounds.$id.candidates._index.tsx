// Everybody of a round: who sits in its groups, who answered what, what is not known of them, whom they wish not to sit with.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { readPage } from '~/domain/people/search'
import { candidatesOnPage, narrowed, readCandidateSearch } from '~/domain/rounds/candidate-list'
import { candidatesOf, groupChoices, roundById } from '~/domain/rounds/rounds.server'
import { countsOf, isOver, lacks } from '~/domain/rounds/rules'
import { nameIn } from '~/i18n/named'
import { ExportForm } from '~/parts/export-form'
import { CandidateTable } from '~/parts/rounds/candidate-table'
import { ShowTags } from '~/parts/rounds/show-tags'
import { framed, RoundFrame, RoundNews, roundNews } from '~/parts/rounds/frame'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Empty } from '~/ui/page'
import { Pager } from '~/ui/pager'
import { SearchForm } from '~/ui/search-field'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db } = context
  const query = new URL(request.url).searchParams
  const round = await roundById(db, params.id ?? '')
  const all = await candidatesOf(db, round.id, dateOf(context.now()))
  const search = readCandidateSearch(query)
  const page = readPage(query)
  const found = narrowed(all, search)
  const groups = await groupChoices(db, round.startsOn)
  return {
    round: framed(round),
    groups: groups.filter(({ id }) => round.groups.includes(id)),
    counts: countsOf(all),
    all: all.length,
    search,
    page,
    size: candidatesOnPage,
    total: found.length,
    rows: found.slice((page - 1) * candidatesOnPage, page * candidatesOnPage),
    news: roundNews(request),
  }
}

export default function Candidates() {
  const { t, locale } = useWords()
  const { round, groups, counts, all, search, page, size, total, rows, news } = useLoaderData<typeof loader>()
  const add = !isOver(round) && (
    <ButtonLink kind="main" icon="addPerson" to={paths.addCandidates(round.id)}>
      {t('rounds.do.choose')}
    </ButtonLink>
  )
  return (
    <RoundFrame round={round} actions={all > 0 && add}>
      <RoundNews news={news} />
      <Card>
        {all === 0 ? (
          <Empty title={t('rounds.candidates.none')} action={add}>
            {t('rounds.candidates.noneHint')}
          </Empty>
        ) : (
          <>
            <ShowTags show={search.show} counts={counts} all={all} />
            <SearchForm
              label={t('rounds.candidates.search')}
              q={search.q}
              keep={{
                show: search.show ?? undefined,
                sort: search.sort === 'name' ? undefined : search.sort,
              }}
              filters={[
                {
                  name: 'group',
                  label: t('rounds.candidates.group'),
                  value: search.group,
                  options: groups.map((group) => ({ value: group.id, label: nameIn(group, locale) })),
                },
                {
                  name: 'lack',
                  label: t('rounds.candidates.lacks'),
                  value: search.lack ?? '',
                  options: lacks.map((lack) => ({ value: lack, label: t(`rounds.lack.${lack}`) })),
                },
              ]}
            />
            {total === 0 ? (
              <Empty title={t('frame.state.noMatch')}>{t('frame.state.noMatchHint')}</Empty>
            ) : (
              <CandidateTable roundId={round.id} rows={rows} sort={search.sort} />
            )}
            <Pager page={page} size={size} total={total} />
            {total > 0 && (
              <ExportForm
                list="candidates"
                query={{
                  round: round.id,
                  q: search.q,
                  show: search.show,
                  group: search.group,
                  lack: search.lack,
                  sort: search.sort,
                }}
              />
            )}
          </>
        )}
      </Card>
    </RoundFrame>
  )
}
