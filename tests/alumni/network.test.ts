// What an alumni network does and where its people are: whereabouts, events and meetings, and who looks after it.
import { describe, expect, test } from 'vitest'
import { ruleText } from '~/domain/audience/rules'
import { coordinatorsOf } from '~/domain/alumni/coordinators.server'
import { eventsOf } from '~/domain/alumni/events.server'
import { whereaboutsOf } from '~/domain/alumni/whereabouts.server'
import { testWorld, type World } from '../world'
import { alumniIn, today, viewer } from './alumni-world'

describe('where the members are', () => {
  test('by sector, beside the sectors, outside the state, in no post; liaisons and those who left are not counted', async () => {
    await using world = await testWorld()
    const { networkId } = await alumniIn(world)
    const [vm, om] = [await world.sector('VM'), await world.sector('OM')]
    const at = async (
      kind: 'ministry' | 'parliament' | 'municipality' | 'company',
      sectorId: string | null,
    ) => {
      const organisationId = await world.organisation({ kind, sectorId })
      const id = await world.person({ organisationId })
      await world.member(networkId, id)
      return id
    }
    await at('ministry', vm)
    await at('ministry', vm)
    await at('parliament', null)
    await at('municipality', null)
    await at('company', null)
    const two = await at('company', null)
    await world.appoint(two, await world.organisation({ sectorId: om }), { validFrom: '2025-01-01' })
    const retired = await at('ministry', om)
    await world.db
      .updateTable('appointment')
      .set({ validTo: '2026-09-30' })
      .where('personId', '=', retired)
      .execute()
    await world.member(networkId, await world.person({ sectorId: om }), { role: 'liaison' })
    await world.member(networkId, await world.person({ sectorId: om }), { validTo: '2026-09-30' })
    const { sectors, ...rest } = await whereaboutsOf(world.db, networkId, today)
    expect(sectors.map(({ sector, count }) => [sector.code, count])).toEqual([
      ['OM', 1],
      ['VM', 2],
    ])
    expect(rest).toEqual({ members: 7, beside: 1, outside: 2, noPost: 1 })
  })

  test('an ended network has nobody', async () => {
    await using world = await testWorld()
    const networkId = await world.network({ kind: 'alumni', endedOn: '2025-12-31' })
    await world.member(networkId, await world.person(), { validTo: '2025-12-31', endReason: 'networkEnded' })
    expect(await whereaboutsOf(world.db, networkId, today)).toEqual({
      members: 0,
      sectors: [],
      beside: 0,
      outside: 0,
      noPost: 0,
    })
  })
})

describe('events and meetings', () => {
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
})

describe('those who look after a network', () => {
  test('stand in the order of their tasks with the address in use; one that fails is not told, a private one never', async () => {
    await using world = await testWorld()
    const { networkId, photo } = await alumniIn(world)
    const person = (lastName: string) =>
      world.person({ lastName, email: `${lastName.toLowerCase()}@vm.example` })
    const [coordinator, chair, plain, past] = [
      await person('Koord'),
      await person('Puhe'),
      await person('Muu'),
      await person('Ent'),
    ]
    await world.member(networkId, coordinator, { role: 'coordinator' })
    await world.member(networkId, chair, { role: 'chair' })
    await world.member(networkId, plain)
    await world.member(networkId, past, { role: 'secretary', validTo: '2026-09-30' })
    await world.db
      .updateTable('address')
      .set({ failedAt: world.now(), failure: 'no such user' })
      .where('personId', '=', chair)
      .execute()
    await world.db
      .updateTable('person')
      .set({ privateEmail: 'oma@koti.example' })
      .where('id', '=', chair)
      .execute()
    const mark = await photo(coordinator, 'networks')
    expect(await coordinatorsOf(world.db, networkId, viewer(plain))).toMatchObject([
      { lastName: 'Puhe', role: 'chair', email: null, mark: null },
      { lastName: 'Koord', role: 'coordinator', email: 'koord@vm.example', mark },
    ])
    const stranger = await world.person()
    expect((await coordinatorsOf(world.db, networkId, viewer(stranger)))[1]?.mark).toBeNull()
  })
})
