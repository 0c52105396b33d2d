// Which answer is in force when a calendar sends one (rule R2), and what the act of the web makes of it.
import { describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { later } from '~/domain/core/time'
import { eventById } from '~/domain/events/queries.server'
import { respond } from '~/domain/invitations/answering.server'
import { cancelEvent, changeEvent } from '~/domain/invitations/changing.server'
import { inviteAudience, withdraw } from '~/domain/invitations/inviting.server'
import { sendListOf } from '~/domain/invitations/send-list.server'
import { completePlan, lettersIn, type World } from '../world'
import { aino, answersOf, eero, invitationOf, invitedWorld, mailById, reply } from './mails'

describe('R2 what is newer', () => {
  test('an answer to an older time is kept in the history alone', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first } = stage
    const { version } = await eventById(world.db, eventId)
    const plan = { ...completePlan, startsAt: '2026-12-04T10:00:00.000Z', endsAt: '2026-12-04T14:00:00.000Z' }
    await world.act((c) => changeEvent(c, eventId, { version, plan, tell: true, batchId: v7() }))
    const taken = await reply(world, eventId, aino, 'yes', { word: { sequence: 0 } })
    expect(taken).toMatchObject({ standing: 'aside', why: 'olderTime' })
    expect((await invitationOf(world, first)).answer).toBeNull()
    expect(await answersOf(world, first)).toMatchObject([
      { answer: 'yes', source: 'calendar', answeredSequence: 0 },
    ])
    const event = await eventById(world.db, eventId)
    expect(event.startsAt).toBe(plan.startsAt)
  })

  test('of two replies the one with the newer stamp is in force, in whichever order they come', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first } = stage
    const early = world.now()
    const late = later(early, { minutes: 5 })
    world.pass({ minutes: 30 })
    expect((await reply(world, eventId, aino, 'no', { word: { stampedAt: late } })).why).toBe('recorded')
    expect((await reply(world, eventId, aino, 'yes', { word: { stampedAt: early } })).why).toBe('older')
    expect((await reply(world, eventId, aino, 'no', { word: { stampedAt: late } })).why).toBe('older')
    expect(await invitationOf(world, first)).toMatchObject({ answer: 'no', repliedStamp: late })
    // Made before the first was received, and after it was made.
    const later3 = later(early, { minutes: 10 })
    expect((await reply(world, eventId, aino, 'maybe', { word: { stampedAt: later3 } })).why).toBe('recorded')
  })

  test('an answer given on the web after the reply was made stands', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first, one } = stage
    const made = world.now()
    world.pass({ minutes: 10 })
    const link = { kind: 'link', personId: one, invitationId: first } as const
    await world.act(
      (c) => respond(c, { invitationId: first, answer: 'no', comment: '', source: 'link' }),
      link,
    )
    world.pass({ minutes: 1 })
    expect((await reply(world, eventId, aino, 'yes', { word: { stampedAt: made } })).why).toBe('older')
    expect((await invitationOf(world, first)).answer).toBe('no')
    expect((await reply(world, eventId, aino, 'yes', { word: { stampedAt: world.now() } })).why).toBe(
      'recorded',
    )
  })

  test('a calendar that gives back the stamp of the invitation is dated by its mail', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first } = stage
    const { stampedAt } = await invitationOf(world, first)
    const word = { stampedAt }
    const at = (minutes: number) => ({ sentAt: later(world.now(), { minutes: -minutes }) })
    expect((await reply(world, eventId, aino, 'yes', { word, mail: at(20) })).why).toBe('recorded')
    expect((await reply(world, eventId, aino, 'maybe', { word, mail: at(10) })).why).toBe('recorded')
    expect((await reply(world, eventId, aino, 'no', { word, mail: at(15) })).why).toBe('older')
    expect((await invitationOf(world, first)).answer).toBe('maybe')
  })

  test('a stamp in the future holds back no later answer', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first } = stage
    const word = { stampedAt: '2031-01-01T00:00:00.000Z' }
    expect((await reply(world, eventId, aino, 'yes', { word })).why).toBe('recorded')
    world.pass({ minutes: 1 })
    expect((await reply(world, eventId, aino, 'no')).why).toBe('recorded')
    expect((await invitationOf(world, first)).answer).toBe('no')
  })

  test('nothing of a reply is written to the event', async () => {
    await using stage = await invitedWorld()
    const { world, eventId } = stage
    const before = await eventById(world.db, eventId)
    await reply(world, eventId, aino, 'yes', { word: { sequence: 40 } })
    expect(await eventById(world.db, eventId)).toEqual(before)
  })

  test('a reply to the invitation that was taken back does not answer the new one', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, one, first } = stage
    await world.act((c) => withdraw(c, first))
    await world.lettersLeave()
    const again = await inviteAgain(world, eventId, one)
    expect((await reply(world, eventId, aino, 'no', { word: { sequence: 0 } })).why).toBe('older')
    expect((await invitationOf(world, again)).answer).toBeNull()
    const { sequence } = await invitationOf(world, again)
    expect((await reply(world, eventId, aino, 'yes', { word: { sequence } })).why).toBe('recorded')
  })
})

async function inviteAgain(world: World, eventId: string, personId: string) {
  const list = await sendListOf(world.db, await eventById(world.db, eventId), world.now())
  const result = await world.act((c) => inviteAudience(c, eventId, { batchId: v7(), mark: list.mark }))
  if (!result.ok) throw new Error(result.reason)
  await world.lettersLeave()
  const { id } = await world.db
    .selectFrom('invitation')
    .select('id')
    .where('personId', '=', personId)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirstOrThrow()
  return id
}

describe('the same act as on the web', () => {
  test('a yes past capacity waits', async () => {
    await using stage = await invitedWorld({ capacity: 1 })
    const { world, eventId, second } = stage
    await reply(world, eventId, aino, 'yes')
    expect(await reply(world, eventId, eero, 'yes')).toMatchObject({ standing: 'taken', why: 'waits' })
    expect(await invitationOf(world, second)).toMatchObject({ answer: 'yes', seat: 'waiting' })
  })

  test('past the deadline it is shown to the organiser, and its sender hears of it once a day', async () => {
    await using stage = await invitedWorld({ answerBy: '2026-10-02T09:00:00.000Z' })
    const { world, eventId, first } = stage
    world.pass({ hours: 48 })
    const once = await reply(world, eventId, aino, 'yes')
    expect(once).toMatchObject({ standing: 'open', why: 'deadlinePassed' })
    expect((await invitationOf(world, first)).answer).toBeNull()
    const [letter] = (await lettersIn(world.db)).filter(({ kind }) => kind === 'replyNotTaken')
    expect(letter?.data).toMatchObject({ reason: 'deadlinePassed', answer: 'yes', stands: 'none' })
    expect(letter?.data.calendar).toMatchObject({ method: 'REQUEST', participation: 'NEEDS-ACTION' })

    world.pass({ minutes: 5 })
    const again = await reply(world, eventId, aino, 'maybe')
    expect(again.standing).toBe('open')
    // The newer is asked of the organiser, the older is settled by it.
    expect(await mailById(world, once.id)).toMatchObject({ standing: 'aside', why: 'older' })
    const told = (await lettersIn(world.db)).filter(({ kind }) => kind === 'replyNotTaken')
    expect(told).toHaveLength(1)

    // A no is taken at any time, and settles what waited.
    world.pass({ minutes: 5 })
    expect((await reply(world, eventId, aino, 'no')).why).toBe('recorded')
    expect(await mailById(world, again.id)).toMatchObject({ standing: 'aside', why: 'older' })
  })

  test('an answer to a cancelled event takes the entry out of the calendar', async () => {
    await using stage = await invitedWorld()
    const { world, eventId } = stage
    const { version } = await eventById(world.db, eventId)
    await world.act((c) => cancelEvent(c, eventId, { version, note: '', batchId: v7() }))
    await world.lettersLeave()
    expect(await reply(world, eventId, aino, 'yes')).toMatchObject({
      standing: 'aside',
      why: 'eventCancelled',
    })
    const letters = (await lettersIn(world.db)).filter(({ kind }) => kind === 'replyNotTaken')
    expect(letters[0]?.data.calendar).toMatchObject({ method: 'CANCEL' })
    expect(letters[0]?.data.answerToken).toBeNull()
  })

  test('so does that of somebody taken off the list', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first } = stage
    await world.act((c) => withdraw(c, first))
    await world.lettersLeave()
    expect((await reply(world, eventId, aino, 'yes')).why).toBe('withdrawn')
    const letters = (await lettersIn(world.db)).filter(({ kind }) => kind === 'replyNotTaken')
    expect(letters[0]?.data).toMatchObject({ reason: 'withdrawn', calendar: { method: 'CANCEL' } })
  })

  test('an event that has begun takes none', async () => {
    await using stage = await invitedWorld()
    const { world, eventId } = stage
    world.pass({ hours: 24 * 63 + 2 })
    expect(await reply(world, eventId, aino, 'no')).toMatchObject({ standing: 'aside', why: 'eventOver' })
  })

  test('a comment is kept, and a long one is cut', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first } = stage
    await reply(world, eventId, aino, 'yes', { word: { comment: ` ${'ä'.repeat(5000)}` } })
    const { comment } = await invitationOf(world, first)
    expect(comment).toHaveLength(2000)
    expect(comment.endsWith('ä…')).toBe(true)
    // The same answer without a word leaves it.
    world.pass({ minutes: 1 })
    await reply(world, eventId, aino, 'yes')
    expect((await invitationOf(world, first)).comment).toBe(comment)
  })
})
