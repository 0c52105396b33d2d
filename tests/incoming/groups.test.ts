// Mail about the meeting of a small group: it works for the members, and organisers see nothing of it.
import { describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { putBack } from '~/domain/incoming/acts.server'
import { forgetMail } from '~/domain/incoming/forgetting.server'
import { mailPage } from '~/domain/incoming/page.server'
import { mailsWaiting, queueOf } from '~/domain/incoming/queue.server'
import { readQueueSearch } from '~/domain/incoming/search'
import { callMeeting } from '~/domain/meetings/meeting-acts.server'
import { by, smallGroup, timeOn } from '../meetings/group'
import { lettersIn, testWorld, type World } from '../world'
import { mailById, reply, waitingLetters } from './mails'

describe('a small group’s meeting', () => {
  async function meetingWorld() {
    const world = await testWorld()
    const group = await smallGroup(world)
    const eventId = v7()
    const given = { title: 'Salainen', note: '', place: 'Salaa', onlineUrl: '', withLiaison: false }
    await by(world, group.ada, (c) =>
      callMeeting(c, eventId, { ...given, networkId: group.id, ...timeOn(20) }, { mailbox: 'vm@vm.example' }),
    )
    await world.lettersLeave()
    world.pass({ hours: 1 })
    const emailOf = async (personId: string) =>
      (
        await world.db
          .selectFrom('address')
          .select('email')
          .where('personId', '=', personId)
          .executeTakeFirstOrThrow()
      ).email
    const bo = await emailOf(group.bo.personId)
    const close = { [Symbol.asyncDispose]: () => world.close() }
    return { ...close, world, group, eventId, bo }
  }
  const invitationTo = (world: World, eventId: string, personId: string) =>
    world.db
      .selectFrom('invitation')
      .selectAll()
      .where('eventId', '=', eventId)
      .where('personId', '=', personId)
      .executeTakeFirstOrThrow()

  test('a member answers from their calendar, and organisers see nothing of it', async () => {
    await using stage = await meetingWorld()
    const { world, group, eventId, bo } = stage
    const mail = { subject: 'Hyväksytty: Salainen', text: 'Salainen viesti' }
    const taken = await reply(world, eventId, bo, 'yes', { mail, word: { comment: 'Salainen' } })
    expect(taken.why).toBe('recorded')
    expect((await invitationTo(world, eventId, group.bo.personId)).answer).toBe('yes')
    expect(JSON.stringify(await mailById(world, taken.id))).not.toMatch(/salai/i)
    const all = await queueOf(world.db, readQueueSearch(new URLSearchParams('show=all')))
    expect(all).toMatchObject({ rows: [], total: 0, counts: { open: 0, taken: 0, aside: 0 } })
    await expect(mailPage(world.db, taken.id, { find: '', now: world.now() })).rejects.toMatchObject({
      status: 404,
    })
    await expect(world.act((c) => putBack(c, taken.id))).rejects.toMatchObject({ status: 404 })
  })

  test('whose name alone was told is forgotten as others are', async () => {
    await using stage = await meetingWorld()
    const { world, eventId, bo } = stage
    const { id } = await reply(world, eventId, bo, 'yes', { mail: { from: { name: 'Bo', address: '' } } })
    expect(await mailById(world, id)).toMatchObject({ fromName: 'Bo', facts: '{}' })
    world.pass({ hours: 24 * 91 })
    await forgetMail(world.db, world.now())
    expect((await mailById(world, id)).fromName).toBe('')
  })

  test('nobody answers for a member: they are told, and the organisers are not', async () => {
    await using stage = await meetingWorld()
    const { world, group, eventId, bo } = stage
    const assistant = await world.person({ email: 'apu@virasto.example' })
    await world.assist(group.bo.personId, assistant)
    const from = { name: 'Apu', address: 'apu@virasto.example' }
    const taken = await reply(world, eventId, bo, 'yes', { mail: { from } })
    expect(taken).toMatchObject({ standing: 'aside', why: 'groupsOwn' })
    expect((await invitationTo(world, eventId, group.bo.personId)).answer).toBeNull()
    const letters = (await lettersIn(world.db)).filter(({ kind }) => kind === 'replyNotTaken')
    expect(letters.map(({ personId, data }) => [personId, data.reason])).toEqual([
      [group.bo.personId, 'senderDiffers'],
    ])
    expect(await mailsWaiting(world.db)).toBe(0)
  })

  test('what nobody can decide goes to the one who called it', async () => {
    await using stage = await meetingWorld()
    const { world, eventId } = stage
    const { contactEmail } = await world.db
      .selectFrom('event')
      .select('contactEmail')
      .where('id', '=', eventId)
      .executeTakeFirstOrThrow()
    const taken = await reply(world, eventId, 'tuntematon@muu.example', 'yes', { mail: { text: 'Salaa' } })
    expect(taken).toMatchObject({ standing: 'aside', why: 'groupsOwn' })
    const forwarded = (await waitingLetters(world)).filter(({ kind }) => kind === 'mailForwarded')
    expect(forwarded.map(({ toAddress }) => toAddress)).toEqual(contactEmail === '' ? [] : [contactEmail])
    for (const { data } of forwarded) expect(JSON.parse(data)).toMatchObject({ mailId: null })
    expect((await mailById(world, taken.id)).text).toBe('')
  })
})
