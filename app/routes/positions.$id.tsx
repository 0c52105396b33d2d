// One position: who holds and has held it, who is above and below, and since when it is vacant.
import type { LoaderFunctionArgs } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { organisationById } from '~/domain/people/organisations.server'
import { positionPage, type Holder, type PositionRow } from '~/domain/people/positions.server'
import { peopleList } from '~/domain/people/queries.server'
import { fullName, holdsOn } from '~/domain/people/rules'
import { readWords } from '~/domain/people/search'
import { plainDate } from '~/i18n/dates'
import { nameIn, written } from '~/i18n/named'
import { DeedNotice, deedNoticeOf } from '~/parts/deed-notice'
import { AppointSearch } from '~/parts/people/appoint-search'
import { paths } from '~/paths'
import { ButtonLink } from '~/ui/button'
import { Card, Empty, Notice, Page, Split } from '~/ui/page'
import { PeriodText } from '~/ui/period-text'
import { Tag } from '~/ui/tag'
import { InLanguage, useWords } from '~/ui/words'

/** How many people a search for the next holder shows. */
const mostFound = 10

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const on = dateOf(context.now())
  const page = await positionPage(context.db, id, on)
  if (page === null) throw new Response(null, { status: 404 })
  const organisation = await organisationById(context.db, page.position.organisationId)
  if (organisation === null) throw new Response(null, { status: 404 })
  const q = readWords(new URL(request.url).searchParams)
  const { rows } = q === '' ? { rows: [] } : await peopleList(context.db, { q }, on)
  const found = rows.slice(0, mostFound)
  return { ...page, organisation, on, q, found, news: deedNoticeOf(request) }
}

const doneKeys = ['entered', 'saved'] as const

export default function PositionPage() {
  const { t, locale } = useWords()
  const data = useLoaderData<typeof loader>()
  const { position, organisation, news, on } = data
  const done = doneKeys.find((key) => key === news.done)
  const abolished = position.validTo !== null && position.validTo < on
  return (
    <Page
      title={<InLanguage written={written(position, 'title', locale)} />}
      trail={[
        { to: paths.organisations(), label: t('registry.organisations.title') },
        { to: paths.organisation(organisation.id), label: nameIn(organisation, locale) },
      ]}
      facts={[
        t(`frame.roleClass.${position.roleClass}`),
        position.seniorManagement === 1 && t('frame.seniorManagement'),
        position.validTo && t('registry.position.until', { date: plainDate(position.validTo, locale) }),
      ]}
      actions={
        <ButtonLink icon="edit" to={paths.editPosition(position.id)}>
          {t('frame.do.edit')}
        </ButtonLink>
      }
    >
      <DeedNotice done={done ?? null} deed={news.deed}>
        {done && t(`registry.position.done.${done}`)}
      </DeedNotice>
      {data.vacantSince && !abolished && (
        <Notice kind="warning">
          {t('registry.position.vacantSince', { date: plainDate(data.vacantSince, locale) })}
        </Notice>
      )}
      <Split
        aside={
          <>
            <Beside
              title={t('registry.position.superior')}
              positions={data.superior ? [data.superior] : []}
            />
            <Beside title={t('registry.position.subordinates')} positions={data.subordinates} />
          </>
        }
      >
        <Card title={t('registry.position.holders')}>
          {data.holders.length === 0 ? (
            <Empty title={t('registry.position.neverHeld')} />
          ) : (
            <ol className="timeline">
              {data.holders.map((holder) => (
                <li key={holder.appointmentId} className={holdsOn(holder, on) ? 'now' : undefined}>
                  <HolderOnLine holder={holder} on={on} />
                </li>
              ))}
            </ol>
          )}
        </Card>
        {!abolished && <AppointSearch positionId={position.id} q={data.q} found={data.found} />}
      </Split>
    </Page>
  )
}

/** The title that the holder bore, which need not be the position's of today. */
function HolderOnLine({ holder, on }: { holder: Holder; on: string }) {
  const { t, locale } = useWords()
  return (
    <>
      <span className="cluster">
        <Link to={paths.person(holder.personId)}>{fullName(holder)}</Link>
        {holder.acting && <Tag>{t('registry.post.acting')}</Tag>}
      </span>
      <span>
        <InLanguage written={written(holder, 'title', locale)} />
      </span>
      <small>
        <PeriodText from={holder.validFrom} to={holder.validTo} />
        {holder.termEndsOn && holdsOn(holder, on) && (
          <> · {t('registry.post.termUntil', { date: plainDate(holder.termEndsOn, locale) })}</>
        )}
      </small>
    </>
  )
}

/** Positions above or below, each with who holds it. */
function Beside({ title, positions }: { title: string; positions: PositionRow[] }) {
  const { t, locale } = useWords()
  return (
    <Card title={title}>
      {positions.length === 0 ? (
        <p className="soft">{t('registry.position.none')}</p>
      ) : (
        <ul className="rows">
          {positions.map((position) => (
            <li key={position.id}>
              <Link to={paths.position(position.id)}>
                <InLanguage written={written(position, 'title', locale)} />
              </Link>
              <br />
              <small>
                {position.holders.length > 0
                  ? position.holders.map(fullName).join(', ')
                  : t('registry.position.vacant')}
              </small>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
