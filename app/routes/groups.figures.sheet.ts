// The figures of small groups as a file: Excel or CSV, in the reader's language. Taken by a press, since the trail notes it.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { audit } from '~/domain/core/audit.server'
import { change } from '~/domain/core/change.server'
import { sheetAnswer } from '~/domain/core/sheet.server'
import { dateOf } from '~/domain/core/time'
import { groupFigures } from '~/domain/reports/group-figures.server'
import { groupFiguresSheet } from '~/domain/reports/group-figures-sheet.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'

export async function loader({ request, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  return redirect(paths.groupFigures())
}

export async function action({ request, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { db, now } = context
  const form = new URL(request.url).pathname.endsWith('.csv') ? 'csv' : 'xlsx'
  const locale = await localeOf(request, context)
  const t = wordsOfPages(locale)
  const sheet = groupFiguresSheet(await groupFigures(db, now()), t, locale)
  await change(db, { actor, now: now() }, (c) =>
    audit(c, 'exportList', { kind: 'list', id: 'groupFigures' }, { form, rows: sheet.rows.length }),
  )
  return sheetAnswer(sheet, `${t('renewing.figures.file')}-${dateOf(now())}`, form)
}
