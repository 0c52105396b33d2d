// The same app on a real PostgreSQL: its migrations, the demo's world, every page as on SQLite, and the race for seats.
// Runs where TEST_POSTGRES_URL names a database whose user may make databases; says that it is skipped elsewhere.
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { connect, type Db } from '#db/connect'
import { fillDemoWorld, type DemoWorld } from '#db/demo'
import { migrate } from '#db/migrate'
import { actorWithAddress } from '~/auth/actor.server'
import { createSignIn, signInWithoutLetter } from '~/auth/sign-in.server'
import { ruleText } from '~/domain/audience/rules'
import type { Actor } from '~/domain/core/access'
import { change } from '~/domain/core/change.server'
import { planEvent } from '~/domain/events/commands.server'
import { eventById } from '~/domain/events/queries.server'
import { respond } from '~/domain/invitations/answering.server'
import { inviteAudience } from '~/domain/invitations/inviting.server'
import { sendListOf } from '~/domain/invitations/send-list.server'
import { settingsOf } from '~/domain/rounds/proposal-rules'
import { ask, filled, moduleOf, routes } from '../house/doors'
import { completePlan, mailbox, makeWorld } from '../world'

const given = process.env['TEST_POSTGRES_URL']
const now = '2026-11-21T09:30:00.000Z'

/** One of the two databases, filled with the same world. */
type Side = { db: Db; demo: DemoWorld }

async function fill(db: Db): Promise<Side> {
  await migrate(db)
  const demo = await fillDemoWorld(db, { now, mailbox })
  await beginGroups(db, demo)
  return { db, demo }
}

/** A round with candidates and a proposal; the organiser is the liaison of a group that looks for a date and has met. */
async function beginGroups(db: Db, { organiserId, upcoming }: DemoWorld): Promise<void> {
  const [group, other] = await db
    .selectFrom('network')
    .select('id')
    .where('kind', '=', 'smallGroup')
    .where('endedOn', 'is', null)
    .orderBy('id')
    .limit(2)
    .execute()
  if (!group || !other) throw new Error('the demo has no small groups')
  const networkId = group.id
  const [roundId, proposalId, pollId] = ['a-round', 'a-proposal', 'a-poll']
  const standing = { appointmentId: null, validTo: null, endReason: null }
  await db
    .insertInto('membership')
    .values({
      ...{ id: 'a-liaison', networkId, personId: organiserId, role: 'liaison', validFrom: '2026-01-01' },
      ...standing,
    })
    .execute()
  await db
    .insertInto('round')
    .values({
      ...{ id: roundId, name: 'Kevät 2027', startsOn: '2027-02-01', answerBy: '2026-12-18' },
      ...{ messageFi: 'Tervetuloa', messageSv: '', messageEn: '', sizeMin: 8, sizeMax: 10, version: 1 },
      ...{ createdBy: organiserId, createdAt: now },
      ...{ confirmedProposalId: null, confirmedAt: null, closedAt: null },
    })
    .execute()
  await db
    .insertInto('roundGroup')
    .values([networkId, other.id].map((id, at) => ({ id: `a-group-${at}`, roundId, networkId: id })))
    .execute()
  const people = await db.selectFrom('person').select('id').orderBy('id').limit(30).execute()
  const candidates = [organiserId, ...people.map(({ id }) => id).filter((id) => id !== organiserId)]
  await db
    .insertInto('candidate')
    .values(
      candidates.map((personId, at) => ({
        ...{ id: `a-candidate-${at}`, roundId, personId, calledAt: now, remindedAt: null },
        ...{ answer: at % 5 === 4 ? null : ('yes' as const), answeredAt: at % 5 === 4 ? null : now },
        ...{ answerSource: at % 5 === 4 ? null : ('link' as const), answeredBy: null },
        ...{ language: at % 7 === 0 ? ('sv' as const) : null, meets: null, comment: '', wishReadAt: null },
        ...{ apartWish: at === 3 ? 'En esimieheni kanssa' : '' },
        ...{ addedAt: now, addedBy: organiserId, removedAt: null },
      })),
    )
    .execute()
  const seats = JSON.stringify(
    Object.fromEntries(candidates.map((id, at) => [id, ['new1', 'new2', networkId][at % 3]])),
  )
  await db
    .insertInto('proposal')
    .values({
      ...{ id: proposalId, roundId, name: 'A', status: 'ready', note: '', version: 1, droppedAt: null },
      settings: JSON.stringify(settingsOf('balanced', { min: 8, max: 10 }, 5)),
      ...{ seats, composed: seats, pins: '[]', obstacles: '[]', bounds: 'null' },
      ...{ createdBy: organiserId, createdAt: now, changedAt: now },
    })
    .execute()
  await db
    .insertInto('datePoll')
    .values({
      ...{ id: pollId, networkId, title: '', place: '', onlineUrl: '', note: '', closesOn: '2026-12-01' },
      ...{ startedBy: organiserId, startedAt: now, remindedAt: null },
      ...{ eventId: null, decidedAt: null, droppedAt: null },
    })
    .execute()
  const hours = { startsAt: '2026-12-08T07:00:00.000Z', endsAt: '2026-12-08T08:30:00.000Z' }
  await db
    .insertInto('pollTime')
    .values({ id: 'a-time', pollId, ...hours })
    .execute()
  await db
    .insertInto('pollTick')
    .values({ id: 'a-tick', pollTimeId: 'a-time', personId: organiserId, tick: 'yes', tickedAt: now })
    .execute()
  const event = await db
    .selectFrom('event')
    .selectAll()
    .where('id', '=', upcoming.managementDayId)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('event')
    .values({ ...event, id: 'a-meeting', uid: 'a-meeting', networkId })
    .execute()
  const { id: hostNetworkId } = await db
    .selectFrom('network')
    .select('id')
    .orderBy('id')
    .limit(1)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('event')
    .values({ ...event, id: 'called', uid: 'called', hostNetworkId })
    .execute()
  await db
    .insertInto('newcomer')
    .values({
      ...{ id: 'a-newcomer', networkId, personId: candidates[5] ?? '', reasons: '', hearUntil: '2026-12-01' },
      ...{ proposedBy: organiserId, proposedAt: now, hostId: null },
      ...{ outcome: null, decidedAt: null, decidedBy: null },
    })
    .execute()
}

const addressOf = async (db: Db, personId: string) =>
  (
    await db
      .selectFrom('address')
      .select('email')
      .where('personId', '=', personId)
      .where('validTo', 'is', null)
      .executeTakeFirstOrThrow()
  ).email

if (!given) {
  test.skip('PostgreSQL: skipped, since TEST_POSTGRES_URL names no server', () => undefined)
} else {
  const name = `johtofoorumi_test_${randomBytes(6).toString('hex')}`
  const url = new URL(given)
  url.pathname = `/${name}`
  let server: Db
  let postgres: Side
  let sqlite: Side

  beforeAll(async () => {
    server = connect(given)
    // Text sorts by its letters' codes, as on SQLite: the app's own sort keys do the rest.
    await sql`create database ${sql.ref(name)} template template0 encoding 'UTF8' locale 'C.UTF-8'`.execute(
      server,
    )
    ;[postgres, sqlite] = [await fill(connect(url.href)), await fill(connect(':memory:'))]
  })
  afterAll(async () => {
    await postgres?.db.destroy()
    await sqlite?.db.destroy()
    await sql`drop database if exists ${sql.ref(name)}`.execute(server)
    await server.destroy()
  })

  test('migrations run once', async () => {
    expect(await migrate(postgres.db)).toEqual([])
  })

  test('both databases hold the same world', async () => {
    const tables = (await sqlite.db.introspection.getTables()).map((table) => table.name)
    for (const table of tables) {
      const rowsIn = async ({ db }: Side) =>
        (await sql<{ count: number }>`select count(*) as count from ${sql.ref(table)}`.execute(db)).rows[0]
      expect([table, await rowsIn(postgres)]).toEqual([table, await rowsIn(sqlite)])
    }
  })

  describe('every page shows the same on both', () => {
    let shared: Awaited<ReturnType<typeof makeWorld>>
    beforeAll(async () => {
      shared = await makeWorld()
    })
    afterAll(() => shared.close())

    /** Reads a page of one side as the demo's organiser. */
    async function read({ db, demo }: Side, route: (typeof routes)[number]) {
      const signIn = createSignIn(db, shared.config, () => Promise.resolve())
      const cookies = await signInWithoutLetter(signIn, await addressOf(db, demo.organiserId))
      const cookie = cookies
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ')
      const eventId = demo.upcoming.managementDayId
      type Table =
        | 'organisation'
        | 'speaker'
        | 'position'
        | 'sector'
        | 'network'
        | 'membership'
        | 'programme'
        | 'course'
        | 'renewal'
      const one = async (table: Table) =>
        (await db.selectFrom(table).select('id').orderBy('id').limit(1).executeTakeFirstOrThrow()).id
      const invitation = await db
        .selectFrom('invitation')
        .select('id')
        .where('eventId', '=', eventId)
        .orderBy('id')
        .limit(1)
        .executeTakeFirstOrThrow()
      const at = filled(route.path, {
        events: eventId,
        people: demo.managerId,
        directory: demo.managerId,
        organisations: await one('organisation'),
        // The demo's world has neither: both databases tell the same of what is not there.
        series: 'none',
        materials: 'none',
        a: 'none',
        speakerId: await one('speaker'),
        kind: 'morningCoffee',
        networks: await one('network'),
        programmes: await one('programme'),
        positions: await one('position'),
        sectors: await one('sector'),
        membershipId: await one('membership'),
        noteId: 'a-note',
        courseId: await one('course'),
        rounds: 'a-round',
        proposalId: 'a-proposal',
        candidateId: 'a-candidate-0',
        groups: await groupWithLiaison(db),
        pollId: 'a-poll',
        eventId: 'a-meeting',
        meetingId: 'called',
        renewalId: await one('renewal'),
        newcomerId: 'a-newcomer',
        appointmentId: 'no-such-post',
        deeds: 'no-such-deed',
        letters: 'no-such-letter',
        incoming: 'no-such-mail',
        remarks: 'no-such-remark',
        imports: 'no-such-sheet',
        file: 'people.xlsx',
        invitationId: invitation.id,
        token: 'no-such-token',
        personId: demo.managerId,
        form: 'xlsx',
        mark: 'no-such-photo',
        who: 'nobody',
        demo: 'no-such-letter',
      })
      const { loader } = await moduleOf(route.file)
      if (!loader) return null
      const context = { ...shared.context(), db, now: () => now, signIn }
      const outcome = await ask(loader, at, { method: 'GET', cookie, context })
      return JSON.parse(JSON.stringify(outcome)) as unknown
    }

    test.each(routes)('/$path ($file)', async (route) => {
      expect(withoutChance(await read(postgres, route))).toEqual(withoutChance(await read(sqlite, route)))
    })
  })

  test('20 people answer at once for 5 seats: 5 sit, 15 wait in one line', async () => {
    const { db, demo } = postgres
    const organiser = (await actorWithAddress(db, await addressOf(db, demo.organiserId), now)) as Actor
    const people = await db
      .selectFrom('address')
      .select('personId')
      .where('validTo', 'is', null)
      .where('failedAt', 'is', null)
      .where('personId', '<>', demo.organiserId)
      .orderBy('personId')
      .limit(20)
      .execute()
    const ids = people.map(({ personId }) => personId)
    const by = { actor: organiser, now }

    const planned = await change(db, by, (c) =>
      planEvent(c, { ...completePlan, capacity: 5 }, { mailbox, copyOf: null }),
    )
    if (!planned.ok) throw new Error(JSON.stringify(planned.faults))
    const rule = { parts: [{ mode: 'include' as const, all: [{ kind: 'person' as const, of: ids }] }] }
    await db
      .updateTable('event')
      .set({ audienceRule: ruleText(rule) })
      .where('id', '=', planned.id)
      .execute()
    const list = await sendListOf(db, await eventById(db, planned.id), now)
    const press = { batchId: v7(), mark: list.mark }
    expect(await change(db, by, (c) => inviteAudience(c, planned.id, press))).toEqual({
      ok: true,
      invited: 20,
    })
    expect(await change(db, by, (c) => inviteAudience(c, planned.id, press))).toEqual({
      ok: true,
      invited: 0,
    })

    const invitations = await db
      .selectFrom('invitation')
      .select(['id', 'personId'])
      .where('eventId', '=', planned.id)
      .execute()
    const answered = await Promise.all(
      invitations.map(({ id, personId }) =>
        change(db, { actor: { kind: 'link', personId, invitationId: id }, now }, (c) =>
          respond(c, { invitationId: id, answer: 'yes', comment: '', source: 'link' }),
        ),
      ),
    )
    const seats = answered.map((answer) => (answer.ok ? answer.seat : answer.reason)).sort()
    expect(seats).toEqual([...Array<string>(5).fill('seated'), ...Array<string>(15).fill('waiting')])

    const line = await db
      .selectFrom('invitation')
      .select('queueNumber')
      .where('eventId', '=', planned.id)
      .where('seat', '=', 'waiting')
      .orderBy('queueNumber')
      .execute()
    expect(line.map(({ queueNumber }) => queueNumber)).toEqual(Array.from({ length: 15 }, (_, at) => at + 1))
    const history = await db
      .selectFrom('answer')
      .innerJoin('invitation', 'invitation.id', 'answer.invitationId')
      .select('answer.id')
      .where('eventId', '=', planned.id)
      .execute()
    expect(history).toHaveLength(20)
  })
}

/** When the reading began: ids made since hold a later time, or are of a version that no row of the demo has. */
const began = Date.now()
const isMade = (value: unknown): boolean =>
  typeof value === 'string' &&
  (/^[\da-f]{8}-[\da-f]{4}-4/.test(value) ||
    (/^[\da-f]{8}-[\da-f]{4}-7/.test(value) &&
      Number.parseInt(value.replace('-', '').slice(0, 12), 16) >= began))

/** Without what is new at every reading: ids made for a press of a button. */
function withoutChance(outcome: unknown): unknown {
  return JSON.parse(
    JSON.stringify(outcome, (key, value: unknown) =>
      /^(newBatch|batch(Id)?|newId)$/.test(key) || isMade(value) ? '' : value,
    ),
  )
}

const groupWithLiaison = async (db: Db) =>
  (
    await db
      .selectFrom('membership')
      .select('networkId')
      .where('id', '=', 'a-liaison')
      .executeTakeFirstOrThrow()
  ).networkId
