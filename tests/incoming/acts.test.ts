// What organisers do with mail that waits, and what stays of it.
import { describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import { undoDeed } from '~/domain/core/undoing.server'
import { inDeed } from '~/domain/core/deeds.server'
import { eventById } from '~/domain/events/queries.server'
import { nameProposed, putBack, recordByHand, setAside, tieToPerson } from '~/domain/incoming/acts.server'
import { forgetMail } from '~/domain/incoming/forgetting.server'
import { mailPage } from '~/domain/incoming/page.server'
import { mailsWaiting, queueOf } from '~/domain/incoming/queue.server'
import { readQueueSearch } from '~/domain/incoming/search'
import { aliasesOf, forgetAlias, holdersOf, rememberAlias } from '~/domain/people/aliases.server'
import { lettersIn, type World } from '../world'
import {
  aino,
  invitationOf,
  invitedWorld,
  mailById,
  mailOf,
  reply,
  take,
  waitingLetters,
  wordOf,
} from './mails'

const unknown = 'aino.laine@uusi.example'

const pageOf = (world: World, id: string, find = '') => mailPage(world.db, id, { find, now: world.now() })

describe('tying a mail to a person', () => {
  test('records the answer at once and remembers the address', async () => {
    await using stage = await invitedWorld()
    const { world, one, eventId, first } = stage
    const { id } = await reply(world, eventId, unknown, 'yes', { word: { comment: 'Tulen junalla' } })
    const page = await pageOf(world, id)
    expect(page.candidates.map(({ lastName, because }) => [lastName, because])).toEqual([
      ['Laine', ['name', 'localPart', 'silent']],
    ])
    const tied = await world.act((c) => tieToPerson(c, id, first))
    expect(tied).toEqual({ ok: true, why: 'recorded', remembered: true })
    expect(await invitationOf(world, first)).toMatchObject({
      answer: 'yes',
      answerSource: 'calendar',
      comment: 'Tulen junalla',
    })
    expect(await mailById(world, id)).toMatchObject({
      standing: 'taken',
      personId: one,
      invitationId: first,
      handledBy: world.organiser.personId,
    })
    expect(await aliasesOf(world.db, one)).toMatchObject([{ email: unknown }])

    // The next mail from there needs nobody, and letters go where they went.
    world.pass({ minutes: 5 })
    expect((await reply(world, eventId, unknown, 'no')).why).toBe('recorded')
    const addresses = (await waitingLetters(world)).map(({ toAddress }) => toAddress)
    expect(new Set(addresses)).toEqual(new Set([aino]))
  })

  test('pressed twice it is done once; another organiser’s choice after it is refused', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first, second } = stage
    const { id } = await reply(world, eventId, unknown, 'yes')
    const tie = (invitationId: string) => world.act((c) => tieToPerson(c, id, invitationId))
    await tie(first)
    expect(await tie(first)).toMatchObject({ ok: true, remembered: false })
    expect(await tie(second)).toEqual({ ok: false, reason: 'mailHandled' })
    expect((await invitationOf(world, second)).answer).toBeNull()
    expect(await world.db.selectFrom('answer').select('id').execute()).toHaveLength(1)
  })

  test('is not done to an invitation of another event', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, two } = stage
    const other = await world.invited([two])
    const { id } = await reply(world, eventId, unknown, 'yes')
    await expect(world.act((c) => tieToPerson(c, id, other.invitationIds[0] ?? ''))).rejects.toMatchObject({
      status: 404,
    })
  })

  test('goes by the checks of the web: past the deadline it waits, and the organiser records it by hand', async () => {
    await using stage = await invitedWorld({ answerBy: '2026-10-02T09:00:00.000Z' })
    const { world, eventId, first } = stage
    world.pass({ hours: 48 })
    const { id } = await reply(world, eventId, unknown, 'yes')
    const tie = () => world.act((c) => tieToPerson(c, id, first))
    expect(await tie()).toMatchObject({ ok: true, why: 'deadlinePassed' })
    expect(await mailById(world, id)).toMatchObject({
      standing: 'open',
      invitationId: first,
      handledAt: null,
    })
    expect(await tie()).toMatchObject({ ok: true, why: 'deadlinePassed', remembered: false })
    const record = () => world.act((c) => recordByHand(c, id, 'yes'))
    expect(await record()).toEqual({ ok: true })
    expect(await record()).toEqual({ ok: true })
    expect(await invitationOf(world, first)).toMatchObject({
      answer: 'yes',
      answerSource: 'organiser',
      answeredBy: world.organiser.personId,
    })
    expect(await world.db.selectFrom('answer').select('id').execute()).toHaveLength(1)
    // The same reply coming again is older than what the organiser recorded.
    expect((await reply(world, eventId, unknown, 'yes', { word: { stampedAt: world.now() } })).why).toBe(
      'older',
    )
  })

  test('confirms what a colleague sent for the invited, and remembers nothing', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first, second, one, two } = stage
    const from = { name: 'Eero Mäki', address: 'eero.maki@virasto.example' }
    const { id } = await reply(world, eventId, aino, 'no', { mail: { from } })
    const page = await pageOf(world, id)
    expect(page.candidates.map(({ personId }) => personId)).toEqual([one])
    expect(await world.act((c) => tieToPerson(c, id, second))).toEqual({ ok: false, reason: 'mailHandled' })
    expect(await world.act((c) => tieToPerson(c, id, first))).toMatchObject({
      why: 'recorded',
      remembered: false,
    })
    expect((await invitationOf(world, first)).answer).toBe('no')
    expect(await aliasesOf(world.db, one)).toEqual([])
    expect(await aliasesOf(world.db, two)).toEqual([])
  })

  test('is for organisers', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first, one } = stage
    const { id } = await reply(world, eventId, unknown, 'yes')
    const self = await world.actor(one)
    await expect(world.act((c) => tieToPerson(c, id, first), self)).rejects.toMatchObject({ status: 403 })
    await expect(world.act((c) => setAside(c, id), self)).rejects.toMatchObject({ status: 403 })
  })
})

describe('other addresses', () => {
  test('somebody’s present address is nobody else’s, and one address is of one person', async () => {
    await using stage = await invitedWorld()
    const { world, one, two } = stage
    const remember = (personId: string, email: string) =>
      world.act((c) => rememberAlias(c, { personId, email }))
    expect(await remember(two, aino.toUpperCase())).toBe(false)
    expect(await remember(one, unknown)).toBe(true)
    expect(await remember(two, unknown)).toBe(false)
    expect(await remember(one, '')).toBe(false)
    expect(await remember(one, 'ei osoite')).toBe(false)
    expect(await holdersOf(world.db, ` ${unknown.toUpperCase()} `)).toEqual([{ personId: one, by: 'alias' }])
  })

  test('forgotten, they lead nowhere; taken back, they lead again', async () => {
    await using stage = await invitedWorld()
    const { world, one } = stage
    await world.act((c) => rememberAlias(c, { personId: one, email: unknown }))
    const [alias] = await aliasesOf(world.db, one)
    const by = { actor: world.organiser, now: world.now() }
    const sign = { act: 'forgetAlias', thing: { kind: 'person', id: one }, detail: { name: 'Aino Laine' } }
    const { deedId } = await inDeed(world.db, by, sign, (d) =>
      forgetAlias(d, { id: alias?.id ?? '', personId: one }),
    )
    expect(await holdersOf(world.db, unknown)).toEqual([])
    expect(await undoDeed(world.db, by, deedId ?? '')).toMatchObject({ ok: true })
    expect(await holdersOf(world.db, unknown)).toHaveLength(1)
  })
})

describe('a substitute named by mail', () => {
  const delegate = async (world: World, eventId: string, to: { name: string; address: string } | null) =>
    take(
      world,
      mailOf({
        from: { name: '', address: aino },
        said: { kind: 'delegation', to, ...(await wordOf(world, eventId, aino)) },
      }),
    )
  const named = { firstName: 'Väärä', lastName: 'Nimi', language: 'fi' as const }

  test.each(['yes', 'approval'] as const)(
    'is named by one press (%s), by the name of the registry',
    async (rule) => {
      await using stage = await invitedWorld()
      const { world, eventId, first } = stage
      await world.db.updateTable('event').set({ substitutes: rule }).where('id', '=', eventId).execute()
      const known = await world.person({
        firstName: 'Juhani',
        lastName: 'Salmela',
        email: 'js@virasto.example',
      })
      await reply(world, eventId, aino, 'yes')
      world.pass({ minutes: 1 })
      const { id } = await delegate(world, eventId, { name: '', address: 'js@virasto.example' })
      expect((await pageOf(world, id)).deputy).toMatchObject({
        lastName: 'Salmela',
        known: true,
        refusal: null,
      })
      const press = v7()
      const name = () =>
        world.act((c) =>
          nameProposed(c, id, press, { deputy: { ...named, email: 'js@virasto.example' }, note: '' }),
        )
      expect(await name()).toEqual({ ok: true })
      expect(await name()).toEqual({ ok: true })
      const deputy = await world.db
        .selectFrom('invitation')
        .selectAll()
        .where('personId', '=', known)
        .executeTakeFirstOrThrow()
      expect(deputy).toMatchObject({ entry: 'substitute', substituteFor: first, seat: 'seated' })
      expect(await invitationOf(world, first)).toMatchObject({ answer: 'no', seat: 'none' })
      expect(await mailById(world, id)).toMatchObject({ standing: 'taken', why: 'substituteNamed' })
      // An organiser who names them asks nobody's leave.
      const kinds = (await lettersIn(world.db)).map(({ kind }) => kind)
      expect(kinds).not.toContain('substituteAsked')
    },
  )

  test('is refused where the event knows none', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first } = stage
    await world.db.updateTable('event').set({ substitutes: 'no' }).where('id', '=', eventId).execute()
    const { id } = await delegate(world, eventId, { name: 'Salmela, Juhani', address: 'js@muu.example' })
    expect((await pageOf(world, id)).deputy).toMatchObject({
      firstName: 'Juhani',
      lastName: 'Salmela',
      known: false,
      refusal: 'substitutesNotAllowed',
    })
    const press = await world.act((c) =>
      nameProposed(c, id, v7(), { deputy: { ...named, email: 'js@muu.example' }, note: '' }),
    )
    expect(press).toEqual({ ok: false, reason: 'substitutesNotAllowed' })
    expect((await mailById(world, id)).standing).toBe('open')
    expect((await invitationOf(world, first)).answer).toBeNull()
  })
})

describe('setting aside', () => {
  test('and putting back, for the reason that it had', async () => {
    await using stage = await invitedWorld()
    const { world, eventId } = stage
    const { id } = await reply(world, eventId, unknown, 'yes')
    expect(await mailsWaiting(world.db)).toBe(1)
    expect(await mailsWaiting(world.db, eventId)).toBe(1)
    for (const _twice of [1, 2]) expect(await world.act((c) => setAside(c, id))).toEqual({ ok: true })
    expect(await mailById(world, id)).toMatchObject({ standing: 'aside', why: 'setAside' })
    expect(await mailsWaiting(world.db)).toBe(0)
    for (const _twice of [1, 2]) expect(await world.act((c) => putBack(c, id))).toEqual({ ok: true })
    expect(await mailById(world, id)).toMatchObject({
      standing: 'open',
      why: 'unknownSender',
      handledAt: null,
    })
  })

  test('what was taken is not put back', async () => {
    await using stage = await invitedWorld()
    const { world, eventId } = stage
    const { id } = await reply(world, eventId, aino, 'yes')
    expect(await world.act((c) => putBack(c, id))).toEqual({ ok: false, reason: 'mailHandled' })
    expect(await world.act((c) => setAside(c, id))).toEqual({ ok: false, reason: 'mailHandled' })
  })
})

describe('the queue', () => {
  test('is narrowed by what is shown, kind, event and words', async () => {
    await using stage = await invitedWorld()
    const { world, eventId } = stage
    const open = await reply(world, eventId, unknown, 'yes', { mail: { subject: 'Hyväksytty: Äänestys' } })
    const taken = await reply(world, eventId, aino, 'yes')
    const absent = await take(world, mailOf({ said: { kind: 'absence' }, subject: 'Poissa' }))
    const found = async (query: string) => {
      const search = readQueueSearch(new URLSearchParams(query))
      const { rows, total, counts } = await queueOf(world.db, search)
      expect(total).toBe(rows.length)
      return { ids: rows.map(({ id }) => id), counts }
    }
    expect(await found('')).toEqual({ ids: [open.id], counts: { open: 1, taken: 1, aside: 1 } })
    expect((await found('show=all')).ids).toEqual([absent.id, taken.id, open.id])
    expect((await found('show=taken')).ids).toEqual([taken.id])
    expect((await found('show=all&kind=absence')).ids).toEqual([absent.id])
    expect((await found(`show=all&event=${eventId}`)).ids).toEqual([taken.id, open.id])
    expect(await found('show=all&q=ÄÄNESTYS')).toEqual({
      ids: [open.id],
      counts: { open: 1, taken: 0, aside: 0 },
    })
    expect((await found('show=all&q=laine')).ids).toEqual([taken.id, open.id])
    expect((await found('q=laine')).ids).toEqual([open.id])
    expect((await found('q=eiketaan')).ids).toEqual([])
    expect((await found('show=nonsense&kind=nonsense&page=-3')).ids).toEqual([open.id])
  })
})

describe('what stays of a mail', () => {
  test('ninety days after it was dealt with, only that it came', async () => {
    await using stage = await invitedWorld()
    const { world, eventId, first, one } = stage
    const taken = await reply(world, eventId, aino, 'yes', {
      word: { comment: 'Salaista' },
      mail: { subject: 'Hyväksytty', text: 'Salaista' },
    })
    const open = await reply(world, eventId, unknown, 'yes', { mail: { text: 'Yhä tarpeen' } })
    world.pass({ hours: 24 * 89 })
    await forgetMail(world.db, world.now())
    expect((await mailById(world, taken.id)).text).toBe('Salaista')
    world.pass({ hours: 48 })
    await forgetMail(world.db, world.now())
    expect(await mailById(world, taken.id)).toMatchObject({
      ...{ text: '', facts: '{}', subject: '', fromName: '', fromAddress: '', messageId: null },
      ...{ personId: one, invitationId: first, why: 'recorded', standing: 'taken' },
    })
    expect((await mailById(world, open.id)).text).toBe('Yhä tarpeen')
    const page = await pageOf(world, taken.id)
    expect(page.facts).toBeNull()
    // The same mail, read again, still counts once.
    const { digest } = await mailById(world, taken.id)
    const again = { ...mailOf({ said: { kind: 'letter' } }), digest }
    expect(await take(world, again)).toMatchObject({ id: taken.id, again: true })
  })
})

test('two readers of the same mail: one row', async () => {
  await using stage = await invitedWorld()
  const { world, eventId, first } = stage
  const said = { kind: 'answer' as const, answer: 'yes' as const, ...(await wordOf(world, eventId, aino)) }
  const mail = mailOf({ from: { name: '', address: aino }, said })
  const taken = await Promise.all([take(world, mail), take(world, mail), take(world, mail)])
  expect(taken.filter(({ again }) => !again)).toHaveLength(1)
  expect(new Set(taken.map(({ id }) => id)).size).toBe(1)
  expect((await eventById(world.db, eventId)).sequence).toBe(0)
  expect((await invitationOf(world, first)).answer).toBe('yes')
})
