// All letters: searched, narrowed by how they stand, what they are and what they are about; pausing; whether mail leaves.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { pausesInForce } from '~/domain/core/pauses.server'
import {
  eventChoices,
  letterCounts,
  letterList,
  pausesShown,
  readLetterSearch,
} from '~/domain/letters/list.server'
import { letterStates, type LetterState } from '~/domain/letters/states'
import { count, date, moment } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { LetterTable, SentAgain } from '~/parts/letter-table'
import { kindName, kindsInOrder } from '~/parts/letters/kinds'
import { PauseBands, PauseForm, PauseNews } from '~/parts/letters/pauses'
import { ButtonLink } from '~/ui/button'
import { Card, Empty, Notice, Page } from '~/ui/page'
import { useQueryLink } from '~/ui/query'
import { SearchForm } from '~/ui/search-field'
import { FilterTag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { db } = context
  const search = readLetterSearch(new URL(request.url).searchParams)
  const now = context.now()
  const reading = { now, pauses: await pausesInForce(db), locale: await localeOf(request, context) }
  return {
    search,
    ...(await letterList(db, search, reading)),
    counts: search.q === '' ? await letterCounts(db, search, reading) : null,
    events: await eventChoices(db, search.eventId),
    pauses: await pausesShown(db, now),
    standstill: context.post.standstill(),
  }
}

type Data = Awaited<ReturnType<typeof loader>>

export default function Letters() {
  const { t, locale } = useWords()
  const data = useLoaderData<typeof loader>()
  const { standstill, pauses } = data
  return (
    <Page
      title={t('sending.letters.pageTitle')}
      actions={
        pauses.some(({ eventId }) => eventId === null) ? undefined : (
          <PauseForm eventId={null} intent="pause" />
        )
      }
    >
      <PauseNews />
      <PauseBands pauses={pauses} />
      {standstill && (
        <Notice kind="warning" title={t('sending.letters.standstill')}>
          <p>{t('sending.letters.standstillText', { when: moment(standstill.since, locale) })}</p>
          <q className="said">{standstill.said}</q>
        </Notice>
      )}
      <Card>
        <Search {...data} />
        <States {...data} />
        <Found {...data} />
      </Card>
    </Page>
  )
}

function Search({ search, events, state }: Data) {
  const { t, locale } = useWords()
  return (
    <SearchForm
      label={t('sending.letters.search')}
      q={search.q}
      keep={{ status: search.state === null ? undefined : state }}
      filters={[
        {
          name: 'kind',
          label: t('sending.letters.kind'),
          value: search.kind ?? '',
          options: kindsInOrder
            .filter((kind) => kind !== 'groupTimes')
            .map((kind) => ({ value: kind, label: kindName(t, kind) })),
        },
        {
          name: 'event',
          label: t('sending.letters.event'),
          value: search.eventId ?? '',
          options: events.map((event) => ({
            value: event.id,
            label: `${written(event, 'title', locale).text || t('events.noTitle')}, ${date(event.startsAt, locale)}`,
          })),
        },
      ]}
    />
  )
}

/** The states to choose from; those that nothing is in are left out, but for the chosen one. */
function States({ counts, state }: Data) {
  const { t, locale } = useWords()
  const link = useQueryLink()
  const countOf = (one: LetterState): number | null =>
    counts === null || one === 'all' || one === 'sent' ? null : counts[one]
  const shown = letterStates.filter((one) => one === state || countOf(one) !== 0)
  return (
    <nav className="cluster" aria-label={t('sending.letters.status')}>
      {shown.map((one) => {
        const letters = countOf(one)
        return (
          <FilterTag
            key={one}
            on={one === state}
            to={link({ status: one, before: null, again: null, paused: null })}
          >
            {t(`sending.state.${one}`)}
            {letters !== null && ` ${count(letters, locale)}`}
          </FilterTag>
        )
      })}
    </nav>
  )
}

function Found({ rows, more, search, state }: Data) {
  const { t } = useWords()
  const link = useQueryLink()
  if (rows.length === 0) {
    const narrowed = search.q !== '' || search.kind !== null || search.eventId !== null
    return (
      <>
        <SentAgain />
        {narrowed ? (
          <Empty title={t('frame.state.noMatch')}>{t('frame.state.noMatchHint')}</Empty>
        ) : state === 'all' ? (
          <Empty title={t('sending.letters.none')} />
        ) : (
          <Empty title={t('sending.letters.noneIn')}>
            {(state === 'trouble' || state === 'failed') && t('sending.letters.noTroubleHint')}
          </Empty>
        )}
      </>
    )
  }
  return (
    <>
      {state === 'trouble' && <p className="soft">{t('sending.letters.pageLead')}</p>}
      <LetterTable caption={t('sending.letters.pageTitle')} rows={rows} withEvent />
      {(search.before !== null || more) && (
        <nav className="pager" aria-label={t('frame.pager.label')}>
          {search.before !== null && (
            <ButtonLink kind="quiet" to={link({ before: null })}>
              {t('sending.letters.newest')}
            </ButtonLink>
          )}
          {more && (
            <ButtonLink kind="quiet" icon="next" to={link({ before: rows.at(-1)?.id ?? null, again: null })}>
              {t('sending.letters.older')}
            </ButtonLink>
          )}
        </nav>
      )}
    </>
  )
}
