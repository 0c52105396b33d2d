// The page that a survey's letter opens. Opening changes nothing (rule L1); a press answers, once; no sign-in, no scripts.
import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { chosenLocale } from '~/auth/actor.server'
import { change } from '~/domain/core/change.server'
import { dateOf } from '~/domain/core/time'
import { readAnswers } from '~/domain/afterwards/survey'
import { answerSurvey } from '~/domain/afterwards/survey-answering.server'
import { surveyByToken } from '~/domain/afterwards/survey.server'
import { testToken } from '~/domain/invitations/preview'
import { SurveyAnswerPage, SurveySaid } from '~/parts/afterwards/survey-answer-page'
import { untyped } from '~/parts/afterwards/survey-fields'
import { paths } from '~/paths'

export const handle = { bare: true, scripts: false }

/** A secret in the address must not leak to other sites, nor stay in caches. */
export const headers = () => ({ 'Cache-Control': 'no-store' })

const said = (what: 'thanks' | 'already' | 'gone' | 'test', status = 200) => data({ what }, { status })

export async function loader({ request, params: { token = '' }, context: { db, now } }: LoaderFunctionArgs) {
  if (token === testToken) return said('test')
  const opened = await surveyByToken(db, token, now())
  if (opened === null) return said('gone', 404)
  const done = new URL(request.url).searchParams.get('done') === '1'
  if (opened.ticket.answered) return said(done ? 'thanks' : 'already')
  const { survey, event } = opened
  const { introFi, introSv, introEn, closesOn, questions } = survey
  return data({
    what: 'asks' as const,
    event,
    heldOn: dateOf(event.startsAt),
    survey: { introFi, introSv, introEn, closesOn, questions },
  })
}

export async function action({ request, params: { token = '' }, context: { db, now } }: ActionFunctionArgs) {
  const lang = chosenLocale(request) ?? undefined
  const opened = await surveyByToken(db, token, now())
  if (opened === null) return redirect(paths.answerSurvey(token, { lang }))
  const body = await request.formData()
  const texts = (id: string) => body.getAll(id).filter((value) => typeof value === 'string')
  const { questions } = opened.survey
  const { answers, faults } = readAnswers(questions, texts)
  if (Object.keys(faults).length > 0 && !opened.ticket.answered) {
    const given = Object.fromEntries(questions.map(({ id }) => [id, texts(id)]))
    return data({ given, faults }, { status: 400 })
  }
  // Nobody acts: an answer has no doer.
  const result = await change(db, { actor: { kind: 'system' }, now: now() }, (c) =>
    answerSurvey(c, token, answers),
  )
  return redirect(paths.answerSurvey(token, { lang, done: result.ok ? '1' : undefined }))
}

export default function Survey() {
  const page = useLoaderData<typeof loader>()
  const typed = useActionData<typeof action>()
  if (page.what !== 'asks') return <SurveySaid what={page.what} />
  return <SurveyAnswerPage {...page} typed={typed ?? untyped} />
}
