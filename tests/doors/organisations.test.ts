// The doors of organisations: lists and pages of any day, the forms that change them, and a merger from choice to undo.
import { describe, expect, test } from 'vitest'
import { organisationRow } from '~/domain/people/organisation-acts.server'
import { organisationById } from '~/domain/people/organisations.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { testWorld, type World } from '../world'
import { dumpOf, emoji, hugeText, rightToLeft, visit } from './door'

const t = wordsOfPages('fi')
type Typed = Record<string, string | string[]>

const come = (world: World, address: string, form?: Typed) =>
  visit(world, address, { as: world.organiser.personId, ...(form && { form }) })

const idIn = (to: string | null) => /^\/organisations\/([^?]+)\?/.exec(to ?? '')?.[1] ?? ''

/** The page of a deed's news has a press that takes it back. */
async function undo(world: World, to: string | null) {
  const deed = new URL(to ?? '', 'http://x').searchParams.get('deed') ?? ''
  return come(world, paths.undoDeed(deed), { back: paths.organisations() })
}

describe('entering', () => {
  const typed = (sectorId: string, more: Typed = {}): Typed => ({
    id: 'a-new-one',
    nameFi: 'Uusi virasto',
    nameSv: '',
    nameEn: 'New Agency',
    kind: 'agency',
    sectorId,
    validFrom: '2026-01-01',
    ...more,
  })

  test('makes an organisation with names in three languages; sent twice it makes one', async () => {
    await using world = await testWorld()
    const vm = await world.sector('VM')
    const first = await come(world, paths.newOrganisation(), typed(vm))
    expect(idIn(first.to)).toBe('a-new-one')
    const again = await come(world, paths.newOrganisation(), typed(vm))
    expect(idIn(again.to)).toBe('a-new-one')
    expect(await organisationById(world.db, 'a-new-one')).toMatchObject({
      nameFi: 'Uusi virasto',
      nameSv: 'Uusi virasto',
      nameEn: 'New Agency',
      sectorCode: 'VM',
    })
    const page = await come(world, first.to ?? '')
    expect(page.text).toContain(t('registry.organisation.done.entered'))
    expect(page.text).toContain(t('registry.deeds.notice.undo'))
  })

  test.each([
    ['no name', { nameFi: ' \u202e ' }, 'frame.form.fillIn'],
    ['a name of 100,000 letters', { nameFi: hugeText }, 'frame.form.tooLong'],
    ['a kind of its own', { kind: 'party' }, 'frame.form.chooseOne'],
    ['a day that is none', { validFrom: '2026-02-30' }, 'frame.form.notADay'],
    ['a name that is taken', { nameFi: 'verohallinto' }, 'reasons.organisationNameTaken'],
  ] as const)('with %s is refused, and what was typed stays', async (_, wrong, fault) => {
    await using world = await testWorld()
    const vm = await world.sector('VM')
    await world.organisation({ name: 'Verohallinto' })
    const given = typed(vm, { nameSv: emoji, nameEn: rightToLeft, ...wrong })
    const before = await dumpOf(world.db)
    const page = await come(world, paths.newOrganisation(), given)
    expect(page.text).toContain(t(fault))
    expect(page.field('nameSv')).toBe(emoji)
    expect(page.field('nameEn')).toBe(rightToLeft)
    expect(page.field('id')).toBe('a-new-one')
    for (const [name, value] of Object.entries(wrong))
      if (name !== 'kind') expect(page.field(name)).toBe(value)
    expect(await withoutSessions(world, before)).toBe(true)
  })
})

/** Signing in writes sessions: all else stands as before. */
async function withoutSessions(world: World, before: string): Promise<boolean> {
  const tables = (dump: string) => JSON.parse(dump) as Record<string, unknown>
  const [was, is] = [tables(before), tables(await dumpOf(world.db))]
  const same = (name: string) => JSON.stringify(was[name]) === JSON.stringify(is[name])
  return ['organisation', 'organisationPast', 'appointment', 'position', 'deed', 'audit'].every(same)
}

describe('the four forms', () => {
  async function agency(world: World) {
    const [vm, om] = [await world.sector('VM'), await world.sector('OM')]
    const id = await world.organisation({ name: 'Kela', sectorId: vm })
    const person = await world.person({ organisationId: id, lastName: 'Kelalainen' })
    const edit = (form: Typed) => come(world, paths.editOrganisation(id), { version: '1', ...form })
    return { id, vm, om, person, edit }
  }

  test('a new name and a new sector are history: each day shows its own', async () => {
    await using world = await testWorld()
    const { id, om, edit } = await agency(world)
    const renamed = await edit({
      intent: 'rename',
      nameFi: 'Kelo',
      nameSv: '',
      nameEn: '',
      from: '2024-07-01',
    })
    expect(renamed.to).toMatch(/done=renamed&deed=/)
    const moved = await edit({ intent: 'move', version: '2', sectorId: om, from: '2025-01-01' })
    expect(moved.to).toMatch(/done=moved&deed=/)
    const then = await come(world, paths.organisation(id, { on: '2024-06-30' }))
    expect(then.html).toContain('<h1>Kela</h1>')
    expect(then.text).toContain('Kelalainen')
    const now = await come(world, moved.to ?? '')
    expect(now.html).toContain('<h1>Kelo</h1>')
    expect(now.text).toContain('VM · 1.7.2024–31.12.2024')
    const list = await come(world, paths.organisations({ q: 'kel', on: '2024-06-30' }))
    expect(list.text).toContain('Kela')
    await undo(world, moved.to)
    expect((await organisationRow(world.db, id)).nameFi).toBe('Kelo')
    expect((await organisationById(world.db, id))?.sectorCode).toBe('VM')
  })

  test('a correction leaves no history', async () => {
    await using world = await testWorld()
    const { id, vm, edit } = await agency(world)
    const typed = { nameFi: 'Kansaneläkelaitos', nameSv: '', nameEn: '', kind: 'otherPublic', sectorId: vm }
    const page = await edit({ intent: 'correct', ...typed, validFrom: '1990-01-01' })
    expect(page.to).toMatch(/done=corrected/)
    expect(await organisationById(world.db, id, '1995-01-01')).toMatchObject({
      nameFi: 'Kansaneläkelaitos',
      kind: 'otherPublic',
      validFrom: '1990-01-01',
    })
  })

  test('a day ahead or before the beginning is told at the day, and what was typed stays', async () => {
    await using world = await testWorld()
    const { edit } = await agency(world)
    const typed = { intent: 'rename', nameFi: 'Kelo', nameSv: emoji, nameEn: '', from: '2026-10-02' }
    const page = await edit(typed)
    expect(page.text).toContain(t('reasons.notYet'))
    expect(page.html).toContain('id="rename-from-problem"')
    expect(page.html).toContain('value="Kelo"')
    const early = await edit({ ...typed, from: '1999-12-31' })
    expect(early.text).toContain(t('reasons.organisationNotThen'))
  })

  test('another organiser’s edit in between is told; what was not touched takes what stands now', async () => {
    await using world = await testWorld()
    const { id, vm, edit } = await agency(world)
    const opened = {
      nameFi: 'Kela',
      nameSv: 'Kela (sv)',
      nameEn: 'Kela (en)',
      kind: 'agency',
      sectorId: vm,
      validFrom: '2000-01-01',
    }
    await edit({ intent: 'correct', ...opened, nameSv: 'Folkpensionsanstalten' })
    const mine = { intent: 'correct', ...opened, nameEn: 'Kela Institution', opened: JSON.stringify(opened) }
    const page = await edit(mine)
    expect(page.text).toContain(t('reasons.changedMeanwhile'))
    expect(page.html).toContain('value="Kela Institution"')
    expect(page.html).toContain('value="Folkpensionsanstalten"')
    const version = String((await organisationRow(world.db, id)).version)
    await edit({ ...mine, nameSv: 'Folkpensionsanstalten', version })
    expect(await organisationRow(world.db, id)).toMatchObject({
      nameSv: 'Folkpensionsanstalten',
      nameEn: 'Kela Institution',
    })
    const late = await edit({ intent: 'move', sectorId: '', from: '2025-01-01' })
    expect(late.text).toContain(t('reasons.changedMeanwhile'))
    expect((await organisationRow(world.db, id)).sectorId).toBe(vm)
  })

  test('ending says first how many posts end, and ends them at the second press', async () => {
    await using world = await testWorld()
    const { id, edit } = await agency(world)
    const look = await edit({ intent: 'end', lastDay: '2026-09-30', sure: '' })
    expect(look.text).toContain(t('registry.organisation.ending.posts', { count: 1 }))
    expect((await organisationRow(world.db, id)).validTo).toBeNull()
    const ended = await edit({ intent: 'end', lastDay: '2026-09-30', sure: 'yes' })
    expect(ended.to).toMatch(/done=ended/)
    const page = await come(world, ended.to ?? '')
    expect(page.text).toContain(t('registry.organisation.notThen', { date: '1.10.2026' }))
    expect(page.html).not.toContain(paths.mergeOrganisation(id))
    const wrong = await edit({ intent: 'end', lastDay: '1999-01-01', sure: 'yes', version: '2' })
    expect(wrong.text).toContain(t('reasons.endedAlready'))
  })
})

describe('a merger', () => {
  const lastDay = '2026-12-31'

  async function two(world: World) {
    const [one, other] = [
      await world.organisation({ name: 'Yksi' }),
      await world.organisation({ name: 'Kaksi' }),
    ]
    const [stays, leaves] = [
      await world.person({ organisationId: one, lastName: 'Jatkaja' }),
      await world.person({ organisationId: other, lastName: 'Lähtijä' }),
    ]
    const network = await world.network()
    await world.member(network, leaves)
    const posts = await world.db
      .selectFrom('appointment')
      .select(['id', 'personId'])
      .where('organisationId', 'in', [one, other])
      .execute()
    const postOf = (person: string) => posts.find(({ personId }) => personId === person)?.id ?? ''
    return {
      one,
      other,
      stays,
      leaves,
      fates: { [`post-${postOf(stays)}`]: 'continues', [`post-${postOf(leaves)}`]: 'ends' },
    }
  }

  const addressOf = (id: string, into: string, also: string[]) =>
    `${paths.mergeOrganisation(id)}?${new URLSearchParams([
      ['into', into],
      ['lastDay', lastDay],
      ...also.map((one) => ['also', one]),
    ]).toString()}`

  test('into a new organisation: chosen, confirmed with its figures, done, undone', async () => {
    await using world = await testWorld()
    const { one, other, stays, fates } = await two(world)
    const choice = await come(world, paths.mergeOrganisation(one))
    expect(choice.field('lastDay')).toBe(lastDay)
    const address = addressOf(one, 'new', [other])
    const people = await come(world, address)
    expect(people.text).toContain('Jatkaja')
    expect(people.text).toContain('Lähtijä')
    const named = {
      id: 'new-body',
      nameFi: 'Kolmas',
      nameSv: 'Tredje',
      nameEn: 'Third',
      kind: 'agency',
      sectorId: '',
    }
    const form = { ...named, ...fates }
    const look = await come(world, address, { ...form, intent: 'look' })
    expect(look.text).toContain(t('registry.organisation.merge.continue', { count: 1 }))
    expect(look.text).toContain(t('registry.organisation.merge.end', { count: 1 }))
    expect(look.text).toContain(t('registry.organisation.merge.memberships', { count: 1 }))
    for (const [name, fate] of Object.entries(fates)) expect(look.field(name)).toBe(fate)
    expect(look.field('nameSv')).toBe('Tredje')
    expect((await organisationRow(world.db, one)).validTo).toBeNull()
    const done = await come(world, address, { ...form, intent: 'merge' })
    expect(idIn(done.to)).toBe('new-body')
    expect((await come(world, address, { ...form, intent: 'merge' })).to).toBe(
      '/organisations/new-body?done=merged',
    )
    const after = await come(world, paths.organisation('new-body', { on: '2027-01-01' }))
    expect(after.text).toContain('Jatkaja')
    expect(after.text).not.toContain('Lähtijä')
    expect(after.text).toContain(t('registry.organisation.predecessors'))
    const ended = await come(world, paths.organisation(one, { on: '2027-01-01' }))
    expect(ended.text).toContain(`${t('registry.organisation.successor')} Kolmas`)
    await undo(world, done.to)
    expect((await organisationRow(world.db, one)).validTo).toBeNull()
    const posts = await world.db
      .selectFrom('appointment')
      .select('validTo')
      .where('personId', '=', stays)
      .execute()
    expect(posts).toEqual([{ validTo: null }])
  })

  test('into one that stands', async () => {
    await using world = await testWorld()
    const { one, other, fates } = await two(world)
    const done = await come(world, addressOf(one, other, []), { ...fates, intent: 'merge' })
    expect(idIn(done.to)).toBe(other)
    expect((await organisationRow(world.db, one)).successorId).toBe(other)
  })

  test('what is wrong is said, and what was chosen stays', async () => {
    await using world = await testWorld()
    const { one, other, fates } = await two(world)
    const nameless = await come(world, addressOf(one, 'new', []), {
      ...fates,
      nameSv: emoji,
      intent: 'merge',
    })
    expect(nameless.text).toContain(t('frame.form.fillIn'))
    expect(nameless.field('nameSv')).toBe(emoji)
    const self = await come(world, addressOf(one, one, []), { ...fates, intent: 'merge' })
    expect(self.text).toContain(t('reasons.mergesIntoItself'))
    const unsaid = await come(world, addressOf(one, other, []), { intent: 'merge' })
    expect(unsaid.text).toContain(t('reasons.postsChanged'))
    expect((await come(world, addressOf(one, 'nowhere', []))).status).toBe(404)
    expect((await organisationRow(world.db, one)).validTo).toBeNull()
  })
})

test('one that is still to begin is shown as it begins, on another day that it was not', async () => {
  await using world = await testWorld()
  const id = await world.organisation()
  await world.db.updateTable('organisation').set({ validFrom: '2027-01-01' }).where('id', '=', id).execute()
  const page = await come(world, paths.organisation(id))
  expect(page.text).toContain(t('registry.network.asOf', { date: '1.1.2027' }))
  expect(page.text).not.toContain(t('registry.organisation.notThen', { date: '1.10.2026' }))
  const today = await come(world, paths.organisation(id, { on: '2026-10-01' }))
  expect(today.text).toContain(t('registry.organisation.notThen', { date: '1.10.2026' }))
})
