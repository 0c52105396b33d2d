// What a press on the page of one's own data does: a section is saved by itself, the others stay as they are.
import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import type { Db } from '#db/connect'
import type { Locale } from '#db/schema'
import type { Actor } from '~/domain/core/access'
import { change, type Change } from '~/domain/core/change.server'
import { dateOf, type Instant } from '~/domain/core/time'
import { takeFresh, version } from '~/domain/people/form-fields'
import { setSharing } from '~/domain/people/sharing.server'
import { reviseOwnData, type OwnWords } from '~/domain/profile/own-data-acts.server'
import { aboutForm, contactForm, lettersIn, remarkForm } from '~/domain/profile/own-data-form'
import { aboutFields, contactFields } from '~/domain/profile/fields'
import { ownData } from '~/domain/profile/own-data.server'
import { chooseLetters } from '~/domain/profile/letters.server'
import { makePhoto } from '~/domain/profile/photo-making.server'
import { removePhoto, setPhoto } from '~/domain/profile/photos.server'
import { sharingIn } from '~/domain/profile/sharing-form'
import type { Saved, Section } from '~/domain/profile/rules'
import { takeRemark } from '~/domain/remarks/taking.server'

type By = { db: Db; actor: Extract<Actor, { kind: 'person' }>; now: Instant; locale: Locale }
type Result = SubmissionResult<string[]>
type Refused = { refused: Section; result: Result }
export type Pressed = { saved: Saved } | Refused

const inChange = ({ db, actor, now }: By, act: (c: Change) => Promise<unknown>) =>
  change(db, { actor, now }, act)

const presses: Record<string, (by: By, body: FormData) => Promise<Pressed>> = {
  contact: pressContact,
  about: pressAbout,
  photo: pressPhoto,
  remark: pressRemark,
  removePhoto: async (by) => {
    await inChange(by, (c) => removePhoto(c, by.actor.personId))
    return { saved: 'photoRemoved' }
  },
  sharing: async (by, body) => {
    await inChange(by, (c) => setSharing(c, by.actor.personId, sharingIn(body)))
    return { saved: 'sharing' }
  },
  letters: async (by, body) => {
    await inChange(by, (c) => chooseLetters(c, by.actor.personId, lettersIn(body)))
    return { saved: 'letters' }
  },
}

/** @throws Response 400 for a form that the page does not have */
export async function pressOwnData(body: FormData, by: By): Promise<Pressed> {
  const press = presses[String(body.get('intent'))]
  if (press === undefined) throw new Response(null, { status: 400 })
  return press(by, body)
}

async function pressContact(by: By, body: FormData): Promise<Pressed> {
  const seen = await withFresh(by, body, contactFields)
  const submission = parseWithZod(body, { schema: contactForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return { refused: 'contact', result: submission.reply() }
  const refusal = await revise(by, seen, submission.value)
  if (refusal === null) return { saved: 'contact' }
  const reason = [`reasons.${refusal}`]
  const fault =
    refusal === 'changedMeanwhile' ? { formErrors: reason } : { fieldErrors: { privateEmail: reason } }
  return { refused: 'contact', result: submission.reply(fault) }
}

async function pressAbout(by: By, body: FormData): Promise<Pressed> {
  const seen = await withFresh(by, body, aboutFields)
  const submission = parseWithZod(body, { schema: aboutForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return { refused: 'about', result: submission.reply() }
  const refusal = await revise(by, seen, submission.value)
  if (refusal === null) return { saved: 'about' }
  return { refused: 'about', result: submission.reply({ formErrors: [`reasons.${refusal}`] }) }
}

/** What was edited meanwhile is taken in where the person touched nothing. @returns the version that they saw */
async function withFresh(
  { db, actor, now }: By,
  body: FormData,
  fieldsOf: (person: Awaited<ReturnType<typeof ownData>>['person']) => Record<string, string>,
): Promise<number> {
  const seen = version.parse(body.get('version'))
  const { person } = await ownData(db, actor.personId, dateOf(now))
  if (seen !== person.version) takeFresh(body, body.get('opened'), fieldsOf(person))
  return seen
}

async function revise(by: By, seen: number, given: OwnWords) {
  const revised = { personId: by.actor.personId, version: seen, given }
  const result = await reviseOwnData(by.db, by, revised)
  return result.ok ? null : result.reason
}

/** A photo that is larger than the form takes, of which nothing was read. */
export const photoTooLarge: Refused = {
  refused: 'photo',
  result: { status: 'error', error: { photo: ['reasons.photoTooLarge'] } },
}

async function pressPhoto(by: By, body: FormData): Promise<Pressed> {
  const file = body.get('photo')
  const bytes = file instanceof Blob ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0)
  // Made before the Change: nothing slow happens in one.
  const made = await makePhoto(bytes)
  if (!made.ok)
    return { refused: 'photo', result: { status: 'error', error: { photo: [`reasons.${made.reason}`] } } }
  await inChange(by, (c) => setPhoto(c, by.actor.personId, made))
  return { saved: 'photo' }
}

async function pressRemark(by: By, body: FormData): Promise<Pressed> {
  const submission = parseWithZod(body, { schema: remarkForm, disableAutoCoercion: true })
  if (submission.status !== 'success') return { refused: 'remark', result: submission.reply() }
  const { id, about, text } = submission.value
  const { person } = await ownData(by.db, by.actor.personId, dateOf(by.now))
  await inChange(by, (c) =>
    takeRemark(c, {
      ...{ id, kind: 'record', text, locale: by.locale },
      personId: person.id,
      name: by.actor.name,
      email: person.email ?? '',
      about,
    }),
  )
  return { saved: 'remark' }
}
