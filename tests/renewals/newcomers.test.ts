// Filling a place: who is found and why, and what proposing, hearing, taking in and giving up do and take back.
import { v7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { change } from '~/domain/core/change.server'
import { inDeed, type Deed } from '~/domain/core/deeds.server'
import { undoDeed } from '~/domain/core/undoing.server'
import { holderOf } from '~/domain/groups/links.server'
import { daysKept, forgetHearings } from '~/domain/renewals/forgetting.server'
import { fillingOf, fillRowOf } from '~/domain/renewals/filling.server'
import { fillList, placesIn } from '~/domain/renewals/filling'
import { hearingByToken, newcomerPage, placesOf, proposedTo } from '~/domain/renewals/newcomer-page.server'
import { readReasons, reasonsText } from '~/domain/renewals/newcomers'
import {
  answerHearing,
  dropNewcomer,
  proposeNewcomer,
  takeIn,
  takeInAtOnce,
} from '~/domain/renewals/newcomers.server'
import { dumpOf } from '../doors/door'
import { candidate, round } from '../rounds/round'
import { lettersIn, testWorld, type World } from '../world'
import { smallGroup, type SmallGroup } from './group'

const today = '2026-10-01'

const deed = <Result extends { ok: boolean }>(world: World, run: (d: Deed) => Promise<Result>) =>
  inDeed(
    world.db,
    { actor: world.organiser, now: world.now() },
    { act: 'proposeNewcomer', thing: { kind: 'network', id: 'test' } },
    run,
  )
const undo = (world: World, deedId: string | null) =>
  undoDeed(world.db, { actor: world.organiser, now: world.now() }, deedId ?? '')

const reasons = { foundIn: 'round' as const, brings: [] }

const propose = (
  world: World,
  group: SmallGroup,
  personId: string,
  { hearUntil = '2026-10-15' as string | null, id = v7() } = {},
) => deed(world, (d) => proposeNewcomer(d, id, { networkId: group.id, personId, reasons, hearUntil }))

/** A group of three with somebody proposed to it, whom the group is heard of. */
async function heard(world: World) {
  const group = await smallGroup(world, 3)
  const personId = await world.person({ firstName: 'Uuno', lastName: 'Uusi' })
  const result = await propose(world, group, personId)
  if (!result.ok) throw new Error(result.reason)
  const letters = (await lettersIn(world.db)).filter(({ kind }) => kind === 'groupHearing')
  const tokenOf = (member: string) =>
    String(letters.find((letter) => letter.personId === member)?.data.token ?? '')
  return { group, personId, newcomerId: result.id, deedId: result.deedId, letters, tokenOf }
}

/** Everything but the marks of deeds having been done; versions go on counting. */
async function kept(world: World): Promise<unknown> {
  const dump = JSON.parse(await dumpOf(world.db)) as Record<string, Record<string, unknown>[]>
  for (const table of ['deed', 'deedStep', 'audit']) delete dump[table]
  return Object.fromEntries(
    Object.entries(dump).map(([table, rows]) => [table, rows.map(({ version: _, ...row }) => row)]),
  )
}

const membershipsOf = (world: World, personId: string) =>
  world.db
    .selectFrom('membership')
    .select(['networkId', 'role', 'validFrom', 'validTo'])
    .where('personId', '=', personId)
    .execute()

describe('who might come', () => {
  test('those who said yes and have no group come first, then the forum; not who sits, said no, or left the round', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world, 6)
    const other = await smallGroup(world, 1)
    const [yes, no, sits, out, late, forumOnly] = await Promise.all(
      Array.from({ length: 6 }, () => world.person()),
    )
    const roundId = await round(world, { name: 'Kevät 2026', confirmedAt: world.now() })
    await candidate(world, roundId, yes!, { answer: 'yes' })
    await candidate(world, roundId, no!, { answer: 'notNow' })
    await candidate(world, roundId, sits!, { answer: 'yes' })
    await world.member(other.id, sits!, { validFrom: '2027-01-01' })
    await candidate(world, roundId, out!, { answer: 'yes', removedAt: world.now() })
    await candidate(world, roundId, late!, { answer: 'yes', answeredAt: '2024-01-01T00:00:00.000Z' })
    const forum = await world.network({ kind: 'forum' })
    for (const one of [yes!, no!, sits!, forumOnly!]) await world.member(forum, one)
    const filling = await fillingOf(world.db, group.id, today, { q: '', all: false })
    expect(filling.lists.round.open.map(({ person }) => person.id)).toEqual([yes])
    expect(filling.lists.round.open[0]).toMatchObject({
      foundIn: 'round',
      round: { name: 'Kevät 2026', open: false },
      barred: [],
    })
    expect(filling.lists.forum.open.map(({ person }) => person.id)).toEqual([forumOnly])
    expect(filling).toMatchObject({ members: 6, proposed: 0, places: { fewest: 2, most: 4 }, found: null })
  })

  test('are ranked by what the group lacks; the barred come last with why', async () => {
    await using world = await testWorld()
    const [vm, um] = [await world.sector('VM'), await world.sector('UM')]
    const house = await world.organisation({ sectorId: vm })
    const group = await world.network({ kind: 'smallGroup', nameFi: 'Pienryhmä 1' })
    const member = await world.person({ firstName: 'Mari', lastName: 'Istuva', organisationId: house })
    await world.member(group, member)
    const roundId = await round(world)
    const same = await world.person({ lastName: 'Aamu', sectorId: vm })
    const brings = await world.person({ lastName: 'Beeta', sectorId: um })
    const colleague = await world.person({ lastName: 'Ceesa', organisationId: house })
    const apart = await world.person({ lastName: 'Delta' })
    for (const one of [same, brings, colleague, apart])
      await candidate(world, roundId, one, { answer: 'yes' })
    const [personId = '', otherId = ''] = [member, apart].sort()
    await world.db
      .insertInto('apartPair')
      .values({ id: 'pair', roundId, personId, otherId, enteredBy: null, enteredAt: world.now() })
      .execute()
    const { lists, lacks } = await fillingOf(world.db, group, today, { q: '', all: false })
    expect(lacks.map(({ code }) => code)).toEqual(['UM'])
    expect(lists.round.open.map(({ person }) => person.lastName)).toEqual(['Beeta', 'Aamu'])
    expect(lists.round.open[0]?.brings).toContainEqual(
      expect.objectContaining({ trait: 'sector', value: 'UM', how: 'new' }),
    )
    expect(lists.round.open.every(({ best }) => best)).toBe(true)
    const barred = new Map(lists.round.barred.map((row) => [row.person.lastName, row.barred]))
    expect(barred).toEqual(
      new Map([
        ['Ceesa', [{ kind: 'sameOrganisation', names: ['Mari Istuva'] }]],
        ['Delta', [{ kind: 'apart' }]],
      ]),
    )
  })

  test('nobody without a post is proposed, and nobody of an unknown sector is among the best', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world, 7)
    const forum = await world.network({ kind: 'forum' })
    const idle = await world.person({ lastName: 'Virkaton' })
    const said = await world.person({ lastName: 'Lupaava' })
    for (const one of [idle, said]) {
      await world.member(forum, one)
      await world.db.deleteFrom('appointment').where('personId', '=', one).execute()
    }
    await candidate(world, await round(world), said, { answer: 'yes' })
    const sectorless = await world.person({ lastName: 'Ulkona', organisationId: await world.organisation() })
    await world.member(forum, sectorless)
    const { lists, found } = await fillingOf(world.db, group.id, today, { q: 'Virkaton', all: false })
    expect(lists.forum.open.map(({ person, best }) => [person.id, best])).toEqual([[sectorless, false]])
    expect(lists.forum.barred).toEqual([])
    expect(lists.round).toMatchObject({ open: [], barred: [{ barred: [{ kind: 'noPost' }] }] })
    expect(found?.list).toMatchObject({ open: [], barred: [{ barred: [{ kind: 'noPost' }] }] })
  })

  test('a search finds anybody, and says who sits here, elsewhere, or is proposed', async () => {
    await using world = await testWorld()
    const [group, other] = [await smallGroup(world, 2), await smallGroup(world, 1)]
    const here = await world.person({ firstName: 'Haku', lastName: 'Aa' })
    const elsewhere = await world.person({ firstName: 'Haku', lastName: 'Bee' })
    const proposed = await world.person({ firstName: 'Haku', lastName: 'Cee' })
    const free = await world.person({ firstName: 'Haku', lastName: 'Dee', email: null })
    await world.member(group.id, here)
    await world.member(other.id, elsewhere)
    await propose(world, other, proposed)
    const { found } = await fillingOf(world.db, group.id, today, { q: 'haku', all: false })
    expect(found?.total).toBe(4)
    expect(found?.list.open.map(({ person, unreached }) => [person.id, unreached])).toEqual([[free, true]])
    const kinds = new Map(
      found?.list.barred.map((row) => [row.person.id, row.barred.map(({ kind }) => kind)]),
    )
    expect(kinds).toEqual(
      new Map([
        [here, ['member']],
        [elsewhere, ['elsewhere']],
        [proposed, ['proposed']],
      ]),
    )
  })

  test('one person is looked at alone; nobody is not found, nor a network that is no small group', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world, 2)
    const person = await world.person()
    expect(await fillRowOf(world.db, group.id, person, today)).toMatchObject({
      foundIn: 'search',
      round: null,
      barred: [],
    })
    await expect(fillRowOf(world.db, group.id, 'none', today)).rejects.toMatchObject({ status: 404 })
    const network = await world.network()
    await expect(fillingOf(world.db, network, today, { q: '', all: false })).rejects.toMatchObject({
      status: 404,
    })
  })

  test('places and lists count as they should', () => {
    expect([0, 7, 8, 10, 12].map(placesIn)).toEqual([
      { fewest: 8, most: 10 },
      { fewest: 1, most: 3 },
      { fewest: 0, most: 2 },
      { fewest: 0, most: 0 },
      { fewest: 0, most: 0 },
    ])
    const rows = Array.from(
      { length: 5 },
      (_, at) => ({ barred: at === 2 ? [{ kind: 'apart' }] : [] }) as never,
    )
    const list = fillList(rows, 3)
    expect([list.open.length, list.barred.length, list.more]).toEqual([3, 1, 1])
  })
})

describe('proposing', () => {
  test('asks each member by a letter with a link; not the liaison, nor one on a pause, nor what is not shared yet', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world, 4)
    const [one, two, three, four] = group.people
    await world.db.deleteFrom('address').where('personId', '=', two!).execute()
    await world.db
      .insertInto('pause')
      .values({ id: 'p', membershipId: group.memberships[2]!, validFrom: '2026-09-01', validTo: null })
      .execute()
    await world.db.updateTable('person').set({ language: 'sv' }).where('id', '=', four!).execute()
    const personId = await world.person({ firstName: 'Uuno', lastName: 'Uusi' })
    await world.db
      .insertInto('sharedField')
      .values({ id: 's', personId, field: 'email', seenBy: 'groups' })
      .execute()
    expect(await propose(world, group, personId)).toMatchObject({ ok: true, asked: 2, unreached: 1 })
    const letters = await lettersIn(world.db)
    expect(letters.map((letter) => [letter.kind, letter.personId, letter.locale])).toEqual([
      ['groupHearing', one, 'fi'],
      ['groupHearing', four, 'sv'],
    ])
    expect(letters[0]?.data).toMatchObject({
      hearUntil: '2026-10-15',
      contact: { name: 'Aino Virta' },
      proposed: { name: 'Uuno Uusi', email: null, phone: null, expertise: null, newcomer: false },
    })
    const asked = await world.db.selectFrom('hearing').select('personId').execute()
    expect(asked.map((row) => row.personId).sort()).toEqual([one, two, four].sort())
    expect(asked.map((row) => row.personId)).not.toContain(three)
    expect(JSON.stringify(await world.db.selectFrom('deedStep').selectAll().execute())).not.toContain(
      String(letters[0]?.data.token),
    )
  })

  test('is taken back as a whole: the links open nothing, letters that wait are not sent', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world, 3)
    const personId = await world.person()
    const before = await kept(world)
    const { deedId } = await propose(world, group, personId)
    const [letter] = await lettersIn(world.db)
    expect(await undo(world, deedId)).toMatchObject({ ok: true })
    expect(await kept(world)).toEqual(before)
    expect(await hearingByToken(world.db, String(letter?.data.token), today)).toEqual({
      ok: false,
      why: 'unknown',
    })
  })

  test('sent twice proposes once, and without a hearing writes to nobody', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world, 3)
    const [personId, id] = [await world.person(), v7()]
    await propose(world, group, personId, { id, hearUntil: null })
    const again = await propose(world, group, personId, { id, hearUntil: null })
    expect(again).toMatchObject({ ok: true, id, deedId: null })
    expect(await world.db.selectFrom('newcomer').selectAll().execute()).toHaveLength(1)
    expect(await lettersIn(world.db)).toEqual([])
  })

  test.each<
    [string, string, (world: World, group: SmallGroup) => Promise<{ person: string; until?: string }>]
  >([
    ['sits in the group', 'memberAlready', (_, group) => Promise.resolve({ person: group.people[0] ?? '' })],
    [
      'will sit in the group',
      'memberAlready',
      async (world, group) => {
        const person = await world.person()
        await world.member(group.id, person, { validFrom: '2027-01-01' })
        return { person }
      },
    ],
    [
      'sits in another group',
      'sitsElsewhere',
      async (world) => ({ person: (await smallGroup(world, 1)).people[0] ?? '' }),
    ],
    [
      'is proposed to another group',
      'proposedAlready',
      async (world) => {
        const person = await world.person()
        await propose(world, await smallGroup(world, 1), person)
        return { person }
      },
    ],
    [
      'would be heard of in the past',
      'hearingPast',
      async (world) => ({ person: await world.person(), until: '2026-09-30' }),
    ],
    [
      'comes to a group that ends',
      'groupOver',
      async (world, { id }) => {
        await world.db.updateTable('network').set({ endedOn: '2026-12-31' }).where('id', '=', id).execute()
        return { person: await world.person() }
      },
    ],
  ])('is refused when the person %s', async (_why, reason, turn) => {
    await using world = await testWorld()
    const group = await smallGroup(world, 3)
    const { person, until } = await turn(world, group)
    const before = await dumpOf(world.db)
    const result = await propose(world, group, person, until === undefined ? {} : { hearUntil: until })
    expect(result).toMatchObject({ ok: false, reason })
    expect(await dumpOf(world.db)).toBe(before)
  })

  test('a liaison of another group may become a member', async () => {
    await using world = await testWorld()
    const [group, other] = [await smallGroup(world, 3), await smallGroup(world, 1)]
    expect(await propose(world, group, other.liaison)).toMatchObject({ ok: true })
  })

  test('serves only organisers', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world, 3)
    const [person, actor] = [await world.person(), await world.actor(group.people[0] ?? '')]
    const press = inDeed(
      world.db,
      { actor, now: world.now() },
      { act: 'proposeNewcomer', thing: { kind: 'network', id: group.id } },
      (d) => proposeNewcomer(d, v7(), { networkId: group.id, personId: person, reasons, hearUntil: null }),
    )
    await expect(press).rejects.toMatchObject({ status: 403 })
  })
})

describe('hearing', () => {
  const answer = async (
    world: World,
    token: string,
    said: { answer: 'fine' | 'objects'; comment: string } = { answer: 'fine', comment: '' },
  ) => {
    const opened = await hearingByToken(world.db, token, today)
    if (!opened.ok) return opened
    const { personId, thingId: newcomerId } = opened.link
    return change(world.db, { actor: holderOf(opened.link), now: world.now() }, (c) =>
      answerHearing(c, { newcomerId, personId }, said),
    )
  }

  test('keeps what each member says, the later in place of the earlier, and nothing of it in the trail', async () => {
    await using world = await testWorld()
    const { group, newcomerId, tokenOf } = await heard(world)
    const [one = '', two = ''] = group.people
    await answer(world, tokenOf(one))
    await answer(world, tokenOf(two), { answer: 'objects', comment: 'Olemme sukua' })
    world.pass({ hours: 1 })
    await answer(world, tokenOf(one), { answer: 'objects', comment: 'Mietin vielä' })
    const page = await newcomerPage(world.db, group.id, newcomerId, today)
    expect(page.heard.map(({ person, answer: said, comment }) => [person.id, said, comment])).toEqual([
      [one, 'objects', 'Mietin vielä'],
      [two, 'objects', 'Olemme sukua'],
      [group.people[2], null, ''],
    ])
    expect(await proposedTo(world.db, group.id)).toMatchObject([
      { name: 'Uuno Uusi', heard: { fine: 0, objects: 2, silent: 1 } },
    ])
    const trail = await world.db.selectFrom('audit').selectAll().execute()
    expect(trail.filter(({ act }) => act === 'answerHearing')).toHaveLength(3)
    expect(JSON.stringify(trail)).not.toContain('sukua')
  })

  test('an answer keeps the proposal from being taken back: it is given up instead', async () => {
    await using world = await testWorld()
    const { group, deedId, newcomerId, tokenOf } = await heard(world)
    await answer(world, tokenOf(group.people[0] ?? ''))
    expect(await undo(world, deedId)).toEqual({ ok: false, reason: 'changedSince' })
    expect(await deed(world, (d) => dropNewcomer(d, newcomerId))).toMatchObject({ ok: true })
  })

  test('is over after its last day, when it is decided, and for one who has left the group', async () => {
    await using world = await testWorld()
    const { group, newcomerId, tokenOf } = await heard(world)
    const [one = '', two = ''] = group.people
    const why = async (token: string, on: string) => {
      const opened = await hearingByToken(world.db, token, on)
      return opened.ok ? 'open' : opened.why
    }
    expect(await why(tokenOf(one), '2026-10-15')).toBe('open')
    expect(await why(tokenOf(one), '2026-10-16')).toBe('over')
    await world.db
      .updateTable('membership')
      .set({ validTo: '2026-09-30' })
      .where('personId', '=', two)
      .execute()
    expect(await why(tokenOf(two), today)).toBe('left')
    expect(await why('x'.repeat(43), today)).toBe('unknown')
    await deed(world, (d) => dropNewcomer(d, newcomerId))
    expect(await why(tokenOf(one), today)).toBe('decided')
  })

  test('an organiser enters what was said by phone until it is decided; nobody else answers for a member', async () => {
    await using world = await testWorld()
    const { group, newcomerId, tokenOf } = await heard(world)
    const [one = '', two = ''] = group.people
    const said = { answer: 'fine' as const, comment: '' }
    const by = (actor: Parameters<typeof change>[1]['actor'], personId: string) =>
      change(world.db, { actor, now: world.now() }, (c) => answerHearing(c, { newcomerId, personId }, said))
    world.pass({ hours: 24 * 30 })
    expect(await by(world.organiser, one)).toEqual({ ok: true })
    await expect(by(await world.actor(two), one)).rejects.toMatchObject({ status: 403 })
    const opened = await hearingByToken(world.db, tokenOf(two), today)
    if (!opened.ok) throw new Error(opened.why)
    await expect(by(holderOf(opened.link), one)).rejects.toMatchObject({ status: 403 })
    expect(await by(holderOf(opened.link), two)).toEqual({ ok: false, reason: 'hearingOver' })
    await expect(by(world.organiser, group.liaison)).rejects.toMatchObject({ status: 404 })
    await deed(world, (d) => dropNewcomer(d, newcomerId))
    expect(await by(world.organiser, one)).toEqual({ ok: false, reason: 'hearingOver' })
  })
})

describe('taking in', () => {
  const take = (world: World, id: string, given: { from: string; hostId: string | null }) =>
    deed(world, (d) => takeIn(d, id, given))

  test('begins the membership, names the host, and writes to everybody in the group', async () => {
    await using world = await testWorld()
    const { group, personId, newcomerId } = await heard(world)
    const [, hostId = ''] = group.people
    const result = await take(world, newcomerId, { from: '2026-11-01', hostId })
    expect(result).toMatchObject({ ok: true, letters: 4 })
    expect(await membershipsOf(world, personId)).toEqual([
      { networkId: group.id, role: 'member', validFrom: '2026-11-01', validTo: null },
    ])
    const welcomes = (await lettersIn(world.db)).filter(({ kind }) => kind === 'groupWelcome')
    expect(
      new Map(welcomes.map(({ personId: to, data }) => [to, [data.newcomer, data.toHost, data.startsOn]])),
    ).toEqual(
      new Map([
        [group.people[0], [false, false, '2026-11-01']],
        [hostId, [false, true, '2026-11-01']],
        [group.people[2], [false, false, '2026-11-01']],
        [personId, [true, false, '2026-11-01']],
      ]),
    )
    const home = await world.db.selectFrom('groupHome').select('hostId').executeTakeFirst()
    expect(home).toEqual({ hostId })
    expect((await newcomerPage(world.db, group.id, newcomerId, today)).newcomer).toMatchObject({
      outcome: 'joined',
      hostId,
      decidedBy: world.organiser.personId,
    })
    expect((await placesOf(world.db, group.id, today)).proposed).toEqual([])
  })

  test('is taken back as a whole, and pressed twice takes in once', async () => {
    await using world = await testWorld()
    const { newcomerId } = await heard(world)
    const before = await kept(world)
    const given = { from: '2026-11-01', hostId: null }
    const { deedId } = await take(world, newcomerId, given)
    expect(await take(world, newcomerId, given)).toMatchObject({ ok: true, deedId: null })
    expect(await undo(world, deedId)).toMatchObject({ ok: true })
    expect(await kept(world)).toEqual(before)
  })

  test('a member who came back keeps the earlier membership as history', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world, 3)
    const personId = await world.person()
    await world.member(group.id, personId, { validTo: '2022-12-31', endReason: 'ownWish' })
    const id = v7()
    const given = { from: '2026-11-01', hostId: null }
    await deed(world, (d) => takeInAtOnce(d, id, { networkId: group.id, personId, reasons }, given))
    expect((await membershipsOf(world, personId)).map(({ validTo }) => validTo)).toEqual(['2022-12-31', null])
  })

  test('at once is one deed, which is taken back as one; sent twice it takes in once', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world, 3)
    const [personId, id] = [await world.person(), v7()]
    const before = await kept(world)
    const press = () =>
      deed(world, (d) =>
        takeInAtOnce(d, id, { networkId: group.id, personId, reasons }, { from: today, hostId: null }),
      )
    const { deedId } = await press()
    expect(await press()).toMatchObject({ ok: true, deedId: null })
    expect(await membershipsOf(world, personId)).toHaveLength(1)
    expect(await undo(world, deedId)).toMatchObject({ ok: true })
    expect(await kept(world)).toEqual(before)
  })

  test.each<
    [
      string,
      string,
      { from?: string; host?: 'liaison' },
      ((world: World, made: Awaited<ReturnType<typeof heard>>) => Promise<unknown>)?,
    ]
  >([
    ['the host is no member', 'hostNotMember', { host: 'liaison' }],
    ['the day is before the group was', 'networkNotThen', { from: '2009-12-31' }],
    [
      'the person has joined meanwhile',
      'memberAlready',
      {},
      (world, { group, personId }) => world.member(group.id, personId),
    ],
    [
      'the person sits elsewhere by now',
      'sitsElsewhere',
      {},
      async (world, { personId }) => world.member((await smallGroup(world, 1)).id, personId),
    ],
    [
      'the day is within an earlier membership',
      'memberAlready',
      { from: '2021-01-01' },
      (world, { group, personId }) => world.member(group.id, personId, { validTo: '2022-12-31' }),
    ],
    [
      'it was given up',
      'newcomerDropped',
      {},
      (world, { newcomerId }) => deed(world, (d) => dropNewcomer(d, newcomerId)),
    ],
  ])('is refused when %s, and writes nothing', async (_why, reason, { from = today, host }, turn) => {
    await using world = await testWorld()
    const made = await heard(world)
    await turn?.(world, made)
    const before = await dumpOf(world.db)
    const hostId = host === 'liaison' ? made.group.liaison : null
    expect(await take(world, made.newcomerId, { from, hostId })).toMatchObject({ ok: false, reason })
    expect(await dumpOf(world.db)).toBe(before)
  })
})

describe('giving up', () => {
  test('writes to nobody, can be taken back, and lets the person be proposed again', async () => {
    await using world = await testWorld()
    const { group, personId, newcomerId } = await heard(world)
    const before = await kept(world)
    const { deedId } = await deed(world, (d) => dropNewcomer(d, newcomerId))
    expect((await lettersIn(world.db)).every(({ kind }) => kind === 'groupHearing')).toBe(true)
    expect(await deed(world, (d) => dropNewcomer(d, newcomerId))).toMatchObject({ ok: true, deedId: null })
    expect(await undo(world, deedId)).toMatchObject({ ok: true })
    expect(await kept(world)).toEqual(before)
    await deed(world, (d) => dropNewcomer(d, newcomerId))
    expect(await propose(world, group, personId)).toMatchObject({ ok: true, asked: 3 })
  })

  test('is refused once the person has joined', async () => {
    await using world = await testWorld()
    const { newcomerId } = await heard(world)
    await deed(world, (d) => takeIn(d, newcomerId, { from: today, hostId: null }))
    expect(await deed(world, (d) => dropNewcomer(d, newcomerId))).toMatchObject({
      ok: false,
      reason: 'newcomerJoined',
    })
  })
})

test('what members said is forgotten once it has been decided for a while; how they answered stays', async () => {
  await using world = await testWorld()
  const { group, newcomerId } = await heard(world)
  const said = { answer: 'objects' as const, comment: 'Olemme sukua' }
  await change(world.db, { actor: world.organiser, now: world.now() }, (c) =>
    answerHearing(c, { newcomerId, personId: group.people[0] ?? '' }, said),
  )
  const kept = () =>
    world.db.selectFrom('hearing').select('comment').where('answer', '=', 'objects').execute()
  world.pass({ hours: 24 * daysKept })
  await forgetHearings(world.db, world.now())
  expect(await kept()).toEqual([{ comment: 'Olemme sukua' }])
  await deed(world, (d) => dropNewcomer(d, newcomerId))
  world.pass({ hours: 24 * daysKept - 1 })
  await forgetHearings(world.db, world.now())
  expect(await kept()).toEqual([{ comment: 'Olemme sukua' }])
  world.pass({ hours: 1 })
  await forgetHearings(world.db, world.now())
  expect(await kept()).toEqual([{ comment: '' }])
})

test('a group is short below eight members, the liaison not counted, and not when it ends', async () => {
  await using world = await testWorld()
  const [seven, eight] = [await smallGroup(world, 7), await smallGroup(world, 8)]
  expect((await placesOf(world.db, seven.id, today)).short).toBe(true)
  expect((await placesOf(world.db, eight.id, today)).short).toBe(false)
  await world.db.updateTable('network').set({ endedOn: today }).where('id', '=', seven.id).execute()
  expect((await placesOf(world.db, seven.id, today)).short).toBe(false)
})

test('a group to which enough are to come is not short, and what they bring counts', async () => {
  await using world = await testWorld()
  const seven = await smallGroup(world, 7)
  const house = await world.organisation({ sectorId: await world.sector('UM') })
  const later = await world.person({ lastName: 'Tuleva', organisationId: house })
  await world.member(seven.id, later, { validFrom: '2027-01-21' })
  expect((await placesOf(world.db, seven.id, today)).short).toBe(false)
  const same = await world.person({ lastName: 'Sama', organisationId: house })
  const filling = await fillingOf(world.db, seven.id, today, { q: 'Sama', all: false })
  expect(filling).toMatchObject({
    members: 7,
    coming: [{ from: '2027-01-21', count: 1 }],
    places: { fewest: 0, most: 2 },
  })
  expect(filling.found?.list.barred).toMatchObject([
    { person: { id: same }, barred: [{ kind: 'sameOrganisation' }] },
  ])
})

test('reasons are kept as they were, and what is none reads as none', () => {
  const given = {
    foundIn: 'forum' as const,
    brings: [{ trait: 'sector' as const, value: 'UM', how: 'new' as const, here: 0, of: 6 }],
  }
  expect(readReasons(reasonsText(given))).toEqual(given)
  const gender = { trait: 'gender' as const, value: 'woman', how: 'balances' as const, here: 1, of: 6 }
  expect(reasonsText({ ...given, brings: [gender] })).not.toContain('woman')
  expect(readReasons('')).toBeNull()
  expect(readReasons('{"foundIn":"nowhere"}')).toBeNull()
})
