// Merging two records of one person: each day of history is told once, and taking it back leaves all as it was.
import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { MembershipRole } from '#db/schema'
import { peopleOfParts } from '~/domain/audience/matching.server'
import { inDeed } from '~/domain/core/deeds.server'
import { undoDeed } from '~/domain/core/undoing.server'
import {
  bothTexts,
  differing,
  joinedMemberships,
  type Mergeable,
  type MembershipSpan,
} from '~/domain/people/merging'
import { index } from '~/domain/core/search-index.server'
import { mergePeople, wholeRecord } from '~/domain/people/merging-acts.server'
import { mergePlan } from '~/domain/people/merging-plan.server'
import { mergedInto, personTrail } from '~/domain/people/person-page.server'
import { survivorOf } from '~/domain/people/survivor.server'
import { peopleList } from '~/domain/people/queries.server'
import { holdsOn } from '~/domain/people/rules'
import { testWorld, type World } from '../world'
import { by, merge } from './merge'

const personal = [
  'person',
  'address',
  'appointment',
  'position',
  'assistance',
  'organiser',
  'completion',
  'participant',
  'membership',
  'pause',
  'application',
  'invitation',
  'answer',
  'decision',
  'inquiry',
  'searchWord',
] as const

/** Every table that merging writes, the counters of edits left out. */
async function snapshot(world: World): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {}
  for (const table of personal) {
    const { rows } = await sql<Record<string, unknown>>`select * from ${sql.table(table)}`.execute(world.db)
    all[table] = rows.map(({ version: _, ...row }) => JSON.stringify(row)).sort()
  }
  return all
}

/** What still points at a person, by table and column. */
async function pointersAt(world: World, id: string): Promise<string[]> {
  const pointing = [
    'address.personId',
    'appointment.personId',
    'assistance.managerId',
    'assistance.assistantId',
    'organiser.personId',
    'completion.personId',
    'participant.personId',
    'membership.personId',
    'application.personId',
    'invitation.personId',
    'invitation.answeredBy',
    'answer.answeredBy',
    'decision.personId',
    'inquiry.personId',
  ]
  const found: string[] = []
  for (const pointer of pointing) {
    const [table = '', column = ''] = pointer.split('.')
    const { rows } = await sql`select 1 from ${sql.table(table)} where ${sql.ref(column)} = ${id}`.execute(
      world.db,
    )
    if (rows.length > 0) found.push(pointer)
  }
  return found
}

const days = ['2019-01-01', '2020-01-01', '2021-01-01', '2022-01-01', '2023-01-01', '2024-01-01']
const roles: MembershipRole[] = ['member', 'chair', 'outside', 'secretary']

/** Periods of one person in one network: one after another, the last perhaps going on. */
const line = fc
  .record({
    cuts: fc.uniqueArray(fc.integer({ min: 0, max: days.length - 1 }), { maxLength: 4 }),
    open: fc.boolean(),
    roles: fc.array(fc.constantFrom(...roles), { minLength: 3, maxLength: 3 }),
  })
  .map(({ cuts, open, roles: given }) => {
    const sorted = [...cuts].sort()
    const periods: { validFrom: string; validTo: string | null; role: MembershipRole }[] = []
    for (let at = 0; at < sorted.length; at += 2) {
      const [from, to] = [sorted[at] ?? 0, sorted[at + 1]]
      const validTo = to === undefined ? (open ? null : '2025-06-30') : `${days[to]?.slice(0, 4)}-12-30`
      periods.push({ validFrom: days[from] ?? '', validTo, role: given[at / 2] ?? 'member' })
    }
    return periods.filter(
      (one, at) => periods[at + 1] === undefined || (one.validTo ?? '9') < (periods[at + 1]?.validFrom ?? ''),
    )
  })

const spans = (
  side: 'kept' | 'gone',
  periods: { validFrom: string; validTo: string | null; role: MembershipRole }[],
) =>
  periods.map((period, at): MembershipSpan => ({
    ...period,
    id: `${side}${at}`,
    side,
    appointmentId: null,
    endReason: null,
  }))

const everyDay = Array.from({ length: 9 * 24 }, (_, at) => {
  const month = String((Math.floor(at / 2) % 12) + 1).padStart(2, '0')
  return `${2018 + Math.floor(at / 24)}-${month}-${at % 2 === 0 ? '01' : '30'}`
}).filter((day) => !day.includes('-02-30'))

test('joined memberships tell each day of either once, a task before plain membership', () => {
  fc.assert(
    fc.property(line, line, (mine, theirs) => {
      const rows = [...spans('kept', mine), ...spans('gone', theirs)]
      const parts = joinedMemberships(rows)
      for (const day of everyDay) {
        const before = rows.filter((row) => holdsOn(row, day))
        const after = parts.filter((part) => holdsOn(part, day))
        expect(after).toHaveLength(Math.min(1, before.length))
        const tasks = before.filter(({ role }) => role === 'chair' || role === 'secretary')
        if (after[0])
          expect((tasks.length > 0 ? tasks : before).map(({ role }) => role)).toContain(after[0].role)
      }
      const ids = parts.flatMap(({ id }) => (id === null ? [] : [id]))
      expect(new Set(ids).size).toBe(ids.length)
    }),
    { numRuns: 60 },
  )
})

type Rows = { memberships: ReturnType<typeof spans>; other: boolean[] }

const rowsOfOne = fc.record({
  first: line,
  second: line,
  pauses: fc.array(fc.boolean(), { minLength: 2, maxLength: 2 }),
  other: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
})

async function give(
  world: World,
  id: string,
  things: Things,
  given: { memberships: Rows['memberships'][]; pauses: boolean[]; other: boolean[] },
) {
  const [organiser, waiting, completed, takesPart, assists, isAssisted, extraPost, samePost, asked] =
    given.other
  const insert = world.db
  for (const [at, rows] of given.memberships.entries())
    for (const { id: row, role, validFrom, validTo } of rows) {
      await world.member(things.networks[at] ?? '', id, {
        id: `${row} ${at} ${id}`,
        role,
        validFrom,
        validTo,
      })
      if (given.pauses[at])
        await insert
          .insertInto('pause')
          .values({
            id: `pause ${row} ${at} ${id}`,
            membershipId: `${row} ${at} ${id}`,
            validFrom: `${validFrom.slice(0, 4)}-04-01`,
            validTo: validTo === null ? null : `${validTo.slice(0, 4)}-03-30`,
          })
          .execute()
    }
  if (organiser)
    await insert
      .insertInto('organiser')
      .values({ id: `org ${id}`, personId: id, validFrom: '2022-01-01', validTo: null })
      .execute()
  if (waiting)
    await insert
      .insertInto('application')
      .values({
        id: `app ${id}`,
        networkId: things.networks[2] ?? '',
        personId: id,
        appliedAt: world.now(),
        note: '',
        outcome: null,
        decidedAt: null,
        decidedBy: null,
      })
      .execute()
  if (completed)
    await insert
      .insertInto('completion')
      .values({
        id: `com ${id}`,
        personId: id,
        courseId: 'course',
        completedOn: `2021-0${id.length % 9 || 1}-01`,
      })
      .execute()
  if (takesPart)
    await insert
      .insertInto('participant')
      .values({ id: `par ${id}`, personId: id, courseId: 'course', enrolledOn: '2021-01-01', leftOn: null })
      .execute()
  if (assists)
    await insert
      .insertInto('assistance')
      .values({
        id: `ass ${id}`,
        managerId: things.third,
        assistantId: id,
        validFrom: '2022-01-01',
        validTo: null,
      })
      .execute()
  if (isAssisted && id !== things.kept)
    await insert
      .insertInto('assistance')
      .values({
        id: `own ${id}`,
        managerId: id,
        assistantId: things.kept,
        validFrom: '2022-01-01',
        validTo: null,
      })
      .execute()
  if (extraPost) await world.appoint(id, things.house, { validTo: '2022-12-31', titleFi: `oma ${id}` })
  if (samePost)
    await world.appoint(id, things.house, { positionId: things.position, validFrom: '2021-01-01' })
  if (asked)
    await insert
      .insertInto('inquiry')
      .values({
        id: `inq ${id}`,
        personId: id,
        tokenHash: id,
        askedAt: world.now(),
        askedBy: null,
        answer: '',
        answeredAt: null,
        revokedAt: null,
      })
      .execute()
}

type Things = { networks: string[]; house: string; position: string; third: string; kept: string }

async function courseOf(world: World): Promise<void> {
  const names = { nameFi: 'Ohjelma', nameSv: 'Program', nameEn: 'Programme' }
  await world.db
    .insertInto('programme')
    .values({ id: 'programme', ...names })
    .execute()
  await world.db
    .insertInto('course')
    .values({
      id: 'course',
      programmeId: 'programme',
      number: 1,
      startsOn: '2021-01-01',
      endsOn: '2021-12-31',
    })
    .execute()
}

test('whatever two records hold, merging moves it all, and taking it back leaves every table as it was', async () => {
  await fc.assert(
    fc.asyncProperty(rowsOfOne, rowsOfOne, fc.integer({ min: 0, max: 3 }), async (mine, theirs, invited) => {
      await using world = await testWorld()
      await courseOf(world)
      const networks = [await world.network(), await world.network(), await world.network()]
      const house = await world.organisation()
      const position = await world.position(house)
      const [kept, gone, third] = [await world.person(), await world.person(), await world.person()]
      const things = { networks, house, position, third, kept }
      if (invited > 0) await world.invited(invited === 3 ? [kept, gone] : [invited === 1 ? kept : gone])
      for (const [id, rows] of [
        [kept, mine],
        [gone, theirs],
      ] as const)
        await give(world, id, things, {
          memberships: [spans('kept', rows.first), spans('gone', rows.second)],
          pauses: rows.pauses,
          other: rows.other,
        })
      await world.act((c) => index(c, 'person', [kept, gone, third]))
      const before = await snapshot(world)
      const dayOf = async (ids: string[]) => {
        const rows = await world.db
          .selectFrom('membership')
          .selectAll()
          .where('personId', 'in', ids)
          .execute()
        return everyDay.map((day) =>
          networks.map((it) => rows.some((row) => row.networkId === it && holdsOn(row, day))),
        )
      }
      const awayOf = async (ids: string[]) => {
        const rows = await world.db
          .selectFrom('pause')
          .innerJoin('membership', 'membership.id', 'pause.membershipId')
          .select(['networkId', 'pause.validFrom', 'pause.validTo'])
          .where('personId', 'in', ids)
          .execute()
        return everyDay.map((day) =>
          networks.map((it) => rows.some((row) => row.networkId === it && holdsOn(row, day))),
        )
      }
      const belonged = await dayOf([kept, gone])
      const away = await awayOf([kept, gone])
      const { deedId } = await merge(world, kept, gone)
      expect(await pointersAt(world, gone)).toEqual([])
      expect(await dayOf([kept])).toEqual(belonged)
      expect(await awayOf([kept])).toEqual(away)
      expect(await undoDeed(world.db, by(world), deedId ?? '')).toMatchObject({ ok: true })
      expect(await snapshot(world)).toEqual(before)
    }),
    { numRuns: 40 },
  )
}, 60_000)

test('one seat at one event: the invitation that holds more stays, the other is withdrawn, no letter is sent', async () => {
  await using world = await testWorld()
  const [kept, gone] = [await world.person(), await world.person()]
  const { invitationIds } = await world.invited([kept, gone])
  const [mine = '', theirs = ''] = invitationIds
  await world.db
    .updateTable('invitation')
    .set({ answer: 'yes', answeredAt: world.now(), answerSource: 'page', answeredBy: gone, seat: 'seated' })
    .where('id', '=', theirs)
    .execute()
  const letters = await world.db.selectFrom('outbox').select('id').execute()
  expect(await merge(world, kept, gone)).toMatchObject({ ok: true })
  const rows = await world.db.selectFrom('invitation').selectAll().execute()
  const row = (id: string) => rows.find((one) => one.id === id)
  expect(row(theirs)).toMatchObject({ personId: kept, seat: 'seated', withdrawnAt: null, answeredBy: kept })
  expect(row(mine)).toMatchObject({ personId: kept, withdrawnAt: world.now() })
  expect(await world.db.selectFrom('outbox').select('id').execute()).toEqual(letters)
})

test('the chosen address stays in use and the other is an alias; texts of both are kept', async () => {
  await using world = await testWorld()
  const kept = await world.person({ lastName: 'Vanha', email: 'vanha@virasto.example' })
  const gone = await world.person({ lastName: 'Uusi', email: 'uusi@virasto.example' })
  await world.db.updateTable('person').set({ notes: 'a\nb', phone: '1' }).where('id', '=', kept).execute()
  await world.db.updateTable('person').set({ notes: 'b\nc', gender: 'man' }).where('id', '=', gone).execute()
  await merge(world, kept, gone, { name: 'gone', email: 'gone' })
  expect(await wholeRecord(world.db, kept)).toMatchObject({
    lastName: 'Uusi',
    sortName: 'uusi testi',
    email: 'uusi@virasto.example',
    phone: '1',
    gender: 'man',
    notes: 'a\nb\nc',
    version: 2,
  })
  const alias = await world.db
    .selectFrom('address')
    .selectAll()
    .where('email', '=', 'vanha@virasto.example')
    .executeTakeFirst()
  expect(alias).toMatchObject({ personId: kept, validTo: '2026-09-30' })
  const words = await world.db.selectFrom('searchWord').select('thingId').where('word', '=', 'uusi').execute()
  expect(words).toEqual([{ thingId: kept }])
})

test('a record is not merged into itself, nor twice, nor when it has changed since it was looked at', async () => {
  await using world = await testWorld()
  const [kept, gone] = [await world.person(), await world.person()]
  expect(await merge(world, kept, kept)).toMatchObject({ ok: false, reason: 'samePerson' })
  const act = (versions: { kept: number; gone: number }) =>
    inDeed(world.db, by(world), { act: 'mergePeople', thing: { kind: 'person', id: kept } }, (d) =>
      mergePeople(d, { keptId: kept, goneId: gone, choices: {}, versions }),
    )
  expect(await act({ kept: 1, gone: 2 })).toMatchObject({ ok: false, reason: 'changedMeanwhile' })
  expect(await act({ kept: 1, gone: 1 })).toMatchObject({ ok: true })
  expect(await act({ kept: 1, gone: 1 })).toEqual({ ok: true, deedId: null })
})

test('what cannot move is named beforehand', async () => {
  await using world = await testWorld()
  const [kept, gone] = [await world.person(), await world.person()]
  const network = await world.network({ nameFi: 'Kehikko' })
  await world.member(network, kept)
  await world.member(network, gone)
  await world.invited([kept, gone])
  const plan = await mergePlan(world.db, kept, gone, world.now(), () => 'not written')
  expect(plan.joined.map(({ kind, nameFi }) => [kind, nameFi])).toEqual([
    ['network', 'Kehikko'],
    ['event', 'Johdon päivä: ennakointi'],
  ])
  expect(plan.moved).toMatchObject({ posts: 1, memberships: 0, invitations: 1 })
})

test('only what both say, and say differently, has to be chosen', () => {
  const silent: Mergeable = {
    firstName: 'Aino',
    lastName: 'Virta',
    language: 'fi',
    phone: null,
    email: null,
    privateEmail: null,
    gender: null,
    homeRegion: null,
  }
  expect(differing(silent, { ...silent, phone: '1', gender: 'woman' })).toEqual([])
  expect(differing({ ...silent, phone: '2' }, { ...silent, lastName: 'Wirta', phone: '1' })).toEqual([
    'name',
    'phone',
  ])
  expect(bothTexts('', 'a')).toBe('a')
  expect(bothTexts('a', '')).toBe('a')
})

test('the trail of a person follows the records merged into theirs, until the merger is taken back', async () => {
  await using world = await testWorld()
  const [first, second, third] = [await world.person(), await world.person(), await world.person()]
  await merge(world, second, first)
  const { deedId } = await merge(world, third, second)
  expect((await mergedInto(world.db, third)).sort()).toEqual([first, second].sort())
  expect((await personTrail(world.db, third, 20)).map(({ merged }) => merged)).toEqual([false, true])
  expect([await survivorOf(world.db, first), await survivorOf(world.db, 'nobody')]).toEqual([third, null])
  await undoDeed(world.db, by(world), deedId ?? '')
  expect(await mergedInto(world.db, third)).toEqual([])
  expect(await survivorOf(world.db, first)).toBe(second)
})

test('a merged record is in no list, and an audience that names it reaches the one it leads to', async () => {
  await using world = await testWorld()
  const [kept, gone, last] = [await world.person(), await world.person(), await world.person()]
  await merge(world, kept, gone)
  await merge(world, last, kept)
  const list = await peopleList(world.db, {}, '2026-10-01')
  expect(list.rows.map(({ id }) => id)).not.toContain(gone)
  const part = { mode: 'include' as const, all: [{ kind: 'person' as const, of: [gone] }] }
  const [people] = await peopleOfParts(world.db, [part], '2026-10-01')
  expect([...(people?.keys() ?? [])]).toEqual([last])
})

test('an inquiry that nobody answered closes with the record it asked; an answer waits to be dealt with', async () => {
  await using world = await testWorld()
  const [kept, gone] = [await world.person(), await world.person()]
  const asked = (id: string, answeredAt: string | null) => ({
    id,
    personId: gone,
    tokenHash: id,
    askedAt: world.now(),
    askedBy: null,
    answer: answeredAt === null ? '' : '{"email":null,"leaves":[],"note":""}',
    answeredAt,
    revokedAt: null,
  })
  await world.db
    .insertInto('inquiry')
    .values([asked('answered', world.now()), asked('open', null)])
    .execute()
  await merge(world, kept, gone)
  expect(
    await world.db.selectFrom('inquiry').select(['id', 'personId', 'revokedAt']).orderBy('id').execute(),
  ).toEqual([
    { id: 'answered', personId: kept, revokedAt: null },
    { id: 'open', personId: kept, revokedAt: world.now() },
  ])
})

test('a course taken part in and completed is one course of what moves', async () => {
  await using world = await testWorld()
  const [kept, gone] = [await world.person(), await world.person()]
  const names = { nameFi: 'Uudistuja', nameSv: 'Uudistuja', nameEn: 'Uudistuja' }
  await world.db
    .insertInto('programme')
    .values({ id: 'p', ...names })
    .execute()
  for (const [number, id] of ['c1', 'c2'].entries())
    await world.db
      .insertInto('course')
      .values({ id, programmeId: 'p', number: number + 1, startsOn: '2020-01-01', endsOn: '2020-06-30' })
      .execute()
  const taken = { personId: gone, enrolledOn: '2020-01-01', leftOn: null }
  await world.db
    .insertInto('participant')
    .values([
      { id: 't1', courseId: 'c1', ...taken },
      { id: 't2', courseId: 'c2', ...taken },
    ])
    .execute()
  await world.db
    .insertInto('completion')
    .values({ id: 'done', courseId: 'c1', personId: gone, completedOn: '2020-06-30' })
    .execute()
  const plan = await mergePlan(world.db, kept, gone, world.now(), () => 'new')
  expect(plan.moved.courses).toBe(2)
  expect(plan.steps).toHaveLength(4)
})
