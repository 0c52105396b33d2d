// What a press on the page of speakers does: letters written, something marked by hand, something expected of all.
import { redirect, type TypedResponse } from '@remix-run/node'
import type { Db } from '#db/connect'
import { askSpeakers, expectOfAll, markSpeaker } from '~/domain/agenda/speaker-acts.server'
import { markForm } from '~/domain/agenda/speaker-form'
import type { Actor } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import type { Instant } from '~/domain/core/time'
import { paths } from '~/paths'

export type SpeakersBy = { db: Db; actor: Actor; now: Instant; secret: string; wake: () => void }

/** @returns the reason as a key of the dictionaries when it was refused */
export async function pressOnSpeakers(
  body: FormData,
  eventId: string,
  by: SpeakersBy,
): Promise<{ reason: string } | TypedResponse<never>> {
  const intent = body.get('intent')
  if (intent === 'ask' || intent === 'remind') return ask(body, eventId, intent, by)
  if (intent === 'expect') return expect(body, eventId, by)
  return mark(body, eventId, by)
}

const back = (eventId: string, done: string, more: Record<string, string> = {}) => {
  const query = new URLSearchParams(more).toString()
  return redirect(paths.eventSpeakers(eventId, { done }) + (query && `&${query}`))
}

async function ask(body: FormData, eventId: string, intent: 'ask' | 'remind', by: SpeakersBy) {
  const asking = {
    mark: String(body.get('mark')),
    batchId: String(body.get('batchId')),
    secret: by.secret,
    reminder: intent === 'remind',
  }
  const result = await change(by.db, by, (c) => askSpeakers(c, eventId, asking))
  if (!result.ok) return { reason: `reasons.${result.reason}` }
  by.wake()
  return back(eventId, 'asked', { count: String(result.letters) })
}

async function expect(body: FormData, eventId: string, by: SpeakersBy) {
  const expected = { photo: body.get('photo') === 'on', slides: body.get('slides') === 'on' }
  if (!expected.photo && !expected.slides) return { reason: 'agenda.expect.nothing' }
  const result = await change(by.db, by, (c) => expectOfAll(c, eventId, expected))
  if (!result.ok) return { reason: `reasons.${result.reason}` }
  return back(eventId, 'expected', { count: String(result.people) })
}

async function mark(body: FormData, eventId: string, by: SpeakersBy) {
  const [what, value] = String(body.get('mark')).split(' ')
  const given = { what, value, speaker: body.get('speaker'), of: body.get('of') ?? undefined }
  const reading = markForm.safeParse(given)
  if (!reading.success) throw new Response(null, { status: 400 })
  const { speaker, ...marked } = reading.data
  const result = await change(by.db, by, (c) => markSpeaker(c, eventId, speaker, marked))
  if (!result.ok) return { reason: `reasons.${result.reason}` }
  if (given.of !== undefined || result.of.length === 0) return back(eventId, 'unmarked')
  const undo = { speaker, mark: `${marked.what} ${result.before}`, of: result.of.join() }
  return back(eventId, 'marked', undo)
}
