// A group's meetings: called or decided, in the calendars, moved, cancelled, followed by who sits in the group.
import ICAL from 'ical.js'
import { describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { composeMail } from '~/post/compose.server'
import { renderLetter } from '#emails/render'
import { respond } from '~/domain/invitations/answering.server'
import { cancelEvent } from '~/domain/invitations/changing.server'
import { callMeeting, decidePoll, meetingById, moveMeeting } from '~/domain/meetings/meeting-acts.server'
import { tickTimes, dropPoll } from '~/domain/meetings/poll-acts.server'
import { pollById } from '~/domain/meetings/polls.server'
import { inviteJoined } from '~/domain/meetings/report-acts.server'
import { shareFields } from '~/domain/people/sharing.server'
import { lettersIn, mailbox, testWorld, type World } from '../world'
import { by, poll, smallGroup, timeOn, type TestGroup } from './group'

const from = { mailbox }

/** The calendar object of the last letter to a person, read by Thunderbird's parser; null when it holds none. */
async function lastObject(world: World, personId: string) {
  const taken = await world.db
    .selectFrom('outbox')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const site = { baseUrl: 'http://johtofoorumi.example', senderName: 'Johtofoorumi' }
  const sender = { ...site, mailFrom: { name: 'Johtofoorumi', address: mailbox } }
  const mail = await composeMail(
    { ...taken, leasedUntil: world.now(), follows: taken.inReplyTo },
    sender,
    (letter, locale) => renderLetter(letter, locale, site),
  )
  const content = (mail.icalEvent as { content?: string } | undefined)?.content
  if (content === undefined) return { kind: taken.kind, object: null, text: String(mail.text) }
  const calendar = new ICAL.Component(ICAL.parse(content) as ConstructorParameters<typeof ICAL.Component>[0])
  const event = calendar.getFirstSubcomponent('vevent')
  const value = (name: string) => String(event?.getFirstPropertyValue(name))
  const attendees = event?.getAllProperties('attendee') ?? []
  return {
    kind: taken.kind,
    text: String(mail.text),
    object: {
      method: String(calendar.getFirstPropertyValue('method')),
      uid: value('uid'),
      sequence: Number(value('sequence')),
      summary: value('summary'),
      description: value('description'),
      start: value('dtstart'),
      status: value('status'),
      organizer: value('organizer'),
      attendees: attendees.length,
      partstat: String(attendees[0]?.getParameter('partstat')),
    },
  }
}

/** A poll that Bo can come to at its first time, decided by Ada. */
async function decided(world: World, group: TestGroup, withLiaison = false) {
  const { id, times } = await poll(world, group)
  const [first = '', second = ''] = times
  await by(world, group.bo, (c) => tickTimes(c, id, group.bo.personId, { [first]: 'yes', [second]: 'no' }))
  await by(world, group.cecilia, (c) => tickTimes(c, id, group.cecilia.personId, { [first]: 'ifNeedBe' }))
  const result = await by(world, group.ada, (c) => decidePoll(c, id, first, { ...from, withLiaison }))
  if (!result.ok) throw new Error(result.reason)
  return { pollId: id, first, second, ...result }
}

const invitationsTo = (world: World, eventId: string) =>
  world.db.selectFrom('invitation').selectAll().where('eventId', '=', eventId).orderBy('id').execute()

const answersOf = async (world: World, eventId: string) =>
  new Map((await invitationsTo(world, eventId)).map((row) => [row.personId, row.answer]))

describe('deciding', () => {
  test('makes the meeting of the group, in three languages, the words of the members in its description alone', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const { eventId, pollId } = await decided(world, group)
    expect(await meetingById(world.db, eventId)).toMatchObject({
      kind: 'other',
      status: 'open',
      networkId: group.id,
      titleFi: 'Pienryhmä 3: tapaaminen',
      titleSv: 'Smågrupp 3: träff',
      titleEn: 'Small group 3: meeting',
      descriptionFi: 'Salainen aihe\n\nSalainen viesti',
      descriptionSv: '',
      place: 'Salainen kahvila',
      ...timeOn(8),
      contactName: 'Ada Kuusi',
      contactEmail: '',
      mailbox,
    })
    expect(await pollById(world.db, pollId)).toMatchObject({ eventId, decidedAt: world.now() })
  })

  test('enters those as coming whom the time suits; the others are asked, the liaison when wanted', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const { eventId, invited } = await decided(world, group)
    expect(invited).toBe(3)
    expect(await answersOf(world, eventId)).toEqual(
      new Map([
        [group.ada.personId, 'yes'],
        [group.bo.personId, 'yes'],
        [group.cecilia.personId, null],
      ]),
    )
    const rows = await world.db.selectFrom('answer').selectAll().execute()
    expect(rows.map(({ answer, source, seat }) => ({ answer, source, seat }))).toEqual([
      { answer: 'yes', source: 'page', seat: 'seated' },
      { answer: 'yes', source: 'page', seat: 'seated' },
    ])
    const withLiaison = await smallGroup(world, { name: 'Pienryhmä 4' })
    const other = await decided(world, withLiaison, true)
    expect((await answersOf(world, other.eventId)).has(withLiaison.liaison.personId)).toBe(true)
  })

  test('tells each calendar what its person has said', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const { eventId } = await decided(world, group)
    const { uid } = await meetingById(world.db, eventId)
    const bo = await lastObject(world, group.bo.personId)
    expect(bo.kind).toBe('answered')
    expect(bo.object).toEqual({
      method: 'REQUEST',
      uid,
      sequence: 0,
      summary: 'Smågrupp 3: träff',
      description: expect.stringContaining('Salainen aihe') as string,
      start: '2026-10-08T09:00:00',
      status: 'CONFIRMED',
      organizer: `mailto:${mailbox}`,
      attendees: 1,
      partstat: 'ACCEPTED',
    })
    const cecilia = await lastObject(world, group.cecilia.personId)
    expect(cecilia.kind).toBe('invitation')
    expect(cecilia.object).toMatchObject({ method: 'REQUEST', uid, partstat: 'NEEDS-ACTION', attendees: 1 })
  })

  test('the same press twice decides once; another time, a dropped poll or a time that has passed is refused', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const { pollId, first, second, eventId } = await decided(world, group)
    const decide = (id: string, time: string) =>
      by(world, group.bo, (c) => decidePoll(c, id, time, { ...from, withLiaison: false }))
    expect(await decide(pollId, first)).toEqual({ ok: true, eventId, invited: 0 })
    expect(await decide(pollId, second)).toEqual({ ok: false, reason: 'pollDecided' })
    const other = await poll(world, group)
    expect(await decide(other.id, first)).toEqual({ ok: false, reason: 'timeGone' })
    world.pass({ hours: 24 * 7 })
    expect(await decide(other.id, other.times[0] ?? '')).toEqual({ ok: false, reason: 'timePast' })
    await by(world, group.ada, (c) => dropPoll(c, other.id))
    expect(await decide(other.id, other.times[1] ?? '')).toEqual({ ok: false, reason: 'pollDropped' })
    expect(await world.db.selectFrom('event').selectAll().execute()).toHaveLength(1)
  })

  test.each(['outsider', 'stranger'] as const)('is not for the %s', async (who) => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const { id, times } = await poll(world, group)
    const trying = by(world, group[who], (c) =>
      decidePoll(c, id, times[0] ?? '', { ...from, withLiaison: false }),
    )
    await expect(trying).rejects.toMatchObject({ status: 403 })
  })
})

const meeting = (group: TestGroup, given: object = {}) => ({
  networkId: group.id,
  title: 'Kahvit',
  note: '',
  place: 'Säätytalo',
  onlineUrl: '',
  withLiaison: false,
  ...timeOn(8),
  ...given,
})

async function called(world: World, group: TestGroup, given: object = {}) {
  const id = v7()
  const result = await by(world, group.ada, (c) => callMeeting(c, id, meeting(group, given), from))
  if (!result.ok) throw new Error(result.reason)
  return id
}

describe('calling at once', () => {
  test('invites everybody but those away then; whoever calls it comes, and is seen as each lets be seen', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    await by(world, group.ada, (c) => shareFields(c, group.ada.personId, ['email']))
    const id = await called(world, group)
    expect(await answersOf(world, id)).toEqual(
      new Map([
        [group.ada.personId, 'yes'],
        [group.bo.personId, null],
        [group.cecilia.personId, null],
      ]),
    )
    expect((await meetingById(world.db, id)).contactEmail).toMatch(/@virasto\.example$/)
    // Dan's pause is over by then.
    const later = await called(world, group, timeOn(22))
    expect((await answersOf(world, later)).has(group.dan.personId)).toBe(true)
    expect(await by(world, group.ada, (c) => callMeeting(c, id, meeting(group), from))).toEqual({
      ok: true,
      invited: 0,
    })
  })

  test.each([
    ['timePast', timeOn(1)],
    ['timeBackwards', { startsAt: timeOn(9).endsAt, endsAt: timeOn(9).startsAt }],
  ])('refuses %s', async (reason, time) => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    await expect(called(world, group, time)).rejects.toThrow(reason)
  })
})

describe('moving and cancelling', () => {
  test('another time asks everybody again with a higher SEQUENCE; only the group may move it', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const id = await called(world, group)
    const change = { version: 1, place: 'Säätytalo', onlineUrl: '', batchId: 'move', ...timeOn(9) }
    for (const who of [group.outsider, group.stranger])
      await expect(by(world, who, (c) => moveMeeting(c, id, change))).rejects.toMatchObject({ status: 403 })
    expect(await by(world, group.bo, (c) => moveMeeting(c, id, change))).toEqual({ ok: true, told: 3 })
    const ada = await lastObject(world, group.ada.personId)
    expect(ada.kind).toBe('timeChanged')
    expect(ada.object).toMatchObject({
      method: 'REQUEST',
      sequence: 1,
      partstat: 'NEEDS-ACTION',
      start: '2026-10-09T09:00:00',
    })
    expect(await by(world, group.bo, (c) => moveMeeting(c, id, change))).toEqual({
      ok: false,
      reason: 'changedMeanwhile',
    })
    const again = { ...change, version: 2 }
    expect(await by(world, group.bo, (c) => moveMeeting(c, id, { ...again, ...timeOn(1) }))).toEqual({
      ok: false,
      reason: 'timePast',
    })
    expect(
      await by(world, group.bo, (c) => moveMeeting(c, id, { ...again, onlineUrl: 'javascript:x' })),
    ).toEqual({ ok: false, reason: 'linkWrong' })
  })

  test('another place is told and asks nobody', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const id = await called(world, group)
    const change = { version: 1, place: 'Kirjasto', onlineUrl: '', batchId: 'move', ...timeOn(8) }
    await by(world, group.bo, (c) => moveMeeting(c, id, change))
    const ada = await lastObject(world, group.ada.personId)
    expect([ada.kind, ada.object?.partstat]).toEqual(['detailsChanged', 'ACCEPTED'])
  })

  test('cancelling takes it out of every calendar that holds it', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const id = await called(world, group)
    await world.lettersLeave()
    const cancel = { version: 1, note: 'Flunssa', batchId: 'cancel' }
    for (const who of [group.outsider, group.stranger])
      await expect(by(world, who, (c) => cancelEvent(c, id, cancel))).rejects.toMatchObject({ status: 403 })
    expect(await by(world, group.ada, (c) => cancelEvent(c, id, cancel))).toEqual({ ok: true, told: 3 })
    const bo = await lastObject(world, group.bo.personId)
    expect(bo.object).toMatchObject({ method: 'CANCEL', sequence: 1, status: 'CANCELLED' })
    expect(bo.text).toContain('Flunssa')
  })

  test('an organisers’ event is no meeting of a group’s', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const { eventId } = await world.invited([group.ada.personId])
    const cancel = { version: 2, note: '', batchId: 'cancel' }
    await expect(by(world, group.ada, (c) => cancelEvent(c, eventId, cancel))).rejects.toMatchObject({
      status: 403,
    })
  })
})

describe('answering a meeting', () => {
  test('is the member’s own: neither an organiser, the liaison nor an assistant answers', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const id = await called(world, group)
    const bo = (await invitationsTo(world, id)).find(({ personId }) => personId === group.bo.personId)
    const answer = (actor: TestGroup['bo']) =>
      by(world, actor, (c) =>
        respond(c, { invitationId: bo?.id ?? '', answer: 'yes', comment: '', source: 'page' }),
      )
    const assistant = { ...group.stranger, managerIds: [group.bo.personId] }
    for (const actor of [group.outsider, group.liaison, group.ada, assistant])
      await expect(answer(actor)).rejects.toMatchObject({ status: 403 })
    expect(await answer(group.bo)).toMatchObject({ ok: true, seat: 'seated' })
  })
})

describe('who sits in the group', () => {
  test('is who is invited: a newcomer is asked, whoever has left is taken off, the liaison is left in peace', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    const id = await called(world, group)
    await world.lettersLeave()
    const newcomer = await world.person({ firstName: 'Uusi' })
    await world.member(group.id, newcomer, { validFrom: '2026-10-02' })
    await world.db
      .updateTable('membership')
      .set({ validTo: '2026-10-01', endReason: 'ownWish' })
      .where('personId', '=', group.bo.personId)
      .execute()
    world.pass({ hours: 24 })
    await inviteJoined(world.db, world.now())
    const live = (await invitationsTo(world, id)).filter(({ withdrawnAt }) => withdrawnAt === null)
    expect(live.map(({ personId }) => personId)).toEqual([
      group.ada.personId,
      group.cecilia.personId,
      newcomer,
    ])
    expect((await lastObject(world, group.bo.personId)).object).toMatchObject({ method: 'CANCEL' })
    expect((await lastObject(world, newcomer)).object).toMatchObject({ method: 'REQUEST' })
    const letters = (await lettersIn(world.db)).length
    await inviteJoined(world.db, world.now())
    expect((await lettersIn(world.db)).length).toBe(letters)
  })

  test('changes nothing of meetings that are over, cancelled or the organisers’', async () => {
    await using world = await testWorld()
    const group = await smallGroup(world)
    await world.invited([group.ada.personId])
    const cancelled = await called(world, group)
    await by(world, group.ada, (c) => cancelEvent(c, cancelled, { version: 1, note: '', batchId: 'x' }))
    await called(world, group, timeOn(2))
    world.pass({ hours: 48 })
    await world.member(group.id, await world.person())
    const letters = (await lettersIn(world.db)).length
    await inviteJoined(world.db, world.now())
    expect((await lettersIn(world.db)).length).toBe(letters)
  })
})
