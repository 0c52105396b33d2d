// A network's members of today as a file for those who keep it: names, posts and roles, and an address where it is open to
// them. Taken by a press, since the trail notes it.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { localeOf } from '~/auth/actor.server'
import { requireKeeper } from '~/auth/require-keeper.server'
import { audit } from '~/domain/core/audit.server'
import { change } from '~/domain/core/change.server'
import { sheetAnswer } from '~/domain/core/sheet.server'
import { memberSheet } from '~/domain/networks/member-sheet.server'
import { viewerOf } from '~/domain/people/visibility.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'

export async function loader({ request, context, params: { id = '' } }: LoaderFunctionArgs) {
  await requireKeeper(request, context, id)
  return redirect(paths.network(id))
}

export async function action({ request, context, params: { id = '' } }: ActionFunctionArgs) {
  const { actor, today } = await requireKeeper(request, context, id)
  const { db } = context
  const form = new URL(request.url).pathname.endsWith('.csv') ? 'csv' : 'xlsx'
  const locale = await localeOf(request, context)
  const t = wordsOfPages(locale)
  const sheet = await memberSheet(db, id, viewerOf(actor, today), { t, locale })
  await change(db, { actor, now: context.now() }, (c) =>
    audit(c, 'exportList', { kind: 'list', id: 'members' }, { of: id, form, rows: sheet.rows.length }),
  )
  return sheetAnswer(sheet, `${t('registry.sheets.files.members')}-${today}`, form)
}
