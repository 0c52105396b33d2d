// Calls a network's meeting as its form says, and settles the proposal of the board that it comes of.
import { parseWithZod } from '@conform-to/zod/v4'
import type { AppLoadContext } from '@remix-run/node'
import { settleNote } from '~/domain/boards/note-acts.server'
import { noteById } from '~/domain/boards/queries.server'
import { mayCall } from '~/domain/boards/rules'
import type { Actor } from '~/domain/core/access'
import { change, type Change } from '~/domain/core/change.server'
import { callForm } from '~/domain/meetings/call-form'
import { callNetworkMeeting } from '~/domain/meetings/network-meetings.server'
import { paths } from '~/paths'

type Given = {
  context: AppLoadContext
  actor: Extract<Actor, { kind: 'person' }>
  networkId: string
  /** The proposal of the board that the meeting comes of, if there is one. */
  noteId: string | null
  body: FormData
}

const parse = (body: FormData) => parseWithZod(body, { schema: callForm, disableAutoCoercion: true })

/** Where each refusal shows. */
const fieldOf = {
  timePast: 'time.date',
  timeBackwards: 'time.to',
  placeMissing: 'place',
  nobodyThen: 'time.date',
  meetingThen: 'time.from',
} as const

export async function pressCall({ context, actor, networkId, noteId, body }: Given) {
  const submission = parse(body)
  if (submission.status !== 'success') return { to: null, lastResult: submission.reply() }
  const { id, ...meeting } = submission.value
  const mailbox = context.config.mailFrom.address
  const result = await change(context.db, { actor, now: context.now() }, async (c) => {
    const called = await callNetworkMeeting(c, id, { ...meeting, networkId }, { mailbox })
    if (called.ok && noteId !== null)
      await settleProposal(c, { networkId, noteId, meetingId: id }, actor.personId)
    return called
  })
  if (result.ok) return { to: paths.networkMeeting(networkId, id, { done: 'called' }) }
  const fieldErrors = { [fieldOf[result.reason]]: [`reasons.${result.reason}`] }
  return { to: null, lastResult: submission.reply({ fieldErrors }) }
}

/** A proposal that has been taken off or settled meanwhile stands in the way of no meeting. */
async function settleProposal(
  c: Change,
  { networkId, noteId, meetingId }: { networkId: string; noteId: string; meetingId: string },
  personId: string,
) {
  const note = await noteById(c.trx, networkId, noteId)
  if (note !== null && mayCall(note, { personId, keeper: true }))
    await settleNote(c, networkId, noteId, meetingId)
}
