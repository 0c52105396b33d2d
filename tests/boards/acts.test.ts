// A network's board: who writes what on it, who settles and takes off, and that what was taken off is nowhere.
import { expect, test } from 'vitest'
import { boardOf } from '~/domain/boards/board.server'
import {
  correctNote,
  putBackNote,
  putUp,
  reopenNote,
  settleNote,
  takeOffNote,
} from '~/domain/boards/note-acts.server'
import { latestNotes, noteById, notesPage, repliesOf } from '~/domain/boards/queries.server'
import { putBackReply, reply, takeOffReply } from '~/domain/boards/reply-acts.server'
import { boardKinds, kindsFor, notesOnPage } from '~/domain/boards/rules'
import { dateOf } from '~/domain/core/time'
import { testWorld, type World } from '../world'
import { boardWorld, given, putUpBy, replyBy, secret } from './board'

const all = { kind: null, state: null, page: 1 }

/** How an act ended: its result, or the status it was turned away with. */
async function ending<Result>(act: () => Promise<Result>): Promise<Result | number> {
  try {
    return await act()
  } catch (thrown) {
    if (thrown instanceof Response) return thrown.status
    throw thrown
  }
}

const as = (world: World, personId: string) => ({
  put: async (networkId: string, fields = {}) =>
    ending(async () =>
      world.act((c) => putUp(c, networkId, given(fields), secret), await world.actor(personId)),
    ),
})

test('who belongs writes, who keeps tells news, others are turned away', async () => {
  await using world = await testWorld()
  const { networkId, keeper, member, outside, former, stranger } = await boardWorld(world)
  const ok = { ok: true }
  const newsBy = (id: string) => as(world, id).put(networkId, { kind: 'news' })
  const askBy = (id: string) => as(world, id).put(networkId, { kind: 'ask' })
  expect(await askBy(member)).toEqual(ok)
  expect(await askBy(outside)).toEqual(ok)
  expect(await askBy(keeper)).toEqual(ok)
  expect(await askBy(world.organiser.personId)).toEqual(ok)
  expect(await askBy(former)).toBe(403)
  expect(await askBy(stranger)).toBe(403)
  expect(await newsBy(keeper)).toEqual(ok)
  expect(await newsBy(world.organiser.personId)).toEqual(ok)
  expect(await newsBy(member)).toEqual({ ok: false, reason: 'newsByKeepers' })
  expect(await newsBy(outside)).toEqual({ ok: false, reason: 'newsByKeepers' })
})

test('every role that has a task keeps the board, and no other', async () => {
  await using world = await testWorld()
  const { networkId } = await boardWorld(world)
  for (const [role, keeps] of [
    ['chair', true],
    ['viceChair', true],
    ['secretary', true],
    ['coordinator', true],
    ['member', false],
    ['liaison', false],
    ['outside', false],
  ] as const) {
    const personId = await world.person()
    await world.member(networkId, personId, { role })
    const { reader } = await boardOf(world.db, await world.actor(personId), networkId, dateOf(world.now()))
    expect({ role, keeps: reader.keeper }).toEqual({ role, keeps })
    expect(kindsFor(reader)).toEqual(keeps ? [...boardKinds] : boardKinds.filter((kind) => kind !== 'news'))
  }
})

test('a small group has no board, nor has a network that is not', async () => {
  await using world = await testWorld()
  const group = await world.network({ kind: 'smallGroup' })
  const member = await world.person()
  await world.member(group, member)
  expect(await as(world, member).put(group)).toBe(404)
  expect(await as(world, world.organiser.personId).put(group)).toBe(404)
  expect(await as(world, member).put('none')).toBe(404)
})

test('on the board of a network that has ended nothing new is written', async () => {
  await using world = await testWorld()
  const { networkId, member } = await boardWorld(world)
  const noteId = await putUpBy(world, networkId, member)
  await world.db.updateTable('network').set({ endedOn: '2026-01-31' }).where('id', '=', networkId).execute()
  const refused = { ok: false, reason: 'boardEnded' }
  expect(await as(world, member).put(networkId)).toEqual(refused)
  const by = await world.actor(member)
  expect(await world.act((c) => reply(c, networkId, noteId, { id: 'r', text: 'Hei' }, secret), by)).toEqual(
    refused,
  )
  expect(await world.act((c) => correctNote(c, networkId, noteId, given()), by)).toEqual(refused)
})

test('the same form sent twice puts up one note and one reply', async () => {
  await using world = await testWorld()
  const { networkId, member, second } = await boardWorld(world)
  const note = given()
  const by = await world.actor(member)
  for (const text of ['Kerran', 'Kahdesti'])
    expect(await world.act((c) => putUp(c, networkId, { ...note, text }, secret), by)).toEqual({ ok: true })
  const other = await world.actor(second)
  for (let press = 0; press < 2; press++)
    await world.act((c) => reply(c, networkId, note.id, { id: 'a-reply', text: 'Hej' }, secret), other)
  const [only, ...more] = await latestNotes(world.db, networkId, { most: 10 })
  expect(more).toEqual([])
  expect(only).toMatchObject({
    text: 'Kerran',
    replies: 1,
    author: { firstName: 'Matti', lastName: 'Jäsen' },
  })
})

test('a note stays of the kind that it was put up as', async () => {
  await using world = await testWorld()
  const { networkId, keeper } = await boardWorld(world)
  const noteId = await putUpBy(world, networkId, keeper, { kind: 'meeting', place: 'Säätytalo' })
  const by = await world.actor(keeper)
  const asNews = given({ kind: 'news', id: noteId })
  expect(await ending(() => world.act((c) => correctNote(c, networkId, noteId, asNews), by))).toBe(403)
  expect(await noteById(world.db, networkId, noteId)).toMatchObject({ kind: 'meeting', place: 'Säätytalo' })
})

test('a meeting is proposed for a time to come, or with its time left open', async () => {
  await using world = await testWorld()
  const { networkId, member } = await boardWorld(world)
  const by = as(world, member)
  expect(await by.put(networkId, { kind: 'meeting', startsAt: '2020-01-01T10:00:00.000Z' })).toEqual({
    ok: false,
    reason: 'meetingPast',
  })
  expect(await by.put(networkId, { kind: 'meeting', startsAt: '2099-01-01T10:00:00.000Z' })).toEqual({
    ok: true,
  })
  expect(await by.put(networkId, { kind: 'meeting', startsAt: null })).toEqual({ ok: true })
})

test('an author corrects their own words until somebody has replied', async () => {
  await using world = await testWorld()
  const { networkId, member, keeper, second } = await boardWorld(world)
  const noteId = await putUpBy(world, networkId, member)
  const correct = (personId: string, title: string) =>
    ending(async () =>
      world.act((c) => correctNote(c, networkId, noteId, given({ title })), await world.actor(personId)),
    )
  expect(await correct(member, 'Etsin kahta')).toEqual({ ok: true })
  expect(await correct(keeper, 'Muu')).toBe(403)
  expect(await correct(second, 'Muu')).toBe(403)
  const replyId = await replyBy(world, networkId, noteId, second)
  expect(await correct(member, 'Myöhässä')).toEqual({ ok: false, reason: 'noteAnswered' })
  expect(await noteById(world.db, networkId, noteId)).toMatchObject({ title: 'Etsin kahta', kind: 'ask' })
  await world.act((c) => takeOffReply(c, networkId, noteId, replyId), await world.actor(second))
  expect(await correct(member, 'Taas vapaa')).toEqual({ ok: true })
})

test('its author and who keeps the network settle a note, after which it is answered no more', async () => {
  await using world = await testWorld()
  const { networkId, member, second, keeper, stranger } = await boardWorld(world)
  const noteId = await putUpBy(world, networkId, member)
  const press = (act: typeof settleNote, personId: string) =>
    ending(async () => world.act((c) => act(c, networkId, noteId), await world.actor(personId)))
  expect(await press(settleNote, second)).toBe(403)
  expect(await press(settleNote, stranger)).toBe(403)
  expect(await press(settleNote, member)).toEqual({ ok: true })
  const answer = { id: 'late', text: 'Vielä?' }
  const by = await world.actor(second)
  expect(await world.act((c) => reply(c, networkId, noteId, answer, secret), by)).toEqual({
    ok: false,
    reason: 'noteSettled',
  })
  expect(await press(reopenNote, second)).toBe(403)
  expect(await press(reopenNote, keeper)).toEqual({ ok: true })
  expect(await world.act((c) => reply(c, networkId, noteId, answer, secret), by)).toEqual({ ok: true })
})

test('what was taken off is shown to its author and its keepers, and found by nobody else', async () => {
  await using world = await testWorld()
  const { networkId, member, second, keeper } = await boardWorld(world)
  const noteId = await putUpBy(world, networkId, member)
  const replyId = await replyBy(world, networkId, noteId, second)
  const by = async (personId: string, act: typeof takeOffNote) =>
    ending(async () => world.act((c) => act(c, networkId, noteId), await world.actor(personId)))
  expect(await by(second, takeOffNote)).toBe(403)
  expect(await by(keeper, takeOffNote)).toEqual({ ok: true })
  expect(await latestNotes(world.db, networkId, { most: 5 })).toEqual([])
  const shownTo = async (personId: string) => {
    const { reader } = await boardOf(world.db, await world.actor(personId), networkId, dateOf(world.now()))
    return (await notesPage(world.db, networkId, reader, all)).rows
  }
  expect(await shownTo(second)).toEqual([])
  expect(await shownTo(member)).toMatchObject([{ id: noteId, hiddenByName: 'Kaisa Koordinaattori' }])
  expect(await shownTo(keeper)).toMatchObject([{ id: noteId, hiddenAt: world.now() }])
  // Nobody who does not see it can touch what stands under it.
  const other = await world.actor(second)
  expect(await ending(() => world.act((c) => takeOffReply(c, networkId, noteId, replyId), other))).toBe(404)
  expect(await by(member, putBackNote)).toBe(403)
  expect(await by(keeper, putBackNote)).toEqual({ ok: true })
  expect(await shownTo(second)).toMatchObject([{ id: noteId, hiddenAt: null, hiddenByName: null }])
})

test('what its author took off they alone put back', async () => {
  await using world = await testWorld()
  const { networkId, member, keeper, second } = await boardWorld(world)
  const noteId = await putUpBy(world, networkId, member)
  const replyId = await replyBy(world, networkId, noteId, second)
  const act = async (personId: string, press: typeof takeOffReply) =>
    ending(async () => world.act((c) => press(c, networkId, noteId, replyId), await world.actor(personId)))
  expect(await act(member, takeOffReply)).toBe(403)
  expect(await act(second, takeOffReply)).toEqual({ ok: true })
  const repliesFor = (personId: string, isKeeper: boolean) =>
    repliesOf(world.db, noteId, { personId, keeper: isKeeper })
  expect(await repliesFor(member, false)).toEqual([])
  expect(await repliesFor(keeper, true)).toHaveLength(1)
  expect(await act(keeper, putBackReply)).toBe(403)
  expect(await act(second, putBackReply)).toEqual({ ok: true })
  expect(await repliesFor(member, false)).toHaveLength(1)
})

test('a note of one network is found in no other', async () => {
  await using world = await testWorld()
  const { networkId, otherId, member, stranger } = await boardWorld(world)
  const noteId = await putUpBy(world, networkId, member)
  const by = await world.actor(stranger)
  expect(await noteById(world.db, otherId, noteId)).toBeNull()
  expect(
    await ending(() => world.act((c) => reply(c, otherId, noteId, { id: 'x', text: 'Hei' }, secret), by)),
  ).toBe(404)
})

test('who has left keeps their name on what they wrote; who was erased has none', async () => {
  await using world = await testWorld()
  const { networkId, member, second } = await boardWorld(world)
  await putUpBy(world, networkId, member, { title: 'Lähtenyt' })
  const erased = await putUpBy(world, networkId, second, { title: 'Poistettu' })
  await world.db
    .updateTable('membership')
    .set({ validTo: '2026-01-31', endReason: 'ownWish' })
    .where('personId', '=', member)
    .execute()
  await world.db.updateTable('boardNote').set({ authorId: null }).where('id', '=', erased).execute()
  const authors = (await latestNotes(world.db, networkId, { most: 5 })).map(({ title, author }) => [
    title,
    author?.lastName,
  ])
  expect(Object.fromEntries(authors)).toEqual({ Lähtenyt: 'Jäsen', Poistettu: undefined })
})

test('the board is paged and narrowed, newest first', async () => {
  await using world = await testWorld()
  const { networkId, member, keeper } = await boardWorld(world)
  const ids: string[] = []
  for (let note = 0; note < notesOnPage + 2; note++) {
    const id = await putUpBy(world, networkId, member, {
      kind: note % 2 ? 'offer' : 'ask',
      title: `Nro ${note}`,
    })
    ids.push(id)
    world.pass({ minutes: 1 })
  }
  const newsId = await putUpBy(world, networkId, keeper, { kind: 'news' })
  const settle = async (id = '') => world.act((c) => settleNote(c, networkId, id), await world.actor(keeper))
  await settle(ids[0])
  // News ask nothing: there is nothing to settle.
  await expect(settle(newsId)).rejects.toMatchObject({ status: 403 })
  const reader = { personId: member, keeper: false }
  const first = await notesPage(world.db, networkId, reader, all)
  expect(first).toMatchObject({ total: notesOnPage + 3, page: 1 })
  expect(first.rows.slice(0, 2).map(({ id, title }) => [id === newsId, title])).toEqual([
    [true, 'Etsin mentoria'],
    [false, `Nro ${notesOnPage + 1}`],
  ])
  expect((await notesPage(world.db, networkId, reader, { ...all, page: 9 })).rows.at(-1)?.title).toBe('Nro 0')
  const open = await notesPage(world.db, networkId, reader, { ...all, state: 'open' })
  expect(open.total).toBe(notesOnPage + 2)
  const offers = await notesPage(world.db, networkId, reader, { ...all, kind: 'offer' })
  expect(offers.total).toBe(notesOnPage / 2 + 1)
  const latest = await latestNotes(world.db, networkId, { most: 3, kinds: ['news'] })
  expect(latest.map(({ id }) => id)).toEqual([newsId])
})
