// One's own history as Excel or CSV, or the whole copy of one's data as JSON. Taken by a press, since the trail notes it.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { localeOf } from '~/auth/actor.server'
import { requirePerson } from '~/auth/require.server'
import { allow } from '~/domain/core/access'
import { audit } from '~/domain/core/audit.server'
import { change } from '~/domain/core/change.server'
import { sheetAnswer, sheetForms } from '~/domain/core/sheet.server'
import { dateOf } from '~/domain/core/time'
import { historyOf } from '~/domain/own/history.server'
import { historySheet } from '~/domain/own/history-sheet.server'
import { copyAnswer } from '~/domain/privacy/copy.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'

const forms = [...sheetForms, 'json'] as const

/** @throws Response 404 for a form that there is not */
function readForm(text: string | undefined): (typeof forms)[number] {
  const form = forms.find((one) => one === text)
  if (form === undefined) throw new Response(null, { status: 404 })
  return form
}

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  await requirePerson(request, context)
  readForm(params.form)
  return redirect(paths.myHistory())
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const actor = await requirePerson(request, context)
  const form = readForm(params.form)
  const { personId } = actor
  allow(actor, { act: 'keepOwnData', personId })
  const { db, now } = context
  const locale = await localeOf(request, context)
  const t = wordsOfPages(locale)
  const today = dateOf(now())
  // Personal data leaves the app here, so the trail says who took it.
  await change(db, { actor, now: now() }, (c) =>
    audit(c, form === 'json' ? 'takeCopy' : 'takeHistory', { kind: 'person', id: personId }, { form }),
  )
  if (form === 'json')
    return copyAnswer(db, personId, { name: `${t('own.history.copyFile')}-${today}`, at: now() })
  const sheet = historySheet(await historyOf(db, personId, now()), t, locale)
  return sheetAnswer(sheet, `${t('own.history.file')}-${today}`, form)
}
