// Answering: seats, the line of those who wait, deadlines, what the calendar is told.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer } from '#db/schema'
import { respond } from '~/domain/invitations/answering.server'
import { withdraw } from '~/domain/invitations/inviting.server'
import { changeEvent } from '~/domain/invitations/changing.server'
import { eventById } from '~/domain/events/queries.server'
import { completePlan, lettersIn, testWorld, type World } from '../world'

const many = (world: World, count: number) => Promise.all(Array.from({ length: count }, () => world.person()))

/** An answer whose letter leaves before anything else happens. */
async function answer(world: World, invitationId: string, given: Answer, comment = '') {
  const answered = await world.act((c) =>
    respond(c, { invitationId, answer: given, comment, source: 'organiser' }),
  )
  await world.lettersLeave()
  return answered
}

describe('answering', () => {
  test('a yes beyond the capacity waits, in the order of arrival', async () => {
    await using world = await testWorld()
    const { invitationIds } = await world.invited(await many(world, 4), { capacity: 2 })
    const outcomes = []
    for (const id of invitationIds) outcomes.push(await answer(world, id, 'yes'))
    expect(outcomes).toEqual([
      { ok: true, seat: 'seated', waitingPlace: null },
      { ok: true, seat: 'seated', waitingPlace: null },
      { ok: true, seat: 'waiting', waitingPlace: 1 },
      { ok: true, seat: 'waiting', waitingPlace: 2 },
    ])
  })

  test('a seat given up goes to the first who waits, who gets the calendar request only then', async () => {
    await using world = await testWorld()
    const { invitationIds } = await world.invited(await many(world, 3), { capacity: 1 })
    for (const id of invitationIds) await answer(world, id, 'yes')
    await answer(world, invitationIds[0] ?? '', 'no')
    const letters = await lettersIn(world.db)
    const second = letters.filter((letter) => letter.invitationId === invitationIds[1])
    expect(
      second.map((letter) => [letter.kind, letter.data.calendar?.method, letter.data.calendar?.sequence]),
    ).toEqual([
      ['invitation', 'REQUEST', 0],
      ['answered', 'CANCEL', 1],
      ['promoted', 'REQUEST', 2],
    ])
    expect(second.at(-1)?.data.calendar?.participation).toBe('ACCEPTED')
    const third = letters.filter((letter) => letter.invitationId === invitationIds[2])
    expect(third.map((letter) => letter.kind)).toEqual(['invitation', 'answered'])
  })

  test('a no always works, when the event is full and after the deadline too', async () => {
    await using world = await testWorld()
    const [personId = ''] = await many(world, 1)
    const { invitationIds } = await world.invited([personId])
    world.pass({ hours: 24 * 57 })
    const manager = await world.actor(personId)
    const say = (given: Answer) =>
      world.act(
        (c) =>
          respond(c, { invitationId: invitationIds[0] ?? '', answer: given, comment: '', source: 'page' }),
        manager,
      )
    expect(await say('yes')).toEqual({ ok: false, reason: 'deadlinePassed' })
    expect(await say('maybe')).toEqual({ ok: false, reason: 'deadlinePassed' })
    expect(await say('no')).toMatchObject({ ok: true })
    world.pass({ hours: 24 * 10 })
    expect(await say('no')).toMatchObject({ ok: false })
  })

  test('the same answer twice is one answer and one letter; a new comment is kept without a letter', async () => {
    await using world = await testWorld()
    const { invitationIds } = await world.invited(await many(world, 1))
    const id = invitationIds[0] ?? ''
    await answer(world, id, 'yes')
    await answer(world, id, 'yes')
    expect((await lettersIn(world.db)).map((letter) => letter.kind)).toEqual(['invitation', 'answered'])
    expect(await world.db.selectFrom('answer').selectAll().execute()).toHaveLength(1)
    await answer(world, id, 'yes', 'Tulen myöhässä')
    expect(await world.db.selectFrom('answer').select('comment').orderBy('id').execute()).toEqual([
      { comment: '' },
      { comment: 'Tulen myöhässä' },
    ])
    expect(await lettersIn(world.db)).toHaveLength(2)
  })

  test('the calendar follows: no takes the entry away, yes after it brings it back higher', async () => {
    await using world = await testWorld()
    const { invitationIds } = await world.invited(await many(world, 1))
    const id = invitationIds[0] ?? ''
    for (const given of ['yes', 'maybe', 'no', 'no', 'yes'] as const) await answer(world, id, given)
    const words = (await lettersIn(world.db)).map(({ data: { calendar } }) => [
      calendar?.method,
      calendar?.sequence,
      calendar?.participation,
    ])
    expect(words).toEqual([
      ['REQUEST', 0, 'NEEDS-ACTION'],
      ['REQUEST', 0, 'ACCEPTED'],
      ['REQUEST', 0, 'TENTATIVE'],
      ['CANCEL', 1, 'DECLINED'],
      ['REQUEST', 2, 'ACCEPTED'],
    ])
    const stamps = (await lettersIn(world.db)).map(({ data: { calendar } }) => calendar?.stampedAt ?? '')
    expect([...stamps].sort()).toEqual(stamps)
    expect(new Set(stamps).size).toBe(stamps.length)
  })

  test('only the person, their assistant, the holder of the link and organisers may answer', async () => {
    await using world = await testWorld()
    const [personId = '', otherId = ''] = await many(world, 2)
    const { invitationIds } = await world.invited([personId])
    const invitationId = invitationIds[0] ?? ''
    const stranger = await world.actor(otherId)
    const given = { invitationId, answer: 'yes' as const, comment: '', source: 'page' as const }
    await expect(world.act((c) => respond(c, given), stranger)).rejects.toMatchObject({ status: 403 })
    await expect(
      world.act((c) => respond(c, given), { kind: 'link', personId: otherId, invitationId: 'another' }),
    ).rejects.toMatchObject({ status: 403 })
    const assistant = { ...stranger, managerIds: [personId] }
    expect(await world.act((c) => respond(c, given), assistant)).toEqual({
      ok: false,
      reason: 'assistanceEnded',
    })
    await world.assist(personId, otherId)
    expect(await world.act((c) => respond(c, given), assistant)).toMatchObject({ ok: true, seat: 'seated' })
    const row = await world.db.selectFrom('invitation').select('answeredBy').executeTakeFirstOrThrow()
    expect(row.answeredBy).toBe(otherId)
  })

  test('an answer to an older time says so and must be given anew', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await world.invited(await many(world, 1))
    const id = invitationIds[0] ?? ''
    await answer(world, id, 'yes')
    const { version } = await eventById(world.db, eventId)
    const plan = { ...completePlan, startsAt: '2026-12-04T10:00:00.000Z', endsAt: '2026-12-04T14:00:00.000Z' }
    await world.act((c) => changeEvent(c, eventId, { version, plan, tell: true, batchId: 'b' }))
    await answer(world, id, 'yes')
    const letters = await lettersIn(world.db)
    expect(
      letters.map((letter) => [
        letter.kind,
        letter.data.calendar?.sequence,
        letter.data.calendar?.participation,
      ]),
    ).toEqual([
      ['invitation', 0, 'NEEDS-ACTION'],
      ['answered', 0, 'ACCEPTED'],
      ['timeChanged', 1, 'NEEDS-ACTION'],
      ['answered', 1, 'ACCEPTED'],
    ])
  })

  test('a comment of any length below the limit is kept as it is; a longer one is refused', async () => {
    await using world = await testWorld()
    const { invitationIds } = await world.invited(await many(world, 1))
    const id = invitationIds[0] ?? ''
    const text = 'ä😀\u202e'.repeat(400)
    expect(await answer(world, id, 'maybe', text)).toMatchObject({ ok: true })
    expect(await world.db.selectFrom('invitation').select('comment').executeTakeFirst()).toEqual({
      comment: text,
    })
    expect(await answer(world, id, 'yes', 'x'.repeat(100_000))).toEqual({
      ok: false,
      reason: 'commentTooLong',
    })
    expect(await world.db.selectFrom('invitation').select('answer').executeTakeFirst()).toEqual({
      answer: 'maybe',
    })
  })
})

describe('random acts', () => {
  test('seats never exceed the capacity, nobody is passed over, each person has one state', async () => {
    const step = fc.record({
      who: fc.nat(5),
      what: fc.constantFrom(
        'yes' as const,
        'maybe' as const,
        'no' as const,
        'withdraw' as const,
        'grow' as const,
      ),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        await using world = await testWorld()
        const { eventId, invitationIds } = await world.invited(await many(world, 6), { capacity: 2 })
        let capacity = 2
        for (const { who, what } of steps) {
          const invitationId = invitationIds[who] ?? ''
          if (what === 'withdraw') await world.act((c) => withdraw(c, invitationId))
          else if (what !== 'grow') await answer(world, invitationId, what)
          else if (capacity < 4) {
            capacity += 1
            const { version } = await eventById(world.db, eventId)
            const plan = { ...completePlan, capacity }
            await world.act((c) => changeEvent(c, eventId, { version, plan, tell: false, batchId: 'x' }))
          }
          const rows = await world.db.selectFrom('invitation').selectAll().execute()
          const seated = rows.filter((row) => row.seat === 'seated')
          const waiting = rows.filter((row) => row.seat === 'waiting')
          expect(seated.length).toBeLessThanOrEqual(capacity)
          if (waiting.length > 0) expect(seated.length).toBe(capacity)
          for (const row of rows) {
            expect(row.inCalendar === 1).toBe(
              row.withdrawnAt === null && row.answer !== 'no' && row.seat !== 'waiting',
            )
          }
        }
      }),
      { numRuns: 25 },
    )
  })
})
