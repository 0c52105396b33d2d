// The doors of the directory: searching and narrowing it, a person as a reader sees them, hints, and writing to somebody.
import { describe, expect, test } from 'vitest'
import { v7 } from 'uuid'
import type { SharedField, SharingCircle } from '#db/schema'
import { setSharing } from '~/domain/people/sharing.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { loader as hintsLoader } from '~/routes/directory.hints'
import { lettersIn, testWorld, type World } from '../world'
import { dumpOf, emoji, hugeText, origin, rightToLeft, visit } from './door'

const t = wordsOfPages('fi')
const go = (world: World, address: string, as: string, form?: Record<string, string>) =>
  visit(world, address, { as, form })

const open = async (world: World, personId: string, sharing: Partial<Record<SharedField, SharingCircle>>) =>
  world.act((c) => setSharing(c, personId, sharing), await world.actor(personId))

/** Two managers who share nothing, of whom the second is to be found. */
async function two(world: World): Promise<{ me: string; other: string }> {
  const me = await world.person({ firstName: 'Elina', lastName: 'Kajander' })
  const other = await world.person({
    firstName: 'Åke',
    lastName: 'Öhman',
    email: 'ake.ohman@virasto.example',
    organisationId: await world.organisation({
      name: 'Maanmittauslaitos',
      sectorId: await world.sector('MMM'),
    }),
  })
  await world.db
    .updateTable('person')
    .set({
      expertise: 'paikkatieto, hankinnat',
      offers: 'mentorointi',
      phone: '+358 40 555',
      homeRegion: '06',
    })
    .where('id', '=', other)
    .execute()
  return { me, other }
}

test('hints are the names of those whom the reader finds by name, and nothing until something is typed', async () => {
  await using world = await testWorld()
  const { me, other } = await two(world)
  const inCompany = await world.organisation({ kind: 'company', name: 'Öhmanin yritys' })
  await world.person({ firstName: 'Yrjö', lastName: 'Öhberg', organisationId: inCompany })
  await open(world, other, { expertise: 'managers', offers: 'managers', email: 'managers' })
  const hintsFor = async (typed: string, as = me) => {
    const headers = { Cookie: await world.cookieOf(as) }
    const request = new Request(origin + paths.directoryHints({ q: typed }), { headers })
    const answer = (await hintsLoader({ request, params: {}, context: world.context() })) as Response
    return (await answer.json()) as unknown
  }
  const none = { hints: [] }
  for (const nothing of ['', '   ', 'paikkatieto', 'mentorointi', 'ake.ohman@virasto.example', 'öhb'])
    expect([nothing, await hintsFor(nothing)]).toEqual([nothing, none])
  for (const name of ['öhm', 'ohman ake'])
    expect(await hintsFor(name)).toEqual({
      hints: [{ name: 'Åke Öhman', about: 'Maanmittauslaitos' }],
    })
  const network = await world.network()
  const mate = await world.person({ firstName: 'Onni', lastName: 'Öhrnberg', organisationId: inCompany })
  for (const id of [me, mate]) await world.member(network, id)
  expect(await hintsFor('öhr')).toMatchObject({ hints: [{ name: 'Onni Öhrnberg' }] })
  expect(await hintsFor('öhr', other)).toEqual(none)
})

describe('the directory', () => {
  test('is closed, in plain words, to those who take part in nothing', async () => {
    await using world = await testWorld()
    const assistant = await world.person({ roleClass: 'assistant' })
    const page = await go(world, paths.directory(), assistant)
    expect(page.status).toBe(403)
    expect(page.text).toContain(t('directory.closed'))
    const { other } = await two(world)
    expect((await go(world, paths.directoryPerson(other), assistant)).status).toBe(403)
    expect((await go(world, paths.directoryHints({ q: 'öhm' }), assistant)).status).toBe(403)
  })

  test('finds by name, title and organisation, and by a subject only once it is open', async () => {
    await using world = await testWorld()
    const { me, other } = await two(world)
    const finds = async (q: string) =>
      (await go(world, paths.directory({ q }), me)).text.includes('Åke Öhman')
    expect(await finds('öhm')).toBe(true)
    // Plain letters find marked ones; a mark that is typed is meant.
    expect(await finds('ohman ake')).toBe(true)
    expect(await finds('åke ohman')).toBe(true)
    expect(await finds('äke')).toBe(false)
    expect(await finds('maanmittaus åke')).toBe(true)
    expect(await finds('paikkatieto')).toBe(false)
    expect(await finds('mentorointi')).toBe(false)
    expect(await finds('ake.ohman')).toBe(false)
    await open(world, other, { expertise: 'managers', offers: 'networks' })
    expect(await finds('paikkatieto')).toBe(true)
    expect(await finds('mentorointi')).toBe(false)
  })

  test('narrows by filters that count whom the reader sees', async () => {
    await using world = await testWorld()
    const { me, other } = await two(world)
    const closed = await go(world, paths.directory(), me)
    expect(closed.html).not.toContain('name="expertise"')
    expect(closed.html).not.toContain('name="region"')
    expect(closed.html).not.toContain('name="offers"')
    await open(world, other, { expertise: 'managers', offers: 'managers', region: 'managers' })
    const page = await go(world, '/directory?region=06&offers=1', me)
    expect(page.text).toContain('Åke Öhman')
    expect(page.text).not.toContain('Elina Kajander')
    expect(page.text).toContain('Pirkanmaa (1)')
    expect(page.text).toContain('hankinnat (1)')
    expect(page.text).toContain(t('directory.found', { count: 1 }))
    expect(page.field('region')).toBe('06')
    expect(page.field('offers')).toBe('1')
    expect((await go(world, '/directory?region=07', me)).text).toContain(t('frame.state.noMatch'))
  })

  test('narrows by a course to those who completed it, for those who completed the programme', async () => {
    await using world = await testWorld()
    const { me, other } = await two(world)
    const names = { nameFi: 'Tulevaisuuden johtajat', nameSv: 'Framtidens ledare', nameEn: 'Future leaders' }
    await world.db
      .insertInto('programme')
      .values({ id: 'tj', ...names })
      .execute()
    await world.db
      .insertInto('course')
      .values({ id: 'tj-12', programmeId: 'tj', number: 12, startsOn: '2016-01-01', endsOn: '2016-12-01' })
      .execute()
    const complete = (personId: string) =>
      world.db
        .insertInto('completion')
        .values({ id: v7(), personId, courseId: 'tj-12', completedOn: '2016-12-01' })
        .execute()
    await complete(other)
    const before = await go(world, paths.directory({ course: 'tj-12' }), me)
    expect(before.text).toContain(t('frame.state.noMatch'))
    expect((await go(world, paths.directoryPerson(other), me)).text).not.toContain('Tulevaisuuden johtajat')
    await complete(me)
    const page = await go(world, paths.directory({ course: 'tj' }), me)
    expect(page.text).toContain('Tulevaisuuden johtajat 12 (2)')
    expect(page.text).toContain('Åke Öhman')
    expect((await go(world, paths.directoryPerson(other), me)).text).toContain('Tulevaisuuden johtajat 12')
  })

  test('tells of each person all the courses that the reader sees, the last first, on cards and in the table', async () => {
    await using world = await testWorld()
    const { me, other } = await two(world)
    for (const [id, name, year] of [
      ['u', 'Uudistuja', 2015],
      ['h', 'Horizons', 2019],
      ['t', 'Tulevaisuuden johtajat', 2010],
    ] as const) {
      const names = { nameFi: name, nameSv: name, nameEn: name }
      const days = { startsOn: `${year}-01-01`, endsOn: `${year}-06-01` }
      await world.db
        .insertInto('programme')
        .values({ id, ...names })
        .execute()
      await world.db
        .insertInto('course')
        .values({ id: `${id}-3`, programmeId: id, number: 3, ...days })
        .execute()
      // The third is none of the reader's.
      for (const personId of id === 't' ? [other] : [me, other])
        await world.db
          .insertInto('completion')
          .values({ id: v7(), personId, courseId: `${id}-3`, completedOn: days.endsOn })
          .execute()
    }
    for (const view of ['cards', 'list'] as const) {
      const page = await go(world, `${paths.directory({ q: 'öhman' })}&view=${view}`, me)
      expect(page.text).toContain('Horizons 3, Uudistuja 3')
      expect(page.text).not.toContain('Tulevaisuuden johtajat 3')
    }
  })

  test('is shown as cards and as a table, by name in the order of å ä ö, thirty a page', async () => {
    await using world = await testWorld()
    const { me } = await two(world)
    for (let place = 0; place < 31; place++) await world.person({ lastName: 'Ahola' })
    const first = await go(world, paths.directory(), me)
    expect(first.html).toContain('person-card')
    expect(first.text).toContain(t('frame.do.next'))
    expect(first.text).not.toContain('Åke Öhman')
    const last = await go(world, '/directory?page=2&view=list', me)
    expect(last.html).toContain('<table')
    expect(last.text).toContain('Åke Öhman')
    expect(last.text.indexOf('Virta')).toBeLessThan(last.text.indexOf('Öhman'))
    const beyond = await go(world, '/directory?page=9', me)
    expect(beyond.text).toContain('Åke Öhman')
    expect(beyond.text).toContain(t('frame.do.previous'))
    const falling = await go(world, '/directory?sort=-name', me)
    expect(falling.text.indexOf('Öhman')).toBeLessThan(falling.text.indexOf('Virta'))
    const bySector = await go(world, '/directory?sort=sector', me)
    expect(bySector.text.indexOf('Öhman')).toBeLessThan(bySector.text.indexOf('Ahola'))
  })

  test.each([hugeText, emoji, rightToLeft, "%_\\'", '(', '\u0000'])(
    'takes whatever is typed, and writes nothing: %#',
    async (typed) => {
      await using world = await testWorld()
      const { me } = await two(world)
      await world.cookieOf(me)
      const before = await dumpOf(world.db)
      const query = new URLSearchParams({
        q: typed,
        sector: typed,
        course: typed,
        expertise: typed,
        page: typed,
      })
      const page = await go(world, `/directory?${query.toString()}`.slice(0, 4000), me)
      expect(page.status).toBe(200)
      const session = /"signIn(Session|Verification)":\[.*?\]/gs
      expect((await dumpOf(world.db)).replace(session, '')).toBe(before.replace(session, ''))
    },
  )
})

describe('a person', () => {
  test('shows what is open to the reader, and nothing else', async () => {
    await using world = await testWorld()
    const { me, other } = await two(world)
    const closed = await go(world, paths.directoryPerson(other), me)
    expect(closed.text).toContain('Maanmittauslaitos')
    for (const hidden of ['paikkatieto', 'mentorointi', '+358', 'ake.ohman', 'Pirkanmaa'])
      expect(closed.html).not.toContain(hidden)
    expect(closed.html).not.toContain(paths.writeToPerson(other))
    await open(world, other, {
      email: 'managers',
      expertise: 'managers',
      region: 'managers',
      phone: 'groups',
    })
    const page = await go(world, paths.directoryPerson(other), me)
    expect(page.html).toContain('mailto:ake.ohman@virasto.example')
    expect(page.text).toContain('paikkatieto')
    expect(page.text).toContain('Pirkanmaa')
    expect(page.html).not.toContain('+358')
    expect(page.html).not.toContain(paths.person(other))
  })

  test('tells oneself how others see one, and leads organisers to the registry', async () => {
    await using world = await testWorld()
    const { me, other } = await two(world)
    const own = await go(world, paths.directoryPerson(me), me)
    expect(own.text).toContain(t('directory.person.oneself'))
    expect(own.html).toContain(paths.myData())
    const organisers = await go(world, paths.directoryPerson(other), world.organiser.personId)
    expect(organisers.html).toContain(`href="${paths.person(other)}"`)
    expect(organisers.html).not.toContain('ake.ohman')
  })

  test('is not there for those who do not find them', async () => {
    await using world = await testWorld()
    const { me, other } = await two(world)
    await world.db.updateTable('person').set({ guest: 1 }).where('id', '=', other).execute()
    expect((await go(world, paths.directoryPerson(other), me)).status).toBe(404)
    expect((await go(world, paths.writeToPerson(other), me)).status).toBe(404)
    expect((await go(world, paths.directoryPerson('nobody'), me)).status).toBe(404)
  })
})

describe('writing to somebody', () => {
  const letter = (more: Record<string, string> = {}) => ({
    ...{ id: crypto.randomUUID() as string, subject: 'Mentorointi', text: 'Voisimmeko tavata?' },
    ...more,
  })
  const sent = async (world: World) => (await lettersIn(world.db)).filter(({ kind }) => kind === 'fromPerson')

  test('sends one letter, however often its form is sent, and the answer goes to the writer', async () => {
    await using world = await testWorld()
    const { me, other } = await two(world)
    await world.db.updateTable('person').set({ language: 'sv' }).where('id', '=', other).execute()
    await open(world, other, { letters: 'managers' })
    const person = await go(world, paths.directoryPerson(other), me)
    expect(person.html).toContain(paths.writeToPerson(other))
    const form = await go(world, paths.writeToPerson(other), me)
    const { email } = await world.db
      .selectFrom('address')
      .select('email')
      .where('personId', '=', me)
      .executeTakeFirstOrThrow()
    expect(form.text).toContain(email)
    expect(form.html).not.toContain('ake.ohman')
    const typed = letter({ id: form.field('id') ?? '' })
    const [one, again] = await Promise.all([
      go(world, paths.writeToPerson(other), me, typed),
      go(world, paths.writeToPerson(other), me, typed),
    ])
    expect([one.to, again.to]).toEqual([
      paths.directoryPerson(other, { done: 'written' }),
      paths.directoryPerson(other, { done: 'written' }),
    ])
    const [gone, ...more] = await sent(world)
    expect(more).toEqual([])
    expect(gone).toMatchObject({
      ...{ kind: 'fromPerson', personId: other, locale: 'sv' },
      data: { from: { name: 'Elina Kajander', address: email }, subject: 'Mentorointi' },
    })
    expect((await go(world, one.to ?? '', me)).text).toContain(t('directory.write.done'))
  })

  test('says what is missing and keeps what was typed', async () => {
    await using world = await testWorld()
    const { me, other } = await two(world)
    await open(world, other, { letters: 'managers' })
    const page = await go(world, paths.writeToPerson(other), me, letter({ subject: '', text: rightToLeft }))
    expect(page.field('text')).toBe(rightToLeft)
    expect(page.text).toContain(t('frame.form.fillIn'))
    const long = await go(world, paths.writeToPerson(other), me, letter({ text: hugeText }))
    expect(long.text).toContain(t('directory.write.textTooLong'))
    expect(await sent(world)).toEqual([])
  })

  test('is refused to those to whom letters are closed, and where they are not wanted', async () => {
    await using world = await testWorld()
    const { me, other } = await two(world)
    const write = () => go(world, paths.writeToPerson(other), me, letter())
    await open(world, other, { letters: 'networks' })
    expect((await go(world, paths.writeToPerson(other), me)).text).toContain(t('directory.write.notTaken'))
    expect((await write()).text).toContain(t('reasons.lettersNotTaken'))
    const network = await world.network()
    for (const id of [me, other]) await world.member(network, id)
    expect((await write()).status).toBe(302)
    await world.db
      .insertInto('unwantedLetter')
      .values({ id: v7(), personId: other, kind: 'fromPeople', since: world.now() })
      .execute()
    expect((await write()).text).toContain(t('reasons.lettersNotTaken'))
    expect(await sent(world)).toHaveLength(1)
  })

  test('stops at ten within a day, and goes on the day after', async () => {
    await using world = await testWorld()
    const { me, other } = await two(world)
    await open(world, other, { letters: 'managers' })
    const write = () => go(world, paths.writeToPerson(other), me, letter())
    for (let place = 0; place < 10; place++) expect((await write()).status).toBe(302)
    const refused = await write()
    expect(refused.text).toContain(t('reasons.tooManyLetters'))
    expect(refused.field('text')).toBe('Voisimmeko tavata?')
    world.pass({ hours: 25 })
    expect((await write()).status).toBe(302)
    expect(await sent(world)).toHaveLength(11)
  })

  test('tells the trail that somebody wrote, and neither to whom nor a word of it', async () => {
    await using world = await testWorld()
    const { me, other } = await two(world)
    await open(world, other, { letters: 'managers' })
    await go(world, paths.writeToPerson(other), me, letter())
    const rows = await world.db.selectFrom('audit').selectAll().where('act', '=', 'writeToPerson').execute()
    expect(rows).toHaveLength(1)
    expect(JSON.parse(rows[0]?.detail ?? '{}')).toEqual({})
    expect((await go(world, paths.person(me), world.organiser.personId)).text).toContain(
      t('registry.deeds.acts.writeToPerson'),
    )
    const list = await go(world, paths.letters(), world.organiser.personId)
    expect(list.text).not.toContain('Öhman')
  })
})
