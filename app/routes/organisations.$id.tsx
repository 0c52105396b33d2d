// One organisation and its people, those of today and those before.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { formerStaffOf, organisationById, staffOf } from '~/domain/people/organisations.server'
import { written } from '~/i18n/named'
import { paths } from '~/paths'
import { Card, Empty, Page, Split } from '~/ui/page'
import { PeriodText } from '~/ui/period-text'
import { PersonLine } from '~/ui/person-line'
import { Table } from '~/ui/table'
import { Tag } from '~/ui/tag'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const on = dateOf(context.now())
  const organisation = await organisationById(context.db, id)
  if (organisation === null) throw new Response(null, { status: 404 })
  return {
    organisation,
    staff: await staffOf(context.db, id, on),
    former: await formerStaffOf(context.db, id, on),
  }
}

export default function Organisation() {
  const { t, locale } = useWords()
  const { organisation, staff, former } = useLoaderData<typeof loader>()
  return (
    <Page
      title={<InLanguage written={written(organisation, 'name', locale)} />}
      trail={[
        { to: paths.people(), label: t('registry.people.title') },
        { to: paths.organisations(), label: t('registry.organisations.title') },
      ]}
      facts={[
        t(`frame.organisationKind.${organisation.kind}`),
        organisation.sectorCode,
        organisation.validTo !== null && (
          <PeriodText key="period" from={organisation.validFrom} to={organisation.validTo} />
        ),
      ]}
    >
      <Split
        aside={
          former.length > 0 && (
            <Card title={t('registry.organisation.before')}>
              <ul className="rows">
                {former.map((person) => (
                  <li key={person.id}>
                    <PersonLine person={person} post={person.post} to={paths.person(person.id)} />
                  </li>
                ))}
              </ul>
            </Card>
          )
        }
      >
        <Card title={t('registry.organisation.people')}>
          {staff.length === 0 ? (
            <Empty title={t('registry.organisation.noPeople')} />
          ) : (
            <Table
              caption={t('registry.organisation.table')}
              rows={staff}
              rowKey={(person) => person.id}
              columns={[
                {
                  key: 'name',
                  head: t('registry.organisation.name'),
                  names: true,
                  cell: (person) => <PersonLine person={person} to={paths.person(person.id)} />,
                },
                {
                  key: 'title',
                  head: t('registry.organisation.title'),
                  cell: ({ post }) => post && <InLanguage written={written(post, 'title', locale)} />,
                },
                {
                  key: 'role',
                  head: t('registry.organisation.role'),
                  cell: ({ post }) => post?.seniorManagement && <Tag>{t('frame.seniorManagement')}</Tag>,
                },
              ]}
            />
          )}
        </Card>
      </Split>
    </Page>
  )
}
