// The figures of events as a file: Excel or CSV, in the reader's language. Taken by a press, since the trail notes it.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { audit } from '~/domain/core/audit.server'
import { change } from '~/domain/core/change.server'
import { sheetAnswer } from '~/domain/core/sheet.server'
import { periodOf } from '~/domain/reports/event-figures-page.server'
import { eventFiguresSheet } from '~/domain/reports/event-figures-sheet.server'
import { figuresByEvent, yearsOfEvents } from '~/domain/reports/event-figures.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  return redirect(paths.eventFigures())
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { db, now } = context
  const body = await request.formData()
  const asked = new URLSearchParams([...body].map(([name, value]) => [name, String(value)]))
  const period = periodOf(asked, await yearsOfEvents(db, now()), now())
  const form = new URL(request.url).pathname.endsWith('.csv') ? 'csv' : 'xlsx'
  const locale = await localeOf(request, context)
  const t = wordsOfPages(locale)
  const sheet = eventFiguresSheet(await figuresByEvent(db, period, now()), t, locale)
  await change(db, { actor, now: now() }, (c) =>
    audit(c, 'exportList', { kind: 'list', id: 'eventFigures' }, { form, rows: sheet.rows.length }),
  )
  return sheetAnswer(sheet, `${t('afterwards.figures.file')}-${period.from}-${period.to}`, form)
}
