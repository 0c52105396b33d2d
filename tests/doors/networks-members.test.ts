// The doors that keep the members of a network: joining, waiting, roles, pauses, seats, ends and corrections.
import { describe, expect, test } from 'vitest'
import { ruleText } from '~/domain/audience/rules'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { testWorld, type World } from '../world'
import { emoji, hugeText, visit } from './door'

const t = wordsOfPages('fi')
type Typed = Record<string, string>
const today = '2026-10-01'

const go = (world: World, address: string, form?: Typed) =>
  visit(world, address, { as: world.organiser.personId, form })
const rows = (world: World) =>
  world.db
    .selectFrom('membership')
    .select(['id', 'role', 'validFrom', 'validTo', 'endReason', 'appointmentId'])
    .orderBy('validFrom')
    .execute()

function expectKept(page: Awaited<ReturnType<typeof visit>>, typed: Typed): void {
  const shown = Object.fromEntries(Object.keys(typed).map((name) => [name, page.field(name)]))
  expect(shown).toEqual(typed)
}

describe('a new member', () => {
  const address = (networkId: string, personId: string) => paths.newMember(networkId, { person: personId })
  const joins = (world: World, networkId: string, personId: string, typed: Typed) =>
    go(world, address(networkId, personId), { personId, role: 'member', from: today, ...typed })

  test('is searched for, chosen, and taken in once', async () => {
    await using world = await testWorld()
    const networkId = await world.network()
    const personId = await world.person({ firstName: 'Bertta', lastName: 'Öljymäki' })
    expect((await go(world, paths.newMember(networkId))).text).toContain(t('registry.join.title'))
    const found = await go(world, paths.newMember(networkId, { q: 'oljymaki' }))
    const nobody = await go(world, paths.newMember(networkId, { q: 'Eiketään' }))
    expect(nobody.text).toContain(t('registry.join.newPerson'))
    const exact = await go(world, paths.newMember(networkId, { q: 'Öljymäki' }))
    expect(exact.html + found.html).toContain(`/networks/${networkId}/members/new?person=${personId}`)
    const form = await go(world, address(networkId, personId))
    const typed = { newId: form.field('newId') ?? '', role: 'chair', from: '2026-09-01' }
    const [one, two] = await Promise.all([
      joins(world, networkId, personId, typed),
      joins(world, networkId, personId, typed),
    ])
    for (const { to } of [one, two]) expect(to).toMatch(new RegExp(`^/networks/${networkId}\\?done=joined`))
    expect(await rows(world)).toMatchObject([{ id: typed.newId, role: 'chair', validFrom: '2026-09-01' }])
    expect((await go(world, address(networkId, personId))).text).toContain(t('registry.join.already'))
  })

  test.each<[string, Typed, string, string]>([
    ['no day', { from: '' }, 'from', t('frame.form.fillIn')],
    ['a day that is none', { from: '1.10.2026' }, 'from', t('frame.form.notADay')],
    ['a day before the network', { from: '2009-12-31' }, 'from', t('reasons.networkNotThen')],
    ['an end before the start', { to: '2026-09-30', reason: 'other' }, 'to', t('reasons.endBeforeStart')],
    ['an end without a reason', { to: '2026-10-30' }, 'reason', t('frame.form.chooseOne')],
    ['100,000 letters of note', { note: hugeText }, 'note', t('frame.form.tooLong')],
  ])('with %s is refused beside its field, and what was typed stays', async (_, typed, field, fault) => {
    await using world = await testWorld()
    const page = await joins(world, await world.network(), await world.person(), { note: emoji, ...typed })
    expect(page.html).toContain(`href="#join-${field}"`)
    expect(page.text).toContain(fault)
    expectKept(page, { from: today, note: emoji, ...typed })
    expect(await rows(world)).toEqual([])
  })

  test('with a role that is none is asked for one', async () => {
    await using world = await testWorld()
    const page = await joins(world, await world.network(), await world.person(), { role: 'king' })
    expect(page.text).toContain(t('frame.form.chooseOne'))
    expect(await rows(world)).toEqual([])
  })

  test('who belongs already, and who is unknown, is not taken in', async () => {
    await using world = await testWorld()
    const [networkId, personId] = [await world.network(), await world.person()]
    await world.member(networkId, personId)
    expect((await joins(world, networkId, personId, {})).text).toContain(t('reasons.memberAlready'))
    expect((await joins(world, networkId, 'nobody', {})).status).toBe(404)
    expect((await go(world, address(networkId, 'nobody'))).status).toBe(404)
    expect(await rows(world)).toHaveLength(1)
  })

  test('of a network of positions sits on the post that fits, from its first day', async () => {
    await using world = await testWorld()
    const rule = ruleText({ parts: [{ mode: 'include', all: [{ kind: 'roleClass', of: ['hrLead'] }] }] })
    const networkId = await world.network({ basis: 'position', rule })
    const personId = await world.person({ senior: false })
    const post = await world.appoint(personId, await world.organisation(), {
      roleClass: 'hrLead',
      validFrom: '2026-08-01',
    })
    expect((await go(world, address(networkId, personId))).field('appointmentId')).toBe(post)
    const seated = paths.newMember(networkId, { person: personId, post })
    const form = await go(world, seated)
    expect([form.field('appointmentId'), form.field('from')]).toEqual([post, '2026-08-01'])
    await joins(world, networkId, personId, { appointmentId: post, from: '2026-08-01' })
    expect(await rows(world)).toMatchObject([{ appointmentId: post, validFrom: '2026-08-01' }])
  })

  test('may wait for approval; approved from a day, or declined', async () => {
    await using world = await testWorld()
    const [networkId, one, two] = [await world.network(), await world.person(), await world.person()]
    const waits = await joins(world, networkId, one, { waits: 'on', note: 'Kiinnostunut' })
    expect(waits.to).toMatch(/done=waits/)
    expect((await joins(world, networkId, one, { waits: 'on' })).text).toContain(t('reasons.appliedAlready'))
    await joins(world, networkId, two, { waits: 'on' })
    expect(await rows(world)).toEqual([])
    const page = await go(world, paths.network(networkId))
    expect(page.text).toContain(t('registry.waiting.title', { count: 2 }))
    expect(page.text).toContain('Kiinnostunut')
    const wishes = await world.db.selectFrom('application').select(['id', 'personId']).execute()
    const idOf = (personId: string) => wishes.find((wish) => wish.personId === personId)?.id ?? ''
    const decide = (applicationId: string, intent: string, from: string) =>
      go(world, paths.network(networkId), { applicationId, intent, from })
    const wrong = await decide(idOf(one), 'approve', '')
    expect(wrong.text).toContain(t('frame.form.fillIn'))
    const early = await decide(idOf(one), 'approve', '2001-01-01')
    expect(early.text).toContain(t('reasons.networkNotThen'))
    expect(early.html).toContain('value="2001-01-01"')
    expect((await decide(idOf(one), 'approve', '2026-10-15')).to).toMatch(/done=approved&deed=/)
    expect((await decide(idOf(one), 'approve', '2026-10-15')).text).not.toContain('done=approved')
    expect((await decide(idOf(two), 'decline', '')).to).toMatch(/done=declined&deed=/)
    expect(await rows(world)).toMatchObject([{ validFrom: '2026-10-15' }])
    const later = await go(world, paths.network(networkId))
    expect(later.text).toContain(t('registry.network.coming', { count: 1 }))
    expect(later.text).toContain(t('frame.period.since', { date: '15.10.2026' }))
    expect((await decide('x', 'approve', today)).status).toBe(404)
  })
})

describe('a membership', () => {
  async function scene(given: Parameters<World['network']>[0] = {}) {
    const world = await testWorld()
    const [networkId, personId] = [await world.network(given), await world.person()]
    const id = await world.member(networkId, personId)
    const at = (membershipId = id) => paths.membership(networkId, membershipId)
    const press = (typed: Typed, membershipId = id) => go(world, at(membershipId), typed)
    return { world, networkId, personId, id, at, press, [Symbol.asyncDispose]: () => world.close() }
  }

  test('changes role from a day, once; another organiser’s change in between is seen', async () => {
    await using it = await scene()
    const newId = (await go(it.world, it.at())).field('newId') ?? ''
    const typed = { press: 'role', role: 'chair', from: today, newId }
    const [one, two] = await Promise.all([it.press(typed), it.press(typed)])
    for (const { to } of [one, two]) expect(to).toContain(`/members/${newId}?done=role`)
    expect(await rows(it.world)).toMatchObject([
      { id: it.id, role: 'member', validTo: '2026-09-30', endReason: 'roleChanged' },
      { id: newId, role: 'chair', validFrom: today, validTo: null },
    ])
    const late = await it.press({ press: 'end', lastDay: '2026-09-01', reason: 'retired' })
    expect(late.text).toContain(t('registry.membership.over', { date: '30.9.2026' }))
    expect(await rows(it.world)).toMatchObject([{ endReason: 'roleChanged' }, { validTo: null }])
    const page = await go(it.world, one.to ?? '')
    expect(page.text).toContain(t('registry.network.done.role'))
    expect(page.text).toContain(t('registry.membership.ends.roleChanged'))
  })

  test('is paused and returned to, and says so', async () => {
    await using it = await scene()
    const wrong = await it.press({ press: 'pause', from: today, to: '2026-09-01' })
    expect(wrong.text).toContain(t('reasons.endBeforeStart'))
    expect(wrong.html).toContain('href="#pause-to"')
    expect(wrong.field('to')).toBe('2026-09-01')
    expect((await it.press({ press: 'pause', from: '2026-09-01', to: '' })).to).toMatch(/done=pause&deed=/)
    const page = await go(it.world, it.at())
    expect(page.text).toContain(`${t('registry.network.paused')} 1.9.2026 alkaen`)
    expect(page.field('lastDay')).toBe('2026-09-30')
    expect((await it.press({ press: 'return', lastDay: '2026-09-30' })).to).toMatch(/done=return&deed=/)
    expect((await it.press({ press: 'return', lastDay: '2026-11-30' })).text).toContain(
      t('reasons.notPaused'),
    )
  })

  test('of a position moves to another post of the person', async () => {
    await using it = await scene({ basis: 'position' })
    const post = await it.world.appoint(it.personId, await it.world.organisation(), {
      validFrom: '2026-09-01',
    })
    const moved = await it.press({ press: 'seat', appointmentId: post, from: '2026-09-01' })
    expect(moved.to).toMatch(/done=seat&deed=/)
    expect(await rows(it.world)).toMatchObject([
      { appointmentId: null, validTo: '2026-08-31' },
      { appointmentId: post, validFrom: '2026-09-01' },
    ])
  })

  test.each<[string, Typed, string, string]>([
    [
      'an end without a reason',
      { press: 'end', lastDay: today, reason: '' },
      '#end-reason',
      t('frame.form.chooseOne'),
    ],
    [
      'an end without a day',
      { press: 'end', lastDay: '', reason: 'retired' },
      '#end-lastDay',
      t('frame.form.fillIn'),
    ],
    [
      'an end before the start',
      { press: 'end', lastDay: '2019-12-31', reason: 'retired' },
      '#end-lastDay',
      t('reasons.endBeforeStart'),
    ],
    [
      'a role before the start',
      { press: 'role', role: 'chair', from: '2019-12-31' },
      '#role-from',
      t('reasons.endBeforeStart'),
    ],
    [
      'a correction before the network',
      { press: 'correct', from: '2001-01-01', to: '', reason: '' },
      '#correct-from',
      t('reasons.networkNotThen'),
    ],
    [
      'a correction with an end without a reason',
      { press: 'correct', from: '2020-01-01', to: today, reason: '' },
      '#correct-reason',
      t('frame.form.chooseOne'),
    ],
  ])('%s is refused beside its field', async (_, typed, link, fault) => {
    await using it = await scene()
    const page = await it.press(typed)
    expect(page.html).toContain(`href="${link}"`)
    expect(page.text).toContain(fault)
    expect(await rows(it.world)).toMatchObject([{ validFrom: '2020-01-01', validTo: null, role: 'member' }])
  })

  test('ends with day and reason, and stays in the history', async () => {
    await using it = await scene()
    const ended = await it.press({ press: 'end', lastDay: '2026-09-30', reason: 'ownWish' })
    expect(ended.to).toMatch(new RegExp(`^/networks/${it.networkId}\\?done=left&deed=`))
    const page = await go(it.world, ended.to ?? '')
    expect(page.text).toContain(t('registry.membership.ends.ownWish'))
    expect((await go(it.world, it.at())).text).toContain(t('registry.membership.over', { date: '30.9.2026' }))
    const corrected = await it.press({
      press: 'correct',
      from: '2020-01-01',
      to: '2026-08-31',
      reason: 'retired',
    })
    expect(corrected.to).toMatch(/done=corrected&deed=/)
    expect(await rows(it.world)).toMatchObject([{ validTo: '2026-08-31', endReason: 'retired' }])
  })

  test('ends sooner than on a day that lies ahead; on its last day there is nothing to end', async () => {
    await using it = await scene()
    const until = (validTo: string) =>
      it.world.db.updateTable('membership').set({ validTo }).where('id', '=', it.id).execute()
    await until('2026-12-31')
    expect((await go(it.world, it.at())).html).toContain('id="end"')
    await it.press({ press: 'end', lastDay: '2026-10-31', reason: 'retired' })
    expect(await rows(it.world)).toMatchObject([{ validTo: '2026-10-31', endReason: 'retired' }])
    await until(today)
    expect((await go(it.world, it.at())).html).not.toContain('id="end"')
  })

  test('of another network, an unknown one and an unknown press are no such thing', async () => {
    await using it = await scene()
    const other = paths.membership(await it.world.network(), it.id)
    expect((await go(it.world, other)).status).toBe(404)
    expect((await go(it.world, it.at('x'))).status).toBe(404)
    expect((await it.press({ press: 'crown' })).status).toBe(400)
    expect((await it.press({})).status).toBe(400)
  })

  test('of a small group is kept the same way; a liaison is one with that role', async () => {
    await using it = await scene({ kind: 'smallGroup' })
    await it.press({ press: 'role', role: 'liaison', from: '2020-01-01' })
    expect(await rows(it.world)).toMatchObject([{ role: 'liaison', validTo: null }])
    expect((await go(it.world, paths.network(it.networkId))).text).toContain('Yhteyshenkilö')
  })
})
