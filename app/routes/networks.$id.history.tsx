// How a network has changed over the years: who joined and left, and how its members have covered the sectors.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { historyOf } from '~/domain/networks/history.server'
import { networkStanding } from '~/domain/networks/network-acts.server'
import { nameIn, written } from '~/i18n/named'
import { paths } from '~/paths'
import { YearRows } from '~/ui/chart-time'
import { Button } from '~/ui/button'
import { TextField } from '~/ui/field'
import { Card, Empty, Page, Split } from '~/ui/page'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const today = dateOf(context.now())
  const network = await networkStanding(context.db, params.id ?? '')
  return { network, today, history: await historyOf(context.db, network, today) }
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function NetworkHistory() {
  const { t, locale } = useWords()
  const { network, today, history } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('registry.history.title')}
      trail={[
        { to: paths.networks(), label: t('registry.networks.title') },
        {
          to: paths.network(network.id),
          label: <InLanguage written={written(network, 'name', locale)} />,
        },
      ]}
    >
      <Split aside={<WhoThen networkId={network.id} today={today} />}>
        {history.sectors.length === 0 ? (
          <Empty title={t('registry.history.none')} />
        ) : (
          <>
            <Turnover history={history} />
            <Coverage history={history} />
          </>
        )}
      </Split>
    </Page>
  )
}

function Turnover({ history: { years } }: Pick<Data, 'history'>) {
  const { t } = useWords()
  const sum = (counts: number[]) => counts.reduce((total, count) => total + count, 0)
  const [joined, left] = [years.map((year) => year.joined), years.map((year) => year.left)]
  const members = years.map((year) => year.members)
  const [first, last] = [years[0], years.at(-1)]
  if (!first || !last) return null
  return (
    <Card title={t('registry.history.turnover')}>
      <YearRows
        says={t('registry.history.turnoverSays', {
          from: first.year,
          to: last.year,
          joined: sum(joined),
          left: sum(left),
          members: last.members,
        })}
        head={t('registry.history.what')}
        years={years.map(({ year }) => year)}
        rows={[
          { key: 'joined', label: t('registry.history.joined'), counts: joined, figure: sum(joined) },
          { key: 'left', label: t('registry.history.left'), counts: left, figure: sum(left) },
          { key: 'members', label: t('registry.history.members'), counts: members, scale: 'members' },
        ]}
      />
    </Card>
  )
}

function Coverage({ history: { years, sectors } }: Pick<Data, 'history'>) {
  const { t, locale } = useWords()
  const inSectors = sectors.filter(({ sector }) => sector !== null)
  const covered = (at: number) => inSectors.filter(({ counts }) => (counts.at(at) ?? 0) > 0).length
  return (
    <Card title={t('registry.history.coverage')}>
      <YearRows
        says={t('registry.history.coverageSays', {
          from: years[0]?.year ?? '',
          to: years.at(-1)?.year ?? '',
          before: covered(0),
          now: covered(-1),
        })}
        head={t('frame.table.sector')}
        years={years.map(({ year }) => year)}
        rows={sectors.map(({ sector, counts }) => ({
          key: sector?.id ?? 'outside',
          label: sector?.code ?? t('frame.table.outside'),
          long: sector ? nameIn(sector, locale) : t('frame.table.outsideLong'),
          counts,
        }))}
      />
    </Card>
  )
}

/** "Who was a member on 1.3.2019?" */
function WhoThen({ networkId, today }: { networkId: string; today: string }) {
  const { t } = useWords()
  return (
    <Card title={t('registry.history.who')}>
      <Form method="get" action={paths.network(networkId)} className="stack tight">
        <TextField
          field={{ name: 'on', initialValue: today }}
          label={t('registry.network.on')}
          type="date"
          required
        />
        <div>
          <Button>{t('frame.do.show')}</Button>
        </div>
      </Form>
    </Card>
  )
}
