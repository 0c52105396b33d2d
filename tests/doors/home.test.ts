// The home of a small group: open to its members and its liaison, to everybody else closed, however they come.
import { describe, expect, test } from 'vitest'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { action as takeSheet } from '~/routes/sheets.$file'
import { lettersIn, testWorld, type World } from '../world'
import { dumpOf, origin, visit } from './door'

const t = wordsOfPages('fi')

/** What the group has written: no organiser's page may hold any of it. */
const secret = {
  practices: 'Kissankello https://sopimus.example/x',
  title: 'Ohdake',
  detail: 'Nokkonen',
  note: 'Voikukka',
}
const anySecret = /Kissankello|Ohdake|Nokkonen|Voikukka/

/** A group of two members and a liaison that has written of everything. */
async function livingGroup(world: World) {
  const people = {
    member: await world.person({ firstName: 'Anna', lastName: 'Aalto', email: 'anna.aalto@virasto.example' }),
    onPause: await world.person({ firstName: 'Pauli', lastName: 'Paussi' }),
    liaison: await world.person({ firstName: 'Lia', lastName: 'Laine', email: 'lia.laine@vm.example' }),
    left: await world.person({ firstName: 'Erik', lastName: 'Eilinen' }),
    assistant: await world.person({ firstName: 'Assi', lastName: 'Stentti' }),
    stranger: await world.person({ firstName: 'Outo', lastName: 'Otus' }),
  }
  const id = await world.network({ kind: 'smallGroup', nameFi: 'Pienryhmä 7', foundedOn: '2020-01-01' })
  await world.member(id, people.member)
  const membershipId = await world.member(id, people.onPause)
  await world.member(id, people.liaison, { role: 'liaison' })
  await world.member(id, people.left, { validTo: '2026-09-30', endReason: 'ownWish' })
  await world.db
    .insertInto('pause')
    .values({ id: 'p', membershipId, validFrom: '2026-09-01', validTo: null })
    .execute()
  await world.db
    .insertInto('assistance')
    .values({
      id: 'a',
      managerId: people.member,
      assistantId: people.assistant,
      validFrom: '2020-01-01',
      validTo: null,
    })
    .execute()
  const as = people.member
  const home = await visit(world, paths.group(id), { as })
  await visit(world, paths.editGroup(id), {
    as,
    form: { version: '0', practices: secret.practices, language: 'sv', meets: 'online', hostId: as },
  })
  const theme = { press: 'propose', id: home.field('id') ?? '', title: secret.title, detail: secret.detail }
  await visit(world, paths.group(id), { as, form: theme })
  await visit(world, paths.groupNotes(id), { as, form: { press: 'keep' } })
  await visit(world, paths.groupNotes(id), { as, form: { press: 'write', text: secret.note } })
  return { id, ...people, themeId: theme.id }
}

const groupPages = [paths.group, paths.editGroup, paths.groupNotes]

describe('the home', () => {
  test.each(['member', 'onPause', 'liaison'] as const)('is open to a %s', async (role) => {
    await using world = await testWorld()
    const group = await livingGroup(world)
    const as = group[role]
    const home = await visit(world, paths.group(group.id), { as })
    expect(home.status).toBe(200)
    for (const words of ['Pienryhmä 7', 'Anna Aalto', 'Pauli Paussi', 'Lia Laine', 'Kissankello', 'Ohdake'])
      expect(home.text).toContain(words)
    expect(home.html).toContain('<a href="https://sopimus.example/x" rel="noopener noreferrer nofollow">')
    expect(home.html).toContain('href="mailto:lia.laine@vm.example"')
    expect(home.text).not.toContain('anna.aalto@')
    expect(home.text).toContain(t('home.people.onPause'))
    expect(home.text).toContain('Erik Eilinen')
    expect((await visit(world, paths.groupNotes(group.id), { as })).text).toContain('Voikukka')
    const form = await visit(world, paths.editGroup(group.id), { as })
    expect(form.field('practices')).toBe(secret.practices)
    expect(form.field('hostId')).toBe(group.member)
  })

  test.each(['left', 'assistant', 'stranger'] as const)('does not exist for a %s', async (role) => {
    await using world = await testWorld()
    const group = await livingGroup(world)
    const before = await dumpOf(world.db)
    for (const page of groupPages) {
      expect(await visit(world, page(group.id), { as: group[role] })).toMatchObject({ status: 404, html: '' })
      const form = { press: 'propose', title: 'x', practices: 'x', version: '1' }
      expect(await visit(world, page(group.id), { as: group[role], form })).toMatchObject({ status: 404 })
    }
    const sessions = /"signIn\w+":.*/g
    expect((await dumpOf(world.db)).replace(sessions, '')).toBe(before.replace(sessions, ''))
    const network = await visit(world, paths.network(group.id), { as: group[role] })
    expect([network.status, network.html]).toEqual([403, ''])
  })

  test('shows an organiser outside that it lives, and no word of what is said', async () => {
    await using world = await testWorld()
    const { id } = await livingGroup(world)
    const as = world.organiser.personId
    const page = await visit(world, paths.group(id), { as })
    expect(page.status).toBe(200)
    expect(page.text).toContain(t('home.living.says'))
    expect(page.text).toContain(t('home.living.written'))
    expect(page.text).toContain('Anna Aalto')
    expect(page.html).not.toMatch(anySecret)
    expect(page.html).not.toContain('anna.aalto@')
    for (const closed of [paths.editGroup, paths.groupNotes])
      expect(await visit(world, closed(id), { as })).toMatchObject({ status: 404 })
    for (const press of ['propose', 'up', 'done', 'takeUp', 'ask'])
      expect(
        await visit(world, paths.group(id), { as, form: { press, title: 'x', wish: 'x' } }),
      ).toMatchObject({
        status: 404,
      })
  })

  test('tells somebody who is to join when it opens, and nothing before', async () => {
    await using world = await testWorld()
    const { id, stranger } = await livingGroup(world)
    await world.member(id, stranger, { validFrom: '2026-10-15' })
    const page = await visit(world, paths.group(id), { as: stranger })
    expect(page.text).toContain(t('home.soon.title', { date: '15.10.2026' }))
    expect(page.html).not.toMatch(anySecret)
    expect(page.html).not.toContain('Aalto')
    expect((await visit(world, paths.groupNotes(id), { as: stranger })).status).toBe(404)
    world.pass({ hours: 24 * 14 })
    expect((await visit(world, paths.group(id), { as: stranger })).text).toContain('Kissankello')
  })

  test('is closed to all when the group has ended, but to organisers as history', async () => {
    await using world = await testWorld()
    const { id, member } = await livingGroup(world)
    await world.db.updateTable('network').set({ endedOn: '2026-09-30' }).where('id', '=', id).execute()
    expect((await visit(world, paths.group(id), { as: member })).status).toBe(404)
    const page = await visit(world, paths.group(id), { as: world.organiser.personId })
    expect(page.text).toContain(t('home.living.ended', { date: '30.9.2026' }))
  })
})

/** What an organiser takes out of the app as a list. */
async function sheetOf(world: World, list: string, query: Record<string, string>): Promise<string> {
  const file = `${list}.csv`
  const request = new Request(origin + paths.sheet(list, 'csv'), {
    method: 'POST',
    headers: { Cookie: await world.cookieOf(world.organiser.personId) },
    body: new URLSearchParams(query),
  })
  return (await takeSheet({ request, params: { file }, context: world.context() } as never)).text()
}

test('no page, search, history, task, export or letter of the organisers holds what a group has written', async () => {
  await using world = await testWorld()
  const { id, member } = await livingGroup(world)
  const as = world.organiser.personId
  const pages = [
    paths.start(),
    paths.groups(),
    paths.groupRequests(),
    paths.network(id),
    paths.networkHistory(id),
    paths.editNetwork(id),
    paths.person(member),
    paths.continuity(),
    paths.continuityHandled(),
    paths.deeds(),
    paths.letters(),
    paths.events(),
    paths.networks(),
    paths.people(),
    ...['Ohdake', 'Nokkonen', 'Voikukka', 'Kissankello'].map((q) => paths.search({ q })),
  ]
  for (const address of pages) {
    const page = await visit(world, address, { as })
    expect({ address, status: page.status }).toEqual({ address, status: 200 })
    // A search says what was searched for: nothing was found by it.
    const q = new URLSearchParams(address.split('?')[1]).get('q')
    if (q) expect(page.text).toContain(t('registry.search.none', { q }))
    else expect(page.html).not.toMatch(anySecret)
  }
  for (const [list, query] of [
    ['members', { network: id }],
    ['people', {}],
  ] as const) {
    const sheet = await sheetOf(world, list, query)
    expect(sheet).toContain('Aalto')
    expect(sheet).not.toMatch(anySecret)
  }
  const words = await world.db.selectFrom('searchWord').select('word').execute()
  expect(words.map(({ word }) => word).join(' ')).not.toMatch(/kissankello|ohdake|nokkonen|voikukka/)
  expect(JSON.stringify(await lettersIn(world.db))).not.toMatch(anySecret)
  expect(JSON.stringify(await world.db.selectFrom('deedStep').selectAll().execute())).not.toMatch(anySecret)
})

describe('ways of working', () => {
  test('that another saved meanwhile are not overwritten: what was typed stays, the rest is fresh', async () => {
    await using world = await testWorld()
    const { id, member, liaison } = await livingGroup(world)
    const address = paths.editGroup(id)
    const [mine, theirs] = [
      await visit(world, address, { as: member }),
      await visit(world, address, { as: liaison }),
    ]
    const form = (page: typeof mine, given: Record<string, string>) => ({
      version: page.field('version') ?? '',
      opened: page.field('opened') ?? '',
      practices: page.field('practices') ?? '',
      language: page.field('language') ?? '',
      meets: page.field('meets') ?? '',
      hostId: page.field('hostId') ?? '',
      ...given,
    })
    expect((await visit(world, address, { as: liaison, form: form(theirs, { meets: 'place' }) })).to).toBe(
      paths.group(id, { done: 'ways' }),
    )
    const clash = await visit(world, address, { as: member, form: form(mine, { practices: 'Minun <b>' }) })
    expect(clash.text).toContain(t('reasons.changedMeanwhile'))
    expect([clash.field('practices'), clash.field('meets')]).toEqual(['Minun <b>', 'place'])
    const saved = await visit(world, address, { as: member, form: form(clash, {}) })
    expect(saved.to).toBe(paths.group(id, { done: 'ways' }))
    const home = await visit(world, saved.to ?? '', { as: member })
    expect(home.text).toContain(t('home.done.ways'))
    expect(home.html).toContain('Minun &lt;b&gt;')
    expect(home.text).toContain(t('home.meets.place'))
    const late = await visit(world, address, {
      as: liaison,
      form: form(theirs, { practices: 'Myöhässä' }),
    })
    expect(late.text).toContain(t('home.edit.standsNow'))
    expect(late.html).toContain('<p class="typed">Minun &lt;b&gt;</p>')
  })

  test.each([
    ['practices', 'x'.repeat(6001), 'frame.form.tooLong'],
    ['language', 'de', 'frame.form.chooseOne'],
    ['meets', 'never', 'frame.form.chooseOne'],
    ['hostId', 'nobody', 'reasons.hostNotMember'],
  ] as const)('with a wrong %s are refused at the field', async (field, value, fault) => {
    await using world = await testWorld()
    const { id, member } = await livingGroup(world)
    const form = { version: '1', practices: 'Oma', language: '', meets: '', hostId: '', [field]: value }
    const page = await visit(world, paths.editGroup(id), { as: member, form })
    expect(page.text).toContain(t(fault))
    if (field !== 'practices') expect(page.field('practices')).toBe('Oma')
  })
})

describe('themes', () => {
  test('are moved, dealt with, let be and taken back by buttons', async () => {
    await using world = await testWorld()
    const { id, liaison: as, themeId } = await livingGroup(world)
    const press = async (form: Record<string, string>) => visit(world, paths.group(id), { as, form })
    const brought = await press({ press: 'propose', title: 'Talousnäkymät', detail: '' })
    expect(brought.to).toBe(paths.group(id, { done: 'themeProposed' }))
    const page = await visit(world, brought.to ?? '', { as })
    expect(page.text).toContain(t('home.themes.ministry'))
    expect(page.text.indexOf('Ohdake')).toBeLessThan(page.text.indexOf('Talousnäkymät'))
    const moved = await press({ press: 'down', theme: themeId })
    expect(moved.to).toBe(`${paths.group(id, { done: 'moved', theme: themeId })}#themes`)
    const after = await visit(world, paths.group(id, { done: 'moved', theme: themeId }), { as })
    expect(after.text).toContain(t('home.themes.movedTo', { title: 'Ohdake', place: 2, count: 2 }))
    const dropped = await press({ press: 'dropped', theme: themeId })
    const undo = await visit(world, dropped.to ?? '', { as })
    expect(undo.text).toContain(t('home.done.themeDropped'))
    expect(undo.text).not.toContain('Ohdake')
    expect(undo.field('theme')).toBe(themeId)
    await press({ press: 'takeUp', theme: themeId })
    await press({ press: 'done', theme: themeId })
    const late = await press({ press: 'up', theme: themeId })
    expect(late.text).toContain(t('reasons.themeGone'))
    expect(late.text).toContain(t('home.themes.doneCount', { count: 1 }))
  })

  test('without a name, or too long, are refused, and what was typed stays', async () => {
    await using world = await testWorld()
    const { id, member: as } = await livingGroup(world)
    const send = (title: string) =>
      visit(world, paths.group(id), { as, form: { press: 'propose', title, detail: 'Tarkempi' } })
    const empty = await send(' ')
    expect(empty.text).toContain(t('frame.form.fillIn'))
    expect(empty.field('detail')).toBe('Tarkempi')
    const long = await send('x'.repeat(161))
    expect(long.text).toContain(t('frame.form.tooLong'))
    expect(long.field('title')).toBe('x'.repeat(161))
  })

  test('of no group, and presses that no page has, are refused', async () => {
    await using world = await testWorld()
    const { id, member: as } = await livingGroup(world)
    expect((await visit(world, paths.group(id), { as, form: { press: 'up', theme: 'x' } })).status).toBe(404)
    expect((await visit(world, paths.group(id), { as, form: { press: 'explode' } })).status).toBe(400)
    expect((await visit(world, paths.groupNotes(id), { as, form: { press: 'x' } })).status).toBe(400)
  })
})

describe('notes', () => {
  test('turned off are gone, after the group has said that it is sure', async () => {
    await using world = await testWorld()
    const { id, member: as } = await livingGroup(world)
    const address = paths.groupNotes(id)
    const unsure = await visit(world, address, { as, form: { press: 'stop' } })
    expect(unsure.text).toContain(t('home.notes.tickFirst'))
    expect(unsure.text).toContain(t('home.notes.offSays', { count: 1 }))
    expect(unsure.text).toContain('Voikukka')
    const off = await visit(world, address, { as, form: { press: 'stop', sure: 'on' } })
    const page = await visit(world, off.to ?? '', { as })
    expect(page.text).toContain(t('home.done.notesOff'))
    expect(page.text).not.toContain('Voikukka')
    expect(await dumpOf(world.db)).not.toContain('Voikukka')
    // Somebody was just writing: their words are not lost.
    const late = await visit(world, address, { as, form: { press: 'write', text: 'Kesken jäänyt' } })
    expect(late.text).toContain(t('reasons.notesOff'))
    expect(late.text).toContain('Kesken jäänyt')
  })

  test('corrected by two at once keep what each typed', async () => {
    await using world = await testWorld()
    const { id, member, liaison } = await livingGroup(world)
    const address = paths.groupNotes(id)
    const page = await visit(world, address, { as: member })
    const [note, seen] = [page.field('note') ?? '', page.field('seen') ?? '']
    world.pass({ minutes: 1 })
    const revise = (as: string, text: string) =>
      visit(world, address, { as, form: { press: 'revise', note, seen, text } })
    expect((await revise(liaison, 'Ensin')).to).toBe(paths.groupNotes(id, { done: 'noteRevised' }))
    const second = await revise(member, 'Sitten')
    expect(second.text).toContain(t('reasons.changedMeanwhile'))
    expect(second.html).toContain('Sitten')
    expect(second.text).toContain('Ensin')
  })
})

describe('a wish for an expert', () => {
  test('reaches the organisers’ page, and the reply the group’s', async () => {
    await using world = await testWorld()
    const { id, member } = await livingGroup(world)
    const asked = await visit(world, paths.group(id), { as: member, form: { press: 'ask', wish: 'Tukea' } })
    expect(asked.to).toBe(paths.group(id, { done: 'asked' }))
    const as = world.organiser.personId
    const list = await visit(world, paths.groupRequests(), { as })
    expect(list.text).toContain('Tukea')
    expect(list.text).toContain('Anna Aalto')
    expect(list.html).not.toMatch(anySecret)
    const request = list.field('request') ?? ''
    const empty = await visit(world, paths.groupRequests(), { as, form: { request, reply: ' ' } })
    expect(empty.text).toContain(t('frame.form.fillIn'))
    const form = { request, reply: 'Lähetämme asiantuntijan' }
    const replied = await visit(world, paths.groupRequests(), { as, form })
    expect((await visit(world, replied.to ?? '', { as })).text).toContain(t('home.requests.done'))
    const late = await visit(world, paths.groupRequests(), { as, form: { request, reply: 'Toinen vastaus' } })
    expect(late.text).toContain(t('reasons.repliedAlready'))
    expect(late.text).toContain('Toinen vastaus')
    expect((await visit(world, paths.group(id), { as: member })).text).toContain('Lähetämme asiantuntijan')
  })
})

describe('what one lets be seen', () => {
  test('is chosen by oneself, and holds at once', async () => {
    await using world = await testWorld()
    const { id, member, liaison } = await livingGroup(world)
    const share = (seenBy: Record<string, string>) =>
      visit(world, paths.myData(), { as: member, form: { intent: 'sharing', ...seenBy } })
    const saved = await share({ 'seenBy-email': 'groups', salary: 'groups', personId: liaison })
    expect(saved.to).toBe(paths.myData({ done: 'sharing' }))
    expect((await visit(world, paths.group(id), { as: liaison })).html).toContain('mailto:anna.aalto@')
    const organiser = await visit(world, paths.group(id), { as: world.organiser.personId })
    expect(organiser.html).not.toContain('anna.aalto@')
    await share({})
    expect((await visit(world, paths.group(id), { as: liaison })).html).not.toContain('anna.aalto@')
  })
})

describe('the ways to the home', () => {
  test('a member is led there from the start page, the networks and the registry’s page of the group', async () => {
    await using world = await testWorld()
    const { id, member: as } = await livingGroup(world)
    for (const address of [paths.start(), paths.networks()])
      expect((await visit(world, address, { as })).html).toContain(`href="${paths.group(id)}"`)
    expect((await visit(world, paths.network(id), { as })).to).toBe(paths.group(id))
  })

  test('an organiser finds it on the page of the groups, with what waits', async () => {
    await using world = await testWorld()
    const { id, member } = await livingGroup(world)
    await visit(world, paths.group(id), { as: member, form: { press: 'ask', wish: 'Tukea' } })
    const page = await visit(world, paths.groups(), { as: world.organiser.personId })
    expect(page.html).toContain(`href="${paths.group(id)}"`)
    for (const said of ['shortCount', 'silentCount', 'requestsCount'] as const)
      expect(page.text).toContain(t(`registry.groups.${said}`, { count: 1 }))
    expect(page.text).not.toContain(t('registry.groups.noLiaisonCount', { count: 1 }))
    for (const address of [paths.rounds(), paths.renewal(), paths.groupFigures(), paths.groupRequests()])
      expect(page.html).toContain(`href="${address}"`)
  })
})
