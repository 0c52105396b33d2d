// Whose yes would wait for a seat, as the lists of invitations say it before the press.
import { expect, test } from 'vitest'
import type { OrganisationKind } from '#db/schema'
import { eventById } from '~/domain/events/queries.server'
import { respond } from '~/domain/invitations/answering.server'
import { seatView, wouldWaitOf } from '~/domain/invitations/line-view.server'
import { invitationById } from '~/domain/invitations/queries.server'
import { setSeats, type SeatSettings } from '~/domain/invitations/seats-settings.server'
import { testWorld, type World } from '../world'

const plain: SeatSettings = {
  ...{ hybrid: false, capacity: null, onlineCapacity: null, quotas: [], releaseAt: null },
  ...{ freedSeats: 'give', offerHours: 24, substitutes: 'no', forwardable: false },
}
const town: OrganisationKind = 'municipality'
const forTowns = { id: null, nameFi: 'Kunnat', nameSv: '', nameEn: '', kinds: [town], seats: 1 }

/** An event with one invited from each kind of organisation, the first of whom has said yes. @returns the invitations */
async function taken(
  world: World,
  given: Partial<SeatSettings>,
  { kinds = ['agency', 'agency'] as OrganisationKind[], place = 'Säätytalo' } = {},
): Promise<string[]> {
  const people: string[] = []
  for (const kind of kinds)
    people.push(await world.person({ organisationId: await world.organisation({ kind }) }))
  const where = place === '' ? { place, onlineUrl: 'https://kokous.example' } : { place }
  const { eventId, invitationIds } = await world.invited(people, where)
  const { version } = await eventById(world.db, eventId)
  const settings = { ...plain, ...given }
  const set = await world.act((c) => setSeats(c, eventId, { version, settings, promoted: null }))
  expect(set).toMatchObject({ ok: true })
  await yes(world, invitationIds[0])
  return invitationIds
}

const yes = (world: World, invitationId = '') =>
  world.act((c) => respond(c, { invitationId, answer: 'yes', comment: '', source: 'organiser' }))

test.each<[string, Partial<SeatSettings>, Parameters<typeof taken>[2], { press: boolean; page: boolean }]>([
  ['without a limit', {}, {}, { press: false, page: false }],
  ['with one seat of two free', { capacity: 2 }, {}, { press: false, page: false }],
  ['that is full', { capacity: 1 }, {}, { press: true, page: true }],
  [
    'whose last seat is kept for others',
    { capacity: 2, quotas: [forTowns] },
    { kinds: ['agency', 'agency', town] },
    { press: true, page: true },
  ],
  [
    'that is full on site alone',
    { hybrid: true, capacity: 1, onlineCapacity: 1 },
    {},
    { press: true, page: false },
  ],
  [
    'that is full online alone, where all meet there unless they say otherwise',
    { hybrid: true, onlineCapacity: 1 },
    { place: '' },
    { press: true, page: false },
  ],
])('to an event %s', async (_, settings, more, waits) => {
  await using world = await testWorld()
  const ids = await taken(world, settings, more)
  const [first = '', second = ''] = ids
  // Another event, full for its own invited, says nothing of this one.
  await taken(world, { capacity: 1 })
  for (const by of ['press', 'page'] as const)
    expect(await wouldWaitOf(world.db, [first, second], by)).toEqual(waits[by] ? [second] : [])
  const who = await invitationById(world.db, second)
  expect((await seatView(world.db, await eventById(world.db, who.eventId), who)).wouldWait).toBe(waits.press)
})

test('of several events each says its own, and who waits already is not told that they would', async () => {
  await using world = await testWorld()
  const [full, free] = [await taken(world, { capacity: 1 }), await taken(world, { capacity: 2 })]
  const all = [...full, ...free]
  expect(await wouldWaitOf(world.db, all, 'press')).toEqual([full[1]])
  await yes(world, full[1])
  await yes(world, free[1])
  expect(await wouldWaitOf(world.db, all, 'press')).toEqual([])
})

test('to a hybrid event that is full both ways, on its page too', async () => {
  await using world = await testWorld()
  const kinds: OrganisationKind[] = ['agency', 'agency', 'agency']
  const [, online = '', third = ''] = await taken(
    world,
    { hybrid: true, capacity: 1, onlineCapacity: 1 },
    { kinds },
  )
  const mode = 'online'
  await world.act((c) =>
    respond(c, { invitationId: online, answer: 'yes', comment: '', source: 'organiser', mode }),
  )
  expect(await wouldWaitOf(world.db, [third], 'page')).toEqual([third])
})
