// A network's board through its doors: writing, replying, moderating, sending news, and who is turned away.
import { expect, test } from 'vitest'
import { locales } from '#db/schema'
import { takeOffNote } from '~/domain/boards/note-acts.server'
import { latestNotes, repliesOf } from '~/domain/boards/queries.server'
import { paths } from '~/paths'
import { loader as noteLoader } from '~/routes/networks.$id.board.$noteId._index'
import { boardWorld, putUpBy, replyBy } from '../boards/board'
import { lettersIn, testWorld } from '../world'
import { hugeText, origin, rightToLeft, visit } from './door'

test('a member proposes a meeting; a double press makes one; what is wrong stays typed', async () => {
  await using world = await testWorld()
  const { networkId, member } = await boardWorld(world)
  const page = await visit(world, paths.newNote(networkId, { kind: 'meeting' }), { as: member })
  const form = {
    ...{ id: page.field('id') ?? '', kind: 'meeting', language: 'sv', place: 'Säätytalo' },
    ...{ title: 'Lounas', text: '', date: '2099-01-14', clock: '12:00' },
  }
  const wrong = await visit(world, paths.newNote(networkId), { as: member, form })
  expect(wrong.field('title')).toBe('Lounas')
  expect(wrong.field('clock')).toBe('12:00')
  expect(wrong.text).toContain('kohta on korjattava')
  for (let press = 0; press < 2; press++) {
    const { to } = await visit(world, paths.newNote(networkId), {
      as: member,
      form: { ...form, text: 'Syödään!' },
    })
    expect(to).toBe(paths.note(networkId, form.id, { done: 'posted' }))
  }
  const notes = await latestNotes(world.db, networkId, { most: 5 })
  expect(notes).toMatchObject([{ startsAt: '2099-01-14T10:00:00.000Z', place: 'Säätytalo', language: 'sv' }])
  const shown = await visit(world, paths.note(networkId, form.id, { done: 'posted' }), { as: member })
  expect(shown.html).toMatch(/<h1><span lang="sv">Lounas/)
  expect(shown.text).toContain('Ilmoitus on taululla.')
  const past = await visit(world, paths.newNote(networkId), {
    as: member,
    form: { ...form, id: crypto.randomUUID(), text: 'Eilen', date: '2020-01-14' },
  })
  expect(past.text).toContain('Aika on jo mennyt. Ehdota myöhempää aikaa.')
  for (const half of [{ clock: '' }, { date: '' }]) {
    const told = await visit(world, paths.newNote(networkId), {
      as: member,
      form: { ...form, id: crypto.randomUUID(), text: 'Syödään!', ...half },
    })
    expect(told.html).toContain(`href="#note-${Object.keys(half)[0]}"`)
    expect(told.text).toContain('Anna sekä päivä että kellonaika, tai jätä molemmat tyhjiksi.')
  }
})

test('news are written by those who keep the network, whatever a form says', async () => {
  await using world = await testWorld()
  const { networkId, member, keeper } = await boardWorld(world)
  const form = { id: crypto.randomUUID(), kind: 'news', title: 'Uutta', text: 'Hei', language: 'fi' }
  const refused = await visit(world, paths.newNote(networkId), { as: member, form })
  expect(refused.text).toContain('Vain verkoston ylläpitäjät voivat kirjoittaa uutisia.')
  const board = await visit(world, paths.board(networkId), { as: member })
  expect(board.html).not.toContain(paths.newNote(networkId, { kind: 'news' }))
  expect(board.html).toContain(paths.newNote(networkId, { kind: 'ask' }))
  expect((await visit(world, paths.newNote(networkId), { as: keeper, form })).status).toBe(302)
})

test('those who do not belong are turned away at every door', async () => {
  await using world = await testWorld()
  const { networkId, member, former, stranger } = await boardWorld(world)
  const noteId = await putUpBy(world, networkId, member)
  const addresses = [
    paths.board(networkId),
    paths.newNote(networkId),
    paths.note(networkId, noteId),
    paths.editNote(networkId, noteId),
  ]
  for (const address of addresses)
    for (const as of [former, stranger]) {
      expect((await visit(world, address, { as })).status).toBe(403)
      if (address !== paths.board(networkId))
        expect((await visit(world, address, { as, form: { press: 'takeOff' } })).status).not.toBe(302)
    }
  expect((await visit(world, paths.note(networkId, 'none'), { as: member })).status).toBe(404)
})

test('a writer’s name leads to their page for those who may open it', async () => {
  await using world = await testWorld()
  const { networkId, member, second } = await boardWorld(world)
  const outside = await world.person({ roleClass: 'assistant' })
  await world.member(networkId, outside, { role: 'outside' })
  const noteId = await putUpBy(world, networkId, member)
  await replyBy(world, networkId, noteId, outside)
  const leads = async (as: string) => {
    const pages = [paths.board(networkId), paths.note(networkId, noteId)]
    const seen = await Promise.all(pages.map((page) => visit(world, page, { as })))
    for (const { text } of seen) expect(text).toContain('Matti Jäsen')
    return [member, outside].map((id) =>
      seen.map(({ html }) => html.includes(`href="${paths.directoryPerson(id)}"`)),
    )
  }
  // Who shares a network with somebody finds them; the page of the board shows no replies.
  expect(await leads(second)).toEqual([
    [true, true],
    [false, true],
  ])
  // Who takes part from outside sees the network, and no directory.
  expect(await leads(outside)).toEqual([
    [false, false],
    [false, false],
  ])
  await world.db.updateTable('person').set({ guest: 1 }).where('id', '=', member).execute()
  expect(await leads(second)).toEqual([
    [false, false],
    [false, true],
  ])
})

test('replying, settling and taking off, with the way back', async () => {
  await using world = await testWorld()
  const { networkId, member, second, keeper } = await boardWorld(world)
  const noteId = await putUpBy(world, networkId, member, { text: rightToLeft })
  const address = paths.note(networkId, noteId)
  const press = (as: string, form: Record<string, string>) => visit(world, address, { as, form })
  const long = await press(second, { press: 'reply', id: crypto.randomUUID(), text: hugeText.slice(0, 2001) })
  expect(long.text).toContain('Teksti on liian pitkä.')
  const id = crypto.randomUUID()
  expect((await press(second, { press: 'reply', id, text: 'Soitan' })).to).toContain('done=replied')
  const asAuthor = await visit(world, address, { as: member })
  expect(asAuthor.text).toContain('Soitan')
  expect(asAuthor.text).not.toContain('Muokkaa')
  expect((await press(keeper, { press: 'takeOffReply', reply: id })).to).toContain('done=replyTakenOff')
  const done = await visit(world, paths.note(networkId, noteId, { done: 'replyTakenOff', reply: id }), {
    as: keeper,
  })
  expect(done.text).toContain('Poistaja: Kaisa Koordinaattori')
  expect((await visit(world, address, { as: member })).text).not.toContain('Soitan')
  await press(keeper, { press: 'putBackReply', reply: id })
  expect(await repliesOf(world.db, noteId, { personId: member, keeper: false })).toHaveLength(1)
  await press(member, { press: 'settle' })
  const late = await press(second, { press: 'reply', id: crypto.randomUUID(), text: 'Vielä' })
  expect(late.text).toContain('Ilmoitukseen ei voi enää vastata')
  expect(late.field('text')).toBe('Vielä')
})

test('a correction that comes too late says why and loses nothing typed', async () => {
  await using world = await testWorld()
  const { networkId, member, second } = await boardWorld(world)
  const noteId = await putUpBy(world, networkId, member)
  const address = paths.editNote(networkId, noteId)
  expect((await visit(world, address, { as: second })).status).toBe(403)
  const form = { id: noteId, kind: 'ask', title: 'Mentori', text: 'Pitkään mietitty', language: 'fi' }
  await replyBy(world, networkId, noteId, second)
  const late = await visit(world, address, { as: member, form })
  expect(late.text).toContain('Ilmoitusta ei voi enää muokata')
  expect(late.field('text')).toBe('Pitkään mietitty')
  const opened = await visit(world, address, { as: member })
  expect(opened.text).toContain('Ilmoitusta ei voi enää muokata')
  expect(opened.field('text')).toBeUndefined()
})

test('a page that only loads again leaves the reply that is being typed; one’s own that was taken empties it', async () => {
  await using world = await testWorld()
  const { networkId, member, second } = await boardWorld(world)
  const noteId = await putUpBy(world, networkId, member)
  const turn = async () => {
    const headers = { Cookie: await world.cookieOf(second) }
    const request = new Request(origin + paths.note(networkId, noteId), { headers })
    return (await noteLoader({ request, params: { id: networkId, noteId }, context: world.context() }))
      .lastOwn
  }
  const first = await turn()
  expect(await turn()).toBe(first)
  await replyBy(world, networkId, noteId, member)
  expect(await turn()).toBe(first)
  await replyBy(world, networkId, noteId, second)
  const after = await turn()
  expect(after).not.toBe(first)
  expect(await turn()).toBe(after)
})

test('what was taken off shows on no page to other members', async () => {
  await using world = await testWorld()
  const { networkId, member, second, keeper } = await boardWorld(world)
  const noteId = await putUpBy(world, networkId, member, { title: 'Salaisuus' })
  await world.act((c) => takeOffNote(c, networkId, noteId), await world.actor(keeper))
  expect((await visit(world, paths.board(networkId), { as: second })).text).not.toContain('Salaisuus')
  expect((await visit(world, paths.note(networkId, noteId), { as: second })).status).toBe(404)
  expect((await visit(world, paths.board(networkId), { as: member })).text).toContain('Poistettu taululta')
})

test('news are sent after it is said how many get them, and the page tells how they go', async () => {
  await using world = await testWorld()
  const { networkId, keeper, member } = await boardWorld(world)
  const noteId = await putUpBy(world, networkId, keeper, { kind: 'news' })
  const address = paths.note(networkId, noteId)
  expect((await visit(world, address, { as: member })).text).not.toContain('Kirje jäsenille')
  expect((await visit(world, address, { as: keeper })).text).toContain('Sen saa 3 jäsentä.')
  await visit(world, address, { as: keeper, form: { press: 'send' } })
  expect(await lettersIn(world.db)).toHaveLength(3)
  expect((await visit(world, address, { as: keeper })).text).toContain('Lähetetty 3 jäsenelle')
  const again = await visit(world, address, { as: keeper, form: { press: 'send' } })
  expect(again.status).toBe(200)
  expect(await lettersIn(world.db)).toHaveLength(3)
})

test.each(locales)('the board speaks %s', async (locale) => {
  await using world = await testWorld()
  const { networkId, member, second } = await boardWorld(world)
  const noteId = await putUpBy(world, networkId, member)
  await replyBy(world, networkId, noteId, second)
  const titles = { fi: 'Ilmoitustaulu', sv: 'Anslagstavla', en: 'Notice board' }
  const replies = { fi: '1 vastaus', sv: '1 svar', en: '1 reply' }
  const { text, html } = await visit(world, paths.board(networkId), { as: member, locale })
  expect(text).toContain(titles[locale])
  expect(text).toContain(replies[locale])
  expect(/lang="fi"[^>]*>Etsin mentoria/.test(html)).toBe(locale !== 'fi')
  const empty = await visit(world, paths.board(networkId, { kind: 'news' }), { as: member, locale })
  expect(empty.text).not.toContain('Etsin mentoria')
})
