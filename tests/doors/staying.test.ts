// Staying in a network after all: whose leaving is taken back, for how long, and what comes back with it.
import { expect, test } from 'vitest'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { testWorld, type World } from '../world'
import { visit } from './door'

const t = wordsOfPages('fi')

async function scene() {
  const world = await testWorld()
  const [here, elsewhere] = [await world.network({ nameFi: 'Ennakoijat' }), await world.network()]
  const [keeper, member, other] = [await world.person(), await world.person(), await world.person()]
  await world.member(here, keeper, { role: 'coordinator' })
  const own = await world.member(here, member)
  const theirs = await world.member(here, other)
  const ownElsewhere = await world.member(elsewhere, member)
  const leave = (as = member, networkId = here) =>
    visit(world, paths.leaveNetwork(networkId), { as, form: { go: '' } })
  const stay = (as = member) => visit(world, paths.leaveNetwork(here), { as, form: { press: 'stay' } })
  const press = (as: string, form: Record<string, string>, membershipId = own) =>
    visit(world, paths.membership(here, membershipId), { as, form })
  const offered = async () =>
    (await visit(world, paths.network(here), { as: member })).text.includes(t('caring.own.stay'))
  return {
    ...{ world, here, elsewhere, keeper, member, own, theirs, ownElsewhere, other },
    ...{ leave, stay, press, offered },
    [Symbol.asyncDispose]: () => world.close(),
  }
}

const lastDayOf = async (world: World, id: string) =>
  (await world.db.selectFrom('membership').select(['validTo']).where('id', '=', id).executeTakeFirstOrThrow())
    .validTo

const today = '2026-10-01'

test('where others ended it, no other leaving is taken for it: neither another’s, nor that of another network, nor one taken back', async () => {
  await using it = await scene()
  await it.leave()
  expect((await it.stay()).to).toContain('done=stayed')
  await it.leave(it.other)
  await it.leave(it.member, it.elsewhere)
  const ended = await it.press(it.keeper, { press: 'end', lastDay: today, reason: 'ownWish' })
  expect(ended.to).toContain('done=left')
  expect(await it.offered()).toBe(false)
  expect((await it.stay()).text).toContain(t('reasons.notLeftToday'))
  for (const id of [it.own, it.theirs, it.ownElsewhere]) expect(await lastDayOf(it.world, id)).toBe(today)
})

test('a leaving of an earlier day is not taken for that of the day', async () => {
  await using it = await scene()
  await it.leave()
  it.world.pass({ hours: 24 })
  const tomorrow = '2026-10-02'
  const again = await it.world.member(it.here, it.member, { validFrom: tomorrow })
  await it.press(it.keeper, { press: 'end', lastDay: tomorrow, reason: 'ownWish' }, again)
  expect(await lastDayOf(it.world, again)).toBe(tomorrow)
  expect(await it.offered()).toBe(false)
  expect((await it.stay()).text).toContain(t('reasons.notLeftToday'))
  expect(await lastDayOf(it.world, it.own)).toBe(today)
  it.world.pass({ hours: 24 })
  const third = await it.world.member(it.here, it.member, { validFrom: '2026-10-03' })
  await it.leave()
  expect((await it.stay()).to).toContain('done=stayed')
  expect([await lastDayOf(it.world, it.own), await lastDayOf(it.world, third)]).toEqual([today, null])
})

test('the day is that of Helsinki, from midnight to midnight', async () => {
  await using it = await scene()
  // 23:50 in Helsinki, and 00:05 after it.
  it.world.pass({ hours: 11, minutes: 50 })
  await it.leave()
  expect(await lastDayOf(it.world, it.own)).toBe(today)
  expect(await it.offered()).toBe(true)
  it.world.pass({ minutes: 15 })
  expect((await it.stay()).status).toBe(403)
  expect(await lastDayOf(it.world, it.own)).toBe(today)
  await it.leave(it.other)
  expect(await lastDayOf(it.world, it.theirs)).toBe('2026-10-02')
  it.world.pass({ hours: 20 })
  expect((await it.stay(it.other)).to).toContain('done=stayed')
  expect(await lastDayOf(it.world, it.theirs)).toBeNull()
})

test('in two tabs the second is told that it is done, and who leaves again may stay again', async () => {
  await using it = await scene()
  await it.leave()
  expect((await it.leave()).text).toContain(t('reasons.endedAlready'))
  expect((await it.stay()).to).toContain('done=stayed')
  expect((await it.stay()).text).toContain(t('reasons.notLeftToday'))
  expect(await lastDayOf(it.world, it.own)).toBeNull()
  it.world.pass({ minutes: 1 })
  await it.leave()
  expect((await it.stay()).to).toContain('done=stayed')
  expect(await lastDayOf(it.world, it.own)).toBeNull()
})

test('what others have made of the leaving since stands', async () => {
  await using it = await scene()
  await it.leave()
  const correct = { press: 'correct', from: '2020-01-01', to: today, reason: 'retired' }
  await it.press(it.world.organiser.personId, correct)
  expect(await it.offered()).toBe(false)
  expect((await it.stay()).text).toContain(t('reasons.notLeftToday'))
  await it.press(it.world.organiser.personId, { ...correct, reason: 'ownWish' })
  expect(await it.offered()).toBe(true)
  const again = await it.world.member(it.here, it.member, { validFrom: '2026-10-02' })
  expect(await it.offered()).toBe(false)
  expect((await it.stay()).text).toContain(t('reasons.notLeftToday'))
  expect([await lastDayOf(it.world, it.own), await lastDayOf(it.world, again)]).toEqual([today, null])
})

test('a pause comes back with the membership; a meeting that was given up stays so', async () => {
  await using it = await scene()
  const pause = { id: 'p', membershipId: it.own, validFrom: '2026-11-01', validTo: '2026-12-31' }
  await it.world.db.insertInto('pause').values(pause).execute()
  const { eventId } = await it.world.invited([it.member])
  await it.world.db.updateTable('event').set({ hostNetworkId: it.here }).where('id', '=', eventId).execute()
  const withdrawn = async () =>
    (
      await it.world.db
        .selectFrom('invitation')
        .select('withdrawnAt')
        .where('personId', '=', it.member)
        .executeTakeFirstOrThrow()
    ).withdrawnAt
  await it.leave()
  expect(await it.world.db.selectFrom('pause').select('id').execute()).toEqual([])
  const givenUp = await withdrawn()
  expect(givenUp).not.toBeNull()
  await it.stay()
  expect(await it.world.db.selectFrom('pause').selectAll().execute()).toEqual([pause])
  expect(await withdrawn()).toBe(givenUp)
})
