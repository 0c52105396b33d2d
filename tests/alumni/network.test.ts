// Where the people of an alumni network are, and who looks after it.
import { describe, expect, test } from 'vitest'
import { coordinatorsOf } from '~/domain/alumni/coordinators.server'
import { whereaboutsOf } from '~/domain/alumni/whereabouts.server'
import { testWorld } from '../world'
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
