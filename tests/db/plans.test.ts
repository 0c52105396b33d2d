// The queries that every press and every page runs find their rows by an index, in a world of its true size.
import SqliteDatabase from 'better-sqlite3'
import { Kysely, SqliteDialect } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { overSqlite, type Db } from '#db/connect'
import { fillDemoWorld, type DemoWorld } from '#db/demo'
import { migrate } from '#db/migrate'
import type { Database } from '#db/schema'
import { trailOf } from '~/domain/core/audit.server'
import type { Change } from '~/domain/core/change.server'
import { markSent, sendAgain, takeDue, type TakenLetter } from '~/domain/core/outbox-pump.server'
import { batchCounts, lettersOfEvent, lettersOfInvitation } from '~/domain/core/outbox-queries.server'
import { answerCountsOf, eventById } from '~/domain/events/queries.server'
import { answerList } from '~/domain/invitations/answer-list.server'
import {
  comingInvitationsOf,
  invitationByToken,
  liveInvitationsOf,
  placeInLine,
  seatsOf,
} from '~/domain/invitations/queries.server'
import { promoteFromWaitingList, seatsNow } from '~/domain/invitations/seats.server'
import { membersAt } from '~/domain/networks/queries.server'
import { mailbox } from '../world'

const now = '2026-11-21T09:30:00.000Z'

let sqlite: SqliteDatabase.Database
let db: Db
let demo: DemoWorld
let said: string[] = []

beforeAll(async () => {
  sqlite = new SqliteDatabase(':memory:')
  const plain = overSqlite(sqlite)
  await migrate(plain)
  demo = await fillDemoWorld(plain, { now, mailbox })
  db = new Kysely<Database>({
    dialect: new SqliteDialect({ database: sqlite }),
    log: ({ query }) => {
      said.push(query.sql)
    },
  })
})
afterAll(() => db.destroy())

/** Runs what reads, inside a transaction that is taken back. */
async function inChange(act: (c: Change) => Promise<unknown>): Promise<void> {
  const over = new Error('taken back')
  await db
    .transaction()
    .execute(async (trx) => {
      let ids = 0
      await act({ trx, actor: { kind: 'system' }, now, newId: () => `plan-${ids++}` })
      throw over
    })
    .catch((error: unknown) => {
      if (error !== over) throw error
    })
}

/** Tables that grow for ever: none of these queries may walk through one from end to end. */
const grown = /^SCAN (invitation|outbox|letter|earlier|membership|answer|answerLink|audit)\b/

/** Every line of a plan that walks through a grown table. */
function walks(): string[] {
  const queries = [...new Set(said)].filter((query) => /^(select|update|with)\b/.test(query))
  expect(queries.length).toBeGreaterThan(0)
  return queries.flatMap((query) => {
    const lines = sqlite.prepare(`explain query plan ${query}`).all(...unknownOf(query)) as {
      detail: string
    }[]
    return lines.filter(({ detail }) => grown.test(detail)).map(({ detail }) => `${detail}: ${query}`)
  })
}

/** The plan is the same whatever the values are. */
const unknownOf = (query: string) => (query.match(/\?/g) ?? []).map(() => null)

const letter = (): TakenLetter => ({
  id: 'no-letter',
  kind: 'invitation',
  data: '{}',
  toName: '',
  toAddress: 'a@vm.example',
  messageId: '',
  invitationId: 'no-invitation',
  createdAt: now,
  locale: 'fi',
  attempts: 1,
  leasedUntil: now,
  follows: null,
})

const eventId = () => demo.upcoming.morningCoffeeId

const reads: [string, () => Promise<unknown>][] = [
  ['seatsNow', () => inChange((c) => seatsNow(c, eventId()))],
  [
    'promoteFromWaitingList',
    () =>
      inChange(async (c) => {
        const event = await eventById(c.trx, eventId())
        await promoteFromWaitingList(c, { ...event, capacity: null })
      }),
  ],
  ['seatsOf', () => seatsOf(db, eventId())],
  ['placeInLine', () => placeInLine(db, { eventId: eventId(), queueNumber: 1 })],
  ['answerCountsOf', () => answerCountsOf(db, [eventId(), demo.upcoming.managementDayId])],
  ['answerList', async () => answerList(db, await eventById(db, eventId()), now)],
  ['liveInvitationsOf', () => liveInvitationsOf(db, eventId())],
  ['invitationByToken', () => invitationByToken(db, 'no-token', now)],
  ['comingInvitationsOf', () => comingInvitationsOf(db, [demo.managerId, demo.alumnusId], now)],
  ['takeDue', () => inChange((c) => takeDue(c, 40, 300))],
  ['markSent', () => inChange((c) => markSent(c, letter()))],
  ['sendAgain', () => inChange((c) => sendAgain(c, 'no-letter').catch(() => undefined))],
  ['batchCounts', () => batchCounts(db, 'no-batch')],
  ['lettersOfEvent', () => lettersOfEvent(db, eventId())],
  ['lettersOfInvitation', () => lettersOfInvitation(db, 'no-invitation')],
  ['trailOf', () => trailOf(db, { kind: 'event', id: eventId() })],
  ['membersAt', () => membersAt(db, ['a', 'b'], '2020-01-01')],
  [
    'who was invited before',
    () =>
      db
        .selectFrom('invitation')
        .select(['sequence', 'stampedAt'])
        .where('eventId', '=', 'a')
        .where('personId', '=', 'b')
        .orderBy('id', 'desc')
        .limit(1)
        .execute(),
  ],
]

test.each(reads)('%s walks through no table that grows', async (_, read) => {
  said = []
  await read()
  expect(walks()).toEqual([])
})

const planOf = (query: string) =>
  (sqlite.prepare(`explain query plan ${query}`).all() as { detail: string }[])
    .map(({ detail }) => detail)
    .join('\n')

test('what one person waits for is found past the batches, and one person’s invitation past all of an event’s', () => {
  expect(
    planOf(
      `select id from outbox where status = 'waiting' and dueAt <= 'x' and batchId is null order by dueAt`,
    ),
  ).toContain('outboxDueAlone')
  expect(
    planOf(`select id from invitation where eventId = 'a' and personId = 'b' order by id desc limit 1`),
  ).toContain('invitationPerson')
})
