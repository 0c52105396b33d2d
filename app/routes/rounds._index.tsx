// The rounds of composing small groups, the newest first: where each stands, how many said yes, when.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { roundsAll } from '~/domain/rounds/rounds.server'
import { stateOf } from '~/domain/rounds/rules'
import { plainDate } from '~/i18n/dates'
import { StateTag } from '~/parts/rounds/frame'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Empty, Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  return { rounds: await roundsAll(context.db) }
}

type Row = ReturnType<typeof useLoaderData<typeof loader>>['rounds'][number]

export default function Rounds() {
  const { t, locale } = useWords()
  const { rounds } = useLoaderData<typeof loader>()
  const start = (
    <ButtonLink kind="main" icon="add" to={paths.newRound()}>
      {t('rounds.new')}
    </ButtonLink>
  )
  return (
    <Page
      title={t('rounds.title')}
      trail={[{ to: paths.groups(), label: t('rounds.groups') }]}
      actions={rounds.length > 0 && start}
    >
      <Card>
        {rounds.length === 0 ? (
          <Empty title={t('rounds.none')} action={start}>
            {t('rounds.what')}
          </Empty>
        ) : (
          <Table<Row>
            caption={t('rounds.title')}
            rows={rounds}
            rowKey={({ id }) => id}
            columns={[
              {
                key: 'name',
                head: t('rounds.form.name'),
                names: true,
                cell: ({ id, name }) => <Link to={paths.round(id)}>{name}</Link>,
              },
              {
                key: 'state',
                head: t('rounds.list.state'),
                cell: (row) => <StateTag state={stateOf(row)} />,
              },
              { key: 'called', head: t('rounds.list.called'), number: true, cell: ({ called }) => called },
              { key: 'yes', head: t('rounds.list.yes'), number: true, cell: ({ yes }) => yes },
              { key: 'groups', head: t('rounds.list.goOn'), number: true, cell: ({ groups }) => groups },
              {
                key: 'answerBy',
                head: t('rounds.list.answerBy'),
                oneLine: true,
                cell: ({ answerBy }) => plainDate(answerBy, locale),
              },
              {
                key: 'startsOn',
                head: t('rounds.list.startsOn'),
                oneLine: true,
                cell: ({ startsOn }) => plainDate(startsOn, locale),
              },
            ]}
          />
        )}
      </Card>
    </Page>
  )
}
