// Calm: quick answers make one letter with the final state, and the calendar is what the letters that left made it.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readLetter } from '#emails/letters'
import { renderLetter } from '#emails/render'
import { change } from '~/domain/core/change.server'
import { markSent } from '~/domain/core/outbox-marks.server'
import { nextDueAt, takeDue } from '~/domain/core/outbox-pump.server'
import { later } from '~/domain/core/time'
import { eventById } from '~/domain/events/queries.server'
import { respond } from '~/domain/invitations/answering.server'
import { cancelEvent, changeEvent } from '~/domain/invitations/changing.server'
import { inviteAudience, withdraw } from '~/domain/invitations/inviting.server'
import { byLink, invitationById, invitationByToken } from '~/domain/invitations/queries.server'
import { sendListOf } from '~/domain/invitations/send-list.server'
import { completePlan, lettersIn, testWorld, type World } from '../world'

const say = (world: World, invitationId: string, answer: 'yes' | 'maybe' | 'no') =>
  world.act((c) => respond(c, { invitationId, answer, comment: '', source: 'organiser' }))

const kinds = async (world: World) => (await lettersIn(world.db)).map(({ kind }) => kind)

/** Sends what is due, as the post does. @returns what left */
async function leave(world: World, hurry = { seconds: 0 }) {
  const system = { kind: 'system' } as const
  const left: { kind: string; data: string; to: string }[] = []
  for (;;) {
    const taken = await change(world.db, { actor: system, now: world.now() }, (c) =>
      takeDue(c, 100, 60, hurry),
    )
    if (taken.length === 0) return left
    for (const letter of taken) {
      left.push({ kind: letter.kind, data: letter.data, to: letter.toAddress })
      await change(world.db, { actor: system, now: world.now() }, (c) => markSent(c, letter))
    }
  }
}

describe('a letter that tells how an invitation stands', () => {
  test('waits three minutes; a slip put right at once sends one letter with the final state', async () => {
    await using world = await testWorld()
    const { invitationIds } = await world.invited([await world.person()])
    const id = invitationIds[0] ?? ''
    await say(world, id, 'no')
    expect(await leave(world)).toEqual([])
    world.pass({ minutes: 2 })
    await say(world, id, 'yes')
    world.pass({ minutes: 2 })
    expect(await leave(world)).toEqual([])
    world.pass({ minutes: 1 })
    const left = await leave(world)
    expect(left.map(({ kind }) => kind)).toEqual(['answered'])
    // Nothing had taken the entry away: it only gets its yes.
    expect(JSON.parse(left[0]?.data ?? '{}')).toMatchObject({
      answer: 'yes',
      calendar: { method: 'REQUEST', sequence: 0, participation: 'ACCEPTED' },
    })
  })

  test('is hurried where nobody wants to wait, one that is tried again is not', async () => {
    await using world = await testWorld()
    const { invitationIds } = await world.invited([await world.person()])
    await say(world, invitationIds[0] ?? '', 'yes')
    const hurry = { seconds: 176 }
    expect(await leave(world, hurry)).toEqual([])
    expect(await nextDueAt(world.db, world.now(), hurry)).toBe(later(world.now(), { seconds: 4 }))
    world.pass({ seconds: 4 })
    await world.db
      .updateTable('outbox')
      .set({ attempts: 1, lastError: 'busy: 450' })
      .where('status', '=', 'waiting')
      .execute()
    expect(await leave(world, hurry)).toEqual([])
    await world.db
      .updateTable('outbox')
      .set({ attempts: 0, lastError: null })
      .where('status', '=', 'waiting')
      .execute()
    expect(await leave(world, hurry)).toHaveLength(1)
  })

  test('gives way to a change: a no that never left still takes the entry away', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await world.invited([await world.person()])
    await say(world, invitationIds[0] ?? '', 'no')
    const { version } = await eventById(world.db, eventId)
    const plan = { ...completePlan, place: 'Finlandia-talo' }
    await world.act((c) => changeEvent(c, eventId, { version, plan, tell: true, batchId: 'b' }))
    expect(await kinds(world)).toEqual(['invitation', 'detailsChanged'])
    expect((await lettersIn(world.db)).at(-1)?.data.calendar).toMatchObject({ method: 'CANCEL' })
    expect(await invitationById(world.db, invitationIds[0] ?? '')).toMatchObject({ inCalendar: 0 })
  })

  test('once it is on its way it is not called back', async () => {
    await using world = await testWorld()
    const { invitationIds } = await world.invited([await world.person()])
    const id = invitationIds[0] ?? ''
    await say(world, id, 'no')
    world.pass({ minutes: 3 })
    await change(world.db, { actor: { kind: 'system' }, now: world.now() }, (c) => takeDue(c, 10, 60))
    await say(world, id, 'yes')
    expect((await lettersIn(world.db)).map(({ data }) => data.calendar?.sequence)).toEqual([0, 1, 2])
  })
})

describe('an invitation that has not left', () => {
  async function pressed(world: World) {
    const people = [await world.person(), await world.person()]
    const eventId = await world.draft({}, people)
    const { mark } = await sendListOf(world.db, await eventById(world.db, eventId), world.now())
    await world.act((c) => inviteAudience(c, eventId, { batchId: 'i', mark }))
    return eventId
  }

  test('is dropped with its event, and nobody is told of the end of what they never heard of', async () => {
    await using world = await testWorld()
    const eventId = await pressed(world)
    const [first] = await world.db.selectFrom('outbox').select('id').orderBy('id').execute()
    await world.db
      .updateTable('outbox')
      .set({ status: 'sent', sentAt: world.now() })
      .where('id', '=', first?.id ?? '')
      .execute()
    const { version } = await eventById(world.db, eventId)
    expect(await world.act((c) => cancelEvent(c, eventId, { version, note: '', batchId: 'c' }))).toEqual({
      ok: true,
      told: 1,
    })
    expect(await kinds(world)).toEqual(['invitation', 'cancelled'])
    const held = await world.db
      .selectFrom('invitation')
      .select(['inCalendar', 'stampedAt'])
      .orderBy('id')
      .execute()
    expect(held[1]).toEqual({ inCalendar: 0, stampedAt: null })
  })

  test('is dropped when the person is taken off, and invited again begins anew; one that was tried is followed up', async () => {
    await using world = await testWorld()
    await pressed(world)
    const rows = await world.db.selectFrom('invitation').select(['id', 'personId']).orderBy('id').execute()
    await world.db
      .updateTable('outbox')
      .set({ attempts: 1, lastError: 'busy: 450' })
      .where('invitationId', '=', rows[1]?.id ?? '')
      .execute()
    for (const { id } of rows) await world.act((c) => withdraw(c, id))
    expect((await lettersIn(world.db)).map(({ kind, invitationId }) => [kind, invitationId])).toEqual([
      ['invitation', rows[1]?.id],
      ['withdrawn', rows[1]?.id],
    ])
  })
})

describe('random quick answers', () => {
  test('one letter leaves with the final state, and the calendar holds what the letters that left made it', async () => {
    const step = fc.record({
      what: fc.constantFrom('yes' as const, 'maybe' as const, 'no' as const, 'move' as const),
      minutes: fc.constantFrom(0, 1, 4),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        await using world = await testWorld()
        const { eventId, invitationIds } = await world.invited([await world.person()])
        const id = invitationIds[0] ?? ''
        let calendar = { held: true, sequence: 0, stampedAt: '' }
        let place = 0
        const follow = (left: Awaited<ReturnType<typeof leave>>) => {
          for (const { data } of left) {
            const entry = (
              JSON.parse(data) as { calendar: null | { method: string; sequence: number; stampedAt: string } }
            ).calendar
            if (entry === null) continue
            // What a client takes in: a later word, and no end of what it does not hold.
            expect(
              entry.sequence > calendar.sequence ||
                (entry.sequence === calendar.sequence && entry.stampedAt > calendar.stampedAt),
            ).toBe(true)
            if (entry.method === 'CANCEL') expect(calendar.held).toBe(true)
            calendar = {
              held: entry.method === 'REQUEST',
              sequence: entry.sequence,
              stampedAt: entry.stampedAt,
            }
          }
        }
        for (const { what, minutes } of steps) {
          if (what === 'move') {
            const { version } = await eventById(world.db, eventId)
            const plan = { ...completePlan, place: `Sali ${++place}` }
            await world.act((c) =>
              changeEvent(c, eventId, { version, plan, tell: true, batchId: String(place) }),
            )
          } else await say(world, id, what)
          world.pass({ minutes })
          const left = await leave(world)
          expect(left.filter(({ kind }) => kind === 'answered').length).toBeLessThanOrEqual(1)
          follow(left)
        }
        world.pass({ minutes: 3 })
        const last = await leave(world)
        expect(last.length).toBeLessThanOrEqual(1)
        follow(last)
        const { answer, inCalendar } = await invitationById(world.db, id)
        expect(calendar.held).toBe(answer !== 'no')
        expect(inCalendar === 1).toBe(calendar.held)
      }),
      { numRuns: 25 },
    )
  })
})

describe('copies to assistants', () => {
  async function assisted(world: World) {
    const manager = await world.person({ firstName: 'Maija', lastName: 'Johtaja' })
    const assistant = await world.person({ language: 'sv', email: 'assistent@virasto.example' })
    const assistanceId = await world.assist(manager, assistant)
    const { invitationIds } = await world.invited([manager])
    const letters = await lettersIn(world.db)
    const copy = letters.find(({ personId }) => personId === assistant)
    return { manager, assistant, assistanceId, invitationId: invitationIds[0] ?? '', letters, copy }
  }

  test('each has a letter of their own, in their language, without a calendar object; a slip replaces both', async () => {
    await using world = await testWorld()
    const { manager, assistant, invitationId, letters, copy } = await assisted(world)
    expect(letters).toHaveLength(2)
    expect(copy).toMatchObject({ locale: 'sv', data: { copyFor: 'Maija Johtaja', calendar: null } })
    const own = letters.find(({ personId }) => personId === manager)
    expect(copy?.data.answerToken).not.toBe(own?.data.answerToken)
    await say(world, invitationId, 'no')
    await say(world, invitationId, 'yes')
    world.pass({ minutes: 3 })
    const left = await leave(world)
    expect(left.map(({ kind }) => kind)).toEqual(['answered', 'answered'])
    const later = (await lettersIn(world.db)).filter(
      ({ kind, personId }) => kind === 'answered' && personId === assistant,
    )
    expect(later).toHaveLength(1)
  })

  test('of a new place asks for the answer that is still to come, as the letter itself does, and not after it', async () => {
    await using world = await testWorld()
    const { invitationId } = await assisted(world)
    const { eventId } = await invitationById(world.db, invitationId)
    const site = { baseUrl: 'http://127.0.0.1:3000', senderName: 'Johtofoorumi' }
    const moveTo = async (place: string) => {
      const event = await eventById(world.db, eventId)
      const given = { version: event.version, plan: { ...event, place }, tell: true, batchId: place }
      await world.act((c) => changeEvent(c, eventId, given))
      const all = await lettersIn(world.db)
      return Promise.all(
        all
          .filter(({ kind }) => kind === 'detailsChanged')
          .slice(-2)
          .map(({ kind, locale, data }) =>
            renderLetter(readLetter(kind, JSON.stringify(data)), locale, site).then(({ text }) => text),
          ),
      )
    }
    const asked = await moveTo('Oodi')
    expect(asked.map((text) => text.includes('&answer=yes'))).toEqual([true, true])
    await say(world, invitationId, 'yes')
    world.pass({ minutes: 3 })
    await leave(world)
    const told = await moveTo('Säätytalo')
    expect(told.map((text) => text.includes('&answer=yes'))).toEqual([false, false])
  })

  test('an answer by their link is told as theirs, and is refused once they assist no more, the page open or not', async () => {
    await using world = await testWorld()
    const { assistant, assistanceId, invitationId, copy } = await assisted(world)
    const token = copy?.data.answerToken ?? ''
    const link = await invitationByToken(world.db, token, world.now())
    if (!link.ok) throw new Error(link.reason)
    const { actor, source } = byLink(link)
    const press = () =>
      world.act((c) => respond(c, { invitationId, answer: 'yes', comment: '', source }), actor)
    await press()
    expect(await invitationById(world.db, invitationId)).toMatchObject({
      answerSource: 'assistant',
      answeredBy: assistant,
    })
    const trail = await world.db
      .selectFrom('audit')
      .select(['actorId', 'act'])
      .where('thingId', '=', invitationId)
      .execute()
    expect(trail.at(-1)).toEqual({ act: 'respond', actorId: assistant })
    await world.db
      .updateTable('assistance')
      .set({ validTo: '2026-09-30' })
      .where('id', '=', assistanceId)
      .execute()
    expect(await press()).toEqual({ ok: false, reason: 'assistanceEnded' })
    expect(await invitationByToken(world.db, token, world.now())).toEqual({ ok: false, reason: 'ended' })
  })
})

describe('where it is', () => {
  test('the link is told to those who have a seat online, the place to those on site, in the letter and the calendar', async () => {
    await using world = await testWorld()
    const onlineUrl = 'https://kokous.example/x'
    const people = [await world.person(), await world.person()]
    const { eventId, invitationIds } = await world.invited(people, { onlineUrl })
    await world.db
      .updateTable('event')
      .set({ hybrid: 1, onlineCapacity: 10 })
      .where('id', '=', eventId)
      .execute()
    for (const [at, mode] of (['site', 'online'] as const).entries())
      await world.act((c) =>
        respond(c, {
          invitationId: invitationIds[at] ?? '',
          answer: 'yes',
          comment: '',
          source: 'organiser',
          mode,
        }),
      )
    const told = (await lettersIn(world.db)).map(({ data }) => {
      const { place, onlineUrl, linkLater } = data['event'] as {
        place: string
        onlineUrl: string
        linkLater: boolean
      }
      return [place, onlineUrl, linkLater]
    })
    expect(told).toEqual([
      [completePlan.place, '', true],
      [completePlan.place, '', true],
      [completePlan.place, '', false],
      ['', onlineUrl, false],
    ])
  })
})
