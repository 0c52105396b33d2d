// What the page of sending a substitute needs, and what is pressed on it, by a letter's link and signed in alike.
import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import type { Db, Reader } from '#db/connect'
import type { AnswerSource, InvitationTable } from '#db/schema'
import type { Actor } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import type { Instant } from '~/domain/core/time'
import { eventOrMeetingById } from '~/domain/events/queries.server'
import { personById } from '~/domain/people/queries.server'
import { sendSubstitute } from '~/domain/substitutes/acts.server'
import { substituteForm } from '~/domain/substitutes/form'
import { deputyView, isSenders } from '~/domain/substitutes/queries.server'
import { fieldOfRefusal, type SubstituteRefusal } from '~/domain/substitutes/rules'
import { takeBackSubstitute } from '~/domain/substitutes/taking-back.server'

/** @throws Response 404 for the meeting of a small group, to which nobody is sent */
export async function substitutePage(db: Reader, invitation: InvitationTable, now: Instant) {
  const event = await eventOrMeetingById(db, invitation.eventId)
  const person = await personById(db, invitation.personId)
  if (event.networkId !== null || person === null) throw new Response(null, { status: 404 })
  const { titleFi, titleSv, titleEn, startsAt, endsAt, contactName, contactEmail } = event
  return {
    event: { titleFi, titleSv, titleEn, startsAt, endsAt, contactName, contactEmail },
    person: { firstName: person.firstName, lastName: person.lastName },
    seat: invitation.seat,
    deputy: await deputyView(db, invitation, { now }),
    newId: crypto.randomUUID(),
  }
}
export type SubstitutePageData = Awaited<ReturnType<typeof substitutePage>>

/** What a press came to: done, or refused with what was typed kept. */
export type SubstitutePressed =
  | { ok: true; done: 'asked' | 'sent' | 'takenBack' }
  | { ok: false; lastResult: SubmissionResult<string[]> | null; reason: SubstituteRefusal | null }

type By = { actor: Actor; now: Instant }
type About = { invitation: InvitationTable; source: AnswerSource }

export async function pressSubstitute(
  db: Db,
  by: By,
  about: About,
  body: FormData,
): Promise<SubstitutePressed> {
  const id = z.uuid().safeParse(body.get('id')).data ?? crypto.randomUUID()
  if (body.get('press') === 'takeBack') return pressTakeBack(db, by, about, id)
  const submission = parseWithZod(body, { schema: substituteForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return { ok: false, lastResult: submission.reply(), reason: null }
  const { note, ...deputy } = submission.value
  const sending = { invitationId: about.invitation.id, deputy, note, source: about.source }
  const result = await change(db, by, (c) => sendSubstitute(c, id, sending))
  if (result.ok) return { ok: true, done: result.status === 'asked' ? 'asked' : 'sent' }
  const field = fieldOfRefusal(result.reason)
  const told = [`reasons.${result.reason}`]
  const lastResult = submission.reply(field ? { fieldErrors: { [field]: told } } : { formErrors: told })
  return { ok: false, lastResult, reason: field ? null : result.reason }
}

async function pressTakeBack(db: Db, by: By, about: About, id: string): Promise<SubstitutePressed> {
  if (!(await isSenders(db, about.invitation.id, id))) throw new Response(null, { status: 404 })
  const result = await change(db, by, (c) => takeBackSubstitute(c, id, { source: about.source }))
  return result.ok ? { ok: true, done: 'takenBack' } : { ok: false, lastResult: null, reason: result.reason }
}
