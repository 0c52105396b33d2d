// The results of a survey as a file: Excel or CSV, in the reader's language. Taken by a press, since the trail notes it.
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { localeOf } from '~/auth/actor.server'
import { requireOrganiser } from '~/auth/require.server'
import { surveySheet } from '~/domain/afterwards/survey-sheet.server'
import { surveyOfEvent, surveyResults } from '~/domain/afterwards/survey.server'
import { audit } from '~/domain/core/audit.server'
import { change } from '~/domain/core/change.server'
import { sheetAnswer } from '~/domain/core/sheet.server'
import { dateOf } from '~/domain/core/time'
import { eventById } from '~/domain/events/queries.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  await requireOrganiser(request, context)
  const { id } = await eventById(context.db, params.id ?? '')
  return redirect(paths.surveyResults(id))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireOrganiser(request, context)
  const { db, now } = context
  const event = await eventById(db, params.id ?? '')
  const survey = await surveyOfEvent(db, event.id)
  const told = survey && (await surveyResults(db, survey))
  // Too few to tell of: the page says so.
  if (!told) return redirect(paths.surveyResults(event.id))
  const form = new URL(request.url).pathname.endsWith('.csv') ? 'csv' : 'xlsx'
  const locale = await localeOf(request, context)
  const t = wordsOfPages(locale)
  await change(db, { actor, now: now() }, (c) =>
    audit(c, 'exportSurvey', { kind: 'event', id: event.id }, { form, answers: told.answered }),
  )
  const name = `${t('afterwards.results.file')}-${dateOf(event.startsAt)}`
  return sheetAnswer(surveySheet(told.results, t, locale), name, form)
}
