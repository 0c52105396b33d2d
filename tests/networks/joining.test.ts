// Joining by oneself, wishing, answering, leaving, and outside participants: who may what, and what is written.
import { describe, expect, test } from 'vitest'
import type { MembershipRole, NetworkKind } from '#db/schema'
import { can, type Actor } from '~/domain/core/access'
import { inDeed, type Deed, type DeedSign } from '~/domain/core/deeds.server'
import { undoDeed } from '~/domain/core/undoing.server'
import { leaveNetwork } from '~/domain/meetings/leaving.server'
import { applyToJoin } from '~/domain/networks/application-acts.server'
import { inKeeping, keepersOf, keepingRight, networksKeptBy } from '~/domain/networks/keepers.server'
import { keepersChoose, keepersRevise } from '~/domain/networks/keeping'
import { answerWish, joinAtOnce, wishToJoin, withdrawWish } from '~/domain/networks/joining-acts.server'
import { joinableFor, ownWish } from '~/domain/networks/joining.server'
import { wayIn, type WayIn } from '~/domain/networks/joining'
import { memberIdsOn } from '~/domain/networks/member-list.server'
import { inviteOutside } from '~/domain/networks/outside-acts.server'
import { changeRole, endMembership, join } from '~/domain/networks/membership-acts.server'
import { networkStanding } from '~/domain/networks/network-acts.server'
import { ownMembership } from '~/domain/networks/own.server'
import { mayLook } from '~/domain/people/visibility.server'
import { lettersIn, testWorld, type World } from '../world'

const today = '2026-10-01'
const house = { name: 'Johtofoorumi', address: 'johtofoorumi@vm.example' }

const self = async <Result extends { ok: boolean }>(
  world: World,
  personId: string,
  act: (d: Deed) => Promise<Result>,
  sign: Partial<DeedSign> = {},
) =>
  inDeed(
    world.db,
    { actor: await world.actor(personId), now: world.now() },
    { act: 'test', thing: { kind: 'network', id: 'n' }, right: { act: 'keepOwnData', personId }, ...sign },
    act,
  )

const keeping = async <Result extends { ok: boolean }>(
  world: World,
  by: string | Actor,
  networkId: string,
  act: (d: Deed) => Promise<Result>,
) =>
  inKeeping(
    world.db,
    { actor: typeof by === 'string' ? await world.actor(by) : by, now: world.now() },
    networkId,
    { act: 'test' },
    act,
  )

const memberships = (world: World) =>
  world.db
    .selectFrom('membership')
    .select(['id', 'personId', 'role', 'validFrom', 'validTo', 'endReason', 'represents'])
    .orderBy('validFrom')
    .orderBy('id')
    .execute()

async function programme(world: World): Promise<{ programmeId: string; courseId: string }> {
  const names = { nameFi: 'Ohjelma', nameSv: 'Program', nameEn: 'Programme' }
  await world.db
    .insertInto('programme')
    .values({ id: 'p', ...names })
    .execute()
  const run = { number: 1, startsOn: '2020-01-01', endsOn: '2020-06-30' }
  await world.db
    .insertInto('course')
    .values({ id: 'c', programmeId: 'p', ...run })
    .execute()
  return { programmeId: 'p', courseId: 'c' }
}

describe('who keeps a network', () => {
  test.each<[MembershipRole, boolean]>([
    ['chair', true],
    ['viceChair', true],
    ['secretary', true],
    ['coordinator', true],
    ['liaison', false],
    ['member', false],
    ['outside', false],
  ])('%s: %s', async (role, keeps) => {
    await using world = await testWorld()
    const [networkId, personId] = [await world.network(), await world.person()]
    await world.member(networkId, personId, { role })
    expect(await keepersOf(world.db, networkId, today)).toEqual(keeps ? [personId] : [])
    expect(await networksKeptBy(world.db, personId, today)).toEqual(keeps ? [networkId] : [])
    expect(await memberIdsOn(world.db, networkId, today)).toEqual([personId])
    const right = await keepingRight(world.db, networkId, today)
    expect(can(await world.actor(personId), right)).toBe(keeps)
    expect(can(world.organiser, right)).toBe(true)
  })

  test('nobody a small group, and nobody after the last day', async () => {
    await using world = await testWorld()
    const personId = await world.person()
    const group = await world.network({ kind: 'smallGroup' })
    await world.member(group, personId, { role: 'chair' })
    const network = await world.network()
    await world.member(network, personId, { role: 'chair', validTo: '2026-09-30' })
    expect(await keepersOf(world.db, group, today)).toEqual([])
    expect(await keepersOf(world.db, network, today)).toEqual([])
    expect(await keepersOf(world.db, network, '2026-09-30')).toEqual([personId])
  })

  const open = { kind: 'professional', basis: 'person', rule: null } as const
  test.each<[string, Parameters<typeof keepersChoose>[0], MembershipRole, boolean, boolean]>([
    ['a member', open, 'member', true, true],
    ['an outside participant', open, 'outside', true, true],
    ['another coordinator', open, 'coordinator', true, false],
    ['the chair', open, 'chair', true, false],
    ['a liaison', open, 'liaison', true, false],
    ['a member whose seat follows a post', { ...open, basis: 'position' }, 'member', false, false],
    ['a member of a network with a rule', { ...open, rule: '{"parts":[]}' }, 'member', false, false],
    ['a member of a small group', { ...open, kind: 'smallGroup' }, 'member', false, false],
  ])('a keeper and %s', (_, network, role, chooses, revises) => {
    expect(keepersChoose(network)).toBe(chooses)
    expect(keepersRevise(network, role)).toBe(revises)
  })

  test('a deed of a keeper stands, of a member it is refused; who lost the task meanwhile does nothing', async () => {
    await using world = await testWorld()
    const networkId = await world.network()
    const [keeper, member] = [await world.person(), await world.person()]
    const task = await world.member(networkId, keeper, { role: 'coordinator' })
    const seat = await world.member(networkId, member)
    const end = (d: Deed) => endMembership(d, seat, { lastDay: today, reason: 'ownWish' })
    await expect(keeping(world, member, networkId, end)).rejects.toMatchObject({ status: 403 })
    const done = await keeping(world, keeper, networkId, end)
    expect(done).toMatchObject({ ok: true })
    const right = await keepingRight(world.db, networkId, today)
    const by = { actor: await world.actor(keeper), now: world.now() }
    expect(await undoDeed(world.db, by, done.deedId ?? '', right)).toMatchObject({ ok: true })
    await world.db.updateTable('membership').set({ validTo: '2026-09-30' }).where('id', '=', task).execute()
    await expect(keeping(world, keeper, networkId, end)).rejects.toMatchObject({ status: 403 })
    expect((await memberships(world)).find(({ id }) => id === seat)?.validTo).toBeNull()
  })

  test('a task is the organisers’ to give, to a new member and to an old one', async () => {
    await using world = await testWorld()
    const networkId = await world.network()
    const [keeper, member, other] = [await world.person(), await world.person(), await world.person()]
    await world.member(networkId, keeper, { role: 'coordinator' })
    const seat = await world.member(networkId, member)
    const takes = (role: MembershipRole) => (d: Deed) =>
      join(d, crypto.randomUUID(), { networkId, personId: other, role, from: today })
    const gives = (role: MembershipRole) => (d: Deed) => changeRole(d, seat, { role, from: today })
    for (const role of ['chair', 'viceChair', 'secretary', 'coordinator', 'liaison'] as const) {
      const both: ((d: Deed) => Promise<{ ok: boolean }>)[] = [takes(role), gives(role)]
      for (const act of both)
        await expect(keeping(world, keeper, networkId, act)).rejects.toMatchObject({ status: 403 })
    }
    expect(await memberships(world)).toHaveLength(2)
    expect(await keeping(world, keeper, networkId, takes('member'))).toMatchObject({ ok: true })
    expect(await keeping(world, world.organiser, networkId, gives('chair'))).toMatchObject({ ok: true })
  })

  test('of two keepers at once who end and change the same membership both are heard, one after the other', async () => {
    await using world = await testWorld()
    const networkId = await world.network()
    const [one, two, member] = [await world.person(), await world.person(), await world.person()]
    await world.member(networkId, one, { role: 'coordinator' })
    await world.member(networkId, two, { role: 'secretary' })
    const seat = await world.member(networkId, member)
    const outcomes = await Promise.all([
      keeping(world, one, networkId, (d) => endMembership(d, seat, { lastDay: today, reason: 'retired' })),
      keeping(world, two, networkId, (d) => endMembership(d, seat, { lastDay: today, reason: 'ownWish' })),
    ])
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'endedAlready' })
    const late = await keeping(world, one, networkId, (d) =>
      changeRole(d, seat, { role: 'outside', from: '2026-10-02' }),
    )
    expect(late).toMatchObject({ ok: false, reason: 'endedAlready' })
  })
})

describe('the way in', () => {
  const network = {
    kind: 'professional' as NetworkKind,
    basis: 'person' as 'person' | 'position',
    rule: null as string | null,
    foundedOn: '2010-01-01',
    endedOn: null as string | null,
    programmeId: null as string | null,
  }
  const stranger = { member: false, waits: false, programmes: new Set<string>() }
  const alumnus = { ...stranger, programmes: new Set(['p']) }
  const alumni = { ...network, kind: 'alumni' as NetworkKind, programmeId: 'p' }
  test.each<[string, typeof network, typeof stranger, WayIn]>([
    ['a network of developers', network, stranger, 'wish'],
    ['a volunteer network', { ...network, kind: 'volunteer' }, stranger, 'wish'],
    ['a wish that waits', network, { ...stranger, waits: true }, 'waits'],
    ['one’s own network', network, { ...stranger, member: true }, 'member'],
    ['a forum', { ...network, kind: 'forum' }, stranger, 'closed'],
    ['a small group', { ...network, kind: 'smallGroup' }, stranger, 'closed'],
    ['seats that follow posts', { ...network, basis: 'position' }, stranger, 'closed'],
    ['a network with a rule', { ...network, rule: '{"parts":[]}' }, stranger, 'closed'],
    ['a network that has ended', { ...network, endedOn: today }, stranger, 'closed'],
    ['a network to come', { ...network, foundedOn: '2026-10-02' }, stranger, 'closed'],
    ['alumni, having completed the programme', alumni, alumnus, 'atOnce'],
    ['alumni, having completed it, with a wish that waits', alumni, { ...alumnus, waits: true }, 'atOnce'],
    ['alumni, not having completed it', alumni, stranger, 'wish'],
    ['alumni of another programme', { ...alumni, programmeId: 'q' }, alumnus, 'wish'],
    ['alumni of no programme', { ...alumni, programmeId: null }, alumnus, 'wish'],
  ])('%s', (_, of, own, way) => {
    expect(wayIn(of, own, today)).toBe(way)
  })

  test('is listed for each network that takes wishes, those first that one joins at once', async () => {
    await using world = await testWorld()
    const { programmeId, courseId } = await programme(world)
    const personId = await world.person()
    const developers = await world.network({ kind: 'professional' })
    const alumni = await world.network({ kind: 'alumni', programmeId })
    const own = await world.network({ kind: 'volunteer' })
    await world.network({ kind: 'forum' })
    await world.network({ kind: 'smallGroup' })
    await world.member(own, personId)
    await world.db
      .insertInto('completion')
      .values({ id: 'x', personId, courseId, completedOn: '2020-06-30' })
      .execute()
    const listed = await joinableFor(world.db, personId, today)
    expect(listed.map(({ id, way }) => [id, way])).toEqual([
      [alumni, 'atOnce'],
      [developers, 'wish'],
    ])
  })
})

describe('joining', () => {
  test('an alumnus joins once, whoever sends the form twice; a stranger is refused', async () => {
    await using world = await testWorld()
    const { programmeId, courseId } = await programme(world)
    const networkId = await world.network({ kind: 'alumni', programmeId })
    const [personId, other] = [await world.person(), await world.person()]
    await world.db
      .insertInto('completion')
      .values({ id: 'x', personId, courseId, completedOn: '2020-06-30' })
      .execute()
    const joins = (d: Deed) => joinAtOnce(d, 'm', { networkId, personId })
    await Promise.all([self(world, personId, joins), self(world, personId, joins)])
    expect(await memberships(world)).toMatchObject([
      { id: 'm', role: 'member', validFrom: today, validTo: null },
    ])
    const refused = await self(world, other, (d) => joinAtOnce(d, 'n', { networkId, personId: other }))
    expect(refused).toMatchObject({ ok: false, reason: 'joinClosed' })
  })

  test('a wish is one, however often it is sent, and is withdrawn by its maker alone', async () => {
    await using world = await testWorld()
    const networkId = await world.network()
    const [personId, other] = [await world.person(), await world.person()]
    const wishes = (id: string) => (d: Deed) => wishToJoin(d, id, { networkId, personId, note: 'Kiinnostaa' })
    await self(world, personId, wishes('w'))
    expect(await self(world, personId, wishes('w'))).toMatchObject({ ok: true, id: 'w' })
    expect(await self(world, personId, wishes('v'))).toMatchObject({ ok: false, reason: 'appliedAlready' })
    expect(await ownWish(world.db, networkId, personId)).toMatchObject({ id: 'w', note: 'Kiinnostaa' })
    expect(await ownWish(world.db, networkId, other)).toBeNull()
    await expect(self(world, other, (d) => withdrawWish(d, 'w', other))).rejects.toMatchObject({
      status: 404,
    })
    expect(await self(world, personId, (d) => withdrawWish(d, 'w', personId))).toMatchObject({ ok: true })
    expect(await ownWish(world.db, networkId, personId)).toBeNull()
    const forum = await world.network({ kind: 'forum' })
    const closed = await self(world, personId, (d) =>
      wishToJoin(d, 'u', { networkId: forum, personId, note: '' }),
    )
    expect(closed).toMatchObject({ ok: false, reason: 'joinClosed' })
  })

  test.each(['fi', 'sv', 'en'] as const)(
    'the answer leaves as a letter in %s, and not when it is taken back',
    async (language) => {
      await using world = await testWorld()
      const networkId = await world.network({ nameFi: 'Verkko', nameSv: 'Nät', nameEn: 'Net' })
      const [keeper, personId] = [await world.person(), await world.person({ language })]
      await world.member(networkId, keeper, { role: 'coordinator' })
      await self(world, personId, (d) => applyToJoin(d, 'w', { networkId, personId, note: '' }))
      const answer = (outcome: 'approved' | 'declined') =>
        keeping(world, keeper, networkId, (d) => answerWish(d, 'w', { outcome, from: today }, house))
      const approved = await answer('approved')
      const name = { fi: 'Verkko', sv: 'Nät', en: 'Net' }[language]
      expect(await lettersIn(world.db)).toMatchObject([
        {
          kind: 'wishAnswered',
          personId,
          locale: language,
          data: { outcome: 'approved', network: { text: name } },
        },
      ])
      expect(await answer('declined')).toMatchObject({ ok: false, reason: 'decidedAlready' })
      await undoDeed(world.db, { actor: world.organiser, now: world.now() }, approved.deedId ?? '')
      expect(await lettersIn(world.db)).toEqual([])
      expect((await memberships(world)).map(({ personId: id }) => id)).toEqual([keeper])
      await answer('declined')
      expect(await lettersIn(world.db)).toMatchObject([
        { kind: 'wishAnswered', data: { outcome: 'declined' } },
      ])
    },
  )

  test('who has no address is answered without a letter', async () => {
    await using world = await testWorld()
    const networkId = await world.network()
    const personId = await world.person({ email: null })
    await keeping(world, world.organiser, networkId, (d) =>
      applyToJoin(d, 'w', { networkId, personId, note: '' }),
    )
    const done = await keeping(world, world.organiser, networkId, (d) =>
      answerWish(d, 'w', { outcome: 'approved', from: today }, house),
    )
    expect(done.ok).toBe(true)
    expect(await lettersIn(world.db)).toEqual([])
  })
})

describe('leaving', () => {
  test('ends one’s own membership today; another’s is not found, a seat of a post or a rule is not left', async () => {
    await using world = await testWorld()
    const [networkId, bound] = [await world.network(), await world.network({ basis: 'position' })]
    const ruled = await world.network({ rule: '{"parts":[]}' })
    const [personId, other] = [await world.person(), await world.person()]
    const own = await world.member(networkId, personId)
    const seat = await world.member(bound, personId)
    const byRule = await world.member(ruled, personId)
    const theirs = await world.member(networkId, other)
    const leave = (id: string) =>
      self(world, personId, (d) => leaveNetwork(d, id, { personId, meetings: 'withdraw' }))
    await expect(leave(theirs)).rejects.toMatchObject({ status: 404 })
    expect(await leave(seat)).toMatchObject({ ok: false, reason: 'seatFollowsPost' })
    expect(await leave(byRule)).toMatchObject({ ok: false, reason: 'seatFollowsPost' })
    for (const [id, leaves] of [
      [networkId, true],
      [bound, false],
      [ruled, false],
    ] as const)
      expect(
        await ownMembership(world.db, await networkStanding(world.db, id), personId, today),
      ).toMatchObject({ leaves })
    expect(await leave(own)).toMatchObject({ ok: true })
    expect(await leave(own)).toMatchObject({ ok: false, reason: 'endedAlready' })
    expect((await memberships(world)).find(({ id }) => id === own)).toMatchObject({
      validTo: today,
      endReason: 'ownWish',
    })
  })
})

describe('an outside participant', () => {
  const given = {
    firstName: 'Ulla',
    lastName: 'Ulkopuolinen',
    email: 'ulla@yritys.example',
    represents: 'Yritys Oy',
    language: 'sv' as const,
    to: '2027-06-30',
    message: 'Tervetuloa',
    by: 'Kaisa Koordinaattori',
    takeKnown: false,
  }

  test('is entered as a guest, welcomed in their language, and sees the network and not the directory', async () => {
    await using world = await testWorld()
    const networkId = await world.network()
    const keeper = await world.person()
    await world.member(networkId, keeper, { role: 'coordinator' })
    const invites = (d: Deed) => inviteOutside(d, 'm', { ...given, networkId }, house)
    await Promise.all([
      keeping(world, keeper, networkId, invites),
      keeping(world, keeper, networkId, invites),
    ])
    const [row, ...more] = (await memberships(world)).filter(({ role }) => role === 'outside')
    expect(more).toEqual([])
    expect(row).toMatchObject({ id: 'm', validFrom: today, validTo: '2027-06-30', represents: 'Yritys Oy' })
    const personId = row?.personId ?? ''
    expect(await lettersIn(world.db)).toMatchObject([
      {
        kind: 'outsideWelcomed',
        locale: 'sv',
        personId,
        data: { by: 'Kaisa Koordinaattori', until: '2027-06-30' },
      },
    ])
    const guest = await world.db
      .selectFrom('person')
      .select('guest')
      .where('id', '=', personId)
      .executeTakeFirst()
    expect(guest?.guest).toBe(1)
    expect(await mayLook(world.db, { personId, organiser: false, on: today })).toBe(false)
    expect(await memberIdsOn(world.db, networkId, today)).toContain(personId)
  })

  test('may leave before the day until which they were invited, and stay after all; not later than that day', async () => {
    await using world = await testWorld()
    const networkId = await world.network()
    await keeping(world, world.organiser, networkId, (d) =>
      inviteOutside(d, 'm', { ...given, networkId }, house),
    )
    const [row] = await memberships(world)
    const personId = row?.personId ?? ''
    const ends = (lastDay: string) =>
      keeping(world, world.organiser, networkId, (d) =>
        endMembership(d, 'm', { lastDay, reason: 'leftPost' }),
      )
    for (const late of ['2027-06-30', '2027-07-01'])
      expect(await ends(late)).toMatchObject({ ok: false, reason: 'endedAlready' })
    world.pass({ hours: 24 })
    const left = await self(world, personId, (d) => leaveNetwork(d, 'm', { personId, meetings: 'withdraw' }))
    expect(left).toMatchObject({ ok: true })
    expect(await memberships(world)).toMatchObject([{ validTo: '2026-10-02', endReason: 'ownWish' }])
    await undoDeed(world.db, { actor: world.organiser, now: world.now() }, left.deedId ?? '')
    expect(await memberships(world)).toMatchObject([{ validTo: '2027-06-30', endReason: 'other' }])
    world.pass({ hours: 24 * 300 })
    expect(await ends('2027-06-01')).toMatchObject({ ok: false, reason: 'endedAlready' })
  })

  test('whose address is somebody’s is not entered again: they are named instead', async () => {
    await using world = await testWorld()
    const networkId = await world.network()
    const known = await world.person({ firstName: 'Tuttu', email: given.email })
    const refused = await keeping(world, world.organiser, networkId, (d) =>
      inviteOutside(d, 'm', { ...given, networkId }, house),
    )
    expect(refused).toMatchObject({
      ...{ ok: false, reason: 'addressKnown' },
      known: { id: known, firstName: 'Tuttu' },
    })
    expect(await memberships(world)).toEqual([])
  })

  test.each<[string, boolean, (world: World, known: string, networkId: string) => Promise<unknown>]>([
    ['who holds a post is named', true, async () => undefined],
    [
      'who has belonged to the network is named',
      true,
      async (world, known, networkId) => {
        await world.db.updateTable('person').set({ guest: 1 }).where('id', '=', known).execute()
        await world.member(networkId, known, { validTo: '2026-06-30', endReason: 'other' })
      },
    ],
    [
      'who is a guest is neither named nor taken in',
      false,
      (world, known) => world.db.updateTable('person').set({ guest: 1 }).where('id', '=', known).execute(),
    ],
    [
      'whom they do not find is neither named nor taken in',
      false,
      (world, known) =>
        world.db
          .updateTable('appointment')
          .set({ validTo: '2026-09-30' })
          .where('personId', '=', known)
          .execute(),
    ],
  ])('whose address is known, to a keeper: one %s', async (_, named, made) => {
    await using world = await testWorld()
    const networkId = await world.network()
    const keeper = await world.person()
    await world.member(networkId, keeper, { role: 'coordinator' })
    const known = await world.person({ email: given.email })
    await made(world, known, networkId)
    const invite = (takeKnown: boolean) =>
      keeping(world, keeper, networkId, (d) =>
        inviteOutside(d, 'm', { ...given, takeKnown, networkId }, house),
      )
    expect(await invite(false)).toMatchObject({
      ...{ ok: false },
      ...(named ? { reason: 'addressKnown', known: { id: known } } : { reason: 'knownToOrganisers' }),
    })
    const taken = await invite(true)
    expect(taken).toMatchObject(named ? { ok: true } : { ok: false, reason: 'knownToOrganisers' })
    expect((await lettersIn(world.db)).map(({ personId }) => personId)).toEqual(named ? [known] : [])
  })

  test('who is invited in place of a wish that waits has the wish granted', async () => {
    await using world = await testWorld()
    const networkId = await world.network()
    const personId = await world.person({ email: given.email })
    await self(world, personId, (d) => applyToJoin(d, 'w', { networkId, personId, note: '' }))
    await keeping(world, world.organiser, networkId, (d) =>
      inviteOutside(d, 'm', { ...given, takeKnown: true, networkId }, house),
    )
    expect(await ownWish(world.db, networkId, personId)).toBeNull()
  })

  test('is nowhere once the invitation is taken back, and may be invited anew; welcomed, they stay', async () => {
    await using world = await testWorld()
    const networkId = await world.network()
    const keeper = await world.person()
    await world.member(networkId, keeper, { role: 'coordinator' })
    const invite = (id: string) =>
      keeping(world, keeper, networkId, (d) => inviteOutside(d, id, { ...given, networkId }, house))
    const { deedId } = await invite('m')
    const right = await keepingRight(world.db, networkId, today)
    const by = { actor: await world.actor(keeper), now: world.now() }
    expect(await undoDeed(world.db, by, deedId ?? '', right)).toMatchObject({ ok: true })
    expect(await world.db.selectFrom('person').select('id').where('guest', '=', 1).execute()).toEqual([])
    expect(await lettersIn(world.db)).toEqual([])
    const again = await invite('n')
    expect(again).toMatchObject({ ok: true })
    await world.lettersLeave()
    const late = await undoDeed(world.db, by, again.deedId ?? '', right)
    expect(late).toEqual({ ok: false, reason: 'changedSince' })
    expect((await memberships(world)).map(({ id }) => id)).toContain('n')
  })

  test.each<[string, 0 | 1, 'person' | 'position', MembershipRole]>([
    ['of the registry becomes a member', 0, 'person', 'member'],
    ['who was a guest before takes part from outside', 1, 'person', 'outside'],
    ['of the registry takes part from outside where seats follow posts', 0, 'position', 'outside'],
  ])('whose address is known and who is meant, %s', async (_, guest, basis, role) => {
    await using world = await testWorld()
    const networkId = await world.network({ basis })
    const known = await world.person({ email: given.email, language: 'en' })
    await world.db.updateTable('person').set({ guest }).where('id', '=', known).execute()
    const invites = (id: string) =>
      keeping(world, world.organiser, networkId, (d) =>
        inviteOutside(d, id, { ...given, takeKnown: true, networkId }, house),
      )
    expect(await invites('m')).toMatchObject({ ok: true })
    expect(await invites('n')).toMatchObject({ ok: false, reason: 'memberAlready' })
    expect(await memberships(world)).toMatchObject([{ id: 'm', personId: known, role }])
    expect(await lettersIn(world.db)).toMatchObject([{ kind: 'outsideWelcomed', locale: 'en' }])
  })

  test.each([
    ['a last day that is past', { to: '2026-09-30' }, {}, 'endBeforeStart'],
    ['a last day after the network’s', {}, { endedOn: '2026-12-31' }, 'networkNotThen'],
    ['no last day, though the network has one', { to: null }, { endedOn: '2026-12-31' }, 'networkNotThen'],
  ])('with %s is refused', async (_, fields, network, reason) => {
    await using world = await testWorld()
    const networkId = await world.network(network)
    const refused = await keeping(world, world.organiser, networkId, (d) =>
      inviteOutside(d, 'm', { ...given, ...fields, networkId }, house),
    )
    expect(refused).toMatchObject({ ok: false, reason })
    expect(await world.db.selectFrom('person').select('id').where('guest', '=', 1).execute()).toEqual([])
  })
})
