// Questions and replies on a real database: order, removal, copies, seats of sessions, what is forgotten when.
import { describe, expect, test } from 'vitest'
import { inDeed } from '~/domain/core/deeds.server'
import { undoDeed } from '~/domain/core/undoing.server'
import { addTask } from '~/domain/events/task-acts.server'
import { cancelEvent } from '~/domain/invitations/changing.server'
import { withdraw } from '~/domain/invitations/inviting.server'
import { planEvent } from '~/domain/events/commands.server'
import { eventById } from '~/domain/events/queries.server'
import { mergePeople } from '~/domain/people/merging-acts.server'
import {
  addQuestion,
  copyQuestions,
  moveQuestion,
  removeQuestion,
  restoreQuestion,
  reviseQuestion,
} from '~/domain/questions/commands.server'
import { forgetReplies } from '~/domain/questions/forgetting.server'
import { questionList } from '~/domain/questions/list.server'
import { repliesOf, summaryLines } from '~/domain/questions/summary.server'
import { completePlan, mailbox, testWorld } from '../world'
import {
  answer,
  askAt,
  askedOf,
  chose,
  holderOf,
  option,
  question,
  repliesIn,
  reply,
  withComers,
  words,
} from './world'

describe('the questions of an event', () => {
  test('stand in the order they are moved to', async () => {
    await using world = await testWorld()
    const eventId = await world.draft()
    const ids = [await askAt(world, eventId), await askAt(world, eventId), await askAt(world, eventId)]
    const [first, second, third] = ids
    await world.act((c) => moveQuestion(c, eventId, third ?? '', 'up'))
    await world.act((c) => moveQuestion(c, eventId, first ?? '', 'up'))
    expect((await questionList(world.db, eventId)).map(({ id }) => id)).toEqual([first, third, second])
  })

  test('tell of health when they are about diet, whatever is ticked', async () => {
    await using world = await testWorld()
    const eventId = await world.draft()
    await askAt(world, eventId, { kind: 'diet', options: [option('vegan')], sensitive: false })
    await askAt(world, eventId, { kind: 'parking', options: [option('car'), option('none')] })
    const sensitive = (await questionList(world.db, eventId)).map((one) => one.sensitive)
    expect(sensitive).toEqual([1, 0])
  })

  test('removed, keep what was replied and say how many had; brought back, they are asked again', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await withComers(world, 2)
    const [one = ''] = invitationIds
    const id = await askAt(world, eventId)
    await reply(world, one, { [id]: words('Ennakoinnista') })
    expect(await world.act((c) => removeQuestion(c, eventId, id))).toEqual({ ok: true, replied: 1 })
    expect(await askedOf(world, one)).toEqual([])
    expect(await repliesIn(world)).toHaveLength(1)
    // The form that made it, sent once more, makes nothing.
    expect(await world.act((c) => addQuestion(c, eventId, id, question()))).toEqual({ ok: true })
    expect(await askedOf(world, one)).toEqual([])
    await world.act((c) => restoreQuestion(c, eventId, id))
    expect(await askedOf(world, one)).toMatchObject([{ id, reply: { text: 'Ennakoinnista' } }])
  })

  test('keep a choice that somebody has made, and the seats of those who chose', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await withComers(world, 2)
    const options = [option('a', 5), option('b', 5)]
    const id = await askAt(world, eventId, { kind: 'session', options })
    for (const invitationId of invitationIds) await reply(world, invitationId, { [id]: chose('a') })
    const revise = (given: ReturnType<typeof option>[]) =>
      world.act((c) => reviseQuestion(c, eventId, id, question({ kind: 'session', options: given })))
    expect(await revise([option('b', 5), option('c')])).toEqual({ ok: false, reason: 'optionChosen' })
    expect(await revise([option('a', 1), option('b')])).toEqual({ ok: false, reason: 'seatsBelowChosen' })
    expect(await revise([option('a', 2), option('c')])).toEqual({ ok: true })
  })

  test('come along when the event is copied, without replies, once', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await withComers(world, 1)
    const id = await askAt(world, eventId, { kind: 'choice', options: [option('a'), option('b')] })
    const gone = await askAt(world, eventId)
    await world.act((c) => removeQuestion(c, eventId, gone))
    await reply(world, invitationIds[0] ?? '', { [id]: chose('a') })
    const copy = await world.act(async (c) => {
      const planned = await planEvent(c, completePlan, { mailbox, copyOf: eventId })
      if (!planned.ok) throw new Error(planned.reason)
      await copyQuestions(c, eventId, planned.id)
      await copyQuestions(c, eventId, planned.id)
      return planned.id
    })
    expect(await questionList(world.db, copy)).toMatchObject([{ kind: 'choice', replied: 0 }])
  })

  test('of an event that is cancelled or over are left as they are', async () => {
    await using world = await testWorld()
    const { eventId } = await withComers(world, 1)
    const id = await askAt(world, eventId)
    const { version } = await eventById(world.db, eventId)
    await world.act((c) => cancelEvent(c, eventId, { version, note: '', batchId: 'press' }))
    const refused = { ok: false, reason: 'eventCancelled' }
    expect(await world.act((c) => removeQuestion(c, eventId, id))).toEqual(refused)
    expect(await world.act((c) => moveQuestion(c, eventId, id, 'up'))).toEqual(refused)
    expect(await world.act((c) => reviseQuestion(c, eventId, id, question()))).toEqual(refused)
  })
})

describe('a reply', () => {
  test('is taken of those who come alone, and may be changed until the event begins', async () => {
    await using world = await testWorld()
    const people = [await world.person(), await world.person()]
    const { eventId, invitationIds } = await world.invited(people)
    const [comes = '', silent = ''] = invitationIds
    await answer(world, comes, 'yes')
    const id = await askAt(world, eventId)
    expect(await reply(world, silent, { [id]: words('Hei') })).toEqual({ ok: false, reason: 'notComing' })
    await reply(world, comes, { [id]: words('Yksi') })
    await reply(world, comes, { [id]: words('Kaksi') })
    expect((await repliesIn(world)).map(({ value }) => value)).toEqual(['Kaksi'])
    await reply(world, comes, {})
    expect(await repliesIn(world)).toEqual([])
    world.pass({ hours: 24 * 70 })
    expect(await reply(world, comes, { [id]: words('Myöhään') })).toEqual({ ok: false, reason: 'eventOver' })
  })

  test('that is missing or wrong refuses all of the form and writes nothing', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await withComers(world, 1)
    const [one = ''] = invitationIds
    const must = await askAt(world, eventId, { required: true })
    const choice = await askAt(world, eventId, { kind: 'choice', options: [option('a'), option('b')] })
    expect(await reply(world, one, { [choice]: chose('c') })).toEqual({
      ok: false,
      reason: 'repliesWrong',
      faults: { [must]: 'replyMissing', [choice]: 'choiceGone' },
    })
    expect(await repliesIn(world)).toEqual([])
  })

  test('of another than the invited is closed', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await withComers(world, 2)
    await askAt(world, eventId)
    const [one = '', other = ''] = invitationIds
    const { replyTo } = await import('~/domain/questions/replying.server')
    const outcome = world.act((c) => replyTo(c, other, {}), await holderOf(world, one))
    await expect(outcome).rejects.toMatchObject({ status: 403 })
  })
})

describe('seats of a session', () => {
  test('are never oversold, however many press at once', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await withComers(world, 8)
    const id = await askAt(world, eventId, { kind: 'session', options: [option('a', 3), option('b')] })
    const ends = await Promise.all(
      invitationIds.map((invitationId) => reply(world, invitationId, { [id]: chose('a') })),
    )
    expect(ends.filter(({ ok }) => ok)).toHaveLength(3)
    expect(await repliesIn(world)).toHaveLength(3)
    const full = ends.find(({ ok }) => !ok)
    expect(full).toMatchObject({ reason: 'repliesWrong', faults: { [id]: 'sessionFull' } })
  })

  test('once held stay, and go to another when the holder changes or says no', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await withComers(world, 3)
    const [one = '', two = '', three = ''] = invitationIds
    const id = await askAt(world, eventId, { kind: 'session', options: [option('a', 1), option('b')] })
    expect(await reply(world, one, { [id]: chose('a') })).toEqual({ ok: true })
    expect(await reply(world, one, { [id]: chose('a') })).toEqual({ ok: true })
    expect(await reply(world, two, { [id]: chose('a') })).toMatchObject({ ok: false })
    await reply(world, one, { [id]: chose('b') })
    expect(await reply(world, two, { [id]: chose('a') })).toEqual({ ok: true })
    await answer(world, two, 'no')
    expect(await reply(world, three, { [id]: chose('a') })).toEqual({ ok: true })
  })
})

describe('replies are forgotten', () => {
  test('with the no: they do not count from then on', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await withComers(world, 2)
    const [one = '', two = ''] = invitationIds
    const id = await askAt(world, eventId)
    await reply(world, one, { [id]: words('Yksi') })
    await reply(world, two, { [id]: words('Kaksi') })
    await answer(world, one, 'no')
    const event = await eventById(world.db, eventId)
    const { coming, questions } = await repliesOf(world.db, event)
    expect({ coming, replies: questions[0]?.replies.length }).toEqual({ coming: 1, replies: 1 })
    expect((await repliesIn(world)).map(({ invitationId }) => invitationId)).toEqual([two])
  })

  test('of whoever no longer comes, by whatever way they left the list', async () => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await withComers(world, 3)
    const [withdrawn = '', changed = '', comes = ''] = invitationIds
    const id = await askAt(world, eventId)
    for (const one of invitationIds) await reply(world, one, { [id]: words('Hei') })
    await world.act((c) => withdraw(c, withdrawn))
    const at = world.db.updateTable('invitation').set({ answer: 'no', seat: 'none' })
    await at.where('id', '=', changed).execute()
    await forgetReplies(world.db, world.now())
    expect((await repliesIn(world)).map(({ invitationId }) => invitationId)).toEqual([comes])
  })

  test.each([
    ['2027-01-01T21:59:00.000Z', 2],
    // Midnight in Helsinki: thirty days after the day of the event.
    ['2027-01-01T22:00:00.000Z', 1],
    ['2027-03-01T09:00:00.000Z', 1],
  ])('when they tell of health thirty days after the event: on %s there are %i', async (at, left) => {
    await using world = await testWorld()
    const { eventId, invitationIds } = await withComers(world, 1)
    const [one = ''] = invitationIds
    const diet = await askAt(world, eventId, { kind: 'diet', options: [option('vegan')] })
    const plain = await askAt(world, eventId)
    await reply(world, one, { [diet]: chose('vegan'), [plain]: words('Hei') })
    await forgetReplies(world.db, at)
    expect(await repliesIn(world)).toHaveLength(left)
    await forgetReplies(world.db, at)
    expect(await repliesIn(world)).toHaveLength(left)
  })
})

test('the summary for the caterer counts alike words together and names nobody', async () => {
  await using world = await testWorld()
  const people = [
    await world.person({ firstName: 'Kaisa', lastName: 'Kasvis' }),
    await world.person({ firstName: 'Pekka', lastName: 'Pähkinä' }),
  ]
  const { eventId, invitationIds } = await world.invited(people)
  for (const id of invitationIds) await answer(world, id, 'yes')
  const diet = await askAt(world, eventId, {
    kind: 'diet',
    labelFi: 'Ruokavalio',
    options: [option('vegan'), option('milkFree')],
  })
  const [one = '', two = ''] = invitationIds
  await reply(world, one, { [diet]: { chosen: ['vegan', 'milkFree'], text: 'Pähkinätön' } })
  await reply(world, two, { [diet]: { chosen: ['vegan'], text: 'pähkinätön' } })
  const { questions } = await repliesOf(world.db, await eventById(world.db, eventId))
  expect(summaryLines(questions, 'fi')).toEqual([
    { question: 'Ruokavalio', reply: 'vegan fi', people: 2 },
    { question: 'Ruokavalio', reply: 'milkFree fi', people: 1 },
    { question: 'Ruokavalio', reply: 'Pähkinätön', people: 2 },
  ])
})

test('when two records of a person are merged, what they ticked, changed and replied is the one’s that stays', async () => {
  await using world = await testWorld()
  const { eventId, invitationIds } = await withComers(world, 1)
  const [id = ''] = invitationIds
  const [kept, gone] = [await world.person(), await world.person()]
  const asked = await askAt(world, eventId)
  await reply(world, id, { [asked]: words('Kuulen huonosti') })
  await world.act((c) => addTask(c, eventId, 'task', { task: 'Varaa tila', daysBefore: 3 }))
  await world.db.updateTable('reply').set({ givenBy: gone }).execute()
  await world.db.updateTable('eventTask').set({ doneAt: world.now(), doneBy: gone }).execute()
  const by = { actor: world.organiser, now: world.now() }
  const sign = { act: 'mergePeople', thing: { kind: 'person', id: kept } }
  const versions = { kept: 1, gone: 1 }
  const merged = await inDeed(world.db, by, sign, (d) =>
    mergePeople(d, { keptId: kept, goneId: gone, choices: {}, versions }),
  )
  expect(merged).toMatchObject({ ok: true })
  const doers = async () => [
    (await repliesIn(world))[0]?.givenBy,
    (await world.db.selectFrom('eventTask').select('doneBy').executeTakeFirst())?.doneBy,
  ]
  expect(await doers()).toEqual([kept, kept])
  // A deed keeps no copy of what was replied.
  const steps = await world.db.selectFrom('deedStep').selectAll().execute()
  expect(JSON.stringify(steps)).not.toContain('Kuulen huonosti')
  expect(await undoDeed(world.db, by, (merged.ok && merged.deedId) || '')).toMatchObject({ ok: true })
  expect(await doers()).toEqual([gone, gone])
  expect((await repliesIn(world))[0]?.value).toBe('Kuulen huonosti')
})
