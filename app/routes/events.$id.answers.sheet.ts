// The list of answers as a file: Excel or CSV, in the reader's language. Taken by a press, since the trail notes it.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { audit } from '~/domain/core/audit.server'
import { change } from '~/domain/core/change.server'
import { dateOf } from '~/domain/core/time'
import { eventById } from '~/domain/events/queries.server'
import { answerList } from '~/domain/invitations/answer-list.server'
import { answersAsCsv, answersAsExcel } from '~/domain/invitations/answer-sheet.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'

const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { id } = await eventById(context.db, params.id ?? '')
  return redirect(paths.eventAnswers(id))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const event = await eventById(context.db, params.id ?? '')
  const locale = await localeOf(request, context)
  const t = wordsOfPages(locale)
  const rows = await answerList(context.db, event, context.now())
  const form = new URL(request.url).pathname.endsWith('.csv') ? 'csv' : 'xlsx'
  // Personal data leaves the app here, so the trail says who took it.
  await change(context.db, { actor, now: context.now() }, (c) =>
    audit(c, 'exportAnswers', { kind: 'event', id: event.id }, { form, rows: rows.length }),
  )
  const name = `${t('answers.sheet.file')}-${dateOf(event.startsAt)}.${form}`
  const body =
    form === 'csv' ? answersAsCsv(rows, t, locale) : new Uint8Array(await answersAsExcel(rows, t, locale))
  return new Response(body, {
    headers: {
      'Content-Type': form === 'csv' ? 'text/csv; charset=utf-8' : excel,
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'no-store',
    },
  })
}
