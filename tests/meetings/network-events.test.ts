// The events and meetings of a network, as a member and an organiser know of them.
import { expect, test } from 'vitest'
import { ruleText } from '~/domain/audience/rules'
import { eventsOf } from '~/domain/meetings/network-events.server'
import { alumniIn, viewer } from '../alumni/alumni-world'
import { testWorld, type World } from '../world'

const named = async (world: World, eventId: string, networkId: string) =>
  world.db
    .updateTable('event')
    .set({
      audienceRule: ruleText({ parts: [{ mode: 'include', all: [{ kind: 'network', of: [networkId] }] }] }),
    })
    .where('id', '=', eventId)
    .execute()

test('a member knows of the network’s meetings and of events to which they are invited, an organiser of all', async () => {
  await using world = await testWorld()
  const { networkId, programmeId } = await alumniIn(world)
  const network = { id: networkId, programmeId }
  const [me, other] = [await world.person(), await world.person()]
  await world.member(networkId, me)
  const mine = await world.invited([me], { titleFi: 'Minulle' })
  const others = await world.invited([other], { titleFi: 'Muille' })
  const elsewhere = await world.invited([me], { titleFi: 'Muualla' })
  for (const { eventId } of [mine, others]) await named(world, eventId, networkId)
  const draft = await world.draft({ titleFi: 'Luonnos' })
  await named(world, draft, networkId)
  const meeting = await world.invited([other], { titleFi: 'Kokous', startsAt: '2026-12-03T09:00:00.000Z' })
  await world.db
    .updateTable('event')
    .set({ hostNetworkId: networkId })
    .where('id', '=', meeting.eventId)
    .execute()
  const titles = async (who: Parameters<typeof eventsOf>[2]) =>
    (await eventsOf(world.db, network, who, world.now())).coming.map(({ titleFi, invitationId }) => [
      titleFi,
      invitationId,
    ])
  expect(await titles(viewer(me))).toEqual([
    ['Kokous', null],
    ['Minulle', mine.invitationIds[0]],
  ])
  expect((await titles(viewer(world.organiser.personId, true))).map(([title]) => title)).toEqual([
    'Kokous',
    'Minulle',
    'Muille',
  ])
  expect(elsewhere.eventId).not.toBe(mine.eventId)
})

test('what is over is past, the latest first; an invitation taken back is none', async () => {
  await using world = await testWorld()
  const { networkId, programmeId } = await alumniIn(world)
  const me = await world.person()
  const one = await world.invited([me], { titleFi: 'Ensin' })
  const two = await world.invited([me], {
    titleFi: 'Sitten',
    startsAt: '2026-12-05T10:00:00.000Z',
    endsAt: '2026-12-05T12:00:00.000Z',
  })
  const gone = await world.invited([me], { titleFi: 'Peruttu kutsu' })
  for (const { eventId } of [one, two, gone]) await named(world, eventId, networkId)
  await world.db
    .updateTable('invitation')
    .set({ withdrawnAt: world.now() })
    .where('eventId', '=', gone.eventId)
    .execute()
  const found = await eventsOf(
    world.db,
    { id: networkId, programmeId },
    viewer(me),
    '2026-12-31T00:00:00.000Z',
  )
  expect(found.coming).toEqual([])
  expect(found.past.map(({ titleFi }) => titleFi)).toEqual(['Sitten', 'Ensin'])
})
