// Tables: everybody sits once, tables are even, sectors and organisations mix as far as they can, who sits is kept.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  movesOf,
  tableQuality,
  tablesAnew,
  tablesFor,
  tablesKept,
  type TableGuest,
} from '~/domain/door/tables'
import {
  asGuest,
  clearTables,
  lastSeating,
  moveToTable,
  seatAtTables,
  tableRows,
} from '~/domain/door/tables.server'
import { eventById } from '~/domain/events/queries.server'
import { respond } from '~/domain/invitations/answering.server'
import { testWorld } from '../world'

const someGuests = (most: number) =>
  fc.array(
    fc.record({
      organisation: fc.option(fc.integer({ min: 1, max: 9 }).map((n) => `o${n}`)),
      level: fc.constantFrom('top', 'unit', null),
      table: fc.option(fc.integer({ min: 1, max: 6 })),
    }),
    { minLength: 1, maxLength: most },
  )

const guestsOf = (given: { organisation: string | null; level: string | null; table: number | null }[]) =>
  given.map((guest, at): TableGuest => ({
    id: `p${at}`,
    ...guest,
    sector: guest.organisation === null ? null : `s${guest.organisation.charCodeAt(1) % 4}`,
  }))

const seated = (guests: TableGuest[], plan: ReadonlyMap<string, number>) =>
  guests.map((guest) => ({ ...guest, table: plan.get(guest.id) ?? null }))

describe('seated anew', () => {
  test('everybody sits, tables differ by one at most, and no organisation shares a table more than it must', () => {
    fc.assert(
      fc.property(someGuests(40), fc.integer({ min: 1, max: 8 }), (given, tables) => {
        const guests = guestsOf(given)
        const quality = tableQuality(seated(guests, tablesAnew(guests, tables)))
        expect(quality?.seated).toBe(guests.length)
        expect(quality?.tables).toBe(Math.min(tables, guests.length))
        expect((quality?.largest ?? 0) - (quality?.smallest ?? 0)).toBeLessThanOrEqual(1)
        if (guests.length >= 2 * tables) expect(quality?.pairs).toBe(quality?.fewestPairs)
      }),
      { numRuns: 60 },
    )
  })

  test('four hundred people at fifty tables mix as well as could be', () => {
    const guests = Array.from({ length: 400 }, (_, at): TableGuest => ({
      id: `p${at}`,
      organisation: `o${(at * 7919) % 90}`,
      sector: `s${((at * 7919) % 90) % 13}`,
      level: `l${at % 4}`,
      table: null,
    }))
    const quality = tableQuality(seated(guests, tablesAnew(guests, 50)))
    expect(quality).toMatchObject({ tables: 50, smallest: 8, largest: 8, pairs: 0 })
    expect((quality?.sectors ?? 0) / (quality?.mostSectors ?? 1)).toBeGreaterThan(0.95)
  })
})

describe('seated again', () => {
  test('whoever sits at a table with room stays; everybody sits; no table is over-full', () => {
    fc.assert(
      fc.property(someGuests(40), fc.integer({ min: 1, max: 8 }), (given, tables) => {
        const guests = guestsOf(given)
        const plan = tablesKept(guests, tables)
        const most = Math.ceil(guests.length / tables)
        const now = seated(guests, plan)
        expect(now.every(({ table }) => table !== null && table >= 1 && table <= tables)).toBe(true)
        expect(tableQuality(now)?.largest).toBeLessThanOrEqual(most)
        for (const { from } of movesOf(guests, plan)) {
          const room = from !== null && from <= tables
          const over = guests.filter(({ table }) => table === from).length > most
          expect(!room || over).toBe(true)
        }
      }),
    )
  })

  test('seating again what is seated moves nobody', () => {
    const guests = guestsOf([
      { organisation: 'o1', level: null, table: 1 },
      { organisation: 'o2', level: null, table: 2 },
    ])
    expect(movesOf(guests, tablesKept(guests, 2))).toEqual([])
  })
})

test('tables for people', () => {
  expect([tablesFor(0, 8), tablesFor(8, 8), tablesFor(9, 8), tablesFor(400, 8)]).toEqual([1, 1, 2, 50])
})

test('tables are kept, told of, moved between and cleared; who gave up their seat has none', async () => {
  await using world = await testWorld()
  const people = await Promise.all(Array.from({ length: 6 }, () => world.person()))
  const { eventId, invitationIds } = await world.invited(people)
  for (const invitationId of invitationIds)
    await world.act((c) => respond(c, { invitationId, answer: 'yes', comment: '', source: 'organiser' }))
  const event = await eventById(world.db, eventId)
  const rows = async () => tableRows(world.db, event, world.now())
  const [first = '', second = ''] = invitationIds
  const plan = tablesAnew((await rows()).map(asGuest), 2)
  await world.act((c) => respond(c, { invitationId: second, answer: 'no', comment: '', source: 'organiser' }))
  expect(await world.act((c) => seatAtTables(c, eventId, plan))).toMatchObject({ ok: true })
  expect((await rows()).map(({ tableNumber }) => tableNumber).every((table) => table !== null)).toBe(true)
  expect((await rows()).length).toBe(5)
  expect(await lastSeating(world.db, eventId)).toMatchObject({ newcomers: 5, moved: 0 })

  expect(await world.act((c) => moveToTable(c, first, 9))).toMatchObject({ ok: true, from: plan.get(first) })
  expect(await world.act((c) => moveToTable(c, second, 1))).toEqual({ ok: false, reason: 'notSitting' })
  expect(await world.act((c) => moveToTable(c, first, 0))).toEqual({ ok: false, reason: 'tableUnknown' })
  expect((await rows()).find(({ invitationId }) => invitationId === first)?.tableNumber).toBe(9)

  await world.act((c) => clearTables(c, eventId))
  expect((await rows()).every(({ tableNumber }) => tableNumber === null)).toBe(true)
  expect(await lastSeating(world.db, eventId)).toBeNull()
  world.pass({ hours: 24 * 70 })
  expect(await world.act((c) => clearTables(c, eventId))).toEqual({ ok: false, reason: 'eventEnded' })
})
