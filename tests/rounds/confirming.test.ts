// Confirming a proposal: what would become of each group, and what the one deed does and takes back.
import fc from 'fast-check'
import { v7 } from 'uuid'
import { describe, expect, test } from 'vitest'
import { lettersIn, testWorld, type World } from '../world'
import { inDeed } from '~/domain/core/deeds.server'
import { undoDeed } from '~/domain/core/undoing.server'
import type { Problem } from '~/domain/groups/composer/problem'
import { confirmationOf, welcomePreview } from '~/domain/rounds/confirmation.server'
import {
  changesSince,
  namesOfNumber,
  nextNumber,
  planOf,
  proposedHost,
  proposedLiaison,
  readSeats,
  seatsText,
} from '~/domain/rounds/confirming'
import { confirmProposal, introductionOf, type ConfirmGiven } from '~/domain/rounds/confirming.server'
import { dumpOf } from '../doors/door'
import { proposal, roundToConfirm, type RoundToConfirm } from './to-confirm'
import { groupWith } from './round'

const confirm = (world: World, proposalId: string, given: ConfirmGiven) =>
  inDeed(
    world.db,
    { actor: world.organiser, now: world.now() },
    { act: 'confirmGroups', thing: { kind: 'round', id: 'test' } },
    (d) => confirmProposal(d, proposalId, given),
  )
const undo = (world: World, deedId: string | null) =>
  undoDeed(world.db, { actor: world.organiser, now: world.now() }, deedId ?? '')

const given = (world: World, made: RoundToConfirm, more: Partial<ConfirmGiven> = {}): ConfirmGiven => ({
  version: 1,
  startsOn: '2026-12-01',
  groups: [
    {
      key: made.group,
      ...{ nameFi: 'x', nameSv: 'x', nameEn: 'x' },
      hostId: made.sitting[1] ?? null,
      liaisonId: made.liaison,
    },
    {
      key: 'new1',
      ...namesOfNumber(5),
      hostId: made.made[0] ?? null,
      liaisonId: world.organiser.personId,
    },
  ],
  ...more,
})

const membershipsIn = (world: World, networkId: string) =>
  world.db
    .selectFrom('membership')
    .select(['personId', 'role', 'validFrom', 'validTo', 'endReason'])
    .where('networkId', '=', networkId)
    .orderBy('validFrom')
    .orderBy('personId')
    .execute()

const foundedIn = (world: World) =>
  world.db.selectFrom('network').selectAll().where('nameFi', '=', 'Pienryhmä 5').executeTakeFirstOrThrow()

/** Everything but the marks of deeds having been done; versions go on counting. */
async function kept(world: World): Promise<unknown> {
  const dump = JSON.parse(await dumpOf(world.db)) as Record<string, Record<string, unknown>[]>
  for (const table of ['deed', 'deedStep', 'audit']) delete dump[table]
  return Object.fromEntries(
    Object.entries(dump).map(([table, rows]) => [table, rows.map(({ version: _, ...row }) => row)]),
  )
}

describe('the plan', () => {
  const person = (id: string, group: string | null): Problem['people'][number] => ({
    ...{ id, group, fixed: group !== null, organisation: null, superior: null },
    ...{ sector: null, gender: null, role: null, language: null, region: null },
  })
  const problem = (sits: Record<string, string>, free: string[]): Problem => ({
    size: { min: 2, max: 4 },
    groups: [...new Set(Object.values(sits))].map((id) => ({ id, existing: true })),
    weights: { sector: 1, gender: 1, role: 1, language: 1, region: 1 },
    people: [
      ...Object.entries(sits).map(([id, group]) => person(id, group)),
      ...free.map((id) => person(id, null)),
    ],
    ...{ pastGroups: [], met: [], apart: [] },
  })
  const sitters = (sits: Record<string, string>) =>
    Object.entries(sits).map(([id, networkId]) => ({
      ...{ id, networkId, membershipId: `m-${id}`, from: '2020-01-01', to: null },
    }))

  test('tells who stays, joins, is moved, has no place, is seated nowhere, and is gone for which reason', () => {
    const sits = { a: 'g', b: 'g', c: 'h', d: 'h' }
    const everybody = [
      { id: 'no', standing: 'notNow' as const, elsewhere: null },
      { id: 'out', standing: 'removed' as const, elsewhere: null },
      { id: 'away', standing: 'yes' as const, elsewhere: { id: 'x', nameFi: '', nameSv: '', nameEn: '' } },
    ]
    const seats = {
      a: 'g',
      b: 'h',
      c: 'h',
      e: 'g',
      f: 'new2',
      no: 'g',
      out: 'g',
      away: 'g',
      lost: 'h',
      i: 'z',
    }
    expect(planOf(problem(sits, ['e', 'f', 'i', 'w']), seats, { sitters: sitters(sits), everybody })).toEqual(
      {
        groups: [
          { key: 'g', isNew: false, stays: ['a'], joins: ['e'], moves: [] },
          {
            ...{ key: 'h', isNew: false, stays: ['c', 'd'], joins: ['b'] },
            moves: [{ id: 'b', membershipId: 'm-b', from: 'g' }],
          },
          { key: 'new2', isNew: true, stays: [], joins: ['f'], moves: [] },
        ],
        gone: [
          { id: 'no', why: 'notNow' },
          { id: 'out', why: 'takenOut' },
          { id: 'away', why: 'elsewhere' },
          { id: 'lost', why: 'left' },
          { id: 'i', why: 'groupGone' },
        ],
        without: ['w'],
        unseated: ['d'],
      },
    )
  })

  test('puts everybody in one place, whatever the seats', () => {
    const group = fc.constantFrom('g', 'h', 'new1', 'new2', 'elsewhere')
    const ids = ['a', 'b', 'c', 'd', 'e', 'f']
    const sits = { a: 'g', b: 'g', c: 'h' }
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...ids, 'gone'), group), (seats) => {
        const plan = planOf(problem(sits, ['d', 'e', 'f']), seats, { sitters: sitters(sits), everybody: [] })
        const inGroups = plan.groups.flatMap(({ stays, joins }) => [...stays, ...joins])
        const lost = plan.gone.filter(({ id }) => !(id in sits)).map(({ id }) => id)
        expect([...inGroups, ...plan.without, ...lost].filter((id) => id !== 'gone').sort()).toEqual(ids)
        for (const { stays, key } of plan.groups)
          for (const id of stays) expect(sits[id as keyof typeof sits]).toBe(key)
      }),
    )
  })
})

describe('what is proposed', () => {
  const named = (nameFi: string) => ({ nameFi, nameSv: '', nameEn: '' })

  test('a new group has the number after the highest ever used, whatever the language', () => {
    expect(nextNumber([])).toBe(1)
    expect(nextNumber([named('Pienryhmä 3'), named('Pienryhmä 12'), named('Aamuryhmä')])).toBe(13)
    expect(nextNumber([{ nameFi: 'Ryhmä', nameSv: 'Smågrupp 7', nameEn: '' }])).toBe(8)
    expect(nextNumber([named('Vuoden 20199999 ryhmä'), named('Pienryhmä 2')])).toBe(3)
  })

  test('the host is the present one, else who has sat longest, here or in groups before', () => {
    const member = (id: string, since: string | null, days = 0) => ({ id, since, days, sortName: id })
    const members = [member('new', null, 9000), member('old', '2019-01-01'), member('young', '2024-01-01')]
    expect(proposedHost(members, 'young')).toBe('young')
    expect(proposedHost(members, 'left')).toBe('old')
    expect(proposedHost([member('b', null, 10), member('a', null), member('c', null, 20)], null)).toBe('c')
    expect(proposedHost([member('b', null), member('a', null)], null)).toBe('a')
    expect(proposedHost([], null)).toBeNull()
  })

  test('the liaison with the fewest groups takes one more', () => {
    expect(
      proposedLiaison([
        { id: 'a', groups: 3 },
        { id: 'c', groups: 1 },
        { id: 'b', groups: 1 },
      ]),
    ).toBe('b')
    expect(proposedLiaison([])).toBeNull()
  })

  test('seats go through a hidden field, and what changed since is told', () => {
    const seats = { a: 'new1', b: 'new1', c: 'g' }
    expect(readSeats(seatsText(seats))).toEqual(seats)
    expect(readSeats('')).toEqual({})
    expect(readSeats('nonsense')).toEqual({})
    expect(changesSince(seats, { a: 'new1', b: 'g', d: 'g' })).toEqual([
      { id: 'b', from: 'new1', to: 'g' },
      { id: 'c', from: 'g', to: null },
      { id: 'd', from: null, to: 'g' },
    ])
  })
})

describe('the page', () => {
  test('counts what will happen, and says whom no letter reaches and who stays a candidate', async () => {
    await using world = await testWorld()
    const made = await roundToConfirm(world)
    const page = await confirmationOf(world.db, made.proposalId, '2026-10-01')
    expect(page.figures).toEqual({
      ...{ groups: 2, founded: 1, joins: 3, stays: 3, moves: 0 },
      ...{ letters: 5, languages: 3 },
    })
    expect(page.unreachable).toEqual([made.made[1]])
    expect(page.plan.without).toEqual([made.left])
    expect(page.broken).toEqual([])
    expect(page.startsOn).toBe('2026-12-01')
    expect(
      page.groups.map(({ key, names, hostId, liaisonId }) => [key, names.nameFi, hostId, liaisonId]),
    ).toEqual([
      [made.group, 'Pienryhmä 4', made.sitting[0], made.liaison],
      ['new1', 'Pienryhmä 5', made.made[0], made.liaison],
    ])
    expect(page.liaisons.map(({ id, groups }) => [id, groups])).toEqual([
      [made.liaison, 1],
      [world.organiser.personId, 0],
    ])
  })

  test('has the groups that go on by number, ten after nine, then the new ones', async () => {
    await using world = await testWorld()
    const made = await roundToConfirm(world)
    const named = (id: string, number: number) =>
      world.db.updateTable('network').set(namesOfNumber(number)).where('id', '=', id).execute()
    await named(made.group, 4)
    for (const number of [10, 3]) {
      const group = await groupWith(world, [await world.person()])
      await named(group, number)
      const continues = { id: v7(), roundId: made.roundId, networkId: group }
      await world.db.insertInto('roundGroup').values(continues).execute()
    }
    const { groups } = await confirmationOf(world.db, made.proposalId, '2026-10-01')
    expect(groups.map(({ names }) => names.nameFi)).toEqual([
      ...['Pienryhmä 3', 'Pienryhmä 4', 'Pienryhmä 10'],
      'Pienryhmä 11',
    ])
  })

  test('shows the rules that the groups break', async () => {
    await using world = await testWorld()
    const made = await roundToConfirm(world)
    const [one] = made.made
    const seats = { ...made.seats, [one ?? '']: made.group, [made.left]: made.group }
    const id = await proposal(world, made.roundId, seats)
    const { broken } = await confirmationOf(world.db, id, '2026-10-01')
    expect(broken.map(({ rule, group }) => [rule, group])).toEqual([
      ['sizeBelow', 'new1'],
      ['sizeAbove', made.group],
    ])
  })

  test('shows the welcome as it would be written', async () => {
    await using world = await testWorld()
    const made = await roundToConfirm(world)
    const contact = { name: 'Aino Virta', email: 'aino.virta@vm.example' }
    const asked = { key: 'new1', newcomer: true, locale: 'sv' as const, today: '2026-10-01' }
    const letter = await welcomePreview(world.db, made.proposalId, asked, contact)
    expect(letter?.data).toMatchObject({
      group: { text: 'Smågrupp 5', lang: 'sv' },
      startsOn: '2026-12-01',
      newcomer: true,
      contact,
    })
    expect(letter?.data.members.map(({ name, newcomer, host }) => [name, newcomer, host])).toEqual([
      ['Ada Eklund', true, true],
      ['Ada Forss', true, false],
    ])
    expect(await welcomePreview(world.db, made.proposalId, { ...asked, key: 'new9' }, contact)).toBeNull()
  })
})

describe('the deed', () => {
  test('founds groups, begins memberships, names liaisons and hosts, and confirms the round', async () => {
    await using world = await testWorld()
    const made = await roundToConfirm(world)
    const result = await confirm(world, made.proposalId, given(world, made))
    expect(result).toMatchObject({ ok: true, groups: 2, joined: 3, letters: 5 })
    const founded = await foundedIn(world)
    expect(founded).toMatchObject({ kind: 'smallGroup', nameSv: 'Smågrupp 5', foundedOn: '2026-12-01' })
    const begins = { validFrom: '2026-12-01', validTo: null, endReason: null }
    expect(await membershipsIn(world, founded.id)).toEqual(
      [
        { personId: world.organiser.personId, role: 'liaison', ...begins },
        ...made.made.map((personId) => ({ personId, role: 'member', ...begins })),
      ].sort((a, b) => (a.personId < b.personId ? -1 : 1)),
    )
    const going = await membershipsIn(world, made.group)
    expect(going).toHaveLength(5)
    expect(going.filter(({ validFrom }) => validFrom === '2026-12-01')).toEqual([
      { personId: made.joins, role: 'member', ...begins },
    ])
    const homes = await world.db.selectFrom('groupHome').select(['id', 'hostId']).execute()
    expect(new Map(homes.map(({ id, hostId }) => [id, hostId]))).toEqual(
      new Map([
        [made.group, made.sitting[1]],
        [founded.id, made.made[0]],
      ]),
    )
    const round = await world.db.selectFrom('round').selectAll().executeTakeFirstOrThrow()
    expect(round).toMatchObject({ confirmedProposalId: made.proposalId, confirmedAt: world.now() })
    const deed = await world.db.selectFrom('deed').select(['act', 'detail']).executeTakeFirstOrThrow()
    expect(JSON.parse(deed.detail)).toEqual({ name: 'Syksy 2026', groups: 2, people: 3 })
  })

  test('welcomes everybody in the groups that change, each in their language', async () => {
    await using world = await testWorld()
    const made = await roundToConfirm(world)
    await world.db.updateTable('person').set({ phone: '+358 1' }).where('id', '=', made.joins).execute()
    await world.db
      .insertInto('sharedField')
      .values({ id: 'shares', personId: made.joins, field: 'phone', seenBy: 'groups' })
      .execute()
    await confirm(world, made.proposalId, given(world, made))
    const letters = await lettersIn(world.db)
    expect(letters.map(({ kind }) => kind)).toEqual(Array(5).fill('groupWelcome'))
    const read = letters.map(({ personId, locale, data }) => [personId, locale, data.newcomer, data.toHost])
    expect(new Map(read.map(([id, ...rest]) => [id, rest]))).toEqual(
      new Map([
        [made.sitting[0], ['sv', false, false]],
        [made.sitting[1], ['en', false, true]],
        [made.sitting[2], ['fi', false, false]],
        [made.joins, ['sv', true, false]],
        [made.made[0], ['fi', true, true]],
      ]),
    )
    const toCaven = letters.find(({ personId }) => personId === made.sitting[2])?.data
    expect(toCaven).toMatchObject({
      groupId: made.group,
      group: { text: 'Pienryhmä 4', lang: 'fi' },
      contact: { name: 'Aino Virta', email: 'aino.virta@vm.example' },
      liaison: { name: 'Ada Lind' },
    })
    const members = toCaven?.members as {
      name: string
      phone: string | null
      newcomer: boolean
      email: null
    }[]
    expect(members.map(({ name, phone, newcomer, email }) => [name, phone, newcomer, email])).toEqual([
      ['Ada Aho', null, false, null],
      ['Ada Berg', null, false, null],
      ['Ada Cavén', null, false, null],
      ['Ada Dahl', '+358 1', true, null],
    ])
  })

  test('is taken back as a whole: every table is as it was, and letters that wait are not sent', async () => {
    await using world = await testWorld()
    const made = await roundToConfirm(world)
    const before = await kept(world)
    const { deedId } = await confirm(world, made.proposalId, given(world, made))
    expect(await undo(world, deedId)).toMatchObject({ ok: true })
    expect(await kept(world)).toEqual(before)
    expect(await confirm(world, made.proposalId, given(world, made))).toMatchObject({ ok: true, joined: 3 })
  })

  test('can be taken back after the letters have left, which stay in the list: who has had one hears of it', async () => {
    await using world = await testWorld()
    const made = await roundToConfirm(world)
    const { deedId } = await confirm(world, made.proposalId, given(world, made))
    await world.db.updateTable('outbox').set({ status: 'sent', sentAt: world.now() }).execute()
    world.pass({ hours: 24 * 29 })
    expect(await undo(world, deedId)).toMatchObject({ ok: true })
    const letters = await lettersIn(world.db)
    const readers = (correct: boolean) =>
      letters.filter(({ kind }) => (kind === 'takenBack') === correct).map(({ personId }) => personId)
    expect(readers(false)).toHaveLength(5)
    expect(readers(true)).toEqual(readers(false))
  })

  test('pressed twice makes the groups once', async () => {
    await using world = await testWorld()
    const made = await roundToConfirm(world)
    await confirm(world, made.proposalId, given(world, made))
    const before = await dumpOf(world.db)
    const again = await confirm(world, made.proposalId, given(world, made))
    expect(again).toMatchObject({ ok: true, deedId: null })
    expect(await dumpOf(world.db)).toBe(before)
  })

  test('moves a sitting member whom the organiser has moved, and keeps the history', async () => {
    await using world = await testWorld()
    const made = await roundToConfirm(world)
    const [, moved = ''] = made.sitting
    const id = await proposal(world, made.roundId, { ...made.seats, [moved]: 'new1' })
    const groups = given(world, made).groups.map((group) => ({ ...group, hostId: null }))
    expect(await confirm(world, id, given(world, made, { groups }))).toMatchObject({ reason: 'rulesBroken' })
    const result = await confirm(world, id, given(world, made, { groups, meant: true }))
    expect(result).toMatchObject({ ok: true, joined: 4 })
    const ended = (await membershipsIn(world, made.group)).filter(({ personId }) => personId === moved)
    expect(ended).toMatchObject([{ validFrom: '2020-01-01', validTo: '2026-11-30', endReason: 'other' }])
    const founded = await foundedIn(world)
    expect((await membershipsIn(world, founded.id)).map(({ personId }) => personId)).toContain(moved)
  })

  test('replaces a liaison by another, and leaves the one there is when none is named', async () => {
    await using world = await testWorld()
    const made = await roundToConfirm(world)
    const [going, founded] = given(world, made).groups
    if (!going || !founded) throw new Error('no groups')
    const other = { ...going, liaisonId: world.organiser.personId }
    const none = { ...founded, liaisonId: null, hostId: null }
    await confirm(world, made.proposalId, given(world, made, { groups: [other, none] }))
    const liaisons = (await membershipsIn(world, made.group)).filter(({ role }) => role === 'liaison')
    expect(liaisons.map(({ personId, validTo }) => [personId, validTo])).toEqual([
      [made.liaison, '2026-11-30'],
      [world.organiser.personId, null],
    ])
    const { id } = await foundedIn(world)
    expect((await membershipsIn(world, id)).map(({ role }) => role)).toEqual(['member', 'member'])
  })

  test('serves only organisers', async () => {
    await using world = await testWorld()
    const made = await roundToConfirm(world)
    const manager = await world.actor(made.sitting[0] ?? '')
    const press = inDeed(
      world.db,
      { actor: manager, now: world.now() },
      { act: 'confirmGroups', thing: { kind: 'round', id: 'test' } },
      (d) => confirmProposal(d, made.proposalId, given(world, made)),
    )
    await expect(press).rejects.toMatchObject({ status: 403 })
  })
})

describe('is refused, and writes nothing', () => {
  type Turn = (world: World, made: RoundToConfirm) => Promise<Partial<ConfirmGiven> | void>
  const groupsWith =
    (key: 'going' | 'new', change: (made: RoundToConfirm, world: World) => object): Turn =>
    (world, made) => {
      const isIt = (one: string) => (one === 'new1') === (key === 'new')
      const groups = given(world, made).groups.map((group) =>
        isIt(group.key) ? { ...group, ...change(made, world) } : group,
      )
      return Promise.resolve({ groups })
    }
  const set =
    (table: 'round' | 'proposal', values: object): Turn =>
    async (world) => {
      await world.db.updateTable(table).set(values).execute()
    }

  test.each<[string, string, Turn]>([
    [
      'another proposal was confirmed',
      'roundOver',
      set('round', { confirmedAt: 'x', confirmedProposalId: 'y' }),
    ],
    ['the round was put away', 'roundOver', set('round', { closedAt: 'x' })],
    ['the proposal was dropped', 'proposalDropped', set('proposal', { droppedAt: 'x' })],
    ['the proposal was changed', 'changedMeanwhile', set('proposal', { version: 2 })],
    ['a group is not told of', 'changedMeanwhile', () => Promise.resolve({ groups: [] })],
    [
      'a candidate changed their mind',
      'candidatesLeft',
      async (world, { joins }) => {
        await world.db
          .updateTable('candidate')
          .set({ answer: 'notNow' })
          .where('personId', '=', joins)
          .execute()
      },
    ],
    [
      'a candidate sits in another group by now',
      'candidatesLeft',
      async (world, { joins }) => void (await groupWith(world, [joins])),
    ],
    [
      'a sitting member left',
      'candidatesLeft',
      async (world, { sitting: [one = ''] }) => {
        await world.db
          .updateTable('membership')
          .set({ validTo: '2026-10-31' })
          .where('personId', '=', one)
          .execute()
      },
    ],
    [
      'nobody is to join',
      'nobodyToJoin',
      async (world, made) => {
        await world.db.updateTable('candidate').set({ answer: 'notNow' }).execute()
        return { without: [made.joins, ...made.made] }
      },
    ],
    ['the name is taken', 'groupNameTaken', groupsWith('new', () => ({ nameFi: 'pienryhmä 4' }))],
    ['the host is in another group', 'hostNotMember', groupsWith('new', ({ joins }) => ({ hostId: joins }))],
    [
      'the first day is before the group was',
      'networkNotThen',
      () => Promise.resolve({ startsOn: '2009-12-31' }),
    ],
    [
      'a group has ended',
      'networkNotThen',
      async (world, { group }) => {
        await world.db.updateTable('network').set({ endedOn: '2027-12-31' }).where('id', '=', group).execute()
      },
    ],
    [
      'somebody will join the group later anyway',
      'memberAlready',
      async (world, made) => void (await world.member(made.group, made.joins, { validFrom: '2027-02-01' })),
    ],
    [
      'the liaison sits in the group',
      'liaisonIsMember',
      async (world, made) => {
        const [one = ''] = made.sitting
        await world.db
          .insertInto('organiser')
          .values({ id: 'o', personId: one, validFrom: '2020-01-01', validTo: null })
          .execute()
        return groupsWith('going', () => ({ liaisonId: one }))(world, made)
      },
    ],
  ])('when %s', async (_why, reason, turn) => {
    await using world = await testWorld()
    const made = await roundToConfirm(world)
    const more = (await turn(world, made)) ?? {}
    const before = await dumpOf(world.db)
    expect(await confirm(world, made.proposalId, given(world, made, more))).toMatchObject({
      ok: false,
      reason,
    })
    expect(await dumpOf(world.db)).toBe(before)
  })

  test('and a candidate whom the organiser saw to be gone is left out', async () => {
    await using world = await testWorld()
    const made = await roundToConfirm(world)
    await world.db
      .updateTable('candidate')
      .set({ removedAt: world.now() })
      .where('personId', '=', made.joins)
      .execute()
    const result = await confirm(world, made.proposalId, given(world, made, { without: [made.joins] }))
    expect(result).toMatchObject({ ok: true, joined: 2, letters: 1 })
    expect(await membershipsIn(world, made.group)).toHaveLength(4)
  })

  test('a liaison who is no organiser, nor one elsewhere, is not found', async () => {
    await using world = await testWorld()
    const made = await roundToConfirm(world)
    const groups = given(world, made).groups.map((group) => ({ ...group, liaisonId: made.left }))
    await expect(confirm(world, made.proposalId, given(world, made, { groups }))).rejects.toMatchObject({
      status: 404,
    })
  })
})

test('a group is introduced by what each lets be seen, with the host marked and those new that day', async () => {
  await using world = await testWorld()
  const made = await roundToConfirm(world)
  await confirm(world, made.proposalId, given(world, made))
  const seen = await introductionOf(world.db, made.group, '2026-12-01')
  expect(seen.map(({ name, newcomer, host }) => [name, newcomer, host])).toEqual([
    ['Ada Aho', false, false],
    ['Ada Berg', false, true],
    ['Ada Cavén', false, false],
    ['Ada Dahl', true, false],
  ])
  expect(seen[0]).toMatchObject({ title: { text: 'ylijohtaja', lang: 'fi' }, email: null, phone: null })
})
