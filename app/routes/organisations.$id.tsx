// One organisation: its people and positions on a day, what it has been called, and what can be done to it.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { deedsOf } from '~/domain/core/deed-queries.server'
import { dateOf } from '~/domain/core/time'
import { lifeOf } from '~/domain/people/organisation-life.server'
import { formerStaffOf, organisationById, staffOf } from '~/domain/people/organisations.server'
import { positionsOf } from '~/domain/people/positions.server'
import { holdsOn, type PersonRow } from '~/domain/people/rules'
import { readDay } from '~/domain/people/search'
import { plainDate } from '~/i18n/dates'
import { written } from '~/i18n/named'
import { DayForm } from '~/parts/day-form'
import { OrganisationHistory } from '~/parts/bodies/organisation-history'
import { PositionTable, StaffTable } from '~/parts/bodies/organisation-people'
import { DeedNotice, deedNoticeOf } from '~/parts/deed-notice'
import { DeedTrail } from '~/parts/deed-trail'
import { ExportForm } from '~/parts/export-form'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Notice, Page, Split } from '~/ui/page'
import { PeriodText } from '~/ui/period-text'
import { PersonLine } from '~/ui/person-line'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({
  request,
  context: { db, ...context },
  params: { id = '' },
}: LoaderFunctionArgs) {
  await requireOrganiser(request, { db, ...context })
  const today = dateOf(context.now())
  const query = new URL(request.url).searchParams
  const standing = await organisationById(db, id, today)
  if (standing === null) throw new Response(null, { status: 404 })
  // One that is still to begin, as after a merger, is shown as it begins.
  const on = readDay(query, standing.validFrom > today ? standing.validFrom : today)
  const organisation = (await organisationById(db, id, on)) ?? standing
  const positions = await positionsOf(db, id, on)
  return {
    organisation,
    staff: await staffOf(db, id, on),
    // When a position was made is not known: on an earlier day it stands if somebody had held it.
    positions: positions.filter(({ holders, last }) => on >= today || holders.length > 0 || last !== null),
    former: await formerStaffOf(db, id, on),
    life: await lifeOf(db, id),
    deeds: await deedsOf(db, { kind: 'organisation', id }),
    on,
    today,
    news: deedNoticeOf(request),
  }
}

const doneKeys = ['entered', 'corrected', 'renamed', 'moved', 'ended', 'merged'] as const

export default function Organisation() {
  const { t, locale } = useWords()
  const { organisation, staff, positions, former, life, deeds, on, today, news } =
    useLoaderData<typeof loader>()
  const { id } = organisation
  const done = doneKeys.find((key) => key === news.done)
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
        on !== today && t('registry.network.asOf', { date: plainDate(on, locale) }),
      ]}
      actions={<Actions id={id} ended={organisation.validTo !== null} />}
    >
      <DeedNotice {...news}>{done && <p>{t(`registry.organisation.done.${done}`)}</p>}</DeedNotice>
      {!holdsOn(organisation, on) && (
        <Notice kind="warning">{t('registry.organisation.notThen', { date: plainDate(on, locale) })}</Notice>
      )}
      <Split
        aside={
          <>
            <OrganisationHistory life={life} />
            {former.length > 0 && <Former people={former} />}
            <DeedTrail deeds={deeds} />
          </>
        }
      >
        <Card title={t('registry.organisation.people')}>
          <DayForm
            on={on}
            today={today}
            back={paths.organisation(id)}
            label={t('registry.organisation.on')}
          />
          <StaffTable staff={staff} on={on} />
          {staff.length > 0 && <ExportForm list="staff" query={{ organisation: id, on }} />}
        </Card>
        <Card
          title={t('registry.organisation.positions')}
          actions={
            organisation.validTo === null && (
              <ButtonLink kind="quiet" icon="add" to={paths.newPosition(id)}>
                {t('registry.organisation.newPosition')}
              </ButtonLink>
            )
          }
        >
          <PositionTable positions={positions} on={on} />
        </Card>
      </Split>
    </Page>
  )
}

function Actions({ id, ended }: { id: string; ended: boolean }) {
  const { t } = useWords()
  return (
    <>
      <ButtonLink icon="edit" to={paths.editOrganisation(id)}>
        {t('registry.organisation.edit')}
      </ButtonLink>
      {!ended && (
        <ButtonLink kind="quiet" icon="organisation" to={paths.mergeOrganisation(id)}>
          {t('registry.organisation.merge.link')}
        </ButtonLink>
      )}
    </>
  )
}

function Former({ people }: { people: PersonRow[] }) {
  const { t } = useWords()
  return (
    <Card title={t('registry.organisation.before')}>
      <ul className="rows">
        {people.map((person) => (
          <li key={person.id}>
            <PersonLine person={person} post={person.post} to={paths.person(person.id)} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
