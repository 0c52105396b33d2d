// What mail that came in does: whose it is, the wishes of calendars, returns and people’s own words.
import { describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { eventById } from '~/domain/events/queries.server'
import { completePlan, lettersIn, mailbox, type World } from '../world'
import {
  aino,
  answersOf,
  eero,
  invitationOf,
  invitedWorld,
  letterTo,
  mailById,
  mailOf,
  reply,
  take,
  waitingLetters,
  wordOf,
} from './mails'

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
  const returned = (address: string, final: boolean) => ({
    kind: 'bounce' as const,
    recipients: [{ address, status: final ? '5.1.1' : '4.4.1', final, said: 'No such user' }],
  })

  test('a letter that came back is marked, by its own address or its Message-ID', async () => {
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
  })

  test('a return that names no letter of ours flags nobody: anybody could have written it', async () => {
    await using stage = await invitedWorld()
    const { world } = stage
    expect((await take(world, mailOf({ said: returned(aino, true) }))).why).toBe('bounceUnknown')
    const flagged = world.db.selectFrom('address').select('email').where('failedAt', 'is not', null)
    expect(await flagged.execute()).toEqual([])
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

  test('what answers a mail that was passed on is not passed on again: two machines would never end', async () => {
    await using stage = await invitedWorld()
    const { world, first } = stage
    const letter = await letterTo(world, first)
    const said = { kind: 'letter' as const }
    const from = { name: '', address: aino }
    await take(world, mailOf({ from, said, follows: [letter.messageId] }))
    const [passed] = await waitingLetters(world)
    const away = { from: { name: '', address: 'toinen.osoite@vm.example' }, said }
    const follows = [passed?.messageId ?? '']
    expect((await take(world, mailOf({ ...away, follows }))).why).toBe('letter')
    expect((await take(world, mailOf(away), passed?.id)).why).toBe('letter')
    expect(await waitingLetters(world)).toHaveLength(1)
  })

  test('of a flood of mail sixty are passed on in an hour, each with a subject of bounded length', async () => {
    await using stage = await invitedWorld()
    const { world, first } = stage
    const follows = [(await letterTo(world, first)).messageId]
    const flood = { from: { name: '', address: aino }, said: { kind: 'letter' as const }, follows }
    for (let i = 0; i < 62; i++) await take(world, mailOf({ ...flood, subject: 'Hei '.repeat(500) }))
    const passed = await waitingLetters(world)
    expect(passed).toHaveLength(60)
    expect(JSON.parse(passed[0]?.data ?? '{}')).toMatchObject({
      subject: expect.stringMatching(/^.{1,201}$/),
    })
    world.pass({ hours: 2 })
    expect((await take(world, mailOf(flood))).why).toBe('letterForwarded')
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
