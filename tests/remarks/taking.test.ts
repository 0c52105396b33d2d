// Taking down what people tell the organisers: once, by the one who says it, to be answered within two weeks.
import { expect, test } from 'vitest'
import { dateOf, daysLater } from '~/domain/core/time'
import { standingOf } from '~/domain/remarks/rules'
import { takeRemark, type RemarkGiven } from '~/domain/remarks/taking.server'
import { testWorld } from '../world'

const told = (given: Partial<RemarkGiven> = {}): RemarkGiven => ({
  id: crypto.randomUUID(),
  kind: 'accessibility',
  personId: null,
  name: '',
  email: '',
  locale: 'fi',
  about: '/events',
  text: 'Taulukkoa ei voi lukea.',
  ...given,
})

test('a remark is taken once, however often its form is sent, and is due two weeks later', async () => {
  await using world = await testWorld()
  const remark = told()
  await world.act((c) => takeRemark(c, remark), { kind: 'system' })
  await world.act((c) => takeRemark(c, { ...remark, text: 'Toinen' }), { kind: 'system' })
  const rows = await world.db.selectFrom('remark').selectAll().execute()
  expect(rows).toMatchObject([{ ...remark, answer: '', answeredAt: null }])
  expect(rows[0]?.answerBy).toBe(daysLater(dateOf(world.now()), 14))
  expect(await world.db.selectFrom('audit').select('detail').where('thing', '=', 'remark').execute()).toEqual(
    [{ detail: '{"kind":"accessibility"}' }],
  )
})

test('nobody makes a remark in another’s name', async () => {
  await using world = await testWorld()
  const [one, other] = [await world.person(), await world.person()]
  const by = await world.actor(one)
  await expect(world.act((c) => takeRemark(c, told({ personId: other })), by)).rejects.toMatchObject({
    status: 403,
  })
  expect(await world.act((c) => takeRemark(c, told({ personId: one })), by)).toMatchObject({ ok: true })
})

test.each([
  ['2026-11-30', null, 'open'],
  ['2026-12-01', null, 'open'],
  ['2026-12-02', null, 'late'],
  ['2026-12-02', '2026-12-02T08:00:00.000Z', 'answered'],
] as const)('on %s, answered at %s, what is due on 1 December stands %s', (today, answeredAt, standing) => {
  expect(standingOf({ answerBy: '2026-12-01', answeredAt }, today)).toBe(standing)
})
