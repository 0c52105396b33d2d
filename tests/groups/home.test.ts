// The home of a small group: who shares in it, what is seen of whom, its ways, themes, notes, and what it asks.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { askForExpert, replyToRequest } from '~/domain/groups/expert-acts.server'
import { groupRequests, waitingRequests } from '~/domain/groups/expert-requests.server'
import { moved } from '~/domain/groups/home'
import {
  closeTheme,
  moveTheme,
  proposeTheme,
  reviseWays,
  takeUpTheme,
  type WaysGiven,
} from '~/domain/groups/home-acts.server'
import { homeOf, notesOf, waysOf } from '~/domain/groups/home.server'
import { livingGroup } from '~/domain/groups/living.server'
import { keepNotes, removeNote, reviseNote, stopNotes, writeNote } from '~/domain/groups/note-acts.server'
import { groupMemberIds, sharesFrom } from '~/domain/groups/queries.server'
import { isSilent } from '~/domain/groups/rules'
import { shareFields } from '~/domain/people/sharing.server'
import { piecesOf } from '~/ui/typed-text'
import { dumpOf } from '../doors/door'
import { lettersIn, testWorld, type World } from '../world'

const today = '2026-10-01'
const ways: WaysGiven = { practices: '', language: null, meets: null, hostId: null }

/** A small group with two members and a liaison. */
async function smallGroup(world: World) {
  const [anna, bertil, lia] = [
    await world.person({ firstName: 'Anna', lastName: 'Aalto', email: 'anna@virasto.example' }),
    await world.person({ firstName: 'Bertil', lastName: 'Berg', language: 'sv' }),
    await world.person({ firstName: 'Lia', lastName: 'Laine', email: 'lia@vm.example' }),
  ]
  const id = await world.network({ kind: 'smallGroup', nameFi: 'Pienryhmä 1', foundedOn: '2020-01-01' })
  await world.member(id, anna)
  await world.member(id, bertil)
  await world.member(id, lia, { role: 'liaison' })
  return { id, anna, bertil, lia }
}

const by = async (world: World, person: string) => await world.actor(person)

describe('who shares in a group', () => {
  test('its members of the day and its liaison, those on a pause too; nobody who left or is to come', async () => {
    await using world = await testWorld()
    const { id, anna, bertil, lia } = await smallGroup(world)
    const [left, lastDay, coming, paused] = [
      await world.person(),
      await world.person(),
      await world.person(),
      await world.person(),
    ]
    await world.member(id, left, { validTo: '2026-09-30' })
    await world.member(id, lastDay, { validTo: today })
    await world.member(id, coming, { validFrom: '2026-10-02' })
    const membershipId = await world.member(id, paused)
    await world.db
      .insertInto('pause')
      .values({ id: 'p', membershipId, validFrom: '2026-09-01', validTo: null })
      .execute()
    expect(await groupMemberIds(world.db, id, today)).toEqual([anna, bertil, lia, lastDay, paused].sort())
    expect(await sharesFrom(world.db, id, coming, today)).toBe('2026-10-02')
    expect(await sharesFrom(world.db, id, left, today)).toBeNull()
  })

  test('those whom a group will begin with share in it beforehand', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const id = await world.network({ kind: 'smallGroup', foundedOn: '2026-11-01' })
    await world.member(id, person, { validFrom: '2026-11-01' })
    expect(await groupMemberIds(world.db, id, today)).toEqual([person])
    expect((await homeOf(world.db, id, today)).members.map((one) => one.id)).toEqual([person])
  })

  test('nobody, once the group has ended, or when it is no small group', async () => {
    await using world = await testWorld()
    const person = await world.person()
    const ended = await world.network({ kind: 'smallGroup', endedOn: '2026-09-30' })
    const forum = await world.network({ kind: 'forum' })
    for (const id of [ended, forum]) await world.member(id, person)
    expect(await groupMemberIds(world.db, ended, '2026-09-30')).toEqual([person])
    expect(await groupMemberIds(world.db, ended, today)).toEqual([])
    expect(await groupMemberIds(world.db, forum, today)).toEqual([])
    expect(await groupMemberIds(world.db, 'nothing', today)).toEqual([])
    await expect(homeOf(world.db, forum, today)).rejects.toMatchObject({ status: 404 })
  })
})

describe('the people of a home', () => {
  test('are seen with what each lets be seen; the liaison’s address always', async () => {
    await using world = await testWorld()
    const { id, anna } = await smallGroup(world)
    await world.db
      .updateTable('person')
      .set({ phone: '+358 40 1', expertise: 'ennakointi', privateEmail: 'koti@posti.example' })
      .where('id', '=', anna)
      .execute()
    const seen = async () => {
      const { members, liaisons } = await homeOf(world.db, id, today)
      return [...members, ...liaisons].map(({ email, phone, expertise }) => [email, phone, expertise])
    }
    const liaison = ['lia@vm.example', null, null]
    expect(await seen()).toEqual([[null, null, null], [null, null, null], liaison])
    await world.act((c) => shareFields(c, anna, ['email', 'expertise']), await by(world, anna))
    const open = ['anna@virasto.example', null, 'ennakointi']
    expect(await seen()).toEqual([open, [null, null, null], liaison])
    // An address that letters come back from is no contact, and the private one was not opened.
    await world.db
      .updateTable('address')
      .set({ failedAt: world.now() })
      .where('email', '=', 'anna@virasto.example')
      .execute()
    expect((await seen())[0]).toEqual([null, null, 'ennakointi'])
    expect(JSON.stringify(await homeOf(world.db, id, today))).not.toContain('koti@posti')
  })

  test('tell who is new, who is the host, who is on a pause, who leaves, and who was there before', async () => {
    await using world = await testWorld()
    const { id, anna, bertil } = await smallGroup(world)
    const [newcomer, gone, back] = [
      await world.person({ firstName: 'Nea', lastName: 'Niemi' }),
      await world.person({ firstName: 'Gun', lastName: 'Ek' }),
      await world.person({ firstName: 'Bo', lastName: 'Sol' }),
    ]
    await world.member(id, newcomer, { validFrom: '2026-09-01' })
    await world.member(id, gone, { validTo: '2024-06-30' })
    await world.member(id, back, { validTo: '2021-12-31' })
    await world.member(id, back, { validFrom: '2023-01-01', validTo: '2026-12-31' })
    // A change of role is no leaving, nor does it make anybody new.
    const until = { validTo: '2026-09-14', endReason: 'roleChanged' }
    const paused = await world.member(id, await world.person({ lastName: 'Zeta' }), until)
    const { personId: zeta } = await world.db
      .selectFrom('membership')
      .select('personId')
      .where('id', '=', paused)
      .executeTakeFirstOrThrow()
    const goesOn = await world.member(id, zeta, { validFrom: '2026-09-15', role: 'chair' })
    await world.db
      .insertInto('pause')
      .values({ id: 'p', membershipId: goesOn, validFrom: '2026-09-20', validTo: null })
      .execute()
    await world.act((c) => reviseWays(c, id, 0, { ...ways, hostId: bertil }), await by(world, anna))
    const home = await homeOf(world.db, id, today)
    const ofPerson = (person: string) => home.members.find((one) => one.id === person)
    expect(ofPerson(bertil)).toMatchObject({ host: true, newcomer: false, onPause: false, leaves: null })
    expect(ofPerson(newcomer)).toMatchObject({ host: false, newcomer: true, since: '2026-09-01' })
    expect(ofPerson(zeta)).toMatchObject({ newcomer: false, since: '2020-01-01', onPause: true })
    expect(ofPerson(back)).toMatchObject({ leaves: '2026-12-31', since: '2023-01-01' })
    expect(home.past).toEqual([
      { id: gone, firstName: 'Gun', lastName: 'Ek', from: '2020-01-01', to: '2024-06-30' },
    ])
  })

  test('are all of the same age in a group that has just begun: nobody is new', async () => {
    await using world = await testWorld()
    const id = await world.network({ kind: 'smallGroup', foundedOn: '2026-09-01' })
    await world.member(id, await world.person(), { validFrom: '2026-09-01' })
    expect((await homeOf(world.db, id, today)).members.map(({ newcomer }) => newcomer)).toEqual([false])
  })
})

describe('the ways of working', () => {
  test('are written by members and liaison, each on the newest version', async () => {
    await using world = await testWorld()
    const { id, anna, bertil, lia } = await smallGroup(world)
    const revise = async (person: string, version: number, given: Partial<WaysGiven>) =>
      world.act((c) => reviseWays(c, id, version, { ...ways, ...given }), await by(world, person))
    expect(await revise(anna, 0, { practices: 'Luottamus', meets: 'both', language: 'sv' })).toEqual({
      ok: true,
    })
    expect(await revise(bertil, 0, { practices: 'Oma' })).toEqual({ ok: false, reason: 'changedMeanwhile' })
    expect(await waysOf(world.db, id)).toMatchObject({ practices: 'Luottamus', meets: 'both', version: 1 })
    expect(await revise(lia, 1, { practices: 'Luottamus', hostId: bertil })).toEqual({ ok: true })
    expect(await waysOf(world.db, id)).toMatchObject({ hostId: bertil, version: 2, meets: null })
  })

  test('name a host among the members, not the liaison nor somebody outside', async () => {
    await using world = await testWorld()
    const { id, anna, lia } = await smallGroup(world)
    const before = await dumpOf(world.db)
    for (const hostId of [lia, world.organiser.personId, 'nobody'])
      expect(
        await world.act((c) => reviseWays(c, id, 0, { ...ways, hostId }), await by(world, anna)),
      ).toEqual({ ok: false, reason: 'hostNotMember' })
    expect(await dumpOf(world.db)).toBe(before)
  })

  test('a host who has left stays named until another is chosen, and saves no fault', async () => {
    await using world = await testWorld()
    const { id, anna, bertil } = await smallGroup(world)
    await world.act((c) => reviseWays(c, id, 0, { ...ways, hostId: bertil }), await by(world, anna))
    await world.db
      .updateTable('membership')
      .set({ validTo: '2026-09-30' })
      .where('personId', '=', bertil)
      .execute()
    const given = { ...ways, hostId: bertil, practices: 'Uusi' }
    expect(await world.act((c) => reviseWays(c, id, 1, given), await by(world, anna))).toEqual({ ok: true })
  })
})

describe('an order of themes', () => {
  test('moves one a step and keeps them all', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(ids, fc.nat(), fc.constantFrom('up' as const, 'down' as const), (order, pick, move) => {
        const id = order[pick % order.length] ?? ''
        const after = moved(order, id, move)
        expect([...after].sort()).toEqual([...order].sort())
        const step = after.indexOf(id) - order.indexOf(id)
        const end = move === 'up' ? 0 : order.length - 1
        expect(step).toBe(order.indexOf(id) === end ? 0 : move === 'up' ? -1 : 1)
      }),
    )
    expect(moved(['a', 'b'], 'c', 'up')).toEqual(['a', 'b'])
  })
})

describe('themes', () => {
  const titles = async (world: World, id: string) =>
    (await homeOf(world.db, id, today)).themes.map(({ title }) => title)

  async function withThemes(world: World) {
    const group = await smallGroup(world)
    for (const title of ['A', 'B', 'C'])
      await world.act(
        (c) => proposeTheme(c, group.id, { id: `theme-${title}`, title, detail: '' }),
        await by(world, group.anna),
      )
    return group
  }

  test('come last in the order, and the same form sent twice brings one', async () => {
    await using world = await testWorld()
    const { id, bertil } = await withThemes(world)
    const again = { id: 'theme-B', title: 'B taas', detail: '' }
    await world.act((c) => proposeTheme(c, id, again), await by(world, bertil))
    expect(await titles(world, id)).toEqual(['A', 'B', 'C'])
  })

  test('of the liaison are from the Ministry', async () => {
    await using world = await testWorld()
    const { id, lia } = await withThemes(world)
    await world.act(
      (c) => proposeTheme(c, id, { id: 't', title: 'Talous', detail: '' }),
      await by(world, lia),
    )
    const { themes } = await homeOf(world.db, id, today)
    expect(themes.map(({ source }) => source)).toEqual(['member', 'member', 'member', 'ministry'])
    expect(themes[3]).toMatchObject({ title: 'Talous', proposedBy: 'Lia Laine' })
  })

  test('are moved, dealt with, let be and taken up again', async () => {
    await using world = await testWorld()
    const { id, anna } = await withThemes(world)
    const actor = await by(world, anna)
    const move = (theme: string, way: 'up' | 'down') => world.act((c) => moveTheme(c, id, theme, way), actor)
    await move('theme-C', 'up')
    expect(await titles(world, id)).toEqual(['A', 'C', 'B'])
    await move('theme-A', 'up')
    await move('theme-A', 'down')
    expect(await titles(world, id)).toEqual(['C', 'A', 'B'])
    await world.act((c) => closeTheme(c, id, 'theme-C', 'done'), actor)
    await world.act((c) => closeTheme(c, id, 'theme-B', 'dropped'), actor)
    const home = await homeOf(world.db, id, today)
    expect([home.themes.map((one) => one.id), home.doneThemes.map((one) => one.id)]).toEqual([
      ['theme-A'],
      ['theme-C'],
    ])
    expect(home.proposed).toBe(3)
    expect(await move('theme-C', 'up')).toEqual({ ok: false, reason: 'themeGone' })
    expect(await world.act((c) => closeTheme(c, id, 'theme-B', 'done'), actor)).toEqual({
      ok: false,
      reason: 'themeGone',
    })
    await world.act((c) => takeUpTheme(c, id, 'theme-B'), actor)
    await world.act((c) => takeUpTheme(c, id, 'theme-C'), actor)
    expect(await titles(world, id)).toEqual(['A', 'B', 'C'])
  })

  test('of another group are not there', async () => {
    await using world = await testWorld()
    const { anna } = await withThemes(world)
    const other = await world.network({ kind: 'smallGroup' })
    await world.member(other, anna)
    const actor = await by(world, anna)
    for (const act of [moveTheme, closeTheme] as const)
      await expect(world.act((c) => act(c, other, 'theme-A', 'up' as never), actor)).rejects.toMatchObject({
        status: 404,
      })
    await expect(world.act((c) => takeUpTheme(c, other, 'theme-A'), actor)).rejects.toMatchObject({
      status: 404,
    })
  })
})

describe('notes', () => {
  test('are none until turned on, any of the group may correct them, and none are left once turned off', async () => {
    await using world = await testWorld()
    const { id, anna, bertil } = await smallGroup(world)
    const [one, other] = [await by(world, anna), await by(world, bertil)]
    const note = { id: 'n1', text: 'Puhuttua' }
    expect(await world.act((c) => writeNote(c, id, note), one)).toEqual({ ok: false, reason: 'notesOff' })
    await world.act((c) => keepNotes(c, id), one)
    await world.act((c) => writeNote(c, id, note), one)
    await world.act((c) => writeNote(c, id, note), one)
    const seen = world.now()
    world.pass({ minutes: 1 })
    const revise = (text: string, when: string) =>
      world.act((c) => reviseNote(c, id, 'n1', { seen: when, text }), other)
    expect(await revise('Korjattu', seen)).toEqual({ ok: true })
    expect(await revise('Toinen', seen)).toEqual({ ok: false, reason: 'changedMeanwhile' })
    expect((await notesOf(world.db, id)).map(({ text, writtenBy }) => [text, writtenBy])).toEqual([
      ['Korjattu', 'Anna Aalto'],
    ])
    expect((await homeOf(world.db, id, today)).notes).toEqual({ count: 1, lastAt: world.now() })
    await world.act((c) => stopNotes(c, id), other)
    expect(await dumpOf(world.db)).not.toContain('Korjattu')
    expect((await homeOf(world.db, id, today)).notes).toBeNull()
    await world.act((c) => keepNotes(c, id), one)
    expect(await notesOf(world.db, id)).toEqual([])
    expect(await revise('Uusi', seen)).toEqual({ ok: false, reason: 'noteGone' })
  })

  test('are removed one by one for good; the ways of working stay when notes are turned on and off', async () => {
    await using world = await testWorld()
    const { id, anna } = await smallGroup(world)
    const actor = await by(world, anna)
    await world.act((c) => reviseWays(c, id, 0, { ...ways, practices: 'Sovittu' }), actor)
    await world.act((c) => keepNotes(c, id), actor)
    await world.act((c) => writeNote(c, id, { id: 'n1', text: 'Yksi' }), actor)
    await world.act((c) => removeNote(c, id, 'n1'), actor)
    await world.act((c) => removeNote(c, id, 'n1'), actor)
    expect(await notesOf(world.db, id)).toEqual([])
    await world.act((c) => stopNotes(c, id), actor)
    expect(await waysOf(world.db, id)).toMatchObject({ practices: 'Sovittu', keepsNotes: false, version: 1 })
  })
})

describe('a wish for an expert', () => {
  test('goes to every organiser on duty, and the reply to the one who asked', async () => {
    await using world = await testWorld()
    const { id, bertil } = await smallGroup(world)
    const [second, former] = [await world.person({ language: 'en' }), await world.person()]
    for (const [personId, validTo] of [
      [second, null],
      [former, '2026-09-30'],
    ] as const)
      await world.db
        .insertInto('organiser')
        .values({ id: personId, personId, validFrom: '2020-01-01', validTo })
        .execute()
    const ask = async () =>
      world.act((c) => askForExpert(c, id, { id: 'r1', wish: 'Tukea muutokseen' }), await by(world, bertil))
    await ask()
    await ask()
    const asked = await lettersIn(world.db)
    expect(asked.map(({ kind, personId, locale }) => [kind, personId, locale]).sort()).toEqual(
      [
        ['expertAsked', world.organiser.personId, 'fi'],
        ['expertAsked', second, 'en'],
      ].sort(),
    )
    expect(asked[0]?.data).toMatchObject({ wish: 'Tukea muutokseen', askedBy: 'Bertil Berg', groupId: id })
    expect(await waitingRequests(world.db)).toEqual(new Map([[id, 1]]))
    const reply = () => world.act((c) => replyToRequest(c, 'r1', 'Tulemme mielellämme'))
    expect(await reply()).toEqual({ ok: true })
    expect(await reply()).toEqual({ ok: false, reason: 'repliedAlready' })
    const [replied] = (await lettersIn(world.db)).filter(({ kind }) => kind === 'expertReplied')
    expect(replied).toMatchObject({
      personId: bertil,
      locale: 'sv',
      data: { reply: 'Tulemme mielellämme', contact: { name: 'Aino Virta', email: 'aino.virta@vm.example' } },
    })
    const home = await homeOf(world.db, id, today)
    expect(home.requests).toMatchObject([{ reply: 'Tulemme mielellämme', repliedBy: 'Aino Virta' }])
    expect(await waitingRequests(world.db)).toEqual(new Map())
  })

  test('is replied to the host when the one who asked has left', async () => {
    await using world = await testWorld()
    const { id, anna, bertil } = await smallGroup(world)
    await world.act((c) => reviseWays(c, id, 0, { ...ways, hostId: anna }), await by(world, anna))
    await world.act((c) => askForExpert(c, id, { id: 'r', wish: 'Tukea' }), await by(world, bertil))
    await world.db
      .updateTable('membership')
      .set({ validTo: '2026-09-30' })
      .where('personId', '=', bertil)
      .execute()
    await world.act((c) => replyToRequest(c, 'r', 'Selvä'))
    const replied = (await lettersIn(world.db)).filter(({ kind }) => kind === 'expertReplied')
    expect(replied.map(({ personId }) => personId)).toEqual([anna])
  })

  test('waits oldest first; those replied to come the last first', async () => {
    await using world = await testWorld()
    const { id, anna } = await smallGroup(world)
    for (const request of ['one', 'two', 'three', 'four']) {
      await world.act((c) => askForExpert(c, id, { id: request, wish: request }), await by(world, anna))
      world.pass({ minutes: 1 })
    }
    for (const request of ['three', 'one']) {
      await world.act((c) => replyToRequest(c, request, 'Kyllä'))
      world.pass({ minutes: 1 })
    }
    const { waiting, answered, total } = await groupRequests(world.db, 1)
    expect([waiting.map((one) => one.id), answered.map((one) => one.id), total]).toEqual([
      ['two', 'four'],
      ['one', 'three'],
      2,
    ])
  })
})

describe('acts at a home', () => {
  const acts = {
    reviseWays: (id: string) => (c: never) => reviseWays(c, id, 0, ways),
    proposeTheme: (id: string) => (c: never) => proposeTheme(c, id, { id: 'x', title: 'x', detail: '' }),
    moveTheme: (id: string) => (c: never) => moveTheme(c, id, 'theme', 'up'),
    closeTheme: (id: string) => (c: never) => closeTheme(c, id, 'theme', 'done'),
    takeUpTheme: (id: string) => (c: never) => takeUpTheme(c, id, 'theme'),
    keepNotes: (id: string) => (c: never) => keepNotes(c, id),
    stopNotes: (id: string) => (c: never) => stopNotes(c, id),
    writeNote: (id: string) => (c: never) => writeNote(c, id, { id: 'x', text: 'x' }),
    reviseNote: (id: string) => (c: never) => reviseNote(c, id, 'x', { seen: '', text: 'x' }),
    removeNote: (id: string) => (c: never) => removeNote(c, id, 'x'),
    askForExpert: (id: string) => (c: never) => askForExpert(c, id, { id: 'x', wish: 'x' }),
  }

  test.each(Object.keys(acts) as (keyof typeof acts)[])(
    '%s is refused to an organiser outside, one who left, an assistant and a stranger',
    async (name) => {
      await using world = await testWorld()
      const { id, anna } = await smallGroup(world)
      const [left, assistant, stranger] = [await world.person(), await world.person(), await world.person()]
      await world.member(id, left, { validTo: '2026-09-30' })
      await world.db
        .insertInto('assistance')
        .values({ id: 'a', managerId: anna, assistantId: assistant, validFrom: '2020-01-01', validTo: null })
        .execute()
      const before = await dumpOf(world.db)
      for (const person of [world.organiser.personId, left, assistant, stranger])
        await expect(
          world.act((c) => acts[name](id)(c as never) as Promise<unknown>, await by(world, person)),
        ).rejects.toMatchObject({ status: 403 })
      expect(await dumpOf(world.db)).toBe(before)
    },
  )

  test('leave in the trail what was done, never what was written', async () => {
    await using world = await testWorld()
    const { id, anna } = await smallGroup(world)
    const actor = await by(world, anna)
    const secret = 'Luottamuksellinen'
    await world.act((c) => reviseWays(c, id, 0, { ...ways, practices: secret }), actor)
    await world.act((c) => proposeTheme(c, id, { id: 't', title: secret, detail: secret }), actor)
    await world.act((c) => keepNotes(c, id), actor)
    await world.act((c) => writeNote(c, id, { id: 'n', text: secret }), actor)
    await world.act((c) => askForExpert(c, id, { id: 'r', wish: secret }), actor)
    const trail = await world.db.selectFrom('audit').select(['act', 'detail']).execute()
    expect(trail.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['reviseGroupWays', 'proposeTheme', 'keepGroupNotes', 'writeGroupNote']),
    )
    expect(JSON.stringify(trail)).not.toContain(secret)
    expect(await world.db.selectFrom('deedStep').selectAll().execute()).toEqual([])
  })
})

test('an organiser outside sees how many themes there are and whether practices are written, and no text', async () => {
  await using world = await testWorld()
  const { id, anna, bertil } = await smallGroup(world)
  const actor = await by(world, anna)
  const given = { ...ways, practices: 'Salassa pidettävä', hostId: bertil }
  await world.act((c) => reviseWays(c, id, 0, given), actor)
  for (const theme of ['t1', 't2', 't3'])
    await world.act((c) => proposeTheme(c, id, { id: theme, title: 'Salassa', detail: 'pidettävä' }), actor)
  await world.act((c) => closeTheme(c, id, 't1', 'done'), actor)
  await world.act((c) => closeTheme(c, id, 't2', 'dropped'), actor)
  const group = await livingGroup(world.db, id, today)
  expect(group).toMatchObject({
    hostId: bertil,
    practicesWritten: true,
    themes: { open: 1, done: 1 },
    requests: 0,
  })
  expect(JSON.stringify(group)).not.toMatch(/salassa|pidettävä/i)
})

test.each([
  ['founded today', '2026-10-01', null, false],
  ['founded half a year ago to the day', '2026-04-01', null, false],
  ['founded a day earlier', '2026-03-31', null, true],
  ['met half a year ago to the day', '2020-01-01', '2026-04-01', false],
  ['met a day earlier', '2020-01-01', '2026-03-31', true],
])('a group %s has gone silent or not', (_, foundedOn, lastMetOn, silent) => {
  expect(isSilent({ foundedOn, lastMetOn }, '2026-04-01')).toBe(silent)
})

describe('typed text', () => {
  test.each([
    ['Katso https://vm.example/a?b=1#c.', ['https://vm.example/a?b=1#c']],
    ['(http://vm.example/x), https://b.example!', ['http://vm.example/x', 'https://b.example']],
    ['javascript:alert(1) data:text/html,x ftp://x.example mailto:a@b.example', []],
    ['https://', []],
    ['https://a.example"onmouseover="x', ['https://a.example']],
    ['HTTPS://A.EXAMPLE/B', ['HTTPS://A.EXAMPLE/B']],
    ['ei mitään', []],
  ])('%s', (text, links) => {
    expect(piecesOf(text).flatMap((piece) => (piece.page ? [piece.text] : []))).toEqual(links)
  })

  test('loses no letter, and presses nothing but pages of the web', () => {
    fc.assert(
      fc.property(fc.string(), fc.webUrl(), fc.string(), (before, url, after) => {
        const text = `${before} ${url} ${after}`
        const pieces = piecesOf(text)
        expect(pieces.map((piece) => piece.text).join('')).toBe(text)
        for (const { text: link, page } of pieces)
          if (page) expect(new URL(link).protocol).toMatch(/^https?:$/)
      }),
    )
  })
})
