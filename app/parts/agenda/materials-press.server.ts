// What a press on the page of an event's files does: a file brought, changed, removed or put back.
import { redirect, type TypedResponse } from '@remix-run/node'
import { parseWithZod } from '@conform-to/zod/v4'
import type { Db } from '#db/connect'
import { receiveForm, discardFile } from '~/domain/agenda/file-store.server'
import { allFileKinds } from '~/domain/agenda/file-kinds'
import { reviseMaterial, removeMaterial, restoreMaterial } from '~/domain/agenda/material-acts.server'
import { materialForm, uploadForm } from '~/domain/agenda/material-form'
import { takeIn } from '~/domain/agenda/uploading.server'
import type { Actor } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import type { Instant } from '~/domain/core/time'
import { paths } from '~/paths'
import type { RefusedEdit } from './material-list'

export type By = { db: Db; actor: Actor; now: Instant; folder: string }

/** What the page shows of a press that was refused. */
export type MaterialsAnswer =
  | { kind: 'upload'; lastResult: ReturnType<ReturnType<typeof readUpload>['reply']> }
  | { kind: 'edit'; edit: RefusedEdit; reason: string | null }
  | { kind: 'reason'; reason: string }

const readUpload = (fields: FormData) =>
  parseWithZod(fields, { schema: uploadForm, disableAutoCoercion: true })

/** @returns why it was refused; a press that was done leads back to the page */
export async function pressOnMaterials(
  request: Request,
  eventId: string,
  by: By,
): Promise<MaterialsAnswer | TypedResponse<never>> {
  const arrived = await receiveForm(request, by.folder, () => allFileKinds)
  const { fields, file } = arrived
  const intent = fields.get('intent')
  if (intent === 'upload') return upload(arrived, eventId, by)
  if (file) await discardFile(file)
  const id = String(fields.get('material'))
  const back = (done: string) =>
    redirect(`${paths.eventMaterials(eventId, { done })}&material=${encodeURIComponent(id)}`)
  if (intent === 'remove') {
    await change(by.db, by, (c) => removeMaterial(c, eventId, id))
    return back('removed')
  }
  if (intent === 'restore') {
    const result = await change(by.db, by, (c) => restoreMaterial(c, eventId, id))
    return result.ok ? back('restored') : { kind: 'reason', reason: `reasons.${result.reason}` }
  }
  return revise(fields, eventId, by)
}

async function upload(
  { fields, file, fault }: Awaited<ReturnType<typeof receiveForm>>,
  eventId: string,
  by: By,
): Promise<MaterialsAnswer | TypedResponse<never>> {
  const submission = readUpload(fields)
  const refused = (error: string): MaterialsAnswer => ({
    kind: 'upload',
    lastResult: submission.reply({ fieldErrors: { file: [error] } }),
  })
  if (file === null) return refused(`agenda.file.${fault ?? 'noFile'}`)
  if (submission.status !== 'success') {
    await discardFile(file)
    return { kind: 'upload', lastResult: submission.reply() }
  }
  const told = { ...submission.value, eventId, speakerId: null }
  const result = await takeIn(by.db, by, file, told)
  return result.ok
    ? redirect(paths.eventMaterials(eventId, { done: 'added' }))
    : refused(`reasons.${result.reason}`)
}

async function revise(
  fields: FormData,
  eventId: string,
  by: By,
): Promise<MaterialsAnswer | TypedResponse<never>> {
  const submission = parseWithZod(fields, { schema: materialForm, disableAutoCoercion: true })
  const typed = (name: string) => String(fields.get(name) ?? '')
  const refused = (errors: Record<string, string[]>, reason: string | null): MaterialsAnswer => ({
    kind: 'edit',
    reason,
    edit: {
      material: typed('material'),
      values: { title: typed('title'), shownTo: typed('shownTo'), shownFrom: typed('shownFrom') },
      errors,
    },
  })
  if (submission.status !== 'success') {
    const errors = Object.entries(submission.error ?? {}).map(([name, said]) => [name, said ?? []])
    return refused(Object.fromEntries(errors) as Record<string, string[]>, null)
  }
  const { material, was, ...becomes } = submission.value
  const result = await change(by.db, by, (c) => reviseMaterial(c, eventId, material, was, becomes))
  if (!result.ok) return refused({}, `reasons.${result.reason}`)
  return redirect(paths.eventMaterials(eventId, { done: 'revised' }))
}
