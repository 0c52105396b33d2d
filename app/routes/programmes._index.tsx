// The training programmes, with how many courses each has had and how many completed one.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { programmeList } from '~/domain/programmes/queries.server'
import { nameIn } from '~/i18n/named'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Empty, Page } from '~/ui/page'
import { Table } from '~/ui/table'
import { useWords } from '~/ui/words'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  return { programmes: await programmeList(context.db) }
}

export default function Programmes() {
  const { t, locale } = useWords()
  const { programmes } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('registry.networks.programmes')}
      trail={[{ to: paths.networks(), label: t('registry.networks.title') }]}
      actions={
        <ButtonLink kind="main" icon="add" to={paths.newProgramme()}>
          {t('registry.programme.new')}
        </ButtonLink>
      }
    >
      <Card>
        {programmes.length === 0 ? (
          <Empty title={t('registry.programme.none')}>{t('registry.programme.noneHint')}</Empty>
        ) : (
          <Table
            caption={t('registry.networks.programmes')}
            rows={programmes}
            rowKey={(programme) => programme.id}
            columns={[
              {
                key: 'name',
                head: t('registry.organisations.name'),
                names: true,
                cell: (programme) => (
                  <Link to={paths.programme(programme.id)}>{nameIn(programme, locale)}</Link>
                ),
              },
              {
                key: 'courses',
                head: t('registry.programme.courses'),
                number: true,
                cell: ({ courses }) => courses,
              },
              {
                key: 'completers',
                head: t('registry.programme.completers'),
                number: true,
                cell: ({ completers }) => completers,
              },
            ]}
          />
        )}
      </Card>
    </Page>
  )
}
