// What the page of an organisation shows of its time: what it was called, where it belonged, what came before and after.
import type { Reader } from '#db/connect'
import type { PlainDate } from '../core/time'
import { organisationRow, spellsOf } from './organisation-acts.server'
import type { Spell } from './organisation-history'

export type Neighbour = {
  id: string
  nameFi: string
  nameSv: string
  nameEn: string
  validTo: PlainDate | null
}

export type Life = {
  /** Newest first. */
  spells: (Spell & { sectorCode: string | null })[]
  predecessors: Neighbour[]
  successor: Neighbour | null
}

const neighbours = (db: Reader) =>
  db.selectFrom('organisation').select(['id', 'nameFi', 'nameSv', 'nameEn', 'validTo'])

/** The life of an organisation. @throws Response 404 when there is none */
export async function lifeOf(db: Reader, id: string): Promise<Life> {
  const row = await organisationRow(db, id)
  const sectors = await db.selectFrom('sector').select(['id', 'code']).execute()
  const codes = new Map(sectors.map((sector) => [sector.id, sector.code]))
  const spells = (await spellsOf(db, row)).map(
    ({ nameFi, nameSv, nameEn, sectorId, validFrom, validTo }) => ({
      nameFi,
      nameSv,
      nameEn,
      sectorId,
      validFrom,
      validTo,
      sectorCode: codes.get(sectorId ?? '') ?? null,
    }),
  )
  const successor = row.successorId
    ? await neighbours(db).where('id', '=', row.successorId).executeTakeFirst()
    : undefined
  return {
    spells: spells.reverse(),
    predecessors: await neighbours(db).where('successorId', '=', id).orderBy('nameFi').execute(),
    successor: successor ?? null,
  }
}
