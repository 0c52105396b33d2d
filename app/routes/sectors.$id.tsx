// One administrative sector: its time and what belongs to it, and the forms that change it.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { dateOf } from '~/domain/core/time'
import { sectorsAt } from '~/domain/people/queries.server'
import { sectorFields } from '~/domain/people/sector-form'
import { sectorById } from '~/domain/people/sectors.server'
import { written } from '~/i18n/named'
import { withNews } from '~/parts/with-news'
import { CorrectSector, MergeSector, RenameSector } from '~/parts/bodies/sector-edit'
import { editSector } from '~/parts/bodies/sector-edit.server'
import { DeedNotice, deedNoticeOf } from '~/parts/deed-notice'
import { paths } from '~/paths'
import { Card, Page } from '~/ui/page'
import { PeriodText } from '~/ui/period-text'
import { InLanguage, useWords } from '~/ui/words'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const today = dateOf(context.now())
  const sector = await sectorById(context.db, id, today)
  if (sector === null) throw new Response(null, { status: 404 })
  const others = (await sectorsAt(context.db, today)).filter((other) => other.id !== id)
  const edited = { fields: sectorFields(sector), others, newId: crypto.randomUUID(), today }
  return { sector, edited, news: deedNoticeOf(request) }
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const by = { db: context.db, actor, now: context.now() }
  const outcome = await editSector(by, id, await request.formData())
  if ('answer' in outcome) return outcome.answer
  return redirect(withNews(paths.sector(outcome.id), outcome.done, outcome.deedId))
}

const doneKeys = ['corrected', 'renamed', 'merged'] as const

export default function SectorPage() {
  const { t, locale } = useWords()
  const { sector, edited, news } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const done = doneKeys.find((key) => key === news.done)
  const given = { edited, answer }
  return (
    <Page
      title={<InLanguage written={written(sector, 'name', locale)} />}
      trail={[{ to: paths.sectors(), label: t('registry.sectors.title') }]}
      facts={[
        sector.code,
        <PeriodText key="period" from={sector.validFrom} to={sector.validTo} />,
        sector.successorId && (
          <>
            {t('registry.organisation.successor')}{' '}
            <Link to={paths.sector(sector.successorId)}>{sector.successorCode}</Link>
          </>
        ),
      ]}
    >
      <DeedNotice {...news}>{done && <p>{t(`registry.sector.done.${done}`)}</p>}</DeedNotice>
      {sector.validTo === null && (
        <>
          <Card>
            <p>
              <Link to={paths.organisations({ sector: sector.id })}>
                {t('registry.organisations.found', { count: sector.organisations })}
              </Link>
              {' · '}
              <Link to={paths.people({ sector: sector.id })}>
                {t('registry.people.found', { count: sector.people })}
              </Link>
            </p>
          </Card>
          <RenameSector {...given} />
          <MergeSector {...given} />
        </>
      )}
      <CorrectSector key={`${sector.validFrom}${sector.code}`} {...given} />
    </Page>
  )
}
