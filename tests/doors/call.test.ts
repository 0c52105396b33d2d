// The page that the letter of the call opens: links that do not open, answering by one press, what is typed wrong, one's own page.
import { v7 } from 'uuid'
import { expect, test } from 'vitest'
import { change } from '~/domain/core/change.server'
import { newGroupLink } from '~/domain/groups/links.server'
import { paths } from '~/paths'
import { candidate, round } from '../rounds/round'
import { testWorld, type World } from '../world'
import { dumpOf, emoji, hugeText, visit } from './door'

async function called(world: World, given = {}) {
  const personId = await world.person({ firstName: 'Liisa', lastName: 'Salo' })
  const roundId = await round(world, given)
  const candidateId = await candidate(world, roundId, personId)
  return { personId, roundId, candidateId, token: await linkOf(world, candidateId, personId) }
}

const linkOf = (world: World, thingId: string, personId: string, purpose: 'call' | 'times' = 'call') =>
  change(world.db, { actor: world.organiser, now: world.now() }, (c) =>
    newGroupLink(c, { purpose, thingId, personId }),
  )

const rowOf = (world: World, id: string) =>
  world.db.selectFrom('candidate').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

const yes = { answer: 'yes', language: '', meets: '', apartWish: '', comment: '' }

test('says what a small group is, asks, and shares nothing unless told; opening it writes nothing', async () => {
  await using world = await testWorld()
  const { token } = await called(world)
  const before = await dumpOf(world.db)
  const page = await visit(world, paths.call(token))
  expect(page.status).toBe(200)
  expect(page.text).toContain('Liisa Salo')
  expect(page.text).toContain('8–10 johtajaa eri hallinnonaloilta')
  expect(page.text).toContain('31.10.2026')
  expect(page.text).toContain('Aino Virta, aino.virta@vm.example')
  expect(page.field('answer')).toBe('')
  expect(page.field('shares')).toBe('')
  expect(await dumpOf(world.db)).toBe(before)
})

test('a press of the letter’s button chooses the answer, so that one more press sends it', async () => {
  await using world = await testWorld()
  const { token, candidateId } = await called(world)
  const page = await visit(world, paths.call(token, { answer: 'notNow' }))
  expect(page.field('answer')).toBe('notNow')
  expect((await rowOf(world, candidateId)).answer).toBeNull()
  const sent = await visit(world, paths.call(token), { form: { ...yes, answer: 'notNow' } })
  expect(sent.to).toBe(paths.call(token, { done: '1' }))
  const thanks = await visit(world, sent.to ?? '')
  expect(thanks.text).toContain('Kiitos vastauksestasi')
  expect((await rowOf(world, candidateId)).answer).toBe('notNow')
})

test('the answer and the wishes come back filled in, may be changed, and sent twice are one', async () => {
  await using world = await testWorld()
  const { token, candidateId, personId } = await called(world)
  const form = {
    answer: 'yes',
    language: 'sv',
    meets: 'online',
    apartWish: 'En Matin kanssa',
    comment: emoji,
    shares: ['email', 'phone', 'everything'],
  }
  await visit(world, paths.call(token), { form })
  const once = await rowOf(world, candidateId)
  world.pass({ minutes: 1 })
  await visit(world, paths.call(token), { form })
  expect(await rowOf(world, candidateId)).toEqual(once)
  const page = await visit(world, paths.call(token))
  expect(['answer', 'language', 'meets', 'apartWish', 'comment'].map(page.field)).toEqual([
    'yes',
    'sv',
    'online',
    'En Matin kanssa',
    emoji,
  ])
  const shared = await world.db
    .selectFrom('sharedField')
    .select('field')
    .where('personId', '=', personId)
    .execute()
  expect(shared.map(({ field }) => field).sort()).toEqual(['email', 'phone'])
  await visit(world, paths.call(token), { form: yes })
  expect(await world.db.selectFrom('sharedField').selectAll().execute()).toEqual([])
})

test('what is wrong is told at its field, and what was typed stays', async () => {
  await using world = await testWorld()
  const { token, candidateId } = await called(world)
  const page = await visit(world, paths.call(token), {
    form: { ...yes, answer: '', meets: 'online', comment: 'Hei', apartWish: hugeText.slice(0, 1001) },
  })
  expect(page.status).toBe(400)
  expect(page.text).toContain('Valitse, lähdetkö mukaan.')
  expect(page.html).toContain('href="#call-answer"')
  expect(page.html).toContain('href="#call-apartWish"')
  expect(page.field('comment')).toBe('Hei')
  expect(page.field('meets')).toBe('online')
  expect((await rowOf(world, candidateId)).answer).toBeNull()
  const odd = await visit(world, paths.call(token), { form: { ...yes, answer: 'maybe', language: 'de' } })
  expect(odd.status).toBe(400)
})

test('a link that is unknown, of another kind, taken back or without its thing opens nothing', async () => {
  await using world = await testWorld()
  const { token, candidateId, personId } = await called(world)
  const other = await linkOf(world, candidateId, personId, 'times')
  const lost = await linkOf(world, v7(), personId)
  const foreign = await linkOf(world, candidateId, await world.person())
  for (const dead of ['nonsense', other, lost, foreign]) {
    const page = await visit(world, paths.call(dead))
    expect(page.status).toBe(404)
    expect(page.text).toContain('Linkki ei toimi')
    expect((await visit(world, paths.call(dead), { form: yes })).to).toBe(paths.call(dead))
  }
  await world.db
    .updateTable('groupLink')
    .set({ revokedAt: world.now() })
    .where('thingId', '=', candidateId)
    .execute()
  expect((await visit(world, paths.call(token))).status).toBe(404)
  expect((await rowOf(world, candidateId)).answer).toBeNull()
})

test('after the last day it says whom to write to; when the round is over or one was taken out it is gone', async () => {
  await using world = await testWorld()
  const late = await called(world, { answerBy: '2026-09-30' })
  const page = await visit(world, paths.call(late.token))
  expect(page.status).toBe(200)
  expect(page.text).toContain('Vastausaika päättyi 30.9.2026')
  expect(page.text).toContain('aino.virta@vm.example')
  expect(page.field('answer')).toBeUndefined()
  const sent = await visit(world, paths.call(late.token), { form: yes })
  expect(sent.status).toBe(409)
  expect((await rowOf(world, late.candidateId)).answer).toBeNull()

  const over = await called(world, { closedAt: world.now() })
  const confirmed = await called(world, { confirmedAt: world.now() })
  const out = await called(world)
  await world.db
    .updateTable('candidate')
    .set({ removedAt: world.now() })
    .where('id', '=', out.candidateId)
    .execute()
  for (const { token } of [over, confirmed, out]) {
    const gone = await visit(world, paths.call(token))
    expect(gone.status).toBe(410)
    expect(gone.text).toContain('Kysely on päättynyt')
  }
})

test('a link in a preview says what it is', async () => {
  await using world = await testWorld()
  const page = await visit(world, paths.call('preview'))
  expect(page.status).toBe(200)
  expect(page.text).toContain('Tämä on esikatselu')
})

test('who has signed in answers on their own page, to which the start page leads; nobody else does', async () => {
  await using world = await testWorld()
  const { personId, candidateId } = await called(world)
  const mine = paths.myCall(candidateId)
  const start = await visit(world, paths.start(), { as: personId })
  expect(start.html).toContain(`href="${mine}"`)
  const sent = await visit(world, mine, { as: personId, form: yes })
  expect(sent.to).toBe(paths.myCall(candidateId, { done: '1' }))
  expect(await rowOf(world, candidateId)).toMatchObject({ answer: 'yes', answerSource: 'page' })
  expect((await visit(world, sent.to ?? '', { as: personId })).text).toContain('Kiitos vastauksestasi')
  const wrong = await visit(world, mine, { as: personId, form: { ...yes, answer: '' } })
  expect(wrong.status).toBe(400)

  const assistant = await world.person()
  await world.db
    .insertInto('assistance')
    .values({ id: v7(), managerId: personId, assistantId: assistant, validFrom: '2020-01-01', validTo: null })
    .execute()
  for (const as of [assistant, world.organiser.personId, await world.person()]) {
    expect((await visit(world, mine, { as })).status).toBe(404)
    expect((await visit(world, mine, { as, form: { ...yes, answer: 'notNow' } })).status).toBe(404)
  }
  expect((await rowOf(world, candidateId)).answer).toBe('yes')
})

test('the start page shows no call that is over, late, or was never sent', async () => {
  await using world = await testWorld()
  const late = await called(world, { answerBy: '2026-09-30' })
  const byHand = await world.person()
  await candidate(world, await round(world), byHand, { calledAt: null, answer: 'yes' })
  for (const as of [late.personId, byHand])
    expect((await visit(world, paths.start(), { as })).html).not.toContain('/my/calls/')
})
