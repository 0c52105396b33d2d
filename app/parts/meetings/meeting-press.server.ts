// Carries out what is pressed on the page of a meeting: moving it, cancelling it, telling whether it was held.
import { parseWithZod } from '@conform-to/zod/v4'
import type { AppLoadContext } from '@remix-run/node'
import { z } from 'zod'
import type { Actor } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import { cancelEvent } from '~/domain/invitations/changing.server'
import { moveMeeting } from '~/domain/meetings/meeting-acts.server'
import { moveForm } from '~/domain/meetings/poll-form'
import { tellOfMeeting } from '~/domain/meetings/report-acts.server'
import { readTold } from '~/domain/meetings/told-form'
import { text, version } from '~/domain/people/form-fields'

type Given = {
  context: AppLoadContext
  actor: Extract<Actor, { kind: 'person' }>
  eventId: string
  /** The page of the meeting, with a word of what was done. */
  page: (done: string) => string
  body: FormData
}

const moved = (body: FormData) => parseWithZod(body, { schema: moveForm, disableAutoCoercion: true })
type Reply = ReturnType<ReturnType<typeof moved>['reply']>

export type MeetingRefused = {
  press: 'move' | 'cancel' | 'tell'
  /** Of the form that moves it; the other presses say a reason. */
  lastResult: Reply | null
  reason: string | null
  note: string
}
type Pressed = { ok: true; to: string } | ({ ok: false } & MeetingRefused)

const cancelling = z.object({ version, batchId: z.string().max(100).catch(''), note: text(2000) })

export async function pressMeeting(given: Given): Promise<Pressed> {
  const press = given.body.get('intent')
  if (press === 'cancel') return cancel(given)
  return press === 'tell' ? tell(given) : move(given)
}

const refused = (press: MeetingRefused['press'], reason: string, note = ''): Pressed => ({
  ...{ ok: false, press, reason, note },
  lastResult: null,
})

async function move(given: Given): Promise<Pressed> {
  const { context, actor, eventId, body } = given
  const submission = moved(body)
  const again = (lastResult: Reply): Pressed => ({
    ...{ ok: false, press: 'move', reason: null, note: '' },
    lastResult,
  })
  if (submission.status !== 'success') return again(submission.reply())
  const { time, ...rest } = submission.value
  if (time === null) return again(submission.reply({ fieldErrors: { 'time.date': ['frame.form.notADay'] } }))
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    moveMeeting(c, eventId, { ...rest, ...time }),
  )
  if (!result.ok) return again(submission.reply({ formErrors: [`reasons.${result.reason}`] }))
  return { ok: true, to: given.page('moved') }
}

async function cancel(given: Given): Promise<Pressed> {
  const { context, actor, eventId, body } = given
  const note = String(body.get('note') ?? '')
  const read = cancelling.safeParse(Object.fromEntries(body))
  if (!read.success) return refused('cancel', 'frame.form.tooLong', note)
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    cancelEvent(c, eventId, read.data),
  )
  if (!result.ok) return refused('cancel', `reasons.${result.reason}`, note)
  return { ok: true, to: given.page('cancelled') }
}

async function tell(given: Given): Promise<Pressed> {
  const { context, actor, eventId, body } = given
  const told = readTold(body)
  if (told === null) return refused('tell', 'reasons.peopleWrong')
  const result = await change(context.db, { actor, now: context.now() }, (c) =>
    tellOfMeeting(c, eventId, told),
  )
  return result.ok ? { ok: true, to: given.page('told') } : refused('tell', `reasons.${result.reason}`)
}
