// The doors of a network's life: what one who keeps it may do, joining, leaving, pausing, and inviting from outside.
import { describe, expect, test } from 'vitest'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { action as takeSheet } from '~/routes/networks.$id.members.sheet'
import { lettersIn, testWorld, type World } from '../world'
import { origin, visit } from './door'

const t = wordsOfPages('fi')
const today = '2026-10-01'

async function scene(given: Parameters<World['network']>[0] = {}) {
  const world = await testWorld()
  const networkId = await world.network({ nameFi: 'Ennakoijat', ...given })
  const keeper = await world.person({ firstName: 'Kaisa', lastName: 'Koordinaattori' })
  const member = await world.person({ firstName: 'Mauri', lastName: 'Jäsen', email: 'mauri@virasto.example' })
  const outsider = await world.person({ firstName: 'Otto', lastName: 'Muu' })
  await world.member(networkId, keeper, { role: 'coordinator' })
  const membershipId = await world.member(networkId, member)
  return {
    ...{ world, networkId, keeper, member, outsider, membershipId },
    [Symbol.asyncDispose]: () => world.close(),
  }
}

const membership = (world: World, id: string) =>
  world.db.selectFrom('membership').selectAll().where('id', '=', id).executeTakeFirst()
const deedIn = (to: string | null) => new URL(to ?? '', 'http://x').searchParams.get('deed') ?? ''

describe('one who keeps a network', () => {
  test('is told what that allows, finds the ways to it, and nothing of the registry', async () => {
    await using it = await scene()
    const page = await visit(it.world, paths.network(it.networkId), { as: it.keeper })
    expect(page.text).toContain(t('caring.keeper.title'))
    expect(page.html).toContain(paths.newMember(it.networkId))
    expect(page.html).toContain(paths.membership(it.networkId, it.membershipId))
    for (const not of [
      '/people/',
      '/deeds',
      paths.editNetwork(it.networkId),
      paths.networkHistory(it.networkId),
    ])
      expect(page.html).not.toContain(not)
    const plain = await visit(it.world, paths.network(it.networkId), { as: it.member })
    expect(plain.text).not.toContain(t('caring.keeper.title'))
    expect(plain.html).not.toContain('/members/')
    expect((await visit(it.world, paths.networks(), { as: it.keeper })).text).toContain(
      t('caring.keeper.tag'),
    )
  })

  test('adds a member from the directory and takes it back; guests are not found', async () => {
    await using it = await scene()
    const guest = await it.world.person({ lastName: 'Muuvieras' })
    await it.world.db.updateTable('person').set({ guest: 1 }).where('id', '=', guest).execute()
    const found = await visit(it.world, paths.newMember(it.networkId, { q: 'Muu' }), { as: it.keeper })
    expect(found.text).toContain('Otto Muu')
    expect(found.text).not.toContain('Muuvieras')
    const hidden = paths.newMember(it.networkId, { person: guest })
    expect((await visit(it.world, hidden, { as: it.keeper })).status).toBe(404)
    const address = paths.newMember(it.networkId, { person: it.outsider })
    const form = await visit(it.world, address, { as: it.keeper })
    expect(form.html).not.toContain('value="coordinator"')
    const typed = { personId: it.outsider, newId: form.field('newId') ?? '', role: 'member', from: today }
    const done = await visit(it.world, address, { as: it.keeper, form: typed })
    expect(done.to).toContain('done=joined')
    const page = await visit(it.world, done.to ?? '', { as: it.keeper })
    expect(page.text).toContain(t('registry.deeds.notice.undo'))
    const back = { back: paths.network(it.networkId) }
    const undo = paths.undoDeed(deedIn(done.to))
    expect((await visit(it.world, undo, { as: it.member, form: back })).status).toBe(403)
    expect((await visit(it.world, undo, { as: it.member })).status).toBe(403)
    expect((await visit(it.world, undo, { as: it.keeper })).to).toBe(paths.networks())
    expect((await visit(it.world, undo, { as: it.keeper, form: back })).to).toContain('undone=1')
    expect(await membership(it.world, typed.newId)).toBeUndefined()
    const chair = await visit(it.world, address, { as: it.keeper, form: { ...typed, role: 'chair' } })
    expect(chair.status).toBe(403)
  })

  test('is told who is a member already, with the way to a membership that they may change', async () => {
    await using it = await scene()
    const chair = await it.world.member(it.networkId, it.outsider, { role: 'chair' })
    const of = (person: string) =>
      visit(it.world, paths.newMember(it.networkId, { person }), { as: it.keeper })
    const member = await of(it.member)
    expect(member.text).toContain(t('registry.join.already'))
    expect(member.html).toContain(`href="${paths.membership(it.networkId, it.membershipId)}"`)
    const task = await of(it.outsider)
    expect(task.text).toContain(t('registry.join.already'))
    expect(task.html).not.toContain(paths.membership(it.networkId, chair))
  })

  test('takes nothing back that an organiser did', async () => {
    await using it = await scene()
    const form = { personId: it.outsider, role: 'member', from: today }
    const done = await visit(it.world, paths.newMember(it.networkId, { person: it.outsider }), {
      as: it.world.organiser.personId,
      form,
    })
    const undo = paths.undoDeed(deedIn(done.to))
    expect((await visit(it.world, undo, { as: it.keeper, form: { back: '/' } })).status).toBe(403)
  })

  test('ends a membership, changes a role and notes a pause, and does nothing that is the organisers’', async () => {
    await using it = await scene()
    const at = paths.membership(it.networkId, it.membershipId)
    const press = (form: Record<string, string>) => visit(it.world, at, { as: it.keeper, form })
    expect((await visit(it.world, at, { as: it.keeper })).html).not.toContain('/people/')
    expect((await press({ press: 'role', role: 'chair', from: today })).status).toBe(403)
    expect((await press({ press: 'correct', from: today, to: '' })).status).toBe(403)
    expect((await press({ press: 'seat', appointmentId: '', from: today })).status).toBe(403)
    expect((await press({ press: 'pause', from: today, to: '' })).to).toContain('done=pause')
    expect((await press({ press: 'end', lastDay: today, reason: 'retired' })).to).toContain('done=left')
    expect(await membership(it.world, it.membershipId)).toMatchObject({
      validTo: today,
      endReason: 'retired',
    })
    const chair = await it.world.member(it.networkId, it.outsider, { role: 'chair' })
    const other = paths.membership(it.networkId, chair)
    expect((await visit(it.world, other, { as: it.keeper })).status).toBe(403)
    const end = { press: 'end', lastDay: today, reason: 'retired' }
    expect((await visit(it.world, other, { as: it.keeper, form: end })).status).toBe(403)
  })

  test('keeps no list where the seats follow posts', async () => {
    await using it = await scene({ basis: 'position' })
    const page = await visit(it.world, paths.network(it.networkId), { as: it.keeper })
    expect(page.text).toContain(t('caring.keeper.byPost'))
    expect(page.html).not.toContain('/members/new')
    for (const address of [paths.newMember(it.networkId), paths.membership(it.networkId, it.membershipId)])
      expect((await visit(it.world, address, { as: it.keeper })).status).toBe(403)
  })

  test('takes the list as a file, with the addresses that are open to them and no others', async () => {
    await using it = await scene()
    const file = async (as: string) => {
      const headers = { Cookie: `${await it.world.cookieOf(as)}; lang=fi` }
      const request = new Request(origin + paths.memberSheet(it.networkId, 'csv'), {
        method: 'POST',
        headers,
      })
      return takeSheet({ request, params: { id: it.networkId }, context: it.world.context() })
    }
    const listed = async (query: { on?: string; q?: string }) =>
      (await visit(it.world, paths.network(it.networkId, query), { as: it.keeper })).html
    const offered = paths.memberSheet(it.networkId, 'csv')
    expect(await listed({})).toContain(offered)
    for (const other of [{ on: '2026-09-30' }, { q: 'Jäsen' }])
      expect(await listed(other)).not.toContain(offered)
    const closed = await (await file(it.keeper)).text()
    expect(closed).toContain('Jäsen;Mauri')
    expect(closed).not.toContain('@')
    const opened = { id: 'f', personId: it.member, field: 'email', seenBy: 'networks' } as const
    await it.world.db.insertInto('sharedField').values(opened).execute()
    expect(await (await file(it.keeper)).text()).toContain('mauri@virasto.example')
    const trail = it.world.db.selectFrom('audit').select('act').where('act', '=', 'exportList')
    expect(await trail.execute()).toHaveLength(2)
    await expect(file(it.member)).rejects.toMatchObject({ status: 403 })
  })
})

describe('joining by a wish', () => {
  test('is found in the list, sent once, withdrawn, and answered by a letter', async () => {
    await using it = await scene()
    const as = it.outsider
    expect((await visit(it.world, paths.networks(), { as })).html).toContain(paths.joinNetwork(it.networkId))
    const address = paths.joinNetwork(it.networkId)
    const form = await visit(it.world, address, { as })
    expect(form.text).toContain(t('caring.join.wish'))
    const typed = { id: form.field('id') ?? '', press: 'wish', note: 'Haluan oppia' }
    const [one, two] = await Promise.all([
      visit(it.world, address, { as, form: typed }),
      visit(it.world, address, { as, form: typed }),
    ])
    for (const { to } of [one, two]) expect(to).toContain('done=wished')
    const waits = await visit(it.world, one.to ?? '', { as })
    expect(waits.text).toContain('Haluan oppia')
    await visit(it.world, address, { as, form: { id: typed.id, press: 'withdraw' } })
    expect(await it.world.db.selectFrom('application').select('id').execute()).toEqual([])

    await visit(it.world, address, { as, form: typed })
    const kept = await visit(it.world, paths.network(it.networkId), { as: it.keeper })
    expect(kept.text).toContain('Haluan oppia')
    const answer = { applicationId: typed.id, intent: 'approve', from: today }
    expect((await visit(it.world, paths.network(it.networkId), { as: it.member, form: answer })).status).toBe(
      403,
    )
    const done = await visit(it.world, paths.network(it.networkId), { as: it.keeper, form: answer })
    expect(done.to).toContain('done=approved')
    // Another who keeps it had the page open meanwhile.
    const late = { ...answer, intent: 'decline' }
    const stale = await visit(it.world, paths.network(it.networkId), { as: it.keeper, form: late })
    expect(stale.text).toContain(t('reasons.decidedAlready'))
    expect(await lettersIn(it.world.db)).toMatchObject([{ kind: 'wishAnswered', personId: as }])
    expect((await visit(it.world, address, { as })).to).toBe(paths.network(it.networkId))
  })

  test('an answer that somebody else gave first is told, and the other wishes stay on the page', async () => {
    await using it = await scene()
    const other = await it.world.person({ firstName: 'Toini', lastName: 'Toinen' })
    const wish = async (as: string) => {
      const id = crypto.randomUUID()
      const form = { id, press: 'wish', note: '' }
      await visit(it.world, paths.joinNetwork(it.networkId), { as, form })
      return id
    }
    const first = await wish(it.outsider)
    const second = await wish(other)
    const press = () =>
      visit(it.world, paths.network(it.networkId), {
        as: it.keeper,
        form: { applicationId: first, intent: 'decline' },
      })
    expect((await press()).to).toContain('done=declined')
    const stale = await press()
    expect(stale.text).toContain(t('reasons.decidedAlready'))
    expect(stale.text).toContain('Toini Toinen')
    expect(stale.field('applicationId')).toBe(second)
  })

  test('what is typed too long stays, with the fault beside it', async () => {
    await using it = await scene()
    const form = { id: crypto.randomUUID(), press: 'wish', note: 'ä'.repeat(2001) }
    const page = await visit(it.world, paths.joinNetwork(it.networkId), { as: it.outsider, form })
    expect(page.text).toContain(t('frame.form.tooLong'))
    expect(page.field('note')).toBe(form.note)
  })

  test('is closed to assistants, and a forum takes none', async () => {
    await using it = await scene({ kind: 'forum' })
    const assistant = await it.world.person({ roleClass: 'assistant', senior: false })
    const address = paths.joinNetwork(it.networkId)
    expect((await visit(it.world, address, { as: assistant })).status).toBe(403)
    expect((await visit(it.world, address, { as: it.outsider })).text).toContain(t('caring.join.closed'))
    const form = { id: crypto.randomUUID(), press: 'wish', note: '' }
    const refused = await visit(it.world, address, { as: it.outsider, form })
    expect(refused.text).toContain(t('reasons.joinClosed'))
  })
})

describe('a member', () => {
  test('reads what leaving means, leaves, and stays in the history', async () => {
    await using it = await scene()
    const page = await visit(it.world, paths.leaveNetwork(it.networkId), { as: it.member })
    expect(page.text).toContain(t('caring.leave.history'))
    const done = await visit(it.world, paths.leaveNetwork(it.networkId), { as: it.member, form: { go: '' } })
    expect(done.to).toContain('/networks?done=selfLeft')
    expect(await membership(it.world, it.membershipId)).toMatchObject({
      validTo: today,
      endReason: 'ownWish',
    })
    expect((await visit(it.world, paths.leaveNetwork(it.networkId), { as: it.outsider })).status).toBe(403)
  })

  test('who left today stays after all by a press of the same day, and by nobody else’s', async () => {
    await using it = await scene()
    const leaving = paths.leaveNetwork(it.networkId)
    const here = paths.network(it.networkId)
    const stay = (as: string) => visit(it.world, leaving, { as, form: { press: 'stay' } })
    expect((await stay(it.member)).text).toContain(t('reasons.notLeftToday'))
    expect((await visit(it.world, here, { as: it.member })).text).not.toContain(t('caring.own.stay'))
    await visit(it.world, leaving, { as: it.member, form: { go: '' } })
    for (const address of [here, leaving]) {
      const last = await visit(it.world, address, { as: it.member })
      expect(last.text).toContain(t('caring.leave.ends', { date: '1.10.2026' }))
      expect(last.text).toContain(t('caring.own.stay'))
      expect(last.html).not.toContain(`href="${paths.pauseNetwork(it.networkId)}"`)
    }
    const listed = await visit(it.world, paths.networks(), { as: it.member })
    expect(listed.text).toContain(t('caring.own.endsTag'))
    // Who has not left stays as they are, and the other's leaving stands.
    expect((await stay(it.keeper)).text).toContain(t('reasons.notLeftToday'))
    expect((await membership(it.world, it.membershipId))?.validTo).toBe(today)
    const stayed = await stay(it.member)
    expect(stayed.to).toContain('done=stayed')
    expect(await membership(it.world, it.membershipId)).toMatchObject({ validTo: null, endReason: null })
    const page = await visit(it.world, stayed.to ?? '', { as: it.member })
    expect(page.text).toContain(t('registry.network.done.stayed'))
    expect(page.html).toContain(`href="${leaving}"`)
    expect((await visit(it.world, paths.networks(), { as: it.member })).text).not.toContain(
      t('caring.own.endsTag'),
    )
  })

  test('whose role changes on the morrow is at no last day', async () => {
    await using it = await scene()
    await it.world.db
      .updateTable('membership')
      .set({ validTo: today, endReason: 'roleChanged' })
      .where('id', '=', it.membershipId)
      .execute()
    await it.world.member(it.networkId, it.member, { role: 'secretary', validFrom: '2026-10-02' })
    const page = await visit(it.world, paths.network(it.networkId), { as: it.member })
    expect(page.text).not.toContain(t('caring.leave.ends', { date: '1.10.2026' }))
    expect((await visit(it.world, paths.networks(), { as: it.member })).text).not.toContain(
      t('caring.own.endsTag'),
    )
  })

  test('whose membership others ended today, or who left yesterday, cannot take it back', async () => {
    await using it = await scene()
    const leaving = paths.leaveNetwork(it.networkId)
    const form = { press: 'end', lastDay: today, reason: 'ownWish' }
    await visit(it.world, paths.membership(it.networkId, it.membershipId), { as: it.keeper, form })
    expect((await membership(it.world, it.membershipId))?.validTo).toBe(today)
    const page = await visit(it.world, paths.network(it.networkId), { as: it.member })
    expect(page.text).toContain(t('caring.leave.ends', { date: '1.10.2026' }))
    expect(page.text).not.toContain(t('caring.own.stay'))
    const refused = await visit(it.world, leaving, { as: it.member, form: { press: 'stay' } })
    expect(refused.text).toContain(t('reasons.notLeftToday'))
    await visit(it.world, leaving, { as: it.keeper, form: { go: '' } })
    it.world.pass({ hours: 24 })
    expect((await visit(it.world, leaving, { as: it.keeper, form: { press: 'stay' } })).status).toBe(403)
  })

  test('whose seat follows a post is told so, and whom to tell', async () => {
    await using it = await scene({ basis: 'position' })
    const page = await visit(it.world, paths.leaveNetwork(it.networkId), { as: it.member })
    expect(page.text).toContain(t('caring.leave.seat'))
    expect(page.html).toContain(`mailto:${it.world.config.mailFrom.address}`)
    const pressed = await visit(it.world, paths.leaveNetwork(it.networkId), {
      as: it.member,
      form: { go: '' },
    })
    expect(pressed.text).toContain(t('reasons.seatFollowsPost'))
    expect((await membership(it.world, it.membershipId))?.validTo).toBeNull()
  })

  test('pauses, comes back early, and drops a pause that has not begun; the keeper sees it', async () => {
    await using it = await scene()
    const address = paths.pauseNetwork(it.networkId)
    const press = (form: Record<string, string>) => visit(it.world, address, { as: it.member, form })
    const pauses = () => it.world.db.selectFrom('pause').select(['id', 'validFrom', 'validTo']).execute()
    const past = await press({ press: 'pause', from: '2026-09-01', to: '' })
    expect(past.text).toContain(t('caring.pause.fault.past'))
    expect(past.field('from')).toBe('2026-09-01')
    expect((await press({ press: 'pause', from: today, to: '2026-09-30' })).text).toContain(
      t('reasons.endBeforeStart'),
    )
    expect((await press({ press: 'pause', from: today, to: '2026-12-31' })).to).toContain('done=paused')
    const kept = await visit(it.world, paths.network(it.networkId), { as: it.keeper })
    expect(kept.text).toContain(`${t('registry.network.paused')} 1.10.2026–31.12.2026`)
    it.world.pass({ hours: 24 * 9 })
    expect((await press({ press: 'return' })).to).toContain('done=returned')
    const again = await press({ press: 'return' })
    expect(again.html).toMatch(new RegExp(`class="notice error".*${t('reasons.notPaused')}`))
    expect(again.html).not.toContain('class="summary"')
    expect(await pauses()).toMatchObject([{ validFrom: today, validTo: '2026-10-09' }])
    await press({ press: 'pause', from: '2026-11-01', to: '' })
    const planned = (await pauses()).find(({ validFrom }) => validFrom === '2026-11-01')
    expect((await visit(it.world, address, { as: it.member })).text).toContain(t('caring.pause.planned'))
    await press({ press: 'drop', pauseId: planned?.id ?? '' })
    expect(await pauses()).toHaveLength(1)
    expect((await press({ press: 'drop', pauseId: planned?.id ?? '' })).status).toBe(404)
    expect((await visit(it.world, address, { as: it.outsider })).status).toBe(403)
  })
})

describe('inviting from outside', () => {
  const typed = {
    ...{ firstName: 'Ulla', lastName: 'Ulkopuolinen', email: 'ulla@yritys.example', represents: 'Yritys Oy' },
    ...{ language: 'sv', to: '', message: '' },
  }

  test('by a keeper enters a guest once, who sees the network and not the networks to join', async () => {
    await using it = await scene()
    const address = paths.inviteOutside(it.networkId)
    const form = { ...typed, id: (await visit(it.world, address, { as: it.keeper })).field('id') ?? '' }
    expect((await visit(it.world, address, { as: it.keeper, form })).to).toContain('done=outside')
    await visit(it.world, address, { as: it.keeper, form })
    expect(await lettersIn(it.world.db)).toMatchObject([{ kind: 'outsideWelcomed', locale: 'sv' }])
    const guest = await membership(it.world, form.id)
    const page = await visit(it.world, paths.network(it.networkId), { as: guest?.personId ?? '' })
    expect(page.text).toContain('Yritys Oy')
    expect(
      (await visit(it.world, paths.joinNetwork(it.networkId), { as: guest?.personId ?? '' })).status,
    ).toBe(403)
    expect((await visit(it.world, address, { as: it.member })).status).toBe(403)
  })

  test('at an address that is somebody’s offers them instead, and what was typed stays', async () => {
    await using it = await scene()
    await it.world.person({ firstName: 'Tuttu', lastName: 'Henkilö', email: typed.email })
    const address = paths.inviteOutside(it.networkId)
    const form = { ...typed, id: crypto.randomUUID() }
    const told = await visit(it.world, address, { as: it.keeper, form })
    expect(told.text).toContain(t('caring.outside.takeKnown', { name: 'Tuttu Henkilö' }))
    expect(told.field('represents')).toBe('Yritys Oy')
    // One message, at the tick that it asks for: what would come of it stands beside that.
    expect(told.text.split(t('reasons.addressKnown'))).toHaveLength(3)
    expect(told.html).toMatch(/href="#outside-takeKnown"/)
    expect(told.text).toContain(t('caring.outside.comesAs.member'))
    const taken = await visit(it.world, address, { as: it.keeper, form: { ...form, takeKnown: 'on' } })
    expect(taken.to).toContain('done=invitedMember')
    const { text } = await visit(it.world, taken.to ?? '', { as: it.keeper })
    expect(text).toContain(t('registry.network.done.invitedMember'))
    expect(text).not.toContain(t('registry.network.done.outside'))
    expect(await membership(it.world, form.id)).toMatchObject({ role: 'member' })
  })

  test('at the address of a guest, whom a keeper does not find, names nobody and takes nobody in', async () => {
    await using it = await scene()
    const guest = await it.world.person({ firstName: 'Salattu', email: typed.email })
    await it.world.db.updateTable('person').set({ guest: 1 }).where('id', '=', guest).execute()
    const form = { ...typed, id: crypto.randomUUID(), takeKnown: 'on' }
    const told = await visit(it.world, paths.inviteOutside(it.networkId), { as: it.keeper, form })
    expect(told.text).toContain(t('reasons.knownToOrganisers'))
    expect(told.text).not.toContain('Salattu')
    expect(told.field('takeKnown')).toBeUndefined()
    expect(await membership(it.world, form.id)).toBeUndefined()
  })

  test.each([
    ['no name', { firstName: '' }, 'firstName'],
    ['no address', { email: '' }, 'email'],
    ['an address that is none', { email: 'ulla' }, 'email'],
    ['a last day that is past', { to: '2026-09-30' }, 'to'],
  ])('with %s is refused beside the field', async (_, wrong, field) => {
    await using it = await scene()
    const form = { ...typed, id: crypto.randomUUID(), ...wrong }
    const page = await visit(it.world, paths.inviteOutside(it.networkId), { as: it.keeper, form })
    expect(page.html).toContain(`href="#outside-${field}"`)
    expect(page.field('represents')).toBe('Yritys Oy')
    expect(await lettersIn(it.world.db)).toEqual([])
  })
})
