// The copy of one's own data (GDPR, Article 15): every column that the decisions give, of every row about the person.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Reader } from '#db/connect'
import { emptied } from '../core/outbox-marks.server'
import type { Instant } from '../core/time'
import { personalColumns } from './columns'

type PersonalTable = keyof typeof personalColumns

/** How a row is known to be about a person: by its columns of people's ids, by a row it hangs on, by their address. */
type Way =
  | { people: readonly string[] }
  | { column: string; of: PersonalTable }
  | { address: string }
  /** Nothing of the table is given. */
  | null

const person: Way = { people: ['personId'] }
const invitation: Way = { column: 'invitationId', of: 'invitation' }
const signedIn: Way = { column: 'userId', of: 'signInUser' }

/** What the person did for others is about them as far as the decisions give it: the doer's mark and the day. */
export const waysOf = {
  person: { people: ['id'] },
  address: person,
  appointment: person,
  assistance: { people: ['managerId', 'assistantId'] },
  organiser: person,
  completion: person,
  participant: person,
  membership: person,
  pause: { column: 'membershipId', of: 'membership' },
  application: person,
  invitation: person,
  answer: invitation,
  answerLink: null,
  audit: { people: ['actorId'] },
  deed: { people: ['doneBy', 'undoneBy'] },
  deedStep: null,
  decision: person,
  inquiry: person,
  candidate: person,
  apartPair: null,
  proposal: { people: ['createdBy'] },
  proposalStep: { people: ['doneBy'] },
  groupHome: { people: ['hostId'] },
  theme: { people: ['proposedBy'] },
  expertRequest: { people: ['askedBy', 'repliedBy'] },
  groupNote: { people: ['writtenBy'] },
  datePoll: { people: ['startedBy'] },
  pollTick: person,
  meetingReport: { people: ['askedOf', 'answeredBy'] },
  renewal: person,
  newcomer: person,
  hearing: person,
  groupLink: null,
  eventTemplate: { people: ['changedBy'] },
  eventTask: { people: ['doneBy'] },
  seriesLink: null,
  seatStep: invitation,
  substitution: person,
  reply: invitation,
  speaker: { address: 'email' },
  material: { people: ['uploadedBy'] },
  tick: invitation,
  surveyTicket: person,
  calendarDay: { people: ['addedBy'] },
  feed: person,
  outbox: person,
  postPause: { people: ['pausedBy', 'resumedBy'] },
  incomingMail: person,
  alias: person,
  sharedField: person,
  photo: person,
  unwantedLetter: person,
  boardNote: { people: ['authorId'] },
  boardReply: { people: ['authorId'] },
  remark: person,
  importSheet: { people: ['uploadedBy'] },
  searchWord: null,
  signInUser: { address: 'email' },
  signInSession: signedIn,
  signInAccount: signedIn,
  signInVerification: null,
} as const satisfies Record<PersonalTable, Way>

const tables = Object.keys(waysOf) as PersonalTable[]

/** The columns of a table that the decisions give. */
export const givenColumns = (table: PersonalTable): string[] =>
  Object.entries(personalColumns[table]).flatMap(([column, { copy }]) => (copy === true ? [column] : []))

/** Whether a row of the table is about the person. An address is theirs only while it is in use. */
function isAbout(table: PersonalTable, way: NonNullable<Way>, personId: string): RawBuilder<SqlBool> {
  if ('people' in way)
    return sql<SqlBool>`(${sql.join(
      way.people.map((column) => sql`${sql.ref(`${table}.${column}`)} = ${personId}`),
      sql` or `,
    )})`
  if ('address' in way)
    return sql<SqlBool>`lower(${sql.ref(`${table}.${way.address}`)}) in (
      select ${sql.ref('own.email')} from ${sql.table('address')} as ${sql.ref('own')}
      where ${sql.ref('own.personId')} = ${personId} and ${sql.ref('own.validTo')} is null)`
  const above: Way = waysOf[way.of]
  if (above === null) throw new Error(`nothing hangs on ${way.of}`)
  return sql<SqlBool>`${sql.ref(`${table}.${way.column}`)} in (
    select ${sql.ref(`${way.of}.id`)} from ${sql.table(way.of)} where ${isAbout(way.of, above, personId)})`
}

export type Row = Record<string, unknown>

/** A letter that has not left holds a key: whoever came by the copy could answer or sign in by it. */
const withoutKeys = (row: Row): Row => ({
  ...row,
  data: emptied({ kind: String(row['kind']), data: String(row['data']) }),
})

/** A person's copy: by table, the rows about them with the columns that are given; tables without any are left out. */
export async function copyOf(db: Reader, personId: string): Promise<Record<string, Row[]>> {
  const copy: Record<string, Row[]> = {}
  for (const table of tables) {
    const way: Way = waysOf[table]
    if (way === null) continue
    const columns = sql.join(givenColumns(table).map((column) => sql.ref(`${table}.${column}`)))
    const { rows } = await sql<Row>`select ${columns} from ${sql.table(table)}
      where ${isAbout(table, way, personId)}`.execute(db)
    if (rows.length > 0) copy[table] = table === 'outbox' ? rows.map(withoutKeys) : rows
  }
  return copy
}

/** The copy as a file. @param given.name without its ending, of plain letters */
export async function copyAnswer(
  db: Reader,
  personId: string,
  given: { name: string; at: Instant },
): Promise<Response> {
  const text = JSON.stringify({ takenAt: given.at, personId, tables: await copyOf(db, personId) }, null, 2)
  return new Response(`${text}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="${given.name}.json"`,
      'Cache-Control': 'no-store',
    },
  })
}
