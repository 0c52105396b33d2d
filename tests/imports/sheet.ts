// Sheets as tests bring them in: made of rows of cells, kept, planned and applied against a true database.
import { v7 } from 'uuid'
import type { ImportKind } from '#db/schema'
import { applySheet } from '~/domain/imports/apply.server'
import type { Field, SheetSettings } from '~/domain/imports/fields'
import { plannedSheet } from '~/domain/imports/planning.server'
import type { Choices } from '~/domain/imports/row-plan'
import { choose, keepSheet, setColumns, sheetById } from '~/domain/imports/sheets.server'
import { mailbox, type World } from '../world'

export type Given = {
  kind?: ImportKind
  /** The first row is the heads. */
  cells: string[][]
  settings?: SheetSettings
  columns?: (Field | null)[]
  choices?: Choices
}

/** Keeps a sheet as an upload does. @returns its id */
export async function bring(world: World, given: Given): Promise<string> {
  const id = v7()
  const rows = given.cells.map((cells, at): [number, string[]] => [at + 1, cells])
  const kept = await world.act((c) =>
    keepSheet(c, {
      id,
      kind: given.kind ?? 'people',
      fileName: 'johto.xlsx',
      rows,
      settings: given.settings ?? {},
    }),
  )
  if (!kept.ok) throw new Error(kept.reason)
  const { columns, choices } = given
  if (columns) await world.act((c) => setColumns(c, id, { columns, settings: {} }))
  if (choices) await world.act((c) => choose(c, id, choices))
  return id
}

export const planOf = async (world: World, id: string) =>
  plannedSheet(world.db, await sheetById(world.db, id), world.now(), 'fi')

/** Brings a sheet in and plans it. */
export async function planned(world: World, given: Given) {
  return planOf(world, await bring(world, given))
}

/** Brings a sheet in and applies it as planned. @throws when it refuses */
export async function applied(world: World, given: Given): Promise<{ id: string; deedId: string | null }> {
  const id = await bring(world, given)
  const { mark } = await planOf(world, id)
  const result = await applySheet(world.db, { actor: world.organiser, now: world.now() }, id, {
    mark,
    mailbox,
  })
  if (!result.ok) throw new Error(`${result.reason} ${result.row ?? ''}`)
  return { id, deedId: result.deedId }
}

export const statesOf = ({ plans }: { plans: { state: string }[] }) => plans.map(({ state }) => state)
