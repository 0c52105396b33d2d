// The summary of replies without names as a file: Excel or CSV. Taken by a press, since the trail notes it.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { audit } from '~/domain/core/audit.server'
import { change } from '~/domain/core/change.server'
import { sheetAnswer } from '~/domain/core/sheet.server'
import { dateOf } from '~/domain/core/time'
import { eventById } from '~/domain/events/queries.server'
import { summarySheet } from '~/domain/questions/summary-sheet.server'
import { repliesOf, summaryLines } from '~/domain/questions/summary.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { id } = await eventById(context.db, params.id ?? '')
  return redirect(paths.eventReplies(id))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { db, now } = context
  const event = await eventById(db, params.id ?? '')
  const form = new URL(request.url).pathname.endsWith('.csv') ? 'csv' : 'xlsx'
  const locale = await localeOf(request, context)
  const t = wordsOfPages(locale)
  const { questions, ...people } = await repliesOf(db, event)
  const sheet = summarySheet({ lines: summaryLines(questions, locale), ...people }, t)
  await change(db, { actor, now: now() }, (c) =>
    audit(c, 'exportReplies', { kind: 'event', id: event.id }, { form, rows: sheet.rows.length }),
  )
  return sheetAnswer(sheet, `${t('asking.replies.file')}-${dateOf(event.startsAt)}`, form)
}
