// Does what was pressed on the page of a note, each press in a Change of its own.
import type { Db } from '#db/connect'
import type { Actor } from '~/domain/core/access'
import { change, type Change } from '~/domain/core/change.server'
import type { Instant } from '~/domain/core/time'
import { noteNow, putBackNote, reopenNote, settleNote, takeOffNote } from '~/domain/boards/note-acts.server'
import { replyForm } from '~/domain/boards/note-form'
import { sendNews } from '~/domain/boards/news-letter.server'
import { putBackReply, reply, takeOffReply } from '~/domain/boards/reply-acts.server'
import { faultsOf, typedIn, type Refused } from '~/parts/home/refused'
import type { BoardDone } from './done'

export type NotePress = 'reply' | 'send'
type Pressed = { ok: true; done: BoardDone; reply?: string } | Refused<NotePress>

type Where = { networkId: string; noteId: string }
type By = { actor: Actor; now: Instant; secret: string }

const onNote: Record<string, [BoardDone, typeof settleNote]> = {
  settle: ['settled', settleNote],
  reopen: ['reopened', reopenNote],
  takeOff: ['takenOff', takeOffNote],
  putBack: ['putBack', putBackNote],
}
const onReply: Record<string, [BoardDone, typeof takeOffReply]> = {
  takeOffReply: ['replyTakenOff', takeOffReply],
  putBackReply: ['replyPutBack', putBackReply],
}

/**
 * @returns what was done, or what is wrong with what was typed
 * @throws Response 400 for a press that the page does not have
 */
export async function pressNote(
  db: Db,
  by: By,
  { networkId, noteId }: Where,
  body: FormData,
): Promise<Pressed> {
  const run = <Result>(act: (c: Change) => Promise<Result>) => change(db, by, act)
  const press = String(body.get('press'))
  const note = onNote[press]
  if (note) {
    await run((c) => note[1](c, networkId, noteId))
    return { ok: true, done: note[0] }
  }
  const ofReply = onReply[press]
  if (ofReply) {
    const replyId = String(body.get('reply'))
    await run((c) => ofReply[1](c, networkId, noteId, replyId))
    return { ok: true, done: ofReply[0], reply: replyId }
  }
  if (press === 'send') {
    const sent = await run(async (c) => sendNews(c, await noteNow(c, networkId, noteId), by.secret))
    return sent.ok ? { ok: true, done: 'sent' } : wrong('send', { '': [`reasons.${sent.reason}`] }, body)
  }
  if (press === 'reply') return pressReply(db, by, { networkId, noteId }, body)
  throw new Response(null, { status: 400 })
}

async function pressReply(db: Db, by: By, { networkId, noteId }: Where, body: FormData): Promise<Pressed> {
  const given = replyForm.safeParse(Object.fromEntries(body))
  if (!given.success) return wrong('reply', faultsOf(given.error), body)
  const result = await change(db, by, (c) => reply(c, networkId, noteId, given.data, by.secret))
  if (!result.ok) return wrong('reply', { '': [`reasons.${result.reason}`] }, body)
  return { ok: true, done: 'replied', reply: given.data.id }
}

const wrong = (press: NotePress, errors: Record<string, string[]>, body: FormData): Refused<NotePress> => ({
  ok: false,
  press,
  errors,
  typed: typedIn(body),
})
