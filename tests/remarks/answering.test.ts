// Answering what people tell the organisers: once, to where somebody is reached, in their language; and the queue of it.
import { expect, test } from 'vitest'
import { answerRemark } from '~/domain/remarks/answering.server'
import { answeredOnPage, remarkQueue, remarksWaiting } from '~/domain/remarks/queue.server'
import { pageCameFrom } from '~/domain/remarks/rules'
import { takeRemark, type RemarkGiven } from '~/domain/remarks/taking.server'
import { dateOf } from '~/domain/core/time'
import { lettersIn, testWorld, type World } from '../world'

async function told(world: World, given: Partial<RemarkGiven> = {}): Promise<string> {
  const id = crypto.randomUUID()
  const remark = {
    ...{ id, kind: 'accessibility' as const, personId: null, name: 'Eino', email: 'eino@koti.example' },
    ...{ locale: 'sv' as const, about: '/events', text: 'Taulukkoa ei voi lukea.' },
    ...given,
  }
  await world.act((c) => takeRemark(c, remark), { kind: 'system' })
  return id
}

test('the answer goes to the address that was left, in the language of the feedback, and once', async () => {
  await using world = await testWorld()
  const id = await told(world)
  expect(await world.act((c) => answerRemark(c, id, 'Korjattu.'))).toEqual({ ok: true, posted: true })
  const again = await world.act((c) => answerRemark(c, id, 'Toinen vastaus'))
  expect(again).toEqual({ ok: false, reason: 'answeredMeanwhile' })
  const rows = await world.db.selectFrom('outbox').select(['toAddress', 'toName']).execute()
  expect(rows).toEqual([{ toAddress: 'eino@koti.example', toName: 'Eino' }])
  expect(await lettersIn(world.db)).toMatchObject([
    { kind: 'remarkAnswer', locale: 'sv', data: { answer: 'Korjattu.', said: 'Taulukkoa ei voi lukea.' } },
  ])
  expect(await world.db.selectFrom('remark').select(['answer', 'answeredBy']).execute()).toEqual([
    { answer: 'Korjattu.', answeredBy: world.organiser.personId },
  ])
})

test('what somebody says of their own record is answered to the address in it, in their language', async () => {
  await using world = await testWorld()
  const personId = await world.person({ language: 'en', email: 'oma@virasto.example' })
  const id = await told(world, { kind: 'record', personId, email: '', name: '' })
  await world.act((c) => answerRemark(c, id, 'Korjattu.'))
  expect(await lettersIn(world.db)).toMatchObject([{ personId, locale: 'en' }])
})

test('that is the address of today, whatever was left with it', async () => {
  await using world = await testWorld()
  const personId = await world.person({ email: 'nyt@virasto.example' })
  const id = await told(world, { kind: 'record', personId, email: 'ennen@virasto.example' })
  await world.act((c) => answerRemark(c, id, 'Korjattu.'))
  expect(await world.db.selectFrom('outbox').select('toAddress').execute()).toEqual([
    { toAddress: 'nyt@virasto.example' },
  ])
})

test('feedback without an address is noted as handled, and nobody is written to', async () => {
  await using world = await testWorld()
  const personId = await world.person()
  const id = await told(world, { personId, email: '' })
  expect(await world.act((c) => answerRemark(c, id, ''))).toEqual({ ok: true, posted: false })
  expect(await lettersIn(world.db)).toEqual([])
  expect(await remarksWaiting(world.db, '2030-01-01')).toEqual({ waiting: 0, late: 0 })
})

test('only those who keep the registry answer', async () => {
  await using world = await testWorld()
  const id = await told(world)
  const manager = await world.actor(await world.person())
  await expect(world.act((c) => answerRemark(c, id, 'Ei'), manager)).rejects.toMatchObject({ status: 403 })
  await expect(world.act((c) => answerRemark(c, 'none', 'Ei'))).rejects.toMatchObject({ status: 404 })
})

test('what is due first stands first, what is late is counted, and the answered come after', async () => {
  await using world = await testWorld()
  const early = await told(world)
  world.pass({ hours: 24 })
  const late = await told(world)
  const answered: string[] = []
  for (let n = 0; n <= answeredOnPage; n++) {
    const id = await told(world)
    world.pass({ hours: 1 })
    await world.act((c) => answerRemark(c, id, 'Kiitos.'))
    answered.push(id)
  }
  world.pass({ hours: 24 * 13 })
  const today = dateOf(world.now())
  const queue = await remarkQueue(world.db, { page: 1, today })
  expect(queue.open.map(({ id, standing }) => [id, standing])).toEqual([
    [early, 'late'],
    [late, 'open'],
  ])
  expect(queue).toMatchObject({ waiting: 2, total: answered.length })
  expect(queue.answered.map(({ id }) => id)).toEqual(answered.toReversed().slice(0, answeredOnPage))
  const next = await remarkQueue(world.db, { page: 2, today })
  expect(next.answered.map(({ id }) => id)).toEqual(answered.slice(0, 1))
  expect(await remarksWaiting(world.db, today)).toEqual({ waiting: 2, late: 1 })
})

const secret = 'x'.repeat(43)
test.each([
  ['https://johto.example/events?q=Virta', '/events'],
  ['/networks/0198-a/board', '/networks/0198-a/board'],
  [`https://johto.example/a/${secret}?answer=yes`, '/a/…'],
  [`/calendar/${secret}.ics`, '/calendar/…'],
  ['https://elsewhere.example/events', ''],
  ['//elsewhere.example/events', ''],
  ['javascript:alert(1)', ''],
  ['http://', ''],
  [null, ''],
])('of %s the page that is kept is %s', (address, page) => {
  expect(pageCameFrom(address, 'johto.example')).toBe(page)
})
