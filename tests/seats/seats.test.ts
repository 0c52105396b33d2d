// Who sits in a network by its rule, which seats are vacant, who no longer fits.
import type { KyselyPlugin } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Db } from '#db/connect'
import type { RoleClass } from '#db/schema'
import type { AudienceRule, Criterion } from '~/domain/audience/parts'
import { ruleText } from '~/domain/audience/rules'
import { fits, isRuleOfPosts, rolesExpectedIn, type PostFacts } from '~/domain/seats/rules'
import { seatsByRule, seatsOf, seatsOfAll, type Seats } from '~/domain/seats/queries.server'
import { testWorld, type World } from '../world'

const today = '2026-10-01'
const include = (...all: Criterion[]): AudienceRule => ({ parts: [{ mode: 'include', all }] })
const hrLeads = include(
  { kind: 'roleClass', of: ['hrLead'] },
  { kind: 'organisationKind', of: ['ministry', 'agency'] },
)
const seniors = include({ kind: 'seniorManagement' })

describe('a rule', () => {
  const post: PostFacts = {
    roleClass: 'hrLead',
    seniorManagement: false,
    organisationId: 'vero',
    kind: 'agency',
    sectorId: 'vm',
  }

  test.each<[string, AudienceRule, Partial<PostFacts>, boolean]>([
    ['of HR leads, an HR lead of an agency', hrLeads, {}, true],
    ['of HR leads, an HR lead of a municipality', hrLeads, { kind: 'municipality' }, false],
    ['of HR leads, a director', hrLeads, { roleClass: 'director' }, false],
    ['of senior management, another', seniors, {}, false],
    ['of senior management, one', seniors, { seniorManagement: true }, true],
    ['of a sector, inside', include({ kind: 'sector', of: ['vm'] }), {}, true],
    ['of a sector, outside', include({ kind: 'sector', of: ['stm'] }), {}, false],
    ['of every sector, outside them', include({ kind: 'sector', of: 'every' }), { sectorId: null }, false],
    ['of an organisation, inside', include({ kind: 'organisation', of: ['vero'] }), {}, true],
    ['of memberships', include({ kind: 'network', of: 'every' }), {}, false],
    ['of two parts, the second', { parts: [...seniors.parts, ...hrLeads.parts] }, {}, true],
    [
      'with an exception',
      { parts: [...hrLeads.parts, { mode: 'exclude', all: [{ kind: 'sector', of: ['vm'] }] }] },
      {},
      false,
    ],
    ['without parts', { parts: [] }, {}, false],
  ])('%s', (_, rule, facts, expected) => {
    expect(fits(rule, { ...post, ...facts })).toBe(expected)
  })

  test.each<[string, AudienceRule, Partial<PostFacts>, RoleClass[]]>([
    ['expects the HR lead of an agency', hrLeads, {}, ['hrLead']],
    ['expects none of a town', hrLeads, { kind: 'municipality' }, []],
    [
      'expects in central government when it says nothing of where',
      include({ kind: 'roleClass', of: ['hrLead'] }),
      {},
      ['hrLead'],
    ],
    [
      'expects nothing of a company then',
      include({ kind: 'roleClass', of: ['hrLead'] }),
      { kind: 'company' },
      [],
    ],
    [
      'expects a head of agency of an agency alone',
      include({ kind: 'roleClass', of: ['headOfAgency', 'permanentSecretary'] }),
      {},
      ['headOfAgency'],
    ],
    [
      'expects a permanent secretary of a ministry',
      include({ kind: 'roleClass', of: ['headOfAgency', 'permanentSecretary'] }),
      { kind: 'ministry' },
      ['permanentSecretary'],
    ],
    [
      'expects no directors, of whom there may be many',
      include({ kind: 'roleClass', of: ['director'] }),
      {},
      [],
    ],
    [
      'expects nobody when it asks for senior ones too',
      include({ kind: 'roleClass', of: ['hrLead'] }, { kind: 'seniorManagement' }),
      {},
      [],
    ],
    [
      'expects in the sector it names',
      include({ kind: 'roleClass', of: ['hrLead'] }, { kind: 'sector', of: ['vm'] }),
      {},
      ['hrLead'],
    ],
    [
      'expects nothing of another sector',
      include({ kind: 'roleClass', of: ['hrLead'] }, { kind: 'sector', of: ['vm'] }),
      { sectorId: 'om' },
      [],
    ],
  ])('%s', (_, rule, facts, expected) => {
    expect(rolesExpectedIn(rule, { ...post, ...facts })).toEqual(expected)
  })

  test('of a network takes people in by their posts alone', () => {
    expect(isRuleOfPosts(hrLeads)).toBe(true)
    expect(isRuleOfPosts({ parts: [] })).toBe(false)
    expect(isRuleOfPosts(include({ kind: 'network', of: 'every' }))).toBe(false)
    expect(isRuleOfPosts({ parts: [{ mode: 'exclude', all: [{ kind: 'seniorManagement' }] }] })).toBe(false)
  })
})

/** A person with the one post given. */
async function holder(world: World, organisationId: string, given: Parameters<World['appoint']>[2] = {}) {
  const personId = await world.person({ organisationId, senior: false })
  await world.db.deleteFrom('appointment').where('personId', '=', personId).execute()
  const post = await world.appoint(personId, organisationId, {
    roleClass: 'hrLead',
    seniorManagement: 0,
    ...given,
  })
  return { personId, post }
}

async function forum(rule: AudienceRule = hrLeads) {
  const world = await testWorld()
  // The world's organiser works in an agency of no matter here.
  await world.db.updateTable('organisation').set({ kind: 'company' }).execute()
  const id = await world.network({ basis: 'position', rule: ruleText(rule) })
  const network = { id, rule: ruleText(rule) }
  return {
    world,
    id,
    seats: (on = today): Promise<Seats> => seatsOf(world.db, network, on),
    [Symbol.asyncDispose]: () => world.close(),
  }
}

describe('the seats of a forum of HR leads', () => {
  test('held by a member, offered to a candidate, vacant where nobody is known', async () => {
    await using it = await forum()
    const { world, id } = it
    const [vero, thl, ministry] = [
      await world.organisation({ name: 'Vero' }),
      await world.organisation({ name: 'THL' }),
      await world.organisation({ name: 'Ministeriö', kind: 'ministry' }),
    ]
    await world.organisation({ kind: 'municipality' })
    const [aino, bo] = [await holder(world, vero), await holder(world, thl, { validFrom: '2026-09-01' })]
    const position = await world.position(ministry, { roleClass: 'hrLead' })
    const membership = await world.member(id, aino.personId, { appointmentId: aino.post })
    const { held, vacant, misfits } = await it.seats()
    expect(held).toEqual([
      {
        networkId: id,
        organisationId: vero,
        roleClass: 'hrLead',
        positionId: null,
        holder: { membershipId: membership, personId: aino.personId, appointmentId: aino.post },
        candidate: null,
      },
    ])
    expect(vacant).toMatchObject([
      { organisationId: ministry, positionId: position, holder: null, candidate: null },
      {
        organisationId: thl,
        holder: null,
        candidate: {
          personId: bo.personId,
          appointmentId: bo.post,
          validFrom: '2026-09-01',
          membershipId: null,
        },
      },
    ])
    expect(misfits).toEqual([])
  })

  test('a seat rests on the post it names; without one, on whatever fits', async () => {
    await using it = await forum()
    const { world, id } = it
    const [old, next] = [await world.organisation({ name: 'A' }), await world.organisation({ name: 'B' })]
    const mover = await holder(world, old, { validTo: '2026-08-31' })
    const post = await world.appoint(mover.personId, next, { roleClass: 'hrLead', validFrom: '2026-09-01' })
    const membership = await world.member(id, mover.personId, { appointmentId: mover.post })
    const after = await it.seats()
    expect(after.held).toEqual([])
    expect(after.misfits.map(({ membershipId }) => membershipId)).toEqual([membership])
    expect(after.vacant).toMatchObject([
      { organisationId: old, candidate: null },
      {
        organisationId: next,
        candidate: { personId: mover.personId, appointmentId: post, membershipId: membership },
      },
    ])
    const before = await it.seats('2026-08-31')
    expect(before.held).toMatchObject([{ organisationId: old, holder: { appointmentId: mover.post } }])
    expect(before.misfits).toEqual([])
    await world.db.updateTable('membership').set({ appointmentId: null }).execute()
    expect((await it.seats()).held).toMatchObject([{ organisationId: next, holder: { appointmentId: post } }])
  })

  test.each([
    ['member', 1],
    ['chair', 1],
    ['viceChair', 1],
    ['coordinator', 1],
    ['secretary', 0],
    ['liaison', 0],
    ['outside', 0],
  ] as const)('one who does not fit and is %s: %i misfits', async (role, expected) => {
    await using it = await forum()
    await it.world.member(it.id, await it.world.person(), { role })
    expect((await it.seats()).misfits).toHaveLength(expected)
  })

  test('a misfit comes with name and post of the day', async () => {
    await using it = await forum()
    const organisationId = await it.world.organisation({ name: 'Yhtiö', kind: 'company' })
    const { personId } = await holder(it.world, organisationId)
    await it.world.member(it.id, personId)
    expect((await it.seats()).misfits).toMatchObject([
      { id: personId, post: { organisationId, nameFi: 'Yhtiö' } },
    ])
  })

  test('who stands in yields to the holder, who left is passed over, who will leave still sits', async () => {
    await using it = await forum()
    const { world, id } = it
    const organisationId = await world.organisation()
    await holder(world, organisationId, { validFrom: '2026-09-15', acting: 1 })
    const permanent = await holder(world, organisationId, { validFrom: '2026-01-01' })
    await holder(world, organisationId, { validTo: '2026-09-30' })
    expect((await it.seats()).vacant).toMatchObject([{ candidate: { personId: permanent.personId } }])
    await world.member(id, permanent.personId, { appointmentId: permanent.post, validTo: today })
    expect(await it.seats()).toMatchObject({
      held: [{ holder: { personId: permanent.personId } }],
      vacant: [],
    })
    expect((await it.seats('2026-10-02')).held).toEqual([])
  })

  test('two who hold the post both sit; one of them is enough', async () => {
    await using it = await forum()
    const organisationId = await it.world.organisation()
    const [one, two] = [await holder(it.world, organisationId), await holder(it.world, organisationId)]
    await it.world.member(it.id, one.personId)
    expect(await it.seats()).toMatchObject({ held: [{}], vacant: [] })
    await it.world.member(it.id, two.personId)
    expect(await it.seats()).toMatchObject({ held: [{}, {}], vacant: [], misfits: [] })
  })

  test('one person who holds the post of two agencies sits for both', async () => {
    await using it = await forum()
    const [a, b] = [await it.world.organisation(), await it.world.organisation()]
    const shared = await holder(it.world, a)
    await it.world.appoint(shared.personId, b, { roleClass: 'hrLead' })
    expect((await it.seats()).vacant).toHaveLength(2)
    await it.world.member(it.id, shared.personId, { appointmentId: shared.post })
    expect(await it.seats()).toMatchObject({ held: [{}, {}], vacant: [], misfits: [] })
  })

  test('an organisation that has ended has no seat, one that moved counts to the sector of the day', async () => {
    const [vm, om] = ['vm', 'om']
    await using it = await forum(include({ kind: 'roleClass', of: ['hrLead'] }, { kind: 'sector', of: [vm] }))
    const { world } = it
    for (const id of [vm, om])
      await world.db
        .insertInto('sector')
        .values({
          id,
          code: id,
          nameFi: id,
          nameSv: id,
          nameEn: id,
          position: 1,
          validFrom: '2000-01-01',
          validTo: null,
        })
        .execute()
    const ended = await world.organisation({ sectorId: vm })
    await world.db
      .updateTable('organisation')
      .set({ validTo: '2025-12-31' })
      .where('id', '=', ended)
      .execute()
    const moved = await world.organisation({ sectorId: om, name: 'Siirtynyt' })
    await world.db
      .insertInto('organisationPast')
      .values({
        id: 'past',
        organisationId: moved,
        sectorId: vm,
        nameFi: 'Ennen',
        nameSv: 'Förr',
        nameEn: 'Before',
        validFrom: '2000-01-01',
        validTo: '2019-12-31',
      })
      .execute()
    const places = async (on: string) =>
      (await it.seats(on)).vacant.map(({ organisationId }) => organisationId).sort()
    expect(await places('2019-12-31')).toEqual([ended, moved].sort())
    expect(await places('2020-01-01')).toEqual([ended])
    expect(await places(today)).toEqual([])
  })
})

describe('the seats of a forum of senior management', () => {
  test('are the posts in force; nobody is asked for twice', async () => {
    await using it = await forum(seniors)
    const { world, id } = it
    const organisationId = await world.organisation()
    const senior = { roleClass: 'director' as const, seniorManagement: 1 as const }
    const [sits, stands] = [
      await holder(world, organisationId, senior),
      await holder(world, organisationId, senior),
    ]
    await world.appoint(stands.personId, organisationId, senior)
    await holder(world, organisationId, { ...senior, validTo: '2026-09-30' })
    await world.member(id, sits.personId)
    expect(await it.seats()).toMatchObject({
      held: [{ roleClass: null, holder: { personId: sits.personId } }],
      vacant: [{ roleClass: null, organisationId, candidate: { personId: stands.personId } }],
      misfits: [],
    })
  })
})

test('a network without a rule has no seats and no misfits', async () => {
  await using world = await testWorld()
  const id = await world.network()
  await world.member(id, await world.person())
  expect(await seatsOf(world.db, { id, rule: null }, today)).toEqual({ held: [], vacant: [], misfits: [] })
})

test('a rule that is only tried gives the seats it would make', async () => {
  await using it = await forum(seniors)
  const organisationId = await it.world.organisation()
  const { personId } = await holder(it.world, organisationId)
  await it.world.member(it.id, personId)
  expect((await it.seats()).misfits).toHaveLength(1)
  const tried = await seatsByRule(it.world.db, { id: it.id, rule: hrLeads }, today)
  expect(tried).toMatchObject({ held: [{ holder: { personId } }], misfits: [] })
})

/** A database that counts what is asked of it. */
function counting(db: Db): { db: Db; asked: () => number } {
  let asked = 0
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => {
      asked += 1
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  return { db: db.withPlugin(plugin), asked: () => asked }
}

test('all networks at once: as each alone, with as many questions for two members as for sixty', async () => {
  await using it = await forum()
  const { world } = it
  const kehikko = await world.network({ rule: ruleText(seniors) })
  await world.network({ rule: ruleText(seniors), endedOn: '2020-01-01' })
  await world.network()
  const seat = async (count: number) => {
    for (let at = 0; at < count; at++) {
      const { personId } = await holder(world, await world.organisation())
      await world.member(it.id, personId)
      await world.member(kehikko, personId)
    }
    const counted = counting(world.db)
    const all = await seatsOfAll(counted.db, today)
    expect([...all.keys()].sort()).toEqual([it.id, kehikko].sort())
    expect(all.get(it.id)).toEqual(await it.seats())
    expect(all.get(kehikko)?.misfits.length).toBe((await it.seats()).held.length)
    return counted.asked()
  }
  const few = await seat(2)
  expect(await seat(58)).toBe(few)
})
