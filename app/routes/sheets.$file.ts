// A list as a file: Excel or CSV, with the columns chosen, in the reader's language. Taken by a press, since the trail notes it.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { audit } from '~/domain/core/audit.server'
import { change } from '~/domain/core/change.server'
import { sheetAnswer, sheetForms } from '~/domain/core/sheet.server'
import { dateOf } from '~/domain/core/time'
import { readDay } from '~/domain/people/search'
import { sheetLists } from '~/domain/sheets/columns'
import { listSheet } from '~/domain/sheets/list-sheet.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'

/** "people.xlsx" @throws Response 404 for a list or a form that there is not */
function readFile(file: string) {
  const [, name, ending] = /^(\w+)\.(\w+)$/.exec(file) ?? []
  const list = sheetLists.find((one) => one === name)
  const form = sheetForms.find((one) => one === ending)
  if (!list || !form) throw new Response(null, { status: 404 })
  return { list, form }
}

/** The page that shows the list, as far as the file's name tells it. */
const pageOf = {
  people: paths.people(),
  organisations: paths.organisations(),
  staff: paths.organisations(),
  members: paths.networks(),
  participants: paths.programmes(),
  positions: paths.organisations(),
  seats: paths.continuity(),
  endings: paths.continuity(),
  candidates: paths.rounds(),
  withoutAddress: paths.continuity(),
}

export async function loader({ request, context, params: { file = '' } }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  return redirect(pageOf[readFile(file).list])
}

export async function action({ request, context, params: { file = '' } }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { list, form } = readFile(file)
  const locale = await localeOf(request, context)
  const today = dateOf(context.now())
  const query = new URLSearchParams(await request.text())
  const reading = { t: wordsOfPages(locale), locale, on: readDay(query, today) }
  const { sheet, of } = await listSheet(context.db, list, query, reading)
  // Personal data leaves the app here, so the trail says who took it.
  await change(context.db, { actor, now: context.now() }, (c) =>
    audit(c, 'exportList', { kind: 'list', id: list }, { of, form, rows: sheet.rows.length }),
  )
  return sheetAnswer(sheet, `${reading.t(`registry.sheets.files.${list}`)}-${reading.on}`, form)
}
