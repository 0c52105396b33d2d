// The page of an alumni network and of one course, as a member, an organiser and a stranger open them.
import { describe, expect, test } from 'vitest'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { alumniIn } from '../alumni/alumni-world'
import { testWorld, type World } from '../world'
import { visit } from './door'

const t = wordsOfPages('fi')

/** A network with two courses, of which `me` completed the first together with `mate`. */
async function twoCourses(world: World) {
  const alumni = await alumniIn(world)
  const [one, two] = [
    await alumni.course(1, '2008-02-01', '2008-12-08'),
    await alumni.course(2, '2009-09-01', '2010-05-31'),
  ]
  const me = await alumni.alumnus(one, 'Minä')
  const mate = await alumni.alumnus(one, 'Kurssikaveri')
  const later = await alumni.alumnus(two, 'Myöhempi')
  return { ...alumni, one, two, me, mate, later }
}

describe('the network’s page', () => {
  test('shows a member their own course whole and first, each with the way to the directory', async () => {
    await using world = await testWorld()
    const { networkId, one, two, me, mate } = await twoCourses(world)
    const page = await visit(world, paths.network(networkId), { as: me })
    expect(page.status).toBe(200)
    const [own, other] = [
      t('alumni.course', { number: 1, years: '2008' }),
      t('alumni.course', { number: 2, years: '2009–2010' }),
    ]
    expect(page.text.indexOf(own)).toBeGreaterThan(-1)
    expect(page.text.indexOf(own)).toBeLessThan(page.text.indexOf(other))
    expect(page.text).toContain(t('alumni.own'))
    expect(page.html).toContain(`href="${paths.directoryPerson(mate)}"`)
    expect(page.html).toContain(`href="${paths.alumniCourse(networkId, two)}"`)
    expect(page.html).not.toContain(`href="${paths.alumniCourse(networkId, one)}"`)
    expect(page.html).not.toContain('/people/')
  })

  test('leads one from outside to nobody’s page, and nobody to the page of one whom they do not find', async () => {
    await using world = await testWorld()
    const { networkId, one, me, mate, completes, retires } = await twoCourses(world)
    const outsider = await world.person()
    await retires(outsider)
    await world.member(networkId, outsider, { role: 'outside' })
    await completes(outsider, one)
    const fromOutside = await visit(world, paths.network(networkId), { as: outsider })
    expect(fromOutside.text).toContain('Kurssikaveri')
    expect(fromOutside.html).not.toContain('/directory/')
    const course = await visit(world, paths.alumniCourse(networkId, one), { as: outsider })
    expect(course.text).toContain('Kurssikaveri')
    expect(course.html).not.toContain('/directory/')
    const hidden = await world.person({ lastName: 'Talonväki', roleClass: 'assistant', senior: false })
    await world.member(networkId, hidden, { role: 'coordinator' })
    const page = await visit(world, paths.network(networkId), { as: me })
    expect(page.text).toContain('Talonväki')
    for (const id of [mate, hidden]) {
      const opens = (await visit(world, paths.directoryPerson(id), { as: me })).status === 200
      expect(page.html.includes(`href="${paths.directoryPerson(id)}"`), id).toBe(opens)
    }
  })

  test('leads an organiser to the registry, and marks no course as theirs', async () => {
    await using world = await testWorld()
    const { networkId, one, mate } = await twoCourses(world)
    const as = world.organiser.personId
    const page = await visit(world, paths.network(networkId), { as })
    expect(page.text).not.toContain(t('alumni.own'))
    expect(page.html).toContain(`href="${paths.alumniCourse(networkId, one)}"`)
    const course = await visit(world, paths.alumniCourse(networkId, one), { as })
    expect(course.html).toContain(`href="${paths.person(mate)}"`)
  })

  test('shows a photo to whom it is open, and initials to others', async () => {
    await using world = await testWorld()
    const { networkId, photo, me, mate, later } = await twoCourses(world)
    const open = await photo(mate, 'networks')
    const closed = await photo(later, null)
    const page = await visit(world, paths.network(networkId), { as: me })
    expect(page.html).toContain(paths.photo(mate, open, { size: 'small' }))
    expect(page.html).not.toContain(closed)
    expect(page.text).toContain('TM')
    const kept = await visit(world, paths.network(networkId), { as: world.organiser.personId })
    expect(kept.html).not.toContain(open)
  })

  test('tells who looks after it with their address, where it lives and where its members are', async () => {
    await using world = await testWorld()
    const { networkId, me } = await twoCourses(world)
    const coordinator = await world.person({ lastName: 'Koordinaattori', email: 'koord@vm.example' })
    await world.member(networkId, coordinator, { role: 'coordinator' })
    await world.db
      .updateTable('network')
      .set({ links: 'https://www.linkedin.com/groups/1\nhttps://tieke.example/alumnit' })
      .where('id', '=', networkId)
      .execute()
    const page = await visit(world, paths.network(networkId), { as: me })
    expect(page.html).toContain('href="mailto:koord@vm.example"')
    expect(page.html).toMatch(/href="https:\/\/www\.linkedin\.com\/groups\/1" rel="noopener/)
    expect(page.text).toContain(t('registry.network.online', { host: 'linkedin.com' }))
    expect(page.text).toContain(t('registry.network.online', { host: 'tieke.example' }))
    expect(page.text).toContain(
      t('alumni.where.says', { inState: 4, outside: 0, noPost: 0, date: '1.10.2026' }),
    )
  })

  test('says so when the programme has no course, and when no programme is chosen', async () => {
    await using world = await testWorld()
    const { networkId } = await alumniIn(world)
    const member = await world.person()
    await world.member(networkId, member)
    const page = await visit(world, paths.network(networkId), { as: member })
    expect(page.text).toContain(t('alumni.noCourses'))
    expect(page.text).toContain(t('alumni.coordinators.none'))
    expect(page.text).toContain(t('board.latest.none'))
    expect(page.text).toContain(t('registry.network.events.none'))
    const without = await world.network({ kind: 'alumni' })
    const as = world.organiser.personId
    expect((await visit(world, paths.network(without), { as })).text).toContain(t('alumni.noProgrammeHint'))
  })

  test('is closed to one who left it, though they completed the course; of an ended one organisers read', async () => {
    await using world = await testWorld()
    const { networkId, one, completes } = await twoCourses(world)
    const left = await world.person({ lastName: 'Lähtenyt' })
    await completes(left, one)
    await world.member(networkId, left, { validTo: '2021-06-30', endReason: 'ownWish' })
    for (const address of [paths.network(networkId), paths.alumniCourse(networkId, one)])
      expect((await visit(world, address, { as: left })).status).toBe(403)
    await world.db.updateTable('membership').set({ validTo: '2025-12-31' }).execute()
    await world.db.updateTable('network').set({ endedOn: '2025-12-31' }).execute()
    const page = await visit(world, paths.network(networkId), { as: world.organiser.personId })
    expect(page.text).toContain(t('alumni.completed', { count: 3 }))
    expect(page.text).not.toContain(t('alumni.where.title'))
  })
})

describe('the page of a course', () => {
  test('finds a mate by name, and says how many are not to be found', async () => {
    await using world = await testWorld()
    const { networkId, one, me, retires, completes } = await twoCourses(world)
    const gone = await world.person({ lastName: 'Poissaoleva' })
    await completes(gone, one)
    await retires(gone)
    const open = (q: string) => visit(world, paths.alumniCourse(networkId, one, { q }), { as: me })
    const whole = await open('')
    expect(whole.text).toContain('Kurssikaveri')
    expect(whole.text).not.toContain('Poissaoleva')
    expect(whole.text).toContain(t('alumni.unknown', { count: 1 }))
    expect(whole.field('q')).toBeUndefined()
    const found = await open('kurssik')
    expect(found.text).toContain('Kurssikaveri')
    expect(found.field('q')).toBe('kurssik')
    expect((await open('poissa')).text).toContain(t('frame.state.noMatch'))
  })

  test('of one is said to be of one', async () => {
    await using world = await testWorld()
    const alumni = await alumniIn(world)
    const only = await alumni.alumnus(await alumni.course(1, '2008-02-01', '2008-12-08'), 'Ainoa')
    const page = await visit(world, paths.network(alumni.networkId), { as: only })
    expect(page.text).toContain(t('alumni.alone'))
  })

  test('is not there by another network or another programme, and closed to strangers', async () => {
    await using world = await testWorld()
    const { networkId, one, me } = await twoCourses(world)
    const professional = await world.network()
    await world.member(professional, me)
    const status = async (address: string, as: string) => (await visit(world, address, { as })).status
    expect(await status(paths.alumniCourse(professional, one), me)).toBe(404)
    expect(await status(paths.alumniCourse(networkId, 'none'), me)).toBe(404)
    expect(await status(paths.alumniCourse(networkId, one), await world.person())).toBe(403)
    expect((await visit(world, paths.alumniCourse(networkId, one))).to).toContain('/sign-in')
  })
})
