// The doors of people, posts and positions: faults beside their fields, what was typed stays, a form sent twice makes one.
import { expect, test } from 'vitest'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { testWorld, type World } from '../world'
import { dumpOf, emoji, hugeText, rightToLeft, visit } from './door'

const t = wordsOfPages('fi')
type Typed = Record<string, string>

const newId = '01890a5d-ac96-774b-bcce-b302099a8057'
const at = (world: World, address: string, form?: Typed) =>
  visit(world, address, { as: world.organiser.personId, ...(form && { form }) })

const filled = (more: Typed = {}): Typed => ({
  id: newId,
  firstName: 'Aatu',
  lastName: 'Äijälä',
  language: 'sv',
  phone: '',
  email: 'aatu.aijala@virasto.example',
  privateEmail: '',
  expertise: '',
  links: '',
  notes: '',
  gender: '',
  homeRegion: '',
  ...more,
})

type Page = Awaited<ReturnType<typeof visit>>

/** Everything typed stands in the fields of the page, word for word. */
function expectKept(page: Page, { id: _, version: __, intent: ___, ...typed }: Typed): void {
  const shown = Object.fromEntries(Object.keys(typed).map((name) => [name, page.field(name) ?? '']))
  expect(shown).toEqual(typed)
}

const peopleIn = (world: World) => world.db.selectFrom('person').selectAll().execute()

test('a new person is entered, led on to the first post, and found on their page', async () => {
  await using world = await testWorld()
  const form = await at(world, paths.newPerson({ name: 'aatu äijälä' }))
  expect([form.field('firstName'), form.field('lastName')]).toEqual(['Aatu', 'Äijälä'])
  const sent = await at(
    world,
    paths.newPerson(),
    filled({
      expertise: `hankinnat ${emoji}`,
      links: 'https://sivu.example/a',
      gender: 'man',
      homeRegion: '14',
    }),
  )
  expect(sent.to).toMatch(new RegExp(`^/people/${newId}/appointments/new\\?done=entered&deed=`))
  const next = await at(world, sent.to ?? '')
  expect(next.text).toContain(t('registry.person.done.entered'))
  expect(next.text).toContain(t('registry.deeds.notice.undo'))
  const page = await at(world, paths.person(newId))
  for (const words of [
    'Aatu Äijälä',
    emoji,
    'sivu.example/a',
    'Etelä-Pohjanmaa',
    'aatu.aijala@virasto.example',
  ])
    expect(page.text).toContain(words)
  expect(page.text).toContain(t('registry.person.noPosts'))
  expect(page.text).toContain(t('registry.deeds.acts.enterPerson', { name: 'Aatu Äijälä' }))
})

test('the same form sent twice, even at once, makes one person', async () => {
  await using world = await testWorld()
  const before = (await peopleIn(world)).length
  const sent = await Promise.all([
    at(world, paths.newPerson(), filled({ anyway: 'yes' })),
    at(world, paths.newPerson(), filled({ anyway: 'yes' })),
  ])
  expect(sent.map(({ status }) => status)).toEqual([302, 302])
  expect((await peopleIn(world)).length).toBe(before + 1)
})

test.each([
  ['no first name', { firstName: ' \u202e ' }, 'firstName', t('frame.form.fillIn')],
  ['no last name', { lastName: '' }, 'lastName', t('frame.form.fillIn')],
  ['an address that is none', { email: 'aatu@' }, 'email', t('frame.form.notAnEmail')],
  ['a private address that is none', { privateEmail: 'kotona' }, 'privateEmail', t('frame.form.notAnEmail')],
  ['a link that is a script', { links: 'javascript:alert(1)' }, 'links', t('registry.person.fault.notAPage')],
  ['notes of 100,000 letters', { notes: hugeText }, 'notes', t('frame.form.tooLong')],
] as const)('a person with %s is refused, and what was typed stays', async (_, more, field, fault) => {
  await using world = await testWorld()
  const before = (await peopleIn(world)).length
  const typed = filled({ phone: rightToLeft, ...more })
  const page = await at(world, paths.newPerson(), typed)
  expect(page.text).toContain(fault)
  expect(page.html).toContain(`id="person-${field}-problem"`)
  expectKept(page, typed)
  expect((await peopleIn(world)).length).toBe(before)
})

test('a likely double is shown with a press to enter the person all the same', async () => {
  await using world = await testWorld()
  const there = await world.person({ firstName: 'Aatu', lastName: 'Äijälä' })
  const typed = filled()
  const page = await at(world, paths.newPerson(), typed)
  expect(page.text).toContain(t('registry.person.doubles.title', { count: 1 }))
  expect(page.html).toContain(paths.person(there))
  expectKept(page, typed)
  expect((await at(world, paths.newPerson(), { ...typed, anyway: 'yes' })).status).toBe(302)
})

test('an address in use is told beside its field, with whose it is, and cannot be pressed through', async () => {
  await using world = await testWorld()
  await world.person({ lastName: 'Toinen', email: 'aatu.aijala@virasto.example' })
  const typed = filled({ email: 'Aatu.Aijala@virasto.example', anyway: 'yes' })
  const page = await at(world, paths.newPerson(), typed)
  expect(page.html).toContain('id="person-email-problem"')
  expect(page.text).toContain(t('reasons.addressTaken'))
  expect(page.text).toContain('Toinen')
  expect(page.text).not.toContain(t('registry.person.doubles.anyway'))
})

/** What the form of editing holds when it is opened. */
async function opened(world: World, id: string): Promise<Typed> {
  const page = await at(world, paths.editPerson(id))
  const names = Object.keys(filled()).filter((name) => name !== 'id')
  const fields = Object.fromEntries(names.map((name) => [name, page.field(name) ?? '']))
  return { ...fields, version: page.field('version') ?? '', opened: page.field('opened') ?? '' }
}

test('an edit is saved, told of with a way back, and taken back', async () => {
  await using world = await testWorld()
  const id = await world.person({ firstName: 'Aatu', lastName: 'Vanha' })
  const typed = { ...(await opened(world, id)), lastName: 'Uusi', email: 'uusi@virasto.example' }
  const saved = await at(world, paths.editPerson(id), typed)
  expect(saved.to).toMatch(new RegExp(`^/people/${id}\\?done=saved&deed=`))
  const page = await at(world, saved.to ?? '')
  expect(page.text).toContain(t('registry.person.done.saved'))
  expect(page.text).toContain(t('registry.person.aliases', { count: 1 }))
  const deed = new URL(saved.to ?? '', 'http://x').searchParams.get('deed') ?? ''
  await at(world, paths.undoDeed(deed), { back: paths.person(id) })
  expect((await at(world, paths.person(id))).text).toContain('Aatu Vanha')
})

test('an edit upon an old version is refused; what was typed stays, what was not touched is fresh', async () => {
  await using world = await testWorld()
  const id = await world.person({ firstName: 'Aatu', lastName: 'Vanha' })
  const [mine, theirs] = [await opened(world, id), await opened(world, id)]
  await at(world, paths.editPerson(id), { ...theirs, phone: '050 1', expertise: 'hankinnat' })
  const page = await at(world, paths.editPerson(id), { ...mine, lastName: `Oma ${emoji}` })
  expect(page.text).toContain(t('reasons.changedMeanwhile'))
  expect([page.field('lastName'), page.field('phone'), page.field('expertise')]).toEqual([
    `Oma ${emoji}`,
    '050 1',
    'hankinnat',
  ])
  expect(page.field('version')).toBe('2')
  expect((await at(world, paths.person(id))).text).toContain('Aatu Vanha')
})

const post = (organisationId: string, more: Typed = {}): Typed => ({
  id: newId,
  organisationId,
  titleFi: 'henkilöstöjohtaja',
  titleSv: '',
  titleEn: '',
  roleClass: 'hrLead',
  validFrom: '2026-09-01',
  validTo: '',
  termEndsOn: '',
  endReason: '',
  positionId: '',
  ...more,
})

test('a post begins with its organisation, then its form; it stands on the line of the person', async () => {
  await using world = await testWorld()
  const [id, house] = [await world.person(), await world.organisation({ name: 'Tilastokeskus' })]
  const first = await at(world, paths.newAppointment(id))
  expect(first.text).toContain('Tilastokeskus')
  const form = await at(world, `${paths.newAppointment(id)}?org=${house}`)
  expect(form.field('organisationId')).toBe(house)
  const typed = post(house, { termEndsOn: '2031-08-31', acting: 'on' })
  const saved = await at(world, `${paths.newAppointment(id)}?org=${house}`, typed)
  expect(saved.to).toMatch(new RegExp(`^/people/${id}\\?done=post&deed=`))
  const page = await at(world, saved.to ?? '')
  expect(page.text).toContain('henkilöstöjohtaja')
  expect(page.text).toContain(t('registry.post.termUntil', { date: '31.8.2031' }))
  expect(page.text).toContain(t('registry.post.acting'))
  const again = await at(world, `${paths.newAppointment(id)}?org=${house}`, typed)
  expect(again.status).toBe(302)
  const rows = await world.db.selectFrom('appointment').selectAll().where('id', '=', newId).execute()
  expect(rows).toMatchObject([{ acting: 1, termEndsOn: '2031-08-31', validTo: null }])
})

test.each([
  ['no title', { titleFi: '' }, 'titleFi', t('registry.post.fault.titleMissing')],
  ['no class', { roleClass: '' }, 'roleClass', t('frame.form.chooseOne')],
  ['no first day', { validFrom: '' }, 'validFrom', t('frame.form.fillIn')],
  ['the thirtieth of February', { validFrom: '2026-02-30' }, 'validFrom', t('frame.form.notADay')],
  [
    'an end before the start',
    { validTo: '2026-08-31', endReason: 'other' },
    'validTo',
    t('reasons.endBeforeStart'),
  ],
  ['an end without a reason', { validTo: '2026-12-31' }, 'endReason', t('frame.form.chooseOne')],
  ['a term over before it began', { termEndsOn: '2026-08-31' }, 'termEndsOn', t('reasons.endBeforeStart')],
  [
    'a start before the organisation',
    { validFrom: '1999-12-31' },
    'validFrom',
    t('reasons.organisationNotThen'),
  ],
] as const)('a post with %s is refused, and what was typed stays', async (_, more, field, fault) => {
  await using world = await testWorld()
  const [id, house] = [await world.person(), await world.organisation()]
  const typed = post(house, { titleSv: emoji, ...more })
  if (field === 'titleFi') typed.titleSv = ''
  const page = await at(world, `${paths.newAppointment(id)}?org=${house}`, typed)
  expect(page.text).toContain(fault)
  expect(page.html).toContain(`id="post-${field}-problem"`)
  expectKept(page, typed)
  expect(await world.db.selectFrom('appointment').where('id', '=', newId).selectAll().execute()).toEqual([])
})

test('a post in a position that somebody held takes its place, and the position tells its line', async () => {
  await using world = await testWorld()
  const house = await world.organisation()
  const [before, next, above] = [
    await world.person({ lastName: 'Edeltäjä' }),
    await world.person({ lastName: 'Seuraaja' }),
    await world.person({ lastName: 'Ylempi' }),
  ]
  const top = await world.position(house, { titleFi: 'pääjohtaja' })
  await world.appoint(above, house, { positionId: top, titleFi: 'pääjohtaja' })
  const position = await world.position(house, { titleFi: 'johtaja', superiorId: top })
  await world.appoint(before, house, { positionId: position, validTo: '2026-08-31' })
  const vacant = await at(world, paths.position(position))
  expect(vacant.text).toContain(t('registry.position.vacantSince', { date: '1.9.2026' }))
  expect((await at(world, paths.position(top))).text).toContain(t('registry.position.vacant'))
  const search = await at(world, `${paths.position(position)}?q=seuraaja`)
  expect(search.html).toContain(`/people/${next}/appointments/new?position=${position}`)
  const form = await at(world, paths.newAppointment(next, { position }))
  expect([form.field('titleFi'), form.field('validFrom'), form.field('positionId')]).toEqual([
    'johtaja',
    '2026-09-01',
    position,
  ])
  await at(world, paths.newAppointment(next, { position }), post(house, { positionId: position }))
  const page = await at(world, paths.position(position))
  for (const words of ['Edeltäjä', 'Seuraaja', 'pääjohtaja', 'Ylempi']) expect(page.text).toContain(words)
  expect(page.text.indexOf('Seuraaja')).toBeLessThan(page.text.indexOf('Edeltäjä'))
  expect((await at(world, paths.person(next))).text).toContain(`${t('registry.post.superior')}: Testi Ylempi`)
})

test('the end of a post is looked at first: it says what it raises, then it is written', async () => {
  await using world = await testWorld()
  const id = await world.person({ email: 'x@virasto.example' })
  const post = await world.appoint(id, await world.organisation())
  const seat = await world.network({ basis: 'position' })
  await world.member(seat, id)
  await world.member(await world.network(), id)
  const typed = { lastDay: '2026-12-31', reason: 'retired' }
  const before = await world.db.selectFrom('appointment').selectAll().execute()
  const look = await at(world, paths.appointment(id, post), { ...typed, intent: 'look' })
  expect(look.text).toContain(t('registry.post.end.seats', { count: 1 }))
  expect(look.text).toContain(t('registry.post.end.others', { count: 1 }))
  expectKept(look, typed)
  expect(await world.db.selectFrom('appointment').selectAll().execute()).toEqual(before)
  const ended = await at(world, paths.appointment(id, post), { ...typed, intent: 'end' })
  expect(ended.to).toMatch(/done=postEnded&deed=/)
  const page = await at(world, ended.to ?? '')
  expect(page.text).toContain(t('frame.appointmentEnd.retired'))
  expect(
    await world.db.selectFrom('membership').selectAll().where('validTo', 'is not', null).execute(),
  ).toEqual([])
  const early = await at(world, paths.appointment(id, post), {
    lastDay: '2019-01-01',
    reason: 'other',
    intent: 'end',
  })
  expect(early.html).toContain('id="end-lastDay-problem"')
  expect(early.text).toContain(t('reasons.endBeforeStart'))
})

test('a term is renewed by another last day; an edit in between refuses an old form', async () => {
  await using world = await testWorld()
  const [id, house] = [await world.person(), await world.organisation()]
  const appointment = await world.appoint(id, house, { termEndsOn: '2026-12-31', titleFi: 'johtaja' })
  const page = await at(world, paths.appointment(id, appointment))
  const names = [
    ...Object.keys(post(house)).filter((name) => !['id', 'validTo', 'endReason'].includes(name)),
    'version',
    'opened',
  ]
  const form = Object.fromEntries(names.map((name) => [name, page.field(name) ?? '']))
  const renewed = await at(world, paths.appointment(id, appointment), {
    ...form,
    termEndsOn: '2031-12-31',
    intent: 'revise',
  })
  expect(renewed.to).toMatch(/done=postSaved&deed=/)
  const stale = await at(world, paths.appointment(id, appointment), {
    ...form,
    titleSv: 'chef',
    intent: 'revise',
  })
  expect(stale.text).toContain(t('reasons.changedMeanwhile'))
  expect([stale.field('termEndsOn'), stale.field('titleSv')]).toEqual(['2031-12-31', 'chef'])
  const row = await world.db
    .selectFrom('appointment')
    .selectAll()
    .where('id', '=', appointment)
    .executeTakeFirst()
  expect(row).toMatchObject({ termEndsOn: '2031-12-31', titleSv: 'överdirektör', validTo: null })
})

test('a post is moved to another organisation by choosing it anew', async () => {
  await using world = await testWorld()
  const [id, right] = [await world.person(), await world.organisation({ name: 'Oikea talo' })]
  const appointment = await world.appoint(id, await world.organisation())
  const step = await at(world, `${paths.appointment(id, appointment)}?org=`)
  expect(step.text).toContain('Oikea talo')
  const form = await at(world, `${paths.appointment(id, appointment)}?org=${right}`)
  expect(form.field('organisationId')).toBe(right)
})

test('a position is set up, corrected and abolished, never while somebody holds it', async () => {
  await using world = await testWorld()
  const [house, id] = [await world.organisation(), await world.person()]
  const typed = {
    titleFi: 'kehittämispäällikkö',
    titleSv: '',
    titleEn: '',
    roleClass: 'developmentHead',
    superiorId: '',
  }
  const wrong = await at(world, paths.newPosition(house), { ...typed, titleFi: '', id: newId })
  expect(wrong.html).toContain('id="position-titleFi-problem"')
  const made = await at(world, paths.newPosition(house), { ...typed, id: newId })
  expect(made.to).toMatch(new RegExp(`^/positions/${newId}\\?done=entered&deed=`))
  expect((await at(world, paths.newPosition(house), { ...typed, id: newId })).status).toBe(302)
  const twin = await at(world, paths.newPosition(house), typed)
  expect(twin.text).toContain(t('reasons.positionThere'))
  expect((await at(world, made.to ?? '')).text).toContain(t('registry.position.neverHeld'))
  const loop = await at(world, paths.editPosition(newId), { ...typed, superiorId: newId, validTo: '' })
  expect(loop.text).toContain(t('reasons.superiorLoop'))
  await world.appoint(id, house, { positionId: newId })
  const held = await at(world, paths.editPosition(newId), { ...typed, validTo: '2026-12-31' })
  expect(held.text).toContain(t('reasons.positionHeld'))
  expect(held.field('validTo')).toBe('2026-12-31')
  const saved = await at(world, paths.editPosition(newId), {
    ...typed,
    titleSv: 'utvecklingschef',
    validTo: '',
  })
  expect(saved.to).toMatch(/done=saved&deed=/)
})

test('merging shows what it does first; the merged page leads to the one that stays, whose trail tells of both', async () => {
  await using world = await testWorld()
  const kept = await world.person({ firstName: 'Aatu', lastName: 'Äijälä', email: 'a@virasto.example' })
  const gone = await world.person({ firstName: 'Aatu', lastName: 'Äijälä', email: 'b@virasto.example' })
  const typed = { ...(await opened(world, gone)), phone: '050 1' }
  await at(world, paths.editPerson(gone), typed)
  const candidates = await at(world, paths.mergePeople(kept))
  expect(candidates.html).toContain(`/people/${kept}/merge?with=${gone}`)
  const found = await at(world, paths.mergePeople(kept, { q: 'aino' }))
  expect(found.text).toContain('Aino Virta')
  const address = paths.mergePeople(kept, { with: gone })
  const before = await dumpOf(world.db)
  const preview = await at(world, address)
  expect(preview.text).toContain(t('registry.merge.fields.email'))
  expect(preview.text).toContain(t('registry.merge.moved.posts', { count: 1 }))
  expect(withoutSessions(await dumpOf(world.db))).toBe(withoutSessions(before))
  const form = {
    keptVersion: preview.field('keptVersion') ?? '',
    goneVersion: preview.field('goneVersion') ?? '',
    'choose-email': 'gone',
  }
  const stale = await at(world, address, { ...form, goneVersion: '1' })
  expect(stale.text).toContain(t('reasons.changedMeanwhile'))
  const merged = await at(world, address, form)
  expect(merged.to).toMatch(new RegExp(`^/people/${kept}\\?done=merged&deed=`))
  expect((await at(world, address, form)).status).toBe(302)
  expect((await at(world, `${paths.person(gone)}?done=x`)).to).toBe(paths.person(kept))
  const page = await at(world, merged.to ?? '')
  expect(page.text).toContain('b@virasto.example')
  expect(page.text).toContain('050 1')
  expect(page.text).toContain(t('registry.person.ofMerged'))
  const deed = await world.db
    .selectFrom('deed')
    .selectAll()
    .where('act', '=', 'mergePeople')
    .executeTakeFirstOrThrow()
  expect(deed.undoUntil).toBe('2026-10-02T09:00:00.000Z')
})

/** Signing in writes of its own. */
function withoutSessions(dump: string): string {
  const tables = JSON.parse(dump) as Record<string, unknown>
  return JSON.stringify(
    Object.fromEntries(Object.entries(tables).filter(([name]) => !name.startsWith('signIn'))),
  )
}

test('the list is narrowed by role class and asked of another day', async () => {
  await using world = await testWorld()
  await world.person({ lastName: 'Henkilöstö', roleClass: 'hrLead' })
  const once = await world.person({ lastName: 'Entinen' })
  await world.appoint(once, await world.organisation(), {
    roleClass: 'hrLead',
    validFrom: '2010-01-01',
    validTo: '2015-12-31',
  })
  const now = await at(world, paths.people({ role: 'hrLead' }))
  expect(now.text).toContain('Henkilöstö')
  expect(now.text).not.toContain('Entinen')
  const then = await at(world, paths.people({ role: 'hrLead', on: '2012-05-01' }))
  expect(then.text).toContain('Entinen')
  expect(then.text).not.toContain('Testi Henkilöstö')
  expect(then.text).toContain(t('registry.people.asOf', { date: '1.5.2012' }))
  expect(then.html).toContain(paths.newPerson())
})

test.each(['edit', 'merge', 'appointments/new'])(
  '/people/…/%s of nobody, or of a merged record, is not found',
  async (page) => {
    await using world = await testWorld()
    const [kept, gone] = [await world.person(), await world.person()]
    await world.db.updateTable('person').set({ mergedInto: kept }).where('id', '=', gone).execute()
    for (const id of ['nobody', gone]) expect((await at(world, `/people/${id}/${page}`)).status).toBe(404)
  },
)
