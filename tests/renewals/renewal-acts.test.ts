// Asking members whether they go on, and doing what they answer, on a real database.
import { expect, test } from 'vitest'
import type { Actor } from '~/domain/core/access'
import { inDeed, type Deed } from '~/domain/core/deeds.server'
import { undoDeed } from '~/domain/core/undoing.server'
import { dateOf } from '~/domain/core/time'
import { groupLinkByToken, holderOf } from '~/domain/groups/links.server'
import {
  answerRenewal,
  askToGoOn,
  remindSilentMembers,
  signOfAnswer,
  type AnswerGiven,
} from '~/domain/renewals/renewal-acts.server'
import { membersToAsk, renewalById, ownRenewalsOf } from '~/domain/renewals/renewals.server'
import { dumpOf } from '../doors/door'
import { lettersIn, testWorld, type World } from '../world'
import { smallGroup } from './group'

const asOrganiser = <Result extends { ok: boolean }>(world: World, act: (d: Deed) => Promise<Result>) =>
  inDeed(
    world.db,
    { actor: world.organiser, now: world.now() },
    { act: 'askToGoOn', thing: { kind: 'network', id: 'test' } },
    act,
  )

const ask = (world: World, networkIds: string[], joinedBy = '2026-10-01') =>
  asOrganiser(world, (d) => askToGoOn(d, { year: 2026, networkIds, joinedBy }))

const renewalOf = async (world: World, personId: string) =>
  world.db.selectFrom('renewal').selectAll().where('personId', '=', personId).executeTakeFirstOrThrow()

async function answer(
  world: World,
  personId: string,
  given: Partial<AnswerGiven> & Pick<AnswerGiven, 'answer'>,
  by?: Actor,
) {
  const renewal = await renewalOf(world, personId)
  const actor = by ?? (await world.actor(personId))
  const full = { pauseUntil: null, comment: '', ...given }
  const sign = signOfAnswer(renewal, given.answer, { name: 'Testi', network: 'Ryhmä' })
  return inDeed(world.db, { actor, now: world.now() }, sign, (d) => answerRenewal(d, renewal.id, full))
}

const membershipOf = (world: World, personId: string) =>
  world.db
    .selectFrom('membership')
    .select(['validFrom', 'validTo', 'endReason'])
    .where('personId', '=', personId)
    .orderBy('validFrom')
    .execute()

const pausesOf = (world: World) => world.db.selectFrom('pause').select(['validFrom', 'validTo']).execute()

test('every member is asked once, each by a letter with a link of their own; the liaison is not', async () => {
  await using world = await testWorld()
  const group = await smallGroup(world, 3)
  const result = await ask(world, [group.id])
  expect(result).toMatchObject({ ok: true, asked: 3, unreached: 0 })
  const letters = await lettersIn(world.db)
  expect(letters.map(({ kind, personId }) => [kind, personId])).toEqual(
    group.people.map((id) => ['groupGoOn', id]),
  )
  expect(letters[0]?.data).toMatchObject({ since: '2020-01-01', reminder: false })
  const link = await groupLinkByToken(world.db, 'goOn', String(letters[0]?.data.token))
  expect(link?.personId).toBe(group.people[0])
  // Another organiser asks at the same time: nobody is left.
  expect(await ask(world, [group.id])).toMatchObject({ ok: false, reason: 'nobodyToAsk' })
  expect(await lettersIn(world.db)).toHaveLength(3)
})

test('two organisers who ask at once send one letter to each', async () => {
  await using world = await testWorld()
  const group = await smallGroup(world, 4)
  const results = await Promise.all([ask(world, [group.id]), ask(world, [group.id])])
  expect(results.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(await lettersIn(world.db)).toHaveLength(4)
})

test('those who have just come, who are known to leave, and who were asked in an earlier role are left out', async () => {
  await using world = await testWorld()
  const group = await smallGroup(world, 1)
  const [fresh, leaving, changed] = [await world.person(), await world.person(), await world.person()]
  await world.member(group.id, fresh, { validFrom: '2026-09-01' })
  await world.member(group.id, leaving, { validTo: '2026-12-31', endReason: 'ownWish' })
  await world.member(group.id, changed, { validTo: '2026-05-31', endReason: 'roleChanged' })
  await world.member(group.id, changed, { validFrom: '2026-06-01', role: 'chair' })
  const asked = await membersToAsk(world.db, {
    year: 2026,
    networkIds: [group.id],
    on: '2026-10-01',
    joinedBy: '2026-07-03',
  })
  expect(asked.map(({ personId, since }) => [personId, since]).sort()).toEqual(
    [
      [group.people[0], '2020-01-01'],
      [changed, '2020-01-01'],
    ].sort(),
  )
})

test('a member without an address is asked without a letter, and told of as one', async () => {
  await using world = await testWorld()
  const group = await smallGroup(world, 1)
  const silent = await world.person({ email: null })
  await world.member(group.id, silent)
  expect(await ask(world, [group.id])).toMatchObject({ ok: true, asked: 2, unreached: 1 })
  expect(await lettersIn(world.db)).toHaveLength(1)
})

test('an ended group, a network that is no small group and a liaison alone have nobody to ask', async () => {
  await using world = await testWorld()
  const ended = await smallGroup(world, 2, { endedOn: '2026-12-31' })
  const alumni = await world.network({ kind: 'alumni' })
  await world.member(alumni, await world.person())
  const empty = await smallGroup(world, 0)
  expect(await ask(world, [ended.id, alumni, empty.id])).toMatchObject({ reason: 'nobodyToAsk' })
})

test('who goes on keeps the membership as it is; the same answer again is no second deed', async () => {
  await using world = await testWorld()
  const { id, people } = await smallGroup(world, 2)
  await ask(world, [id])
  const [person = ''] = people
  const first = await answer(world, person, { answer: 'goesOn', comment: 'Mielellään' })
  expect(first).toMatchObject({ ok: true })
  expect(first.deedId).not.toBeNull()
  expect(await answer(world, person, { answer: 'goesOn', comment: 'Mielellään' })).toMatchObject({
    ok: true,
    deedId: null,
  })
  expect(await membershipOf(world, person)).toEqual([
    { validFrom: '2020-01-01', validTo: null, endReason: null },
  ])
  expect(await renewalOf(world, person)).toMatchObject({
    answer: 'goesOn',
    comment: 'Mielellään',
    answeredBy: person,
  })
  expect(await ownRenewalsOf(world.db, person, world.now())).toEqual([])
  expect(await ownRenewalsOf(world.db, people[1] ?? '', world.now())).toHaveLength(1)
})

test('who leaves has left today; on the same day it may be taken back, later not', async () => {
  await using world = await testWorld()
  const { id, people } = await smallGroup(world, 2)
  const [person = ''] = people
  await world.db
    .insertInto('groupHome')
    .values({ id, practices: '', language: null, meets: null, hostId: person, keepsNotes: 0, version: 1 })
    .execute()
  await ask(world, [id])
  expect(await answer(world, person, { answer: 'leaves' })).toMatchObject({ ok: true })
  expect(await membershipOf(world, person)).toEqual([
    { validFrom: '2020-01-01', validTo: '2026-10-01', endReason: 'ownWish' },
  ])
  expect(await world.db.selectFrom('groupHome').select('hostId').executeTakeFirst()).toEqual({ hostId: null })
  await answer(world, person, { answer: 'goesOn' })
  expect(await membershipOf(world, person)).toMatchObject([{ validTo: null, endReason: null }])
  await answer(world, person, { answer: 'leaves' })
  world.pass({ hours: 24 })
  expect(await answer(world, person, { answer: 'goesOn' })).toMatchObject({ ok: false, reason: 'leftGroup' })
})

test('who leaves and comes back has both times in the history, and is asked anew', async () => {
  await using world = await testWorld()
  const { id, people } = await smallGroup(world, 1)
  const [person = ''] = people
  await ask(world, [id])
  await answer(world, person, { answer: 'leaves' })
  world.pass({ hours: 24 * 40 })
  await world.member(id, person, { validFrom: dateOf(world.now()) })
  expect(await membershipOf(world, person)).toMatchObject([
    { validFrom: '2020-01-01', validTo: '2026-10-01' },
    { validFrom: '2026-11-10', validTo: null },
  ])
  world.pass({ hours: 24 * 330 })
  const next = await asOrganiser(world, (d) =>
    askToGoOn(d, { year: 2027, networkIds: [id], joinedBy: dateOf(world.now()) }),
  )
  expect(next).toMatchObject({ ok: true, asked: 1 })
})

test('who pauses stays a member, may move the last day, and returns', async () => {
  await using world = await testWorld()
  const { id, people } = await smallGroup(world, 1)
  const [person = ''] = people
  await ask(world, [id])
  for (const pauseUntil of [null, '2026-10-01', '2030-01-01'])
    expect(await answer(world, person, { answer: 'pauses', pauseUntil })).toMatchObject({
      ok: false,
      reason: 'pauseEndMissing',
    })
  await answer(world, person, { answer: 'pauses', pauseUntil: '2027-01-31' })
  expect(await pausesOf(world)).toEqual([{ validFrom: '2026-10-01', validTo: '2027-01-31' }])
  world.pass({ hours: 24 * 10 })
  await answer(world, person, { answer: 'pauses', pauseUntil: '2027-03-31' })
  expect(await pausesOf(world)).toEqual([{ validFrom: '2026-10-01', validTo: '2027-03-31' }])
  world.pass({ hours: 24 * 10 })
  await answer(world, person, { answer: 'goesOn' })
  expect(await pausesOf(world)).toEqual([{ validFrom: '2026-10-01', validTo: '2026-10-20' }])
  expect(await membershipOf(world, person)).toMatchObject([{ validTo: null }])
})

test('a pause taken back on its first day has never been', async () => {
  await using world = await testWorld()
  const { id, people } = await smallGroup(world, 1)
  const [person = ''] = people
  await ask(world, [id])
  await answer(world, person, { answer: 'pauses', pauseUntil: '2027-01-31' })
  await answer(world, person, { answer: 'goesOn' })
  expect(await pausesOf(world)).toEqual([])
})

test('a pause that would run into one that is planned is refused before anything is written', async () => {
  await using world = await testWorld()
  const { id, people, memberships } = await smallGroup(world, 1)
  await ask(world, [id])
  await world.db
    .insertInto('pause')
    .values({
      id: 'p',
      membershipId: memberships[0] ?? '',
      validFrom: '2026-12-01',
      validTo: '2026-12-31',
    })
    .execute()
  const before = await dumpOf(world.db)
  expect(await answer(world, people[0] ?? '', { answer: 'pauses', pauseUntil: '2027-01-31' })).toMatchObject({
    reason: 'pausedAlready',
  })
  expect(await dumpOf(world.db)).toBe(before)
})

test('the link’s holder and an organiser by phone may answer; another member, and a link to another question, may not', async () => {
  await using world = await testWorld()
  const { id, people } = await smallGroup(world, 3)
  const [one = '', other = ''] = people
  await ask(world, [id])
  const letters = await lettersIn(world.db)
  const linkTo = async (personId: string) => {
    const token = letters.find((letter) => letter.personId === personId)?.data.token
    const link = await groupLinkByToken(world.db, 'goOn', String(token))
    if (!link) throw new Error('no link')
    return holderOf(link)
  }
  expect(await answer(world, one, { answer: 'goesOn' }, await linkTo(one))).toMatchObject({ ok: true })
  expect(await answer(world, other, { answer: 'goesOn' }, world.organiser)).toMatchObject({ ok: true })
  expect(await renewalOf(world, other)).toMatchObject({ answeredBy: world.organiser.personId })
  for (const actor of [await linkTo(one), await world.actor(one)])
    await expect(answer(world, other, { answer: 'leaves' }, actor)).rejects.toMatchObject({ status: 403 })
})

test('a year later, and when a newer question has been asked, the question is over', async () => {
  await using world = await testWorld()
  const { id, people } = await smallGroup(world, 1)
  const [person = ''] = people
  await ask(world, [id])
  const first = await renewalOf(world, person)
  world.pass({ hours: 24 * 364 })
  expect(await answer(world, person, { answer: 'goesOn' })).toMatchObject({ ok: true })
  await asOrganiser(world, (d) => askToGoOn(d, { year: 2027, networkIds: [id], joinedBy: '2027-09-30' }))
  expect((await renewalById(world.db, first.id)).year).toBe(2026)
  expect(await answer(world, person, { answer: 'leaves' })).toMatchObject({ reason: 'renewalOver' })
  world.pass({ hours: 24 * 366 })
  const second = await world.db
    .selectFrom('renewal')
    .selectAll()
    .where('year', '=', 2027)
    .executeTakeFirstOrThrow()
  const late = await inDeed(
    world.db,
    { actor: await world.actor(person), now: world.now() },
    signOfAnswer(second, 'goesOn', { name: '', network: '' }),
    (d) => answerRenewal(d, second.id, { answer: 'goesOn', pauseUntil: null, comment: '' }),
  )
  expect(late).toMatchObject({ reason: 'renewalOver' })
})

test('the silent are reminded, once a day, those who have left never', async () => {
  await using world = await testWorld()
  const { id, people } = await smallGroup(world, 4)
  await ask(world, [id])
  const remind = () => asOrganiser(world, (d) => remindSilentMembers(d, { year: 2026, networkIds: [id] }))
  expect(await remind()).toMatchObject({ reason: 'nobodyToRemind' })
  world.pass({ hours: 24 * 8 })
  await answer(world, people[0] ?? '', { answer: 'goesOn' })
  await world.db
    .updateTable('membership')
    .set({ validTo: '2026-10-05', endReason: 'other' })
    .where('personId', '=', people[1] ?? '')
    .execute()
  expect(await remind()).toMatchObject({ ok: true, asked: 2 })
  expect(await remind()).toMatchObject({ reason: 'nobodyToRemind' })
  const reminders = (await lettersIn(world.db)).filter(({ data }) => data.reminder)
  expect(reminders.map(({ personId }) => personId)).toEqual(people.slice(2))
})

test('taking an answer back restores the membership, the pause and the question', async () => {
  await using world = await testWorld()
  const { id, people } = await smallGroup(world, 1)
  const [person = ''] = people
  await ask(world, [id])
  const tables = async () =>
    JSON.stringify([
      await world.db.selectFrom('membership').selectAll().execute(),
      await world.db.selectFrom('pause').selectAll().execute(),
      await world.db.selectFrom('renewal').selectAll().execute(),
    ])
  for (const given of [
    { answer: 'leaves' as const },
    { answer: 'pauses' as const, pauseUntil: '2027-01-31' },
  ]) {
    const before = await tables()
    const { deedId } = await answer(world, person, given)
    expect(await tables()).not.toBe(before)
    const undone = await undoDeed(world.db, { actor: world.organiser, now: world.now() }, deedId ?? '')
    expect(undone).toMatchObject({ ok: true })
    expect(await tables()).toBe(before)
  }
})

test('taking the asking back takes the letters that still wait, and their links open nothing', async () => {
  await using world = await testWorld()
  const { id } = await smallGroup(world, 2)
  const { deedId } = await ask(world, [id])
  await undoDeed(world.db, { actor: world.organiser, now: world.now() }, deedId ?? '')
  expect(await lettersIn(world.db)).toEqual([])
  expect(await world.db.selectFrom('renewal').selectAll().execute()).toEqual([])
})
