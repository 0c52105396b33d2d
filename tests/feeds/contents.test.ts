// What each feed tells to whom: one's own through the life of an invitation, organisers', kinds', small groups'.
import { describe, expect, test } from 'vitest'
import type { Answer, AttendanceMode } from '#db/schema'
import { eventById } from '~/domain/events/queries.server'
import { respond } from '~/domain/invitations/answering.server'
import { cancelEvent, changeEvent } from '~/domain/invitations/changing.server'
import { invite, withdraw } from '~/domain/invitations/inviting.server'
import { toldEvent } from '~/domain/invitations/letters.server'
import { callMeeting, followMembers } from '~/domain/meetings/meeting-acts.server'
import { addTime, dropPoll } from '~/domain/meetings/poll-acts.server'
import { paths } from '~/paths'
import { visit } from '../doors/door'
import { by, poll, smallGroup, timeOn, type TestGroup } from '../meetings/group'
import { completePlan, lettersIn, mailbox, testWorld, type World } from '../world'
import { eventsAt, feedMade, fetched } from './fetching'

async function answer(world: World, invitationId: string, given: Answer, mode?: AttendanceMode) {
  const form = { invitationId, answer: given, comment: '', source: 'page' as const, mode }
  world.pass({ minutes: 5 })
  expect(await world.act((c) => respond(c, form))).toMatchObject({ ok: true })
}

async function cancel(world: World, eventId: string) {
  const { version } = await eventById(world.db, eventId)
  world.pass({ minutes: 5 })
  await world.act((c) => cancelEvent(c, eventId, { version, note: 'Puhuja sairastui.', batchId: 'x' }))
}

async function move(world: World, eventId: string, startsAt: string, endsAt: string) {
  const { version } = await eventById(world.db, eventId)
  world.pass({ minutes: 5 })
  const plan = { ...completePlan, startsAt, endsAt }
  const moved = await world.act((c) => changeEvent(c, eventId, { version, plan, tell: true, batchId: 'm' }))
  expect(moved.ok).toBe(true)
}

const only = async (world: World, path: string) => {
  const events = await eventsAt(world, path)
  expect(events.length).toBeLessThanOrEqual(1)
  return events[0] ?? null
}

describe('one’s own feed', () => {
  test('follows an invitation through its life, under the UID of its letters, with ever newer stamps', async () => {
    await using world = await testWorld()
    const [one, other] = [await world.person(), await world.person()]
    const { eventId, invitationIds } = await world.invited([one, other], { capacity: 1 })
    const [invitation = '', others = ''] = invitationIds
    const path = await feedMade(world, one)
    const [letter] = await lettersIn(world.db)
    const steps: [string, () => Promise<unknown>, string | null, RegExp | null][] = [
      ['invited', async () => undefined, 'TENTATIVE TRANSPARENT', /^Vastaamatta: Johdon päivä: ennakointi$/],
      ['maybe', () => answer(world, invitation, 'maybe'), 'TENTATIVE TRANSPARENT', /^Ehkä: /],
      ['a yes', () => answer(world, invitation, 'yes'), 'CONFIRMED OPAQUE', /^Johdon päivä: ennakointi$/],
      ['a no', () => answer(world, invitation, 'no'), 'CANCELLED TRANSPARENT', /^En tule: /],
      ['another takes the seat', () => answer(world, others, 'yes'), 'CANCELLED TRANSPARENT', /^En tule: /],
      ['waits', () => answer(world, invitation, 'yes'), 'TENTATIVE TRANSPARENT', /^Jonossa: /],
      ['gets the seat', () => answer(world, others, 'no'), 'CONFIRMED OPAQUE', /^Johdon päivä: ennakointi$/],
      [
        'a new time',
        () => move(world, eventId, '2026-12-04T10:00:00.000Z', '2026-12-04T14:00:00.000Z'),
        'TENTATIVE TRANSPARENT',
        /^Vastaa uudelleen: /,
      ],
      ['again', () => answer(world, invitation, 'yes'), 'CONFIRMED OPAQUE', /^Johdon päivä: ennakointi$/],
      [
        'taken off',
        async () => {
          world.pass({ minutes: 5 })
          await world.act((c) => withdraw(c, invitation))
        },
        'CANCELLED TRANSPARENT',
        /^Kutsu peruttu: /,
      ],
      [
        'invited again',
        async () => {
          world.pass({ minutes: 5 })
          await world.act(async (c) => {
            const told = await toldEvent(c, await eventById(c.trx, eventId))
            await invite(c, told, { personId: one, reasons: [] }, 'again')
          })
        },
        'TENTATIVE TRANSPARENT',
        /^Vastaamatta: /,
      ],
      ['cancelled', () => cancel(world, eventId), 'CANCELLED TRANSPARENT', /^Peruttu: /],
    ]
    let last = { stamp: '', sequence: 0 }
    for (const [name, act, standing, title] of steps) {
      await act()
      const event = await only(world, path)
      expect([name, event?.standing]).toEqual([name, standing])
      expect(event?.title, name).toMatch(title ?? '')
      expect(event?.uid).toBe(letter?.data.calendar?.uid)
      const { stamp = '', sequence = -1 } = event ?? {}
      if (!name.startsWith('another')) expect(stamp > last.stamp, `${name}: ${stamp}`).toBe(true)
      expect(sequence, name).toBeGreaterThanOrEqual(last.sequence)
      last = { stamp, sequence }
    }
    world.pass({ hours: 24 * 91 })
    expect(await only(world, path)).toBeNull()
  })

  test('tells the deadline, what it is about, whom to ask, and leads to one’s own page', async () => {
    await using world = await testWorld()
    const one = await world.person({ language: 'sv' })
    const { invitationIds } = await world.invited([one])
    const event = await only(world, await feedMade(world, one))
    expect(event?.title).toBe('Obesvarad: Ledningens dag: framsyn')
    expect(event?.says).toBe(
      [
        'Inbjudan väntar på ditt svar. Svara senast tors 26.11.2026 kl. 16.',
        'En halv dag om framsyn.',
        'Kontaktperson: Aino Virta, aino.virta@vm.example',
      ].join('\n\n'),
    )
    expect(event?.place).toBe('Säätytalo, Helsinki')
    const page = paths.myInvitation(invitationIds[0] ?? '')
    expect(event?.url).toBe(`http://127.0.0.1:3000${page}`)
    expect((await visit(world, page, { as: one })).status).toBe(200)
  })

  test.each([
    ['has not answered', null, undefined, ['Säätytalo, Helsinki', 'Linkki etäyhteyteen tulee']],
    ['comes on site', 'yes', 'site', ['Säätytalo, Helsinki', '']],
    ['takes part online', 'yes', 'online', ['https://video.example/1', 'https://video.example/1']],
    ['cannot come', 'no', undefined, null],
  ] as const)('tells of a hybrid event’s link as letters do to one who %s', async (_, given, mode, told) => {
    await using world = await testWorld()
    const one = await world.person()
    const { eventId, invitationIds } = await world.invited([one], { onlineUrl: 'https://video.example/1' })
    await world.db.updateTable('event').set({ hybrid: 1 }).where('id', '=', eventId).execute()
    if (given) await answer(world, invitationIds[0] ?? '', given, mode)
    const event = await only(world, await feedMade(world, one))
    if (told === null) return expect(event).toBeNull()
    const [place, says] = told
    expect(event?.place).toBe(place)
    expect(event?.says).toContain(says)
    if (!place.startsWith('https')) expect(event?.says).not.toContain('video.example')
  })

  test('holds no manager’s events, others’ answers or drafts', async () => {
    await using world = await testWorld()
    const [manager, assistant] = [await world.person(), await world.person()]
    await world.assist(manager, assistant)
    const { invitationIds } = await world.invited([manager, await world.person({ lastName: 'Muukalainen' })])
    await answer(world, invitationIds[0] ?? '', 'yes')
    await world.draft({}, [manager])
    expect(await only(world, await feedMade(world, assistant))).toBeNull()
    const text = await (await fetched(world, await feedMade(world, manager))).text()
    expect(text).not.toMatch(/Muukalainen|henkilo\d/)
    expect(text.match(/BEGIN:VEVENT/g)).toHaveLength(1)
  })

  test('what ended bare tells neither place nor text, and nothing of what was declined at once', async () => {
    await using world = await testWorld()
    const [coming, declining] = [await world.person(), await world.person()]
    const { eventId, invitationIds } = await world.invited([coming, declining])
    await answer(world, invitationIds[1] ?? '', 'no')
    await cancel(world, eventId)
    const told = await only(world, await feedMade(world, coming))
    expect([told?.says, told?.place]).toEqual(['Tilaisuus on peruttu.', ''])
    expect(await only(world, await feedMade(world, declining))).toBeNull()
  })

  test('an unanswered invitation goes when its event begins; one that was accepted stays a year', async () => {
    await using world = await testWorld()
    const [silent, coming] = [await world.person(), await world.person()]
    const { invitationIds } = await world.invited([silent, coming])
    await answer(world, invitationIds[1] ?? '', 'yes')
    const [first, second] = [await feedMade(world, silent), await feedMade(world, coming)]
    world.pass({ hours: 24 * 64 })
    expect(await only(world, first)).toBeNull()
    expect((await only(world, second))?.standing).toBe('CONFIRMED OPAQUE')
    world.pass({ hours: 24 * 366 })
    expect(await only(world, second)).toBeNull()
  })
})

describe('the organisers’ feeds', () => {
  test('tell all their events, or those of a kind, and no meeting of a small group nor who is invited', async () => {
    await using world = await testWorld()
    const { personId } = world.organiser
    const { eventId } = await world.invited([await world.person({ lastName: 'Muukalainen' })], {
      onlineUrl: 'https://video.example/1',
      place: '',
    })
    await world.draft({ kind: 'morningCoffee', titleFi: 'Aamukahvit' })
    const networkId = await world.network({ kind: 'smallGroup' })
    const meeting = await world.draft({ titleFi: 'Salainen' })
    await world.db.updateTable('event').set({ networkId }).where('id', '=', meeting).execute()
    const path = await feedMade(world, personId, 'organiser')
    const events = await eventsAt(world, path)
    expect(events.map(({ title, standing }) => [title, standing])).toEqual(
      expect.arrayContaining([
        ['Johdon päivä: ennakointi', 'CONFIRMED TRANSPARENT'],
        ['Luonnos: Aamukahvit', 'TENTATIVE TRANSPARENT'],
      ]),
    )
    expect(events).toHaveLength(2)
    const open = events.find(({ title }) => title.startsWith('Johdon'))
    expect([open?.place, open?.url]).toEqual(['Etänä', `http://127.0.0.1:3000${paths.event(eventId)}`])
    expect(await (await fetched(world, path)).text()).not.toMatch(/Muukalainen|Salainen|video\.example/)
    const coffee = await eventsAt(world, await feedMade(world, personId, 'eventKind:morningCoffee'))
    expect(coffee.map(({ title }) => title)).toEqual(['Luonnos: Aamukahvit'])
  })

  test('keep a cancelled event for ninety days', async () => {
    await using world = await testWorld()
    const later = { startsAt: '2027-05-03T10:00:00.000Z', endsAt: '2027-05-03T14:00:00.000Z', answerBy: null }
    const { eventId } = await world.invited([await world.person()], later)
    await cancel(world, eventId)
    const path = await feedMade(world, world.organiser.personId, 'organiser')
    expect((await only(world, path))?.title).toBe('Peruttu: Johdon päivä: ennakointi')
    expect((await only(world, path))?.standing).toBe('CANCELLED TRANSPARENT')
    world.pass({ hours: 24 * 91 })
    expect(await only(world, path)).toBeNull()
  })
})

const given = (group: TestGroup) => ({
  networkId: group.id,
  title: 'Luottamus',
  note: 'Luetaan etukäteen luku 3.',
  place: 'Kirjasto',
  onlineUrl: 'https://video.example/ryhma',
  withLiaison: false,
  ...timeOn(8),
})

const meetingOf = (world: World, group: TestGroup, id: string) =>
  by(world, group.ada, (c) => callMeeting(c, id, given(group), { mailbox }))

describe('a small group’s feed', () => {
  test('tells its meetings to all who share in it; it binds the time of those who come', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const eventId = crypto.randomUUID()
    await meetingOf(world, group, eventId)
    const key = `group:${group.id}`
    for (const [who, standing] of [
      [group.ada, 'CONFIRMED OPAQUE'],
      [group.bo, 'CONFIRMED TRANSPARENT'],
      [group.dan, 'CONFIRMED TRANSPARENT'],
      [group.liaison, 'CONFIRMED TRANSPARENT'],
    ] as const) {
      const event = await only(world, await feedMade(world, who.personId, key))
      expect([event?.standing, event?.place]).toEqual([standing, 'Kirjasto'])
      expect(event?.says).toContain('Luetaan etukäteen luku 3.')
      expect(event?.says).toContain('https://video.example/ryhma')
      expect(new URL(event?.url ?? '').pathname).toBe(paths.meeting(group.id, eventId))
      expect((await visit(world, paths.meeting(group.id, eventId), { as: who.personId })).status).toBe(200)
    }
    const calendars = (
      await (await fetched(world, await feedMade(world, group.cecilia.personId, key))).text()
    )
      .split('\r\n')
      .filter((line) => line.startsWith('NAME:'))
    expect(calendars).toEqual(['NAME:Small group 3: meetings'])
  })

  test('tells the times proposed until one is the meeting or they are put away', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const path = await feedMade(world, group.bo.personId, `group:${group.id}`)
    const { id } = await poll(world, group)
    await by(world, group.ada, (c) => addTime(c, id, timeOn(20)))
    const proposed = await eventsAt(world, path)
    expect(proposed.map(({ title, standing }) => [title, standing])).toEqual(
      Array.from({ length: 3 }, () => ['Föreslagen tid: Smågrupp 3', 'TENTATIVE TRANSPARENT']),
    )
    expect(new Set(proposed.map(({ uid }) => uid)).size).toBe(3)
    expect(new URL(proposed[0]?.url ?? '').pathname).toBe(paths.dates(group.id, id))
    expect(proposed[0]?.says).toContain('Markera senast')
    await by(world, group.ada, (c) => dropPoll(c, id))
    expect(await eventsAt(world, path)).toEqual([])
  })

  test('keeps a cancelled meeting bare for ninety days', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const id = crypto.randomUUID()
    await meetingOf(world, group, id)
    const path = await feedMade(world, group.dan.personId, `group:${group.id}`)
    await by(world, group.ada, (c) => cancelEvent(c, id, { version: 1, note: '', batchId: 'x' }))
    const event = await only(world, path)
    expect(event?.standing).toBe('CANCELLED TRANSPARENT')
    expect([event?.says, event?.place]).toEqual(['Tilaisuus on peruttu.', ''])
    world.pass({ hours: 24 * 91 })
    expect(await only(world, path)).toBeNull()
  })
})

describe('a meeting in one’s own feed', () => {
  test('is told to the invited with the group’s words, and bare to one who has left the group', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const id = crypto.randomUUID()
    await meetingOf(world, group, id)
    const [bo, liaison] = [
      await feedMade(world, group.bo.personId),
      await feedMade(world, group.liaison.personId),
    ]
    expect((await only(world, bo))?.says).toContain('Luetaan etukäteen luku 3.')
    expect(await only(world, liaison)).toBeNull()
    await world.db
      .updateTable('membership')
      .set({ validTo: '2026-09-30' })
      .where('personId', '=', group.bo.personId)
      .execute()
    expect(await only(world, bo)).toBeNull()
    await by(world, group.ada, (c) => followMembers(c, id))
    const event = await only(world, bo)
    expect([event?.standing, event?.says, event?.place]).toEqual([
      'CANCELLED TRANSPARENT',
      'Din inbjudan har återkallats.',
      '',
    ])
  })
})

test('who may have the feed of what', async () => {
  await using world = await testWorld()
  const group = await smallGroup(world)
  const may = async (personId: string, thing: string) => {
    const form = { id: crypto.randomUUID(), intent: 'make', thing }
    return (await visit(world, paths.feeds(), { as: personId, form })).status === 200
  }
  const things = ['own', 'organiser', 'eventKind:other', `group:${group.id}`]
  const table = {
    member: [group.ada, [true, false, false, true]],
    'member on a pause': [group.dan, [true, false, false, true]],
    'liaison, an organiser': [group.liaison, [true, true, true, true]],
    'organiser outside the group': [group.outsider, [true, true, true, false]],
    stranger: [group.stranger, [true, false, false, false]],
  } as const
  for (const [name, [who, expected]] of Object.entries(table)) {
    const found = []
    for (const thing of things) found.push(await may(who.personId, thing))
    expect([name, ...found]).toEqual([name, ...expected])
  }
})
