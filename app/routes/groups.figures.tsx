// Small groups in figures for the Ministry, without names: year by year, and which sectors the members come from.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { fewest } from '~/domain/reports/rules'
import { groupFigures } from '~/domain/reports/group-figures.server'
import { plainDate } from '~/i18n/dates'
import { FiguresByYear, SectorsByYear, SectorsOfYear } from '~/parts/renewing/figures-cards'
import { paths } from '~/paths'
import { Button } from '~/ui/button'
import { Figures } from '~/ui/figures'
import { Card, Empty, Page } from '~/ui/page'
import { PrintButton } from '~/ui/print-button'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const figures = await groupFigures(context.db, context.now())
  const asked = new URL(request.url).searchParams.get('year')
  const last = figures.years.at(-1)?.year ?? null
  return {
    ...figures,
    year: figures.years.find(({ year }) => String(year) === asked)?.year ?? last,
    today: dateOf(context.now()),
  }
}

export default function GroupFigures() {
  const { t, locale } = useWords()
  const { years, coverage, year, today } = useLoaderData<typeof loader>()
  const now = years.at(-1)
  return (
    <Page
      title={t('renewing.figures.title')}
      trail={[{ to: paths.groups(), label: t('renewing.trail') }]}
      facts={[plainDate(today, locale)]}
      actions={
        now && (
          <form method="post" className="cluster screen-only">
            <Button kind="quiet" icon="download" formAction={paths.groupFiguresSheet('xlsx')}>
              {t('renewing.figures.excel')}
            </Button>
            <Button kind="quiet" icon="download" formAction={paths.groupFiguresSheet('csv')}>
              {t('renewing.figures.csv')}
            </Button>
            <PrintButton kind="quiet">{t('renewing.figures.print')}</PrintButton>
          </form>
        )
      }
    >
      {!now || year === null ? (
        <Card>
          <Empty title={t('renewing.groups.none')}>{t('renewing.figures.none')}</Empty>
        </Card>
      ) : (
        <>
          <p>{t('renewing.figures.lead', { few: fewest })}</p>
          <Figures
            items={[
              { value: now.groups, label: t('renewing.figures.groups'), tone: 'accent' },
              { value: now.members, label: t('renewing.figures.members') },
              { value: now.newcomers, label: t('renewing.figures.newcomers') },
              { value: now.leavers, label: t('renewing.figures.leavers') },
              { value: now.meetings, label: t('renewing.figures.meetings') },
            ]}
          />
          <FiguresByYear years={years} />
          <SectorsOfYear years={years} coverage={coverage} year={year} />
          <SectorsByYear years={years} coverage={coverage} />
        </>
      )}
    </Page>
  )
}
