// What never changes for an event: its UID and the mailbox that its invitations come from (I7, I10).
import { expect, test } from 'vitest'
import { planEvent } from '~/domain/events/commands.server'
import { eventById } from '~/domain/events/queries.server'
import { changeEvent } from '~/domain/invitations/changing.server'
import { withdraw } from '~/domain/invitations/inviting.server'
import { letLeave } from '../invitations/client'
import { completePlan, lettersIn, mailbox, testWorld } from '../world'

const random = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}@johtofoorumi\.invalid$/

test('I10: the UID is random and ours, and an event that is copied has another', async () => {
  await using world = await testWorld()
  const id = await world.draft()
  const copy = await world.act((c) => planEvent(c, completePlan, { mailbox, copyOf: id }))
  if (!copy.ok) throw new Error('the plan is complete')
  const [one, other] = [await eventById(world.db, id), await eventById(world.db, copy.id)]
  for (const { uid, id: eventId, titleFi } of [one, other]) {
    expect(uid).toMatch(random)
    expect(uid).not.toContain(eventId)
    expect(uid).not.toContain(titleFi)
  }
  expect(one.uid).not.toBe(other.uid)
})

test('I10: one UID for all who are invited, through changes, being taken off and invited again', async () => {
  await using world = await testWorld()
  const people = [await world.person(), await world.person()]
  const { eventId, invitationIds } = await world.invited(people)
  const { uid, version } = await eventById(world.db, eventId)
  const plan = { ...completePlan, startsAt: '2026-12-04T10:00:00.000Z', endsAt: '2026-12-04T14:00:00.000Z' }
  await world.act((c) => changeEvent(c, eventId, { version, plan, tell: true, batchId: 'b' }))
  await world.act((c) => withdraw(c, invitationIds[0] ?? ''))
  const entries = (await lettersIn(world.db)).map(({ data }) => data.calendar)
  expect(entries.length).toBeGreaterThanOrEqual(5)
  expect(new Set(entries.map((entry) => entry?.uid))).toEqual(new Set([uid]))
  for (const personId of people) expect(uid).not.toContain(personId)
})

test('I7: an event planned with one mailbox keeps it though the house takes another', async () => {
  await using world = await testWorld()
  const people = [await world.person()]
  const { eventId } = await world.invited(people)
  const { version } = await eventById(world.db, eventId)
  const plan = { ...completePlan, place: 'Finlandia-talo' }
  await world.act((c) => changeEvent(c, eventId, { version, plan, tell: true, batchId: 'b' }))
  const mailFrom = { name: 'Johtofoorumi', address: 'uusi@vm.example' }
  const left = await letLeave({ ...world, config: { ...world.config, mailFrom } })
  expect(left.map(({ word }) => word?.organizer)).toEqual([mailbox])
})
