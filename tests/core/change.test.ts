// A Change is kept whole or not at all: data, trail and letters together.
import { describe, expect, test } from 'vitest'
import type { Db } from '#db/connect'
import { audit } from '~/domain/core/audit.server'
import { change, type Change } from '~/domain/core/change.server'
import { post } from '~/domain/core/outbox.server'
import { testWorld } from '../world'

const system = { kind: 'system' } as const
const now = '2026-10-01T09:00:00.000Z'

const countOf = async (db: Db, table: 'person' | 'audit' | 'outbox' | 'event') => {
  const { count } = await db
    .selectFrom(table)
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}
const counts = async (db: Db) => ({
  person: await countOf(db, 'person'),
  audit: await countOf(db, 'audit'),
  outbox: await countOf(db, 'outbox'),
})

/** One of each that a Change writes. */
async function writeAll(c: Change): Promise<string> {
  const id = c.newId()
  await c.trx
    .insertInto('person')
    .values({
      id,
      firstName: 'Uusi',
      lastName: 'Henkilö',
      sortName: 'henkilö uusi',
      language: 'fi',
      phone: null,
      createdAt: c.now,
    })
    .execute()
  await audit(c, 'enterPerson', { kind: 'person', id })
  await post(
    c,
    { kind: 'signIn', data: { email: 'uusi@virasto.example', code: '123456', minutes: 15 } },
    { to: { personId: id, name: 'Uusi Henkilö', address: 'uusi@virasto.example' }, locale: 'fi' },
  )
  return id
}

describe('a Change', () => {
  test('keeps everything when it ends', async () => {
    await using world = await testWorld()
    const before = await counts(world.db)
    await change(world.db, { actor: system, now }, writeAll)
    expect(await counts(world.db)).toEqual({
      person: before.person + 1,
      audit: before.audit + 1,
      outbox: before.outbox + 1,
    })
  })

  test('leaves nothing when it throws', async () => {
    await using world = await testWorld()
    const before = await counts(world.db)
    const failing = change(world.db, { actor: system, now }, async (c) => {
      await writeAll(c)
      throw new Error('the last line failed')
    })
    await expect(failing).rejects.toThrow('the last line failed')
    expect(await counts(world.db)).toEqual(before)
  })

  test('leaves nothing when a Response is thrown', async () => {
    await using world = await testWorld()
    const before = await counts(world.db)
    const failing = change(world.db, { actor: system, now }, async (c) => {
      await writeAll(c)
      throw new Response(null, { status: 404 })
    })
    await expect(failing).rejects.toBeInstanceOf(Response)
    expect(await counts(world.db)).toEqual(before)
  })

  test('leaves nothing when the database refuses a later line', async () => {
    await using world = await testWorld()
    const before = await counts(world.db)
    const failing = change(world.db, { actor: system, now }, async (c) => {
      const id = await writeAll(c)
      await c.trx
        .insertInto('organiser')
        .values({ id: c.newId(), personId: `${id}-nobody`, validFrom: '2026-01-01', validTo: null })
        .execute()
    })
    await expect(failing).rejects.toThrow(/FOREIGN KEY/)
    expect(await counts(world.db)).toEqual(before)
  })

  test('runs again when the race was lost, and not for other errors', async () => {
    await using world = await testWorld()
    let runs = 0
    const id = await change(world.db, { actor: system, now }, async (c) => {
      runs++
      const made = await writeAll(c)
      if (runs < 3) throw Object.assign(new Error('could not serialize'), { code: '40001' })
      return made
    })
    expect(runs).toBe(3)
    const kept = await world.db.selectFrom('outbox').select('personId').where('personId', '=', id).execute()
    expect(kept).toHaveLength(1)

    let tries = 0
    const failing = change(world.db, { actor: system, now }, () => {
      tries++
      throw new Error('a bug')
    })
    await expect(failing).rejects.toThrow('a bug')
    expect(tries).toBe(1)
  })

  test('gives up after some runs', async () => {
    await using world = await testWorld()
    let runs = 0
    const losing = change(world.db, { actor: system, now }, () => {
      runs++
      throw Object.assign(new Error('could not serialize'), { code: '40001' })
    })
    await expect(losing).rejects.toThrow('could not serialize')
    expect(runs).toBeGreaterThan(2)
    expect(runs).toBeLessThan(20)
  })

  test('makes ids that sort in the order they were made', async () => {
    await using world = await testWorld()
    const ids = await change(world.db, { actor: system, now }, (c) =>
      Promise.resolve(Array.from({ length: 500 }, () => c.newId())),
    )
    expect([...ids].sort()).toEqual(ids)
    expect(new Set(ids).size).toBe(500)
  })

  test('two at once: the second waits and sees what the first wrote', async () => {
    await using world = await testWorld()
    const read = async (c: Change) => {
      const { count } = await c.trx
        .selectFrom('audit')
        .select((e) => e.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
      await new Promise((resolve) => setTimeout(resolve, 10))
      await writeAll(c)
      return Number(count)
    }
    const seen = await Promise.all([1, 2, 3].map(() => change(world.db, { actor: system, now }, read)))
    expect(new Set(seen).size).toBe(3)
  })
})
