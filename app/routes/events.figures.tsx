// Events in figures over years: invited, answered, came, by year, kind, sector and kind of organisation; printed or taken.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { eventKinds } from '#db/schema'
import { requireOrganiser } from '~/auth/require.server'
import { eventFiguresPage } from '~/domain/reports/event-figures-page.server'
import { CountFigures, OrganisationsCard, SectorsCard } from '~/parts/afterwards/figures-cards'
import { EventsCard, KindsCard, YearsCard } from '~/parts/afterwards/figures-page'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { SelectField } from '~/ui/field'
import { Card, Empty, Page } from '~/ui/page'
import { PrintButton } from '~/ui/print-button'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  return eventFiguresPage(context.db, new URL(request.url).searchParams, context.now())
}

type Data = Awaited<ReturnType<typeof loader>>

export default function EventFigures() {
  const { t } = useWords()
  const data = useLoaderData<typeof loader>()
  const { period, years, kinds, breakdown, total, held, known, list } = data
  return (
    <Page
      title={t('afterwards.figures.title')}
      trail={[{ to: paths.events(), label: t('events.title') }]}
      facts={[
        period.from === period.to ? period.from : `${period.from}–${period.to}`,
        period.kind && t(`frame.event.kind.${period.kind}`),
      ]}
      actions={held > 0 && <Taken period={period} />}
    >
      {data.all.length > 0 && <PeriodForm {...data} />}
      {held === 0 ? (
        <Card>
          <Empty title={t('afterwards.figures.none')}>{t('afterwards.figures.noneHint')}</Empty>
        </Card>
      ) : (
        <>
          <CountFigures counts={total} answering={breakdown.answering} events={held} known={known} />
          <p className="soft">{t('afterwards.figures.lead')}</p>
          <YearsCard years={years} />
          {kinds.length > 1 && <KindsCard kinds={kinds} />}
          <SectorsCard sectors={breakdown.sectors} />
          <OrganisationsCard organisations={breakdown.organisations} />
          <EventsCard list={list} />
        </>
      )}
    </Page>
  )
}

function PeriodForm({ all, period }: Pick<Data, 'all' | 'period'>) {
  const { t } = useWords()
  const years = [...all].reverse().map((year) => ({ value: String(year), label: String(year) }))
  return (
    <Form method="get" className="search screen-only">
      <SelectField
        field={{ name: 'from', initialValue: String(period.from), key: `from-${period.from}` }}
        label={t('afterwards.figures.from')}
        options={years}
      />
      <SelectField
        field={{ name: 'to', initialValue: String(period.to), key: `to-${period.to}` }}
        label={t('afterwards.figures.to')}
        options={years}
      />
      <SelectField
        field={{ name: 'kind', initialValue: period.kind ?? '', key: `kind-${period.kind}` }}
        label={t('afterwards.figures.kind')}
        empty={t('afterwards.figures.allKinds')}
        options={eventKinds.map((kind) => ({ value: kind, label: t(`frame.event.kind.${kind}`) }))}
      />
      <Button icon="search">{t('afterwards.figures.show')}</Button>
    </Form>
  )
}

/** The sheet holds the period that is shown. */
function Taken({ period }: Pick<Data, 'period'>) {
  const { t } = useWords()
  return (
    <form method="post" className="cluster screen-only">
      <input type="hidden" name="from" value={period.from} />
      <input type="hidden" name="to" value={period.to} />
      <input type="hidden" name="kind" value={period.kind ?? ''} />
      <Button kind="quiet" icon="download" formAction={paths.eventFiguresSheet('xlsx')}>
        {t('afterwards.figures.excel')}
      </Button>
      <Button kind="quiet" icon="download" formAction={paths.eventFiguresSheet('csv')}>
        {t('afterwards.figures.csv')}
      </Button>
      <PrintButton kind="quiet">{t('afterwards.figures.print')}</PrintButton>
    </form>
  )
}
