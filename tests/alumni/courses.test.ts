// The courses of an alumni network in a real database: who is counted, who is found, whose face is shown, to whom.
import { describe, expect, test } from 'vitest'
import { courseOf, coursesOf, matesOf } from '~/domain/alumni/courses.server'
import { facesInList } from '~/domain/alumni/rules'
import { testWorld } from '../world'
import { alumniIn, viewer } from './alumni-world'

const all = { q: '', page: 1 }

describe('the list of courses', () => {
  test('has every course of the programme, the reader’s own first, then the newest', async () => {
    await using world = await testWorld()
    const alumni = await alumniIn(world)
    const first = await alumni.course(1, '2008-02-01', '2008-12-08')
    await alumni.course(3, '2010-02-01', '2010-12-08')
    await alumni.course(2, '2009-09-01', '2010-05-31')
    const me = await alumni.alumnus(first, 'Minä')
    const other = await world.person()
    const shown = async (id: string) =>
      (await coursesOf(world.db, { id: alumni.networkId, programmeId: alumni.programmeId }, viewer(id))).map(
        ({ number, own, completed }) => [number, own, completed],
      )
    expect(await shown(me)).toEqual([
      [1, true, 1],
      [3, false, 0],
      [2, false, 0],
    ])
    expect(await shown(other)).toEqual([
      [3, false, 0],
      [2, false, 0],
      [1, false, 1],
    ])
  })

  test('counts who completed and who of them belongs; one of two courses is in both', async () => {
    await using world = await testWorld()
    const alumni = await alumniIn(world)
    const network = { id: alumni.networkId, programmeId: alumni.programmeId }
    const one = await alumni.course(1, '2008-02-01', '2008-12-08')
    const two = await alumni.course(2, '2009-02-01', '2009-12-08')
    const both = await alumni.alumnus(one, 'Kahdesti')
    await alumni.completes(both, two)
    const left = await world.person({ lastName: 'Lähtenyt' })
    await alumni.completes(left, one)
    await world.member(alumni.networkId, left, { validTo: '2021-06-30', endReason: 'ownWish' })
    const returned = await world.person({ lastName: 'Palannut' })
    await alumni.completes(returned, two)
    await world.member(alumni.networkId, returned, { validTo: '2021-06-30', endReason: 'ownWish' })
    await world.member(alumni.networkId, returned, { validFrom: '2022-01-01' })
    const courses = await coursesOf(world.db, network, viewer(both))
    expect(
      courses.map(({ number, own, completed, members }) => ({ number, own, completed, members })),
    ).toEqual([
      { number: 2, own: true, completed: 2, members: 2 },
      { number: 1, own: true, completed: 2, members: 1 },
    ])
    expect(courses.map(({ faces }) => faces.map(({ lastName }) => lastName))).toEqual([
      ['Kahdesti', 'Palannut'],
      ['Kahdesti', 'Lähtenyt'],
    ])
  })

  test('shows those first whose photo the reader sees, and no more than a few', async () => {
    await using world = await testWorld()
    const alumni = await alumniIn(world)
    const course = await alumni.course(1, '2008-02-01', '2008-12-08')
    const me = await alumni.alumnus(course, 'Minä')
    for (let at = 0; at < facesInList; at++) await alumni.alumnus(course, `Aapo${at}`)
    const mark = await alumni.photo(await alumni.alumnus(course, 'Öhman'), 'networks')
    await alumni.photo(await alumni.alumnus(course, 'Ösa'), 'groups')
    const network = { id: alumni.networkId, programmeId: alumni.programmeId }
    const [{ faces } = { faces: [] }] = await coursesOf(world.db, network, viewer(me))
    expect(faces).toHaveLength(facesInList)
    expect(faces.map((face) => face.mark)).toEqual([mark, ...Array(facesInList - 1).fill(null)])
    expect(faces[0]?.lastName).toBe('Öhman')
  })
})

describe('the people of a course', () => {
  test('who retired and left the network is counted and not found; to an organiser everybody is', async () => {
    await using world = await testWorld()
    const alumni = await alumniIn(world)
    const course = await alumni.course(1, '2008-02-01', '2008-12-08')
    const me = await alumni.alumnus(course, 'Minä')
    await alumni.retires(await alumni.alumnus(course, 'Eläkkeellä'))
    const gone = await world.person({ lastName: 'Poissa' })
    await alumni.completes(gone, course)
    await alumni.retires(gone)
    const seen = await matesOf(world.db, course, viewer(me), all)
    expect(seen.rows.map(({ lastName, post }) => [lastName, post !== null])).toEqual([
      ['Eläkkeellä', false],
      ['Minä', true],
    ])
    expect(seen).toMatchObject({ completed: 3, known: 2, found: 2 })
    const kept = await matesOf(world.db, course, viewer(world.organiser.personId, true), all)
    expect(kept.rows.map(({ lastName }) => lastName)).toEqual(['Eläkkeellä', 'Minä', 'Poissa'])
  })

  test('are found by those who completed the programme too; by others, those whose alumni network they share', async () => {
    await using world = await testWorld()
    const alumni = await alumniIn(world)
    const [one, two] = [
      await alumni.course(1, '2008-02-01', '2008-12-08'),
      await alumni.course(2, '2009-02-01', '2009-12-08'),
    ]
    await alumni.alumnus(one, 'Jäsen')
    const left = await world.person({ lastName: 'Lähtenyt' })
    await alumni.completes(left, one)
    const elsewhere = await world.person()
    await alumni.completes(elsewhere, two)
    const [liaison, outside, stranger] = [await world.person(), await world.person(), await world.person()]
    await world.member(alumni.networkId, liaison, { role: 'liaison' })
    await world.member(alumni.networkId, outside, { role: 'outside' })
    const network = { id: alumni.networkId, programmeId: alumni.programmeId }
    const namesFor = async (personId: string) => {
      const { rows, completed, known } = await matesOf(world.db, one, viewer(personId), all)
      const cards = await coursesOf(world.db, network, viewer(personId))
      const names = rows.map(({ lastName }) => lastName)
      expect(cards.find(({ id }) => id === one)?.faces.map(({ lastName }) => lastName)).toEqual(names)
      expect([completed, known]).toEqual([2, names.length])
      return names
    }
    expect(await namesFor(elsewhere)).toEqual(['Jäsen', 'Lähtenyt'])
    expect(await namesFor(liaison)).toEqual(['Jäsen'])
    expect(await namesFor(outside)).toEqual(['Jäsen'])
    expect(await namesFor(stranger)).toEqual([])
  })

  test('are those who have completed it by the day', async () => {
    await using world = await testWorld()
    const alumni = await alumniIn(world)
    const course = await alumni.course(1, '2026-02-01', '2026-12-08')
    const me = await alumni.alumnus(course, 'Minä')
    await alumni.alumnus(course, 'Vielä')
    await world.db
      .updateTable('completion')
      .set({ completedOn: '2026-10-02' })
      .where('personId', '<>', me)
      .execute()
    for (const reader of [viewer(me), viewer(world.organiser.personId, true)]) {
      const seen = await matesOf(world.db, course, reader, all)
      expect(seen.rows.map(({ id }) => id)).toEqual([me])
      expect(seen).toMatchObject({ completed: 1, known: 1, found: 1 })
      const network = { id: alumni.networkId, programmeId: alumni.programmeId }
      const [card] = await coursesOf(world.db, network, reader)
      expect(card).toMatchObject({ completed: 1, members: 1, faces: [{ id: me }] })
    }
  })

  test('a merged record and a guest are nobody’s to find', async () => {
    await using world = await testWorld()
    const alumni = await alumniIn(world)
    const course = await alumni.course(1, '2008-02-01', '2008-12-08')
    const me = await alumni.alumnus(course, 'Minä')
    const double = await alumni.alumnus(course, 'Kaksonen')
    const guest = await alumni.alumnus(course, 'Vieras')
    await world.db.updateTable('person').set({ mergedInto: me }).where('id', '=', double).execute()
    await world.db.updateTable('person').set({ guest: 1 }).where('id', '=', guest).execute()
    const seen = await matesOf(world.db, course, viewer(me), all)
    expect(seen.rows.map(({ id }) => id)).toEqual([me])
    expect(seen.completed).toBe(2)
  })

  test.each([
    ['networks', true, false, false],
    ['managers', true, true, true],
    ['groups', false, false, false],
    [null, false, false, false],
  ] as const)('a photo open to %s', async (circle, member, beside, organiser) => {
    await using world = await testWorld()
    const alumni = await alumniIn(world)
    const course = await alumni.course(1, '2008-02-01', '2008-12-08')
    const me = await alumni.alumnus(course, 'Minä')
    const mate = await alumni.alumnus(course, 'Kaveri')
    const mark = await alumni.photo(mate, circle)
    const markFor = async (who: Parameters<typeof matesOf>[2]) =>
      (await matesOf(world.db, course, who, all)).rows.find(({ id }) => id === mate)?.mark
    expect(await markFor(viewer(me))).toBe(member ? mark : null)
    const other = await world.person()
    await alumni.completes(other, course)
    expect(await markFor(viewer(other))).toBe(beside ? mark : null)
    expect(await markFor(viewer(world.organiser.personId, true))).toBe(organiser ? mark : null)
    expect(await markFor(viewer(mate))).toBe(circle === null ? null : mark)
  })

  test('are searched by words of a name', async () => {
    await using world = await testWorld()
    const alumni = await alumniIn(world)
    const course = await alumni.course(1, '2008-02-01', '2008-12-08')
    const me = await alumni.alumnus(course, 'Minä')
    await alumni.alumnus(course, 'Åkerblom')
    const search = async (q: string) =>
      (await matesOf(world.db, course, viewer(me), { q, page: 1 })).rows.map(({ lastName }) => lastName)
    expect(await search('åke')).toEqual(['Åkerblom'])
    expect(await search('testi min')).toEqual(['Minä'])
    expect(await search('%')).toEqual([])
    expect((await matesOf(world.db, course, viewer(me), { q: '', page: 99 })).page).toBe(1)
  })
})

test('a course of another programme is not of this one', async () => {
  await using world = await testWorld()
  const alumni = await alumniIn(world)
  const course = await alumni.course(1, '2008-02-01', '2008-12-08')
  expect(await courseOf(world.db, alumni.programmeId, course)).toMatchObject({ number: 1 })
  await expect(courseOf(world.db, 'another', course)).rejects.toMatchObject({ status: 404 })
  await expect(courseOf(world.db, alumni.programmeId, 'none')).rejects.toMatchObject({ status: 404 })
})
