// "Did you meet?": asked once, of whom, told in which ways; and what the groups' meetings add up to.
import { describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { groupLinkByToken, holderOf } from '~/domain/groups/links.server'
import { cancelEvent } from '~/domain/invitations/changing.server'
import { callMeeting } from '~/domain/meetings/meeting-acts.server'
import { daysMet, lastMetOn, meetingDaysOf, meetingsOf } from '~/domain/meetings/meetings.server'
import { askWhetherMet, tellByLink, tellMet, tellOfMeeting } from '~/domain/meetings/report-acts.server'
import { startClock } from '~/post/clock.server'
import { lettersIn, mailbox, testWorld, type World } from '../world'
import { by, smallGroup, timeOn, type TestGroup } from './group'

async function held(world: World, group: TestGroup, day = 2) {
  const id = v7()
  const given = { title: '', note: '', place: '', onlineUrl: '', withLiaison: false }
  const result = await by(world, group.ada, (c) =>
    callMeeting(c, id, { ...given, networkId: group.id, ...timeOn(day) }, { mailbox }),
  )
  if (!result.ok) throw new Error(result.reason)
  return id
}

const questions = async (world: World) =>
  (await lettersIn(world.db)).filter(({ kind }) => kind === 'groupMet')
const reports = (world: World) => world.db.selectFrom('meetingReport').selectAll().orderBy('heldOn').execute()

async function linkOf(world: World) {
  const [letter] = await questions(world)
  const link = await groupLinkByToken(world.db, 'met', String(letter?.data['token']))
  if (!link) throw new Error('no link')
  return link
}

describe('the clock', () => {
  test('asks the one who called it, once, when the meeting is over', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const eventId = await held(world, group)
    const clock = startClock(
      world.db,
      { error: (fields) => expect(fields).toBeNull() },
      world.now,
      world.config.materials,
    )
    await clock.tick()
    expect(await questions(world)).toEqual([])
    world.pass({ hours: 24 })
    await clock.tick()
    await clock.tick()
    world.pass({ hours: 24 })
    await clock.tick()
    await clock.stop()
    const letters = await questions(world)
    expect(letters.map(({ personId }) => personId)).toEqual([group.ada.personId])
    expect(letters[0]?.data).toMatchObject({ heldOn: '2026-10-02', group: { text: 'Pienryhmä 3' } })
    expect(await reports(world)).toMatchObject([
      { eventId, networkId: group.id, askedOf: group.ada.personId, met: null },
    ])
  })

  test('does not ask about cancelled, old or organisers’ events, nor about what has been told', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    await world.invited([group.ada.personId], { ...timeOn(2), answerBy: null })
    const cancelled = await held(world, group)
    await by(world, group.ada, (c) => cancelEvent(c, cancelled, { version: 1, note: '', batchId: 'x' }))
    const told = await held(world, group)
    await held(world, group, 3)
    world.pass({ hours: 22 })
    await by(world, group.bo, (c) => tellOfMeeting(c, told, { met: true, people: 3 }))
    await askWhetherMet(world.db, world.now())
    world.pass({ hours: 24 * 20 })
    await askWhetherMet(world.db, world.now())
    expect(await questions(world)).toEqual([])
  })

  test('asks the host when the one who called it has left; when nobody can be asked the question waits', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    await held(world, group)
    await world.db
      .updateTable('membership')
      .set({ validTo: '2026-10-01' })
      .where('personId', '=', group.ada.personId)
      .execute()
    await world.db
      .insertInto('groupHome')
      .values({
        id: group.id,
        practices: '',
        language: null,
        meets: null,
        hostId: group.bo.personId,
        keepsNotes: 0,
        version: 1,
      })
      .execute()
    world.pass({ hours: 24 })
    await askWhetherMet(world.db, world.now())
    expect((await questions(world)).map(({ personId }) => personId)).toEqual([group.bo.personId])
    const other = await smallGroup(world, { name: 'Pienryhmä 4' })
    const eventId = await held(world, other, 5)
    await world.db.updateTable('event').set({ createdBy: null }).where('id', '=', eventId).execute()
    world.pass({ hours: 24 * 4 })
    await askWhetherMet(world.db, world.now())
    expect(await questions(world)).toHaveLength(1)
    expect((await meetingsOf(world.db, other.id, world.now())).past).toMatchObject([{ eventId, met: null }])
  })
})

describe('telling', () => {
  async function asked(world: World) {
    const group = await smallGroup(world)
    const eventId = await held(world, group)
    world.pass({ hours: 24 })
    await askWhetherMet(world.db, world.now())
    const link = await linkOf(world)
    const tell = (met: boolean, people: number | null) =>
      by(world, holderOf(link), (c) => tellByLink(c, link.thingId, link.personId, { met, people }))
    return { group, eventId, link, tell }
  }

  test('by the link: yes with how many, and again otherwise', async () => {
    await using world = await testWorld()
    const { tell, group } = await asked(world)
    expect(await tell(true, 7)).toEqual({ ok: true })
    expect(await reports(world)).toMatchObject([{ met: 1, people: 7, answeredBy: group.ada.personId }])
    expect(await tell(false, 7)).toEqual({ ok: true })
    expect(await reports(world)).toMatchObject([{ met: 0, people: null }])
    expect(await tell(true, 1)).toEqual({ ok: false, reason: 'peopleWrong' })
    expect(await tell(true, 2.5)).toEqual({ ok: false, reason: 'peopleWrong' })
    world.pass({ hours: 24 * 61 })
    expect(await tell(true, 7)).toEqual({ ok: false, reason: 'tellTooLate' })
  })

  test('the link is its holder’s alone, and dies when they leave the group', async () => {
    await using world = await testWorld()
    const { tell, group, link } = await asked(world)
    for (const who of [group.outsider, group.stranger, group.bo])
      await expect(
        by(world, who, (c) => tellByLink(c, link.thingId, link.personId, { met: true, people: 2 })),
      ).rejects.toMatchObject({ status: 403 })
    await world.db
      .updateTable('membership')
      .set({ validTo: '2026-10-01' })
      .where('personId', '=', group.ada.personId)
      .execute()
    expect(await tell(true, 7)).toEqual({ ok: false, reason: 'notInGroup' })
  })

  test('of a meeting in the calendar by anybody in the group; before it begins there is nothing to tell', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const eventId = await held(world, group)
    const tell = (who: TestGroup['bo']) =>
      by(world, who, (c) => tellOfMeeting(c, eventId, { met: true, people: 4 }))
    expect(await tell(group.bo)).toEqual({ ok: false, reason: 'notHeldYet' })
    world.pass({ hours: 24 })
    await expect(tell(group.outsider)).rejects.toMatchObject({ status: 403 })
    expect(await tell(group.bo)).toEqual({ ok: true })
    await askWhetherMet(world.db, world.now())
    expect(await questions(world)).toEqual([])
  })

  test('of one that was never called: a day once, not ahead, not before the group', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const tell = (heldOn: string, people: number | null = 5, id = v7()) =>
      by(world, group.bo, (c) => tellMet(c, id, { networkId: group.id, heldOn, people }))
    const id = v7()
    expect(await tell('2026-09-20', 5, id)).toEqual({ ok: true })
    expect(await tell('2026-09-20', 5, id)).toEqual({ ok: true })
    expect(await tell('2026-09-20')).toEqual({ ok: false, reason: 'metToldAlready' })
    expect(await tell('2026-10-02')).toEqual({ ok: false, reason: 'notHeldYet' })
    expect(await tell('2019-12-31')).toEqual({ ok: false, reason: 'beforeGroup' })
    expect(await tell('2026-09-21', 100)).toEqual({ ok: false, reason: 'peopleWrong' })
    expect(await tell('2026-09-21', null)).toEqual({ ok: true })
    expect(await reports(world)).toHaveLength(2)
    await expect(
      by(world, group.outsider, (c) =>
        tellMet(c, v7(), { networkId: group.id, heldOn: '2026-09-22', people: 3 }),
      ),
    ).rejects.toMatchObject({ status: 403 })
  })

  test('of a day that the calendar has a meeting on tells of that one', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const eventId = await held(world, group)
    world.pass({ hours: 24 })
    const tell = () =>
      by(world, group.bo, (c) => tellMet(c, v7(), { networkId: group.id, heldOn: '2026-10-02', people: 6 }))
    expect(await tell()).toEqual({ ok: true })
    expect(await reports(world)).toMatchObject([{ eventId, met: 1, people: 6 }])
  })
})

describe('what the meetings add up to', () => {
  test('a meeting over counts as held unless it is told otherwise; organisers see days and numbers', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const quiet = await smallGroup(world, { name: 'Pienryhmä 4' })
    const first = await held(world, group, 2)
    const second = await held(world, group, 3)
    await held(world, group, 8)
    await by(world, group.bo, (c) =>
      tellMet(c, v7(), { networkId: group.id, heldOn: '2026-09-20', people: 6 }),
    )
    const ids = [group.id, quiet.id]
    const last = () => lastMetOn(world.db, ids, world.now())
    expect(await last()).toEqual(new Map([[group.id, '2026-09-20']]))
    world.pass({ hours: 48 })
    expect(await last()).toEqual(new Map([[group.id, '2026-10-03']]))
    await by(world, group.bo, (c) => tellOfMeeting(c, second, { met: false, people: null }))
    await by(world, group.bo, (c) => tellOfMeeting(c, first, { met: true, people: 4 }))
    expect(await last()).toEqual(new Map([[group.id, '2026-10-02']]))
    const days = async (ofIds: string[]) => (await daysMet(world.db, ofIds, world.now())).sort()
    expect(await days(ids)).toEqual(['2026-09-20', '2026-10-02'])
    expect(await days([quiet.id])).toEqual([])
    expect(await meetingDaysOf(world.db, group.id, world.now())).toEqual({
      coming: [{ heldOn: '2026-10-08', met: null, people: null }],
      past: [
        { heldOn: '2026-10-03', met: false, people: null },
        { heldOn: '2026-10-02', met: true, people: 4 },
        { heldOn: '2026-09-20', met: true, people: 6 },
      ],
    })
  })
})
