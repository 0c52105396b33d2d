// The rows of the demo on their way into the database: gathered by table, then written in batches.
import type { Insertable } from 'kysely'
import type { Trx } from '../connect'
import type { Database } from '../schema'

/** In the order that foreign keys ask for. */
const order = [
  'sector',
  'organisation',
  'person',
  'address',
  'appointment',
  'assistance',
  'organiser',
  'programme',
  'course',
  'completion',
  'network',
  'membership',
  'audience',
  'event',
  'programmeItem',
  'speaker',
  'invitation',
  'answer',
] as const
type Table = (typeof order)[number]

export type Rows = { [T in Table]: Insertable<Database[T]>[] }

export const noRows = (): Rows => ({
  sector: [],
  organisation: [],
  person: [],
  address: [],
  appointment: [],
  assistance: [],
  organiser: [],
  programme: [],
  course: [],
  completion: [],
  network: [],
  membership: [],
  audience: [],
  event: [],
  programmeItem: [],
  speaker: [],
  invitation: [],
  answer: [],
})

/** Bind variables in one statement: SQLite takes 32,766, and smaller statements compile faster. */
const mostBinds = 4000

async function writeTable<T extends Table>(trx: Trx, table: T, rows: Rows[T]): Promise<void> {
  const [first] = rows
  if (!first) return
  const batch = Math.floor(mostBinds / Object.keys(first).length)
  for (let at = 0; at < rows.length; at += batch) {
    await trx
      .insertInto(table)
      .values(rows.slice(at, at + batch))
      .execute()
  }
}

/** Writes everything gathered. */
export async function write(trx: Trx, rows: Rows): Promise<void> {
  for (const table of order) await writeTable(trx, table, rows[table])
}
