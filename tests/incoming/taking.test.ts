// What mail that came in does: answers from calendars, what they may not do, wishes, returns and people's own words.
import { describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { respond } from '~/domain/invitations/answering.server'
import { cancelEvent, changeEvent } from '~/domain/invitations/changing.server'
import { inviteAudience, withdraw } from '~/domain/invitations/inviting.server'
import { sendListOf } from '~/domain/invitations/send-list.server'
import { eventById } from '~/domain/events/queries.server'
import { later } from '~/domain/core/time'
import { completePlan, lettersIn, mailbox, testWorld, type World } from '../world'
import { invitationOf, mailById, mailOf, reply, take, waitingLetters, wordOf } from './mails'

const aino = 'aino.laine@virasto.example'
const eero = 'eero.maki@virasto.example'

/** Two people invited to an event, an hour ago. */
async function invitedWorld(given: Parameters<World['invited']>[1] = {}) {
  const world = await testWorld()
  const one = await world.person({ firstName: 'Aino', lastName: 'Laine', email: aino })
  const two = await world.person({ firstName: 'Eero', lastName: 'Mäki', email: eero })
  const { eventId, invitationIds } = await world.invited([one, two], given)
  world.pass({ hours: 1 })
  const close = { [Symbol.asyncDispose]: () => world.close() }
  return { ...close, world, one, two, eventId, first: invitationIds[0] ?? '', second: invitationIds[1] ?? '' }
}

const answersOf = (world: World, invitationId: string) =>
  world.db
    .selectFrom('answer')
    .select(['answer', 'source', 'answeredBy', 'answeredSequence'])
    .where('invitationId', '=', invitationId)
    .orderBy('id')
    .execute()

const assistantOf = async (world: World, managerId: string, email: string) => {
  const id = await world.person({ firstName: 'Sanna', lastName: 'Apu', email })
  await world.assist(managerId, id)
  return id
}

describe('R1 who is meant', () => {
  test('an answer is taken by the address of its ATTENDEE, whatever its case', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first, one } = stage
    const taken = await reply(world, eventId, 'Aino.Laine@Virasto.example', 'yes')
    expect(taken).toMatchObject({ standing: 'taken', why: 'recorded', again: false })
    expect(await invitationOf(world, first)).toMatchObject({
      answer: 'yes',
      seat: 'seated',
      answerSource: 'calendar',
      answeredBy: one,
    })
    expect(await mailById(world, taken.id)).toMatchObject({ personId: one, invitationId: first, eventId })
    expect((await waitingLetters(world)).map(({ kind }) => kind)).toEqual(['answered'])
  })

  test('the same mail read twice counts once', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first } = stage
    const said = { kind: 'answer' as const, answer: 'yes' as const, ...(await wordOf(world, eventId, aino)) }
    const mail = mailOf({ from: { name: 'Aino Laine', address: aino }, said })
    const once = await take(world, mail)
    const again = await take(world, mail)
    expect(again).toEqual({ ...once, again: true })
    expect(await answersOf(world, first)).toHaveLength(1)
    expect(await world.db.selectFrom('incomingMail').select('id').execute()).toHaveLength(1)
  })

  test('an earlier address and a learnt one lead to the person', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first, second, one, two } = stage
    await world.db
      .insertInto('address')
      .values({
        id: v7(),
        personId: one,
        email: 'aino@vanha.example',
        validFrom: '2010-01-01',
        validTo: '2019-12-31',
        failedAt: null,
        failure: null,
      })
      .execute()
    await world.db
      .insertInto('alias')
      .values({
        id: v7(),
        personId: two,
        email: 'e.maki@muu.example',
        addedAt: world.now(),
        addedBy: null,
        removedAt: null,
      })
      .execute()
    expect((await reply(world, eventId, 'aino@vanha.example', 'no')).why).toBe('recorded')
    expect((await reply(world, eventId, 'e.maki@muu.example', 'maybe')).why).toBe('recorded')
    expect((await invitationOf(world, first)).answer).toBe('no')
    expect((await invitationOf(world, second)).answer).toBe('maybe')
  })

  test('an unknown address waits with nothing recorded; nobody new is entered', async () => {
    await using stage = await invitedWorld()
    const { world, eventId } = stage
    const people = () => world.db.selectFrom('person').select('id').execute()
    const before = await people()
    const taken = await reply(world, eventId, 'tuntematon@muualla.example', 'yes')
    expect(taken).toMatchObject({ standing: 'open', why: 'unknownSender' })
    expect(await people()).toEqual(before)
    expect(await world.db.selectFrom('answer').select('id').execute()).toEqual([])
  })

  test('one who is known and not invited is not taken for the one whose letter it answers', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first } = stage
    await world.person({ email: 'kolmas@virasto.example' })
    const letter = await letterTo(world, first)
    const taken = await reply(world, eventId, 'kolmas@virasto.example', 'yes', {
      mail: { follows: [letter.messageId] },
      letterId: letter.id,
    })
    expect(taken).toMatchObject({ standing: 'open', why: 'notInvited' })
    expect((await invitationOf(world, first)).answer).toBeNull()
  })

  test('the letter that it follows tells who, when the names agree', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first } = stage
    const letter = await letterTo(world, first)
    const other = { follows: [letter.messageId], from: { name: 'Pekka Vieras', address: 'p@toinen.example' } }
    expect((await reply(world, eventId, 'p@toinen.example', 'yes', { mail: other })).why).toBe(
      'unknownSender',
    )
    const own = { follows: [letter.messageId], from: { name: 'Laine, Aino', address: 'al@toinen.example' } }
    expect((await reply(world, eventId, 'al@toinen.example', 'yes', { mail: own })).why).toBe('recorded')
    expect((await invitationOf(world, first)).answer).toBe('yes')
  })

  test('a colleague who answers for another is shown to the organiser', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first } = stage
    const taken = await reply(world, eventId, aino, 'no', { mail: { from: { name: 'Eero', address: eero } } })
    expect(taken).toMatchObject({ standing: 'open', why: 'senderDiffers' })
    expect((await invitationOf(world, first)).answer).toBeNull()
  })

  test('an assistant answers for their manager, under their own name', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first, one } = stage
    const assistant = await assistantOf(world, one, 'sanna.apu@virasto.example')
    const mail = { from: { name: 'Sanna Apu', address: 'sanna.apu@virasto.example' } }
    expect((await reply(world, eventId, aino, 'yes', { mail })).why).toBe('recorded')
    expect(await invitationOf(world, first)).toMatchObject({
      answerSource: 'calendar',
      answeredBy: assistant,
    })
  })

  test('an assistant of earlier days does not', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first, one } = stage
    const id = await world.person({ email: 'entinen@virasto.example' })
    await world.assist(one, id, { validTo: '2026-02-01' })
    const mail = { from: { name: '', address: 'entinen@virasto.example' } }
    expect((await reply(world, eventId, aino, 'yes', { mail })).why).toBe('senderDiffers')
    expect((await invitationOf(world, first)).answer).toBeNull()
  })

  test('an unknown UID waits', async () => {
    await using stage = await invitedWorld()
    const { world, eventId } = stage
    expect((await reply(world, eventId, aino, 'yes', { word: { uid: 'toisen@muu.example' } })).why).toBe(
      'unknownEvent',
    )
  })

  test('mail from our own mailbox is set aside', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first } = stage
    const mail = { from: { name: '', address: mailbox.toUpperCase() } }
    expect((await reply(world, eventId, aino, 'yes', { mail })).why).toBe('ownMail')
    expect((await invitationOf(world, first)).answer).toBeNull()
  })
})

const letterTo = async (world: World, invitationId: string) =>
  world.db
    .selectFrom('outbox')
    .select(['id', 'messageId'])
    .where('invitationId', '=', invitationId)
    .orderBy('id')
    .executeTakeFirstOrThrow()

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

describe('R3 wishes of a calendar', () => {
  test('a delegation and a counter-proposal wait for the organiser; what repeats them does not', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first } = stage
    const from = { name: '', address: aino }
    const word = await wordOf(world, eventId, aino)
    const delegation = {
      kind: 'delegation' as const,
      to: { name: 'Sijainen', address: 's@x.example' },
      ...word,
    }
    const counter = {
      kind: 'counter' as const,
      startsAt: '2026-12-05T10:00:00.000Z',
      endsAt: null,
      place: '',
      ...word,
    }
    expect((await take(world, mailOf({ from, said: delegation }))).why).toBe('delegated')
    expect((await take(world, mailOf({ from, said: delegation }))).why).toBe('older')
    const shown = await take(world, mailOf({ from, said: counter }))
    expect(shown).toMatchObject({ standing: 'open', why: 'counter' })
    expect((await invitationOf(world, first)).answer).toBeNull()
    expect((await eventById(world.db, eventId)).startsAt).toBe(completePlan.startsAt)
  })

  test('a calendar that asks for its entry gets it as it stands, at most once an hour', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first } = stage
    await reply(world, eventId, aino, 'yes')
    await world.lettersLeave()
    const ask = async () =>
      take(
        world,
        mailOf({
          from: { name: '', address: aino },
          said: { kind: 'refresh', ...(await wordOf(world, eventId, aino)) },
        }),
      )
    const before = await invitationOf(world, first)
    expect(await ask()).toMatchObject({ standing: 'taken', why: 'sentAgain' })
    expect(await ask()).toMatchObject({ standing: 'aside', why: 'askedLately' })
    const [letter] = (await lettersIn(world.db)).filter(({ kind }) => kind === 'calendarAgain')
    expect(letter?.data.calendar).toMatchObject({
      method: 'REQUEST',
      participation: 'ACCEPTED',
      sequence: before.sequence,
    })
    world.pass({ hours: 2 })
    await reply(world, eventId, aino, 'no')
    await world.lettersLeave()
    expect((await ask()).why).toBe('sentAgain')
    const again = (await lettersIn(world.db)).filter(({ kind }) => kind === 'calendarAgain')
    expect(again[1]?.data.calendar).toMatchObject({ method: 'CANCEL' })
  })
})

describe('R5 returns, absence and people’s own words', () => {
  const returned = (address: string, permanent: boolean) => ({
    kind: 'bounce' as const,
    recipients: [{ address, status: permanent ? '5.1.1' : '4.4.1', permanent, said: 'No such user' }],
  })

  test('a letter that came back is marked, by its own address, its Message-ID or the address that failed', async () => {
    await using stage = await invitedWorld()
    const { world, first, second } = stage
    const [one, two] = [await letterTo(world, first), await letterTo(world, second)]
    expect((await take(world, mailOf({ said: returned(aino, true) }), one.id)).why).toBe('bounced')
    expect(
      await take(world, mailOf({ said: returned(eero, false), follows: [two.messageId] })),
    ).toMatchObject({
      standing: 'aside',
      why: 'bounceDelayed',
    })
    const failed = () =>
      world.db.selectFrom('address').select('email').where('failedAt', 'is not', null).execute()
    expect(await failed()).toEqual([{ email: aino }])
    expect((await take(world, mailOf({ said: returned(eero.toUpperCase(), true) }))).why).toBe('bounced')
    expect(await failed()).toHaveLength(2)
    expect((await take(world, mailOf({ said: returned('kukaan@missa.example', true) }))).why).toBe(
      'bounceUnknown',
    )
  })

  test('a return long after names no letter by its address alone', async () => {
    await using stage = await invitedWorld()
    const { world } = stage
    world.pass({ hours: 24 * 8 })
    expect((await take(world, mailOf({ said: returned(aino, true) }))).why).toBe('bounceUnknown')
  })

  test('an absence is no answer', async () => {
    await using stage = await invitedWorld()
    const { world, first, one, eventId } = stage
    const letter = await letterTo(world, first)
    const taken = await take(
      world,
      mailOf({ from: { name: '', address: aino }, said: { kind: 'absence' }, follows: [letter.messageId] }),
    )
    expect(taken).toMatchObject({ standing: 'aside', why: 'absence' })
    expect(await mailById(world, taken.id)).toMatchObject({ personId: one, eventId, invitationId: first })
    expect((await invitationOf(world, first)).answer).toBeNull()
  })

  test('somebody’s own words wait, and are passed on to the contact of the event that they answer', async () => {
    await using stage = await invitedWorld()
    const { world, first } = stage
    const letter = await letterTo(world, first)
    const mail = {
      from: { name: 'Aino Laine', address: aino },
      said: { kind: 'letter' as const },
      subject: 'VS: Kutsu',
      text: 'Pääsen vasta yhdeltä.',
    }
    expect(await take(world, mailOf({ ...mail, follows: [letter.messageId] }))).toMatchObject({
      standing: 'open',
      why: 'letterForwarded',
    })
    const [passed] = await waitingLetters(world)
    expect(passed).toMatchObject({ kind: 'mailForwarded', toAddress: completePlan.contactEmail })
    expect(JSON.parse(passed?.data ?? '{}')).toMatchObject({ text: mail.text, from: mail.from })
    expect(await take(world, mailOf(mail))).toMatchObject({ standing: 'open', why: 'letter' })
    expect(await waitingLetters(world)).toHaveLength(1)
  })

  test('the contact’s own words are not passed on to the contact', async () => {
    await using stage = await invitedWorld()
    const { world, first } = stage
    const letter = await letterTo(world, first)
    const from = { name: '', address: completePlan.contactEmail }
    const taken = await take(world, mailOf({ from, said: { kind: 'letter' }, follows: [letter.messageId] }))
    expect(taken.why).toBe('letter')
    expect(await waitingLetters(world)).toEqual([])
  })

  test.each(['winmail', 'damaged', 'tooLarge', 'otherCalendar'] as const)('%s waits', async (reason) => {
    await using stage = await invitedWorld()
    const { world } = stage
    expect(await take(world, mailOf({ said: { kind: 'unreadable', reason } }))).toMatchObject({
      standing: 'open',
      why: reason,
    })
  })
})
