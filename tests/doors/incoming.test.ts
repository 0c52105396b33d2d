// The organisers' queue of incoming mail and the page of one mail, as a browser with scripts off meets them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { aliasesOf, rememberAlias } from '~/domain/people/aliases.server'
import { paths } from '~/paths'
import { invitationOf, mailById, mailOf, reply, take, wordOf } from '../incoming/mails'
import { makeWorld, type World } from '../world'
import { emoji, hugeText, rightToLeft, visit } from './door'

const aino = 'aino.laine@virasto.example'

let world: World
let personId: string
let eventId: string
let first: string
let second: string
const as = () => world.organiser.personId

beforeAll(async () => {
  world = await makeWorld()
  personId = await world.person({ firstName: 'Aino', lastName: 'Laine', email: aino })
  const eero = await world.person({ firstName: 'Eero', lastName: 'Mäki', email: 'eero.maki@virasto.example' })
  const event = await world.invited([personId, eero], { answerBy: '2026-10-20T09:00:00.000Z' })
  eventId = event.eventId
  ;[first = '', second = ''] = event.invitationIds
  world.pass({ hours: 1 })
})
afterAll(() => world.close())

const unknown = (address: string, given: Parameters<typeof reply>[4] = {}) =>
  reply(world, eventId, address, 'yes', given)

describe('the queue', () => {
  test('is empty in words, and shows what waits with links', async () => {
    const empty = await visit(world, paths.incoming(), { as: as() })
    expect(empty.text).toContain('Mikään viesti ei odota')
    const { id } = await unknown('kuka@muu.example', { mail: { subject: 'Hyväksytty: Johdon päivä' } })
    const page = await visit(world, paths.incoming(), { as: as() })
    expect(page.text).toContain('kuka@muu.example')
    expect(page.text).toContain('Vastaajaa ei tunnistettu')
    expect(page.html).toContain(`href="${paths.incomingMail(id)}"`)
    const start = await visit(world, paths.start(), { as: as() })
    expect(start.text).toContain('1 viesti odottaa')
    const event = await visit(world, paths.event(eventId), { as: as() })
    expect(event.html).toContain(`href="${paths.incoming({ event: eventId })}"`)
    const none = await visit(world, paths.incoming({ q: 'eiketaan' }), { as: as() })
    expect(none.text).not.toContain('kuka@muu.example')
  })

  test.each(['sv', 'en'] as const)('speaks %s', async (locale) => {
    const page = await visit(world, paths.incoming({ show: 'all' }), { as: as(), locale })
    expect(page.status).toBe(200)
    expect(page.text).not.toMatch(/incoming\./)
  })
})

describe('the page of a mail', () => {
  test('ties it to a person by one press, and a second press does no harm', async () => {
    const { id } = await unknown('aino.laine@uusi.example', { word: { comment: 'Tulen <b>junalla</b>' } })
    const address = paths.incomingMail(id)
    const page = await visit(world, address, { as: as() })
    expect(page.text).toContain('Tulen <b>junalla</b>')
    expect(page.text).toContain('sama nimi')
    expect(page.html).toContain(`value="${first}"`)
    const form = { press: 'tie', invitation: first }
    for (const _twice of [1, 2])
      expect((await visit(world, address, { as: as(), form })).to).toBe(
        paths.incomingMail(id, { done: 'tied' }),
      )
    expect((await invitationOf(world, first)).answer).toBe('yes')
    const done = await visit(world, paths.incomingMail(id, { done: 'tied' }), { as: as() })
    expect(done.text).toContain('yhdistetty henkilöön')
    const late = await visit(world, address, { as: as(), form: { press: 'tie', invitation: second } })
    expect(late.text).toContain('Toinen järjestäjä on jo käsitellyt viestin')
  })

  test('finds another of the invited', async () => {
    const { id } = await unknown('joku@aivan.muu.example')
    const page = await visit(world, paths.incomingMail(id, { q: 'mäki' }), { as: as() })
    expect(page.field('q')).toBe('mäki')
    expect(page.html).toContain(`value="${second}"`)
    const none = await visit(world, paths.incomingMail(id, { q: '%' }), { as: as() })
    expect(none.text).toContain('ei löytynyt ketään')
  })

  test('records by hand past the deadline; without an answer it says so', async () => {
    const late = await makeWorld()
    const one = await late.person({ email: aino })
    const event = await late.invited([one], { answerBy: '2026-10-02T09:00:00.000Z' })
    late.pass({ hours: 48 })
    const { id } = await reply(late, event.eventId, aino, 'maybe')
    const organiser = late.organiser.personId
    const page = await visit(late, paths.incomingMail(id), { as: organiser })
    expect(page.text).toContain('Vastaus tuli määräajan jälkeen')
    expect(page.field('answer')).toBe('maybe')
    const empty = await visit(late, paths.incomingMail(id), { as: organiser, form: { press: 'record' } })
    expect(empty.status).toBe(200)
    expect(empty.html).toContain('href="#record-answer"')
    const form = { press: 'record', answer: 'maybe' }
    expect((await visit(late, paths.incomingMail(id), { as: organiser, form })).to).toBe(
      paths.incomingMail(id, { done: 'recorded' }),
    )
    expect((await invitationOf(late, event.invitationIds[0])).answer).toBe('maybe')
    await late.close()
  })

  test('asks the name of a substitute whom nobody knows, and keeps what was typed', async () => {
    const word = await wordOf(world, eventId, 'eero.maki@virasto.example')
    const { id } = await take(
      world,
      mailOf({
        from: { name: '', address: 'eero.maki@virasto.example' },
        said: { kind: 'delegation', to: { name: 'Salmela, Juhani', address: 'js@uusi.example' }, ...word },
      }),
    )
    await world.db.updateTable('event').set({ substitutes: 'yes' }).where('id', '=', eventId).execute()
    const page = await visit(world, paths.incomingMail(id), { as: as() })
    expect([page.field('firstName'), page.field('lastName'), page.field('email')]).toEqual([
      'Juhani',
      'Salmela',
      'js@uusi.example',
    ])
    const filled = {
      press: 'deputy',
      id: v7(),
      firstName: 'Juhani',
      email: 'js@uusi.example',
      language: 'sv',
    }
    const wrong = await visit(world, paths.incomingMail(id), { as: as(), form: { ...filled, lastName: ' ' } })
    expect(wrong.html).toContain('href="#deputy-lastName"')
    expect(wrong.field('firstName')).toBe('Juhani')
    const form = { ...filled, lastName: 'Salmela' }
    for (const _twice of [1, 2])
      expect((await visit(world, paths.incomingMail(id), { as: as(), form })).to).toBe(
        paths.incomingMail(id, { done: 'named' }),
      )
    const entered = await world.db
      .selectFrom('person')
      .select(['firstName', 'language'])
      .where('lastName', '=', 'Salmela')
      .execute()
    expect(entered).toEqual([{ firstName: 'Juhani', language: 'sv' }])
  })

  test('sets aside and puts back', async () => {
    const { id } = await take(
      world,
      mailOf({
        from: { name: emoji, address: 'ihminen@muu.example' },
        said: { kind: 'letter' },
        subject: rightToLeft,
        text: hugeText.slice(0, 20_000),
        attachments: ['<img src=x>.pdf'],
      }),
    )
    const page = await visit(world, paths.incomingMail(id), { as: as() })
    expect(page.html).toContain('mailto:ihminen@muu.example')
    expect(page.html).not.toContain('<img src=x>')
    const press = async (what: string) =>
      (await visit(world, paths.incomingMail(id), { as: as(), form: { press: what } })).to
    expect(await press('aside')).toBe(paths.incomingMail(id, { done: 'aside' }))
    expect((await mailById(world, id)).standing).toBe('aside')
    expect((await visit(world, paths.incomingMail(id), { as: as() })).text).toContain('Palauta jonoon')
    expect(await press('back')).toBe(paths.incomingMail(id, { done: 'back' }))
    expect((await mailById(world, id)).standing).toBe('open')
  })

  test.each([
    [
      'bounce',
      {
        kind: 'bounce',
        recipients: [{ address: 'x@y.example', status: '5.1.1', final: true, said: 'Ei ole' }],
      },
    ],
    ['absence', { kind: 'absence' }],
    ['winmail', { kind: 'unreadable', reason: 'winmail' }],
  ] as const)('shows a mail of each kind in every language: %s', async (_name, said) => {
    const { id } = await take(world, mailOf({ said: said as never }))
    for (const locale of ['fi', 'sv', 'en'] as const) {
      const page = await visit(world, paths.incomingMail(id), { as: as(), locale })
      expect(page.status).toBe(200)
      expect(page.text).not.toMatch(/\bincoming\.\w/)
    }
  })

  test('leads from a letter that came back to the letters of its address, where it is sent again', async () => {
    const address = 'poissa@virasto.example'
    const said = {
      kind: 'bounce' as const,
      recipients: [{ address, status: '5.1.1', final: true, said: 'User unknown' }],
    }
    const { id } = await take(world, mailOf({ said }))
    const { html } = await visit(world, paths.incomingMail(id), { as: as() })
    expect(html).toContain(paths.letters({ status: 'all', q: address }).replace('&', '&amp;'))
  })

  test('shows the time that a calendar proposes', async () => {
    const word = await wordOf(world, eventId, aino, { comment: 'Sopiiko perjantai?' })
    const said = {
      kind: 'counter' as const,
      startsAt: '2026-12-04T10:00:00.000Z',
      endsAt: '2026-12-04T12:00:00.000Z',
      place: 'Oodi',
      ...word,
    }
    const { id } = await take(world, mailOf({ from: { name: '', address: aino }, said }))
    const { text } = await visit(world, paths.incomingMail(id), { as: as() })
    expect(text).toContain('4.12.2026')
    expect(text).toContain('Oodi')
    expect(text).toContain('Sopiiko perjantai?')
  })

  test('is not there for others, nor for a mail that never came', async () => {
    const { id } = await unknown('viela@muu.example')
    expect((await visit(world, paths.incomingMail(id), { as: personId })).status).toBe(403)
    expect((await visit(world, paths.incomingMail('no-such'), { as: as() })).status).toBe(404)
    const strange = { as: as(), form: { press: 'nonsense' } }
    expect((await visit(world, paths.incomingMail(id), strange)).status).toBe(400)
  })
})

test('a person’s other addresses are shown and removed on their page, and the removal can be taken back', async () => {
  await world.act((c) => rememberAlias(c, { personId, email: 'toinen@muu.example' }))
  const page = await visit(world, paths.person(personId), { as: as() })
  expect(page.text).toContain('toinen@muu.example')
  const alias = (await aliasesOf(world.db, personId)).find(({ email }) => email === 'toinen@muu.example')
  const form = { press: 'forgetAlias', alias: alias?.id ?? '' }
  const { to } = await visit(world, paths.person(personId), { as: as(), form })
  expect(to).toMatch(/done=aliasForgotten&deed=/)
  const after = await visit(world, to ?? '', { as: as() })
  expect(after.text).toContain('Osoite on poistettu')
  expect(after.html).toContain('/undo')
  expect((await aliasesOf(world.db, personId)).map(({ email }) => email)).not.toContain('toinen@muu.example')
})
