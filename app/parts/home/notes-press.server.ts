// Does what was pressed on the page of a small group's notes, each press in a Change of its own.
import type { Db } from '#db/connect'
import type { Actor } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import type { Instant } from '~/domain/core/time'
import { noteForm } from '~/domain/groups/home-form'
import { keepNotes, removeNote, reviseNote, stopNotes, writeNote } from '~/domain/groups/note-acts.server'
import { paths } from '~/paths'
import type { HomeDone } from './done'
import { faultsOf, typedIn, type Refused } from './refused'

export type NotesPress = 'write' | 'revise' | 'stop'

type By = { actor: Actor; now: Instant }
type Pressed = { ok: true; to: string } | Refused<NotesPress>

/**
 * @returns where the press leads, or what is wrong with what was typed
 * @throws Response 400 for a press that the page does not have
 */
export async function pressNotes(db: Db, by: By, networkId: string, body: FormData): Promise<Pressed> {
  const done = (key: HomeDone): Pressed => ({ ok: true, to: paths.groupNotes(networkId, { done: key }) })
  const press = body.get('press')
  if (press === 'keep') {
    await change(db, by, (c) => keepNotes(c, networkId))
    return done('notesOn')
  }
  if (press === 'remove') {
    await change(db, by, (c) => removeNote(c, networkId, String(body.get('note'))))
    return done('noteRemoved')
  }
  if (press === 'stop') {
    if (body.get('sure') !== 'on') return wrong('stop', { sure: ['home.notes.tickFirst'] }, body)
    await change(db, by, (c) => stopNotes(c, networkId))
    return done('notesOff')
  }
  if (press === 'write' || press === 'revise') return writeOrRevise(db, by, networkId, { press, body })
  throw new Response(null, { status: 400 })
}

async function writeOrRevise(
  db: Db,
  by: By,
  networkId: string,
  { press, body }: { press: 'write' | 'revise'; body: FormData },
): Promise<Pressed> {
  const given = noteForm.safeParse(Object.fromEntries(body))
  if (!given.success) return wrong(press, faultsOf(given.error), body)
  const { id, text } = given.data
  const result = await change(db, by, (c) =>
    press === 'write'
      ? writeNote(c, networkId, { id, text })
      : reviseNote(c, networkId, String(body.get('note')), { seen: String(body.get('seen')), text }),
  )
  if (!result.ok) return wrong(press, { '': [`reasons.${result.reason}`] }, body)
  return {
    ok: true,
    to: paths.groupNotes(networkId, { done: press === 'write' ? 'noteWritten' : 'noteRevised' }),
  }
}

const wrong = (press: NotesPress, errors: Record<string, string[]>, body: FormData): Refused<NotesPress> => ({
  ok: false,
  press,
  errors,
  typed: typedIn(body),
})
