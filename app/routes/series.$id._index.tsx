// The dates of a series: how answers stand at each, what differs, one more date.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { getFormProps, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { dateOf } from '~/domain/core/time'
import { dateForm, dateOfRow } from '~/domain/series/plan-form'
import { mostUsual } from '~/domain/series/rules'
import { addDate } from '~/domain/series/series-acts.server'
import { datesOf, seriesById, seriesDatesOf, type SeriesDate } from '~/domain/series/series.server'
import { templateOf } from '~/domain/templates/queries.server'
import { period } from '~/i18n/dates'
import { SeriesFrame } from '~/parts/series/frame'
import { DateFields } from '~/parts/series/date-fields'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Meter, useAnswerParts } from '~/ui/chart'
import { ErrorSummary, SubmitButton } from '~/ui/form'
import { Card, Notice } from '~/ui/page'
import { Table, type Column } from '~/ui/table'
import { Tag } from '~/ui/tag'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { id, nameFi, nameSv, nameEn } = await seriesById(context.db, params.id ?? '')
  const query = new URL(request.url).searchParams
  return {
    series: { id, nameFi, nameSv, nameEn },
    dates: await seriesDatesOf(context.db, await datesOf(context.db, id), context.now()),
    today: dateOf(context.now()),
    newId: crypto.randomUUID(),
    done: query.get('done'),
    told: Number(query.get('told') ?? 0),
  }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { id } = await seriesById(context.db, params.id ?? '')
  const submission = parseWithZod(await request.formData(), { schema: dateForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return submission.reply()
  const dates = (await datesOf(context.db, id)).filter(({ status }) => status !== 'cancelled')
  const usual = mostUsual(dates) ?? { from: '', to: '', place: '' }
  const date = dateOfRow(submission.value, usual)
  if ('field' in date) return submission.reply({ fieldErrors: { [date.field]: [date.message] } })
  const { answerDaysBefore } = await templateOf(context.db, dates[0]?.kind ?? 'morningCoffee')
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    addDate(
      c,
      id,
      { id: submission.value.id, date, answerDays: answerDaysBefore },
      { mailbox: context.config.mailFrom.address },
    ),
  )
  if (result.ok) return redirect(paths.series(id, { done: 'added' }))
  if (result.reason === 'faults')
    return submission.reply({ fieldErrors: { date: result.faults.map((fault) => `events.fault.${fault}`) } })
  return submission.reply({ formErrors: [`reasons.${result.reason}`] })
}

type Data = Awaited<ReturnType<typeof loader>>

export default function Series() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const { series, dates, done, told } = data
  const ahead = dates.filter((date) => date.ahead)
  const invited = dates.some(({ counts }) => counts.invited > 0)
  const news = (['made', 'added', 'texts'] as const).find((one) => one === done)
  return (
    <SeriesFrame
      series={series}
      dates={dates.filter(({ status }) => status !== 'cancelled').length}
      actions={
        ahead.length > 0 && (
          <>
            <ButtonLink icon="edit" to={paths.editSeries(series.id)}>
              {t('series.page.editTexts')}
            </ButtonLink>
            <ButtonLink
              kind="main"
              icon={invited ? 'send' : 'people'}
              to={invited ? paths.seriesSending(series.id) : paths.seriesAudience(series.id)}
            >
              {t(invited ? 'series.page.toSending' : 'series.page.toAudience')}
            </ButtonLink>
          </>
        )
      }
    >
      {news && (
        <Notice kind="good" arrived>
          {told > 0 ? t('series.page.told', { count: told }) : t(`series.page.${news}`)}
        </Notice>
      )}
      <Card title={t('series.page.dates')}>
        <Dates dates={dates} />
      </Card>
      <AddDate key={data.newId} {...data} />
    </SeriesFrame>
  )
}

function Dates({ dates }: { dates: SeriesDate[] }) {
  const { t, locale } = useWords()
  const answerParts = useAnswerParts()
  const columns: Column<SeriesDate>[] = [
    {
      key: 'when',
      head: t('series.page.when'),
      names: true,
      cell: (date) => (
        <>
          <Link to={paths.event(date.id)}>{period(date.startsAt, date.endsAt, locale)}</Link>{' '}
          {date.status === 'draft' && <Tag tone="none">{t('frame.event.status.draft')}</Tag>}
          {date.status === 'cancelled' && <Tag tone="error">{t('frame.event.status.cancelled')}</Tag>}
          {date.status === 'open' && !date.ahead && <Tag tone="none">{t('frame.event.status.past')}</Tag>}
          {date.exception && (
            <Tag tone="warning" icon="info">
              {t('series.page.exception')}
            </Tag>
          )}
        </>
      ),
    },
    {
      key: 'where',
      head: t('series.page.where'),
      cell: (date) => date.place || t(date.onlineUrl ? 'events.facts.online' : 'events.facts.noPlace'),
    },
    {
      key: 'how',
      head: t('series.page.how'),
      cell: ({ counts }) =>
        counts.invited === 0 ? (
          <small>{t('events.notInvited')}</small>
        ) : (
          <>
            <Meter parts={answerParts(counts)} total={counts.invited} />
            <small>{t('events.start.of', counts)}</small>
          </>
        ),
    },
    {
      key: 'do',
      head: '',
      plain: true,
      cell: (date) =>
        date.ahead && (
          <div className="cluster">
            <ButtonLink kind="quiet" icon="swap" to={paths.moveEvent(date.id)}>
              {t('year.move')}
              <span className="unseen"> {period(date.startsAt, date.endsAt, locale)}</span>
            </ButtonLink>
            <ButtonLink kind="quiet" icon="cancel" to={paths.cancelEvent(date.id)}>
              {t('series.page.cancelOne')}
              <span className="unseen"> {period(date.startsAt, date.endsAt, locale)}</span>
            </ButtonLink>
          </div>
        ),
    },
  ]
  return <Table caption={t('series.page.dates')} columns={columns} rows={dates} rowKey={({ id }) => id} />
}

function AddDate({ newId, today }: Pick<Data, 'newId' | 'today'>) {
  const { t } = useWords()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm<Record<'date' | 'from' | 'to' | 'place' | 'which', string>>({
    id: 'date',
    lastResult: lastResult ?? null,
  })
  return (
    <Card title={t('series.page.addTitle')}>
      <p className="soft">{t('series.page.addHint')}</p>
      <Form method="post" {...getFormProps(form)} className="stack tight">
        <ErrorSummary form={form} result={lastResult} />
        <input type="hidden" name="id" value={newId} />
        <DateFields fields={fields} legend={t('series.page.addTitle')} today={today} remove={null} />
        <div>
          <SubmitButton kind="plain" icon="add">
            {t('series.page.add')}
          </SubmitButton>
        </div>
      </Form>
    </Card>
  )
}
