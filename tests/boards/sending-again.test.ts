// Letters of boards and from people that failed: none leaves again that is wanted no more, or tells of what was taken off.
import { expect, test } from 'vitest'
import type { OptionalLetter } from '#db/schema'
import type { Letter } from '#emails/letters'
import { samples } from '#emails/samples'
import { newsReaders, sendNews } from '~/domain/boards/news-letter.server'
import { noteNow, putBackNote, takeOffNote } from '~/domain/boards/note-acts.server'
import { putBackReply, takeOffReply } from '~/domain/boards/reply-acts.server'
import { post } from '~/domain/core/outbox.server'
import { sendAgain } from '~/domain/core/sending-again.server'
import { dateOf } from '~/domain/core/time'
import { letCome } from '~/domain/profile/letters.server'
import { testWorld, type World } from '../world'
import { boardWorld, putUpBy, replyBy, secret } from './board'

const fail = (world: World) => world.db.updateTable('outbox').set({ status: 'failed' }).execute()

async function again(world: World, personId: string) {
  const { id } = await world.db
    .selectFrom('outbox')
    .select('id')
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
  return world.act((c) => sendAgain(c, id))
}

const unwelcome = { ok: false, reason: 'letterUnwelcome' }

test('news that were taken off since are not sent again; put back they are', async () => {
  await using world = await testWorld()
  const { networkId, keeper } = await boardWorld(world)
  const noteId = await putUpBy(world, networkId, keeper, { kind: 'news' })
  const by = await world.actor(keeper)
  await world.act(async (c) => sendNews(c, await noteNow(c, networkId, noteId), secret), by)
  await fail(world)
  const { readers } = await newsReaders(world.db, { networkId, authorId: keeper }, dateOf(world.now()))
  const [reader] = readers
  await world.act((c) => takeOffNote(c, networkId, noteId), by)
  expect(await again(world, reader?.id ?? '')).toEqual(unwelcome)
  await world.act((c) => putBackNote(c, networkId, noteId), by)
  expect(await again(world, reader?.id ?? '')).toEqual({ ok: true })
})

test('nor is what gathered a note or a reply that was taken off since', async () => {
  await using world = await testWorld()
  const { networkId, keeper, member, second } = await boardWorld(world)
  const noteId = await putUpBy(world, networkId, member)
  const replyId = await replyBy(world, networkId, noteId, second)
  await fail(world)
  const by = await world.actor(second)
  await world.act((c) => takeOffReply(c, networkId, noteId, replyId), by)
  expect(await again(world, member)).toEqual(unwelcome)
  await world.act((c) => putBackReply(c, networkId, noteId, replyId), by)
  expect(await again(world, member)).toEqual({ ok: true })
  await world.act((c) => takeOffNote(c, networkId, noteId), await world.actor(member))
  expect(await again(world, keeper)).toEqual(unwelcome)
})

test.each<[OptionalLetter, string]>([
  ['networkNews', 'networkNews'],
  ['networkBoard', 'networkBoardNotes'],
  ['fromPeople', 'fromPerson'],
])('nor a letter of the kind %s to one who wants it no more', async (kind, sample) => {
  await using world = await testWorld()
  const personId = await world.person()
  const to = { personId, name: 'Nimi', address: 'nimi@virasto.example' }
  await world.act((c) => post(c, samples('fi', 'token')[sample] as Letter, { to, locale: 'fi' }))
  await fail(world)
  const want = async (wanted: boolean) =>
    world.act((c) => letCome(c, { personId, kind, wanted }), await world.actor(personId))
  await want(false)
  expect(await again(world, personId)).toEqual(unwelcome)
  await want(true)
  expect(await again(world, personId)).toEqual({ ok: true })
})
