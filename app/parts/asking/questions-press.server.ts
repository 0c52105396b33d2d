// Does what was pressed on the page of an event's questions, each press in a Change of its own.
import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import type { Db } from '#db/connect'
import { questionKinds } from '#db/schema'
import type { Actor } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import type { Instant } from '~/domain/core/time'
import {
  addQuestion,
  moveQuestion,
  removeQuestion,
  restoreQuestion,
  reviseQuestion,
} from '~/domain/questions/commands.server'
import { questionForm } from '~/domain/questions/question-form'
import { paths } from '~/paths'

type By = { actor: Actor; now: Instant }

/** Where a press leads; the form again with what is wrong; or why a press of the list was refused. */
export type QuestionsAnswer =
  { to: string } | { lastResult: SubmissionResult } | { refused: 'eventCancelled' | 'eventOver' }

const press = z.object({
  press: z.enum(['save', 'up', 'down', 'remove', 'restore']).catch('save'),
  question: z.string().max(100).catch(''),
})

/** @throws Response 404 when the event has no such question, 400 for a kind that is none */
export async function pressOnQuestions(
  db: Db,
  by: By,
  eventId: string,
  body: FormData,
): Promise<QuestionsAnswer> {
  const pressed = press.parse(Object.fromEntries(body))
  if (pressed.press === 'save') return save(db, by, eventId, body)
  const { question } = pressed
  if (pressed.press === 'remove') {
    const result = await change(db, by, (c) => removeQuestion(c, eventId, question))
    if (!result.ok) return { refused: result.reason }
    const replied = String(result.replied)
    return { to: paths.eventQuestions(eventId, { done: 'removed', question, replied }) }
  }
  if (pressed.press === 'restore') {
    const result = await change(db, by, (c) => restoreQuestion(c, eventId, question))
    return result.ok
      ? { to: paths.eventQuestions(eventId, { done: 'restored' }) }
      : { refused: result.reason }
  }
  const way = pressed.press
  const result = await change(db, by, (c) => moveQuestion(c, eventId, question, way))
  return result.ok ? { to: paths.eventQuestions(eventId, { done: 'moved' }) } : { refused: result.reason }
}

const saved = z.object({
  kind: z.enum(questionKinds),
  id: z.string().min(1).max(100),
  isNew: z.string().optional(),
})

async function save(db: Db, by: By, eventId: string, body: FormData): Promise<QuestionsAnswer> {
  const about = saved.safeParse(Object.fromEntries(body))
  if (!about.success) throw new Response(null, { status: 400 })
  const { kind, id, isNew } = about.data
  const submission = parseWithZod(body, { schema: questionForm(kind), disableAutoCoercion: true })
  if (submission.status !== 'success') return { lastResult: submission.reply() }
  const result = await change(db, by, async (c): Promise<{ ok: true } | { ok: false; reason: string }> =>
    isNew === '1'
      ? addQuestion(c, eventId, id, { kind, ...submission.value })
      : reviseQuestion(c, eventId, id, submission.value),
  )
  if (!result.ok) return { lastResult: submission.reply({ formErrors: [`reasons.${result.reason}`] }) }
  return { to: paths.eventQuestions(eventId, { done: isNew === '1' ? 'added' : 'revised' }) }
}
