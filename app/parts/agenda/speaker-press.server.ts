// What a press on a speaker's own page does: an answer, a photo, slides.
import { redirect, type TypedResponse } from '@remix-run/node'
import { parseWithZod } from '@conform-to/zod/v4'
import type { Db } from '#db/connect'
import type { Locale } from '#db/schema'
import { photoKinds, slideKinds } from '~/domain/agenda/file-kinds'
import { discardFile, receiveForm, type Arrived } from '~/domain/agenda/file-store.server'
import { answerAsSpeaker, receiveFromSpeaker } from '~/domain/agenda/speaker-acts.server'
import { answerForm } from '~/domain/agenda/speaker-form'
import type { OpenedSpeaker } from '~/domain/agenda/speakers.server'
import { takeIn } from '~/domain/agenda/uploading.server'
import { change } from '~/domain/core/change.server'
import type { Instant } from '~/domain/core/time'
import { paths } from '~/paths'
import type { SpeakerRefusal } from './speaker-page'

export type SpeakerBy = {
  db: Db
  now: Instant
  folder: string
  token: string
  lang: Locale | undefined
}

type Opened = Extract<OpenedSpeaker, { ok: true }>

/** @returns why it was refused; a press that was done leads back to the page */
export async function pressAsSpeaker(
  request: Request,
  { event, group }: Opened,
  by: SpeakerBy,
): Promise<SpeakerRefusal | TypedResponse<never>> {
  const arrived = await receiveForm(request, by.folder, (fields) =>
    fields.get('intent') === 'photo' ? photoKinds : slideKinds,
  )
  const intent = arrived.fields.get('intent')
  const ids = group.rows.map(({ id }) => id)
  const actor = { kind: 'speaker' as const, personId: null, speakerIds: ids }
  const back = (done: string) => redirect(paths.speaker(by.token, { lang: by.lang, done }))
  if (intent === 'photo' || intent === 'slides') {
    const line = ids.find((id) => id === arrived.fields.get('line')) ?? group.id
    const fault = await receive(arrived, intent, { ...by, actor, eventId: event.id, line })
    return fault === null ? back(intent) : { kind: intent, error: fault }
  }
  if (arrived.file) await discardFile(arrived.file)
  const submission = parseWithZod(arrived.fields, { schema: answerForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return { kind: 'answer', lastResult: submission.reply() }
  const result = await change(by.db, { actor, now: by.now }, (c) =>
    answerAsSpeaker(c, event.id, group.id, submission.value),
  )
  return result.ok ? back('answered') : { kind: 'page', error: `reasons.${result.reason}` }
}

/** Takes a file in and notes that it came. @returns the fault as a key of the dictionaries, or null */
async function receive(
  { fields, file, fault }: Arrived,
  what: 'photo' | 'slides',
  by: SpeakerBy & {
    actor: { kind: 'speaker'; personId: null; speakerIds: string[] }
    eventId: string
    line: string
  },
): Promise<string | null> {
  if (file === null) return `agenda.file.${fault ?? 'noFile'}`
  const given = String(fields.get('id'))
  const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(given) ? given : crypto.randomUUID()
  const told = {
    id,
    eventId: by.eventId,
    speakerId: by.line,
    title: '',
    shownTo: 'organisers',
    shownFrom: 'now',
  } as const
  const taken = await takeIn(by.db, by, file, told)
  if (!taken.ok) return `reasons.${taken.reason}`
  const noted = await change(by.db, by, (c) => receiveFromSpeaker(c, by.eventId, by.line, what))
  return noted.ok ? null : `reasons.${noted.reason}`
}
