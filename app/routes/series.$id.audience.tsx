// Whom a series is for: the same audience for every date, edited as that of an event is.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { requireOrganiser } from '~/auth/require.server'
import { change } from '~/domain/core/change.server'
import { datesOf, leadOf, seriesById } from '~/domain/series/series.server'
import { readAudienceAct, versionFrom } from '~/parts/audience/form'
import { AudienceEditor } from '~/parts/audience/editor'
import { audiencePage } from '~/parts/audience/page-data.server'
import { pressForSeries } from '~/parts/series/audience-press.server'
import { SeriesFrame } from '~/parts/series/frame'
import { paths } from '~/paths'
import { Notice } from '~/ui/page'
import { useWords } from '~/ui/words'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { id, nameFi, nameSv, nameEn } = await seriesById(context.db, params.id ?? '')
  const series = { id, nameFi, nameSv, nameEn }
  const lead = leadOf(await datesOf(context.db, id), context.now())
  if (lead === null) return { series, page: null }
  const search = new URL(request.url).searchParams
  return { series, page: await audiencePage(context.db, lead.id, search, context.now()) }
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const id = params.id ?? ''
  const form = await request.formData()
  const act = readAudienceAct(form)
  if (act === null) throw new Response(null, { status: 400 })
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    pressForSeries(c, id, versionFrom(form), act),
  )
  if (!result.ok) return { refused: { reason: result.reason, act } }
  return redirect(paths.seriesAudience(id) + new URL(request.url).search)
}

export default function SeriesAudience() {
  const { t } = useWords()
  const { series, page } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()?.refused
  return (
    <SeriesFrame series={series}>
      {page === null ? (
        <Notice kind="warning">{t('series.audience.over')}</Notice>
      ) : (
        <>
          <p className="soft">{t('series.audience.lead')}</p>
          <AudienceEditor page={page} refused={refused} sending={paths.seriesSending(series.id)} />
        </>
      )}
    </SeriesFrame>
  )
}
