// What the presses on the organisers' page of a survey do: save it, open it, remind, close it.
import type { AppLoadContext } from '@remix-run/node'
import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { Actor } from '~/domain/core/access'
import { change, type Change } from '~/domain/core/change.server'
import {
  closeSurvey,
  openSurvey,
  remindSurvey,
  saveSurvey,
  type OpenRefusal,
} from '~/domain/afterwards/survey-acts.server'
import type { RemindRefusal } from '~/domain/afterwards/survey'
import { questionsIn, surveyForm } from '~/domain/afterwards/survey-form'

export type SurveyPress =
  | { kind: 'done'; done: string }
  | { kind: 'shown'; result: SubmissionResult | null; refused: OpenRefusal | RemindRefusal | null }

type Pressed = { context: AppLoadContext; actor: Actor; eventId: string; body: FormData }

export async function pressSurvey({ context, actor, eventId, body }: Pressed): Promise<SurveyPress> {
  const run = <Result>(act: (c: Change) => Promise<Result>) =>
    change(context.db, { actor, now: context.now() }, act)
  const answer = (
    result: { ok: true } | { ok: false; reason: OpenRefusal | RemindRefusal },
    done: string,
  ): SurveyPress => {
    if (!result.ok) return { kind: 'shown', result: null, refused: result.reason }
    context.post.wake()
    return { kind: 'done', done }
  }
  switch (body.get('intent')) {
    case 'open': {
      const given = { version: Number(body.get('version')), online: body.get('online') === 'on' }
      return answer(await run((c) => openSurvey(c, eventId, given)), 'opened')
    }
    case 'remind':
      return answer(await run((c) => remindSurvey(c, eventId)), 'reminded')
    case 'close':
      return answer(await run((c) => closeSurvey(c, eventId)), 'closed')
    default: {
      const submission = parseWithZod(body, { schema: surveyForm, disableAutoCoercion: true })
      if (submission.status !== 'success') return { kind: 'shown', result: submission.reply(), refused: null }
      const { value } = submission
      const result = await run((c) => saveSurvey(c, eventId, { ...value, questions: questionsIn(value) }))
      if (result.ok) return { kind: 'done', done: 'saved' }
      const reply = submission.reply({ formErrors: [`reasons.${result.reason}`] })
      return { kind: 'shown', result: reply, refused: null }
    }
  }
}
