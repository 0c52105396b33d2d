// The doors that keep networks: founding, revising and ending them, saying who belongs by rule, and what each reader sees.
import type { LoaderFunction } from '@remix-run/node'
import { describe, expect, test } from 'vitest'
import type { Criterion } from '~/domain/audience/parts'
import { ruleText } from '~/domain/audience/rules'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { loader as pageLoader } from '~/routes/networks.$id'
import { loader as joinLoader } from '~/routes/networks.$id.join'
import { loader as leaveLoader } from '~/routes/networks.$id.leave'
import { loader as pauseLoader } from '~/routes/networks.$id.pause'
import { loader as listLoader } from '~/routes/networks._index'
import { testWorld, type World } from '../world'
import { emoji, hugeText, origin, rightToLeft, visit, type Visit } from './door'

const t = wordsOfPages('fi')
type Typed = Record<string, string>
const today = '2026-10-01'

const filled = (more: Typed = {}): Typed => ({
  kind: 'professional',
  nameFi: 'Tietojohtajat',
  nameSv: 'Informationscheferna',
  nameEn: 'Chief information officers',
  descriptionFi: 'Kuvaus',
  descriptionSv: '',
  descriptionEn: '',
  basis: 'position',
  foundedOn: '2020-01-01',
  endedOn: '',
  links: '',
  ...more,
})

const go = (world: World, address: string, form?: Typed | Record<string, string | string[]>) =>
  visit(world, address, { as: world.organiser.personId, form })
const found = (world: World, typed: Typed) => go(world, paths.newNetwork(), typed)
const networks = (world: World) => world.db.selectFrom('network').selectAll().orderBy('foundedOn').execute()

function expectKept(page: Awaited<ReturnType<typeof visit>>, typed: Typed): void {
  const shown = Object.fromEntries(Object.keys(typed).map((name) => [name, page.field(name)]))
  expect(shown).toEqual(typed)
}

describe('a new network', () => {
  test('is founded once, however often its form is sent, and shown with an undo', async () => {
    await using world = await testWorld()
    const form = await go(world, paths.newNetwork())
    const id = form.field('id') ?? ''
    const [one, two] = await Promise.all([found(world, filled({ id })), found(world, filled({ id }))])
    expect([one.to, two.to].every((to) => to?.startsWith(`/networks/${id}?done=created`))).toBe(true)
    expect(await networks(world)).toMatchObject([{ id, kind: 'professional', basis: 'position', version: 1 }])
    const made = [one.to, two.to].find((to) => to?.includes('deed=')) ?? ''
    const page = await go(world, made)
    expect(page.text).toContain(t('registry.network.done.created'))
    expect(page.text).toContain(t('registry.deeds.notice.undo'))
    expect(page.text).toContain('Tietojohtajat')
  })

  test.each<[string, Typed, string, string]>([
    ['no name', { nameFi: '', nameSv: '', nameEn: '' }, 'nameFi', t('registry.network.fault.nameMissing')],
    ['no kind', { kind: 'club' }, 'kind', t('frame.form.chooseOne')],
    ['the kind of small groups', { kind: 'smallGroup' }, 'kind', t('frame.form.chooseOne')],
    ['no basis', { basis: '' }, 'basis', t('frame.form.chooseOne')],
    ['no founding day', { foundedOn: '' }, 'foundedOn', t('frame.form.fillIn')],
    ['a founding day that is none', { foundedOn: '2020-02-30' }, 'foundedOn', t('frame.form.notADay')],
    ['an end before the start', { endedOn: '2019-12-31' }, 'endedOn', t('reasons.endBeforeStart')],
    [
      'a link that is a script',
      { links: 'javascript:alert(1)' },
      'links',
      t('registry.network.fault.linkWrong'),
    ],
    [
      'a link without its beginning',
      { links: 'www.example.fi' },
      'links',
      t('registry.network.fault.linkWrong'),
    ],
    ['100,000 letters of name', { nameFi: hugeText }, 'nameFi', t('frame.form.tooLong')],
    ['100,000 letters of description', { descriptionSv: hugeText }, 'descriptionSv', t('frame.form.tooLong')],
  ])('with %s is refused beside its field, and what was typed stays', async (_, more, field, fault) => {
    await using world = await testWorld()
    const typed = filled({ nameSv: emoji, descriptionEn: rightToLeft, ...more })
    const page = await found(world, typed)
    expect(page.html).toContain(`href="#network-${field}"`)
    expect(page.text).toContain(fault)
    const { kind: _kind, basis: _basis, ...kept } = typed
    expectKept(page, kept)
    expect(await networks(world)).toEqual([])
  })

  test('a language left empty is called as the one that is not', async () => {
    await using world = await testWorld()
    await found(world, filled({ nameSv: '', nameEn: '' }))
    expect(await networks(world)).toMatchObject([{ nameSv: 'Tietojohtajat', nameEn: 'Tietojohtajat' }])
  })
})

describe('an edit', () => {
  const edit = (world: World, id: string, typed: Typed) => go(world, paths.editNetwork(id), typed)

  test('by another organiser in between: refused, what was typed stays, the next press is on the newest', async () => {
    await using world = await testWorld()
    await found(world, filled())
    const [{ id = '' } = {}] = await networks(world)
    const opened = (await go(world, paths.editNetwork(id))).field('opened') ?? ''
    await edit(world, id, filled({ version: '1', descriptionFi: 'Toisen kuvaus' }))
    const page = await edit(world, id, filled({ version: '1', nameFi: 'Oma nimi', opened }))
    expect(page.text).toContain(t('reasons.changedMeanwhile'))
    expect(page.field('nameFi')).toBe('Oma nimi')
    expect(page.field('descriptionFi')).toBe('Toisen kuvaus')
    expect(page.field('version')).toBe('2')
    expect(await networks(world)).toMatchObject([{ nameFi: 'Tietojohtajat', version: 2 }])
  })

  test('with a last day says how many memberships end before anything is written; the press ends them', async () => {
    await using world = await testWorld()
    const id = await world.network({ foundedOn: '2020-01-01' })
    for (let at = 0; at < 3; at++) await world.member(id, await world.person())
    await world.db
      .insertInto('application')
      .values({
        id: 'w',
        networkId: id,
        personId: await world.person(),
        appliedAt: world.now(),
        note: '',
        outcome: null,
        decidedAt: null,
        decidedBy: null,
      })
      .execute()
    const typed = filled({ version: '1', endedOn: '2026-12-31' })
    const standing = async () => [
      await networks(world),
      await world.db.selectFrom('membership').selectAll().execute(),
      await world.db.selectFrom('application').selectAll().execute(),
      await world.db.selectFrom('deed').selectAll().execute(),
    ]
    const before = await standing()
    const asks = await edit(world, id, { ...typed, intent: 'save' })
    expect(asks.text).toContain(t('registry.network.ending.members', { count: 3 }))
    expect(asks.text).toContain(t('registry.network.ending.waiting', { count: 1 }))
    expect(asks.field('endedOn')).toBe('2026-12-31')
    expect(await standing()).toEqual(before)
    const done = await edit(world, id, { ...typed, intent: 'end' })
    expect(done.to).toMatch(new RegExp(`^/networks/${id}\\?done=ended&deed=`))
    const rows = await world.db.selectFrom('membership').select(['validTo', 'endReason']).execute()
    expect(rows).toEqual(Array(3).fill({ validTo: '2026-12-31', endReason: 'networkEnded' }))
    const [wish] = await world.db.selectFrom('application').select('outcome').execute()
    expect(wish?.outcome).toBe('declined')
    const page = await go(world, done.to ?? '')
    expect(page.text).toContain(t('registry.network.ended', { date: '31.12.2026' }))
    world.pass({ hours: 24 * 120 })
    expect((await go(world, paths.network(id))).text).not.toContain(t('registry.network.add'))
  })

  test.each([
    ['founded after a member joined', { foundedOn: '2021-01-01' }, 'foundedOn', t('reasons.membersBefore')],
    [
      'ended before a member joined',
      { endedOn: '2019-12-31', foundedOn: '2010-01-01' },
      'endedOn',
      t('reasons.membersAfter'),
    ],
  ])('%s is refused at its field', async (_, more, field, fault) => {
    await using world = await testWorld()
    const id = await world.network()
    await world.member(id, await world.person())
    for (const intent of ['save', 'end']) {
      const page = await edit(world, id, filled({ version: '1', intent, ...more }))
      expect(page.html).toContain(`href="#network-${field}"`)
      expect(page.text).toContain(fault)
    }
    expect((await world.db.selectFrom('membership').select('validTo').executeTakeFirst())?.validTo).toBeNull()
  })

  test('of a small group leaves it one', async () => {
    await using world = await testWorld()
    const id = await world.network({ kind: 'smallGroup' })
    expect((await go(world, paths.editNetwork(id))).field('kind')).toBe('smallGroup')
    await edit(world, id, filled({ version: '1', kind: 'forum' }))
    expect(await networks(world)).toMatchObject([{ kind: 'smallGroup', nameFi: 'Tietojohtajat' }])
  })

  test('of a network that is not there is not found', async () => {
    await using world = await testWorld()
    expect((await go(world, paths.editNetwork('x'))).status).toBe(404)
    expect((await go(world, paths.networkHistory('x'))).status).toBe(404)
    expect((await go(world, paths.networkRule('x'))).status).toBe(404)
  })
})

describe('the rule', () => {
  const hrLeads: Criterion[] = [
    { kind: 'roleClass', of: ['hrLead'] },
    { kind: 'organisationKind', of: ['agency'] },
  ]
  const rule = ruleText({ parts: [{ mode: 'include', all: hrLeads }] })

  test('goes to the browser of nobody but an organiser, whatever page of the network they open', async () => {
    await using world = await testWorld()
    const named = await world.person()
    const ofPeople = ruleText({ parts: [{ mode: 'include', all: [{ kind: 'person', of: [named] }] }] })
    const id = await world.network({ rule: ofPeople })
    const [keeper, looker] = [await world.person(), await world.person()]
    await world.member(id, keeper, { role: 'coordinator' })
    const dataFor = async (loader: LoaderFunction, as: string) => {
      const headers = { Cookie: await world.cookieOf(as) }
      const request = new Request(`${origin}/networks`, { headers })
      return JSON.stringify(await loader({ request, params: { id }, context: world.context() }))
    }
    const pages: [LoaderFunction, string][] = [
      [listLoader, keeper],
      [pageLoader, keeper],
      [leaveLoader, keeper],
      [pauseLoader, keeper],
      [joinLoader, looker],
      [pageLoader, world.organiser.personId],
    ]
    const told = []
    for (const [loader, as] of pages) {
      const data = await dataFor(loader, as)
      expect(data).toContain(id)
      told.push(data.includes(named) || data.includes('"version"'))
    }
    expect(told).toEqual([false, false, false, false, false, true])
  })

  test('makes seats only on the days when the network stands', async () => {
    await using world = await testWorld()
    await world.organisation({ name: 'Tulli', kind: 'agency' })
    const id = await world.network({
      rule,
      basis: 'position',
      foundedOn: '2010-01-01',
      endedOn: '2026-09-30',
    })
    const said = t('registry.seats.title')
    expect((await go(world, paths.network(id))).text).not.toContain(said)
    expect((await go(world, paths.network(id, { on: '2009-12-31' }))).text).not.toContain(said)
    expect((await go(world, paths.network(id, { on: '2026-09-30' }))).text).toContain(said)
  })

  test('is put together in the address, said in words and weighed, and kept by a press', async () => {
    await using world = await testWorld()
    await world.db.updateTable('organisation').set({ kind: 'company' }).execute()
    const id = await world.network({ basis: 'position' })
    const organisationId = await world.organisation({ name: 'Vero' })
    const lead = await world.person({ lastName: 'Lehto', organisationId, roleClass: 'hrLead', senior: false })
    await world.member(id, await world.person({ lastName: 'Muu', roleClass: 'expert' }))
    const address = `${paths.networkRule(id)}?add=1&roleClass=hrLead&organisationKind=agency`
    const page = await go(world, address)
    expect(page.text).toContain('Henkilöstöjohto virastoissa')
    expect(page.text).toContain('Lehto')
    expect(page.text).toContain('Muu')
    expect(page.text).toContain(t('registry.rule.unsaved'))
    expect(page.field('rule')).toBe(rule)
    expect((await networks(world))[0]?.rule).toBeNull()
    const both = await go(world, `${paths.networkRule(id, { rule })}&add=1&seniorManagement=on`)
    expect(both.text).toContain('Henkilöstöjohto virastoissa')
    expect(both.text).toContain(`${t('registry.rule.or')} Ylin virkamiesjohto`)
    const saved = await go(world, address, { rule, version: '1' })
    expect(saved.to).toMatch(new RegExp(`^/networks/${id}\\?done=rule&deed=`))
    expect((await networks(world))[0]).toMatchObject({ rule, version: 2 })
    const network = await go(world, saved.to ?? '')
    expect(network.text).toContain('Henkilöstöjohto virastoissa')
    expect(network.text).toContain(t('registry.seats.candidate', { name: 'Testi Lehto', date: '1.1.2020' }))
    expect(network.html).toContain(`/networks/${id}/members/new?person=${lead}`)
  })

  test('of another organiser is not overwritten unseen; taken away, the network has none', async () => {
    await using world = await testWorld()
    const id = await world.network()
    await go(world, paths.networkRule(id), { rule, version: '1' })
    const empty = JSON.stringify({ parts: [] })
    const late = await go(world, paths.networkRule(id, { rule: empty }), { rule: empty, version: '1' })
    expect(late.text).toContain(t('reasons.changedMeanwhile'))
    expect(late.field('rule')).toBe(empty)
    expect((await networks(world))[0]?.rule).toBe(rule)
    await go(world, paths.networkRule(id), { rule: empty, version: late.field('version') ?? '' })
    expect((await networks(world))[0]?.rule).toBeNull()
  })

  test.each([
    ['nonsense', '{'],
    [
      'of memberships',
      JSON.stringify({ parts: [{ mode: 'include', all: [{ kind: 'network', of: 'every' }] }] }),
    ],
    ['huge', hugeText],
  ])('that is %s changes nothing and is no failure of the app', async (_, odd) => {
    await using world = await testWorld()
    const id = await world.network()
    const page = await go(world, paths.networkRule(id), { rule: odd, version: '1' })
    expect(page.status).toBe(200)
    expect((await networks(world))[0]?.rule).toBeNull()
    if (odd.length < 1000)
      expect((await go(world, paths.networkRule(id, { rule: odd }))).text).toContain(t('registry.rule.none'))
  })

  test('asks for a choice when a part is sent without any', async () => {
    await using world = await testWorld()
    const page = await go(world, `${paths.networkRule(await world.network())}?add=1`)
    expect(page.text).toContain(t('reasons.partEmpty'))
  })
})

describe('what each reader sees', () => {
  test('an organiser: leaders, vacant seats and wishes; a member: own networks and the link, and nothing of the keeping', async () => {
    await using world = await testWorld()
    const rule = ruleText({ parts: [{ mode: 'include', all: [{ kind: 'seniorManagement' }] }] })
    const id = await world.network({
      nameFi: 'Verkko',
      links: 'https://verkko.example/sivu',
      rule,
      kind: 'volunteer',
    })
    const member = await world.person({ lastName: 'Jäsen' })
    await world.person({ lastName: 'Ehdokas' })
    await world.member(id, member, { role: 'chair' })
    const paused = await world.member(id, await world.person({ lastName: 'Tauolla' }))
    await world.db
      .insertInto('pause')
      .values({ id: 'p', membershipId: paused, validFrom: '2026-05-01', validTo: null })
      .execute()
    await world.network({ nameFi: 'Vanha verkosto', endedOn: '2020-12-31' })
    await world.network({ nameFi: 'Toinen verkosto', kind: 'forum' })
    const reader = await world.person()
    await world.member(id, reader)

    const all = await go(world, paths.networks())
    expect(all.text).toContain('Puheenjohtaja Testi Jäsen')
    expect(all.text).toContain(t('registry.networks.vacant', { count: 1 }))
    expect(all.text).toContain(t('registry.networks.ended', { count: 1 }))
    expect(all.text).toContain(t('registry.networks.new'))

    const own = await visit(world, paths.networks(), { as: reader })
    expect(own.text).toContain('Verkko')
    expect(own.html).toContain('href="https://verkko.example/sivu"')
    for (const not of ['Toinen verkosto', 'Vanha verkosto', t('registry.networks.new'), 'vapaa'])
      expect(own.text).not.toContain(not)

    const kept = await go(world, paths.network(id))
    expect(kept.text).toContain(`${t('registry.network.paused')} 1.5.2026 alkaen`)
    expect(kept.text).toContain('Ehdokas')
    // Changing a membership is a link of its own, named after the person; narrowing the list keeps to the list.
    expect(kept.text).toMatch(/1\.1\.2020 alkaen.* Muuta jäsenyyttä: Testi Jäsen/)
    expect(kept.html).toContain(`action="${paths.network(id)}#members"`)
    expect(kept.html).toContain('id="members"')
    const read = await visit(world, paths.network(id), { as: reader })
    expect(read.text).not.toContain('Muuta jäsenyyttä')
    expect(read.text).toContain('Tauolla')
    for (const not of [
      `${t('registry.network.paused')} 1.5.`,
      'Ehdokas',
      t('registry.network.add'),
      t('registry.history.title'),
    ])
      expect(read.text).not.toContain(not)
    expect(read.html).not.toContain('/members/')
  })

  test('the list takes a date, a name and a page', async () => {
    await using world = await testWorld()
    const id = await world.network()
    for (let at = 0; at < 103; at++)
      await world.member(id, await world.person({ lastName: `Nimi${String(at).padStart(3, '0')}` }))
    await world.member(id, await world.person({ lastName: 'Ennen' }), {
      validFrom: '2015-01-01',
      validTo: '2019-12-31',
      endReason: 'retired',
    })
    const first = await go(world, paths.network(id))
    expect(first.text).toContain('Nimi039')
    expect(first.text).not.toContain('Nimi040')
    expect(first.text).toContain(t('registry.network.past', { count: 1 }))
    expect(first.text).toContain(t('registry.membership.ends.retired'))
    expect((await go(world, paths.network(id, { page: '3' }))).text).toContain('Nimi102')
    const one = await go(world, paths.network(id, { q: 'nimi042' }))
    expect(one.text).toContain('Nimi042')
    expect(one.text).not.toContain('Nimi043')
    const then = await go(world, paths.network(id, { on: '2019-03-01' }))
    expect(then.text).toContain('Testi Ennen')
    expect(then.text).not.toContain('Nimi001')
  })

  test.each([40, 41, 80, 81])('all of %i members are come to by pressing on, each once', async (count) => {
    await using world = await testWorld()
    const id = await world.network()
    const names = Array.from({ length: count }, (_, at) => `Nimi${String(at).padStart(3, '0')}`)
    for (const lastName of names) await world.member(id, await world.person({ lastName }))
    const seen: string[] = []
    for (let next: string | undefined = paths.network(id); next !== undefined;) {
      const page: Visit = await go(world, next)
      seen.push(...(page.html.match(/Nimi\d{3}(?=<\/a>)/g) ?? []))
      const links = [...page.html.matchAll(/href="([^"]*page=\d+)#members"[^>]*>(.*?)<\/a>/g)]
      next = links.find(([, , said]) => said?.endsWith(t('frame.do.next')))?.[1]
    }
    expect(seen).toEqual(names)
  })

  test('the history is figures of each year, said in a sentence, with the way to any day', async () => {
    await using world = await testWorld()
    const sectorId = await world.sector('VM')
    const id = await world.network({ foundedOn: '2024-01-01' })
    await world.member(id, await world.person({ sectorId }), { validFrom: '2024-02-01' })
    await world.member(id, await world.person({ sectorId }), {
      validFrom: '2024-02-01',
      validTo: '2025-05-31',
    })
    const page = await go(world, paths.networkHistory(id))
    expect(page.text).toContain(
      t('registry.history.turnoverSays', { from: 2024, to: 2026, joined: 2, left: 1, members: 1 }),
    )
    expect(page.text).toContain(
      t('registry.history.coverageSays', { from: 2024, to: 2026, before: 1, now: 1 }),
    )
    expect(page.text).toContain('VM – VM fi')
    expect(page.html).toContain(`action="/networks/${id}"`)
    const none = await go(world, paths.networkHistory(await world.network()))
    expect(none.text).toContain(t('registry.history.none'))
    expect(page.field('on')).toBe(today)
  })
})
