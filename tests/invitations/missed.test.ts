// Letters that did not arrive: the next one tells the calendar what they told, and the last of them can be sent again.
import { expect, test } from 'vitest'
import { markBounced } from '~/domain/core/outbox-marks.server'
import { sendAgain } from '~/domain/core/sending-again.server'
import { eventById } from '~/domain/events/queries.server'
import { respond } from '~/domain/invitations/answering.server'
import { cancelEvent, changeEvent } from '~/domain/invitations/changing.server'
import { withdraw } from '~/domain/invitations/inviting.server'
import { completePlan, testWorld, type World } from '../world'
import { letLeave, type Arrived } from './client'

async function invited(world: World) {
  const { eventId, invitationIds } = await world.invited([await world.person()])
  return { eventId, id: invitationIds[0] ?? '' }
}

const told = (arrived: readonly Arrived[]) =>
  arrived.map(({ kind, word }) => [kind, word === null ? null : `${word.method} ${word.sequence}`])

const decline = async (world: World, invitationId: string) => {
  await world.act((c) => respond(c, { invitationId, answer: 'no', comment: '', source: 'page' }))
  world.pass({ minutes: 3 })
}

const reword = async (world: World, eventId: string, titleFi: string) => {
  const { version } = await eventById(world.db, eventId)
  const plan = { ...completePlan, titleFi }
  await world.act((c) => changeEvent(c, eventId, { version, plan, tell: true, batchId: titleFi }))
}

const cancel = async (world: World, eventId: string) => {
  const { version } = await eventById(world.db, eventId)
  await world.act((c) => cancelEvent(c, eventId, { version, note: '', batchId: 'c' }))
}

test('U6: a CANCEL that the mail server refused is told by the next letter, and then no more', async () => {
  await using world = await testWorld()
  const { eventId, id } = await invited(world)
  await decline(world, id)
  expect(told(await letLeave(world, () => 'refused'))).toEqual([['answered', 'CANCEL 1']])
  await reword(world, eventId, 'Päivä')
  expect(told(await letLeave(world))).toEqual([['detailsChanged', 'CANCEL 2']])
  await reword(world, eventId, 'Toinen päivä')
  expect(told(await letLeave(world))).toEqual([['detailsChanged', null]])
})

test('U3: so is one that left and came back', async () => {
  await using world = await testWorld()
  const { eventId, id } = await invited(world)
  await decline(world, id)
  expect(told(await letLeave(world))).toEqual([['answered', 'CANCEL 1']])
  const { id: letterId } = await world.db
    .selectFrom('outbox')
    .select('id')
    .where('kind', '=', 'answered')
    .executeTakeFirstOrThrow()
  await world.act((c) => markBounced(c, { letterId, status: '5.2.2', final: true, said: 'full' }))
  await cancel(world, eventId)
  expect(told(await letLeave(world))).toEqual([['cancelled', 'CANCEL 2']])
})

test('U4: the letter by which one was taken off can be sent again though the event is cancelled by now', async () => {
  await using world = await testWorld()
  const { eventId, id } = await invited(world)
  await world.act((c) => withdraw(c, id))
  expect(told(await letLeave(world, () => 'refused'))).toEqual([['withdrawn', 'CANCEL 1']])
  await cancel(world, eventId)
  expect(told(await letLeave(world))).toEqual([])
  const failed = await world.db.selectFrom('outbox').select('id').where('status', '=', 'failed').execute()
  expect(await world.act((c) => sendAgain(c, failed[0]?.id ?? ''))).toEqual({ ok: true })
  expect(told(await letLeave(world))).toEqual([['withdrawn', 'CANCEL 1']])
})
