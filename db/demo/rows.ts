// The rows of the demo on their way into the database: gathered by table, then written in batches.
import type { CompiledQuery, Insertable } from 'kysely'
import type { Trx } from '../connect'
import type { Database } from '../schema'

/** In the order that foreign keys ask for. */
const order = [
  'sector',
  'organisation',
  'organisationPast',
  'position',
  'person',
  'address',
  'appointment',
  'assistance',
  'organiser',
  'programme',
  'course',
  'participant',
  'completion',
  'network',
  'membership',
  'pause',
  'application',
  'audience',
  'eventTemplate',
  'templateTask',
  'event',
  'seatQuota',
  'eventTask',
  'reminder',
  'programmeItem',
  'speaker',
  'invitation',
  'answer',
  'calendarDay',
  'groupHome',
  'theme',
  'expertRequest',
  'photo',
  'sharedField',
  'meetingReport',
  'renewal',
  'boardNote',
  'boardReply',
] as const
type Table = (typeof order)[number]

export type Rows = { [T in Table]: Insertable<Database[T]>[] }

export const noRows = (): Rows => ({
  sector: [],
  organisation: [],
  organisationPast: [],
  position: [],
  person: [],
  address: [],
  appointment: [],
  assistance: [],
  organiser: [],
  programme: [],
  course: [],
  participant: [],
  completion: [],
  network: [],
  membership: [],
  pause: [],
  application: [],
  audience: [],
  eventTemplate: [],
  templateTask: [],
  event: [],
  seatQuota: [],
  eventTask: [],
  reminder: [],
  programmeItem: [],
  speaker: [],
  invitation: [],
  answer: [],
  calendarDay: [],
  groupHome: [],
  theme: [],
  expertRequest: [],
  photo: [],
  sharedField: [],
  meetingReport: [],
  renewal: [],
  boardNote: [],
  boardReply: [],
})

/** Bind variables in one statement: SQLite takes 32,766, and smaller statements compile faster. */
const mostBinds = 4000

async function writeTable<T extends Table>(trx: Trx, table: T, rows: Rows[T]): Promise<void> {
  const [first] = rows
  if (!first) return
  const columns = Object.keys(first) as (keyof typeof first)[]
  const size = Math.floor(mostBinds / columns.length)
  let full: CompiledQuery | undefined
  for (let at = 0; at < rows.length; at += size) {
    const batch = rows.slice(at, at + size)
    const insert = () => trx.insertInto(table).values(batch).compile()
    if (batch.length < size) {
      await trx.executeQuery(insert())
      continue
    }
    // One text serves every full batch: putting it together costs more than running it.
    full ??= insert()
    const parameters = batch.flatMap((row) => columns.map((column) => row[column]))
    await trx.executeQuery({ ...full, parameters })
  }
}

/** Writes everything gathered. */
export async function write(trx: Trx, rows: Rows): Promise<void> {
  for (const table of order) await writeTable(trx, table, rows[table])
}
