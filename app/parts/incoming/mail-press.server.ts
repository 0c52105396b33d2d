// What is pressed on the page of a mail that came in: tied, recorded, a substitute named, set aside, put back.
import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import { answers } from '#db/schema'
import type { Db } from '#db/connect'
import type { Actor } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import type { Instant } from '~/domain/core/time'
import {
  nameProposed,
  putBack,
  recordByHand,
  setAside,
  tieToPerson,
  type MailRefusal,
} from '~/domain/incoming/acts.server'
import { declineCounter } from '~/domain/incoming/counters.server'
import { standingOf } from '~/domain/incoming/rules'
import type { RespondRefusal } from '~/domain/invitations/answering.server'
import { text } from '~/domain/people/form-fields'
import { substituteForm } from '~/domain/substitutes/form'
import { fieldOfRefusal, type SubstituteRefusal } from '~/domain/substitutes/rules'
import type { MailDone } from './done'

const recordForm = z.object({ answer: z.enum(answers, 'frame.form.chooseOne') })
const declineForm = z.object({ note: text(1000) })

type By = { actor: Actor; now: Instant }
type Reason = MailRefusal | RespondRefusal | SubstituteRefusal

/** Done, or refused: at the form that was sent, with what was typed kept, or for the page as a whole. */
export type MailPressed =
  | { ok: true; done: MailDone }
  | { ok: false; form: 'record' | 'deputy' | 'decline'; lastResult: SubmissionResult<string[]> }
  | { ok: false; form: null; reason: Reason }

const refused = (reason: Reason): MailPressed => ({ ok: false, form: null, reason })

/** @throws Response 404 when there is no such mail or invitation, 400 for a press that the page does not have */
export function pressMail(db: Db, by: By, mailId: string, body: FormData): Promise<MailPressed> {
  switch (body.get('press')) {
    case 'tie':
      return pressTie(db, by, mailId, String(body.get('invitation') ?? ''))
    case 'record':
      return pressRecord(db, by, mailId, body)
    case 'deputy':
      return pressDeputy(db, by, mailId, body)
    case 'decline':
      return pressDecline(db, by, mailId, body)
    case 'aside':
      return simply(db, by, 'aside', (c) => setAside(c, mailId))
    case 'back':
      return simply(db, by, 'back', (c) => putBack(c, mailId))
    default:
      throw new Response(null, { status: 400 })
  }
}

type Act = Parameters<typeof change>[2]

async function simply(
  db: Db,
  by: By,
  done: MailDone,
  act: (c: Parameters<Act>[0]) => ReturnType<typeof setAside>,
): Promise<MailPressed> {
  const result = await change(db, by, act)
  return result.ok ? { ok: true, done } : refused(result.reason)
}

const doneOfTie = { taken: 'tied', open: 'tiedOpen', aside: 'tiedAside' } as const

async function pressTie(db: Db, by: By, mailId: string, invitationId: string): Promise<MailPressed> {
  const result = await change(db, by, (c) => tieToPerson(c, mailId, invitationId))
  return result.ok ? { ok: true, done: doneOfTie[standingOf[result.why]] } : refused(result.reason)
}

async function pressRecord(db: Db, by: By, mailId: string, body: FormData): Promise<MailPressed> {
  const submission = parseWithZod(body, { schema: recordForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return { ok: false, form: 'record', lastResult: submission.reply() }
  const result = await change(db, by, (c) => recordByHand(c, mailId, submission.value.answer))
  return result.ok ? { ok: true, done: 'recorded' } : refused(result.reason)
}

async function pressDecline(db: Db, by: By, mailId: string, body: FormData): Promise<MailPressed> {
  const submission = parseWithZod(body, { schema: declineForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return { ok: false, form: 'decline', lastResult: submission.reply() }
  const result = await change(db, by, (c) => declineCounter(c, mailId, submission.value))
  return result.ok ? { ok: true, done: result.told ? 'declined' : 'declinedUntold' } : refused(result.reason)
}

async function pressDeputy(db: Db, by: By, mailId: string, body: FormData): Promise<MailPressed> {
  const id = z.uuid().safeParse(body.get('id')).data ?? crypto.randomUUID()
  const submission = parseWithZod(body, { schema: substituteForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return { ok: false, form: 'deputy', lastResult: submission.reply() }
  const { note, ...deputy } = submission.value
  const result = await change(db, by, (c) => nameProposed(c, mailId, id, { deputy, note }))
  if (result.ok) return { ok: true, done: 'named' }
  const field = fieldOfRefusal(result.reason as SubstituteRefusal)
  if (field === null) return refused(result.reason)
  return {
    ok: false,
    form: 'deputy',
    lastResult: submission.reply({ fieldErrors: { [field]: [`reasons.${result.reason}`] } }),
  }
}
