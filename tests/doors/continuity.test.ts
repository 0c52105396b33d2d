// The page of continuity as an organiser walks it with scripts off: tasks in words, presses, notices, refusals, the lists.
import { expect, test } from 'vitest'
import { findingsOf } from '~/domain/continuity/queries.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { changedRegistry, holder } from '../continuity/registry'
import { testWorld, type World } from '../world'
import { dumpOf, visit } from './door'

const t = wordsOfPages('fi')
const today = '2026-10-01'
const address = paths.continuity()

const look = (world: World, to = address, locale: 'fi' | 'sv' | 'en' = 'fi') =>
  visit(world, to, { as: world.organiser.personId, locale })
const post = (world: World, form: Record<string, string | string[]>, to = address) =>
  visit(world, to, { as: world.organiser.personId, form })
const taskOf = async (world: World, kind: string) => {
  const finding = (await findingsOf(world.db, today)).find((one) => one.kind === kind)
  if (!finding) throw new Error(`no ${kind}`)
  const { key, personId } = finding
  return { intent: 'one', key, ...(personId === null ? { networkId: finding.networkId } : { personId }) }
}

test('an empty registry has nothing to do, and says so kindly', async () => {
  await using world = await testWorld()
  const page = await look(world)
  expect(page.text).toContain(t('registry.continuity.none'))
  expect(page.text).toContain(t('registry.continuity.handled.none'))
  const start = await look(world, paths.start())
  expect(start.text).not.toContain(t('events.start.tasksHint'))
})

test('each task says what happened, what is proposed and what can be pressed; the start page leads here', async () => {
  await using world = await testWorld()
  await changedRegistry(world)
  const page = await look(world)
  for (const said of [
    'henkilöstöjohtaja, Verohallinto: tehtävä päättyi 15.9.2026 (siirtyi toiseen tehtävään).',
    'HR-foorumi: jäsenyys päättyy 15.9.2026 (tehtävä päättyi).',
    'tulee jäseneksi 1.10.2026 alkaen (henkilöstöjohtaja, Verohallinto).',
    'Paikka jää vapaaksi: seuraajaa ei tiedetä.',
    'henkilöstöjohtaja, Verohallinto → ylijohtaja, Tulli, 16.9.2026 alkaen.',
    'Henkilöltä kysytään kirjeellä, mistä hänet tavoittaa ja jatkaako hän: Pienryhmä 3, Alumnit.',
    'Uusi osoite: hel@koti.example.',
    'Pienryhmä 3: jäsenyys päättyy 1.10.2026 (oma pyyntö).',
    'Jatka määräaikaa tai päätä tehtävä 31.8.2026.',
    'Tai tehtävä jatkuu: Laboratorio, 1.9.2026 alkaen.',
    'Jäsenyys verkostossa HR-foorumi ei perustu tehtävään, joka vastaa sen sääntöä.',
    'Ehdolla ryhmään Pienryhmä 3. Ryhmän kuuleminen on päättynyt.',
    'Pyyntö on saapunut 20.9.2026.',
    'Ryhmässä on 3 jäsentä. Ryhmään on ehdolla 1 uusi jäsen.',
    'Ryhmällä ei ole ollut yhteyshenkilöä.',
    'Ryhmä ei ole vielä kokoontunut.',
    'Jäseniltä ei ole vielä kysytty.',
  ])
    expect(page.text).toContain(said)
  expect(page.text).toContain(t('registry.continuity.tasks', { count: 15 }))
  const start = await look(world, paths.start())
  expect(start.text).toContain(t('events.start.tasks', { count: 15 }))
  expect(start.html).toContain(`href="${address}"`)
})

test.each(['sv', 'en'] as const)('the page is whole in %s', async (locale) => {
  await using world = await testWorld()
  await changedRegistry(world)
  const page = await look(world, address, locale)
  expect(page.status).toBe(200)
  expect(page.text).not.toMatch(/registry\.continuity|\{\{|undefined/)
})

test('looking writes nothing', async () => {
  await using world = await testWorld()
  await changedRegistry(world)
  await look(world)
  const before = await dumpOf(world.db)
  for (const to of [address, `${address}?kind=left&page=3`, paths.continuityHandled()]) await look(world, to)
  expect((await dumpOf(world.db)).replace(/"signInSession":.*/, '')).toBe(
    before.replace(/"signInSession":.*/, ''),
  )
})

test('one press does it, stays at its kind, and can be undone', async () => {
  await using world = await testWorld()
  await changedRegistry(world)
  const task = await taskOf(world, 'seatOpen')
  const pressed = await post(world, { ...task, press: 'do' }, `${address}?months=6`)
  expect(pressed.to).toMatch(/^\/continuity\?months=6&done=one&deed=[\w-]+&at=seatOpen#seatOpen$/)
  const page = await look(world, pressed.to ?? '')
  expect(page.text).toContain(t('registry.continuity.done.one'))
  expect(page.text).toContain(t('registry.deeds.notice.undo'))
  expect(page.text).toContain(t('registry.continuity.handled.choices.do'))
  const deed = /deed=([\w-]+)/.exec(pressed.to ?? '')?.[1] ?? ''
  const back = await post(world, { back: address }, paths.undoDeed(deed))
  expect((await look(world, back.to ?? '')).text).toContain(t('registry.deeds.notice.undone'))
  expect(await taskOf(world, 'seatOpen')).toEqual(task)
})

test('pressed again, it is told that the task is gone, and nothing is done twice', async () => {
  await using world = await testWorld()
  await changedRegistry(world)
  const task = await taskOf(world, 'seatEnds')
  await post(world, { ...task, press: 'do' })
  const members = () => world.db.selectFrom('membership').selectAll().execute()
  const before = await members()
  const again = await post(world, { ...task, press: 'do' })
  expect(again.status).toBe(400)
  expect(again.text).toContain(t('reasons.findingGone'))
  expect(await members()).toEqual(before)
})

test('what was typed stays with the fault beside it', async () => {
  await using world = await testWorld()
  await changedRegistry(world)
  const moved = await post(world, {
    ...(await taskOf(world, 'moved')),
    press: 'address',
    email: 'ada.example',
  })
  expect(moved.status).toBe(400)
  expect(moved.text).toContain(t('reasons.addressWrong'))
  expect(moved.field('email')).toBe('ada.example')
  const term = await post(world, {
    ...(await taskOf(world, 'termEnds')),
    press: 'renew',
    termEndsOn: '2026-08-01',
  })
  expect(term.text).toContain(t('reasons.termNotLater'))
  expect(term.field('termEndsOn')).toBe('2026-08-01')
})

test('several are done with one press; those that were refused are told by name', async () => {
  await using world = await testWorld()
  const { people } = await changedRegistry(world)
  await world.db.deleteFrom('address').where('personId', '=', people.di.id).execute()
  const keys = (await findingsOf(world.db, today)).filter(({ kind }) => kind === 'left').map(({ key }) => key)
  const refused = await post(world, { intent: 'many', kind: 'left', press: 'ask', keys })
  const page = await look(world, refused.to ?? '')
  expect(page.text).toContain(t('registry.continuity.refusedMany', { count: 1 }))
  expect(page.text).toMatch(new RegExp(`Di Henkilö\\d+: ${t('reasons.noAddress')}`))
  // No letter is offered to whom none reaches, but the way to mend the address.
  expect(page.text).toContain('Henkilökohtaiset jäsenyydet: Pienryhmä 3, Alumnit.')
  expect(page.html).not.toMatch(/name="press" value="ask"[^>]*>[^<]*<span class="unseen"> (<!-- -->)?Di /)
  expect(page.html).toContain(`href="${paths.editPerson(people.di.id)}"`)

  const seats = (await findingsOf(world.db, today)).filter(({ kind }) => kind === 'seatEnds')
  const done = await post(world, {
    intent: 'many',
    kind: 'seatEnds',
    press: 'do',
    keys: [...seats.map(({ key }) => key), 'no such'],
  })
  const deed = await world.db
    .selectFrom('deed')
    .select('detail')
    .where('act', '=', 'settleFindings')
    .executeTakeFirstOrThrow()
  expect(JSON.parse(deed.detail)).toEqual({ count: 2 })
  expect((await look(world, done.to ?? '')).text).toContain(t('registry.continuity.done.many', { count: 2 }))
  const handled = await look(world, paths.continuityHandled())
  expect(handled.text).toContain(t('registry.continuity.handled.shared', { count: 2 }))

  const nothing = await post(world, { intent: 'many', kind: 'moved', press: 'leave' })
  expect(nothing.status).toBe(400)
  expect(nothing.text).toContain(t('reasons.nothingTicked'))
})

test('the tasks are narrowed by kind and by network; a long kind is paged', async () => {
  await using world = await testWorld()
  const { networks, places } = await changedRegistry(world)
  const ofForum = await look(world, paths.continuity({ network: networks.forum }))
  expect(ofForum.text).toContain(t('registry.continuity.kindSays.noLongerFits'))
  expect(ofForum.text).not.toContain(t('registry.continuity.kindSays.left'))
  const left = await look(world, paths.continuity({ kind: 'left' }))
  expect(left.text).toContain(t('registry.continuity.kindSays.left'))
  expect(left.text).not.toContain(t('registry.continuity.kindSays.seatEnds'))
  const none = await look(world, paths.continuity({ kind: 'moved', network: networks.forum }))
  expect(none.text).toContain(t('registry.continuity.noneHere'))

  for (let number = 0; number < 60; number++) {
    const one = await holder(world, places.tax, { validTo: '2026-08-01', endReason: 'retired' })
    await world.member(networks.alumni, one.id)
  }
  expect((await look(world)).text).toContain(t('registry.continuity.more', { count: 51 }))
  const second = await look(world, `${paths.continuity({ kind: 'left' })}&page=2`)
  expect(second.html.match(/class="finding"/g)).toHaveLength(11)
})

test('the lists beside the tasks: terms, vacancies, losses, people out of reach, those asked', async () => {
  await using world = await testWorld()
  const { places, networks, people } = await changedRegistry(world)
  await holder(world, places.lab, { roleClass: 'expert', termEndsOn: '2026-12-15' }, { lastName: 'Pian' })
  await holder(world, places.lab, { roleClass: 'expert', termEndsOn: '2027-02-15' }, { lastName: 'Talvella' })
  await world.member(networks.group, await world.person({ lastName: 'Poislähtenyt' }), {
    validTo: '2026-03-01',
  })
  await world.member(networks.alumni, await world.person({ lastName: 'Osoitteeton', email: null }))
  const near = await look(world)
  expect(near.text).toContain('Pian')
  expect(near.text).not.toContain('Talvella')
  expect((await look(world, paths.continuity({ months: '6' }))).text).toContain('Talvella')
  expect(near.text).toContain(`Laboratorio ${t('frame.roleClass.hrLead')} HR-foorumi`)
  expect(near.text).toContain(t('registry.continuity.losing.short'))
  expect(near.text).toContain('Osoitteeton')
  expect(near.text).toContain(t('registry.continuity.unreachable.missing'))
  expect(near.text).toContain(t('registry.continuity.asked.none'))

  await post(world, { ...(await taskOf(world, 'left')), press: 'ask' })
  const asked = await look(world)
  expect(asked.text).toContain('30.11.2026')
  const again = await post(world, { intent: 'again', personId: people.di.id })
  expect((await look(world, again.to ?? '')).text).toContain(t('registry.continuity.done.asAgain'))
  const withdrawn = await post(world, { intent: 'withdraw', personId: people.di.id })
  expect((await look(world, withdrawn.to ?? '')).text).toContain(t('registry.continuity.done.withdrawn'))
  const gone = await post(world, { intent: 'withdraw', personId: people.di.id })
  expect(gone.text).toContain(t('reasons.findingGone'))
})

test.each<Record<string, string | string[]>>([
  {},
  { intent: 'one' },
  { intent: 'one', key: 'x', personId: 'y', press: 'dance' },
  { intent: 'many', kind: 'none', press: 'do', keys: ['x'] },
  { intent: 'again' },
])('what no page sends leads back and does nothing: %o', async (form) => {
  await using world = await testWorld()
  await changedRegistry(world)
  const decided = () => world.db.selectFrom('decision').selectAll().execute()
  expect((await post(world, form)).to).toBe(address)
  expect(await decided()).toEqual([])
})

test('a person of nobody is not found', async () => {
  await using world = await testWorld()
  const form = { intent: 'one', key: 'x', personId: 'nobody', press: 'do' }
  expect((await post(world, form)).status).toBe(404)
})

test('a task of a group leads to where it is dealt with; left as it is, it is told by the group’s name and can be undone', async () => {
  await using world = await testWorld()
  const { networks } = await changedRegistry(world)
  const page = await look(world)
  for (const to of [
    paths.fillGroup(networks.group),
    paths.newMember(networks.group),
    paths.groupHistory(networks.group),
    paths.renewal(),
    paths.newcomer(networks.group, 'newcomer-ira'),
    paths.groupRequests(),
  ])
    expect(page.html).toContain(`href="${to}"`)
  // What the group wrote is read on the page of requests, not among the tasks.
  expect(page.text).not.toContain('Tekoälystä')
  const task = await taskOf(world, 'groupShort')
  const left = await post(world, { ...task, press: 'leave' })
  const told = await look(world, left.to ?? '')
  expect(told.text).toContain(t('registry.continuity.done.left'))
  const handled = await look(world, paths.continuityHandled())
  expect(handled.text).toContain(
    `Pienryhmä 3 ${t('registry.continuity.kinds.groupShort')} ${t('registry.continuity.handled.choices.leave')}`,
  )
  const deed = /deed=([\w-]+)/.exec(left.to ?? '')?.[1] ?? ''
  await post(world, { back: address }, paths.undoDeed(deed))
  expect(await taskOf(world, 'groupShort')).toEqual(task)
})

test('a task of a group is not settled under the name of another group, nor of nobody', async () => {
  await using world = await testWorld()
  const { networks } = await changedRegistry(world)
  const task = await taskOf(world, 'groupShort')
  const other = await post(world, { ...task, networkId: networks.alumni, press: 'leave' })
  expect(other.text).toContain(t('reasons.findingGone'))
  const nobody = await post(world, { intent: 'one', key: task.key, press: 'leave' })
  expect(nobody.status).toBe(404)
})
