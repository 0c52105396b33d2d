// Answers as they come: how many, from which sectors, who, when and how; narrowed, ordered, printed, taken as a sheet.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { useEffect } from 'react'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { eventById } from '~/domain/events/queries.server'
import { answerList, type AnswerRow } from '~/domain/invitations/answer-list.server'
import {
  answerStates,
  filterAnswers,
  outsideSectors,
  readAnswerFilter,
} from '~/domain/invitations/answer-filter'
import { deputiesByInvitation, requestsWaiting } from '~/domain/substitutes/queries.server'
import { unreachedInvitations } from '~/domain/letters/unreached.server'
import { freeOnSite } from '~/domain/invitations/seats-view.server'
import { moment, shortDate, shortMoment } from '~/i18n/dates'
import { SectorAnswers } from '~/parts/sector-answers'
import { useFresh } from '~/parts/use-fresh'
import { paths } from '~/paths'
import { Button, ButtonLink } from '~/ui/button'
import { Figures } from '~/ui/figures'
import { Card, Empty, Notice, Split } from '~/ui/page'
import { PersonLine } from '~/ui/person-line'
import { useQueryLink } from '~/ui/query'
import { SearchForm } from '~/ui/search-field'
import { Table, type Column } from '~/ui/table'
import { AnswerTag, FilterTag, Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  const query = new URL(request.url).searchParams
  const filter = readAnswerFilter(query)
  const rows = await answerList(context.db, event, context.now())
  const locale = await localeOf(request, context)
  return {
    event: { id: event.id, hybrid: event.hybrid === 1 },
    free: await freeOnSite(context.db, event),
    now: context.now(),
    filter,
    print: query.get('print') === '1',
    counts: Object.fromEntries(
      answerStates.map((state) => [state, rows.filter((row) => row.state === state).length]),
    ) as Record<AnswerRow['state'], number>,
    bySector: sectorCounts(rows),
    total: rows.length,
    rows: filterAnswers(rows, filter, locale),
    deputies: Object.fromEntries(await deputiesByInvitation(context.db, event.id)),
    substitutes: await requestsWaiting(context.db, event.id),
    unreached: await unreachedInvitations(context.db, event.id),
  }
}

/** Answers by sector code, in the order of codes, those outside last. */
function sectorCounts(rows: AnswerRow[]) {
  const sectors = new Map<string, Record<AnswerRow['state'], number>>()
  for (const row of rows) {
    const code = row.post?.sectorCode ?? outsideSectors
    const counts = sectors.get(code) ?? { yes: 0, maybe: 0, no: 0, waiting: 0, none: 0 }
    counts[row.state] += 1
    sectors.set(code, counts)
  }
  const last = (code: string) => (code === outsideSectors ? 1 : 0)
  return [...sectors]
    .map(([code, counts]) => ({ code, counts }))
    .sort((a, b) => last(a.code) - last(b.code) || a.code.localeCompare(b.code))
}

type Data = Awaited<ReturnType<typeof loader>>

export default function Answers() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  useFresh(data.print ? null : 15)
  if (data.total === 0) {
    return (
      <Card>
        <Empty
          title={t('answers.none')}
          action={
            <ButtonLink to={paths.eventSending(data.event.id)}>{t('events.overview.nextSend')}</ButtonLink>
          }
        >
          {t('answers.noneHint')}
        </Empty>
      </Card>
    )
  }
  if (data.print) return <Printed {...data} />
  return (
    <Split
      aside={
        <>
          <Now {...data} />
          <Card title={t('answers.bySector')}>
            <SectorAnswers sectors={data.bySector} />
          </Card>
        </>
      }
    >
      <List {...data} />
    </Split>
  )
}

function Now({ event, counts, free, now }: Data) {
  const { t, locale } = useWords()
  const [full, left] = event.hybrid
    ? (['answers.fullOnSite', 'answers.leftOnSite'] as const)
    : (['answers.full', 'answers.seatsLeft'] as const)
  return (
    <Card title={t('answers.now')}>
      <Figures
        items={[
          { value: counts.yes, label: t('frame.answer.yes'), tone: 'yes' },
          { value: counts.maybe, label: t('frame.answer.maybe'), tone: 'maybe' },
          ...(counts.waiting > 0
            ? [{ value: counts.waiting, label: t('frame.answer.waiting'), tone: 'waiting' as const }]
            : []),
          { value: counts.no, label: t('frame.answer.no'), tone: 'no' },
          { value: counts.none, label: t('frame.answer.none'), tone: 'none' },
        ]}
      />
      <p className="soft">
        {free !== null && (free === 0 ? t(full) : t(left, { count: free }))}
        {free !== null && ' · '}
        {t('answers.refreshed', { when: shortMoment(now, locale) })}
      </p>
      {counts.waiting > 0 && <Link to={paths.eventLine(event.id)}>{t('answers.seeLine')}</Link>}
    </Card>
  )
}

function List(data: Data) {
  const { t } = useWords()
  const { event, filter, rows, counts, total, bySector, substitutes } = data
  const link = useQueryLink()
  return (
    <Card
      title={t('answers.count', { count: total })}
      actions={
        <>
          <form method="post">
            <Button kind="quiet" icon="download" formAction={paths.eventAnswersSheet(event.id, 'xlsx')}>
              {t('answers.excel')}
            </Button>
            <Button kind="quiet" icon="download" formAction={paths.eventAnswersSheet(event.id, 'csv')}>
              {t('answers.csv')}
            </Button>
          </form>
          {substitutes.all > 0 && (
            <ButtonLink kind="quiet" icon="people" to={paths.eventSubstitutes(event.id)}>
              {t('deputies.list.link', { count: substitutes.all })}
            </ButtonLink>
          )}
          <ButtonLink kind="quiet" icon="print" to={link({ print: '1' })}>
            {t('answers.print')}
          </ButtonLink>
        </>
      }
    >
      {substitutes.asked > 0 && (
        <Notice kind="warning">
          <Link to={paths.eventSubstitutes(event.id)}>
            {t('deputies.list.waiting', { count: substitutes.asked })}
          </Link>
        </Notice>
      )}
      <nav className="cluster" aria-label={t('answers.filters')}>
        <FilterTag to={link({ answer: null })} on={filter.state === null}>
          {t('answers.all')} {total}
        </FilterTag>
        {answerStates
          .filter((state) => counts[state] > 0 || filter.state === state)
          .map((state) => (
            <FilterTag
              key={state}
              to={link({ answer: state })}
              on={filter.state === state}
              tone={state}
              icon={state}
            >
              {t(`frame.answer.${state}`)} {counts[state]}
            </FilterTag>
          ))}
      </nav>
      <SearchForm
        label={t('answers.search')}
        q={filter.text}
        keep={{ answer: filter.state ?? undefined, sort: filter.sort === 'name' ? undefined : filter.sort }}
        filters={[
          {
            name: 'sector',
            label: t('answers.sector'),
            value: filter.sector,
            options: bySector.map(({ code }) => ({
              value: code,
              label: code === outsideSectors ? t('answers.outside') : code,
            })),
          },
        ]}
      />
      {rows.length === 0 ? (
        <Empty title={t('frame.state.noMatch')}>{t('frame.state.noMatchHint')}</Empty>
      ) : (
        <AnswerTable {...data} />
      )}
    </Card>
  )
}

/** Whom the invited sent, or whom they stand in for. */
function DeputyNote({ of }: { of: Data['deputies'][string] | undefined }) {
  const { t } = useWords()
  if (!of) return null
  return (
    <>
      {of.inPlaceOf && <small>{t('deputies.list.inPlaceOf', { name: of.inPlaceOf })} </small>}
      {of.sends && <small>{t('deputies.list.sent', { name: of.sends })}</small>}
    </>
  )
}

function AnswerTable({ event, rows, filter, print, deputies, unreached }: Data) {
  const { t } = useWords()
  const columns: Column<AnswerRow>[] = [
    {
      key: 'name',
      head: t('answers.head.name'),
      names: true,
      sort: 'name',
      cell: (row) => (
        <>
          <PersonLine
            person={row}
            post={row.post}
            sector={false}
            to={print ? undefined : paths.invitation(event.id, row.invitationId)}
          />
          <DeputyNote of={deputies[row.invitationId]} />
        </>
      ),
    },
    {
      key: 'sector',
      head: t('answers.head.sector'),
      sort: 'sector',
      cell: (row) => row.post?.sectorCode ?? '–',
    },
    {
      key: 'answer',
      head: t('answers.head.answer'),
      sort: 'answer',
      cell: (row) => (
        <>
          <AnswerTag answer={row.state} place={row.waitingPlace} />
          {row.mode && <small> {t(`answers.mode.${row.mode}`)}</small>}
          {row.olderTime && <small> {t('answers.olderTime')}</small>}
          {unreached.includes(row.invitationId) && (
            <>
              {' '}
              <Tag tone="error">{t('answers.letterReturned')}</Tag>
            </>
          )}
        </>
      ),
    },
    {
      key: 'when',
      head: t('answers.head.when'),
      sort: 'when',
      cell: (row) => <When row={row} />,
    },
    {
      key: 'comment',
      head: t('answers.head.comment'),
      cell: (row) => row.comment && <small className="typed clamp">{row.comment}</small>,
    },
  ]
  return (
    <Table
      caption={t('answers.shown', { count: rows.length })}
      columns={columns}
      rows={rows}
      rowKey={(row) => row.invitationId}
      sort={filter.sort}
    />
  )
}

/** When on one line, how on the next. */
function When({ row }: { row: AnswerRow }) {
  const { t, locale } = useWords()
  if (row.answeredAt === null) {
    return (
      <small>
        {row.remindedAt === null
          ? t('answers.invitedOn', { when: shortDate(row.invitedAt, locale) })
          : t('answers.remindedOn', { when: shortDate(row.remindedAt, locale) })}
      </small>
    )
  }
  const source = row.source ? t(`frame.answerSource.${row.source}`) : ''
  return (
    <small>
      <span className="nowrap">{shortMoment(row.answeredAt, locale)}</span>
      <br />
      {row.answeredBy ? t('answers.by', { source, name: row.answeredBy }) : source}
    </small>
  )
}

/** The list alone, on paper; with scripts the print dialog opens by itself. */
function Printed(data: Data) {
  const { t, locale } = useWords()
  const link = useQueryLink()
  useEffect(() => window.print(), [])
  return (
    <section className="printed stack">
      <p className="cluster apart">
        <small>{t('answers.printed', { when: moment(data.now, locale) })}</small>
        <Link className="screen-only" to={link({ print: null })}>
          {t('answers.backFromPrint')}
        </Link>
      </p>
      <AnswerTable {...data} />
    </section>
  )
}
