// The list at the door: places in the line as the letters tell them, and marks by which a page knows that it is out of date.
import { expect, test } from 'vitest'
import { doorList, doorMarks } from '~/domain/door/list.server'
import { eventById } from '~/domain/events/queries.server'
import { respond } from '~/domain/invitations/answering.server'
import { promoteByHand } from '~/domain/invitations/line.server'
import { testWorld, type World } from '../world'

const yes = (world: World, invitationId: string, answer: 'yes' | 'no' = 'yes') =>
  world.act((c) => respond(c, { invitationId, answer, comment: '', source: 'organiser' }))

test('one who is offered a seat has no place in the line, and a seat given by hand is heard of', async () => {
  await using world = await testWorld()
  const people = await Promise.all([1, 2, 3].map(() => world.person()))
  const { eventId, invitationIds } = await world.invited(people, { capacity: 1 })
  const [first = '', offered = '', next = ''] = invitationIds
  await world.db.updateTable('event').set({ freedSeats: 'offer' }).where('id', '=', eventId).execute()
  for (const id of invitationIds) await yes(world, id)
  await yes(world, first, 'no')
  const list = await doorList(world.db, await eventById(world.db, eventId), {
    now: world.now(),
    locale: 'fi',
  })
  const placeOf = (id: string) => list.find(({ invitationId }) => invitationId === id)?.place
  expect([placeOf(offered), placeOf(next)]).toEqual([null, 1])

  const before = await doorMarks(world.db, eventId)
  await world.act((c) => promoteByHand(c, offered, { reason: 'Soitti' }))
  expect((await doorMarks(world.db, eventId)).list).not.toBe(before.list)
})
