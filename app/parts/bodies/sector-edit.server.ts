// What the forms of a sector do when they are sent: rename with a successor, merge, correct.
import { parseWithZod } from '@conform-to/zod/v4'
import { z } from 'zod'
import type { Db } from '#db/connect'
import type { Actor } from '~/domain/core/access'
import { inDeed } from '~/domain/core/deeds.server'
import type { Instant } from '~/domain/core/time'
import { errorsOf } from '~/domain/people/organisation-form'
import { mergeSectors, renameSector, reviseSector, sectorRow } from '~/domain/people/sector-acts.server'
import { sectorForm, sectorMergeForm, sectorRenameForm } from '~/domain/people/sector-form'
import type { SectorAnswer } from './sector-edit'

type By = { db: Db; actor: Actor; now: Instant }

/** The sector whose page comes next. */
export type SectorOutcome = { answer: SectorAnswer } | { done: string; id: string; deedId: string | null }

type Act = (by: By, id: string, body: FormData) => Promise<SectorOutcome>

const signOf = async ({ db }: By, id: string, act: string) => {
  const { code } = await sectorRow(db, id)
  return { act, thing: { kind: 'sector', id }, detail: { name: code } }
}

const correct: Act = async (by, id, body) => {
  const read = parseWithZod(body, { schema: sectorForm, disableAutoCoercion: true })
  if (read.status !== 'success') return { answer: { intent: 'correct', lastResult: read.reply() } }
  const { db, ...doer } = by
  const result = await inDeed(db, doer, await signOf(by, id, 'reviseSector'), (d) =>
    reviseSector(d, id, read.value),
  )
  if (result.ok) return { done: 'corrected', id, deedId: result.deedId }
  const errors = errorsOf(result.reason, { endBeforeStart: 'validFrom' })
  return { answer: { intent: 'correct', lastResult: read.reply(errors) } }
}

const rename: Act = async (by, id, body) => {
  const read = parseWithZod(body, { schema: sectorRenameForm, disableAutoCoercion: true })
  if (read.status !== 'success') return { answer: { intent: 'rename', lastResult: read.reply() } }
  const { db, ...doer } = by
  const newId = String(body.get('newId') || crypto.randomUUID())
  const result = await inDeed(db, doer, await signOf(by, id, 'renameSector'), (d) =>
    renameSector(d, id, { ...read.value, newId }),
  )
  if (result.ok) return { done: 'renamed', id: result.id, deedId: result.deedId }
  const errors = errorsOf(result.reason, { endBeforeStart: 'from' })
  return { answer: { intent: 'rename', lastResult: read.reply(errors) } }
}

const merge: Act = async (by, id, body) => {
  const read = parseWithZod(body, { schema: sectorMergeForm, disableAutoCoercion: true })
  if (read.status !== 'success') return { answer: { intent: 'merge', lastResult: read.reply() } }
  const { db, ...doer } = by
  const { into, lastDay } = read.value
  const result = await inDeed(db, doer, await signOf(by, id, 'mergeSectors'), (d) =>
    mergeSectors(d, { from: [id], into, lastDay }),
  )
  if (result.ok) return { done: 'merged', id: into, deedId: result.deedId }
  const fields = {
    notYet: 'lastDay',
    endBeforeStart: 'lastDay',
    sectorNotThen: 'into',
    mergesIntoItself: 'into',
  }
  return { answer: { intent: 'merge', lastResult: read.reply(errorsOf(result.reason, fields)) } }
}

const acts = { correct, rename, merge }
const pressed = z.object({ intent: z.enum(['correct', 'rename', 'merge']).catch('correct') })

/** Does what the form asks. @throws Response 404 when there is no such sector */
export async function editSector(by: By, id: string, body: FormData): Promise<SectorOutcome> {
  await sectorRow(by.db, id)
  return acts[pressed.parse(Object.fromEntries(body)).intent](by, id, body)
}
