// The doors of a network's own meetings: called from its page or of a proposal on its board, looked at, moved, cancelled.
import { describe, expect, test } from 'vitest'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { lettersIn, testWorld, type World } from '../world'
import { visit } from './door'

const t = wordsOfPages('fi')

async function scene(kind: Parameters<World['network']>[0] = {}) {
  const world = await testWorld()
  const networkId = await world.network({ kind: 'professional', nameFi: 'Ennakoijat', ...kind })
  const keeper = await world.person({ firstName: 'Kaisa', lastName: 'Koordinaattori' })
  const member = await world.person({ firstName: 'Mauri', lastName: 'Jäsen', email: 'mauri@virasto.example' })
  await world.member(networkId, keeper, { role: 'coordinator' })
  await world.member(networkId, member)
  return { ...{ world, networkId, keeper, member }, [Symbol.asyncDispose]: () => world.close() }
}

const proposal = (world: World, networkId: string, authorId: string) =>
  world.db
    .insertInto('boardNote')
    .values({
      ...{ id: 'n', networkId, authorId, kind: 'meeting', title: 'Kahvit tekoälystä', text: 'Tavataanko?' },
      ...{ startsAt: '2026-10-08T06:00:00.000Z', place: 'Säätytalo', language: 'fi', postedAt: world.now() },
      ...{ closedAt: null, hiddenAt: null, hiddenBy: null, letterAt: null },
    })
    .execute()

const typed = {
  title: 'Tekoäly arjessa',
  note: 'Tuokaa esimerkki.',
  language: 'fi',
  'time.date': '2026-10-08',
  'time.from': '09:00',
  'time.to': '10:30',
  place: 'Säätytalo',
  onlineUrl: '',
  contactEmail: 'kaisa@virasto.example',
}

const call = (
  { world, networkId, keeper }: Awaited<ReturnType<typeof scene>>,
  form: Record<string, string> = {},
  note?: string,
) =>
  visit(world, paths.callMeeting(networkId, { note }), {
    as: keeper,
    form: { id: '0198a000-0000-7000-8000-000000000001', ...typed, ...form },
  })

const events = ({ world }: { world: World }) =>
  world.db.selectFrom('event').select(['id', 'titleFi', 'status', 'place', 'contactEmail']).execute()

describe('calling', () => {
  test('from the network’s page: the meeting’s own page says how many were invited, and members see it on theirs', async () => {
    await using it = await scene()
    const page = await visit(it.world, paths.network(it.networkId), { as: it.keeper })
    expect(page.html).toContain(paths.callMeeting(it.networkId))
    const form = await visit(it.world, paths.callMeeting(it.networkId), { as: it.keeper })
    expect(form.text).toContain(t('meetings.call.says', { count: 2 }))
    const called = await call(it)
    const [event] = await events(it)
    expect(event).toMatchObject({ titleFi: 'Tekoäly arjessa', contactEmail: 'kaisa@virasto.example' })
    expect(called.to).toBe(paths.networkMeeting(it.networkId, event?.id ?? '', { done: 'called' }))
    const meeting = await visit(it.world, called.to ?? '', { as: it.keeper })
    expect(meeting.text).toContain(t('meetings.one.done.called', { count: 2 }))
    expect(meeting.text).toContain('Mauri Jäsen')
    expect(meeting.text).not.toContain(t('meetings.met.title'))
    const organisers = await visit(it.world, paths.event(event?.id ?? ''), {
      as: it.world.organiser.personId,
    })
    expect(organisers.text).toContain(`${t('events.facts.calledBy')} Ennakoijat`)
    expect(organisers.text).toContain(t('events.acts.callMeeting'))
    const members = await visit(it.world, paths.network(it.networkId), { as: it.member })
    expect(members.text).toContain('Tekoäly arjessa')
    expect(members.html).not.toContain(paths.callMeeting(it.networkId))
    expect(members.html).not.toContain('/meetings/')
    // Until when it lasts is for all; how answers stand for those who keep the network.
    expect(members.text).toContain('klo 9–10.30')
    const standing = t('events.start.of', { yes: 1, none: 1, invited: 2 })
    expect(members.text).not.toContain(standing)
    const kept = await visit(it.world, paths.network(it.networkId), { as: it.keeper })
    expect(kept.text).toContain(standing)
  })

  test('a member is told that the network invites, and who reads the message that goes with an answer', async () => {
    await using it = await scene()
    await call(it)
    const letters = (await lettersIn(it.world.db)).filter(({ personId }) => personId === it.member)
    expect(letters).toMatchObject([{ kind: 'invitation', data: { event: { ofNetwork: true } } }])
    const { id } = await it.world.db
      .selectFrom('invitation')
      .select('id')
      .where('personId', '=', it.member)
      .executeTakeFirstOrThrow()
    const page = await visit(it.world, paths.myInvitation(id), { as: it.member })
    expect(page.text).toContain(t('answering.comment.keepers'))
  })

  test('of a proposal on the board: what was proposed stands in the form, and the proposal is settled', async () => {
    await using it = await scene()
    await proposal(it.world, it.networkId, it.member)
    const board = await visit(it.world, paths.note(it.networkId, 'n'), { as: it.keeper })
    expect(board.html).toContain(paths.callMeeting(it.networkId, { note: 'n' }).replace('&', '&amp;'))
    expect((await visit(it.world, paths.note(it.networkId, 'n'), { as: it.member })).html).not.toContain(
      '/meetings/',
    )
    const form = await visit(it.world, paths.callMeeting(it.networkId, { note: 'n' }), { as: it.keeper })
    for (const told of ['Kahvit tekoälystä', 'Tavataanko?', '2026-10-08', '09:00', '10:30', 'Säätytalo'])
      expect(form.html).toContain(told)
    const long = 'Aihe on laaja. '.repeat(260).trim()
    await it.world.db.updateTable('boardNote').set({ text: long }).execute()
    const whole = await visit(it.world, paths.callMeeting(it.networkId, { note: 'n' }), { as: it.keeper })
    expect(whole.field('note')).toBe(long)
    await call(it, { note: long }, 'n')
    const { descriptionFi } = await it.world.db
      .selectFrom('event')
      .select('descriptionFi')
      .executeTakeFirstOrThrow()
    expect(descriptionFi).toBe(long)
    const { closedAt } = await it.world.db
      .selectFrom('boardNote')
      .select('closedAt')
      .executeTakeFirstOrThrow()
    expect(closedAt).not.toBeNull()
    // The settled proposal leads each reader to the meeting: those who keep it to its page, the invited to their own.
    const [event] = await events(it)
    const kept = await visit(it.world, paths.note(it.networkId, 'n'), { as: it.keeper })
    expect(kept.text).toContain(t('board.calledMeeting'))
    expect(kept.html).toContain(`href="${paths.networkMeeting(it.networkId, event?.id ?? '')}"`)
    const read = await visit(it.world, paths.note(it.networkId, 'n'), { as: it.member })
    expect(read.text).toContain('Tekoäly arjessa , to 8.10.2026 klo 9–10.30')
    expect(read.html).toMatch(/href="\/my\/invitations\/[^"]+">Tekoäly arjessa/)
  })

  test('who has no address is counted apart, and marked; a settled proposal says so', async () => {
    await using it = await scene()
    await it.world.db
      .updateTable('address')
      .set({ validTo: '2026-09-30' })
      .where('personId', '=', it.member)
      .execute()
    await proposal(it.world, it.networkId, it.member)
    await it.world.db.updateTable('boardNote').set({ closedAt: it.world.now() }).execute()
    const form = await visit(it.world, paths.callMeeting(it.networkId, { note: 'n' }), { as: it.keeper })
    expect(form.text).toContain(t('meetings.call.says', { count: 1 }))
    expect(form.text).toContain(t('meetings.call.unreached', { count: 1 }))
    expect(form.text).toContain(t('meetings.call.settled'))
    const called = await call(it)
    const meeting = await visit(it.world, called.to ?? '', { as: it.keeper })
    expect(meeting.text).toContain(t('meetings.one.done.called', { count: 1 }))
    expect(meeting.text).toContain(`Mauri Jäsen ${t('frame.answer.none')} ${t('meetings.one.unreached')}`)
    const again = await visit(it.world, paths.callMeeting(it.networkId), {
      as: it.keeper,
      form: { id: '0198a000-0000-7000-8000-000000000002', ...typed },
    })
    expect(again.text).toContain(t('reasons.meetingThen'))
  })

  test('what somebody asks or offers on the board is settled by no meeting', async () => {
    await using it = await scene()
    await proposal(it.world, it.networkId, it.member)
    await it.world.db.updateTable('boardNote').set({ kind: 'ask', startsAt: null }).execute()
    await call(it, {}, 'n')
    expect(await events(it)).toHaveLength(1)
    expect(await it.world.db.selectFrom('boardNote').select('closedAt').execute()).toEqual([
      { closedAt: null },
    ])
  })

  test('a proposal taken off meanwhile stands in the way of nothing', async () => {
    await using it = await scene()
    await proposal(it.world, it.networkId, it.member)
    await it.world.db
      .updateTable('boardNote')
      .set({ hiddenAt: it.world.now(), hiddenBy: it.member })
      .execute()
    const form = await visit(it.world, paths.callMeeting(it.networkId, { note: 'n' }), { as: it.keeper })
    expect(form.html).not.toContain('Tavataanko?')
    await call(it, {}, 'n')
    expect(await events(it)).toHaveLength(1)
  })

  test('what is missing is told in one round, each by the name of its field', async () => {
    await using it = await scene()
    const { text } = await call(it, { title: '', 'time.date': '' })
    expect(text).toContain(t('frame.form.problems', { count: 2 }))
    for (const field of [t('meetings.call.subject'), t('meetings.new.day')])
      expect(text).toContain(`${field}: ${t('frame.form.fillIn')}`)
    const hours = await call(it, { 'time.from': '', 'time.to': '' })
    expect(hours.text).toContain(t('frame.form.problems', { count: 2 }))
    for (const field of [t('meetings.new.from'), t('meetings.new.to')])
      expect(hours.text).toContain(`${field}: ${t('frame.form.fillIn')}`)
  })

  test.each([
    ['no topic', { title: '' }, t('frame.form.fillIn')],
    ['no day', { 'time.date': '' }, t('frame.form.fillIn')],
    ['a time gone by', { 'time.date': '2026-09-01' }, t('reasons.timePast')],
    ['an end before the beginning', { 'time.to': '08:00' }, t('reasons.timeBackwards')],
    [
      'an hour that does not exist',
      { 'time.date': '2027-03-28', 'time.from': '03:30' },
      t('meetings.fault.missingHour'),
    ],
    ['neither place nor link', { place: '' }, t('reasons.placeMissing')],
    ['a link that is none', { onlineUrl: 'javascript:x' }, t('reasons.linkWrong')],
    ['an address that is none', { contactEmail: 'kaisa' }, t('frame.form.notAnEmail')],
  ])('%s is told beside the field, what was typed stays, and nobody is invited', async (_, form, told) => {
    await using it = await scene()
    const page = await call(it, form)
    expect(page.status).toBe(200)
    expect(page.text).toContain(told)
    expect(page.html).toContain('Tuokaa esimerkki.')
    expect(await events(it)).toEqual([])
  })

  test('pressed twice it is called once', async () => {
    await using it = await scene()
    await call(it)
    expect((await call(it)).to).toContain('done=called')
    expect(await events(it)).toHaveLength(1)
  })

  test('members, organisers of a small group’s, and those of an ended network find no such page', async () => {
    await using it = await scene()
    const page = paths.callMeeting(it.networkId)
    expect((await visit(it.world, page, { as: it.member })).status).toBe(403)
    expect((await visit(it.world, page, { as: it.world.organiser.personId })).status).toBe(200)
    const groupId = await it.world.network({ kind: 'smallGroup' })
    const organiser = { as: it.world.organiser.personId }
    expect((await visit(it.world, paths.callMeeting(groupId), organiser)).status).toBe(404)
    await it.world.db
      .updateTable('network')
      .set({ endedOn: '2026-09-30' })
      .where('id', '=', it.networkId)
      .execute()
    expect((await visit(it.world, page, organiser)).status).toBe(403)
  })
})

describe('the page of a meeting', () => {
  const page = async (it: Awaited<ReturnType<typeof scene>>) =>
    new URL((await call(it)).to ?? '', 'http://x').pathname

  test('moves and cancels it; a member and another network’s keeper find nothing', async () => {
    await using it = await scene()
    const address = await page(it)
    const other = await it.world.network({ kind: 'professional' })
    await it.world.member(other, it.member, { role: 'coordinator' })
    expect((await visit(it.world, address, { as: it.member })).status).toBe(403)
    const elsewhere = address.replace(it.networkId, other)
    expect((await visit(it.world, elsewhere, { as: it.member })).status).toBe(404)
    const moved = { intent: 'move', version: '1', batchId: 'b', ...typed, place: 'Etelä' }
    expect((await visit(it.world, address, { as: it.member, form: moved })).status).toBe(403)
    expect((await visit(it.world, address, { as: it.keeper, form: moved })).to).toContain('done=moved')
    const again = await visit(it.world, address, { as: it.keeper, form: moved })
    expect(again.text).toContain(t('reasons.changedMeanwhile'))
    const cancel = { intent: 'cancel', version: '2', batchId: 'c', note: 'Ensi kertaan' }
    expect((await visit(it.world, address, { as: it.keeper, form: cancel })).to).toContain('done=cancelled')
    expect(await events(it)).toMatchObject([{ status: 'cancelled', place: 'Etelä' }])
  })

  test('asks nobody whether it was held', async () => {
    await using it = await scene()
    const tell = { intent: 'tell', met: 'yes', people: '2' }
    expect((await visit(it.world, await page(it), { as: it.keeper, form: tell })).status).toBe(400)
  })
})
