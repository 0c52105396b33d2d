// The doors of programmes and courses: entering, taking people in by search, marking who completed, with alumni and undo.
import { expect, test } from 'vitest'
import { membershipsOf } from '~/domain/networks/queries.server'
import { coursesOf, peopleOnCourse } from '~/domain/programmes/queries.server'
import { wordsOfPages } from '~/i18n/all'
import { paths } from '~/paths'
import { testWorld, type World } from '../world'
import { emoji, hugeText, visit } from './door'

const t = wordsOfPages('fi')
type Typed = Record<string, string | string[]>

const come = (world: World, address: string, form?: Typed) =>
  visit(world, address, { as: world.organiser.personId, ...(form && { form }) })

async function programme(world: World) {
  await come(world, paths.newProgramme(), { id: 'p', nameFi: 'Uudistuja', nameSv: '', nameEn: '' })
  const days = { startsOn: '2026-02-01', endsOn: '2026-09-30' }
  await come(world, paths.newCourse('p'), { id: 'c', number: '1', ...days })
  return { ...days, page: paths.course('p', 'c') }
}

test('a programme is entered once, listed and corrected', async () => {
  await using world = await testWorld()
  expect((await come(world, paths.programmes())).text).toContain(t('registry.programme.none'))
  const typed = { id: 'p', nameFi: 'Uudistuja', nameSv: emoji, nameEn: '' }
  const done = await come(world, paths.newProgramme(), typed)
  expect(done.to).toMatch(/^\/programmes\/p\?done=entered&deed=/)
  expect((await come(world, paths.newProgramme(), typed)).to).toBe('/programmes/p?done=entered')
  expect((await come(world, paths.programmes())).text).toContain('Uudistuja')
  const taken = await come(world, paths.newProgramme(), { ...typed, id: 'q' })
  expect(taken.text).toContain(t('reasons.programmeNameTaken'))
  expect(taken.field('nameSv')).toBe(emoji)
  const huge = await come(world, paths.editProgramme('p'), { ...typed, nameFi: hugeText })
  expect(huge.text).toContain(t('frame.form.tooLong'))
  await come(world, paths.editProgramme('p'), { ...typed, nameFi: 'Uudistajat' })
  expect((await come(world, paths.programme('p'))).html).toContain('<h1>Uudistajat</h1>')
})

test('a course: numbers are unique, ends come after starts, what was typed stays', async () => {
  await using world = await testWorld()
  const { startsOn, endsOn } = await programme(world)
  expect((await come(world, paths.newCourse('p'))).field('number')).toBe('2')
  const enter = (form: Typed) =>
    come(world, paths.newCourse('p'), { id: 'd', number: '2', startsOn, endsOn, ...form })
  for (const [wrong, fault] of [
    [{ number: '1' }, 'reasons.courseNumberTaken'],
    [{ number: 'toinen' }, 'registry.course.fault.notANumber'],
    [{ endsOn: '2026-01-31' }, 'reasons.endBeforeStart'],
    [{ startsOn: '' }, 'frame.form.fillIn'],
  ] as const) {
    const page = await enter(wrong)
    expect(page.text).toContain(t(fault))
    for (const [name, value] of Object.entries(wrong)) expect(page.field(name)).toBe(value)
  }
  expect((await enter({})).to).toMatch(/^\/programmes\/p\/courses\/d\?done=entered&deed=/)
  const corrected = await come(world, paths.course('p', 'd'), {
    intent: 'correct',
    number: '1',
    startsOn,
    endsOn,
  })
  expect(corrected.text).toContain(t('reasons.courseNumberTaken'))
  await come(world, paths.course('p', 'd'), { intent: 'correct', number: '9', startsOn, endsOn })
  expect((await coursesOf(world.db, 'p')).map(({ number }) => number)).toEqual([9, 1])
  expect((await come(world, paths.course('another', 'c'))).status).toBe(404)
})

test('people are found by search, taken in, marked one by one and all at once; the alumni network follows', async () => {
  await using world = await testWorld()
  const { page, endsOn } = await programme(world)
  const alumni = await world.network({ kind: 'alumni', programmeId: 'p' })
  const [first, second, third] = [
    await world.person({ lastName: 'Eka' }),
    await world.person({ lastName: 'Toka' }),
    await world.person({ lastName: 'Kolmas' }),
  ]
  await world.member(alumni, third, { validFrom: '2015-01-01', validTo: '2016-01-01', endReason: 'ownWish' })
  const search = await come(world, `${page}?q=eka`)
  expect(search.field('personId')).toBe(first)
  const enrol = (personId: string) => come(world, page, { intent: 'enrol', id: `e-${personId}`, personId })
  const done = await enrol(first)
  expect(done.to).toMatch(/done=enrolled&deed=/)
  expect((await enrol(first)).to).toMatch(/done=enrolled$/)
  const again = await come(world, page, { intent: 'enrol', id: 'other', personId: first })
  expect(again.text).toContain(t('reasons.enrolledAlready'))
  for (const id of [second, third]) await enrol(id)
  expect((await come(world, `${page}?q=eka`)).text).toContain(t('registry.course.here'))
  expect((await come(world, page)).field('on')).toBe(endsOn)

  const nobody = await come(world, page, { intent: 'complete', on: endsOn })
  expect(nobody.text).toContain(t('registry.course.fault.nobody'))
  const early = await come(world, page, { intent: 'complete', person: [first], on: '2026-01-31' })
  expect(early.text).toContain(t('reasons.beforeCourse'))
  expect(early.field('on')).toBe('2026-01-31')
  expect(early.field('person')).toBe(first)

  await come(world, page, { intent: 'complete', person: [first], on: endsOn })
  const all = await come(world, page, { intent: 'all', on: endsOn })
  const news = await come(world, all.to ?? '')
  expect(news.text).toContain(t('registry.course.done.completed', { count: 2 }))
  expect(news.text).toContain(t('registry.course.done.joined', { count: 1 }))
  expect(news.text).toContain(t('registry.course.done.optedOut', { count: 1 }))
  expect(await membershipsOf(world.db, second)).toMatchObject([{ networkId: alumni, validFrom: endsOn }])
  expect(await membershipsOf(world.db, third)).toHaveLength(1)

  const deed = new URL(all.to ?? '', 'http://x').searchParams.get('deed') ?? ''
  await come(world, paths.undoDeed(deed), { back: page })
  expect(await membershipsOf(world.db, second)).toEqual([])
  const left = await come(world, page, { intent: 'leave', person: [second, third], on: '2026-05-01' })
  expect((await come(world, left.to ?? '')).text).toContain(t('registry.course.done.left', { count: 2 }))
  const people = await peopleOnCourse(world.db, 'c', '2026-10-01')
  expect(people.map(({ id, leftOn, completedOn }) => [id, leftOn, completedOn]).sort()).toEqual(
    [
      [first, null, endsOn],
      [second, '2026-05-01', null],
      [third, '2026-05-01', null],
    ].sort(),
  )
})
