// Reminders on a real database: whom they reach, once each, and when they do not leave at all.
import { describe, expect, test } from 'vitest'
import { later } from '~/domain/core/time'
import { reviseEvent } from '~/domain/events/commands.server'
import { eventById } from '~/domain/events/queries.server'
import { cancelEvent } from '~/domain/invitations/changing.server'
import { remindSilent } from '~/domain/invitations/inviting.server'
import { remindListOf } from '~/domain/invitations/send-list.server'
import {
  addReminder,
  changeDays,
  leaveBe,
  removeReminder,
  setPractical,
  switchReminder,
} from '~/domain/reminders/commands.server'
import { remindersOf } from '~/domain/reminders/queries.server'
import { sendReminders } from '~/domain/reminders/sending.server'
import { completePlan, lettersIn, testWorld, type World } from '../world'
import { answer } from '../questions/world'

// The world's event: deadline on Thursday 26 November at 16, event on Thursday 3 December at noon.
const silentTime = '2026-11-19T07:00:00.000Z'
const practicalTime = '2026-12-02T07:00:00.000Z'

const sent = async (world: World, kind: 'reminder' | 'practical') =>
  (await lettersIn(world.db)).filter((letter) => letter.kind === kind)

const send = (world: World, at: string) => sendReminders(world.db, at)

const rows = (world: World) => world.db.selectFrom('reminder').selectAll().orderBy('id').execute()

async function people(world: World, count: number): Promise<string[]> {
  const ids = []
  for (let at = 0; at < count; at++) ids.push(await world.person())
  return ids
}

describe('what is due', () => {
  test('reaches the silent before the deadline, and those who come before the event', async () => {
    await using world = await testWorld()
    const { invitationIds } = await world.invited(await people(world, 4))
    const [yes = '', no = '', maybe = '', silent = ''] = invitationIds
    await answer(world, yes, 'yes')
    await answer(world, no, 'no')
    await answer(world, maybe, 'maybe')
    await send(world, '2026-11-19T06:59:00.000Z')
    expect(await sent(world, 'reminder')).toEqual([])
    await send(world, silentTime)
    expect((await sent(world, 'reminder')).map(({ invitationId }) => invitationId)).toEqual([silent])
    await send(world, practicalTime)
    expect((await sent(world, 'practical')).map(({ invitationId }) => invitationId)).toEqual([yes])
    expect((await rows(world)).map((row) => [row.daysBefore, row.sent])).toEqual([
      [7, 1],
      [2, 0],
      [1, 1],
    ])
  })

  test('leaves once, though two clocks tick at once and again', async () => {
    await using world = await testWorld()
    await world.invited(await people(world, 30))
    await Promise.all([send(world, silentTime), send(world, silentTime)])
    await send(world, later(silentTime, { minutes: 1 }))
    const letters = await sent(world, 'reminder')
    expect(letters).toHaveLength(30)
    expect(new Set(letters.map(({ invitationId }) => invitationId)).size).toBe(30)
  })

  test('goes on where a clock was stopped between two batches', async () => {
    await using world = await testWorld()
    await world.invited(await people(world, 3))
    await send(world, silentTime)
    const [reminder] = await rows(world)
    // As if it had stopped before the last letter: the reminder is not noted as left, two have had theirs.
    await world.db
      .updateTable('reminder')
      .set({ doneAt: null })
      .where('id', '=', reminder?.id ?? '')
      .execute()
    const [first] = await sent(world, 'reminder')
    await world.db
      .deleteFrom('outbox')
      .where('kind', '=', 'reminder')
      .where('invitationId', '=', first?.invitationId ?? '')
      .execute()
    await world.db.updateTable('invitation').set({ remindedAt: null }).execute()
    await send(world, later(silentTime, { minutes: 2 }))
    const holders = (await sent(world, 'reminder')).map(({ invitationId }) => invitationId)
    expect([holders.length, new Set(holders).size]).toEqual([3, 3])
    expect((await rows(world))[0]?.sent).toBe(3)
  })

  test('leaves out who is left be, who has no address, and who was reminded by hand the same day', async () => {
    await using world = await testWorld()
    const persons = await people(world, 3)
    const { eventId, invitationIds } = await world.invited(persons)
    await world.act((c) => leaveBe(c, invitationIds[0] ?? '', true))
    await world.db
      .updateTable('address')
      .set({ validTo: '2026-10-02' })
      .where('personId', '=', persons[1] ?? '')
      .execute()
    await send(world, silentTime)
    expect((await sent(world, 'reminder')).map(({ invitationId }) => invitationId)).toEqual([
      invitationIds[2],
    ])
    world.pass({ hours: 24 * 54 })
    const { mark } = await remindListOf(world.db, await eventById(world.db, eventId))
    await world.act((c) => remindSilent(c, eventId, { batchId: 'by hand', mark }))
    const byHand = (await sent(world, 'reminder')).length
    await send(world, later(world.now(), { hours: 3 }))
    expect((await sent(world, 'reminder')).length).toBe(byHand)
  })

  test('is not sent to one who was invited after its time', async () => {
    await using world = await testWorld()
    const { eventId } = await world.invited(await people(world, 2))
    await world.db
      .updateTable('invitation')
      .set({ invitedAt: later(silentTime, { minutes: 30 }) })
      .execute()
    await send(world, later(silentTime, { hours: 1 }))
    expect(await sent(world, 'reminder')).toEqual([])
    const event = await eventById(world.db, eventId)
    expect((await remindersOf(world.db, event, later(silentTime, { hours: 1 })))[0]).toMatchObject({
      sent: 0,
    })
  })

  test('of an event without people, a draft, or one whose day has gone is nothing', async () => {
    await using world = await testWorld()
    await world.draft()
    await world.invited(await people(world, 1), {
      startsAt: '2026-11-18T10:00:00.000Z',
      endsAt: '2026-11-18T11:00:00.000Z',
      answerBy: null,
    })
    await send(world, silentTime)
    expect(await sent(world, 'reminder')).toEqual([])
  })
})

describe('a reminder', () => {
  const silentOnes = async (world: World) =>
    (await rows(world)).filter(({ toWhom }) => toWhom === 'silent').map(({ id }) => id)

  test('switched off does not leave; switched on again it does', async () => {
    await using world = await testWorld()
    const { eventId } = await world.invited(await people(world, 1))
    const [id = ''] = await silentOnes(world)
    await world.act((c) => switchReminder(c, eventId, id, false))
    await send(world, silentTime)
    expect(await sent(world, 'reminder')).toEqual([])
    await world.act((c) => switchReminder(c, eventId, id, true))
    await send(world, silentTime)
    expect(await sent(world, 'reminder')).toHaveLength(1)
  })

  test('of a cancelled event does not leave', async () => {
    await using world = await testWorld()
    const { eventId } = await world.invited(await people(world, 1))
    const { version } = await eventById(world.db, eventId)
    await world.act((c) => cancelEvent(c, eventId, { version, note: '', batchId: 'press' }))
    await send(world, silentTime)
    expect(await sent(world, 'reminder')).toEqual([])
  })

  test('moves with the deadline and with the event', async () => {
    await using world = await testWorld()
    const { eventId } = await world.invited(await people(world, 1))
    const event = await eventById(world.db, eventId)
    const plan = {
      ...completePlan,
      answerBy: '2026-12-01T14:00:00.000Z',
      startsAt: '2026-12-10T10:00:00.000Z',
      endsAt: '2026-12-10T14:00:00.000Z',
    }
    await world.act((c) => reviseEvent(c, eventId, event.version, plan))
    const moved = await remindersOf(world.db, await eventById(world.db, eventId), world.now())
    expect(moved.map(({ leavesAt }) => leavesAt)).toEqual([
      '2026-11-24T07:00:00.000Z',
      '2026-11-27T07:00:00.000Z',
      '2026-12-09T07:00:00.000Z',
    ])
    await send(world, silentTime)
    expect(await sent(world, 'reminder')).toEqual([])
    await send(world, '2026-11-24T07:00:00.000Z')
    expect(await sent(world, 'reminder')).toHaveLength(1)
  })

  test('is added once, changed, and removed until it has left', async () => {
    await using world = await testWorld()
    const { eventId } = await world.invited(await people(world, 1))
    const add = (id: string, daysBefore: number) =>
      world.act((c) => addReminder(c, eventId, id, { toWhom: 'silent', daysBefore }))
    expect(await add('one', 10)).toEqual({ ok: true })
    expect(await add('one', 10)).toEqual({ ok: true })
    expect(await add('two', 10)).toEqual({ ok: false, reason: 'reminderThere' })
    expect(await rows(world)).toHaveLength(4)
    const change = (days: number) => world.act((c) => changeDays(c, eventId, 'one', days))
    expect(await change(7)).toEqual({ ok: false, reason: 'reminderThere' })
    expect(await change(8)).toEqual({ ok: true })
    await send(world, '2026-11-18T07:00:00.000Z')
    const left = { ok: false, reason: 'reminderLeft' }
    expect(await change(9)).toEqual(left)
    expect(await world.act((c) => removeReminder(c, eventId, 'one'))).toEqual(left)
    const [id = ''] = await silentOnes(world)
    expect(await world.act((c) => removeReminder(c, eventId, id))).toEqual({ ok: true })
  })
})

describe('the practical facts', () => {
  test('come in the reader’s language, with the sign of the door for those who come to the place', async () => {
    await using world = await testWorld()
    const persons = [await world.person(), await world.person({ language: 'sv' })]
    const { eventId, invitationIds } = await world.invited(persons)
    for (const id of invitationIds) await answer(world, id, 'yes')
    const { version } = await eventById(world.db, eventId)
    const texts = {
      practicalFi: 'Sisäänkäynti pihalta.',
      practicalSv: 'Ingång från gården.',
      practicalEn: '',
    }
    await world.act((c) => setPractical(c, eventId, version, texts))
    expect(await world.act((c) => setPractical(c, eventId, version, texts))).toEqual({
      ok: false,
      reason: 'changedMeanwhile',
    })
    await send(world, practicalTime)
    const letters = await sent(world, 'practical')
    expect(letters.map(({ data }) => data.practical)).toEqual([
      { text: 'Sisäänkäynti pihalta.', lang: 'fi' },
      { text: 'Ingång från gården.', lang: 'sv' },
    ])
    expect(letters.map(({ data }) => data.doorPath)).toEqual(
      invitationIds.map((id) => `/events/${eventId}/door?person=${id}`),
    )
  })

  test('of an event online have no sign of a door', async () => {
    await using world = await testWorld()
    const { invitationIds } = await world.invited(await people(world, 1), {
      place: '',
      onlineUrl: 'https://kokous.example/1',
    })
    await answer(world, invitationIds[0] ?? '', 'yes')
    await send(world, practicalTime)
    expect((await sent(world, 'practical')).map(({ data }) => [data.doorPath, data.practical])).toEqual([
      [null, null],
    ])
  })
})
