// Letters of a network's board: whom they reach, once, gathered, and never with what was taken off.
import { expect, test } from 'vitest'
import { locales } from '#db/schema'
import { letterData } from '#emails/letters'
import { renderLetter } from '#emails/render'
import { correctNote, noteNow, putBackNote, takeOffNote } from '~/domain/boards/note-acts.server'
import { newsReaders, sendNews } from '~/domain/boards/news-letter.server'
import { takeOffReply } from '~/domain/boards/reply-acts.server'
import { dateOf } from '~/domain/core/time'
import { lettersIn, testWorld, type World } from '../world'
import { boardWorld, given, putUpBy, replyBy, secret } from './board'

const site = { baseUrl: 'https://johtofoorumi.example', senderName: 'Johtofoorumi' }

const send = async (world: World, networkId: string, noteId: string, personId: string) =>
  world.act(
    async (c) => sendNews(c, await noteNow(c, networkId, noteId), secret),
    await world.actor(personId),
  )

const unwanted = (world: World, personId: string, kind: 'networkNews' | 'networkBoard') =>
  world.db
    .insertInto('unwantedLetter')
    .values({ id: crypto.randomUUID(), personId, kind, since: world.now() })
    .execute()

const boardLetters = async (world: World) =>
  (await lettersIn(world.db)).flatMap(({ kind, personId, data }) =>
    kind === 'networkBoard' ? [{ personId, items: letterData.networkBoard.parse(data).items }] : [],
  )

test('news leave once, to the members who want them, each in their own language', async () => {
  await using world = await testWorld()
  const { networkId, keeper, member, second, outside } = await boardWorld(world)
  const [away, noAddress] = [await world.person(), await world.person({ email: null })]
  const membershipId = await world.member(networkId, away)
  await world.member(networkId, noAddress)
  await world.db
    .insertInto('pause')
    .values({ id: 'a-pause', membershipId, validFrom: '2026-01-01', validTo: null })
    .execute()
  await unwanted(world, outside, 'networkNews')
  const noteId = await putUpBy(world, networkId, keeper, { kind: 'news', title: 'Seminaari' })
  const note = { networkId, authorId: keeper }
  const { readers, ...others } = await newsReaders(world.db, note, dateOf(world.now()))
  expect(others).toEqual({ unwilling: 1, unreached: 1, away: 1 })
  expect(readers.map(({ id }) => id).sort()).toEqual([member, second].sort())
  expect(await send(world, networkId, noteId, keeper)).toEqual({ ok: true, letters: 2 })
  expect(await send(world, networkId, noteId, keeper)).toEqual({ ok: false, reason: 'newsLeft' })
  const letters = await lettersIn(world.db)
  expect(letters.map(({ personId, locale }) => [personId, locale]).sort()).toEqual(
    [
      [member, 'fi'],
      [second, 'sv'],
    ].sort(),
  )
  const swedish = letters.find(({ locale }) => locale === 'sv')
  const data = letterData.networkNews.parse(swedish?.data)
  expect(data).toMatchObject({
    network: { text: 'Alumnerna' },
    news: { title: { text: 'Seminaari', lang: 'fi' } },
  })
  const { html, text } = await renderLetter({ kind: 'networkNews', data }, 'sv', site)
  expect(html).toMatch(/<h1[^>]*><span lang="fi">Seminaari/)
  expect(text).toContain(`${site.baseUrl}/quiet/${data.quietToken}`)
  expect(text).toContain(`${site.baseUrl}/networks/${networkId}/board/${noteId}`)
})

test('only those who keep the network send news, and nothing else leaves as a letter', async () => {
  await using world = await testWorld()
  const { networkId, keeper, member } = await boardWorld(world)
  const [newsId, askId] = [
    await putUpBy(world, networkId, keeper, { kind: 'news' }),
    await putUpBy(world, networkId, keeper, { kind: 'ask' }),
  ]
  await expect(send(world, networkId, newsId, member)).rejects.toMatchObject({ status: 403 })
  expect(await send(world, networkId, askId, keeper)).toEqual({ ok: false, reason: 'newsLeft' })
  expect(await send(world, networkId, newsId, world.organiser.personId)).toMatchObject({ ok: true })
})

test('news taken off before they leave are in no letter, and may be sent anew', async () => {
  await using world = await testWorld()
  const { networkId, keeper } = await boardWorld(world)
  const noteId = await putUpBy(world, networkId, keeper, { kind: 'news' })
  await send(world, networkId, noteId, keeper)
  const by = await world.actor(keeper)
  await world.act((c) => takeOffNote(c, networkId, noteId), by)
  expect(await lettersIn(world.db)).toEqual([])
  expect(await send(world, networkId, noteId, keeper)).toEqual({ ok: false, reason: 'newsLeft' })
  await world.act((c) => putBackNote(c, networkId, noteId), by)
  expect(await send(world, networkId, noteId, keeper)).toEqual({ ok: true, letters: 3 })
  await world.lettersLeave()
  await world.act((c) => takeOffNote(c, networkId, noteId), by)
  await world.act((c) => putBackNote(c, networkId, noteId), by)
  expect(await send(world, networkId, noteId, keeper)).toEqual({ ok: false, reason: 'newsLeft' })
})

test('who keeps the network is told of notes, an author of replies, gathered into one letter', async () => {
  await using world = await testWorld()
  const { networkId, keeper, member, second } = await boardWorld(world)
  const chair = await world.person()
  await world.member(networkId, chair, { role: 'chair' })
  await unwanted(world, chair, 'networkBoard')
  const noteId = await putUpBy(world, networkId, member)
  await putUpBy(world, networkId, second, { kind: 'offer' })
  await putUpBy(world, networkId, keeper, { kind: 'news' })
  await replyBy(world, networkId, noteId, second)
  await replyBy(world, networkId, noteId, member, 'Kiitos!')
  const before = await boardLetters(world)
  expect(
    before.map(({ personId, items }) => [
      personId,
      items.map(({ kind, replyId }) => [kind, replyId !== null]),
    ]),
  ).toEqual([
    [
      keeper,
      [
        ['ask', false],
        ['offer', false],
      ],
    ],
    [member, [['ask', true]]],
  ])
  await world.lettersLeave()
  await replyBy(world, networkId, noteId, second, 'Vielä')
  expect(await boardLetters(world)).toHaveLength(3)
})

test('what is taken off goes out of the letters that wait', async () => {
  await using world = await testWorld()
  const { networkId, member, second, keeper } = await boardWorld(world)
  const [noteId, other] = [
    await putUpBy(world, networkId, member),
    await putUpBy(world, networkId, second, { kind: 'offer' }),
  ]
  const replyId = await replyBy(world, networkId, noteId, second)
  await world.act((c) => takeOffReply(c, networkId, noteId, replyId), await world.actor(second))
  expect((await boardLetters(world)).map(({ personId }) => personId)).toEqual([keeper])
  await world.act((c) => takeOffNote(c, networkId, noteId), await world.actor(member))
  const [left, ...more] = await boardLetters(world)
  expect(left?.items.map((item) => item.noteId)).toEqual([other])
  expect(more).toEqual([])
})

test('what is taken off goes out of a letter that has been tried and waits for another try', async () => {
  await using world = await testWorld()
  const { networkId, member, second } = await boardWorld(world)
  const noteId = await putUpBy(world, networkId, member)
  await world.db.updateTable('outbox').set({ attempts: 1 }).execute()
  const other = await putUpBy(world, networkId, second, { kind: 'offer' })
  expect(await boardLetters(world)).toHaveLength(2)
  await world.act((c) => takeOffNote(c, networkId, noteId), await world.actor(member))
  const [left, ...more] = await boardLetters(world)
  expect(left?.items.map((item) => item.noteId)).toEqual([other])
  expect(more).toEqual([])
})

test('a letter that waits leaves with the words as they were corrected', async () => {
  await using world = await testWorld()
  const { networkId, member, second } = await boardWorld(world)
  const noteId = await putUpBy(world, networkId, member)
  await putUpBy(world, networkId, second, { kind: 'offer', title: 'Tarjous' })
  const words = { title: 'Etsin sparraajaa', text: 'Kuka lounaalle?', language: 'sv' as const }
  await world.act(
    (c) => correctNote(c, networkId, noteId, given({ ...words, id: noteId })),
    await world.actor(member),
  )
  const [letter] = await boardLetters(world)
  expect(letter?.items).toMatchObject([
    {
      ...{ noteId, replyId: null, kind: 'ask', from: 'Matti Jäsen' },
      title: { text: words.title, lang: 'sv' },
      text: { text: words.text, lang: 'sv' },
    },
    { title: { text: 'Tarjous' } },
  ])
})

test('an author who has left the network is told of nothing more', async () => {
  await using world = await testWorld()
  const { networkId, member, second } = await boardWorld(world)
  const noteId = await putUpBy(world, networkId, member)
  await world.lettersLeave()
  await world.db
    .updateTable('membership')
    .set({ validTo: '2026-01-31', endReason: 'ownWish' })
    .where('personId', '=', member)
    .execute()
  await replyBy(world, networkId, noteId, second)
  expect((await boardLetters(world)).filter(({ personId }) => personId === member)).toEqual([])
})

test.each(locales)('the words of one who is erased are a former member’s in %s', async (locale) => {
  const words = { text: 'Hei', lang: locale }
  const news = { noteId: 'n', replyId: null, kind: 'news' as const, title: words, text: words, from: '' }
  const data = { networkId: 'v', network: words, news, quietToken: null }
  const { text } = await renderLetter({ kind: 'networkNews', data }, locale, site)
  expect(text).toContain({ fi: 'Entinen jäsen', sv: 'En tidigare medlem', en: 'A former member' }[locale])
})
