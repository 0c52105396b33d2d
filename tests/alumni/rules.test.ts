// The rules of an alumni network's page: the years of a course, the order of courses.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inShownOrder, yearsOfCourse } from '~/domain/alumni/rules'

test.each([
  ['2010-02-01', '2010-12-08', '2010'],
  ['2010-09-01', '2011-05-31', '2010–2011'],
  ['2010-12-31', '2011-01-01', '2010–2011'],
  ['2010-01-01', '2012-01-01', '2010–2012'],
  ['2010-06-01', '2010-06-01', '2010'],
])('a course from %s to %s is of %s', (startsOn, endsOn, years) => {
  expect(yearsOfCourse({ startsOn, endsOn })).toBe(years)
})

const aCourse = fc.record({
  id: fc.uuid(),
  number: fc.integer({ min: 1, max: 30 }),
  startsOn: fc.constantFrom('2008-02-01', '2010-02-01', '2010-08-15', '2018-02-01'),
  endsOn: fc.constant('2019-01-01'),
  own: fc.boolean(),
})

test('own courses come first, then the newest; of two that begin on a day the later number', () => {
  fc.assert(
    fc.property(fc.array(aCourse), (courses) => {
      const shown = inShownOrder(courses)
      expect(shown.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(
        courses.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      )
      for (const [at, course] of shown.entries()) {
        const next = shown[at + 1]
        if (next === undefined) continue
        expect(Number(course.own)).toBeGreaterThanOrEqual(Number(next.own))
        if (course.own !== next.own) continue
        expect(course.startsOn >= next.startsOn).toBe(true)
        if (course.startsOn === next.startsOn) expect(course.number).toBeGreaterThanOrEqual(next.number)
      }
    }),
  )
})
