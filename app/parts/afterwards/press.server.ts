// What the presses on the page after an event do: put a tick right, preview, close, open again, note lessons.
import type { AppLoadContext } from '@remix-run/node'
import { parseWithZod } from '@conform-to/zod/v4'
import type { SubmissionResult } from '@conform-to/react'
import { closeForm, lessonsForm, reopenForm, tickForm } from '~/domain/afterwards/after-form'
import { closeAttendance, noteLessons, reopenAttendance } from '~/domain/afterwards/attendance.server'
import { materialsAfter } from '~/domain/afterwards/letters-after.server'
import { previewsAfter, type AfterPreview } from '~/domain/afterwards/preview.server'
import type { Actor } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import { takeTick } from '~/domain/door/ticking.server'
import { eventById } from '~/domain/events/queries.server'
import { invitationById } from '~/domain/invitations/queries.server'

/** The forms of the page, as their answers are told apart. */
export type AfterFormName = 'close' | 'lessons' | 'page'

export type AfterPress =
  | { kind: 'done'; done: string; batch?: string; person?: string }
  | {
      kind: 'shown'
      form: AfterFormName
      result: SubmissionResult | null
      previews: AfterPreview[]
      refused: string
    }

type Pressed = { context: AppLoadContext; actor: Actor; eventId: string; body: FormData }

const shown = (form: AfterFormName, given: Partial<Extract<AfterPress, { kind: 'shown' }>>): AfterPress => ({
  ...{ kind: 'shown', form, result: null, previews: [], refused: '' },
  ...given,
})

const by = ({ context, actor }: Pressed) => ({ actor, now: context.now() })

export async function pressAfter(pressed: Pressed): Promise<AfterPress> {
  switch (pressed.body.get('intent')) {
    case 'tick':
      return pressTick(pressed)
    case 'reopen':
      return pressReopen(pressed)
    case 'lessons':
      return pressLessons(pressed)
    default:
      return pressClose(pressed)
  }
}

async function pressTick(pressed: Pressed): Promise<AfterPress> {
  const { context, eventId, body } = pressed
  const read = tickForm.safeParse(Object.fromEntries(body))
  if (!read.success) return shown('page', { refused: 'reasons.changedMeanwhile' })
  const { id, invitationId, came } = read.data
  const invitation = await invitationById(context.db, invitationId)
  if (invitation.eventId !== eventId) throw new Response(null, { status: 404 })
  const result = await change(context.db, by(pressed), (c) =>
    takeTick(c, { id, invitationId, came, at: c.now, door: '' }),
  )
  if (!result.ok) return shown('page', { refused: `reasons.${result.reason}` })
  return { kind: 'done', done: came ? 'marked' : 'unmarked', person: invitationId }
}

async function pressReopen(pressed: Pressed): Promise<AfterPress> {
  const { version } = reopenForm.parse(Object.fromEntries(pressed.body))
  const result = await change(pressed.context.db, by(pressed), (c) =>
    reopenAttendance(c, pressed.eventId, version),
  )
  return result.ok
    ? { kind: 'done', done: 'reopened' }
    : shown('page', { refused: `reasons.${result.reason}` })
}

async function pressLessons(pressed: Pressed): Promise<AfterPress> {
  const submission = parseWithZod(pressed.body, { schema: lessonsForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return shown('lessons', { result: submission.reply() })
  const result = await change(pressed.context.db, by(pressed), (c) =>
    noteLessons(c, pressed.eventId, submission.value),
  )
  if (result.ok) return { kind: 'done', done: 'lessons' }
  return shown('lessons', { result: submission.reply({ formErrors: [`reasons.${result.reason}`] }) })
}

async function pressClose(pressed: Pressed): Promise<AfterPress> {
  const { context, eventId, body } = pressed
  const submission = parseWithZod(body, { schema: closeForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return shown('close', { result: submission.reply() })
  const { countSite, countOnline, ...given } = submission.value
  if (body.get('intent') === 'preview') {
    const event = await eventById(context.db, eventId)
    const site = { baseUrl: context.config.baseUrl, senderName: context.config.mailFrom.name }
    const materials = await materialsAfter(context.db, eventId)
    return shown('close', {
      result: submission.reply({ formErrors: [] }),
      previews: await previewsAfter(event, given, materials, site),
    })
  }
  const count = { site: countSite, online: countOnline }
  const result = await change(context.db, by(pressed), (c) =>
    closeAttendance(c, eventId, { ...given, count }),
  )
  if (!result.ok) {
    const reason = `reasons.${result.reason}`
    const faults =
      result.reason === 'nobodyTicked' ? { fieldErrors: { countSite: [reason] } } : { formErrors: [reason] }
    return shown('close', { result: submission.reply(faults) })
  }
  context.post.wake()
  return { kind: 'done', done: 'closed', ...(result.letters > 0 ? { batch: given.batchId } : {}) }
}
